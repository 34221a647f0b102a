//! The graph itself: rows put in order by organisation, and the questions about one organisation on one day.
//! It is built once and then only read; rows that break a rule make no graph.

use super::{
    Catalogue, GraphError,
    by_identity::ById,
    check,
    names::KnownName,
    rows::{ClassRow, CodeRow, EventRow, MembershipRow, OrganisationRow, Rows, SuccessionRow, holds},
};
use crate::ids::{EventId, OrganisationId};
use jiff::civil::Date;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

/// Kinds of events in the order in which those of one day are told.
const KINDS: [&str; 7] = ["found", "rename", "reclassify", "move", "merge", "split", "dissolve"];

/// Every organisation, through all its time. Built once from rows, then only read.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    pub(super) nodes: ById<OrganisationId, Node>,
    pub(super) events: ById<EventId, EventRow>,
    /// Events by day, in the order in which those of one day are told.
    days: BTreeMap<Date, Vec<EventId>>,
    /// Organisations that an event founded, changed or ended, or between which it made a succession.
    touched: ById<EventId, Vec<OrganisationId>>,
    /// Times for which anything stands on a line; there are few, for many places begin and end together.
    pub(super) line_times: BTreeMap<String, BTreeSet<(Date, Option<Date>)>>,
    /// Who ever bore a name, by the hash of the folded name in full or short, in its order. Put together when it is first
    /// asked for.
    pub(super) bearers: OnceLock<Vec<(u64, OrganisationId)>>,
    pub(super) catalogue: Catalogue,
}

/// What is known of one organisation.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub life: OrganisationRow,
    /// Oldest first, as all rows with a time.
    pub names: Vec<KnownName>,
    pub classes: Vec<ClassRow>,
    pub codes: Vec<CodeRow>,
    /// Places under parents.
    pub above: Vec<MembershipRow>,
    /// Places of children under this one.
    pub below: Vec<MembershipRow>,
    pub successors: Vec<SuccessionRow>,
    pub predecessors: Vec<SuccessionRow>,
}

impl Graph {
    /// Puts rows in order and checks them.
    pub fn build(rows: Rows, catalogue: Catalogue) -> Result<Self, GraphError> {
        let mut graph = Graph { catalogue, ..Graph::default() };
        for event in rows.events {
            if let Some(known) = graph.events.insert(event.id, event) {
                return Err(GraphError::EventThere(known.id));
            }
        }
        for life in rows.organisations {
            if let Some(known) = graph.nodes.insert(life.id, Node::new(life)) {
                return Err(GraphError::AlreadyThere(known.life.id));
            }
        }
        for name in rows.names {
            graph.node_mut(name.organisation_id)?.names.push(KnownName::new(name));
        }
        for class in rows.classes {
            graph.node_mut(class.organisation_id)?.classes.push(class);
        }
        for code in rows.codes {
            graph.node_mut(code.organisation_id)?.codes.push(code);
        }
        for place in rows.memberships {
            graph.note_line(&place);
            graph.node_mut(place.parent_id)?.below.push(place.clone());
            graph.node_mut(place.organisation_id)?.above.push(place);
        }
        for succession in rows.successions {
            graph.node_mut(succession.predecessor_id)?.successors.push(succession.clone());
            graph.node_mut(succession.successor_id)?.predecessors.push(succession);
        }
        graph.nodes.values_mut().for_each(Node::put_in_order);
        graph.index_events();
        check::check(&graph)?;
        Ok(graph)
    }

    fn note_line(&mut self, place: &MembershipRow) {
        let time = (place.valid_from, place.valid_to);
        match self.line_times.get_mut(&place.line) {
            Some(times) => _ = times.insert(time),
            None => _ = self.line_times.insert(place.line.clone(), BTreeSet::from([time])),
        }
    }

    /// The rows of which it was made: what an event is applied to.
    pub fn rows(&self) -> Rows {
        let mut rows = Rows { events: self.events.values().cloned().collect(), ..Rows::default() };
        for node in self.nodes.values() {
            rows.organisations.push(node.life.clone());
            rows.names.extend(node.names.iter().map(|name| name.row.clone()));
            rows.classes.extend(node.classes.iter().cloned());
            rows.codes.extend(node.codes.iter().cloned());
            rows.memberships.extend(node.above.iter().cloned());
            rows.successions.extend(node.successors.iter().cloned());
        }
        rows
    }

    pub(super) fn node(&self, id: OrganisationId) -> Result<&Node, GraphError> {
        self.nodes.get(&id).ok_or(GraphError::Unknown(id))
    }

    fn node_mut(&mut self, id: OrganisationId) -> Result<&mut Node, GraphError> {
        self.nodes.get_mut(&id).ok_or(GraphError::Unknown(id))
    }

    /// The catalogue of classes.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Whether it exists on that day.
    pub fn exists(&self, id: OrganisationId, on: Date) -> bool {
        self.nodes.get(&id).is_some_and(|node| node.exists(on))
    }

    /// First day and, if it ended, the first day after its life.
    pub fn life(&self, id: OrganisationId) -> Option<(Date, Option<Date>)> {
        self.nodes.get(&id).map(|node| (node.life.founded_on, node.life.ended_on))
    }

    /// The class on that day, or on the last day of its life.
    pub fn class(&self, id: OrganisationId, on: Date) -> Option<&str> {
        self.class_row(id, on).map(|row| row.class.as_str())
    }

    /// The level on that day, or on the last day of its life.
    pub fn level(&self, id: OrganisationId, on: Date) -> Option<&str> {
        self.class_row(id, on).map(|row| row.level.as_str())
    }

