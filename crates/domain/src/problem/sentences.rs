//! The words of each problem: what happened, and what to do next. They stand in `sentences.txt` and in one list for each part, both
//! languages together.
//! A sentence never blames and never says only what is wrong: it says what to do. Other lists of such words (faults of a
//! pack, remarks on figures) are read in the same way.

use super::Problem;
use serde::Serialize;
use serde_json::{Map, Value};
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
pub(crate) struct Words {
    pub(crate) vietnamese: Vec<&'static str>,
    pub(crate) english: Vec<&'static str>,
}

/// The four lines of each code of a list.
pub(crate) struct Phrases(pub(crate) HashMap<&'static str, Words>);

/// The words of what belongs to no subject, and of each part.
const LISTS: &[&str] = &[
    include_str!("sentences.txt"),
    include_str!("difficulties.txt"),
    include_str!("inspections.txt"),
    include_str!("organisations.txt"),
    include_str!("outreach.txt"),
    include_str!("plans.txt"),
    include_str!("programs.txt"),
    include_str!("registers.txt"),
    include_str!("reviews.txt"),
    include_str!("tables.txt"),
    include_str!("urging.txt"),
];

static CATALOGUE: LazyLock<Phrases> =
    LazyLock::new(|| Phrases(LISTS.iter().flat_map(|list| Phrases::read(list).0).collect()));

impl Phrases {
    /// From text: a code, then its lines that begin with `vi` and `en`; blank lines and remarks are passed over.
    pub(crate) fn read(text: &'static str) -> Self {
        let mut catalogue: HashMap<&'static str, Words> = HashMap::new();
        let mut code = "";
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(words) = line.strip_prefix("vi ") {
                catalogue.entry(code).or_default().vietnamese.push(words);
            } else if let Some(words) = line.strip_prefix("en ") {
                catalogue.entry(code).or_default().english.push(words);
            } else {
                code = line;
            }
        }
        Phrases(catalogue)
    }

    /// In Vietnamese. The thing is tagged with its code, its values stand beside it.
    pub(crate) fn vietnamese(&self, thing: &impl Serialize) -> Sentence {
        self.sentence(thing, |words| &words.vietnamese)
    }

    /// In English.
    pub(crate) fn english(&self, thing: &impl Serialize) -> Sentence {
        self.sentence(thing, |words| &words.english)
    }

    fn sentence(&self, thing: &impl Serialize, of_language: impl Fn(&Words) -> &Vec<&'static str>) -> Sentence {
        let values = match serde_json::to_value(thing) {
            Ok(Value::Object(values)) => values,
            _ => Map::new(),
        };
        let code = values.get("code").and_then(Value::as_str).unwrap_or_default();
        let lines = self.0.get(code).map(of_language);
        let line = |index: usize| lines.and_then(|lines| lines.get(index)).copied().unwrap_or_default();
        Sentence { what: filled(line(0), &values), next: filled(line(1), &values) }
    }
}

/// The line with the values in its gaps.
fn filled(line: &str, values: &Map<String, Value>) -> String {
    if !line.contains('{') {
        return line.to_owned();
    }
    values.iter().fold(line.to_owned(), |line, (name, value)| {
        let written = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        line.replace(&["{", name, "}"].concat(), &written)
    })
}

/// Every code, in the order of the alphabet.
pub fn codes() -> Vec<&'static str> {
    let mut codes: Vec<&'static str> = CATALOGUE.0.keys().copied().collect();
    codes.sort_unstable();
    codes
}

/// The words of a code with their gaps still open, in Vietnamese and in English.
pub fn words_of(code: &str) -> [Sentence; 2] {
    let words = CATALOGUE.0.get(code);
    let sentence = |lines: &[&str]| {
        let line = |index: usize| lines.get(index).copied().unwrap_or_default().to_owned();
        Sentence { what: line(0), next: line(1) }
    };
    let of = |lines: fn(&Words) -> &Vec<&'static str>| sentence(words.map(lines).map_or(&[], Vec::as_slice));
    [of(|words| &words.vietnamese), of(|words| &words.english)]
}

