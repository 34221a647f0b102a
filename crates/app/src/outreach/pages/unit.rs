//! One unit in a campaign: each audience with its numbers, how many there are and who said so, persons without counting twice, and
//! what was recorded.

use super::{
    super::{
        actions::{
            Campaign, Held,
            counting::{Cell, Narrowed, find_matrix},
            finding, people,
        },
        words,
    },
    field_of,
    form::words_of,
    show::{ActivityLine, lines},
    typed::{PEOPLE, Typed},
};
use crate::{
    App,
    acting::Acting,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::{Failure, status_of},
    look::{self, Choice, Complaints, Frame, Notice, Section, sentence},
    requests::{Named, Submitted},
    written::REASON_LIMIT,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::{CampaignId, OrganisationId},
    outreach::read_count,
    permissions::Verb,
    problem::Problem,
};

struct Line {
    code: String,
    name: String,
    said: String,
    symbol: &'static str,
    word: String,
    tone: &'static str,
    source: String,
    above_why: String,
    field: String,
    typed: String,
}

#[derive(Template)]
#[template(path = "outreach/unit.html")]
struct UnitPage {
    frame: Frame,
    base: String,
    campaign: String,
    campaign_path: String,
    year: i64,
    before: String,
    audiences: Vec<Line>,
    choices: Vec<Choice>,
    lines: Vec<ActivityLine>,
    may_state: bool,
    may_record: bool,
    typed: Typed,
    complaints: Complaints,
}

type Of = (CampaignId, OrganisationId);

fn address((campaign, unit): Of) -> String {
    format!("/tuyen-truyen/{campaign}/don-vi/{unit}")
}

/// `GET /tuyen-truyen/{campaign}/don-vi/{organisation}`
pub async fn get_unit(
    State(app): State<App>,
    asked: Asked,
    Named(of): Named<Of>,
    caller: Caller,
) -> Result<Response, Failure> {
    page(&app, &asked, &caller, (of, Typed::default()), (StatusCode::OK, Complaints::none())).await
}

/// `POST /tuyen-truyen/{campaign}/don-vi/{organisation}/tong-so`
pub async fn post_people(
    State(app): State<App>,
    asked: Asked,
    Named(of): Named<Of>,
    Submitted(caller, pairs): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let typed = Typed(pairs);
    require(&app, &caller, of, Verb::StateAudience).await?;
    let (frame, mut complaints) = (asked.frame(&app, &caller), Complaints::none());
    let mut counts: Vec<(String, i64)> = Vec::new();
    for (code, value) in typed.begun(PEOPLE) {
        match read_count(value) {
            Ok(count) => counts.extend(count.map(|count| (code.to_owned(), count))),
            Err(fault) => {
                complaints.about([PEOPLE, code].concat(), sentence(&Problem::from(fault), asked.language));
            }
        }
    }
    let source = words_of(&mut complaints, &frame, "nguon_so_lieu", typed.get("nguon_so_lieu"), REASON_LIMIT);
    if source.is_empty() {
        complaints.about("nguon_so_lieu", frame.say("outreach-source-missing"));
    }
    if !complaints.is_empty() {
        return page(&app, &asked, &caller, (of, typed), (StatusCode::UNPROCESSABLE_ENTITY, complaints)).await;
    }
    let outcome = people::state_people(&app, &caller, of, counts, source).await;
    answer(&app, &asked, &caller, (of, typed), (outcome, "outreach-done-stated")).await
}

/// `POST /tuyen-truyen/{campaign}/don-vi/{organisation}/so-nguoi`
pub async fn post_persons(
    State(app): State<App>,
    asked: Asked,
    Named(of): Named<Of>,
    Submitted(caller, pairs): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let typed = Typed(pairs);
    require(&app, &caller, of, Verb::RecordOutreach).await?;
    let mut complaints = Complaints::none();
    let reason = look::reason(&mut complaints, asked.language, "can_cu_dem", typed.get("can_cu_dem"));
    let persons = match read_count(typed.get("so_nguoi")) {
        Ok(Some(persons)) => persons,
        Ok(None) => {
            let problem = Problem::Missing { field: "so_nguoi".to_owned() };
            complaints.about("so_nguoi", sentence(&problem, asked.language));
            0
        }
        Err(fault) => {
            complaints.about("so_nguoi", sentence(&Problem::from(fault), asked.language));
            0
        }
    };
    if !complaints.is_empty() {
        return page(&app, &asked, &caller, (of, typed), (StatusCode::UNPROCESSABLE_ENTITY, complaints)).await;
    }
    let audience = typed.get("doi_tuong_dem").to_owned();
    let outcome = people::state_persons(&app, &caller, of, (audience, persons), reason).await;
    answer(&app, &asked, &caller, (of, typed), (outcome, "outreach-done-persons")).await
}

