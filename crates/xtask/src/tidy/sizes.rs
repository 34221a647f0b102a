//! How long things may be: a file, a function, a page, a test file.
//!
//! Generated files are not counted, and tests inside a file count as tests. What is longer for a good reason stands in
//! the list of exceptions with the decision record that gives the reason.

use super::exceptions::Exceptions;
use super::templates::is_page;
use super::{Faults, Project};

const MOST_LINES_OF_A_FILE: usize = 400;
const MOST_LINES_OF_A_FUNCTION: usize = 70;
const MOST_LINES_OF_A_PAGE: usize = 150;
const MOST_LINES_OF_A_TEST_FILE: usize = 600;

const STYLE_GUIDE: &str = "docs/style.md";
/// The rows that the style guide's table must hold.
const STATED: &[(&str, usize)] = &[
    ("File", MOST_LINES_OF_A_FILE),
    ("Function", MOST_LINES_OF_A_FUNCTION),
    ("Template of a page", MOST_LINES_OF_A_PAGE),
    ("Test file", MOST_LINES_OF_A_TEST_FILE),
];

/// Measures every source file.
pub fn check(project: &Project, faults: &mut Faults) {
    let mut exceptions = Exceptions::read(project, faults);
    for file in project.files().filter(|file| !file.is_generated()) {
        if let Some(rust) = &file.rust {
            let (code, tests) = rust.line_counts();
            let (code, tests) = if file.is_test() { (0, code + tests) } else { (code, tests) };
            exceptions.measure("file", &file.path, code, MOST_LINES_OF_A_FILE, 0, faults);
            exceptions.measure("tests", &file.path, tests, MOST_LINES_OF_A_TEST_FILE, 0, faults);
            for function in rust.functions() {
                if !file.is_test() && !rust.is_test_line(function.line) {
                    let place = format!("{}::{}", file.path, function.name);
                    exceptions.measure(
                        "function",
                        &place,
                        function.lines,
                        MOST_LINES_OF_A_FUNCTION,
                        function.line,
                        faults,
                    );
                }
            }
        } else if is_page(&file.path) {
            exceptions.measure("page", &file.path, file.text.lines().count(), MOST_LINES_OF_A_PAGE, 0, faults);
        } else if is_script(&file.path) {
            let most = if file.is_test() { MOST_LINES_OF_A_TEST_FILE } else { MOST_LINES_OF_A_FILE };
            exceptions.measure("file", &file.path, file.text.lines().count(), most, 0, faults);
        }
    }
    exceptions.refuse_unused(faults);
}

/// A guide that states other sizes than the ones checked would mislead.
pub fn check_that_the_style_guide_states_them(project: &Project, faults: &mut Faults) {
    let guide = project.text(STYLE_GUIDE).unwrap_or_default();
    for (thing, most) in STATED {
        let stated = guide.lines().find_map(|line| line.strip_prefix(&format!("| {thing} |")));
        let last_cell = stated.and_then(|row| row.trim_end_matches(['|', ' ']).rsplit('|').next()).map(str::trim);
        if last_cell != Some(most.to_string().as_str()) {
            faults.add(STYLE_GUIDE, 0, format!("the table of sizes must hold a row `| {thing} | … | {most} |`"));
        }
    }
}

fn is_script(path: &str) -> bool {
    path.starts_with("scripts/") || path.ends_with(".mjs") || path.ends_with(".js") && !path.contains("/vendor/")
}
