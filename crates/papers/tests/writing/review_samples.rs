//! The facts of a review of the fictional province of Lam Giang: everything that its outline can draw, with units that are
//! missing; and the paper that becomes of them.

use super::samples;
use domain::packs::Period;
use domain::reviews::{Block, BlockKind, Source, Standing};
use jiff::civil::{Date, date};
use papers::writing::review::*;
use papers::writing::*;
use std::cmp::Ordering;
use std::str::FromStr;

fn id<Id: FromStr>(number: u128) -> Id {
    Id::from_str(&format!("{number:032x}")).unwrap_or_else(|_| panic!("an id"))
}

pub fn round() -> Source {
    Source::Round { round: id(1) }
}

pub fn figure_source(code: &str) -> Source {
    let half = || Period {
        regime: "half-year".into(),
        year: 2026,
        n: 1,
        first_day: date(2025, 12, 15),
        last_day: date(2026, 6, 14),
    };
    Source::Figure {
        pack: "vocational-education".into(),
        indicator: code.into(),
        part: None,
        organisation: id(2),
        first: half(),
        last: half(),
    }
}

pub fn report_source(unit: usize, question: &str) -> Source {
    Source::Report { report: id(100 + unit as u128), question: Some(question.into()) }
}

pub fn document_source(number: u128) -> Source {
    Source::Document { document: id(number) }
}

pub fn target_source() -> Source {
    Source::Target { target: id(3) }
}

pub fn assignments_source() -> Source {
    Source::Assignments { document: id(10) }
}

pub fn obligation_source(number: u128) -> Source {
    Source::Obligation { obligation: id(number) }
}

fn coverage_source() -> Source {
    Source::Coverage { document: id(10) }
}

const DIRECTIVE: &str = "Chỉ thị số 21-CT/TW, ngày 04/5/2023 của Ban Bí thư về tiếp tục đổi mới, phát triển và nâng cao chất lượng giáo dục nghề nghiệp";

pub fn section(key: &str, level: u8, title: &str) -> SectionFacts {
    SectionFacts {
        key: key.into(),
        level,
        title: title.into(),
        figures: Vec::new(),
        questions: Vec::new(),
        documents: None,
        obligations: None,
        coverage: None,
        difficulties: None,
        outreach: None,
        inspections: None,
        has_own_words: false,
    }
}

/// The facts of a figure: with nothing beside it.
pub fn figure(code: &str, total: TotalFigure) -> FigureFacts {
    FigureFacts { code: code.into(), total, source: figure_source(code), before: None, aim: None, missing: Vec::new() }
}

/// Units whose report is not in: four that sent nothing, two that were sent back.
fn silent() -> Vec<String> {
    (0..6).map(|index| samples::unit(index * 8 + 3)).collect()
}

fn figures() -> Vec<FigureFacts> {
    let [enrolled, share, money, schools, none] = <[TotalFigure; 5]>::try_from(samples::figures()).unwrap();
    let before = |code: &str, total: &str, change, units| {
        Some(Before {
            period: "6 tháng đầu năm 2025".into(),
            total: Shown::Figure(total.into()),
            change: Some(change),
            units,
            source: figure_source(code),
        })
    };
    let aim = |said: &str, verdict| {
        Some(Aim { said: said.into(), term: "năm 2026".into(), verdict, source: target_source() })
    };
    vec![
        FigureFacts {
            before: before("B01", "12.000", (Ordering::Greater, "345".into()), Some(39)),
            aim: aim("ít nhất 25.000 người", Verdict::Open),
            missing: silent(),
            ..figure("B01", enrolled)
        },
        FigureFacts {
            before: before("C06", "80,2", (Ordering::Less, "2,7".into()), None),
            missing: silent().into_iter().chain([samples::unit(1), samples::unit(5)]).collect(),
            ..figure("C06", share)
        },
        FigureFacts {
            before: before("F01", "1.234,5", (Ordering::Equal, "0".into()), None),
            aim: aim("ít nhất 1.000 triệu đồng", Verdict::Reached),
            total: TotalFigure { coverage: Coverage { reported: 47, owed: 47, nothing_arose: 0 }, ..money.clone() },
            ..figure("F01", money)
        },
        figure("E01", schools),
        figure("E05", none),
    ]
}

