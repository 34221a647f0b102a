//! Rounds and reports as they are answered, cut to what the caller may see.
//! These structs are a promise to programs outside: a member may be added, and none is taken away or given another meaning.

use crate::{
    api::{Day, Instant, plain},
    language::Language,
    reporting::{
        actions::{Acting, Report, Round, answer, importing::NOTHING_AROSE, showing::Shown},
        words,
    },
};
use domain::{
    permissions::Verb,
    reporting::{Cell, CellState, Severity},
};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// A reporting round: a body asks units for a form and a period.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Round")]
pub struct ToldRound {
    /// Its identity.
    pub id: Uuid,
    /// The body that asked and follows it.
    pub asked_by: Uuid,
    /// Name of that body.
    pub asked_by_name: String,
    /// The pack that the form is of.
    pub pack: String,
    /// Version of the pack, which does not change during the round.
    pub pack_version: i64,
    /// The form, by its code.
    pub form: String,
    /// What the form is called.
    pub form_name: String,
    /// The period.
    pub period: Period,
    /// Until when units are asked that have no day of their own.
    pub due_on: Day,
    /// The last day on which it takes submissions, if there is one.
    pub cut_off_on: Option<Day>,
    /// It takes nothing more, save from units that were let in.
    pub is_locked: bool,
    /// To be sent with a step of the round.
    pub version: i64,
}

/// A period of a regime.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Period {
    /// The regime that gives the periods, by its code.
    pub regime: String,
    /// Its year.
    pub year: i64,
    /// Its number in the year.
    pub number: i64,
    /// Its first day.
    pub first_day: Day,
    /// Its last day.
    pub last_day: Day,
}

/// A unit's report in a round.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Report")]
pub struct ToldReport {
    /// Its identity.
    pub id: Uuid,
    /// The round.
    pub round: Uuid,
    /// Whose figures they are.
    pub organisation: Uuid,
    /// Name of that organisation.
    pub organisation_name: String,
    /// The pack that the form is of.
    pub pack: String,
    /// The form, by its code.
    pub form: String,
    /// The period.
    pub period: Period,
    /// The first day that the figures stand for.
    pub first_day: Day,
    /// The last day that they stand for.
    pub last_day: Day,
    /// It is the part report of a body that ended inside the period.
    pub is_part: bool,
    /// Until when this unit is asked.
    pub due_on: Day,
    /// How it stands: not-opened, draft, endorsed, submitted, sent-back, accepted or waived. From outside the unit, what is
    /// not submitted is seen as not-submitted, and a correction under way as in-correction.
    pub state: &'static str,
    /// Its round takes nothing more, and the unit was not let in.
    pub is_locked: bool,
    /// Until when the unit may go on in its locked round.
    pub admitted_until: Option<Day>,
    /// To be sent with a step.
    pub version: i64,
    /// Of the working copy; to be sent with an endorsement. Null outside the unit.
    pub draft_version: Option<i64>,
    /// The submission that waits for an answer, or was answered last.
    pub submission: Option<ToldSubmission>,
}

/// What was handed in once.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Submission")]
pub struct ToldSubmission {
    /// Its identity.
    pub id: Uuid,
    /// Number of the version that was handed in.
    pub number: i64,
    /// Number of the receipt.
    pub receipt_number: String,
    /// SHA-256 over what was handed in, in hexadecimal digits.
    pub code: String,
    /// When.
    pub submitted_at: Instant,
    /// When it was sent back.
    pub sent_back_at: Option<Instant>,
    /// What is to be put right.
    pub back_reason: Option<String>,
    /// When it was accepted.
    pub accepted_at: Option<Instant>,
}

/// A report with what stands in it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WholeReport {
    #[serde(flatten)]
    pub report: ToldReport,
    /// Number of the version that is shown; null for the working copy.
    pub number: Option<i64>,
    /// The cells that hold something.
    pub figures: Vec<Figure>,
    /// Answers to the questions of the form.
    pub narratives: Vec<Words>,
    /// What the checks say of the working copy.
    pub remarks: Vec<Said>,
}

/// What stands in a cell.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Figure {
    /// The indicator, by its code.
    pub indicator: String,
    /// Which number of it: value, part.…, numerator, denominator or weight.
    pub component: String,
    /// A number written in full with a point, or nothing-arose: the unit says that there was nothing.
    pub value: String,
    /// Why it is unusual.
    pub explanation: Option<String>,
    /// The keys that it counts.
    pub keys: Vec<String>,
}

/// An answer in words.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Words {
    /// The question, by its code.
    pub code: String,
    /// The answer.
    pub words: String,
}

