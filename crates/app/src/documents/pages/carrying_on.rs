//! Who carries on today for those whom a published document means: beside each addressee, the events that led there.
//!
//! Bodies that came into being since and are of the same classes are named as proposals. Nothing is added to what was
//! published.

use super::facts::Facts;
use crate::look::dates;
use domain::{
    ids::{EventId, OrganisationId},
    organisations::{Carried, Following, Heir},
};
use jiff::civil::Date;
use papers::reading::{Addressee, AddresseeRole};

/// What became of the addressees of one duty.
#[derive(Debug, Default)]
pub struct CarryingOn {
    /// Those of whom something became.
    pub rows: Vec<Row>,
    /// How many go on as they were.
    pub unchanged: usize,
    /// Of the same classes, and there since: path and name.
    pub proposed: Vec<(String, String)>,
}

/// One whom the document means.
#[derive(Debug)]
pub struct Row {
    /// Its name on the date of issue.
    pub name: String,
    /// Its page, as of the date of issue.
    pub path: String,
    /// It goes on, and gave a part away.
    pub goes_on: bool,
    /// Those who carry on, each with the events by which.
    pub heirs: Vec<(String, String, Vec<Step>)>,
    /// How it ended, where nobody carries on.
    pub end: Option<Step>,
}

/// An event on the way.
#[derive(Debug)]
pub struct Step {
    /// The word for its kind.
    pub kind: String,
    /// Its day.
    pub day: String,
    /// The document that ordered it.
    pub basis: String,
}

impl CarryingOn {
    /// Something is to be told: not all of them are as they were.
    pub fn is_told(&self) -> bool {
        !self.rows.is_empty() || !self.proposed.is_empty()
    }
}

/// For the addressees who carry a duty out or support it.
pub fn of(facts: &Facts<'_>, addressees: &[Addressee]) -> CarryingOn {
    let (Some(issuer), Some(issued_on)) = (facts.issuer, facts.issued_on) else { return CarryingOn::default() };
    if issued_on >= facts.today {
        return CarryingOn::default();
    }
    let of_whom = |addressee: &&Addressee| matches!(addressee.role, AddresseeRole::Lead | AddresseeRole::Support);
    let selectors = addressees.iter().filter(of_whom).filter_map(|addressee| addressee.selector.as_ref());
    let mut told = CarryingOn::default();
    for selector in selectors {
        let Following { carried, proposed, .. } = facts.graph.follow(selector, issuer, issued_on, facts.today);
        told.unchanged += carried.iter().filter(|one| one.is_unchanged()).count();
        let changed = carried.iter().filter(|one| !one.is_unchanged());
        told.rows.extend(changed.map(|one| row(facts, one, issued_on)));
        told.proposed.extend(proposed.into_iter().map(|id| (page_of(id), name(facts, id, facts.today))));
    }
    told
}

fn row(facts: &Facts<'_>, carried: &Carried, issued_on: Date) -> Row {
    let heir = |heir: &Heir| {
        let steps = heir.by.iter().filter_map(|event| step(facts, *event)).collect();
        (page_of(heir.organisation), name(facts, heir.organisation, facts.today), steps)
    };
    let ended_by = facts.graph.ended_by(carried.organisation).filter(|_| carried.is_lost());
    Row {
        name: name(facts, carried.organisation, issued_on),
        path: format!("{}?ngay={issued_on}", page_of(carried.organisation)),
        goes_on: carried.goes_on,
        heirs: carried.heirs.iter().map(heir).collect(),
        end: ended_by.and_then(|event| step(facts, event.id)),
    }
}

fn step(facts: &Facts<'_>, event: EventId) -> Option<Step> {
    let event = facts.graph.event(event)?;
    let key = match event.kind.as_str() {
        "merge" => "documents-event-merge",
        "split" => "documents-event-split",
        "dissolve" => "documents-event-dissolve",
        _ => "documents-event-other",
    };
    let kind = facts.language.say(key).to_string();
    Some(Step { kind, day: dates::written(event.on_date), basis: event.legal_basis.clone() })
}

fn name(facts: &Facts<'_>, id: OrganisationId, on: Date) -> String {
    facts.graph.last_name(id, on).unwrap_or_default().to_owned()
}

fn page_of(id: OrganisationId) -> String {
    format!("/don-vi/{id}")
}
