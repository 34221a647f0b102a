//! Preparing: a new draft, its rows, the answers to its questions, what its new bodies are, and giving it up.
//! Whatever can be read is kept, right or wrong: a draft with faults is kept as well, and says what to put right.

use super::{Reorganisation, State, find_for, preparing_bodies, store};
use crate::{App, acting::Acting, caller::Caller, failure::Failure, permits::Thing};
use database::WriteTransaction;
use domain::{
    ids::{OrganisationId, ReorganisationId},
    organisations::reorganisation::{BodyWish, Contents, DraftRow, Picked},
    permissions::Verb,
    problem::Problem,
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

/// So many rows may a draft have: the largest province of the nation has fewer units.
pub const ROWS_LIMIT: usize = 2000;

/// Begins a draft.
pub async fn begin(app: &App, caller: &Caller, typed: Typed) -> Result<ReorganisationId, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_new(tx, &acting, &typed, None).await })).await
}

async fn write_new(
    tx: &mut WriteTransaction,
    acting: &Acting,
    typed: &Typed,
    contents: Option<Contents>,
) -> Result<ReorganisationId, Failure> {
    check_rows(typed)?;
    let id: ReorganisationId = tx.new_id();
    let thing = Thing::Reorganisation { id, owner: typed.owner, today: acting.today };
    if !preparing_bodies(acting).contains(&typed.owner) {
        return Err(Problem::Forbidden.into());
    }
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

fn check_rows(typed: &Typed) -> Result<(), Problem> {
    if typed.rows.len() > ROWS_LIMIT {
        return Err(Problem::TooManyRows { limit: i64::try_from(ROWS_LIMIT).unwrap_or(i64::MAX) });
    }
    Ok(())
}

/// Changes head and rows. Answers and wishes stay; those that nothing asks for any more do no harm.
pub async fn change(app: &App, caller: &Caller, id: ReorganisationId, seen: i64, typed: Typed) -> Result<(), Failure> {
    edit(app, caller, id, seen, "rows", move |draft| {
        check_rows(&typed)?;
        draft.row.title = typed.title;
        draft.row.legal_basis = typed.legal_basis;
        draft.row.effective_on = typed.effective_on;
        draft.draft.contents.rows = typed.rows;
        Ok(())
    })
    .await
}

/// Says whom names mean.
pub async fn pick_names(
    app: &App,
    caller: &Caller,
    id: ReorganisationId,
    seen: i64,
    picked: BTreeMap<String, Picked>,
) -> Result<(), Failure> {
    edit(app, caller, id, seen, "names", move |draft| {
        draft.draft.contents.picked.extend(picked);
        Ok(())
    })
    .await
}

/// Says what a new body is to be.
pub async fn change_body(
    app: &App,
    caller: &Caller,
    id: ReorganisationId,
    seen: i64,
    key: String,
    wish: BodyWish,
) -> Result<(), Failure> {
    edit(app, caller, id, seen, "body", move |draft| {
        draft.draft.contents.bodies.insert(key, wish);
        Ok(())
    })
    .await
}

async fn edit<F>(
    app: &App,
    caller: &Caller,
    id: ReorganisationId,
    seen: i64,
    step: &'static str,
    change: F,
) -> Result<(), Failure>
where
    F: FnOnce(&mut Reorganisation) -> Result<(), Problem> + Send + 'static,
{
    let acting = Acting::now(app, caller);
    let write = app.database().write(move |tx| {
        Box::pin(async move {
            let mut draft = find_for(tx, &acting, id, State::Preparing).await?;
            change(&mut draft)?;
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
        })
    });
    write.await
}

/// Gives a draft up, with a reason. It can still be read.
pub async fn abandon(
    app: &App,
    caller: &Caller,
    id: ReorganisationId,
    seen: i64,
    reason: String,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    let write = app.database().write(move |tx| {
        Box::pin(async move {
            let draft = find_for(tx, &acting, id, State::Preparing).await?;
            let particulars = json!({"step": "abandon", "reason": reason});
            let permit = acting.permit(tx, Verb::Reorganise, &draft.thing(acting.today), particulars).await?;
            store::advance(tx, &permit, id, seen).await?;
            store::insert_abandonment(tx, &permit, id, &reason).await
        })
    });
    write.await
}

/// Begins a new draft with the rows and answers of another.
pub async fn begin_again(app: &App, caller: &Caller, id: ReorganisationId) -> Result<ReorganisationId, Failure> {
    let acting = Acting::now(app, caller);
    let write = app.database().write(move |tx| {
        Box::pin(async move {
            let old = find_for(tx, &acting, id, State::Abandoned).await?;
            let typed = Typed {
                owner: old.row.owner_id,
                title: old.row.title.clone(),
                legal_basis: old.row.legal_basis.clone(),
                effective_on: old.row.effective_on,
                rows: old.draft.contents.rows.clone(),
            };
            write_new(tx, &acting, &typed, Some(old.draft.contents)).await
        })
    });
    write.await
}
