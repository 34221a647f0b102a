//! What the rows of a form share, whether one types into them or reads them: names, units, the period before, the change
//! against it, and what is said of a number.

use super::words::{self, of};
use crate::{
    language::Language,
    look::{Frame, Tone},
    reporting::{
        fed::FedSource,
        giving::{GivenFigure, GivenFigures, Source},
        mending::ToMend,
        reading::{Names, Reading, narrative_name},
    },
    targets::beside,
};
use domain::{
    packs::{Component, Form, Indicator, Pack},
    reporting::{
        Amount, Cell, CellState, Entries, Remark, RemarkPlace, Severity, number_of, state_of, write_number,
        write_percent,
    },
};
use std::collections::BTreeMap;

/// What is said of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What, and what to do.
    pub sentence: String,
    /// Drawing.
    pub symbol: &'static str,
    /// Loudness.
    pub tone: Tone,
}

/// What rows are made of: the form with its pack, what is read, what was there before.
#[derive(Clone, Copy)]
pub struct Making<'m> {
    /// Language and day.
    pub frame: &'m Frame,
    /// The pack.
    pub pack: &'m Pack,
    /// The form.
    pub form: &'m Form,
    /// What is read.
    pub reading: &'m Reading,
    /// The period before.
    pub previous: Option<&'m Entries>,
    /// What was given in other reports; nothing where it is not asked for.
    pub given: Option<&'m GivenFigures>,
    /// The version before the one that is read; nothing where there is none, or what is read is no version.
    pub earlier: Option<&'m Entries>,
    /// The holder's targets by the code of the indicator; none where they are not shown at the figures.
    pub targets: Option<&'m BTreeMap<String, Vec<beside::Line>>>,
    /// Cells and sections that were sent back, with the words.
    pub to_mend: &'m ToMend,
}

/// What every row says of its number.
pub(super) struct Said {
    pub code: String,
    pub label: String,
    pub unit: String,
    pub was: String,
    pub change: String,
    pub shape: String,
    pub messages: Vec<Message>,
    pub why: String,
    pub returned: Option<String>,
    pub given: Option<GivenWords>,
}

/// Where a figure was given before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenWords {
    /// Form and period, or those that were added up.
    pub words: String,
    /// The report, where it is one.
    pub path: Option<String>,
    /// Another number stands here.
    pub differs: bool,
}

impl<'m> Making<'m> {
    /// Of a form alone, where no figure is shown: for what its rows are called.
    pub fn of_form(
        frame: &'m Frame,
        (pack, form): (&'m Pack, &'m Form),
        reading: &'m Reading,
        to_mend: &'m ToMend,
    ) -> Self {
        let (previous, given, earlier, targets) = (None, None, None, None);
        Making { frame, pack, form, reading, previous, given, earlier, targets, to_mend }
    }
}

