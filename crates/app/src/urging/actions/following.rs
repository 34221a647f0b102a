//! What a tracking body follows: who is late or soon will be, how often each was reminded, and how many days pass from a reminder
//! until the thing is done. Only what the person answers for; everything is counted from rows.

use super::{
    owed::{self, OwedThing},
    store,
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure, permits::Thing};
use domain::{
    ids::{AssignmentId, OrganisationId},
    permissions::Verb,
    time::Moment,
    urging::Step,
};
use jiff::{ToSpan, civil::Date};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What is due within so many days is shown beside what is late.
const AHEAD_DAYS: i64 = 7;
/// A letter urges what is due within so many days.
const LETTER_DAYS: i64 = 366;
/// Reminders of so many days are measured.
const MEASURED_DAYS: i64 = 365;

/// A thing that a body follows.
#[derive(Debug, Clone)]
pub struct FollowedThing {
    /// Itself.
    pub thing: OwedThing,
    /// How often its unit was reminded.
    pub times: usize,
    /// When last.
    pub last_on: Option<Date>,
    /// It went up to the head of the unit, or to the tracking body.
    pub went_up: bool,
    /// It was not reminded of by hand today.
    pub may_be_reminded: bool,
}

/// How reminders of one kind worked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Measured {
    /// How many there were.
    pub reminders: usize,
    /// After how many of them the thing was done.
    pub acted: usize,
    /// Days from the reminder until then, the middle one.
    pub median_days: Option<i64>,
}

/// What a person follows.
#[derive(Debug, Clone, Default)]
pub struct Followed {
    /// The most late first.
    pub things: Vec<FollowedThing>,
    /// By kind of step, as [`kind_of`] says.
    pub measured: Vec<(&'static str, Measured)>,
    /// Bodies for which the person reminds.
    pub bodies: Vec<OrganisationId>,
}

/// What the caller follows.
pub async fn follow(app: &App, caller: &Caller) -> Result<Followed, Failure> {
    let acting = Acting::now(app, caller);
    let today = acting.today;
    let bodies = acting.own_bodies(Verb::Urge, |body| tracked_by(body, today));
    let before = bodies.iter().flat_map(|body| acting.graph.predecessor_closure(*body, today));
    let tracking: BTreeSet<OrganisationId> = bodies.iter().copied().chain(before).collect();
    if tracking.is_empty() {
        return Ok(Followed::default());
    }
    let mut connection = app.database().read().await?;
    let until = today.checked_add(AHEAD_DAYS.days()).unwrap_or(today);
    let mut owed = owed::list(&mut connection, &acting.graph, (until, today)).await?;
    let may_urge = |thing: &OwedThing| thing.tracked(today).is_some_and(|tracked| acting.may(Verb::Urge, &tracked));
    owed.retain(|thing| tracking.contains(&thing.tracking_body) && may_urge(thing));
    let since = today.checked_sub(MEASURED_DAYS.days()).unwrap_or(today);
    let mut reminders = Vec::new();
    for body in &tracking {
        reminders.extend(store::list_followed(&mut connection, *body, since).await?);
    }
    let mut of: BTreeMap<Uuid, Vec<(Step, Moment)>> = BTreeMap::new();
    for row in &reminders {
        if let Some(step) = Step::from_code(&row.step) {
            of.entry(row.thing_id).or_default().push((step, Moment::from_millisecond(row.reminded_at_ms)));
        }
    }
    let followed = |thing: OwedThing| {
        let told = of.get(&thing.id).map(Vec::as_slice).unwrap_or_default();
        let is_up = |(step, _): &(Step, Moment)| matches!(step, Step::ToHead(_) | Step::ToTrackingBody(_));
        FollowedThing {
            times: told.iter().filter(|step| !is_up(step)).count(),
            last_on: told.iter().map(|(_, at)| at.day()).max(),
            went_up: told.iter().any(is_up),
            may_be_reminded: !told.iter().any(|(step, _)| *step == Step::ByHand(today)),
            thing,
        }
    };
    let mut things: Vec<FollowedThing> = owed.into_iter().map(followed).collect();
    things.sort_by_key(|one| (one.thing.owed.due_on, one.thing.named.clone(), one.thing.id));
    Ok(Followed { things, measured: measured(&reminders), bodies })
}

/// Whatever a body tracks, as rights are asked about it.
fn tracked_by(body: OrganisationId, today: Date) -> Thing {
    let (id, holder) = (AssignmentId::from(Uuid::nil()), OrganisationId::from(Uuid::nil()));
    Thing::Assignment { id, holder, supporters: Vec::new(), tracking_body: body, today }
}

/// The kinds of steps that are measured.
const KINDS: [&str; 4] = ["before", "after", "upwards", "by-hand"];

/// The kind of a step.
fn kind_of(step: Step) -> &'static str {
    match step {
        Step::Before(_) => "before",
        Step::After(_) => "after",
        Step::ToHead(_) | Step::ToTrackingBody(_) => "upwards",
        Step::ByHand(_) => "by-hand",
    }
}

fn measured(rows: &[store::FollowedRow]) -> Vec<(&'static str, Measured)> {
    let of_kind = |kind: &'static str| {
        let of_it = rows.iter().filter(|row| Step::from_code(&row.step).is_some_and(|step| kind_of(step) == kind));
        let days_of = |row: &store::FollowedRow| {
            let (told, acted) =
                (Moment::from_millisecond(row.reminded_at_ms), Moment::from_millisecond(row.acted_at_ms?));
            Some(i64::from(crate::look::dates::days_between(told.day(), acted.day())))
        };
        let mut days: Vec<i64> = of_it.clone().filter_map(days_of).collect();
        days.sort_unstable();
        let median_days = days.get(days.len().saturating_sub(1) / 2).copied();
        (kind, Measured { reminders: of_it.count(), acted: days.len(), median_days })
    };
    KINDS.into_iter().map(of_kind).filter(|(_, measured)| measured.reminders > 0).collect()
}

/// What is owed of a duty today, whoever owes it and whenever it is due.
pub async fn owed_of(app: &App, duty: domain::ids::ObligationId) -> Result<Vec<OwedThing>, Failure> {
    let today = app.today();
    let until = today.checked_add(LETTER_DAYS.days()).unwrap_or(today);
    let graph = app.organisations();
    let mut owed = owed::list(&mut app.database().read().await?, &graph, (until, today)).await?;
    owed.retain(|thing| thing.obligation == Some(duty));
    Ok(owed)
}
