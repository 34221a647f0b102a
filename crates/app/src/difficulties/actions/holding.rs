//! What the holder does: answer, forward, merge and take apart. Two people at once: the second is told what the first did.
//! The clock of the whole never begins anew; the last day of a holder is fixed when it receives something.

use super::{Book, WORDS_LIMIT, check_seen, clock_of, due_on, require_holder, thing_of, write_act};
use crate::{App, acting::Acting, caller::Caller, failure::Failure, written};
use database::WriteTransaction;
use domain::{
    difficulties::{Act, Direction, Holding, Matter},
    ids::{DifficultyId, OrganisationId},
    permissions::Verb,
    problem::Problem,
};
use serde_json::json;

/// Answers it.
pub async fn answer(
    app: &App,
    caller: &Caller,
    id: DifficultyId,
    (words, seen): (String, String),
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_answer(tx, &acting, id, &words, &seen).await })).await
}

/// The same inside a write.
pub(in crate::difficulties) async fn write_answer(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: DifficultyId,
    words: &str,
    seen: &str,
) -> Result<(), Failure> {
    let book = Book::read(tx).await?;
    let matter = book.matter(id)?;
    require_holder(acting, &matter, Verb::AnswerDifficulty)?;
    matter.check_waiting(acting.today)?;
    check_seen(&matter, seen)?;
    let words = written::needed("tra_loi", words, WORDS_LIMIT)?;
    let (_, clock) = clock_of(&book.row(matter.root().id)?.pack)?;
    let closes_on = clock.closes_on(acting.today);
    let root = matter.root().id;
    let told = json!({"step": "answered", "closes_on": closes_on.to_string(), "raisers": matter.raisers().len()});
    let permit = acting.permit(tx, Verb::AnswerDifficulty, &thing_of(acting, &matter, root), told).await?;
    write_act(tx, &permit, (&matter, root), Act::Answered { closes_on }, &words).await
}

/// Where it can go from its holder: up first, then below, then beside; each once.
pub fn ways_on(acting: &Acting, matter: &Matter) -> Vec<(OrganisationId, Direction)> {
    let (graph, today) = (&acting.graph, acting.today);
    let Some(holder) = matter.holder(graph, today) else { return Vec::new() };
    let lines: Vec<(String, OrganisationId)> = graph.parents(holder, today);
    let above = matter.above(graph, today).ok();
    let below = graph.lines(today).into_iter().flat_map(|line| graph.children(holder, &line, today));
    let beside = lines.iter().flat_map(|(line, parent)| graph.children(*parent, line, today));
    let mut found: Vec<(OrganisationId, Direction)> = Vec::new();
    for to in above.into_iter().chain(below).chain(beside) {
        if found.iter().all(|(known, _)| *known != to)
            && let Ok(direction) = matter.check_forward(graph, to, today)
        {
            found.push((to, direction));
        }
    }
    found
}

/// Forwards it: to the body above on its line, or to a competent one below or beside.
pub async fn forward(
    app: &App,
    caller: &Caller,
    id: DifficultyId,
    to: Option<OrganisationId>,
    (words, seen): (String, String),
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_forwarding(tx, &acting, id, to, &words, &seen).await }))
        .await
}

/// The same inside a write.
pub(in crate::difficulties) async fn write_forwarding(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: DifficultyId,
    to: Option<OrganisationId>,
    words: &str,
    seen: &str,
) -> Result<(), Failure> {
    let book = Book::read(tx).await?;
    let matter = book.matter(id)?;
    require_holder(acting, &matter, Verb::ForwardDifficulty)?;
    matter.check_waiting(acting.today)?;
    check_seen(&matter, seen)?;
    let words = written::words("ly_do_chuyen", words, WORDS_LIMIT)?;
    let to = match to {
        Some(to) => to,
        None => matter.above(&acting.graph, acting.today)?,
    };
    matter.check_forward(&acting.graph, to, acting.today)?;
    let root = matter.root().id;
    let due_on = due_on(acting, &book.row(root)?.pack, to)?;
    let holding = Holding { holder: to, received_on: acting.today, due_on };
    let told = json!({"step": "forwarded", "to": to.to_string(), "due_on": due_on.to_string()});
    let permit = acting.permit(tx, Verb::ForwardDifficulty, &thing_of(acting, &matter, root), told).await?;
    write_act(tx, &permit, (&matter, root), Act::Forwarded { holding }, &words).await
}

/// Merges two that the caller's body holds; the younger is joined to the elder. Says which one stays.
pub async fn merge(
    app: &App,
    caller: &Caller,
    one: DifficultyId,
    other: DifficultyId,
    words: String,
) -> Result<DifficultyId, Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_merging(tx, &acting, (one, other), &words).await }))
        .await
}

/// The same inside a write.
pub(in crate::difficulties) async fn write_merging(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (one, other): (DifficultyId, DifficultyId),
    words: &str,
) -> Result<DifficultyId, Failure> {
    let book = Book::read(tx).await?;
    let first = book.matter(one)?;
    require_holder(acting, &first, Verb::MergeDifficulties)?;
    let second = book.matter(other)?;
    let written_acts = first.merge(&second, &acting.graph, acting.today)?;
    require_holder(acting, &second, Verb::MergeDifficulties)?;
    let words = written::words("ly_do_gop", words, written::REASON_LIMIT)?;
    let [(elder, _), (younger, _)] = written_acts;
    let matter_of = |id: DifficultyId| if first.root().id == id { &first } else { &second };
    let told = json!({"step": "merged", "younger": younger.to_string()});
    let permit = acting.permit(tx, Verb::MergeDifficulties, &thing_of(acting, matter_of(elder), elder), told).await?;
    let also = json!({"step": "merged", "elder": elder.to_string()});
    permit.also_about(tx, thing_of(acting, matter_of(younger), younger).named(), also).await?;
    for (into, act) in written_acts {
        write_act(tx, &permit, (matter_of(into), into), act, &words).await?;
    }
    Ok(elder)
}

/// Takes one out of the matter that it was merged into.
pub async fn part(
    app: &App,
    caller: &Caller,
    root: DifficultyId,
    other: DifficultyId,
    words: String,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_parting(tx, &acting, (root, other), &words).await }))
        .await
}

/// The same inside a write.
pub(in crate::difficulties) async fn write_parting(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (root, other): (DifficultyId, DifficultyId),
    words: &str,
) -> Result<(), Failure> {
    let matter = Book::read(tx).await?.matter(root)?;
    require_holder(acting, &matter, Verb::MergeDifficulties)?;
    let written_acts = matter.part(other, acting.today)?;
    let words = written::words("ly_do_tach", words, written::REASON_LIMIT)?;
    if matter.root().id != root {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let told = json!({"step": "parted", "younger": other.to_string()});
    let permit = acting.permit(tx, Verb::MergeDifficulties, &thing_of(acting, &matter, root), told).await?;
    let also = json!({"step": "parted", "elder": root.to_string()});
    permit.also_about(tx, thing_of(acting, &matter, other).named(), also).await?;
    for (into, act) in written_acts {
        write_act(tx, &permit, (&matter, into), act, &words).await?;
    }
    Ok(())
}
