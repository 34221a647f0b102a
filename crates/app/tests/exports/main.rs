//! Exports as a whole: what leaves comes back, byte for byte, on either database; nothing of the schema is forgotten, no
//! secret leaves; and whatever is not as it was written is refused, with nothing written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::disallowed_methods)]

mod forging;
mod instances;
mod open_formats;
mod refusing;
mod round_trips;
mod schema;