/// What a check says.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Said {
    /// The indicator that it is about, by its code.
    pub indicator: Option<String>,
    /// Which number of it.
    pub component: Option<String>,
    /// error: must be put right; warning: must be explained.
    pub severity: &'static str,
    /// What it says and what to do.
    pub sentence: String,
}

/// A round.
pub fn round(acting: &Acting, language: Language, round: &Round) -> ToldRound {
    let row = &round.row;
    ToldRound {
        id: row.id.uuid(),
        asked_by: row.asked_by.uuid(),
        asked_by_name: acting.graph.last_name(row.asked_by, acting.today).unwrap_or_default().to_owned(),
        pack: row.pack.clone(),
        pack_version: row.pack_version,
        form: row.form.clone(),
        form_name: round.pack.form(&row.form).map(|form| words::of(&form.name, language)).unwrap_or_default(),
        period: period(round),
        due_on: Day(row.due_on),
        cut_off_on: row.cut_off_on.map(Day),
        is_locked: round.is_over(acting.today),
        version: row.version,
    }
}

fn period(round: &Round) -> Period {
    let row = &round.row;
    Period {
        regime: row.regime.clone(),
        year: row.year,
        number: row.number,
        first_day: Day(row.first_day),
        last_day: Day(row.last_day),
    }
}

/// A report, cut for a reader outside the unit.
pub fn report(acting: &Acting, report: &Report) -> ToldReport {
    let row = &report.row;
    let sees_inside = acting.may(Verb::ReadInsideReport, &acting.thing_of_report(report));
    let is_inside = words::is_inside(report.state()) && !sees_inside;
    let state = match (is_inside, report.counting()) {
        (false, _) => report.state().code(),
        (true, Some(_)) => "in-correction",
        (true, None) => "not-submitted",
    };
    let admitted_until = report.admitted_until(acting.today);
    ToldReport {
        id: row.id.uuid(),
        round: row.round_id.uuid(),
        organisation: row.organisation_id.uuid(),
        organisation_name: acting.graph.last_name(row.organisation_id, row.last_day).unwrap_or_default().to_owned(),
        pack: report.round.row.pack.clone(),
        form: report.round.row.form.clone(),
        period: period(&report.round),
        first_day: Day(row.first_day),
        last_day: Day(row.last_day),
        is_part: row.is_part,
        due_on: Day(report.due_on()),
        state,
        is_locked: report.round.is_over(acting.today) && admitted_until.is_none(),
        admitted_until: admitted_until.map(Day),
        version: row.version,
        draft_version: row.draft_version.filter(|_| sees_inside),
        submission: report.contents.iter().rev().find_map(submission),
    }
}

fn submission(content: &crate::reporting::actions::ContentRow) -> Option<ToldSubmission> {
    answer(content)?;
    Some(ToldSubmission {
        id: content.submission_id?.uuid(),
        number: content.number,
        receipt_number: content.receipt_number.clone()?,
        code: domain::journal::hex(&content.content_sha256.unwrap_or_default()),
        submitted_at: Instant::of(content.submitted_at_ms?),
        sent_back_at: content.sent_back_at_ms.map(Instant::of),
        back_reason: content.back_reason.clone(),
        accepted_at: content.accepted_at_ms.map(Instant::of),
    })
}

/// What stands in a report.
pub fn whole(language: Language, report: ToldReport, shown: &Shown) -> WholeReport {
    let reading = &shown.reading;
    let figure = |(cell, state): (&Cell, &CellState)| {
        let value = match state {
            CellState::Empty => return None,
            CellState::Value(amount) => plain(*amount),
            CellState::NothingArose => NOTHING_AROSE.to_owned(),
        };
        Some(Figure {
            indicator: cell.indicator.clone(),
            component: cell.component.code(),
            value,
            explanation: reading.explanations.get(cell).cloned(),
            keys: reading.keys.get(cell).into_iter().flatten().cloned().collect(),
        })
    };
    let said = |remark: &domain::reporting::Remark| {
        let sentence = match language {
            Language::Vi => remark.vietnamese(),
            Language::En => remark.english(),
        };
        Said {
            indicator: remark.cell().map(|cell| cell.indicator.clone()),
            component: remark.cell().map(|cell| cell.component.code()),
            severity: match remark.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            sentence: [sentence.what, sentence.next].join(" "),
        }
    };
    let narratives = reading.narratives.iter().filter(|(_, words)| !words.is_empty());
    WholeReport {
        report,
        number: shown.content.as_ref().map(|content| content.number),
        figures: reading.entries.iter().filter_map(figure).collect(),
        narratives: narratives.map(|(code, words)| Words { code: code.clone(), words: words.clone() }).collect(),
        remarks: reading.remarks.iter().map(said).collect(),
    }
}
