//! Finding targets: one with its life, those of a body, and those around it: of the bodies above and below. What may not
//! be read is not found; a body that carries on for others reads theirs beside its own, and they are never added.

use super::store::{self, ProvisionRow, TargetRow};
use crate::{App, acting::Acting, caller::Caller, documents::clause_name, failure::Failure};
use database::Connection;
use domain::{
    ids::{DocumentId, OrganisationId, ProvisionId, TargetId},
    organisations::Graph,
    permissions::Verb,
    problem::Problem,
    reporting::Amount,
    targets::{Bound, BoundKind, Commitment, Source, Target, Term, TermKind},
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A target as it was set, with its row: its document, its clause, its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The target.
    pub target: Target,
    /// What is said of it.
    pub row: TargetRow,
}

impl Known {
    /// None for a word that this program does not know.
    fn of(row: TargetRow) -> Option<Self> {
        let amount = Amount::from_micro;
        let target = Target {
            id: row.id,
            organisation: row.organisation_id,
            pack: row.pack.clone(),
            indicator: row.indicator.clone(),
            term: Term { year: row.year, kind: TermKind::from_code(&row.term)? },
            commitment: Commitment::from_code(&row.commitment)?,
            bound: Bound::of(BoundKind::from_code(&row.bound)?, amount(row.amount_from), amount(row.amount_to))?,
            source: Source { document: row.document_id, provision: row.provision_id, cited: row.cited.clone() },
        };
        Some(Known { target, row })
    }

    /// What it is of.
    pub fn place(&self) -> super::Place {
        let target = &self.target;
        (target.pack.clone(), target.indicator.clone(), target.term, target.commitment)
    }

    /// Whether it holds now.
    pub fn is_live(&self) -> bool {
        self.row.ending.is_none()
    }

    /// Whether it is of this indicator.
    pub fn is_of(&self, pack: &str, indicator: &str) -> bool {
        self.target.pack == pack && self.target.indicator == indicator
    }

    /// Its provision with those around it, as people name it: «II.1.b».
    pub fn clause(&self) -> Option<String> {
        let row = &self.row;
        let labels = [&row.outermost_label, &row.outer_label, &row.provision_label].into_iter().flatten();
        Some(clause_name(labels.map(String::as_str))).filter(|named| !named.is_empty())
    }
}

/// The live targets of a body and of those around it.
#[derive(Debug, Clone, Default)]
pub struct Live {
    /// Its own.
    pub own: Vec<Known>,
    /// Those of the bodies above it, the nearest first.
    pub above: Vec<Known>,
    /// Those of the bodies directly below it.
    pub below: Vec<Known>,
    /// Those of bodies that ended and for which it carries on.
    pub before: Vec<Known>,
    /// The bodies directly below it, at a level of their own, that are expected to have targets.
    pub children: Vec<OrganisationId>,
}

/// A target, inside a read or a write, for those who may read it.
pub async fn find_in(connection: &mut Connection, acting: &Acting, id: TargetId) -> Result<Known, Failure> {
    let known = store::find(connection, id).await?.and_then(Known::of).ok_or(Problem::NotFound)?;
    acting.caller.require(&acting.graph, Verb::ReadTarget, &super::thing_of(acting, known.target.organisation))?;
    Ok(known)
}

/// A target with all that went before it and came after it, oldest first.
pub async fn find_target(app: &App, caller: &Caller, id: TargetId) -> Result<(Known, Vec<Known>), Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let known = find_in(&mut connection, &acting, id).await?;
    let all = all_of(&mut connection, known.target.organisation).await?;
    let target = &known.target;
    let is_same = |other: &Known| {
        other.is_of(&target.pack, &target.indicator)
            && (other.target.term, other.target.commitment) == (target.term, target.commitment)
    };
    let mut life: Vec<Known> = all.into_iter().filter(is_same).collect();
    life.sort_by_key(|known| known.row.set_at_ms);
    Ok((known, life))
}

/// Every target of a body, live and ended.
async fn all_of(connection: &mut Connection, body: OrganisationId) -> Result<Vec<Known>, Failure> {
    Ok(store::list_of(connection, body).await?.into_iter().filter_map(Known::of).collect())
}

/// The live targets of a body.
pub async fn live_of(connection: &mut Connection, body: OrganisationId) -> Result<Vec<Known>, Failure> {
    Ok(all_of(connection, body).await?.into_iter().filter(Known::is_live).collect())
}

