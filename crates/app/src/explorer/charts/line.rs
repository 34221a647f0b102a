//! A line over periods: its dots, what is aimed at as marks or bands, an axis with round numbers. Where there is no figure the
//! line is broken, never drawn through.

use super::{
    Tenths,
    scale::{Magnitude, Scale},
    written,
};
use crate::language::Language;
use domain::reporting::Amount;

/// A period on the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The period in full.
    pub name: String,
    /// The period in short, for the axis.
    pub short: String,
    /// The figure, where there is one.
    pub amount: Option<Amount>,
    /// The figure as the table writes it.
    pub figure: String,
    /// Nobody is missing in it.
    pub is_whole: bool,
}

/// What is aimed at, by point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// «Phấn đấu» instead of «cam kết».
    pub is_hope: bool,
    /// From, to; the same twice for one number.
    pub ends: Vec<Option<(Amount, Amount)>>,
}

/// A sheet of pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// Width.
    pub width: i64,
    /// Height.
    pub height: i64,
    has_words: bool,
}

impl Paper {
    /// On a wide window and on paper.
    pub const WIDE: Paper = Paper { width: 720, height: 300, has_words: true };
    /// On a phone.
    pub const NARROW: Paper = Paper { width: 358, height: 250, has_words: true };
    /// One of many, without words.
    pub const SMALL: Paper = Paper { width: 200, height: 56, has_words: false };
}

/// Width of a digit of the axis, in tenths: 12 px of a font whose digits are 0.56 em.
const DIGIT: Tenths = 68;
/// From a dot to its number.
const ABOVE: Tenths = 90;
/// The steps of an axis.
const STEPS: i128 = 5;

/// Words at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// From the left.
    pub x: String,
    /// From above.
    pub y: String,
    /// What.
    pub words: String,
}

/// A dot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dot {
    /// From the left.
    pub x: String,
    /// From above.
    pub y: String,
    /// Period and figure.
    pub words: String,
    /// Nobody is missing in it.
    pub is_whole: bool,
}

/// A mark or a band of what is aimed at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// «Phấn đấu» instead of «cam kết».
    pub is_hope: bool,
    /// From the left.
    pub x: String,
    /// From above: the upper end.
    pub y: String,
    /// Until where.
    pub x_end: String,
    /// Its width.
    pub width: String,
    /// Its height; empty where it is one number.
    pub height: String,
}

/// A drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its sheet.
    pub paper: Paper,
    /// Where the plot begins, from the left.
    pub left: String,
    /// Where it ends.
    pub right: String,
    /// Numbers of the axis.
    pub ticks: Vec<Label>,
    /// Where nothing lies, from above.
    pub nothing: String,
    /// Periods below the axis, as many as fit.
    pub periods: Vec<Label>,
    /// Unbroken pieces of the line.
    pub pieces: Vec<String>,
    /// Its dots.
    pub dots: Vec<Dot>,
    /// Numbers at dots, as many as fit.
    pub numbers: Vec<Label>,
    /// What is aimed at.
    pub marks: Vec<Mark>,
    /// By what the numbers of the axis are divided.
    pub magnitude: Magnitude,
}

/// The scale over all of these.
pub fn scale_of<'p>(points: impl IntoIterator<Item = &'p Point>, goals: &[Goal], decimals: u8) -> Scale {
    let ends = goals.iter().flat_map(|goal| goal.ends.iter().flatten()).flat_map(|(from, to)| [*from, *to]);
    let amounts: Vec<Amount> = points.into_iter().filter_map(|point| point.amount).chain(ends).collect();
    Scale::of(amounts, STEPS, decimals)
}

/// Draws points on a sheet.
pub fn draw(paper: Paper, points: &[Point], goals: &[Goal], scale: &Scale, language: Language) -> Line {
    let ticks: Vec<(i128, String)> =
        scale.ticks().into_iter().map(|tick| (tick, scale.label(tick, language))).collect();
    let widest = ticks.iter().map(|(_, words)| width_of(words)).max().unwrap_or(0);
    let plot = Plot::on(paper, widest, points.len());
    let at = |number: usize, amount: Amount| (plot.x(number), plot.y(scale.place(amount, plot.height())));
    let placed: Vec<(usize, &Point, Tenths, Tenths)> = points
        .iter()
        .enumerate()
        .filter_map(|(number, point)| {
            let (x, y) = at(number, point.amount?);
            Some((number, point, x, y))
        })
        .collect();
    let label = |x: Tenths, y: Tenths, words: &str| Label { x: written(x), y: written(y), words: words.to_owned() };
    Line {
        left: written(plot.left),
        right: written(plot.right),
        ticks: if paper.has_words {
            let y = |tick: i128| plot.y(scale.at(tick, plot.height()));
            ticks.iter().map(|(tick, words)| label(plot.left - 80, y(*tick), words)).collect()
        } else {
            Vec::new()
        },
        nothing: written(plot.y(scale.at(0, plot.height()))),
        periods: if paper.has_words { plot.periods(points) } else { Vec::new() },
        pieces: pieces(&placed),
        dots: placed.iter().map(|(_, point, x, y)| dot(point, *x, *y)).collect(),
        numbers: if paper.has_words { plot.numbers(&placed) } else { Vec::new() },
        marks: goals.iter().flat_map(|goal| plot.marks(goal, scale)).collect(),
        magnitude: scale.magnitude(),
        paper,
    }
}

