//! One campaign: what it carries out, whom it is to reach, how far it has come, what was recorded; opening and closing it.

use super::super::{
    actions::{
        Campaign, Held, State as Stands, campaigns,
        counting::{Matrix, Narrowed, find_matrix},
        finding, materials,
    },
    words,
};
use crate::{
    App,
    acting::Acting,
    asked::{Asked, redirect_saying},
    caller::Caller,
    documents,
    failure::Failure,
    look::{self, Complaints, Frame, Notice, Pagination, Section, Tone, at_field, dates},
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use domain::{ids::CampaignId, permissions::Verb, time::Moment};
use jiff::civil::Date;
use serde::Deserialize;

const ROWS_PER_PAGE: u32 = 25;

/// What a person sends of a campaign's page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    version: i64,
    ly_do: String,
}

/// What the address may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    trang: String,
}

/// An audience of the campaign over all units that are seen.
struct AudienceLine {
    name: String,
    goal: Option<i64>,
    said: String,
    stated: String,
    nobody: usize,
}

/// An activity in a list.
pub struct ActivityLine {
    pub path: String,
    pub day: Date,
    pub name: String,
    pub unit: String,
    pub reach: String,
    pub is_withdrawn: bool,
}

#[derive(Template)]
#[template(path = "outreach/show.html")]
struct CampaignPage {
    frame: Frame,
    base: String,
    body: String,
    days: String,
    state: (&'static str, String, Tone),
    stands: Stands,
    document: Option<(String, String)>,
    cited: String,
    clauses: String,
    channels: String,
    units: usize,
    audiences: Vec<AudienceLine>,
    silent: usize,
    materials: usize,
    lines: Vec<ActivityLine>,
    pages: Pagination,
    history: Vec<String>,
    may_lead: bool,
    may_record: bool,
    version: i64,
    typed: Typed,
    complaints: Complaints,
}

/// `GET /tuyen-truyen/{campaign}`
pub async fn get_campaign(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<CampaignId>,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let page = wanted.trang.parse().unwrap_or(1);
    shown(&app, &asked, &caller, (id, page), Typed::default(), (StatusCode::OK, Complaints::none())).await
}

/// `POST /tuyen-truyen/{campaign}/mo`
pub async fn post_opening(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<CampaignId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    match campaigns::open(&app, &caller, (id, typed.version)).await {
        Ok(()) => Ok(redirect_saying(&words::address(id), &Notice::ok(asked.language.say("outreach-done-opened")))),
        Err(failure) => {
            let complained = at_field(failure, asked.language, |_| String::new())?;
            shown(&app, &asked, &caller, (id, 1), typed, complained).await
        }
    }
}

/// `POST /tuyen-truyen/{campaign}/dong`
pub async fn post_closing(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<CampaignId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let campaign = finding::find_campaign(&app, &caller, id).await?;
    let acting = Acting::now(&app, &caller);
    caller.require(&acting.graph, Verb::OpenCampaign, &campaign.thing(&acting))?;
    let mut complaints = Complaints::none();
    let why = look::reason(&mut complaints, asked.language, "ly_do", &typed.ly_do);
    if !complaints.is_empty() {
        let complained = (StatusCode::UNPROCESSABLE_ENTITY, complaints);
        return shown(&app, &asked, &caller, (id, 1), typed, complained).await;
    }
    match campaigns::close(&app, &caller, (id, typed.version), why).await {
        Ok(()) => Ok(redirect_saying(&words::address(id), &Notice::ok(asked.language.say("outreach-done-closed")))),
        Err(failure) => {
            let complained = at_field(failure, asked.language, |_| String::new())?;
            shown(&app, &asked, &caller, (id, 1), typed, complained).await
        }
    }
}

/// Activities as lines.
pub fn lines<'h>(
    frame: &Frame,
    acting: &Acting,
    campaign: &Campaign,
    held: impl Iterator<Item = &'h Held>,
) -> Vec<ActivityLine> {
    held.map(|one| line(frame, acting, campaign, one)).collect()
}

/// One activity as a line.
pub fn line(frame: &Frame, acting: &Acting, campaign: &Campaign, held: &Held) -> ActivityLine {
    let activity = &held.activity;
    let named = words::channel(frame, &campaign.pack, &activity.channel);
    let reach = activity
        .reach
        .iter()
        .map(|(code, people)| [words::audience(frame, &campaign.pack, code), frame.number(people)].join(": "));
    ActivityLine {
        path: format!("/tuyen-truyen/hoat-dong/{}", held.row.id),
        day: activity.held_on,
        name: if activity.name.is_empty() { named } else { [named, activity.name.clone()].join(": ") },
        unit: words::name(frame, &acting.graph, held.row.organisation_id),
        reach: reach.collect::<Vec<_>>().join("; "),
        is_withdrawn: !held.counts(),
    }
}

