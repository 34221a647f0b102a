//! What urging does: a round that tells everyone what has come, a reminder by hand, the mails of a day, the secret of a calendar,
//! the steps of a body.
//!
//! Everything owed and everyone's roles are read in a few statements, and the rule of `domain::urging` is asked in memory. The
//! reading holds no writer, so a page waits for none of it; what is written is written in pieces between which pages have their
//! turn.

mod calendars;
mod choices;
pub mod digests;
mod following;
mod notices;
mod owed;
mod people;
mod reminding;
mod rounds;
mod stepping;
mod store;

pub use calendars::{calendar_of, make_calendar, withdraw_calendar};
pub use choices::{OwnChoices, choose, own_choices};
pub use following::{Followed, FollowedThing, Measured, follow, owed_of};
pub use notices::{Noticed, list, mark_read};
pub use owed::OwedThing;
pub use reminding::{Named, remind};
pub use rounds::{Urged, urge};
pub use stepping::{BodySteps, StepBook, set_steps, steps_of};
pub use store::NoticeRow;
