//! Bars side by side on one scale, each from nothing to its figure, with marks of what is aimed at. A drawing stretches to
//! its place, so it holds no words.

use super::{scale::Scale, written};
use domain::reporting::Amount;

/// Width of the drawing.
const WIDTH: i64 = 3200;

/// One bar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bar {
    /// From the left.
    pub x: String,
    /// Its width; empty where there is no figure.
    pub width: String,
    /// Where nothing lies.
    pub nothing: String,
    /// What is aimed at: a place from the left, and whether it is «phấn đấu».
    pub goals: Vec<(String, bool)>,
}

/// A bar for a figure.
pub fn bar(amount: Option<Amount>, goals: &[(Amount, bool)], scale: &Scale) -> Bar {
    let nothing = scale.at(0, WIDTH);
    let goals = goals.iter().map(|(amount, is_hope)| (written(scale.place(*amount, WIDTH)), *is_hope)).collect();
    let Some(amount) = amount else { return Bar { nothing: written(nothing), goals, ..Bar::default() } };
    let end = scale.place(amount, WIDTH);
    // What is more than nothing is seen.
    let least = if amount.micro() == 0 { 0 } else { 10 };
    let width = (end - nothing).abs().max(least);
    let x = if end < nothing { nothing - width } else { nothing };
    Bar { x: written(x), width: written(width), nothing: written(nothing), goals }
}
