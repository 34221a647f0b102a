//! The totals of a round, a line for each indicator, as the round's page and the papers show them.
//! They are counted anew from the rows each time; nothing is kept.

use super::{
    since::{Since, since},
    written::{self, Written},
};
use crate::{
    look::Frame,
    reporting::{
        actions::{Round, figures::Reported},
        pages::words,
    },
    targets::beside::{self, Targets},
};
use domain::reporting::{Completeness, RoundRow, Total, totals};

/// One indicator over the round.
pub struct Line {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// Unit in which it is shown.
    pub unit: String,
    /// Where the rows behind it stand.
    pub path: String,
    /// The total.
    pub figure: Written,
    /// «Trong đó» and «chia ra», with their totals.
    pub parts: Vec<(String, Written)>,
    /// How many reports are in it.
    pub completeness: Completeness,
    /// Targets beside it.
    pub targets: Vec<beside::Line>,
    /// That it is no longer what was accepted.
    pub since: Option<Since>,
}

/// The rows of a round as totals read them.
pub fn rows(reported: &[Reported]) -> Vec<RoundRow> {
    reported.iter().map(|reported| reported.row.clone()).collect()
}

/// A line for each indicator of the form, in its order, with the targets beside it.
pub fn summary(frame: &Frame, round: &Round, reported: &[Reported], targets: &Targets) -> Vec<Line> {
    let Ok(form) = round.form() else { return Vec::new() };
    let rows = rows(reported);
    totals(form, &round.pack, &rows).iter().filter_map(|total| line(frame, round, total, &rows, targets)).collect()
}

fn line(frame: &Frame, round: &Round, total: &Total, rows: &[RoundRow], targets: &Targets) -> Option<Line> {
    let indicator = round.pack.indicator(&total.indicator)?;
    let part = |part: &domain::reporting::PartTotal| {
        let component = domain::packs::Component::Part(part.code.clone());
        let name = words::of(indicator.name_of(&component)?, frame.language);
        let name = frame.say(words::part_key(indicator, &part.code)).with("name", name).to_string();
        Some((name, written::total(frame.language, indicator, &part.figure)))
    };
    let path = format!("/bao-cao/dot/{}/chi-tieu/{}", round.row.id, indicator.code);
    Some(Line {
        since: since(frame.language, indicator, rows, &path),
        name: words::of(&indicator.name, frame.language),
        unit: words::of(&indicator.unit, frame.language),
        path,
        figure: written::total(frame.language, indicator, &total.figure),
        parts: total.parts.iter().filter_map(part).collect(),
        completeness: total.completeness,
        targets: targets.lines(frame, round, indicator, &total.figure),
        code: indicator.code.clone(),
    })
}
