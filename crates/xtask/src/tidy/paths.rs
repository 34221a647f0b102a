//! The papers speak of what exists: each path and link in them leads to a file or folder of the project.
//!
//! A word in backticks counts as a path when it starts with one of the project's own folders. Blocks of commands are
//! not read. Changelogs tell of the past and are left alone.

use super::names::pattern;
use super::{Faults, Project};
use regex::Regex;
use std::sync::LazyLock;

/// First parts that make a word in backticks a path of this project.
const OUR_FOLDERS: &[&str] = &["crates", "docs", "scripts", "e2e", "packs", "fixtures", ".ci", ".cargo"];

static IN_BACKTICKS: LazyLock<Regex> = LazyLock::new(|| pattern(r"`([^`\s]+)`"));
static LINK: LazyLock<Regex> = LazyLock::new(|| pattern(r"\]\(([^)\s]+)\)"));

/// Follows each path and link.
pub fn check(project: &Project, faults: &mut Faults) {
    let papers =
        project.files().filter(|file| file.path.ends_with(".md") && file.name() != "CHANGELOG.md" && !file.is_test());
    for file in papers {
        let mut in_block = false;
        for (number, line) in file.text.lines().enumerate() {
            if line.trim_start().starts_with("```") {
                in_block = !in_block;
            }
            if in_block {
                continue;
            }
            for found in IN_BACKTICKS.captures_iter(line).filter_map(|found| found.get(1)) {
                // A test is named by its file and function; the function is for the rule of stories.
                let path = found.as_str().split("::").next().unwrap_or_default();
                if is_our_path(path) && !project.has(path) {
                    faults.add(&file.path, number + 1, format!("`{}` does not exist", found.as_str()));
                }
            }
            for target in LINK.captures_iter(line).filter_map(|found| found.get(1)) {
                if let Some(path) = resolve(&file.path, target.as_str())
                    && !project.has(&path)
                {
                    faults.add(&file.path, number + 1, format!("the link to `{path}` leads nowhere"));
                }
            }
        }
    }
}

/// Whether a word in backticks names a place in the project; patterns and placeholders name none.
fn is_our_path(word: &str) -> bool {
    let first = word.split('/').next().unwrap_or_default();
    word.contains('/') && OUR_FOLDERS.contains(&first) && !word.contains(['*', '{', '<', '…', '$'])
}

/// The path from the root that a link of `paper` leads to; none for addresses and for places in the same paper.
fn resolve(paper: &str, target: &str) -> Option<String> {
    let path = target.split('#').next().unwrap_or_default();
    if path.is_empty() || target.contains(':') {
        return None;
    }
    let mut parts: Vec<&str> = paper.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
