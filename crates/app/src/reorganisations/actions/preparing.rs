//! Preparing: a new draft, its rows, the answers to its questions, what its new bodies are, and giving it up.
//! Whatever can be read is kept, right or wrong: a draft with faults is kept as well, and says what to put right.

use super::{Reorganisation, State, find_for, preparing_bodies, store};
use crate::{App, acting::Acting, caller::Caller, failure::Failure, permits::Thing, written::needed};
use database::WriteTransaction;
use domain::{
    ids::{OrganisationId, ReorganisationId},
    organisations::reorganisation::{BodyWish, Contents, DraftRow, Picked},
    permissions::Verb,
    problem::{OrganisationProblem, Problem},
};
use jiff::civil::Date;
use serde_json::json;
use std::collections::BTreeMap;

/// The head of a draft and its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The body that prepares.
    pub owner: OrganisationId,
    /// What it is called.
    pub title: String,
    /// The document that orders it.
    pub legal_basis: String,
    /// From which day.
    pub effective_on: Date,
    /// The rows.
    pub rows: Vec<DraftRow>,
}

/// Characters of what a draft is called.
const TITLE_LIMIT: usize = 300;
/// Characters of its legal basis.
const BASIS_LIMIT: usize = 500;
/// So many rows may a draft have: the largest province of the nation has fewer units.
pub const ROWS_LIMIT: usize = 2000;

/// Begins a draft.
pub async fn begin(app: &App, caller: &Caller, typed: Typed) -> Result<ReorganisationId, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_new(tx, &acting, &typed, None).await })).await
}

/// The same inside a write; with the answers of another draft where it begins again.
pub(in crate::reorganisations) async fn write_new(
    tx: &mut WriteTransaction,
    acting: &Acting,
    typed: &Typed,
    contents: Option<Contents>,
) -> Result<ReorganisationId, Failure> {
    if !preparing_bodies(acting)?.contains(&typed.owner) {
        return Err(Problem::Forbidden.into());
    }
    check(typed)?;
    let id: ReorganisationId = tx.new_id();
    let thing = Thing::Reorganisation { id, owner: typed.owner, today: acting.today };
    let particulars = json!({"step": "begin", "title": typed.title, "rows": typed.rows.len(),
        "effective_on": typed.effective_on.to_string()});
    let permit = acting.permit(tx, Verb::Reorganise, &thing, particulars).await?;
    let contents = contents.unwrap_or_else(|| Contents { rows: typed.rows.clone(), ..Contents::default() });
    store::insert(tx, &permit, typed.owner, &kept(id, typed, &serde_json::to_string(&contents)?)).await?;
    Ok(id)
}

fn kept<'v>(id: ReorganisationId, typed: &'v Typed, contents: &'v str) -> store::DraftToKeep<'v> {
    let (title, legal_basis, effective_on) = (&typed.title, &typed.legal_basis, typed.effective_on);
    store::DraftToKeep { id, title, legal_basis, effective_on, contents }
}

/// Head and rows within their limits.
fn check(typed: &Typed) -> Result<(), Problem> {
    for (field, words, limit) in [("ten", &typed.title, TITLE_LIMIT), ("can_cu", &typed.legal_basis, BASIS_LIMIT)] {
        needed(field, words, limit)?;
    }
    if typed.rows.len() > ROWS_LIMIT {
        return Err(Problem::Organisation(OrganisationProblem::TooManyRows {
            limit: i64::try_from(ROWS_LIMIT).unwrap_or(i64::MAX),
        }));
    }
    Ok(())
}

/// What is changed in a draft.
#[derive(Debug, Clone)]
pub enum Edit {
    /// Head and rows. Answers and wishes stay; those that nothing asks for any more do no harm.
    Rows(Typed),
    /// Whom names mean.
    Names(BTreeMap<String, Picked>),
    /// What a new body is to be.
    Body(String, BodyWish),
}

impl Edit {
    fn step(&self) -> &'static str {
        match self {
            Edit::Rows(_) => "rows",
            Edit::Names(_) => "names",
            Edit::Body(..) => "body",
        }
    }

    fn make(self, draft: &mut Reorganisation) -> Result<(), Problem> {
        match self {
            Edit::Rows(typed) => {
                check(&typed)?;
                draft.row.title = typed.title;
                draft.row.legal_basis = typed.legal_basis;
                draft.row.effective_on = typed.effective_on;
                draft.draft.contents.rows = typed.rows;
            }
            Edit::Names(picked) => draft.draft.contents.picked.extend(picked),
            Edit::Body(key, wish) => drop(draft.draft.contents.bodies.insert(key, wish)),
        }
        Ok(())
    }
}

/// Changes a draft.
pub async fn edit(app: &App, caller: &Caller, at: (ReorganisationId, i64), edit: Edit) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_edit(tx, &acting, at, edit).await })).await
}

/// The same inside a write.
pub(in crate::reorganisations) async fn write_edit(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (id, seen): (ReorganisationId, i64),
    edit: Edit,
) -> Result<(), Failure> {
    let mut draft = find_for(tx, acting, id, State::Preparing).await?;
    let step = edit.step();
    edit.make(&mut draft)?;
    let particulars = json!({"step": step, "rows": draft.draft.contents.rows.len()});
    let permit = acting.permit(tx, Verb::Reorganise, &draft.thing(acting.today), particulars).await?;
    let contents = serde_json::to_string(&draft.draft.contents)?;
    let row = &draft.row;
    let kept = store::DraftToKeep {
        id,
        title: &row.title,
        legal_basis: &row.legal_basis,
        effective_on: row.effective_on,
        contents: &contents,
    };
    store::change(tx, &permit, seen, &kept).await
}

/// Gives a draft up, with a reason. It can still be read.
pub async fn abandon(app: &App, caller: &Caller, at: (ReorganisationId, i64), reason: String) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_abandonment(tx, &acting, at, &reason).await })).await
}

/// The same inside a write.
pub(in crate::reorganisations) async fn write_abandonment(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (id, seen): (ReorganisationId, i64),
    reason: &str,
) -> Result<(), Failure> {
    let draft = find_for(tx, acting, id, State::Preparing).await?;
    let particulars = json!({"step": "abandon", "reason": reason});
    let permit = acting.permit(tx, Verb::Reorganise, &draft.thing(acting.today), particulars).await?;
    store::advance(tx, &permit, id, seen).await?;
    store::insert_abandonment(tx, &permit, id, reason).await
}

/// Begins a new draft with the rows and answers of another.
pub async fn begin_again(app: &App, caller: &Caller, id: ReorganisationId) -> Result<ReorganisationId, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_again(tx, &acting, id).await })).await
}

/// The same inside a write.
pub(in crate::reorganisations) async fn write_again(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ReorganisationId,
) -> Result<ReorganisationId, Failure> {
    let old = find_for(tx, acting, id, State::Abandoned).await?;
    let typed = Typed {
        owner: old.row.owner_id,
        title: old.row.title.clone(),
        legal_basis: old.row.legal_basis.clone(),
        effective_on: old.row.effective_on,
        rows: old.draft.contents.rows.clone(),
    };
    write_new(tx, acting, &typed, Some(old.draft.contents)).await
}
