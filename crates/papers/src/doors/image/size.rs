//! How large a picture is, from its header alone: nothing is unpacked.
//! A header that cannot be followed is a broken file.

use crate::doors::{DoorFault, Limit, limits};

/// What the header says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Size {
    /// Of the content.
    pub media_type: &'static str,
    /// Of the largest page.
    pub pixels: u64,
    /// The shorter side of the first page.
    pub narrow_side: u32,
    /// Pages of a TIFF, else one.
    pub pages: usize,
}

/// Reads the header of a PNG, JPEG or TIFF; other pictures are of no kind that is read.
pub(super) fn of(content: &[u8]) -> Result<Size, DoorFault> {
    let found = if content.starts_with(b"\x89PNG\r\n\x1a\n") {
        png(content).map(|side| one("image/png", side))
    } else if content.starts_with(b"\xff\xd8\xff") {
        jpeg(content).map(|side| one("image/jpeg", side))
    } else if content.starts_with(b"II*\0") {
        tiff(content, u16::from_le_bytes, u32::from_le_bytes)?
    } else if content.starts_with(b"MM\0*") {
        tiff(content, u16::from_be_bytes, u32::from_be_bytes)?
    } else {
        return Err(DoorFault::UnknownKind);
    };
    found.filter(|size| size.narrow_side > 0).ok_or_else(|| broken("a picture without a size"))
}

fn broken(why: &str) -> DoorFault {
    DoorFault::NotReadable { why: why.to_owned() }
}

fn one(media_type: &'static str, (width, height): (u32, u32)) -> Size {
    Size { media_type, pixels: u64::from(width) * u64::from(height), narrow_side: width.min(height), pages: 1 }
}

fn bytes<const N: usize>(content: &[u8], at: usize) -> Option<[u8; N]> {
    content.get(at..at.checked_add(N)?)?.try_into().ok()
}

/// The first chunk is the header.
fn png(content: &[u8]) -> Option<(u32, u32)> {
    (bytes::<4>(content, 12)? == *b"IHDR").then_some(())?;
    Some((u32::from_be_bytes(bytes(content, 16)?), u32::from_be_bytes(bytes(content, 20)?)))
}

/// Segments are passed over up to the one that begins a frame.
fn jpeg(content: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        let [mark, kind] = bytes::<2>(content, at)?;
        (mark == 0xff).then_some(())?;
        match kind {
            0xff => at += 1,
            0xc0..=0xcf if !matches!(kind, 0xc4 | 0xc8 | 0xcc) => {
                let height = u16::from_be_bytes(bytes(content, at + 5)?);
                let width = u16::from_be_bytes(bytes(content, at + 7)?);
                return Some((width.into(), height.into()));
            }
            0x01 | 0xd0..=0xd8 => at += 2,
            _ => at = at.checked_add(2)?.checked_add(u16::from_be_bytes(bytes(content, at + 2)?).max(2).into())?,
        }
    }
}

/// One directory for each page, each naming the next; a circle ends at the limit of pages.
fn tiff(content: &[u8], short: fn([u8; 2]) -> u16, long: fn([u8; 4]) -> u32) -> Result<Option<Size>, DoorFault> {
    let mut directory = bytes(content, 4).map(long).unwrap_or_default() as usize;
    let mut size = Size { media_type: "image/tiff", pixels: 0, narrow_side: 0, pages: 0 };
    while directory != 0 {
        if size.pages >= limits::RECOGNISED_PAGES {
            return Err(DoorFault::TooLarge { what: Limit::Pages, limit: limits::RECOGNISED_PAGES as u64 });
        }
        let Some(entries) = bytes(content, directory).map(short) else { return Ok(None) };
        let (mut width, mut height) = (0, 0);
        for number in 0..usize::from(entries) {
            let at = directory + 2 + number * 12;
            let (Some(tag), Some(kind)) = (bytes(content, at).map(short), bytes(content, at + 2).map(short)) else {
                return Ok(None);
            };
            let value = match kind {
                3 => bytes(content, at + 8).map(short).map(u32::from),
                _ => bytes(content, at + 8).map(long),
            };
            match tag {
                256 => width = value.unwrap_or_default(),
                257 => height = value.unwrap_or_default(),
                _ => {}
            }
        }
        if size.pages == 0 {
            size.narrow_side = width.min(height);
        }
        size.pages += 1;
        size.pixels = size.pixels.max(u64::from(width) * u64::from(height));
        let next = directory + 2 + usize::from(entries) * 12;
        directory = bytes(content, next).map(long).unwrap_or_default() as usize;
    }
    Ok((size.pages > 0).then_some(size))
}
