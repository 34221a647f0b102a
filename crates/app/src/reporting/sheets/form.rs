//! A unit's own form as a workbook: one sheet for each leaf of the form, the questions on one of their own. Keys of rows and
//! columns stand in a hidden column and a hidden row, so that they go with what they name when somebody moves it.

use super::{
    hidden::{Hidden, Kind},
    reading::{FIXED, KEYS},
    standing::{Spot, Standing},
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    language::Language,
    look::Frame,
    reporting::{
        actions::{Report, drafting::Entry},
        draft::Draft,
        giving,
        leaf::Leaf,
        mending::ToMend,
        pages::{
            boxes::{Boxes, Line, Question, Row},
            groups::{self, Group},
            making::Making,
            words::{self, Head},
        },
        reading::{self, Beside},
    },
};
use domain::{
    packs::{Component, Indicator, Pack},
    reporting::{Cell, Entries, state_of},
};
use papers::tables::{Asks, Check, Laid, LaidCell, LaidRow, LaidSheet, Look};

/// Key of the column of figures.
pub const VALUE: &str = "value";
/// Key of the column of states.
pub const STATE: &str = "state";
/// Key of the column of explanations.
pub const NOTE: &str = "note";
/// Key of the column of answers.
pub const ANSWER: &str = "answer";

/// Letters of each column of figures: key, code, name, unit, period before, figure, state, note.
const WIDTHS: [u16; 8] = [0, 8, 46, 13, 15, 17, 19, 34];
/// Letters of each column of answers: key, question, answer.
const WORD_WIDTHS: [u16; 3] = [0, 44, 90];
/// Rows that stand above the first box.
const HEAD_ROWS: u32 = 5;
/// Letters of a name in one line of its column.
const NAME_LETTERS: usize = 44;
const LINE_POINTS: f64 = 16.5;
/// What a spreadsheet program takes as the name of a sheet.
const SHEET_LETTERS: usize = 31;

/// What the workbook is made of.
struct Made<'m> {
    making: Making<'m>,
    draft: &'m Draft,
    head: &'m Head,
}

/// The workbook of a report as its working copy stands now.
pub fn workbook(app: &App, asked: &Asked, caller: &Caller, entry: &Entry) -> Result<Laid, Failure> {
    let frame = asked.frame(app, caller);
    let (report, beside) = (&entry.report, &entry.beside);
    let (pack, form) = (&report.round.pack, report.round.form()?);
    let reading = reading::read(pack, form, &entry.draft, beside);
    let draft = giving::filled(&entry.draft, pack, &beside.given);
    let to_mend = ToMend::default();
    let making =
        Making { previous: beside.previous.as_ref(), ..Making::of_form(&frame, (pack, form), &reading, &to_mend) };
    let head = Head::of_report(&frame, &app.organisations(), report);
    let of_leaf = |leaf: &Leaf| Boxes { leaf, making, draft: &draft, stored: &entry.draft, is_checked: false }.groups();
    let made = Made { making, draft: &draft, head: &head };
    let mut laid = Laid::default();
    for leaf in Leaf::all(form) {
        let (figures, questions): (Vec<Group>, Vec<Group>) =
            of_leaf(&leaf).into_iter().partition(|group| group.questions.is_empty());
        if !figures.is_empty() {
            let name = sheet_name(&laid, &made.name_of(&leaf));
            laid.sheets.push(made.figures(name, &figures));
        }
        if !questions.is_empty() {
            let name = sheet_name(&laid, &frame.say("reporting-group-words").to_string());
            laid.sheets.push(made.questions(name, &questions));
        }
    }
    laid.sheets.push(hidden(report, &head, lines(pack, &draft, form), app).laid());
    Ok(laid)
}

