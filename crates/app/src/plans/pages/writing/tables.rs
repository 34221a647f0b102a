//! The clauses of a plan that is written here as a table: out to Excel or Word, and back. What came back is looked at clause
//! by clause before anything is written, and is compared anew when the person has chosen.

use super::{
    super::super::{
        actions::{
            becoming::cited,
            drafts::{self, WithAbove},
        },
        draft::{
            Clause, becoming,
            table::{self, Change, TableRow},
        },
    },
    address, ground, title,
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    lists::{Listing, download},
    look::{self, Complaints, Frame, Notice, Section, sentence},
    printing::{self, PaperFile, PaperForm},
    requests::{Named, Submitted},
    uploads::{self, SubmittedFile},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::PlanDraftId,
    problem::{PlanProblem, Problem},
};
use papers::{
    tables::ListCell,
    writing::{Papered, plan_paper, table_paper},
};
use serde::Deserialize;
use std::collections::BTreeSet;

/// The heads of the table.
const HEADS: [&str; table::COLUMNS] = [
    "plans-table-code",
    "plans-clause-number",
    "plans-table-section",
    "plans-clause-action",
    "plans-clause-lead",
    "plans-clause-support",
    "plans-clause-deadline",
    "plans-clause-product",
    "plans-clause-money",
    "plans-table-takes-up",
];

/// What of a clause differs: the name of a column, what stands there, what the table says.
type Differing = (String, String, String);

struct ChangeView {
    name: String,
    title: String,
    kind: &'static str,
    said: String,
    differing: Vec<Differing>,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "plans/table.html")]
struct TablePage {
    frame: Frame,
    title: String,
    base: String,
    version: i64,
    limit_megabytes: usize,
    /// The rows that were read, as they are sent along; empty before a file was sent.
    rows: String,
    was_read: bool,
    changes: Vec<ChangeView>,
    complaints: Complaints,
}

fn rows_of(frame: &Frame, whole: &WithAbove) -> Vec<[String; table::COLUMNS]> {
    let takes_up = |clause: &Clause| {
        let words = clause.takes_up.iter().filter_map(|up| {
            let above = whole.above.iter().find(|one| one.id == up.parent_clause)?;
            let key = if up.degree.code() == "full" { "plans-table-full" } else { "plans-table-partial" };
            Some(frame.say(key).with("path", &above.path).to_string())
        });
        words.collect::<Vec<_>>().join("; ")
    };
    table::rows(&whole.open.draft, takes_up)
}

/// `GET /ke-hoach/soan/{draft}/excel`
pub async fn get_excel(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<PlanDraftId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let whole = drafts::open(&app, &caller, id).await?;
    let frame = asked.frame(&app, &caller);
    let cells = |row: [String; table::COLUMNS]| row.map(ListCell::from).to_vec();
    let listing = Listing {
        file_name: "ke-hoach-soan",
        title: title(&frame, &whole.open.draft),
        body: String::new(),
        filters: Vec::new(),
        heads: HEADS.map(|key| frame.say(key).to_string()).to_vec(),
        rows: rows_of(&frame, &whole).into_iter().map(cells).collect(),
    };
    download(&frame, &caller, listing)
}

/// `GET /ke-hoach/soan/{draft}/word`
pub async fn get_word(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<PlanDraftId>,
    caller: Caller,
) -> Result<PaperFile, Failure> {
    let whole = drafts::open(&app, &caller, id).await?;
    let (frame, graph) = (asked.frame(&app, &caller), app.organisations());
    let draft = &whole.open.draft;
    let plan = becoming::to_write(draft, ground(&app, &graph, &whole), &[], app.today());
    let heads = HEADS.map(|key| frame.say(key).to_string()).to_vec();
    let rows = rows_of(&frame, &whole).into_iter().map(Vec::from).collect();
    let paper = table_paper(&plan.office, &Papered::drafted(app.today()), &plan.subject, &heads, rows);
    let stem = format!("ke-hoach-soan-{}", frame.today());
    printing::file(&app, &paper, (plan.office.family, app.today()), (stem, PaperForm::Word)).await
}

