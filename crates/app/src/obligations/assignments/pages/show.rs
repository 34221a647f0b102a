//! The page of one assignment: what is to be done, how it stands, the one next step, what was done so far.
//!
//! It shows what the action let through and offers what may be done; it decides neither.

use super::super::{
    forms::Typed,
    view::{
        lines::{EvidenceLine, LinkLine, PeriodLine, ReportLine, Writing},
        panels::{self, Panel, Panels},
        timeline::{self, Line},
    },
    words::{self, Shown},
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Section, dates},
    obligations::actions::{
        flow::{self, Assignment, Dossier, OccurrenceRow, declared},
        listing::address_of,
    },
    requests::Named,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::{
    ids::AssignmentId,
    obligations::{AssignmentState, Declared, TimingKind},
    organisations::Graph,
    time::Moment,
};
use jiff::civil::Date;
use serde::Deserialize;

/// Which period the page shows.
#[derive(Debug, Default, Deserialize)]
pub struct Asking {
    #[serde(default)]
    ky: String,
}

/// `GET /phan-viec/{id}`
pub async fn get_assignment(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<AssignmentId>,
    Query(asking): Query<Asking>,
    caller: Caller,
) -> Result<Response, Failure> {
    let dossier = flow::find_dossier(&app, &caller, id).await?;
    let typed = Typed { ky: asking.ky, ..Typed::default() };
    Ok(look::page(AssignmentPage::new(&app, &asked, &caller, dossier, typed, Complaints::none())))
}

/// One of the three statuses: what, and a line below it.
struct Status {
    key: &'static str,
    shown: Shown,
    meta: String,
}

/// The page.
#[derive(Template)]
#[template(path = "obligations/assignments/show.html")]
pub struct AssignmentPage {
    frame: Frame,
    base: String,
    assignment: Assignment,
    period: Option<OccurrenceRow>,
    typed: Typed,
    complaints: Complaints,
    may_raise: bool,
    holder: String,
    tracking_body: String,
    responsible: Option<String>,
    statuses: Vec<Status>,
    source: String,
    source_path: String,
    finding_path: Option<String>,
    state: Shown,
    waits: Option<String>,
    due_on: Option<Date>,
    first_due_on: Option<Date>,
    outputs: Vec<String>,
    panels: Panels,
    left_over: Vec<String>,
    waiting: Option<String>,
    heads: Vec<Choice>,
    declarable: Vec<Choice>,
    has_draft: bool,
    limit_megabytes: usize,
    sees_inside: bool,
    periods: Vec<PeriodLine>,
    reports: Vec<ReportLine>,
    evidence: Vec<EvidenceLine>,
    predecessors: Vec<LinkLine>,
    successors: Vec<LinkLine>,
    carried: Vec<(String, String)>,
    timeline: Vec<Line>,
}

impl AssignmentPage {
    /// The page, first shown or shown again with what was typed.
    pub fn new(
        app: &App,
        asked: &Asked,
        caller: &Caller,
        dossier: Dossier,
        mut typed: Typed,
        complaints: Complaints,
    ) -> Self {
        let (graph, frame) = (app.organisations(), asked.frame(app, caller));
        let row = &dossier.assignment.row;
        let frame = frame.titled(&row.action).in_section(Section::Assignments).complaining(&complaints);
        let base = format!("/phan-viec/{}", row.id);
        let period = dossier.assignment.period(frame.today(), typed.period()).cloned();
        let rows = dossier.assignment.rows(period.as_ref().map(|period| period.id));
        let writing = Writing { frame: &frame, graph: &graph, base: &base };
        let has_draft = fill_from_draft(&dossier, &mut typed, &complaints);
        let name = |id| graph.last_name(id, frame.today()).unwrap_or_default().to_owned();
        let responsible = responsible(&dossier);
        let declarable = [Declared::Doing, Declared::Hindered, Declared::Done];
        let panels = panels::offered(app, caller, &dossier, period.as_ref());
        AssignmentPage {
            may_raise: crate::difficulties::may_raise_for(app, caller, row.organisation_id),
            holder: name(row.organisation_id),
            tracking_body: name(row.tracking_body_id),
            waits: waits(&frame, &graph, &dossier, period.as_ref(), responsible.as_deref()),
            responsible,
            statuses: statuses(&frame, &dossier, period.as_ref()),
            source: dossier.source.as_ref().map_or_else(|| row.action.clone(), |source| source.words.clone()),
            source_path: address_of(row.document_id, dossier.source.as_ref()),
            finding_path: dossier.finding.map(|finding| format!("/kiem-tra/phat-hien/{finding}")),
            state: words::state(&frame, rows.state()),
            due_on: rows.due_on,
            first_due_on: row.first_due_on.filter(|first| period.is_none() && Some(*first) != rows.due_on),
            outputs: dossier.assignment.outputs(),
            left_over: panels.left_over(&typed),
            panels,
            waiting: panels::waiting(&dossier, period.as_ref())
                .and_then(|report| report.submission_id)
                .map(|id| id.to_string()),
            heads: dossier.heads.iter().map(|head| Choice::new(head.id, &head.full_name)).collect(),
            declarable: declarable.map(|word| Choice::new(word.code(), frame.say(words::declared_key(word)))).into(),
            has_draft,
            limit_megabytes: crate::uploads::limit_megabytes(app),
            sees_inside: dossier.sees_inside,
            periods: writing.periods(&dossier, period.as_ref()),
            reports: writing.reports(&dossier, period.as_ref()),
            evidence: writing.evidence(&dossier, period.as_ref()),
            predecessors: writing.predecessors(&dossier),
            successors: writing.successors(&dossier),
            carried: writing.carried(&dossier),
            timeline: timeline::lines(&frame, &graph, &dossier),
            assignment: dossier.assignment,
            base,
            frame,
            period,
            typed,
            complaints,
        }
    }

