//! What can be asked of the program: one module for each command, each with one `run`.
//! A command joins the parts; it holds no rule of the domain.

pub mod backup;
pub mod demo;
pub mod doctor;
pub mod export;
mod exporting;
pub mod import;
pub mod migrate;
pub mod open_file;
pub mod pack;
pub mod read;
pub mod register;
pub mod resolve;
pub mod restore;
pub mod serve;
pub mod set_paper;
pub mod urge;
pub mod user;
