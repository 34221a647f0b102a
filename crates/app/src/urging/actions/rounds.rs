//! One round of urging: whatever has come since the last one is told once, and the mails of the day go out.
//!
//! A round may be asked for at any moment and as often as one likes: outside the hours and on quiet days it does nothing, and what
//! was told is not told again. The thing may be done in the moment between the reading and the writing: then a reminder crosses
//! the submission, as a letter would.

use super::{
    digests::{self, Mailed},
    owed::{self, OwedThing},
    people::People,
    stepping::{StepBook, quiet},
    store::{self, NewReminder},
};
use crate::{App, failure::Failure, permits::Permit};
use domain::{
    ids::AccountId,
    time::Moment,
    urging::{Step, steps_due},
};
use jiff::civil::Date;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// So many reminders are written at once; pages have their turn between.
const AT_ONCE: usize = 200;

/// What a round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Urged {
    /// The hour or the day is quiet: nothing was looked at.
    pub is_quiet: bool,
    /// Steps that were told.
    pub reminders: usize,
    /// People who were told, each of each.
    pub notices: usize,
    /// The mails of the day.
    pub mailed: Mailed,
}

/// A step of a thing, and whom it tells.
#[derive(Debug, Clone)]
pub(super) struct Telling {
    pub thing: OwedThing,
    pub step: Step,
    pub people: BTreeSet<AccountId>,
}

/// One round, at a moment.
pub async fn urge(app: &App, at: Moment) -> Result<Urged, Failure> {
    let (today, quiet) = (at.day(), quiet(app));
    if quiet.is_quiet(today) || !app.settings().urging.hours.contain(at.local().time()) {
        return Ok(Urged { is_quiet: true, ..Urged::default() });
    }
    let graph = app.organisations();
    let mut connection = app.database().read().await?;
    let book = StepBook::read(&mut connection).await?;
    let until = book.looks_until(today, &quiet);
    let owed = owed::list(&mut connection, &graph, (until, today)).await?;
    let people = People::read(&mut connection, today, app.settings().demo).await?;
    let told = told(&mut connection, owed.iter()).await?;
    drop(connection);
    let nothing = BTreeSet::new();
    let mut due = Vec::new();
    for thing in &owed {
        let steps = book.of(thing.tracking_body, thing.pack.as_deref());
        let told = told.get(&(thing.id, thing.owed.due_on)).unwrap_or(&nothing);
        for step in steps_due(&thing.owed, &steps, &quiet, today, told) {
            let people = people.audience(&graph, thing, step.audience(), today);
            // A step that tells nobody is not told: it waits for the first who can be.
            if !people.is_empty() {
                due.push(Telling { thing: thing.clone(), step, people });
            }
        }
    }
    let mut urged = Urged::default();
    for some in due.chunks(AT_ONCE) {
        let (reminders, notices) = write(app, some.to_vec(), today).await?;
        urged.reminders += reminders;
        urged.notices += notices;
    }
    urged.mailed = digests::mail(app, at).await?;
    Ok(urged)
}

/// The steps that were told already, by thing and due day.
async fn told<'t>(
    connection: &mut database::Connection,
    owed: impl Iterator<Item = &'t OwedThing> + Clone,
) -> Result<BTreeMap<(Uuid, Date), BTreeSet<Step>>, Failure> {
    let mut told: BTreeMap<(Uuid, Date), BTreeSet<Step>> = BTreeMap::new();
    let days = owed.map(|thing| thing.owed.due_on);
    let Some((first, last)) = days.clone().min().zip(days.max()) else { return Ok(told) };
    for row in store::list_told(connection, (first, last)).await? {
        told.entry((row.thing_id, row.due_on)).or_default().extend(Step::from_code(&row.step));
    }
    Ok(told)
}

/// Writes what is told; tells how many reminders and how many notices there were.
async fn write(app: &App, mut some: Vec<Telling>, today: Date) -> Result<(usize, usize), Failure> {
    let write = app.database().write(move |tx| {
        Box::pin(async move {
            // Another round may have been faster since the reading.
            let told = told(tx, some.iter().map(|telling| &telling.thing)).await?;
            let is_told = |Telling { thing, step, .. }: &Telling| {
                told.get(&(thing.id, thing.owed.due_on)).is_some_and(|steps| steps.contains(step))
            };
            some.retain(|telling| !is_told(telling));
            if some.is_empty() {
                return Ok((0, 0));
            }
            let thing = ("instance", Uuid::nil());
            let particulars = json!({"day": today.to_string(), "reminders": some.len()});
            let permit = Permit::of_the_system(tx, "urge", thing, particulars).await?;
            let reminders = some.len();
            Ok((reminders, insert(tx, &permit, some, today).await?))
        })
    });
    write.await
}

/// Writes reminders with a notice for each person; tells how many notices.
pub(super) async fn insert(
    tx: &mut database::WriteTransaction,
    permit: &Permit,
    tellings: Vec<Telling>,
    today: Date,
) -> Result<usize, Failure> {
    let (mut reminders, mut notices) = (Vec::new(), Vec::new());
    for Telling { thing, step, people } in tellings {
        let id = tx.new_id();
        notices.extend(people.into_iter().map(|person| (id, person)));
        reminders.push(NewReminder {
            id,
            thing: thing.kind,
            thing_id: thing.id,
            holder: thing.holder,
            tracking_body: thing.tracking_body,
            due_on: thing.owed.due_on,
            step: step.code(),
            named: thing.named,
            path: thing.path,
        });
    }
    // The rows are few enough to be written at once, and all or none.
    _ = store::insert_reminders(tx, permit, &reminders, today).await?;
    _ = store::insert_notices(tx, permit, &notices).await?;
    Ok(notices.len())
}
