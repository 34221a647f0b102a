//! Papers of the Party: what Hướng dẫn 36-HD/VPTW and 05-HD/VPTW state, and what the office's own paper shows.

use super::super::sheets::{Page, Printed};
use super::{EXACT_ABOVE, Faults, MEASURED, MM_OF_A_POINT, SINGLE_ABOVE, STATED, look, numbers, sheet};

/// What differs between the two rules.
pub struct Rule {
    pitch_pt: f64,
    colon_underlined: bool,
    pub annexes_count_alone: bool,
}

/// Until 26/5/2026.
pub const HD36: Rule = Rule { pitch_pt: 18.0, colon_underlined: true, annexes_count_alone: false };
/// From 27/5/2026.
pub const HD05: Rule = Rule { pitch_pt: 19.0, colon_underlined: false, annexes_count_alone: true };

const ALWAYS: [(&str, bool, bool); 9] = [
    ("ĐẢNG CỘNG SẢN VIỆT NAM", true, false),
    ("TỈNH UỶ LAM GIANG", false, false),
    ("VÀ DÂN VẬN", true, false),
    ("Lam Giang, ngày", false, true),
    ("Thực hiện", false, false),
    ("K/T TRƯỞNG BAN", true, false),
    ("PHÓ TRƯỞNG BAN", false, false),
    ("Trần Thu Hà", true, false),
    ("Nơi nhận", false, false),
];

pub fn faults_of_ruler(printed: &Printed) -> Vec<String> {
    let mut faults = Faults::default();
    faults.holds("the ruler fills a page", printed.pages.len() > 1);
    let lowest = printed.pages[0].words.iter().map(|word| word.baseline).fold(0.0, f64::max);
    faults.near("bottom margin", 297.0 - lowest, 20.0, STATED);
    faults.0
}

pub fn faults_of_letter(printed: &Printed, rule: &Rule) -> Vec<String> {
    let mut faults = Faults::default();
    let first = &printed.pages[0];
    sheet(&mut faults, printed, 277.0);
    head(&mut faults, first);
    let under_symbol = if rule.colon_underlined { "đôn đốc gửi" } else { "về việc đôn đốc" };
    let subject = first.find(under_symbol);
    faults.near("size of the abstract", subject.size, 12.0, 0.1);
    let word = first.find("Kính gửi:");
    let name =
        first.find(if rule.colon_underlined { "Đảng uỷ xã Đồng Phượng" } else { "- Đảng uỷ xã" });
    faults.near("size of the addressees", name.size, 14.0, 0.1);
    faults.near("base line of the addressees", name.baseline, word.baseline, 0.1);
    text(&mut faults, printed, rule);
    foot(&mut faults, printed, rule);
    look(&mut faults, printed, &ALWAYS);
    look(&mut faults, printed, &[("Kính gửi:", false, true), (under_symbol, false, true)]);
    faults.0
}

pub fn faults_of_report(printed: &Printed, rule: &Rule) -> Vec<String> {
    let mut faults = Faults::default();
    let first = &printed.pages[0];
    sheet(&mut faults, printed, 277.0);
    head(&mut faults, first);
    title(&mut faults, first);
    text(&mut faults, printed, rule);
    foot(&mut faults, printed, rule);
    annexes(&mut faults, printed, rule);
    look(&mut faults, printed, &ALWAYS);
    look(
        &mut faults,
        printed,
        &[
            ("BÁO CÁO", true, false),
            ("-----", false, false),
            ("kết quả công tác giáo dục nghề nghiệp 6 tháng", true, false),
            ("I- TÌNH HÌNH BÁO CÁO CỦA CÁC ĐƠN VỊ", true, false),
            ("chưa báo cáo", false, true),
            ("Phụ lục 1", true, false),
        ],
    );
    faults.0
}

