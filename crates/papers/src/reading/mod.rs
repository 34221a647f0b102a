//! Reading: from the bytes of a document to its text, header, provisions, citations, duties, targets and questions.
//!
//! The result is the public contract of `docs/reading.schema.json`. Nothing is invented: what the text does not state is
//! `None`, and a question says so. Offsets are code points of the returned text.

mod addressees;
mod citations;
mod dates;
mod deadlines;
mod duties;
mod explanation;
mod findings;
mod foot;
mod head;
mod issuer;
mod labels;
mod lexicon;
mod model;
mod noise;
mod outline;
mod paragraphs;
mod questions;
mod recurrences;
mod regions;
mod rules;
mod secrecy;
mod selectors;
mod signatories;
mod structure;
mod targets;
mod text;
mod times;
mod words;

pub use explanation::explanation;
pub use findings::{Finding, Span};
pub use model::{
    Addressee, AddresseeRole, Citation, Comparison, Deadline, DeadlineKind, DocumentHead, Duty, DutyKind, Family,
    Modality, Provision, ProvisionKind, Purpose, Question, Reading, Recipient, Relation, Secrecy, Signatory, Source,
    Target, TimeBound, Urgency,
};
pub use outline::{OutlineLanguage, outline};
pub use rules::{RULES, Rule};

use domain::problem::Problem;
use sha2::{Digest, Sha256};

/// The version of the reader; kept with each stored reading.
pub const READER_VERSION: i64 = 1;

/// Reads a file. The refusals are those of the door: no content, not text, of an unknown kind, a state secret.
pub fn read(file_name: &str, content: &[u8]) -> Result<Reading, Problem> {
    let decoded = at_the_door(file_name, content)?;
    Ok(regions::read_text(source(file_name, content), decoded))
}

fn at_the_door<'content>(file_name: &str, content: &'content [u8]) -> Result<&'content str, Problem> {
    if !file_name.to_lowercase().ends_with(".txt") {
        return Err(Problem::FileKindUnknown { file_name: file_name.to_owned() });
    }
    let decoded =
        std::str::from_utf8(content).map_err(|fault| Problem::FileNotUtf8 { at: fault.valid_up_to() as i64 })?;
    if let Some(mark) = secrecy::mark_of(decoded) {
        return Err(Problem::StateSecret { mark });
    }
    let is_empty = decoded.chars().all(|character| character.is_whitespace() || character == '\u{feff}');
    if is_empty { Err(Problem::FileEmpty) } else { Ok(decoded) }
}

fn source(file_name: &str, content: &[u8]) -> Source {
    let sha256 = Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect();
    Source {
        file_name: file_name.to_owned(),
        media_type: "text/plain".to_owned(),
        sha256,
        bytes: content.len(),
        method: "text".to_owned(),
        warnings: Vec::new(),
    }
}
