//! `docs/guidance-coverage.md` promises: each of its rows names a page that the program has and a test that there is.
//! It looks at names only; whether the test shows what the row says, a reader judges.

use super::names::pattern;
use super::{Faults, Project};
use regex::Regex;
use std::sync::LazyLock;

const PAPER: &str = "docs/guidance-coverage.md";
const PAGES: &str = "docs/routes.md";
/// Of a row: what is asked for, what is done, the page, the tests.
const COLUMNS: usize = 4;

static IN_BACKTICKS: LazyLock<Regex> = LazyLock::new(|| pattern(r"`([^`\s]+)`"));

/// Follows each row.
pub fn check(project: &Project, faults: &mut Faults) {
    let (Some(paper), Some(pages)) = (project.text(PAPER), project.text(PAGES)) else { return };
    for (index, line) in paper.lines().enumerate() {
        let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
        let is_row = line.starts_with('|') && !line.starts_with("|---") && !line.contains("| page |");
        if !is_row {
            continue;
        }
        let [_, _, page, tests] = cells.as_slice() else {
            faults.add(PAPER, index + 1, format!("a row has {COLUMNS} columns"));
            continue;
        };
        for (what, cell) in [("page", page), ("test", tests)] {
            if !IN_BACKTICKS.is_match(cell) {
                faults.add(PAPER, index + 1, format!("the row names no {what}"));
            }
        }
        for page in words(page).filter(|page| !pages.contains(&format!("| `{page}` | GET |"))) {
            faults.add(PAPER, index + 1, format!("there is no page `{page}`"));
        }
        for test in words(tests).filter(|test| !is_there(project, test)) {
            faults.add(PAPER, index + 1, format!("there is no test `{test}`"));
        }
    }
}

fn words(cell: &str) -> impl Iterator<Item = &str> {
    IN_BACKTICKS.captures_iter(cell).filter_map(|found| found.get(1)).map(|word| word.as_str())
}

/// A step of the walk by its file, a story by file and function.
fn is_there(project: &Project, test: &str) -> bool {
    match test.split_once("::") {
        Some((path, name)) => project.text(path).is_some_and(|text| text.contains(&format!("fn {name}("))),
        None => project.has(test),
    }
}
