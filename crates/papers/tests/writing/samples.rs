//! Papers of the fictional province of Lam Giang: of each kind, under each rule, short and long.

use jiff::civil::{Date, date};
use papers::writing::*;

pub fn office() -> Office {
    Office {
        family: Family::Party,
        superior: Some("Tỉnh ủy Lam Giang".into()),
        body: "Ban Tuyên giáo và Dân vận".into(),
        body_in_full: "Ban Tuyên giáo và Dân vận Tỉnh ủy".into(),
        body_symbol: "BTGDVTU".into(),
        unit_symbol: None,
        place: "Lam Giang".into(),
        signing: Signing {
            authority: "K/T Trưởng ban".into(),
            office: Some("Phó Trưởng ban".into()),
            name: Some("Trần Thu Hà".into()),
        },
        archive: "Văn phòng Ban".into(),
        contact: None,
    }
}

fn papered(number: Option<u32>, issued_on: Option<Date>, drafted_on: Date) -> Papered {
    Papered {
        number,
        issued_on,
        recipients: vec!["Thường trực Tỉnh uỷ (để báo cáo)".into(), "Sở Nội vụ (để phối hợp)".into()],
        ..Papered::drafted(drafted_on)
    }
}

pub fn half_year() -> NamedPeriod {
    NamedPeriod {
        name: "6 tháng đầu năm 2026".into(),
        days: Days { first: date(2025, 12, 15), last: date(2026, 6, 14) },
    }
}

const COMMUNES: [&str; 12] = [
    "Đồng Phượng",
    "Đồng Nhãn",
    "Đồng Lụa",
    "Bến Chàm",
    "Sông Hến",
    "Núi Mai",
    "An Khê",
    "Phú Lâm",
    "Tân Giang",
    "Lam Sơn",
    "Bình Trung",
    "Hoà Thượng",
];

pub fn unit(index: usize) -> String {
    let name = COMMUNES[index % COMMUNES.len()];
    match index / COMMUNES.len() {
        0 => format!("Đảng ủy xã {name}"),
        round => format!("Đảng ủy xã {name} {}", round + 1),
    }
}

fn late(count: usize) -> Vec<LateUnit> {
    let lateness = |index| match index % 3 {
        2 => {
            Lateness::SentBack { on: date(2026, 6, 23), reason: "số học viên nữ lớn hơn tổng số".into() }
        }
        _ => Lateness::NothingIn,
    };
    (0..count).map(|index| LateUnit { name: unit(index), days_late: 5, lateness: lateness(index) }).collect()
}

pub fn urging(papered: Papered, late_units: usize) -> LetterOfUrging {
    LetterOfUrging {
        office: office(),
        papered,
        report: "báo cáo kết quả công tác giáo dục nghề nghiệp".into(),
        period: half_year(),
        basis: vec![
            "Kế hoạch số 72-KH/TU, ngày 10/02/2025 của Ban Thường vụ Tỉnh uỷ thực hiện Chỉ thị số 21-CT/TW của Ban Bí thư về tiếp tục đổi mới, phát triển và nâng cao chất lượng giáo dục nghề nghiệp"
                .into(),
        ],
        due_on: date(2026, 6, 20),
        counted_on: date(2026, 6, 25),
        owed: 47,
        late: late(late_units),
        addressed_as: None,
        do_by: date(2026, 7, 1),
        by_way_of: Some("trên hệ thống Đôn Đốc".into()),
        requests: vec!["Cử đồng chí đầu mối phối hợp trong quá trình tổng hợp.".into()],
    }
}

pub fn letter_hd05() -> Paper {
    letter_of_urging(&urging(papered(None, None, date(2026, 6, 25)), 3))
}

pub fn letter_hd36() -> Paper {
    let mut paper = letter_of_urging(&urging(papered(Some(5), Some(date(2026, 1, 9)), date(2026, 1, 8)), 1));
    paper.contact = Some("Liên hệ: Phòng Khoa giáo, điện thoại 0200 000 000".into());
    paper
}

