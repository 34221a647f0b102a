//! What is said about backups, in both languages.
//! Only words; nothing is decided here.

use crate::refusal::Refusal;
use database::JournalFault;
use std::{fmt::Display, path::Path};

/// A backup was written.
pub fn written(to: &Path, rows: i64, files: i64, head: &str, seal: &str) -> String {
    let to = to.display();
    format!(
        "Đã sao lưu vào {to}: {rows} dòng, {files} tệp.\nBacked up into {to}: {rows} rows, {files} files.\n  journal {head}\n  seal    {seal}"
    )
}

/// A backup was restored.
pub fn restored(folder: &Path, rows: i64, files: i64, head: &str) -> String {
    let folder = folder.display();
    format!(
        "Đã phục hồi vào {folder}: {rows} dòng, {files} tệp.\nRestored into {folder}: {rows} rows, {files} files.\n  journal {head}"
    )
}

/// Everything was read back.
pub fn verified() -> &'static str {
    "Đã đọc lại từng dòng nhật ký và từng tệp: khớp.\nEvery row of the journal and every file was read back: they are the same."
}

/// What was read back is something else.
pub fn not_verified(folder: &Path) -> Refusal {
    let folder = folder.display();
    Refusal::new(
        format!(
            "Nội dung đọc lại từ {folder} không khớp bản sao lưu; đừng dùng thư mục này, kiểm tra ổ đĩa rồi phục hồi lại."
        ),
        format!(
            "What was read back from {folder} is not what the backup holds; do not use the folder, check the disk and restore again."
        ),
    )
}

/// The name of a backup is taken.
pub fn file_is_there(path: &Path) -> Refusal {
    let path = path.display();
    Refusal::new(
        format!("{path} đã có; bản sao lưu không ghi đè, chọn tên khác."),
        format!("{path} is there already; a backup overwrites nothing, choose another name."),
    )
}

/// A backup cannot be written where it was asked for.
pub fn unwritable(path: &Path, reason: &dyn Display) -> Refusal {
    let path = path.display();
    Refusal::new(
        format!("Không ghi được {path} ({reason}); xem thư mục có đó không và còn chỗ không."),
        format!("{path} cannot be written ({reason}); see whether its folder is there and has room."),
    )
}

/// A file of the instance is not what its row says.
pub fn file_damaged(path: &Path) -> Refusal {
    let path = path.display();
    Refusal::new(
        format!(
            "Tệp {path} bị thiếu hoặc hỏng nên chưa sao lưu; chạy `dondoc doctor`, lấy lại tệp này từ bản sao lưu trước."
        ),
        format!(
            "The file {path} is missing or damaged, so nothing was backed up; run `dondoc doctor` and take the file from an earlier backup."
        ),
    )
}

/// The journal does not hold together.
pub fn journal_broken(fault: &JournalFault) -> Refusal {
    let (JournalFault::Missing(seq) | JournalFault::Changed(seq)) = fault;
    Refusal::new(
        format!("Chuỗi nhật ký đứt ở dòng {seq}; giữ nguyên hiện trạng và chạy `dondoc doctor`."),
        format!("The chain of the journal breaks at row {seq}; leave everything as it is and run `dondoc doctor`."),
    )
}

/// A backup cannot be read at all.
pub fn unreadable(path: &Path, reason: &dyn Display) -> Refusal {
    let path = path.display();
    Refusal::new(
        format!("Không đọc được bản sao lưu {path} ({reason}); xem lại đường dẫn."),
        format!("The backup {path} cannot be read ({reason}); look at its path."),
    )
}

/// A byte of a backup has changed.
pub fn spoilt(path: &Path) -> Refusal {
    let path = path.display();
    Refusal::new(
        format!(
            "{path} không phải bản sao lưu nguyên vẹn (dấu niêm phong không khớp) nên không phục hồi gì; dùng bản khác."
        ),
        format!("{path} is no whole backup (its seal does not fit), so nothing was restored; use another one."),
    )
}

/// A backup of a later program.
pub fn of_another_format(path: &Path, program: &str) -> Refusal {
    let path = path.display();
    Refusal::new(
        format!("{path} do dondoc {program} ghi, phiên bản này không đọc được; dùng phiên bản đó hoặc mới hơn."),
        format!(
            "{path} was written by dondoc {program}, which this version does not read; use that version or a newer one."
        ),
    )
}

/// A place that a restore would overwrite.
pub fn not_empty(path: &Path) -> Refusal {
    let path = path.display();
    Refusal::new(
        format!("{path} không trống; phục hồi không ghi đè gì, chọn thư mục khác bằng --data."),
        format!("{path} is not empty; a restore overwrites nothing, name another folder with --data."),
    )
}

/// The database cannot take the backup.
pub fn not_restorable(place: &str, fault: &database::Error) -> Refusal {
    match fault {
        database::Error::NotEmpty { place: table } => Refusal::new(
            format!("Cơ sở dữ liệu {place} đã có dữ liệu ({table}); phục hồi vào cơ sở dữ liệu trống."),
            format!("The database {place} has rows already ({table}); restore into an empty one."),
        ),
        database::Error::NewerSchema { .. } => Refusal::new(
            format!("Bản sao lưu thuộc phiên bản mới hơn của dondoc ({fault}); cập nhật dondoc rồi phục hồi lại."),
            format!("The backup is of a newer dondoc ({fault}); update dondoc and restore again."),
        ),
        database::Error::InUse { holder, .. } => crate::labels::in_use(place, holder),
        fault => crate::labels::database_closed(place, fault),
    }
}
