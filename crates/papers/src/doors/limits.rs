//! How much a file may cost. Each figure is far above what a document needs and far below what would hurt.
//!
//! They hold inside the program; the limits of the process that opens files stand with that process.

/// Bytes of text that come out of a file: more than a thousand pages.
pub const TEXT_BYTES: usize = 4 * 1024 * 1024;
/// Bytes of one unpacked part of a zip.
pub const PART_BYTES: u64 = 48 * 1024 * 1024;
/// Bytes of all parts of a zip that are unpacked.
pub const PARTS_BYTES: u64 = 96 * 1024 * 1024;
/// Entries of a zip.
pub const ZIP_ENTRIES: usize = 4096;
/// Elements inside elements, in XML and HTML.
pub const DEPTH: usize = 256;
/// Tables inside tables.
pub const TABLE_DEPTH: usize = 16;
/// Pages of a PDF or of a picture with several.
pub const PAGES: usize = 400;
/// Pages that are recognised letter by letter.
pub const RECOGNISED_PAGES: usize = 30;
/// Pixels of one picture.
pub const PIXELS: u64 = 64_000_000;
/// Pixels of one page drawn to be recognised: A3 at 300 dots an inch.
pub const RECOGNISED_PIXELS: u64 = 18_000_000;
/// Attachments of one message, and entries of a zip around one.
pub const ATTACHMENTS: usize = 16;
/// Messages inside messages.
pub const MESSAGE_DEPTH: usize = 2;
