//! Fields of a message's header, by the ends of their paths, and the head of a document that they state.
//!
//! Values are taken as they stand, blanks folded; a field that is empty is not stated.

use crate::doors::{DoorFault, StatedHead};
use crate::reading::secrecy;

/// Headers have about fifty fields; more are not kept.
const MOST_FIELDS: usize = 2000;

/// Paths with what they say, in the order of the message.
#[derive(Debug, Default)]
pub(super) struct Fields {
    all: Vec<(Vec<String>, String)>,
    elements: usize,
    has_root: bool,
}

impl Fields {
    /// Keeps an element that says something.
    pub fn take(&mut self, path: &[String], said: &str) {
        self.elements += 1;
        self.has_root |= path.iter().any(|name| name.eq_ignore_ascii_case("edXML") || name == "edXMLEnvelope");
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        if !said.is_empty() && said != "null" && self.all.len() < MOST_FIELDS {
            self.all.push((path.to_vec(), said));
        }
    }

    /// Whether it is a message at all.
    pub fn is_message(&self) -> bool {
        self.has_root
    }

    fn every<'fields>(&'fields self, end: &'fields [&'fields str]) -> impl Iterator<Item = &'fields str> {
        let ends_so = |path: &[String]| {
            path.len() >= end.len() && path.iter().rev().zip(end.iter().rev()).all(|(one, other)| one == other)
        };
        self.all.iter().filter(move |(path, _)| ends_so(path)).map(|(_, said)| said.as_str())
    }

    /// The first field whose path ends so.
    pub fn get(&self, end: &[&str]) -> Option<String> {
        self.every(end).next().map(str::to_owned)
    }

    /// What the message itself says, where it carries no document.
    pub fn content(&self) -> String {
        let said = self.get(&["MessageHeader", "Content"]).or_else(|| self.get(&["MessageHeader", "Subject"]));
        said.map(|words| format!("{words}\n")).unwrap_or_default()
    }

    /// A mark in the header counts like one on the document.
    pub fn refuse_secrets(&self) -> Result<(), DoorFault> {
        let symbol = self.symbol().map(|symbol| format!("Số: {symbol}\n")).unwrap_or_default();
        let all: String = self.all.iter().map(|(_, said)| format!("{said}\n")).collect();
        match secrecy::mark_of(&symbol).or_else(|| secrecy::mark_of(&all)) {
            Some(mark) => Err(DoorFault::Secret { mark }),
            None => Ok(()),
        }
    }

    fn symbol(&self) -> Option<String> {
        let number = self.get(&["MessageHeader", "Code", "CodeNumber"])?;
        let notation = self.get(&["MessageHeader", "Code", "CodeNotation"])?;
        // The Party joins number and letters with a dash («12-HD/BTGTU»), the State with a stroke («12/QĐ-UBND»).
        let party = notation.split_once('/').is_some_and(|(kind, _)| !kind.contains('-'));
        let separator = if notation.starts_with(['-', '/']) {
            ""
        } else if party {
            "-"
        } else {
            "/"
        };
        Some([number.as_str(), separator, &notation].concat())
    }

    /// What the header states of the document.
    pub fn head(&self) -> StatedHead {
        let get = |end: &[&str]| self.get(end);
        let places: Vec<String> = self.every(&["ToPlaces", "Place"]).map(str::to_owned).collect();
        let receivers = self.every(&["To", "OrganName"]).map(str::to_owned).collect();
        StatedHead {
            symbol: self.symbol(),
            date: get(&["PromulgationInfo", "PromulgationDate"]).and_then(|date| iso(&date)),
            issuer: get(&["From", "OrganName"]).or_else(|| get(&["From", "OrganizationInCharge"])),
            place: get(&["PromulgationInfo", "Place"]),
            subject: get(&["MessageHeader", "Subject"]),
            document_type: get(&["DocumentType", "TypeName"]).or_else(|| get(&["MessageHeader", "DocumentType"])),
            signatory: get(&["SignerInfo", "FullName"]).or_else(|| get(&["SignerInfo", "Signer"])),
            signatory_title: get(&["SignerInfo", "Position"]),
            recipients: if places.is_empty() { receivers } else { places },
            priority: get(&["OtherInfo", "Priority"]).and_then(|priority| priority.parse().ok()),
        }
    }
}

/// `yyyy/mm/dd` or `dd/mm/yyyy`, with any separator, as `yyyy-mm-dd`.
fn iso(printed: &str) -> Option<String> {
    let day = printed.split([' ', 'T']).next()?;
    let parts: Vec<&str> = day.split(['/', '-', '.']).collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (*year, *month, *day),
        [day, month, year] if year.len() == 4 => (*year, *month, *day),
        _ => return None,
    };
    let date = jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    Some(date.to_string())
}
