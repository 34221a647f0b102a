//! What a workbook adds to the register. A row that the register has already is left; one that says something else of
//! the same organisation and day is a contradiction; the rest is added, if all of it together makes a graph.

use super::{
    Fault, Wrong,
    reading::{Parsed, Placed, read},
};
use domain::{
    ids::OrganisationId,
    organisations::{
        Catalogue, ClassRow, CodeRow, EventRow, Graph, GraphError, MembershipRow, NameRow, OrganisationRow, Rows,
        SuccessionRow,
    },
};
use papers::tables::{Place, Workbook};
use std::collections::{BTreeSet, HashMap, HashSet};
use uuid::Uuid;

/// Faults of the graph that are looked for, each in what is left without those before.
const MOST_GRAPH_FAULTS: usize = 60;

/// What a workbook would do.
pub struct Joined {
    /// Rows to be added.
    pub additions: Rows,
    /// Rows that the register has already.
    pub known: usize,
    /// Everything that is wrong; nothing is added while there is one.
    pub faults: Vec<Fault>,
    /// Where the rows of an organisation stand, for whoever has more to say of them.
    pub places: HashMap<OrganisationId, Place>,
}

impl Joined {
    /// Whether there is nothing to be added.
    pub fn is_nothing(&self) -> bool {
        self.additions == Rows::default()
    }

    /// How many rows would be added.
    pub fn count(&self) -> usize {
        let rows = &self.additions;
        let relations = rows.memberships.len() + rows.successions.len();
        let attributes = rows.names.len() + rows.classes.len() + rows.codes.len();
        rows.events.len() + rows.organisations.len() + attributes + relations
    }

    /// Organisations that the additions found, change or name.
    pub fn touched(&self) -> BTreeSet<OrganisationId> {
        let rows = &self.additions;
        let lives = rows.organisations.iter().map(|row| row.id);
        let names = rows.names.iter().map(|row| row.organisation_id);
        let classes = rows.classes.iter().map(|row| row.organisation_id);
        let codes = rows.codes.iter().map(|row| row.organisation_id);
        let places = rows.memberships.iter().map(|row| row.organisation_id);
        let heirs = rows.successions.iter().flat_map(|row| [row.predecessor_id, row.successor_id]);
        lives.chain(names).chain(classes).chain(codes).chain(places).chain(heirs).collect()
    }
}

/// What identifies a row: the organisation, and what else the register keeps one row for.
trait Known: PartialEq + Clone {
    fn key(&self) -> (Uuid, String);
    fn organisations(&self) -> Vec<OrganisationId>;
}

macro_rules! known {
    ($($row:ident: $key:expr, $organisations:expr;)*) => {
        $(impl Known for $row {
            fn key(&self) -> (Uuid, String) {
                let key: fn(&Self) -> (Uuid, String) = $key;
                key(self)
            }
            fn organisations(&self) -> Vec<OrganisationId> {
                let organisations: fn(&Self) -> Vec<OrganisationId> = $organisations;
                organisations(self)
            }
        })*
    };
}

known! {
    EventRow: |row| (row.id.uuid(), String::new()), |_| Vec::new();
    OrganisationRow: |row| (row.id.uuid(), String::new()), |row| vec![row.id];
    NameRow: |row| (row.organisation_id.uuid(), row.valid_from.to_string()), |row| vec![row.organisation_id];
    ClassRow: |row| (row.organisation_id.uuid(), row.valid_from.to_string()), |row| vec![row.organisation_id];
    CodeRow: |row| (row.organisation_id.uuid(), format!("{} {}", row.valid_from, row.scheme)), |row| vec![row.organisation_id];
    MembershipRow: |row| (row.organisation_id.uuid(), format!("{} {}", row.valid_from, row.line)),
        |row| vec![row.organisation_id, row.parent_id];
    SuccessionRow: |row| (row.event_id.uuid(), format!("{} {}", row.predecessor_id, row.successor_id)),
        |row| vec![row.predecessor_id, row.successor_id];
}

/// Reads a workbook against the register.
pub fn join(workbook: &Workbook, existing: &Rows, catalogue: &Catalogue) -> Joined {
    let parsed = read(workbook, existing, catalogue);
    let mut joining = Joining { known: 0, faults: Vec::new(), places: HashMap::new(), doubtful: HashSet::new() };
    let Parsed { events, organisations, names, classes, codes, memberships, successions, doubtful, faults } = parsed;
    joining.doubtful = doubtful;
    joining.faults = faults;
    let additions = Rows {
        names: joining.added(&existing.names, names),
        classes: joining.added(&existing.classes, classes),
        codes: joining.added(&existing.codes, codes),
        memberships: joining.added(&existing.memberships, memberships),
        successions: joining.added(&existing.successions, successions),
        organisations: joining.added(&existing.organisations, organisations),
        events: joining.added(&existing.events, events),
    };
    let graph_faults = graph_faults(existing, &additions, catalogue, std::mem::take(&mut joining.doubtful));
    let Joining { known, mut faults, places, .. } = joining;
    let somewhere = places.values().min().cloned();
    for (id, fault) in graph_faults {
        let place = id.and_then(|id| places.get(&id)).or(somewhere.as_ref());
        faults.extend(place.map(|place| Fault { place: place.clone(), column: None, wrong: Wrong::Graph(fault) }));
    }
    faults.sort_by(|a, b| a.place.cmp(&b.place));
    Joined { additions, known, faults, places }
}

