//! Every Rust file opens by saying what it is.
//!
//! Two lines of `//!` at least: what the module is and what it does not do, or what always holds in it. Test files are
//! left alone; their names and stories say it.

use super::{Faults, Project};

const LEAST_LINES: usize = 2;

/// Counts the lines of the opening comment of each file.
pub fn check(project: &Project, faults: &mut Faults) {
    for (file, _) in project.rust_files().filter(|(file, _)| !file.is_test()) {
        let opening = file.text.lines().skip_while(|line| line.starts_with("#!") || line.trim().is_empty());
        let lines = opening.take_while(|line| line.starts_with("//!")).filter(|line| line.trim() != "//!").count();
        if lines < LEAST_LINES {
            let message = format!("opens with {lines} lines of `//!`: say in {LEAST_LINES} to 8 what it is and is not");
            faults.add(&file.path, 1, message);
        }
    }
}
