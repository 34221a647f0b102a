//! Every part of the look on one page, with the longest Vietnamese words, in both languages; and the error pages.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

use askama::Template;
use jiff::civil::{Date, date};

use super::*;
use crate::language::Language;

mod rendering;
mod styles;

const LONGEST: &str = "Đưa mục tiêu, chỉ tiêu giáo dục nghề nghiệp vào nghị quyết, kế hoạch phát triển kinh tế - xã hội \
    hằng năm và nhiệm kỳ; nghiêm túc kiểm điểm trách nhiệm người đứng đầu cấp ủy, chính quyền các cấp";

/// Every part of the look on one page.
#[derive(Template)]
#[template(path = "look/tests/everything.html")]
struct Everything {
    frame: Frame,
    longest: &'static str,
    typed: String,
    count: usize,
    complaints: Complaints,
    choices: Vec<Choice>,
    late: Date,
    today: Date,
    soon: Date,
    far: Date,
    list: Pagination,
}

fn site() -> Site {
    Site {
        sections: &[
            Section::MyWork,
            Section::Documents,
            Section::Assignments,
            Section::Plans,
            Section::Reports,
            Section::Overview,
        ],
        more: &[Section::Outreach, Section::Organisations, Section::People],
        search: true,
        demo: true,
        ..Site::default()
    }
}

fn frame(language: Language) -> Frame {
    Frame::new(site(), language, date(2026, 11, 23).at(14, 5, 0, 0), "/van-ban?trang=2", "ma-thu")
}

fn everything(language: Language) -> Everything {
    let mut complaints = Complaints::none();
    complaints.about("tieu-de", "Tên nhiệm vụ đang trống. Ghi việc phải làm, bắt đầu bằng động từ.");
    complaints.about("han", dates::NotADate::NoSuchDay.sentence(language));
    let person = Person {
        name: "Nguyễn Phương Thảo Nguyên".to_owned(),
        organisation: "Ban Tuyên giáo và Dân vận Tỉnh ủy".to_owned(),
    };
    Everything {
        frame: frame(language)
            .signed_in(person)
            .titled("Đặc biệt: những phần làm nên một trang, ở mọi trạng thái")
            .in_section(Section::Documents)
            .noting(Some(Notice::ok("Đã gửi mục 4, Nguồn lực và liên kết.").offering("Rút lại", "/hoan-tac")))
            .complaining(&complaints),
        longest: LONGEST,
        typed: "<b>\"Ặc\"</b>".to_owned(),
        count: 12_034,
        complaints,
        choices: vec![Choice::new(1, "Hội Cựu chiến binh xã Ea Kar"), Choice::new(2, LONGEST)],
        late: date(2026, 11, 15),
        today: date(2026, 11, 23),
        soon: date(2026, 11, 27),
        far: date(2027, 3, 31),
        list: Pagination::new(2, 35, 10, "/van-ban"),
    }
}
