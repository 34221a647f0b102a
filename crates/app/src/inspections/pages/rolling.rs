//! The roll-up of a year: visits, findings, remedied, verified, overdue, by kind, by unit and by clause. Each count leads to its
//! rows, and the whole leaves as Excel. A joint visit counts once.

use super::{
    super::{
        actions::rolling::{self, Seen},
        words,
    },
    list::Wanted as ListWanted,
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    lists::{AsWorkbook, Listing, download},
    look::{self, Choice, Frame, Section},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::{
    inspections::{self, Counts},
    organisations::Graph,
};
use serde::Deserialize;
use std::collections::BTreeSet;

/// What the address may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    nam: String,
}

/// One line.
struct Line {
    name: String,
    path: String,
    counts: Counts,
}

#[derive(Template)]
#[template(path = "inspections/rolling.html")]
struct RollingPage {
    frame: Frame,
    year: String,
    years: Vec<Choice>,
    total: Counts,
    parts: Vec<(&'static str, String, Vec<Line>)>,
}

/// `GET /kiem-tra/tong-hop`
pub async fn get_rolling(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Query(wanted): Query<Wanted>,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let (graph, frame) = (app.organisations(), asked.frame(&app, &caller));
    let mut seen = rolling::list_for(&app, &caller).await?;
    let years: BTreeSet<i16> = seen.visits.iter().map(|visit| visit.particulars.from.year()).collect();
    let year: i16 = wanted.nam.parse().unwrap_or_else(|_| frame.today().year());
    seen.retain(|visit| visit.particulars.from.year() <= year && visit.particulars.to.year() >= year);
    let parts = parts(&frame, &graph, &seen, year);
    if as_workbook.0 {
        return workbook(&frame, &caller, year, parts);
    }
    let (visits, findings) = seen.facts();
    Ok(look::page(RollingPage {
        total: inspections::in_all(&visits, &findings),
        years: years.into_iter().rev().map(|year| Choice::new(year, year)).collect(),
        year: year.to_string(),
        parts,
        frame: frame.clone().titled(frame.say("inspections-rolling")).in_section(Section::Inspections),
    }))
}

fn parts(frame: &Frame, graph: &Graph, seen: &Seen, year: i16) -> Vec<(&'static str, String, Vec<Line>)> {
    let (visits, findings) = seen.facts();
    let path = |field: &str, value: &str| format!("/kiem-tra?nam={year}&{field}={value}");
    let kinds = inspections::by_kind(&visits, &findings).into_iter().map(|(kind, counts)| Line {
        name: words::kind(frame.language, kind),
        path: path("loai", kind.code()),
        counts,
    });
    let by_unit = inspections::by_unit(&visits, &findings);
    let units = graph.sorted(by_unit.keys().copied().collect(), frame.today());
    let units = units.into_iter().filter_map(|unit| {
        let counts = *by_unit.get(&unit)?;
        Some(Line { name: words::name(frame, graph, unit), path: path("don-vi", &unit.to_string()), counts })
    });
    let by_clause = inspections::by_clause(&visits, &findings);
    let mut clauses: Vec<_> =
        by_clause.into_iter().filter_map(|(id, counts)| Some((seen.clauses.get(&id)?, counts))).collect();
    clauses.sort_by_key(|(clause, _)| (clause.document, clause.span.0));
    let clauses = clauses.into_iter().map(|(clause, counts)| Line {
        name: words::clause(frame, clause),
        path: path("dieu-khoan", &clause.id.to_string()),
        counts,
    });
    vec![
        ("theo-loai", frame.say("inspections-by-kind").to_string(), kinds.collect()),
        ("theo-don-vi", frame.say("inspections-by-unit").to_string(), units.collect()),
        ("theo-muc", frame.say("inspections-by-clause").to_string(), clauses.collect()),
    ]
}

fn workbook(
    frame: &Frame,
    caller: &Caller,
    year: i16,
    parts: Vec<(&'static str, String, Vec<Line>)>,
) -> Result<Response, Failure> {
    let heads = [
        "inspections-part",
        "inspections-name",
        "inspections-count-visits",
        "inspections-findings",
        "inspections-count-remedied",
        "inspections-count-verified",
        "inspections-count-open",
        "inspections-count-overdue",
    ];
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX).into();
    let row = |part: &str, line: Line| {
        let counts = line.counts;
        vec![
            part.to_owned().into(),
            line.name.into(),
            number(counts.visits),
            number(counts.findings),
            number(counts.remedied),
            number(counts.verified),
            number(counts.open),
            number(counts.overdue),
        ]
    };
    let rows = parts
        .into_iter()
        .flat_map(|(_, part, lines)| lines.into_iter().map(|line| row(&part, line)).collect::<Vec<_>>());
    let listing = Listing {
        file_name: "tong-hop-kiem-tra",
        title: frame.say("inspections-rolling").to_string(),
        body: String::new(),
        filters: vec![(frame.say("inspections-year").to_string(), year.to_string())],
        heads: heads.map(|key| frame.say(key).to_string()).to_vec(),
        rows: rows.collect(),
    };
    download(frame, caller, listing)
}

impl Line {
    /// Where the late ones among its rows stand.
    fn overdue_path(&self) -> String {
        format!("{}&phat-hien={}", self.path, ListWanted::OVERDUE)
    }
}
