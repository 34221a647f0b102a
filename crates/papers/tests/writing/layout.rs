//! What the rules state and what the issuing office's own paper shows, beside what comes out of the printer.
//!
//! The figures stand here a second time on purpose: a layout that was changed by mistake must not bring its own measure.
//! Stated values [R] hold within half a millimetre, measured ones [M] within one and a half.

use super::samples;
use super::sheets::{self, Page, Printed};
use jiff::civil::date;
use papers::writing::{Block, Family, Margins, Paper, Pitch, Profile, to_docx};

const STATED: f64 = 0.5;
const MEASURED: f64 = 1.5;
const MM_OF_A_POINT: f64 = 25.4 / 72.0;
/// From the top of a single line to its base line, in sizes of Liberation Serif.
const SINGLE_ABOVE: f64 = 0.933;
/// From the top of an exact line to its base line, in its pitch.
const EXACT_ABOVE: f64 = 0.8;

/// What differs between the two rules.
struct Rule {
    pitch_pt: f64,
    colon_underlined: bool,
    annexes_count_alone: bool,
}

const HD36: Rule = Rule { pitch_pt: 18.0, colon_underlined: true, annexes_count_alone: false };
const HD05: Rule = Rule { pitch_pt: 19.0, colon_underlined: false, annexes_count_alone: true };

/// Collects what is not as it should be.
#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    fn near(&mut self, what: &str, is: f64, should_be: f64, tolerance: f64) {
        if (is - should_be).abs() > tolerance {
            self.0.push(format!("{what}: {is:.2}, should be {should_be:.2}"));
        }
    }

    fn holds(&mut self, what: &str, holds: bool) {
        if !holds {
            self.0.push(what.to_owned());
        }
    }
}

/// A paper whose lines lie a third of a millimetre apart, so that the last one tells where the page ends.
fn ruler(less_mm: f64) -> Vec<u8> {
    let mut profile = profile(true);
    profile.margins.bottom_mm.is += less_mm;
    profile.spacing.line.is = Pitch::ExactlyPt(1.0);
    profile.spacing.between_paragraphs_pt.is = 0.0;
    let mut paper = samples::letter_hd05();
    paper.body = vec![Block::plain("Dòng"); 900];
    docx(&paper, &profile)
}

fn faults_of_ruler(printed: &Printed) -> Vec<String> {
    let mut faults = Faults::default();
    faults.holds("the ruler fills a page", printed.pages.len() > 1);
    let lowest = printed.pages[0].words.iter().map(|word| word.baseline).fold(0.0, f64::max);
    faults.near("bottom margin", 297.0 - lowest, 20.0, STATED);
    faults.0
}

fn profile(is_hd05: bool) -> Profile {
    Profile::of(Family::Party, if is_hd05 { date(2026, 5, 27) } else { date(2026, 5, 26) }).clone()
}

fn docx(paper: &Paper, profile: &Profile) -> Vec<u8> {
    to_docx(paper, profile).unwrap()
}

#[test]
#[allow(clippy::disallowed_methods, reason = "only whether a missing program fails the test")]
fn papers_measure_what_the_rules_say() {
    if let Some(lacks) = sheets::lacks() {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "papers were not measured: {lacks}; run scripts/setup");
        eprintln!("NOT RUN: papers were not measured: {lacks}; run scripts/setup");
        return;
    }
    let (hd36, hd05) = (profile(false), profile(true));
    let changed = |change: fn(&mut Profile)| {
        let mut changed = profile(true);
        change(&mut changed);
        docx(&samples::report_hd05(), &changed)
    };
    let printed = sheets::print(&[
        ("letter-hd36", docx(&samples::letter_hd36(), &hd36)),
        ("letter-hd05", docx(&samples::letter_hd05(), &hd05)),
        ("report-hd36", docx(&samples::report_hd36(), &hd36)),
        ("report-hd05", docx(&samples::report_hd05(), &hd05)),
        ("ruler", ruler(0.0)),
        ("short-ruler", ruler(2.0)),
        (
            "margins",
            changed(|profile| {
                let Margins { top_mm, left_mm, right_mm, .. } = &mut profile.margins;
                top_mm.is += 2.0;
                left_mm.is += 2.0;
                right_mm.is -= 2.0;
            }),
        ),
        (
            "distances",
            changed(|profile| {
                profile.margins_on_its_side.left_mm.is += 2.0;
                profile.sheet.number_from_top_mm.is += 2.0;
                profile.spacing.line.is = Pitch::ExactlyPt(20.0);
                profile.spacing.first_line_mm.is += 2.0;
                profile.lettering.subject.bold = false;
                profile.habits.colon_underlined.is = true;
            }),
        ),
    ]);
    let [letter_hd36, letter_hd05, report_hd36, report_hd05, ruler, short_ruler, controls @ ..] = printed.as_slice()
    else {
        panic!()
    };
    assert_eq!(faults_of_letter(letter_hd36, &HD36), [""; 0], "letter under HD36");
    assert_eq!(faults_of_letter(letter_hd05, &HD05), [""; 0], "letter under HD05");
    assert_eq!(faults_of_report(report_hd36, &HD36), [""; 0], "report under HD36");
    assert_eq!(faults_of_report(report_hd05, &HD05), [""; 0], "report under HD05");
    assert_eq!(faults_of_ruler(ruler), [""; 0], "ruler");
    assert_eq!(faults_of_ruler(short_ruler).len(), 1, "the bottom margin was changed and not noticed");
    let planted: [&[&str]; 2] = [
        &["left margin:", "right margin:", "top margin:", "top margin of page 2"],
        &[
            "left margin on its side",
            "page number from the top",
            "pitch of the lines",
            "indent of the first line",
            "look of «kết quả công tác",
            "right end of the line under the recipients' word",
        ],
    ];
    assert_eq!(controls.len(), planted.len());
    for (control, planted) in controls.iter().zip(planted) {
        let faults = faults_of_report(control, &HD05);
        for planted in planted {
            assert!(faults.iter().any(|fault| fault.starts_with(planted)), "{planted} was not noticed: {faults:#?}");
        }
    }
}

