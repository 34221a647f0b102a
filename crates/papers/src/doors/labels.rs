//! The sentences of the notes, in both languages. Each says what was done and, where a person must look, at what.
//! No rule stands here, and no sentence of a refusal: those are problems.

use super::{ExchangeAct, Note};

/// In Vietnamese.
pub(super) fn vietnamese(note: &Note) -> String {
    match note {
        Note::Legacy { encoding, before, after } => format!(
            "Văn bản viết bằng bảng mã cũ {}, đã được chuyển sang Unicode. Trong tệp: «{before}». Đọc là: «{after}».",
            encoding.name()
        ),
        Note::Homoglyphs { count, sample } => format!(
            "Văn bản có {count} ký tự lạ trông giống chữ Việt hoặc ký tự ẩn chen giữa chữ (như trong «{sample}»); đã được đọc \
             lại cho đúng. Bản sao như vậy không công bố được: đề nghị lấy văn bản từ nguồn chính thức."
        ),
        Note::TrackedChanges { accepted, dropped } => format!(
            "Tệp còn vết sửa chưa được chấp nhận: đã đọc như chấp nhận tất cả ({accepted} chỗ thêm, {dropped} chỗ xóa). Kiểm \
             tra xem đây có phải bản ban hành không."
        ),
        Note::Recognised { pages, mean_confidence } => format!(
            "Chữ được nhận dạng từ {pages} trang ảnh (độ tin cậy trung bình {mean_confidence:.0} %). Đối chiếu số, ngày và tên \
             với bản gốc."
        ),
        Note::MacrosIgnored => "Tệp có macro; macro không được chạy.".to_owned(),
        Note::ExternalLinksIgnored => "Tệp có liên kết ra ngoài; không liên kết nào được mở.".to_owned(),
        Note::HeadersDropped { pages } => format!("Đầu trang và chân trang của {pages} trang không được đọc."),
        Note::Attachment { name } => format!("Tệp đính kèm «{name}» không được đọc; tải lên riêng nếu cần."),
        Note::PagesUnread { pages } => format!(
            "{pages} trang chỉ có ảnh, không đọc được vì máy chủ chưa cài tesseract-ocr và tesseract-ocr-vie; kiểm tra nội \
             dung các trang đó."
        ),
        Note::Exchange { act } => match act {
            ExchangeAct::Revokes => {
                "Thông điệp này thu hồi văn bản đã gửi trước đó; đừng giao việc theo văn bản bị thu hồi."
            }
            ExchangeAct::Updates => {
                "Thông điệp này cập nhật thông tin của văn bản đã gửi trước đó; kiểm tra văn bản đã có."
            }
            ExchangeAct::Replaces => "Thông điệp này thay thế văn bản đã gửi trước đó; kiểm tra văn bản bị thay thế.",
        }
        .to_owned(),
        Note::OtherKindThanNamed => {
            "Tên tệp cho biết một loại khác với nội dung; tệp được đọc theo nội dung.".to_owned()
        }
    }
}

/// In English.
pub(super) fn english(note: &Note) -> String {
    match note {
        Note::Legacy { encoding, before, after } => format!(
            "The text was in the older encoding {} and was converted to Unicode. In the file: “{before}”. Read as: “{after}”.",
            encoding.name()
        ),
        Note::Homoglyphs { count, sample } => format!(
            "The text held {count} letters that only look Vietnamese, or hidden marks inside words (as in “{sample}”); they were \
             put right. Such a copy cannot be published: take the document from its official source."
        ),
        Note::TrackedChanges { accepted, dropped } => format!(
            "The file holds changes that nobody accepted: it was read as if all were accepted ({accepted} insertions, {dropped} \
             deletions). Check whether this is the version that was issued."
        ),
        Note::Recognised { pages, mean_confidence } => format!(
            "The text was recognised from pictures of {pages} pages (mean confidence {mean_confidence:.0} %). Compare numbers, \
             dates and names with the original."
        ),
        Note::MacrosIgnored => "The file holds macros; none was run.".to_owned(),
        Note::ExternalLinksIgnored => "The file points to things elsewhere; none was loaded.".to_owned(),
        Note::HeadersDropped { pages } => format!("Running heads and feet of {pages} pages were not read."),
        Note::Attachment { name } => {
            format!("The attachment “{name}” was not read; upload it by itself if it is needed.")
        }
        Note::PagesUnread { pages } => format!(
            "{pages} pages are pictures and were not read, since tesseract-ocr and tesseract-ocr-vie are not installed on the \
             server; check what these pages say."
        ),
        Note::Exchange { act } => match act {
            ExchangeAct::Revokes => {
                "This message revokes a document that was sent before; assign no work from what it revokes."
            }
            ExchangeAct::Updates => {
                "This message updates a document that was sent before; look at the one that is already here."
            }
            ExchangeAct::Replaces => {
                "This message replaces a document that was sent before; look at the one it replaces."
            }
        }
        .to_owned(),
        Note::OtherKindThanNamed => {
            "The name of the file says another kind than its content; it was read by its content.".to_owned()
        }
    }
}
