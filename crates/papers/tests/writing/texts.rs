//! What the papers say: only what they were given, and never a zero for a unit that is missing.

use super::samples;
use jiff::civil::date;
use papers::writing::*;

/// Everything that a paper says, line by line, with the numbers that its layout gives the headings.
fn lines(paper: &Paper) -> Vec<String> {
    let mut lines = Vec::new();
    let set = setting::set(paper, Profile::of(Family::Party, date(2026, 6, 25)));
    let headings = set.sections.iter().flat_map(|section| &section.pieces).filter_map(|piece| match piece {
        setting::Piece::Lines(lines) if lines.style.id().starts_with("Heading") => Some(lines.runs[0].text.clone()),
        _ => None,
    });
    let mut headings = headings.collect::<Vec<_>>().into_iter();
    let annexes = paper.annexes.iter().flat_map(|annex| annex.blocks.iter());
    for block in paper.body.iter().chain(annexes) {
        match block {
            Block::Section(..) => lines.push(headings.next().unwrap()),
            Block::Part(text) | Block::Article(text) | Block::Heading(_, text) | Block::Note(text) => {
                lines.push(text.clone());
            }
            Block::Paragraph(runs) => lines.push(words(runs)),
            Block::List(marker, items) => {
                lines.extend(items.iter().enumerate().map(|(index, item)| marker.before(index) + &words(item)));
            }
            Block::Table(table) => lines.extend(table.rows.iter().map(row)),
        }
    }
    lines
}

