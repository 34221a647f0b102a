//! The words of the pages inside an export, Vietnamese first and English beside.
//! Only words; nothing is decided here.

use super::cells::Kind;

/// The page that is read first.
pub const READ_ME: &str = include_str!("read_me.md");

/// Before the tables.
pub fn schema_opening(version: i64) -> String {
    format!(
        "# Các bảng trong bản xuất (the tables of this export)\n\nPhiên bản lược đồ (schema version): {version}.\n\n\
         Mỗi bảng có hai tệp: `csv/` để mở bằng Excel, `json/` là dữ liệu nguyên vẹn mà `dondoc import` đọc.\n\
         Each table has two files: `csv/` for spreadsheets, `json/` with the exact rows that `dondoc import` reads.\n"
    )
}

/// Above the columns of a table.
pub fn table_head(name: &str, vi: &str, en: &str, key: &str) -> String {
    format!(
        "\n## {name}\n\n{vi} ({en}). Khóa (key): {key}.\n\n\
         | cột (column) | kiểu (kind) | có thể thiếu (may be missing) | trỏ tới (refers to) | nghĩa | meaning |\n\
         |---|---|---|---|---|---|\n"
    )
}

/// A column: its name, with that in the CSV file where it is another.
pub fn table_row(
    [name, csv]: [&str; 2],
    kind: &str,
    may_be_missing: bool,
    refers: &str,
    [vi, en]: [&str; 2],
) -> String {
    let name = if name == csv { format!("`{name}`") } else { format!("`{name}` (CSV: `{csv}`)") };
    let missing = if may_be_missing { "có (yes)" } else { "" };
    format!("| {name} | {kind} | {missing} | {refers} | {vi} | {en} |\n")
}

/// A kind of value.
pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Integer => "số nguyên (integer)",
        Kind::Text => "chữ (text)",
        Kind::Identity => "UUID",
        Kind::Bytes => "byte, hệ 16 (bytes, hexadecimal)",
    }
}

/// Above what was kept back.
pub const fn withheld_opening() -> &'static str {
    "\n## Không xuất (kept back)\n\n"
}
