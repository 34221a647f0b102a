//! The head of a document: kind, symbol, place, date, subject, urgency, and where the body begins.
//!
//! Every part may be missing. Who issued it is in `issuer`.

use super::Urgency;
use super::dates::{DAY, day_of};
use super::lexicon::{DOCUMENT_TYPES, DocumentType, pattern};
use super::paragraphs::{is_capitals, is_rule};
use super::text::{Page, unmarked};
use jiff::civil::Date;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Lines with words within which a head ends.
const MOST_LINES: usize = 60;

/// What the head says.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// Slug of the kind.
    pub document_type: Option<&'static str>,
    /// Number and symbol.
    pub symbol: Option<String>,
    /// The symbol's letters, also where the number is blank.
    pub letters: Option<String>,
    /// Where it was issued.
    pub place: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// What it is about.
    pub subject: Option<String>,
    /// How fast it is to be handled.
    pub urgency: Option<Urgency>,
    /// The words above the kind.
    pub before: Range<usize>,
    /// Where the subject stands.
    pub subject_at: Range<usize>,
    /// Where the body begins.
    pub body: usize,
    /// Where the kind, the symbol, place and date, and the mark of urgency stand.
    pub places: Places,
}

/// Where the parts of a head stand; empty for what is not stated.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// The kind's line.
    pub title: Range<usize>,
    /// The symbol's line.
    pub symbol: Range<usize>,
    /// Place and date.
    pub date: Range<usize>,
    /// The mark of urgency.
    pub urgency: Range<usize>,
}

static SYMBOL_LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|\s)(?:Số|SỐ|số)\s*[:.]?\s*(?P<number>[^\s/]{0,6}?)\s?(?P<letters>[-/]\s?(?:\d{4}\s?/\s?)?\p{Lu}[\p{L}\d]*(?:\s?[-/.&]\s?\p{Lu}[\p{L}\d]*)*)",
    )
});
static PLACE_AND_DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?P<place>[\p{{Lu}}][\p{{L}} .-]{{1,40}}?),?\s+ngày\s+(?:{DAY}|\S{{0,4}}\s*tháng\s+\S{{0,4}}\s*năm\s+\d{{0,4}})"
    ))
});
static ABOUT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:(?:^|\s)(?:V/v|V/V|v/v)|^Về việc|^VỀ VIỆC)\s*:?\s*"));
/// The highest bodies, which open a decision under a subject in capitals also where the page does not name them above.
static OPENING_BODY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\s(?:THỦ TƯỚNG CHÍNH PHỦ|CHÍNH PHỦ|QUỐC HỘI|ỦY BAN THƯỜNG VỤ QUỐC HỘI|CHỦ TỊCH NƯỚC)$"));
static ISSUING_OFFICE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\s(?:PHÓ )?(?:CHỦ TỊCH|BỘ TRƯỞNG|TỔNG GIÁM ĐỐC|GIÁM ĐỐC|CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|THỐNG ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG|TRƯỞNG BAN|BAN THƯỜNG VỤ|BAN CHẤP HÀNH)$",
    )
});
static TERM_OF_OFFICE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:[,(]?\s*(?:KHÓA|KỲ HỌP|NHIỆM KỲ)\b.*|\*+)$"));
static NUMBER_ALONE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:Số|SỐ)\s*:?\s*\d{1,5}$"));
static LETTERS_ALONE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[-/]\s?\p{Lu}[\p{L}\d]*(?:\s?[-/]\s?\p{Lu}[\p{L}\d]*)*$"));
static INTRODUCTION: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?i:về\s+việc|v/v|về)\s*:?\s+"));
static BODY_OPENS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:Căn cứ|Thực hiện|Thi hành|Tiếp theo|Tiếp tục thực hiện|Theo đề nghị|Theo|Để|Trong|Ngày \d+|Ngày,|Chiều|Sáng|Từ ngày|Nhằm|Trên cơ sở|",
        r"Vừa qua|Thời gian qua|Qua|Hiện nay|Sau khi|Xét|Kính gửi|Hưởng ứng|Phát huy|Năm \d+|Những năm|Điều 1|Chương|Phần|Triển khai thực hiện|Tại|Chấp hành|[“\x22‘]?trong)\b"
    ))
});

