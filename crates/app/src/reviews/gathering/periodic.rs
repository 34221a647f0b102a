//! The facts of a periodic report: the totals of its round as the round's page has them, grouped as the form groups them, what
//! units answered to each question, and a row for each unit in the annexes.

use super::{
    before, figures,
    headings::{self, empty},
    standpoint::Standpoint,
};
use crate::{
    failure::Failure,
    language::Language,
    reporting::{
        actions::showing::{self, WholeRound},
        papers::pieces::{self, Pieces},
    },
};
use database::Connection;
use domain::{
    ids::RoundId,
    packs::{Form, Indicator},
    reporting::Total,
    reviews::Source,
};
use papers::writing::review::{
    Before, FigureFacts, QuestionFacts, ReviewFacts, SectionFacts, SourcedAnswer, WhoReported,
};

/// The facts of a round.
pub(super) async fn facts(
    point: &Standpoint<'_>,
    connection: &mut Connection,
    id: RoundId,
) -> Result<ReviewFacts, Failure> {
    let whole = showing::read_whole_round(connection, &point.reader, id).await?;
    let earlier = year_before(point, connection, &whole).await?;
    let today = point.asked.today;
    let told = Told {
        point,
        id,
        pieces: Pieces::of(point.graph(), &whole, today)?,
        earlier: match &earlier {
            Some(earlier) => Some(Pieces::of(point.graph(), earlier, today)?),
            None => None,
        },
    };
    let round = Source::Round { round: id };
    let annexes = told.pieces.tables().into_iter().zip(1..);
    Ok(ReviewFacts {
        kind: point.asked.kind,
        period: pieces::named_period(&whole.round.pack, &whole.round.period()),
        directive: headings::directive(point, connection).await?,
        counted_on: today,
        who: Some(WhoReported { completeness: told.pieces.completeness(), source: round.clone() }),
        sections: told.sections(whole.round.form()?),
        annexes: annexes.map(|(table, number)| (format!("{number}"), table, round.clone())).collect(),
    })
}

/// The round of the same form and body a year before, where the body may read it.
async fn year_before(
    point: &Standpoint<'_>,
    connection: &mut Connection,
    whole: &WholeRound,
) -> Result<Option<WholeRound>, Failure> {
    let (row, period) = (&whole.round.row, whole.round.period());
    let rounds = point.offers.rounds.iter();
    let mut same = rounds.filter(|other| (&other.row.pack, &other.row.form) == (&row.pack, &row.form));
    let is_earlier = |period_of: &domain::packs::Period| before::is_year_before(period_of, &period);
    let Some(earlier) = same.find(|other| is_earlier(&other.period()) && point.is_own(other)) else { return Ok(None) };
    Ok(Some(showing::read_whole_round(connection, &point.reader, earlier.row.id).await?))
}

/// What sections are told with.
struct Told<'t> {
    point: &'t Standpoint<'t>,
    id: RoundId,
    pieces: Pieces<'t>,
    earlier: Option<Pieces<'t>>,
}

impl Told<'_> {
    fn sections(&self, form: &Form) -> Vec<SectionFacts> {
        let mut sections = vec![empty("1".to_owned(), 1, &said("gathering-round-figures"))];
        for (section, number) in form.sections().iter().zip(1..) {
            let figures = section.indicators.iter().filter_map(|code| self.figure(code)).collect();
            match (&section.name, sections.first_mut()) {
                (Some(name), _) => {
                    sections.push(SectionFacts { figures, ..empty(format!("1.{number}"), 2, name.vietnamese()) });
                }
                (None, Some(first)) => first.figures = figures,
                (None, None) => {}
            }
        }
        let questions: Vec<QuestionFacts> = form.narratives.iter().map(|asked| self.question(asked)).collect();
        if !questions.is_empty() {
            sections.push(SectionFacts { questions, ..empty("2".to_owned(), 1, &said("gathering-round-words")) });
        }
        sections
    }

    fn figure(&self, code: &str) -> Option<FigureFacts> {
        let (indicator, total) = self.pieces.indicators().find(|(indicator, _)| indicator.code == code)?;
        Some(FigureFacts {
            code: code.to_owned(),
            total: self.pieces.figure(indicator, total),
            source: Source::RoundFigure { round: self.id, indicator: code.to_owned() },
            before: self.before(indicator, total),
            aim: figures::aim(self.point, code, &self.pieces.round.period()),
            missing: self.pieces.missing(total),
        })
    }

    fn before(&self, indicator: &Indicator, total: &Total) -> Option<Before> {
        let earlier = self.earlier.as_ref()?;
        let (_, then) = earlier.indicators().find(|(known, _)| known.code == indicator.code)?;
        if !figures::is_figure(&then.figure) {
            return None;
        }
        let units = earlier.figure(indicator, then).coverage.reported;
        Some(Before {
            period: pieces::named_period(&earlier.round.pack, &earlier.round.period()).name,
            total: pieces::shown(indicator, &then.figure),
            change: before::change(indicator, &total.figure, &then.figure),
            units: Some(units).filter(|units| *units != self.pieces.figure(indicator, total).coverage.reported),
            source: Source::RoundFigure { round: earlier.round.row.id, indicator: indicator.code.clone() },
        })
    }

    fn question(&self, asked: &domain::packs::Narrative) -> QuestionFacts {
        let answers = self.pieces.answers(&asked.code).into_iter().map(|(row, text)| SourcedAnswer {
            unit: self.pieces.name_of(row.row.organisation),
            text: text.to_owned(),
            source: Source::Report { report: row.report.row.id, question: Some(asked.code.clone()) },
        });
        QuestionFacts {
            code: asked.code.clone(),
            question: asked.question.vietnamese().to_owned(),
            answers: answers.collect(),
        }
    }
}

fn said(key: &str) -> String {
    Language::Vi.say(key).to_string()
}
