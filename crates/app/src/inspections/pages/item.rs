//! The result of one item. Of two people the second sees what the first wrote, with the own words still in the fields.
//! Earlier results are kept and listed.

use super::{
    super::{actions::checklist, content::LINES_LIMIT, words},
    field_of,
    fields::Reading,
    turned_away, visit_address,
};
use crate::{
    App,
    acting::Acting,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Notice, Section, Tone, at_field},
    reporting::words::at,
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::{InspectionId, InspectionItemId},
    inspections::ItemResult,
    problem::Problem,
};
use serde::Deserialize;

/// What a person sends.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Typed {
    ban: i64,
    ket_qua: String,
    ghi_chu_muc: String,
}

/// A result that was written before.
struct Written {
    state: (&'static str, String, Tone),
    note: String,
    told: String,
}

#[derive(Template)]
#[template(path = "inspections/item.html")]
struct ItemPage {
    frame: Frame,
    title: String,
    base: String,
    words: String,
    clause: Option<(String, String)>,
    unit: String,
    action: String,
    results: Vec<Choice>,
    written: Vec<Written>,
    typed: Typed,
    complaints: Complaints,
}

/// `GET /kiem-tra/cuoc/{inspection}/de-cuong/{item}`
pub async fn get_item(
    State(app): State<App>,
    asked: Asked,
    Named((id, item)): Named<(InspectionId, InspectionItemId)>,
    caller: Caller,
) -> Result<Response, Failure> {
    page(&app, &asked, &caller, (id, item), None, (StatusCode::OK, Complaints::none())).await
}

/// `POST /kiem-tra/cuoc/{inspection}/de-cuong/{item}`
pub async fn post_item(
    State(app): State<App>,
    asked: Asked,
    Named((id, item)): Named<(InspectionId, InspectionItemId)>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let acting = Acting::now(&app, &caller);
    _ = checklist::results(&app, &caller, (id, item)).await?;
    let mut reading = Reading::new(asked.language, &acting);
    let result = reading.chosen("ket_qua", ItemResult::from_code(&typed.ket_qua));
    let note = reading.words("ghi_chu_muc", &typed.ghi_chu_muc, LINES_LIMIT);
    let Some(result) = result.filter(|_| reading.complaints.is_empty()) else {
        let complained = (StatusCode::UNPROCESSABLE_ENTITY, reading.complaints);
        return page(&app, &asked, &caller, (id, item), Some(typed), complained).await;
    };
    let answer = checklist::Answer { seen: typed.ban, result, note };
    match checklist::answer(&app, &caller, (id, item), answer).await {
        Ok(()) => {
            let back = format!("{}/de-cuong#m-{item}", visit_address(id));
            Ok(redirect_saying(&back, &Notice::ok(asked.language.say("inspections-item-kept"))))
        }
        Err(failure) => {
            let complained = at_field(failure, asked.language, field_of)?;
            page(&app, &asked, &caller, (id, item), Some(typed), complained).await
        }
    }
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    (id, item): (InspectionId, InspectionItemId),
    typed: Option<Typed>,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let (whole, results) = checklist::results(app, caller, (id, item)).await?;
    let (acting, frame) = (Acting::now(app, caller), asked.frame(app, caller));
    let base = format!("{}/de-cuong", visit_address(id));
    if let Some(away) = turned_away(asked, &complaints, whole.visit.may_change(), &base) {
        return Ok(away);
    }
    let one = whole.items.iter().find(|one| one.row.id == item).ok_or(Problem::NotFound)?;
    let last = results.last();
    let typed = typed.unwrap_or_else(|| Typed {
        ban: 0,
        ket_qua: last.map(|row| row.result.clone()).unwrap_or_default(),
        ghi_chu_muc: last.map(|row| row.note.clone()).unwrap_or_default(),
    });
    let written = |row: &super::super::actions::ResultRow| Written {
        state: words::result(&frame, ItemResult::from_code(&row.result)),
        note: row.note.clone(),
        told: frame
            .say("inspections-written-by")
            .with("name", &row.writer)
            .with("when", at(&frame, row.written_at_ms))
            .to_string(),
    };
    let clause = one.row.provision_id.and_then(|clause| whole.clause(clause));
    let page = ItemPage {
        title: words::title(frame.language, &whole.visit),
        words: one.row.words.clone(),
        clause: clause.map(|clause| (words::clause_path(clause), words::clause(&frame, clause))),
        unit: one.row.organisation_id.map(|unit| words::name(&frame, &acting.graph, unit)).unwrap_or_default(),
        action: format!("{base}/{item}"),
        base,
        results: ItemResult::ALL
            .iter()
            .map(|result| Choice::new(result.code(), words::result(&frame, Some(*result)).1))
            .collect(),
        written: results.iter().rev().map(written).collect(),
        // Whatever was typed goes over what is shown on this page, and nothing else.
        typed: Typed { ban: last.map_or(0, |row| row.number), ..typed },
        frame: frame
            .clone()
            .titled(frame.say("inspections-item"))
            .in_section(Section::Inspections)
            .complaining(&complaints),
        complaints,
    };
    Ok(look::page_with_status(status, page))
}
