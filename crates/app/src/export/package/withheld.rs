//! What never leaves in an export, and what an import puts in its place. Everything else leaves.
//!
//! A secret is of use to whoever has the file, and an export is made to be passed on: a backup keeps such rows, because it
//! comes back to its own instance. A test compares this list with every column of the schema.

/// What is kept back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Withheld {
    /// Of which table.
    pub table: &'static str,
    /// One column of it, with what an import puts there; else the whole table, which an import leaves empty.
    pub column: Option<(&'static str, Filling)>,
}

/// What an import puts in the place of a column that was kept back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filling {
    /// Nothing: the column may be missing.
    Nothing,
    /// The row's identity with zeros behind it: 32 bytes that are the hash of nothing anyone knows.
    Unusable,
}

const fn table(table: &'static str) -> Withheld {
    Withheld { table, column: None }
}

const fn column(table: &'static str, column: &'static str, filling: Filling) -> Withheld {
    Withheld { table, column: Some((column, filling)) }
}

/// The whole list. The reasons stand in `words.txt` under the same names.
pub const WITHHELD: &[Withheld] = &[
    table("access_token"),
    column("account", "password_hash", Filling::Nothing),
    table("answered_request"),
    table("calendar_key"),
    column("invitation", "token_hash", Filling::Unusable),
    table("login_attempt"),
    table("session"),
];

impl Withheld {
    /// As `words.txt` and `schema.json` call it.
    pub fn name(&self) -> String {
        self.column.map_or_else(|| self.table.to_owned(), |(column, _)| [self.table, ".", column].concat())
    }
}

/// Whether a whole table is kept back.
pub fn is_table(name: &str) -> bool {
    WITHHELD.iter().any(|it| it.table == name && it.column.is_none())
}

/// Whether a column is kept back, and what takes its place.
pub fn filling(table: &str, column: &str) -> Option<Filling> {
    let of_table = WITHHELD.iter().filter(|it| it.table == table);
    of_table.filter_map(|it| it.column).find(|(name, _)| *name == column).map(|(_, filling)| filling)
}