/// Reads the head.
pub(super) fn head(page: &Page) -> Head {
    let lines: Vec<Range<usize>> =
        page.lines.iter().filter(|line| !line.is_empty()).take(MOST_LINES).cloned().collect();
    let title = lines.iter().position(|line| type_of_line(page.seen(line)).is_some());
    let mut head = Head::default();
    let above = match title {
        Some(title) => lines.get(..title).unwrap_or_default(),
        None => lines.get(..letter_head_ends(page, &lines)).unwrap_or_default(),
    };
    read_above(page, above, &mut head);
    head.before = 0..above.last().map(|line| line.end).unwrap_or_default();
    head.body = head.before.end;
    match title.and_then(|title| lines.get(title)) {
        Some(line) => read_title(page, line, &mut head),
        None => read_letter(page, above, &mut head),
    }
    head
}

/// A line that is only the name of a kind, in capitals or alone.
fn type_of_line(words: &str) -> Option<&'static str> {
    let bare = words.trim_matches(|character: char| !character.is_alphanumeric());
    let low = bare.to_lowercase();
    let folded = low.split_whitespace().collect::<Vec<_>>().join(" ");
    let entry = DOCUMENT_TYPES.iter().find(|entry| {
        folded == entry.name
            || (is_capitals(bare)
                && folded.starts_with(entry.name)
                && folded.len() > entry.name.len()
                && folded.as_bytes().get(entry.name.len()) == Some(&b' ')
                && !entry.name.starts_with("văn bản"))
    });
    let entry = entry.or_else(|| misread_type(bare, &folded))?;
    (is_capitals(bare) && entry.name != "văn bản" && !words.ends_with(':')).then_some(entry.slug)
}

/// A kind alone on its line in capitals whose marks were misread.
fn misread_type(bare: &str, folded: &str) -> Option<&'static DocumentType> {
    (is_capitals(bare) && folded.len() < 40).then_some(())?;
    let plain = unmarked(folded);
    DOCUMENT_TYPES.iter().find(|entry| entry.name.len() > 5 && unmarked(entry.name) == plain)
}

/// Where the head of an official letter, which has no title, is over.
fn letter_head_ends(page: &Page, lines: &[Range<usize>]) -> usize {
    let addressed = lines.iter().position(|line| page.lower(line).starts_with("kính gửi"));
    addressed.unwrap_or_else(|| {
        let opens = |line: &Range<usize>| BODY_OPENS.is_match(page.seen(line));
        let before = lines.iter().take(16).position(opens).unwrap_or(16);
        let last = lines.iter().take(before).rposition(|line| {
            let words = page.seen(line);
            PLACE_AND_DATE.is_match(words) || SYMBOL_LINE.is_match(words) || ABOUT.is_match(words)
        });
        last.map(|last| last + 1).unwrap_or_default()
    })
}

/// «Số:» alone has the number on the next line.
fn with_next(page: &Page, lines: &[Range<usize>], number: usize) -> String {
    let words = lines.get(number).map(|line| page.seen(line)).unwrap_or_default();
    let is_alone = matches!(words.trim_end_matches([':', ' ']), "Số" | "SỐ");
    let next = lines.get(number + 1).filter(|_| is_alone).map(|line| page.seen(line)).unwrap_or_default();
    // «Số: 542», and «/TB-UBND» some lines below: the cell was cut.
    let letters = |line: &&Range<usize>| LETTERS_ALONE.is_match(page.seen(line));
    let is_cut = NUMBER_ALONE.is_match(words);
    let letters = lines.iter().skip(number + 1).take(4).find(letters).filter(|_| is_cut).map(|line| page.seen(line));
    format!("{words} {next}{}", letters.unwrap_or_default())
}

fn read_symbol(words: &str, head: &mut Head) {
    let Some(found) = SYMBOL_LINE.captures(words) else { return };
    let group = |name: &str| found.name(name).map(|part| part.as_str().split_whitespace().collect::<String>());
    head.letters = group("letters");
    let is_number = |number: &String| {
        number.starts_with(|first: char| first.is_ascii_digit())
            && number.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '.')
    };
    head.symbol =
        group("number").filter(is_number).zip(head.letters.as_ref()).map(|(number, letters)| number + letters);
}

