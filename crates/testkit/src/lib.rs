//! What tests share: a running system on a fresh database, the people of tỉnh Lam Giang, a client that acts like a browser,
//! years of a province's life.
//!
//! Nothing of this is part of the product; a helper that fails here fails the test with a sentence.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::disallowed_methods)]

mod book;
mod chance;
mod client;
mod database;
pub mod life;
mod mail;
mod page;
mod program;
pub mod report;
mod world;

/// The system as the tests run it: inside the package of the system itself, another build than `crate`.
pub use app;

pub use self::book::{Book, Put};
pub use self::chance::Chance;
pub use self::client::Client;
pub use self::database::{TODAY, TestDatabase, options};
pub use self::mail::{Caught, MailCatcher, Manner};
pub use self::page::{Page, words_of};
pub use self::program::{Program, token_of};
pub use self::world::World;