fn shown(index: usize, column: usize) -> Shown {
    match (index % 8, column) {
        (3, _) => Shown::NotReported,
        (5, 1 | 2) => Shown::NothingArose,
        (6, 5) => Shown::NotAsked,
        _ => Shown::Figure(format!("{}", (index * 37 + column * 211) % 990)),
    }
}

fn column(name: &str, unit: &str, parts: &[&str]) -> Column {
    Column { name: name.into(), unit: unit.into(), parts: parts.iter().map(|part| (*part).into()).collect() }
}

fn rows(count: usize, cells: usize) -> Vec<UnitRow> {
    let row = |index| UnitRow {
        unit: unit(index),
        days: (index == 4).then_some(Days { first: date(2026, 3, 1), last: date(2026, 6, 14) }),
        is_part: false,
        cells: (0..cells).map(|column| shown(index, column)).collect(),
    };
    (0..count).map(row).collect()
}

const COVERAGE: Coverage = Coverage { reported: 41, owed: 47, nothing_arose: 2 };

pub fn wide_table() -> UnitTable {
    UnitTable {
        title: "Số liệu của từng đơn vị".into(),
        columns: vec![
            column("Tuyển sinh", "người", &["Tổng số", "Trong đó: nữ", "Trong đó: dân tộc thiểu số"]),
            column("Tốt nghiệp", "người", &[]),
            column("Có việc làm", "người", &[]),
            column("Cơ sở giáo dục nghề nghiệp", "cơ sở", &[]),
        ],
        rows: rows(47, 6),
        total: ["12.345", "6.001", "417", "9.876", "7.654", "12"].map(|total| Shown::Figure(total.into())).to_vec(),
        coverage: COVERAGE,
        notes: vec!["Đơn vị chưa báo cáo không được tính vào tổng số.".into()],
    }
}

pub fn narrow_table() -> UnitTable {
    UnitTable {
        title: "Kinh phí đào tạo nghề".into(),
        columns: vec![column("Kinh phí", "triệu đồng", &[])],
        rows: rows(47, 1),
        total: vec![Shown::Figure("1.234,5".into())],
        coverage: COVERAGE,
        notes: Vec::new(),
    }
}

pub fn figures() -> Vec<TotalFigure> {
    let figure = |name: &str, unit: &str, nature, total: &str| TotalFigure {
        name: name.into(),
        unit: unit.into(),
        nature,
        total: Shown::Figure(total.into()),
        share: None,
        parts: Vec::new(),
        coverage: COVERAGE,
        remarks: Vec::new(),
    };
    let mut enrolled = figure("Số người được tuyển sinh", "người", Nature::InPeriod, "12.345");
    enrolled.parts = vec![("nữ".into(), Shown::Figure("6.001".into())), ("dân tộc thiểu số".into(), Shown::NoFigures)];
    let mut share = figure("Tỷ lệ người tốt nghiệp có việc làm", "%", Nature::InPeriod, "77,5");
    share.share = Some(Share {
        numerator_name: "người có việc làm".into(),
        numerator: "7.654".into(),
        denominator_name: "người tốt nghiệp".into(),
        denominator: "9.876".into(),
    });
    let money =
        figure("Kinh phí đã giải ngân", "triệu đồng", Nature::Cumulative { since: date(2025, 1, 1) }, "1.234,5");
    let schools = figure("Số cơ sở giáo dục nghề nghiệp", "cơ sở", Nature::AtDate, "0");
    let mut none = figure("Số nhà giáo được bồi dưỡng", "người", Nature::InPeriod, "");
    none.total = Shown::NoFigures;
    none.coverage = Coverage { reported: 0, owed: 47, nothing_arose: 0 };
    vec![enrolled, share, money, schools, none]
}

