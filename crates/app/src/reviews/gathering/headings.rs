//! The headings of a review, in the order of the pack's outline, each with what is drawn into it: figures, answers, and what
//! subjects plug in. Whoever reported is told of the latest round.

use super::{annexes, before, cited::Cited, drawing, figures, standpoint::Standpoint};
use crate::{
    documents::actions as of_documents,
    failure::Failure,
    reporting::{actions::showing, papers::pieces::Pieces},
};
use database::Connection;
use domain::{
    packs::{Heading, Outline},
    problem::Problem,
    reviews::Source,
};
use papers::writing::{
    Days, NamedPeriod,
    review::{ReviewFacts, SectionFacts, WhoReported},
};

/// The facts of a review.
pub(super) async fn facts(point: &Standpoint<'_>, connection: &mut Connection) -> Result<ReviewFacts, Failure> {
    let asked = point.asked;
    let mut sections = Vec::new();
    let mut numbers = Numbers::default();
    let outline = outline(point)?;
    for heading in &outline.headings {
        let mut section = section(point, numbers.next(heading.level), heading);
        for source in &heading.draws {
            drawing::draw(point, connection, *source, &mut section).await?;
        }
        sections.push(section);
    }
    Ok(ReviewFacts {
        kind: asked.kind,
        period: period(point),
        directive: directive(point, connection).await?,
        counted_on: asked.today,
        who: who(point, connection).await?,
        sections,
        annexes: annexes::tables(point, outline),
    })
}

fn outline<'a>(point: &'a Standpoint<'_>) -> Result<&'a Outline, Failure> {
    let outlines = &point.asked.pack.outlines;
    let found = outlines.iter().find(|outline| Some(&outline.code) == point.asked.outline.as_ref());
    Ok(found.ok_or(Problem::NotFound)?)
}

/// Counts headings by their level: `1`, `1.1`, `1.2`, `1.2.1`.
#[derive(Debug, Default)]
struct Numbers(Vec<u32>);

impl Numbers {
    fn next(&mut self, level: i64) -> (String, u8) {
        let level = u8::try_from(level.clamp(1, 9)).unwrap_or(1);
        self.0.resize(usize::from(level), 0);
        if let Some(last) = self.0.last_mut() {
            *last += 1;
        }
        let key = self.0.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
        (key, level)
    }
}

fn section(point: &Standpoint<'_>, (key, level): (String, u8), heading: &Heading) -> SectionFacts {
    SectionFacts {
        figures: heading.indicators.iter().filter_map(|code| figures::facts(point, code)).collect(),
        questions: heading.narratives.iter().filter_map(|code| point.question(code)).collect(),
        ..empty(key, level, heading.title.vietnamese())
    }
}

/// A heading with nothing under it.
pub(super) fn empty(key: String, level: u8, title: &str) -> SectionFacts {
    SectionFacts {
        key,
        level,
        title: title.to_owned(),
        figures: Vec::new(),
        questions: Vec::new(),
        documents: None,
        obligations: None,
        coverage: None,
        difficulties: None,
        outreach: None,
        inspections: None,
        has_own_words: false,
    }
}

fn period(point: &Standpoint<'_>) -> NamedPeriod {
    let asked = point.asked;
    let periods = match asked.first == asked.last {
        true => vec![asked.last.clone()],
        false => vec![asked.first.clone(), asked.last.clone()],
    };
    NamedPeriod {
        name: before::span_name(&asked.pack, &periods),
        days: Days { first: asked.first.first_day, last: asked.last.last_day },
    }
}

/// The document that is carried out, as it is cited in full.
pub(super) async fn directive(
    point: &Standpoint<'_>,
    connection: &mut Connection,
) -> Result<Option<(String, Source)>, Failure> {
    let Some(document) = point.asked.document else { return Ok(None) };
    let (caller, today) = (&point.reader.caller, point.asked.today);
    let found = of_documents::find_for_reader(connection, point.graph(), caller, document, today).await?;
    let row = &found.row;
    let cited = Cited {
        document_type: &row.document_type,
        symbol: row.symbol.as_deref(),
        issued_on: row.issued_on,
        issuer: row.issuer_text.as_deref(),
        subject: Some(&row.subject),
    };
    Ok(Some((cited.said(), Source::Document { document })))
}

/// Who reported in the latest round of the body within the periods.
async fn who(point: &Standpoint<'_>, connection: &mut Connection) -> Result<Option<WhoReported>, Failure> {
    let Some(round) = point.rounds().rfind(|round| point.is_own(round)) else { return Ok(None) };
    let whole = showing::read_whole_round(connection, &point.reader, round.row.id).await?;
    let pieces = Pieces::of(point.graph(), &whole, point.asked.today)?;
    let source = Source::Round { round: round.row.id };
    Ok(Some(WhoReported { completeness: pieces.completeness(), source }))
}
