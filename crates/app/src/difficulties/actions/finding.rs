//! Finding difficulties as the caller may see them: the list, one with everything that was done, what is like it.
//! What may not be known is not found; of a merged matter everyone reads the whole way, and the words of others only who may.

use super::{
    Book, DifficultyRow, EvidenceRow, StepRow, Told, fates, holder_of, readable,
    store::{self, FateRow},
    subject_of,
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure};
use database::Connection;
use domain::{
    difficulties::{Likeness, Matter, PROPOSED_FROM, likeness},
    ids::{DifficultyId, EvidenceId},
    permissions::Verb,
    problem::Problem,
};
use std::collections::BTreeSet;

/// A matter of the list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Itself.
    pub matter: Matter,
    /// What stands for it: the first that the caller may read.
    pub face: DifficultyRow,
    /// How it stands.
    pub told: Told,
    /// One of its is a policy proposal.
    pub is_policy: bool,
}

/// Every matter that the caller may know of, the eldest first.
pub async fn list_for(app: &App, caller: &Caller) -> Result<Vec<Listed>, Failure> {
    let acting = Acting::now(app, caller);
    let book = Book::read(&mut app.database().read().await?).await?;
    list_in(&book, &acting)
}

/// The same of what was read.
pub fn list_in(book: &Book, acting: &Acting) -> Result<Vec<Listed>, Failure> {
    let mut listed = Vec::new();
    for matter in book.matters() {
        let readable = readable(acting, &matter);
        if readable.is_empty() {
            continue;
        }
        let own = book.rows_of(&matter).into_iter().find(|row| readable.contains(&row.id));
        let face = book.face(&matter).ok().filter(|row| readable.contains(&row.id)).or(own);
        listed.push(Listed {
            face: face.ok_or(Problem::NotFound)?.clone(),
            told: Told::of(&acting.graph, acting.today, &matter)?,
            is_policy: book.is_policy(&matter),
            matter,
        });
    }
    Ok(listed)
}

/// One that may be the same.
#[derive(Debug, Clone)]
pub struct Alike {
    /// What stands for it.
    pub row: DifficultyRow,
    /// How alike, and why.
    pub likeness: Likeness,
    /// Units that raised it.
    pub raisers: usize,
}

/// A matter with everything that was done.
#[derive(Debug, Clone)]
pub struct Whole {
    /// Itself.
    pub matter: Matter,
    /// How it stands.
    pub told: Told,
    /// Those of its that the caller may read, the first raised first, each with its files.
    pub raised: Vec<(DifficultyRow, Vec<EvidenceRow>)>,
    /// Further ones whose words the caller may not read.
    pub hidden: usize,
    /// What was done, the oldest first. Words of those that are hidden are not in it.
    pub steps: Vec<StepRow>,
    /// One of its is a policy proposal.
    pub is_policy: bool,
    /// What became of it, the oldest first.
    pub fates: Vec<FateRow>,
    /// Further ones of the same holder that may be the same, the most alike first.
    pub alike: Vec<Alike>,
}

/// So many that may be the same are proposed.
const MOST_ALIKE: usize = 5;

/// The matter to which a difficulty belongs, for those who may know of it.
pub async fn open(app: &App, caller: &Caller, id: DifficultyId) -> Result<Whole, Failure> {
    let acting = Acting::now(app, caller);
    open_in(&mut app.database().read().await?, &acting, id).await
}

/// The same inside a read or a write.
pub async fn open_in(connection: &mut Connection, acting: &Acting, id: DifficultyId) -> Result<Whole, Failure> {
    let book = Book::read(connection).await?;
    let matter = book.matter(id)?;
    let readable = readable(acting, &matter);
    if readable.is_empty() {
        return Err(Problem::NotFound.into());
    }
    let rows = book.rows_of(&matter);
    let mut raised = Vec::new();
    for row in rows.iter().filter(|row| readable.contains(&row.id)) {
        raised.push(((*row).clone(), store::list_evidence(connection, row.id).await?));
    }
    let fates = fates::read(connection).await?;
    Ok(Whole {
        told: Told::of(&acting.graph, acting.today, &matter)?,
        hidden: rows.len() - raised.len(),
        steps: steps_of(&book, &matter, &readable),
        is_policy: book.is_policy(&matter),
        fates: fates::of_matter(&fates, &matter).into_iter().cloned().collect(),
        alike: alike(&book, acting, &matter)?,
        raised,
        matter,
    })
}

/// Everything that was done with one of them, in the order of time.
fn steps_of(book: &Book, matter: &Matter, readable: &BTreeSet<DifficultyId>) -> Vec<StepRow> {
    let root = matter.root().id;
    let known = matter.logs().filter(|log| log.id == root || readable.contains(&log.id));
    let mut steps: Vec<StepRow> = known.filter_map(|log| book.steps.get(&log.id)).flatten().cloned().collect();
    steps.retain(|step| step.step != "raised" || readable.contains(&step.difficulty_id));
    // Of two that were merged or parted, the elder one tells it.
    steps.retain(|step| !matches!(step.step.as_str(), "merged" | "parted") || step.difficulty_id == root);
    steps.sort_by_key(|step| (step.taken_at_ms, step.difficulty_id != root, step.number));
    steps
}

/// Those of the same holder that wait like it and are alike enough; for those who may merge.
fn alike(book: &Book, acting: &Acting, matter: &Matter) -> Result<Vec<Alike>, Failure> {
    let thing = super::thing_of(acting, matter, matter.root().id);
    if matter.check_waiting(acting.today).is_err() || !acting.may(Verb::MergeDifficulties, &thing) {
        return Ok(Vec::new());
    }
    let (holder, own) = (holder_of(acting, matter), book.face(matter)?);
    let mut found = Vec::new();
    for other in book.matters().into_iter().filter(|other| other.root().id != matter.root().id) {
        if holder_of(acting, &other) != holder || matter.merge(&other, &acting.graph, acting.today).is_err() {
            continue;
        }
        let row = book.face(&other)?;
        let likeness = likeness(subject_of(own), subject_of(row));
        if likeness.percent >= PROPOSED_FROM {
            found.push(Alike { row: row.clone(), likeness, raisers: other.raisers().len() });
        }
    }
    found.sort_by_key(|alike| (std::cmp::Reverse(alike.likeness.percent), alike.row.id));
    found.truncate(MOST_ALIKE);
    Ok(found)
}

/// A file beside what was raised, with its content.
pub async fn open_evidence(
    app: &App,
    caller: &Caller,
    id: DifficultyId,
    evidence: EvidenceId,
) -> Result<(EvidenceRow, Vec<u8>), Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let matter = Book::read(&mut connection).await?.matter(id)?;
    acting.caller.require(&acting.graph, Verb::ReadDifficulty, &super::thing_of(&acting, &matter, id))?;
    let files = store::list_evidence(&mut connection, id).await?;
    drop(connection);
    let file = files.into_iter().find(|file| file.id == evidence).ok_or(Problem::NotFound)?;
    let content = app.files().content(&file.file_sha256).await?;
    Ok((file, content))
}
