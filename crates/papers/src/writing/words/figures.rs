//! How a figure reads in a sentence and in a cell.
//! Numbers are printed as they come; the reason for a missing one stands in its place.

use super::super::figures::{Coverage, Nature, Share, Shown, TotalFigure};
use super::super::paper::Cell;
use super::{counted, dates};
use domain::text::uncapitalised;
use jiff::civil::Date;

/// Headings of the table of the units, its total and the cells without a number.
pub const ORDINAL: &str = "TT";
/// See above.
pub const UNIT: &str = "Đơn vị";
/// See above.
pub const TOTAL: &str = "Tổng số";

/// A figure with its unit of measurement, or why there is none.
pub fn in_a_sentence(shown: &Shown, unit: &str) -> String {
    match shown {
        Shown::Figure(number) if unit.is_empty() || unit == "%" => format!("{number}{unit}"),
        Shown::Figure(number) => format!("{number} {unit}"),
        Shown::NothingArose => "không phát sinh".to_owned(),
        Shown::NotReported => "chưa báo cáo".to_owned(),
        Shown::Waived => "được miễn báo cáo".to_owned(),
        Shown::NoFigures => "chưa có số liệu".to_owned(),
        Shown::NotAsked => "không thuộc diện báo cáo".to_owned(),
    }
}

/// A figure as a cell. The unit of measurement stands in the head.
pub fn in_a_cell(shown: &Shown) -> Cell {
    match shown {
        Shown::Figure(number) => Cell::Value(number.clone()),
        Shown::NotAsked => Cell::Instead("-".to_owned()),
        other => Cell::Instead(in_a_sentence(other, "")),
    }
}

/// One indicator as a paragraph: «Số người …, trong kỳ: 12 người; trong đó: nữ: 5 người (số liệu của 4/5 đơn vị).»
pub fn sentence(figure: &TotalFigure, last_day: Date) -> String {
    parts(figure, last_day).into_iter().map(|(words, _)| words).collect()
}

/// The same in parts, each with whether it is a figure.
pub fn parts(figure: &TotalFigure, last_day: Date) -> Vec<(String, bool)> {
    let mut parts = vec![
        (format!("{}, {}: ", figure.name, nature(figure.nature, last_day)), false),
        (in_a_sentence(&figure.total, &figure.unit), true),
    ];
    let mut rests_on = rests_on(figure.coverage);
    let share = figure.share.as_ref().filter(|_| matches!(figure.total, Shown::Figure(_))).map(share_of);
    match share {
        Some(share) if figure.parts.is_empty() => rests_on = format!("{share}; {rests_on}"),
        Some(share) => parts.push((format!(" ({share})"), false)),
        None => {}
    }
    for (place, (name, shown)) in figure.parts.iter().enumerate() {
        let before = if place == 0 { "; trong đó: " } else { ", " };
        parts.push((format!("{before}{name}: "), false));
        parts.push((in_a_sentence(shown, &figure.unit), true));
    }
    parts.push((format!(" ({rests_on})."), false));
    parts
}

/// What the days of a figure mean.
fn nature(nature: Nature, last_day: Date) -> String {
    match nature {
        Nature::InPeriod => "trong kỳ".to_owned(),
        Nature::Cumulative { since } => {
            format!("luỹ kế từ ngày {} đến ngày {}", dates::short(since), dates::short(last_day))
        }
        Nature::AtDate => format!("tại ngày {}", dates::short(last_day)),
    }
}

fn share_of(share: &Share) -> String {
    let counted = |name: &str, number: &str| format!("{}: {number}", uncapitalised(name));
    let (above, below) = (&share.numerator_name, &share.denominator_name);
    format!("{}; {}", counted(above, &share.numerator), counted(below, &share.denominator))
}

/// Whose figures are in a total.
pub fn rests_on(coverage: Coverage) -> String {
    let units = format!("số liệu của {} đơn vị", of_all(coverage));
    match coverage.nothing_arose {
        0 => units,
        none => format!("{units}, có {} đơn vị báo cáo không phát sinh", counted(none)),
    }
}

/// The row of totals.
pub fn total_of(coverage: Coverage) -> String {
    format!("{TOTAL} ({} đơn vị)", of_all(coverage))
}

fn of_all(coverage: Coverage) -> String {
    format!("{}/{}", counted(coverage.reported), counted(coverage.owed))
}

/// The heading of a column with its unit of measurement. After a stroke the line may break.
pub fn heading(name: &str, unit: &str) -> String {
    let name = breakable(name);
    if unit.is_empty() { name } else { format!("{name} ({unit})") }
}

/// Words that a narrow column may break after a stroke, as it breaks them at a blank.
pub fn breakable(words: &str) -> String {
    words.replace('/', "/\u{200b}")
}

/// A unit's name with its own days.
pub fn unit_and_days(unit: &str, days: Option<super::super::asked::Days>) -> String {
    days.map_or_else(|| unit.to_owned(), |days| format!("{unit} ({})", dates::from_to(days)))
}
