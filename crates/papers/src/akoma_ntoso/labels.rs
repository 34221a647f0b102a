//! Words that are looked for in the text of a document. They are never written into it: Akoma Ntoso marks what
//! stands there.

use jiff::civil::Date;

/// A date as heads of documents have it, with and without zeros in front.
pub(super) fn dates(date: Date) -> [String; 3] {
    let (day, month, year) = (date.day(), date.month(), date.year());
    [
        format!("ngày {day} tháng {month} năm {year}"),
        format!("ngày {day:02} tháng {month:02} năm {year}"),
        format!("ngày {day:02} tháng {month} năm {year}"),
    ]
}
