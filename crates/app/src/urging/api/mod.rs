//! Urging for programs: a person's notices, and what a body follows.
//! Nothing is sent from here: a program reads, and marks what its person has read.

use super::actions;
use crate::{
    api::{Call, Day, Endpoint, Given, Instant, Listed, Paging, Subject, Wanted},
    failure::Failure,
    routes::Access,
};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// So many of the latest notices are told.
const LATEST: i64 = 500;

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    let endpoints = vec![
        Endpoint::get("/api/v1/notices", Access::SignedIn, "api-list-notices", notices),
        Endpoint::get("/api/v1/urging", Access::SignedIn, "api-list-urging", following),
    ];
    Subject { key: "api-subject-urging", endpoints }
}

/// A notice to the person.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldNotice {
    /// Its identity: that of the reminder.
    pub notice: Uuid,
    /// assignment, occurrence, report or difficulty.
    pub thing: String,
    /// The unit that owes it.
    pub unit: Uuid,
    /// The last day on which it is in time.
    pub due_on: Day,
    /// before-N, after-N, to-head-N, to-tracking-body-N (days), or by-hand-DAY.
    pub step: String,
    /// Where its page is.
    pub path: String,
    /// When it was told.
    pub told_at: Instant,
    /// The person has read it.
    pub is_read: bool,
}

/// A thing that a body follows and that is not done.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldOwed {
    /// Its identity.
    pub thing: Uuid,
    /// assignment, occurrence or report.
    pub kind: &'static str,
    /// The unit that owes it.
    pub unit: Uuid,
    /// The body that follows it.
    pub tracking_body: Uuid,
    /// The last day on which it is in time.
    pub due_on: Day,
    /// Where its page is.
    pub path: String,
    /// How often its unit was reminded.
    pub reminders: usize,
    /// When last.
    pub reminded_on: Option<Day>,
    /// It went up to the head of the unit or to the tracking body.
    pub went_up: bool,
}

/// `GET /api/v1/notices`
async fn notices(call: Call, Wanted(paging): Wanted<Paging>) -> Result<Given<Listed<ToldNotice>>, Failure> {
    let noticed = actions::list(&call.app, &call.caller, (0, LATEST)).await?;
    let told = |row: actions::NoticeRow| ToldNotice {
        notice: row.reminder_id.uuid(),
        thing: row.thing,
        unit: row.holder_id.uuid(),
        due_on: Day(row.due_on),
        step: row.step,
        path: row.path,
        told_at: Instant::of(row.reminded_at_ms),
        is_read: row.read_at_ms.is_some(),
    };
    paging.page(noticed.rows, |row| row.reminder_id.uuid(), told).map(Given)
}

/// `GET /api/v1/urging`
async fn following(call: Call, Wanted(paging): Wanted<Paging>) -> Result<Given<Listed<ToldOwed>>, Failure> {
    let followed = actions::follow(&call.app, &call.caller).await?;
    let told = |one: actions::FollowedThing| ToldOwed {
        thing: one.thing.id,
        kind: one.thing.kind,
        unit: one.thing.holder.uuid(),
        tracking_body: one.thing.tracking_body.uuid(),
        due_on: Day(one.thing.owed.due_on),
        path: one.thing.path,
        reminders: one.times,
        reminded_on: one.last_on.map(Day),
        went_up: one.went_up,
    };
    paging.page(followed.things, |one| one.thing.id, told).map(Given)
}
