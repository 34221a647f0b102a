//! Many figures in at once for programs, with an account of every row.
//! They go into working copies, where the head sees them; nothing is handed in.

use crate::{
    api::{Call, Done, Sent},
    failure::Failure,
    language::Language,
    reporting::actions::{
        entering_for,
        importing::{self, Filling, Manner, Outcome, Row},
    },
    requests::Named,
};
use domain::{
    ids::{ReportId, RoundId},
    packs::Component,
    problem::{OrganisationProblem, Problem},
    reporting::Cell,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// So many rows may come at once.
const MOST: usize = 50_000;

/// Figures and answers for any number of reports.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Import {
    /// Figures, each by itself.
    #[serde(default)]
    figures: Vec<FigureRow>,
    /// Answers to questions.
    #[serde(default)]
    narratives: Vec<NarrativeRow>,
    /// Rows come in although others cannot. Without it, all come in or none.
    #[serde(default)]
    partly: bool,
    /// What stands there already gives way.
    #[serde(default)]
    replace: bool,
}

/// One figure.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(rename = "FigureToImport")]
#[serde(deny_unknown_fields)]
struct FigureRow {
    /// Into which report.
    report: Uuid,
    /// The indicator, by its code.
    indicator: String,
    /// Which number of it: part.…, numerator, denominator or weight; the value without it.
    component: Option<String>,
    /// A number written in full with a point, or nothing-arose; empty to take out what stands there. Of an indicator that
    /// counts keys: the keys, one a line.
    value: String,
    /// Why it is unusual.
    explanation: Option<String>,
    /// What the program saw there, in the same form. Where it still stands, it gives way.
    seen: Option<String>,
}

/// One answer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NarrativeRow {
    /// Into which report.
    report: Uuid,
    /// The question, by its code.
    code: String,
    /// The answer.
    words: String,
    /// What the program saw there. Where it still stands, it gives way.
    seen: Option<String>,
}

/// What became of the rows.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ImportSummary {
    /// Rows that came in.
    accepted: usize,
    /// Rows that stood there already.
    ignored: usize,
    /// Rows in whose place something else stands.
    conflicts: usize,
    /// Rows that cannot come in.
    refused: usize,
    /// Every row that did not come in.
    rows: Vec<RowAnswer>,
}

/// What became of a row.
#[derive(Debug, Serialize, JsonSchema)]
struct RowAnswer {
    /// In which list: figures or narratives.
    list: &'static str,
    /// Its place in the list, from 0.
    row: usize,
    /// ignored, conflict or refused.
    outcome: &'static str,
    /// Of a conflict: what stands there, as it was typed.
    present: Option<String>,
    /// Of a refusal: its stable code.
    code: Option<String>,
    /// Of a refusal: what happened and what to do next.
    sentence: Option<String>,
}

/// Figures that the body which asked for a round knows on paper.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FiguresForUnits {
    /// Figures, each by itself.
    figures: Vec<FigureForUnit>,
    /// Rows come in although others cannot. Without it, all come in or none.
    #[serde(default)]
    partly: bool,
}

/// One figure for a unit.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FigureForUnit {
    /// The unit's report in this round.
    report: Uuid,
    /// The indicator, by its code.
    indicator: String,
    /// Which number of it: part.…, numerator, denominator or weight; the value without it.
    component: Option<String>,
    /// A number written in full with a point, nothing-arose, or keys, one a line.
    value: String,
}

/// `POST /api/v1/rounds/{round}/figures`
pub async fn enter_for_units(
    call: Call,
    Named(id): Named<RoundId>,
    sent: Sent<FiguresForUnits>,
) -> Result<Done<ImportSummary>, Failure> {
    let (acting, language) = (call.acting(), call.language);
    sent.once(&call, move |tx, sent: FiguresForUnits| {
        Box::pin(async move {
            check_count(sent.figures.len())?;
            let row = |row: FigureForUnit| Row {
                report: ReportId::from(row.report),
                filling: Filling::Figure(cell_of(&row.indicator, row.component.as_deref()), row.value, None),
                seen: None,
            };
            let rows: Vec<Row> = sent.figures.into_iter().map(row).collect();
            let outcomes = entering_for::write_rows(tx, &acting, id, &rows, sent.partly).await?;
            ImportSummary::of(&outcomes, rows.len(), language).unless_refused(sent.partly)
        })
    })
    .await
}

