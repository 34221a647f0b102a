//! Every statement of the program is prepared on the database that the suite runs on, so that a misspelt column or a word
//! that only one of the two databases knows is found here and not by a person.
//!
//! The statements are read from the sources: constants of text that begin with a verb of SQL. A second count sees to it
//! that none is written in a way that the reader misses.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};
use testkit::TestDatabase;

const VERBS: [&str; 5] = ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH "];

/// A statement and where it stands.
struct Statement {
    place: String,
    sql: String,
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the folder is readable") {
        let path = entry.expect("the entry is readable").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
}

/// The text of a literal that begins after its opening quote: escapes resolved, a line that ends in `\` goes on at the
/// next one's first letter.
fn literal(source: &str) -> String {
    let mut text = String::new();
    let mut letters = source.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => break,
            '\\' => match letters.next() {
                Some('\n') => while letters.next_if(|next| next.is_whitespace()).is_some() {},
                Some('n') => text.push('\n'),
                Some(escaped) => text.push(escaped),
                None => break,
            },
            other => text.push(other),
        }
    }
    text
}

fn is_sql(text: &str) -> bool {
    VERBS.iter().any(|verb| text.starts_with(verb))
}

/// The constants of SQL in a source.
fn constants(place: &str, source: &str) -> Vec<Statement> {
    let mut statements = Vec::new();
    for after in source.split("const ").skip(1) {
        let Some((head, rest)) = after.split_once('=') else { continue };
        let Some((name, kind)) = head.split_once(':') else { continue };
        let Some(rest) = rest.trim_start().strip_prefix('"') else { continue };
        let sql = literal(rest);
        if matches!(kind.trim(), "&str" | "&'static str") && is_sql(&sql) {
            statements.push(Statement { place: format!("{place}: {}", name.trim()), sql });
        }
    }
    statements
}

/// How many literals of a source begin as SQL does, constants or not.
fn literals(source: &str) -> usize {
    VERBS.iter().map(|verb| source.matches(&format!("\"{verb}")).count()).sum()
}

/// The statements of the subjects. Those of `database` itself belong to one dialect each and have tests there.
fn all_statements() -> Vec<Statement> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut statements = Vec::new();
    for file in files
        .iter()
        .filter(|file| !file.ends_with("tests.rs") && !file.components().any(|part| part.as_os_str() == "tests"))
    {
        let source = std::fs::read_to_string(file).expect("the source is text");
        let place = file.strip_prefix(&root).expect("inside").display().to_string();
        let found = constants(&place, &source);
        assert_eq!(found.len(), literals(&source), "{place}: write each statement as `const NAME: &str = \"…\";`");
        statements.extend(found);
    }
    statements
}

/// What the database says against them.
async fn complaints(database: &database::Database, statements: Vec<Statement>) -> Vec<String> {
    let mut complaints = Vec::new();
    for Statement { place, sql } in statements {
        // A connection takes only text that lives as long as the program; the test ends soon.
        let sql: &'static str = String::leak(sql);
        let mut connection = database.read().await.expect("a connection");
        if let Err(fault) = connection.prepare(sql).await {
            complaints.push(format!("{place}: {fault}\n  {sql}"));
        }
    }
    complaints
}

#[tokio::test]
async fn every_statement_is_understood_by_the_database() {
    let statements = all_statements();
    assert!(statements.len() > 40, "statements are found: {}", statements.len());
    let database = TestDatabase::new().await;
    let complaints = complaints(&database.open().await, statements).await;
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[tokio::test]
async fn a_statement_that_is_wrong_is_complained_about() {
    let source = "const WRONG_COLUMN: &str = \"SELECT no_such_column FROM organisation\";\n\
                  pub(super) const WRONG_TABLE: &'static str =\n    \"INSERT INTO no_such_table (id) \\\n     VALUES ($1)\";\n\
                  const RIGHT: &str = \"SELECT id FROM \\\n     organisation WHERE id = $1\";\n\
                  const NO_SQL: &str = \"SELECTED\";";
    let planted = constants("planted.rs", source);
    assert_eq!(planted.len(), 3);
    assert_eq!(literals(source), 3);
    let database = TestDatabase::new().await;
    let complaints = complaints(&database.open().await, planted).await;
    let of = |name: &str| complaints.iter().any(|complaint| complaint.starts_with(&format!("planted.rs: {name}:")));
    assert!(of("WRONG_COLUMN") && of("WRONG_TABLE") && !of("RIGHT"), "{complaints:?}");
}
