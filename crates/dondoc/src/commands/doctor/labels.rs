//! What `doctor` says, in both languages.
//! Only words; nothing is decided here.

use super::Report;
use crate::refusal::Refusal;
use database::JournalFault;
use std::path::Path;

/// The report for people.
pub fn report(report: &Report) -> String {
    let mut lines: Vec<String> = Vec::new();
    for finding in &report.findings {
        let mark = if finding.wrong { "✗" } else { "·" };
        lines.push(format!("{mark} {}\n  {}", finding.vi, finding.en));
    }
    let rows: i64 = report.tables.values().sum();
    let (tables, files, head) = (report.tables.len(), report.files.count, &report.journal.head);
    lines.push(format!("{tables} bảng (tables), {rows} dòng (rows), {files} tệp (files)"));
    lines.push(format!("Nhật ký (journal): {} dòng (rows), {head}", report.journal.rows));
    lines.push(
        if report.healthy {
            "Không có gì sai. (Nothing is wrong.)"
        } else {
            "Có lỗi, xem ở trên. (Something is wrong, see above.)"
        }
        .to_owned(),
    );
    lines.join("\n")
}

/// The schema is behind.
pub fn old_schema(found: i64, known: i64) -> Refusal {
    Refusal::new(
        format!("Lược đồ ở phiên bản {found}, chương trình ở {known}; sao lưu rồi chạy `dondoc migrate`."),
        format!("The schema is at version {found}, the program at {known}; back up and run `dondoc migrate`."),
    )
}

/// The schema is ahead.
pub fn new_schema(found: i64, known: i64) -> Refusal {
    Refusal::new(
        format!("Lược đồ ở phiên bản {found}, mới hơn chương trình ({known}); cập nhật dondoc."),
        format!("The schema is at version {found}, newer than the program ({known}); update dondoc."),
    )
}

/// History was changed.
pub fn broken_journal(fault: &JournalFault) -> Refusal {
    match fault {
        JournalFault::Missing(seq) => Refusal::new(
            format!(
                "Thiếu dòng nhật ký {seq}; giữ nguyên hiện trạng, so với bản sao lưu gần nhất và tìm ai đã sửa cơ sở dữ liệu."
            ),
            format!(
                "Row {seq} of the journal is missing; leave everything as it is, compare with the last backup and find who changed the database."
            ),
        ),
        JournalFault::Changed(seq) => Refusal::new(
            format!(
                "Dòng nhật ký {seq} đã bị sửa; giữ nguyên hiện trạng, so với bản sao lưu gần nhất và tìm ai đã sửa cơ sở dữ liệu."
            ),
            format!(
                "Row {seq} of the journal was changed; leave everything as it is, compare with the last backup and find who changed the database."
            ),
        ),
    }
}

/// A file is gone.
pub fn missing_file(name: &str) -> Refusal {
    Refusal::new(
        format!("Thiếu tệp {name}; lấy lại từ bản sao lưu vào thư mục files."),
        format!("The file {name} is missing; take it from a backup back into the folder files."),
    )
}

/// A file is another.
pub fn damaged_file(name: &str) -> Refusal {
    Refusal::new(
        format!("Tệp {name} không đọc được hoặc nội dung đã khác; lấy lại từ bản sao lưu và kiểm tra ổ đĩa."),
        format!("The file {name} cannot be read or has another content; take it from a backup and check the disk."),
    )
}

/// Files without a row.
pub fn orphan_files(count: usize) -> Refusal {
    Refusal::new(
        format!("{count} tệp không thuộc dòng nào (việc tải lên bị ngắt giữa chừng); không gây hại, không cần làm gì."),
        format!("{count} files belong to no row (an upload was broken off); they do no harm and nothing need be done."),
    )
}

/// Other users of the machine can read it.
pub fn others_may_read(path: &Path, mode: u32) -> Refusal {
    let (path, right) = (path.display(), if path.is_dir() { "700" } else { "600" });
    Refusal::new(
        format!("Người khác trên máy đọc được {path} (quyền {mode:o}); chạy `chmod {right} {path}`."),
        format!("Other users of the machine can read {path} (mode {mode:o}); run `chmod {right} {path}`."),
    )
}

/// The key is not there yet.
pub fn no_key(path: &Path) -> Refusal {
    let path = path.display();
    Refusal::new(
        format!("Chưa có {path}; lần chạy `dondoc serve` tới sẽ tạo."),
        format!("{path} is not there yet; the next `dondoc serve` makes it."),
    )
}

/// The disk is nearly full.
pub fn little_room(folder: &Path, free_bytes: u64) -> Refusal {
    let (folder, megabytes) = (folder.display(), free_bytes / 1024 / 1024);
    Refusal::new(
        format!("Ổ đĩa của {folder} chỉ còn {megabytes} MB; dọn bớt hoặc mở rộng trước khi đầy."),
        format!("The disk of {folder} has only {megabytes} MB left; make room before it is full."),
    )
}

/// The clock of the machine is not set.
pub fn wrong_clock(today: &str) -> Refusal {
    Refusal::new(
        format!("Đồng hồ máy chỉ ngày {today}; chỉnh giờ (ví dụ bật đồng bộ thời gian) trước khi chạy."),
        format!("The machine's clock says {today}; set it (or switch time synchronisation on) before serving."),
    )
}

/// Only a demo.
pub fn is_demo() -> Refusal {
    Refusal::new(
        "Đây là bản chạy thử: mật khẩu ai cũng biết; đừng đưa công việc thật vào.",
        "This is a demo: its passwords are known to all; do no real work in it.",
    )
}
