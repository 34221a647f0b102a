//! The address of a view: every part of the question by its word. What is missing is chosen by the page; what cannot be
//! read is told there. A written address leaves nothing to choose.

use domain::{ids::OrganisationId, packs::Period};
use jiff::civil::Date;
use serde::Deserialize;

/// The explorer.
pub const BASE: &str = "/so-lieu";

/// What an address says.
#[derive(Debug, Default, Clone, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Address {
    /// Indicator or part: `pack/code`, `pack/code/part`.
    #[serde(rename = "chi-tieu")]
    pub measure: String,
    /// Body.
    #[serde(rename = "don-vi")]
    pub body: String,
    /// First period: `half-year-2026-1`.
    #[serde(rename = "tu")]
    pub from: String,
    /// Last period.
    #[serde(rename = "den")]
    pub to: String,
    /// Tree: as it was, or as it is on a day.
    #[serde(rename = "cay")]
    pub tree: String,
    /// The day of the tree.
    #[serde(rename = "ngay")]
    pub on: String,
    /// As known at the end of a day; nothing: now.
    #[serde(rename = "biet")]
    pub known: String,
    /// How it is shown.
    #[serde(rename = "xem")]
    pub shape: String,
    /// All small charts instead of the first ones.
    #[serde(rename = "het")]
    pub all: String,
    /// In an explanation: the body alone, without those below it.
    #[serde(rename = "rieng")]
    pub alone: String,
}

impl Address {
    /// The address with its words.
    pub fn written(&self) -> String {
        format!("{BASE}{}", self.query())
    }

    /// The explanation of the figure of a body.
    pub fn explanation(&self, body: OrganisationId) -> String {
        let of_body = Address { body: String::new(), shape: String::new(), all: String::new(), ..self.clone() };
        format!("{BASE}/don-vi/{body}/giai-trinh{}", of_body.query())
    }

    fn query(&self) -> String {
        let pairs = [
            ("chi-tieu", &self.measure),
            ("don-vi", &self.body),
            ("tu", &self.from),
            ("den", &self.to),
            ("cay", &self.tree),
            ("ngay", &self.on),
            ("biet", &self.known),
            ("xem", &self.shape),
            ("het", &self.all),
            ("rieng", &self.alone),
        ];
        let said: Vec<String> = pairs
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| format!("{key}={}", escaped(value)))
            .collect();
        if said.is_empty() { String::new() } else { format!("?{}", said.join("&")) }
    }
}

/// As a query takes it; words of packs and dates need little.
fn escaped(value: &str) -> String {
    let escape = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'/' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    };
    value.bytes().map(escape).collect()
}

/// A period by its word.
pub fn word_of(period: &Period) -> String {
    format!("{}-{}-{}", period.regime, period.year, period.n)
}

/// A day by its word.
pub fn word_of_day(day: Date) -> String {
    day.to_string()
}

/// The figures of a body, whatever indicator comes first.
pub fn link_of_body(body: OrganisationId) -> String {
    Address { body: body.to_string(), ..Address::default() }.written()
}
