//! «Kế hoạch»: the plans of the person's bodies and of those below, and who still owes one.
//! Whether somebody may see a plan is asked of the actions; here it is only filtered.

use super::super::{
    actions::{
        drafts::{self, OpenDraft},
        finding::{self, Found, Owed, State as Stands},
    },
    pages::writing,
    words,
};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    lists::{AsWorkbook, Listing, download},
    look::{self, Choice, Frame, Pagination, Section, Tone},
    organisations::unit_choice::{UnitChoice, UnitWords},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use domain::{ids::DocumentId, organisations::Graph, text::fold};
use jiff::civil::Date;
use papers::tables::ListCell;
use serde::Deserialize;
use std::collections::BTreeMap;

const ROWS_PER_PAGE: u32 = 25;

/// What the address of the list may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    q: String,
    #[serde(rename = "van-ban")]
    van_ban: String,
    #[serde(rename = "trang-thai")]
    trang_thai: String,
    trang: String,
    #[serde(rename = "don-vi")]
    don_vi: String,
    ma: String,
}

impl Wanted {
    fn is_filtered(&self) -> bool {
        [&self.q, &self.van_ban, &self.trang_thai, &self.don_vi].iter().any(|typed| !typed.is_empty())
    }

    fn address(&self) -> String {
        let asked = [
            ("q", &self.q),
            ("van-ban", &self.van_ban),
            ("trang-thai", &self.trang_thai),
            ("don-vi", &self.don_vi),
            ("ma", &self.ma),
        ];
        let asked: Vec<(&str, &String)> = asked.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        let query = serde_html_form::to_string(&asked).unwrap_or_default();
        if query.is_empty() { "/ke-hoach".to_owned() } else { format!("/ke-hoach?{query}") }
    }
}

