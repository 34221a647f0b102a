//! The pages of the register: as of a day, one organisation, the events. They only read, and what they read is in memory.
//!
//! The day that is looked at changes what is shown, never who may see it.

mod as_of;
mod events;
mod lifelines;
mod organisation;
mod register;
mod told;
mod tree;
mod words;

pub(super) use events::get_events;
pub(super) use organisation::get_organisation;
pub(super) use register::get_register;

use as_of::{AsOf, Mark};
use words::{Link, Words};