    fn class_row(&self, id: OrganisationId, on: Date) -> Option<&ClassRow> {
        let classes = &self.nodes.get(&id)?.classes;
        classes.iter().rev().find(|class| class.valid_from <= on)
    }

    /// Official codes on that day: scheme and code.
    pub fn codes(&self, id: OrganisationId, on: Date) -> Vec<(&str, &str)> {
        let codes = self.nodes.get(&id).map(|node| node.codes.as_slice()).unwrap_or_default();
        let valid = codes.iter().filter(|code| holds(code.valid_from, code.valid_to, on));
        valid.map(|code| (code.scheme.as_str(), code.code.as_str())).collect()
    }

    /// Every organisation that exists on that day, in the order of the catalogue and of names.
    pub fn alive(&self, on: Date) -> Vec<OrganisationId> {
        let alive = self.nodes.values().filter(|node| node.exists(on)).map(|node| node.life.id);
        self.sorted(alive.collect(), on)
    }

    /// Every organisation that ever was.
    pub fn all(&self) -> impl Iterator<Item = OrganisationId> {
        self.nodes.keys().copied()
    }

    /// The event with this identity.
    pub fn event(&self, id: EventId) -> Option<&EventRow> {
        self.events.get(&id)
    }

    fn index_events(&mut self) {
        let rank = |kind: &str| KINDS.iter().position(|known| *known == kind).unwrap_or(KINDS.len());
        let mut events: Vec<&EventRow> = self.events.values().collect();
        events.sort_by_key(|event| (event.on_date, rank(&event.kind), event.id));
        for event in events {
            self.days.entry(event.on_date).or_default().push(event.id);
        }
        for node in self.nodes.values() {
            for event in node.event_ids() {
                self.touched.entry(event).or_default().push(node.life.id);
            }
        }
        for ids in self.touched.values_mut() {
            ids.sort_unstable();
            ids.dedup();
        }
    }

    /// Events of `[from, to]`, in order of their day; on one day foundings first, so that nothing is named before it is
    /// there. Successions of one day may build on each other and are not put in that order.
    pub fn events_between(&self, from: Date, to: Date) -> Vec<&EventRow> {
        if from > to {
            return Vec::new();
        }
        let days = self.days.range(from..=to);
        days.flat_map(|(_, ids)| ids).filter_map(|id| self.events.get(id)).collect()
    }

    /// Days on which something changed, with the number of events, oldest first.
    pub fn event_days(&self) -> impl DoubleEndedIterator<Item = (Date, usize)> {
        self.days.iter().map(|(day, events)| (*day, events.len()))
    }

    /// Every event that changed this organisation, or made it carry on for another, in order.
    pub fn events_of(&self, id: OrganisationId) -> Vec<&EventRow> {
        let ids: BTreeSet<EventId> = self.nodes.get(&id).into_iter().flat_map(Node::event_ids).collect();
        let days: BTreeSet<Date> = ids.iter().filter_map(|id| self.events.get(id)).map(|event| event.on_date).collect();
        let told = days.iter().filter_map(|day| self.days.get(day)).flatten();
        told.filter(|event| ids.contains(event)).filter_map(|id| self.events.get(id)).collect()
    }

    /// Organisations that an event founded, changed or ended, or between which it made a succession.
    pub fn touched_by(&self, event: EventId) -> impl Iterator<Item = OrganisationId> {
        self.touched.get(&event).into_iter().flatten().copied()
    }

    /// The event by which it ended.
    pub fn ended_by(&self, id: OrganisationId) -> Option<&EventRow> {
        self.events.get(&self.nodes.get(&id)?.life.ended_by?)
    }

    /// Every code it had: scheme, code and time, oldest first.
    pub fn codes_over_time(&self, id: OrganisationId) -> &[CodeRow] {
        self.nodes.get(&id).map(|node| node.codes.as_slice()).unwrap_or_default()
    }

    /// Every place it had under a parent, on every line, oldest first.
    pub fn places(&self, id: OrganisationId) -> &[MembershipRow] {
        self.nodes.get(&id).map(|node| node.above.as_slice()).unwrap_or_default()
    }
}

impl Node {
    fn new(life: OrganisationRow) -> Self {
        Node {
            life,
            names: Vec::new(),
            classes: Vec::new(),
            codes: Vec::new(),
            above: Vec::new(),
            below: Vec::new(),
            successors: Vec::new(),
            predecessors: Vec::new(),
        }
    }

    fn event_ids(&self) -> impl Iterator<Item = EventId> {
        let names = self.names.iter().map(|name| name.row.event_id);
        let classes = self.classes.iter().map(|row| row.event_id);
        let codes = self.codes.iter().map(|row| row.event_id);
        let places = self.above.iter().map(|row| row.event_id);
        let successions = self.successors.iter().chain(&self.predecessors).map(|row| row.event_id);
        names.chain(classes).chain(codes).chain(places).chain(successions).chain(self.life.ended_by)
    }

    fn put_in_order(&mut self) {
        self.names.sort_by_key(|name| name.row.valid_from);
        self.classes.sort_by_key(|row| row.valid_from);
        self.codes.sort_by(|a, b| (a.valid_from, &a.scheme).cmp(&(b.valid_from, &b.scheme)));
        self.above.sort_by(|a, b| (a.valid_from, &a.line).cmp(&(b.valid_from, &b.line)));
        self.successors.sort_by_key(|row| (row.event_id, row.successor_id));
        self.predecessors.sort_by_key(|row| (row.event_id, row.predecessor_id));
    }

    pub fn exists(&self, on: Date) -> bool {
        holds(self.life.founded_on, self.life.ended_on, on)
    }
}
