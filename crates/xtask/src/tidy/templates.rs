//! Pages carry no script and no style of their own: they run under a strict content policy.
//!
//! Scripts and styles are files with an address; a handler is added by the script, never by an attribute.

use super::names::pattern;
use super::{Faults, Project};
use regex::Regex;
use std::sync::LazyLock;

static SCRIPT_TAG: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)<script\b[^>]*>"));
static FORBIDDEN: LazyLock<[(Regex, &str); 3]> = LazyLock::new(|| {
    [
        (pattern(r"(?i)<style\b"), "a style sheet inside the page: put the rule into the look's own files"),
        (pattern(r#"(?i)\sstyle\s*=\s*["'{]"#), "a `style` attribute: use a class"),
        (pattern(r#"(?i)\son[a-z]+\s*=\s*["'{]|javascript:"#), "a handler inside the page: the script adds it"),
    ]
});

/// Looks for inline scripts, styles and handlers in the templates of pages.
pub fn check(project: &Project, faults: &mut Faults) {
    for file in project.files().filter(|file| is_page(&file.path)) {
        let line_of = |offset| file.text.get(..offset).unwrap_or_default().matches('\n').count() + 1;
        for tag in SCRIPT_TAG.find_iter(&file.text).filter(|tag| !tag.as_str().contains(" src=")) {
            faults.add(&file.path, line_of(tag.start()), "a script inside the page: give it a file and a `src`");
        }
        for (forbidden, message) in FORBIDDEN.iter() {
            for found in forbidden.find_iter(&file.text) {
                faults.add(&file.path, line_of(found.start()), *message);
            }
        }
    }
}

/// A page's template: HTML inside a package's sources, fixtures apart.
pub fn is_page(path: &str) -> bool {
    path.starts_with("crates/")
        && path.ends_with(".html")
        && !path.split('/').any(|part| part == "fixtures" || part == "tests")
}
