//! Pieces of text whose font says that they are in an older encoding. Fonts are often left on text that was converted, so
//! the letters of all pieces together decide whether the font is believed.

use super::syllables::Count;
use super::{LegacyEncoding, Note, SAMPLE_BYTES, SHOWN, shown, tables};
use std::borrow::Cow;
use std::collections::HashMap;

/// What is known of the fonts of a file.
#[derive(Debug, Default)]
pub(in crate::doors) struct Decoder {
    samples: HashMap<LegacyEncoding, String>,
    believed: Vec<LegacyEncoding>,
}

impl Decoder {
    /// Looks at a piece.
    pub fn look_at(&mut self, encoding: Option<LegacyEncoding>, letters: &str) {
        let Some(encoding) = encoding else { return };
        let sample = self.samples.entry(encoding).or_default();
        if sample.len() < SAMPLE_BYTES {
            sample.push_str(letters);
            sample.push('\n');
        }
    }

    /// Decides from all that was looked at.
    pub fn decide(&mut self) {
        let is_true = |(encoding, sample): (&LegacyEncoding, &String)| {
            let (before, after) = (Count::of(sample), Count::of(&tables::decoded(sample, *encoding)));
            (after.syllables > before.syllables).then_some(*encoding)
        };
        self.believed = self.samples.iter().filter_map(is_true).collect();
    }

    /// The letters of a piece.
    pub fn decoded<'l>(&self, encoding: Option<LegacyEncoding>, letters: &'l str) -> Cow<'l, str> {
        match encoding.filter(|encoding| self.believed.contains(encoding)) {
            // A piece with letters that only Unicode has was typed later, in the same font.
            Some(encoding) if letters.chars().all(tables::is_of_1252) => Cow::Owned(tables::decoded(letters, encoding)),
            _ => Cow::Borrowed(letters),
        }
    }

    /// What a person should know.
    pub fn note(&self) -> Option<Note> {
        let encoding = self.believed.iter().copied().min()?;
        let sample = self.samples.get(&encoding)?;
        let marked = |line: &&str| line.chars().filter(|letter| !letter.is_ascii()).count().min(SHOWN);
        let before = sample.lines().take(400).max_by_key(marked)?;
        Some(Note::Legacy { encoding, before: shown(before), after: shown(&tables::decoded(before, encoding)) })
    }
}
