//! A plan while it is written: sections with clauses, as they are typed. A pure value: it knows neither the database nor the
//! page. Everything is kept as a person typed it; what it means is read where it is needed, and said where it cannot be.

pub mod becoming;
pub mod checks;
pub mod deadline;
pub mod editing;
pub mod people;
pub mod skeleton;
pub mod table;

use domain::ids::{DocumentId, ProvisionId};
use serde::{Deserialize, Serialize};

/// Sections of a plan at the most.
pub const SECTION_LIMIT: usize = 40;
/// Clauses of a plan at the most.
pub const CLAUSE_LIMIT: usize = 300;
/// Amounts of a clause at the most.
pub const MONEY_LIMIT: usize = 6;
/// Characters of the words of a clause.
pub const TEXT_LIMIT: usize = 4_000;
/// Characters of any other field.
pub const LINE_LIMIT: usize = 500;
/// So many removals can be taken back.
const REMOVED_LIMIT: usize = 10;

/// Everything that is typed of a plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// What stands at its head and foot.
    pub head: Head,
    /// The documents that it carries out.
    pub parents: Vec<DocumentId>,
    /// Its sections.
    pub sections: Vec<Section>,
    /// The last key that was given to a section or a clause.
    pub last_key: u32,
    /// What was removed, the last first.
    pub removed: Vec<Removed>,
    /// What its document was made of, once it is one.
    pub became: Option<Became>,
}

/// What a document was made of: publication writes from it what its text does not hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Became {
    /// The SHA-256 of the file that was made, in hexadecimal.
    pub file_sha256: String,
    /// Its clauses.
    pub clauses: Vec<BecameClause>,
}

/// A clause as it was when the document was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BecameClause {
    /// The provision that it became.
    pub eid: String,
    /// What it takes up.
    pub takes_up: Vec<TakesUp>,
    /// Its money, in whole dong, with where it comes from.
    pub money: Vec<(i64, String)>,
}

/// Head and foot, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Head {
    /// Number and symbol.
    pub symbol: String,
    /// Date of issue, as typed.
    pub issued_on: String,
    /// Who issues it: the body's name on that day.
    pub issuer: String,
    /// What it is about.
    pub subject: String,
    /// For when: «năm 2027».
    pub period: String,
    /// Place of issue.
    pub place: String,
    /// Lines of «Nơi nhận».
    pub recipients: String,
}

/// A section.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Section {
    /// Its identity in the draft.
    pub key: u32,
    /// Its title.
    pub heading: String,
    /// Its clauses.
    pub clauses: Vec<Clause>,
}

/// A clause, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Clause {
    /// Its identity in the draft.
    pub key: u32,
    /// What is to be done.
    pub text: String,
    /// Who leads.
    pub lead: String,
    /// Who supports, a body a line.
    pub supporters: String,
    /// When.
    pub deadline: String,
    /// What it is to bring forth.
    pub product: String,
    /// Its money.
    pub money: Vec<MoneyLine>,
    /// The clauses of documents above that it takes up.
    pub takes_up: Vec<TakesUp>,
}

/// An amount with its source, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MoneyLine {
    /// How much.
    pub amount: String,
    /// Where it comes from.
    pub source: String,
}

/// Words as they stand on one line.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How far a clause takes one of a document above up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Degree {
    /// All of it.
    #[default]
    Full,
    /// A part of it.
    Partial,
}

impl Degree {
    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Degree::Full => "full",
            Degree::Partial => "partial",
        }
    }

    /// From the word of a form.
    pub fn from_code(code: &str) -> Option<Self> {
        [Degree::Full, Degree::Partial].into_iter().find(|degree| degree.code() == code)
    }
}

/// A clause of a document above that a clause takes up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakesUp {
    /// Which.
    pub parent_clause: ProvisionId,
    /// How far.
    pub degree: Degree,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// The writer said so; until then it is only what the clause was begun from.
    #[serde(default)]
    pub confirmed: bool,
}

/// What was removed, with where it stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Removed {
    /// A clause of a section.
    Clause {
        /// The section.
        section: u32,
        /// Its place there.
        place: usize,
        /// The clause.
        clause: Clause,
    },
    /// A section with its clauses.
    Section {
        /// Its place.
        place: usize,
        /// The section.
        section: Section,
    },
}

impl Draft {
    /// Every clause with the number of its section, in order.
    pub fn clauses(&self) -> impl Iterator<Item = (usize, &Clause)> {
        self.sections.iter().enumerate().flat_map(|(at, section)| section.clauses.iter().map(move |one| (at, one)))
    }

    /// A clause by its key.
    pub fn clause(&self, key: u32) -> Option<&Clause> {
        self.clauses().map(|(_, clause)| clause).find(|clause| clause.key == key)
    }

    /// Whether sections bear numbers: one without a title does not.
    pub fn is_numbered(&self) -> bool {
        self.sections.len() > 1 || self.sections.iter().any(|section| !section.heading.trim().is_empty())
    }

    /// The number of a clause as people name it: «II.1».
    pub fn path_of(&self, key: u32) -> Option<String> {
        self.sections.iter().enumerate().find_map(|(at, section)| {
            let place = section.clauses.iter().position(|clause| clause.key == key)?;
            Some(match self.is_numbered() {
                true => format!("{}.{}", papers::writing::roman(at + 1), place + 1),
                false => (place + 1).to_string(),
            })
        })
    }

    /// Lines of «Nơi nhận».
    pub fn recipients(&self) -> Vec<String> {
        let bare =
            |line: &str| line.trim().trim_start_matches(['-', '–']).trim().trim_end_matches([',', ';', '.']).to_owned();
        self.head.recipients.lines().map(bare).filter(|line| !line.is_empty()).collect()
    }
}

impl Clause {
    /// Who supports, each once.
    pub fn supporting(&self) -> Vec<String> {
        let names = self.supporters.split(['\n', ';']).map(str::trim).filter(|name| !name.is_empty());
        let mut all: Vec<String> = Vec::new();
        for name in names {
            if !all.iter().any(|known| known == name) {
                all.push(name.to_owned());
            }
        }
        all
    }

    /// A mark of what stands in it, to see whether somebody changed it meanwhile.
    pub fn mark(&self) -> String {
        let json = serde_json::to_vec(self).unwrap_or_default();
        domain::journal::hex(&crate::files::FileStore::hash(&json)).chars().take(16).collect()
    }
}
