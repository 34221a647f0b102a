//! Raising a difficulty or a proposal, adding evidence to it and taking it back. What it is tied to must be the unit's own.
//! A file is on disk before its row is written.

use super::{
    Book, WORDS_LIMIT, check_seen, clock_of, due_on,
    store::{self, NewDifficulty},
    targets::{self, About},
    thing_of, unborn, write_act, write_numbered,
};
use crate::{App, acting::Acting, caller::Caller, documents::actions::insert_file, failure::Failure, uploads, written};
use database::WriteTransaction;
use domain::{
    difficulties::{Act, DifficultyKind, Holding},
    ids::{DifficultyId, EvidenceId, OrganisationId},
    permissions::Verb,
    problem::{DifficultyProblem, Problem},
};
use serde_json::json;

/// Files that one difficulty may have.
const MOST_FILES: usize = 20;

/// What is raised.
#[derive(Debug, Clone)]
pub struct New {
    /// For which unit.
    pub body: OrganisationId,
    /// What it is.
    pub kind: DifficultyKind,
    /// The line on which it goes up; the only one of the unit where it is empty.
    pub line: String,
    /// What it is tied to.
    pub about: About,
    /// In the unit's words.
    pub words: String,
}

/// A file whose content is on disk, before its row is written.
#[derive(Debug, Clone)]
pub struct Kept {
    sha256: [u8; 32],
    size_bytes: i64,
    file_name: String,
}

/// Puts the content of a file on disk.
pub async fn keep(app: &App, (file_name, content): (String, Vec<u8>)) -> Result<Kept, Failure> {
    if content.is_empty() {
        return Err(Problem::FileEmpty.into());
    }
    if content.len() > app.settings().upload_limit_bytes {
        return Err(uploads::too_large(app).into());
    }
    let sha256 = app.files().keep(&content).await?;
    Ok(Kept { sha256, size_bytes: i64::try_from(content.len()).unwrap_or(i64::MAX), file_name })
}

/// Lines on which a unit can raise something, each with the body above.
pub fn ways_up(acting: &Acting, body: OrganisationId) -> Vec<(String, OrganisationId)> {
    acting.graph.parents(body, acting.today)
}

/// Raises it: it comes to the body above on the line.
pub async fn raise(
    app: &App,
    caller: &Caller,
    new: New,
    file: Option<(String, Vec<u8>)>,
) -> Result<DifficultyId, Failure> {
    let acting = Acting::now(app, caller);
    check(&acting, &new)?;
    let kept = match file {
        Some(file) => Some(keep(app, file).await?),
        None => None,
    };
    app.database().write(move |tx| Box::pin(async move { write_raising(tx, &acting, &new, kept.as_ref()).await })).await
}

/// Whether the caller may raise something for a body.
pub fn require(acting: &Acting, body: OrganisationId) -> Result<(), Failure> {
    acting.caller.require(&acting.graph, Verb::RaiseDifficulty, &unborn(acting, body)).map(drop)
}

/// The rights and the words, before anything is kept.
fn check(acting: &Acting, new: &New) -> Result<String, Failure> {
    require(acting, new.body)?;
    Ok(written::needed("van_de", &new.words, WORDS_LIMIT)?)
}

/// The same inside a write.
pub(in crate::difficulties) async fn write_raising(
    tx: &mut WriteTransaction,
    acting: &Acting,
    new: &New,
    kept: Option<&Kept>,
) -> Result<DifficultyId, Failure> {
    let words = check(acting, new)?;
    let target = targets::find(tx, new.body, &new.about).await?;
    let ways = ways_up(acting, new.body);
    let wanted = if new.line.is_empty() { target.line.as_str() } else { new.line.as_str() };
    let way = ways.iter().find(|(line, _)| line == wanted).or_else(|| ways.first().filter(|_| new.line.is_empty()));
    let (line, holder) = way.ok_or(DifficultyProblem::NobodyToRaiseTo)?;
    let (pack, _) = clock_of(&target.pack)?;
    let holding = Holding { holder: *holder, received_on: acting.today, due_on: due_on(acting, pack, *holder)? };
    let id: DifficultyId = tx.new_id();
    let told = json!({
        "kind": new.kind.code(), "line": line, "holder": holder.to_string(), "due_on": holding.due_on.to_string(),
        "about": target.told(),
    });
    let mut thing = unborn(acting, new.body);
    if let crate::permits::Thing::Difficulty { id: named, .. } = &mut thing {
        *named = id;
    }
    let permit = acting.permit(tx, Verb::RaiseDifficulty, &thing, told).await?;
    let row = NewDifficulty {
        id,
        organisation: new.body,
        kind: new.kind.code(),
        line,
        pack,
        document: target.document,
        provision: target.provision,
        assignment: target.assignment,
        round: target.round,
        indicator: target.indicator.as_deref(),
        words: &words,
    };
    store::insert(tx, &permit, &row, permit.person()?).await?;
    write_numbered(tx, &permit, (id, 1), Act::Raised { holding }, "").await?;
    if let Some(kept) = kept {
        write_file(tx, &permit, id, kept).await?;
    }
    Ok(id)
}

