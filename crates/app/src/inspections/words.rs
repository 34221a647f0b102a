//! How inspection and supervision is said: kinds, states, results. Every sentence stands in the texts of this subject. A body
//! that ended is named as it last was.

use super::actions::{Clause, Finding, Visit};
use crate::{
    documents,
    language::Language,
    look::{Choice, Frame, Tone},
};
use domain::{
    ids::OrganisationId,
    inspections::{FindingKind, FindingState, ItemOrigin, ItemResult, Severity, VisitKind},
    organisations::Graph,
};

/// The key of what a visit is.
pub const fn kind_key(kind: VisitKind) -> &'static str {
    match kind {
        VisitKind::Inspection => "inspections-kind-inspection",
        VisitKind::Supervision => "inspections-kind-supervision",
        VisitKind::FrontSupervision => "inspections-kind-front-supervision",
        VisitKind::SocialCriticism => "inspections-kind-social-criticism",
    }
}

/// What a visit is.
pub fn kind(language: Language, kind: VisitKind) -> String {
    language.say(kind_key(kind)).to_string()
}

/// What a finding is.
pub fn finding_kind(language: Language, kind: FindingKind) -> String {
    let key = match kind {
        FindingKind::Conclusion => "inspections-finding-conclusion",
        FindingKind::Shortcoming => "inspections-finding-shortcoming",
        FindingKind::Limitation => "inspections-finding-limitation",
    };
    language.say(key).to_string()
}

/// How much it weighs.
pub fn severity(language: Language, severity: Severity) -> String {
    let key = match severity {
        Severity::Minor => "inspections-severity-minor",
        Severity::Moderate => "inspections-severity-moderate",
        Severity::Serious => "inspections-severity-serious",
    };
    language.say(key).to_string()
}

/// Symbol, word and tone of a result.
pub fn result(frame: &Frame, result: Option<ItemResult>) -> (&'static str, String, Tone) {
    let (symbol, key, tone) = match result {
        None => ("s-new", "inspections-result-none", Tone::Mute),
        Some(ItemResult::Good) => ("s-done", "inspections-result-good", Tone::Ok),
        Some(ItemResult::Partly) => ("s-doing", "inspections-result-partly", Tone::Warn),
        Some(ItemResult::NotYet) => ("s-late", "inspections-result-not-yet", Tone::Act),
        Some(ItemResult::NotApplicable) => ("s-off", "inspections-result-not-applicable", Tone::Mute),
    };
    (symbol, frame.say(key).to_string(), tone)
}

/// Where an item comes from.
pub fn origin(frame: &Frame, code: &str) -> String {
    let key = match ItemOrigin::from_code(code).unwrap_or(ItemOrigin::Added) {
        ItemOrigin::Clause => "inspections-origin-clause",
        ItemOrigin::Gap => "inspections-origin-gap",
        ItemOrigin::Assignment => "inspections-origin-assignment",
        ItemOrigin::Added => "inspections-origin-added",
    };
    frame.say(key).to_string()
}

/// Symbol, word and tone of how a finding stands.
pub fn finding_state(frame: &Frame, finding: &Finding) -> (&'static str, String, Tone) {
    let (symbol, key, tone) = match finding.state() {
        FindingState::Noted => ("s-info", "inspections-state-noted", Tone::Plain),
        FindingState::Found => ("s-new", "inspections-state-found", Tone::Warn),
        FindingState::Remedying if finding.is_overdue() => ("s-late", "inspections-state-overdue", Tone::Act),
        FindingState::Remedying => ("s-doing", "inspections-state-remedying", Tone::Warn),
        FindingState::Remedied => ("s-wait", "inspections-state-remedied", Tone::Warn),
        FindingState::Closed => ("s-done", "inspections-state-closed", Tone::Ok),
        FindingState::Withdrawn => ("s-off", "inspections-state-withdrawn", Tone::Mute),
    };
    (symbol, frame.say(key).to_string(), tone)
}