impl Problem {
    /// In Vietnamese.
    pub fn vietnamese(&self) -> Sentence {
        CATALOGUE.vietnamese(self)
    }

    /// In English.
    pub fn english(&self) -> Sentence {
        CATALOGUE.english(self)
    }
}

/// What holds for every list of sentences: each declared variant has its four lines, and no others are there.
#[cfg(test)]
pub(crate) mod wording {
    #![allow(clippy::unwrap_used, clippy::panic)]

    use super::Phrases;

    /// Compares a list with the declaration of its enum in a source text. `more` are gaps that are filled in elsewhere.
    pub(crate) fn check(source: &str, name: &str, phrases: &Phrases, more: &[&str]) -> usize {
        let declared = declared(source, name);
        for (code, fields) in &declared {
            let words = phrases.0.get(code.as_str()).unwrap_or_else(|| panic!("the list says nothing of {code}"));
            assert_eq!((words.vietnamese.len(), words.english.len()), (2, 2), "{code} has four lines");
            for gap in words.vietnamese.iter().chain(&words.english).flat_map(|line| gaps(line)) {
                let is_known = fields.iter().any(|field| field == gap) || more.contains(&gap);
                assert!(is_known, "{code} has no value {gap}");
            }
        }
        assert_eq!(phrases.0.len(), declared.len(), "the list speaks of what is not declared");
        declared.len()
    }

    /// Name and fields of every variant, as the declaration has them.
    fn declared(source: &str, name: &str) -> Vec<(String, Vec<String>)> {
        let opening = ["pub enum ", name, " {"].concat();
        let source = source.split(&opening).nth(1).unwrap().split("\n}\n").next().unwrap();
        let source = source.split("#[serde(untagged)]").next().unwrap();
        let mut variants: Vec<(String, Vec<String>)> = Vec::new();
        let mut renamed = None;
        for line in source.lines() {
            if let Some(code) = line.strip_prefix("    #[serde(rename = \"") {
                renamed = code.split('"').next().map(str::to_owned);
                continue;
            }
            let name: String = line
                .trim_start()
                .chars()
                .take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '_')
                .collect();
            if line.starts_with("    ") && !line.starts_with("     ") && !name.is_empty() {
                variants.push((renamed.take().unwrap_or_else(|| kebab(&name)), Vec::new()));
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
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{super::ReviewProblem, *};

    #[test]
    fn every_problem_says_what_and_what_next_in_both_languages() {
        let parts = [
            (include_str!("mod.rs"), "Problem"),
            (include_str!("difficulties.rs"), "DifficultyProblem"),
            (include_str!("inspections.rs"), "InspectionProblem"),
            (include_str!("organisations.rs"), "OrganisationProblem"),
            (include_str!("outreach.rs"), "OutreachProblem"),
            (include_str!("plans.rs"), "PlanProblem"),
            (include_str!("programs.rs"), "ProgramProblem"),
            (include_str!("registers.rs"), "RegisterProblem"),
            (include_str!("reviews.rs"), "ReviewProblem"),
            (include_str!("tables.rs"), "TableProblem"),
            (include_str!("urging.rs"), "UrgingProblem"),
        ];
        assert_eq!(parts.len(), LISTS.len());
        let of_part = |((source, name), list): (&(&str, &str), &&'static str)| {
            let count = wording::check(source, name, &Phrases::read(list), &[]);
            let few = if *name == "UrgingProblem" { 5 } else { 8 };
            assert!(count > few, "the declaration of {name} was not read");
            count
        };
        let count: usize = parts.iter().zip(LISTS).map(of_part).sum();
        assert_eq!(count, codes().len(), "two parts have a code in common");
    }

    #[test]
    fn a_problem_of_a_part_is_told_like_every_other() {
        let said = Problem::Review(ReviewProblem::Unfinished { count: 3 });
        assert_eq!(said.code(), "review-unfinished");
        let told = serde_json::to_value(&said).unwrap();
        assert_eq!(told, serde_json::json!({ "code": "review-unfinished", "count": 3 }));
        assert_eq!(serde_json::from_value::<Problem>(told).unwrap(), said);
        assert_eq!(Problem::Review(ReviewProblem::Approved).status(), 409);
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
