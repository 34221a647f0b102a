//! «Từ trên xuống»: what a body accepted of a unit stays accepted while a body above holds an acceptance of that body's own
//! report for the same period, which was made from it. Who accepted last takes back first.
//!
//! Nothing is remembered of it: whether something stands in the way is found anew from the reports as they stand.

use super::ReportState;
use crate::ids::OrganisationId;

/// A report as those above and below it see it: whose it is, for whom, for which period, and how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodReport<'r> {
    /// Code of the pack.
    pub pack: &'r str,
    /// Regime of the period.
    pub regime: &'r str,
    /// Year of the period.
    pub year: i64,
    /// Number of the period in the year.
    pub number: i64,
    /// Whose report it is.
    pub holder: OrganisationId,
    /// The body that asked for it.
    pub asked_by: OrganisationId,
    /// How it stands.
    pub state: ReportState,
}

impl PeriodReport<'_> {
    /// Whether it holds the acceptance of a report below it: it is that of the body that asked for the lower one, given to
    /// another body for the same period, and accepted there. Its form may be another. One that is being corrected or was
    /// waived holds nothing.
    pub fn holds(&self, below: &PeriodReport<'_>) -> bool {
        let period = |report: &PeriodReport<'_>| (report.year, report.number);
        self.state == ReportState::Accepted
            && self.holder == below.asked_by
            && self.asked_by != below.asked_by
            && (self.pack, self.regime) == (below.pack, below.regime)
            && period(self) == period(below)
    }
}
