//! The page of one report: how it stands, the one next step, its figures as they are read, its versions, its history.
//!
//! Before it is endorsed this is where the unit checks it; for the body that asked it is where it is answered. The page
//! shows what the action let through and offers what may be done; it decides neither.

use super::{
    answering::Typed,
    making::Making,
    review::Review,
    sheet::{Figure, Sheet},
    turns::Turn,
    words::{self, Head, Mark},
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Complaints, Frame, Section, Tone},
    permits::Thing,
    reporting::actions::{
        Acting, ContentRow, JournalRow, Report, answer,
        showing::{self, Dossier},
    },
    requests::Named,
    targets::beside,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::{
    ids::ReportId,
    obligations::Answer,
    permissions::Verb,
    reporting::{Cell, ReportState, ReportStep},
    time::Moment,
};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Which version is shown.
#[derive(Debug, Default, Deserialize)]
pub struct Asking {
    #[serde(default)]
    ban: String,
    #[serde(default)]
    lan_luot: String,
}

/// A cell that may be sent back by itself.
struct CellToAnswer {
    name: String,
    label: String,
    value: String,
}

/// The steps that may be taken now.
#[derive(Default)]
struct Acts {
    heading: &'static str,
    hint: String,
    enter: bool,
    endorse: bool,
    submit: bool,
    answer: Option<String>,
    cells: Vec<CellToAnswer>,
    /// The acceptance may be taken back: the submission.
    unaccept: Option<String>,
    correct: bool,
    waive: bool,
    unwaive: bool,
}

impl Acts {
    fn any(&self) -> bool {
        let steps = self.enter || self.endorse || self.submit || self.correct || self.waive || self.unwaive;
        steps || self.answer.is_some() || self.unaccept.is_some() || !self.hint.is_empty()
    }
}

struct VersionLine {
    name: String,
    path: String,
    is_shown: bool,
    mark: Mark,
    receipt: Option<(String, String)>,
    words: Vec<String>,
}

struct TimeLine {
    day: Date,
    symbol: &'static str,
    tone: Tone,
    done: String,
    by: String,
}

/// The page.
#[derive(Template)]
#[template(path = "reporting/show.html")]
pub struct ReportPage {
    frame: Frame,
    base: String,
    round_path: Option<String>,
    head: Head,
    version: i64,
    draft_version: i64,
    typed: Typed,
    complaints: Complaints,
    locked: Option<String>,
    state: Mark,
    waits: String,
    may_enter: bool,
    acts: Acts,
    review: Option<Review>,
    /// How far the person has come who goes through what waits.
    turn: Option<Turn>,
    sheet: Sheet,
    neighbours: Vec<(Option<String>, String)>,
    versions: Vec<VersionLine>,
    timeline: Vec<TimeLine>,
    /// The holder's targets, by the code of the indicator.
    targets: Vec<(String, Vec<beside::Line>)>,
}

/// `GET /bao-cao/{report}`
pub async fn get_report(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReportId>,
    Query(asking): Query<Asking>,
    caller: Caller,
) -> Result<Response, Failure> {
    let dossier = showing::find_dossier(&app, &caller, id, asking.ban.parse().ok()).await?;
    let turn = turn(&app, &caller, &dossier, asking.lan_luot == "1").await?;
    let targets = beside::of_body(&app, &caller, dossier.report.row.organisation_id).await?;
    let lines = targets.of_report(&asked.frame(&app, &caller), &dossier.report.round, &dossier.shown.reading.entries);
    let mut page = ReportPage::new(&app, &asked, &caller, dossier, Typed::default(), Complaints::none())?;
    page.targets = lines.into_iter().collect();
    Ok(look::page(page.in_turn(turn)))
}

/// The turn at a report for a person who goes through what waits.
pub async fn turn(app: &App, caller: &Caller, dossier: &Dossier, wished: bool) -> Result<Option<Turn>, Failure> {
    let row = &dossier.report.row;
    if wished { Turn::at(app, caller, row.round_id, row.id).await } else { Ok(None) }
}

