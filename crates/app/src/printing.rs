//! Papers as PDF: set in a child of this program, since the engine is hungry for memory and a paper that harms it is to harm
//! nothing else. What cannot be set says so and names the way that is left: the Word file of the same paper.
//!
//! The engine is not part of this package; only the binary has it. Equal papers give equal bytes. A paper leaves as one of two
//! files, [`PaperForm`]: whatever page or program offers it, both come from the same value.

use crate::{
    App,
    children::{Children, Cost, End},
    failure::Failure,
};
use domain::problem::Problem;
use jiff::civil::Date;
use papers::{
    doors::FileKind,
    writing::{AskedPdf, Family, Paper, Profile, to_docx},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::{path::PathBuf, sync::Arc, time::Duration};
use tokio::time::timeout;

/// The word with which the program is called as a child.
pub const COMMAND: &str = "set-paper";
/// With this status a child ends that was asked for more than is set.
pub const TOO_LARGE: u8 = 3;
/// So many papers are set at the same time; further ones wait.
const AT_ONCE: usize = 2;
/// What the file begins with.
const SIGNATURE: &[u8] = b"%PDF-";

/// A way to set papers as PDF.
#[derive(Debug, Clone)]
pub enum Printer {
    /// There is none: where the program serves nobody.
    Absent,
    /// In this process, by a function of whoever has one: for tests of the pages.
    InProcess(fn(&AskedPdf) -> Vec<u8>),
    /// In children, and how long a paper waits for its turn and its end at the most.
    InChild(Children, Duration),
}

impl Printer {
    /// What one paper may cost.
    pub const COST: Cost = Cost { cpu_seconds: 60, memory_megabytes: 1024, time: Duration::from_secs(40) };
    /// For its turn a paper waits a little longer than another takes; a request is given up after a minute.
    const WAIT: Duration = Duration::from_secs(50);

    /// Children of a program, which knows [`COMMAND`].
    pub fn in_child(program: impl Into<PathBuf>, cost: Cost) -> Self {
        Printer::InChild(Children::of(program, cost, AT_ONCE), Printer::WAIT)
    }

    /// The paper as PDF, in the layout of a family on a day.
    ///
    /// # Errors
    /// A paper that is too large to be set, a server that is busy or cannot set papers: a problem that says what to do.
    pub async fn print(&self, paper: &Paper, family: Family, day: Date) -> Result<Vec<u8>, Failure> {
        let asked = AskedPdf { family, day, paper: paper.clone() };
        match self {
            Printer::Absent => Err(Problem::PdfNotMade.into()),
            Printer::InProcess(print) => Ok(print(&asked)),
            Printer::InChild(children, wait) => in_child(children, *wait, &asked).await,
        }
    }
}

async fn in_child(children: &Children, wait: Duration, asked: &AskedPdf) -> Result<Vec<u8>, Failure> {
    let asked = Arc::new(serde_json::to_vec(asked)?);
    let Ok(end) = timeout(wait, children.ask(&[COMMAND], &[], &asked)).await else {
        return Err(Problem::PdfBusy.into());
    };
    match end? {
        End::Answered(pdf) if pdf.starts_with(SIGNATURE) => Ok(pdf),
        End::TookTooLong | End::TooMuchMemory => {
            tracing::warn!(paper.bytes = asked.len(), "a paper cost more than a PDF may");
            Err(Problem::PdfTooLarge.into())
        }
        End::Ended { status, .. } if status.code() == Some(i32::from(TOO_LARGE)) => Err(Problem::PdfTooLarge.into()),
        End::Ended { status, last_words } => {
            tracing::error!(child.status = %status, child.said = %last_words, "a paper was not set as PDF");
            Err(Problem::PdfNotMade.into())
        }
        End::Answered(_) => {
            tracing::error!("the child that sets papers answered something else");
            Err(Problem::PdfNotMade.into())
        }
    }
}

/// As which file a paper leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PaperForm {
    /// A Word file, which an office can go on writing in.
    #[default]
    Word,
    /// PDF, set as it will be printed.
    Pdf,
}

/// A paper as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperFile {
    /// Its name, in plain letters.
    pub file_name: String,
    /// Its bytes.
    pub content: Vec<u8>,
    /// What it is.
    pub form: PaperForm,
}

impl PaperForm {
    /// The word of an address, `?dang=pdf`; any other is a Word file.
    pub fn of_address(word: &str) -> Self {
        if word == "pdf" { PaperForm::Pdf } else { PaperForm::Word }
    }

    const fn ending(self) -> &'static str {
        match self {
            PaperForm::Word => "docx",
            PaperForm::Pdf => "pdf",
        }
    }

    /// The kind of the file.
    pub const fn kind(self) -> FileKind {
        match self {
            PaperForm::Word => FileKind::Docx,
            PaperForm::Pdf => FileKind::PdfText,
        }
    }
}

impl PaperFile {
    /// A paper that was set before and kept, named so without its ending.
    pub fn kept(stem: String, content: Vec<u8>, form: PaperForm) -> Self {
        PaperFile { file_name: format!("{stem}.{}", form.ending()), content, form }
    }
}

/// The paper as a file that is named so, without its ending.
///
/// # Errors
/// As [`Printer::print`].
pub async fn file(
    app: &App,
    paper: &Paper,
    (family, day): (Family, Date),
    (stem, form): (String, PaperForm),
) -> Result<PaperFile, Failure> {
    let content = match form {
        PaperForm::Word => to_docx(paper, Profile::of(family, day))?,
        PaperForm::Pdf => pdf(app, paper, family, day).await?,
    };
    Ok(PaperFile::kept(stem, content, form))
}

/// The paper as PDF, by the instance's printer.
///
/// # Errors
/// As [`Printer::print`].
pub async fn pdf(app: &App, paper: &Paper, family: Family, day: Date) -> Result<Vec<u8>, Failure> {
    app.settings().printer.print(paper, family, day).await
}
