//! What a body and everyone below it did over some days: by channel, audience and clause, with the units that did nothing.

use super::{
    super::{
        actions::{
            self,
            rolled::{Rolled, RolledAudience, roll_up},
        },
        words,
    },
    show::{ActivityLine, line},
};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    lists::{AsWorkbook, Listing, download},
    look::{self, Complaints, Frame, Section, dates},
    requests::Named,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::{ids::OrganisationId, permissions::Verb};
use jiff::civil::{Date, date};
use serde::Deserialize;

/// So many activities are listed on the page; the workbook has all.
const LISTED: usize = 50;

/// What the address may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    tu: String,
    den: String,
}

struct AudienceLine {
    name: String,
    said: String,
    stated: String,
}

#[derive(Template)]
#[template(path = "outreach/rolled.html")]
struct RolledPage {
    frame: Frame,
    first: String,
    last: String,
    channels: Vec<(String, String, String)>,
    audiences: Vec<AudienceLine>,
    clauses: Vec<(String, usize, i64, i64)>,
    silent: Vec<(String, String)>,
    asked: usize,
    lines: Vec<ActivityLine>,
    count: usize,
    complaints: Complaints,
}

/// `GET /tuyen-truyen/don-vi/{organisation}`
pub async fn get_rolled(
    State(app): State<App>,
    asked: Asked,
    Named(body): Named<OrganisationId>,
    caller: Caller,
    Query(wanted): Query<Wanted>,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let (acting, frame) = (Acting::now(&app, &caller), asked.frame(&app, &caller));
    caller.require(&acting.graph, Verb::ReadOutreach, &actions::thing_of(&acting, body, None))?;
    let mut complaints = Complaints::none();
    let today = frame.today();
    let first = read(&frame, ("tu", &wanted.tu), date(today.year(), 1, 1), &mut complaints);
    let last = read(&frame, ("den", &wanted.den), today, &mut complaints);
    let rolled = roll_up(&mut app.database().read().await?, &acting, body, (first, last)).await?;
    if as_workbook.0 {
        return workbook(&frame, &acting, &caller, (body, (first, last)), &rolled);
    }
    let frame = frame.clone().titled(frame.say("outreach-rolled-title")).in_section(Section::Outreach);
    let turns = |turns: i64| frame.say("outreach-turns").with("count", turns).to_string();
    let channel = |(code, work, count): &(String, domain::outreach::Work, i64)| {
        (
            words::channel(&frame, &rolled.pack, code),
            words::items(&frame, &rolled.pack, code, work.items),
            turns(*count),
        )
    };
    let unit = |id: &OrganisationId| (format!("/don-vi/{id}"), words::name(&frame, &acting.graph, *id));
    Ok(look::page(RolledPage {
        first: dates::written(first),
        last: dates::written(last),
        channels: rolled.channels.iter().map(channel).collect(),
        audiences: rolled.audiences.iter().map(|one| audience(&frame, &rolled, one)).collect(),
        clauses: rolled
            .clauses
            .iter()
            .map(|one| (one.name.clone(), one.campaigns, one.work.activities, one.turns))
            .collect(),
        silent: rolled.silent.iter().map(unit).collect(),
        asked: rolled.asked,
        lines: lines(&frame, &acting, &rolled, LISTED),
        count: rolled.held.len(),
        frame: frame.clone().complaining(&complaints),
        complaints,
    }))
}

fn read(frame: &Frame, (field, typed): (&str, &str), otherwise: Date, complaints: &mut Complaints) -> Date {
    if typed.trim().is_empty() {
        return otherwise;
    }
    dates::read(typed).unwrap_or_else(|fault| {
        complaints.about(field, fault.sentence(frame.language));
        otherwise
    })
}

fn lines(frame: &Frame, acting: &Acting, rolled: &Rolled, most: usize) -> Vec<ActivityLine> {
    let of = |held: &actions::Held| {
        let campaign = rolled.campaigns.iter().find(|one| one.row.id == held.row.campaign_id)?;
        Some(line(frame, acting, campaign, held))
    };
    rolled.held.iter().take(most).filter_map(of).collect()
}

fn audience(frame: &Frame, rolled: &Rolled, one: &RolledAudience) -> AudienceLine {
    let said = match domain::outreach::percent(one.measured, one.people) {
        Some(percent) => frame
            .say("outreach-share")
            .with("persons", one.measured)
            .with("people", one.people)
            .with("percent", percent)
            .to_string(),
        None => frame.say("outreach-without-people").with("persons", one.reach.persons).to_string(),
    };
    let turns = frame.say("outreach-turns").with("count", one.reach.turns).to_string();
    AudienceLine {
        name: words::audience(frame, &rolled.pack, &one.code),
        said: [said, turns].join("; "),
        stated: frame.say("outreach-stated-by").with("stated", one.stated).with("rows", one.asked).to_string(),
    }
}

fn workbook(
    frame: &Frame,
    acting: &Acting,
    caller: &Caller,
    (body, (first, last)): (OrganisationId, (Date, Date)),
    rolled: &Rolled,
) -> Result<Response, Failure> {
    let heads = ["outreach-held-on", "outreach-activity", "outreach-unit", "outreach-reach"];
    let say = |key: &str| frame.say(key).to_string();
    let cells = |line: ActivityLine| {
        vec![dates::written(line.day).into(), line.name.into(), line.unit.into(), line.reach.into()]
    };
    let listing = Listing {
        file_name: "hoat-dong-tuyen-truyen",
        title: say("outreach-rolled-title"),
        body: words::name(frame, &acting.graph, body),
        filters: vec![(say("outreach-from"), dates::written(first)), (say("outreach-to"), dates::written(last))],
        heads: heads.map(say).to_vec(),
        rows: lines(frame, acting, rolled, usize::MAX).into_iter().map(cells).collect(),
    };
    download(frame, caller, listing)
}
