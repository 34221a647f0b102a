//! Text into elements: each line that has words is a paragraph, marks become inline elements, provisions become the
//! hierarchy. What stands between provisions and belongs to none is an `hcontainer`.

use super::{
    marks::{Marks, starts},
    tree::Node,
    xml::{Xml, is_allowed},
};
use std::ops::Range;

/// The body of a document while it is being written.
pub(super) struct Writing<'r> {
    /// What was written.
    pub xml: Xml,
    characters: &'r [char],
    marks: &'r Marks,
    unnumbered: usize,
}

impl<'r> Writing<'r> {
    /// Goes on with what was written so far.
    pub fn new(xml: Xml, characters: &'r [char], marks: &'r Marks) -> Self {
        Writing { xml, characters, marks, unnumbered: 0 }
    }

    /// What was written.
    pub fn done(self) -> Xml {
        self.xml
    }

    /// An element with the paragraphs of a range; nothing when it has no words.
    pub fn section(&mut self, name: &'static str, range: Range<usize>) {
        if self.has_words(&range) {
            self.xml.open(name, &[]);
            self.paragraphs(&range);
            self.xml.close();
            self.xml.line();
        }
    }

    /// The body. It is never empty: a document without a body is one container without words.
    pub fn body(&mut self, range: Range<usize>, nodes: &[Node<'_>]) {
        self.xml.open("body", &[]);
        self.hierarchy(&range, nodes);
        if nodes.is_empty() && !self.has_words(&range) {
            self.unnumbered_text(&range);
        }
        self.xml.close();
        self.xml.line();
    }

    /// Provisions, and between them what belongs to none.
    fn hierarchy(&mut self, range: &Range<usize>, nodes: &[Node<'_>]) {
        let mut at = range.start;
        for node in nodes {
            self.text_between(at..node.range.start);
            self.provision(node);
            at = node.range.end;
        }
        self.text_between(at..range.end);
    }

    fn text_between(&mut self, range: Range<usize>) {
        if self.has_words(&range) {
            self.unnumbered_text(&range);
        }
    }

    fn unnumbered_text(&mut self, range: &Range<usize>) {
        self.unnumbered += 1;
        let id = format!("hcontainer_{}", self.unnumbered);
        self.xml.open("hcontainer", &[("eId", &id), ("name", "unnumbered")]);
        self.content("content", range);
        self.xml.close();
    }

    fn provision(&mut self, node: &Node<'_>) {
        self.xml.open(node.element(), &[("eId", &node.provision.id)]);
        let own_end = node.inside.first().map_or(node.range.end, |first| first.range.start);
        let own = self.head(node, node.range.start..own_end);
        if node.inside.is_empty() {
            self.content("content", &own);
        } else {
            if self.has_words(&own) {
                self.content("intro", &own);
            }
            self.hierarchy(&(own_end..node.range.end), &node.inside);
        }
        self.xml.close();
        self.xml.line();
    }

    /// Number and heading; returns what is left of the provision's own words.
    fn head(&mut self, node: &Node<'_>, own: Range<usize>) -> Range<usize> {
        let Some(number) = starts(self.characters, own.clone(), &node.provision.label) else { return own };
        self.xml.open("num", &[]);
        self.words(number.clone());
        self.xml.close();
        let rest = self.without_blanks(number.end..own.end);
        let heading = node.provision.heading.as_deref().and_then(|words| starts(self.characters, rest.clone(), words));
        let Some(heading) = heading else { return rest };
        // The sign at the end of a heading belongs to it: the reader leaves it out of the words.
        let signs = self.characters.get(heading.end..rest.end).unwrap_or_default().iter();
        let end = heading.end + signs.take_while(|sign| matches!(sign, ':' | '.' | ';')).count();
        self.xml.open("heading", &[]);
        self.words(heading.start..end);
        self.xml.close();
        end..rest.end
    }

    /// An element that must have a paragraph.
    fn content(&mut self, name: &'static str, range: &Range<usize>) {
        self.xml.open(name, &[]);
        if self.has_words(range) {
            self.paragraphs(range);
        } else {
            self.xml.empty("p", &[]);
        }
        self.xml.close();
    }

    fn paragraphs(&mut self, range: &Range<usize>) {
        let mut at = range.start;
        for line in self.characters.get(range.clone()).unwrap_or_default().split(|character| *character == '\n') {
            let words = self.without_blanks(at..at + line.len());
            at += line.len() + 1;
            if self.has_words(&words) {
                self.xml.open("p", &[]);
                self.words(words);
                self.xml.close();
            }
        }
    }

    /// The words of a range with their marks.
    fn words(&mut self, range: Range<usize>) {
        let mut at = range.start;
        for (mark, marked) in self.marks.within(&range) {
            self.plain(at..marked.start);
            let attributes: Vec<(&str, &str)> =
                mark.attributes.iter().map(|(name, value)| (*name, value.as_str())).collect();
            self.xml.open(mark.element, &attributes);
            self.plain(marked.clone());
            self.xml.close();
            at = marked.end;
        }
        self.plain(at..range.end);
    }

    fn plain(&mut self, range: Range<usize>) {
        let characters = self.characters.get(range).unwrap_or_default();
        self.xml.text(characters.iter().copied());
    }

    fn has_words(&self, range: &Range<usize>) -> bool {
        let characters = self.characters.get(range.clone()).unwrap_or_default();
        characters.iter().any(|character| !character.is_whitespace() && is_allowed(*character))
    }

    fn without_blanks(&self, range: Range<usize>) -> Range<usize> {
        let characters = self.characters.get(range.clone()).unwrap_or_default();
        let before = characters.iter().take_while(|character| character.is_whitespace()).count();
        let after = characters.iter().rev().take_while(|character| character.is_whitespace()).count();
        let start = range.start + before;
        start..range.end.saturating_sub(after).max(start)
    }
}
