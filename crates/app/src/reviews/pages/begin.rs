//! Beginning a review: over a round, or by an outline from one period to another. It is drafted at once.
//! Nothing is written before a sort and its time are chosen.

use super::{
    super::{
        actions::{
            self,
            beginning::{self, Chosen, New, Wanted as Begun},
            heading::SUBJECT_LIMIT,
        },
        words,
    },
    address,
};
use crate::{
    App,
    acting::{Acting, chosen_body},
    asked::{Asked, redirect_saying},
    caller::Caller,
    documents,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Notice, Section, at_field, sentence},
    plans::actions::finding::possible_parents,
    reporting::{Head, actions::showing, words::of as in_words},
    requests::Submitted,
    written,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use domain::{
    ids::OrganisationId,
    problem::{Problem, ReviewProblem},
};
use serde::Deserialize;

/// Years back from which a review may begin.
const YEARS_BACK: i16 = 10;
/// Documents that are shown to choose from.
const DOCUMENTS_SHOWN: usize = 40;
/// The word of an outline's choice that means the consolidated report of a round.
const OF_ROUND: &str = "dot";

/// What the address may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    dot: String,
    #[serde(rename = "van-ban")]
    van_ban: String,
}

/// What a person sends.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Typed {
    don_vi: String,
    de_cuong: String,
    dot_bao_cao: String,
    tu_ky: String,
    den_ky: String,
    thuc_hien: String,
    trich_yeu: String,
}

#[derive(Template)]
#[template(path = "reviews/begin.html")]
struct BeginPage {
    frame: Frame,
    bodies: Vec<Choice>,
    sorts: Vec<Choice>,
    rounds: Vec<Choice>,
    periods: Vec<Choice>,
    documents: Vec<Choice>,
    typed: Typed,
    complaints: Complaints,
}

/// `GET /tong-ket/moi`
pub async fn get_beginning(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let sort = if wanted.dot.is_empty() { String::new() } else { OF_ROUND.to_owned() };
    let typed = Typed { de_cuong: sort, dot_bao_cao: wanted.dot, thuc_hien: wanted.van_ban, ..Typed::default() };
    page(&app, &asked, &caller, typed, (StatusCode::OK, Complaints::none())).await
}

/// `POST /tong-ket/moi`
pub async fn post_beginning(
    State(app): State<App>,
    asked: Asked,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let body = chosen_body(&actions::writing_bodies(&Acting::now(&app, &caller)), &typed.don_vi)?;
    let mut complaints = Complaints::none();
    let Some(new) = read(&typed, body, &asked, &mut complaints) else {
        return page(&app, &asked, &caller, typed, (StatusCode::UNPROCESSABLE_ENTITY, complaints)).await;
    };
    match beginning::begin(&app, &caller, new).await {
        Ok(id) => Ok(redirect_saying(&address(id), &Notice::ok(asked.language.say("reviews-begun")))),
        Err(failure) => {
            let field = |problem: &Problem| match problem {
                Problem::Review(ReviewProblem::Periods) => "den_ky".to_owned(),
                _ => String::new(),
            };
            let complained = at_field(failure, asked.language, field)?;
            page(&app, &asked, &caller, typed, complained).await
        }
    }
}

/// What the fields mean; nothing where one is missing.
fn read(typed: &Typed, body: OrganisationId, asked: &Asked, complaints: &mut Complaints) -> Option<New> {
    let mut missing = |field: &str| {
        complaints.about(field, sentence(&Problem::Missing { field: field.to_owned() }, asked.language));
    };
    let wanted = match typed.de_cuong.split_once('/') {
        Some((pack, outline)) => {
            let (first, last) = (Chosen::of_word(&typed.tu_ky), Chosen::of_word(&typed.den_ky));
            for (period, field) in [(&first, "tu_ky"), (&last, "den_ky")] {
                if period.is_none() {
                    missing(field);
                }
            }
            first.zip(last).map(|(first, last)| Begun::ByOutline {
                pack: pack.to_owned(),
                outline: outline.to_owned(),
                first,
                last,
                document: typed.thuc_hien.parse().ok(),
            })
        }
        None if typed.de_cuong == OF_ROUND => {
            let round = typed.dot_bao_cao.parse().ok();
            if round.is_none() {
                missing("dot_bao_cao");
            }
            round.map(Begun::OfRound)
        }
        None => {
            missing("de_cuong");
            None
        }
    };
    let subject = written::words("trich_yeu", &typed.trich_yeu, SUBJECT_LIMIT);
    match subject {
        Ok(subject) => wanted.map(|wanted| New { body, wanted, subject }),
        Err(problem) => {
            complaints.about("trich_yeu", sentence(&problem, asked.language));
            None
        }
    }
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    typed: Typed,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let acting = Acting::now(app, caller);
    let bodies = actions::writing_bodies(&acting);
    let body = chosen_body(&bodies, &typed.don_vi)?;
    let (graph, frame) = (app.organisations(), asked.frame(app, caller));
    let followed = showing::list_own(app, caller).await?.followed;
    let rounds: Vec<Choice> = followed
        .iter()
        .map(|followed| {
            let head = Head::of_round(&frame, &graph, &followed.round);
            Choice::new(followed.round.row.id, format!("{} ({})", head.form, head.period))
        })
        .collect();
    let mut sorts: Vec<Choice> = beginning::outlines_to_choose()
        .map(|(own, outline)| {
            Choice::new(format!("{}/{}", own.pack.code, outline.code), in_words(&outline.name, frame.language))
        })
        .collect();
    if !rounds.is_empty() {
        sorts.push(Choice::new(OF_ROUND, frame.say("reviews-of-round")));
    }
    let periods = beginning::periods_to_choose(&acting, YEARS_BACK).into_iter().map(|(regime, period)| {
        let chosen = Chosen { regime: period.regime.clone(), year: period.year, number: period.n };
        Choice::new(chosen.word(), in_words(&regime.name_of(&period), frame.language))
    });
    let documents = possible_parents(app, caller, body).await?.into_iter().take(DOCUMENTS_SHOWN).map(|one| {
        let row = &one.row;
        let named = documents::named(frame.language, &row.document_type, row.symbol.as_deref());
        Choice::new(row.id, format!("{named} {}", row.subject))
    });
    let page = BeginPage {
        bodies: bodies.into_iter().map(|id| Choice::new(id, words::name(&frame, &graph, id))).collect(),
        rounds,
        periods: periods.collect(),
        documents: documents.collect(),
        frame: frame.clone().titled(frame.say("reviews-begin")).in_section(Section::Reviews).complaining(&complaints),
        typed: Typed { don_vi: body.to_string(), ..typed },
        sorts,
        complaints,
    };
    Ok(look::page_with_status(status, page))
}
