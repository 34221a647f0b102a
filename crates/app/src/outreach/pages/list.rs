//! «Tuyên truyền»: the campaigns that the person's bodies lead, are asked in or stand above, with how they stand.

use super::super::{
    actions::{self, Campaign, State as Stands, finding},
    words,
};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    lists::{AsWorkbook, Listing, download},
    look::{self, Choice, Frame, Section, Tone},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::text::fold;
use serde::Deserialize;

/// What the address may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    q: String,
    #[serde(rename = "trang-thai")]
    trang_thai: String,
}

struct Row {
    path: String,
    name: String,
    body: String,
    days: String,
    units: usize,
    state: (&'static str, String, Tone),
}

#[derive(Template)]
#[template(path = "outreach/list.html")]
struct ListPage {
    frame: Frame,
    wanted: Wanted,
    states: Vec<Choice>,
    rows: Vec<Row>,
    may_lead: bool,
    may_record: bool,
    body_path: Option<String>,
}

/// `GET /tuyen-truyen`
pub async fn get_list(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Query(wanted): Query<Wanted>,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let (acting, frame) = (Acting::now(&app, &caller), asked.frame(&app, &caller));
    let all = finding::list_campaigns(&app, &caller).await?;
    let row = |one: &Campaign| Row {
        path: words::address(one.row.id),
        name: one.row.name.clone(),
        body: words::name(&frame, &acting.graph, one.row.organisation_id),
        days: words::days(one),
        units: one.units.len(),
        state: words::state(&frame, one.state()),
    };
    let rows: Vec<Row> = all.iter().filter(|one| is_wanted(one, &wanted)).map(row).collect();
    let states = [Stands::Drafted, Stands::Open, Stands::Closed];
    let units = actions::recording_units(&acting);
    let page = ListPage {
        states: states.iter().map(|state| Choice::new(state.code(), words::state(&frame, *state).1)).collect(),
        may_lead: !actions::leading_bodies(&acting).is_empty(),
        may_record: !units.is_empty(),
        body_path: units.first().map(|unit| format!("/tuyen-truyen/don-vi/{unit}")),
        frame: frame.clone().titled(frame.say("outreach-title")).in_section(Section::Outreach),
        wanted,
        rows,
    };
    if as_workbook.0 { page.workbook(&caller) } else { Ok(look::page(page)) }
}

fn is_wanted(one: &Campaign, wanted: &Wanted) -> bool {
    (wanted.trang_thai.is_empty() || wanted.trang_thai == one.state().code())
        && fold(&one.row.name).contains(&fold(wanted.q.trim()))
}

impl ListPage {
    /// Something is filtered away, or could be.
    fn is_filtered(&self) -> bool {
        !self.wanted.q.is_empty() || !self.wanted.trang_thai.is_empty()
    }

    fn workbook(self, caller: &Caller) -> Result<Response, Failure> {
        let heads = ["outreach-campaign", "outreach-led-by", "outreach-days", "outreach-units", "outreach-state"];
        let say = |key: &str| self.frame.say(key).to_string();
        let cells = |row: &Row| {
            let (name, body) = (row.name.clone(), row.body.clone());
            vec![name.into(), body.into(), row.days.clone().into(), row.units.into(), row.state.1.clone().into()]
        };
        let listing = Listing {
            file_name: "tuyen-truyen",
            title: self.frame.title.clone(),
            body: String::new(),
            filters: vec![
                (say("outreach-search"), self.wanted.q.clone()),
                (say("outreach-state"), self.wanted.trang_thai.clone()),
            ],
            heads: heads.map(say).to_vec(),
            rows: self.rows.iter().map(cells).collect(),
        };
        download(&self.frame, caller, listing)
    }
}
