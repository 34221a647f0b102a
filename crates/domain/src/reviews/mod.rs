//! Papers that are drafted from the data and edited by people: blocks of text of which every figure and sentence knows its
//! source, and what becomes of a person's words when the same block is drafted again from newer data.
//!
//! Nothing here is drafted and nothing is stored: sentences come from `papers::writing`, blocks are kept by the program.

mod block;
mod differences;
mod merging;
mod redrafting;
#[cfg(test)]
mod tests;
mod wording;

pub use block::{Alignment, Block, BlockKind, Mark, Source, Table, TableCell, TableColumn, TableRow};
pub use differences::{Change, differences};
pub use merging::{combined, relocated};
pub use redrafting::{Answer, Standing, answered, redrafted};

use crate::permissions::words;
use serde::{Deserialize, Serialize};

words! {
    /// What a paper is.
    ReviewKind {
        /// «Báo cáo tổng hợp»: the consolidated report of one round.
        Periodic = "periodic",
        /// «Báo cáo sơ kết».
        Interim = "interim",
        /// «Báo cáo tổng kết».
        Final = "final",
    }
}
