//! The rows of the entry form: a box for each number, and the questions. What is typed stands as it was typed; a ratio's
//! share is computed under its two numbers.

use super::{
    aims::Aim,
    making::{GivenWords, Making, Message, Said},
    words::of,
};
use crate::{
    look::{Choice, Tone},
    reporting::{
        copying,
        draft::{Draft, Other},
        giving,
        leaf::Leaf,
        reading::{Names, choice_of, narrative_name, shown_text},
    },
};
use domain::{
    packs::{Component, Formula, Indicator, Kind, Measure, Narrative},
    reporting::{Cell, CellState, RemarkKind, RemarkPlace, Severity, Typed, read_number, state_of, write_number},
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
    /// The cell, as it is written.
    pub cell: String,
    /// Over which time it is counted, where the rows around it are counted over another.
    pub over: String,
    /// What «như kỳ trước» puts into the box; nothing where it would put nothing.
    pub copy: Option<String>,
    /// A copy wants a look.
    pub copy_wants_look: bool,
    /// Name of the mark that a copy wants a look.
    pub copied_name: String,
    /// What was copied and nobody has looked at.
    pub copied: String,
    /// A number must be there and is not.
    pub is_missing: bool,
    /// What was kept of the box.
    pub began: String,
    /// What was kept of the tick.
    pub tick_began: String,
    /// What was given elsewhere stands in the box, and nobody typed.
    pub is_given: bool,
    /// Where it was given.
    pub given: Option<GivenWords>,
    /// What is to be reached.
    pub aims: Vec<Aim>,
}

impl Line {
    /// Whether a row of words follows.
    pub fn is_said(&self) -> bool {
        let is_asked = self.asks_why || !self.readings.is_empty() || !self.copied.is_empty() || self.given.is_some();
        is_asked || !self.messages.is_empty() || !self.others.is_empty()
    }

    /// Whether anything is said of the box.
    pub fn is_described(&self) -> bool {
        self.is_said() || !self.aims.is_empty()
    }

    /// The ids of what is said of the box: what is to be reached, and the row of words below.
    pub fn described_by(&self) -> String {
        let aims = (!self.aims.is_empty()).then(|| format!("{}-ct", self.name));
        let said = self.is_said().then(|| format!("{}-noi", self.name));
        aims.into_iter().chain(said).collect::<Vec<_>>().join(" ")
    }

    /// Whether it must be put right.
    pub fn is_bad(&self) -> bool {
        !self.others.is_empty() || self.messages.iter().any(|message| message.tone == Tone::Act)
    }

    /// A row that has words below it and no fault is not parted from them.
    pub fn row_shape(&self) -> String {
        let is_quiet = self.is_said() && !self.shape.contains("bad") && !self.shape.contains("odd");
        if is_quiet { format!("{} quiet", self.shape).trim_start().to_owned() } else { self.shape.clone() }
    }

    /// The row of words under a row that has no fault stands quietly.
    pub fn said_shape(&self) -> String {
        if self.shape.contains("bad") || self.shape.contains("odd") { self.shape.clone() } else { "quiet".to_owned() }
    }

    /// Whether something stands in the box.
    pub fn is_filled(&self) -> bool {
        !self.value.is_empty() || self.nothing_arose
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
    /// What is to be reached.
    pub aims: Vec<Aim>,
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
    /// An answer must be there and is not.
    pub is_missing: bool,
    /// The answer must be put right.
    pub is_bad: bool,
}

/// The entry form.
pub struct Boxes<'m> {
    /// The leaf whose rows are made.
    pub leaf: &'m Leaf,
    /// What rows are made of.
    pub making: Making<'m>,
    /// What is typed, with what was given elsewhere in its empty boxes.
    pub draft: &'m Draft,
    /// What is typed.
    pub stored: &'m Draft,
    /// Empty boxes are called missing: the person asked for the checks.
    pub is_checked: bool,
}

