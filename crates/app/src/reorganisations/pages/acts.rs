//! The acts that ask once more: deciding, withdrawing, giving up, applying. Each page says what will happen, with its counts.
//! What stands in the way is told there; the act is offered only where nothing does.

use super::{HOME, REASON_LIMIT, field, seen, sentence};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::{Failure, status_of},
    look::{self, Complaints, Frame, Notice, Section},
    reorganisations::actions::{self, Dossier, State as Stands, applying, deciding, preparing},
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::ReorganisationId,
    problem::{OrganisationProblem, Problem},
};
use jiff::civil::Date;

type Pairs = Vec<(String, String)>;

/// What is about to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Decide,
    Withdraw,
    Abandon,
    Apply,
}

impl Act {
    const fn word(self) -> &'static str {
        match self {
            Act::Decide => "chot",
            Act::Withdraw => "rut",
            Act::Abandon => "bo",
            Act::Apply => "ap-dung",
        }
    }

    /// Keys of its name, of what it means, and of what is said afterwards.
    const fn keys(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Act::Decide => ("reorganisations-decide", "reorganisations-decide-means", "reorganisations-was-decided"),
            Act::Withdraw => {
                ("reorganisations-withdraw", "reorganisations-withdraw-means", "reorganisations-was-withdrawn")
            }
            Act::Abandon => {
                ("reorganisations-abandon", "reorganisations-abandon-means", "reorganisations-was-abandoned")
            }
            Act::Apply => ("reorganisations-apply", "reorganisations-apply-means", "reorganisations-was-applied"),
        }
    }

    const fn wants_reason(self) -> bool {
        matches!(self, Act::Withdraw | Act::Abandon)
    }

    /// The state in which it can be done.
    fn needs(self) -> Stands {
        match self {
            Act::Decide | Act::Abandon => Stands::Preparing,
            Act::Withdraw | Act::Apply => Stands::Decided,
        }
    }
}

/// How much is about to go over.
struct Counts {
    ended: usize,
    founded: usize,
    moved: usize,
    duties: usize,
    people: usize,
    reports: usize,
    nobody: usize,
}

#[derive(Template)]
#[template(path = "reorganisations/confirm.html")]
struct ConfirmPage {
    frame: Frame,
    complaints: Complaints,
    path: String,
    title: String,
    act: Act,
    version: i64,
    effective_on: Date,
    is_later: bool,
    legal_basis: String,
    counts: Option<Counts>,
    obstacles: Vec<String>,
    reason: String,
}

async fn confirm(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: ReorganisationId,
    act: Act,
    (status, complaints, reason): (StatusCode, Complaints, String),
) -> Result<Response, Failure> {
    let dossier = actions::find_dossier(app, caller, id).await?;
    if !dossier.may_act {
        return Err(Problem::Forbidden.into());
    }
    let reorganisation = &dossier.reorganisation;
    let frame = asked.frame(app, caller).titled(asked.language.say(act.keys().0));
    let frame = frame.in_section(Section::Organisations).complaining(&complaints);
    let row = &reorganisation.row;
    let page = ConfirmPage {
        path: format!("{HOME}/{id}"),
        title: row.title.clone(),
        version: row.version,
        effective_on: row.effective_on,
        is_later: row.effective_on > frame.today(),
        legal_basis: row.legal_basis.clone(),
        counts: counts(&dossier).filter(|_| matches!(act, Act::Decide | Act::Apply)),
        obstacles: obstacles(&frame, &dossier, act),
        act,
        complaints,
        reason,
        frame,
    };
    Ok(look::page_with_status(status, page))
}

fn counts(dossier: &Dossier) -> Option<Counts> {
    let plan = dossier.examined.as_ref()?.plan.as_ref()?;
    let carry = dossier.carry.as_ref()?;
    Some(Counts {
        ended: plan.ended.len(),
        founded: plan.events.iter().filter(|event| event.change.kind() == "found").count(),
        moved: plan.moved.len(),
        duties: carry.duties.len(),
        people: carry.people.len(),
        reports: carry.reports.len(),
        nobody: carry.duties.iter().filter(|duty| duty.heirs.is_empty()).count(),
    })
}

/// What stands in the way, each in one sentence.
fn obstacles(frame: &Frame, dossier: &Dossier, act: Act) -> Vec<String> {
    let stands = dossier.reorganisation.state();
    if stands != act.needs() {
        let problem = match stands {
            Stands::Preparing => Problem::Organisation(OrganisationProblem::NotDecided),
            Stands::Decided => Problem::Organisation(OrganisationProblem::AlreadyDecided),
            Stands::Applied => Problem::Organisation(OrganisationProblem::AlreadyApplied),
            Stands::Abandoned => Problem::Organisation(OrganisationProblem::ReorganisationAbandoned),
        };
        return vec![sentence(&problem, frame.language)];
    }
    if !matches!(act, Act::Decide | Act::Apply) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut count = |key: &'static str, count: usize| {
        if count > 0 {
            found.push(frame.say(key).with("count", count).to_string());
        }
    };
    if let Some(examined) = &dossier.examined {
        count("reorganisations-obstacle-faults", examined.faults.len());
        count("reorganisations-obstacle-questions", examined.questions.len());
    }
    count("reorganisations-obstacle-choices", dossier.carry.as_ref().map_or(0, |carry| carry.open_choices()));
    count("reorganisations-obstacle-changed", dossier.changed.len());
    let on = dossier.reorganisation.row.effective_on;
    if act == Act::Apply && on > frame.today() {
        let date = frame.date(&on);
        found.push(frame.say("reorganisations-obstacle-later").with("date", date).to_string());
    }
    found
}