fn questions(code: &str, question: &str, texts: &[(usize, &str)]) -> QuestionFacts {
    let answer = |(unit, text): &(usize, &str)| SourcedAnswer {
        unit: samples::unit(*unit),
        text: (*text).into(),
        source: report_source(*unit, code),
    };
    QuestionFacts { code: code.into(), question: question.into(), answers: texts.iter().map(answer).collect() }
}

fn documents() -> DocumentFacts {
    let plan = |index: usize| PlanFacts {
        unit: samples::unit(index),
        cited: format!("Kế hoạch số {}-KH/ĐU, ngày 05/8/2025", index + 10),
        source: document_source(20 + index as u128),
    };
    DocumentFacts {
        own: vec![PlanFacts {
            unit: "Ban Tuyên giáo và Dân vận Tỉnh ủy".into(),
            cited: "Hướng dẫn số 9-HD/BTGDVTU, ngày 28/02/2025".into(),
            source: document_source(11),
        }],
        units: (0..31)
            .map(plan)
            .chain([PlanFacts { cited: "Kế hoạch số 30-KH/ĐU, ngày 12/01/2026".into(), ..plan(4) }])
            .collect(),
        without: (31..47).map(samples::unit).collect(),
        source: coverage_source(),
    }
}

fn obligations() -> ObligationFacts {
    let clause = |cited: &str, duty: &str, [all, accepted, submitted, under_way, overdue]: [u32; 5]| ClauseFacts {
        cited: cited.into(),
        duty: duty.into(),
        counts: ObligationCounts { all, accepted, submitted, under_way, overdue },
        source: assignments_source(),
    };
    ObligationFacts {
        counts: ObligationCounts { all: 142, accepted: 96, submitted: 14, under_way: 27, overdue: 5 },
        clauses: vec![
            clause("mục II.1", "Quán triệt, tuyên truyền Chỉ thị", [47, 40, 4, 3, 0]),
            clause("mục II.2", "Xây dựng kế hoạch thực hiện Chỉ thị", [47, 31, 5, 6, 5]),
            clause("mục III.1", "Rà soát mạng lưới cơ sở giáo dục nghề nghiệp", [48, 25, 5, 18, 0]),
        ],
        overdue: vec![
            UnitFacts { unit: samples::unit(33), count: 3, source: assignments_source() },
            UnitFacts { unit: samples::unit(40), count: 2, source: assignments_source() },
        ],
        source: assignments_source(),
    }
}

fn coverage() -> CoverageFacts {
    let gap = |clause: &str, unit| GapFacts { clause: clause.into(), unit: samples::unit(unit) };
    CoverageFacts {
        document: "Kế hoạch số 72-KH/TU, ngày 10/02/2025 của Ban Thường vụ Tỉnh ủy".into(),
        clauses: 12,
        full: 9,
        partial: 1,
        with_gaps: 2,
        gaps: vec![gap("mục II.2", 31), gap("mục III.1", 31), gap("mục III.1", 32), gap("mục III.1", 38)],
        source: coverage_source(),
    }
}

