//! The text: parts, headings, articles, sentences, lists, tables, with the numbers that the layout gives them.
//!
//! The width that tables may fill is known here.

use super::Piece;
use super::lines::{Lines, SetRun, cased};
use super::names::Style;
use super::numbers::Counted;
use crate::writing::paper::{Annex, Block, Level, Run};
use crate::writing::profile::{Lettering, Profile};
use crate::writing::words::paper as phrases;

/// What becomes of the last block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Last {
    /// It ends the text and stays on the page of what follows: the signature never stands alone.
    StaysWithWhatFollows,
    /// It ends the pages.
    EndsThePages,
}

/// Sets blocks between two margins.
pub struct Text<'p> {
    profile: &'p Profile,
    width_mm: f64,
}

impl<'p> Text<'p> {
    /// On upright pages.
    pub fn upright(profile: &'p Profile) -> Self {
        Text { profile, width_mm: profile.text_width_mm() }
    }

    /// On the pages of an annex.
    pub fn of_annex(profile: &'p Profile, annex: &Annex) -> Self {
        let width_mm = if annex.on_its_side { profile.text_width_on_its_side_mm() } else { profile.text_width_mm() };
        Text { profile, width_mm }
    }

    /// The width between the margins.
    pub fn width_mm(&self) -> f64 {
        self.width_mm
    }

    /// The blocks in order.
    pub fn of(&self, blocks: &'p [Block], last: Last) -> Vec<Piece<'p>> {
        let mut counted = Counted::default();
        let mut pieces = Vec::new();
        let mut below_a_table = false;
        for block in blocks {
            let first = pieces.len();
            pieces.extend(self.block(block, &mut counted));
            if let (true, Some(Piece::Lines(lines))) = (below_a_table, pieces.get_mut(first))
                && lines.style.is_of_the_text()
            {
                lines.before_pt = Some(self.profile.spacing.between_paragraphs_pt.is);
            }
            below_a_table = matches!(block, Block::Table(_));
        }
        if let (Last::StaysWithWhatFollows, Some(Piece::Lines(lines))) = (last, pieces.last_mut()) {
            lines.keeps_with_next = true;
            phrases::end_of_text(&mut lines.runs, &self.profile.habits.text_end.is);
        }
        pieces
    }

    fn block(&self, block: &'p Block, counted: &mut Counted) -> Vec<Piece<'p>> {
        let (letters, habits) = (&self.profile.lettering, &self.profile.habits);
        match block {
            Block::Part(title) => {
                let counted = phrases::part(&counted.part(habits));
                let (number, title) = phrases::own_part(title).unwrap_or((&counted, title));
                vec![
                    Piece::Lines(Lines::plain(Style::Part, number)),
                    Piece::Lines(Lines::plain(Style::PartTitle, cased(title, &letters.part_title))),
                ]
            }
            Block::Article(title) => {
                Self::one(Lines::plain(Style::Article, phrases::article(counted.article(), title)))
            }
            Block::Section(level, title) => {
                let text = format!("{}{title}", counted.heading(*level, habits));
                Self::one(self.heading(*level, &text))
            }
            Block::Heading(level, text) => Self::one(self.heading(*level, text)),
            Block::Paragraph(runs) => Self::one(Lines { keeps_with_next: announces(runs), ..sentence(None, runs) }),
            Block::List(marker, items) => {
                let item = |(index, runs): (usize, &Vec<Run>)| {
                    Piece::Lines(sentence(Some(SetRun::plain(marker.before(index))), runs))
                };
                items.iter().enumerate().map(item).collect()
            }
            Block::Table(table) => vec![Piece::Table(table, self.width_mm)],
            Block::Note(text) => Self::one(Lines::plain(Style::TableNote, text)),
        }
    }

    fn one(lines: Lines) -> Vec<Piece<'p>> {
        vec![Piece::Lines(lines)]
    }

    fn heading(&self, level: Level, text: &str) -> Lines {
        let letters = &self.profile.lettering;
        let of = |style, lettering: &Lettering| Lines::plain(style, cased(text, lettering));
        match level {
            Level::First => of(Style::Heading1, &letters.heading_1),
            Level::Second => of(Style::Heading2, &letters.heading_2),
            Level::Third => of(Style::Heading3, &letters.heading_3),
        }
    }
}

/// Words that announce what follows do not end a page.
fn announces(runs: &[Run]) -> bool {
    runs.last().is_some_and(|run| run.text.trim_end().ends_with(':'))
}

fn sentence(opening: Option<SetRun>, runs: &[Run]) -> Lines {
    Lines::of(Style::Text, opening.into_iter().chain(runs.iter().map(SetRun::from)).collect())
}
