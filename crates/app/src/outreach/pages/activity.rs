//! One activity: what was done and whom it reached, its evidence, how it was corrected; correcting and withdrawing it.

use super::{
    super::{
        actions::{
            self, Done, Held, State as Stands,
            activities::{self, Correction},
            finding, materials, people,
        },
        words,
    },
    form::{self, Offer},
    typed::{PEOPLE, Typed},
};
use crate::{
    App,
    acting::Acting,
    asked::{Asked, redirect_saying},
    caller::Caller,
    downloads,
    failure::{Failure, status_of},
    look::{self, Complaints, Frame, Notice, Section, at_field, dates},
    requests::{Named, Submitted},
    uploads::{SentFile, SubmittedFile, limit_megabytes},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{ids::ActivityId, outreach::read_count, permissions::Verb, problem::Problem, time::Moment};
use serde::Deserialize;

/// What a person sends to withdraw an activity.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Withdrawal {
    version: i64,
    ly_do_rut: String,
}

/// A version in words.
struct VersionLine {
    said: String,
    reach: String,
    file: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "outreach/activity.html")]
struct ActivityPage {
    frame: Frame,
    base: String,
    campaign: String,
    campaign_path: String,
    unit: String,
    day: String,
    channel: String,
    items: String,
    counting: String,
    reach: Vec<(String, String)>,
    above_why: String,
    material: Option<(String, String)>,
    file: Option<(String, String)>,
    versions: Vec<VersionLine>,
    withdrawn: Option<String>,
    may_change: bool,
    version: i64,
    typed: Withdrawal,
    complaints: Complaints,
}

#[derive(Template)]
#[template(path = "outreach/correction.html")]
struct CorrectionPage {
    frame: Frame,
    base: String,
    unit_name: String,
    campaign: String,
    campaign_name: String,
    file: String,
    version: String,
    offer: Offer,
    typed: Typed,
    limit_megabytes: usize,
    complaints: Complaints,
}

impl CorrectionPage {
    /// More were typed than there are, or it was said why.
    fn asks_why(&self) -> bool {
        form::asks_why(&self.typed, &self.complaints)
    }
}

fn address(id: ActivityId) -> String {
    format!("/tuyen-truyen/hoat-dong/{id}")
}

/// `GET /tuyen-truyen/hoat-dong/{activity}`
pub async fn get_activity(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ActivityId>,
    caller: Caller,
) -> Result<Response, Failure> {
    shown(&app, &asked, &caller, id, Withdrawal::default(), (StatusCode::OK, Complaints::none())).await
}

/// `POST /tuyen-truyen/hoat-dong/{activity}/rut`
pub async fn post_withdrawal(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ActivityId>,
    Submitted(caller, typed): Submitted<Withdrawal>,
) -> Result<Response, Failure> {
    require(&app, &caller, id).await?;
    let mut complaints = Complaints::none();
    let why = look::reason(&mut complaints, asked.language, "ly_do_rut", &typed.ly_do_rut);
    if !complaints.is_empty() {
        return shown(&app, &asked, &caller, id, typed, (StatusCode::UNPROCESSABLE_ENTITY, complaints)).await;
    }
    match activities::withdraw(&app, &caller, (id, typed.version), why).await {
        Ok(()) => Ok(redirect_saying(&address(id), &Notice::ok(asked.language.say("outreach-done-withdrawn")))),
        Err(failure) => {
            let complained = at_field(failure, asked.language, |_| String::new())?;
            shown(&app, &asked, &caller, id, typed, complained).await
        }
    }
}

/// `GET /tuyen-truyen/hoat-dong/{activity}/minh-chung/{number}`
pub async fn get_evidence(
    State(app): State<App>,
    Named(of): Named<(ActivityId, i64)>,
    caller: Caller,
) -> Result<Response, Failure> {
    let (name, content) = activities::open_evidence(&app, &caller, of).await?;
    Ok(downloads::saved(&name, content))
}

