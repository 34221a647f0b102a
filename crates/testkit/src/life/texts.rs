//! The directives of a life as papers that the reader can read: head, addressees, clauses with due dates, recipients.
//! Words are of the kind that such papers have, and name no real document, office or person.

use crate::Chance;
use jiff::{Span, civil::Date};

/// What a directive is about.
const SUBJECTS: &[&str] = &[
    "tuyên truyền, nâng cao chất lượng giáo dục nghề nghiệp",
    "học nghề, lập nghiệp cho thanh niên nông thôn",
    "gắn kết nhà trường và doanh nghiệp trong đào tạo nghề",
    "phân luồng, hướng nghiệp cho học sinh sau trung học cơ sở",
    "đào tạo nghề cho lao động nông thôn, lao động nữ",
    "sắp xếp, nâng cao chất lượng các cơ sở dạy nghề",
    "chuyển đổi số trong tuyên truyền giáo dục nghề nghiệp",
    "biểu dương người lao động giỏi nghề",
];
/// Work with a due date of its own.
const ONCE: &[&str] = &[
    "Xây dựng kế hoạch thực hiện của địa phương, đơn vị, gửi về Ban Tuyên giáo và Dân vận Tỉnh ủy",
    "Tổ chức hội nghị học tập, quán triệt đến cán bộ chủ chốt, hoàn thành",
    "Rà soát, kiện toàn đội ngũ báo cáo viên, tuyên truyền viên, hoàn thành",
    "Khảo sát nhu cầu học nghề của thanh niên trên địa bàn, hoàn thành",
    "Tổ chức một buổi tư vấn hướng nghiệp cho học sinh cuối cấp, hoàn thành",
    "Gửi danh sách người lao động giỏi nghề đề nghị biểu dương",
    "Tổ chức gặp gỡ giữa doanh nghiệp và người học nghề, hoàn thành",
];
/// Work that comes again.
const AGAIN: &[&str] = &[
    "Báo cáo kết quả thực hiện về Ban Tuyên giáo và Dân vận Tỉnh ủy trước ngày 30/11 hằng năm",
    "Báo cáo kết quả tuyên truyền về Ban Tuyên giáo và Dân vận Tỉnh ủy trước ngày 20/6 hằng năm",
];
/// Work without an end.
const STANDING: &str = "Thường xuyên nắm tình hình tư tưởng, dư luận xã hội về giáo dục nghề nghiệp; định hướng thông tin cho cán bộ, đảng viên và Nhân dân";
const BEFORE: &str = "các huyện ủy, thị ủy";
const AFTER: &str = "các đảng ủy xã, phường";

/// The text of the directive with a number, of a day before the reorganisation or after it.
pub fn directive(number: usize, issued_on: Date, reorganised_on: Date, head: &str, chance: &mut Chance) -> String {
    let holders = if issued_on < reorganised_on { BEFORE } else { AFTER };
    let subject = SUBJECTS[number % SUBJECTS.len()];
    let mut clauses: Vec<String> = Vec::new();
    let (first, year) = (chance.below(ONCE.len() as u64), issued_on.year());
    for step in 0..3 + chance.below(2) {
        let clause = ONCE[usize::try_from((first + step) % ONCE.len() as u64).unwrap_or_default()];
        clauses.push(format!("{clause} trước ngày {}.", written(later(issued_on, 25 + 30 * step + chance.below(20)))));
    }
    if number % 3 != 1 {
        clauses.push(format!("{}.", AGAIN[number % AGAIN.len()]));
    }
    if number % 3 != 2 {
        clauses.push(format!("{STANDING}."));
    }
    let letters = ["a", "b", "c", "d", "đ", "e", "g"];
    let listed: Vec<String> =
        letters.iter().zip(&clauses).map(|(letter, clause)| format!("{letter}) {clause}")).collect();
    let (due, late) = (written(later(issued_on, 60)), written(later(issued_on, 90)));
    let (day, month) = (issued_on.day(), issued_on.month());
    format!(
        "TỈNH ỦY LAM GIANG\nBAN TUYÊN GIÁO VÀ DÂN VẬN\n*\nSố {symbol}-KH/BTGDVTU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\n\
         Lam Giang, ngày {day:02} tháng {month:02} năm {year}\n\nKẾ HOẠCH\n\n{subject} năm {year}\n\n\
         Thực hiện chương trình công tác năm {year} của Tỉnh ủy Lam Giang, Ban Tuyên giáo và Dân vận Tỉnh ủy xây dựng kế \
         hoạch như sau:\n\nI. MỤC ĐÍCH, YÊU CẦU\n\nCông tác tuyên truyền bám sát tình hình cơ sở, thiết thực, tiết kiệm, \
         có trọng tâm, trọng điểm.\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. C{holders_rest}\n\n{clauses}\n\n\
         2. Sở Giáo dục và Đào tạo\n\na) Tổ chức ngày tư vấn hướng nghiệp tại các trường trung học phổ thông, hoàn thành \
         trước ngày {due}.\n\n3. Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh\n\na) Tổ chức tuyên truyền trong đoàn viên, hội \
         viên và Nhân dân, hoàn thành trước ngày {late}./.\n\nNơi nhận:\n- Thường trực Tỉnh ủy (để báo cáo),\n\
         - C{holders_rest},\n- Sở Giáo dục và Đào tạo,\n- Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh,\n\
         - Lưu Ban Tuyên giáo và Dân vận Tỉnh ủy.\n\nTRƯỞNG BAN\n\n{head}\n",
        symbol = 11 + number * 7,
        holders_rest = holders.trim_start_matches('c'),
        clauses = listed.join("\n\n"),
    )
}

fn later(day: Date, days: u64) -> Date {
    let span = Span::new().days(i64::try_from(days).unwrap_or(0));
    day.checked_add(span).unwrap_or(day)
}

fn written(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}
