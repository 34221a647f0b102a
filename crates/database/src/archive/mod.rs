//! All rows of a database as lines of text, and back: the form in which an instance leaves and comes in again, on either
//! engine.
//!
//! A line is a JSON array with one value for each column: a number, a text, null, or bytes (identities too) as
//! hexadecimal digits. Tables and columns come from the engine's own catalogue, so that a new table is never forgotten.
//! Nothing here knows files, hashes or containers, and nothing here is held in memory beyond one row.

mod described;
mod loading;
mod place;
mod snapshot;
mod statements;
mod values;

pub use described::{Catalogue, Described, Reference, count_rows, describe, rows_in_order};
pub use loading::{Loading, Target};
pub use snapshot::{FileRow, Snapshot};
pub use values::{Column, ColumnKind, Table};
