//! Each rule must catch what it is there for: a project without faults, then one fault planted at a time.

use super::project::{Package, Project};
use super::rust_text::RustText;
use super::{Fault, RULES, faults_of, licences, names};
use std::path::Path;

const OPENING: &str = "//! What this is.\n//! What it is not.\n";

/// A small project in which every rule is kept.
fn tidy_project() -> Project {
    let mut project = Project::default();
    let files = [
        ("deny.toml", "[licenses]\nallow = [\"MIT\", \"Apache-2.0\"]\n".to_owned()),
        (
            "docs/style.md",
            "| File | 200 | 400 |\n| Function | 30 | 70 |\n| Template of a page | | 150 |\n| Test file | | 600 |\n"
                .to_owned(),
        ),
        ("docs/glossary.md", "A Permit lets a write through. Tables: `document`. Addresses: `/van-ban`.\n".to_owned()),
        ("docs/routes.md", "| `/van-ban` | GET | signed in |\n".to_owned()),
        ("docs/guidance-coverage.md", "| asked | done | `/van-ban` | `crates/app/src/routes.rs::a` |\n".to_owned()),
        ("docs/decisions/0001-a-reason.md", "# A reason\n".to_owned()),
        ("README.md", "The code is in `crates/domain/src`; see [the style](docs/style.md#sizes).\n".to_owned()),
        ("crates/domain/Cargo.toml", "[dependencies]\nserde = \"1\"\n".to_owned()),
        ("crates/domain/src/lib.rs", format!("{OPENING}pub struct Permit;\n")),
        ("crates/database/Cargo.toml", "[dependencies]\nsqlx = \"0.9\"\ndomain.workspace = true\n".to_owned()),
        ("crates/database/src/clock.rs", format!("{OPENING}fn now() {{ Timestamp::now(); }}\n")),
        ("crates/database/migrations/sqlite/0001.sql", "CREATE TABLE document (id BLOB);\n".to_owned()),
        ("crates/app/src/show.html", "<p>Văn bản</p><script src=\"/a.js\" defer></script>\n".to_owned()),
        (
            "crates/app/src/routes.rs",
            format!("{OPENING}// The page «Văn bản».\nfn a() {{ r.route(\"/van-ban/{{id}}\", x); }}\n"),
        ),
    ];
    for (path, text) in files {
        project.put(path, text);
    }
    project.packages = vec![package("domain", "MIT")];
    project
}

fn package(name: &str, licence: &str) -> Package {
    Package { name: name.to_owned(), version: "1.0.0".to_owned(), license: Some(licence.to_owned()) }
}

/// A fault to plant in a file, and the line where the rule must see it (0: the file as a whole).
struct Control {
    rule: &'static str,
    path: &'static str,
    line: usize,
    text: String,
}

