//! Vietnamese text: one stored form, a folded form to search by, and a key that sorts as the alphabet does.
//!
//! Databases sort «Ánh» and «Đông» after «Zeta» and lower-case only ASCII, so both forms are made here and stored.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The stored form: NFC.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// A part of a sentence as it stands alone in a list: with a capital, without the mark that joined it to what followed.
pub fn standing_alone(text: &str) -> String {
    let text = text.trim().trim_end_matches([':', ';', ',']).trim_end();
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A name as it stands inside a sentence: with a small first letter.
pub fn inside_a_sentence(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The same where a name may begin with a word in capitals, such as an abbreviation, which stays.
pub fn uncapitalised(name: &str) -> String {
    let is_in_capitals = name.chars().nth(1).is_some_and(char::is_uppercase);
    if is_in_capitals { name.to_owned() } else { inside_a_sentence(name) }
}

/// The form in which marks count: lower case in one form of Unicode, white space folded.
pub fn with_marks(text: &str) -> String {
    nfc(text).to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The search form: lower case, no marks, the barred «đ» as d, white space folded. Idempotent.
pub fn fold(text: &str) -> String {
    let bare: String = text
        .nfd()
        .filter(|character| !is_combining_mark(*character))
        .flat_map(char::to_lowercase)
        .map(|character| if character == 'đ' { 'd' } else { character })
        .collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A key whose byte order is that of the Vietnamese alphabet («a ă â b c d đ e ê»), tones deciding between words that
/// are otherwise the same, in the order «ngang, huyền, hỏi, ngã, sắc, nặng».
pub fn sort_key(text: &str) -> String {
    let mut letters = String::new();
    let mut tones = String::new();
    for character in text.nfd() {
        match character {
            '\u{300}' => tones.push('1'),
            '\u{309}' => tones.push('2'),
            '\u{303}' => tones.push('3'),
            '\u{301}' => tones.push('4'),
            '\u{323}' => tones.push('5'),
            // The breve and the horn make the second letter of a pair, the circumflex the one after a breve.
            '\u{306}' | '\u{31b}' => raise_last(&mut letters, if character == '\u{31b}' { 3 } else { 1 }),
            '\u{302}' => raise_last(&mut letters, 2),
            'đ' | 'Đ' => letters.push_str("d1"),
            other if is_combining_mark(other) => {}
            other => {
                for lower in other.to_lowercase() {
                    letters.push(lower);
                    letters.push('0');
                }
                tones.push('0');
            }
        }
    }
    letters.push(' ');
    letters + &tones
}

fn raise_last(letters: &mut String, rank: u8) {
    if letters.pop().is_some() {
        letters.push(char::from(b'0' + rank));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_knows_the_barred_d_and_every_tone() {
        for (text, folded) in [
            ("Đảng ủy  xã Đồng Phượng", "dang uy xa dong phuong"),
            ("HUYỆN UỶ", "huyen uy"),
            ("Huyện u\u{309}y", "huyen uy"),
        ] {
            assert_eq!(fold(text), folded);
            assert_eq!(fold(folded), folded);
        }
    }

    #[test]
    fn a_part_of_a_sentence_stands_alone_with_a_capital() {
        for (part, alone) in [
            ("đưa chỉ tiêu vào kế hoạch;", "Đưa chỉ tiêu vào kế hoạch"),
            ("triển khai tốt các nội dung sau:", "Triển khai tốt các nội dung sau"),
            ("Ổn định", "Ổn định"),
            (" ; ", ""),
        ] {
            assert_eq!(standing_alone(part), alone);
        }
    }

    #[test]
    fn names_sort_as_in_a_vietnamese_dictionary() {
        let sorted = [
            "An", "Ăn", "Ân", "Bình", "Du", "Đá", "Đông", "Em", "Êm", "Ma", "Mà", "Mả", "Mã", "Má", "Mạ", "Oi", "Ôi",
            "Ơi", "Zeta",
        ];
        let mut shuffled = sorted;
        shuffled.reverse();
        shuffled.sort_by_key(|name| sort_key(name));
        assert_eq!(shuffled, sorted);
    }
}