fn audience_lines(frame: &Frame, matrix: &Matrix) -> Vec<AudienceLine> {
    let line = |(column, (code, goal)): (usize, &(String, Option<i64>))| {
        let sum = matrix.sum(column);
        let percent = domain::outreach::percent(sum.measured, sum.people);
        let said = match percent {
            Some(percent) => frame
                .say("outreach-share")
                .with("persons", sum.measured)
                .with("people", sum.people)
                .with("percent", percent)
                .to_string(),
            None => frame.say("outreach-without-people").with("persons", sum.persons).to_string(),
        };
        let turns = frame.say("outreach-turns").with("count", sum.turns).to_string();
        AudienceLine {
            name: words::audience(frame, &matrix.campaign.pack, code),
            goal: *goal,
            said: [said, turns].join("; "),
            stated: frame
                .say("outreach-stated-by")
                .with("stated", sum.stated)
                .with("rows", matrix.rows.len())
                .to_string(),
            nobody: sum.nobody,
        }
    };
    matrix.campaign.audiences.iter().enumerate().map(line).collect()
}

async fn shown(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    (id, page): (CampaignId, u32),
    typed: Typed,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let (acting, frame) = (Acting::now(app, caller), asked.frame(app, caller));
    let matrix = find_matrix(app, caller, id, &Narrowed::default()).await?;
    let campaign = &matrix.campaign;
    let mut connection = app.database().read().await?;
    let seen = finding::list_seen(&mut connection, &acting, campaign).await?;
    let versions = finding::versions_of(&mut connection, id).await?;
    drop(connection);
    let count = u32::try_from(seen.len()).unwrap_or(u32::MAX);
    let base = words::address(id);
    let pages = Pagination::new(page, count, ROWS_PER_PAGE, base.clone());
    let here = seen.iter().skip(pages.skipped() as usize).take(ROWS_PER_PAGE as usize);
    let day = |at_ms: i64| dates::written(Moment::from_millisecond(at_ms).day());
    let mut history: Vec<(i64, String)> = versions
        .iter()
        .map(|row| {
            let key = if row.number == 1 { "outreach-was-drafted" } else { "outreach-was-changed" };
            let said = frame.say(key).with("name", &row.writer).with("date", day(row.written_at_ms));
            (row.written_at_ms, said.with("reason", &row.reason).to_string())
        })
        .collect();
    history.extend(campaign.steps.iter().map(|step| {
        let key = if step.step == "closed" { "outreach-was-closed" } else { "outreach-was-opened" };
        let said = frame.say(key).with("name", &step.taker).with("date", day(step.taken_at_ms));
        (step.taken_at_ms, said.with("reason", &step.reason).to_string())
    }));
    history.sort();
    let channel = |code: &String| words::channel(&frame, &campaign.pack, code);
    let document = campaign.row.document_id.zip(campaign.row.document_type.as_ref()).map(|(document, kind)| {
        let named = documents::named(frame.language, kind, campaign.row.symbol.as_deref());
        (format!("/van-ban/{document}"), named)
    });
    let own = super::super::actions::recording_units(&acting);
    let may_record =
        campaign.state() == Stands::Open && own.iter().any(|unit| campaign.row_of(&acting, *unit).is_some());
    Ok(look::page_with_status(
        status,
        CampaignPage {
            body: words::name(&frame, &acting.graph, campaign.row.organisation_id),
            days: words::days(campaign),
            state: words::state(&frame, campaign.state()),
            stands: campaign.state(),
            document,
            cited: campaign.row.cited.clone(),
            clauses: campaign.clauses.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join("; "),
            channels: campaign.channels.iter().map(channel).collect::<Vec<_>>().join("; "),
            units: campaign.units.len(),
            audiences: audience_lines(&frame, &matrix),
            silent: matrix.silent().count(),
            materials: newest_count(&materials::list(app, caller, id).await?),
            lines: lines(&frame, &acting, campaign, here),
            history: history.into_iter().map(|(_, said)| said).collect(),
            may_lead: acting.may(Verb::OpenCampaign, &campaign.thing(&acting)),
            may_record,
            version: campaign.row.version,
            frame: frame.clone().titled(&campaign.row.name).in_section(Section::Outreach).complaining(&complaints),
            base,
            pages,
            typed,
            complaints,
        },
    ))
}

fn newest_count(rows: &[super::super::actions::MaterialRow]) -> usize {
    rows.iter().filter(|row| row.number == 1).count()
}
