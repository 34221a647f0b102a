//! XML that is well-formed by construction: what is opened is closed, text and values are escaped, and characters that
//! XML 1.0 has no place for are left out. It knows no schema.

/// XML while it is being written.
pub(super) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// The declaration alone.
    pub fn new() -> Self {
        Xml { out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), open: Vec::new() }
    }

    /// Opens an element.
    pub fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.out.push('>');
        self.open.push(name);
    }

    /// Closes the innermost element.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.out.extend(["</", name, ">"]);
        }
    }

    /// An element without content.
    pub fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.out.push_str("/>");
    }

    /// Text.
    pub fn text(&mut self, text: impl IntoIterator<Item = char>) {
        text.into_iter().for_each(|character| self.escaped(character));
    }

    /// A line end between elements, for people who look at the file.
    pub fn line(&mut self) {
        self.out.push('\n');
    }

    /// The whole, with everything closed.
    pub fn done(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out.push('\n');
        self.out
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.extend(["<", name]);
        for (attribute, value) in attributes {
            self.out.extend([" ", attribute, "=\""]);
            value.chars().for_each(|character| self.escaped(character));
            self.out.push('"');
        }
    }

    fn escaped(&mut self, character: char) {
        match character {
            '&' => self.out.push_str("&amp;"),
            '<' => self.out.push_str("&lt;"),
            '>' => self.out.push_str("&gt;"),
            '"' => self.out.push_str("&quot;"),
            '\n' | '\t' => self.out.push(' '),
            other if is_allowed(other) => self.out.push(other),
            _ => {}
        }
    }
}

/// Whether XML 1.0 has a place for a character.
pub(super) fn is_allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}
