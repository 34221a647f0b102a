//! Papers of the State: what Phụ lục I of Nghị định 30/2020/NĐ-CP states. A range of the rule is a range here.

use super::super::sheets::{Found, Page, Printed};
use super::{Faults, MM_OF_A_POINT, SINGLE_ABOVE, STATED, look, numbers, sheet};

/// Of the pitch of a single line, in sizes of Liberation Serif.
const SINGLE: f64 = 1.149;
/// The middle of the text of an upright page.
const MIDDLE: f64 = 112.5;

const ALWAYS: [(&str, bool, bool); 7] = [
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", true, false),
    ("Độc lập - Tự do - Hạnh phúc", true, false),
    ("Lam Giang, ngày", false, true),
    ("Số:", false, false),
    ("Nơi nhận:", true, true),
    ("PHÓ GIÁM ĐỐC", true, false),
    ("Trần Thu Hà", true, false),
];

pub fn faults_of_letter(printed: &Printed) -> Vec<String> {
    let mut faults = Faults::default();
    let first = &printed.pages[0];
    sheet(&mut faults, printed, 297.0 - 8.0);
    banner(&mut faults, first);
    head(&mut faults, first, "SỞ NỘI VỤ", "TỈNH LAM GIANG");
    let (symbol, subject) = (first.find("Số:"), first.find("V/v đôn đốc"));
    let symbol_end = first.find("/SNV-CCHC");
    within(&mut faults, "size of the abstract", subject.size, 12.0, 13.0);
    // The gap of 6 points lies between the two lines: their distance is that and a single line.
    let gap = (subject.baseline - symbol.baseline) / MM_OF_A_POINT - SINGLE * subject.size;
    faults.near("abstract under the symbol", gap, 6.0, 1.0);
    faults.near(
        "middle of the abstract",
        first.middle_of_line(&subject),
        (symbol.left + symbol_end.right) / 2.0,
        STATED,
    );
    addressees(&mut faults, first);
    text(&mut faults, first, "Thực hiện Kế hoạch", "Tính đến ngày");
    foot(&mut faults, printed, "KT. GIÁM ĐỐC");
    let contact = first.find("Liên hệ:");
    within(&mut faults, "size of the contact", contact.size, 11.0, 12.0);
    faults.holds("contact at the foot of page 1", contact.baseline > 277.0);
    match first.line_above(contact.baseline - 0.5, 6.0, 100.0) {
        None => faults.holds("line above the contact", false),
        Some((left, right)) => {
            faults.near("left end of the line above the contact", left, 30.0, STATED);
            faults.near("right end of the line above the contact", right, 195.0, STATED);
        }
    }
    look(&mut faults, printed, &ALWAYS);
    look(
        &mut faults,
        printed,
        &[("SỞ NỘI VỤ", true, false), ("V/v đôn đốc", false, false), ("Kính gửi:", false, false)],
    );
    faults.0
}

pub fn faults_of_report(printed: &Printed) -> Vec<String> {
    let mut faults = Faults::default();
    let first = &printed.pages[0];
    sheet(&mut faults, printed, 277.0);
    banner(&mut faults, first);
    head(&mut faults, first, "SỞ NỘI VỤ", "TỈNH LAM GIANG");
    title(&mut faults, first, "BÁO CÁO", "Kết quả công tác giáo dục nghề nghiệp 6 tháng đầu năm 2026");
    text(&mut faults, first, "Thực hiện Kế hoạch", "I. TÌNH HÌNH");
    foot(&mut faults, printed, "KT. GIÁM ĐỐC");
    faults.holds("symbol", first.text().contains("12/BC-SNV"));
    faults.holds("end of the text", printed.pages.iter().any(|page| page.text().contains("Lam Giang./.")));
    let on_its_side = printed.pages.iter().position(|page| page.width > page.height).unwrap();
    let wide = printed.pages.iter().filter(|page| page.width > page.height).count();
    faults.holds("an annex of several pages", wide > 1);
    for page in &printed.pages[on_its_side..on_its_side + wide] {
        faults.holds("head of the table on each page", page.text().contains("Trong đó: nữ"));
    }
    numbers(&mut faults, printed, on_its_side, wide, true);
    annex(&mut faults, &printed.pages[on_its_side], 148.5);
    look(&mut faults, printed, &ALWAYS);
    look(
        &mut faults,
        printed,
        &[
            ("BÁO CÁO", true, false),
            ("Kết quả công tác", true, false),
            ("SỞ NỘI VỤ", true, false),
            ("I. TÌNH HÌNH", true, false),
            ("SỐ LIỆU CỦA TỪNG ĐƠN VỊ", true, false),
            ("(Kèm theo Báo cáo số", false, true),
        ],
    );
    faults.0
}

