//! `/nhiem-vu/{id}`: one obligation, its words in the document, who holds it today and who held it before.
//! What is not clear of it is shown as a question; nothing is done here.

use super::{holders, holders::Holder, timing, workbook};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    lists::AsWorkbook,
    look::{self, Frame, Section},
    obligations::actions::listing::{Counts, ObligationDossier, ObligationRow, address_of, find_obligation, letter_on},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{ids::ObligationId, obligations::Timing, organisations::Graph, permissions::Verb, problem::Problem};
use jiff::civil::Date;

#[derive(Template)]
#[template(path = "obligations/obligation_pages/show.html")]
struct ShowPage {
    frame: Frame,
    row: ObligationRow,
    document: Source,
    today: Vec<Holder>,
    before: Vec<Holder>,
    counts: Counts,
    clear: SixClear,
    sees_all: bool,
    /// Somebody is late, and the caller may draft the letter of urging.
    may_urge: bool,
}

/// Where the obligation comes from.
struct Source {
    name: String,
    address: String,
    words: Option<String>,
}

/// The six that must be clear: who, what, when, with whom, which product, who decides. What is not is a question.
struct SixClear {
    unnamed_heads: usize,
    timing: String,
    due_on: Option<Date>,
    is_once: bool,
    is_standing: bool,
    supporters: Vec<String>,
    outputs: Vec<String>,
    tracking_body: String,
}

/// `GET /nhiem-vu/{id}`
pub async fn get_obligation(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let id: ObligationId = id.parse().map_err(|_| Problem::NotFound)?;
    let dossier = find_obligation(&app, &caller, id).await?;
    let (graph, frame) = (app.organisations(), asked.frame(&app, &caller));
    let frame = frame.titled(&dossier.row.action).in_section(Section::Assignments);
    let (today, before) = holders::of(&frame, &graph, &dossier);
    if as_workbook.0 {
        return workbook::of_holders(&frame, &caller, &today);
    }
    let clear = six_clear(&frame, &graph, &dossier, &today);
    let ObligationDossier { row, source, counts, sees_all, .. } = dossier;
    let acting = Acting::now(&app, &caller);
    let may_urge = counts.late > 0 && acting.may(Verb::DraftPaper, &letter_on(&row, acting.today));
    let name = row.symbol.clone().unwrap_or_else(|| row.subject.clone());
    let address = address_of(row.document_id, source.as_ref());
    let document = Source { name, address, words: source.map(|source| source.words) };
    Ok(look::page(ShowPage { frame, row, document, today, before, counts, clear, sees_all, may_urge }))
}

fn six_clear(frame: &Frame, graph: &Graph, dossier: &ObligationDossier, holders: &[Holder]) -> SixClear {
    let (row, today) = (&dossier.row, frame.today());
    let timing = row.timing();
    let name = |id| graph.last_name(id, today).unwrap_or_default().to_owned();
    SixClear {
        unnamed_heads: holders.iter().filter(|holder| holder.is_open && holder.head.is_none()).count(),
        due_on: row.due_on,
        is_once: matches!(timing, Timing::Once { .. }),
        is_standing: matches!(timing, Timing::Standing { .. }),
        timing: timing::words(frame.language, &timing),
        supporters: graph.sorted(dossier.supporters.clone(), today).into_iter().map(name).collect(),
        outputs: row.outputs(),
        tracking_body: name(row.tracking_body_id),
    }
}
