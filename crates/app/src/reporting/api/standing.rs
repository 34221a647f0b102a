//! Standing requests for programs: a body asks for a form period after period. A step carries the version that was seen and
//! answers with the request after it.

use super::{
    rounds::{ClassesOfLine, selector},
    steps,
};
use crate::{
    acting::Acting,
    api::{Call, Day, Done, Given, Instant, Listed, Paging, Sent, Wanted},
    failure::Failure,
    reporting::actions::calendar::{self, NewRequest, Standing, StandingStep},
    requests::Named,
};
use database::WriteTransaction;
use domain::{
    ids::StandingRequestId,
    problem::{Problem, ProgramProblem},
    reporting::DayRule,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

type Step = Result<Done<StandingRequest>, Failure>;

/// So many rounds are told before they open.
const COMING: usize = 4;
/// The furthest day from the end of a period.
const FURTHEST_DAYS: i64 = 366;

/// A standing request.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StandingRequest {
    /// Its identity.
    id: Uuid,
    /// The body that asks.
    asked_by: Uuid,
    /// The pack, by its code.
    pack: String,
    /// The form, by its code.
    form: String,
    /// live, paused or ended.
    state: &'static str,
    /// Its rounds open so many days after the last day of a period; before it where the number is negative.
    opens_days: i64,
    /// They are due so many days after it.
    due_days: i64,
    /// Levels with a day of their own, by their codes.
    due_days_of_level: BTreeMap<String, i64>,
    /// They are cut off so many days after it, if they are.
    cut_off_days: Option<i64>,
    /// Who made it.
    made_by: String,
    /// When.
    made_at: Instant,
    /// Why no round opens for the time being.
    pause_reason: Option<String>,
    /// Why it ended.
    end_reason: Option<String>,
    /// The rounds that open next; none while it rests, or once it ended.
    coming: Vec<ComingRound>,
    /// The periods whose day has come.
    opened: Vec<OpenedPeriod>,
    /// To be sent with a step.
    version: i64,
}

/// A round that will open.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ComingRound {
    /// Year of the period.
    year: i64,
    /// Number of the period in the year.
    number: i64,
    /// When it opens.
    opens_on: Day,
    /// Until when units are asked that have no day of their own.
    due_on: Day,
    /// The last day on which it will take submissions, if there is one.
    cut_off_on: Option<Day>,
}

/// A period whose day has come.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OpenedPeriod {
    /// Its year.
    year: i64,
    /// Its number in the year.
    number: i64,
    /// Its round; null where nobody owed it.
    round: Option<Uuid>,
}

/// A standing request to be made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewStandingRequest {
    /// The body that asks.
    asked_by: Uuid,
    /// The pack, by its code.
    pack: String,
    /// The form, by its code.
    form: String,
    /// The line on which its subordinates are asked, by its code.
    line: String,
    /// Classes of those that are asked, by their codes.
    classes: Vec<String>,
    /// Those of other lines, where more than one is asked on.
    #[serde(default)]
    also: Vec<ClassesOfLine>,
    /// Rounds open so many days after the last day of a period; before it where the number is negative.
    #[schemars(range(min = -366, max = 366))]
    opens_days: i64,
    /// They are due so many days after it.
    #[schemars(range(min = -366, max = 366))]
    due_days: i64,
    /// Levels with a day of their own, by their codes.
    #[serde(default)]
    due_days_of_level: BTreeMap<String, i64>,
    /// They are cut off so many days after it.
    #[schemars(range(min = -366, max = 366))]
    cut_off_days: Option<i64>,
}

/// A step that needs nothing but the version that was seen.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenRequest {
    /// Of the standing request.
    version: i64,
}

/// A step with a reason.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenRequestWithReason {
    /// Of the standing request.
    version: i64,
    /// Why; kept in the history.
    reason: String,
}

/// `GET /api/v1/standing-requests`
pub async fn list(call: Call, Wanted(paging): Wanted<Paging>) -> Result<Given<Listed<StandingRequest>>, Failure> {
    let (acting, all) = (call.acting(), calendar::list_requests(&call.app, &call.caller).await?);
    paging.page_fallibly(all, |one| one.row.id.uuid(), |one| told(&acting, &one)).map(Given)
}

