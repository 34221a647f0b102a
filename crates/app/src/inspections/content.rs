//! What a planned visit, a visit and a conclusion say, as they are kept: one value for each act, the newest counts.
//! Limits stand here; who may write stands with the actions.

use domain::{
    ids::{DocumentId, OrganisationId, ProvisionId},
    inspections::VisitKind,
};
use jiff::civil::Date;
use papers::writing::Signing;
use serde::{Deserialize, Serialize};

/// Characters of one line.
pub const LINE_LIMIT: usize = 500;
/// Characters of several lines.
pub const LINES_LIMIT: usize = 6_000;
/// Units, bodies or documents of one visit.
pub const BODIES_LIMIT: usize = 60;
/// Items of one checklist.
pub const ITEMS_LIMIT: usize = 600;

/// A visit that a programme plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// What it is.
    pub kind: VisitKind,
    /// What it is about.
    pub subject: String,
    /// The units to be visited.
    pub units: Vec<OrganisationId>,
    /// Bodies that take part.
    pub bodies: Vec<OrganisationId>,
    /// Documents whose carrying out is looked at.
    pub documents: Vec<DocumentId>,
    /// Of their clauses these alone; all where none is named.
    pub clauses: Vec<ProvisionId>,
    /// The quarter, 1 to 4.
    pub quarter: Option<i64>,
    /// The first day, where it is known.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
}

/// A visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Particulars {
    /// What it is.
    pub kind: VisitKind,
    /// What it is about, in lower case: «việc thực hiện Chỉ thị số 21-CT/TW».
    pub subject: String,
    /// The units visited.
    pub units: Vec<OrganisationId>,
    /// Bodies that take part beside the one that leads.
    pub bodies: Vec<OrganisationId>,
    /// Documents whose carrying out is looked at.
    pub documents: Vec<DocumentId>,
    /// Of their clauses these alone; all where none is named.
    pub clauses: Vec<ProvisionId>,
    /// The people, one a line: name or office, and the part in the team.
    pub team: String,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Number and symbol of the decision to make it.
    pub decision: String,
    /// The day of the decision.
    pub decided_on: Option<Date>,
}

impl Particulars {
    /// The lines of the team.
    pub fn people(&self) -> impl Iterator<Item = &str> {
        self.team.lines().map(str::trim).filter(|line| !line.is_empty())
    }
}

/// What a conclusion says beside the findings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conclusion {
    /// What was done well, one paragraph a line.
    pub strengths: String,
    /// What is asked of the units beside the remedies, one a line.
    pub requests: String,
    /// What is proposed to bodies above, one a line.
    pub proposals: String,
    /// Whom the paper goes to, one a line.
    pub recipients: String,
    /// Who signs.
    pub signing: Signing,
}
