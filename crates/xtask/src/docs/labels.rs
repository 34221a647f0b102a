//! Vietnamese names of roles, relations and verbs for the printed papers, in the words of the glossary.
//! English is the code's own word.

use domain::permissions::{Relation, Role, Verb};

pub const ROLE: &str = "vai trò";
pub const RELATION: &str = "quan hệ";
pub const VERB: &str = "quyền";

pub const fn role_name(role: Role) -> &'static str {
    match role {
        Role::Clerk => "văn thư, cán bộ",
        Role::Specialist => "chuyên viên",
        Role::Head => "thủ trưởng",
        Role::Inspector => "cán bộ kiểm tra, giám sát",
        Role::Administrator => "quản trị",
    }
}

pub const fn relation_name(relation: Relation) -> &'static str {
    match relation {
        Relation::Owner => "chủ: đơn vị đưa văn bản vào, hoặc chính đơn vị",
        Relation::Holder => "đơn vị thực hiện",
        Relation::Supporter => "đơn vị phối hợp",
        Relation::TrackingBody => "cơ quan theo dõi",
        Relation::Superior => "cấp trên trên một hệ",
        Relation::Subordinate => "cấp dưới",
        Relation::Recipient => "nơi nhận",
        Relation::Inspecting => "đang kiểm tra, giám sát",
        Relation::SuccessorOf => "đơn vị kế thừa",
        Relation::StandIn => "đơn vị kế thừa, báo cáo thay đơn vị đã kết thúc",
        Relation::None => "không có quan hệ",
    }
}

const VERB_NAMES: [(Verb, &str); 70] = [
    (Verb::ReadDocument, "đọc văn bản"),
    (Verb::RegisterDocument, "đưa văn bản vào hệ thống"),
    (Verb::CorrectReading, "hiệu chỉnh kết quả đọc"),
    (Verb::PublishDocument, "ban hành trên hệ thống"),
    (Verb::RetractDocument, "thu hồi"),
    (Verb::ReceiveDocument, "mở lần đầu, xác nhận đã nhận văn bản"),
    (Verb::RelateDocuments, "ghi quan hệ sửa đổi, thay thế và ghép điều khoản"),
    (Verb::CarryOver, "mang sang văn bản sau"),
    (Verb::DeclarePlan, "khai kế hoạch của đơn vị và văn bản được thực hiện"),
    (Verb::WritePlan, "soạn kế hoạch"),
    (Verb::ReadCampaign, "xem đợt tuyên truyền"),
    (Verb::OpenCampaign, "lập, sửa, mở, đóng đợt tuyên truyền, giữ tài liệu của đợt"),
    (Verb::ReadOutreach, "xem hoạt động tuyên truyền của đơn vị"),
    (Verb::RecordOutreach, "ghi, sửa, rút hoạt động tuyên truyền"),
    (Verb::StateAudience, "nêu tổng số người của một đối tượng"),
    (Verb::ReadReview, "xem báo cáo sơ kết, tổng kết đã duyệt"),
    (Verb::ReadInsideReview, "xem báo cáo sơ kết, tổng kết đang soạn"),
    (Verb::DraftReview, "soạn báo cáo sơ kết, tổng kết"),
    (Verb::ApproveReview, "duyệt báo cáo sơ kết, tổng kết"),
    (Verb::ReadRegister, "xem sổ theo dõi"),
    (Verb::KeepRegister, "ghi sổ theo dõi"),
    (Verb::ReadDifficulty, "xem khó khăn, kiến nghị"),
    (Verb::RaiseDifficulty, "nêu, bổ sung, rút khó khăn, kiến nghị"),
    (Verb::JudgeAnswer, "cho ý kiến về câu trả lời"),
    (Verb::AnswerDifficulty, "trả lời khó khăn, kiến nghị"),
    (Verb::ForwardDifficulty, "chuyển khó khăn, kiến nghị"),
    (Verb::MergeDifficulties, "gộp, tách khó khăn, kiến nghị"),
    (Verb::RecordFate, "ghi kết quả đề xuất chính sách"),
    (Verb::ReadInspection, "xem kiểm tra, giám sát"),
    (Verb::PlanInspection, "lập chương trình và cuộc kiểm tra, giám sát"),
    (Verb::RecordInspection, "ghi đề cương và phát hiện kiểm tra, giám sát"),
    (Verb::VerifyRemedy, "giao khắc phục và tái kiểm tra"),
    (Verb::ApproveInspection, "duyệt chương trình và kết luận kiểm tra, giám sát"),
    (Verb::ReadAssignment, "xem phần việc"),
    (Verb::ReadInsideReport, "xem báo cáo nội bộ chưa gửi"),
    (Verb::Acknowledge, "xác nhận đã nhận việc"),
    (Verb::NameResponsible, "giao thủ trưởng chịu trách nhiệm"),
    (Verb::ReportProgress, "báo cáo tiến độ"),
    (Verb::AttachEvidence, "đính kèm, rút minh chứng"),
    (Verb::Endorse, "thủ trưởng duyệt"),
    (Verb::Submit, "gửi báo cáo"),
    (Verb::Confirm, "xác nhận định kỳ"),
    (Verb::Accept, "công nhận"),
    (Verb::SendBack, "trả lại"),
    (Verb::Extend, "gia hạn"),
    (Verb::Cancel, "hủy"),
    (Verb::ReadReport, "xem báo cáo trong đợt"),
    (Verb::EnterFigures, "nhập số liệu"),
    (Verb::ReadFigures, "xem số tổng hợp"),
    (Verb::WaiveReport, "miễn báo cáo"),
    (Verb::EnterOnBehalf, "nhập thay số liệu cho đơn vị"),
    (Verb::AdmitReport, "gia hạn cho một đơn vị sau khi chốt"),
    (Verb::ReadRound, "xem đợt báo cáo"),
    (Verb::OpenRound, "mở đợt báo cáo"),
    (Verb::LockRound, "chốt, mở chốt đợt báo cáo"),
    (Verb::Urge, "nhắc đơn vị"),
    (Verb::SetUrgingSteps, "đặt mốc nhắc việc"),
    (Verb::DraftPaper, "soạn văn bản đôn đốc, tổng hợp"),
    (Verb::ReadOrganisation, "xem đơn vị"),
    (Verb::Reorganise, "sắp xếp tổ chức"),
    (Verb::ReadPeople, "xem người dùng của đơn vị"),
    (Verb::Invite, "mời"),
    (Verb::Suspend, "tạm dừng, mở lại tài khoản"),
    (Verb::HandOver, "bàn giao"),
    (Verb::ReadTarget, "đọc chỉ tiêu"),
    (Verb::SetTarget, "đặt chỉ tiêu"),
    (Verb::ReadCoverage, "xem mức bao phủ của kế hoạch"),
    (Verb::RelateClauses, "đối chiếu mục của kế hoạch"),
    (Verb::ReadJournal, "xem nhật ký"),
    (Verb::ExportInstance, "xuất toàn bộ dữ liệu"),
];

/// Nothing for a verb that was forgotten; a test finds it.
pub fn verb_name(verb: Verb) -> &'static str {
    VERB_NAMES.iter().find(|(known, _)| *known == verb).map_or("", |(_, name)| name)
}