/// The activity, for those who may change it.
async fn require(app: &App, caller: &Caller, id: ActivityId) -> Result<Done, Failure> {
    let (acting, done) = (Acting::now(app, caller), finding::find_activity(app, caller, id).await?);
    let thing = done.campaign.thing_of(&acting, done.now.row.organisation_id);
    caller.require(&acting.graph, Verb::RecordOutreach, &thing)?;
    Ok(done)
}

/// `GET /tuyen-truyen/hoat-dong/{activity}/sua`
pub async fn get_correction(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ActivityId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let done = require(&app, &caller, id).await?;
    let typed = as_typed(&done.now);
    correcting(&app, &asked, &caller, (&done, typed), (StatusCode::OK, Complaints::none())).await
}

/// `POST /tuyen-truyen/hoat-dong/{activity}/sua`
pub async fn post_correction(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ActivityId>,
    sent: SubmittedFile,
) -> Result<Response, Failure> {
    let (caller, typed) = (sent.caller.clone(), Typed(sent.words().to_vec()));
    let done = require(&app, &caller, id).await?;
    let (frame, mut complaints) = (asked.frame(&app, &caller), Complaints::none());
    let reason = look::reason(&mut complaints, asked.language, "ly_do", typed.get("ly_do"));
    let activity = form::read(&frame, &typed, &mut complaints);
    let file = match sent.file {
        SentFile::None => None,
        sent => match sent.whole(&app) {
            Ok(whole) => Some(whole),
            Err(problem) => {
                form::complain(&frame, &done.campaign, &[problem], &mut complaints);
                None
            }
        },
    };
    let Some(activity) = activity.filter(|_| complaints.is_empty()) else {
        return correcting(&app, &asked, &caller, (&done, typed), (StatusCode::UNPROCESSABLE_ENTITY, complaints)).await;
    };
    let file = match file {
        Some(whole) => Some(actions::keep(&app, whole).await?),
        None => None,
    };
    let seen = typed.get("version").parse().unwrap_or_default();
    let correction = Correction { seen, activity, material: form::material(&typed), file, reason };
    match activities::correct(&app, &caller, id, correction).await {
        Ok(()) => Ok(redirect_saying(&address(id), &Notice::ok(asked.language.say("outreach-done-corrected")))),
        Err(failure) => match failure.into_problem()? {
            problem @ (Problem::NotFound | Problem::Forbidden) => Err(problem.into()),
            problem => {
                form::complain(&frame, &done.campaign, std::slice::from_ref(&problem), &mut complaints);
                correcting(&app, &asked, &caller, (&done, typed), (status_of(&problem), complaints)).await
            }
        },
    }
}

fn as_typed(held: &Held) -> Typed {
    let activity = &held.activity;
    let mut typed = Typed::default()
        .with("ngay_dien_ra", dates::written(activity.held_on))
        .with("kenh", activity.channel.clone())
        .with("ten_hoat_dong", activity.name.clone())
        .with("so_luong", activity.items.to_string())
        .with("cach_dem", activity.counting.code())
        .with("vi_sao_hon", activity.above_why.clone())
        .with("version", held.row.version.to_string());
    if let Some((id, number)) = held.row.material_id.zip(held.row.material_number) {
        typed = typed.with("tai_lieu", format!("{id}:{number}"));
    }
    for (code, people) in &activity.reach {
        typed = typed.with([PEOPLE, code].concat(), people.to_string());
    }
    typed
}

async fn correcting(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    (done, typed): (&Done, Typed),
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let (acting, frame) = (Acting::now(app, caller), asked.frame(app, caller));
    let (unit, campaign) = (done.now.row.organisation_id, &done.campaign);
    let stated = people::stated(&mut app.database().read().await?, campaign, Some(unit)).await?;
    let people = |code: &str| stated.get(&(unit, code.to_owned())).map(|row| row.people);
    let materials = materials::list(app, caller, campaign.row.id).await?;
    let near: Vec<String> = typed
        .begun(PEOPLE)
        .filter(|(_, value)| read_count(value) != Ok(None))
        .map(|(code, _)| code.to_owned())
        .collect();
    let title = frame.say("outreach-correct");
    Ok(look::page_with_status(
        status,
        CorrectionPage {
            base: address(done.now.row.id),
            unit_name: words::name(&frame, &acting.graph, unit),
            campaign: words::address(campaign.row.id),
            campaign_name: campaign.row.name.clone(),
            file: done.now.row.file_name.clone(),
            // Whoever was overtaken sees what is there now before sending again.
            version: typed.get("version").to_owned(),
            offer: Offer::new(&frame, campaign, &materials, (&typed, &near), &people),
            limit_megabytes: limit_megabytes(app),
            frame: frame.clone().titled(title).in_section(Section::Outreach).complaining(&complaints),
            typed,
            complaints,
        },
    ))
}