/// Faults that are planted in the text of a file.
const PLANTED: &[(&str, &str, usize, &str)] = &[
    (
        "sizes",
        "crates/xtask/tidy-exceptions.txt",
        1,
        "file crates/app/src/gone.rs 500 docs/decisions/0001-a-reason.md\n",
    ),
    ("stated-sizes", "docs/style.md", 0, "| File | 200 | 500 |\n"),
    ("names", "docs/a.md", 1, "An organi\u{7a}ation.\n"),
    ("openings", "crates/app/src/a.rs", 1, "//! One line only.\nfn a() {}\n"),
    ("language", "crates/database/migrations/sqlite/0002.sql", 1, "-- trả lại\n"),
    ("boundaries", "crates/app/Cargo.toml", 0, "[dependencies]\nsqlx = \"0.9\"\n"),
    ("boundaries", "crates/domain/Cargo.toml", 0, "[dev-dependencies]\ntokio = \"1\"\n"),
    ("boundaries", "crates/papers/Cargo.toml", 0, "[dependencies]\ndatabase.workspace = true\n"),
    ("boundaries", "crates/papers/Cargo.toml", 0, "[target.'cfg(unix)'.dependencies]\ndb = { package = \"sqlx\" }\n"),
    ("boundaries", "crates/extra/Cargo.toml", 0, "[package]\n"),
    ("paths", "docs/a.md", 1, "See `crates/domain/src/gone.rs`.\n"),
    ("paths", "docs/a.md", 1, "See [this](gone.md).\n"),
    ("stories", "docs/guidance-coverage.md", 2, "\n| a | b | `/gone` | `docs/style.md` |\n"),
    ("stories", "docs/guidance-coverage.md", 2, "\n| a | b | `/van-ban` | `crates/app/src/routes.rs::gone` |\n"),
    ("stories", "docs/guidance-coverage.md", 2, "\n| a | b | `/van-ban` | a walk |\n"),
    ("stories", "docs/guidance-coverage.md", 2, "\n| a | `/van-ban` | `docs/style.md` |\n"),
    ("templates", "crates/app/src/a.html", 2, "<p>\n<script>alert(1)</script>\n"),
    ("templates", "crates/app/src/a.html", 1, "<style>p {}</style>\n"),
    ("templates", "crates/app/src/a.html", 1, "<p style=\"color: red\">\n"),
    ("templates", "crates/app/src/a.html", 1, "<p onclick=\"go()\">\n"),
    ("licences", "deny.toml", 0, "[licenses]\nallow = [\"Apache-2.0\"]\n"),
    ("glossary", "crates/database/migrations/postgres/0001.sql", 1, "CREATE TABLE gizmo ();\n"),
];

/// Faults that are planted as the third line of a Rust file, below its opening.
const PLANTED_IN_RUST: &[(&str, &str, &str)] = &[
    ("names", "crates/app/src/a.rs", "struct UnitInfo;"),
    ("names", "crates/app/src/a.rs", "mod helpers {}"),
    ("language", "crates/app/src/a.rs", "const A: &str = \"Trả lại\";"),
    ("language", "crates/app/src/a.rs", "// trả lại"),
    ("language", "crates/app/src/a.rs", "/// Gives it back: trả lại."),
    ("language", "crates/app/src/a.rs", "/// Kiểm tra xem người dùng có quyền ghi hay không."),
    ("language", "crates/app/src/a.rs", "fn trả_lại() {}"),
    ("boundaries", "crates/app/src/a.rs", "use sqlx::Row;"),
    ("sql", "crates/database/src/a.rs", "fn a() { format!(\"SELECT {b}\"); }"),
    ("sql", "crates/database/src/a.rs", "fn a() { write!(to, r#\"DELETE FROM \"{b}\"\"#); }"),
    ("sql", "crates/app/src/a.rs", "fn a() { AssertSqlSafe(b); }"),
    ("clock", "crates/app/src/a.rs", "fn a() { SystemTime::now(); }"),
    ("clock", "crates/app/src/a.rs", "fn a() { std::time::Instant::now(); }"),
    ("clock", "crates/domain/src/a.rs", "fn a() { Timestamp::now(); }"),
    ("clock", "crates/database/src/a.rs", "fn a() { Uuid::now_v7(); }"),
    ("glossary", "crates/domain/src/a.rs", "pub enum Gizmo {}"),
    ("glossary", "crates/app/src/a.rs", "fn a() { r.route(\"/gizmo\", x); }"),
    ("glossary", "crates/app/src/a.rs", "fn a() { Route::post(\"/van-ban/{id}/gizmo\", access, x); }"),
];

fn controls() -> Vec<Control> {
    let comments = |count: usize| "// x\n".repeat(count);
    let control = |rule, path, line, text| Control { rule, path, line, text };
    let mut all = vec![
        control("sizes", "crates/app/src/a.rs", 0, format!("{OPENING}{}", comments(399))),
        control("sizes", "crates/app/src/a.rs", 3, format!("{OPENING}fn f() {{\n{}}}\n", comments(69))),
        control("sizes", "crates/app/src/a.html", 0, "<p>\n".repeat(151)),
        control("sizes", "crates/app/src/tests.rs", 0, comments(601)),
        control("sizes", "scripts/long", 0, comments(401)),
        control("names", "crates/app/src/utils.rs", 0, OPENING.to_owned()),
    ];
    all.extend(PLANTED.iter().map(|(rule, path, line, text)| control(*rule, *path, *line, (*text).to_owned())));
    all.extend(PLANTED_IN_RUST.iter().map(|(rule, path, text)| control(*rule, *path, 3, format!("{OPENING}{text}\n"))));
    all
}

