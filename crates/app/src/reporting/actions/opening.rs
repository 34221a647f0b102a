//! Opening a round: who will owe it, and then the round with a report for each unit, in one write.
//!
//! Units are those alive on the period's last day. A body that ended inside the period owes a part report for its own
//! days, tied to the reports of those who carried on. The same form, period and body stand once.

use super::{
    Acting,
    store::{self, RoundKey, RoundToKeep},
};
use crate::{
    App,
    caller::Caller,
    failure::Failure,
    permits::{Permit, Thing},
    reporting::packs::{self, BuiltIn},
};
use database::WriteTransaction;
use domain::{
    ids::{OrganisationId, ReportId, RoundId},
    organisations::Selector,
    packs::Period,
    permissions::Verb,
    problem::Problem,
    reporting::{Owes, part_reports, who_owes},
};
use jiff::civil::Date;
use serde_json::json;
use std::collections::BTreeMap;

/// A round to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRound {
    /// The body that asks and will track it.
    pub asked_by: OrganisationId,
    /// Code of the pack.
    pub pack: String,
    /// Code of the form.
    pub form: String,
    /// Year of the period.
    pub year: i64,
    /// Number of the period in the year.
    pub number: i64,
    /// Which units, seen from the asking body on the period's last day.
    pub selector: Selector,
    /// Until when.
    pub due_on: Date,
}

/// What opening a round will do.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The period.
    pub period: Period,
    /// Who will owe what.
    pub owes: Vec<Owes>,
}

impl Preview {
    /// Bodies that ended inside the period, each once, with their days.
    pub fn parts(&self) -> Vec<(OrganisationId, (Date, Date))> {
        let parts = part_reports(&self.owes).into_iter();
        parts.map(|(organisation, segment)| (organisation, (segment.first_day, segment.last_day))).collect()
    }
}

/// Who would owe a round, without opening it.
pub fn preview(app: &App, caller: &Caller, new: &NewRound) -> Result<Preview, Failure> {
    let acting = Acting::now(app, caller);
    acting.caller.require(&acting.graph, Verb::OpenRound, &asking(&acting, new))?;
    planned(&acting, new).map(|(_, preview)| preview)
}

/// Opens a round with a report for each unit.
pub async fn open_round(app: &App, caller: &Caller, new: NewRound) -> Result<RoundId, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_round(tx, &acting, &new).await })).await
}

fn asking(acting: &Acting, new: &NewRound) -> Thing {
    Thing::Node { id: new.asked_by, today: acting.today }
}

/// What is asked, checked: form and period exist, the due date is no day before the period, somebody owes it.
fn planned(acting: &Acting, new: &NewRound) -> Result<(&'static BuiltIn, Preview), Failure> {
    let missing = |field: &str| Problem::Missing { field: field.to_owned() };
    let built_in = packs::newest(&new.pack).map_err(|_| missing("bieu"))?;
    let form = built_in.pack.form(&new.form).ok_or_else(|| missing("bieu"))?;
    let regime = built_in.pack.regime(&form.regime).ok_or_else(|| missing("bieu"))?;
    let period = regime.period(new.year, new.number).ok_or_else(|| missing("ky"))?;
    if new.due_on < period.first_day {
        return Err(Problem::DateTooEarly { earliest: crate::look::dates::written(period.first_day) }.into());
    }
    let owes = who_owes(&acting.graph, new.asked_by, &new.selector, &period);
    if owes.is_empty() {
        return Err(Problem::NobodyOwes.into());
    }
    Ok((built_in, Preview { period, owes }))
}

async fn write_round(tx: &mut WriteTransaction, acting: &Acting, new: &NewRound) -> Result<RoundId, Failure> {
    acting.caller.require(&acting.graph, Verb::OpenRound, &asking(acting, new))?;
    let (built_in, preview) = planned(acting, new)?;
    let period = &preview.period;
    let key = RoundKey {
        pack: &new.pack,
        form: &new.form,
        regime: &period.regime,
        year: period.year,
        number: period.n,
        asked_by: new.asked_by,
    };
    if store::find_same_round(tx, key).await?.is_some() {
        return Err(Problem::RoundExists.into());
    }
    let id: RoundId = tx.new_id();
    let form_version = packs::form_of(&built_in.pack, &new.form)?.version;
    let particulars = json!({
        "round": id.to_string(), "form": format!("{}/{}", new.pack, new.form), "year": period.year, "number": period.n,
        "units": preview.owes.len(), "due_on": new.due_on.to_string(),
    });
    let permit = acting.permit(tx, Verb::OpenRound, &asking(acting, new), particulars.clone()).await?;
    permit.also_about(tx, ("reporting-round", id.uuid()), particulars).await?;
    let named = (new.pack.as_str(), built_in.pack.version);
    store::keep_files(tx, &permit, named, &built_in.files, &built_in.sha256).await?;
    let round = RoundToKeep {
        id,
        key,
        pack_version: built_in.pack.version,
        form_version,
        days: (period.first_day, period.last_day),
        selector: &serde_json::to_string(&new.selector)?,
        due_on: new.due_on,
    };
    store::insert_round(tx, &permit, &round).await?;
    write_reports(tx, &permit, id, &preview).await?;
    Ok(id)
}

async fn write_reports(
    tx: &mut WriteTransaction,
    permit: &Permit,
    round: RoundId,
    preview: &Preview,
) -> Result<(), Failure> {
    let mut parts: BTreeMap<OrganisationId, ReportId> = BTreeMap::new();
    for (organisation, days) in preview.parts() {
        parts.insert(organisation, store::insert_report(tx, permit, round, organisation, days, true).await?);
    }
    for owes in &preview.owes {
        let days = (owes.segment.first_day, owes.segment.last_day);
        let report = store::insert_report(tx, permit, round, owes.organisation, days, false).await?;
        for part in &owes.predecessors {
            if let Some(part) = parts.get(&part.organisation) {
                store::insert_part(tx, permit, *part, report).await?;
            }
        }
    }
    Ok(())
}
