//! «Nhập một lần»: figures that the same organisation gave in other reports or keeps in registers, as they come into a form. An empty box holds
//! what was given elsewhere, with its source, and is saved with the page like what was typed; where the two differ, later
//! too, an explanation is asked for. The tie itself is never stored: it is found anew whenever the form is read.

use super::{copying, draft::Draft, fed::FedFigure, reading::Names};
use domain::{
    ids::ReportId,
    packs::{Pack, Period},
    reporting::{Cell, CellState, Entries, Remark, RemarkKind, state_of, write_number},
};
use std::collections::BTreeMap;

/// The report in which a figure was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Itself.
    pub report: ReportId,
    /// Code of its form.
    pub form: String,
    /// The period of its round.
    pub period: Period,
    /// It was submitted; else it is still being worked on.
    pub is_submitted: bool,
}

/// A figure that was given elsewhere: in one report, or in several that were added up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenFigure {
    /// What it is.
    pub state: CellState,
    /// Where it was given.
    pub from: Vec<Source>,
    /// From where else in the system it comes; then it was given in no report.
    pub fed: Option<FedFigure>,
}

impl GivenFigure {
    /// A figure that comes from elsewhere in the system.
    pub fn of_fed(fed: FedFigure) -> Self {
        GivenFigure { state: CellState::Value(fed.amount), from: Vec::new(), fed: Some(fed) }
    }

    /// The field in which it stands and the text there.
    fn field(&self, pack: &Pack, cell: &Cell) -> Option<(String, String)> {
        match self.fed.as_ref().filter(|fed| !fed.keys.is_empty()) {
            Some(fed) => {
                let keys: Vec<&str> = fed.keys.iter().map(String::as_str).collect();
                Some((Names::of(cell).value, keys.join("\n")))
            }
            None => copying::field_of(pack, cell, self.state),
        }
    }
}

/// By cell.
pub type GivenFigures = BTreeMap<Cell, GivenFigure>;

/// Whether nobody typed into a box.
pub fn is_open(draft: &Draft, cell: &Cell) -> bool {
    let names = Names::of(cell);
    draft.field(&names.value).is_empty() && draft.field(&names.tick).is_empty() && draft.others(&names.value).is_empty()
}

/// A working copy with what was given elsewhere in its empty boxes.
pub fn filled(draft: &Draft, pack: &Pack, given: &GivenFigures) -> Draft {
    let mut filled = draft.clone();
    for (cell, figure) in given.iter().filter(|(cell, _)| is_open(draft, cell)) {
        if let Some((field, text)) = figure.field(pack, cell) {
            filled.put(&field, text);
        }
    }
    filled
}

/// What stands otherwise than it was given elsewhere.
pub fn differences(entries: &Entries, given: &GivenFigures) -> Vec<Remark> {
    let words = |state: CellState| match state.amount() {
        Some(amount) => write_number(amount, amount.decimals()),
        None => "–".to_owned(),
    };
    let differs = |(cell, figure): (&Cell, &GivenFigure)| {
        let present = state_of(entries, cell);
        let (present_words, given) = (words(present), words(figure.state));
        let kind = match &figure.fed {
            Some(_) => RemarkKind::DiffersFromRegister { present: present_words, given },
            None => RemarkKind::DiffersFromGiven { present: present_words, given },
        };
        (!present.is_empty() && present != figure.state).then(|| Remark::on_cell(cell, kind))
    };
    given.iter().filter_map(differs).collect()
}
