//! How documents are cited in a paper: «Kế hoạch số 12-KH/ĐU ngày 05/8/2026», and in full with who issued it and about what.
//! What is not known of a document is left out.

use crate::{documents, language::Language};
use domain::text::uncapitalised;
use jiff::civil::Date;
use papers::writing::short_day;

/// What is known of a document.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cited<'c> {
    /// Slug of its type.
    pub document_type: &'c str,
    /// Number and symbol.
    pub symbol: Option<&'c str>,
    /// Date of issue.
    pub issued_on: Option<Date>,
    /// Who issued it.
    pub issuer: Option<&'c str>,
    /// What it is about.
    pub subject: Option<&'c str>,
}

impl Cited<'_> {
    /// In words.
    pub fn said(&self) -> String {
        let say = |key: &'static str, value: &str| Language::Vi.say(key).with("value", value.to_owned()).to_string();
        let given = |value: Option<&str>| value.map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned);
        let parts = [
            Some(documents::named(Language::Vi, self.document_type, None)),
            given(self.symbol).map(|symbol| say("gathering-cited-symbol", &symbol)),
            self.issued_on.map(|day| say("gathering-cited-day", &short_day(day))),
            given(self.issuer).map(|issuer| say("gathering-cited-issuer", &issuer)),
            given(self.subject).map(|subject| say("gathering-cited-subject", &inside(&subject))),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// A subject goes on in a sentence with a small letter, unless it begins with a name in capitals.
fn inside(subject: &str) -> String {
    let about = Language::Vi.say("gathering-about").to_string();
    let subject = match subject.split_once(' ') {
        Some((first, rest)) if first.to_lowercase() == about => rest,
        _ => subject,
    };
    uncapitalised(subject)
}

/// «mục II.1».
pub(super) fn clause(path: &str) -> String {
    Language::Vi.say("gathering-clause").with("path", path.to_owned()).to_string()
}

/// So many characters of a duty tell it from the others.
const CHARACTERS: usize = 120;

/// The beginning of a longer text, up to a whole word.
pub(super) fn in_few_words(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= CHARACTERS {
        return text;
    }
    let beginning: String = text.chars().take(CHARACTERS).collect();
    let whole = beginning.rsplit_once(' ').map_or(beginning.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';']))
}