/// `GET /ke-hoach/soan/{draft}/pdf`: the whole plan, as its paper will be.
pub async fn get_pdf(
    State(app): State<App>,
    Named(id): Named<PlanDraftId>,
    caller: Caller,
) -> Result<PaperFile, Failure> {
    let whole = drafts::open(&app, &caller, id).await?;
    let (graph, today) = (app.organisations(), app.today());
    let ground = ground(&app, &graph, &whole);
    let plan = becoming::to_write(&whole.open.draft, ground, &cited(&whole.parents), today);
    let day = plan.papered.issued_on.unwrap_or(today);
    let stem = format!("ke-hoach-{today}");
    printing::file(&app, &plan_paper(&plan), (plan.office.family, day), (stem, PaperForm::Pdf)).await
}

/// `GET /ke-hoach/soan/{draft}/nhap`
pub async fn get_table(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<PlanDraftId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let whole = drafts::open(&app, &caller, id).await?;
    whole.open.may_change()?;
    Ok(look::page(page(&app, &asked, &caller, &whole, None, Complaints::none())))
}

/// `POST /ke-hoach/soan/{draft}/nhap`
pub async fn post_table(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<PlanDraftId>,
    sent: SubmittedFile,
) -> Result<Response, Failure> {
    let caller = sent.caller.clone();
    let whole = drafts::open(&app, &caller, id).await?;
    whole.open.may_change()?;
    let (status, rows, complaints) = match sent.table(&app).await {
        Ok(workbook) => match table::read(&workbook) {
            Some(rows) => (StatusCode::OK, Some(rows), Complaints::none()),
            None => complained(&asked, &Problem::Plan(PlanProblem::TableUnknown)),
        },
        Err(failure) => complained(&asked, &failure.into_problem()?),
    };
    let rows = rows.map(|rows| Read { rows, chosen: None });
    Ok(look::page_with_status(status, page(&app, &asked, &caller, &whole, rows, complaints)))
}

fn complained(asked: &Asked, problem: &Problem) -> (StatusCode, Option<Vec<TableRow>>, Complaints) {
    let mut complaints = Complaints::none();
    complaints.about("tep", sentence(problem, asked.language));
    (crate::failure::status_of(problem), None, complaints)
}

/// What a person sends of a table that was looked at.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Chosen {
    version: i64,
    bang: String,
    chon: Vec<String>,
}

/// `POST /ke-hoach/soan/{draft}/nhap/ghi`
pub async fn post_changes(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<PlanDraftId>,
    Submitted(caller, sent): Submitted<Chosen>,
) -> Result<Response, Failure> {
    let whole = drafts::open(&app, &caller, id).await?;
    whole.open.may_change()?;
    let Some(rows) = rows_sent(&sent.bang) else {
        let (status, _, complaints) = complained(&asked, &Problem::Plan(PlanProblem::TableUnknown));
        return Ok(look::page_with_status(status, page(&app, &asked, &caller, &whole, None, complaints)));
    };
    let chosen: BTreeSet<String> = sent.chon.into_iter().collect();
    let (asked_rows, asked_chosen) = (rows.clone(), chosen.clone());
    let write = drafts::edit(&app, &caller, id, Some(sent.version), "table", move |draft| {
        let changes = table::compare(draft, &asked_rows);
        table::apply(draft, &changes, &asked_chosen)
    });
    match write.await {
        Ok(made) => {
            let said = Notice::ok(asked.language.say("plans-table-written").with("count", made));
            Ok(redirect_saying(&address(id), &said))
        }
        Err(failure) => {
            let (status, complaints) = super::super::at_field(failure, asked.language, |_| String::new())?;
            // Compared with what stands there now, and chosen as it was.
            let whole = drafts::open(&app, &caller, id).await?;
            let read = Read { rows, chosen: Some(chosen) };
            Ok(look::page_with_status(status, page(&app, &asked, &caller, &whole, Some(read), complaints)))
        }
    }
}

