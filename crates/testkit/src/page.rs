//! An answer as a person sees it: its words, where it leads, what its forms hold.
//! It parses no more HTML than tests need, and fails with the page's own words.

use axum::http::{HeaderMap, StatusCode, header};

/// One answer.
#[derive(Debug, Clone)]
pub struct Page {
    /// Status.
    pub status: StatusCode,
    /// Headers.
    pub headers: HeaderMap,
    /// Body as it came.
    pub body: Vec<u8>,
}

impl Page {
    /// The body as text.
    pub fn html(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|fault| panic!("{fault}: {}", self.html()))
    }

    /// What a person reads: no tags, white space folded, entities of markup resolved.
    pub fn text(&self) -> String {
        words_of(&self.html())
    }

    /// Whether a person reads these words.
    pub fn says(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// Fails with the page's words unless a person reads these.
    #[track_caller]
    pub fn expect(&self, words: &str) -> &Self {
        assert!(self.says(words), "«{words}» is not on the page ({}):\n{}", self.status, self.text());
        self
    }

    /// Fails with the page's words unless it has this status.
    #[track_caller]
    pub fn expect_status(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        self
    }

    /// Where it leads.
    pub fn location(&self) -> Option<&str> {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok())
    }

    /// Whether it leads elsewhere.
    pub fn is_redirect(&self) -> bool {
        self.status.is_redirection()
    }

    /// The first address in the page that begins so, as in an `href` or an `action`.
    pub fn link(&self, start: &str) -> Option<String> {
        self.links(start).into_iter().next()
    }

    /// Every address in the page that begins so, each once, in order.
    pub fn links(&self, start: &str) -> Vec<String> {
        let html = self.html();
        let mut found: Vec<String> = Vec::new();
        for attribute in ["href=\"", "action=\""] {
            for rest in html.split(attribute).skip(1) {
                let address = unescape(rest.split('"').next().unwrap_or_default());
                if address.starts_with(start) && !found.contains(&address) {
                    found.push(address);
                }
            }
        }
        found
    }

    /// The value of the first field of this name; what the head of every page has is not looked at.
    pub fn value(&self, name: &str) -> Option<String> {
        let whole = self.html();
        let html = &whole[whole.find("<main").unwrap_or_default()..];
        let at = html.find(&format!("name=\"{name}\""))?;
        let tag_start = html[..at].rfind('<')?;
        let tag = &html[tag_start..at + html[at..].find('>')?];
        if tag.starts_with("<textarea") {
            let rest = &html[at + html[at..].find('>')? + 1..];
            return Some(unescape(rest.split("</textarea>").next()?));
        }
        let value = tag.split("value=\"").nth(1)?.split('"').next()?;
        Some(unescape(value))
    }
}

/// What a person reads of markup: no tags, white space folded, entities resolved.
pub fn words_of(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for character in html.chars() {
        match character {
            '<' => in_tag = true,
            '>' => {
                in_tag = false;
                text.push(' ');
            }
            other if !in_tag => text.push(other),
            _ => {}
        }
    }
    unescape(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&nbsp;", " ")
        .replace("&#38;", "&")
        .replace("&amp;", "&")
}
