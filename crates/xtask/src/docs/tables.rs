//! The tables, from the migrations for SQLite: the same tables stand in those for PostgreSQL, and a test here
//! compares them. Reads the statements as they are written there, one column a line; it is no parser of SQL.

use super::{head, row};
use anyhow::Context;
use std::fs;
use std::path::Path;

const MIGRATIONS: &str = "crates/database/migrations/sqlite";
const OPENING: &str = "# Data model

Printed from `crates/database/migrations/sqlite` by `cargo run -p xtask -- docs`; a test fails when it is stale. What the
words mean stands in the [glossary](glossary.md).

Days are ISO texts (2025-07-01), moments are milliseconds since 1970 (`…_at_ms`), validity is half-open
`[valid_from, valid_to)`, yes and no are 1 and 0. Identities are UUIDs: 16 bytes here, `uuid` in PostgreSQL.
";

/// The whole paper.
pub fn print(root: &Path) -> anyhow::Result<String> {
    let folder = root.join(MIGRATIONS);
    let files = fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut paths = files.map(|file| file.map(|file| file.path())).collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    let mut text = OPENING.to_owned();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|kind| kind == "sql")) {
        let sql = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
        text.push_str(&print_migration(&sql));
    }
    Ok(text)
}

fn print_migration(sql: &str) -> String {
    let mut text = String::new();
    let mut remark: Option<&str> = None;
    let mut lines = sql.lines();
    while let Some(line) = lines.next() {
        if let Some(section) = section(line) {
            remark = None;
            text.push_str(&format!("\n## {section}\n"));
        } else if let Some(words) = line.strip_prefix("-- ") {
            remark = Some(words);
        } else if let Some(table) = line.strip_prefix("CREATE TABLE ") {
            let body: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with(')')).collect();
            text.push_str(&print_table(table.trim_end_matches(" ("), remark.take(), &body));
        } else if let Some(index) = line.strip_prefix("CREATE ") {
            text.push_str(&print_index(index));
        } else if let Some(change) = line.strip_prefix("ALTER TABLE ") {
            text.push_str(&format!("\nLater: `{}`\n", change.trim_end_matches(';')));
        }
    }
    text
}

/// `-- accounts -----` heads a section.
fn section(line: &str) -> Option<&str> {
    let words = line.strip_prefix("-- ")?;
    words.ends_with("---").then(|| words.trim_end_matches('-').trim())
}

fn print_table(name: &str, remark: Option<&str>, body: &[&str]) -> String {
    let mut text = format!("\n### {name}\n\n");
    if let Some(remark) = remark {
        text.push_str(&format!("{remark}\n\n"));
    }
    text.push_str(&head(&["column", "type", "may be missing", "refers to"]));
    let mut rules: Vec<&str> = Vec::new();
    for line in body.iter().map(|line| line.trim().trim_end_matches(',')) {
        let mut words = line.split_whitespace();
        let (Some(column), Some(kind)) = (words.next(), words.next()) else { continue };
        if ["PRIMARY", "UNIQUE", "CHECK", "FOREIGN"].contains(&column) {
            rules.push(line);
            continue;
        }
        let missing = if line.contains("NOT NULL") { "" } else { "yes" };
        let target = line.split("REFERENCES ").nth(1).map(|rest| rest.split(" (").next().unwrap_or(rest));
        let target = target.map(|table| format!("[{table}](#{table})")).unwrap_or_default();
        let mark = match (line.contains("PRIMARY KEY"), line.contains("UNIQUE")) {
            (true, _) => ", key",
            (_, true) => ", unique",
            _ => "",
        };
        text.push_str(&row(&[&format!("`{column}`"), &format!("{}{mark}", kind.to_lowercase()), missing, &target]));
    }
    for rule in rules {
        text.push_str(&format!("\n{rule}\n"));
    }
    text
}

fn print_index(index: &str) -> String {
    let is_unique = index.starts_with("UNIQUE ");
    let on = index.split(" ON ").nth(1).unwrap_or(index).trim_end_matches(';');
    let columns = on.split_once(' ').map_or(on, |(_, columns)| columns);
    if is_unique { format!("\nUNIQUE {columns}\n") } else { format!("\nIndex {columns}\n") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// Names of tables, each with the names of its columns.
    fn tables(sql: &str) -> Vec<(String, Vec<String>)> {
        let mut found = Vec::new();
        let mut lines = sql.lines();
        while let Some(line) = lines.next() {
            let Some(table) = line.strip_prefix("CREATE TABLE ") else { continue };
            let body = lines.by_ref().take_while(|line| !line.starts_with(')'));
            let columns = body.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect();
            found.push((table.trim_end_matches(" (").to_owned(), columns));
        }
        found
    }

    #[test]
    fn both_databases_have_the_same_tables_and_columns() {
        let migrations = crate::project_root().unwrap().join(MIGRATIONS).join("..");
        let mut names: Vec<_> =
            fs::read_dir(migrations.join("sqlite")).unwrap().map(|file| file.unwrap().file_name()).collect();
        names.sort();
        // SQLite makes a table anew to change a column: the last making counts.
        let mut known = [BTreeMap::new(), BTreeMap::new()];
        for name in names {
            for (engine, known) in ["sqlite", "postgres"].iter().zip(&mut known) {
                let made = tables(&fs::read_to_string(migrations.join(engine).join(&name)).unwrap());
                assert!(!made.is_empty(), "{name:?} has tables");
                known.extend(made);
            }
            let [sqlite, postgres] = &known;
            assert_eq!(sqlite, postgres, "{name:?}");
        }
    }

    #[test]
    fn a_table_is_printed_with_its_columns_rules_and_indexes() {
        let sql = "-- people ------\n\n-- A role.\nCREATE TABLE role_grant (\n    id BLOB NOT NULL PRIMARY KEY,\n    \
                   account_id BLOB REFERENCES account (id),\n    UNIQUE (id, account_id)\n) STRICT;\n\
                   CREATE UNIQUE INDEX x ON role_grant (account_id) WHERE account_id IS NULL;\n";
        let text = print_migration(sql);
        for part in [
            "## people\n",
            "### role_grant\n\nA role.\n",
            "| `id` | blob, key |  |  |\n",
            "| `account_id` | blob | yes | [account](#account) |\n",
            "\nUNIQUE (id, account_id)\n",
            "\nUNIQUE (account_id) WHERE account_id IS NULL\n",
        ] {
            assert!(text.contains(part), "{part:?} in {text}");
        }
    }
}