/// Every place of the form with what stands in it.
fn lines(pack: &Pack, draft: &Draft, form: &domain::packs::Form) -> Vec<[String; 3]> {
    let cells = domain::reporting::cells_of(form, pack);
    let of_cell = |cell: Cell| [Spot::Figure(cell.clone()), Spot::Why(cell)];
    let words = form.narratives.iter().map(|narrative| Spot::Words(narrative.code.clone()));
    let line = |spot: Spot| {
        let standing = Standing::of(draft, pack, &spot);
        // A number beside «không phát sinh» stands in the workbook as it is; so it must be asked about.
        [spot.to_string(), standing.text, if standing.nothing_arose { "1".to_owned() } else { String::new() }]
    };
    cells.into_iter().flat_map(of_cell).chain(words).map(line).collect()
}

fn hidden(report: &Report, head: &Head, lines: Vec<[String; 3]>, app: &App) -> Hidden {
    let round = &report.round.row;
    let facts = [
        ("report", report.row.id.to_string()),
        ("round", round.id.to_string()),
        ("holder", head.holder.clone()),
        ("period", head.period.clone()),
        ("period-code", format!("{}-{}-{}", round.regime, round.year, round.number)),
        ("pack", round.pack.clone()),
        ("pack-version", round.pack_version.to_string()),
        ("form", round.form.clone()),
        ("form-version", round.form_version.to_string()),
        ("made-at-ms", app.now().millisecond().to_string()),
    ];
    Hidden::new(Kind::Form, &facts, lines)
}

/// A name that a spreadsheet program takes and no other sheet has.
pub(super) fn sheet_name(laid: &Laid, wanted: &str) -> String {
    let plain: String = wanted.chars().map(|letter| if "[]:*?/\\".contains(letter) { ' ' } else { letter }).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let short = |letters: usize| plain.chars().take(letters).collect::<String>().trim_matches([' ', '\'']).to_owned();
    let is_free = |name: &String| laid.sheets.iter().all(|sheet| sheet.name.to_lowercase() != name.to_lowercase());
    let numbered = (2_u32..).map(|number| format!("{} ({number})", short(SHEET_LETTERS - 6)));
    std::iter::once(short(SHEET_LETTERS)).chain(numbered).find(is_free).unwrap_or_default()
}

/// The height of a row whose longest text takes so many lines.
fn height(lines: usize) -> f64 {
    LINE_POINTS * f64::from(u16::try_from(lines.clamp(1, 24)).unwrap_or(1)) + 3.0
}

fn lines_of(text: &str, letters: usize) -> usize {
    text.lines().map(|line| line.chars().count().div_ceil(letters).max(1)).sum::<usize>().max(1)
}