pub fn report(papered: Papered) -> ConsolidatedReport {
    let long = "Cấp uỷ đã ban hành kế hoạch, phân công từng đồng chí phụ trách, tổ chức quán triệt đến chi bộ; \
                phối hợp với các trường trên địa bàn tư vấn hướng nghiệp cho học sinh cuối cấp và người lao động. ";
    let answer = |index: usize, times: usize| Answer { unit: unit(index), text: long.repeat(times) };
    let missing: Vec<String> = (0..6).map(|index| unit(index * 8 + 3)).collect();
    ConsolidatedReport {
        office: office(),
        papered,
        subject: "kết quả công tác giáo dục nghề nghiệp".into(),
        period: half_year(),
        basis: urging(Papered::drafted(date(2026, 6, 25)), 0).basis,
        counted_on: date(2026, 6, 25),
        completeness: Completeness {
            owed: 47,
            reported: 41,
            accepted: 38,
            sent_back: missing[4..].to_vec(),
            missing: missing[..4].to_vec(),
            waived: vec![Waived {
                unit: "Đảng ủy đặc khu Hòn Lam".into(), reason: "mới thành lập".into()
            }],
        },
        figures: figures(),
        narratives: vec![
            Narratives {
                question: "Công tác chỉ đạo, tuyên truyền".into(),
                answers: (0..9).map(|i| answer(i, 1 + i % 4)).collect(),
            },
            Narratives {
                question: "Kết quả nổi bật".into(), answers: (9..20).map(|i| answer(i, 1 + i % 3)).collect()
            },
        ],
        difficulties: vec![Answer {
            unit: unit(1),
            text: "Thiếu giáo viên dạy nghề.\nThiết bị thực hành đã cũ.".into(),
        }],
        proposals: Vec::new(),
        tables: vec![wide_table(), narrow_table()],
        notes: vec!["Số liệu do các đơn vị tự báo cáo.".into()],
    }
}

pub fn report_hd05() -> Paper {
    consolidated_report(&report(papered(Some(12), Some(date(2026, 6, 26)), date(2026, 6, 25))))
}

pub fn report_hd36() -> Paper {
    consolidated_report(&report(papered(Some(9), Some(date(2026, 2, 4)), date(2026, 2, 3))))
}

/// The same in the State's words: the people's committee of the province.
pub fn office_of_state() -> Office {
    Office {
        family: Family::State,
        superior: Some("Ủy ban nhân dân tỉnh Lam Giang".into()),
        body: "Sở Nội vụ".into(),
        body_in_full: "Sở Nội vụ tỉnh Lam Giang".into(),
        body_symbol: "SNV".into(),
        unit_symbol: Some("CCHC".into()),
        place: "Lam Giang".into(),
        signing: Signing {
            authority: "K/T Giám đốc".into(),
            office: Some("Phó Giám đốc".into()),
            name: Some("Trần Thu Hà".into()),
        },
        archive: "CCHC".into(),
        contact: None,
    }
}

pub fn letter_nd30() -> Paper {
    let asked = LetterOfUrging { office: office_of_state(), ..urging(papered(None, None, date(2026, 6, 25)), 3) };
    let mut paper = letter_of_urging(&asked);
    paper.contact = Some("Liên hệ: Phòng Cải cách hành chính, điện thoại 0200 000 000".into());
    paper
}

pub fn report_nd30() -> Paper {
    let asked = report(papered(Some(12), Some(date(2026, 6, 26)), date(2026, 6, 25)));
    consolidated_report(&ConsolidatedReport { office: office_of_state(), ..asked })
}

fn small_table() -> Table {
    let row =
        |cells: [&str; 3]| TableRow { cells: cells.map(|text| Cell::Value(text.into())).to_vec(), is_total: false };
    Table {
        columns: vec![
            TableColumn::new("TT", 8, Alignment::Centre),
            TableColumn::new("Nội dung", 62, Alignment::Left),
            TableColumn::new("Thời hạn", 30, Alignment::Left),
        ],
        rows: vec![row(["1", "Rà soát thủ tục", "Tháng 7/2026"]), row(["2", "Tập huấn", "Tháng 8/2026"])],
    }
}

