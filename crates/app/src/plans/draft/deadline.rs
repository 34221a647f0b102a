//! What a typed deadline means: a day, again and again, or regularly. What is neither cannot be read, and is said so.
//! It guesses nothing and knows no duty.

use crate::look::dates;
use domain::text::fold;
use jiff::civil::Date;
use papers::reading::{Deadline, DeadlineKind, TimeBound};

/// A deadline that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// Nothing was typed.
    Nothing,
    /// Without a day: a standing duty.
    Regularly,
    /// Again and again, by a rule of RFC 5545.
    Recurring(&'static str),
    /// By a day.
    On(Date, TimeBound),
}

/// Words that stand before a day, and how it is meant.
const BEFORE: [(&str, TimeBound); 9] = [
    ("truoc ngay", TimeBound::Before),
    ("hoan thanh truoc ngay", TimeBound::Before),
    ("truoc", TimeBound::Before),
    ("cham nhat ngay", TimeBound::By),
    ("cham nhat", TimeBound::By),
    ("den het ngay", TimeBound::Through),
    ("den ngay", TimeBound::Through),
    ("den", TimeBound::Through),
    ("ngay", TimeBound::By),
];

/// Words for what comes back, and the rule.
const AGAIN: [(&str, &str); 8] = [
    ("hang nam", "FREQ=YEARLY"),
    ("moi nam", "FREQ=YEARLY"),
    ("hang quy", "FREQ=MONTHLY;INTERVAL=3"),
    ("moi quy", "FREQ=MONTHLY;INTERVAL=3"),
    ("6 thang", "FREQ=MONTHLY;INTERVAL=6"),
    ("hang thang", "FREQ=MONTHLY"),
    ("moi thang", "FREQ=MONTHLY"),
    ("hang tuan", "FREQ=WEEKLY"),
];

/// Reads a deadline as it was typed. `None` where it means nothing that is known.
pub fn read(typed: &str) -> Option<Meant> {
    let folded = fold(typed.trim());
    let folded = folded.trim_end_matches(['.', ',']).trim();
    if folded.is_empty() {
        return Some(Meant::Nothing);
    }
    if ["thuong xuyen", "hang nam thuong xuyen", "trong nam"].contains(&folded) {
        return Some(Meant::Regularly);
    }
    if let Some((_, rule)) = AGAIN.iter().find(|(words, _)| folded == *words || folded == ["dinh ky ", words].concat())
    {
        return Some(Meant::Recurring(rule));
    }
    let (day, bound) = BEFORE
        .iter()
        .find_map(|(words, bound)| Some((folded.strip_prefix(words)?.trim(), *bound)))
        .unwrap_or((folded, TimeBound::By));
    dates::read(day).ok().map(|date| Meant::On(date, bound))
}

impl Meant {
    /// As a reading has it; nothing for what names neither day nor rule.
    pub fn told(&self, typed: &str) -> Option<Deadline> {
        let told = |kind, date, rule: Option<&str>, bound| {
            let text = typed.trim().to_owned();
            Some(Deadline { text, kind, date, rule: rule.map(str::to_owned), time: None, bound })
        };
        match self {
            Meant::Nothing => None,
            Meant::Regularly => told(DeadlineKind::Vague, None, None, None),
            Meant::Recurring(rule) => told(DeadlineKind::Recurring, None, Some(rule), None),
            Meant::On(date, bound) => told(DeadlineKind::Date, Some(*date), None, Some(*bound)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn deadlines_are_read_as_they_are_typed() {
        let day = |bound| Some(Meant::On(date(2027, 3, 15), bound));
        let cases = [
            ("15/3/2027", day(TimeBound::By)),
            ("trước ngày 15/3/2027", day(TimeBound::Before)),
            ("Chậm nhất 15/03/2027.", day(TimeBound::By)),
            ("đến hết ngày 15/3/2027", day(TimeBound::Through)),
            ("Thường xuyên", Some(Meant::Regularly)),
            ("hằng năm", Some(Meant::Recurring("FREQ=YEARLY"))),
            ("Hàng quý", Some(Meant::Recurring("FREQ=MONTHLY;INTERVAL=3"))),
            ("định kỳ hằng tháng", Some(Meant::Recurring("FREQ=MONTHLY"))),
            ("", Some(Meant::Nothing)),
            ("sớm", None),
            ("31/2/2027", None),
        ];
        for (typed, meant) in cases {
            assert_eq!(read(typed), meant, "{typed}");
        }
    }
}
