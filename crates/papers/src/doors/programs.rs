//! Programs of the machine that read what this crate does not read itself. All are optional.
//!
//! They are looked for once, on the path; none is started here.

use super::DoorFault;
use std::path::{Path, PathBuf};

/// Where the programs are; `None` is: not installed.
#[derive(Debug, Clone, Default)]
pub struct Programs {
    /// Text of a PDF (poppler-utils).
    pub pdftotext: Option<PathBuf>,
    /// Pictures of the pages of a PDF (poppler-utils).
    pub pdftoppm: Option<PathBuf>,
    /// Letters from pictures (tesseract-ocr, tesseract-ocr-vie).
    pub tesseract: Option<PathBuf>,
    /// Word 97 to 2003 (antiword).
    pub antiword: Option<PathBuf>,
    /// Word 97 to 2003, better and slower (libreoffice-writer-nogui).
    pub soffice: Option<PathBuf>,
}

impl Programs {
    /// None of them.
    pub fn none() -> Self {
        Programs::default()
    }

    /// Those on the path of this process. The path says where programs are; it configures nothing.
    #[allow(clippy::disallowed_methods)]
    pub fn find() -> Self {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders: Vec<PathBuf> = std::env::split_paths(&path).filter(|folder| folder.is_absolute()).collect();
        let find = |name: &str| folders.iter().map(|folder| folder.join(name)).find(|file| is_program(file));
        Programs {
            pdftotext: find("pdftotext"),
            pdftoppm: find("pdftoppm"),
            tesseract: find("tesseract"),
            antiword: find("antiword"),
            soffice: find("soffice"),
        }
    }

    /// The fault that says what to install.
    pub fn missing(program: &str, package: &str) -> DoorFault {
        DoorFault::ProgramMissing { program: program.to_owned(), package: package.to_owned() }
    }
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> bool {
    file.is_file()
}
