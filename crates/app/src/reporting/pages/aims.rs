//! What a unit set itself to reach, beside the boxes of its entry form: quiet words while one types, and with the checks
//! whether the figure reaches it. What the words are and whether it is reached is found where targets are.

use super::{boxes::Boxes, words::Mark};
use crate::targets::beside;
use domain::packs::Indicator;

/// What the unit set itself to reach, beside its box.
#[derive(Debug, Clone)]
pub struct Aim {
    /// For when and what.
    pub words: String,
    /// Whether it is reached, once the checks are asked for.
    pub mark: Option<Mark>,
}

impl Boxes<'_> {
    /// What the unit set itself to reach; whether it does is said with the checks, not while one types.
    pub(super) fn aims(&self, indicator: &Indicator) -> Vec<Aim> {
        let aim = |line: &beside::Line| {
            let mark = self.is_checked.then(|| line.mark.clone());
            Aim { words: line.short.clone(), mark }
        };
        self.making.targets_of(indicator).iter().map(aim).collect()
    }
}
