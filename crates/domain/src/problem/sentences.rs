//! The words of each problem: what happened, and what to do next. Vietnamese first, English beside it.
//! A sentence never blames and never says only what is wrong: it says what to do.

use super::Problem;

/// What a person reads: what happened, and what to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// What happened.
    pub what: String,
    /// What to do next.
    pub next: String,
}

fn say(what: impl Into<String>, next: impl Into<String>) -> Sentence {
    Sentence { what: what.into(), next: next.into() }
}

impl Problem {
    /// In Vietnamese.
    pub fn vietnamese(&self) -> Sentence {
        match self {
            Problem::NotFound => {
                say("Không tìm thấy nội dung này.", "Kiểm tra lại địa chỉ, hoặc quay về Việc của tôi.")
            }
            Problem::Forbidden => say(
                "Vai trò của đồng chí không cho phép làm việc này.",
                "Nhờ thủ trưởng đơn vị hoặc cơ quan theo dõi thực hiện.",
            ),
            Problem::SignInNeeded => say(
                "Đồng chí chưa đăng nhập hoặc phiên làm việc đã hết.",
                "Đăng nhập lại; nội dung vừa gõ được giữ nguyên.",
            ),
            Problem::WrongPassword => say(
                "Tên đăng nhập hoặc mật khẩu không đúng.",
                "Nhập lại; nếu quên mật khẩu, đề nghị người quản trị hệ thống đặt lại.",
            ),
            Problem::TooManyAttempts { minutes } => {
                say("Nhập sai mật khẩu quá nhiều lần.", format!("Chờ {minutes} phút rồi thử lại."))
            }
            Problem::AccountInactive => {
                say("Tài khoản đang bị tạm khóa hoặc không còn vai trò nào.", "Liên hệ thủ trưởng đơn vị.")
            }
            Problem::WeakPassword { minimum } => say(
                "Mật khẩu quá ngắn hoặc quá dễ đoán.",
                format!("Dùng ít nhất {minimum} ký tự; có thể là một câu dễ nhớ."),
            ),
            Problem::PasswordsDiffer => {
                say("Hai lần nhập mật khẩu không giống nhau.", "Nhập lại cả hai ô mật khẩu mới.")
            }
            Problem::LoginUnusable => say(
                "Tên đăng nhập không dùng được.",
                "Dùng 2 đến 40 ký tự: chữ thường không dấu, chữ số, dấu chấm hoặc gạch nối; bắt đầu bằng chữ.",
            ),
            Problem::OrganisationUnknown { typed } => say(
                format!("Hiện không có đơn vị nào tên là «{typed}»."),
                "Viết đúng tên đầy đủ hoặc tên viết tắt, hoặc dùng mã định danh của đơn vị trong hệ thống.",
            ),
            Problem::OrganisationAmbiguous { typed } => say(
                format!("Có nhiều đơn vị cùng tên «{typed}»."),
                "Dùng mã định danh của đơn vị trong hệ thống thay cho tên.",
            ),
            Problem::CrossSite => say(
                "Yêu cầu không đến từ trang của hệ thống nên không được thực hiện.",
                "Mở lại trang và thao tác từ trang đó.",
            ),
            Problem::InvitationInvalid => {
                say("Lời mời không còn hiệu lực.", "Đề nghị thủ trưởng đơn vị gửi lời mời mới.")
            }
            Problem::LoginTaken => say("Tên đăng nhập này đã có người dùng.", "Chọn tên khác."),
            Problem::OwnAccount => {
                say("Không thể tự làm việc này với tài khoản của mình.", "Nhờ người có thẩm quyền khác trong đơn vị.")
            }
            Problem::SuspensionUnchanged => {
                say("Tài khoản đã ở trạng thái này.", "Tải lại trang để xem tình trạng mới nhất.")
            }
            Problem::SomeoneWasFaster => say(
                "Người khác vừa thay đổi nội dung này.",
                "Xem lại nội dung mới nhất rồi thực hiện lại; phần đã gõ được giữ nguyên.",
            ),
            Problem::AlreadyDone => say("Việc này đã được thực hiện trước đó.", "Không cần làm lại."),
            Problem::Missing { .. } => say("Mục này chưa được nhập.", "Nhập nội dung rồi gửi lại."),
            Problem::TooLong { limit, .. } => say("Nội dung quá dài.", format!("Rút gọn còn tối đa {limit} ký tự.")),
            Problem::NotADate { typed } => say(
                format!("«{typed}» không phải là một ngày có thật."),
                "Nhập theo dạng ngày/tháng/năm, ví dụ 30/11/2026.",
            ),
            Problem::DateTooEarly { earliest } => say("Ngày này quá sớm.", format!("Nhập ngày từ {earliest} trở đi.")),
            Problem::FileEmpty => say("Tệp không có nội dung.", "Chọn lại đúng tệp văn bản."),
            Problem::FileTooLarge { limit_megabytes } => {
                say("Tệp quá lớn.", format!("Giới hạn là {limit_megabytes} MB; tách hoặc nén lại rồi tải lên."))
            }
            Problem::FileNotUtf8 { at } => {
                say(format!("Tệp không ở mã UTF-8 (sai từ byte {at})."), "Mở tệp, lưu lại với mã UTF-8 rồi tải lên.")
            }
            Problem::FileKindUnknown { file_name } => say(
                format!("Chưa đọc được loại tệp của «{file_name}»."),
                "Lưu văn bản thành tệp .txt (UTF-8) rồi tải lên.",
            ),
            Problem::StateSecret { mark } => say(
                format!("Văn bản có dấu «{mark}» nên bị từ chối; hệ thống không lưu nội dung nào."),
                "Xử lý văn bản mật theo quy định bảo vệ bí mật nhà nước, không đưa vào hệ thống này.",
            ),
            Problem::DeclarationMissing => {
                say("Chưa xác nhận văn bản không có bí mật nhà nước.", "Đánh dấu vào ô xác nhận rồi tải lên.")
            }
            Problem::OtherSymbol { expected, found } => say(
                format!("Văn bản này mang số {found}, không phải {expected} đang chờ bản toàn văn."),
                "Chọn đúng tệp, hoặc tải lên như một văn bản khác.",
            ),
            Problem::IssuerUnknown => say(
                "Chưa xác định được cơ quan ban hành trong danh sách đơn vị.",
                "Nhập đúng tên cơ quan ban hành, như tên vào ngày ban hành.",
            ),
            Problem::DateTooLate { latest } => {
                say("Ngày này ở tương lai.", format!("Nhập ngày không muộn hơn {latest}."))
            }
            Problem::NumberDiffers { typed, count } => say(
                format!("Con số đã nhập là «{typed}», còn số phần việc sẽ mở là {count}."),
                "Xem lại danh sách rồi nhập đúng con số.",
            ),
            Problem::NothingToPublish => {
                say("Không có nhiệm vụ nào để giao.", "Thêm hoặc giữ lại ít nhất một nhiệm vụ rồi ban hành.")
            }
            Problem::OutsideSubtree { names } => say(
                format!("Đơn vị ban hành không giao việc được cho: {names}."),
                "Bỏ các đơn vị này khỏi nơi thực hiện, hoặc nhờ cấp trên của đơn vị đó giao.",
            ),
            Problem::AddresseeOpen { count } => say(
                format!("{count} nhiệm vụ chưa rõ đơn vị thực hiện."),
                "Chọn đơn vị thực hiện cho từng nhiệm vụ, hoặc bỏ nhiệm vụ đó.",
            ),
            Problem::ManyAssignments { count } => {
                say(format!("Ban hành sẽ mở {count} phần việc."), "Nhập đúng con số này để xác nhận.")
            }
            Problem::DateOfIssueMissing => {
                say("Văn bản chưa có ngày ban hành.", "Nhập ngày ban hành trong phần câu hỏi rồi xem lại.")
            }
            Problem::AlreadyPublished => say(
                "Văn bản đã được ban hành trên hệ thống.",
                "Muốn thay đổi, thu hồi có lý do hoặc ban hành văn bản thay thế.",
            ),
            Problem::AssignmentClosed => {
                say("Việc này đã kết thúc hoặc đã chuyển giao.", "Xem lịch sử của việc để biết đơn vị đang thực hiện.")
            }
            Problem::NothingReported => say("Chưa có báo cáo mới để duyệt hoặc gửi.", "Báo cáo kết quả trước."),
            Problem::NotEndorsed => {
                say("Báo cáo mới nhất chưa được thủ trưởng duyệt.", "Đề nghị thủ trưởng duyệt rồi gửi.")
            }
            Problem::EvidenceMissing => say("Chưa có minh chứng.", "Đính kèm ít nhất một tệp minh chứng."),
            Problem::NothingSubmitted => {
                say("Chưa có báo cáo hoàn thành nào đang chờ.", "Đợi đơn vị gửi báo cáo hoàn thành.")
            }
            Problem::SubmissionAnswered => say("Báo cáo này đã được trả lời.", "Tải lại trang để xem kết quả."),
            Problem::StandingDuty => {
                say("Việc thường xuyên được xác nhận theo kỳ, không báo hoàn thành.", "Dùng nút Xác nhận của kỳ này.")
            }
            Problem::NotLater { present } => {
                say("Hạn mới phải sau hạn hiện tại.", format!("Hạn hiện tại là {present}; nhập ngày muộn hơn."))
            }
            Problem::RecurrenceUnreadable { rule } => say(
                format!("Chưa hiểu chu kỳ «{rule}» của một nhiệm vụ."),
                "Quay lại hiệu chỉnh và chọn chu kỳ, ví dụ hằng tháng vào ngày 25.",
            ),
            Problem::NotDeclaredDone => say(
                "Báo cáo mới nhất chưa khai là đã làm xong.",
                "Khi làm xong, báo cáo với mức «Đã làm xong» rồi trình duyệt và gửi.",
            ),
            Problem::SubmissionWaiting => say(
                "Báo cáo đã gửi đang chờ cơ quan theo dõi trả lời.",
                "Đợi trả lời; nếu cần bổ sung, đề nghị cơ quan theo dõi trả lại báo cáo.",
            ),
            Problem::NotStandingDuty => {
                say("Việc này không phải việc thường xuyên nên không xác nhận theo kỳ.", "Báo cáo kết quả rồi gửi.")
            }
            Problem::NoDueDate => say(
                "Việc này không có một hạn duy nhất để gia hạn.",
                "Việc định kỳ theo hạn của từng kỳ; trả lại hoặc công nhận báo cáo của kỳ đó.",
            ),
        }
    }

