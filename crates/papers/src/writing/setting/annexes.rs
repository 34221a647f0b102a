//! Annexes: each a section of pages of its own, upright or on its side, under its number, its title and the paper it belongs to.
//!
//! How annexes are counted, and whether each begins at page 1, the layout says.

use super::lines::{Lines, cased};
use super::names::Style;
use super::text::{Last, Text};
use super::widths::balanced;
use super::{Piece, SetSection, numbers};
use crate::writing::paper::{Annex, Paper};
use crate::writing::profile::Profile;
use crate::writing::words::paper as phrases;

/// The annex with this index as a section.
pub fn of<'p>(paper: &Paper, profile: &'p Profile, index: usize, annex: &'p Annex) -> SetSection<'p> {
    let mut pieces: Vec<Piece<'p>> = heading(paper, profile, index, annex).into_iter().map(Piece::Lines).collect();
    pieces.extend(Text::of_annex(profile, annex).of(&annex.blocks, Last::EndsThePages));
    SetSection {
        margins: if annex.on_its_side { &profile.margins_on_its_side } else { &profile.margins },
        on_its_side: annex.on_its_side,
        counts_alone: profile.sheet.annexes_count_alone.is,
        pieces,
        first_foot: None,
    }
}

fn heading(paper: &Paper, profile: &Profile, index: usize, annex: &Annex) -> Vec<Lines> {
    let (habits, spelling) = (&profile.habits, profile.spelling());
    let number = paper.number_of_annex(index).map(|number| numbers::written(habits.annex_counting.is, &[number]));
    let title = cased(&spelling.of(&annex.title), &profile.lettering.annex_title);
    let reference = if habits.annex_has_reference.is {
        let issuer = spelling.of(&paper.issuer.in_full);
        let reference = phrases::annex_reference(&paper.heading, &paper.symbol_in(profile), paper.dated, &issuer);
        balanced(&reference, &profile.lettering.annex_reference, Text::of_annex(profile, annex).width_mm())
    } else {
        String::new()
    };
    vec![
        Lines::plain(Style::AnnexNumber, phrases::annex(number.as_deref())),
        Lines::plain(Style::AnnexTitle, title),
        Lines::plain(Style::AnnexReference, reference),
    ]
}
