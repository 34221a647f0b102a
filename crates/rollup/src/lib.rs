//! Roll-up: figures by indicator × period × organisation × part, on any line and day, as they were, as they are, and as
//! they were known on a day. `docs/rollup.md` tells how it works.
//!
//! It knows no database, no clock and no page: it is fed with rows, answers from memory, and can be kept as bytes. Every
//! number in it is whole; the only rounding is that of shares, whose parts add up to the whole.

mod asking;
mod catalogue;
mod column;
mod day;
mod figures;
mod live;
mod places;
mod ranking;
mod refusal;
mod restating;
mod row;
mod sheet;
pub mod snapshot;
mod sums;
mod tables;
mod tally;
mod tree;
mod view;

pub use asking::{Behind, Known, Standing, Total};
pub use catalogue::{Catalogue, Measure, Shape};
pub use day::Day;
pub use figures::{Change, Figures};
pub use live::Rollup;
pub use places::{Place, Run};
pub use ranking::{Attainment, Returns, Targets};
pub use refusal::Refusal;
pub use row::{Marks, MeasureNumber, Row, Statement};
pub use sheet::{Sheet, SheetKey};
pub use tables::{Cell, Grounds, Remarks, Table};
pub use tally::Tally;
pub use tree::{MOST_PLACES, Tree};
pub use view::{Ground, View};
