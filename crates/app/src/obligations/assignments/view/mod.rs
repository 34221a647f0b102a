//! What the page of an assignment is made of: the forms that are offered, and the history in words.
//!
//! Values in, values out; nothing here reads or writes.

pub mod lines;
pub mod panels;
pub mod timeline;