impl Made<'_> {
    fn frame(&self) -> &Frame {
        self.making.frame
    }

    fn say(&self, key: &'static str) -> String {
        self.frame().say(key).to_string()
    }

    fn name_of(&self, leaf: &Leaf) -> String {
        match leaf {
            Leaf::Whole => self.say("reporting-sheet-figures"),
            leaf => groups::name_of(self.frame(), self.making.form, leaf),
        }
    }

    /// The rows above the first box: keys, title, whose it is, what to do, the heads of columns.
    fn top(&self, keys: &[&str], heads: &[String], title: &str) -> Vec<LaidRow> {
        let across = u16::try_from(keys.len().saturating_sub(1)).unwrap_or(1);
        let line = |text: String, look: Look| {
            LaidRow::of([LaidCell::text(FIXED, Look::Plain), LaidCell::text(text, look).over(across)])
        };
        let whose = format!("{}. {} ({}).", self.head.holder, self.head.period, self.head.days);
        let due = self.frame().date(&self.head.due_on);
        let what = self.frame().say("reporting-sheet-how-to").with("due", due).with("name", &self.head.asked_by);
        let heads = heads.iter().map(|words| LaidCell::text(words.as_str(), Look::Head));
        vec![
            LaidRow::hidden(keys.iter().copied()),
            line(title.to_owned(), Look::Title).high(24.0),
            line(whose, Look::Said).high(20.0),
            line(what.to_string(), Look::Said).high(52.0),
            LaidRow::of(std::iter::once(LaidCell::text(FIXED, Look::Plain)).chain(heads)).high(36.0),
        ]
    }

    fn sheet(&self, name: String, rows: Vec<LaidRow>, widths: &[u16]) -> LaidSheet {
        LaidSheet {
            foot: format!("{}. {}. {}", self.head.form, self.head.holder, self.head.period),
            name,
            columns: widths.to_vec(),
            rows,
            kept_rows: HEAD_ROWS,
            kept_columns: 3,
            head_row: Some(HEAD_ROWS),
            is_landscape: true,
            ..LaidSheet::default()
        }
    }

    fn figures(&self, name: String, groups: &[Group]) -> LaidSheet {
        let keys = [KEYS, "code", "name", "unit", "previous", VALUE, STATE, NOTE];
        let heads = ["code", "name", "unit", "previous", "value", "state", "note"].map(|column| match column {
            "code" => self.say("reporting-sheet-code"),
            "name" => self.say("reporting-column-indicator"),
            "unit" => self.say("reporting-sheet-unit"),
            "previous" => self.say("reporting-sheet-previous"),
            "value" => self.say("reporting-sheet-value"),
            "state" => self.say("reporting-sheet-state"),
            _ => self.say("reporting-sheet-note"),
        });
        let mut rows = self.top(&keys, &heads, &self.head.form);
        let mut checks = Vec::new();
        for group in groups {
            let title =
                if group.hint.is_empty() { group.title.clone() } else { format!("{}. {}", group.title, group.hint) };
            let height = height(lines_of(&title, 130));
            rows.push(
                LaidRow::of([LaidCell::text(FIXED, Look::Plain), LaidCell::text(title, Look::Group).over(7)])
                    .high(height),
            );
            for row in &group.rows {
                if let Row::Line(line) = row {
                    let number = u32::try_from(rows.len() + 1).unwrap_or(u32::MAX);
                    rows.extend(self.line(line, number, &mut checks));
                }
            }
        }
        LaidSheet { checks, kept_columns: 3, ..self.sheet(name, rows, &WIDTHS) }
    }

    fn line(&self, line: &Line, number: u32, checks: &mut Vec<Check>) -> Option<LaidRow> {
        let cell: Cell = line.cell.parse().ok()?;
        let indicator = self.making.pack.indicator(&cell.indicator)?;
        let standing = Standing::of(self.draft, self.making.pack, &Spot::Figure(cell.clone()));
        let is_head = !matches!(cell.component, Component::Part(_));
        let name = if line.over.is_empty() { line.label.clone() } else { format!("{} ({})", line.label, line.over) };
        let state = if standing.nothing_arose { self.say("reporting-sheet-nothing-arose") } else { String::new() };
        let height = height(lines_of(&name, NAME_LETTERS).max(lines_of(&line.why, 32)));
        let unit = if line.keys_hint.is_empty() { line.unit.clone() } else { line.keys_hint.clone() };
        checks.extend(self.checks(indicator, &cell, number));
        let previous = self.making.previous;
        let key = Spot::Figure(cell.clone()).to_string();
        let label = if is_head { Look::Label } else { Look::SubLabel };
        Some(
            LaidRow::of([
                LaidCell::text(key, Look::Plain),
                LaidCell::text(if is_head { cell.indicator.as_str() } else { "" }, Look::Small),
                LaidCell::text(name, label),
                LaidCell::text(unit, Look::Small),
                was(self.making.language(), previous, indicator, &cell),
                box_of(self.making.language(), indicator, &cell, &standing),
                LaidCell::text(state, Look::Choice),
                LaidCell::text(line.why.as_str(), Look::Words),
            ])
            .high(height),
        )
    }

    fn checks(&self, indicator: &Indicator, cell: &Cell, row: u32) -> Vec<Check> {
        let at = |column: u16| ((row, column), (row, column));
        let ((first, last), (state_first, state_last)) = (at(5), at(6));
        let figure = asks(self.making.language(), indicator, cell).map(|asks| Check {
            hint: match asks {
                Asks::OneOf(_) => String::new(),
                _ => self
                    .frame()
                    .say("reporting-sheet-hint")
                    .with("unit", words::of(indicator.unit_of(&cell.component), self.making.language()))
                    .to_string(),
            },
            refusal: self.say("reporting-sheet-refusal"),
            first,
            last,
            asks,
        });
        let state = Check {
            first: state_first,
            last: state_last,
            asks: Asks::OneOf(vec![self.say("reporting-sheet-has-figure"), self.say("reporting-sheet-nothing-arose")]),
            hint: String::new(),
            refusal: self.say("reporting-sheet-state-refusal"),
        };
        figure.into_iter().chain([state]).collect()
    }

    fn questions(&self, name: String, groups: &[Group]) -> LaidSheet {
        let heads = [self.say("reporting-sheet-question"), self.say("reporting-sheet-answer")];
        let mut rows = self.top(&[KEYS, "name", ANSWER], &heads, &self.head.form);
        let row = |question: &Question| {
            let label = format!("{}\n{}", question.label, question.hint);
            let high = height(lines_of(&label, 42).max(lines_of(&question.value, 88)).max(6));
            LaidRow::of([
                LaidCell::text(question.name.as_str(), Look::Plain),
                LaidCell::text(label, Look::Label),
                LaidCell::text(question.value.as_str(), Look::Words),
            ])
            .high(high)
        };
        rows.extend(groups.iter().flat_map(|group| &group.questions).map(row));
        LaidSheet { kept_columns: 0, ..self.sheet(name, rows, &WORD_WIDTHS) }
    }
}