/// A plan without a superior, with basis, parts and headings of each depth.
pub fn faults_of_plan(printed: &Printed) -> Vec<String> {
    let mut faults = Faults::default();
    let first = &printed.pages[0];
    sheet(&mut faults, printed, 277.0);
    banner(&mut faults, first);
    head(&mut faults, first, "TỈNH LAM GIANG", "ỦY BAN NHÂN DÂN");
    title(&mut faults, first, "KẾ HOẠCH", "Cải cách hành chính năm 2027");
    for (what, text, middle) in [
        ("part", "Phần I", Some(MIDDLE)),
        ("title of a part", "MỤC TIÊU", Some(MIDDLE)),
        ("heading", "I. NHIỆM VỤ", None),
        ("heading below", "1. Cải cách thủ tục", None),
        ("heading below that", "a) Ở cấp xã", None),
        ("basis", "Căn cứ Luật Tổ chức", None),
    ] {
        let found = first.find(text);
        within(&mut faults, &format!("size of the {what}"), found.size, 13.0, 14.0);
        match middle {
            Some(middle) => faults.near(&format!("middle of the {what}"), found.centre(), middle, STATED),
            None => first_line(&mut faults, found),
        }
    }
    let signed = printed.pages.iter().find(|page| page.text().contains("Nơi nhận:")).unwrap();
    let lines = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thu Hà"].map(|line| signed.find(line));
    for line in &lines {
        within(&mut faults, "size of a line of the signature", line.size, 13.0, 14.0);
        faults.near("middle of the signature", line.centre(), lines[0].centre(), STATED);
    }
    look(
        &mut faults,
        printed,
        &[
            ("Căn cứ Luật", false, true),
            ("Phần I", true, false),
            ("MỤC TIÊU", true, false),
            ("I. NHIỆM VỤ", true, false),
            ("1. Cải cách thủ tục", true, false),
            ("TM. ỦY BAN NHÂN DÂN", true, false),
            ("KT. CHỦ TỊCH", true, false),
            ("PHÓ CHỦ TỊCH", true, false),
        ],
    );
    faults.0
}

/// Two bodies together: both names at the head, the lead's signature at the right, the recipients below.
pub fn faults_of_joint(printed: &Printed) -> Vec<String> {
    let mut faults = Faults::default();
    let page = &printed.pages[0];
    sheet(&mut faults, printed, 277.0);
    banner(&mut faults, page);
    title(&mut faults, page, "TỜ TRÌNH", "Về chương trình phối hợp năm 2027");
    page.find("SỞ NỘI VỤ - CÔNG AN TỈNH");
    let (lead, other, word) = (page.find("Trần Thu Hà"), page.find("Lê Minh Châu"), page.find("Nơi nhận:"));
    faults.near("both names on one line", lead.baseline, other.baseline, 0.1);
    faults.holds("the lead signs at the right", lead.left > other.right);
    faults.holds("recipients below the signatures", word.baseline > lead.baseline);
    let article = page.find("Điều 1. Phạm vi phối hợp");
    first_line(&mut faults, article);
    look(&mut faults, printed, &[("Điều 1.", true, false), ("Nơi nhận:", true, true)]);
    faults.0
}

/// A range of the rule; sizes are known to a tenth of a point.
fn within(faults: &mut Faults, what: &str, is: f64, from: f64, to: f64) {
    faults.holds(&format!("{what}: {is:.2}, should be {from} to {to}"), is > from - 0.1 && is < to + 0.1);
}

