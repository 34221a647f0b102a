//! «Ghi hoạt động»: what a unit did, in less than a minute on a phone. The last campaign, channel and audiences stand there
//! already; the form has a key, so that sending it again after the network failed records nothing more.

use super::{
    form::{self, Offer},
    typed::Typed,
};
use crate::{
    App,
    acting::{Acting, chosen_body},
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::{Failure, status_of},
    look::{self, Choice, Complaints, Frame, Notice, Section, dates},
    outreach::{
        actions::{
            self, Campaign, Held, State as Stands,
            activities::{self, Recorded, Recording},
            checking, finding, materials, people,
        },
        words,
    },
    uploads::{SentFile, SubmittedFile, limit_megabytes},
};
use askama::Template;
use axum::{
    Json,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    ids::{ActivityId, CampaignId, OrganisationId},
    problem::Problem,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What the address may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    dot: String,
    #[serde(rename = "don-vi")]
    don_vi: String,
}

#[derive(Template)]
#[template(path = "outreach/recording.html")]
struct RecordingPage {
    frame: Frame,
    campaign: String,
    campaign_name: String,
    days: String,
    others: Vec<(String, String)>,
    unit: OrganisationId,
    units: Vec<Choice>,
    unit_name: String,
    sending: String,
    offer: Offer,
    typed: Typed,
    limit_megabytes: usize,
    looks_same: bool,
    complaints: Complaints,
}

impl RecordingPage {
    /// More were typed than there are, or it was said why.
    fn asks_why(&self) -> bool {
        form::asks_why(&self.typed, &self.complaints)
    }
}

#[derive(Template)]
#[template(path = "outreach/nothing_open.html")]
struct NothingOpenPage {
    frame: Frame,
    unit: String,
}

/// What a script that sends the form is told.
#[derive(Serialize)]
struct Told {
    path: String,
}

/// Everything that is open to a unit, and what it recorded last.
struct Ground {
    open: Vec<Campaign>,
    last: Option<Held>,
}

impl Ground {
    async fn of(app: &App, caller: &Caller, unit: OrganisationId) -> Result<Self, Failure> {
        let acting = Acting::now(app, caller);
        let mut connection = app.database().read().await?;
        let all = finding::list_in(&mut connection, &acting).await?;
        let takes_part = |one: &Campaign| one.state() == Stands::Open && one.row_of(&acting, unit).is_some();
        let open: Vec<Campaign> = all.into_iter().filter(takes_part).collect();
        let own = finding::list_of(&mut connection, unit).await?;
        let last = own.into_iter().filter(Held::counts).max_by_key(|one| one.row.written_at_ms);
        Ok(Ground { open, last })
    }

    /// The campaign that is asked for, else the last one, else the newest.
    fn chosen(&self, asked: &str) -> Option<&Campaign> {
        let asked = asked.parse::<CampaignId>().ok();
        let of = |id: CampaignId| self.open.iter().find(|one| one.row.id == id);
        let last = self.last.as_ref().map(|last| last.row.campaign_id);
        asked.and_then(of).or_else(|| last.and_then(of)).or(self.open.first())
    }
}

/// `GET /tuyen-truyen/ghi`
pub async fn get_recording(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let unit = chosen_body(&actions::recording_units(&Acting::now(&app, &caller)), &wanted.don_vi)?;
    let typed = Typed::default().with("dot", wanted.dot);
    page(&app, &asked, &caller, (unit, typed), (StatusCode::OK, Complaints::none())).await
}

