//! What is typed into the half-year form of the demo's rounds so that its checks find nothing: all of it, or the figures alone.
//! It is data; the stories and drills that type it stand elsewhere.

/// A whole report.
pub const WHOLE: &[(&str, &str)] = &[
    ("o-A01.value", "4"),
    ("o-A02.numerator", "9"),
    ("o-A02.denominator", "12"),
    ("o-A04.value", "6"),
    ("o-A05.value", "540"),
    ("o-A07.value", "9"),
    ("o-C06.numerator", "158"),
    ("o-C06.denominator", "1250"),
    ("o-C08.value", "231"),
    ("o-C08.part.female", "126"),
    ("o-C08.part.ethnic-minority", "18"),
    ("k-C08.part.poor-household", "1"),
    ("k-C11.value", "1"),
    ("l-results", "Đã tổ chức quán triệt đến tất cả chi bộ."),
];

/// Its figures, without the words.
pub const FIGURES: &[(&str, &str)] = WHOLE.split_at(WHOLE.len() - 1).0;
