//! The pages of the register: as of a day, one organisation, the events. They only read, and what they read is in memory.
//!
//! The day that is looked at changes what is shown, never who may see it.

mod as_of;
mod correcting;
mod events;
mod exporting;
mod importing;
mod lineage;
mod organisation;
mod register;
mod told;
mod tree;
mod words;
mod workbook;

pub(super) use correcting::{get_corrections, post_correction};
pub(super) use events::get_events;
pub(super) use exporting::get_export;
pub(super) use importing::{get_import, post_import, post_take_in};
pub(super) use organisation::get_organisation;
pub(super) use register::get_register;
pub(crate) use register::may_read_register;

pub(super) use crate::look::sentence;
pub(super) use as_of::AsOf;
use as_of::Mark;
pub(super) use words::{Link, Words};