/// «Quốc hiệu», «tiêu ngữ» and the line as long as it.
fn banner(faults: &mut Faults, page: &Page) {
    let (banner, motto) = (page.find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), page.find("Độc lập - Tự do - Hạnh phúc"));
    within(faults, "size of the banner", banner.size, 12.0, 13.0);
    within(faults, "size of the motto", motto.size, 13.0, 14.0);
    faults.near("middle of the motto", motto.centre(), banner.centre(), STATED);
    faults.near("top margin", banner.baseline - SINGLE_ABOVE * banner.size * MM_OF_A_POINT, 20.0, STATED);
    faults.near(
        "motto on the next single line",
        (motto.baseline - banner.baseline) / MM_OF_A_POINT,
        SINGLE * 14.0,
        1.0,
    );
    match page.line_below(motto.baseline + 0.4, 3.0, motto.centre()) {
        None => faults.holds("line under the motto", false),
        Some((left, right, ..)) => {
            faults.near("left end of the line under the motto", left, motto.left, STATED);
            faults.near("right end of the line under the motto", right, motto.right, STATED);
        }
    }
}

/// The upper left corner: superior or first line above, body, its line, symbol level with the date.
fn head(faults: &mut Faults, page: &Page, body: &str, above: &str) {
    let (banner, body, above) = (page.find("CỘNG HÒA XÃ HỘI"), page.find(body), page.find(above));
    within(faults, "size of the body", body.size, 12.0, 13.0);
    within(faults, "size of the superior", above.size, 12.0, 13.0);
    faults.near("superior level with the banner", page.highest_left().baseline, banner.baseline, STATED);
    faults.near("middle of the body", body.centre(), above.centre(), STATED);
    faults.near("body on the next single line", (body.baseline - above.baseline) / MM_OF_A_POINT, SINGLE * 13.0, 1.0);
    match page.line_below(body.baseline + 0.4, 3.0, body.centre()) {
        None => faults.holds("line under the body", false),
        Some((left, right, ..)) => {
            let longest = page.longest_left(body.baseline + 0.3);
            let share = (right - left) / longest;
            faults.holds(&format!("line under the body: {share:.2} of it"), (0.32..=0.51).contains(&share));
            faults.near("middle of the line under the body", (left + right) / 2.0, body.centre(), STATED);
        }
    }
    let (symbol, date) = (page.find("Số:"), page.find("Lam Giang, ngày"));
    within(faults, "size of the symbol", symbol.size, 13.0, 13.0);
    within(faults, "size of the date", date.size, 13.0, 14.0);
    faults.near("date level with the symbol", date.baseline, symbol.baseline, STATED);
    let motto = page.find("Độc lập - Tự do - Hạnh phúc");
    faults.near("middle of the date", page.middle_of_line(&date), motto.centre(), STATED);
}

fn title(faults: &mut Faults, page: &Page, kind: &str, subject: &str) {
    let (kind, subject) = (page.find(kind), page.find(subject));
    for (what, found) in [("kind", kind), ("subject", subject)] {
        within(faults, &format!("size of the {what}"), found.size, 13.0, 14.0);
        faults.near(&format!("middle of the {what}"), found.centre(), MIDDLE, STATED);
    }
    faults.near("subject just below", (subject.baseline - kind.baseline) / MM_OF_A_POINT, SINGLE * 14.0, 1.0);
    match page.line_below(subject.baseline + 0.4, 4.0, subject.centre()) {
        None => faults.holds("line under the subject", false),
        Some((left, right, ..)) => {
            let share = (right - left) / subject.width();
            faults.holds(&format!("line under the subject: {share:.2} of it"), (0.32..=0.51).contains(&share));
            faults.near("middle of the line under the subject", (left + right) / 2.0, MIDDLE, STATED);
        }
    }
}

