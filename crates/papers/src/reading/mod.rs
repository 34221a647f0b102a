//! Reading: from the bytes of a document to its text, header, provisions, citations, duties, targets and questions.
//!
//! The result is the public contract of `docs/reading.schema.json`. Nothing is invented: what the text does not state is
//! `None`, and a question says so. Offsets are code points of the returned text.

mod model;

pub use model::{
    Addressee, AddresseeRole, Citation, Comparison, Deadline, DeadlineKind, DocumentHead, Duty, DutyKind, Family,
    Modality, Provision, ProvisionKind, Purpose, Question, Reading, Recipient, Relation, Secrecy, Signatory, Source,
    Span, Target, TimeBound, Urgency,
};

use domain::problem::Problem;

/// The version of the reader; kept with each stored reading.
pub const READER_VERSION: i64 = 1;

/// Reads a file. The refusals are those of the door: no content, not text, of an unknown kind, a state secret.
pub fn read(file_name: &str, content: &[u8]) -> Result<Reading, Problem> {
    let _ = (file_name, content);
    Err(Problem::FileEmpty)
}
