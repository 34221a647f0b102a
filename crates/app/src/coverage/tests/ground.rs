//! Documents with clauses, whom they concern, and plans below them, written as rows: these stories are about what follows.

use database::{params, record};
use domain::{
    coverage::Degree,
    ids::{DocumentId, OrganisationId, ProvisionId},
};
use jiff::civil::Date;
use serde_json::json;
use testkit::World;
use uuid::Uuid;

const DOCUMENT: &str = "INSERT INTO document (id, owner_id, family, type, symbol, symbol_folded, issued_on, subject, \
     subject_folded, registered_by, registered_at_ms, version) \
     SELECT $1, $2, 'party', $3, $4, $4, '2026-10-01', 'giáo dục nghề nghiệp', 'giao duc nghe nghiep', id, 0, 1 \
     FROM account WHERE login = 'minh'";
const FILE: &str = "INSERT INTO file (sha256, size_bytes, media_type, stored_at_ms) VALUES ($1, 1, 'text/plain', 1) \
     ON CONFLICT (sha256) DO NOTHING";
const TEXT: &str = "INSERT INTO text_version (id, document_id, number, file_sha256, file_name, text_sha256, reader_version, \
     reading, added_by, added_at_ms) SELECT $1, $2, 1, $3, 'a.txt', $3, 2, $4, id, 1 FROM account WHERE login = 'minh'";
const PUBLICATION: &str = "INSERT INTO publication (document_id, text_version_id, publisher_id, effective_on, obligations, \
     assignments, published_by, published_at_ms) SELECT $1, $2, $3, '2026-10-01', 1, 1, id, $4 FROM account \
     WHERE login = 'minh'";
const PROVISION: &str = "INSERT INTO provision (id, document_id, eid, parent_id, position, kind, label, heading, start_offset, \
     end_offset) VALUES ($1, $2, $3, NULL, $4, 'paragraph', $5, NULL, $6, $7)";
const OBLIGATION: &str = "INSERT INTO obligation (id, document_id, provision_id, position, action, action_folded, kind, \
     modality, outputs, start_offset, end_offset, tracking_body_id, timing, due_on) \
     VALUES ($1, $2, $3, $4, 'x', 'x', $5, 'must', '[]', $6, $7, $8, 'once', '2026-11-15')";
const ASSIGNMENT: &str = "INSERT INTO assignment (id, obligation_id, organisation_id, role, opened_on, first_due_on, due_on, \
     version) VALUES ($1, $2, $3, 'lead', '2026-10-01', '2026-11-15', '2026-11-15', 1)";
const PLAN: &str = "INSERT INTO plan (document_id, organisation_id, declared_by, declared_at_ms) \
     SELECT $1, $2, id, 1 FROM account WHERE login = 'minh'";
const PARENT: &str = "INSERT INTO plan_parent (document_id, parent_id) VALUES ($1, $2)";
const RETRACTION: &str = "INSERT INTO retraction (document_id, reason, retracted_by, retracted_at_ms) \
     SELECT $1, 'vì sai', id, $2 FROM account WHERE login = 'minh'";
const RELATION: &str = "INSERT INTO clause_relation (id, plan_id, clause_id, parent_clause_id, number, degree, reason, \
     suggested, carried_from_id, set_for, set_by, set_at_ms) \
     SELECT $1, $2, $3, $4, 1, $5, 'vì', 0, NULL, $6, id, 1 FROM account WHERE login = 'minh'";

const CLAUSE_PAIR: &str = "INSERT INTO clause_pair (amending_id, relation, old_clause_id, number, new_clause_id, change, \
     reason, set_at_ms) VALUES ($1, $2, $3, 1, $4, $5, '', 1)";
const DOCUMENT_RELATION: &str = "INSERT INTO document_relation (document_id, target_id, relation, cited_as) \
     VALUES ($1, $2, $3, 'x')";
const CARRIED: &str = "INSERT INTO clause_relation (id, plan_id, clause_id, parent_clause_id, number, degree, reason, \
     suggested, carried_from_id, set_for, set_by, set_at_ms) \
     SELECT $1, plan_id, clause_id, $4, 1, degree, reason, 0, id, set_for, set_by, 2 FROM clause_relation \
     WHERE plan_id = $2 AND parent_clause_id = $3";

record! { struct Count { count: i64 } }

/// A document with its clauses.
#[derive(Debug, Clone)]
pub struct Paper {
    pub id: DocumentId,
    pub owner: OrganisationId,
    pub clauses: Vec<ProvisionId>,
}

impl Paper {
    /// The address of one of its pages.
    pub fn page(&self, page: &str) -> String {
        format!("/ke-hoach/{}/{page}", self.id)
    }
}

fn new_id() -> Uuid {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(1);
    Uuid::from_u128(0xc0_0000_0000 + u128::from(NEXT.fetch_add(1, Ordering::Relaxed)))
}

fn milliseconds(day: Date) -> i64 {
    domain::time::Moment::start_of(day).millisecond()
}