/// The upper left and upper right corners. Distances are those of the issuing office's own paper.
pub fn head(faults: &mut Faults, page: &Page) {
    let title = page.find("ĐẢNG CỘNG SẢN VIỆT NAM");
    faults.near("top margin", title.baseline - SINGLE_ABOVE * 15.0 * MM_OF_A_POINT, 20.0, STATED);
    faults.near("size of the title", title.size, 15.0, 0.1);
    faults.near("middle of the title", title.centre(), 158.8, MEASURED);
    match page.line_below(title.baseline + 0.4, 2.0, title.centre() - 2.0) {
        None => faults.holds("line under the title", false),
        Some((left, right, top, thickness)) => {
            faults.near("length of the line under the title", right - left, title.width(), STATED);
            faults.near("left end of the line under the title", left, title.left, STATED);
            faults.near("line under the title", top - title.baseline, 1.3, 0.3);
            faults.near("weight of the line", thickness, 0.3, 0.15);
        }
    }
    let place = page.find("Lam Giang, ngày");
    faults.near("size of the date", place.size, 14.0, 0.1);
    faults.near("date under the title", place.baseline - title.baseline, 9.0, MEASURED);
    let superior = page.find("TỈNH UỶ LAM GIANG");
    faults.near("superior level with the title", superior.baseline - title.baseline, -0.3, STATED);
    let body = page.find("VÀ DÂN VẬN");
    let star = page.find("*");
    let symbol = page.words.iter().find(|word| word.text.ends_with("/BTGDVTU")).unwrap();
    for (what, found) in [("superior", superior), ("body", body), ("star", star)] {
        faults.near(&format!("size of {what}"), found.size, 14.0, 0.1);
        faults.near(&format!("middle of {what}"), found.centre(), 66.7, MEASURED);
    }
    faults.near("size of the symbol", symbol.size, 14.0, 0.1);
    faults.near("second line of the body", body.baseline - superior.baseline, 2.0 * 5.8, MEASURED);
    faults.near("star", star.baseline - body.baseline, 5.4, MEASURED);
    faults.near("symbol", symbol.baseline - star.baseline, 5.8, MEASURED);
}

/// Kind, subject, hyphens and the first line of the text.
fn title(faults: &mut Faults, page: &Page) {
    let symbol = page.words.iter().find(|word| word.text.ends_with("/BTGDVTU")).unwrap();
    let kind = page.find("BÁO CÁO");
    let subject = page.find("kết quả công tác giáo dục nghề nghiệp 6 tháng đầu năm 2026");
    let hyphens = page.find("-----");
    let text = page.find("Thực hiện");
    for (what, found, size) in [("kind", kind, 15.0), ("subject", subject, 15.0), ("hyphens", hyphens, 14.0)] {
        faults.near(&format!("size of {what}"), found.size, size, 0.1);
        faults.near(&format!("middle of {what}"), found.centre(), 112.5, MEASURED);
    }
    faults.near("kind under the symbol", kind.baseline - symbol.baseline, 13.9, MEASURED);
    faults.near("subject under the kind", subject.baseline - kind.baseline, 7.0, MEASURED);
    faults.near("hyphens under the subject", hyphens.baseline - subject.baseline, 6.6, MEASURED);
    faults.near("width of the hyphens", hyphens.width(), 8.2, STATED);
    faults.near("text under the hyphens", text.baseline - hyphens.baseline, 14.6, MEASURED);
}

/// First line, size, pitch, distance of paragraphs.
fn text(faults: &mut Faults, printed: &Printed, rule: &Rule) {
    let page = &printed.pages[0];
    let first = page.find("Thực hiện");
    let second = page.find("Tỉnh uỷ thực hiện");
    faults.near("indent of the first line", first.left - 30.0, 10.0, STATED);
    faults.near("indent of other lines", second.left - 30.0, 0.0, STATED);
    faults.near("size of the text", first.size, 14.0, 0.1);
    let pitch = (second.baseline - first.baseline) / MM_OF_A_POINT;
    faults.near("pitch of the lines", pitch, rule.pitch_pt, 0.2);
    let next = page.find("Tính đến ngày");
    let last = page.words.iter().filter(|word| word.baseline < next.baseline - 1.0).map(|word| word.baseline);
    let between = (next.baseline - last.fold(0.0, f64::max)) / MM_OF_A_POINT;
    // A report has a heading between, of the same pitch.
    faults.near("distance of paragraphs", between, rule.pitch_pt + 6.0, 0.2);
    if let Some(page) = printed.pages.get(1).filter(|page| page.width < page.height && printed.pages.len() > 3) {
        let mut baselines: Vec<f64> = page.words.iter().map(|word| word.baseline).collect();
        baselines.sort_by(f64::total_cmp);
        let top = baselines.iter().find(|baseline| **baseline > 18.0).unwrap();
        faults.near("top margin of page 2", top - EXACT_ABOVE * rule.pitch_pt * MM_OF_A_POINT, 20.0, STATED);
    }
}

