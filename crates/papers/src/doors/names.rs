//! Names of files as they are shown and kept: the last part alone, without signs that hide or turn what stands there.
//!
//! A name never becomes a path: files are kept by their content's hash.

use unicode_normalization::UnicodeNormalization;

/// Letters of a name that are kept.
const MOST_LETTERS: usize = 120;

/// The name without folders, control signs and marks that change the direction of reading; composed letters. The ending
/// is kept when the name is cut. A name of which nothing is left is «tep».
pub fn cleaned(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).find(|part| !part.trim().is_empty()).unwrap_or_default();
    let visible: String = last.nfc().filter(|sign| !is_hidden(*sign)).collect();
    let folded = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = folded.trim_start_matches(['.', ' ']);
    let name = if bare.chars().all(|sign| !sign.is_alphanumeric()) { "tep" } else { bare };
    shortened(name)
}

/// Controls, marks of direction, and letters without width.
fn is_hidden(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{fff9}'..='\u{fffd}' | '\u{e0000}'..='\u{e007f}')
        || matches!(sign, '<' | '>' | ':' | '"' | '|' | '?' | '*')
}

fn shortened(name: &str) -> String {
    let letters = name.chars().count();
    if letters <= MOST_LETTERS {
        return name.to_owned();
    }
    let ending = name.rfind('.').and_then(|at| name.get(at..)).filter(|ending| ending.chars().count() <= 8);
    let ending = ending.unwrap_or_default();
    let kept: String = name.chars().take(MOST_LETTERS - ending.chars().count()).collect();
    kept + ending
}

#[cfg(test)]
mod tests {
    use super::cleaned;

    #[test]
    fn a_name_says_no_more_than_a_name() {
        let cases = [
            ("Kế hoạch 12.docx", "Kế hoạch 12.docx"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\lan\\kh.pdf", "kh.pdf"),
            ("..\\..\\windows\\system32\\", "system32"),
            ("a\0b\r\nSet-Cookie: x.txt", "abSet-Cookie x.txt"),
            ("ke-hoach\u{202e}xcod.exe", "ke-hoachxcod.exe"),
            ("Ke\u{302}\u{301} hoa\u{323}ch.txt", "Kế hoạch.txt"),
            ("\u{200b}\u{feff}", "tep"),
            ("...", "tep"),
            ("", "tep"),
            ("<img src=x onerror=a>.pdf", "img src=x onerror=a.pdf"),
        ];
        for (given, expected) in cases {
            assert_eq!(cleaned(given), expected, "{given:?}");
        }
        let long = cleaned(&format!("{}.docx", "ă".repeat(400)));
        assert!(long.ends_with(".docx") && long.chars().count() == 120, "{long}");
    }
}
