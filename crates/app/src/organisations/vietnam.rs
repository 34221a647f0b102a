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

/// Which bodies a unit has.
const RULES: (&str, &str) =
    ("packs/organisations/bodies.tsv", include_str!("../../../../packs/organisations/bodies.tsv"));

/// Everything that happened to the administrative units of Viet Nam, in the order of its days, and to the bodies of these
/// provinces. `None` where one of the codes is not that of a province of today.
pub fn events(provinces: &[&str]) -> Result<Option<Vec<Event>>, ParseError> {
    let register = NationalRegister::read(TABLES)?;
    if provinces.iter().any(|code| register.province(code).is_none()) {
        return Ok(None);
    }
    register.events_with_bodies(RULES, provinces).map(Some)
}
