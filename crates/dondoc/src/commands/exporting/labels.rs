//! What is said about exports and imports, in both languages.
//! Only words; nothing is decided here.

use crate::refusal::Refusal;
use app::export::package::Fault;
use std::path::Path;

/// So far it is written.
pub fn exporting(percent: u64) -> String {
    format!("Đang xuất: {percent} % (exporting)")
}

/// So far it is checked.
pub fn checking(percent: u64) -> String {
    format!("Đang kiểm tra: {percent} % (checking)")
}

/// So far it is taken over.
pub fn importing(percent: u64) -> String {
    format!("Đang nhập: {percent} % (importing)")
}

/// An export was written.
pub fn exported(to: &Path, rows: u64, files: u64, head: &str, seal: &str) -> String {
    let to = to.display();
    format!(
        "Đã xuất vào {to}: {rows} dòng, {files} tệp; đọc DOC-TOI.md ở trong tệp ấy trước.\nExported into {to}: {rows} rows, {files} files; read DOC-TOI.md in it first.\n  journal {head}\n  seal    {seal}"
    )
}

/// An export was taken over.
pub fn imported(folder: &Path, rows: u64, files: u64, head: &str) -> String {
    let folder = folder.display();
    format!(
        "Đã nhập vào {folder}: {rows} dòng, {files} tệp. Chưa ai có mật khẩu: đặt bằng `dondoc user --data {folder} reset-password TÊN_ĐĂNG_NHẬP`.\nImported into {folder}: {rows} rows, {files} files. Nobody has a password yet: set one with `dondoc user --data {folder} reset-password LOGIN`.\n  journal {head}"
    )
}

/// The name of an export is taken.
pub fn file_is_there(path: &Path) -> Refusal {
    let path = path.display();
    Refusal::new(
        format!("{path} đã có; bản xuất không ghi đè, chọn tên khác."),
        format!("{path} is there already; an export overwrites nothing, choose another name."),
    )
}

/// A place that an import would overwrite.
pub fn not_empty(path: &Path) -> Refusal {
    let path = path.display();
    Refusal::new(
        format!("{path} không trống; chỉ nhập được vào hệ thống trống, chọn thư mục khác bằng --data."),
        format!("{path} is not empty; an import needs an empty instance, name another folder with --data."),
    )
}

/// Of a later program.
pub fn newer(path: &Path, found: i64, known: i64) -> Refusal {
    let path = path.display();
    Refusal::new(
        format!(
            "{path} có lược đồ phiên bản {found}, chương trình này chỉ biết đến {known}; cập nhật dondoc rồi nhập lại."
        ),
        format!("{path} has schema version {found}, this program knows {known}; update dondoc and import again."),
    )
}

/// The database cannot take it.
pub fn database_refuses(place: &str, fault: database::Error) -> Refusal {
    match fault {
        database::Error::NotEmpty { place: table } => Refusal::new(
            format!("Cơ sở dữ liệu {place} đã có dữ liệu ({table}); nhập vào cơ sở dữ liệu trống."),
            format!("The database {place} has rows already ({table}); import into an empty one."),
        ),
        database::Error::InUse { holder, .. } => crate::labels::in_use(place, &holder),
        database::Error::Line { table, reason } => Refusal::new(
            format!(
                "Bảng {table} của bản xuất không khớp lược đồ ({reason}) nên không nhập gì; xuất lại từ hệ thống gốc."
            ),
            format!(
                "The table {table} of the export does not fit the schema ({reason}), so nothing was imported; export again."
            ),
        ),
        fault => Refusal::new(
            format!(
                "Cơ sở dữ liệu {place} không nhận được bản xuất ({fault}) nên không nhập gì; xem máy chủ có chạy không, còn chỗ không, rồi nhập lại, hoặc xuất lại từ hệ thống gốc."
            ),
            format!(
                "The database {place} did not take the export ({fault}), so nothing was imported; see whether its server runs and has room and import again, or export again."
            ),
        ),
    }
}

/// Why nothing was exported.
pub fn not_exported(to: &Path, fault: Fault) -> anyhow::Error {
    let shown = to.display();
    match fault {
        Fault::FileDamaged(path) => crate::backup_file::labels::file_damaged(&path).into(),
        Fault::JournalBroken(fault) => crate::backup_file::labels::journal_broken(&fault).into(),
        Fault::File { path, source } => Refusal::new(
            format!("Không ghi được {} ({source}); xem thư mục có đó không và còn chỗ không.", path.display()),
            format!("{} cannot be written ({source}); see whether its folder is there and has room.", path.display()),
        )
        .into(),
        fault => anyhow::anyhow!("{shown}: {fault}"),
    }
}

/// Why nothing was imported.
pub fn not_imported(path: &Path, fault: Fault) -> Refusal {
    let shown = path.display();
    match fault {
        Fault::File { path, source } => Refusal::new(
            format!("Không đọc hoặc ghi được {} ({source}); xem lại đường dẫn, quyền và chỗ trống.", path.display()),
            format!("{} cannot be read or written ({source}); look at path, rights and room.", path.display()),
        ),
        Fault::NotAnExport => Refusal::new(
            format!(
                "{shown} không phải bản xuất của dondoc, hoặc đã được nén lại; dùng đúng tệp mà `dondoc export` ghi ra (bản sao lưu .tar thì dùng `dondoc restore`)."
            ),
            format!(
                "{shown} is no export of dondoc, or was packed again; use the very file that `dondoc export` wrote (a backup, .tar, is for `dondoc restore`)."
            ),
        ),
        Fault::Spoilt => Refusal::new(
            format!(
                "{shown} không còn nguyên vẹn (dấu niêm phong không khớp) nên không nhập gì; chép lại hoặc xuất lại."
            ),
            format!("{shown} is not whole (its seal does not fit), so nothing was imported; copy it or export again."),
        ),
        Fault::OtherFormat { program } => Refusal::new(
            format!("{shown} do dondoc {program} ghi theo định dạng khác; dùng phiên bản đó hoặc mới hơn."),
            format!("{shown} was written by dondoc {program} in another format; use that version or a newer one."),
        ),
        Fault::TooLarge { unpacked_bytes } => Refusal::new(
            format!("{shown} bung ra đến {unpacked_bytes} byte, không bản xuất nào như thế, nên không nhập gì."),
            format!("{shown} would unpack to {unpacked_bytes} bytes, as no export does, so nothing was imported."),
        ),
        Fault::JournalBroken(fault) => {
            let (database::JournalFault::Missing(seq) | database::JournalFault::Changed(seq)) = fault;
            Refusal::new(
                format!("Chuỗi nhật ký trong {shown} đứt ở dòng {seq} nên không nhập gì; xuất lại từ hệ thống gốc."),
                format!(
                    "The chain of the journal in {shown} breaks at row {seq}, so nothing was imported; export again."
                ),
            )
        }
        fault => Refusal::new(
            format!(
                "Nội dung của {shown} không đúng như tệp ấy khai ({fault}) nên không nhập gì; xuất lại từ hệ thống gốc."
            ),
            format!("{shown} does not hold what it says ({fault}), so nothing was imported; export again."),
        ),
    }
}
