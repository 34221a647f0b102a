//! A strip: the figures of many on one line, a dot for each; dots that lie close stand above each other. One of them is marked,
//! and the middle. Places are rounded to a few columns, so that a dot shows where somebody lies and not the figure.

use super::{Tenths, written};
use domain::reporting::Amount;

/// Width of the drawing, in pixels.
pub const WIDTH: i64 = 640;
/// Height of the drawing, in pixels.
pub const HEIGHT: i64 = 84;
/// Columns in which dots stand.
const COLUMNS: i128 = 48;
/// From the edge to the first column.
const EDGE: Tenths = 80;
/// From one dot to the one above it, where there is room.
const STEP: Tenths = 90;

/// A dot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dot {
    /// From the left.
    pub x: String,
    /// From above.
    pub y: String,
    /// Whose, where that may be known; empty otherwise.
    pub words: String,
}

/// The drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strip {
    /// The others.
    pub dots: Vec<Dot>,
    /// The one that is marked.
    pub own: Dot,
    /// Where the middle lies, from the left.
    pub middle: String,
    /// The base line, from above.
    pub base: String,
}

/// One of those that are drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer {
    /// The figure.
    pub amount: Amount,
    /// Whose, where that may be known.
    pub words: String,
    /// It is the one that is marked.
    pub is_own: bool,
}

/// Draws figures; none where there is no marked one among them.
pub fn draw(peers: &[Peer], middle: Amount) -> Option<Strip> {
    let amounts = || peers.iter().map(|peer| i128::from(peer.amount.micro()));
    let (low, high) = (amounts().min()?, amounts().max()?);
    let column = |amount: i128| match high - low {
        0 => COLUMNS / 2,
        breadth => ((amount - low) * COLUMNS / breadth).min(COLUMNS - 1),
    };
    let at = |column: i128| EDGE + (WIDTH * 10 - 2 * EDGE) * narrow(column) / narrow(COLUMNS - 1);
    // The marked one stands lowest in its column.
    let mut ordered: Vec<&Peer> = peers.iter().collect();
    ordered.sort_by_key(|peer| !peer.is_own);
    let mut heights: std::collections::BTreeMap<i128, i64> = std::collections::BTreeMap::new();
    let placed: Vec<(&Peer, i128, i64)> = ordered
        .into_iter()
        .map(|peer| {
            let column = column(peer.amount.micro().into());
            let height = heights.entry(column).or_default();
            *height += 1;
            (peer, column, *height - 1)
        })
        .collect();
    let base = HEIGHT * 10 - 120;
    let highest = heights.values().copied().max().unwrap_or(1);
    let step = STEP.min((base - 100) / highest.max(1));
    let dot = |(peer, column, height): &(&Peer, i128, i64)| Dot {
        x: written(at(*column)),
        y: written(base - height * step),
        words: peer.words.clone(),
    };
    Some(Strip {
        own: placed.iter().find(|(peer, ..)| peer.is_own).map(dot)?,
        dots: placed.iter().filter(|(peer, ..)| !peer.is_own).map(dot).collect(),
        middle: written(at(column(middle.micro().into()))),
        base: written(base),
    })
}

fn narrow(column: i128) -> i64 {
    i64::try_from(column).unwrap_or_default()
}

/// How many lie in each of so many equal bands, from the highest down: from, to, how many, whether the marked one is there.
pub fn bands(peers: &[Peer], count: i128) -> Vec<(Amount, Amount, usize, bool)> {
    let amounts = || peers.iter().map(|peer| i128::from(peer.amount.micro()));
    let (Some(low), Some(high)) = (amounts().min(), amounts().max()) else { return Vec::new() };
    if low == high {
        let amount = Amount::from_micro(i64::try_from(low).unwrap_or_default());
        return vec![(amount, amount, peers.len(), true)];
    }
    let edge = |band: i128| Amount::from_micro(i64::try_from(low + (high - low) * band / count).unwrap_or_default());
    let band_of = |amount: i128| ((amount - low) * count / (high - low)).min(count - 1);
    let band = |band: i128| {
        let inside = || peers.iter().filter(|peer| band_of(peer.amount.micro().into()) == band);
        (edge(band), edge(band + 1), inside().count(), inside().any(|peer| peer.is_own))
    };
    (0..count).rev().map(band).filter(|(_, _, inside, _)| *inside > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn peers(amounts: &[i64]) -> Vec<Peer> {
        let peer = |(at, amount): (usize, &i64)| Peer {
            amount: Amount::from_micro(*amount),
            words: String::new(),
            is_own: at == 0,
        };
        amounts.iter().enumerate().map(peer).collect()
    }

    #[test]
    fn everyone_stands_on_the_strip_once_and_nobody_outside_it() {
        for amounts in [&[5, 1, 2, 9, 6, 7][..], &[3; 96], &[0, i64::MAX, i64::MIN, 1, 1]] {
            let strip = draw(&peers(amounts), Amount::from_micro(2)).unwrap();
            assert_eq!(strip.dots.len() + 1, amounts.len());
            for dot in strip.dots.iter().chain([&strip.own]) {
                let (x, y): (f64, f64) = (dot.x.parse().unwrap(), dot.y.parse().unwrap());
                assert!((0.0..=WIDTH as f64).contains(&x) && (0.0..=HEIGHT as f64).contains(&y), "{dot:?}");
            }
            let bands = bands(&peers(amounts), 8);
            assert_eq!(bands.iter().map(|(_, _, count, _)| count).sum::<usize>(), amounts.len());
            assert_eq!(bands.iter().filter(|(.., is_own)| *is_own).count(), 1);
        }
        assert_eq!(draw(&[], Amount::from_micro(0)), None);
    }

    #[test]
    fn two_figures_that_are_close_share_a_column_so_that_a_dot_is_no_figure() {
        let strip = draw(&peers(&[0, 1_000_000, 1_000_001, 5]), Amount::from_micro(5)).unwrap();
        let columns: std::collections::BTreeSet<&str> = strip.dots.iter().map(|dot| dot.x.as_str()).collect();
        assert_eq!(columns.len(), 2, "{strip:?}");
        assert_eq!(strip.own.y, strip.base, "the marked one stands lowest");
    }
}
