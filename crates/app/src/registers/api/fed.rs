//! The figures of a report that are made of rows, for programs: each with its register and the rows that make it.
//! It computes nothing of its own: the page of a figure shows the same rows.

use crate::{
    api::{Call, Exact, Given},
    failure::Failure,
    registers::actions::{self, feeding},
    reporting::actions::showing,
    requests::Named,
};
use domain::{
    ids::ReportId,
    permissions::Verb,
    registers::{over_of, take},
    reporting::cells_of,
};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// The figures of a report that are made of rows.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RegisterFigures {
    /// In the order of the form.
    figures: Vec<RegisterFigure>,
}

/// A figure that is made of rows.
#[derive(Debug, Serialize, JsonSchema)]
struct RegisterFigure {
    /// The indicator, by its code.
    indicator: String,
    /// Which number of it: value, part.…, numerator or denominator.
    component: String,
    /// The register, by its code.
    register: String,
    /// What its rows make now.
    amount: Exact,
    /// What they made when the version that is shown was submitted; null where it was not.
    when_submitted: Option<Exact>,
    /// The rows.
    records: Vec<Uuid>,
}

/// `GET /api/v1/reports/{report}/register-figures`
pub async fn list(call: Call, Named(id): Named<ReportId>) -> Result<Given<RegisterFigures>, Failure> {
    let dossier = showing::find_dossier(&call.app, &call.caller, id, None).await?;
    let acting = call.acting();
    let report = &dossier.report;
    let body = report.row.organisation_id;
    let keeper = actions::keeper_of(&acting.graph, body, acting.today);
    acting.caller.require(&acting.graph, Verb::ReadRegister, &actions::thing_of(&acting, keeper))?;
    let submitted = dossier.shown.content.as_ref().and_then(|content| content.submitted_at_ms);
    let (pack, form) = (&report.round.pack, report.round.form()?);
    let (mut figures, mut registers) = (Vec::new(), feeding::Registers::default());
    let mut connection = call.app.database().read().await?;
    for cell in cells_of(form, pack) {
        let Some(indicator) = pack.indicator(&cell.indicator) else { continue };
        let Some(wanted) = indicator.feed_of(&cell.component) else { continue };
        let Some(register) = pack.register(&wanted.register) else { continue };
        let named = (pack.code.as_str(), register.code.as_str());
        let known = registers.of(&mut connection, (&acting.graph, body, report.row.last_day), named).await?;
        if known.is_empty() {
            continue;
        }
        let records = feeding::records(known);
        let over = over_of(indicator.kind, report.row.first_day, report.row.last_day);
        let Some(fed) = take(register, wanted, &records, over, None) else { continue };
        let then = submitted.and_then(|at_ms| take(register, wanted, &records, over, Some(at_ms)));
        figures.push(RegisterFigure {
            indicator: cell.indicator.clone(),
            component: cell.component.code(),
            register: register.code.clone(),
            amount: Exact(fed.amount),
            when_submitted: then.map(|then| Exact(then.amount)),
            records: fed.rows.iter().map(|row| row.id.uuid()).collect(),
        });
    }
    Ok(Given(RegisterFigures { figures }))
}