/// A published document: label, words and the units that each clause concerns.
pub async fn published(
    world: &World,
    (owner, kind, symbol): (OrganisationId, &'static str, &str),
    clauses: &[(&str, &str, Vec<OrganisationId>)],
    on: Date,
) -> Paper {
    let (id, symbol, at) = (new_id(), symbol.to_owned(), milliseconds(on));
    let clauses: Vec<(String, String, Vec<OrganisationId>)> =
        clauses.iter().map(|(label, words, units)| ((*label).to_owned(), (*words).to_owned(), units.clone())).collect();
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            let (text_id, hash) = (new_id(), [7_u8; 32]);
            let text: String = clauses.iter().map(|(label, words, _)| format!("{label} {words}\n")).collect();
            _ = tx.execute(DOCUMENT, params![id, owner, kind, symbol.as_str()]).await?;
            _ = tx.execute(FILE, params![hash]).await?;
            _ = tx.execute(TEXT, params![text_id, id, hash, json!({"text": text}).to_string()]).await?;
            _ = tx.execute(PUBLICATION, params![id, text_id, owner, at]).await?;
            let (mut ids, mut start) = (Vec::new(), 0_i64);
            for (position, (label, words, units)) in (0_i64..).zip(&clauses) {
                let (clause, duty) = (new_id(), new_id());
                let end = start + i64::try_from(label.chars().count() + words.chars().count()).unwrap() + 1;
                let eid = format!("c_{position}");
                _ = tx.execute(PROVISION, params![clause, id, eid, position, label.as_str(), start, end]).await?;
                let asked = if position == 0 { "plan" } else { "implement" };
                if !units.is_empty() {
                    _ = tx.execute(OBLIGATION, params![duty, id, clause, position, asked, start, end, owner]).await?;
                }
                for unit in units {
                    _ = tx.execute(ASSIGNMENT, params![new_id(), duty, *unit]).await?;
                }
                ids.push(ProvisionId::from(clause));
                start = end + 1;
            }
            Ok::<_, database::Error>(ids)
        })
    });
    Paper { id: DocumentId::from(id), owner, clauses: write.await.expect("the document is written") }
}

/// Says that a document is the plan of a body, below others.
pub async fn declared(world: &World, paper: &Paper, parents: &[&Paper]) {
    let (id, owner) = (paper.id, paper.owner);
    let parents: Vec<DocumentId> = parents.iter().map(|parent| parent.id).collect();
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            _ = tx.execute(PLAN, params![id, owner]).await?;
            for parent in parents {
                _ = tx.execute(PARENT, params![id, parent]).await?;
            }
            Ok::<_, database::Error>(())
        })
    });
    write.await.expect("the plan is declared");
}

/// Takes a document back on a day.
pub async fn retracted(world: &World, paper: &Paper, on: Date) {
    let (id, at) = (paper.id, milliseconds(on));
    let write = world
        .app
        .database()
        .write(move |tx| Box::pin(async move { tx.execute(RETRACTION, params![id, at]).await.map(drop) }));
    write.await.expect("it is retracted");
}

/// Relations as rows, for grounds with many.
pub async fn related(world: &World, plan: &Paper, pairs: Vec<(ProvisionId, ProvisionId, Degree)>) {
    let (id, owner) = (plan.id, plan.owner);
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            for (clause, parent, degree) in pairs {
                _ = tx.execute(RELATION, params![new_id(), id, clause, parent, degree.code(), owner]).await?;
            }
            Ok::<_, database::Error>(())
        })
    });
    write.await.expect("the relations are written");
}

/// Says that a document amends or replaces another, and what became of clauses.
pub async fn amended(
    world: &World,
    relation: &'static str,
    (newer, older): (&Paper, &Paper),
    pairs: Vec<(ProvisionId, Option<ProvisionId>, &'static str)>,
) {
    let (newer, older) = (newer.id, older.id);
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            _ = tx.execute(DOCUMENT_RELATION, params![newer, older, relation]).await?;
            for (old, new, change) in pairs {
                _ = tx.execute(CLAUSE_PAIR, params![newer, relation, old, new, change]).await?;
            }
            Ok::<_, database::Error>(())
        })
    });
    write.await.expect("the amendment is written");
}

/// Carries what a plan says of a clause over to another, under a further parent.
pub async fn carried(world: &World, (plan, parent): (&Paper, &Paper), from: ProvisionId, to: ProvisionId) {
    let (plan, parent) = (plan.id, parent.id);
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            _ = tx.execute(PARENT, params![plan, parent]).await?;
            tx.execute(CARRIED, params![new_id(), plan, from, to]).await.map(drop)
        })
    });
    write.await.expect("the relation is carried over");
}

/// Every assignment falls due on a day.
pub async fn fall_due(world: &World, on: Date) {
    const FALL_DUE: &str = "UPDATE assignment SET due_on = $1";
    let write = world
        .app
        .database()
        .write(move |tx| Box::pin(async move { tx.execute(FALL_DUE, params![on]).await.map(drop) }));
    write.await.expect("the days are written");
}

/// How many relations there are.
pub async fn count_relations(world: &World) -> i64 {
    const COUNT: &str = "SELECT COUNT(*) AS count FROM clause_relation";
    world.connection().await.one::<Count>(COUNT, params![]).await.expect("a count").count
}
