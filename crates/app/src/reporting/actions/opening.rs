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
    ids::{AccountId, OrganisationId, ReportId, RoundId},
    organisations::{Graph, Selector},
    packs::Period,
    permissions::Verb,
    problem::Problem,
    reporting::{DueDates, Owes, part_reports, who_owes},
};
use jiff::civil::Date;
use serde_json::{Value as Json, json};
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
    pub due: DueDates,
    /// The last day on which it takes submissions; without one it takes them until somebody locks it.
    pub cut_off_on: Option<Date>,
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

impl Acting {
    /// The bodies for which the person may open a round; without one it is refused.
    pub fn asking_bodies(&self) -> Result<Vec<OrganisationId>, Failure> {
        let places = self.homes().into_iter().map(|id| (id, Thing::Node { id, today: self.today }));
        self.caller.places_for(&self.graph, Verb::OpenRound, places)
    }
}

/// Who would owe a round, without opening it.
pub fn preview(app: &App, caller: &Caller, new: &NewRound) -> Result<Preview, Failure> {
    let acting = Acting::now(app, caller);
    acting.caller.require(&acting.graph, Verb::OpenRound, &asking(&acting, new))?;
    planned(&acting.graph, new).map(|(_, preview)| preview)
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
pub(super) fn planned(graph: &Graph, new: &NewRound) -> Result<(&'static BuiltIn, Preview), Failure> {
    let missing = |field: &str| Problem::Missing { field: field.to_owned() };
    let built_in = packs::newest(&new.pack).map_err(|_| missing("bieu"))?;
    let form = built_in.pack.form(&new.form).ok_or_else(|| missing("bieu"))?;
    let regime = built_in.pack.regime(&form.regime).ok_or_else(|| missing("bieu"))?;
    let period = regime.period(new.year, new.number).ok_or_else(|| missing("ky"))?;
    let (earliest, latest) = new.due.ends();
    if earliest < period.first_day {
        return Err(Problem::DateTooEarly { earliest: crate::look::dates::written(period.first_day) }.into());
    }
    if new.cut_off_on.is_some_and(|day| day < latest) {
        return Err(Problem::DateTooEarly { earliest: crate::look::dates::written(latest) }.into());
    }
    let owes = who_owes(graph, new.asked_by, &new.selector, &period);
    if owes.is_empty() {
        return Err(Problem::NobodyOwes.into());
    }
    Ok((built_in, Preview { period, owes }))
}

pub(in crate::reporting) async fn write_round(
    tx: &mut WriteTransaction,
    acting: &Acting,
    new: &NewRound,
) -> Result<RoundId, Failure> {
    acting.caller.require(&acting.graph, Verb::OpenRound, &asking(acting, new))?;
    let planned = planned(&acting.graph, new)?;
    if store::find_same_round(tx, new.key(&planned.1.period)).await?.is_some() {
        return Err(Problem::RoundExists.into());
    }
    let id: RoundId = tx.new_id();
    let particulars = new.particulars(id, &planned.1);
    let permit = acting.permit(tx, Verb::OpenRound, &asking(acting, new), particulars.clone()).await?;
    permit.also_about(tx, ("reporting-round", id.uuid()), particulars).await?;
    let by = (id, acting.caller.account);
    keep_round(tx, &permit, &acting.graph, new, planned, by).await?;
    Ok(id)
}

impl NewRound {
    /// What makes it the same as another.
    pub(super) fn key<'k>(&'k self, period: &'k Period) -> RoundKey<'k> {
        RoundKey {
            pack: &self.pack,
            form: &self.form,
            regime: &period.regime,
            year: period.year,
            number: period.n,
            asked_by: self.asked_by,
        }
    }

    /// What its history says.
    pub(super) fn particulars(&self, id: RoundId, preview: &Preview) -> Json {
        let (period, cut_off_on) = (&preview.period, self.cut_off_on.map(|day| day.to_string()));
        let mut particulars = json!({
            "round": id.to_string(), "form": format!("{}/{}", self.pack, self.form), "year": period.year,
            "number": period.n, "units": preview.owes.len(), "due_on": self.due.others.to_string(),
        });
        if let (Some(day), Some(known)) = (cut_off_on, particulars.as_object_mut()) {
            known.insert("cut_off_on".to_owned(), day.into());
        }
        particulars
    }
}

/// Writes a round that was planned, and a report for each unit.
pub(super) async fn keep_round(
    tx: &mut WriteTransaction,
    permit: &Permit,
    graph: &Graph,
    new: &NewRound,
    (built_in, preview): (&BuiltIn, Preview),
    (id, opened_by): (RoundId, AccountId),
) -> Result<(), Failure> {
    let named = (new.pack.as_str(), built_in.pack.version);
    store::keep_files(tx, permit, named, &built_in.files, &built_in.sha256).await?;
    let period = &preview.period;
    let round = RoundToKeep {
        id,
        key: new.key(period),
        pack_version: built_in.pack.version,
        form_version: packs::form_of(&built_in.pack, &new.form)?.version,
        days: (period.first_day, period.last_day),
        selector: &serde_json::to_string(&new.selector)?,
        due: &new.due,
        cut_off_on: new.cut_off_on,
        opened_by,
    };
    store::insert_round(tx, permit, &round).await?;
    write_reports(tx, permit, graph, (id, &new.due), &preview).await
}

/// A part report is due with the first of those that carried on.
async fn write_reports(
    tx: &mut WriteTransaction,
    permit: &Permit,
    graph: &Graph,
    (round, due): (RoundId, &DueDates),
    preview: &Preview,
) -> Result<(), Failure> {
    let due_of = |owes: &Owes| due.of(graph.level(owes.organisation, preview.period.last_day));
    let mut parts: BTreeMap<OrganisationId, ReportId> = BTreeMap::new();
    for (organisation, days) in preview.parts() {
        let carries_on = |owes: &&Owes| owes.predecessors.iter().any(|part| part.organisation == organisation);
        let due_on = preview.owes.iter().find(carries_on).map_or(due.others, due_of);
        let report = store::insert_report(tx, permit, round, organisation, (days, due_on), true).await?;
        parts.insert(organisation, report);
    }
    for owes in &preview.owes {
        let days = (owes.segment.first_day, owes.segment.last_day);
        let report = store::insert_report(tx, permit, round, owes.organisation, (days, due_of(owes)), false).await?;
        for part in &owes.predecessors {
            if let Some(part) = parts.get(&part.organisation) {
                store::insert_part(tx, permit, *part, report).await?;
            }
        }
    }
    Ok(())
}
