//! A review in parts under each rule: its parts and headings, what is announced, annexes counted and named, heads of tables on
//! each of their pages.

use super::super::sheets::{Page, Printed};
use super::party::{self, Rule};
use super::{Faults, STATED, look, sheet};

/// How a family writes what the others write otherwise.
struct Manner {
    first_heading: &'static str,
    second_part_heading: &'static str,
    first_annex: &'static str,
    count_alone: bool,
    /// Whether an annex says to which paper it belongs.
    has_reference: bool,
}

pub fn faults_of_party(printed: &Printed, rule: &Rule) -> Vec<String> {
    let mut faults = Faults::default();
    party::head(&mut faults, &printed.pages[0]);
    party::foot(&mut faults, printed, rule);
    let manner = Manner {
        first_heading: "I- ĐẶC ĐIỂM TÌNH HÌNH",
        second_part_heading: "IV- KẾT QUẢ THỰC HIỆN CHỈ TIÊU",
        first_annex: "Phụ lục 1",
        count_alone: rule.annexes_count_alone,
        has_reference: rule.annexes_count_alone,
    };
    review(&mut faults, printed, &manner);
    faults.0
}

pub fn faults_of_state(printed: &Printed) -> Vec<String> {
    let mut faults = Faults::default();
    let manner = Manner {
        first_heading: "I. ĐẶC ĐIỂM TÌNH HÌNH",
        second_part_heading: "IV. KẾT QUẢ THỰC HIỆN CHỈ TIÊU",
        first_annex: "Phụ lục I",
        count_alone: true,
        has_reference: true,
    };
    review(&mut faults, printed, &manner);
    faults.0
}

fn review(faults: &mut Faults, printed: &Printed, manner: &Manner) {
    sheet(faults, printed, 277.0);
    let text = printed.pages.iter().take_while(|page| !begins_an_annex(page)).count();
    let (own, annexes) = printed.pages.split_at(text);
    let page_with = |words: &str| own.iter().find(|page| page.text().contains(words));
    for (what, words, middle) in [
        ("part", "Phần thứ nhất", Some(112.5)),
        ("title of the part", "TÌNH HÌNH VÀ KẾT QUẢ", Some(112.5)),
        ("last part", "Phần thứ ba", Some(112.5)),
        ("heading", manner.first_heading, None),
        ("heading further on", manner.second_part_heading, None),
    ] {
        let Some(page) = page_with(words) else {
            faults.holds(&format!("{what}: «{words}» is missing"), false);
            continue;
        };
        let found = page.find(words);
        faults.near(&format!("size of the {what}"), found.size, 14.0, 0.1);
        if let Some(middle) = middle {
            faults.near(&format!("middle of the {what}"), found.centre(), middle, STATED);
        }
    }
    for page in own {
        let last = page
            .words
            .iter()
            .max_by(|one, other| (one.baseline, one.left).partial_cmp(&(other.baseline, other.left)).unwrap());
        // A colon inside a sentence may end a page; these end a paragraph.
        let announces = ["vị:", "hoá:", "hóa:", "sau:"].contains(&last.unwrap().text.as_str());
        faults.holds("words that announce something end a page", !announces);
    }
    let announced = format!("{} - Số liệu của từng đơn vị", manner.first_annex);
    faults.holds("annexes are announced", own.iter().any(|page| page.text().contains(&announced)));
    annexes_of(faults, printed, annexes, manner);
    look(
        faults,
        printed,
        &[
            ("Phần thứ nhất", true, false),
            ("TÌNH HÌNH VÀ KẾT QUẢ", true, false),
            (manner.first_heading, true, false),
            ("1. Quán triệt, tuyên truyền", true, false),
            ("chưa báo cáo", false, true),
            (manner.first_annex, true, false),
        ],
    );
}

fn annexes_of(faults: &mut Faults, printed: &Printed, annexes: &[Page], manner: &Manner) {
    faults.holds("four annexes", annexes.iter().filter(|page| begins_an_annex(page)).count() == 4);
    faults.holds("the first annex lies on its side", annexes.first().is_some_and(|page| page.width > page.height));
    for page in annexes {
        faults.holds("head of the table on each page", page.text().contains("TT") && page.text().contains("Đơn vị"));
        if manner.has_reference && begins_an_annex(page) {
            faults.holds("an annex names its paper", page.text().contains("(Kèm theo Báo cáo số"));
            let days: Vec<_> = page.words.windows(2).filter(|words| words[0].text == "ngày").collect();
            let holds = days.first().is_some_and(|words| (words[0].baseline - words[1].baseline).abs() < 0.5);
            faults.holds("the day of the paper is on one line", holds);
        }
    }
    let mut number = 0;
    for (index, page) in printed.pages.iter().enumerate() {
        let begins = index == 0 || (manner.count_alone && begins_an_annex(page));
        number = if begins { 1 } else { number + 1 };
        let shown = Some(page.highest()).filter(|word| word.baseline < 18.0).map(|word| word.text.clone());
        let expected = (!begins).then(|| number.to_string());
        faults.holds(
            &format!("page number of sheet {}: {shown:?}, should be {expected:?}", index + 1),
            shown == expected,
        );
    }
}

/// Whether an annex begins on a page: its heading stands first, below a page number where there is one.
fn begins_an_annex(page: &Page) -> bool {
    let mut words: Vec<_> = page.words.iter().filter(|word| word.baseline > 18.0).collect();
    words.sort_by(|one, other| (one.baseline, one.left).partial_cmp(&(other.baseline, other.left)).unwrap());
    words.len() > 1 && words[0].text == "Phụ" && words[1].text == "lục"
}