    /// Evidence can be withdrawn where it can be attached.
    fn may_attach(&self) -> bool {
        self.panels.offers(Panel::Evidence)
    }

    fn document(&self) -> &str {
        self.assignment.row.document_symbol.as_deref().unwrap_or(&self.assignment.row.document_subject)
    }

    fn is_support(&self) -> bool {
        self.assignment.row.role == "support"
    }

    fn is_standing(&self) -> bool {
        self.assignment.timing() == TimingKind::Standing
    }

    fn role_key(&self) -> &'static str {
        if self.is_support() { "assignments-role-support" } else { "assignments-role-lead" }
    }

    fn no_report_key(&self) -> &'static str {
        if self.sees_inside { "assignments-reports-empty" } else { "assignments-reports-none-submitted" }
    }
}

/// Who answers for it: the person who was named, else the only head of the unit.
fn responsible(dossier: &Dossier) -> Option<String> {
    let only_head = match dossier.heads.as_slice() {
        [head] => Some(head.full_name.clone()),
        _ => None,
    };
    dossier.assignment.row.responsible.clone().or(only_head)
}

/// Puts the draft into an empty form; a form with complaints keeps what was typed.
fn fill_from_draft(dossier: &Dossier, typed: &mut Typed, complaints: &Complaints) -> bool {
    let untouched = complaints.is_empty() && typed.noi_dung.is_empty() && typed.khai.is_empty();
    match &dossier.draft {
        Some(draft) if untouched => {
            typed.noi_dung.clone_from(&draft.narrative);
            typed.khai.clone_from(&draft.declared);
            true
        }
        _ => false,
    }
}

fn statuses(frame: &Frame, dossier: &Dossier, period: Option<&OccurrenceRow>) -> Vec<Status> {
    let assignment = &dossier.assignment;
    let occurrence = period.map(|period| period.id);
    let rows = assignment.rows(occurrence);
    let report = assignment.latest_report(occurrence);
    let confirmed = period.and_then(|period| period.confirmer.as_ref().zip(period.confirmed_at_ms));
    let by = |name: &str, at_ms: i64| {
        let day = Moment::from_millisecond(at_ms).day();
        format!("{name}, {}", frame.date(&day))
    };
    let declared_shown = match confirmed {
        Some(_) => words::state(frame, AssignmentState::Confirmed),
        None => words::declared(frame, report.map(declared)),
    };
    let declared_meta = match (confirmed, report) {
        (Some((name, at_ms)), _) => by(name, at_ms),
        (None, Some(report)) => by(&report.reporter, report.reported_at_ms),
        (None, None) => String::new(),
    };
    let evidenced = words::evidenced(frame, rows.evidenced(), rows.evidence, rows.outputs);
    let due = rows.due_on.map(|day| frame.say("assignments-due").with("date", frame.date(&day)).to_string());
    let first = assignment.row.first_due_on.filter(|first| period.is_none() && Some(*first) != rows.due_on);
    let first = first.map(|day| frame.say("assignments-first-due").with("date", frame.date(&day)).to_string());
    vec![
        Status { key: "assignments-status-declared", shown: declared_shown, meta: declared_meta },
        Status { key: "assignments-status-evidenced", shown: evidenced, meta: assignment.outputs().join("; ") },
        Status {
            key: "assignments-status-schedule",
            shown: words::on_schedule(frame, assignment.on_schedule(occurrence, frame.today())),
            meta: due.into_iter().chain(first).collect::<Vec<_>>().join("; "),
        },
    ]
}

/// For whom it waits, since when; or what was said when it was sent back or cancelled.
fn waits(
    frame: &Frame,
    graph: &Graph,
    dossier: &Dossier,
    period: Option<&OccurrenceRow>,
    head: Option<&str>,
) -> Option<String> {
    let assignment = &dossier.assignment;
    let occurrence = period.map(|period| period.id);
    if let Some(cancellation) = &dossier.cancellation {
        return Some(format!("“{}”", cancellation.reason));
    }
    let report = assignment.latest_report(occurrence)?;
    let (whom, at_ms) = match assignment.rows(occurrence).state() {
        AssignmentState::Submitted => {
            (graph.last_name(assignment.row.tracking_body_id, frame.today())?.to_owned(), report.submitted_at_ms?)
        }
        AssignmentState::Reported => {
            let head = head.map_or_else(|| frame.say("my-work-the-head").to_string(), str::to_owned);
            (head, report.reported_at_ms)
        }
        AssignmentState::SentBack => return report.reason.as_ref().map(|reason| format!("“{reason}”")),
        _ => return None,
    };
    let day = Moment::from_millisecond(at_ms).day();
    let days = dates::days_between(day, frame.today());
    let said = frame.say("my-work-waits").with("whom", whom).with("date", frame.date(&day)).with("days", days);
    Some(said.to_string())
}
