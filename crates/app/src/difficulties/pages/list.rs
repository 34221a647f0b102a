//! «Khó khăn, kiến nghị»: what the person may know of, with who holds it and how long it waits; filtered, counted, as Excel.
//! Whether somebody may see one is asked of the actions; here it is only filtered.

use super::{
    super::{
        actions::{
            self, Book,
            counting::{self, Counts, Standing},
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
    look::{self, Choice, Frame, Pagination, Section, dates::Due},
    reporting::Mark,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::{
    difficulties::{DifficultyKind, State as Stands},
    ids::{DocumentId, OrganisationId},
    permissions::Verb,
    text::fold,
};
use jiff::civil::Date;
use papers::tables::ListCell;
use serde::Deserialize;

const ROWS_PER_PAGE: u32 = 25;
/// Words of the filter that are no state of one.
const OVERDUE: &str = "overdue";
const WITH_HOLDER: &str = "with-holder";
const WITH_US: &str = "with-us";
const SOLVED_ALL: &str = "solved-all";
const ANSWERED_ALL: &str = "answered-all";

/// What the address of the list may say.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Wanted {
    q: String,
    loai: String,
    #[serde(rename = "trang-thai")]
    trang_thai: String,
    #[serde(rename = "don-vi")]
    don_vi: String,
    #[serde(rename = "van-ban")]
    van_ban: String,
    #[serde(rename = "dieu-khoan")]
    dieu_khoan: String,
    trang: String,
}

impl Wanted {
    fn is_filtered(&self) -> bool {
        [&self.q, &self.loai, &self.trang_thai, &self.don_vi, &self.van_ban, &self.dieu_khoan]
            .iter()
            .any(|typed| !typed.is_empty())
    }

    fn address_with(&self, state: &str) -> String {
        let asked = [
            ("q", self.q.as_str()),
            ("loai", self.loai.as_str()),
            ("trang-thai", state),
            ("don-vi", self.don_vi.as_str()),
            ("van-ban", self.van_ban.as_str()),
            ("dieu-khoan", self.dieu_khoan.as_str()),
        ];
        let asked: Vec<(&str, &str)> = asked.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        let query = serde_html_form::to_string(&asked).unwrap_or_default();
        if query.is_empty() { "/kho-khan".to_owned() } else { format!("/kho-khan?{query}") }
    }
}

struct Row {
    path: String,
    words: String,
    about: String,
    kind: String,
    units: String,
    count: usize,
    waits: String,
    age: String,
    days: i64,
    due_on: Option<Date>,
    due: Option<Due>,
    state: Mark,
}

/// One count with the way to its rows.
struct TallyLine {
    path: String,
    symbol: &'static str,
    count: usize,
    key: &'static str,
    tone: &'static str,
}

#[derive(Template)]
#[template(path = "difficulties/list.html")]
struct ListPage {
    frame: Frame,
    wanted: Wanted,
    kinds: Vec<Choice>,
    states: Vec<Choice>,
    narrowed: Option<String>,
    tally: Vec<TallyLine>,
    is_filtered: bool,
    is_empty: bool,
    may_raise: bool,
    rows: Vec<Row>,
    pages: Pagination,
}

/// `GET /kho-khan`
pub async fn get_list(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    as_workbook: AsWorkbook,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let (acting, frame) = (Acting::now(&app, &caller), asked.frame(&app, &caller));
    let frame = frame.clone().titled(frame.say("section-difficulties")).in_section(Section::Difficulties);
    let book = Book::read(&mut app.database().read().await?).await?;
    let mut all = finding::list_in(&book, &acting)?;
    let is_empty = all.is_empty();
    all.retain(|one| is_meant(&book, &acting, one, &wanted));
    let mut counts = Counts::default();
    all.iter().for_each(|one| counts.add(&Standing::of(one)));
    let tally = tally(&wanted, &counts);
    all.retain(|one| in_state(&acting, one, &wanted.trang_thai));
    sort(&mut all);
    let row = |one: &Listed| row_of(&frame, &acting, one);
    if as_workbook.0 {
        let rows = all.iter().map(row).collect();
        return workbook(&frame, &caller, filters(&frame, &acting, &wanted), rows);
    }
    let count = u32::try_from(all.len()).unwrap_or(u32::MAX);
    let address = wanted.address_with(&wanted.trang_thai);
    let pages = Pagination::new(wanted.trang.parse().unwrap_or(1), count, ROWS_PER_PAGE, address);
    let here = all.iter().skip(pages.skipped() as usize).take(ROWS_PER_PAGE as usize);
    Ok(look::page(ListPage {
        rows: here.map(row).collect(),
        kinds: kinds(&frame),
        states: states(&frame),
        narrowed: narrowed(&frame, &acting, &wanted, &all),
        may_raise: !actions::raising_bodies(&acting).is_empty(),
        is_filtered: wanted.is_filtered(),
        is_empty,
        tally,
        wanted,
        pages,
        frame,
    }))
}

/// What is late stands first, then what waits for the holder, the eldest first; what is closed comes last.
fn sort(all: &mut [Listed]) {
    let rank = |one: &Listed| match one.told.state {
        _ if one.told.is_overdue => 0,
        Stands::Waiting | Stands::Returned => 1,
        Stands::Answered { .. } => 2,
        _ => 3,
    };
    all.sort_by_key(|one| (rank(one), one.told.since, one.face.id));
}

fn kinds(frame: &Frame) -> Vec<Choice> {
    DifficultyKind::ALL.iter().map(|kind| Choice::new(kind.code(), words::kind(frame.language, kind.code()))).collect()
}

const STATES: &[(&str, &str)] = &[
    (OVERDUE, "difficulties-state-overdue"),
    (WITH_US, "difficulties-state-with-us"),
    (WITH_HOLDER, "difficulties-state-with-holder"),
    ("waiting", "difficulties-state-waiting"),
    ("returned", "difficulties-state-returned"),
    ("answered", "difficulties-state-answered"),
    (ANSWERED_ALL, "difficulties-state-answered-all"),
    ("solved", "difficulties-state-solved"),
    ("closed-by-silence", "difficulties-state-closed-by-silence"),
    (SOLVED_ALL, "difficulties-state-solved-all"),
    ("withdrawn", "difficulties-state-withdrawn"),
];

fn states(frame: &Frame) -> Vec<Choice> {
    STATES.iter().map(|(code, key)| Choice::new(code, frame.say(key))).collect()
}

fn tally(wanted: &Wanted, counts: &Counts) -> Vec<TallyLine> {
    let line = |state: &str, symbol, count, key, tone| TallyLine {
        path: wanted.address_with(state),
        symbol,
        count,
        key,
        tone,
    };
    [
        line(OVERDUE, "s-late", counts.overdue, "difficulties-tally-overdue", "act"),
        line(WITH_HOLDER, "s-wait", counts.waiting, "difficulties-tally-waiting", "plain"),
        line(ANSWERED_ALL, "s-claimed", counts.answered, "difficulties-tally-answered", "plain"),
        line(SOLVED_ALL, "s-done", counts.solved, "difficulties-tally-solved", "ok"),
    ]
    .into_iter()
    .filter(|line| line.count > 0)
    .collect()
}

fn in_state(acting: &Acting, one: &Listed, state: &str) -> bool {
    let told = &one.told;
    match state {
        "" => true,
        OVERDUE => told.is_overdue,
        WITH_HOLDER => told.state.waits_for_holder(),
        WITH_US => told.state.waits_for_holder() && acting.caller.is_at(told.holder),
        SOLVED_ALL => told.state.is_solved(),
        ANSWERED_ALL => Standing::of(one).was_answered && !matches!(told.state, Stands::Withdrawn { .. }),
        code => told.state.code() == code,
    }
}

/// Everything but the state: the counts are those of what is meant.
fn is_meant(book: &Book, acting: &Acting, one: &Listed, wanted: &Wanted) -> bool {
    let may = |id| acting.may(Verb::ReadDifficulty, &actions::thing_of(acting, &one.matter, id));
    let rows: Vec<_> = book.rows_of(&one.matter).into_iter().filter(|row| may(row.id)).collect();
    let of_kind = wanted.loai.is_empty() || rows.iter().any(|row| row.kind == wanted.loai);
    let searched = fold(&wanted.q);
    let found = searched.is_empty() || rows.iter().any(|row| row.words_folded.contains(&searched));
    let unit: Option<OrganisationId> = wanted.don_vi.parse().ok();
    let (graph, today) = (&acting.graph, acting.today);
    let own = acting.caller.home();
    let of_unit = unit.is_none_or(|unit| counting::is_under(book, one, graph, (own, unit), today));
    let document: Option<DocumentId> = wanted.van_ban.parse().ok();
    let of_document = document.is_none_or(|document| rows.iter().any(|row| row.document_id == Some(document)));
    let clause: Option<domain::ids::ProvisionId> = wanted.dieu_khoan.parse().ok();
    let of_clause = clause.is_none_or(|clause| rows.iter().any(|row| row.provision_id == Some(clause)));
    of_kind && found && of_unit && of_document && of_clause
}

/// The unit or the clause to which the list is narrowed, which no field of the filter shows.
fn narrowed(frame: &Frame, acting: &Acting, wanted: &Wanted, all: &[Listed]) -> Option<String> {
    if let Ok(unit) = wanted.don_vi.parse() {
        return Some(words::name(frame, &acting.graph, unit)).filter(|name| !name.is_empty());
    }
    let is_clause = !wanted.van_ban.is_empty() || !wanted.dieu_khoan.is_empty();
    all.first().filter(|_| is_clause).map(|one| words::about(frame.language, &one.face))
}

fn row_of(frame: &Frame, acting: &Acting, one: &Listed) -> Row {
    let (graph, told) = (&acting.graph, &one.told);
    let is_open = told.state.waits_for_holder();
    Row {
        path: address(one.face.id),
        words: words::short(&one.face.words),
        about: words::about(frame.language, &one.face),
        kind: words::kind(frame.language, &one.face.kind),
        units: words::name(frame, graph, one.face.organisation_id),
        count: told.raisers.len(),
        waits: words::waits(frame, graph, told),
        age: words::age(frame, told),
        days: i64::from(look::dates::days_between(told.since, told.state.closed_on().unwrap_or(frame.today()))),
        due_on: is_open.then_some(told.holding.due_on),
        due: is_open.then(|| frame.due(&told.holding.due_on)),
        state: words::shown(frame, told),
    }
}

fn filters(frame: &Frame, acting: &Acting, wanted: &Wanted) -> Vec<(String, String)> {
    let chosen = |choices: Vec<Choice>, value: &str| {
        choices.into_iter().find(|choice| choice.value == value).map(|choice| choice.label).unwrap_or_default()
    };
    let unit = wanted.don_vi.parse().map(|unit| words::name(frame, &acting.graph, unit)).unwrap_or_default();
    vec![
        (frame.say("difficulties-search").to_string(), wanted.q.clone()),
        (frame.say("difficulties-column-kind").to_string(), chosen(kinds(frame), &wanted.loai)),
        (frame.say("difficulties-column-state").to_string(), chosen(states(frame), &wanted.trang_thai)),
        (frame.say("difficulties-column-unit").to_string(), unit),
    ]
}

fn workbook(
    frame: &Frame,
    caller: &Caller,
    filters: Vec<(String, String)>,
    rows: Vec<Row>,
) -> Result<Response, Failure> {
    let heads = [
        "difficulties-column-words",
        "difficulties-column-kind",
        "difficulties-column-about",
        "difficulties-column-unit",
        "difficulties-column-count",
        "difficulties-column-holder",
        "difficulties-column-days",
        "difficulties-column-due",
        "difficulties-column-state",
    ];
    let row = |row: Row| -> Vec<ListCell> {
        vec![
            row.words.into(),
            row.kind.into(),
            row.about.into(),
            row.units.into(),
            ListCell::Integer(i64::try_from(row.count).unwrap_or(0)),
            row.waits.into(),
            ListCell::Integer(row.days),
            row.due_on.into(),
            row.state.word.into(),
        ]
    };
    let listing = Listing {
        file_name: "kho-khan-kien-nghi",
        title: frame.title.clone(),
        body: String::new(),
        filters,
        heads: heads.map(|key| frame.say(key).to_string()).to_vec(),
        rows: rows.into_iter().map(row).collect(),
    };
    download(frame, caller, listing)
}
