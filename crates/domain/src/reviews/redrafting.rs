//! What becomes of a block when it is drafted again: a three-way merge of what was drafted, what the person made of it and
//! what is drafted now.

use super::{Block, Mark, combined, relocated};
use serde::{Deserialize, Serialize};

/// How a block stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The draft on which the block rests; none for a block that a person added.
    pub base: Option<Block>,
    /// The person's words, if they are others than the draft's.
    pub written: Option<String>,
    /// What is drafted now, where it differs from the base and a person's words stand: to be looked at.
    pub proposed: Option<Block>,
    /// Nothing is drafted for it any more; it stands for the person's words alone.
    pub is_orphan: bool,
    /// Whether a person took it out of the paper.
    pub is_removed: bool,
}

/// What a person answers to what is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The new draft takes the place of the person's words.
    Take,
    /// The person's words stay, and rest on the new draft from now on.
    Keep,
    /// The person's words with what is new in the draft, where these do not touch each other ([`Standing::combination`]).
    Combine,
}

impl Standing {
    /// A block that is drafted for the first time.
    pub fn drafted(block: Block) -> Self {
        Standing { base: Some(block), written: None, proposed: None, is_orphan: false, is_removed: false }
    }

    /// A block that a person added.
    pub fn added(text: String) -> Self {
        Standing { base: None, written: Some(text), proposed: None, is_orphan: false, is_removed: false }
    }

    /// The words that stand in the paper.
    pub fn text(&self) -> &str {
        self.written.as_deref().or_else(|| self.base.as_ref().map(|base| base.text.as_str())).unwrap_or_default()
    }

    /// The person's words with what is new in the proposal; nothing where a person has to choose, or where nothing is proposed.
    pub fn combination(&self) -> Option<String> {
        let (base, now) = (self.base.as_ref()?, self.proposed.as_ref()?);
        combined(&base.text, self.written.as_deref()?, &now.text)
    }

    /// The sources of the words that stand in the paper.
    pub fn marks(&self) -> Vec<Mark> {
        match (&self.base, &self.written) {
            (None, _) => Vec::new(),
            (Some(base), None) => base.marks.clone(),
            (Some(base), Some(written)) => relocated(&base.text, &base.marks, written),
        }
    }

    /// Whether a person's words stand in it.
    pub fn is_edited(&self) -> bool {
        self.written.is_some()
    }
}

/// A block that is drafted again; `None` where nothing is drafted for it now. Nothing is left of a block that nobody touched
/// and that is not drafted any more.
pub fn redrafted(standing: Standing, now: Option<Block>) -> Option<Standing> {
    match (standing, now) {
        (standing @ Standing { base: None, .. }, None) => Some(standing),
        (Standing { written: None, is_removed, .. }, Some(now)) => {
            Some(Standing { is_removed, ..Standing::drafted(now) })
        }
        (Standing { written: None, .. }, None) => None,
        (standing, None) => Some(Standing { proposed: None, is_orphan: true, ..standing }),
        (standing, Some(now)) if standing.text() == now.text => {
            Some(Standing { is_removed: standing.is_removed, ..Standing::drafted(now) })
        }
        (standing, Some(now)) => {
            let is_same = standing.base.as_ref().is_some_and(|base| base.text == now.text);
            // The words are the same and so the person has nothing to look at; their sources may be newer.
            let (base, proposed) = if is_same { (Some(now), None) } else { (standing.base.clone(), Some(now)) };
            Some(Standing { base, proposed, is_orphan: false, ..standing })
        }
    }
}

/// A block whose proposal was answered; without one it stays as it is, and so does one that cannot be combined.
pub fn answered(standing: Standing, answer: Answer) -> Standing {
    match (standing.proposed.clone(), answer) {
        (None, _) => standing,
        (Some(now), Answer::Take) => Standing { is_removed: standing.is_removed, ..Standing::drafted(now) },
        (Some(now), Answer::Keep) => Standing { base: Some(now), proposed: None, ..standing },
        (Some(now), Answer::Combine) => match standing.combination() {
            None => standing,
            Some(text) => {
                let written = (text != now.text).then_some(text);
                Standing { base: Some(now), written, proposed: None, ..standing }
            }
        },
    }
}
