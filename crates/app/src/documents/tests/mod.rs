//! Stories of documents, as Minh of the provincial board and Lan of the commune see them.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::disallowed_methods)]

mod correcting;
mod distributing;
mod doors;
mod looking;
mod marks;
pub mod paper;
mod program;
mod publishing;
mod registering;
mod taking_back;
mod texts;
