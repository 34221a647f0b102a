//! Pictures of pages to words: each page is drawn (pdftoppm), cleared of coloured ink, and recognised (tesseract, Vietnamese).
//!
//! Red seals and blue signatures lie over words and are no part of the text; a number written by hand in colour goes with
//! them, and the reader then asks for it instead of guessing. Pages are recognised side by side, as many as there are cores.

mod ink;
mod repair;
mod table;

use super::run::{Allowance, run};
use super::sheets::Sheet;
use super::{DoorFault, Limit, Note, Programs, limits};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Points of an inch, and dots at which letters are recognised best.
const POINTS_PER_INCH: f32 = 72.0;
const DOTS_PER_INCH: f32 = 300.0;
/// Pages at a time.
const SIDE_BY_SIDE: usize = 4;
const DRAWING: Allowance = Allowance { seconds: 20, output_bytes: limits::PIXELS * 3 + 64 };
const RECOGNISING: Allowance = Allowance { seconds: 60, output_bytes: 16 * 1024 * 1024 };

/// What was recognised.
#[derive(Debug, Default)]
pub(super) struct Recognised {
    /// One for each page, in order.
    pub sheets: Vec<Sheet>,
    /// Of all words, each from 0 to 100.
    confidences: Vec<f32>,
}

impl Recognised {
    /// How sure the recogniser is.
    pub fn note(&self) -> Note {
        let count = self.confidences.len().max(1) as f32;
        let mean_confidence = (self.confidences.iter().sum::<f32>() / count).round();
        Note::Recognised { pages: self.sheets.len(), mean_confidence }
    }

    pub(super) fn add(&mut self, other: Recognised) {
        self.sheets.extend(other.sheets);
        self.confidences.extend(other.confidences);
    }
}

/// The recogniser, or what to install.
pub(super) fn recogniser(programs: &Programs) -> Result<&Path, DoorFault> {
    programs.tesseract.as_deref().ok_or_else(|| Programs::missing("tesseract", "tesseract-ocr tesseract-ocr-vie"))
}

/// Recognises the pages with these numbers (from 0) of a PDF, each by itself.
pub(super) fn recognise_pages(
    content: &[u8],
    pages: &[Sheet],
    numbers: &[usize],
    programs: &Programs,
) -> Result<Vec<Recognised>, DoorFault> {
    if numbers.len() > limits::RECOGNISED_PAGES {
        return Err(DoorFault::TooLarge { what: Limit::Pages, limit: limits::RECOGNISED_PAGES as u64 });
    }
    let draws = programs.pdftoppm.as_deref().ok_or_else(|| Programs::missing("pdftoppm", "poppler-utils"))?;
    let recognises = recogniser(programs)?;
    let done = AtomicUsize::new(0);
    let one = |number: &usize| {
        let found = recognise_page(content, pages.get(*number), *number, draws, recognises);
        programs.tell(done.fetch_add(1, Ordering::Relaxed) + 1, numbers.len());
        found
    };
    let at_once = thread::available_parallelism().map(usize::from).unwrap_or(1).min(SIDE_BY_SIDE);
    let mut recognised = Vec::new();
    for several in numbers.chunks(at_once) {
        let found: Vec<_> = thread::scope(|scope| {
            let running: Vec<_> = several.iter().map(|number| scope.spawn(|| one(number))).collect();
            running.into_iter().map(|page| page.join()).collect()
        });
        for page in found {
            recognised.push(page.unwrap_or_else(|_| Err(DoorFault::NotReadable { why: "a page".to_owned() }))?);
        }
    }
    Ok(recognised)
}

fn recognise_page(
    content: &[u8],
    page: Option<&Sheet>,
    number: usize,
    draws: &Path,
    recognises: &Path,
) -> Result<Recognised, DoorFault> {
    let (width, height) = page.map(|page| (page.width, page.height)).unwrap_or_default();
    let dots = dots_for(width, height)?;
    let page_number = (number + 1).to_string();
    let resolution = format!("{dots:.0}");
    let drawn = run(draws, &["-q", "-r", &resolution, "-f", &page_number, "-l", &page_number, "-"], content, DRAWING)?;
    let Some(grey) = ink::without_colour(&drawn.output) else {
        return Err(DoorFault::NotReadable { why: format!("page {page_number} was not drawn") });
    };
    recognise_picture(&grey, dots, recognises)
}

/// A picture with one page or several.
pub(super) fn recognise_picture(picture: &[u8], dots: f32, recognises: &Path) -> Result<Recognised, DoorFault> {
    let resolution = format!("{dots:.0}");
    let arguments =
        ["stdin", "stdout", "-l", "vie", "--psm", "4", "--dpi", &resolution, "-c", "tessedit_do_invert=0", "tsv"];
    let ran = run(recognises, &arguments, picture, RECOGNISING)?;
    if !ran.succeeded {
        let no_language = ran.complaints.contains("loading language") || ran.complaints.contains("tessdata");
        return Err(if no_language {
            Programs::missing("tesseract (vie)", "tesseract-ocr-vie")
        } else {
            DoorFault::NotReadable { why: "tesseract read no picture".to_owned() }
        });
    }
    let (mut sheets, confidences) = table::sheets(&String::from_utf8_lossy(&ran.output), POINTS_PER_INCH / dots);
    sheets.iter_mut().for_each(repair::repair);
    Ok(Recognised { sheets, confidences })
}

/// As many dots as letters need and pixels allow. A page of no size, or so large that its letters would be lost, is refused.
fn dots_for(width: f32, height: f32) -> Result<f32, DoorFault> {
    let square_inches = width * height / (POINTS_PER_INCH * POINTS_PER_INCH);
    if !(width > 1.0 && height > 1.0 && square_inches.is_finite()) {
        return Err(DoorFault::NotReadable { why: "a page without a size".to_owned() });
    }
    let most = (limits::RECOGNISED_PIXELS as f32 / square_inches).sqrt();
    let dots = DOTS_PER_INCH.min(most).floor();
    if dots < DOTS_PER_INCH / 4.0 {
        return Err(DoorFault::TooLarge { what: Limit::Pixels, limit: limits::RECOGNISED_PIXELS });
    }
    Ok(dots)
}
