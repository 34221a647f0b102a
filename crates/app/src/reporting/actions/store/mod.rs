//! The SQL of reporting. Private to the actions: a page that reaches for it does not compile.
//!
//! Every write takes a permit, so that its history row stands in the same savepoint; a draft is no history.

mod admitting;
mod answers;
mod calendar;
mod giving;
mod listing;
mod reading;
mod together;
mod writing;

pub use admitting::*;
pub use answers::*;
pub use calendar::*;
pub use giving::*;
pub use listing::*;
pub use reading::*;
pub use together::*;
pub use writing::*;
