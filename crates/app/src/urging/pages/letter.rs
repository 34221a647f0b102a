//! `/don-doc/cong-van`: the letter of urging to the units that have not done a duty, in the layout of the body that tracks it. It is
//! drafted from what stands at that moment and is not kept.

use super::super::actions;
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    documents,
    failure::Failure,
    language::Language,
    look::dates,
    obligations::actions::listing::{ObligationRow, find_obligation, letter_on},
    printing::{self, PaperForm},
    reporting::papers::{answer_by, office_speaking},
};
use axum::{
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    ids::{ObligationId, OrganisationId},
    permissions::Verb,
    problem::Problem,
};
use jiff::civil::Date;
use papers::writing::{LetterOnDuty, Papered, UnitNotDone, in_full, letter_on_duty};
use serde::Deserialize;

/// What the address may say: which duty, until when to answer, as which file.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Wanted {
    #[serde(rename = "nhiem-vu")]
    duty: String,
    #[serde(rename = "truoc")]
    do_by: String,
    #[serde(rename = "dang")]
    form: String,
}

/// `GET /don-doc/cong-van`
pub async fn get_letter(
    State(app): State<App>,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    if wanted.duty.is_empty() {
        return Ok(Redirect::to("/don-doc").into_response());
    }
    let id: ObligationId = wanted.duty.parse().map_err(|_| Problem::NotFound)?;
    let acting = Acting::now(&app, &caller);
    let today = acting.today;
    let row = find_obligation(&app, &caller, id).await?.row;
    let body = row.tracking_body_id;
    caller.require(&acting.graph, Verb::DraftPaper, &letter_on(&row, today))?;
    let office = office_speaking(&acting.graph, &acting, body).ok_or(Problem::NoLayout)?;
    let units = units(&app, &acting, id).await?;
    if units.is_empty() {
        return Err(Problem::NobodyLate.into());
    }
    let (document, document_in_full) = document(&acting, &row);
    let do_by = dates::read(&wanted.do_by).ok().filter(|day| *day >= today);
    let family = office.family;
    let letter = letter_on_duty(&LetterOnDuty {
        office,
        papered: Papered::drafted(today),
        duty: row.action,
        document,
        document_in_full,
        counted_on: today,
        units,
        do_by: do_by.unwrap_or_else(|| answer_by(today)),
    });
    let stem = format!("cong-van-don-doc-{today}");
    let file = printing::file(&app, &letter, (family, today), (stem, PaperForm::of_address(&wanted.form))).await?;
    Ok(file.into_response())
}

/// The units that have not done it, in the order of lists.
async fn units(app: &App, acting: &Acting, id: ObligationId) -> Result<Vec<UnitNotDone>, Failure> {
    let owed = actions::owed_of(app, id).await?;
    let due_of = |unit: OrganisationId| owed.iter().filter(|one| one.holder == unit).map(|one| one.owed.due_on).min();
    let mut holders: Vec<OrganisationId> = owed.iter().map(|one| one.holder).collect();
    holders.sort_unstable();
    holders.dedup();
    let late = |due: Date| u32::try_from(dates::days_between(due, acting.today)).unwrap_or_default();
    let unit = |holder: OrganisationId| {
        let due_on = due_of(holder)?;
        let name = acting.graph.last_name(holder, acting.today).unwrap_or_default().to_owned();
        Some(UnitNotDone { name, due_on, days_late: late(due_on) })
    };
    Ok(acting.graph.sorted(holders, acting.today).into_iter().filter_map(unit).collect())
}

/// The document, short and in full.
fn document(acting: &Acting, row: &ObligationRow) -> (String, String) {
    let kind = documents::named(Language::Vi, &row.document_type, None);
    let kind = match &row.symbol {
        Some(_) => kind,
        None => [kind.as_str(), " ", row.subject.as_str()].concat(),
    };
    let day = row.issued_on.unwrap_or(acting.today);
    let issuer = acting.graph.last_name(row.tracking_body_id, day).unwrap_or_default();
    let symbol = row.symbol.as_deref();
    (in_full(&kind, symbol, None, None), in_full(&kind, symbol, row.issued_on, Some(issuer)))
}