/// Where a visit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VisitState {
    /// It is to come.
    Coming,
    /// It is being made, or its conclusion is being written.
    UnderWay,
    /// The conclusion was approved.
    Concluded,
    /// The conclusion paper has its number.
    Numbered,
    /// It was given up.
    Abandoned,
}

impl VisitState {
    /// All of them, in the order of filters.
    pub const ALL: [VisitState; 5] =
        [VisitState::Coming, VisitState::UnderWay, VisitState::Concluded, VisitState::Numbered, VisitState::Abandoned];

    /// Of a visit, seen from a day.
    pub fn of(visit: &Visit, today: jiff::civil::Date) -> Self {
        if visit.is_abandoned() {
            VisitState::Abandoned
        } else if visit.row.register_number.is_some() {
            VisitState::Numbered
        } else if visit.is_concluded() {
            VisitState::Concluded
        } else if visit.particulars.from > today {
            VisitState::Coming
        } else {
            VisitState::UnderWay
        }
    }

    /// The word of an address and of the interface for programs.
    pub const fn code(self) -> &'static str {
        match self {
            VisitState::Coming => "coming",
            VisitState::UnderWay => "under-way",
            VisitState::Concluded => "concluded",
            VisitState::Numbered => "numbered",
            VisitState::Abandoned => "given-up",
        }
    }

    /// Symbol, word and tone.
    pub fn told(self, frame: &Frame) -> (&'static str, String, Tone) {
        let (symbol, key, tone) = match self {
            VisitState::Coming => ("s-wait", "inspections-visit-coming", Tone::Plain),
            VisitState::UnderWay => ("s-doing", "inspections-visit-under-way", Tone::Warn),
            VisitState::Concluded => ("s-done", "inspections-visit-concluded", Tone::Ok),
            VisitState::Numbered => ("r-lock", "inspections-visit-numbered", Tone::Ok),
            VisitState::Abandoned => ("s-off", "inspections-visit-abandoned", Tone::Mute),
        };
        (symbol, frame.say(key).to_string(), tone)
    }
}

/// The name of a body, today or as it last was.
pub fn name(frame: &Frame, graph: &Graph, id: OrganisationId) -> String {
    graph.last_name(id, frame.today()).unwrap_or_default().to_owned()
}

/// Names of bodies in one line.
pub fn names(frame: &Frame, graph: &Graph, ids: &[OrganisationId]) -> String {
    ids.iter().map(|id| name(frame, graph, *id)).collect::<Vec<_>>().join("; ")
}

/// The kind and the subject of a visit.
pub fn title(language: Language, visit: &Visit) -> String {
    let kind = kind(language, visit.particulars.kind);
    language.say("inspections-title-of").with("kind", kind).with("subject", &visit.particulars.subject).to_string()
}

/// The place of a clause and its document.
pub fn clause(frame: &Frame, clause: &Clause) -> String {
    let document = documents::named(frame.language, &clause.document_type, clause.symbol.as_deref());
    frame.say("inspections-clause").with("path", &clause.path).with("document", document).to_string()
}

/// The address of a clause in its document.
pub fn clause_path(clause: &Clause) -> String {
    format!("/van-ban/{}#{}", clause.document, documents::provision_anchor(&clause.eid))
}

/// Kinds to choose from, those of the body's own line first.
pub fn kinds(language: Language, is_of_the_front: bool) -> Vec<Choice> {
    VisitKind::for_line(is_of_the_front).into_iter().map(|one| Choice::new(one.code(), kind(language, one))).collect()
}

/// Whether a body belongs to the Front and the organisations of its line.
pub fn is_of_the_front(graph: &Graph, body: OrganisationId, on: jiff::civil::Date) -> bool {
    let class = graph.class(body, on).unwrap_or_default();
    ["mttq-", "to-chuc-ctxh", "hoi-quan-chung"].iter().any(|of_line| class.starts_with(of_line))
}