fn dot(point: &Point, x: Tenths, y: Tenths) -> Dot {
    let words = format!("{}: {}", point.name, point.figure);
    Dot { x: written(x), y: written(y), words, is_whole: point.is_whole }
}

fn width_of(words: &str) -> Tenths {
    i64::try_from(words.chars().count()).unwrap_or(0) * DIGIT
}

/// Runs of periods that follow each other, as an SVG polyline takes them.
fn pieces(placed: &[(usize, &Point, Tenths, Tenths)]) -> Vec<String> {
    let mut pieces: Vec<(usize, String)> = Vec::new();
    for (number, _, x, y) in placed {
        let place = format!("{},{}", written(*x), written(*y));
        match pieces.last_mut().filter(|(last, _)| last + 1 == *number) {
            Some((last, piece)) => {
                piece.push(' ');
                piece.push_str(&place);
                *last = *number;
            }
            None => pieces.push((*number, place)),
        }
    }
    pieces.into_iter().map(|(_, piece)| piece).collect()
}

/// Where on a sheet the plot lies.
struct Plot {
    left: Tenths,
    right: Tenths,
    top: Tenths,
    bottom: Tenths,
    points: i64,
}

impl Plot {
    fn on(paper: Paper, widest: Tenths, points: usize) -> Self {
        let points = i64::try_from(points).unwrap_or(1).max(1);
        let (width, height) = (paper.width * 10, paper.height * 10);
        match paper.has_words {
            true => Plot { left: widest + 120, right: width - 120, top: 260, bottom: height - 320, points },
            false => Plot { left: 60, right: width - 60, top: 60, bottom: height - 60, points },
        }
    }

    fn height(&self) -> Tenths {
        self.bottom - self.top
    }

    /// The middle of the slot of a point.
    fn x(&self, number: usize) -> Tenths {
        let number = i64::try_from(number).unwrap_or(0);
        self.left + (self.right - self.left) * (2 * number + 1) / (2 * self.points)
    }

    fn y(&self, above_start: Tenths) -> Tenths {
        self.bottom - above_start
    }

    fn slot(&self) -> Tenths {
        (self.right - self.left) / self.points
    }

    /// Names of periods, every so many that none touches the next; the last one always.
    fn periods(&self, points: &[Point]) -> Vec<Label> {
        let widest = points.iter().map(|point| width_of(&point.short)).max().unwrap_or(0);
        let outermost = self.right + 110 - widest / 2;
        let widest = widest + 140;
        let every = usize::try_from((widest + self.slot() - 1) / self.slot().max(1)).unwrap_or(1).max(1);
        let shown = points.iter().enumerate().filter(|(number, _)| (points.len() - 1 - number).is_multiple_of(every));
        let label = |(number, point): (usize, &Point)| Label {
            x: written(self.x(number).min(outermost)),
            y: written(self.bottom + 210),
            words: point.short.clone(),
        };
        shown.map(label).collect()
    }

    /// Figures above their dots, from the last one back, as long as none touches another.
    fn numbers(&self, placed: &[(usize, &Point, Tenths, Tenths)]) -> Vec<Label> {
        let mut shown = Vec::new();
        let mut free_until = self.right + 120;
        for (_, point, x, y) in placed.iter().rev() {
            let half = width_of(&point.figure) / 2;
            // The last one is moved in from the edge.
            let x = if shown.is_empty() { *x.min(&(free_until - half)) } else { *x };
            if x + half > free_until || x - half < self.left {
                continue;
            }
            free_until = x - half - 60;
            let y = if y - ABOVE < 110 { y + 200 } else { y - ABOVE };
            shown.push(Label { x: written(x), y: written(y), words: point.figure.clone() });
        }
        shown.reverse();
        shown
    }

    fn marks(&self, goal: &Goal, scale: &Scale) -> Vec<Mark> {
        let half = self.slot() / 2;
        let mark = |(number, ends): (usize, &Option<(Amount, Amount)>)| {
            let (from, to) = (*ends)?;
            let (low, high) = (scale.place(from, self.height()), scale.place(to, self.height()));
            let x = self.x(number);
            Some(Mark {
                is_hope: goal.is_hope,
                x: written(x - half),
                x_end: written(x + half),
                y: written(self.y(high)),
                width: written(2 * half),
                height: if high > low { written(high - low) } else { String::new() },
            })
        };
        goal.ends.iter().enumerate().filter_map(mark).collect()
    }
}