impl Making<'_> {
    /// The language of the page.
    pub fn language(&self) -> Language {
        self.frame.language
    }

    /// The targets of an indicator.
    pub(super) fn targets_of(&self, indicator: &Indicator) -> &[beside::Line] {
        self.targets.and_then(|targets| targets.get(&indicator.code)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The remarks on a cell, in words.
    pub(super) fn messages(&self, cell: &Cell) -> Vec<Message> {
        let mut said: Vec<Message> = self.reading.of(cell).map(|remark| self.message(remark)).collect();
        if self.reading.both.contains(cell) {
            let sentence = self.frame.say("reporting-both").to_string();
            said.push(Message { sentence, symbol: "s-error", tone: Tone::Act });
        }
        said
    }

    pub(super) fn message(&self, remark: &Remark) -> Message {
        let words = match self.language() {
            Language::Vi => remark.vietnamese(),
            Language::En => remark.english(),
        };
        let sentence = format!("{} {}", words.what, words.next);
        match remark.severity() {
            Severity::Error => Message { sentence, symbol: "s-error", tone: Tone::Act },
            Severity::Warning => Message { sentence, symbol: "s-warn", tone: Tone::Warn },
        }
    }

    pub(super) fn said(&self, indicator: &Indicator, component: &Component) -> Said {
        let cell = Cell::new(&indicator.code, component.clone());
        let is_head = *component == Component::Value;
        let own = indicator.name_of(component).map(|words| of(words, self.language())).unwrap_or_default();
        let label = match component {
            Component::Part(code) => self.frame.say(words::part_key(indicator, code)).with("name", &own).to_string(),
            _ => own,
        };
        let state = state_of(&self.reading.entries, &cell);
        let before = self.previous.map(|entries| state_of(entries, &cell));
        let messages = self.messages(&cell);
        let tone = if messages.iter().any(|message| message.tone == Tone::Act) {
            "bad"
        } else if messages.is_empty() {
            ""
        } else {
            "odd"
        };
        let indent = if is_head { "" } else { "sub" };
        Said {
            code: if is_head { indicator.code.clone() } else { String::new() },
            label,
            unit: of(indicator.unit_of(component), self.language()),
            was: before.map(|before| self.written(before, indicator, component)).unwrap_or_default(),
            change: before
                .filter(|_| !indicator.is_yes_no())
                .and_then(|before| change(state, before))
                .unwrap_or_default(),
            shape: [indent, tone].into_iter().filter(|class| !class.is_empty()).collect::<Vec<_>>().join(" "),
            messages,
            why: self.reading.explanations.get(&cell).cloned().unwrap_or_default(),
            returned: self.to_mend.cells.get(&cell).cloned(),
            given: self.given.and_then(|given| given.get(&cell)).map(|figure| self.given_words(figure, state)),
        }
    }

    /// Where a figure was given before, in words.
    fn given_words(&self, figure: &GivenFigure, present: CellState) -> GivenWords {
        let differs = !present.is_empty() && present != figure.state;
        if let Some(FedSource::Register { name, rows, path }) = figure.fed.as_ref().map(|fed| &fed.source) {
            let said = self.frame.say("reporting-given-register").with("register", of(name, self.language()));
            return GivenWords { words: said.with("count", *rows).to_string(), path: Some(path.clone()), differs };
        }
        let period = |source: &Source| {
            let regime = self.pack.regime(&source.period.regime);
            let name = regime.map(|regime| of(&regime.name_of(&source.period), self.language()));
            let form = self.pack.form(&source.form).map(|form| of(&form.name, self.language()));
            [form.unwrap_or_else(|| source.form.clone()), name.unwrap_or_default()].join(", ")
        };
        let names: Vec<String> = figure.from.iter().map(period).collect();
        let (key, path) = match figure.from.as_slice() {
            [one] if one.is_submitted => ("reporting-given-submitted", Some(format!("/bao-cao/{}", one.report))),
            [one] => ("reporting-given-draft", Some(format!("/bao-cao/{}", one.report))),
            _ => ("reporting-given-sum", None),
        };
        let words = self.frame.say(key).with("source", names.join("; ")).to_string();
        GivenWords { words, path, differs }
    }

    /// What a cell is called.
    pub fn name_of(&self, cell: &Cell) -> String {
        let remark = Remark::on_cell(cell, domain::reporting::RemarkKind::Missing);
        remark.name_of_place(self.pack, self.form).map(|words| of(&words, self.language())).unwrap_or_default()
    }

    /// Whether the form has a field.
    pub(super) fn is_known(&self, field: &str) -> bool {
        crate::reporting::reading::fields_of(self.pack, self.form).contains(field)
    }

    /// What the field of a form is called.
    pub fn name_of_field(&self, field: &str) -> String {
        let cells = domain::reporting::cells_of(self.form, self.pack);
        let is_of = |names: Names| {
            [names.value, names.tick, names.reading, names.why, names.copied].iter().any(|name| name == field)
        };
        if let Some(cell) = cells.iter().find(|cell| is_of(Names::of(cell))) {
            return self.name_of(cell);
        }
        let narrative = self.form.narratives.iter().find(|narrative| narrative_name(&narrative.code) == field);
        narrative.map(|narrative| of(&narrative.question, self.language())).unwrap_or_default()
    }

    /// The field at which a remark is said.
    pub(super) fn field_of(&self, remark: &Remark) -> String {
        match &remark.place {
            RemarkPlace::Cell(cell) => Names::of(cell).value,
            RemarkPlace::Narrative(code) => narrative_name(code),
        }
    }

    /// A remark with the name of its place before it.
    pub(super) fn sentence_of(&self, remark: &Remark) -> String {
        let name = remark.name_of_place(self.pack, self.form).map(|words| of(&words, self.language()));
        format!("{}: {}", name.unwrap_or_default(), self.message(remark).sentence)
    }

    /// What stands in a cell, as people read it.
    pub(super) fn written_cell(&self, cell: &Cell) -> String {
        let state = state_of(&self.reading.entries, cell);
        let indicator = self.pack.indicator(&cell.indicator);
        indicator.map(|indicator| self.written(state, indicator, &cell.component)).unwrap_or_default()
    }

    pub(super) fn written(&self, state: CellState, indicator: &Indicator, component: &Component) -> String {
        match state {
            CellState::Value(amount) if indicator.is_yes_no() => words::answer(self.language(), amount),
            CellState::Value(amount) => write_number(amount, indicator.decimals_of(component)),
            CellState::NothingArose => "–".to_owned(),
            CellState::Empty => "…".to_owned(),
        }
    }

    /// What is computed and not entered: the share of a ratio, a sum or a difference, if all that it needs is there.
    pub(super) fn share(&self, indicator: &Indicator, entries: &Entries) -> Option<String> {
        let number = |component| number_of(indicator, entries, &component).amount();
        if !indicator.is_ratio() {
            return number(Component::Value).map(|amount| write_number(amount, indicator.decimals));
        }
        write_percent(number(Component::Numerator)?, number(Component::Denominator)?, indicator.decimals)
    }
}

/// The change against the period before, in per cent.
fn change(now: CellState, before: CellState) -> Option<String> {
    let (now, before) = (now.amount()?, before.amount().filter(|before| *before != Amount::ZERO)?);
    let difference = i128::from(now.micro()) - i128::from(before.micro());
    let percent = (difference * 100
        + i128::from(before.micro().signum()) * i128::from(before.micro().abs()) / 2 * difference.signum())
        / i128::from(before.micro());
    Some(match percent.signum() {
        1 => format!("+{percent} %"),
        -1 => format!("\u{2212}{} %", percent.unsigned_abs()),
        _ => "0 %".to_owned(),
    })
}
