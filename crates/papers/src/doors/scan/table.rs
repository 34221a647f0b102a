//! The table that tesseract prints, read back: words with boxes, put straight when the page lay askew.
//!
//! Words that the recogniser itself holds for doubtful scratches are left out; what is doubtful but made of letters stays.

use crate::doors::sheets::{Sheet, Word};

/// Below this a word of the recogniser is a scratch.
const SCRATCH: f32 = 12.0;
/// Below this a word without two letters or digits is one too.
const DOUBTFUL: f32 = 60.0;
/// A line whose words are not surer than this together is one of scratches: a seal, a signature, a dirty edge.
const SURE_LINE: f32 = 45.0;
/// A gap of so many heights parts what only stands on one level.
const WIDE: f32 = 2.5;
/// A line is long enough to tell a slope with so many words.
const WORDS_OF_A_LINE: usize = 5;

/// One found word before it is put straight; in dots.
struct Found {
    text: String,
    left: f32,
    top: f32,
    width: f32,
    height: f32,
    line: u32,
    /// From 0 to 100.
    confidence: f32,
}

/// The pages in points, and the confidence of every word kept.
pub(super) fn sheets(printed: &str, points_per_dot: f32) -> (Vec<Sheet>, Vec<f32>) {
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut confidences: Vec<f32> = Vec::new();
    let mut found: Vec<Found> = Vec::new();
    let mut line = 0;
    for row in printed.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let figure = |at: usize| cells.get(at).and_then(|cell| cell.parse::<f32>().ok()).unwrap_or_default();
        let (left, top, width, height) = (figure(6), figure(7), figure(8), figure(9));
        match cells.first().copied() {
            Some("1") => {
                straighten(sheets.last_mut(), &std::mem::take(&mut found), &mut confidences, points_per_dot);
                let (width, height) = (width * points_per_dot, height * points_per_dot);
                sheets.push(Sheet { width, height, words: Vec::new(), is_recognised: true });
            }
            Some("4") => line += 1,
            Some("5") => {
                let text = cells.get(11).map(|text| text.trim()).unwrap_or_default();
                if is_word(text, figure(10)) {
                    line +=
                        u32::from(found.last().is_some_and(|before| left - before.left - before.width > WIDE * height));
                    let confidence = figure(10);
                    found.push(Found { text: text.to_owned(), left, top, width, height, line, confidence });
                }
            }
            _ => {}
        }
    }
    straighten(sheets.last_mut(), &found, &mut confidences, points_per_dot);
    (sheets, confidences)
}

fn is_word(text: &str, confidence: f32) -> bool {
    let signs = text.chars().filter(|sign| sign.is_alphanumeric()).count();
    let is_dash = matches!(text, "-" | "–" | "—" | "+" | "*" | "•" | "./." | "/." | "&");
    let is_label = (1..=2).contains(&signs) && text.ends_with([')', '.']) && text.chars().count() == signs + 1;
    confidence >= SCRATCH && (is_label || is_dash || signs >= 2 || signs == 1 && confidence >= DOUBTFUL)
}

/// Turns the page so that its lines are level, and gives the words of a line one height.
fn straighten(sheet: Option<&mut Sheet>, found: &[Found], confidences: &mut Vec<f32>, points_per_dot: f32) {
    let Some(sheet) = sheet else { return };
    let is_sure = |line: &&[Found]| median(line.iter().map(|word| word.confidence)) >= SURE_LINE;
    let lines: Vec<&[Found]> = found.chunk_by(|a, b| a.line == b.line).filter(is_sure).collect();
    confidences.extend(lines.iter().flat_map(|line| line.iter()).map(|word| word.confidence));
    let slope = median(lines.iter().filter(|line| line.len() >= WORDS_OF_A_LINE).filter_map(|line| slope_of(line)));
    for line in &lines {
        let top = median(line.iter().map(|word| word.top - slope * word.left));
        let bottom = median(line.iter().map(|word| word.top + word.height - slope * word.left));
        sheet.words.extend(line.iter().map(|word| Word {
            text: word.text.clone(),
            left: word.left * points_per_dot,
            top: top * points_per_dot,
            right: (word.left + word.width) * points_per_dot,
            bottom: bottom.max(top + 1.0) * points_per_dot,
            line: word.line,
        }));
    }
}

/// How far a line falls for each dot to the right.
fn slope_of(line: &[Found]) -> Option<f32> {
    let (first, last) = (line.first()?, line.last()?);
    let across = last.left - first.left;
    (across > 1.0).then(|| (last.top + last.height - first.top - first.height) / across)
}

fn median(values: impl Iterator<Item = f32>) -> f32 {
    let mut values: Vec<f32> = values.filter(|value| value.is_finite()).collect();
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