/// An interim review by an outline with parts.
pub fn facts() -> ReviewFacts {
    let long = "Cấp uỷ đã ban hành kế hoạch, phân công từng đồng chí phụ trách, tổ chức quán triệt đến chi bộ; phối hợp với các trường trên địa bàn tư vấn hướng nghiệp cho học sinh cuối cấp và người lao động.";
    let mut figures = figures();
    let later = figures.split_off(2);
    ReviewFacts {
        kind: domain::reviews::ReviewKind::Interim,
        period: samples::half_year(),
        directive: Some((DIRECTIVE.into(), document_source(10))),
        counted_on: date(2026, 6, 25),
        who: Some(WhoReported {
            completeness: Completeness {
                owed: 47,
                reported: 41,
                accepted: 38,
                missing: silent()[..4].to_vec(),
                sent_back: silent()[4..].to_vec(),
                waived: vec![Waived {
                    unit: "Đảng ủy đặc khu Hòn Lam".into(), reason: "mới thành lập".into()
                }],
            },
            source: round(),
        }),
        sections: vec![
            section("1", 1, "Phần thứ nhất. Tình hình và kết quả"),
            SectionFacts { has_own_words: true, ..section("1.1", 2, "Đặc điểm tình hình") },
            section("1.2", 2, "Công tác lãnh đạo, chỉ đạo, quán triệt"),
            SectionFacts { figures, ..section("1.2.1", 3, "Quán triệt, tuyên truyền") },
            SectionFacts { documents: Some(documents()), ..section("1.2.2", 3, "Văn bản cụ thể hóa") },
            section("1.2.3", 3, "Kiểm tra, giám sát"),
            SectionFacts {
                questions: vec![questions(
                    "results",
                    "Kết quả nổi bật",
                    &[
                        (0, long),
                        (2, "Mở 3 lớp nghề may.\nPhối hợp với 2 doanh nghiệp tiếp nhận học viên."),
                        (6, "Không."),
                        (9, "không"),
                    ],
                )],
                obligations: Some(obligations()),
                coverage: Some(coverage()),
                ..section("1.3", 2, "Kết quả thực hiện các nhiệm vụ")
            },
            SectionFacts { figures: later, ..section("1.4", 2, "Kết quả thực hiện chỉ tiêu") },
            SectionFacts {
                questions: vec![questions("causes", "Nguyên nhân của hạn chế", &[(4, "Kinh phí phân bổ chậm.")])],
                has_own_words: true,
                ..section("1.5", 2, "Đánh giá chung")
            },
            SectionFacts {
                has_own_words: true, ..section("2", 1, "Phần thứ hai. Phương hướng, nhiệm vụ, giải pháp")
            },
            SectionFacts {
                questions: vec![questions(
                    "difficulties",
                    "Kiến nghị, đề xuất",
                    &[
                        (1, "Thiếu giáo viên dạy nghề.\nThiết bị thực hành đã cũ."),
                        (7, "Đề nghị tỉnh bố trí kinh phí."),
                    ],
                )],
                ..section("3", 1, "Phần thứ ba. Kiến nghị, đề xuất")
            },
        ],
        annexes: vec![
            ("figures".into(), samples::wide_table(), round()),
            ("money".into(), samples::narrow_table(), round()),
        ],
    }
}

/// What a person has written into the blank places.
const OWN_WORDS: [(&str, &str); 3] = [
    (
        "1.1/own",
        "Tỉnh Lam Giang có 47 xã, phường, đặc khu; kinh tế chủ yếu là nông nghiệp và chế biến lâm sản.\nThuận lợi cơ bản là sự quan tâm của cấp uỷ các cấp; khó khăn là địa bàn rộng, dân cư phân tán.",
    ),
    ("1.5/own", "Việc thực hiện Chỉ thị được các cấp uỷ quan tâm, nhận thức của cán bộ, đảng viên được nâng lên."),
    (
        "2/own",
        "Tiếp tục rà soát mạng lưới cơ sở giáo dục nghề nghiệp; gắn đào tạo với nhu cầu của doanh nghiệp trên địa bàn tỉnh.",
    ),
];

/// The draft as a person left it.
pub fn standing(blocks: Vec<Block>) -> Vec<StandingBlock> {
    let standing = blocks.into_iter().map(|block| {
        let own = OWN_WORDS.iter().find(|(key, _)| *key == block.key).map(|(_, words)| (*words).to_owned());
        Standing { written: own, ..Standing::drafted(block) }
    });
    standing.filter_map(|standing| StandingBlock::of(&standing)).collect()
}

pub fn to_write(office: Office, number: Option<u32>, issued_on: Option<Date>, drafted_on: Date) -> ReviewToWrite {
    ReviewToWrite {
        office,
        papered: Papered {
            number,
            issued_on,
            recipients: vec!["Thường trực Tỉnh uỷ (để báo cáo)".into(), "Sở Nội vụ (để phối hợp)".into()],
            ..Papered::drafted(drafted_on)
        },
        subject: "sơ kết 03 năm thực hiện Chỉ thị số 21-CT/TW của Ban Bí thư".into(),
        basis: vec!["Kế hoạch số 72-KH/TU, ngày 10/02/2025 của Ban Thường vụ Tỉnh uỷ".into()],
        blocks: standing(blocks(&facts())),
    }
}

pub fn review_hd05() -> Paper {
    paper(&to_write(samples::office(), Some(14), Some(date(2026, 6, 26)), date(2026, 6, 25)))
}

pub fn review_hd36() -> Paper {
    paper(&to_write(samples::office(), Some(8), Some(date(2026, 2, 4)), date(2026, 2, 3)))
}

pub fn review_nd30() -> Paper {
    paper(&to_write(samples::office_of_state(), Some(14), Some(date(2026, 6, 26)), date(2026, 6, 25)))
}

