//! When an obligation is due: once, again and again, or always («thường xuyên») with a confirmation every few months.
//! It says what was decided; which days follow from it stands in `recurrence` and `occurrences`.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

/// When an obligation is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Timing {
    /// On one day. «Trước, chậm nhất, đến hết D» all run to 24:00 of D, or to the hour stated; overdue from D+1.
    Once {
        /// The due day.
        due_on: Date,
        /// The hour stated in the text, if any.
        time: Option<Time>,
    },
    /// Again and again: one occurrence a period.
    Recurring {
        /// A rule of RFC 5545 in the small form of the reading: `FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30`.
        rule: String,
    },
    /// Always, confirmed every so many months.
    Standing {
        /// Months between two confirmations.
        confirm_every_months: i64,
    },
}

impl Timing {
    /// The word stored in the database.
    pub const fn code(&self) -> &'static str {
        match self {
            Timing::Once { .. } => "once",
            Timing::Recurring { .. } => "recurring",
            Timing::Standing { .. } => "standing",
        }
    }
}
