//! What is said of reminders and mail on the terminal, Vietnamese first and English beneath. Only words.
//! What is said on pages and in mails stands with their subject.

use crate::refusal::Refusal;

/// A time of day that cannot be read.
pub fn not_an_hour(given: &str) -> Refusal {
    Refusal::new(
        format!("«{given}» không phải giờ; viết như remind_from = \"07:00\"."),
        format!("\"{given}\" is no time of day; write it like remind_from = \"07:00\"."),
    )
}

/// Hours that end before they begin.
pub fn hours_backwards() -> Refusal {
    Refusal::new("remind_until phải sau remind_from.", "remind_until must be later than remind_from.")
}

/// Mail is to be sent, and nobody knows under which address people reach the instance.
pub fn mail_without_address() -> Refusal {
    Refusal::new(
        "Thư nhắc việc có đường dẫn về hệ thống: đặt public_url cùng với smtp_host.",
        "Mails lead back to the instance: set public_url beside smtp_host.",
    )
}

/// Mail is to be sent by nobody.
pub fn mail_without_sender() -> Refusal {
    Refusal::new(
        "smtp_from phải là một địa chỉ thư, ví dụ \"Đôn Đốc <dondoc@coquan.gov.vn>\".",
        "smtp_from must be an address of mail, such as \"Don Doc <dondoc@office.gov.vn>\".",
    )
}

/// Mail would cross a network in the clear.
pub fn mail_in_the_clear(host: &str) -> Refusal {
    Refusal::new(
        format!(
            "smtp_security = \"none\" chỉ dùng với máy chủ thư trên chính máy này, không dùng với {host}; đặt \"tls\" hoặc \"starttls\"."
        ),
        format!(
            "smtp_security = \"none\" is for a mail server on this machine, not for {host}; set \"tls\" or \"starttls\"."
        ),
    )
}

/// What a round of urging did.
pub fn urged(urged: &app::urging::Urged) -> String {
    if urged.is_quiet {
        return "Ngoài giờ hoặc ngày nghỉ: chưa nhắc ai.\nOutside the hours or on a day off: nobody was reminded."
            .to_owned();
    }
    let (reminders, notices, mailed) = (urged.reminders, urged.notices, urged.mailed);
    format!(
        "Đã nhắc {reminders} việc, {notices} thông báo; thư: {} đã gửi, {} chờ gửi lại, {} bị từ chối, {} không rõ đã đến hay chưa.\nReminded of {reminders} things, {notices} notices; mails: {} sent, {} to be tried again, {} refused, {} in doubt.",
        mailed.sent,
        mailed.put_back,
        mailed.refused,
        mailed.doubtful,
        mailed.sent,
        mailed.put_back,
        mailed.refused,
        mailed.doubtful
    )
}
