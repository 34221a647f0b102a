//! Many figures and words at once into working copies, from a program: each row by itself accepted, left out because it
//! stands so already, in conflict with what stands there, or refused with its reason.
//!
//! A row is in conflict where the box holds something else than the program saw, unless it is told to replace. Nothing is
//! handed in by it: the head endorses what came in like what was typed.

use super::{Acting, Report, drafting, store};
use crate::{
    failure::Failure,
    reporting::{
        draft::Draft,
        reading::{Names, choice_of, narrative_name, read_in},
        sheets::Standing,
    },
};
use database::WriteTransaction;
use domain::{
    ids::ReportId,
    packs::{Indicator, Pack},
    permissions::Verb,
    problem::{Problem, Sentence},
    reporting::{Amount, Cell, CellState, KeyLists, Remark, RemarkKind, ReportStep, Typed, cells_of, read_number_for},
};
use std::collections::{BTreeMap, BTreeSet};

/// The word for «không phát sinh».
pub const NOTHING_AROSE: &str = "nothing-arose";

/// One row.
#[derive(Debug, Clone)]
pub struct Row {
    /// Into which report.
    pub report: ReportId,
    /// What goes where.
    pub filling: Filling,
    /// What the program saw there; nothing where it did not look.
    pub seen: Option<String>,
}

/// What goes where.
#[derive(Debug, Clone)]
pub enum Filling {
    /// A figure: a number with a point, the word for nothing arose, keys one a line, or nothing at all.
    Figure(Cell, String, Option<String>),
    /// The answer to a question.
    Words(String, String),
}

/// How conflicts and refusals are met.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    /// What stands there gives way.
    pub replaces: bool,
}

/// What became of a row.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// It stands there now.
    Accepted,
    /// It stood there already.
    Ignored,
    /// Something else stands there.
    Conflict(String),
    /// It cannot stand there: why, by a stable code.
    Refused(String, Sentence, Sentence),
}

impl Outcome {
    pub(super) fn problem(problem: &Problem) -> Self {
        Outcome::Refused(problem.code(), problem.vietnamese(), problem.english())
    }

    pub(super) fn remark(cell: &Cell, kind: RemarkKind) -> Self {
        let remark = Remark::on_cell(cell, kind);
        let code = serde_json::to_value(&remark.kind).ok();
        let code = code.and_then(|kind| kind.get("code")?.as_str().map(str::to_owned)).unwrap_or_default();
        Outcome::Refused(code, remark.vietnamese(), remark.english())
    }
}

/// Takes rows into working copies; tells of each what became of it, in their order.
pub(in crate::reporting) async fn write_rows(
    tx: &mut WriteTransaction,
    acting: &Acting,
    rows: &[Row],
    manner: Manner,
) -> Result<Vec<Outcome>, Failure> {
    let mut by_report: BTreeMap<ReportId, Vec<(usize, &Row)>> = BTreeMap::new();
    for (place, row) in rows.iter().enumerate() {
        by_report.entry(row.report).or_default().push((place, row));
    }
    let mut outcomes: BTreeMap<usize, Outcome> = BTreeMap::new();
    for (id, rows) in by_report {
        let report = match enterable(tx, acting, id).await {
            Ok(report) => report,
            Err(failure) => {
                let outcome = Outcome::problem(&failure.into_problem()?);
                outcomes.extend(rows.into_iter().map(|(place, _)| (place, outcome.clone())));
                continue;
            }
        };
        let kept = drafting::draft_of(tx, id).await?;
        let mut taking = Taking::new(&report, kept.clone(), manner)?;
        for (place, row) in rows {
            outcomes.insert(place, taking.take(row));
        }
        if taking.draft != kept {
            let (typed, version) = (serde_json::to_string(&taking.draft)?, report.round.row.form_version);
            store::save_draft(tx, id, &typed, version, acting.caller.account).await?;
        }
    }
    Ok(outcomes.into_values().collect())
}

/// A report into which the caller may enter figures now.
async fn enterable(tx: &mut WriteTransaction, acting: &Acting, id: ReportId) -> Result<Report, Failure> {
    let (report, thing) = acting.find_report(tx, id).await?;
    acting.caller.require(&acting.graph, Verb::EnterFigures, &thing)?;
    report.check(ReportStep::Enter, acting.today)?;
    Ok(report)
}

/// The working copy of one report while rows come into it.
struct Taking<'r> {
    pack: &'r Pack,
    cells: BTreeSet<Cell>,
    questions: BTreeSet<&'r str>,
    draft: Draft,
    manner: Manner,
}

impl<'r> Taking<'r> {
    fn new(report: &'r Report, draft: Draft, manner: Manner) -> Result<Self, Failure> {
        let (pack, form) = (&*report.round.pack, report.round.form()?);
        let questions = form.narratives.iter().map(|narrative| narrative.code.as_str()).collect();
        Ok(Taking { pack, cells: cells_of(form, pack).into_iter().collect(), questions, draft, manner })
    }

    fn take(&mut self, row: &Row) -> Outcome {
        match &row.filling {
            Filling::Figure(cell, value, why) => {
                let indicator = self.pack.indicator(&cell.indicator).filter(|_| self.cells.contains(cell));
                match indicator {
                    Some(indicator) => self.take_figure(indicator, cell, (value, why.as_deref()), row.seen.as_deref()),
                    None => Outcome::problem(&Problem::NotInForm { typed: cell.to_string() }),
                }
            }
            Filling::Words(code, words) if self.questions.contains(code.as_str()) => {
                self.take_words(code, words.trim(), row.seen.as_deref())
            }
            Filling::Words(code, _) => Outcome::problem(&Problem::NotInForm { typed: code.clone() }),
        }
    }

