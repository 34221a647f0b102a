//! What can be submitted: a kind is one file with a [`Kind`] and a [`Lane`]. All else in the drill knows no kind.
//!
//! A new kind is added to [`KINDS`]. Its statements are constants that run on both databases.

use super::{assignments, ground::Ground, reports};
use crate::http::Browser;
use anyhow::Context;
use std::net::SocketAddr;

/// Everything that is drilled.
pub const KINDS: &[&Kind] = &[&assignments::KIND, &reports::KIND];

/// The units that submit side by side.
type Lanes = Vec<Box<dyn Lane>>;

/// One kind of submission.
pub struct Kind {
    /// For what is printed.
    pub name: &'static str,
    /// Signs people in and finds them something to submit.
    pub lanes: fn(&Ground, SocketAddr) -> anyhow::Result<Lanes>,
    /// Login of someone who may read every receipt of this kind.
    pub reader: &'static str,
    /// Its rows: `id`, `thing_id`, `receipt_number`, `code` (a hash), `at_ms`, `person`.
    pub stored: &'static str,
    /// The journal's words for it: verb and thing.
    pub journal: (&'static str, &'static str),
    /// What must hold between the rows.
    pub rules: &'static [Rule],
}

/// A rule and its statement, whose `number` counts what breaks it.
pub struct Rule {
    /// What is wrong when the number is not 0.
    pub broken: &'static str,
    /// `SELECT … AS number`.
    pub count: &'static str,
}

/// One thing that is submitted again and again by its own people.
pub trait Lane: Send {
    /// Takes the steps that are missing until it can be submitted, whatever was taken before a kill.
    fn prepare(&mut self) -> anyhow::Result<()>;
    /// Sends the form that [`Lane::prepare`] found and returns the address of the receipt. Sent a second time, the same
    /// form leads to the same receipt.
    fn submit(&mut self) -> anyhow::Result<String>;
    /// The person who submits.
    fn submitter(&mut self) -> &mut Browser;
    /// The program was started again and listens elsewhere.
    fn move_to(&mut self, address: SocketAddr) -> anyhow::Result<()>;
}

/// A submission that was answered.
pub struct Shown {
    /// Login of someone who may read the receipt.
    pub reader: &'static str,
    /// Where the answer led.
    pub address: String,
    /// What the client read there, unless the kill came first.
    pub receipt: Option<Receipt>,
}

impl Shown {
    /// The submission's identity: the last part of the address.
    pub fn id(&self) -> &str {
        self.address.rsplit('/').next().unwrap_or_default()
    }
}

/// A receipt as a person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Its number.
    pub number: String,
    /// Its verification code.
    pub code: String,
    /// All of it, the second, the people and the content too.
    pub paper: String,
}

impl Receipt {
    /// Reads the receipt at an address. One that no longer fits its rows is a fault.
    pub fn read(browser: &mut Browser, address: &str) -> anyhow::Result<Self> {
        let answer = browser.get(address)?;
        anyhow::ensure!(answer.status == 200, "a receipt is answered with {}", answer.status);
        let paper = between(&answer.body, "<section class=\"receipt\"", "</section>").context("no receipt there")?;
        let main = between(&answer.body, "<main", "</main>").context("a page without a main part")?;
        anyhow::ensure!(!main.contains("#s-error"), "the receipt does not fit its rows");
        let number = between(paper, "<p class=\"no\">", "</p>").context("a receipt without a number")?;
        let code = between(paper, "<dd class=\"hash\">", "</dd>").context("a receipt without a code")?;
        Ok(Receipt { number: number.to_owned(), code: code.to_owned(), paper: paper.to_owned() })
    }
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(found, _)| found)
}