#[test]
fn a_tidy_project_has_no_fault() {
    assert_eq!(faults_of(&tidy_project()), Vec::<Fault>::new());
}

#[test]
fn every_rule_catches_its_planted_faults_and_no_other_rule_complains() {
    for control in controls() {
        let mut project = tidy_project();
        project.put(control.path, control.text.clone());
        let faults = faults_of(&project);
        let is_seen =
            |fault: &Fault| (fault.rule, fault.path.as_str(), fault.line) == (control.rule, control.path, control.line);
        let seen = faults.iter().any(is_seen);
        assert!(seen, "{} did not see the fault planted in {}: {:?}", control.rule, control.path, control.text);
        let others: Vec<_> = faults.iter().filter(|fault| fault.rule != control.rule).collect();
        assert!(others.is_empty(), "planted for {}: {others:?}", control.rule);
    }
}

#[test]
fn every_rule_has_a_control() {
    for rule in RULES {
        assert!(controls().iter().any(|control| control.rule == rule.name), "no control for the rule {}", rule.name);
    }
}

#[test]
fn what_the_rules_allow_is_no_fault() {
    let allowed = [
        ("crates/app/src/labels.rs", format!("{OPENING}const A: &str = \"Trả lại\";\n")),
        ("crates/app/src/folding.rs", format!("{OPENING}fn a(l: char) -> bool {{ l == 'đ' }}\n")),
        ("crates/domain/src/problem.rs", format!("{OPENING}const A: &str = \"Hãy tải lại trang\";\n")),
        (
            "crates/app/src/terms.rs",
            format!("{OPENING}/// Trả lại, gửi lại: with a reason («lý do», \"vì sao\").\nenum A {{}}\n"),
        ),
        ("crates/papers/src/lexicon.rs", format!("{OPENING}const A: &str = \"Nơi nhận\";\n")),
        ("crates/app/src/tests.rs", "fn lan_sends_a_report() { see(\"Đã gửi\"); }\n".to_owned()),
        (
            "crates/app/src/a.rs",
            format!(
                "{OPENING}#[cfg(test)]\nmod tests {{\n    const A: &str = \"Trả lại\";\n{}}}\n",
                "//\n".repeat(500)
            ),
        ),
        (
            "crates/app/src/b.rs",
            format!(
                "{OPENING}// Instant::now() and format!(\"SELECT\") in words.\nfn a() {{ format!(\"Selected {{b}}\"); }}\n"
            ),
        ),
        ("crates/app/src/generated.rs", format!("// @generated\n{}", "//\n".repeat(500))),
        (
            "docs/a.md",
            "`src/main.rs`, `docs/decisions/NNNN-….md`, `https://example.org/docs/x` and\n```\n`docs/gone.md`\n```\n"
                .to_owned(),
        ),
    ];
    for (path, text) in allowed {
        let mut project = tidy_project();
        project.put(path, text);
        assert_eq!(faults_of(&project), Vec::<Fault>::new(), "{path}");
    }
}

#[test]
fn an_exception_holds_for_exactly_the_stated_size() {
    let with_list = |lines: usize, reason: &str| {
        let mut project = tidy_project();
        project.put("crates/app/src/long.rs", format!("{OPENING}{}", "//\n".repeat(408)));
        project
            .put("crates/xtask/tidy-exceptions.txt", format!("# why\nfile crates/app/src/long.rs {lines} {reason}\n"));
        faults_of(&project)
    };
    let reason = "docs/decisions/0001-a-reason.md";
    assert_eq!(with_list(410, reason), Vec::<Fault>::new());
    assert!(with_list(409, reason).iter().any(|fault| fault.message.contains("grew")));
    assert!(with_list(411, reason).iter().any(|fault| fault.message.contains("shrank")));
    assert_eq!(with_list(410, "because").len(), 1, "an exception without a decision record");
}

