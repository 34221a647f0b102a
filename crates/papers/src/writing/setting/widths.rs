//! How wide words are, so that long names break into lines of even length and a long date keeps within its margin.
//!
//! Word breaks lines by itself; this only helps where an ugly break can be foreseen. The typeface is the layouts' one.

use crate::writing::profile::Lettering;
use crate::writing::words::paper as phrases;
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

const TABLE: &str = include_str!("../layouts/widths.tsv");
const MILLIMETRES_OF_A_POINT: f64 = 25.4 / 72.0;
/// The width of a letter that the table does not know: that of most small letters.
const USUAL: [f64; 3] = [500.0; 3];

static WIDTHS: LazyLock<HashMap<char, [f64; 3]>> = LazyLock::new(|| TABLE.lines().filter_map(read).collect());

fn read(line: &str) -> Option<(char, [f64; 3])> {
    let mut columns = line.split('\t');
    let letter = match columns.next()? {
        "blank" => ' ',
        letter => letter.chars().next()?,
    };
    let mut width = || columns.next()?.parse().ok();
    Some((letter, [width()?, width()?, width()?]))
}

/// The width of a text on one line.
pub fn width_mm(text: &str, lettering: &Lettering) -> f64 {
    let thousandths: f64 = text.nfc().map(|letter| of(letter, lettering)).sum();
    thousandths / 1000.0 * lettering.size_pt * MILLIMETRES_OF_A_POINT
}

fn of(letter: char, lettering: &Lettering) -> f64 {
    let bare = || std::iter::once(letter).nfd().next();
    let letter = if letter == '\u{a0}' { ' ' } else { letter };
    let known = WIDTHS.get(&letter).or_else(|| WIDTHS.get(&bare()?));
    let [upright, bold, italic] = known.copied().unwrap_or(USUAL);
    match (lettering.bold, lettering.italic) {
        (true, _) => bold,
        (_, true) => italic,
        _ => upright,
    }
}

/// The text with line breaks, on as few lines as its width needs, all about as long as each other.
pub fn balanced(text: &str, lettering: &Lettering, limit_mm: f64) -> String {
    let fewest = broken(text, lettering, limit_mm);
    if fewest.len() < 2 {
        return text.to_owned();
    }
    let mut narrower_mm = width_mm(text, lettering) / narrow(fewest.len());
    while narrower_mm < limit_mm {
        let lines = broken(text, lettering, narrower_mm);
        if lines.len() <= fewest.len() {
            return lines.join("\n");
        }
        narrower_mm += 1.0;
    }
    fewest.join("\n")
}

#[expect(clippy::cast_precision_loss, reason = "a count of lines")]
fn narrow(count: usize) -> f64 {
    count as f64
}

/// The lines that a width takes, filled one after the other. A word wider than it stands alone, and a word that belongs to the
/// number after it does not end a line.
fn broken(text: &str, lettering: &Lettering, limit_mm: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        let word = match words.next_if(|next| phrases::belongs_before(word, next)) {
            Some(number) => format!("{word} {number}"),
            None => word.to_owned(),
        };
        match lines.last_mut() {
            Some(line) if width_mm(&format!("{line} {word}"), lettering) <= limit_mm => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::{Family, Profile};
    use jiff::civil::date;

    #[test]
    fn widths_are_those_that_were_measured_on_paper() {
        let letters = &Profile::of(Family::Party, date(2026, 6, 1)).lettering;
        let cases = [
            ("ĐẢNG CỘNG SẢN VIỆT NAM", &letters.banner, 72.7),
            ("BAN CHẤP HÀNH TRUNG ƯƠNG", &letters.superior, 74.1),
            ("Nơi nhận", &letters.recipients_word, 18.4),
            ("-----", &letters.subject_mark, 8.2),
        ];
        for (text, lettering, measured_mm) in cases {
            let width = width_mm(text, lettering);
            assert!((width - measured_mm).abs() < 0.3, "{text}: {width}, measured {measured_mm}");
        }
    }

    #[test]
    fn a_long_name_breaks_into_even_lines_and_a_short_one_does_not() {
        let bold = &Profile::of(Family::Party, date(2026, 6, 1)).lettering.issuing_body;
        assert_eq!(balanced("BAN TỔ CHỨC", bold, 73.4), "BAN TỔ CHỨC");
        assert_eq!(balanced("BAN TUYÊN GIÁO VÀ DÂN VẬN", bold, 73.4), "BAN TUYÊN GIÁO\nVÀ DÂN VẬN");
        let reference = "(Kèm theo Báo cáo số 14-BC/BTGDVTU, ngày 26/6/2026 của Ban Tuyên giáo và Dân vận Tỉnh uỷ)";
        let italic = &Profile::of(Family::Party, date(2026, 6, 1)).lettering.annex_reference;
        let lines = balanced(reference, italic, 165.0);
        assert!(lines.contains('\n') && !lines.contains("ngày\n") && lines.replace('\n', " ") == reference, "{lines}");
        let one_word = "A".repeat(40);
        assert_eq!(balanced(&one_word, bold, 73.4), one_word);
        assert_eq!(balanced("", bold, 73.4), "");
    }
}
