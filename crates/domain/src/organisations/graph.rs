//! The graph itself: rows put in order by organisation, and the questions about one organisation on one day.

use super::{
    Catalogue, GraphError, check,
    rows::{ClassRow, CodeRow, EventRow, MembershipRow, NameRow, OrganisationRow, Rows, SuccessionRow, holds},
};
use crate::{
    ids::{EventId, OrganisationId},
    text::{fold, sort_key},
};
use jiff::civil::Date;
use std::collections::HashMap;

/// Every organisation, through all its time. Built once from rows, then only read.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    pub(super) nodes: HashMap<OrganisationId, Node>,
    pub(super) events: HashMap<EventId, EventRow>,
    pub(super) catalogue: Catalogue,
}

/// What is known of one organisation.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub life: OrganisationRow,
    pub names: Vec<NameRow>,
    pub sort_keys: Vec<String>,
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
        graph.events = rows.events.into_iter().map(|event| (event.id, event)).collect();
        graph.nodes = rows.organisations.into_iter().map(|life| (life.id, Node::new(life))).collect();
        for name in rows.names {
            let node = graph.node_mut(name.organisation_id)?;
            node.sort_keys.push(sort_key(&name.name));
            node.names.push(name);
        }
        for class in rows.classes {
            graph.node_mut(class.organisation_id)?.classes.push(class);
        }
        for code in rows.codes {
            graph.node_mut(code.organisation_id)?.codes.push(code);
        }
        for place in rows.memberships {
            graph.node_mut(place.parent_id)?.below.push(place.clone());
            graph.node_mut(place.organisation_id)?.above.push(place);
        }
        for succession in rows.successions {
            graph.node_mut(succession.predecessor_id)?.successors.push(succession.clone());
            graph.node_mut(succession.successor_id)?.predecessors.push(succession);
        }
        check::check(&graph)?;
        Ok(graph)
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

    /// The name on that day.
    pub fn name(&self, id: OrganisationId, on: Date) -> Option<&str> {
        let names = &self.nodes.get(&id)?.names;
        names.iter().find(|name| holds(name.valid_from, name.valid_to, on)).map(|name| name.name.as_str())
    }

    /// The name on that day, or the last one before it (of an organisation that has ended), or the first one ever.
    pub fn last_name(&self, id: OrganisationId, on: Date) -> Option<&str> {
        let names = &self.nodes.get(&id)?.names;
        let before = names.iter().filter(|name| name.valid_from <= on).max_by_key(|name| name.valid_from);
        before.or_else(|| names.iter().min_by_key(|name| name.valid_from)).map(|name| name.name.as_str())
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
        classes.iter().filter(|class| class.valid_from <= on).max_by_key(|class| class.valid_from)
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

    /// Those that bear this name on that day; compared folded, in full or short.
    pub fn find_by_name(&self, name: &str, on: Date) -> Vec<OrganisationId> {
        let wanted = fold(name);
        let bears = |node: &&Node| {
            node.names.iter().filter(|name| holds(name.valid_from, name.valid_to, on)).any(|name| {
                fold(&name.name) == wanted || name.short_name.as_deref().is_some_and(|short| fold(short) == wanted)
            })
        };
        self.sorted(self.nodes.values().filter(bears).map(|node| node.life.id).collect(), on)
    }

    /// The event with this identity.
    pub fn event(&self, id: EventId) -> Option<&EventRow> {
        self.events.get(&id)
    }

    /// Events of `[from, to]`, in order of their day.
    pub fn events_between(&self, from: Date, to: Date) -> Vec<&EventRow> {
        let mut events: Vec<&EventRow> =
            self.events.values().filter(|event| from <= event.on_date && event.on_date <= to).collect();
        events.sort_by_key(|event| (event.on_date, event.id));
        events
    }

    /// Sorts by class order, then by name as in a Vietnamese dictionary.
    pub fn sorted(&self, mut ids: Vec<OrganisationId>, on: Date) -> Vec<OrganisationId> {
        let key = |id: &OrganisationId| {
            let node = self.nodes.get(id);
            let class = self.class(*id, on).map_or(usize::MAX, |class| self.catalogue.rank(class));
            (class, node.and_then(|node| node.sort_keys.last()).cloned().unwrap_or_default(), *id)
        };
        ids.sort_by_cached_key(key);
        ids
    }
}

impl Node {
    fn new(life: OrganisationRow) -> Self {
        Node {
            life,
            names: Vec::new(),
            sort_keys: Vec::new(),
            classes: Vec::new(),
            codes: Vec::new(),
            above: Vec::new(),
            below: Vec::new(),
            successors: Vec::new(),
            predecessors: Vec::new(),
        }
    }

    pub fn exists(&self, on: Date) -> bool {
        holds(self.life.founded_on, self.life.ended_on, on)
    }
}
