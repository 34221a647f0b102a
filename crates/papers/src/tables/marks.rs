//! What is to be said at single cells of a workbook that is given back to whoever filled it in.
//! The words are the caller's; nothing here knows what is wrong.

use super::Place;

/// Words at one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The cell.
    pub place: Place,
    /// What is wrong there and what to do.
    pub words: String,
}

/// All marks of a workbook, and the list of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// Marks, in the order of the list.
    pub marks: Vec<Mark>,
    /// Who says it: the name at each note.
    pub author: String,
    /// Name of the sheet that lists all of them.
    pub list: String,
    /// A sheet of that name is the list of an earlier time and is written anew; otherwise it is somebody's own and stays.
    pub is_listed_already: bool,
    /// The rows of the list, its head first.
    pub rows: Vec<Vec<String>>,
}
