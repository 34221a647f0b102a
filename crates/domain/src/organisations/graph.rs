//! (the graph: being written on its own branch; these are its signatures)
#![allow(missing_docs, clippy::unimplemented, unused_variables)]
use super::Selector;
use crate::ids::{EventId, OrganisationId};
use jiff::civil::Date;

#[derive(Default, Debug, Clone)]
pub struct Graph;

#[derive(Debug, Clone)]
pub struct Succession {
    pub event: EventId,
    pub predecessor: OrganisationId,
    pub successor: OrganisationId,
    pub share_numerator: i64,
    pub share_denominator: i64,
    pub scope: Option<String>,
}

#[derive(Debug, Clone)]
pub struct EventRow {
    pub id: EventId,
    pub kind: String,
    pub on_date: Date,
    pub legal_basis: String,
    pub note: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Resolution {
    pub organisations: Vec<OrganisationId>,
    pub unresolved: Vec<Selector>,
}

impl Graph {
    pub fn exists(&self, id: OrganisationId, on: Date) -> bool { true }
    pub fn life(&self, id: OrganisationId) -> Option<(Date, Option<Date>)> { None }
    pub fn name(&self, id: OrganisationId, on: Date) -> Option<&str> { None }
    /// The name on that date, or the last name of an organisation that has ended.
    pub fn last_name(&self, id: OrganisationId, on: Date) -> Option<&str> { None }
    pub fn class(&self, id: OrganisationId, on: Date) -> Option<&str> { None }
    pub fn level(&self, id: OrganisationId, on: Date) -> Option<&str> { None }
    pub fn parent(&self, id: OrganisationId, line: &str, on: Date) -> Option<OrganisationId> { None }
    pub fn parents(&self, id: OrganisationId, on: Date) -> Vec<(String, OrganisationId)> { Vec::new() }
    pub fn children(&self, id: OrganisationId, line: &str, on: Date) -> Vec<OrganisationId> { Vec::new() }
    pub fn lines(&self, on: Date) -> Vec<String> { Vec::new() }
    pub fn ancestors(&self, id: OrganisationId, line: &str, on: Date) -> Vec<OrganisationId> { Vec::new() }
    pub fn descendants(&self, id: OrganisationId, line: &str, on: Date) -> Vec<OrganisationId> { Vec::new() }
    pub fn is_within(&self, root: OrganisationId, id: OrganisationId, line: &str, on: Date) -> bool { false }
    /// Above on any line on that day; for an ended organisation, on its last day or through its successors.
    pub fn is_above(&self, upper: OrganisationId, lower: OrganisationId, on: Date) -> bool { false }
    pub fn alive(&self, on: Date) -> Vec<OrganisationId> { Vec::new() }
    pub fn find_by_name(&self, name: &str, on: Date) -> Vec<OrganisationId> { Vec::new() }
    pub fn committee_of(&self, id: OrganisationId, on: Date) -> OrganisationId { id }
    pub fn successors(&self, id: OrganisationId) -> Vec<Succession> { Vec::new() }
    pub fn predecessors(&self, id: OrganisationId) -> Vec<Succession> { Vec::new() }
    pub fn successor_closure(&self, id: OrganisationId, on: Date) -> Vec<OrganisationId> { Vec::new() }
    pub fn predecessor_closure(&self, id: OrganisationId, on: Date) -> Vec<OrganisationId> { Vec::new() }
    pub fn event(&self, id: EventId) -> Option<&EventRow> { None }
    /// Events that ended an organisation in this half-open span of days, in order.
    pub fn events_between(&self, from: Date, to: Date) -> Vec<&EventRow> { Vec::new() }
    pub fn resolve(&self, selector: &Selector, issuer: OrganisationId, on: Date) -> Resolution { Resolution::default() }
}
