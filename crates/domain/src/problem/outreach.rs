//! What can be refused of outreach: of campaigns, activities and numbers of people. The words stand in `outreach.txt` beside it.
//! To whoever reads a code it is one of the list.

use super::Problem;
use serde::{Deserialize, Serialize};

/// What can be refused of outreach: of campaigns, activities and numbers of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum OutreachProblem {
    /// The campaign is being drafted; nothing is recorded yet.
    #[serde(rename = "outreach-not-open")]
    NotOpen,
    /// The campaign is closed.
    #[serde(rename = "outreach-closed")]
    Closed,
    /// The campaign is open already.
    #[serde(rename = "outreach-already-open")]
    Open,
    /// The campaign lacks what it needs: a name, audiences, channels, units.
    #[serde(rename = "outreach-incomplete")]
    Incomplete,
    /// The last day lies before the first.
    #[serde(rename = "outreach-days-turned")]
    DaysTurned,
    /// A goal is no whole number from 1 to 100.
    #[serde(rename = "outreach-goal-unfit")]
    Goal {
        /// What was typed.
        typed: String,
    },
    /// A unit does not stand below the body whose campaign it is.
    #[serde(rename = "outreach-unit-elsewhere")]
    UnitElsewhere {
        /// Which.
        unit: String,
    },
    /// A unit was not asked to take part, nor was anybody above it.
    #[serde(rename = "outreach-unit-not-asked")]
    UnitNotAsked {
        /// Which.
        unit: String,
    },
    /// A unit has ended.
    #[serde(rename = "outreach-unit-ended")]
    UnitEnded {
        /// Which.
        unit: String,
        /// Who carries on.
        heirs: String,
    },
    /// A change would leave out an audience, a channel or days of which activities are recorded.
    #[serde(rename = "outreach-in-use")]
    InUse {
        /// How many activities.
        count: i64,
    },
    /// The campaign has no such audience.
    #[serde(rename = "outreach-audience-unknown")]
    AudienceUnknown {
        /// What was sent.
        audience: String,
    },
    /// The campaign has no such channel.
    #[serde(rename = "outreach-channel-unknown")]
    ChannelUnknown {
        /// What was sent.
        channel: String,
    },
    /// A count is no whole number.
    #[serde(rename = "outreach-not-a-count")]
    NotACount {
        /// What was typed.
        typed: String,
    },
    /// No audience has a number.
    #[serde(rename = "outreach-nobody-counted")]
    NobodyCounted,
    /// More persons than there are said to be, and nobody says why.
    #[serde(rename = "outreach-more-than-there-are")]
    MoreThanThereAre {
        /// The audience.
        audience: String,
        /// How many were typed.
        count: i64,
        /// How many there are.
        people: i64,
    },
    /// Persons without counting twice are fewer than one activity reached, or more than all turns.
    #[serde(rename = "outreach-persons-impossible")]
    PersonsImpossible {
        /// The largest claim of one activity.
        least: i64,
        /// All turns.
        most: i64,
    },
    /// The activity took place outside the days of the campaign.
    #[serde(rename = "outreach-day-outside")]
    DayOutside {
        /// The first day, dd/mm/yyyy.
        first: String,
        /// The last day, dd/mm/yyyy.
        last: String,
    },
    /// The activity has not taken place yet.
    #[serde(rename = "outreach-day-in-future")]
    DayInFuture {
        /// Today, dd/mm/yyyy.
        today: String,
    },
    /// The same form was sent before, with something else in it.
    #[serde(rename = "outreach-sent-before")]
    SentBefore,
    /// The unit recorded an activity that looks the same.
    #[serde(rename = "outreach-looks-same")]
    LooksSame,
    /// The activity was withdrawn.
    #[serde(rename = "outreach-withdrawn")]
    Withdrawn,
    /// A material is neither a file nor an address of the web.
    #[serde(rename = "outreach-material-empty")]
    MaterialEmpty,
}

impl OutreachProblem {
    /// The HTTP status that says the same.
    pub(super) fn status(&self) -> u16 {
        match self {
            OutreachProblem::NotOpen
            | OutreachProblem::Closed
            | OutreachProblem::Open
            | OutreachProblem::InUse { .. }
            | OutreachProblem::UnitEnded { .. }
            | OutreachProblem::SentBefore
            | OutreachProblem::LooksSame
            | OutreachProblem::Withdrawn => 409,
            _ => 422,
        }
    }
}

impl From<OutreachProblem> for Problem {
    fn from(problem: OutreachProblem) -> Self {
        Problem::Outreach(problem)
    }
}
