//! The names of a document in the manner of the Akoma Ntoso naming convention: work, expression, manifestation, and the
//! address under which a citation means another work.
//!
//! A work is named by kind, issuer, date and number, which is what people cite by.

use crate::reading::{Citation, Reading};
use domain::text::fold;
use jiff::civil::Date;

/// Stands where a date is asked for and the document states none.
pub(super) const NOT_STATED: &str = "0001-01-01";

/// Who and what a document is.
pub(super) struct Identity {
    /// `/akn/vn/act/chi-thi/ban-bi-thu/2023-05-04/21-ct-tw`
    pub work: String,
    /// Year, month, day.
    pub date: String,
    /// Whether the document states the date.
    pub is_dated: bool,
    /// Its kind, as a slug.
    pub kind: String,
    /// Its number, as a slug.
    pub number: String,
    /// The issuer, as a slug.
    pub issuer: Option<String>,
}

impl Identity {
    /// Of the document that was read.
    pub fn of(reading: &Reading) -> Self {
        let head = &reading.document;
        let unnumbered = || ["nn-", reading.source.sha256.get(..8).unwrap_or("0")].concat();
        let number = head.symbol.as_deref().map(slug).filter(|number| !number.is_empty()).unwrap_or_else(unnumbered);
        let issuer = head.issuer.as_deref().map(slug).filter(|issuer| starts_with_a_letter(issuer));
        let (kind, date) = (slug(&head.document_type), written(head.date));
        let work = ["/akn/vn/act", &kind].into_iter().chain(issuer.as_deref()).chain([date.as_str(), &number]);
        Identity { work: work.collect::<Vec<_>>().join("/"), is_dated: head.date.is_some(), date, kind, number, issuer }
    }

    /// The Vietnamese text as it was issued.
    pub fn expression(&self) -> String {
        [&self.work, "/vie@", &self.date].concat()
    }

    /// That text as this file.
    pub fn manifestation(&self) -> String {
        [&self.expression(), ".xml"].concat()
    }
}

/// The work that a citation means, when its words say enough.
pub(super) fn cited(citation: &Citation) -> Option<String> {
    let (kind, symbol) = (citation.document_type.as_deref().map(slug)?, citation.symbol.as_deref().map(slug)?);
    let issuer = citation.issuer.as_deref().map(slug).filter(|issuer| starts_with_a_letter(issuer));
    let date = written(citation.date);
    let parts = ["/akn/vn/act", &kind].into_iter().chain(issuer.as_deref()).chain([date.as_str(), &symbol]);
    Some(parts.collect::<Vec<_>>().join("/"))
}

/// Small Latin letters, digits and single dashes.
pub(super) fn slug(words: &str) -> String {
    let folded = fold(words);
    let parts = folded.split(|character: char| !character.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

fn written(date: Option<Date>) -> String {
    date.map_or_else(|| NOT_STATED.to_owned(), |date| date.to_string())
}

/// A part that begins with a digit would be read as the date.
fn starts_with_a_letter(part: &str) -> bool {
    part.starts_with(|first: char| first.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_has_no_marks_and_single_dashes() {
        assert_eq!(slug("96-KH/BTGDVTU"), "96-kh-btgdvtu");
        assert_eq!(slug(" Đảng ủy xã  Yên Hến "), "dang-uy-xa-yen-hen");
        assert_eq!(slug("(*)"), "");
    }
}
