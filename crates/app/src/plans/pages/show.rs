//! One plan: what it carries out, and its clauses with lead, deadline, product and money as a table.
//! Before publication they are those of the working copy, after it those that were opened.

use super::{
    super::{
        actions::{
            drafts,
            finding::{self, PlanClause, State as Stands, Whole},
        },
        words,
    },
    writing,
};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    documents,
    failure::Failure,
    look::{self, Frame, Section, Tone},
    requests::Named,
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{ids::DocumentId, organisations::Graph, permissions::Verb};
use jiff::civil::Date;

struct Clause {
    path: String,
    anchor: Option<String>,
    action: String,
    leads: String,
    supporters: String,
    timing: String,
    outputs: String,
    money: Vec<String>,
}

struct Parent {
    path: Option<String>,
    title: String,
    subject: String,
}

#[derive(Template)]
#[template(path = "plans/show.html")]
struct PlanPage {
    frame: Frame,
    title: String,
    subject: String,
    unit: String,
    issued_on: Option<Date>,
    state: (&'static str, String, Tone),
    document_path: String,
    plan_path: String,
    parents: Vec<Parent>,
    clauses: Vec<Clause>,
    /// It waits for its publication, and the person may publish it.
    may_publish: bool,
    may_declare: bool,
    may_write_money: bool,
    may_take_back: bool,
    draft_path: Option<String>,
}

/// `GET /ke-hoach/{document}`
pub async fn get_plan(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let whole = finding::open(&app, &caller, id).await?;
    let draft = drafts::find_of(&app, &caller, id).await?;
    let mut page = PlanPage::new(&app, &asked, &caller, &whole);
    page.draft_path = draft.map(|open| writing::address(open.row.id));
    Ok(look::page(page))
}

impl PlanPage {
    fn new(app: &App, asked: &Asked, caller: &Caller, whole: &Whole) -> Self {
        let (frame, graph, acting) = (asked.frame(app, caller), app.organisations(), Acting::now(app, caller));
        let (plan, thing) = (&whole.plan, whole.opened.document.thing(app.today()));
        let row = &plan.row;
        let title = words::document(&frame, &row.document_type, row.symbol.as_deref(), "");
        let parent = |parent: &finding::Parent| Parent {
            path: parent.may_read.then(|| format!("/van-ban/{}", parent.row.parent_id)),
            title: words::document(&frame, &parent.row.document_type, parent.row.symbol.as_deref(), ""),
            subject: parent.row.subject.clone(),
        };
        let months = app.settings().confirm_every_months;
        let may_declare = acting.may(Verb::DeclarePlan, &thing);
        PlanPage {
            subject: row.subject.clone(),
            unit: words::name(&frame, &graph, row.organisation_id),
            issued_on: row.issued_on,
            state: words::state(&frame, plan.state),
            document_path: format!("/van-ban/{}", row.document_id),
            plan_path: format!("/ke-hoach/{}", row.document_id),
            parents: plan.parents.iter().map(parent).collect(),
            clauses: whole.clauses.iter().map(|one| clause(&frame, &graph, months, one)).collect(),
            may_publish: plan.state == Stands::Unpublished && acting.may(Verb::PublishDocument, &thing),
            may_declare,
            may_write_money: may_declare && plan.state == Stands::Published && !whole.clauses.is_empty(),
            may_take_back: may_declare && !whole.is_in_use,
            draft_path: None,
            frame: frame.titled(&title).in_section(Section::Plans),
            title,
        }
    }
}

fn clause(frame: &Frame, graph: &Graph, months: i64, one: &PlanClause) -> Clause {
    let timing = one.timing.as_ref();
    Clause {
        path: one.path.clone(),
        anchor: (!one.eid.is_empty()).then(|| documents::provision_anchor(&one.eid)),
        action: one.action.clone(),
        leads: words::bodies(frame, graph, &one.leads),
        supporters: words::bodies(frame, graph, &one.supporters),
        timing: timing
            .map(|timing| documents::timing_in_words(frame.language, Some(timing), months))
            .unwrap_or_default(),
        outputs: one.outputs.join("; "),
        money: one.money.iter().map(|money| words::money(frame, money)).collect(),
    }
}
