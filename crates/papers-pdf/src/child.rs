//! A paper set in a process of its own: values on its standard input, the PDF on its standard output.
//!
//! The engine keeps what it has set for as long as its process lives, and a paper that harms it harms nobody else. What the
//! parent may wait for, and how much it takes, the parent decides. Nothing is read but the input, nothing written but the
//! output.

use super::{Pdf, PdfFault, to_pdf};
use papers::writing::Profile;
use std::io::{Read, Write};

pub use papers::writing::AskedPdf;

/// The most bytes of a paper that is asked for.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Answers one question, an [`AskedPdf`] as JSON, and writes nothing when there is no PDF.
///
/// # Errors
/// A question that cannot be read, a paper that cannot be set, an output that is gone.
pub fn answer(question: impl Read, mut output: impl Write) -> Result<Pdf, PdfFault> {
    let not_set = |why: String| PdfFault::NotSet { why };
    let asked: AskedPdf =
        serde_json::from_reader(question.take(MOST_BYTES)).map_err(|fault| not_set(fault.to_string()))?;
    let pdf = to_pdf(&asked.paper, Profile::of(asked.family, asked.day))?;
    output.write_all(&pdf.bytes).and_then(|()| output.flush()).map_err(|fault| not_set(fault.to_string()))?;
    Ok(pdf)
}