/// Live targets whose source is one of some clauses of a document, of those bodies whose targets the caller reads.
pub async fn live_of_clauses(
    connection: &mut Connection,
    acting: &Acting,
    document: DocumentId,
    clauses: &BTreeSet<ProvisionId>,
) -> Result<Vec<Known>, Failure> {
    let rows = store::list_of_document(connection, document).await?;
    let named = |row: &TargetRow| row.provision_id.is_some_and(|clause| clauses.contains(&clause));
    let reads = |known: &Known| acting.may(Verb::ReadTarget, &super::thing_of(acting, known.target.organisation));
    Ok(rows.into_iter().filter(named).filter_map(Known::of).filter(reads).collect())
}

/// Targets of a body that hold, and those around it, for those who may read them. However many stand around it, one
/// statement reads them.
pub async fn find_live(app: &App, caller: &Caller, body: OrganisationId) -> Result<Live, Failure> {
    live_in(&mut app.database().read().await?, &Acting::now(app, caller), body).await
}

/// The same inside a read of somebody else's.
pub(crate) async fn live_in(
    connection: &mut Connection,
    acting: &Acting,
    body: OrganisationId,
) -> Result<Live, Failure> {
    acting.caller.require(&acting.graph, Verb::ReadTarget, &super::thing_of(acting, body))?;
    let mut around: BTreeMap<OrganisationId, Vec<Known>> = BTreeMap::new();
    for known in store::list_around(connection, body).await?.into_iter().filter_map(Known::of) {
        around.entry(known.target.organisation).or_default().push(known);
    }
    // Who stands where today is known to the graph; the statement read more than that.
    let of = |bodies: &[OrganisationId]| -> Vec<Known> {
        bodies.iter().filter_map(|body| around.get(body)).flatten().cloned().collect()
    };
    let (graph, today) = (&acting.graph, acting.today);
    let ended: Vec<OrganisationId> = graph.predecessor_closure(body, today).into_iter().collect();
    let mut children = direct_children(graph, body, today);
    let below = of(&children);
    children.retain(|child| is_expected(graph, body, *child, today));
    let above = of(&superiors(graph, body, today));
    Ok(Live { own: of(&[body]), above, below, before: of(&ended), children })
}

/// Everyone above on any line, each once, the nearest first.
fn superiors(graph: &Graph, body: OrganisationId, today: Date) -> Vec<OrganisationId> {
    let on = graph.day_within_life(body, today);
    let mut found: Vec<(usize, OrganisationId)> = Vec::new();
    for (line, _) in graph.parents(body, on) {
        found.extend(graph.ancestors(body, &line, on).into_iter().enumerate());
    }
    found.sort_by_key(|(distance, _)| *distance);
    let mut seen = BTreeSet::new();
    found.into_iter().map(|(_, id)| id).filter(|id| seen.insert(*id)).collect()
}

/// Directly below on any line, each once, in the order of lists.
fn direct_children(graph: &Graph, body: OrganisationId, today: Date) -> Vec<OrganisationId> {
    let all: BTreeSet<OrganisationId> =
        graph.lines(today).iter().flat_map(|line| graph.children(body, line, today)).collect();
    graph.sorted(all.into_iter().collect(), today)
}

/// Boards and offices of the body's own level serve it: its targets are not divided among them.
fn is_expected(graph: &Graph, body: OrganisationId, child: OrganisationId, today: Date) -> bool {
    graph.level(child, today) != graph.level(body, today)
}

/// The provisions of a document as people name them: «II.1.b», in its order.
pub async fn clauses_of(
    connection: &mut Connection,
    document: DocumentId,
) -> Result<Vec<(ProvisionRow, String)>, Failure> {
    let rows = store::list_provisions(connection, document).await?;
    let path = |row: &ProvisionRow| {
        let mut labels = vec![row.label.as_str()];
        let mut above = row.parent_id;
        while let Some(parent) = above.and_then(|id| rows.iter().find(|row| row.id == id)).filter(|_| labels.len() < 8)
        {
            labels.push(parent.label.as_str());
            above = parent.parent_id;
        }
        clause_name(labels.into_iter().rev())
    };
    Ok(rows.iter().map(|row| (row.clone(), path(row))).collect())
}
