//! The entry form: a box for each number, grouped by the time that it is counted over, and the questions.
//! What is typed stands as it was typed; a ratio's share is computed under its two numbers.

use super::{
    making::{Making, Message},
    words::{Mark, mark, of},
};
use crate::{
    look::{Choice, Tone},
    reporting::{
        draft::{Draft, Other},
        reading::{Names, choice_of, narrative_name},
    },
};
use domain::{
    packs::{Component, Formula, Indicator, Kind, Measure, Narrative},
    reporting::{Cell, RemarkKind, Typed, read_number, write_number},
};

/// A row of the entry form.
#[derive(Debug, Clone)]
pub enum Row {
    /// A box.
    Line(Box<Line>),
    /// The share of a ratio.
    Share(Box<Share>),
}

/// A box with its words.
#[derive(Debug, Clone)]
pub struct Line {
    /// Name and id of the box.
    pub name: String,
    /// Name of the tick «không phát sinh».
    pub tick_name: String,
    /// Name of the choice between two readings.
    pub reading_name: String,
    /// Name of the explanation.
    pub why_name: String,
    /// Code of the indicator, at its first number.
    pub code: String,
    /// What is counted.
    pub label: String,
    /// In which unit.
    pub unit: String,
    /// The period before.
    pub was: String,
    /// Answered with yes or no instead of a number.
    pub is_yes_no: bool,
    /// How a list of keys is typed; nothing for a number.
    pub keys_hint: String,
    /// What is typed.
    pub value: String,
    /// «Không phát sinh» is ticked.
    pub nothing_arose: bool,
    /// The change against the period before.
    pub change: String,
    /// Classes of the row.
    pub shape: String,
    /// What is said.
    pub messages: Vec<Message>,
    /// The two ways to read it.
    pub readings: Vec<Choice>,
    /// The way that was chosen.
    pub reading: String,
    /// What another person typed at the same time.
    pub others: Vec<Other>,
    /// An explanation is asked for.
    pub asks_why: bool,
    /// The explanation.
    pub why: String,
}

impl Line {
    /// Whether a row of words follows.
    pub fn is_said(&self) -> bool {
        !self.messages.is_empty() || !self.others.is_empty() || self.asks_why || !self.readings.is_empty()
    }

    /// Whether it must be put right.
    pub fn is_bad(&self) -> bool {
        !self.others.is_empty() || self.messages.iter().any(|message| message.tone == Tone::Act)
    }

    /// The row of words under a row that has no fault stands quietly.
    pub fn said_shape(&self) -> String {
        if self.shape.contains("bad") || self.shape.contains("odd") { self.shape.clone() } else { "quiet".to_owned() }
    }

    /// The value of the tick.
    pub fn tick(&self) -> &'static str {
        if self.nothing_arose { "1" } else { "" }
    }
}

/// A share that is computed.
#[derive(Debug, Clone)]
pub struct Share {
    /// Code of the indicator.
    pub code: String,
    /// What it is called.
    pub label: String,
    /// Unit.
    pub unit: String,
    /// The period before.
    pub was: String,
    /// Now.
    pub value: String,
    /// Computed from other indicators.
    pub is_locked: bool,
    /// Id of the upper number's box; nothing where it is no share.
    pub numerator: String,
    /// Id of the lower number's box.
    pub denominator: String,
    /// Decimals that are shown.
    pub decimals: u8,
}

/// The boxes of the two numbers of a share, its own or those of the indicators that it is computed from.
fn numbers_of_share(indicator: &Indicator) -> (String, String) {
    let id = |code: &str, component| Names::of(&Cell::new(code, component)).value;
    match &indicator.measure {
        Measure::Ratio { .. } => {
            (id(&indicator.code, Component::Numerator), id(&indicator.code, Component::Denominator))
        }
        Measure::Derived { formula: Formula::Ratio, operands } => {
            let of = |place: usize| operands.get(place).map(|operand| id(&operand.code, Component::Value));
            (of(0).unwrap_or_default(), of(1).unwrap_or_default())
        }
        _ => (String::new(), String::new()),
    }
}

/// A question that is answered in sentences.
#[derive(Debug, Clone)]
pub struct Question {
    /// Name of the field.
    pub name: String,
    /// The question.
    pub label: String,
    /// What is expected.
    pub hint: String,
    /// The answer so far.
    pub value: String,
    /// What another person typed at the same time.
    pub others: Vec<Other>,
}

