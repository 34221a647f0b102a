//! The headings and sentences of the consolidated report.
//!
//! Each sentence holds for every set of values that it can be given: none reported, all reported, one annex or ten.

use super::super::asked::NamedPeriod;
use super::super::consolidated::{Completeness, Waived};
use super::{counted, dates, listed};
use jiff::civil::Date;

/// Headings, without their numbers.
pub const WHO_REPORTED: &str = "Tình hình báo cáo của các đơn vị";
/// See above.
pub const FIGURES: &str = "Số liệu tổng hợp";
/// See above.
pub const NARRATIVES: &str = "Nội dung báo cáo của các đơn vị";
/// See above.
pub const DIFFICULTIES: &str = "Khó khăn, vướng mắc do các đơn vị phản ánh";
/// See above.
pub const PROPOSALS: &str = "Kiến nghị, đề xuất của các đơn vị";
/// Below figures that do not cover every unit.
pub const REPORTED_ONLY: &str = "Số liệu dưới đây là của các đơn vị đã báo cáo, không bao gồm các đơn vị chưa báo cáo.";
/// The subject under the kind.
pub fn subject(subject: &str, period: &NamedPeriod) -> String {
    format!("{subject} {}", period.name)
}

/// The first sentence.
pub fn opening(basis: &str, body: &str, about: &str, period: &NamedPeriod) -> String {
    let reports = format!("{body} báo cáo {about} {} ({}) như sau:", period.name, dates::from_to(period.days));
    if basis.is_empty() { reports } else { format!("Thực hiện {basis}, {reports}") }
}

/// Who reported: «Tính đến ngày …, 45 trong số 47 đơn vị đã báo cáo; chưa báo cáo: …»
pub fn completeness(on: Date, counts: &Completeness) -> String {
    let day = dates::short(on);
    let (reported, owed) = (counted(counts.reported), counted(counts.owed));
    let mut sentence = match counts.reported {
        0 => format!("Tính đến ngày {day}, chưa có đơn vị nào trong số {owed} đơn vị phải báo cáo gửi báo cáo"),
        _ => format!("Tính đến ngày {day}, {reported} trong số {owed} đơn vị phải báo cáo đã báo cáo"),
    };
    if counts.reported > 0 {
        sentence.push_str(&match counts.accepted {
            0 => ", chưa có báo cáo nào được công nhận".to_owned(),
            accepted => format!(", trong đó {} báo cáo đã được công nhận", counted(accepted)),
        });
    }
    for (what, names) in [("chưa báo cáo", &counts.missing), ("đã gửi, bị trả lại và chưa gửi lại", &counts.sent_back)]
    {
        if !names.is_empty() {
            sentence.push_str(&format!("; {what}: {}", listed(names.iter().map(String::as_str))));
        }
    }
    sentence.push('.');
    sentence
}

/// Units that need not report.
pub fn waived(waived: &[Waived]) -> String {
    let names: Vec<String> = waived
        .iter()
        .map(|one| {
            if one.reason.is_empty() {
                one.unit.clone()
            } else {
                format!("{} ({})", one.unit, one.reason.trim_end_matches('.'))
            }
        })
        .collect();
    format!("Được miễn báo cáo: {}.", names.join("; "))
}

/// Announces the annexes by their numbers; an only one has none.
pub fn annexes(numbers: &[String]) -> String {
    match numbers {
        [] | [_] => "Số liệu của từng đơn vị tại Phụ lục kèm theo.".to_owned(),
        [first, second] => format!("Số liệu của từng đơn vị tại các Phụ lục {first} và {second} kèm theo."),
        [first, .., last] => format!("Số liệu của từng đơn vị tại các Phụ lục từ {first} đến {last} kèm theo."),
    }
}

/// The last sentence.
pub fn closing(about: &str, period: &NamedPeriod, body: &str) -> String {
    format!("Trên đây là báo cáo {about} {} của {body}.", period.name)
}