/// `POST /api/v1/figures/import`
pub async fn import(call: Call, sent: Sent<Import>) -> Result<Done<ImportSummary>, Failure> {
    let (acting, language) = (call.acting(), call.language);
    sent.once(&call, move |tx, import: Import| {
        Box::pin(async move {
            let (rows, figures) = (import.rows()?, import.figures.len());
            let outcomes = importing::write_rows(tx, &acting, &rows, Manner { replaces: import.replace }).await?;
            ImportSummary::of(&outcomes, figures, language).unless_refused(import.partly)
        })
    })
    .await
}

fn check_count(rows: usize) -> Result<(), Problem> {
    if rows > MOST {
        Err(Problem::Organisation(OrganisationProblem::TooManyRows { limit: MOST as i64 }))
    } else {
        Ok(())
    }
}

fn cell_of(indicator: &str, component: Option<&str>) -> Cell {
    let code = component.unwrap_or("value");
    // A part without a name is in no form, so the row is refused where its form is known.
    Cell::new(indicator, Component::from_code(code).unwrap_or_else(|| Component::Part(code.to_owned())))
}

impl Import {
    fn rows(&self) -> Result<Vec<Row>, Problem> {
        check_count(self.figures.len() + self.narratives.len())?;
        let figure = |row: &FigureRow| {
            let cell = cell_of(&row.indicator, row.component.as_deref());
            Row {
                report: ReportId::from(row.report),
                filling: Filling::Figure(cell, row.value.clone(), row.explanation.clone()),
                seen: row.seen.clone(),
            }
        };
        let narrative = |row: &NarrativeRow| Row {
            report: ReportId::from(row.report),
            filling: Filling::Words(row.code.clone(), row.words.clone()),
            seen: row.seen.clone(),
        };
        Ok(self.figures.iter().map(figure).chain(self.narratives.iter().map(narrative)).collect())
    }
}

impl ImportSummary {
    fn of(outcomes: &[Outcome], figures: usize, language: Language) -> Self {
        let count = |is: fn(&Outcome) -> bool| outcomes.iter().filter(|outcome| is(outcome)).count();
        let answer = |(place, outcome): (usize, &Outcome)| {
            let (list, row) = if place < figures { ("figures", place) } else { ("narratives", place - figures) };
            let empty = RowAnswer { list, row, outcome: "ignored", present: None, code: None, sentence: None };
            Some(match outcome {
                Outcome::Accepted => return None,
                Outcome::Ignored => empty,
                Outcome::Conflict(present) => {
                    RowAnswer { outcome: "conflict", present: Some(present.clone()), ..empty }
                }
                Outcome::Refused(code, vietnamese, english) => {
                    let said = if language == Language::Vi { vietnamese } else { english };
                    let sentence = [said.what.as_str(), &said.next].join(" ");
                    RowAnswer { outcome: "refused", code: Some(code.clone()), sentence: Some(sentence), ..empty }
                }
            })
        };
        ImportSummary {
            accepted: count(|outcome| matches!(outcome, Outcome::Accepted)),
            ignored: count(|outcome| matches!(outcome, Outcome::Ignored)),
            conflicts: count(|outcome| matches!(outcome, Outcome::Conflict(_))),
            refused: count(|outcome| matches!(outcome, Outcome::Refused(..))),
            rows: outcomes.iter().enumerate().filter_map(answer).collect(),
        }
    }

    /// Itself, or the refusal of all where some rows cannot come in and none may stay out.
    fn unless_refused(self, is_partly: bool) -> Result<Self, Failure> {
        if !is_partly && self.conflicts + self.refused > 0 { Err(self.refusal()?.into()) } else { Ok(self) }
    }

    /// The same as a problem: nothing is written.
    fn refusal(&self) -> Result<Problem, Failure> {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        Ok(Problem::ImportRefused {
            accepted: number(self.accepted),
            ignored: number(self.ignored),
            conflicts: number(self.conflicts),
            refused: number(self.refused),
            rows: serde_json::to_value(&self.rows)?,
        })
    }
}
