//! Words as they are put together: the text of a block with the marks of its sources.
//!
//! Marks come in the order of their beginnings, that of a sentence before those inside it.

use super::super::words::review::Sentence;
use domain::reviews::{Block, BlockKind, Mark, Source};

/// What a block says so far.
#[derive(Debug, Default)]
pub struct Said {
    text: String,
    marks: Vec<Mark>,
}

impl Said {
    /// One sentence, marked with its source, and its parts with theirs inside it.
    pub fn one(sentence: Sentence<'_>, source: &Source) -> Self {
        let mut said = Said::default();
        said.sentence(sentence, source);
        said
    }

    /// A title with its source.
    pub fn title(words: &str, source: &Source) -> Self {
        let mark = Mark { start: 0, end: words.len(), source: source.clone() };
        Said { text: words.to_owned(), marks: vec![mark] }
    }

    /// Words of nobody's.
    pub fn plain(words: impl Into<String>) -> Self {
        Said { text: words.into(), marks: Vec::new() }
    }

    /// Puts a sentence behind what was said.
    pub fn sentence(&mut self, sentence: Sentence<'_>, source: &Source) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push(' ');
        }
        let whole = self.marks.len();
        let start = self.text.len();
        self.marks.push(Mark { start, end: start, source: source.clone() });
        for part in sentence {
            let start = self.text.len();
            self.text.push_str(&part.words);
            if let Some(source) = part.source.filter(|_| !part.words.is_empty()) {
                self.marks.push(Mark { start, end: self.text.len(), source: source.clone() });
            }
        }
        if let Some(mark) = self.marks.get_mut(whole) {
            mark.end = self.text.len();
        }
    }

    /// Begins a new line.
    pub fn line(&mut self) {
        self.text.push('\n');
    }

    /// The block.
    pub fn block(self, key: String, kind: BlockKind) -> Block {
        Block { key, kind, text: self.text, marks: self.marks, table: None }
    }
}
