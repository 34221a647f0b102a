//! «Chưa đến»: units without any activity, audiences whom nobody reached, numbers that nobody stated: each with whom to ask. The
//! heads stand first.

use super::super::{
    actions::counting::{Matrix, MatrixRow, Narrowed, find_matrix},
    words,
};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    lists::{AsWorkbook, Listing, download},
    look::{self, Frame, Section},
    requests::Named,
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{
    ids::{CampaignId, OrganisationId},
    outreach::HEADS,
};

/// A unit with what is said of it.
struct Line {
    path: String,
    name: String,
    people: String,
    ask: String,
    ask_path: String,
}

/// Units of one kind.
struct Group {
    id: String,
    title: String,
    is_heads: bool,
    people: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "outreach/unreached.html")]
struct UnreachedPage {
    frame: Frame,
    base: String,
    campaign: String,
    silent: Vec<Line>,
    groups: Vec<Group>,
    unstated: Vec<Line>,
    hidden: usize,
}

/// `GET /tuyen-truyen/{campaign}/chua-den`
pub async fn get_unreached(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<CampaignId>,
    caller: Caller,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let matrix = find_matrix(&app, &caller, id, &Narrowed::default()).await?;
    let (acting, frame) = (Acting::now(&app, &caller), asked.frame(&app, &caller));
    let telling = Telling { frame: &frame, acting: &acting, matrix: &matrix };
    if as_workbook.0 {
        return telling.workbook(&caller);
    }
    Ok(look::page(UnreachedPage {
        base: words::address(id),
        campaign: matrix.campaign.row.name.clone(),
        silent: matrix.silent().map(|row| telling.line(row, None)).collect(),
        groups: telling.groups(),
        unstated: telling.unstated(),
        hidden: matrix.hidden,
        frame: frame.clone().titled(frame.say("outreach-unreached-title")).in_section(Section::Outreach),
    }))
}

struct Telling<'t> {
    frame: &'t Frame,
    acting: &'t Acting,
    matrix: &'t Matrix,
}

impl Telling<'_> {
    fn line(&self, row: &MatrixRow, people: Option<i64>) -> Line {
        let (frame, graph) = (self.frame, &self.acting.graph);
        let above = self.above(row.unit);
        let unit = words::name(frame, graph, row.unit);
        let ask = match above {
            Some(above) => frame
                .say("outreach-ask-head-and")
                .with("unit", &unit)
                .with("above", words::name(frame, graph, above))
                .to_string(),
            None => frame.say("outreach-ask-head").with("unit", &unit).to_string(),
        };
        Line {
            path: format!("{}/don-vi/{}", words::address(self.matrix.campaign.row.id), row.unit),
            people: people.map_or_else(
                || frame.say("outreach-not-stated").to_string(),
                |people| frame.say("outreach-there-are").with("count", people).to_string(),
            ),
            ask_path: format!("/don-vi/{}", row.unit),
            name: unit,
            ask,
        }
    }

    /// The body between the unit and the one that leads the campaign, where there is one.
    fn above(&self, unit: OrganisationId) -> Option<OrganisationId> {
        let leader = self.matrix.campaign.row.organisation_id;
        let committee = self.acting.graph.committee_of(leader, self.acting.today);
        let day = self.acting.graph.day_within_life(unit, self.acting.today);
        let above = self.acting.graph.parents(unit, day).into_iter().map(|(_, parent)| parent);
        above.into_iter().find(|parent| ![leader, committee].contains(parent))
    }

    fn groups(&self) -> Vec<Group> {
        let campaign = &self.matrix.campaign;
        let group = |(column, rows): (usize, Vec<&MatrixRow>)| {
            let code = campaign.audiences.get(column).map(|(code, _)| code.as_str()).unwrap_or_default();
            let people = |row: &&MatrixRow| row.cells.get(column).and_then(|cell| cell.people);
            let known: Vec<i64> = rows.iter().filter_map(people).collect();
            let lines = rows.iter().map(|row| self.line(row, people(row))).collect();
            let said = self.frame.say("outreach-unreached-people");
            Group {
                id: ["doi-tuong-", code].concat(),
                title: words::audience(self.frame, &campaign.pack, code),
                is_heads: code == HEADS,
                people: said
                    .with("people", known.iter().sum::<i64>())
                    .with("stated", known.len())
                    .with("rows", rows.len())
                    .to_string(),
                lines,
            }
        };
        self.matrix.unreached().into_iter().map(group).collect()
    }

    /// Units that have not said how many there are of some audience.
    fn unstated(&self) -> Vec<Line> {
        let codes = &self.matrix.campaign.audiences;
        let lacking = self.matrix.rows.iter().filter(|row| row.is_asked).filter_map(|row| {
            let names = codes.iter().zip(&row.cells).filter(|(_, cell)| cell.people.is_none());
            let names: Vec<String> =
                names.map(|((code, _), _)| words::audience(self.frame, &self.matrix.campaign.pack, code)).collect();
            let all = names.len() == codes.len();
            let said = if all { self.frame.say("outreach-all-audiences").to_string() } else { names.join(", ") };
            (!names.is_empty()).then(|| Line { people: said, ..self.line(row, None) })
        });
        lacking.collect()
    }

    fn workbook(&self, caller: &Caller) -> Result<Response, Failure> {
        let say = |key: &str| self.frame.say(key).to_string();
        let mut rows = Vec::new();
        for row in self.matrix.silent() {
            let line = self.line(row, None);
            rows.push(vec![say("outreach-silent").into(), line.name.into(), String::new().into(), line.ask.into()]);
        }
        for group in self.groups() {
            for line in group.lines {
                rows.push(vec![group.title.clone().into(), line.name.into(), line.people.into(), line.ask.into()]);
            }
        }
        for line in self.unstated() {
            rows.push(vec![say("outreach-unstated").into(), line.name.into(), line.people.into(), line.ask.into()]);
        }
        let heads = ["outreach-what-lacks", "outreach-unit", "outreach-column-people", "outreach-ask"];
        let listing = Listing {
            file_name: "chua-den",
            title: say("outreach-unreached-title"),
            body: self.matrix.campaign.row.name.clone(),
            filters: Vec::new(),
            heads: heads.map(say).to_vec(),
            rows,
        };
        download(self.frame, caller, listing)
    }
}
