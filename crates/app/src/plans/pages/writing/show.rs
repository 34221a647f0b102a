//! A plan as it is written: its head, its sections with their clauses, and what can be done with each.
//! It shows; every change has a form of its own.

use super::{
    super::super::actions::drafts::{self, WithAbove},
    super::super::draft::{Clause, Draft, checks},
    super::super::words,
    address, ground, title,
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Complaints, Frame, Section},
    requests::Named,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{ids::PlanDraftId, time::Moment};

struct SectionView {
    key: u32,
    label: String,
    heading: String,
    clauses: Vec<ClauseView>,
}

struct ClauseView {
    key: u32,
    path: String,
    text: String,
    lead: String,
    supporters: String,
    deadline: String,
    product: String,
    money: Vec<String>,
    takes_up: Vec<String>,
    unconfirmed: bool,
    open: usize,
}

#[derive(Template)]
#[template(path = "plans/draft.html")]
struct DraftPage {
    frame: Frame,
    title: String,
    base: String,
    version: i64,
    unit: String,
    facts: Vec<(String, String)>,
    parents: Vec<(String, String, String)>,
    sections: Vec<SectionView>,
    may_change: bool,
    can_restore: bool,
    is_abandoned: bool,
    document_path: Option<String>,
    plan_path: Option<String>,
    changed: String,
    blocking: usize,
    missing: usize,
    complaints: Complaints,
}

/// `GET /ke-hoach/soan/{draft}`
pub async fn get_draft(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<PlanDraftId>,
    caller: Caller,
) -> Result<Response, Failure> {
    page(&app, &asked, &caller, id, (StatusCode::OK, Complaints::none())).await
}

/// The page, also with a complaint about what was asked for on it.
pub(super) async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: PlanDraftId,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let whole = drafts::open(app, caller, id).await?;
    Ok(look::page_with_status(status, DraftPage::new(app, asked, caller, &whole, complaints)))
}

impl DraftPage {
    fn new(app: &App, asked: &Asked, caller: &Caller, whole: &WithAbove, complaints: Complaints) -> Self {
        let (graph, frame) = (app.organisations(), asked.frame(app, caller));
        let (row, draft) = (&whole.open.row, &whole.open.draft);
        let found = checks::check(draft, ground(app, &graph, whole), app.today());
        let title = title(&frame, draft);
        let day = frame.date(&Moment::from_millisecond(row.changed_at_ms).day());
        let parents = whole.parents.iter().map(|one| {
            let row = &one.row;
            let name = words::document(&frame, &row.document_type, row.symbol.as_deref(), "");
            (format!("/van-ban/{}", row.id), name, row.subject.clone())
        });
        DraftPage {
            base: address(row.id),
            version: row.version,
            unit: words::name(&frame, &graph, row.organisation_id),
            facts: facts(&frame, draft),
            parents: parents.collect(),
            sections: sections(&frame, whole, &found),
            may_change: whole.open.may_change().is_ok(),
            can_restore: !draft.removed.is_empty(),
            is_abandoned: row.abandoned_at_ms.is_some(),
            document_path: row.document_id.map(|id| format!("/van-ban/{id}")),
            plan_path: row.document_id.map(|id| format!("/ke-hoach/{id}")),
            changed: frame.say("plans-draft-changed").with("name", &row.changer).with("date", day).to_string(),
            blocking: found.iter().filter(|one| one.what.blocks()).count(),
            missing: found.len(),
            frame: frame.titled(&title).in_section(Section::Plans).complaining(&complaints),
            title,
            complaints,
        }
    }
}

fn facts(frame: &Frame, draft: &Draft) -> Vec<(String, String)> {
    let head = &draft.head;
    let facts = [
        ("plans-head-symbol", head.symbol.clone()),
        ("plans-head-issued-on", head.issued_on.clone()),
        ("plans-head-issuer", head.issuer.clone()),
        ("plans-head-subject", head.subject.clone()),
        ("plans-head-period", head.period.clone()),
        ("plans-head-place", head.place.clone()),
        ("plans-head-recipients", draft.recipients().join("; ")),
    ];
    facts.map(|(key, value)| (frame.say(key).to_string(), value)).to_vec()
}

fn sections(frame: &Frame, whole: &WithAbove, found: &[checks::Missing]) -> Vec<SectionView> {
    let draft = &whole.open.draft;
    let view = |(at, section): (usize, &super::super::super::draft::Section)| SectionView {
        key: section.key,
        label: if draft.is_numbered() { format!("{}-", papers::writing::roman(at + 1)) } else { String::new() },
        heading: section.heading.clone(),
        clauses: section.clauses.iter().map(|clause| clause_view(frame, whole, clause, found)).collect(),
    };
    draft.sections.iter().enumerate().map(view).collect()
}

fn clause_view(frame: &Frame, whole: &WithAbove, clause: &Clause, found: &[checks::Missing]) -> ClauseView {
    let above = |up: &super::super::super::draft::TakesUp| {
        let path = whole.above.iter().find(|one| one.id == up.parent_clause).map(|one| one.path.clone());
        let key = if up.degree.code() == "full" { "plans-takes-up-full" } else { "plans-takes-up-partial" };
        frame.say(key).with("path", path.unwrap_or_default()).to_string()
    };
    let money = |line: &super::super::super::draft::MoneyLine| match line.source.trim() {
        "" => line.amount.clone(),
        source => format!("{} ({source})", line.amount),
    };
    ClauseView {
        key: clause.key,
        path: whole.open.draft.path_of(clause.key).unwrap_or_default(),
        text: clause.text.clone(),
        lead: clause.lead.clone(),
        supporters: clause.supporting().join("; "),
        deadline: clause.deadline.clone(),
        product: clause.product.clone(),
        money: clause.money.iter().map(money).collect(),
        takes_up: clause.takes_up.iter().map(above).collect(),
        unconfirmed: clause.takes_up.iter().any(|up| !up.confirmed),
        open: found.iter().filter(|one| one.at == checks::At::Clause(clause.key)).count(),
    }
}
