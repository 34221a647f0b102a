//! What can be asked of the program: one module for each command, each with one `run`.

pub mod demo;
pub mod serve;