impl ReportPage {
    /// The page, first shown or shown again with what was typed.
    pub fn new(
        app: &App,
        asked: &Asked,
        caller: &Caller,
        dossier: Dossier,
        typed: Typed,
        complaints: Complaints,
    ) -> Result<Self, Failure> {
        let (graph, acting) = (app.organisations(), Acting::now(app, caller));
        let frame = asked.frame(app, caller);
        let report = &dossier.report;
        let head = Head::of_report(&frame, &graph, report);
        let title = frame.say("reporting-title").with("period", &head.period).with("holder", &head.holder).to_string();
        let frame = frame.titled(title).in_section(Section::Reports).complaining(&complaints);
        let base = format!("/bao-cao/{}", report.row.id);
        let state = report.state();
        let may_enter = acting.may(Verb::EnterFigures, &dossier.thing) && report.check(ReportStep::Enter).is_ok();
        let round =
            Thing::Round { id: report.row.round_id, tracking_body: report.round.row.asked_by, today: acting.today };
        let (sheet, review) = sheet(&frame, &dossier, may_enter.then_some(base.as_str()))?;
        let neighbours = dossier.neighbours.iter().map(|(other, opens)| {
            let head = Head::of_report(&frame, &graph, other);
            let days = words::days(&frame, other.row.first_day, other.row.last_day);
            let mark = if *opens { words::state(&frame, other.state()) } else { words::state_outside(&frame, other) };
            let said = format!("{}, {days}. {}", head.holder, mark.word);
            (opens.then(|| format!("/bao-cao/{}", other.row.id)), said)
        });
        Ok(ReportPage {
            round_path: acting.may(Verb::ReadRound, &round).then(|| format!("/bao-cao/dot/{}", report.row.round_id)),
            version: report.row.version,
            draft_version: report.row.draft_version.unwrap_or_default(),
            locked: words::locked(&frame, &report.round),
            waits: waits(&frame, &dossier, state, &head),
            turn: None,
            acts: acts(&frame, &acting, &dossier, &sheet, may_enter, &head),
            neighbours: neighbours.collect(),
            versions: versions(&frame, &dossier, &base),
            timeline: dossier.journal.iter().filter_map(|row| told(&frame, row)).collect(),
            targets: Vec::new(),
            state: if dossier.sees_inside { words::state(&frame, state) } else { words::state_outside(&frame, report) },
            frame,
            base,
            head,
            typed,
            complaints,
            may_enter,
            review,
            sheet,
        })
    }
}

impl ReportPage {
    /// The page for a person who goes through what waits.
    pub fn in_turn(self, turn: Option<Turn>) -> Self {
        ReportPage { turn, ..self }
    }
}

/// What is read of the report, and of the working copy what is to be looked at before it is handed on.
fn sheet(frame: &Frame, dossier: &Dossier, base: Option<&str>) -> Result<(Sheet, Option<Review>), Failure> {
    let (report, shown) = (&dossier.report, &dossier.shown);
    let number = shown.content.as_ref().map(|content| content.number);
    let returned: BTreeMap<Cell, String> = dossier
        .returned
        .iter()
        .filter(|(of, ..)| Some(*of) == number || number.is_none())
        .map(|(_, cell, words)| (cell.clone(), words.clone()))
        .collect();
    let making = Making {
        frame,
        pack: &report.round.pack,
        form: report.round.form()?,
        reading: &shown.reading,
        previous: dossier.beside.previous.as_ref(),
        given: number.is_none().then_some(&dossier.beside.given),
        returned: &returned,
    };
    let note = match number {
        Some(number) => frame.say("reporting-shown-version").with("number", number).to_string(),
        None if dossier.sees_inside => frame.say("reporting-shown-draft").to_string(),
        None => frame.say("reporting-shown-nothing").to_string(),
    };
    let base = base.filter(|_| number.is_none());
    let review = shown.draft.as_ref().map(|draft| Review::new(&making, draft, base));
    Ok((Sheet::new(making, shown.draft.as_ref(), base, note), review))
}

/// For whom the report waits, and how much is still to be put right.
fn waits(frame: &Frame, dossier: &Dossier, state: ReportState, head: &Head) -> String {
    let reading = &dossier.shown.reading;
    let detail = super::list::detail(frame, &dossier.report, state, head);
    match state {
        ReportState::Draft if dossier.shown.content.is_none() && dossier.sees_inside => {
            match (reading.errors(), reading.unexplained()) {
                (0, 0) => frame.say("reporting-ready").to_string(),
                (errors, odd) => frame.say("reporting-to-mend").with("errors", errors).with("odd", odd).to_string(),
            }
        }
        state if words::is_inside(state) && !dossier.sees_inside => String::new(),
        _ => detail,
    }
}

