//! Where the tone stands in «oa», «oe», «uy»: on the second vowel («uỷ», «hoà»), as Party papers write, or on the first
//! («ủy», «hòa»), as most papers of the State do.
//!
//! Names and phrases of the system are spelled so when the layout asks for it. Words of a unit stay as it wrote them.

use super::super::profile::Tone;

/// How names and phrases are spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spelling(Tone);

/// First vowels with a tone, bare, and the second vowels that they may stand before.
const FIRST: &[(&str, char, &str)] =
    &[("òóỏõọ", 'o', "ae"), ("ùúủũụ", 'u', "y"), ("ÒÓỎÕỌ", 'O', "AEae"), ("ÙÚỦŨỤ", 'U', "Yy")];
/// Second vowels with the five tones, in the same order.
const SECOND: &[(char, &str)] =
    &[('a', "àáảãạ"), ('e', "èéẻẽẹ"), ('y', "ỳýỷỹỵ"), ('A', "ÀÁẢÃẠ"), ('E', "ÈÉẺẼẸ"), ('Y', "ỲÝỶỸỴ")];

impl Spelling {
    /// With the tone there.
    pub fn with(tone: Tone) -> Self {
        Spelling(tone)
    }

    /// As the text is written.
    pub fn as_written() -> Self {
        Spelling(Tone::AsWritten)
    }

    /// The text in this spelling. It must be in the composed form (NFC).
    pub fn of(self, text: &str) -> String {
        if self.0 == Tone::AsWritten {
            return text.to_owned();
        }
        let letters: Vec<char> = text.chars().collect();
        let mut spelled = String::with_capacity(text.len());
        let mut place = 0;
        while let Some(&letter) = letters.get(place) {
            let second = letters.get(place + 1).copied();
            let ends = letters.get(place + 2).is_none_or(|next| !next.is_alphabetic());
            let before = place.checked_sub(1).and_then(|before| letters.get(before)).copied();
            match second.filter(|_| ends).and_then(|second| self.moved(before, letter, second)) {
                Some((first, second)) => {
                    spelled.push(first);
                    spelled.push(second);
                    place += 2;
                }
                None => {
                    spelled.push(letter);
                    place += 1;
                }
            }
        }
        spelled
    }

    /// Both vowels with the tone moved; nothing when there is none to move.
    fn moved(self, before: Option<char>, first: char, second: char) -> Option<(char, char)> {
        if self.0 == Tone::SecondVowel { to_the_second(first, second) } else { to_the_first(before, first, second) }
    }
}

fn to_the_second(first: char, second: char) -> Option<(char, char)> {
    let (tones, bare, before) = FIRST.iter().find(|(tones, _, _)| tones.contains(first))?;
    let tone = tones.chars().position(|tone| tone == first)?;
    let (_, toned) = SECOND.iter().find(|(vowel, _)| *vowel == second && before.contains(second))?;
    Some((*bare, toned.chars().nth(tone)?))
}

/// After «q», «u» is no vowel: «quý» keeps its tone.
fn to_the_first(before: Option<char>, first: char, second: char) -> Option<(char, char)> {
    if before.is_some_and(|before| matches!(before, 'q' | 'Q')) {
        return None;
    }
    let (bare, toned) = SECOND.iter().find(|(_, toned)| toned.contains(second))?;
    let tone = toned.chars().position(|tone| tone == second)?;
    let (tones, ..) = FIRST.iter().find(|(_, vowel, before)| *vowel == first && before.contains(*bare))?;
    Some((tones.chars().nth(tone)?, *bare))
}

#[cfg(test)]
mod tests {
    use super::{Spelling, Tone};

    #[test]
    fn the_tone_moves_to_the_second_vowel_of_an_open_syllable_only() {
        let cases = [
            ("Tỉnh ủy Lam Giang", "Tỉnh uỷ Lam Giang"),
            ("TỈNH ỦY LAM GIANG", "TỈNH UỶ LAM GIANG"),
            (
                "Ủy ban, Thủy, lũy kế; Hòa Bình, hóa, khỏe, HỎA TỐC",
                "Uỷ ban, Thuỷ, luỹ kế; Hoà Bình, hoá, khoẻ, HOẢ TỐC",
            ),
            (
                "Quý, quỹ, của, múa, hoán, hoàn, thuyết, khuỷu, hoài",
                "Quý, quỹ, của, múa, hoán, hoàn, thuyết, khuỷu, hoài",
            ),
            ("đã uỷ, đã hoà", "đã uỷ, đã hoà"),
            ("ủy", "uỷ"),
        ];
        for (written, spelled) in cases {
            assert_eq!(Spelling::with(Tone::SecondVowel).of(written), spelled);
            assert_eq!(Spelling::with(Tone::AsWritten).of(written), written);
        }
    }

    #[test]
    fn and_back_to_the_first_except_after_q() {
        let cases = [
            ("UỶ BAN NHÂN DÂN xã Hoà Thượng", "ỦY BAN NHÂN DÂN xã Hòa Thượng"),
            ("Uỷ ban, Thuỷ, luỹ kế, khoẻ, HOẢ TỐC", "Ủy ban, Thủy, lũy kế, khỏe, HỎA TỐC"),
            ("Quý, quỹ, hoàn, thuyết, của, hoài", "Quý, quỹ, hoàn, thuyết, của, hoài"),
            ("ủy, hòa", "ủy, hòa"),
        ];
        for (written, spelled) in cases {
            assert_eq!(Spelling::with(Tone::FirstVowel).of(written), spelled);
        }
    }
}
