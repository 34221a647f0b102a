//! `/don-doc`: for those who answer for what a body tracks, who is late, how often each was reminded, and how many days pass from a
//! reminder until the thing is done. From here a unit is reminded by hand, and the letter is drafted.

use super::super::{
    actions::{self, Followed, FollowedThing, Measured, Named},
    words,
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Frame, Notice, Pagination, dates::Due},
    requests::{Named as OfAddress, NoFields, Submitted},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::ids::{AssignmentId, OrganisationId, ReportId};
use serde::Deserialize;
use std::collections::BTreeSet;

const ROWS_PER_PAGE: u32 = 25;
const PATH: &str = "/don-doc";

struct Row {
    path: String,
    unit: String,
    named: String,
    due: Due,
    times: usize,
    last: String,
    went_up: bool,
    /// Where it is reminded of; nothing where it was today.
    remind: Option<String>,
    letter: Option<String>,
}

struct MeasuredRow {
    /// The key of the name of its kind.
    key: &'static str,
    measured: Measured,
}

#[derive(Template)]
#[template(path = "urging/following.html")]
struct FollowingPage {
    frame: Frame,
    rows: Vec<Row>,
    late: usize,
    soon: usize,
    measured: Vec<MeasuredRow>,
    bodies: Vec<(OrganisationId, String)>,
    pages: Pagination,
}

/// What the address may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    trang: String,
}

/// `GET /don-doc`
pub async fn get_following(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let followed = actions::follow(&app, &caller).await?;
    let frame = asked.frame(&app, &caller);
    let frame = frame.clone().titled(frame.say("urging-following"));
    let count = u32::try_from(followed.things.len()).unwrap_or(u32::MAX);
    let pages = Pagination::new(wanted.trang.parse().unwrap_or(1), count, ROWS_PER_PAGE, PATH);
    let late = followed.things.iter().filter(|one| one.thing.owed.due_on < frame.today()).count();
    let soon = followed.things.len() - late;
    let Followed { things, measured, bodies } = followed;
    let mut letters = BTreeSet::new();
    let here = things.iter().skip(pages.skipped() as usize).take(ROWS_PER_PAGE as usize);
    let rows = here.map(|one| row_of(&app, &frame, one, &mut letters)).collect();
    let name = |body: OrganisationId| (body, name_of(&app, body));
    Ok(look::page(FollowingPage {
        rows,
        late,
        soon,
        measured: measured.into_iter().map(|(kind, measured)| MeasuredRow { key: kind_key(kind), measured }).collect(),
        bodies: bodies.into_iter().map(name).collect(),
        pages,
        frame,
    }))
}

fn name_of(app: &App, id: OrganisationId) -> String {
    app.organisations().last_name(id, app.today()).unwrap_or_default().to_owned()
}

/// A letter is for all units of a duty or a round: it is offered once, at the first of them.
fn row_of(app: &App, frame: &Frame, one: &FollowedThing, letters: &mut BTreeSet<String>) -> Row {
    let thing = &one.thing;
    let letter = match (thing.obligation, thing.round) {
        (Some(duty), _) => Some(format!("/don-doc/cong-van?nhiem-vu={duty}")),
        (None, Some(round)) if thing.owed.due_on < frame.today() => Some(format!("/bao-cao/dot/{round}/don-doc")),
        _ => None,
    };
    let remind = match thing.assignment {
        Some(id) => format!("/phan-viec/{id}/nhac"),
        None => format!("/bao-cao/{}/nhac", thing.id),
    };
    Row {
        path: thing.path.clone(),
        unit: name_of(app, thing.holder),
        named: words::named(frame.language, thing.kind, &thing.named),
        due: frame.due(&thing.owed.due_on),
        times: one.times,
        last: one.last_on.map(|day| frame.date(&day)).unwrap_or_default(),
        went_up: one.went_up,
        remind: one.may_be_reminded.then_some(remind),
        letter: letter.filter(|path| letters.insert(path.clone())),
    }
}

/// The key of the name of a kind of steps.
fn kind_key(kind: &str) -> &'static str {
    match kind {
        "before" => "urging-kind-before",
        "after" => "urging-kind-after",
        "upwards" => "urging-kind-upwards",
        _ => "urging-kind-by-hand",
    }
}

/// `POST /phan-viec/{id}/nhac`
pub async fn post_assignment(
    State(app): State<App>,
    asked: Asked,
    OfAddress(id): OfAddress<AssignmentId>,
    Submitted(caller, NoFields {}): Submitted<NoFields>,
) -> Result<Response, Failure> {
    remind(&app, &asked, &caller, Named::Assignment(id)).await
}

/// `POST /bao-cao/{report}/nhac`
pub async fn post_report(
    State(app): State<App>,
    asked: Asked,
    OfAddress(id): OfAddress<ReportId>,
    Submitted(caller, NoFields {}): Submitted<NoFields>,
) -> Result<Response, Failure> {
    remind(&app, &asked, &caller, Named::Report(id)).await
}

async fn remind(app: &App, asked: &Asked, caller: &Caller, named: Named) -> Result<Response, Failure> {
    let told = actions::remind(app, caller, named).await?;
    Ok(redirect_saying(PATH, &Notice::ok(asked.language.say("urging-reminded").with("count", told))))
}
