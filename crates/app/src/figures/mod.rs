//! Figures in memory: what reports say, read from their rows into the columns of `rollup`, and kept to the last commit.
//!
//! The database is the only truth. Nothing in here writes, and nobody tells it what changed: it reads the history from
//! where it stands, and the reports that the history names. `docs/rollup.md` tells how.

mod following;
mod keeping;
mod loading;
mod measures;
mod store;
mod told;

pub use following::Following;
pub use measures::{LINE, numbers_of};
