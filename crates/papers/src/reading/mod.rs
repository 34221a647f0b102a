//! Reading: from the bytes of a document to its text, header, provisions, citations, duties, targets and questions.
//!
//! The result is the public contract of `docs/reading.schema.json`. Nothing is invented: what the text does not state is
//! `None`, and a question says so. Offsets are code points of the returned text.

mod addressees;
mod amending;
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
pub(crate) mod lexicon;
mod model;
mod noise;
mod outline;
mod paragraphs;
mod questions;
mod recipients;
mod recurrences;
mod regions;
mod rules;
pub(crate) mod secrecy;
mod selectors;
mod signatories;
mod source;
mod stated;
mod structure;
mod targets;
mod text;
mod times;
mod words;

pub use amending::{Instruction, instructions};
pub use explanation::explanation;
pub use findings::{Finding, Span};
pub use foot::recipient_of;
pub use model::{
    Addressee, AddresseeRole, Citation, Comparison, Deadline, DeadlineKind, DocumentHead, Duty, DutyKind, Family,
    Modality, Provision, ProvisionKind, Purpose, Question, Reading, Recipient, Relation, Secrecy, Signatory, Target,
    TimeBound, Urgency,
};
pub use outline::{OutlineLanguage, outline};
pub use recipients::{RecipientMeaning, meaning_of_recipient};
pub(crate) use regions::{Division, division};
pub use rules::{RULES, Rule};
pub use selectors::selector;
pub use source::Source;

use crate::doors::{self, Opened, Programs};
use domain::problem::Problem;
use sha2::{Digest, Sha256};

/// The version of the reader; kept with each stored reading.
pub const READER_VERSION: i64 = 2;

/// What is still open of a document whose reading was not found in a text but told by those who wrote it.
pub fn open_questions(document: &DocumentHead, provisions: &[Provision], duties: &[Duty]) -> Vec<Question> {
    questions::questions(&mut findings::Trail::default(), document, provisions, duties)
}

/// What kind of duty the words of a task give, where nobody has said it.
pub fn kind_of_task(words: &str) -> DutyKind {
    duties::kind_of_task(words)
}

/// Reads a file with nothing but this crate. The refusals are those of the doors.
pub fn read(file_name: &str, content: &[u8]) -> Result<Reading, Problem> {
    let opened = doors::open(file_name, content, &Programs::none()).map_err(|fault| fault.problem(file_name))?;
    read_opened(file_name, content, opened)
}

/// Reads what the doors found in a file. A state secret is refused here too, whoever opened the file.
pub fn read_opened(file_name: &str, content: &[u8], opened: Opened) -> Result<Reading, Problem> {
    if let Some(mark) = secrecy::mark_of(&opened.text) {
        return Err(Problem::StateSecret { mark });
    }
    let Opened { kind, media_type, text, notes, stated } = opened;
    let sha256 = Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect();
    let source = Source {
        file_name: file_name.to_owned(),
        media_type: media_type.into_owned(),
        sha256,
        bytes: content.len(),
        method: kind.code().to_owned(),
        warnings: notes.iter().map(|note| note.code().to_owned()).collect(),
        notes,
    };
    Ok(regions::read_text(source, &text, stated))
}
