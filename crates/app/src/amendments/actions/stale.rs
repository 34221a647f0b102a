//! What rests on clauses of an older document that were changed, taken away or replaced, as far as the caller may read it;
//! and of each whether it can be carried over, by whom.
//!
//! The page that shows the lines and the act that carries them over call the same function: what was shown is what is done,
//! and what changed meanwhile is found.

use super::{
    finding::{Amendment, Kind, find_amendment},
    pairing::{Pairing, pairing_in},
    store::{self, ClauseRelationRow, DutyRow, HeldRow, PlanRow},
};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    documents::actions::{Document, find_for_reader},
    failure::Failure,
    permits::Thing,
    targets::actions as of_targets,
};
use database::Connection;
use domain::{
    amendments::{Change, Duty, match_duties},
    ids::{AssignmentId, DocumentId, OrganisationId, ProvisionId},
    permissions::Verb,
};

/// Something that rests on an older clause.
#[derive(Debug, Clone)]
pub struct Line {
    /// Names it, and what the person saw of it.
    pub key: String,
    /// What.
    pub kind: LineKind,
    /// The older clause; none for what rests on the document as a whole.
    pub clause: Option<ProvisionId>,
    /// What became of that clause, and which stands for it.
    pub change: Option<Change>,
    /// The clause to which it goes.
    pub to: Option<ProvisionId>,
    /// Whether it can be carried over, and whether the caller may.
    pub standing: Standing,
}

/// Whether a line can be carried over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The caller may carry it over.
    Open,
    /// Others may: the body that owns it.
    Others(OrganisationId),
    /// It was carried over.
    Done,
    /// What was submitted of it waits for an answer first.
    Waits,
    /// Nothing of the newer document takes its place: a person looks at it.
    Stays,
}

/// What rests on an older clause.
#[derive(Debug, Clone)]
pub enum LineKind {
    /// A plan that carries the older document out.
    Plan(Document),
    /// A relation of a plan's clause, with the plan.
    Relation(Document, Box<ClauseRelationRow>),
    /// An open assignment, with what is to be done, and the one that would carry it on.
    Assignment(Box<HeldRow>, String, Option<Box<HeldRow>>),
    /// A target.
    Target(Box<of_targets::Known>),
}

/// Everything that rests on the older document.
#[derive(Debug, Clone)]
pub struct Stale {
    /// Which documents, and how they stand to each other.
    pub amendment: Amendment,
    /// The newer document.
    pub newer: Document,
    /// The older one.
    pub older: Document,
    /// Their clauses.
    pub pairing: Pairing,
    /// Obligations of clauses that changed, with the place of the pair and how many assignments are open.
    pub obligations: Vec<(DutyRow, usize, usize)>,
    /// What can go over, and what only waits for a look.
    pub lines: Vec<Line>,
}

/// What is stale by an amendment; none before both documents are published.
pub async fn stale_of(app: &App, caller: &Caller, pairs: (DocumentId, DocumentId)) -> Result<Option<Stale>, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    stale_in(&mut connection, &acting, pairs).await
}

/// The same inside a read or a write.
pub async fn stale_in(
    connection: &mut Connection,
    acting: &Acting,
    pairs: (DocumentId, DocumentId),
) -> Result<Option<Stale>, Failure> {
    let (amendment, newer, older) = find_amendment(connection, acting, pairs).await?;
    let Some(pairing) = pairing_in(connection, &amendment).await? else { return Ok(None) };
    let looking = Looking { acting, amendment: &amendment, newer: &newer, pairing: &pairing };
    let mut lines = looking.plans(connection).await?;
    lines.extend(looking.relations(connection).await?);
    let (obligations, held) = looking.assignments(connection).await?;
    lines.extend(held);
    lines.extend(looking.targets(connection).await?);
    Ok(Some(Stale { obligations, lines, amendment, newer, older, pairing }))
}

struct Looking<'l> {
    acting: &'l Acting,
    amendment: &'l Amendment,
    newer: &'l Document,
    pairing: &'l Pairing,
}