fn words(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

fn row(row: &TableRow) -> String {
    let cell = |cell: &Cell| match cell {
        Cell::Value(text) => text.clone(),
        Cell::Instead(text) => format!("[{text}]"),
    };
    row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ")
}

fn drafted() -> Papered {
    Papered::drafted(date(2026, 6, 25))
}

fn small_report() -> ConsolidatedReport {
    let shown = |text: &str| Shown::Figure(text.into());
    ConsolidatedReport {
        figures: vec![samples::figures().swap_remove(1)],
        narratives: Vec::new(),
        difficulties: Vec::new(),
        notes: Vec::new(),
        basis: Vec::new(),
        completeness: Completeness {
            owed: 3,
            reported: 2,
            accepted: 0,
            missing: vec!["Đảng ủy xã Bến Chàm".into()],
            ..Completeness::default()
        },
        tables: vec![UnitTable {
            rows: vec![
                UnitRow { unit: samples::unit(0), days: None, is_part: false, cells: vec![shown("0")] },
                UnitRow {
                    unit: "Huyện ủy Lam Sơn".into(),
                    days: Some(Days { first: date(2025, 12, 15), last: date(2026, 2, 28) }),
                    is_part: true,
                    cells: vec![shown("7")],
                },
                UnitRow { unit: samples::unit(3), days: None, is_part: false, cells: vec![Shown::NotReported] },
                UnitRow { unit: samples::unit(4), days: None, is_part: false, cells: vec![Shown::NothingArose] },
            ],
            total: vec![shown("7")],
            coverage: Coverage { reported: 2, owed: 3, nothing_arose: 1 },
            notes: vec!["Ghi chú của người lập.".into()],
            ..samples::narrow_table()
        }],
        ..samples::report(drafted())
    }
}

#[test]
fn the_report_says_who_reported_what_it_was_given_and_nothing_else() {
    let paper = consolidated_report(&small_report());
    let expected = [
        "Ban Tuyên giáo và Dân vận Tỉnh uỷ báo cáo kết quả công tác giáo dục nghề nghiệp 6 tháng đầu năm 2026 (từ ngày 15/12/2025 đến ngày 14/6/2026) như sau:",
        "I- TÌNH HÌNH BÁO CÁO CỦA CÁC ĐƠN VỊ",
        "Tính đến ngày 25/6/2026, 2 trong số 3 đơn vị phải báo cáo đã báo cáo, chưa có báo cáo nào được công nhận; chưa báo cáo: Đảng uỷ xã Bến Chàm.",
        "II- SỐ LIỆU TỔNG HỢP",
        "Số liệu dưới đây là của các đơn vị đã báo cáo, không bao gồm các đơn vị chưa báo cáo.",
        "1. Tỷ lệ người tốt nghiệp có việc làm, trong kỳ: 77,5% (người có việc làm: 7.654; người tốt nghiệp: 9.876; số liệu của 41/47 đơn vị, có 2 đơn vị báo cáo không phát sinh).",
        "Số liệu của từng đơn vị tại Phụ lục kèm theo.",
        "Trên đây là báo cáo kết quả công tác giáo dục nghề nghiệp 6 tháng đầu năm 2026 của Ban Tuyên giáo và Dân vận Tỉnh uỷ.",
        "1 | Đảng uỷ xã Đồng Phượng | 0",
        " | Huyện uỷ Lam Sơn (từ ngày 15/12/2025 đến ngày 28/02/2026) | 7",
        "2 | Đảng uỷ xã Bến Chàm | [chưa báo cáo]",
        "3 | Đảng uỷ xã Sông Hến | [không phát sinh]",
        " | Tổng số (2/3 đơn vị) | 7",
        "Ghi chú của người lập.",
    ];
    assert_eq!(lines(&paper), expected);
}

#[test]
fn figures_read_as_what_they_are() {
    let sentences: Vec<String> =
        lines(&samples::report_hd05()).into_iter().filter(|line| line.contains("/47 đơn vị")).collect();
    let expected = [
        "1. Số người được tuyển sinh, trong kỳ: 12.345 người; trong đó: nữ: 6.001 người, dân tộc thiểu số: chưa có số liệu (số liệu của 41/47 đơn vị, có 2 đơn vị báo cáo không phát sinh).",
        "2. Tỷ lệ người tốt nghiệp có việc làm, trong kỳ: 77,5% (người có việc làm: 7.654; người tốt nghiệp: 9.876; số liệu của 41/47 đơn vị, có 2 đơn vị báo cáo không phát sinh).",
        "3. Kinh phí đã giải ngân, luỹ kế từ ngày 01/01/2025 đến ngày 14/6/2026: 1.234,5 triệu đồng (số liệu của 41/47 đơn vị, có 2 đơn vị báo cáo không phát sinh).",
        "4. Số cơ sở giáo dục nghề nghiệp, tại ngày 14/6/2026: 0 cơ sở (số liệu của 41/47 đơn vị, có 2 đơn vị báo cáo không phát sinh).",
        "5. Số nhà giáo được bồi dưỡng, trong kỳ: chưa có số liệu (số liệu của 0/47 đơn vị).",
    ];
    assert_eq!(sentences[..5], expected);
}

#[test]
fn completeness_in_every_case() {
    let case = |reported, accepted, missing: &[&str], sent_back: &[&str]| {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let completeness = Completeness {
            owed: 3,
            reported,
            accepted,
            missing: names(missing),
            sent_back: names(sent_back),
            waived: Vec::new(),
        };
        lines(&consolidated_report(&ConsolidatedReport { completeness, ..small_report() }))
    };
    let cases = [
        (
            case(3, 3, &[], &[]),
            "Tính đến ngày 25/6/2026, 3 trong số 3 đơn vị phải báo cáo đã báo cáo, trong đó 3 báo cáo đã được công nhận.",
        ),
        (
            case(0, 0, &["A", "B", "C"], &[]),
            "Tính đến ngày 25/6/2026, chưa có đơn vị nào trong số 3 đơn vị phải báo cáo gửi báo cáo; chưa báo cáo: A; B; C.",
        ),
        (
            case(1, 1, &["A"], &["B"]),
            "Tính đến ngày 25/6/2026, 1 trong số 3 đơn vị phải báo cáo đã báo cáo, trong đó 1 báo cáo đã được công nhận; chưa báo cáo: A; đã gửi, bị trả lại và chưa gửi lại: B.",
        ),
    ];
    for (lines, expected) in cases {
        assert_eq!(lines[2], expected);
        let partial = lines.iter().any(|line| line.starts_with("Số liệu dưới đây là của các đơn vị đã báo cáo"));
        assert_eq!(partial, !expected.contains("3 trong số 3"), "{lines:?}");
    }
}

#[test]
fn sections_without_content_are_left_out_and_the_numbers_close_up() {
    let mut report = small_report();
    report.figures.clear();
    report.tables.clear();
    report.proposals = vec![Answer {
        unit: "Đảng ủy xã An Khê".into(),
        text: "Cấp thêm thiết bị.\n\nMở lớp tại xã.".into(),
    }];
    let paper = consolidated_report(&report);
    let lines = lines(&paper);
    assert_eq!(lines[3], "II- KIẾN NGHỊ, ĐỀ XUẤT CỦA CÁC ĐƠN VỊ");
    assert_eq!(lines[4], "- Đảng uỷ xã An Khê: Cấp thêm thiết bị.");
    assert_eq!(lines[5], "Mở lớp tại xã.");
    assert!(
        paper.annexes.is_empty() && !lines.iter().any(|line| line.contains("Phụ lục") || line.contains("Khó khăn"))
    );
}

#[test]
fn a_unit_keeps_its_own_spelling_in_its_own_words() {
    let mut report = small_report();
    report.difficulties =
        vec![Answer { unit: "Đảng ủy xã An Khê".into(), text: "Ủy ban xã hòa giải.".into() }];
    assert!(lines(&consolidated_report(&report)).contains(&"- Đảng uỷ xã An Khê: Ủy ban xã hòa giải.".to_owned()));
}

#[test]
fn the_letter_on_plans_names_who_owes_a_plan_and_which_clauses_are_left_out() {
    let paths = |all: &[&str]| all.iter().map(|path| (*path).to_owned()).collect::<Vec<_>>();
    let unit = |name: &str, owes| UnitOwing { name: name.to_owned(), owes };
    let left_out = Owes::Clauses {
        missing: paths(&["II.1", "II.3"]),
        partial: paths(&["4"]),
        stale: paths(&["2"]),
        waiting: Vec::new(),
    };
    let without = Owes::Plan { due: Some((date(2026, 11, 15), 8)) };
    let asked = LetterOnPlans {
        office: samples::urging(drafted(), 1).office,
        papered: drafted(),
        document: "Hướng dẫn số 85-HD/BTGTU".into(),
        document_in_full: "Hướng dẫn số 85-HD/BTGTU, ngày 01/10/2026 của Ban Tuyên giáo và Dân vận Tỉnh uỷ".into(),
        counted_on: date(2026, 11, 23),
        concerned: 12,
        units: vec![unit("Đảng ủy xã Đồng Nhãn", left_out), unit("Đảng ủy xã Đồng Lụa", without)],
        clauses: vec![("II.1".into(), "Mở lớp dạy nghề".into()), ("2".into(), "Rà soát chính sách".into())],
        do_by: date(2026, 12, 1),
    };
    let paper = letter_on_plans(&asked);
    assert_eq!(paper.addressees, ["Đảng uỷ xã Đồng Nhãn", "Đảng uỷ xã Đồng Lụa"]);
    let said = lines(&paper);
    let expected = [
        "Tính đến ngày 23/11/2026, trong số 12 đơn vị được giao nhiệm vụ còn 1 đơn vị chưa ban hành kế hoạch, 1 đơn vị có kế hoạch chưa nêu đủ các mục được giao, cụ thể như sau:",
        "1 | Đảng uỷ xã Đồng Nhãn | Kế hoạch chưa nêu đủ | Chưa nêu: mục II.1, II.3; Mới nêu một phần: mục 4; Cần đối chiếu lại vì đã sửa đổi, thay thế: mục 2",
        "2 | Đảng uỷ xã Đồng Lụa | Chưa ban hành kế hoạch; hạn 15/11/2026, quá 8 ngày | Các mục được giao",
        "1. Đơn vị chưa ban hành kế hoạch: ban hành kế hoạch thực hiện Hướng dẫn số 85-HD/BTGTU chậm nhất là ngày 01/12/2026.",
    ];
    for line in expected {
        assert!(said.iter().any(|one| one == line), "«{line}» is not said: {said:#?}");
    }
    assert!(said.iter().any(|line| line.ends_with("Mục 2: Rà soát chính sách")), "{said:#?}");
    let only = |kept: usize| {
        lines(&letter_on_plans(&LetterOnPlans { units: vec![asked.units[kept].clone()], ..asked.clone() }))
    };
    let (incomplete, without) = (only(0), only(1));
    assert!(!incomplete.iter().any(|line| line.contains("chưa ban hành kế hoạch")), "{incomplete:?}");
    assert!(!without.iter().any(|line| line.contains("chưa nêu đủ")), "{without:?}");
    assert_eq!(without.last().unwrap(), "Đề nghị đơn vị quan tâm thực hiện.");
    let nobody = lines(&letter_on_plans(&LetterOnPlans { units: Vec::new(), ..asked }));
    assert_eq!(nobody.len(), 2, "nothing is asked of nobody");
}

#[test]
fn the_letter_on_a_duty_names_who_has_not_done_it() {
    let unit = |name: &str, days_late| UnitNotDone { name: name.to_owned(), due_on: date(2026, 11, 20), days_late };
    let asked = LetterOnDuty {
        office: samples::urging(drafted(), 1).office,
        papered: drafted(),
        duty: "Ban hành kế hoạch thực hiện;".into(),
        document: "Kế hoạch số 12-KH/BTGDVTU".into(),
        document_in_full: "Kế hoạch số 12-KH/BTGDVTU, ngày 01/9/2026 của Ban Tuyên giáo và Dân vận Tỉnh uỷ".into(),
        counted_on: date(2026, 11, 23),
        units: vec![unit("Đảng ủy xã Đồng Nhãn", 3), unit("Đảng ủy xã Đồng Lụa", 0)],
        do_by: date(2026, 12, 1),
    };
    let paper = letter_on_duty(&asked);
    assert_eq!(paper.addressees, ["Đảng uỷ xã Đồng Nhãn", "Đảng uỷ xã Đồng Lụa"]);
    let said = lines(&paper);
    for line in [
        "Tính đến ngày 23/11/2026, còn 2 đơn vị chưa hoàn thành, trong đó 1 đơn vị đã quá hạn, cụ thể như sau:",
        "1 | Đảng uỷ xã Đồng Nhãn | 20/11/2026 | 3",
        "2 | Đảng uỷ xã Đồng Lụa | 20/11/2026 | Chưa đến hạn",
        "1. Hoàn thành nhiệm vụ và gửi kết quả thực hiện chậm nhất là ngày 01/12/2026.",
    ] {
        assert!(said.iter().any(|one| one == line), "«{line}» is not said: {said:#?}");
    }
    assert!(said[0].ends_with("nhiệm vụ: Ban hành kế hoạch thực hiện."), "{}", said[0]);
    let nobody = lines(&letter_on_duty(&LetterOnDuty { units: Vec::new(), ..asked }));
    assert_eq!(nobody.len(), 2, "nothing is asked of nobody");
}

#[test]
fn the_letter_counts_whom_it_names() {
    let letter = |late| samples::urging(drafted(), late);
    let paper = letter_of_urging(&letter(3));
    assert_eq!(paper.addressees, ["Đảng uỷ xã Đồng Phượng", "Đảng uỷ xã Đồng Nhãn", "Đảng uỷ xã Đồng Lụa"]);
    assert_eq!(paper.recipients[0], "Như trên");
    let said = lines(&paper);
    assert!(said[0].ends_with("Ban Tuyên giáo và Dân vận Tỉnh uỷ đã đề nghị các đơn vị gửi báo cáo kết quả công tác giáo dục nghề nghiệp 6 tháng đầu năm 2026 (từ ngày 15/12/2025 đến ngày 14/6/2026). Hạn gửi báo cáo là ngày 20/6/2026."), "{}", said[0]);
    assert_eq!(
        said[1],
        "Tính đến ngày 25/6/2026, trong số 47 đơn vị phải báo cáo còn 2 đơn vị chưa gửi báo cáo, 1 đơn vị có báo cáo bị trả lại và chưa gửi lại, cụ thể như sau:"
    );
    assert_eq!(said[4], "3 | Đảng uỷ xã Đồng Lụa | Bị trả lại ngày 23/6/2026: số học viên nữ lớn hơn tổng số | 5");
    assert_eq!(
        said[6],
        "1. Hoàn thành và gửi báo cáo kết quả công tác giáo dục nghề nghiệp 6 tháng đầu năm 2026 trên hệ thống Đôn Đốc chậm nhất là ngày 01/7/2026."
    );
    assert_eq!(said.last().unwrap(), "Đề nghị các đơn vị quan tâm thực hiện.");

    let one = lines(&letter_of_urging(&letter(1)));
    assert!(one[1].contains("còn 1 đơn vị chưa gửi báo cáo, cụ thể"), "{}", one[1]);
    assert!(!one.iter().any(|line| line.contains("bị trả lại")), "nobody was sent back: {one:?}");
    assert_eq!(one.last().unwrap(), "Đề nghị đơn vị quan tâm thực hiện.");

    let many = letter_of_urging(&letter(20));
    assert_eq!(many.addressees, ["Các đơn vị có tên trong danh sách dưới đây"]);
    let group = LetterOfUrging { addressed_as: Some("Các đảng ủy xã".into()), ..letter(20) };
    assert_eq!(letter_of_urging(&group).addressees, ["Các đảng uỷ xã"]);

    let nobody = lines(&letter_of_urging(&letter(0)));
    assert_eq!(nobody.len(), 2);
    assert_eq!(nobody[1], "Tính đến ngày 25/6/2026, không có đơn vị nào quá hạn báo cáo.");
}

#[test]
fn a_paper_is_a_draft_until_it_has_its_number() {
    let paper = samples::letter_hd05();
    assert_eq!((paper.draft, paper.dated), (Some(1), Dated::InYear(2026)));
    let layout = Profile::of(Family::Party, date(2026, 6, 25));
    assert_eq!(paper.symbol_in(layout).trim(), "-CV/BTGDVTU");
    let paper = samples::letter_hd36();
    assert_eq!((paper.draft, paper.dated), (None, Dated::On(date(2026, 1, 9))));
    assert_eq!(paper.symbol_in(layout), "05-CV/BTGDVTU");
    assert_eq!(samples::report_hd05().symbol_in(layout), "12-BC/BTGDVTU");
}

#[test]
fn the_family_of_the_issuer_and_the_day_of_issue_choose_the_rule() {
    let rule = |family, day| Profile::of(family, day).rule.as_str();
    for (day, party) in [
        (date(2026, 5, 26), "Hướng dẫn 36-HD/VPTW"),
        (date(2026, 5, 27), "Hướng dẫn 05-HD/VPTW"),
        (date(2024, 1, 1), "Hướng dẫn 36-HD/VPTW"),
        (date(2010, 1, 1), "Hướng dẫn 36-HD/VPTW"),
    ] {
        assert_eq!(rule(Family::Party, day), party, "{day}");
        assert_eq!(rule(Family::State, day), "Nghị định 30/2020/NĐ-CP", "{day}");
    }
    let drafted_before = Papered { issued_on: Some(date(2026, 5, 27)), ..Papered::drafted(date(2026, 5, 20)) };
    assert_eq!(drafted_before.day_of_layout(), date(2026, 5, 27));
    let of = |family| Office { family, ..samples::office() }.layout(&drafted_before).rule.as_str();
    assert_eq!((of(Family::Party), of(Family::State)), ("Hướng dẫn 05-HD/VPTW", "Nghị định 30/2020/NĐ-CP"));
    assert_eq!(Profile::all().len(), 3);
}

#[test]
fn points_go_by_the_vietnamese_alphabet() {
    let points: String = (0..7).map(|index| Marker::Letter.before(index)).collect();
    assert_eq!(points, "a) b) c) d) đ) e) g) ");
    assert_eq!(Marker::Letter.before(40), "41) ");
}

#[test]
fn no_value_of_a_row_is_lost_when_the_head_is_shorter() {
    let mut report = small_report();
    report.tables[0].rows[0].cells.push(Shown::Figure("9".into()));
    let paper = consolidated_report(&report);
    assert!(lines(&paper).contains(&"1 | Đảng uỷ xã Đồng Phượng | 0 | 9".to_owned()));
    let bytes = to_docx(&paper, Profile::of(Family::Party, date(2026, 6, 25))).unwrap();
    assert!(!bytes.is_empty());
}
