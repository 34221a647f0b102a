//! What tables and columns mean, in both languages: `words.txt`, read once.
//! A test asks for the words of the whole schema.

use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::LazyLock};

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("words.txt")));

/// A meaning in both languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meaning {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

#[derive(Default)]
struct Words {
    tables: BTreeMap<&'static str, Meaning>,
    columns: BTreeMap<&'static str, Meaning>,
    acts: BTreeMap<&'static str, Meaning>,
    withheld: BTreeMap<&'static str, Meaning>,
}

impl Words {
    /// Lines of `KIND NAME | vi | en`; others are remarks.
    fn read(text: &'static str) -> Self {
        let mut words = Words::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut parts = line.split(" | ");
            let (Some(head), Some(vi), Some(en)) = (parts.next(), parts.next(), parts.next()) else { continue };
            let Some((kind, name)) = head.split_once(' ') else { continue };
            let of_kind = match kind {
                "table" => &mut words.tables,
                "column" => &mut words.columns,
                "act" => &mut words.acts,
                _ => &mut words.withheld,
            };
            of_kind.insert(name, Meaning { vi: vi.to_owned(), en: en.to_owned() });
        }
        words
    }
}

/// Of a table.
pub fn table(name: &str) -> Option<Meaning> {
    WORDS.tables.get(name).cloned()
}

/// Why something is kept back.
pub fn withheld(name: &str) -> Option<Meaning> {
    WORDS.withheld.get(name).cloned()
}

/// Of a column: its own words, those that it has in every table, or those of the act that it names.
pub fn column(table: &str, name: &str) -> Option<Meaning> {
    let own = [table, ".", name].concat();
    let known = WORDS.columns.get(own.as_str()).or_else(|| WORDS.columns.get(name));
    known.cloned().or_else(|| of_act(name))
}

fn of_act(name: &str) -> Option<Meaning> {
    const ENDINGS: [&str; 3] = ["_at_ms", "_by", "_on"];
    let ending = ENDINGS.into_iter().find(|ending| name.ends_with(ending))?;
    let act = WORDS.acts.get(name.strip_suffix(ending)?)?;
    let frame = WORDS.columns.get(ending)?;
    Some(Meaning { vi: frame.vi.replace("{}", &act.vi), en: frame.en.replace("{}", &act.en) })
}