/// Recipients and signature.
pub fn foot(faults: &mut Faults, printed: &Printed, rule: &Rule) {
    let page = printed.pages.iter().find(|page| page.text().contains("Nơi nhận:")).unwrap();
    let word = page.find("Nơi nhận:");
    let authority = page.find("K/T TRƯỞNG BAN");
    let office = page.find("PHÓ TRƯỞNG BAN");
    let name = page.find("Trần Thu Hà");
    faults.near("authority level with the recipients", authority.baseline, word.baseline, 0.2);
    faults.near("left of the recipients", word.left, 33.0, MEASURED);
    for (what, found) in [("word", word), ("authority", authority), ("office", office), ("name", name)] {
        faults.near(&format!("size of {what}"), found.size, 14.0, 0.1);
    }
    for (what, found) in [("authority", authority), ("office", office), ("name", name)] {
        faults.near(&format!("middle of {what}"), found.centre(), 155.05, MEASURED);
    }
    faults.near("office under the authority", office.baseline - authority.baseline, 5.6, MEASURED);
    faults.near("room for the signature", name.baseline - office.baseline, 40.6, MEASURED);
    let above = page.words.iter().map(|word| word.baseline).filter(|baseline| *baseline < word.baseline - 1.0);
    faults.near("foot under the text", word.baseline - above.fold(0.0, f64::max), 15.8, MEASURED);
    let item = page.find("Thường trực Tỉnh uỷ");
    faults.near("size of the list", item.size, 12.0, 0.1);
    let end = if rule.colon_underlined { word.right } else { word.right - 1.4 };
    match page.line_below(word.baseline + 0.2, 1.5, word.left + 2.0) {
        None => faults.holds("line under the recipients' word", false),
        Some((left, right, ..)) => {
            faults.near("left end of the line under the recipients' word", left, word.left, STATED);
            faults.near("right end of the line under the recipients' word", right, end, STATED);
        }
    }
}

/// Annexes: own pages, numbered as the rule says, the head of the table on each of them.
fn annexes(faults: &mut Faults, printed: &Printed, rule: &Rule) {
    let first = printed.pages.iter().position(|page| page.width > page.height).unwrap();
    let wide: Vec<&Page> = printed.pages.iter().filter(|page| page.width > page.height).collect();
    faults.holds("the wide annex has several pages", wide.len() > 1);
    for page in &wide {
        let head = page.find("Tổng số");
        faults.near("size of the head of the table", head.size, 12.0, 0.1);
        page.find("Trong đó: nữ");
    }
    let narrow = &printed.pages[first + wide.len()..];
    faults.holds("the narrow annex has several pages", narrow.len() > 1);
    for page in narrow {
        let head = page.find("Kinh phí (triệu đồng)");
        faults.near("size of the head of the table", head.size, 12.0, 0.1);
    }
    numbers(faults, printed, first, wide.len(), rule.annexes_count_alone);
    right_aligned(faults, &narrow[0]);
}

/// Figures of a column end at the same place.
fn right_aligned(faults: &mut Faults, page: &Page) {
    let is_figure = |text: &str| text.chars().all(|letter| letter.is_ascii_digit());
    let figures = page.words.iter().filter(|word| word.left > 120.0 && word.baseline > 80.0 && is_figure(&word.text));
    let rights: Vec<f64> = figures.map(|word| word.right).collect();
    faults.holds("figures in the column", rights.len() > 10);
    for right in &rights {
        faults.near("right end of a figure", *right, rights[0], 0.1);
    }
}
