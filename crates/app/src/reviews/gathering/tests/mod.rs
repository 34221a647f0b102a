//! Stories of what a review is drafted from: figures as the rounds' pages have them, who is missing, what units wrote, how
//! assignments and plans stand; and that it is one state, read in few statements, of what the body may read.

mod figures;
mod plans;
mod reading;
mod rounds;
mod sentences;
mod words;

use crate::reporting::packs;
use domain::{ids::RoundId, packs::Period, reviews::ReviewKind};
use papers::writing::{
    Shown,
    review::{FigureFacts, QuestionFacts, ReviewFacts, SectionFacts},
};
use std::sync::Arc;
use testkit::{
    TODAY, World,
    app::reviews::gathering::{Asked, Gathered, gather},
};

/// A half-year by year and number.
pub fn half(year: i64, n: i64) -> Period {
    let pack = &packs::newest("vocational-education").unwrap().pack;
    pack.regime("half-year").unwrap().period(year, n).unwrap()
}

/// An interim review of a body over half-years.
pub fn review(world: &World, body: &str, first: (i64, i64), last: (i64, i64)) -> Asked {
    Asked {
        kind: ReviewKind::Interim,
        organisation: world.organisation(body),
        pack: Arc::clone(&packs::newest("vocational-education").unwrap().pack),
        outline: Some("interim".to_owned()),
        round: None,
        first: half(first.0, first.1),
        last: half(last.0, last.1),
        document: None,
        today: TODAY,
    }
}

/// The consolidated report of a round.
pub fn periodic(world: &World, round: RoundId, period: (i64, i64)) -> Asked {
    let kind = ReviewKind::Periodic;
    Asked { kind, outline: None, round: Some(round), ..review(world, "ban-tgdv", period, period) }
}

/// What is gathered now.
pub async fn gathered(world: &World, asked: &Asked) -> Gathered {
    let mut connection = world.app.database().read_unmoving().await.unwrap();
    let found = gather(&world.app, &mut connection, asked).await.expect("it is gathered");
    connection.end().await.unwrap();
    found
}

/// The facts alone.
pub async fn facts(world: &World, asked: &Asked) -> ReviewFacts {
    gathered(world, asked).await.facts
}

/// The figure of an indicator.
pub fn figure<'f>(facts: &'f ReviewFacts, code: &str) -> &'f FigureFacts {
    let mut all = facts.sections.iter().flat_map(|section| &section.figures);
    all.find(|figure| figure.code == code).unwrap_or_else(|| panic!("no figure {code}: {facts:#?}"))
}

/// The answers to a question.
pub fn question<'f>(facts: &'f ReviewFacts, code: &str) -> &'f QuestionFacts {
    let mut all = facts.sections.iter().flat_map(|section| &section.questions);
    all.find(|question| question.code == code).expect("the question")
}

/// The heading with these words.
pub fn section<'f>(facts: &'f ReviewFacts, title: &str) -> &'f SectionFacts {
    facts.sections.iter().find(|section| section.title == title).expect("the heading")
}

/// A figure as it is written.
pub fn shown(number: &str) -> Shown {
    Shown::Figure(number.to_owned())
}