fn read_above(page: &Page, lines: &[Range<usize>], head: &mut Head) {
    for (number, line) in lines.iter().enumerate() {
        let words = page.seen(line);
        if head.letters.is_none() {
            read_symbol(&with_next(page, lines, number), head);
            head.places.symbol = line.clone();
        }
        if head.urgency.is_none() {
            head.urgency = urgency(words);
            head.places.urgency = line.clone();
        }
        if head.place.is_none()
            && !BODY_OPENS.is_match(words)
            && let Some(found) = PLACE_AND_DATE.captures(words)
        {
            head.date = day_of(&found);
            head.places.date =
                found.get(0).map(|all| line.start + all.start()..line.start + all.end()).unwrap_or_default();
            head.place =
                found.name("place").map(|place| place_name(page, place.as_str(), place.start() == 0, lines, number));
        }
    }
}

/// A place that a line end cut («Thành phố Hồ Chí⏎Minh») is joined again.
fn place_name(page: &Page, printed: &str, begins_line: bool, lines: &[Range<usize>], number: usize) -> String {
    let before =
        number.checked_sub(1).and_then(|number| lines.get(number)).map(|line| page.seen(line)).unwrap_or_default();
    let after_motto = printed.rsplit("Hạnh phúc").next().unwrap_or(printed);
    // «Số: 03/CT-UBND Lam Giang, ngày …» on one line: the symbol is no part of the place.
    let printed = after_motto.trim_matches(['-', ' ']);
    let of_symbol = |word: &str| word.contains('-') && word.split('-').all(|part| part.chars().all(char::is_uppercase));
    let printed = printed.split(' ').skip_while(|word| of_symbol(word)).collect::<Vec<_>>().join(" ");
    let is_cut = begins_line
        && (before.starts_with("Thành phố ") || before.starts_with("TP"))
        && before.split_whitespace().count() <= 4;
    if is_cut { format!("{before} {printed}") } else { printed }
}

fn urgency(words: &str) -> Option<Urgency> {
    match words.trim_matches(|character: char| !character.is_alphabetic()) {
        "KHẨN" => Some(Urgency::Khan),
        "THƯỢNG KHẨN" => Some(Urgency::ThuongKhan),
        words if words == "HỎA TỐC" || words.starts_with("HỎA TỐC ") && is_capitals(words) => {
            Some(Urgency::HoaToc)
        }
        _ => None,
    }
}

fn read_title(page: &Page, line: &Range<usize>, head: &mut Head) {
    head.document_type = type_of_line(page.seen(line));
    head.places.title = line.clone();
    let printed = page.lower(line);
    let name = DOCUMENT_TYPES
        .iter()
        .find(|entry| printed.trim_start_matches(|c: char| !c.is_alphabetic()).starts_with(entry.name))
        .map(|entry| entry.name.len())
        .unwrap_or(line.len());
    let start = (line.start + name).min(line.end);
    let mut subject = start..start;
    let mut gap = false;
    for next in page.lines.iter().filter(|next| next.end > start) {
        let next = next.start.max(start)..next.end.max(start);
        let next = page.trimmed(next);
        let words = page.seen(&next);
        if words.is_empty() || is_rule(words) {
            gap |= !page.trimmed(subject.clone()).is_empty();
            continue;
        }
        if !page.trimmed(subject.clone()).is_empty() && subject_is_over(page.seen(&subject), words, gap) {
            break;
        }
        if page.trimmed(subject.clone()).is_empty() {
            if BODY_OPENS.is_match(words) && !is_capitals(words) {
                break;
            }
            subject.start = next.start;
        }
        subject.end = next.end;
        gap = false;
    }
    let subject = page.trimmed(subject);
    let subject = capitals_before_body(page, &subject);
    let subject = without_issuer(page, &head.before, subject);
    head.body = subject.end.max(line.end);
    head.subject_at = subject.clone();
    head.subject = Some(page.words(&subject)).map(|words| bare_subject(&words)).filter(|words| !words.is_empty());
}