#[test]
fn a_package_without_a_licence_is_a_fault() {
    let mut project = tidy_project();
    project.packages.push(Package { license: None, ..package("nobody", "") });
    project.packages.push(package("strict", "GPL-3.0-only"));
    let faults = faults_of(&project);
    assert_eq!(faults.len(), 2, "{faults:?}");
}

#[test]
fn licence_expressions_are_read_with_their_brackets() {
    let allowed = ["MIT", "Apache-2.0", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned).into();
    for fits in [
        "MIT",
        "MIT/GPL-2.0",
        "GPL-2.0 OR MIT",
        "(MIT OR X) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception",
        "X AND Y OR MIT",
    ] {
        assert!(licences::satisfies(fits, &allowed), "{fits}");
    }
    for fails in ["", "GPL-2.0", "MIT AND GPL-2.0", "MIT AND (X OR Y)", "MIT WITH X", "(MIT", "MIT)", "MIT Apache-2.0"]
    {
        assert!(!licences::satisfies(fails, &allowed), "{fails}");
    }
}

#[test]
fn names_are_cut_into_words() {
    assert_eq!(names::words_of("SendingBack"), ["sending", "back"]);
    assert_eq!(names::words_of("line_membership"), ["line", "membership"]);
    assert_eq!(names::words_of("Database"), ["database"]);
}

#[test]
fn a_rust_file_is_cut_into_code_comments_and_strings() {
    let text = "fn a<'x>() { let b = \"fn c() {}\"; /* fn /* d */ */ } // fn e\nfn f() { r#\"\"{\"#; '{'; '\\''; b\"\\\"\"; br\"\\\"; }\n";
    let read = RustText::read(text);
    assert_eq!(read.code.len(), text.len());
    let functions: Vec<_> =
        read.functions().into_iter().map(|function| (function.name, function.line, function.lines)).collect();
    assert_eq!(functions, [("a".to_owned(), 1, 1), ("f".to_owned(), 2, 1)]);
    assert_eq!(
        read.comments.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>(),
        ["/* fn /* d */ */", "// fn e"]
    );
    assert_eq!(read.strings.len(), 4);
    for unfinished in ["\"", "'\\", "/*", "r#\"", "r#", "'", "fn", "b'"] {
        RustText::read(unfinished);
    }
}

#[test]
fn output_and_foreign_folders_are_no_part_of_the_project() {
    let root = std::env::temp_dir().join(format!("tidy-{}", std::process::id()));
    for folder in ["target", "e2e/node_modules/x", "docs"] {
        std::fs::create_dir_all(root.join(folder)).unwrap();
        std::fs::write(root.join(folder).join("a.md"), "[gone](gone.md)\n").unwrap();
    }
    let manifest = "[package]\nname = \"planted\"\nversion = \"0.0.0\"\nedition = \"2024\"\nlicense = \"MIT\"\n[[bin]]\nname = \"p\"\npath = \"docs/a.md\"\n";
    std::fs::write(root.join("Cargo.toml"), manifest).unwrap();
    std::fs::write(root.join("Cargo.lock"), "version = 4\n\n[[package]]\nname = \"planted\"\nversion = \"0.0.0\"\n")
        .unwrap();
    let project = Project::open(&root).unwrap();
    std::fs::remove_dir_all(&root).unwrap();
    let papers: Vec<_> = project.files().map(|file| file.path.as_str()).filter(|path| path.ends_with(".md")).collect();
    assert_eq!(papers, ["docs/a.md"]);
    assert_eq!(project.packages.len(), 1);
    assert!(faults_of(&project).iter().any(|fault| fault.rule == "paths" && fault.path == "docs/a.md"));
}

#[test]
fn this_project_is_tidy() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap();
    let faults: Vec<String> = faults_of(&Project::open(&root).unwrap()).iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
