//! The recipients of the working copy: each line of «Nơi nhận» as read, and to whom a person said it is sent.
//! It names bodies by their identity only where a person chose them; what the words mean is found on the graph.

use domain::ids::OrganisationId;
use papers::reading::{Purpose, Recipient};
use serde::{Deserialize, Serialize};

/// One line of «Nơi nhận».
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecipientReview {
    /// As printed, or as typed.
    pub text: String,
    /// For what.
    pub purpose: Option<Purpose>,
    /// To whom.
    pub sending: Sending,
    /// The reader found it; otherwise a person added it.
    pub found: bool,
}

/// To whom a line is sent.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sending {
    /// To whom its words mean.
    #[default]
    AsRead,
    /// To these, as a person said.
    To(Vec<OrganisationId>),
    /// To nobody through this system, as a person said: on paper, or not at all.
    Outside,
}

impl RecipientReview {
    /// As the reader found it.
    pub fn of(recipient: &Recipient) -> Self {
        RecipientReview {
            text: recipient.text.clone(),
            purpose: recipient.purpose,
            sending: Sending::AsRead,
            found: true,
        }
    }
}
