//! Rounds for programs: those that the caller's bodies follow, one with its reports, and the steps of a round.
//! A step is done once under its key, and answers with the round after it.

use super::{
    steps::{self, SeenWithReason},
    told::{self, ToldReport, ToldRound},
};
use crate::{
    api::{Call, Day, Done, Given, Listed, Paging, Sent, Wanted},
    failure::Failure,
    reporting::actions::{
        figures::Followed,
        load_round, locking,
        opening::{self, NewRound},
        showing,
    },
    requests::Named,
};
use domain::{ids::RoundId, organisations::Selector, reporting::DueDates};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

type Step = Result<Done<ToldRound>, Failure>;

/// A round that the caller's body follows, with how far it has come.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FollowedRound {
    #[serde(flatten)]
    round: ToldRound,
    /// Units that owe a report, part reports aside.
    owed: i64,
    /// Of them, those that were let off.
    waived: i64,
    /// Those that have submitted.
    submitted: i64,
    /// Those whose submission was accepted.
    accepted: i64,
    /// Those whose submission was sent back.
    sent_back: i64,
}

/// `GET /api/v1/rounds`
pub async fn list(call: Call, Wanted(paging): Wanted<Paging>) -> Result<Given<Listed<FollowedRound>>, Failure> {
    let acting = call.acting();
    let followed = showing::list_own(&call.app, &call.caller).await?.followed;
    let told = |Followed { round, counts }: Followed| FollowedRound {
        round: told::round(&acting, call.language, &round),
        owed: counts.owed,
        waived: counts.waived,
        submitted: counts.submitted,
        accepted: counts.accepted,
        sent_back: counts.sent_back,
    };
    paging.page(followed, |followed| followed.round.row.id.uuid(), told).map(Given)
}

/// `GET /api/v1/rounds/{round}`
pub async fn show(call: Call, Named(id): Named<RoundId>) -> Result<Given<ToldRound>, Failure> {
    let found = showing::find_whole_round(&call.app, &call.caller, id).await?;
    Ok(Given(told::round(&call.acting(), call.language, &found.round)))
}

/// `GET /api/v1/rounds/{round}/reports`
pub async fn list_reports(
    call: Call,
    Named(id): Named<RoundId>,
    Wanted(paging): Wanted<Paging>,
) -> Result<Given<Listed<ToldReport>>, Failure> {
    let found = showing::find_whole_round(&call.app, &call.caller, id).await?;
    let acting = call.acting();
    paging.page(found.rows, |row| row.report.row.id.uuid(), |row| told::report(&acting, &row.report)).map(Given)
}

/// A round to be opened.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoundToOpen {
    /// The body that asks and will follow it.
    asked_by: Uuid,
    /// The pack, by its code.
    pack: String,
    /// The form, by its code.
    form: String,
    /// Year of the period.
    #[schemars(range(min = 1900, max = 2999))]
    year: i64,
    /// Number of the period in the year.
    #[schemars(range(min = 1, max = 400))]
    number: i64,
    /// The line on which its subordinates are asked, by its code.
    line: String,
    /// Classes of those that are asked, by their codes.
    classes: Vec<String>,
    /// Those of other lines, where more than one is asked on.
    #[serde(default)]
    also: Vec<ClassesOfLine>,
    /// Until when.
    due_on: Day,
    /// Until when for the units of levels with a day of their own: by the code of the level.
    #[serde(default)]
    due_on_of_level: BTreeMap<String, Day>,
    /// The last day on which it takes submissions; without one it takes them until it is locked.
    cut_off_on: Option<Day>,
}

/// A round that is only looked at.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoundToPreview {
    /// The body that would ask.
    asked_by: Uuid,
    /// The pack, by its code.
    pack: String,
    /// The form, by its code.
    form: String,
    /// Year of the period.
    #[schemars(range(min = 1900, max = 2999))]
    year: i64,
    /// Number of the period in the year.
    #[schemars(range(min = 1, max = 400))]
    number: i64,
    /// The line on which its subordinates would be asked, by its code.
    line: String,
    /// A class of those that would be asked, by its code.
    class: String,
    /// Until when.
    due_on: Day,
}

