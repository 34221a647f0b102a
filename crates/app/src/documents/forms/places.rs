//! Places of the text as the browser sends them: where a selection begins and ends, or the words themselves.
//!
//! Numbers are code points of the text version that is named beside them; a place of another version is refused. Without a
//! script the words are copied into a field instead, and must stand in the text exactly once.

use crate::documents::{
    actions::Text,
    review::{innermost, overlapped, trimmed},
};
use domain::problem::Problem;
use papers::reading::Span;
use serde::Deserialize;

/// A place, and what is done there.
#[derive(Debug, Default, Clone, Deserialize)]
pub struct PlaceForm {
    #[serde(default)]
    pub version: i64,
    /// The duty that it is about, from one.
    #[serde(default)]
    pub nhiem_vu: usize,
    /// The text version in which the place was chosen.
    #[serde(default)]
    pub ban: String,
    /// First code point.
    #[serde(default)]
    pub tu: String,
    /// The one after the last.
    #[serde(default)]
    pub den: String,
    /// The words themselves.
    #[serde(default)]
    pub doan: String,
    /// An overlap is meant.
    #[serde(default)]
    pub van_giu: String,
}

impl PlaceForm {
    /// The place, checked: inside this text, with words in it.
    pub fn span(&self, text: &Text) -> Result<Span, Problem> {
        let letters: Vec<char> = text.reading.text.chars().collect();
        let span = if self.tu.trim().is_empty() { self.typed(&letters)? } else { self.chosen(text)? };
        if span[0] >= span[1] || span[1] > letters.len() {
            return Err(Problem::SpanOutside);
        }
        trimmed(&letters, span).ok_or(Problem::SpanOutside)
    }

    /// The same, and its words belong to no other duty unless the person says that this is meant.
    pub fn free_span(&self, text: &Text, but: Option<usize>) -> Result<Span, Problem> {
        let span = self.span(text)?;
        match overlapped(&text.reviewed, span, but) {
            Some(index) if self.van_giu.is_empty() => {
                Err(Problem::SpanOverlaps { number: i64::try_from(index + 1).unwrap_or(i64::MAX) })
            }
            _ => Ok(span),
        }
    }

    /// Where the second part begins.
    pub fn cut(&self, text: &Text) -> Result<usize, Problem> {
        if !self.tu.trim().is_empty() && self.den.trim().is_empty() {
            return self.chosen_start(text);
        }
        self.span(text).map(|span| span[0])
    }

    /// The words of the place, for the field that shows them again.
    pub fn words(&self, text: &Text) -> String {
        match self.span(text) {
            Ok([start, end]) => text.reading.text.chars().skip(start).take(end - start).collect(),
            Err(_) => self.doan.clone(),
        }
    }

    /// The provision that holds a place.
    pub fn provision(text: &Text, span: Span) -> Option<String> {
        innermost(&text.reading.provisions, span)
    }

    fn chosen_start(&self, text: &Text) -> Result<usize, Problem> {
        if !self.ban.is_empty() && self.ban != text.id.to_string() {
            return Err(Problem::OtherTextVersion);
        }
        self.tu.trim().parse().map_err(|_| Problem::SpanOutside)
    }

    fn chosen(&self, text: &Text) -> Result<Span, Problem> {
        let start = self.chosen_start(text)?;
        Ok([start, self.den.trim().parse().map_err(|_| Problem::SpanOutside)?])
    }

    fn typed(&self, letters: &[char]) -> Result<Span, Problem> {
        let words: Vec<char> = domain::text::nfc(self.doan.trim()).replace("\r\n", "\n").chars().collect();
        if words.is_empty() {
            return Err(Problem::SpanOutside);
        }
        let places: Vec<usize> =
            letters.windows(words.len()).enumerate().filter(|(_, here)| *here == words).map(|(at, _)| at).collect();
        match places.as_slice() {
            [at] => Ok([*at, at + words.len()]),
            _ => Err(Problem::WordsNotFoundOnce { times: i64::try_from(places.len()).unwrap_or(i64::MAX) }),
        }
    }
}

/// Two duties that become one.
#[derive(Debug, Default, Clone, Deserialize)]
pub struct MergeForm {
    #[serde(default)]
    pub version: i64,
    /// The number of the duty that the person saw as the next.
    #[serde(default)]
    pub voi: usize,
    /// Whose addressees stay.
    #[serde(default)]
    pub noi: String,
    /// Whose deadline stays.
    #[serde(default)]
    pub han: String,
}