impl Boxes<'_> {
    pub(super) fn rows_of(&self, indicator: &Indicator) -> Vec<Row> {
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
                aims: self.aims(indicator),
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
        let value = shown_text(indicator, self.draft.field(&names.value));
        let reading = self.draft.field(&names.reading).to_owned();
        let nothing_arose = !self.draft.field(&names.tick).is_empty();
        let is_open = value.is_empty() && !nothing_arose;
        let (messages, mut shape) = self.messages(&said, is_open);
        let is_returned = said.returned.is_some();
        let others = self.draft.others(&names.value).to_vec();
        if (!others.is_empty() || is_returned) && !shape.contains("bad") {
            shape = format!("{shape} bad").trim_start().to_owned();
        }
        let began = (names.value.clone(), names.tick.clone());
        let is_unseen = copying::is_unseen(self.draft, &cell);
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
            over: self.over(indicator, component),
            copy: self.copy_of(&cell).filter(|_| is_open),
            copy_wants_look: copying::wants_a_look(self.making.pack, &cell),
            copied: if is_unseen { self.draft.field(&names.copied).to_owned() } else { String::new() },
            copied_name: names.copied,
            is_missing: self.making.reading.of(&cell).any(|remark| remark.kind == RemarkKind::Missing),
            began: self.stored.field(&began.0).to_owned(),
            tick_began: self.stored.field(&began.1).to_owned(),
            is_given: said.given.is_some() && giving::is_open(self.stored, &cell),
            given: said.given,
            aims: if *component == Component::Value && !indicator.is_derived() {
                self.aims(indicator)
            } else {
                Vec::new()
            },
            cell: cell.to_string(),
        }
    }

    /// What is said of a number, and the classes of its row. An empty box is no fault before the checks are asked for.
    fn messages(&self, said: &Said, is_open: bool) -> (Vec<Message>, String) {
        let (mut messages, mut shape) = (said.messages.clone(), said.shape.clone());
        if is_open && !self.is_checked {
            messages.retain(|message| message.tone != Tone::Act);
            shape = shape.split(' ').filter(|class| *class != "bad").collect::<Vec<_>>().join(" ");
        }
        if let Some(words) = &said.returned {
            let sentence = format!("{} “{words}”", self.making.frame.say("reporting-returned"));
            messages.push(Message { sentence, symbol: "s-back", tone: Tone::Act });
        }
        (messages, shape)
    }

    /// What «như kỳ trước» puts into a box.
    fn copy_of(&self, cell: &Cell) -> Option<String> {
        match state_of(self.making.previous?, cell) {
            CellState::NothingArose => Some("–".to_owned()),
            state => copying::text_of(self.making.pack, cell, state),
        }
    }

    /// In a section, where rows stand in the author's order, each says over which time it is counted.
    fn over(&self, indicator: &Indicator, component: &Component) -> String {
        let is_first = matches!(component, Component::Value | Component::Numerator);
        let frame = self.making.frame;
        match indicator.kind {
            _ if !is_first || *self.leaf == Leaf::Whole => String::new(),
            Kind::InPeriod => String::new(),
            Kind::Cumulative { since } => {
                frame.say("reporting-over-cumulative").with("since", frame.date(&since)).to_string()
            }
            Kind::AtDate => frame.say("reporting-over-at-date").to_string(),
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

    pub(super) fn question(&self, narrative: &Narrative) -> Question {
        let name = narrative_name(&narrative.code);
        let place = RemarkPlace::Narrative(narrative.code.clone());
        let remarks = || self.making.reading.remarks.iter().filter(|remark| remark.place == place);
        let is_missing = remarks().any(|remark| remark.kind == RemarkKind::NarrativeMissing);
        let is_wrong = remarks().any(|remark| remark.severity() == Severity::Error) && !is_missing;
        let key = if narrative.is_required { "reporting-words-required" } else { "reporting-words-optional" };
        Question {
            label: of(&narrative.question, self.making.language()),
            hint: self.making.frame.say(key).with("limit", narrative.max_chars).to_string(),
            value: self.draft.field(&name).to_owned(),
            others: self.draft.others(&name).to_vec(),
            is_missing,
            is_bad: is_wrong || !self.draft.others(&name).is_empty(),
            name,
        }
    }
}
