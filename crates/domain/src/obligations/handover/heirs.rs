//! Who carries an obligation on for a body that ended: all that took over, or the one to whose tasks it belongs.
//!
//! A share of territory, in numbers or in words, goes to every successor, for each carries it out on its own ground. A share of tasks names them
//! in words («giáo dục nghề nghiệp»); the obligation goes where its own words say. Where they say nothing, all carry on,
//! and a person cancels what is too much: nothing is lost by a guess.

use crate::{
    ids::{EventId, OrganisationId},
    organisations::{Graph, SuccessionRow},
    text::fold,
};
use jiff::civil::Date;

/// The words by which the tasks of a successor are compared with an obligation.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'w> {
    /// What is to be done; decides first.
    pub action: &'w str,
    /// What the document is about; decides where the action names no tasks.
    pub subject: &'w str,
}

/// The successors of an organisation that ended on that day, each once, with the event that named them.
pub fn heirs(
    graph: &Graph,
    ended: OrganisationId,
    ended_on: Date,
    wording: &Wording<'_>,
) -> Vec<(OrganisationId, EventId)> {
    each_once(chosen(&successions_of_day(graph, ended, ended_on), wording))
}

/// Everyone who took over from an organisation that ended on that day, whatever the obligation says.
pub fn all_heirs(graph: &Graph, ended: OrganisationId, ended_on: Date) -> Vec<(OrganisationId, EventId)> {
    each_once(successions_of_day(graph, ended, ended_on))
}

/// Whether the rule answers alone: nobody or one took over, the words name the tasks of one, or one took over without a
/// list of tasks. Everything else waits for a person, and [`heirs`] is only what is proposed.
pub fn is_clear(graph: &Graph, ended: OrganisationId, ended_on: Date, wording: &Wording<'_>) -> bool {
    let successions = successions_of_day(graph, ended, ended_on);
    if each_once(successions.clone()).len() < 2 {
        return true;
    }
    let is_parted_by_tasks = successions.iter().any(|row| row.scope.is_some());
    is_parted_by_tasks && each_once(chosen(&successions, wording)).len() == 1
}

fn successions_of_day(graph: &Graph, ended: OrganisationId, ended_on: Date) -> Vec<&SuccessionRow> {
    let on_that_day = |row: &&SuccessionRow| graph.event(row.event_id).is_some_and(|event| event.on_date == ended_on);
    graph.successors(ended).iter().filter(on_that_day).collect()
}

fn each_once(rows: Vec<&SuccessionRow>) -> Vec<(OrganisationId, EventId)> {
    let mut found: Vec<(OrganisationId, EventId)> = Vec::new();
    for row in rows {
        if found.iter().all(|(heir, _)| *heir != row.successor_id) {
            found.push((row.successor_id, row.event_id));
        }
    }
    found
}

/// Those whose tasks the words name, first those of the action, then those of the subject; else those that took over
/// without a list of tasks; else all.
fn chosen<'r>(successions: &[&'r SuccessionRow], wording: &Wording<'_>) -> Vec<&'r SuccessionRow> {
    for text in [wording.action, wording.subject] {
        let words = padded(text);
        let named: Vec<&SuccessionRow> = successions.iter().copied().filter(|row| names(&words, row)).collect();
        if !named.is_empty() {
            return named;
        }
    }
    let has_no_tasks = |row: &&SuccessionRow| row.scope.is_none() || row.describes_territory();
    let unscoped: Vec<&SuccessionRow> = successions.iter().copied().filter(has_no_tasks).collect();
    if unscoped.is_empty() { successions.to_vec() } else { unscoped }
}

/// Whether the words contain one of the tasks of a share; tasks are parted by commas or semicolons.
fn names(words: &str, row: &SuccessionRow) -> bool {
    let tasks = row.scope.as_deref().filter(|_| !row.describes_territory()).unwrap_or_default();
    let tasks = tasks.split([',', ';']).map(padded);
    tasks.filter(|task| !task.trim().is_empty()).any(|task| words.contains(&task))
}

/// Folded words with one space around each, so that only whole words are found in it.
fn padded(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> =
        folded.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}
