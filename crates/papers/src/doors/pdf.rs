//! The door of PDF: the words of its pages with their places (poppler's pdftotext), and pictures of pages that have none.
//!
//! Nothing in the file is run: scripts, actions and attachments are named in a note and left alone. Why no PDF is read
//! inside this program stands in docs/decisions.

pub(super) mod boxes;

use super::run::{Allowance, run};
use super::sheets::{self, Sheet};
use super::{DoorFault, FileKind, Limit, Note, Opened, Programs, limits, scan};

/// Letters below which a page may be a picture.
const FEWEST_LETTERS: usize = 150;
const TEXT_BYTES: u64 = 192 * 1024 * 1024;
/// Seconds that every PDF has, those that each megabyte adds, and the most: a small file that takes long was made to.
const SECONDS: (u64, u64, u64) = (4, 2, 20);

/// Opens a PDF.
pub(super) fn open(content: &[u8], programs: &Programs) -> Result<Opened, DoorFault> {
    let program = programs.pdftotext.as_deref().ok_or_else(|| Programs::missing("pdftotext", "poppler-utils"))?;
    refuse_floods(content)?;
    let megabytes = content.len() as u64 / (1024 * 1024);
    let seconds = (SECONDS.0 + SECONDS.1 * megabytes).min(SECONDS.2);
    let allowance = Allowance { seconds, output_bytes: TEXT_BYTES };
    let last = (limits::PAGES + 1).to_string();
    let ran = run(program, &["-bbox-layout", "-l", &last, "-", "-"], content, allowance)?;
    let mut pages = boxes::sheets(&String::from_utf8_lossy(&ran.output));
    if pages.is_empty() {
        return Err(refusal(&ran.complaints));
    }
    if pages.len() > limits::PAGES {
        return Err(DoorFault::TooLarge { what: Limit::Pages, limit: limits::PAGES as u64 });
    }
    let mut notes = active_parts(content);
    let pictures = if holds(content, b"/Image") { pictures(&pages) } else { Vec::new() };
    let recognised = recognise(content, &mut pages, &pictures, programs)?;
    let is_scan = recognised.as_ref().is_some_and(|taken| taken.pages > 0 && taken.pages * 2 >= pages.len());
    notes.extend(recognised.and_then(|taken| taken.note));
    let written = sheets::write(&pages);
    if written.headers_dropped > 0 {
        notes.push(Note::HeadersDropped { pages: written.headers_dropped });
    }
    let kind = if is_scan { FileKind::PdfScan } else { FileKind::PdfText };
    Ok(Opened { notes, ..Opened::of(kind, written.text) })
}

/// The pages that may be pictures with no more than a stamp printed over them.
fn pictures(pages: &[Sheet]) -> Vec<usize> {
    let few = |page: &Sheet| sheets::letters(page) < FEWEST_LETTERS;
    pages.iter().enumerate().filter(|(_, page)| few(page)).map(|(number, _)| number).collect()
}

/// Pages that were taken from their pictures.
struct Taken {
    pages: usize,
    note: Option<Note>,
}

/// Recognises pictures and takes what says more than the page's own letters. Where the programs are missing, a file of
/// pictures alone is refused, and one with other pages is read without them.
fn recognise(
    content: &[u8],
    pages: &mut [Sheet],
    pictures: &[usize],
    programs: &Programs,
) -> Result<Option<Taken>, DoorFault> {
    if pictures.is_empty() {
        return Ok(None);
    }
    if pictures.len() < pages.len() && (programs.pdftoppm.is_none() || programs.tesseract.is_none()) {
        return Ok(Some(Taken { pages: 0, note: Some(Note::PagesUnread { pages: pictures.len() }) }));
    }
    let recognised = scan::recognise_pages(content, pages, pictures, programs)?;
    let mut taken = scan::Recognised::default();
    for (number, found) in pictures.iter().zip(recognised) {
        let Some(page) = pages.get_mut(*number) else { continue };
        if found.sheets.first().is_some_and(|sheet| sheets::letters(sheet) > sheets::letters(page) * 2) {
            *page = found.sheets.first().cloned().unwrap_or_default();
            taken.add(found);
        }
    }
    let note = (!taken.sheets.is_empty()).then(|| taken.note());
    Ok(Some(Taken { pages: taken.sheets.len(), note }))
}

/// A picture inside that says it is larger than any that is taken. Its entries are never packed, so they can be seen.
fn refuse_floods(content: &[u8]) -> Result<(), DoorFault> {
    let largest = |name: &[u8]| figures_after(content, name).max().unwrap_or_default();
    if largest(b"/Width").saturating_mul(largest(b"/Height")) > limits::PIXELS {
        return Err(DoorFault::TooLarge { what: Limit::Pixels, limit: limits::PIXELS });
    }
    Ok(())
}

/// The numbers that stand behind a name.
fn figures_after<'content>(content: &'content [u8], name: &'content [u8]) -> impl Iterator<Item = u64> + 'content {
    content.windows(name.len()).enumerate().filter(move |(_, window)| *window == name).map(move |(at, _)| {
        let behind = content.get(at + name.len()..).unwrap_or_default();
        let digits = behind
            .iter()
            .take(24)
            .skip_while(|sign| sign.is_ascii_whitespace())
            .take_while(|sign| sign.is_ascii_digit());
        digits.fold(0_u64, |number, digit| number.saturating_mul(10).saturating_add(u64::from(digit - b'0')))
    })
}

fn refusal(complaints: &str) -> DoorFault {
    if complaints.contains("Incorrect password") || complaints.contains("encrypted") {
        DoorFault::Encrypted
    } else {
        DoorFault::NotReadable { why: "pdftotext found no page".to_owned() }
    }
}

/// Parts of a PDF that do something or carry something. Those inside packed objects are not seen, and not run either.
fn active_parts(content: &[u8]) -> Vec<Note> {
    let holds = |name: &[u8]| holds(content, name);
    let mut notes = Vec::new();
    if [&b"/JavaScript"[..], b"/JS", b"/Launch", b"/RichMedia"].into_iter().any(holds) {
        notes.push(Note::MacrosIgnored);
    }
    if [&b"/URI"[..], b"/GoToR", b"/SubmitForm", b"/ImportData"].into_iter().any(holds) {
        notes.push(Note::ExternalLinksIgnored);
    }
    if holds(b"/EmbeddedFile") || holds(b"/EmbeddedFiles") {
        notes.push(Note::Attachment { name: "PDF".to_owned() });
    }
    notes
}

/// Whether the bytes hold the name, not only the beginning of a longer one.
fn holds(content: &[u8], name: &[u8]) -> bool {
    content
        .windows(name.len() + 1)
        .any(|window| window.starts_with(name) && window.last().is_some_and(|after| !after.is_ascii_alphanumeric()))
}
