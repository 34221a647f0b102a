//! The clauses of a plan as a table for Excel or Word, as its page shows them.
//! What goes out here is not read back: a published plan does not change.

use super::super::{
    actions::finding::{self, PlanClause, Whole},
    draft::{becoming::office_named, people::Ground},
    words,
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    documents,
    failure::Failure,
    lists::{Listing, download},
    look::Frame,
    printing::{self, PaperFile, PaperForm},
    requests::Named,
};
use axum::{extract::State, response::Response};
use domain::ids::DocumentId;
use papers::{
    tables::ListCell,
    writing::{Papered, table_paper},
};

/// The heads of the table.
const HEADS: [&str; 7] = [
    "plans-clause-number",
    "plans-clause-action",
    "plans-clause-lead",
    "plans-clause-support",
    "plans-clause-deadline",
    "plans-clause-product",
    "plans-clause-money",
];

fn heads(frame: &Frame) -> Vec<String> {
    HEADS.map(|key| frame.say(key).to_string()).to_vec()
}

fn rows(app: &App, frame: &Frame, whole: &Whole) -> Vec<Vec<String>> {
    let (graph, months) = (app.organisations(), app.settings().confirm_every_months);
    let timing = |clause: &PlanClause| {
        let timing = clause.timing.as_ref();
        timing.map(|timing| documents::timing_in_words(frame.language, Some(timing), months)).unwrap_or_default()
    };
    let row = |clause: &PlanClause| {
        vec![
            clause.path.clone(),
            clause.action.clone(),
            words::bodies(frame, &graph, &clause.leads),
            words::bodies(frame, &graph, &clause.supporters),
            timing(clause),
            clause.outputs.join("; "),
            clause.money.iter().map(|money| words::money(frame, money)).collect::<Vec<_>>().join("; "),
        ]
    };
    whole.clauses.iter().map(row).collect()
}

/// `GET /ke-hoach/{document}/excel`
pub async fn get_excel(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let whole = finding::open(&app, &caller, id).await?;
    let frame = asked.frame(&app, &caller);
    let row = &whole.plan.row;
    let listing = Listing {
        file_name: "ke-hoach-cac-muc",
        title: words::document(&frame, &row.document_type, row.symbol.as_deref(), &row.subject),
        body: words::name(&frame, &app.organisations(), row.organisation_id),
        filters: Vec::new(),
        heads: heads(&frame),
        rows: rows(&app, &frame, &whole).into_iter().map(|row| row.into_iter().map(ListCell::from).collect()).collect(),
    };
    download(&frame, &caller, listing)
}

/// `GET /ke-hoach/{document}/word`
pub async fn get_word(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    caller: Caller,
) -> Result<PaperFile, Failure> {
    paper(&app, &asked, &caller, (id, PaperForm::Word)).await
}

/// `GET /ke-hoach/{document}/pdf`
pub async fn get_pdf(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    caller: Caller,
) -> Result<PaperFile, Failure> {
    paper(&app, &asked, &caller, (id, PaperForm::Pdf)).await
}

async fn paper(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    (id, form): (DocumentId, PaperForm),
) -> Result<PaperFile, Failure> {
    let whole = finding::open(app, caller, id).await?;
    let frame = asked.frame(app, caller);
    let row = &whole.plan.row;
    let name = words::name(&frame, &app.organisations(), row.organisation_id);
    let (graph, papered) = (app.organisations(), Papered::drafted(app.today()));
    let office = office_named(Ground { graph: &graph, body: row.organisation_id, on: app.today() }, &name);
    let paper = table_paper(&office, &papered, &row.subject, &heads(&frame), rows(app, &frame, &whole));
    let stem = format!("ke-hoach-cac-muc-{}", frame.today());
    printing::file(app, &paper, (office.family, app.today()), (stem, form)).await
}