    /// In English.
    pub fn english(&self) -> Sentence {
        match self {
            Problem::NotFound => say("This was not found.", "Check the address, or go back to My work."),
            Problem::Forbidden => {
                say("Your role does not allow this.", "Ask the head of your unit or the tracking body.")
            }
            Problem::SignInNeeded => {
                say("You are not signed in, or the session has ended.", "Sign in again; what you typed is kept.")
            }
            Problem::WrongPassword => say(
                "The login or the password is wrong.",
                "Try again; if you forgot it, ask the administrator of the system to reset it.",
            ),
            Problem::TooManyAttempts { minutes } => {
                say("Too many wrong passwords.", format!("Wait {minutes} minutes and try again."))
            }
            Problem::AccountInactive => {
                say("The account is suspended or holds no role now.", "Contact the head of your unit.")
            }
            Problem::WeakPassword { minimum } => say(
                "The password is too short or too easy to guess.",
                format!("Use at least {minimum} characters; a sentence is fine."),
            ),
            Problem::PasswordsDiffer => {
                say("The two new passwords are not the same.", "Type the new password in both fields again.")
            }
            Problem::LoginUnusable => say(
                "This login cannot be used.",
                "Use 2 to 40 characters: small letters without marks, digits, dots or hyphens; begin with a letter.",
            ),
            Problem::OrganisationUnknown { typed } => say(
                format!("No organisation is called “{typed}” today."),
                "Write the full or the short name as it stands, or use the organisation's identity in the system.",
            ),
            Problem::OrganisationAmbiguous { typed } => say(
                format!("Several organisations are called “{typed}”."),
                "Use the organisation's identity in the system instead of its name.",
            ),
            Problem::CrossSite => say(
                "The request did not come from a page of this system and was not carried out.",
                "Open the page again and act from there.",
            ),
            Problem::InvitationInvalid => {
                say("The invitation is no longer valid.", "Ask the head of the unit for a new one.")
            }
            Problem::LoginTaken => say("This login is taken.", "Choose another."),
            Problem::OwnAccount => {
                say("You cannot do this to your own account.", "Ask another authorised person of the unit.")
            }
            Problem::SuspensionUnchanged => {
                say("The account is in this state already.", "Reload the page to see the latest state.")
            }
            Problem::SomeoneWasFaster => say(
                "Someone else has just changed this.",
                "Look at the latest state and try again; what you typed is kept.",
            ),
            Problem::AlreadyDone => say("This was done before.", "Nothing needs to be done again."),
            Problem::Missing { .. } => say("This field is empty.", "Fill it in and send again."),
            Problem::TooLong { limit, .. } => {
                say("The text is too long.", format!("Shorten it to {limit} characters at the most."))
            }
            Problem::NotADate { typed } => {
                say(format!("“{typed}” is not a real date."), "Type day/month/year, for example 30/11/2026.")
            }
            Problem::DateTooEarly { earliest } => {
                say("This date is too early.", format!("Enter a date from {earliest} on."))
            }
            Problem::FileEmpty => say("The file has no content.", "Choose the right file."),
            Problem::FileTooLarge { limit_megabytes } => {
                say("The file is too large.", format!("The limit is {limit_megabytes} MB; split or compress it."))
            }
            Problem::FileNotUtf8 { at } => say(
                format!("The file is not UTF-8 (wrong from byte {at})."),
                "Open it, save it as UTF-8 and upload again.",
            ),
            Problem::FileKindUnknown { file_name } => say(
                format!("The kind of file of “{file_name}” cannot be read yet."),
                "Save the document as .txt (UTF-8) and upload it.",
            ),
            Problem::StateSecret { mark } => say(
                format!("The paper is marked “{mark}” and was refused; nothing of it is stored."),
                "Handle state secrets under their own rules, never in this system.",
            ),
            Problem::DeclarationMissing => say(
                "It was not declared that the paper holds no state secret.",
                "Tick the declaration and upload again.",
            ),
            Problem::OtherSymbol { expected, found } => say(
                format!("This document bears the symbol {found}, not {expected} whose text is awaited."),
                "Choose the right file, or upload it as another document.",
            ),
            Problem::IssuerUnknown => say(
                "The issuer was not found among the organisations.",
                "Enter its name as it was on the date of issue.",
            ),
            Problem::DateTooLate { latest } => {
                say("This date lies in the future.", format!("Enter a date no later than {latest}."))
            }
            Problem::NumberDiffers { typed, count } => say(
                format!("The number typed is “{typed}”, but {count} assignments will be opened."),
                "Look at the list again and type the right number.",
            ),
            Problem::NothingToPublish => {
                say("There is no duty to assign.", "Add or keep at least one duty, then publish.")
            }
            Problem::OutsideSubtree { names } => say(
                format!("The publishing body cannot assign work to: {names}."),
                "Remove these bodies, or ask their superior to assign it.",
            ),
            Problem::AddresseeOpen { count } => say(
                format!("{count} duties have no addressee that resolves."),
                "Choose the bodies for each, or drop the duty.",
            ),
            Problem::ManyAssignments { count } => {
                say(format!("Publishing will open {count} assignments."), "Type this number to confirm.")
            }
            Problem::DateOfIssueMissing => {
                say("The document has no date of issue.", "Enter it among the questions, then publish.")
            }
            Problem::AlreadyPublished => {
                say("The document is published.", "Retract it with a reason, or publish one that replaces it.")
            }
            Problem::AssignmentClosed => {
                say("This assignment has ended or was handed over.", "Its history shows who holds it now.")
            }
            Problem::NothingReported => say("There is no new report to endorse or submit.", "Report the result first."),
            Problem::NotEndorsed => {
                say("The latest report is not endorsed by the head.", "Ask the head to endorse it, then submit.")
            }
            Problem::EvidenceMissing => say("There is no evidence.", "Attach at least one file."),
            Problem::NothingSubmitted => say("Nothing submitted is waiting.", "Wait until the unit submits."),
            Problem::SubmissionAnswered => say("This submission was answered.", "Reload the page to see the answer."),
            Problem::StandingDuty => say(
                "A standing duty is confirmed each period, not submitted as done.",
                "Use the confirmation of this period.",
            ),
            Problem::NotLater { present } => say(
                "The new due date must be later than the present one.",
                format!("The present one is {present}; enter a later day."),
            ),
            Problem::RecurrenceUnreadable { rule } => say(
                format!("The recurrence “{rule}” of an obligation is not understood."),
                "Go back to correcting and choose one, such as every month on the 25th.",
            ),
            Problem::NotDeclaredDone => say(
                "The latest report does not declare the work done.",
                "When it is done, report it as done, then have it endorsed and submit it.",
            ),
            Problem::SubmissionWaiting => say(
                "What was submitted waits for the tracking body.",
                "Wait for the answer; to add something, ask the tracking body to send it back.",
            ),
            Problem::NotStandingDuty => {
                say("This is not a standing duty and is not confirmed each period.", "Report the result and submit it.")
            }
            Problem::NoDueDate => say(
                "There is no single due date to extend.",
                "A recurring duty follows the due date of each period; send back or accept that period's report.",
            ),
        }
    }
}
