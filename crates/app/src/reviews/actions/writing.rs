//! A review as an official paper: its head from the register of organisations, its text from the blocks as they stand.

use super::finding::{Head, Open, Placed, Whole};
use crate::{App, failure::Failure, language::Language, reporting::papers::office_of, reporting::words::of as in_words};
use domain::{organisations::Graph, packs::Period, problem::Problem};
use jiff::civil::Date;
use papers::writing::{
    Days, NamedPeriod, Office, Paper, Papered, Profile,
    review::{ReviewToWrite, StandingBlock, paper},
    to_docx,
};
use std::sync::Arc;

/// The paper as it stands on a day, without number and date.
pub fn paper_of(graph: &Graph, whole: &Whole, on: Date) -> Result<(Office, Paper), Failure> {
    let open = &whole.open;
    let office = office(graph, open, on)?;
    let papered = Papered { recipients: lines(&open.head.recipients), ..Papered::drafted(on) };
    let paper = paper(&ReviewToWrite {
        office: office.clone(),
        papered,
        kind: open.kind,
        subject: open.head.subject.clone(),
        period: period_of(open),
        basis: lines(&open.head.basis),
        blocks: whole.blocks.iter().filter(|block| block.is_in()).map(standing).collect(),
    });
    Ok((office, paper))
}

/// The body as its papers show it, with who signs as the review has it.
fn office(graph: &Graph, open: &Open, on: Date) -> Result<Office, Failure> {
    let office = office_of(graph, open.row.organisation_id, on).ok_or(Problem::NoLayout)?;
    Ok(Office { signing: open.head.signing.clone(), ..office })
}

fn standing(block: &Placed) -> StandingBlock {
    StandingBlock {
        kind: block.kind(),
        text: block.standing.text().to_owned(),
        table: block.standing.base.as_ref().and_then(|base| base.table.clone()),
    }
}

/// Lines of a field, without marks before and behind them.
pub fn lines(typed: &str) -> Vec<String> {
    let bare =
        |line: &str| line.trim().trim_start_matches(['-', '–']).trim().trim_end_matches([',', ';', '.']).to_owned();
    typed.lines().map(bare).filter(|line| !line.is_empty()).collect()
}

/// The period that it looks at, as it stands in a sentence: one, or from one to another.
pub fn period_of(open: &Open) -> NamedPeriod {
    let (first, last) = (open.first(), open.last());
    let days = Days { first: first.first_day, last: last.last_day };
    NamedPeriod { name: name_of(open, &first, &last, Language::Vi), days }
}

/// The words of the period in a language.
pub fn name_of(open: &Open, first: &Period, last: &Period, language: Language) -> String {
    let regime = open.pack.regime(&open.row.regime);
    let name = |period: &Period| {
        let name = regime.map(|regime| in_words(&regime.name_of(period), language)).unwrap_or_default();
        let mut letters = name.chars();
        letters.next().map(|first| first.to_lowercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    match first == last {
        true => name(last),
        false => language.say("reviews-from-to").with("first", name(first)).with("last", name(last)).to_string(),
    }
}

/// The paper as a Word file.
pub fn docx(paper: &Paper, layout: &'static Profile) -> Result<Vec<u8>, Failure> {
    to_docx(paper, layout).map_err(|fault| Failure::Fault(Arc::new(fault)))
}

/// The paper as a PDF, made in a process of its own.
pub async fn pdf(app: &App, paper: &Paper, layout: &'static Profile) -> Result<Vec<u8>, Failure> {
    _ = (app, paper, layout);
    Err(Problem::NotFound.into())
}

/// Head and foot, as the journal and the frozen data tell them.
pub fn told(head: &Head) -> serde_json::Value {
    serde_json::json!({
        "subject": head.subject, "basis": lines(&head.basis), "recipients": lines(&head.recipients),
        "signing": head.signing,
    })
}