fn subject_is_over(subject: &str, next: &str, gap: bool) -> bool {
    let starts_lower = next.starts_with(|first: char| first.is_lowercase());
    if gap {
        return !starts_lower && !subject.ends_with(',');
    }
    if is_capitals(subject) {
        return !is_capitals(first_words(next));
    }
    BODY_OPENS.is_match(next) || is_capitals(next) || super::labels::label_of(next).is_some() || subject.len() > 900
}

fn first_words(words: &str) -> &str {
    let end = words.match_indices(' ').nth(1).map(|(at, _)| at).unwrap_or(words.len());
    words.get(..end).unwrap_or(words)
}

/// Of a subject in capitals on one line with the beginning of the body, the capitals; the issuer that opens the body
/// («THỦ TƯỚNG CHÍNH PHỦ điện:») is no part of it.
fn capitals_before_body(page: &Page, subject: &Range<usize>) -> Range<usize> {
    let words = page.seen(subject);
    if !is_capitals(first_words(words)) {
        return subject.clone();
    }
    let mut end = words.len();
    let mut at = 0;
    for word in words.split_inclusive(' ') {
        let small = word.trim().chars().filter(|character| character.is_alphabetic()).any(char::is_lowercase);
        if small && !word.trim().contains('/') {
            end = at;
            break;
        }
        at += word.len();
    }
    let kept = words.get(..end).unwrap_or(words).trim_end();
    subject.start..subject.start + kept.len()
}

/// The name of the issuer in capitals that opens the body («CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …») is no part of the
/// subject that it follows, unless the subject speaks of that body («… CỦA BỘ XÂY DỰNG»).
fn without_issuer(page: &Page, before: &Range<usize>, subject: Range<usize>) -> Range<usize> {
    let words = page.seen(&subject);
    if !is_capitals(words) {
        return subject;
    }
    let names = super::issuer::names_above(page, before);
    let own = names.iter().rev().find_map(|(name, _)| words.rfind(name.as_str()).map(|at| (at, at + name.len())));
    let known = own.or_else(|| OPENING_BODY.find(words).map(|found| (found.start(), words.len())));
    let Some((at, end)) = known.filter(|(at, _)| *at > 0) else { return subject };
    let Some(tail) = words.get(end..).map(str::trim) else { return subject };
    let head = ISSUING_OFFICE.replace(words.get(..at).unwrap_or(words).trim_end(), "");
    let of_it = [" CỦA", " TẠI", " THUỘC", " DO", " VÀ", " CHO", ",", " TRONG"].iter().any(|word| head.ends_with(word));
    if of_it || !(tail.is_empty() || TERM_OF_OFFICE.is_match(tail)) {
        return subject;
    }
    subject.start..subject.start + head.trim_end().len()
}

/// Without the introducing «về việc» and without the bracket that says to what it is appended.
fn bare_subject(words: &str) -> String {
    let end = words.find(" (Ban hành kèm theo").or_else(|| words.find(" (Kèm theo")).unwrap_or(words.len());
    INTRODUCTION.replace(words.get(..end).unwrap_or(words), "").into_owned()
}

/// An official letter: its subject stands below the symbol or behind it («V/v …»).
fn read_letter(page: &Page, above: &[Range<usize>], head: &mut Head) {
    let about = |line: &Range<usize>| ABOUT.find(page.seen(line)).map(|found| line.start + found.end());
    if let Some((first, start)) = above.iter().enumerate().find_map(|(first, line)| Some((first, about(line)?))) {
        let goes_on = |line: &&Range<usize>| {
            let words = page.seen(line);
            let is_other =
                ["Thành phố ", "CỘNG", "ĐẢNG CỘNG SẢN", "Độc lập", "Số"].iter().any(|other| words.starts_with(other));
            !PLACE_AND_DATE.is_match(words) && !is_other
        };
        let end = above.iter().skip(first).take(1).chain(above.iter().skip(first + 1).take_while(goes_on)).last();
        head.subject_at = page.trimmed(start..end.map(|line| line.end).unwrap_or(start));
        head.subject = Some(page.words(&head.subject_at)).filter(|words| !words.is_empty());
    }
    let is_letter = head.symbol.is_some() || head.letters.is_some() || head.subject.is_some();
    head.document_type = is_letter.then_some("cong-van");
}