/// Rows as the page sent them along, within the limits of what is typed.
fn rows_sent(json: &str) -> Option<Vec<TableRow>> {
    let rows: Vec<TableRow> = serde_json::from_str(json).ok()?;
    let is_fit = |row: &TableRow| {
        let clause = &row.clause;
        let short = [&clause.lead, &clause.deadline, &clause.product, &row.section];
        clause.text.chars().count() <= super::super::super::draft::TEXT_LIMIT
            && short.iter().all(|words| words.chars().count() <= super::super::super::draft::LINE_LIMIT)
            && clause.supporters.chars().count() <= 2_000
            && clause.money.len() <= super::super::super::draft::MONEY_LIMIT
            && clause.takes_up.is_empty()
    };
    (rows.len() <= super::super::super::draft::CLAUSE_LIMIT && rows.iter().all(is_fit)).then_some(rows)
}

/// A table that was read, and what was chosen of it.
struct Read {
    rows: Vec<TableRow>,
    chosen: Option<BTreeSet<String>>,
}

fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    whole: &WithAbove,
    read: Option<Read>,
    complaints: Complaints,
) -> TablePage {
    let frame = asked.frame(app, caller);
    let draft = &whole.open.draft;
    let changes = read.as_ref().map(|read| table::compare(draft, &read.rows)).unwrap_or_default();
    let view = |(number, change): (usize, &Change)| {
        let name = change.name(number);
        let chosen = match read.as_ref().and_then(|read| read.chosen.as_ref()) {
            Some(chosen) => chosen.contains(&name),
            None => change.is_proposed(),
        };
        change_view(&frame, whole, change, name, chosen)
    };
    TablePage {
        title: title(&frame, draft),
        base: address(whole.open.row.id),
        version: whole.open.row.version,
        limit_megabytes: uploads::limit_megabytes(app),
        rows: read.as_ref().and_then(|read| serde_json::to_string(&read.rows).ok()).unwrap_or_default(),
        was_read: read.is_some(),
        changes: changes.iter().enumerate().map(view).collect(),
        frame: frame.clone().titled(frame.say("plans-table")).in_section(Section::Plans).complaining(&complaints),
        complaints,
    }
}

fn change_view(frame: &Frame, whole: &WithAbove, change: &Change, name: String, chosen: bool) -> ChangeView {
    let draft = &whole.open.draft;
    let numbered = |key: u32| {
        let path = draft.path_of(key).unwrap_or_default();
        frame.say("plans-clause-numbered").with("path", path).to_string()
    };
    let said = |key: &str| frame.say(key).to_string();
    match change {
        Change::Changed { key, stands, new, meanwhile } => ChangeView {
            name,
            title: numbered(*key),
            kind: if *meanwhile { "s-warn" } else { "s-info" },
            said: said(if *meanwhile { "plans-table-meanwhile" } else { "plans-table-changed" }),
            differing: differing(frame, stands, new),
            chosen,
        },
        Change::Added { new, .. } => ChangeView {
            name,
            title: said("plans-clause-new"),
            kind: "s-new",
            said: said("plans-table-added"),
            differing: differing(frame, &Clause::default(), new),
            chosen,
        },
        Change::Gone { key } => ChangeView {
            name,
            title: numbered(*key),
            kind: "s-off",
            said: said("plans-table-gone"),
            differing: draft.clause(*key).map(|one| differing(frame, one, &Clause::default())).unwrap_or_default(),
            chosen,
        },
    }
}

fn differing(frame: &Frame, stands: &Clause, new: &Clause) -> Vec<Differing> {
    let money = |clause: &Clause| {
        clause.money.iter().map(|line| format!("{} {}", line.amount, line.source)).collect::<Vec<_>>().join("; ")
    };
    let fields = [
        ("plans-clause-action", stands.text.clone(), new.text.clone()),
        ("plans-clause-lead", stands.lead.clone(), new.lead.clone()),
        ("plans-clause-support", stands.supporting().join("; "), new.supporting().join("; ")),
        ("plans-clause-deadline", stands.deadline.clone(), new.deadline.clone()),
        ("plans-clause-product", stands.product.clone(), new.product.clone()),
        ("plans-clause-money", money(stands), money(new)),
    ];
    let other = fields.into_iter().filter(|(_, stands, new)| stands.trim() != new.trim());
    other.map(|(key, stands, new)| (frame.say(key).to_string(), stands, new)).collect()
}