fn faults_of_letter(printed: &Printed, rule: &Rule) -> Vec<String> {
    let mut faults = Faults::default();
    let first = &printed.pages[0];
    sheet(&mut faults, printed);
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
    look(&mut faults, printed, &[("Kính gửi:", false, true), (under_symbol, false, true)]);
    faults.0
}

fn faults_of_report(printed: &Printed, rule: &Rule) -> Vec<String> {
    let mut faults = Faults::default();
    let first = &printed.pages[0];
    sheet(&mut faults, printed);
    head(&mut faults, first);
    title(&mut faults, first);
    text(&mut faults, printed, rule);
    foot(&mut faults, printed, rule);
    annexes(&mut faults, printed, rule);
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

/// Paper, typeface, margins and page numbers of every page.
fn sheet(faults: &mut Faults, printed: &Printed) {
    faults.holds("another typeface", printed.fonts.iter().all(|font| font.contains("LiberationSerif")));
    let [mut left, mut right, mut lowest] = [f64::MAX, 0.0, 0.0_f64];
    for (index, page) in printed.pages.iter().enumerate() {
        let on_its_side = page.width > page.height;
        let (width, height) = if on_its_side { (297.0, 210.0) } else { (210.0, 297.0) };
        faults.near("width of the sheet", page.width, width, STATED);
        faults.near("height of the sheet", page.height, height, STATED);
        let [ink_left, ink_right, ink_bottom] = page.outermost();
        if on_its_side {
            if page.has_picture() {
                faults.near("left margin on its side", ink_left, 20.0, STATED);
                faults.near("right margin on its side", 297.0 - ink_right, 20.0, STATED);
            }
            faults.holds("bottom margin on its side", ink_bottom <= 195.0 + STATED);
        } else {
            left = left.min(ink_left);
            right = f64::max(right, ink_right);
            lowest = lowest.max(ink_bottom);
        }
        let number = page.highest();
        if number.baseline < 18.0 {
            faults.holds("page number on page 1", index > 0);
            faults.near(
                "middle of the page number",
                (number.left + number.right) / 2.0,
                if on_its_side { 148.5 } else { 112.5 },
                STATED,
            );
            faults.near(
                "page number from the top",
                number.baseline - SINGLE_ABOVE * 14.0 * MM_OF_A_POINT,
                10.0,
                STATED,
            );
            faults.near("size of the page number", number.size, 14.0, 0.1);
        }
    }
    faults.near("left margin", left, 30.0, STATED);
    faults.near("right margin", 210.0 - right, 15.0, STATED);
    faults.holds(&format!("bottom margin: ink down to {lowest}"), lowest <= 277.0 + STATED);
}

/// The upper left and upper right corners. Distances are those of the issuing office's own paper.
fn head(faults: &mut Faults, page: &Page) {
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
fn foot(faults: &mut Faults, printed: &Printed, rule: &Rule) {
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
    numbers(faults, printed, first, wide.len(), rule);
    right_aligned(faults, &narrow[0]);
}

fn numbers(faults: &mut Faults, printed: &Printed, first: usize, wide: usize, rule: &Rule) {
    for (index, page) in printed.pages.iter().enumerate() {
        let start = match index {
            _ if !rule.annexes_count_alone || index < first => 0,
            _ if index < first + wide => first,
            _ => first + wide,
        };
        let shown = Some(page.highest()).filter(|word| word.baseline < 18.0).map(|word| word.text.clone());
        let expected = (index > start).then(|| (index - start + 1).to_string());
        faults.holds(
            &format!("page number of sheet {}: {shown:?}, should be {expected:?}", index + 1),
            shown == expected,
        );
    }
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

/// Bold and italic.
fn look(faults: &mut Faults, printed: &Printed, more: &[(&str, bool, bool)]) {
    let always = [
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
    for (text, bold, italic) in always.iter().chain(more) {
        let alone = printed.pieces.iter().find(|(piece, ..)| piece == text);
        let found = alone.or_else(|| printed.pieces.iter().find(|(piece, ..)| piece.starts_with(text)));
        faults.holds(
            &format!("look of «{text}»: {found:?}"),
            found.is_some_and(|piece| (piece.1, piece.2) == (*bold, *italic)),
        );
    }
}
