//! Papers that are printed from the code: rights, addresses, tables. They are committed, so that they can be read and
//! reviewed without running anything; `docs --check` and a test of this package fail when they are stale.
//!
//! Nothing in them is written by hand; what should be said better is said in the code.

mod labels;
mod permissions;
mod routes;
mod tables;

use anyhow::Context;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

/// One printed paper.
struct Paper {
    path: &'static str,
    text: String,
}

/// Every printed paper of the project in `root`.
fn papers(root: &Path) -> anyhow::Result<Vec<Paper>> {
    Ok(vec![
        Paper { path: "docs/permissions.md", text: permissions::print() },
        Paper { path: "docs/routes.md", text: routes::print() },
        Paper { path: "docs/data-model.md", text: tables::print(root)? },
    ])
}

/// Papers whose file says something else than the code.
fn stale(root: &Path) -> anyhow::Result<Vec<Paper>> {
    let differs = |paper: &Paper| fs::read_to_string(root.join(paper.path)).ok().as_ref() != Some(&paper.text);
    Ok(papers(root)?.into_iter().filter(differs).collect())
}

/// Writes the papers, or only says which are stale.
pub fn run(root: &Path, check: bool) -> anyhow::Result<ExitCode> {
    let stale = stale(root)?;
    for paper in &stale {
        if check {
            println!("{} is stale: run cargo run -p xtask -- docs", paper.path);
        } else {
            fs::write(root.join(paper.path), &paper.text).with_context(|| format!("writing {}", paper.path))?;
            println!("{} written", paper.path);
        }
    }
    Ok(if check && !stale.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// A row of a table in Markdown.
fn row<S: AsRef<str>>(cells: &[S]) -> String {
    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// The head of a table with so many columns.
fn head<S: AsRef<str>>(cells: &[S]) -> String {
    format!("{}|{}\n", row(cells), "---|".repeat(cells.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_printed_papers_say_what_the_code_says() {
        let root = crate::project_root().unwrap();
        let stale: Vec<&str> = stale(&root).unwrap().iter().map(|paper| paper.path).collect();
        assert!(stale.is_empty(), "stale: {stale:?}; run cargo run -p xtask -- docs");
    }

    #[test]
    fn a_paper_that_says_something_else_is_noticed() {
        let root = crate::project_root().unwrap();
        let folder = tempfile_folder();
        fs::create_dir_all(folder.join("docs")).unwrap();
        copy_migrations(&root, &folder);
        run(&folder, false).unwrap();
        assert!(stale(&folder).unwrap().is_empty());
        let rights = folder.join("docs/permissions.md");
        let text = fs::read_to_string(&rights).unwrap().replacen("✓", "—", 1);
        fs::write(&rights, text).unwrap();
        let stale: Vec<&str> = stale(&folder).unwrap().iter().map(|paper| paper.path).collect();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(stale, ["docs/permissions.md"]);
    }

    fn tempfile_folder() -> std::path::PathBuf {
        std::env::temp_dir().join(format!("dondoc-docs-{}", std::process::id()))
    }

    fn copy_migrations(root: &Path, folder: &Path) {
        let migrations = "crates/database/migrations/sqlite";
        fs::create_dir_all(folder.join(migrations)).unwrap();
        for file in fs::read_dir(root.join(migrations)).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), folder.join(migrations).join(file.file_name())).unwrap();
        }
    }
}