    fn take_figure(
        &mut self,
        indicator: &Indicator,
        cell: &Cell,
        (value, why): (&str, Option<&str>),
        seen: Option<&str>,
    ) -> Outcome {
        let wanted = match Typing::of(indicator, cell, value) {
            Ok(wanted) => wanted,
            Err(kind) => return Outcome::remark(cell, kind),
        };
        let names = Names::of(cell);
        let why = why.map(str::trim).filter(|why| *why != self.draft.field(&names.why)).map(str::to_owned);
        let present = self.present(indicator, cell);
        let is_same = present.as_ref() == Some(&wanted.state);
        if !is_same && !self.gives_way(indicator, cell, present.as_ref(), seen) {
            return Outcome::Conflict(self.shown(&names));
        }
        if is_same && why.is_none() {
            return Outcome::Ignored;
        }
        let tick = if wanted.state == (CellState::NothingArose, None) { "1" } else { "" };
        let fields = [(names.value, wanted.text), (names.tick, tick.to_owned()), (names.reading, wanted.reading)];
        for (field, text) in fields.into_iter().chain([(names.copied, String::new())]) {
            self.draft.write(&field, text, "");
        }
        if let Some(why) = why {
            self.draft.write(&names.why, why, "");
        }
        Outcome::Accepted
    }

    fn take_words(&mut self, code: &str, words: &str, seen: Option<&str>) -> Outcome {
        let field = narrative_name(code);
        let present = self.draft.field(&field);
        let is_disputed = !self.draft.others(&field).is_empty();
        if present == words && !is_disputed {
            return Outcome::Ignored;
        }
        let gives_way = self.manner.replaces || (!is_disputed && (present.is_empty() || seen == Some(present)));
        if !gives_way {
            return Outcome::Conflict(present.to_owned());
        }
        self.draft.write(&field, words.to_owned(), "");
        Outcome::Accepted
    }

    /// What stands in a cell; nothing where it cannot be read, or is in dispute.
    fn present(&self, indicator: &Indicator, cell: &Cell) -> Option<Stands> {
        let names = Names::of(cell);
        let (typed, is_ticked) = (self.draft.field(&names.value), !self.draft.field(&names.tick).is_empty());
        if !self.draft.others(&names.value).is_empty() || (is_ticked && !typed.is_empty()) {
            return None;
        }
        if is_ticked {
            return Some((CellState::NothingArose, None));
        }
        stands(indicator, cell, typed, self.draft.field(&names.reading)).ok()
    }

    /// Whether what stands there may be written over.
    fn gives_way(&self, indicator: &Indicator, cell: &Cell, present: Option<&Stands>, seen: Option<&str>) -> bool {
        let saw = |seen: &str| Typing::of(indicator, cell, seen).ok().map(|typing| typing.state);
        self.manner.replaces
            || present.is_some_and(|present| present.0 == CellState::Empty)
            || (present.is_some() && seen.and_then(saw).as_ref() == present)
    }

    /// What stands there, as it was typed.
    fn shown(&self, names: &Names) -> String {
        match self.draft.field(&names.tick) {
            "" => self.draft.field(&names.value).to_owned(),
            _ => NOTHING_AROSE.to_owned(),
        }
    }
}

/// What a program sends for a unit, as the body that asked would have typed it.
pub(super) fn typed_by(indicator: &Indicator, cell: &Cell, value: &str) -> Result<Standing, RemarkKind> {
    let typing = Typing::of(indicator, cell, value)?;
    Ok(Standing { text: typing.text, nothing_arose: typing.state.0 == CellState::NothingArose })
}

/// A state, and the keys that it counts.
type Stands = (CellState, Option<BTreeSet<String>>);

/// What a program sends, as a person would have typed it.
struct Typing {
    state: Stands,
    text: String,
    reading: String,
}

impl Typing {
    fn of(indicator: &Indicator, cell: &Cell, value: &str) -> Result<Self, RemarkKind> {
        let value = value.trim();
        if value == NOTHING_AROSE {
            let state = (CellState::NothingArose, None);
            return Ok(Typing { state, text: String::new(), reading: String::new() });
        }
        let is_number = !value.is_empty() && !indicator.is_keys();
        let text = match Amount::parse_plain(value) {
            None if is_number => return Err(RemarkKind::NotANumber),
            // Vietnamese put a comma before decimals; without grouping, only three decimals can be misread.
            Some(_) if is_number => value.trim_start_matches('+').replace('.', ","),
            _ => value.to_owned(),
        };
        let is_ambiguous =
            matches!(read_number_for(&text, indicator.decimals_of(&cell.component)), Typed::Ambiguous { .. });
        let reading = if is_number && is_ambiguous { choice_of("le", &text) } else { String::new() };
        Ok(Typing { state: stands(indicator, cell, &text, &reading)?, text, reading })
    }
}

fn stands(indicator: &Indicator, cell: &Cell, typed: &str, reading: &str) -> Result<Stands, RemarkKind> {
    let mut keys = KeyLists::new();
    let state = read_in(indicator, cell, typed, reading, &mut keys)?;
    Ok((state, keys.remove(cell)))
}
