//! The pages of targets. Each handler reads its form, calls one action and leads on; a complaint shows the same page again
//! with what was typed.

pub mod containing;
pub mod contributing;
mod form;
pub mod indicator;
pub mod list;
mod pasted;
pub mod setting;
pub mod several;
pub mod show;
pub mod taking;
mod understood;
mod view;

use crate::look::sentence;