/// A group of rows, as one task of the list.
#[derive(Debug, Clone)]
pub struct Group {
    /// Anchor.
    pub id: &'static str,
    /// Heading.
    pub title: String,
    /// What the numbers of this group mean.
    pub hint: String,
    /// Boxes.
    pub rows: Vec<Row>,
    /// Questions.
    pub questions: Vec<Question>,
    /// Boxes and answers that are filled.
    pub filled: usize,
    /// Boxes and answers.
    pub count: usize,
    /// How it stands.
    pub mark: Mark,
}

/// The entry form.
pub struct Boxes<'m> {
    /// What rows are made of.
    pub making: Making<'m>,
    /// What is typed.
    pub draft: &'m Draft,
    /// Empty boxes are called missing: the person asked for the checks.
    pub is_checked: bool,
}

impl Boxes<'_> {
    /// The groups of the form: numbers by the time that they are counted over, then the words.
    pub fn groups(&self) -> Vec<Group> {
        let (frame, pack, form) = (self.making.frame, self.making.pack, self.making.form);
        let kinds: [(&'static str, &'static str, &'static str, &'static str); 3] = [
            ("in-period", "trong-ky", "reporting-group-in-period", "reporting-hint-in-period"),
            ("cumulative", "luy-ke", "reporting-group-cumulative", "reporting-hint-cumulative"),
            ("at-date", "thoi-diem", "reporting-group-at-date", "reporting-hint-at-date"),
        ];
        let mut groups = Vec::new();
        for (kind, id, title, hint) in kinds {
            let indicators: Vec<&Indicator> =
                pack.indicators_of(form).filter(|indicator| indicator.kind.code() == kind).collect();
            let since = indicators.iter().find_map(|indicator| match indicator.kind {
                Kind::Cumulative { since } => Some(frame.date(&since)),
                _ => None,
            });
            let rows: Vec<Row> = indicators.iter().flat_map(|indicator| self.rows_of(indicator)).collect();
            if !rows.is_empty() {
                let hint = frame.say(hint).with("since", since.unwrap_or_default()).to_string();
                groups.push(self.group(id, frame.say(title).to_string(), hint, rows, Vec::new()));
            }
        }
        let questions: Vec<Question> = form.narratives.iter().map(|narrative| self.question(narrative)).collect();
        if !questions.is_empty() {
            let title = frame.say("reporting-group-words").to_string();
            groups.push(self.group("phan-loi", title, String::new(), Vec::new(), questions));
        }
        groups
    }

    fn group(&self, id: &'static str, title: String, hint: String, rows: Vec<Row>, questions: Vec<Question>) -> Group {
        let frame = self.making.frame;
        let lines = || rows.iter().filter_map(|row| if let Row::Line(line) = row { Some(line) } else { None });
        let filled_lines = lines().filter(|line| !line.value.is_empty() || line.nothing_arose).count();
        let answered = questions.iter().filter(|question| !question.value.is_empty()).count();
        let (filled, count) = (filled_lines + answered, lines().count() + questions.len());
        let is_bad = lines().any(|line| line.is_bad());
        let is_odd = lines().any(|line| line.asks_why && line.why.is_empty());
        let mark = match (is_bad, is_odd, filled) {
            (true, ..) => mark(frame, "s-error", "reporting-group-wrong", Tone::Act),
            (_, true, _) => mark(frame, "s-warn", "reporting-group-odd", Tone::Warn),
            (.., 0) => mark(frame, "s-new", "reporting-group-empty", Tone::Plain),
            (.., filled) if filled == count => mark(frame, "s-done", "reporting-group-full", Tone::Ok),
            _ => mark(frame, "c-part", "reporting-group-part", Tone::Warn),
        };
        Group { id, title, hint, rows, questions, filled, count, mark }
    }

    fn rows_of(&self, indicator: &Indicator) -> Vec<Row> {
        let lines =
            indicator.components().into_iter().map(|component| Row::Line(Box::new(self.line(indicator, &component))));
        let mut rows: Vec<Row> = lines.collect();
        if indicator.is_ratio() || indicator.is_derived() {
            let making = &self.making;
            let (numerator, denominator) = numbers_of_share(indicator);
            let before = making.previous.and_then(|entries| making.share(indicator, entries));
            rows.push(Row::Share(Box::new(Share {
                code: indicator.code.clone(),
                label: of(&indicator.name, making.language()),
                unit: of(&indicator.unit, making.language()),
                was: before.unwrap_or_default(),
                value: making.share(indicator, &making.reading.entries).unwrap_or_else(|| "…".to_owned()),
                numerator,
                denominator,
                is_locked: indicator.is_derived(),
                decimals: indicator.decimals,
            })));
        }
        rows
    }

    fn keys_hint(&self, indicator: &Indicator) -> String {
        let Measure::Keys { key } = &indicator.measure else { return String::new() };
        self.making.frame.say("reporting-keys-hint").with("key", of(key, self.making.language())).to_string()
    }

    fn line(&self, indicator: &Indicator, component: &Component) -> Line {
        let cell = Cell::new(&indicator.code, component.clone());
        let (names, said) = (Names::of(&cell), self.making.said(indicator, component));
        let value = self.draft.field(&names.value).to_owned();
        let reading = self.draft.field(&names.reading).to_owned();
        let nothing_arose = !self.draft.field(&names.tick).is_empty();
        let is_open = value.is_empty() && !nothing_arose;
        let mut messages = said.messages;
        let mut shape = said.shape;
        if is_open && !self.is_checked {
            messages.retain(|message| message.tone != Tone::Act);
            shape = shape.split(' ').filter(|class| *class != "bad").collect::<Vec<_>>().join(" ");
        }
        let is_returned = said.returned.is_some();
        if let Some(words) = said.returned {
            let sentence = format!("{} “{words}”", self.making.frame.say("reporting-returned"));
            messages.push(Message { sentence, symbol: "s-back", tone: Tone::Act });
        }
        let others = self.draft.others(&names.value).to_vec();
        if (!others.is_empty() || is_returned) && !shape.contains("bad") {
            shape = format!("{shape} bad").trim_start().to_owned();
        }
        let asks_why = messages.iter().any(|message| message.tone == Tone::Warn) || !said.why.is_empty();
        Line {
            others,
            readings: self.readings(&cell, &value, &reading),
            name: names.value,
            tick_name: names.tick,
            reading_name: names.reading,
            why_name: names.why,
            code: said.code,
            label: said.label,
            unit: said.unit,
            was: said.was,
            is_yes_no: indicator.is_yes_no(),
            keys_hint: self.keys_hint(indicator),
            value,
            nothing_arose,
            change: said.change,
            shape,
            messages,
            reading,
            asks_why,
            why: said.why,
        }
    }

    /// The two ways to read an ambiguous text; they stay in sight once one is chosen, so that it can be changed.
    fn readings(&self, cell: &Cell, typed: &str, chosen: &str) -> Vec<Choice> {
        let is_chosen = [choice_of("nguyen", typed), choice_of("le", typed)].iter().any(|choice| choice == chosen);
        let ambiguous = self.making.reading.of(cell).find_map(|remark| match &remark.kind {
            RemarkKind::Ambiguous { as_whole, as_decimal } => Some((as_whole.clone(), as_decimal.clone())),
            _ => None,
        });
        let read = || match read_number(typed) {
            Typed::Ambiguous { as_whole, as_decimal } => {
                Some((write_number(as_whole, as_whole.decimals()), write_number(as_decimal, as_decimal.decimals())))
            }
            _ => None,
        };
        let Some((as_whole, as_decimal)) = ambiguous.or_else(|| if is_chosen { read() } else { None }) else {
            return Vec::new();
        };
        let whole = self.making.frame.say("reporting-reading-whole").with("number", as_whole);
        let decimal = self.making.frame.say("reporting-reading-decimal").with("number", as_decimal);
        vec![Choice::new(choice_of("nguyen", typed), whole), Choice::new(choice_of("le", typed), decimal)]
    }

    fn question(&self, narrative: &Narrative) -> Question {
        let name = narrative_name(&narrative.code);
        let key = if narrative.is_required { "reporting-words-required" } else { "reporting-words-optional" };
        Question {
            label: of(&narrative.question, self.making.language()),
            hint: self.making.frame.say(key).with("limit", narrative.max_chars).to_string(),
            value: self.draft.field(&name).to_owned(),
            others: self.draft.others(&name).to_vec(),
            name,
        }
    }
}
