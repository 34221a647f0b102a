//! The pages of reporting. Each handler reads its form, calls one action and leads on; a complaint shows the same page
//! again with what was typed, and a step that was taken before is told calmly.

mod acts;
pub mod admitting;
mod aims;
pub mod answering;
mod asking;
pub mod block;
pub mod boxes;
pub mod calendar;
pub mod entry;
pub mod filling;
pub mod groups;
pub mod list;
pub mod making;
pub mod opening;
mod part;
pub mod receipt;
pub mod review;
pub mod round;
pub mod sheet;
pub mod show;
pub mod standing;
pub mod turns;
pub mod words;

use crate::look::{limited, reason, sentence};