/// `POST /tuyen-truyen/ghi`
pub async fn post_recording(
    State(app): State<App>,
    asked: Asked,
    headers: HeaderMap,
    sent: SubmittedFile,
) -> Result<Response, Failure> {
    let is_quiet = headers.get(header::ACCEPT).is_some_and(|accepted| accepted.as_bytes() == b"application/json");
    let (caller, typed) = (sent.caller.clone(), Typed(sent.words().to_vec()));
    let (acting, frame) = (Acting::now(&app, &caller), asked.frame(&app, &caller));
    let mut complaints = Complaints::none();
    let units = actions::recording_units(&acting);
    let sent_for = typed.get("don_vi").parse::<OrganisationId>().ok();
    if let Some(ended) = sent_for.filter(|unit| !acting.graph.exists(*unit, acting.today)) {
        // The form was opened before the unit ended: who carries on is named, and what was typed is kept for it.
        let campaign = campaign_of(&app, &caller, &typed).await?;
        form::complain(&frame, &campaign, &checking::standing(&acting, &campaign, ended)?, &mut complaints);
        let heir = chosen_body(&units, "")?;
        return page(&app, &asked, &caller, (heir, typed), (StatusCode::CONFLICT, complaints)).await;
    }
    let unit = chosen_body(&units, typed.get("don_vi"))?;
    let Some(recording) = recording(&app, &caller, &frame, (unit, &typed, sent.file), &mut complaints).await? else {
        return page(&app, &asked, &caller, (unit, typed), (StatusCode::UNPROCESSABLE_ENTITY, complaints)).await;
    };
    match activities::record(&app, &caller, recording).await {
        Ok(recorded) => Ok(answer(&asked, recorded, is_quiet)),
        Err(failure) => match failure.into_problem()? {
            problem @ (Problem::NotFound | Problem::Forbidden) => Err(problem.into()),
            problem => {
                let campaign = campaign_of(&app, &caller, &typed).await?;
                form::complain(&frame, &campaign, std::slice::from_ref(&problem), &mut complaints);
                page(&app, &asked, &caller, (unit, typed), (status_of(&problem), complaints)).await
            }
        },
    }
}

async fn campaign_of(app: &App, caller: &Caller, typed: &Typed) -> Result<Campaign, Failure> {
    let id = typed.get("dot").parse().map_err(|_| Problem::NotFound)?;
    finding::find_campaign(app, caller, id).await
}

/// What was sent, once it can be read and nothing speaks against it; the file is on disk then.
async fn recording(
    app: &App,
    caller: &Caller,
    frame: &Frame,
    (unit, typed, file): (OrganisationId, &Typed, SentFile),
    complaints: &mut Complaints,
) -> Result<Option<Recording>, Failure> {
    let (acting, campaign) = (Acting::now(app, caller), campaign_of(app, caller, typed).await?);
    let activity = form::read(frame, typed, complaints);
    let file = match file {
        SentFile::None => None,
        sent => match sent.whole(app) {
            Ok(whole) => Some(whole),
            Err(problem) => {
                form::complain(frame, &campaign, &[problem], complaints);
                None
            }
        },
    };
    let Some(activity) = activity.filter(|_| complaints.is_empty()) else { return Ok(None) };
    let mut connection = app.database().read().await?;
    let found = checking::faults(&mut connection, &acting, (&campaign, unit), &activity).await?;
    drop(connection);
    let sending: Uuid = typed.get("khoa").parse().map_err(|_| Problem::Missing { field: "khoa".to_owned() })?;
    // A form that is sent again is answered by what it recorded, whatever has changed since.
    if !found.is_empty() && !activities::is_known(app, sending).await? {
        form::complain(frame, &campaign, &found, complaints);
        return Ok(None);
    }
    let file = match file {
        Some(whole) => Some(actions::keep(app, whole).await?),
        None => None,
    };
    Ok(Some(Recording {
        unit,
        campaign: campaign.row.id,
        sending,
        is_other: typed.get("hoat_dong_khac") == "1",
        activity,
        material: form::material(typed),
        file,
    }))
}

fn path_of(id: ActivityId) -> String {
    format!("/tuyen-truyen/hoat-dong/{id}")
}

