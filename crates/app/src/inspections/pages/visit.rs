//! A visit: what it is, how far its checklist is, what was found and how that stands; and giving it up.
//! A visited unit sees its own findings there and nothing else.

use super::{
    super::{
        actions::{Finding, Whole, seeing, visits},
        content::LINE_LIMIT,
        words::{self, VisitState},
    },
    finding_address, programme_address, visit_address,
};
use crate::{
    App,
    acting::Acting,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Complaints, Frame, Notice, Section, Tone, at_field, sentence},
    reporting::words::at,
    requests::{Named, Submitted},
    written,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{ids::InspectionId, organisations::Graph, permissions::Verb};
use jiff::civil::Date;
use serde::Deserialize;

/// What a person sends.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Typed {
    ly_do: String,
}

/// A finding in a list.
pub struct Line {
    pub path: String,
    pub words: String,
    pub kind: String,
    pub severity: Option<String>,
    pub clause: String,
    pub unit: String,
    pub state: (&'static str, String, Tone),
    pub due_on: Option<Date>,
    pub first_due_on: Option<Date>,
}

#[derive(Template)]
#[template(path = "inspections/visit.html")]
struct VisitPage {
    frame: Frame,
    base: String,
    state: (&'static str, String, Tone),
    facts: Vec<(String, String)>,
    documents: Vec<(String, String)>,
    people: Vec<String>,
    programme_path: Option<String>,
    items: i64,
    answered: i64,
    lines: Vec<Line>,
    sees_all: bool,
    may_plan: bool,
    may_record: bool,
    may_abandon: bool,
    told: Option<String>,
    typed: Typed,
    complaints: Complaints,
}

/// `GET /kiem-tra/cuoc/{inspection}`
pub async fn get_visit(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<InspectionId>,
    caller: Caller,
) -> Result<Response, Failure> {
    page(&app, &asked, &caller, id, Typed::default(), (StatusCode::OK, Complaints::none())).await
}

/// `POST /kiem-tra/cuoc/{inspection}/bo`
pub async fn post_abandonment(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<InspectionId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let whole = seeing::open(&app, &caller, id).await?;
    let acting = Acting::now(&app, &caller);
    _ = whole.visit.require(&acting, Verb::PlanInspection)?;
    let reason = match written::needed("ly_do", &typed.ly_do, LINE_LIMIT) {
        Ok(reason) => reason,
        Err(problem) => {
            let mut complaints = Complaints::none();
            complaints.about("ly_do", sentence(&problem, asked.language));
            return page(&app, &asked, &caller, id, typed, (StatusCode::UNPROCESSABLE_ENTITY, complaints)).await;
        }
    };
    match visits::abandon(&app, &caller, id, reason).await {
        Ok(()) => Ok(redirect_saying(&visit_address(id), &Notice::ok(asked.language.say("inspections-abandoned-now")))),
        Err(failure) => {
            let complained = at_field(failure, asked.language, |_| String::new())?;
            page(&app, &asked, &caller, id, typed, complained).await
        }
    }
}

/// Findings as they are listed.
pub fn line(frame: &Frame, graph: &Graph, whole_clause: Option<&super::super::actions::Clause>, one: &Finding) -> Line {
    let last = one.remedies.last();
    Line {
        path: finding_address(one.row.id),
        words: one.row.words.clone(),
        kind: words::finding_kind(frame.language, one.kind),
        severity: one.severity.map(|severity| words::severity(frame.language, severity)),
        clause: whole_clause.map(|clause| words::clause(frame, clause)).unwrap_or_default(),
        unit: words::name(frame, graph, one.row.organisation_id),
        state: words::finding_state(frame, one),
        due_on: last.map(super::super::actions::Remedy::due_on).filter(|_| one.state().is_open()),
        first_due_on: one.first_due_on().filter(|first| last.is_some_and(|last| last.due_on() != *first)),
    }
}

/// Label and words of what a visit is, for its page and its papers.
fn facts(frame: &Frame, graph: &Graph, whole: &Whole) -> Vec<(String, String)> {
    let (row, said) = (&whole.visit.row, &whole.visit.particulars);
    let days = super::programme::when(frame, (None, Some(said.from), Some(said.to)));
    let decision = match said.decided_on {
        Some(day) if !said.decision.is_empty() => frame
            .say("inspections-decision-of")
            .with("number", &said.decision)
            .with("date", frame.date(&day))
            .to_string(),
        _ => said.decision.clone(),
    };
    let units = if whole.sees_all {
        words::names(frame, graph, &said.units)
    } else {
        let mut units: Vec<_> = whole.findings.iter().map(|finding| finding.row.organisation_id).collect();
        units.dedup();
        words::names(frame, graph, &units)
    };
    let facts = [
        ("inspections-leading", words::name(frame, graph, row.organisation_id)),
        ("inspections-bodies", words::names(frame, graph, &said.bodies)),
        ("inspections-units", units),
        ("inspections-days", days),
        ("inspections-decision", decision),
    ];
    let filled = facts.into_iter().filter(|(_, words)| !words.is_empty());
    filled.map(|(key, words)| (frame.say(key).to_string(), words)).collect()
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: InspectionId,
    typed: Typed,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let whole = seeing::open(app, caller, id).await?;
    let (acting, frame) = (Acting::now(app, caller), asked.frame(app, caller));
    let (visit, thing) = (&whole.visit, whole.visit.thing(&acting));
    let may_change = visit.may_change().is_ok();
    let may_plan = acting.may(Verb::PlanInspection, &thing);
    let known = super::fields::clauses_of_visit(app, &visit.particulars.documents).await?;
    let mut documents: Vec<(String, String)> = Vec::new();
    for clause in &known {
        let document = crate::documents::named(frame.language, &clause.document_type, clause.symbol.as_deref())
            + " "
            + &clause.subject;
        let line = (format!("/van-ban/{}", clause.document), document);
        if !documents.contains(&line) {
            documents.push(line);
        }
    }
    let line = |one: &Finding| line(&frame, &acting.graph, whole.clause(one.row.provision_id), one);
    let told = match (visit.row.abandoned_at_ms, visit.row.approved_at_ms) {
        (Some(at_ms), _) => {
            let reason = visit.row.abandon_reason.clone().unwrap_or_default();
            Some(
                frame
                    .say("inspections-abandoned-why")
                    .with("when", at(&frame, at_ms))
                    .with("reason", reason)
                    .to_string(),
            )
        }
        (None, Some(at_ms)) => {
            let by = visit.row.approver.clone().unwrap_or_default();
            Some(frame.say("inspections-approved-by").with("name", by).with("when", at(&frame, at_ms)).to_string())
        }
        (None, None) => None,
    };
    let page = VisitPage {
        base: visit_address(id),
        state: VisitState::of(visit, frame.today()).told(&frame),
        facts: facts(&frame, &acting.graph, &whole),
        documents,
        people: visit.particulars.people().map(str::to_owned).collect(),
        programme_path: visit.row.programme_id.filter(|_| may_plan).map(programme_address),
        items: visit.row.items,
        answered: visit.row.answered,
        lines: whole.findings.iter().map(line).collect(),
        sees_all: whole.sees_all,
        may_plan: may_plan && may_change,
        may_record: may_change && acting.may(Verb::RecordInspection, &thing),
        may_abandon: may_plan && may_change && whole.findings.iter().all(|one| one.row.withdrawn_at_ms.is_some()),
        told,
        typed,
        frame: frame
            .clone()
            .titled(words::title(frame.language, visit))
            .in_section(Section::Inspections)
            .complaining(&complaints),
        complaints,
    };
    Ok(look::page_with_status(status, page))
}