/// A table of so many units: ordinal, name, six figures.
fn table_of_units(rows: usize) -> UnitTable {
    let figure = |row: usize, column: usize| Shown::Figure(((row * 37 + column * 211) % 9_990).to_string());
    let column =
        |number: usize| Column { name: format!("Chỉ tiêu {number}"), unit: "người".into(), parts: Vec::new() };
    let row = |row: usize| UnitRow {
        unit: samples::unit(row),
        days: None,
        is_part: false,
        cells: (0..6).map(|column| figure(row, column)).collect(),
    };
    let reported = u32::try_from(rows).unwrap();
    UnitTable {
        title: "Số liệu của từng đơn vị".into(),
        columns: (1..=6).map(column).collect(),
        rows: (0..rows).map(row).collect(),
        total: (0..6).map(|column| figure(rows, column)).collect(),
        coverage: Coverage { reported, owed: reported, nothing_arose: 0 },
        notes: Vec::new(),
    }
}

/// A review on 150 units with ten annexes; and one on the nation, 34 provinces in the text and an annex of 3,321 rows.
pub fn long_reviews() -> [ReviewToWrite; 2] {
    let sentence = "Thực hiện kế hoạch chuyển đổi số năm 2025, Ủy ban nhân dân xã báo cáo kết quả thực hiện các chỉ tiêu \
                    được giao trong quý III như sau: tổng số hồ sơ tiếp nhận và giải quyết đúng hạn đạt tỷ lệ cao. ";
    let review = |sizes: &[usize], in_the_text: &[usize]| {
        let annexes = sizes.iter().chain(in_the_text).enumerate();
        let annexes = annexes.map(|(place, rows)| (place.to_string(), table_of_units(*rows), round())).collect();
        let facts = ReviewFacts { who: None, sections: Vec::new(), annexes, ..facts() };
        let tables = blocks(&facts).into_iter().filter(|block| block.table.is_some());
        let tables = tables.filter_map(|block| StandingBlock::of(&Standing::drafted(block)));
        let mut tables: Vec<StandingBlock> = tables.collect();
        for table in tables.iter_mut().skip(sizes.len()) {
            table.kind = BlockKind::Table;
        }
        let text = vec![StandingBlock::drafted(BlockKind::Paragraph, sentence.repeat(2)); 20];
        let asked = to_write(samples::office(), Some(14), Some(date(2026, 6, 1)), date(2026, 6, 1));
        ReviewToWrite { blocks: text.into_iter().chain(tables).collect(), ..asked }
    };
    [review(&[150; 10], &[]), review(&[3_321], &[34])]
}

/// A plan of a commune, as the page of plans writes it.
#[allow(dead_code, reason = "it is looked at")]
pub fn plan_of_a_commune(office: Office, drafted_on: Date) -> Paper {
    let clause = |text: &str, lead: &str, deadline: &str| ClauseToWrite {
        text: text.into(),
        lead: lead.into(),
        supporters: "Uỷ ban Mặt trận Tổ quốc xã".into(),
        deadline: deadline.into(),
        product: "Báo cáo kết quả".into(),
        money: in_dong(12_500_000),
    };
    let section = |heading: &str, clauses| SectionToWrite { heading: heading.into(), clauses };
    plan_paper(&PlanToWrite {
        office,
        papered: Papered::drafted(drafted_on),
        symbol: Some("15-KH/ĐU".into()),
        subject: "thực hiện Chỉ thị số 21-CT/TW năm 2026".into(),
        period: "năm 2026".into(),
        carries_out: vec!["Kế hoạch số 72-KH/TU, ngày 10/02/2025 của Ban Thường vụ Tỉnh uỷ".into()],
        sections: vec![
            section(
                "Nhiệm vụ",
                vec![
                    clause(
                        "Tổ chức quán triệt Chỉ thị đến toàn thể cán bộ, đảng viên trong quý III năm 2026.",
                        "Ban Xây dựng Đảng",
                        "30/9/2026",
                    ),
                    clause(
                        "Rà soát nhu cầu học nghề của người lao động trên địa bàn xã.",
                        "Uỷ ban nhân dân xã",
                        "31/10/2026",
                    ),
                ],
            ),
            section(
                "Tổ chức thực hiện",
                vec![clause("Các chi bộ báo cáo kết quả hằng quý.", "Văn phòng Đảng uỷ", "hằng quý")],
            ),
        ],
    })
}
