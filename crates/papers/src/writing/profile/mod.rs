//! A layout as values: paper, places, spacings, lettering, punctuation, each with the rule that states it beside it.
//!
//! The values stand in `layouts/*.toml` and nowhere else. A mark says how sure a value is: stated by the rule, measured
//! on the issuing office's own file, derived, or open. Lengths are millimetres or points, as the name says.

mod habits;
mod parts;
mod stated;

pub use habits::{Below, Counting, Habits, Numbering, SigningMarks, Tone};
pub use parts::{Grid, Letterings, Margins, Pitch, Ruling, Sheet, Spacing};
pub use stated::{Lettering, Mark, Stated};

use super::words::Spelling;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

const FILES: [&str; 3] =
    [include_str!("../layouts/hd36.toml"), include_str!("../layouts/hd05.toml"), include_str!("../layouts/nd30.toml")];

/// Whose rules a paper is laid out by. A mass organisation has none of its own here and names the one that it follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Committees, bodies and organisations of the Party.
    #[default]
    Party,
    /// Bodies and enterprises of the State.
    State,
}

/// A layout.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The rule.
    pub rule: String,
    /// Whose papers it is for.
    pub family: Family,
    /// The first day of papers under it.
    pub in_force_from: Date,
    /// The typeface, in all four of Word's scripts.
    pub typeface: Stated<String>,
    /// The sheet.
    pub sheet: Sheet,
    /// Margins of an upright page.
    pub margins: Margins,
    /// Margins of a page on its side.
    pub margins_on_its_side: Margins,
    /// Columns of the head.
    pub head: Grid,
    /// Columns of «Nơi nhận» and signature.
    pub foot: Grid,
    /// Distances.
    pub spacing: Spacing,
    /// Tables.
    pub ruling: Ruling,
    /// Lettering.
    pub lettering: Letterings,
    /// Habits.
    pub habits: Habits,
}

static PROFILES: LazyLock<[Profile; 3]> = LazyLock::new(|| FILES.map(read));

#[expect(clippy::expect_used, reason = "the files are part of the program, and a test reads all of them")]
fn read(text: &str) -> Profile {
    toml::from_str(text).expect("a layout of this program is complete")
}

impl Profile {
    /// Every layout, those of one family by their first day.
    pub fn all() -> &'static [Profile] {
        &*PROFILES
    }

    /// The layout of a paper of this family issued on this day: the newest rule in force. A day before the first rule that
    /// is known here takes that rule.
    pub fn of(family: Family, day: Date) -> &'static Profile {
        let [any, ..] = &*PROFILES;
        let own = || PROFILES.iter().filter(move |profile| profile.family == family);
        let in_force = own().filter(|profile| profile.in_force_from <= day).max_by_key(|profile| profile.in_force_from);
        let first = || own().min_by_key(|profile| profile.in_force_from);
        in_force.or_else(first).unwrap_or(any)
    }

    /// How names and phrases of the system are spelled.
    pub(super) fn spelling(&self) -> Spelling {
        Spelling::with(self.habits.tone.is)
    }

    /// Width of the text of an upright page.
    pub fn text_width_mm(&self) -> f64 {
        self.sheet.width_mm.is - self.margins.left_mm.is - self.margins.right_mm.is
    }

    /// Width of the text of a page on its side.
    pub fn text_width_on_its_side_mm(&self) -> f64 {
        self.sheet.height_mm.is - self.margins_on_its_side.left_mm.is - self.margins_on_its_side.right_mm.is
    }
}