async fn write_file(
    tx: &mut WriteTransaction,
    permit: &crate::permits::Permit,
    id: DifficultyId,
    kept: &Kept,
) -> Result<EvidenceId, Failure> {
    let evidence: EvidenceId = tx.new_id();
    insert_file(tx, permit, (&kept.sha256, kept.size_bytes), "application/octet-stream").await?;
    store::insert_evidence(tx, permit, (evidence, id), (&kept.sha256, &kept.file_name), permit.person()?).await?;
    Ok(evidence)
}

/// Adds a file to what the caller's unit raised.
pub async fn attach(
    app: &App,
    caller: &Caller,
    id: DifficultyId,
    file: (String, Vec<u8>),
) -> Result<EvidenceId, Failure> {
    let acting = Acting::now(app, caller);
    let kept = keep_for(app, caller, id, file).await?;
    app.database().write(move |tx| Box::pin(async move { write_attaching(tx, &acting, id, &kept).await })).await
}

/// Puts a file on disk for those who may add it: before the write, which waits for nothing.
pub async fn keep_for(
    app: &App,
    caller: &Caller,
    id: DifficultyId,
    file: (String, Vec<u8>),
) -> Result<Kept, Failure> {
    let acting = Acting::now(app, caller);
    let matter = Book::read(&mut app.database().read().await?).await?.matter(id)?;
    acting.caller.require(&acting.graph, Verb::RaiseDifficulty, &thing_of(&acting, &matter, id))?;
    keep(app, file).await
}

/// The same inside a write.
pub(in crate::difficulties) async fn write_attaching(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: DifficultyId,
    kept: &Kept,
) -> Result<EvidenceId, Failure> {
    let matter = Book::read(tx).await?.matter(id)?;
    let thing = thing_of(acting, &matter, id);
    acting.caller.require(&acting.graph, Verb::RaiseDifficulty, &thing)?;
    matter.check_withdrawal(id, acting.today)?;
    let files = store::list_evidence(tx, id).await?;
    if files.iter().any(|file| file.file_sha256 == kept.sha256) {
        return Err(Problem::AlreadyDone.into());
    }
    if files.len() >= MOST_FILES {
        let limit = i64::try_from(MOST_FILES).unwrap_or(i64::MAX);
        return Err(DifficultyProblem::EvidenceFull { limit }.into());
    }
    let told = json!({"step": "evidence", "file": domain::journal::hex(&kept.sha256)});
    let permit = acting.permit(tx, Verb::RaiseDifficulty, &thing, told).await?;
    write_file(tx, &permit, id, kept).await
}

/// Takes one back. The matter goes on where others raised it too.
pub async fn withdraw(
    app: &App,
    caller: &Caller,
    id: DifficultyId,
    (reason, seen): (String, String),
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_withdrawal(tx, &acting, id, &reason, &seen).await }))
        .await
}

/// The same inside a write.
pub(in crate::difficulties) async fn write_withdrawal(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: DifficultyId,
    reason: &str,
    seen: &str,
) -> Result<(), Failure> {
    let matter = Book::read(tx).await?.matter(id)?;
    let thing = thing_of(acting, &matter, id);
    acting.caller.require(&acting.graph, Verb::RaiseDifficulty, &thing)?;
    matter.check_withdrawal(id, acting.today)?;
    check_seen(&matter, seen)?;
    let reason = written::needed("ly_do_rut_neu", reason, written::REASON_LIMIT)?;
    let told = json!({"step": "withdrawn", "reason": reason});
    let permit = acting.permit(tx, Verb::RaiseDifficulty, &thing, told).await?;
    write_act(tx, &permit, (&matter, id), Act::Withdrawn, &reason).await
}
