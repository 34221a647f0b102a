//! The door of pictures: PNG, JPEG and TIFF whose size is known to be bearable before anything unpacks them.
//!
//! Only the header is looked at here; the recogniser reads the rest in a program of its own.

mod size;

use super::{DoorFault, FileKind, Limit, Note, Opened, Programs, limits, scan, sheets};

/// Millimetres, for the guess that a picture shows a page of A4.
const PAGE_WIDTH_INCHES: f32 = 8.27;
/// Dots of an inch between which the guess is believed.
const LIKELY: (f32, f32) = (70.0, 600.0);

/// Opens a picture.
pub(super) fn open(content: &[u8], programs: &Programs) -> Result<Opened, DoorFault> {
    let picture = size::of(content)?;
    if picture.pages > limits::RECOGNISED_PAGES {
        return Err(DoorFault::TooLarge { what: Limit::Pages, limit: limits::RECOGNISED_PAGES as u64 });
    }
    if picture.pixels > limits::PIXELS {
        return Err(DoorFault::TooLarge { what: Limit::Pixels, limit: limits::PIXELS });
    }
    let recogniser = scan::recogniser(programs)?;
    let dots = (picture.narrow_side as f32 / PAGE_WIDTH_INCHES).clamp(LIKELY.0, LIKELY.1).round();
    let recognised = scan::recognise_picture(content, dots, recogniser)?;
    programs.tell(picture.pages, picture.pages);
    let note = recognised.note();
    let written = sheets::write(&recognised.sheets);
    let mut opened = Opened::of(FileKind::Image, written.text);
    opened.media_type = picture.media_type.into();
    opened.notes.push(note);
    if written.headers_dropped > 0 {
        opened.notes.push(Note::HeadersDropped { pages: written.headers_dropped });
    }
    Ok(opened)
}
