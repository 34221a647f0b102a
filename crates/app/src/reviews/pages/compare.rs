//! Two reviews beside each other: their figures, and the words that differ. Of an approved one what was frozen is read, of one
//! that is being written what stands now.

use super::{
    super::{
        actions::{
            comparing::{self, Side},
            finding,
        },
        words,
    },
    address,
    paragraphs::{Run, runs},
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Choice, Frame, Section},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::{ids::ReviewId, reviews::ReviewKind};
use papers::writing::Shown;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What the address may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    truoc: String,
    sau: String,
}

/// A figure of both.
struct FigureLine {
    code: String,
    name: String,
    unit: String,
    first: Option<String>,
    second: Option<String>,
}

/// A block whose words differ.
struct WordsLine {
    heading: String,
    runs: Vec<Run>,
    in_first: bool,
    in_second: bool,
}

/// Two reviews beside each other.
struct Compared {
    first: (String, String),
    second: (String, String),
    figures: Vec<FigureLine>,
    words: Vec<WordsLine>,
}

#[derive(Template)]
#[template(path = "reviews/compare.html")]
struct ComparePage {
    frame: Frame,
    choices: Vec<Choice>,
    wanted: Wanted,
    compared: Option<Compared>,
}

/// `GET /tong-ket/so-sanh`
pub async fn get_comparison(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let frame = asked.frame(&app, &caller);
    let choices = finding::list_for(&app, &caller).await?.into_iter().map(|row| {
        let kind = ReviewKind::from_code(&row.kind).unwrap_or(ReviewKind::Periodic);
        let title = words::title(frame.language, kind, &row.subject);
        Choice::new(row.id, format!("{title} ({})", words::period_of_row(frame.language, &row)))
    });
    let choices = choices.collect();
    let both = wanted.truoc.parse::<ReviewId>().ok().zip(wanted.sau.parse::<ReviewId>().ok());
    let compared = match both {
        Some((first, second)) => {
            let first = comparing::side(&app, &caller, first).await?;
            let second = comparing::side(&app, &caller, second).await?;
            Some(compared(&frame, &first, &second))
        }
        None => None,
    };
    let page = ComparePage {
        frame: frame.clone().titled(frame.say("reviews-compare")).in_section(Section::Reviews),
        choices,
        wanted,
        compared,
    };
    Ok(look::page(page))
}

fn compared(frame: &Frame, first: &Side, second: &Side) -> Compared {
    let named = |side: &Side| {
        let title = words::title(frame.language, side.open.kind, &side.open.head.subject);
        (address(side.open.row.id), title)
    };
    Compared {
        first: named(first),
        second: named(second),
        figures: figures(frame, first, second),
        words: differing(first, second),
    }
}

/// Figures in the order of the second review, then those of the first alone.
fn figures(frame: &Frame, first: &Side, second: &Side) -> Vec<FigureLine> {
    let value = |side: &Side, code: &str| {
        let found = side.figures().find(|figure| figure.code == code);
        found.map(|figure| shown(frame, &figure.total.total))
    };
    let mut lines: Vec<FigureLine> = Vec::new();
    for figure in second.figures().chain(first.figures()) {
        if lines.iter().any(|line| line.code == figure.code) {
            continue;
        }
        lines.push(FigureLine {
            code: figure.code.clone(),
            name: figure.total.name.clone(),
            unit: figure.total.unit.clone(),
            first: value(first, &figure.code),
            second: value(second, &figure.code),
        });
    }
    lines
}

fn shown(frame: &Frame, value: &Shown) -> String {
    let key = match value {
        Shown::Figure(written) => return written.clone(),
        Shown::NothingArose => "reviews-shown-nothing-arose",
        Shown::NotReported => "reviews-shown-not-reported",
        Shown::Waived => "reviews-shown-waived",
        Shown::NoFigures => "reviews-shown-no-figures",
        Shown::NotAsked => "reviews-shown-not-asked",
    };
    frame.say(key).to_string()
}

/// Blocks with other words, in the order of the second review, then those of the first alone.
fn differing(first: &Side, second: &Side) -> Vec<WordsLine> {
    let before: BTreeMap<&str, &str> = first.texts().map(|text| (text.key, text.words)).collect();
    let after: BTreeMap<&str, &str> = second.texts().map(|text| (text.key, text.words)).collect();
    let here = second.texts();
    let gone = first.texts().filter(|text| !after.contains_key(text.key));
    let line = |text: comparing::Text<'_>| {
        let (old, new) = (before.get(text.key).copied(), after.get(text.key).copied());
        let (in_first, in_second) = (old.is_some(), new.is_some());
        let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
        (old != new).then(|| WordsLine { heading: text.heading.to_owned(), runs: runs(old, new), in_first, in_second })
    };
    here.chain(gone).filter_map(line).collect()
}