fn first() -> (StatusCode, Complaints, String) {
    (StatusCode::OK, Complaints::none(), String::new())
}

macro_rules! get_act {
    ($($(#[$meta:meta])* $name:ident => $act:expr),* $(,)?) => {
        $(
            $(#[$meta])*
            pub async fn $name(
                State(app): State<App>,
                asked: Asked,
                caller: Caller,
                Named(id): Named<ReorganisationId>,
            ) -> Result<Response, Failure> {
                confirm(&app, &asked, &caller, id, $act, first()).await
            }
        )*
    };
}

get_act! {
    /// `GET …/chot`
    get_decision => Act::Decide,
    /// `GET …/rut`
    get_withdrawal => Act::Withdraw,
    /// `GET …/bo`
    get_abandonment => Act::Abandon,
    /// `GET …/ap-dung`
    get_application => Act::Apply,
}

/// `POST …/chot`
pub async fn post_decision(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReorganisationId>,
    Submitted(caller, pairs): Submitted<Pairs>,
) -> Result<Response, Failure> {
    let done = deciding::decide(&app, &caller, (id, seen(&pairs))).await;
    answer(&app, &asked, &caller, id, Act::Decide, done, String::new()).await
}

/// `POST …/ap-dung`
pub async fn post_application(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReorganisationId>,
    Submitted(caller, pairs): Submitted<Pairs>,
) -> Result<Response, Failure> {
    let done = applying::apply(&app, &caller, (id, seen(&pairs))).await.map(drop);
    answer(&app, &asked, &caller, id, Act::Apply, done, String::new()).await
}

/// `POST …/rut`
pub async fn post_withdrawal(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReorganisationId>,
    Submitted(caller, pairs): Submitted<Pairs>,
) -> Result<Response, Failure> {
    take_back(&app, &asked, &caller, id, Act::Withdraw, &pairs).await
}

/// `POST …/bo`
pub async fn post_abandonment(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReorganisationId>,
    Submitted(caller, pairs): Submitted<Pairs>,
) -> Result<Response, Failure> {
    take_back(&app, &asked, &caller, id, Act::Abandon, &pairs).await
}

/// The two steps that want a reason: a decision is withdrawn, a draft is given up.
async fn take_back(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: ReorganisationId,
    act: Act,
    pairs: &Pairs,
) -> Result<Response, Failure> {
    let reason = match reason(pairs) {
        Ok(reason) => reason,
        Err(problem) => return complain(app, asked, caller, id, act, &problem, pairs).await,
    };
    let done = match act {
        Act::Abandon => preparing::abandon(app, caller, (id, seen(pairs)), reason.clone()).await,
        _ => deciding::withdraw(app, caller, (id, seen(pairs)), reason.clone()).await,
    };
    answer(app, asked, caller, id, act, done, reason).await
}

/// `POST …/lap-lai`
pub async fn post_again(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReorganisationId>,
    Submitted(caller, _pairs): Submitted<Pairs>,
) -> Result<Response, Failure> {
    let new = preparing::begin_again(&app, &caller, id).await?;
    Ok(redirect_saying(&format!("{HOME}/{new}"), &Notice::ok(asked.language.say("reorganisations-begun"))))
}

fn reason(pairs: &Pairs) -> Result<String, Problem> {
    let reason = field(pairs, "ly_do");
    if reason.is_empty() {
        return Err(Problem::Missing { field: "ly_do".to_owned() });
    }
    if reason.chars().count() > REASON_LIMIT {
        let limit = i64::try_from(REASON_LIMIT).unwrap_or(i64::MAX);
        return Err(Problem::TooLong { field: "ly_do".to_owned(), limit });
    }
    Ok(reason)
}

async fn complain(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: ReorganisationId,
    act: Act,
    problem: &Problem,
    pairs: &Pairs,
) -> Result<Response, Failure> {
    let mut complaints = Complaints::none();
    complaints.about("ly_do", sentence(problem, asked.language));
    let again = (StatusCode::UNPROCESSABLE_ENTITY, complaints, field(pairs, "ly_do"));
    confirm(app, asked, caller, id, act, again).await
}

/// Leads to the reorganisation, or asks again with what stands in the way.
async fn answer(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: ReorganisationId,
    act: Act,
    done: Result<(), Failure>,
    reason: String,
) -> Result<Response, Failure> {
    let path = format!("{HOME}/{id}");
    let problem = match done {
        Ok(()) if act == Act::Abandon => {
            return Ok(redirect_saying(&path, &Notice::warn(asked.language.say(act.keys().2))));
        }
        Ok(()) => return Ok(redirect_saying(&path, &Notice::ok(asked.language.say(act.keys().2)))),
        Err(failure) => failure.into_problem()?,
    };
    match problem {
        Problem::NotFound | Problem::Forbidden => Err(problem.into()),
        // The second of two clicks: what it asked for is done, or somebody else did the opposite.
        Problem::Organisation(OrganisationProblem::AlreadyApplied)
        | Problem::Organisation(OrganisationProblem::AlreadyDecided)
        | Problem::Organisation(OrganisationProblem::NotDecided)
        | Problem::Organisation(OrganisationProblem::ReorganisationAbandoned) => {
            Ok(redirect_saying(&path, &Notice::warn(sentence(&problem, asked.language))))
        }
        _ => {
            let mut complaints = Complaints::none();
            complaints.about_all(sentence(&problem, asked.language));
            let status = status_of(&problem);
            confirm(app, asked, caller, id, act, (status, complaints, reason)).await
        }
    }
}