/// Who would owe a round.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RoundPreview {
    /// First day of the period.
    first_day: Day,
    /// Last day of the period.
    last_day: Day,
    /// The units.
    units: Vec<WouldOwe>,
}

/// A unit that would owe a report.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WouldOwe {
    /// Which.
    organisation: Uuid,
    /// The first day that its figures would stand for.
    first_day: Day,
    /// The last day that they would stand for.
    last_day: Day,
    /// Bodies that ended inside the period, whose part reports go into it.
    parts: Vec<Uuid>,
}

/// `GET /api/v1/rounds/preview`
pub async fn preview(call: Call, Wanted(asked): Wanted<RoundToPreview>) -> Result<Given<RoundPreview>, Failure> {
    let new = NewRound {
        asked_by: asked.asked_by.into(),
        pack: asked.pack,
        form: asked.form,
        year: asked.year,
        number: asked.number,
        selector: Selector::Class { line: asked.line, classes: vec![asked.class] },
        due: asked.due_on.0.into(),
        cut_off_on: None,
    };
    let preview = opening::preview(&call.app, &call.caller, &new)?;
    let unit = |owes: &domain::reporting::Owes| WouldOwe {
        organisation: owes.organisation.uuid(),
        first_day: Day(owes.segment.first_day),
        last_day: Day(owes.segment.last_day),
        parts: owes.predecessors.iter().map(|part| part.organisation.uuid()).collect(),
    };
    Ok(Given(RoundPreview {
        first_day: Day(preview.period.first_day),
        last_day: Day(preview.period.last_day),
        units: preview.owes.iter().map(unit).collect(),
    }))
}

/// Classes of units on a line.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClassesOfLine {
    /// The line, by its code.
    line: String,
    /// The classes, by their codes.
    classes: Vec<String>,
}

/// Units of one line, or of several.
pub fn selector(line: String, classes: Vec<String>, also: Vec<ClassesOfLine>) -> Selector {
    let first = Selector::Class { line, classes };
    if also.is_empty() {
        return first;
    }
    let others = also.into_iter().map(|of| Selector::Class { line: of.line, classes: of.classes });
    Selector::Union { of: std::iter::once(first).chain(others).collect() }
}

impl From<RoundToOpen> for NewRound {
    fn from(sent: RoundToOpen) -> Self {
        let of_level = sent.due_on_of_level.into_iter().map(|(level, day)| (level, day.0)).collect();
        NewRound {
            asked_by: sent.asked_by.into(),
            pack: sent.pack,
            form: sent.form,
            year: sent.year,
            number: sent.number,
            selector: selector(sent.line, sent.classes, sent.also),
            due: DueDates { others: sent.due_on.0, of_level },
            cut_off_on: sent.cut_off_on.map(|day| day.0),
        }
    }
}

/// `POST /api/v1/rounds`
pub async fn open(call: Call, sent: Sent<RoundToOpen>) -> Step {
    let (acting, language) = (call.acting(), call.language);
    sent.once(&call, move |tx, sent: RoundToOpen| {
        Box::pin(async move {
            let new = NewRound::from(sent);
            let id = opening::write_round(tx, &acting, &new).await?;
            Ok(told::round(&acting, language, &load_round(tx, id).await?))
        })
    })
    .await
}

/// `POST /api/v1/rounds/{round}/lock`
pub async fn lock(call: Call, Named(id): Named<RoundId>, sent: Sent<SeenWithReason>) -> Step {
    let (acting, language) = (call.acting(), call.language);
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            locking::write_lock(tx, &acting, id, sent.version, &steps::reason(&sent.reason)?).await?;
            Ok(told::round(&acting, language, &load_round(tx, id).await?))
        })
    })
    .await
}

/// `POST /api/v1/rounds/{round}/lock/withdrawal`
pub async fn unlock(call: Call, Named(id): Named<RoundId>, sent: Sent<SeenWithReason>) -> Step {
    let (acting, language) = (call.acting(), call.language);
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            locking::write_unlocking(tx, &acting, id, sent.version, &steps::reason(&sent.reason)?).await?;
            Ok(told::round(&acting, language, &load_round(tx, id).await?))
        })
    })
    .await
}
