//! Writes XML: elements that are always closed, attributes and text that are always escaped and composed (NFC).
//!
//! Control characters, which XML cannot hold, are left out. Names of elements come from this crate alone.

use std::fmt::Display;
use unicode_normalization::UnicodeNormalization;

/// An attribute: its name and its value.
pub type Attribute<'a> = (&'a str, &'a dyn Display);

/// XML on its way.
#[derive(Debug)]
pub struct Xml(String);

impl Xml {
    /// A part that begins with its declaration.
    pub fn part() -> Self {
        Xml("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned())
    }

    /// An element with what `inside` writes.
    pub fn element(&mut self, name: &str, attributes: &[Attribute<'_>], inside: impl FnOnce(&mut Xml)) {
        self.open(name, attributes);
        self.0.push('>');
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.open(name, attributes);
        self.0.push_str("/>");
    }

    /// An element with the attribute `w:val` alone.
    pub fn value(&mut self, name: &str, value: impl Display) {
        self.empty(name, &[("w:val", &value)]);
    }

    /// An element that holds text alone.
    pub fn text_element(&mut self, name: &str, attributes: &[Attribute<'_>], text: &str) {
        self.element(name, attributes, |xml| xml.text(text));
    }

    /// Text.
    pub fn text(&mut self, text: &str) {
        for letter in text.nfc().filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t')) {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\u{fffe}' | '\u{ffff}' => {}
                other => self.0.push(other),
            }
        }
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.0
    }

    fn open(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.text(&value.to_string());
            self.0.push('"');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn what_xml_cannot_hold_is_escaped_composed_or_left_out() {
        let mut xml = Xml::part();
        xml.element("a", &[("b", &"\"<&>\"")], |xml| xml.text("u\u{309}y\u{0} & <u\u{1b}y>\u{ffff}"));
        let written = xml.finish();
        assert!(written.ends_with("<a b=\"&quot;&lt;&amp;&gt;&quot;\">\u{1ee7}y &amp; &lt;uy&gt;</a>"), "{written}");
    }
}
