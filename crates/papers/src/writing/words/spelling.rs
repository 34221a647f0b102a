//! Where the tone stands in «oa», «oe», «uy»: on the second vowel («uỷ», «hoà»), as Party papers write.
//!
//! Names and phrases of the system are spelled so when the layout asks for it. Words of a unit stay as it wrote them.

/// How names and phrases are spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// As they come.
    AsWritten,
    /// The tone on the second vowel.
    ToneOnSecondVowel,
}

/// First vowels with a tone, bare, and the second vowels that they may stand before.
const FIRST: &[(&str, &str, &str)] =
    &[("òóỏõọ", "o", "ae"), ("ùúủũụ", "u", "y"), ("ÒÓỎÕỌ", "O", "AEae"), ("ÙÚỦŨỤ", "U", "Yy")];
/// Second vowels with the five tones, in the same order.
const SECOND: &[(char, &str)] =
    &[('a', "àáảãạ"), ('e', "èéẻẽẹ"), ('y', "ỳýỷỹỵ"), ('A', "ÀÁẢÃẠ"), ('E', "ÈÉẺẼẸ"), ('Y', "ỲÝỶỸỴ")];

impl Spelling {
    /// The text in this spelling. It must be in the composed form (NFC).
    pub fn of(self, text: &str) -> String {
        if self == Spelling::AsWritten {
            return text.to_owned();
        }
        let letters: Vec<char> = text.chars().collect();
        let mut spelled = String::with_capacity(text.len());
        let mut place = 0;
        while let Some(&letter) = letters.get(place) {
            let second = letters.get(place + 1).copied();
            let ends = letters.get(place + 2).is_none_or(|next| !next.is_alphabetic());
            match second.filter(|_| ends).and_then(|second| moved(letter, second)) {
                Some((first, second)) => {
                    spelled.push_str(first);
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
}

/// Both vowels with the tone moved; nothing when there is none to move.
fn moved(first: char, second: char) -> Option<(&'static str, char)> {
    let (tones, bare, before) = FIRST.iter().find(|(tones, _, _)| tones.contains(first))?;
    let tone = tones.chars().position(|tone| tone == first)?;
    let (_, toned) = SECOND.iter().find(|(vowel, _)| *vowel == second && before.contains(second))?;
    Some((bare, toned.chars().nth(tone)?))
}

#[cfg(test)]
mod tests {
    use super::Spelling;

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
            assert_eq!(Spelling::ToneOnSecondVowel.of(written), spelled);
            assert_eq!(Spelling::AsWritten.of(written), written);
        }
    }
}
