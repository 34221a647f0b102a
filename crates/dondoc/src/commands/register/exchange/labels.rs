//! What export and import of the register say, Vietnamese first and English beneath. Only words.
//! Nothing is decided here.

use crate::refusal::Refusal;
use domain::problem::Problem;
use std::{fmt::Display, path::Path};

/// A file that cannot be written.
pub fn file_unwritable(file: &str, reason: &dyn Display) -> Refusal {
    Refusal::new(
        format!("Không ghi được {file} ({reason}); chọn tên tệp chưa có, ở thư mục được phép ghi."),
        format!(
            "{file} cannot be written ({reason}); name a file that is not there yet, in a folder that may be written."
        ),
    )
}

/// A file that holds no table.
pub fn no_table(problem: &Problem) -> Refusal {
    let (vi, en) = (problem.vietnamese(), problem.english());
    Refusal::new(format!("{} {}", vi.what, vi.next), format!("{} {}", en.what, en.next))
}

/// After an export.
pub fn exported(organisations: usize, to: &Path) -> String {
    let to = to.display();
    format!("Đã ghi {organisations} đơn vị vào {to}.\n{organisations} organisations were written to {to}.")
}

/// After an import.
pub fn imported(rows: usize, known: usize) -> String {
    format!(
        "Đã thêm {rows} dòng vào sổ đơn vị; {known} dòng đã có từ trước.\n{rows} rows were added to the register; {known} were there already."
    )
}

/// One fault.
pub fn fault(place: &str, head: &str, sentence: &str) -> String {
    if head.is_empty() { format!("{place}: {sentence}") } else { format!("{place} ({head}): {sentence}") }
}

/// After all faults.
pub fn faults(count: usize) -> Refusal {
    Refusal::new(
        format!("Có {count} chỗ cần sửa, ghi ở trên; chưa dòng nào được thêm. Sửa tệp rồi chạy lại."),
        format!(
            "{count} places must be mended, listed above; nothing was added. Mend the file and run the command again."
        ),
    )
}
