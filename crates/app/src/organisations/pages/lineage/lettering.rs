//! Words broken into lines that fit a width: SVG breaks none by itself. Widths are estimates that err to the wide side.
//! No letter is ever left out.

/// Widths of letters, in parts of the size of the letters.
fn width_of(letter: char) -> f64 {
    match letter {
        ' ' | '.' | ',' | ':' | ';' | 'i' | 'l' | 'j' | '·' | '/' | '(' | ')' | '\'' => 0.33,
        'm' | 'w' | 'M' | 'W' | 'Ư' | 'Ơ' | 'Đ' => 0.9,
        letter if letter.is_uppercase() => 0.74,
        letter if letter.is_ascii_digit() => 0.62,
        _ => 0.585,
    }
}

/// How wide words are at a size.
pub fn width(words: &str, size: f64) -> f64 {
    words.chars().map(width_of).sum::<f64>() * size
}

/// The words in lines; a single word that is wider than a line stands alone in it.
pub fn broken(words: &str, room: f64, size: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line, size) + width(word, size) + 0.33 * size <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
