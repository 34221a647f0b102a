//! Words that a person or a program writes freely: trimmed, in the stored form, not longer than their field takes.
//! Every door uses it, so that the same words are the same row wherever they come in.

use domain::{problem::Problem, text::nfc};

/// Characters of a reason, a note or an opinion.
pub const REASON_LIMIT: usize = 2_000;

/// Trimmed, with the line ends of Unix, in the stored form.
pub fn tidied(typed: &str) -> String {
    nfc(typed.trim()).replace("\r\n", "\n")
}

/// Words that may be left out; at most so many characters.
pub fn words(field: &str, typed: &str, limit: usize) -> Result<String, Problem> {
    let words = tidied(typed);
    if words.chars().count() > limit {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        return Err(Problem::TooLong { field: field.to_owned(), limit });
    }
    Ok(words)
}

/// Words that must be there; at most so many characters.
pub fn needed(field: &str, typed: &str, limit: usize) -> Result<String, Problem> {
    let words = words(field, typed, limit)?;
    if words.is_empty() { Err(Problem::Missing { field: field.to_owned() }) } else { Ok(words) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_trimmed_counted_as_they_are_stored_and_asked_for_where_needed() {
        assert_eq!(words("reason", " a\u{302}\u{301}\r\nb ", 3).as_deref(), Ok("ấ\nb"));
        assert_eq!(words("reason", "  ", 3).as_deref(), Ok(""));
        assert!(matches!(words("reason", "bốn chữ", 3), Err(Problem::TooLong { limit: 3, .. })));
        assert!(matches!(needed("reason", " \n ", 3), Err(Problem::Missing { field }) if field == "reason"));
    }
}
