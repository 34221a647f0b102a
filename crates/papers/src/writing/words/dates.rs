//! Days as Party papers write them: a day below 10 and a month below 3 get a leading zero.
//! What is not known of a day of signing stays blank; no day is guessed.

use super::super::asked::Days;
use super::super::paper::Dated;
use jiff::civil::Date;

/// «27/5/2026», «09/01/2026».
pub fn short(day: Date) -> String {
    format!("{:02}/{}/{}", day.day(), month(day), day.year())
}

/// «từ ngày 15/12/2025 đến ngày 14/6/2026»
pub fn from_to(days: Days) -> String {
    format!("từ ngày {} đến ngày {}", short(days.first), short(days.last))
}

/// «ngày 27 tháng 5 năm 2026», with room to write in what is not known.
pub fn in_words(dated: Dated) -> String {
    match dated {
        Dated::On(day) => format!("ngày {:02} tháng {} năm {}", day.day(), month(day), day.year()),
        Dated::InYear(year) => format!("ngày {BLANK} tháng {BLANK} năm {year}"),
    }
}

/// «ngày 27/5/2026» for brackets, with room to write in what is not known.
pub fn in_brackets(dated: Dated) -> String {
    match dated {
        Dated::On(day) => format!("ngày {}", short(day)),
        Dated::InYear(year) => format!("ngày {BLANK}/{BLANK}/{year}"),
    }
}

/// Room for two digits by hand. Ordinary blanks: some programs draw the unbreakable one wider than it is.
const BLANK: &str = "    ";

fn month(day: Date) -> String {
    if day.month() < 3 { format!("{:02}", day.month()) } else { day.month().to_string() }
}
