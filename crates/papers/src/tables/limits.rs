//! How much a table may cost. Each figure is far above what a register of the whole country needs.
//! They hold inside the program; the limits of the process that opens files stand with that process.

/// Rows of all sheets.
pub const ROWS: usize = 250_000;
/// Columns: more than any form has.
pub const COLUMNS: usize = 256;
/// Bytes of text of all cells.
pub const TEXT_BYTES: usize = 32 * 1024 * 1024;
/// Bytes of the text of one cell: spreadsheets themselves hold 32,767 letters at most.
pub const CELL_BYTES: usize = 128 * 1024;
/// Bytes of one unpacked part of a workbook.
pub const PART_BYTES: u64 = 96 * 1024 * 1024;
/// Bytes of all unpacked parts of a workbook.
pub const PARTS_BYTES: u64 = 160 * 1024 * 1024;
/// Bytes of the part in which a workbook keeps its texts: they are all held in memory.
pub const STRINGS_BYTES: u64 = 16 * 1024 * 1024;
/// Parts of a workbook.
pub const ENTRIES: usize = 2048;
/// Sheets.
pub const SHEETS: usize = 64;
/// Cells of a workbook that people filled in: six times what the largest consolidated sheet has.
pub const FILLED_CELLS: usize = 1_500_000;
/// Merged ranges of one sheet that are looked at.
pub const MERGED: usize = 10_000;