/// Several addressees: on the lines below, their dashes under the colon.
fn addressees(faults: &mut Faults, page: &Page) {
    let (word, first, second) =
        (page.find("Kính gửi:"), page.find("- Đảng ủy xã Đồng Phượng;"), page.find("- Đảng ủy xã Đồng Nhãn;"));
    within(faults, "size of the addressees", first.size, 13.0, 14.0);
    within(faults, "size of the word before them", word.size, 13.0, 14.0);
    faults.holds("first addressee under the word", first.baseline > word.baseline + 3.0);
    // The colon is 0.278 of the size wide.
    faults.near("dash under the colon", first.left, word.right - 0.278 * word.size * MM_OF_A_POINT, STATED);
    faults.near("dashes under each other", second.left, first.left, 0.1);
}

fn first_line(faults: &mut Faults, found: Found) {
    let indent = found.left - 30.0;
    let holds = (indent - 10.0).abs() < STATED || (indent - 12.7).abs() < STATED;
    faults.holds(&format!("indent of the first line: {indent:.2}, should be 10 or 12.7"), holds);
}

/// First line, size, pitch from single to 1.5, at least 6 points between paragraphs.
fn text(faults: &mut Faults, page: &Page, opening: &str, next: &str) {
    let (first, next) = (page.find(opening), page.find(next));
    first_line(faults, first);
    within(faults, "size of the text", first.size, 13.0, 14.0);
    let mut baselines: Vec<f64> = page.words.iter().map(|word| word.baseline).collect();
    baselines.retain(|baseline| *baseline > first.baseline + 1.0 && *baseline < next.baseline - 1.0);
    let second = baselines.iter().copied().fold(f64::MAX, f64::min);
    let times = (second - first.baseline) / (SINGLE * first.size * MM_OF_A_POINT);
    faults.holds(&format!("pitch of the lines: {times:.2} times"), (0.99..=1.51).contains(&times));
    let last = baselines.iter().copied().fold(0.0, f64::max);
    let between = (next.baseline - last - (second - first.baseline)) / MM_OF_A_POINT;
    faults.holds(&format!("between paragraphs: {between:.2} pt"), (5.8..12.0).contains(&between));
}

fn foot(faults: &mut Faults, printed: &Printed, authority: &str) {
    let page = printed.pages.iter().find(|page| page.text().contains("Nơi nhận:")).unwrap();
    let word = page.find("Nơi nhận:");
    let item = page.find("- Sở Nội vụ");
    faults.near("left of the recipients' word", word.left, 30.0, STATED);
    faults.near("left of the recipients", item.left, 30.0, STATED);
    within(faults, "size of the recipients' word", word.size, 12.0, 12.0);
    within(faults, "size of the list", item.size, 11.0, 11.0);
    faults.holds("archive", page.text().contains("- Lưu: VT, CCHC."));
    let lines = [authority, "PHÓ GIÁM ĐỐC", "Trần Thu Hà"].map(|line| page.find(line));
    // 12 and 14 points begin at one upper edge, so their base lines lie 0.7 mm apart.
    faults.near("recipients level with the authority", word.baseline, lines[0].baseline, 0.8);
    for line in &lines {
        within(faults, "size of a line of the signature", line.size, 13.0, 14.0);
        faults.near("middle of the signature", line.centre(), lines[0].centre(), STATED);
        faults.holds("signature at the right", line.left > MIDDLE);
    }
}

fn annex(faults: &mut Faults, page: &Page, middle: f64) {
    faults.holds("number of the first annex", page.text().contains("Phụ lục I "));
    let (number, title) = (page.find("Phụ lục"), page.find("SỐ LIỆU CỦA TỪNG ĐƠN VỊ"));
    let reference = page.find("(Kèm theo Báo cáo số 12/BC-SNV,");
    within(faults, "size of the annex's number", number.size, 14.0, 14.0);
    within(faults, "size of the annex's title", title.size, 13.0, 14.0);
    within(faults, "size of the annex's reference", reference.size, 13.0, 14.0);
    faults.near("middle of the annex's title", title.centre(), middle, STATED);
    faults.near("middle of the annex's reference", page.middle_of_line(&reference), middle, STATED);
}
