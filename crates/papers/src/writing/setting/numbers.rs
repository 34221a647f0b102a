//! Numbers of parts, headings, articles and annexes, as a layout counts them. A person's own number is never touched.
//!
//! Counting begins anew with each text; what stands before and after a number comes from the habits of the layout.

use crate::roman::roman;
use crate::writing::paper::Level;
use crate::writing::profile::{Counting, Habits, Numbering};
use crate::writing::words::paper::ORDER_OF_POINTS;

/// A number at its depth; the last of `path` counts, those before it are the numbers above it.
pub fn written(by: Counting, path: &[usize]) -> String {
    let own = path.last().copied().unwrap_or_default();
    match by {
        Counting::Roman => roman(own),
        Counting::Arabic => own.to_string(),
        Counting::Nested => path.iter().map(usize::to_string).collect::<Vec<_>>().join("."),
        Counting::Letters => letter(own).map_or_else(|| own.to_string(), String::from),
    }
}

fn letter(number: usize) -> Option<char> {
    ORDER_OF_POINTS.chars().nth(number.checked_sub(1)?)
}

/// What was counted so far in one text.
#[derive(Debug, Default)]
pub struct Counted {
    parts: usize,
    headings: [usize; 3],
    articles: usize,
}

impl Counted {
    /// The next part.
    pub fn part(&mut self, habits: &Habits) -> String {
        self.parts += 1;
        self.headings = [0; 3];
        numbered(&habits.part.is, &[self.parts])
    }

    /// The next article. Articles run through the whole text.
    pub fn article(&mut self) -> usize {
        self.articles += 1;
        self.articles
    }

    /// The next heading of a depth, with what stands after its number. Those below it begin again.
    pub fn heading(&mut self, level: Level, habits: &Habits) -> String {
        let [first, second, third] = &mut self.headings;
        match level {
            Level::First => {
                *first += 1;
                (*second, *third) = (0, 0);
                numbered(&habits.heading_1.is, &[*first])
            }
            Level::Second => {
                *second += 1;
                *third = 0;
                numbered(&habits.heading_2.is, &[*second])
            }
            Level::Third => {
                *third += 1;
                numbered(&habits.heading_3.is, &[*second, *third])
            }
        }
    }
}

fn numbered(numbering: &Numbering, path: &[usize]) -> String {
    format!("{}{}", written(numbering.by, path), numbering.after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_of_counting() {
        assert_eq!(
            [1, 4, 9, 14, 40, 1999].map(|number| written(Counting::Roman, &[number])),
            ["I", "IV", "IX", "XIV", "XL", "MCMXCIX"]
        );
        assert_eq!(written(Counting::Nested, &[2, 3]), "2.3");
        assert_eq!(written(Counting::Letters, &[5]), "đ");
        assert_eq!(written(Counting::Letters, &[99]), "99");
        assert_eq!(written(Counting::Arabic, &[]), "0");
    }
}