/// What a box asks for; nothing where anything may be typed.
pub(super) fn asks(language: Language, indicator: &Indicator, cell: &Cell) -> Option<Asks> {
    let allows_negative = indicator.allows_negative;
    if indicator.is_yes_no() {
        let words = ["reporting-yes", "reporting-no"].map(|key| language.say(key).to_string());
        Some(Asks::OneOf(words.to_vec()))
    } else if indicator.is_keys() && cell.component == Component::Value {
        None
    } else if indicator.decimals_of(&cell.component) == 0 {
        Some(Asks::Whole { allows_negative })
    } else {
        Some(Asks::Decimal { allows_negative })
    }
}

/// The period before, where it was reported.
fn was(language: Language, previous: Option<&Entries>, indicator: &Indicator, cell: &Cell) -> LaidCell {
    let decimals = indicator.decimals_of(&cell.component);
    let state = previous.map(|entries| state_of(entries, cell)).unwrap_or_default();
    match state.amount() {
        Some(amount) if indicator.is_yes_no() => LaidCell::text(words::answer(language, amount), Look::Was(0)),
        Some(amount) => LaidCell::number(Some(amount), Look::Was(decimals)),
        None if state.is_empty() => LaidCell::text("", Look::Was(0)),
        None => LaidCell::text(language.say("figure-not-arisen").to_string(), Look::Was(0)),
    }
}

/// «Có» or «Không», where one of the two answers stands there.
pub(super) fn answer(language: Language, indicator: &Indicator, standing: &Standing) -> Option<String> {
    let key = match standing.text.as_str() {
        "co" => "reporting-yes",
        "khong" => "reporting-no",
        _ => return None,
    };
    indicator.is_yes_no().then(|| language.say(key).to_string())
}

/// What stands in a box: a number as one, anything else as it was typed.
pub(super) fn box_of(language: Language, indicator: &Indicator, cell: &Cell, standing: &Standing) -> LaidCell {
    let decimals = indicator.decimals_of(&cell.component);
    if indicator.is_yes_no() {
        let answer = answer(language, indicator, standing).unwrap_or_else(|| standing.text.clone());
        return LaidCell::text(answer, Look::Choice);
    }
    if indicator.is_keys() && cell.component == Component::Value {
        return LaidCell::text(standing.text.as_str(), Look::Words);
    }
    match standing.amount(indicator, cell) {
        Some(amount) => LaidCell::number(Some(amount), Look::Number(decimals)),
        None => LaidCell::text(standing.text.as_str(), Look::Number(decimals)),
    }
}

/// What the working copy of a report holds, with what was given elsewhere in its empty boxes.
pub(super) fn shown_draft(draft: &Draft, pack: &Pack, beside: &Beside) -> Draft {
    giving::filled(draft, pack, &beside.given)
}
