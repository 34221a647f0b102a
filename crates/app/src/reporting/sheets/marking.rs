//! The workbook that goes back to whoever filled it in: what was wrong, said at each cell and in a list. Hints are not marked.
//! It knows no cells of the form: what a place is called, the caller says.

use super::{faults::Fault, standing::Spot};
use crate::{failure::Failure, language::Language};
use papers::tables::{Filled, Mark, Marks, marked};
use std::sync::Arc;

/// A fault in the words of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldFault {
    /// The cell; empty where a place is not in the workbook any more.
    pub place: String,
    /// What belongs there.
    pub name: String,
    /// What stands there.
    pub found: String,
    /// What is wrong and what to do.
    pub sentence: String,
}

/// A fault in words; `name_of` knows what places are called.
pub fn told(fault: &Fault, language: Language, name_of: &dyn Fn(&Fault) -> String) -> ToldFault {
    let found: String = fault.found.chars().take(80).collect();
    let place = if fault.place.sheet.is_empty() { String::new() } else { fault.place.to_string() };
    ToldFault { place, name: name_of(fault), found, sentence: fault.wrong.sentence(language) }
}

/// The marks of faults.
pub fn marks(
    faults: &[Fault],
    filled_sheets: &[(String, String)],
    language: Language,
    name_of: &dyn Fn(&Fault) -> String,
) -> Marks {
    let heads = [
        "reporting-sheet-list-cell",
        "reporting-sheet-list-what",
        "reporting-sheet-list-found",
        "reporting-sheet-list-wrong",
    ];
    let heads: Vec<String> = heads.iter().map(|key| language.say(key).to_string()).collect();
    let list = language.say("reporting-sheet-list").to_string();
    let first = heads.first().cloned().unwrap_or_default();
    let wrong: Vec<&Fault> = faults.iter().filter(|fault| !fault.wrong.is_hint()).collect();
    let row = |fault: &&Fault| {
        let told = told(fault, language, name_of);
        vec![told.place, told.name, told.found, told.sentence]
    };
    let mark = |fault: &&Fault| Mark { place: fault.place.clone(), words: fault.wrong.sentence(language) };
    Marks {
        marks: wrong.iter().filter(|fault| !fault.place.sheet.is_empty()).map(mark).collect(),
        author: language.say("reporting-sheet-author").to_string(),
        is_listed_already: filled_sheets.iter().any(|(name, head)| *name == list && *head == first),
        list,
        rows: std::iter::once(heads).chain(wrong.iter().map(row)).collect(),
    }
}

/// Names of sheets and what their first cells say.
pub fn heads_of(filled: &Filled) -> Vec<(String, String)> {
    let head = |sheet: &papers::tables::FilledSheet| {
        let first = sheet.row(1).map(|row| row.text(0).to_owned()).unwrap_or_default();
        (sheet.name.clone(), first)
    };
    filled.sheets.iter().map(head).collect()
}

/// Marks a workbook, off the threads that answer requests.
pub async fn mark(content: Vec<u8>, marks: Marks) -> Result<Vec<u8>, Failure> {
    let marking = tokio::task::spawn_blocking(move || marked(&content, &marks));
    let marked = marking.await.map_err(|fault| Failure::Fault(Arc::new(fault)))?;
    Ok(marked.map_err(|fault| fault.problem_of_table(""))?)
}

/// What a place is of: the cell of the form.
pub fn cell_of(fault: &Fault) -> Option<&domain::reporting::Cell> {
    match fault.spot.as_ref()? {
        Spot::Figure(cell) | Spot::Why(cell) => Some(cell),
        Spot::Words(_) => None,
    }
}

/// Faults in the order of the workbook.
pub fn in_order(faults: &mut [Fault]) {
    let key = |fault: &Fault| (fault.place.sheet.clone(), fault.place.row, fault.place.column);
    faults.sort_by_cached_key(key);
}