impl Looking<'_> {
    /// What became of a clause, where something that rests on it is stale.
    fn became(&self, clause: Option<ProvisionId>) -> Option<(Change, Option<ProvisionId>)> {
        let is_replaced = self.amendment.kind == Kind::Replaces;
        let (change, to) = self.pairing.became(clause?)?;
        (is_replaced || change != Change::Same).then_some((change, to))
    }

    /// Who may carry something over: the caller, or the body that owns it.
    fn for_whom(&self, verb: Verb, thing: &Thing, owner: OrganisationId) -> Standing {
        if self.acting.may(verb, thing) { Standing::Open } else { Standing::Others(owner) }
    }

    async fn readable(&self, connection: &mut Connection, id: DocumentId) -> Result<Option<Document>, Failure> {
        let Acting { caller, graph, today } = self.acting;
        match find_for_reader(connection, graph, caller, id, *today).await {
            Ok(document) => Ok(Some(document)),
            Err(failure) => failure.into_problem().map(|_| None),
        }
    }

    async fn plans(&self, connection: &mut Connection) -> Result<Vec<Line>, Failure> {
        let mut lines = Vec::new();
        for PlanRow { document_id, has_new, .. } in store::list_plans(connection, self.documents()).await? {
            let Some(plan) = self.readable(connection, document_id).await? else { continue };
            let standing = if has_new > 0 {
                Standing::Done
            } else {
                self.for_whom(Verb::CarryOver, &plan.thing(self.acting.today), plan.row.owner_id)
            };
            let key = format!("p.{document_id}");
            lines.push(Line { key, kind: LineKind::Plan(plan), clause: None, change: None, to: None, standing });
        }
        Ok(lines)
    }

    async fn relations(&self, connection: &mut Connection) -> Result<Vec<Line>, Failure> {
        let mut lines = Vec::new();
        for row in store::list_clause_relations(connection, self.documents()).await? {
            let Some((change, to)) = self.became(Some(row.parent_clause_id)) else { continue };
            let Some(plan) = self.readable(connection, row.plan_id).await? else { continue };
            let standing = match (row.carried > 0, to) {
                (true, _) => Standing::Done,
                (false, None) => Standing::Stays,
                _ => self.for_whom(Verb::CarryOver, &plan.thing(self.acting.today), plan.row.owner_id),
            };
            let (key, clause) = (format!("r.{}", row.id), Some(row.parent_clause_id));
            let kind = LineKind::Relation(plan, Box::new(row));
            lines.push(Line { key, kind, clause, change: Some(change), to, standing });
        }
        Ok(lines)
    }

    async fn assignments(
        &self,
        connection: &mut Connection,
    ) -> Result<(Vec<(DutyRow, usize, usize)>, Vec<Line>), Failure> {
        let (amending, amended) = self.documents();
        let (old, new) =
            (store::list_duties(connection, amended).await?, store::list_duties(connection, amending).await?);
        let (held, taken) =
            (store::list_held(connection, amended).await?, store::list_held(connection, amending).await?);
        let place = |clause: Option<ProvisionId>, is_old: bool| {
            clause.and_then(|id| if is_old { self.pairing.of_old(id) } else { self.pairing.of_new(id) })
        };
        let duties = |rows: &'_ [DutyRow], is_old: bool| -> Vec<(Option<usize>, String)> {
            rows.iter().map(|row| (place(row.provision_id, is_old), row.action.clone())).collect()
        };
        let (before, after) = (duties(&old, true), duties(&new, false));
        let one: Vec<Duty<'_>> = before.iter().map(|(pair, action)| Duty { pair: *pair, action }).collect();
        let other: Vec<Duty<'_>> = after.iter().map(|(pair, action)| Duty { pair: *pair, action }).collect();
        let matches = match_duties(&one, &other);
        let (mut obligations, mut lines) = (Vec::new(), Vec::new());
        for (at, duty) in old.iter().enumerate() {
            let Some((change, to)) = self.became(duty.provision_id) else { continue };
            let open = held.iter().filter(|row| row.obligation_id == duty.id);
            obligations.push((duty.clone(), place(duty.provision_id, true).unwrap_or_default(), open.clone().count()));
            let twin = matches.iter().find(|(from, _)| *from == at).and_then(|(_, to)| new.get(*to));
            for row in open {
                if !self.acting.may(Verb::ReadAssignment, &self.assignment(row.id, row.organisation_id, duty)) {
                    continue;
                }
                let carries_on = |other: &&HeldRow| {
                    twin.is_some_and(|twin| twin.id == other.obligation_id)
                        && (other.organisation_id, &other.role) == (row.organisation_id, &row.role)
                };
                let successor = taken.iter().find(carries_on).cloned().map(Box::new);
                let standing = self.of_assignment(row, successor.is_some());
                let key = format!("a.{}.{}", row.id, row.version);
                let kind = LineKind::Assignment(Box::new(row.clone()), duty.action.clone(), successor);
                lines.push(Line { key, kind, clause: duty.provision_id, change: Some(change), to, standing });
            }
        }
        Ok((obligations, lines))
    }

    fn of_assignment(&self, row: &HeldRow, has_successor: bool) -> Standing {
        match (has_successor, row.waiting > 0) {
            (false, _) => Standing::Stays,
            (true, true) => Standing::Waits,
            _ => {
                let owner = self.newer.row.owner_id;
                self.for_whom(Verb::CarryOver, &self.newer.thing(self.acting.today), owner)
            }
        }
    }

    fn assignment(&self, id: AssignmentId, holder: OrganisationId, duty: &DutyRow) -> Thing {
        let (tracking_body, today) = (duty.tracking_body_id, self.acting.today);
        Thing::Assignment { id, holder, supporters: Vec::new(), tracking_body, today }
    }

    async fn targets(&self, connection: &mut Connection) -> Result<Vec<Line>, Failure> {
        let mut lines = Vec::new();
        for row in store::list_sourced(connection, self.amendment.amended).await? {
            let became = self.became(row.provision_id);
            let is_whole = row.provision_id.is_none() && self.amendment.kind == Kind::Replaces;
            if became.is_none() && !is_whole {
                continue;
            }
            let known = match of_targets::finding::find_in(connection, self.acting, row.id).await {
                Ok(known) => known,
                Err(failure) => {
                    failure.into_problem().map(drop)?;
                    continue;
                }
            };
            let (change, to) = became.unzip();
            let (to, body) = (to.flatten(), known.target.organisation);
            let standing = match (change, to) {
                (Some(Change::Same), Some(_)) => {
                    self.for_whom(Verb::SetTarget, &of_targets::thing_of(self.acting, body), body)
                }
                _ => Standing::Stays,
            };
            let key = format!("t.{}.{}", row.id, known.row.version);
            let kind = LineKind::Target(Box::new(known));
            lines.push(Line { key, kind, clause: row.provision_id, change, to, standing });
        }
        Ok(lines)
    }

    fn documents(&self) -> (DocumentId, DocumentId) {
        (self.amendment.amending, self.amendment.amended)
    }
}

/// What an assignment carries on, and what carries it on. Whoever reads the assignment may know it.
pub async fn carried_of(connection: &mut Connection, id: AssignmentId) -> Result<Vec<store::CarriedRow>, Failure> {
    Ok(store::list_carried(connection, id).await?)
}
