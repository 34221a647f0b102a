//! The words of each problem: what happened, and what to do next. They stand in `sentences.txt`, both languages together.
//! A sentence never blames and never says only what is wrong: it says what to do.

use super::Problem;
use serde_json::Value;
use std::{collections::HashMap, sync::LazyLock};

/// What a person reads: what happened, and what to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// What happened.
    pub what: String,
    /// What to do next.
    pub next: String,
}

/// The four lines of a problem.
#[derive(Debug, Default)]
struct Words {
    vietnamese: Vec<&'static str>,
    english: Vec<&'static str>,
}

const TEXT: &str = include_str!("sentences.txt");

static CATALOGUE: LazyLock<HashMap<&'static str, Words>> = LazyLock::new(|| {
    let mut catalogue: HashMap<&'static str, Words> = HashMap::new();
    let mut code = "";
    for line in TEXT.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(words) = line.strip_prefix("vi ") {
            catalogue.entry(code).or_default().vietnamese.push(words);
        } else if let Some(words) = line.strip_prefix("en ") {
            catalogue.entry(code).or_default().english.push(words);
        } else {
            code = line;
        }
    }
    catalogue
});

impl Problem {
    /// In Vietnamese.
    pub fn vietnamese(&self) -> Sentence {
        self.sentence(|words| &words.vietnamese)
    }

    /// In English.
    pub fn english(&self) -> Sentence {
        self.sentence(|words| &words.english)
    }

    fn sentence(&self, of_language: impl Fn(&Words) -> &Vec<&'static str>) -> Sentence {
        let code = self.code();
        let lines = CATALOGUE.get(code.as_str()).map(of_language);
        let line = |index: usize| lines.and_then(|lines| lines.get(index)).copied().unwrap_or_default();
        Sentence { what: self.filled(line(0)), next: self.filled(line(1)) }
    }

    /// The line with the values of this problem in its gaps.
    fn filled(&self, line: &str) -> String {
        if !line.contains('{') {
            return line.to_owned();
        }
        let Ok(Value::Object(values)) = serde_json::to_value(self) else { return line.to_owned() };
        values.iter().fold(line.to_owned(), |line, (name, value)| {
            let written = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            line.replace(&["{", name, "}"].concat(), &written)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Name and fields of every variant, as the declaration has them.
    fn declared() -> Vec<(String, Vec<String>)> {
        let source = include_str!("mod.rs");
        let source = source.split("pub enum Problem {").nth(1).unwrap().split("\n}\n").next().unwrap();
        let mut variants: Vec<(String, Vec<String>)> = Vec::new();
        for line in source.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let name: String =
                line.trim().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
            if line.starts_with("    ") && !line.starts_with("     ") && !name.is_empty() {
                variants.push((kebab(&name), Vec::new()));
            } else if line.starts_with("        ") && !name.is_empty() {
                variants.last_mut().unwrap().1.push(name);
            }
        }
        variants
    }

    fn kebab(name: &str) -> String {
        let mut code = String::new();
        for (index, letter) in name.chars().enumerate() {
            if letter.is_uppercase() && index > 0 {
                code.push('-');
            }
            code.extend(letter.to_lowercase());
        }
        code
    }

    fn gaps(line: &str) -> Vec<&str> {
        line.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
    }

    #[test]
    fn every_problem_says_what_and_what_next_in_both_languages() {
        let declared = declared();
        assert!(declared.len() > 40, "the declaration was not read");
        for (code, fields) in &declared {
            let words = CATALOGUE.get(code.as_str()).unwrap_or_else(|| panic!("sentences.txt says nothing of {code}"));
            assert_eq!((words.vietnamese.len(), words.english.len()), (2, 2), "{code} has four lines");
            for gap in words.vietnamese.iter().chain(&words.english).flat_map(|line| gaps(line)) {
                assert!(fields.iter().any(|field| field == gap), "{code} has no value {gap}");
            }
        }
        assert_eq!(CATALOGUE.len(), declared.len(), "sentences.txt speaks of a problem that is not there");
    }

    #[test]
    fn values_stand_in_their_gaps() {
        let said = Problem::TooManyAttempts { minutes: 4 };
        assert_eq!(said.vietnamese().next, "Chờ 4 phút rồi thử lại.");
        assert_eq!(said.english().next, "Wait 4 minutes and try again.");
        let said = Problem::NotADate { typed: "31/6/2024".to_owned() };
        assert_eq!(said.vietnamese().what, "«31/6/2024» không phải là một ngày có thật.");
        assert_eq!(said.code(), "not-a-date");
    }
}