fn acts(frame: &Frame, acting: &Acting, dossier: &Dossier, sheet: &Sheet, may_enter: bool, head: &Head) -> Acts {
    let (report, thing) = (&dossier.report, &dossier.thing);
    let can = |verb: Verb, step: ReportStep| acting.may(verb, thing) && report.check(step).is_ok();
    let reading = &dossier.shown.reading;
    let is_fit = reading.errors() == 0 && reading.unexplained() == 0;
    let answers = can(Verb::Accept, ReportStep::Accept);
    let submission = report.latest().and_then(|content| content.submission_id).filter(|_| answers);
    let unaccepts = can(Verb::SendBack, ReportStep::Unaccept);
    let accepted = report.latest().and_then(|content| content.submission_id).filter(|_| unaccepts);
    let mut acts = Acts {
        endorse: can(Verb::Endorse, ReportStep::Endorse) && is_fit && dossier.shown.content.is_none(),
        submit: can(Verb::Submit, ReportStep::Submit),
        answer: submission.map(|id| id.to_string()),
        unaccept: accepted.map(|id| id.to_string()),
        correct: can(Verb::EnterFigures, ReportStep::Correct),
        waive: can(Verb::WaiveReport, ReportStep::Waive),
        unwaive: can(Verb::WaiveReport, ReportStep::WithdrawWaiver),
        ..Acts::default()
    };
    if acts.answer.is_some() || acts.unaccept.is_some() {
        acts.cells = cells(sheet);
    }
    acts.enter = may_enter && !acts.endorse && !acts.submit;
    let (heading, hint) = if acts.answer.is_some() {
        ("reporting-to-answer", String::new())
    } else if acts.submit {
        ("reporting-to-submit", frame.say("reporting-submit-hint").with("name", &head.asked_by).to_string())
    } else if acts.endorse {
        ("reporting-to-endorse", frame.say("reporting-endorse-hint").to_string())
    } else if may_enter && report.rows().has_draft && is_fit {
        ("reporting-to-endorse", frame.say("reporting-waits-head").to_string())
    } else {
        ("reporting-steps", String::new())
    };
    Acts { heading, hint, ..acts }
}

/// The cells that stand in the version, each with the name of the field in which it is sent back.
fn cells(sheet: &Sheet) -> Vec<CellToAnswer> {
    let value = |figure: &Figure| match figure {
        Figure::Value(words) | Figure::Unread(words) => words.clone(),
        Figure::NothingArose => "–".to_owned(),
        Figure::Empty => "…".to_owned(),
    };
    let rows = sheet.rows().filter(|row| !row.cell.is_empty());
    rows.map(|row| CellToAnswer {
        name: format!("o-{}", row.cell),
        label: row.label.clone(),
        value: value(&row.figure),
    })
    .collect()
}

fn versions(frame: &Frame, dossier: &Dossier, base: &str) -> Vec<VersionLine> {
    let shown = dossier.shown.content.as_ref().map(|content| content.number);
    let line = |content: &ContentRow| VersionLine {
        name: frame.say("reporting-version").with("number", content.number).to_string(),
        path: format!("{base}?ban={}", content.number),
        is_shown: shown == Some(content.number),
        mark: words::state(frame, state_of(content)),
        receipt: content
            .submission_id
            .zip(content.receipt_number.clone())
            .map(|(id, number)| (format!("{base}/bien-nhan/{id}"), number)),
        words: said_of(frame, &dossier.report, content),
    };
    dossier.report.contents.iter().rev().map(line).collect()
}

fn state_of(content: &ContentRow) -> ReportState {
    match answer(content) {
        Some(Answer::Accepted) => ReportState::Accepted,
        Some(Answer::SentBack) => ReportState::SentBack,
        Some(Answer::Waiting) => ReportState::Submitted,
        None => ReportState::Endorsed,
    }
}

/// Reasons and notes of a version, each a sentence.
fn said_of(frame: &Frame, report: &Report, content: &ContentRow) -> Vec<String> {
    let mut said = Vec::new();
    if content.acting_id != report.row.organisation_id {
        said.push(frame.say("reporting-version-acting").to_string());
    }
    said.extend(content.back_reason.clone());
    said.extend(content.acceptance_note.clone().filter(|note| !note.is_empty()));
    let correction = content.correction_reason.as_ref();
    said.extend(correction.map(|reason| frame.say("reporting-version-corrected").with("reason", reason).to_string()));
    said
}

/// One line of the history, in words.
fn told(frame: &Frame, row: &JournalRow) -> Option<TimeLine> {
    let particulars: serde_json::Value = serde_json::from_str(&row.particulars).unwrap_or_default();
    let is_withdrawn = particulars.get("withdrawn").is_some();
    let unaccepts = particulars.get("unaccepts").and_then(serde_json::Value::as_bool) == Some(true);
    let (key, symbol, tone) = match Verb::from_code(&row.verb)? {
        Verb::Endorse => ("reporting-told-endorsed", "s-claimed", Tone::Plain),
        Verb::Submit => ("reporting-told-submitted", "r-sent", Tone::Plain),
        Verb::SendBack if unaccepts => ("reporting-told-unaccepted", "s-back", Tone::Act),
        Verb::SendBack => ("reporting-told-sent-back", "s-back", Tone::Act),
        Verb::Accept => ("reporting-told-accepted", "s-done", Tone::Ok),
        Verb::EnterFigures => ("reporting-told-correction", "s-doing", Tone::Plain),
        Verb::WaiveReport if is_withdrawn => ("reporting-told-waiver-withdrawn", "s-doing", Tone::Plain),
        Verb::WaiveReport => ("reporting-told-waived", "s-off", Tone::Mute),
        _ => return None,
    };
    Some(TimeLine {
        day: Moment::from_millisecond(row.at_ms).day(),
        symbol,
        tone,
        done: frame.say(key).to_string(),
        by: row.full_name.clone().unwrap_or_default(),
    })
}
