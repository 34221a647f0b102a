//! How often the right clause is among the suggestions, on the plans of `fixtures/coverage` whose answers a person wrote down.
//! It prints both parts, the one that the method was tuned on and the one held out.

use anyhow::Context;
use papers::matching::measuring::{Shares, labelled_clauses, parent_clauses, shares};
use std::{path::Path, process::ExitCode};

/// A right clause is among the first three so often, in parts of a hundred.
const IN_THREE: usize = 90;
const GUIDANCE: &str = "huong-dan-hoc-nghe.txt";
const DIGITAL: &str = "ke-hoach-chuyen-doi-so.txt";
const TUNED: &[(&str, &str)] = &[
    (GUIDANCE, "chinh-1-xa-yen-hen.txt"),
    (GUIDANCE, "chinh-2-phuong-lam-giang.txt"),
    (GUIDANCE, "chinh-3-dang-uy-ubnd-tinh.txt"),
    (DIGITAL, "chinh-4-xa-yen-sau-chuyen-doi-so.txt"),
];
const HELD_OUT: &[(&str, &str)] =
    &[(GUIDANCE, "giu-lai-5-xa-vinh-gao.txt"), (DIGITAL, "giu-lai-6-phuong-dong-mai-chuyen-doi-so.txt")];

/// Prints the shares, and fails where one is too low.
pub fn run(root: &Path) -> anyhow::Result<ExitCode> {
    let folder = root.join("fixtures/coverage");
    let mut is_kept = true;
    for (what, files) in [("tuned on", TUNED), ("held out", HELD_OUT)] {
        let mut all = Shares::default();
        for (parent, plan) in files {
            let read = |name: &str| std::fs::read_to_string(folder.join(name)).with_context(|| name.to_owned());
            let (found, _) = shares(&parent_clauses(&read(parent)?), &labelled_clauses(&read(plan)?));
            print(plan, found);
            all = all.with(found);
        }
        print(what, all);
        is_kept &= all.in_three * 100 >= all.asked * IN_THREE;
    }
    Ok(if is_kept { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn print(what: &str, found: Shares) {
    let share = |number: usize| number as f64 * 100.0 / found.asked.max(1) as f64;
    println!(
        "{what:<48} {:>4} clauses, right one first {:>5.1} %, among three {:>5.1} %",
        found.asked,
        share(found.first),
        share(found.in_three)
    );
}