/// `GET /api/v1/standing-requests/{request}`
pub async fn show(call: Call, Named(id): Named<StandingRequestId>) -> Result<Given<StandingRequest>, Failure> {
    told(&call.acting(), &calendar::find_request(&call.app, &call.caller, id).await?).map(Given)
}

/// `POST /api/v1/standing-requests`
pub async fn make(call: Call, sent: Sent<NewStandingRequest>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let new = new_request(sent)?;
            let id = calendar::write_request(tx, &acting, &new).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

fn new_request(sent: NewStandingRequest) -> Result<NewRequest, Problem> {
    let days = DayRule {
        opens: sent.opens_days,
        due: sent.due_days,
        due_of_level: sent.due_days_of_level,
        cut_off: sent.cut_off_days,
    };
    let all = [days.opens, days.due].into_iter().chain(days.due_of_level.values().copied()).chain(days.cut_off);
    if all.into_iter().any(|day| day.abs() > FURTHEST_DAYS) {
        return Err(Problem::Program(ProgramProblem::ValueUnfit { fault: "days: -366 to 366".to_owned() }));
    }
    Ok(NewRequest {
        asked_by: sent.asked_by.into(),
        pack: sent.pack,
        form: sent.form,
        selector: selector(sent.line, sent.classes, sent.also),
        days,
    })
}

/// `POST /api/v1/standing-requests/{request}/pause`
pub async fn pause(call: Call, Named(id): Named<StandingRequestId>, sent: Sent<SeenRequestWithReason>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let reason = steps::reason(&sent.reason)?;
            calendar::write_step(tx, &acting, (id, sent.version), StandingStep::Pause, &reason).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// `POST /api/v1/standing-requests/{request}/resumption`
pub async fn resume(call: Call, Named(id): Named<StandingRequestId>, sent: Sent<SeenRequest>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            calendar::write_step(tx, &acting, (id, sent.version), StandingStep::Resume, "").await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// `POST /api/v1/standing-requests/{request}/end`
pub async fn end(call: Call, Named(id): Named<StandingRequestId>, sent: Sent<SeenRequestWithReason>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let reason = steps::reason(&sent.reason)?;
            calendar::write_step(tx, &acting, (id, sent.version), StandingStep::End, &reason).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

async fn after(tx: &mut WriteTransaction, acting: &Acting, id: StandingRequestId) -> Result<StandingRequest, Failure> {
    told(acting, &acting.find_standing(tx, id).await?)
}

fn told(acting: &Acting, standing: &Standing) -> Result<StandingRequest, Failure> {
    let row = &standing.row;
    let coming = match standing.is_live() {
        true => calendar::outlook(&acting.graph, standing, acting.today, COMING)?.rounds,
        false => Vec::new(),
    };
    let coming = coming.into_iter().map(|(period, opens_on, new)| ComingRound {
        year: period.year,
        number: period.n,
        opens_on: Day(opens_on),
        due_on: Day(new.due.others),
        cut_off_on: new.cut_off_on.map(Day),
    });
    let opened = standing.there.iter().map(|((year, number), round)| OpenedPeriod {
        year: *year,
        number: *number,
        round: round.map(|round| round.uuid()),
    });
    Ok(StandingRequest {
        id: row.id.uuid(),
        asked_by: row.asked_by.uuid(),
        pack: row.pack.clone(),
        form: row.form.clone(),
        state: match (row.ended_at_ms, row.paused_at_ms) {
            (Some(_), _) => "ended",
            (None, Some(_)) => "paused",
            (None, None) => "live",
        },
        opens_days: standing.days.opens,
        due_days: standing.days.due,
        due_days_of_level: standing.days.due_of_level.clone(),
        cut_off_days: standing.days.cut_off,
        made_by: row.maker.clone(),
        made_at: Instant::of(row.made_at_ms),
        pause_reason: row.pause_reason.clone().filter(|_| row.paused_at_ms.is_some()),
        end_reason: row.end_reason.clone(),
        coming: coming.collect(),
        opened: opened.collect(),
        version: row.version,
    })
}