async fn require(app: &App, caller: &Caller, (campaign, unit): Of, verb: Verb) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    let campaign = finding::find_campaign(app, caller, campaign).await?;
    caller.require(&acting.graph, verb, &campaign.thing_of(&acting, unit)).map(drop)
}

async fn answer(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    (of, typed): (Of, Typed),
    (outcome, done): (Result<(), Failure>, &str),
) -> Result<Response, Failure> {
    let failure = match outcome {
        Ok(()) => return Ok(redirect_saying(&address(of), &Notice::ok(asked.language.say(done)))),
        Err(failure) => failure,
    };
    match failure.into_problem()? {
        problem @ (Problem::NotFound | Problem::Forbidden) => Err(problem.into()),
        problem => {
            let mut complaints = Complaints::none();
            complaints.about(field_of(&problem), sentence(&problem, asked.language));
            page(app, asked, caller, (of, typed), (status_of(&problem), complaints)).await
        }
    }
}

fn line(frame: &Frame, campaign: &Campaign, typed: &Typed, (code, cell): (&String, &Cell)) -> Line {
    let (symbol, word, _, tone) = words::standing(cell.measured.standing);
    let source = match (cell.people, cell.year, cell.source.is_empty()) {
        (None, ..) => frame.say("outreach-not-stated").to_string(),
        (Some(_), year, true) => {
            frame.say("outreach-of-before").with("year", year.unwrap_or_default().to_string()).to_string()
        }
        (Some(_), year, false) => frame
            .say("outreach-source-of")
            .with("year", year.unwrap_or_default().to_string())
            .with("source", &cell.source)
            .to_string(),
    };
    let value = typed.value(PEOPLE, code);
    Line {
        name: words::audience(frame, &campaign.pack, code),
        said: words::long(frame, cell),
        word: frame.say(word).to_string(),
        above_why: cell.above_why.clone(),
        field: [PEOPLE, code].concat(),
        typed: if typed.0.is_empty() {
            cell.people.map(|people| people.to_string()).unwrap_or_default()
        } else {
            value.to_owned()
        },
        code: code.clone(),
        symbol,
        tone,
        source,
    }
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    (of, typed): (Of, Typed),
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let (id, unit) = of;
    let (acting, frame) = (Acting::now(app, caller), asked.frame(app, caller));
    let matrix = find_matrix(app, caller, id, &Narrowed::default()).await?;
    let campaign = &matrix.campaign;
    let thing = campaign.thing_of(&acting, unit);
    caller.require(&acting.graph, Verb::ReadOutreach, &thing)?;
    let row = matrix.rows.iter().find(|row| row.unit == unit).ok_or(Problem::NotFound)?;
    let seen = finding::list_seen(&mut app.database().read().await?, &acting, campaign).await?;
    let own = |one: &&Held| campaign.row_of(&acting, one.row.organisation_id) == Some(unit);
    let codes = campaign.audiences.iter().map(|(code, _)| code);
    let name = words::name(&frame, &acting.graph, unit);
    let choice = |(code, _): &(String, Option<i64>)| Choice::new(code, words::audience(&frame, &campaign.pack, code));
    let before: Vec<String> = row.before.iter().map(|unit| words::name(&frame, &acting.graph, *unit)).collect();
    Ok(look::page_with_status(
        status,
        UnitPage {
            base: address(of),
            campaign: campaign.row.name.clone(),
            campaign_path: words::address(id),
            year: campaign.year(),
            before: before.join(", "),
            audiences: codes.zip(&row.cells).map(|pair| line(&frame, campaign, &typed, pair)).collect(),
            choices: campaign.audiences.iter().map(choice).collect(),
            lines: lines(&frame, &acting, campaign, seen.iter().filter(own)),
            may_state: acting.may(Verb::StateAudience, &thing),
            may_record: acting.may(Verb::RecordOutreach, &thing),
            frame: frame.clone().titled(name).in_section(Section::Outreach).complaining(&complaints),
            typed,
            complaints,
        },
    ))
}
