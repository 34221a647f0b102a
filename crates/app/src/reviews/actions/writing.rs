//! A review as an official paper: its head from the register of organisations, its text from the blocks as they stand.
//!
//! Sentences, layout and files are those of `papers`; nothing is kept here.

use super::finding::{Head, Open, Whole};
use crate::{
    App,
    failure::Failure,
    language::Language,
    printing,
    reporting::{papers::office_of, words::of as in_words},
};
use domain::{
    organisations::Graph,
    packs::{Pack, Period},
    problem::Problem,
    text::inside_a_sentence,
};
use jiff::civil::Date;
use papers::writing::{
    Family, Office, Paper, Papered, Profile,
    review::{ReviewToWrite, StandingBlock, paper},
    to_docx,
};

/// The paper as it stands on a day, without number and date.
pub fn paper_of(graph: &Graph, whole: &Whole, on: Date) -> Result<(Office, Paper), Failure> {
    let open = &whole.open;
    let office = office(graph, open, on)?;
    let papered = Papered { recipients: lines(&open.head.recipients), ..Papered::drafted(on) };
    let paper = paper(&ReviewToWrite {
        office: office.clone(),
        papered,
        subject: open.head.subject.clone(),
        basis: lines(&open.head.basis),
        blocks: whole.blocks.iter().filter_map(|block| StandingBlock::of(&block.standing)).collect(),
    });
    Ok((office, paper))
}

/// The body as its papers show it, with who signs as the review has it.
fn office(graph: &Graph, open: &Open, on: Date) -> Result<Office, Failure> {
    let office = office_of(graph, open.row.organisation_id, on).ok_or(Problem::NoLayout)?;
    Ok(Office { signing: open.head.signing.clone(), ..office })
}

/// Lines of a field, without marks before and behind them.
pub fn lines(typed: &str) -> Vec<String> {
    let bare =
        |line: &str| line.trim().trim_start_matches(['-', '–']).trim().trim_end_matches([',', ';', '.']).to_owned();
    typed.lines().map(bare).filter(|line| !line.is_empty()).collect()
}

/// The period as it stands in a sentence: one, or from one to another.
pub fn name_of(pack: &Pack, (first, last): (&Period, &Period), language: Language) -> String {
    let name = |period: &Period| {
        let regime = pack.regime(&period.regime);
        inside_a_sentence(&regime.map(|regime| in_words(&regime.name_of(period), language)).unwrap_or_default())
    };
    match first == last {
        true => name(last),
        false => language.say("reviews-from-to").with("first", name(first)).with("last", name(last)).to_string(),
    }
}

/// The paper as a Word file.
pub fn docx(paper: &Paper, (family, on): (Family, Date)) -> Result<Vec<u8>, Failure> {
    Ok(to_docx(paper, Profile::of(family, on))?)
}

/// The paper as a PDF, made in a process of its own.
pub async fn pdf(app: &App, paper: &Paper, (family, on): (Family, Date)) -> Result<Vec<u8>, Failure> {
    printing::pdf(app, paper, family, on).await
}

/// Head and foot, as the journal and the frozen data tell them.
pub fn told(head: &Head) -> serde_json::Value {
    serde_json::json!({
        "subject": head.subject, "basis": lines(&head.basis), "recipients": lines(&head.recipients),
        "signing": head.signing,
    })
}
