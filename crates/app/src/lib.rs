//! The system, subject by subject: each folder is one word of the domain with its pages, actions, forms and texts.
//!
//! A page calls one action; an action holds one write with its permit and its history row; SQL stands in the subject's
//! `actions/store.rs` and nowhere else. There is no global caller, no wall clock and no configuration file in here: the
//! binary hands all of that in through [`App`].

pub mod accounts;
pub mod acting;
pub mod amendments;
pub mod api;
mod app;
pub mod asked;
pub mod caller;
pub mod children;
pub mod coverage;
pub mod demo;
pub mod difficulties;
pub mod documents;
mod downloads;
pub mod explorer;
pub mod export;
pub mod failure;
mod failure_page;
pub mod figures;
pub mod files;
pub mod inspections;
pub mod language;
pub mod lists;
pub mod look;
pub mod obligations;
pub mod opening;
pub mod organisations;
pub mod outreach;
pub mod overview;
pub mod packs;
pub mod permits;
pub mod plans;
pub mod printing;
pub mod registers;
pub mod reorganisations;
pub mod reporting;
pub mod requests;
pub mod reviews;
pub mod routes;
pub mod search;
mod security;
pub mod tables;
pub mod targets;
mod uploads;
pub mod urging;
mod written;

pub use app::{App, Settings};
