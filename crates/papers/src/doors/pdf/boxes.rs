//! What `pdftotext -bbox-layout` prints, read back; it runs no program.
//! One element on a line, pages with lines of words and their boxes.

use crate::doors::sheets::{Sheet, Word};

/// The pages. Lines of another form are passed over.
pub(in crate::doors) fn sheets(printed: &str) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut line_number = 0;
    for line in printed.lines().map(str::trim) {
        if line.starts_with("<page ") {
            let (width, height) = (figure(line, "width"), figure(line, "height"));
            sheets.push(Sheet { width, height, words: Vec::new(), is_recognised: false });
        } else if line.starts_with("<line ") {
            line_number += 1;
        } else if line.starts_with("<word ")
            && let Some(sheet) = sheets.last_mut()
            && let Some(word) = word(line, line_number)
        {
            sheet.words.push(word);
        }
    }
    sheets
}

fn word(element: &str, line: u32) -> Option<Word> {
    let (_, rest) = element.split_once('>')?;
    let text = unescaped(rest.strip_suffix("</word>")?);
    let word = Word {
        text: text.chars().filter(|sign| !sign.is_control()).collect(),
        left: figure(element, "xMin"),
        top: figure(element, "yMin"),
        right: figure(element, "xMax"),
        bottom: figure(element, "yMax"),
        line,
    };
    (!word.text.trim().is_empty()).then_some(word)
}

/// The value of an attribute; 0 where it is no number.
fn figure(element: &str, name: &str) -> f32 {
    let value = element.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split_once('"'));
    value.and_then(|(value, _)| value.parse().ok()).filter(|value: &f32| value.is_finite()).unwrap_or_default()
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}
