//! Roman numbers, as outlines and papers have them: those that a layout counts, those of a plan, and those that Word counts in a
//! list. How large a number may be is for who asks.

const PARTS: [(usize, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// A Roman number in capitals; nothing for nought.
pub fn roman(number: usize) -> String {
    let mut left = number;
    let mut written = String::new();
    for (value, sign) in PARTS {
        while left >= value {
            written.push_str(sign);
            left -= value;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    #[test]
    fn roman_numbers() {
        let written: Vec<String> = [1, 4, 9, 14, 40, 99].map(super::roman).into();
        assert_eq!(written, ["I", "IV", "IX", "XIV", "XL", "XCIX"]);
    }
}
