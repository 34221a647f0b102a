//! Whole numbers as a person reads them: 1.234.567 in Vietnamese, 1,234,567 in English, the minus a real minus.
//! It knows nothing of indicators, units or decimals; figures are shown by the subject that owns them.

use crate::language::Language;

/// The number with its thousands parted.
pub fn grouped(number: i64, language: Language) -> String {
    let parting = match language {
        Language::Vi => '.',
        Language::En => ',',
    };
    let digits = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 3);
    if number < 0 {
        text.push('\u{2212}');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(parting);
        }
        text.push(digit);
    }
    text
}

/// The same for a number already written in digits; anything else stays as it is.
pub fn grouped_text(text: String, language: Language) -> String {
    text.parse().map_or(text, |number| grouped(number, language))
}

/// A number that is already written as Vietnamese write it, parted as the language parts it: «1.234,5» is 1,234.5 in
/// English. Anything that is no digit, dot or comma stays as it is.
pub fn parted_for(written: String, language: Language) -> String {
    let swapped = |character| match character {
        '.' => ',',
        ',' => '.',
        other => other,
    };
    match language {
        Language::Vi => written,
        Language::En => written.chars().map(swapped).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted_as_each_language_parts_them() {
        for (number, vi, en) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_234, "1.234", "1,234"),
            (-10_035, "\u{2212}10.035", "\u{2212}10,035"),
            (1_234_567, "1.234.567", "1,234,567"),
        ] {
            assert_eq!(grouped(number, Language::Vi), vi);
            assert_eq!(grouped(number, Language::En), en);
        }
    }

    #[test]
    fn a_written_number_is_parted_again_for_english() {
        assert_eq!(parted_for("1.234.567,5".to_owned(), Language::En), "1,234,567.5");
        assert_eq!(parted_for("1.234.567,5".to_owned(), Language::Vi), "1.234.567,5");
        assert_eq!(parted_for("-7".to_owned(), Language::En), "-7");
    }
}
