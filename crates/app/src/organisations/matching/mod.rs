//! A list of names or codes against the register of a day: each line is matched, or a person is asked.
//!
//! Nothing is kept: the page carries the list, and what a person picked, from one look to the next.

mod lines;
mod pages;
mod result;

pub use pages::{get_matching, post_matching};