fn answer(asked: &Asked, recorded: Recorded, is_quiet: bool) -> Response {
    let key = if recorded.is_repeated { "outreach-done-repeated" } else { "outreach-done-recorded" };
    let next = asked.language.say("outreach-record-next").to_string();
    let notice = Notice::ok(asked.language.say(key)).leading(next, "/tuyen-truyen/ghi");
    let path = path_of(recorded.id);
    let response = redirect_saying(&path, &notice);
    if !is_quiet {
        return response;
    }
    // The script goes there itself: a redirect that it followed would use the message up.
    let mut told = Json(Told { path }).into_response();
    for cookie in response.headers().get_all(header::SET_COOKIE) {
        told.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    told
}

/// The page, also with what was typed and complaints about it.
async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    (unit, typed): (OrganisationId, Typed),
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let (acting, frame) = (Acting::now(app, caller), asked.frame(app, caller));
    let title = frame.say("outreach-record");
    let frame = frame.clone().titled(title).in_section(Section::Outreach).complaining(&complaints);
    let ground = Ground::of(app, caller, unit).await?;
    let unit_name = words::name(&frame, &acting.graph, unit);
    // A campaign that was closed meanwhile is shown with what was typed all the same.
    let kept = match (typed.get("dot").is_empty(), complaints.is_empty()) {
        (false, false) => campaign_of(app, caller, &typed).await.ok(),
        _ => None,
    };
    let Some(campaign) = kept.as_ref().or_else(|| ground.chosen(typed.get("dot"))) else {
        return Ok(look::page_with_status(status, NothingOpenPage { frame, unit: unit_name }));
    };
    let typed = filled(&frame, campaign, ground.last.as_ref(), typed);
    let near: Vec<String> =
        ground.last.iter().flat_map(|last| &last.activity.reach).map(|(code, _)| code.clone()).collect();
    let stated = people::stated(&mut app.database().read().await?, campaign, Some(unit)).await?;
    let people = |code: &str| stated.get(&(unit, code.to_owned())).map(|row| row.people);
    let materials = materials::list(app, caller, campaign.row.id).await?;
    let others = ground.open.iter().filter(|one| one.row.id != campaign.row.id);
    let other = |one: &Campaign| (format!("/tuyen-truyen/ghi?dot={}&don-vi={unit}", one.row.id), one.row.name.clone());
    let unit_choice = |id: OrganisationId| Choice::new(id, words::name(&frame, &acting.graph, id));
    let looks_same = complaints.of("hoat_dong_khac").is_some() || typed.get("hoat_dong_khac") == "1";
    Ok(look::page_with_status(
        status,
        RecordingPage {
            campaign: campaign.row.id.to_string(),
            campaign_name: campaign.row.name.clone(),
            days: words::days(campaign),
            others: others.map(other).collect(),
            units: actions::recording_units(&acting).into_iter().map(unit_choice).collect(),
            offer: Offer::new(&frame, campaign, &materials, (&typed, &near), &people),
            sending: sending_of(app, &typed, &complaints).await?,
            limit_megabytes: limit_megabytes(app),
            unit,
            unit_name,
            looks_same,
            frame,
            typed,
            complaints,
        },
    ))
}

/// The key of the form: that which was sent, as long as it recorded nothing; a new one else.
async fn sending_of(app: &App, typed: &Typed, complaints: &Complaints) -> Result<String, Failure> {
    let sent: Option<Uuid> = typed.get("khoa").parse().ok().filter(|_| !complaints.is_empty());
    match sent {
        Some(sent) if !activities::is_known(app, sent).await? => Ok(sent.to_string()),
        _ => Ok(activities::new_sending(app).await?.to_string()),
    }
}

/// What most people want: today, one conference or session, the channel of last time, persons.
fn filled(frame: &Frame, campaign: &Campaign, last: Option<&Held>, typed: Typed) -> Typed {
    let today = frame.today().clamp(campaign.row.first_day, campaign.row.last_day);
    let last =
        last.map(|last| last.activity.channel.as_str()).filter(|code| campaign.channels.iter().any(|one| one == code));
    let channel = last.or(campaign.channels.first().map(String::as_str)).unwrap_or_default();
    typed
        .or("ngay_dien_ra", dates::written(today))
        .or("kenh", channel)
        .or("so_luong", "1")
        .or("cach_dem", domain::outreach::Counting::Persons.code())
}