/// A plan with everything that a text can hold: parts, headings of each depth, lists, a table inside, annexes.
pub fn plan_nd30() -> Paper {
    let words =
        "Cải cách thủ tục hành chính gắn với chuyển đổi số, lấy người dân và doanh nghiệp làm trung tâm phục vụ.";
    let points = vec![vec![Run::plain("Rà soát, đơn giản hóa thủ tục.")], vec![Run::plain("Công khai kết quả.")]];
    let annex = |title: &str, on_its_side| Annex {
        title: title.into(),
        blocks: vec![Block::Table(small_table())],
        on_its_side,
    };
    Paper {
        heading: PaperHeading::Named {
            kind: "Kế hoạch".into(), subject: "cải cách hành chính năm 2027".into()
        },
        symbol: Symbol { number: Some(7), kind: "KH".into(), body: "UBND".into(), unit: None },
        issuer: Issuer {
            superior: None,
            body: "Ủy ban nhân dân tỉnh Lam Giang".into(),
            in_full: "Ủy ban nhân dân tỉnh Lam Giang".into(),
            together_with: Vec::new(),
        },
        signing: Signing {
            authority: "TM. Ủy ban nhân dân\nKT. Chủ tịch".into(),
            office: Some("Phó Chủ tịch".into()),
            name: Some("Trần Thu Hà".into()),
        },
        basis: vec![
            "Căn cứ Luật Tổ chức chính quyền địa phương;".into(),
            "Căn cứ Kế hoạch số 12/KH-BNV ngày 05/01/2026.".into(),
        ],
        body: vec![
            Block::Part("Mục tiêu".into()),
            Block::plain(words),
            Block::Part("Nội dung".into()),
            Block::Section(Level::First, "Nhiệm vụ".into()),
            Block::Section(Level::Second, "Cải cách thủ tục".into()),
            Block::Section(Level::Third, "Ở cấp xã".into()),
            Block::Paragraph(vec![Run::plain(words), Run::bold(" Trước 31/12/2027.")]),
            Block::List(Marker::Letter, points.clone()),
            Block::Table(small_table()),
            Block::Section(Level::Second, "Chuyển đổi số".into()),
            Block::List(Marker::Dash, points),
            Block::Section(Level::First, "Tổ chức thực hiện".into()),
            Block::plain("Các sở, ban, ngành và Ủy ban nhân dân các xã thực hiện Kế hoạch này."),
        ],
        annexes: vec![annex("Danh mục nhiệm vụ", false), annex("Phân công thực hiện", true)],
        ..report_nd30()
    }
}

/// A petition of two bodies together, by articles, with several addressees and two signers.
pub fn joint_nd30() -> Paper {
    Paper {
        symbol: Symbol { number: Some(3), kind: "TTr".into(), body: "SNV".into(), unit: None },
        heading: PaperHeading::Named {
            kind: "Tờ trình".into(), subject: "về chương trình phối hợp năm 2027".into()
        },
        issuer: Issuer { together_with: vec!["Công an tỉnh".into()], ..office_of_state_issuer() },
        cosigners: vec![Signing {
            authority: "KT. Giám đốc".into(),
            office: Some("Phó Giám đốc".into()),
            name: Some("Lê Minh Châu".into()),
        }],
        addressees: vec!["Ủy ban nhân dân tỉnh;".into(), "Hội đồng nhân dân tỉnh".into()],
        body: vec![
            Block::Article("Phạm vi phối hợp".into()),
            Block::plain(
                "Hai bên phối hợp trong phạm vi tỉnh về cải cách thủ tục hành chính, chuyển đổi số, bảo đảm an ninh, \
                 trật tự và cấp căn cước cho người dân ở các xã, phường, đặc khu trong năm 2027.",
            ),
            Block::Article(String::new()),
            Block::List(Marker::Number, vec![vec![Run::plain("Trao đổi thông tin hằng quý.")]]),
        ],
        annexes: Vec::new(),
        ..report_nd30()
    }
}

fn office_of_state_issuer() -> Issuer {
    report_nd30().issuer
}
