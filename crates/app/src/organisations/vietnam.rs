//! The national register that comes with the program: its tables, and the bodies of a province by the rules of the pack.
//! Read when it is asked for; nothing of it is kept in memory.

use domain::organisations::{Event, NationalRegister, ParseError};

/// The tables, by file name.
macro_rules! tables {
    ($($file:literal),* $(,)?) => {
        &[$(($file, include_str!(concat!("../../../../packs/organisations/vietnam/", $file)))),*]
    };
}

const TABLES: &[(&str, &str)] = tables![
    "provinces-to-2025-06-30.tsv",
    "districts-to-2025-06-30.tsv",
    "communes-to-2025-06-30.tsv",
    "provinces.tsv",
    "communes.tsv",
    "changes.tsv",
    "eras.tsv",
    "resolutions.tsv",
    "extents.tsv",
    "kinds.tsv",
];

/// Everything that happened to the administrative units of Viet Nam, in the order of its days.
pub fn events() -> Result<Vec<Event>, ParseError> {
    Ok(NationalRegister::read(TABLES)?.events())
}
