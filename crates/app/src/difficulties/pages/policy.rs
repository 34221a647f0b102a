//! «Sổ đề xuất chính sách»: every policy proposal that the person may know of, with what became of it; filtered, as Excel, to be
//! printed. The last saying counts; all of them stand on the page of the proposal.

use super::{
    super::{
        actions::{
            Book, FateRow,
            fates::{self, Fates},
            finding::{self, Listed},
        },
        words,
    },
    address,
};
use crate::{
    App,
    acting::Acting,
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
use domain::{difficulties::Fate, text::fold, time::Moment};
use jiff::civil::Date;
use papers::tables::ListCell;
use serde::Deserialize;

/// The word of the filter for a proposal of which nothing was said.
const NOTHING_SAID: &str = "none";

/// What the address may say.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    q: String,
    #[serde(rename = "ket-qua")]
    ket_qua: String,
}

struct Row {
    path: String,
    words: String,
    about: String,
    unit: String,
    count: usize,
    since: Date,
    waits: String,
    fate: String,
    reason: String,
    basis: String,
    said_on: Option<Date>,
}

#[derive(Template)]
#[template(path = "difficulties/policy.html")]
struct PolicyPage {
    frame: Frame,
    wanted: Wanted,
    choices: Vec<Choice>,
    is_filtered: bool,
    rows: Vec<Row>,
}

/// `GET /kho-khan/chinh-sach`
pub async fn get_register(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    as_workbook: AsWorkbook,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let (acting, frame) = (Acting::now(&app, &caller), asked.frame(&app, &caller));
    let frame = frame.clone().titled(frame.say("difficulties-policy")).in_section(Section::Difficulties);
    let mut connection = app.database().read().await?;
    let (book, said) = (Book::read(&mut connection).await?, fates::read(&mut connection).await?);
    drop(connection);
    let listed = finding::list_in(&book, &acting)?;
    let kept = listed.iter().filter(|one| one.is_policy && is_wanted(one, &said, &wanted));
    let rows: Vec<Row> = kept.map(|one| row_of(&frame, &acting, one, &said)).collect();
    if as_workbook.0 {
        return workbook(&frame, &caller, &wanted, rows);
    }
    let is_filtered = !wanted.q.is_empty() || !wanted.ket_qua.is_empty();
    Ok(look::page(PolicyPage { choices: choices(&frame), is_filtered, wanted, rows, frame }))
}

fn choices(frame: &Frame) -> Vec<Choice> {
    let known = Fate::ALL.iter().map(|fate| Choice::new(fate.code(), words::fate(frame.language, fate.code())));
    known.chain([Choice::new(NOTHING_SAID, frame.say("difficulties-fate-none"))]).collect()
}

fn last<'f>(one: &Listed, said: &'f Fates) -> Option<&'f FateRow> {
    fates::of_matter(said, &one.matter).last().copied()
}

fn is_wanted(one: &Listed, said: &Fates, wanted: &Wanted) -> bool {
    let of_fate = match wanted.ket_qua.as_str() {
        "" => true,
        NOTHING_SAID => last(one, said).is_none(),
        code => last(one, said).is_some_and(|row| row.fate == code),
    };
    of_fate && one.face.words_folded.contains(&fold(&wanted.q))
}

fn row_of(frame: &Frame, acting: &Acting, one: &Listed, said: &Fates) -> Row {
    let fate = last(one, said);
    Row {
        path: address(one.face.id),
        words: words::short(&one.face.words),
        about: words::about(frame.language, &one.face),
        unit: words::name(frame, &acting.graph, one.face.organisation_id),
        count: one.told.raisers.len(),
        since: one.told.since,
        waits: words::waits(frame, &acting.graph, &one.told),
        fate: fate.map_or_else(
            || frame.say("difficulties-fate-none").to_string(),
            |row| words::fate(frame.language, &row.fate),
        ),
        reason: fate.map(|row| row.reason.clone()).unwrap_or_default(),
        basis: fate.map(|row| row.basis.clone()).unwrap_or_default(),
        said_on: fate.map(|row| Moment::from_millisecond(row.recorded_at_ms).day()),
    }
}

fn workbook(frame: &Frame, caller: &Caller, wanted: &Wanted, rows: Vec<Row>) -> Result<Response, Failure> {
    let heads = [
        "difficulties-column-words",
        "difficulties-column-about",
        "difficulties-column-unit",
        "difficulties-column-count",
        "difficulties-column-since",
        "difficulties-column-holder",
        "difficulties-fate-is",
        "difficulties-fate-reason",
        "difficulties-fate-basis",
        "difficulties-column-said-on",
    ];
    let row = |row: Row| -> Vec<ListCell> {
        vec![
            row.words.into(),
            row.about.into(),
            row.unit.into(),
            ListCell::Integer(i64::try_from(row.count).unwrap_or(0)),
            Some(row.since).into(),
            row.waits.into(),
            row.fate.into(),
            row.reason.into(),
            row.basis.into(),
            row.said_on.into(),
        ]
    };
    let chosen = choices(frame).into_iter().find(|choice| choice.value == wanted.ket_qua).map(|choice| choice.label);
    let listing = Listing {
        file_name: "de-xuat-chinh-sach",
        title: frame.title.clone(),
        body: String::new(),
        filters: vec![
            (frame.say("difficulties-search").to_string(), wanted.q.clone()),
            (frame.say("difficulties-fate-is").to_string(), chosen.unwrap_or_default()),
        ],
        heads: heads.map(|key| frame.say(key).to_string()).to_vec(),
        rows: rows.into_iter().map(row).collect(),
    };
    download(frame, caller, listing)
}