fn reach(frame: &Frame, done: &Done, held: &Held) -> Vec<(String, String)> {
    let line =
        |(code, people): &(String, i64)| (words::audience(frame, &done.campaign.pack, code), frame.number(people));
    held.activity.reach.iter().map(line).collect()
}

fn version_line(frame: &Frame, done: &Done, held: &Held) -> VersionLine {
    let row = &held.row;
    let key = if row.number == 1 { "outreach-was-recorded" } else { "outreach-was-corrected" };
    let day = dates::written(Moment::from_millisecond(row.written_at_ms).day());
    let reach = reach(frame, done, held).into_iter().map(|(name, people)| [name, people].join(": "));
    VersionLine {
        said: frame.say(key).with("name", &row.writer).with("date", day).with("reason", &row.reason).to_string(),
        reach: reach.collect::<Vec<_>>().join("; "),
        file: file(row),
    }
}

fn file(row: &actions::ActivityRow) -> Option<(String, String)> {
    row.file_sha256?;
    Some((format!("{}/minh-chung/{}", address(row.id), row.number), row.file_name.clone()))
}

async fn shown(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: ActivityId,
    typed: Withdrawal,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let (acting, frame) = (Acting::now(app, caller), asked.frame(app, caller));
    let done = finding::find_activity(app, caller, id).await?;
    let (row, activity, campaign) = (&done.now.row, &done.now.activity, &done.campaign);
    let thing = campaign.thing_of(&acting, row.organisation_id);
    let used = row.material_id.zip(row.material_number);
    let material = match used {
        Some(used) => {
            let all = materials::list(app, caller, campaign.row.id).await.unwrap_or_default();
            let found = all.into_iter().find(|one| (one.id, one.number) == used);
            found.map(|one| {
                let name = frame.say("outreach-material-version").with("name", &one.name).with("number", one.number);
                (format!("{}/tai-lieu", words::address(campaign.row.id)), name.to_string())
            })
        }
        None => None,
    };
    let withdrawn = row.withdrawn_at_ms.map(|at| {
        let day = dates::written(Moment::from_millisecond(at).day());
        let said = frame.say("outreach-was-withdrawn").with("name", row.withdrawer.as_deref().unwrap_or_default());
        said.with("date", day).with("reason", row.withdrawn_why.as_deref().unwrap_or_default()).to_string()
    });
    let channel = words::channel(&frame, &campaign.pack, &activity.channel);
    let title = if activity.name.is_empty() { channel.clone() } else { activity.name.clone() };
    let versions = std::iter::once(&done.now).chain(&done.before).map(|held| version_line(&frame, &done, held));
    Ok(look::page_with_status(
        status,
        ActivityPage {
            base: address(id),
            campaign: campaign.row.name.clone(),
            campaign_path: words::address(campaign.row.id),
            unit: words::name(&frame, &acting.graph, row.organisation_id),
            day: dates::written(activity.held_on),
            items: words::items(&frame, &campaign.pack, &activity.channel, activity.items),
            counting: frame.say(words::counting(activity.counting)).to_string(),
            reach: reach(&frame, &done, &done.now),
            above_why: activity.above_why.clone(),
            file: file(row),
            versions: versions.collect(),
            may_change: done.now.counts()
                && campaign.state() == Stands::Open
                && acting.may(Verb::RecordOutreach, &thing),
            version: row.version,
            frame: frame.clone().titled(title).in_section(Section::Outreach).complaining(&complaints),
            channel,
            material,
            withdrawn,
            typed,
            complaints,
        },
    ))
}