struct Row {
    path: String,
    title: String,
    subject: String,
    unit: String,
    parents: Vec<(Option<String>, String)>,
    issued_on: Option<Date>,
    state: (&'static str, String, Tone),
}

/// A unit that has not published the plan it owes.
struct OwedLine {
    unit: String,
    path: String,
    document: String,
    document_path: String,
    due_on: Option<Date>,
    /// Where one begins to write it, for the unit's own people.
    begin: Option<String>,
}

#[derive(Template)]
#[template(path = "plans/list.html")]
struct ListPage {
    frame: Frame,
    wanted: Wanted,
    unit: UnitChoice,
    parents: Vec<Choice>,
    states: Vec<Choice>,
    is_filtered: bool,
    may_write: bool,
    drafts: Vec<Row>,
    rows: Vec<Row>,
    owed: Vec<OwedLine>,
    pages: Pagination,
}

impl ListPage {
    /// Something is listed, or would be without the filter.
    fn has_rows(&self) -> bool {
        self.is_filtered || !(self.drafts.is_empty() && self.rows.is_empty() && self.owed.is_empty())
    }
}

/// `GET /ke-hoach`
pub async fn get_list(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Query(wanted): Query<Wanted>,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let unit_words = UnitWords { unit: wanted.don_vi.clone(), shown: wanted.ma.clone(), ..UnitWords::default() };
    let unit = UnitChoice::read(&app, &asked, &unit_words);
    let frame = asked.frame(&app, &caller).complaining(&unit.complaints);
    let graph = app.organisations();
    let written = drafts::list_for(&app, &caller).await?;
    let written: Vec<OpenDraft> = written.into_iter().filter(|open| is_draft_wanted(open, &wanted, &unit)).collect();
    let found = finding::list_for(&app, &caller).await?;
    let owed = finding::owed_for(&app, &caller).await?;
    let parents = parents_of(&frame, &found, &owed);
    let found: Vec<Found> = found.into_iter().filter(|plan| is_wanted(plan, &wanted, &unit)).collect();
    let owed: Vec<Owed> = owed.into_iter().filter(|one| is_owed_wanted(one, &wanted, &unit)).collect();
    let is_filtered = wanted.is_filtered();
    if as_workbook.0 {
        let owed = owed.iter().map(|one| owed_line(&app, &caller, &frame, &graph, one));
        let written = written.iter().map(|open| draft_row(&frame, &graph, &parents, open));
        let rows: Vec<Row> = written.chain(found.iter().map(|plan| row(&frame, &graph, plan))).collect();
        return workbook(&frame, &caller, (&wanted, &unit, &parents), &rows, owed.collect());
    }
    let count = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let pages = Pagination::new(wanted.trang.parse().unwrap_or(1), count, ROWS_PER_PAGE, wanted.address());
    let here = found.iter().skip(pages.skipped() as usize).take(ROWS_PER_PAGE as usize);
    let status = if unit.complaints.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ListPage {
        drafts: written.iter().map(|open| draft_row(&frame, &graph, &parents, open)).collect(),
        rows: here.map(|plan| row(&frame, &graph, plan)).collect(),
        owed: owed.iter().map(|one| owed_line(&app, &caller, &frame, &graph, one)).collect(),
        states: states(&frame),
        may_write: may_write(&app, &caller),
        frame: frame.clone().titled(frame.say("plans-title")).in_section(Section::Plans),
        wanted,
        unit,
        parents,
        is_filtered,
        pages,
    };
    Ok(look::page_with_status(status, page))
}

/// Whether the person may bring in or write a plan of a body.
fn may_write(app: &App, caller: &Caller) -> bool {
    !drafts::writing_bodies(&Acting::now(app, caller)).is_empty()
}

fn is_wanted(plan: &Found, wanted: &Wanted, unit: &UnitChoice) -> bool {
    let words = fold(&wanted.q);
    let row = &plan.row;
    let has_words = row.subject_folded.contains(&words)
        || row.symbol.as_deref().is_some_and(|symbol| fold(symbol).contains(&words));
    let of_unit = !unit.is_asked() || unit.id == Some(row.organisation_id);
    let of_parent = wanted.van_ban.is_empty()
        || plan.parents.iter().any(|parent| parent.row.parent_id.to_string() == wanted.van_ban);
    let in_state = wanted.trang_thai.is_empty() || wanted.trang_thai == plan.state.code();
    has_words && of_unit && of_parent && in_state
}

fn is_draft_wanted(open: &OpenDraft, wanted: &Wanted, unit: &UnitChoice) -> bool {
    let head = &open.draft.head;
    let has_words = [&head.subject, &head.symbol].iter().any(|said| fold(said).contains(&fold(&wanted.q)));
    let of_unit = !unit.is_asked() || unit.id == Some(open.row.organisation_id);
    let of_parent =
        wanted.van_ban.is_empty() || open.draft.parents.iter().any(|parent| parent.to_string() == wanted.van_ban);
    let in_state = wanted.trang_thai.is_empty() || wanted.trang_thai == Stands::Draft.code();
    has_words && of_unit && of_parent && in_state
}

/// A plan that is not there has no words and no state; it is shown unless one of them is asked for.
fn is_owed_wanted(owed: &Owed, wanted: &Wanted, unit: &UnitChoice) -> bool {
    let of_unit = !unit.is_asked() || unit.id == Some(owed.organisation_id);
    let of_parent = wanted.van_ban.is_empty() || owed.document_id.to_string() == wanted.van_ban;
    let asked_for = wanted.trang_thai.is_empty() || wanted.trang_thai == OWED;
    wanted.q.is_empty() && of_unit && of_parent && asked_for
}

/// The word of an address for units that owe a plan.
const OWED: &str = "owed";

fn states(frame: &Frame) -> Vec<Choice> {
    let states = [Stands::Draft, Stands::Unpublished, Stands::Published, Stands::Retracted];
    let mut choices: Vec<Choice> =
        states.iter().map(|state| Choice::new(state.code(), words::state(frame, *state).1)).collect();
    choices.push(Choice::new(OWED, frame.say("plans-owed")));
    choices
}

/// The documents that are carried out, each once, to choose from.
fn parents_of(frame: &Frame, found: &[Found], owed: &[Owed]) -> Vec<Choice> {
    let mut named: BTreeMap<DocumentId, String> = BTreeMap::new();
    for parent in found.iter().flat_map(|plan| &plan.parents) {
        let row = &parent.row;
        let title = words::document(frame, &row.document_type, row.symbol.as_deref(), &row.subject);
        named.insert(row.parent_id, title);
    }
    for one in owed {
        named.insert(one.document_id, words::document(frame, &one.document_type, one.symbol.as_deref(), ""));
    }
    let mut choices: Vec<Choice> = named.into_iter().map(|(id, title)| Choice::new(id, title)).collect();
    choices.sort_by(|one, other| one.label.cmp(&other.label));
    choices
}

fn row(frame: &Frame, graph: &Graph, plan: &Found) -> Row {
    let row = &plan.row;
    let parent = |parent: &finding::Parent| {
        let row = &parent.row;
        let title = words::document(frame, &row.document_type, row.symbol.as_deref(), &row.subject);
        (parent.may_read.then(|| format!("/van-ban/{}", row.parent_id)), title)
    };
    Row {
        path: format!("/ke-hoach/{}", row.document_id),
        title: words::document(frame, &row.document_type, row.symbol.as_deref(), ""),
        subject: row.subject.clone(),
        unit: words::name(frame, graph, row.organisation_id),
        parents: plan.parents.iter().map(parent).collect(),
        issued_on: row.issued_on,
        state: words::state(frame, plan.state),
    }
}

fn draft_row(frame: &Frame, graph: &Graph, parents: &[Choice], open: &OpenDraft) -> Row {
    let draft = &open.draft;
    let named = |id: &DocumentId| {
        let title = parents.iter().find(|choice| choice.is(id.to_string())).map(|choice| choice.label.clone());
        (Some(format!("/van-ban/{id}")), title.unwrap_or_else(|| frame.say("plans-document-above").to_string()))
    };
    Row {
        path: writing::address(open.row.id),
        title: writing::title(frame, draft),
        subject: String::new(),
        unit: words::name(frame, graph, open.row.organisation_id),
        parents: draft.parents.iter().map(named).collect(),
        issued_on: None,
        state: words::state(frame, Stands::Draft),
    }
}

fn owed_line(app: &App, caller: &Caller, frame: &Frame, graph: &Graph, owed: &Owed) -> OwedLine {
    let is_own = caller.is_at(owed.organisation_id) && may_write(app, caller);
    OwedLine {
        unit: words::name(frame, graph, owed.organisation_id),
        path: format!("/phan-viec/{}", owed.assignment_id),
        document: words::document(frame, &owed.document_type, owed.symbol.as_deref(), ""),
        document_path: format!("/van-ban/{}", owed.document_id),
        due_on: owed.due_on,
        begin: is_own.then(|| format!("/ke-hoach/soan/moi?thuc-hien={}", owed.document_id)),
    }
}

/// The list as a workbook: the plans, then the units that owe one.
fn workbook(
    frame: &Frame,
    caller: &Caller,
    (wanted, unit, parents): (&Wanted, &UnitChoice, &[Choice]),
    rows: &[Row],
    owed: Vec<OwedLine>,
) -> Result<Response, Failure> {
    let heads = [
        "plans-column-plan",
        "plans-column-subject",
        "plans-column-unit",
        "plans-column-parents",
        "plans-column-date",
        "plans-column-state",
        "plans-column-due",
    ];
    let say = |key: &str| frame.say(key).to_string();
    let chosen = |choices: &[Choice], value: &str| {
        choices.iter().find(|choice| choice.is(value)).map(|choice| choice.label.clone()).unwrap_or_default()
    };
    let plan = |row: &Row| {
        let parents = row.parents.iter().map(|(_, title)| title.as_str()).collect::<Vec<_>>().join("; ");
        let (title, subject, unit) = (row.title.clone().into(), row.subject.clone().into(), row.unit.clone().into());
        vec![
            title,
            subject,
            unit,
            parents.into(),
            row.issued_on.into(),
            row.state.1.clone().into(),
            None::<Date>.into(),
        ]
    };
    let missing = |one: OwedLine| -> Vec<ListCell> {
        let nothing = || ListCell::from(String::new());
        let state = say("plans-owed").into();
        vec![nothing(), nothing(), one.unit.into(), one.document.into(), nothing(), state, one.due_on.into()]
    };
    let listing = Listing {
        file_name: "ke-hoach",
        title: say("plans-title"),
        body: String::new(),
        filters: vec![
            (say("plans-search"), wanted.q.clone()),
            (say("plans-column-parents"), chosen(parents, &wanted.van_ban)),
            (say("plans-column-state"), chosen(&states(frame), &wanted.trang_thai)),
            (say("plans-column-unit"), unit.typed.clone()),
        ],
        heads: heads.map(say).to_vec(),
        rows: rows.iter().map(plan).chain(owed.into_iter().map(missing)).collect(),
    };
    download(frame, caller, listing)
}
