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

/// The text of a literal whose opening quote is read, and what follows it: escapes resolved, a line that ends in `\` goes
/// on at the next one's first letter.
fn literal(source: &str) -> (String, &str) {
    let mut text = String::new();
    let mut letters = source.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return (text, &source[at + 1..]),
            '\\' => match letters.next() {
                Some((_, '\n')) => while letters.next_if(|(_, next)| next.is_whitespace()).is_some() {},
                Some((_, 'n')) => text.push('\n'),
                Some((_, escaped)) => text.push(escaped),
                None => break,
            },
            other => text.push(other),
        }
    }
    (text, "")
}

fn is_sql(text: &str) -> bool {
    VERBS.iter().any(|verb| text.starts_with(verb))
}

/// What several statements have in common: a macro that puts its argument into a `concat!`. `None` is the argument.
struct Shared {
    name: String,
    parts: Vec<Option<String>>,
}

fn shared(source: &str) -> Vec<Shared> {
    let mut found = Vec::new();
    for after in source.split("macro_rules! ").skip(1) {
        let name = after.split_whitespace().next().unwrap_or_default().to_owned();
        let Some((_, mut rest)) = after.split_once("concat!(") else { continue };
        let mut parts = Vec::new();
        loop {
            rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == ',');
            if let Some(inside) = rest.strip_prefix('"') {
                let (text, after) = literal(inside);
                parts.push(Some(text));
                rest = after;
            } else if let Some(argument) = rest.strip_prefix('$') {
                parts.push(None);
                rest = argument.trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '_');
            } else {
                break;
            }
        }
        if parts.first().and_then(Option::as_deref).is_some_and(is_sql) {
            found.push(Shared { name, parts });
        }
    }
    found
}

/// The text of a constant: a literal, or a shared statement with its argument.
fn text_of(value: &str, shared: &[Shared]) -> Option<String> {
    if let Some(inside) = value.strip_prefix('"') {
        return Some(literal(inside).0);
    }
    let (name, arguments) = value.split_once("!(")?;
    let argument = literal(arguments.trim_start().strip_prefix('"')?).0;
    let shared = shared.iter().find(|shared| shared.name == name)?;
    Some(shared.parts.iter().map(|part| part.as_deref().unwrap_or(&argument)).collect())
}

/// The constants of SQL in a source. Fails where a statement is written in a way that is not read.
fn constants(place: &str, source: &str) -> Vec<Statement> {
    let shared = shared(source);
    let (mut statements, mut plain) = (Vec::new(), 0);
    for after in source.split("const ").skip(1) {
        let Some((head, value)) = after.split_once('=') else { continue };
        let Some((name, kind)) = head.split_once(':') else { continue };
        let value = value.trim_start();
        let Some(sql) = text_of(value, &shared).filter(|sql| is_sql(sql)) else { continue };
        if matches!(kind.trim(), "&str" | "&'static str") {
            plain += usize::from(value.starts_with('"'));
            statements.push(Statement { place: format!("{place}: {}", name.trim()), sql });
        }
    }
    assert_eq!(plain + shared.len(), literals(source), "{place}: write each statement as `const NAME: &str = \"…\";`");
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
        statements.extend(constants(&place, &source));
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
    let source = r#"
        const WRONG_COLUMN: &str = "SELECT no_such_column FROM organisation";
        pub(super) const WRONG_TABLE: &'static str =
            "INSERT INTO no_such_table (id) \
             VALUES ($1)";
        const RIGHT: &str = "SELECT id FROM \
            organisation WHERE id = $1";
        macro_rules! organisations_where {
            ($condition:literal) => { concat!("SELECT id FROM organisation ", $condition) };
        }
        const RIGHT_TOO: &str = organisations_where!("WHERE id = $1");
        const WRONG_WHERE: &str = organisations_where!("WHERE no_such_column = 1");
        const NO_SQL: &str = "SELECTED";"#;
    let planted = constants("planted.rs", source);
    assert_eq!(planted.len(), 5);
    let unread = std::panic::catch_unwind(|| constants("planted.rs", "connection.all(\"SELECT 1\", params![])"));
    assert!(unread.is_err(), "a statement that is not a constant is noticed");
    let database = TestDatabase::new().await;
    let complaints = complaints(&database.open().await, planted).await;
    let of = |name: &str| complaints.iter().any(|complaint| complaint.starts_with(&format!("planted.rs: {name}:")));
    assert!(of("WRONG_COLUMN") && of("WRONG_TABLE") && of("WRONG_WHERE"), "{complaints:?}");
    assert_eq!(complaints.len(), 3, "{complaints:?}");
}
