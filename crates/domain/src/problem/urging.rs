//! What can be refused of urging. The words stand in `urging.txt` beside it.
//! What a person did not do, or what a server of mail said, is no refusal and is not here.

use serde::{Deserialize, Serialize};

/// What can be refused of reminders, of their steps and of the mail of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum UrgingProblem {
    /// It is done, or waits for its answer, or is closed: nobody is to be reminded.
    #[serde(rename = "urging-nothing-owed")]
    NothingOwed,
    /// The unit was reminded by hand today.
    #[serde(rename = "urging-reminded-today")]
    RemindedToday,
    /// Nobody of the unit has an account.
    #[serde(rename = "urging-nobody-to-tell")]
    NobodyToTell,
    /// Days of steps that cannot be.
    #[serde(rename = "urging-steps-impossible")]
    StepsImpossible {
        /// The highest number of days.
        most: i64,
        /// How many days may be named.
        count: i64,
    },
    /// It would go up to the tracking body before the head of the unit is told.
    #[serde(rename = "urging-upwards-first")]
    UpwardsFirst,
    /// The address is no address of mail.
    #[serde(rename = "urging-mail-address")]
    MailAddress,
}

impl UrgingProblem {
    /// The HTTP status that says the same.
    pub fn status(&self) -> u16 {
        match self {
            UrgingProblem::NothingOwed | UrgingProblem::RemindedToday | UrgingProblem::NobodyToTell => 409,
            _ => 422,
        }
    }
}
