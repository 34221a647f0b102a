//! The page of one report: how it stands, the one next step, its figures as they are read, its versions, its history.
//!
//! Before it is endorsed this is where the unit checks it; for the body that asked it is where it is answered. The page
//! shows what the action let through and offers what may be done; it decides neither.

use super::{
    acts::Acts,
    answering::Typed,
    groups,
    making::Making,
    part::Folding,
    review::Review,
    sheet::Sheet,
    turns::Turn,
    words::{self, Head, Mark},
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    explorer,
    failure::Failure,
    look::{self, Complaints, Frame, Section, Tone},
    permits::Thing,
    registers::actions as registers,
    reporting::{
        actions::{
            Acting, ContentRow, JournalRow, Report, answer,
            showing::{self, Dossier},
        },
        fed::{self, FedSource},
        leaf::Leaf,
        mending::ToMend,
        reading::Reading,
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
    reporting::{Amount, ReportState, ReportStep, write_number},
    time::Moment,
};
use jiff::civil::Date;
use serde::Deserialize;

/// Which version is shown.
#[derive(Debug, Default, Deserialize)]
pub struct Asking {
    #[serde(default)]
    ban: String,
    #[serde(default)]
    lan_luot: String,
    #[serde(default)]
    mo: String,
}

impl Asking {
    /// Sections in which nothing wants a look are folded, unless the person wished to see all.
    fn folding(&self, base: &str) -> Folding {
        if !self.mo.is_empty() {
            return Folding::Open;
        }
        let version = self.ban.parse::<i64>().map(|number| format!("ban={number}&"));
        let turn = if self.lan_luot == "1" { "lan_luot=1&" } else { "" };
        Folding::Quiet(format!("{base}?{}{turn}mo=1#so-lieu", version.unwrap_or_default()))
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
    places: String,
    by: String,
}

/// The page.
#[derive(Template)]
#[template(path = "reporting/show.html")]
pub struct ReportPage {
    frame: Frame,
    base: String,
    round_path: Option<String>,
    figures_path: String,
    head: Head,
    version: i64,
    draft_version: i64,
    typed: Typed,
    complaints: Complaints,
    locked: Option<String>,
    state: Mark,
    waits: String,
    may_enter: bool,
    may_raise: bool,
    round: domain::ids::RoundId,
    acts: Acts,
    review: Option<Review>,
    /// How far the person has come who goes through what waits.
    turn: Option<Turn>,
    sheet: Sheet,
    neighbours: Vec<(Option<String>, String)>,
    versions: Vec<VersionLine>,
    timeline: Vec<TimeLine>,
    /// Figures whose register says something else since: what it is, what was submitted, what the register says, the rows.
    fed_changes: Vec<FedChange>,
    /// The unit may open a correction from here.
    may_correct: bool,
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
    page.sheet = page.sheet.folded(asking.folding(&page.base));
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
        let may_enter =
            acting.may(Verb::EnterFigures, &dossier.thing) && report.check(ReportStep::Enter, acting.today).is_ok();
        let round =
            Thing::Round { id: report.row.round_id, tracking_body: report.round.row.asked_by, today: acting.today };
        let (mut sheet, review) = sheet(&frame, &dossier, may_enter.then_some(base.as_str()))?;
        let acts = Acts::new(&frame, &acting, &dossier, &sheet, may_enter, &head);
        sheet.offers_return = acts.has_sections();
        let sheet = sheet.folded(Asking::default().folding(&base));
        let neighbours = dossier.neighbours.iter().map(|(other, opens)| {
            let head = Head::of_report(&frame, &graph, other);
            let days = words::days(&frame, other.row.first_day, other.row.last_day);
            let mark = if *opens { words::state(&frame, other.state()) } else { words::state_outside(&frame, other) };
            let said = format!("{}, {days}. {}", head.holder, mark.word);
            (opens.then(|| format!("/bao-cao/{}", other.row.id)), said)
        });
        Ok(ReportPage {
            round_path: acting.may(Verb::ReadRound, &round).then(|| format!("/bao-cao/dot/{}", report.row.round_id)),
            figures_path: explorer::link_of_body(report.row.organisation_id),
            version: report.row.version,
            draft_version: report.row.draft_version.unwrap_or_default(),
            locked: words::locked_for(&frame, report),
            waits: waits(&frame, &dossier, state, &head),
            turn: None,
            neighbours: neighbours.collect(),
            versions: versions(&frame, &dossier, &base),
            timeline: dossier.journal.iter().filter_map(|row| told(&frame, report, row)).collect(),
            targets: Vec::new(),
            fed_changes: fed_changes(&frame, &acting, &dossier)?,
            may_correct: acts.correct,
            acts,
            state: if dossier.sees_inside { words::state(&frame, state) } else { words::state_outside(&frame, report) },
            frame,
            base,
            head,
            typed,
            complaints,
            may_enter,
            may_raise: crate::difficulties::may_raise_for(app, caller, dossier.report.row.organisation_id),
            round: dossier.report.row.round_id,
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
    let making = Making {
        frame,
        pack: &report.round.pack,
        form: report.round.form()?,
        reading: &shown.reading,
        previous: dossier.beside.previous.as_ref(),
        given: number.is_none().then_some(&dossier.beside.given),
        earlier: shown.earlier.as_ref(),
        targets: None,
        to_mend: &dossier.to_mend,
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
fn told(frame: &Frame, report: &Report, row: &JournalRow) -> Option<TimeLine> {
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
        Verb::EnterOnBehalf => ("reporting-told-entered-for", "s-doing", Tone::Plain),
        Verb::WaiveReport if is_withdrawn => ("reporting-told-waiver-withdrawn", "s-doing", Tone::Plain),
        Verb::WaiveReport => ("reporting-told-waived", "s-off", Tone::Mute),
        Verb::AdmitReport if is_withdrawn => ("reporting-told-admission-withdrawn", "r-lock", Tone::Plain),
        Verb::AdmitReport => ("reporting-told-admitted", "s-doing", Tone::Plain),
        _ => return None,
    };
    Some(TimeLine {
        day: Moment::from_millisecond(row.at_ms).day(),
        symbol,
        tone,
        done: frame.say(key).to_string(),
        places: places(frame, report, &particulars),
        by: row.full_name.clone().unwrap_or_default(),
    })
}

/// Which sections and how many single figures were sent back; until when the unit was let in.
fn places(frame: &Frame, report: &Report, particulars: &serde_json::Value) -> String {
    let sections = particulars.get("sections").and_then(serde_json::Value::as_array);
    let form = report.round.form().ok();
    let name = |word: &serde_json::Value| {
        let leaf = Leaf::named(word.as_str()?, form?);
        Some(groups::name_of(frame, form?, &leaf))
    };
    let named: Vec<String> = sections.into_iter().flatten().filter_map(name).collect();
    let section =
        named.first().map(|_| frame.say("reporting-told-sections").with("names", named.join(", ")).to_string());
    let cells = particulars.get("cells").and_then(serde_json::Value::as_i64).filter(|count| *count > 0);
    let cells = cells.map(|count| frame.say("reporting-told-cells").with("count", count).to_string());
    let until_on = particulars.get("until_on").and_then(|day| day.as_str()?.parse::<Date>().ok());
    let until = until_on.map(|day| frame.say("reporting-told-until").with("date", frame.date(&day)).to_string());
    section.into_iter().chain(cells).chain(until).collect::<Vec<_>>().join("; ")
}

/// What is counted, what was submitted, what its source says now, and the way there.
type FedChange = (String, String, String, Option<String>);

/// Figures whose source says something else since they were submitted, with the way to the rows for who may read them.
fn fed_changes(frame: &Frame, acting: &Acting, dossier: &Dossier) -> Result<Vec<FedChange>, Failure> {
    let report = &dossier.report;
    let reads_rows = registers::may_read_of(acting, report.row.organisation_id);
    let (reading, to_mend) = (Reading::default(), ToMend::default());
    let making = Making::of_form(frame, (&report.round.pack, report.round.form()?), &reading, &to_mend);
    let written = |amount: Option<Amount>| amount.map(|it| write_number(it, it.decimals())).unwrap_or_default();
    let line = |changed: &fed::Changed| {
        let FedSource::Register { path, .. } = &changed.now.source;
        let name = format!("{} {}", changed.cell.indicator, making.name_of(&changed.cell));
        let path = reads_rows.then(|| path.clone());
        (name, written(changed.submitted.amount()), written(Some(changed.now.amount)), path)
    };
    Ok(dossier.fed_changes.iter().map(line).collect())
}