struct Joining {
    known: usize,
    faults: Vec<Fault>,
    places: HashMap<OrganisationId, Place>,
    doubtful: HashSet<OrganisationId>,
}

impl Joining {
    /// The rows that are not there yet, each once.
    fn added<R: Known>(&mut self, existing: &[R], parsed: Vec<Placed<R>>) -> Vec<R> {
        let there: HashMap<(Uuid, String), &R> = existing.iter().map(|row| (row.key(), row)).collect();
        let mut seen: HashMap<(Uuid, String), u32> = HashMap::new();
        let mut new = Vec::new();
        for Placed { place, row } in parsed {
            for id in row.organisations() {
                self.places.entry(id).or_insert_with(|| place.clone());
            }
            let key = row.key();
            let wrong = match (there.get(&key), seen.get(&key)) {
                (_, Some(first)) => Wrong::Twice { first: *first },
                (Some(known), None) if **known == row => {
                    self.known += 1;
                    continue;
                }
                (Some(_), None) => Wrong::Contradicts,
                (None, None) => {
                    seen.insert(key, place.row);
                    new.push(row);
                    continue;
                }
            };
            self.doubtful.extend(row.organisations());
            self.faults.push(Fault { place, column: None, wrong });
        }
        new
    }
}

/// Faults of the whole, one after the other: what a fault names is left out before the next is looked for, and what
/// would only follow from leaving it out is not told.
fn graph_faults(
    existing: &Rows,
    additions: &Rows,
    catalogue: &Catalogue,
    mut left_out: HashSet<OrganisationId>,
) -> Vec<(Option<OrganisationId>, GraphError)> {
    let mut faults = Vec::new();
    let mut follows: HashSet<OrganisationId> = HashSet::new();
    while faults.len() < MOST_GRAPH_FAULTS {
        let rows = without(existing, additions, &left_out, &mut follows);
        let Err(fault) = Graph::build(rows, catalogue.clone()) else { break };
        let id = organisation_of(&fault);
        let is_new = id.is_none_or(|id| left_out.insert(id));
        if id.is_none_or(|id| !follows.contains(&id)) {
            faults.push((id, fault));
        }
        if id.is_none() || !is_new {
            break;
        }
    }
    faults
}

/// Both together without some organisations; whoever loses a successor by that is remembered.
fn without(
    existing: &Rows,
    additions: &Rows,
    left_out: &HashSet<OrganisationId>,
    follows: &mut HashSet<OrganisationId>,
) -> Rows {
    fn kept<R: Known>(existing: &[R], additions: &[R], left_out: &HashSet<OrganisationId>) -> Vec<R> {
        let stays = |row: &&R| !row.organisations().iter().any(|id| left_out.contains(id));
        existing.iter().chain(additions).filter(stays).cloned().collect()
    }
    for row in existing.successions.iter().chain(&additions.successions) {
        if left_out.contains(&row.successor_id) {
            follows.insert(row.predecessor_id);
        }
    }
    Rows {
        organisations: kept(&existing.organisations, &additions.organisations, left_out),
        events: kept(&existing.events, &additions.events, left_out),
        names: kept(&existing.names, &additions.names, left_out),
        classes: kept(&existing.classes, &additions.classes, left_out),
        codes: kept(&existing.codes, &additions.codes, left_out),
        memberships: kept(&existing.memberships, &additions.memberships, left_out),
        successions: kept(&existing.successions, &additions.successions, left_out),
    }
}

fn organisation_of(fault: &GraphError) -> Option<OrganisationId> {
    match fault {
        GraphError::Unknown(id)
        | GraphError::NotAlive(id, _)
        | GraphError::AlreadyThere(id)
        | GraphError::NoLife(id, _)
        | GraphError::OutsideLife(id, ..)
        | GraphError::OutOfOrder(id, _)
        | GraphError::TwoCodes(id, ..)
        | GraphError::SuccessorTwice(id, ..)
        | GraphError::NotOne(id, ..)
        | GraphError::TwoParents(id, ..)
        | GraphError::Cycle(id, ..)
        | GraphError::OwnSuccessor(id, _)
        | GraphError::Shares(id, _)
        | GraphError::EmptyName(id) => Some(*id),
        _ => None,
    }
}
