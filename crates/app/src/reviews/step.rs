//! What was done to a block: the word that stands beside each of its versions.
//! It decides nothing.

/// One act on a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Drafted from the data, for the first time or again.
    Drafted,
    /// Nothing is drafted for it any more, and nobody had touched it.
    Dropped,
    /// A person's words were written.
    Edited,
    /// The new draft was taken in the place of the person's words.
    Taken,
    /// The person's words were kept beside a new draft.
    Kept,
    /// The person's words with the new figures.
    Combined,
    /// Taken out of the paper.
    Removed,
    /// Put back.
    Restored,
    /// An earlier version came back.
    Returned,
    /// Added by a person.
    Added,
}

impl Step {
    /// All of them.
    pub const ALL: [Step; 10] = [
        Step::Drafted,
        Step::Dropped,
        Step::Edited,
        Step::Taken,
        Step::Kept,
        Step::Combined,
        Step::Removed,
        Step::Restored,
        Step::Returned,
        Step::Added,
    ];

    /// The word that is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Step::Drafted => "drafted",
            Step::Dropped => "dropped",
            Step::Edited => "edited",
            Step::Taken => "taken",
            Step::Kept => "kept",
            Step::Combined => "combined",
            Step::Removed => "removed",
            Step::Restored => "restored",
            Step::Returned => "returned",
            Step::Added => "added",
        }
    }

    /// From the stored word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.code() == code)
    }

    /// Key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Step::Drafted => "reviews-step-drafted",
            Step::Dropped => "reviews-step-dropped",
            Step::Edited => "reviews-step-edited",
            Step::Taken => "reviews-step-taken",
            Step::Kept => "reviews-step-kept",
            Step::Combined => "reviews-step-combined",
            Step::Removed => "reviews-step-removed",
            Step::Restored => "reviews-step-restored",
            Step::Returned => "reviews-step-returned",
            Step::Added => "reviews-step-added",
        }
    }
}
