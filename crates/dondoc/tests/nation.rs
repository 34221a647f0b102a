//! The register of the nation from the command line: loaded once, into an instance that has none, with its counts printed.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::disallowed_methods)]

mod program;

use program::{dondoc, done, refused, text};

#[test]
fn one_command_loads_the_nation_and_the_bodies_of_a_province() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let said = refused(dondoc(["register", "--data", text(&data), "--vietnam", "--province", "02"]));
    assert!(said.contains("02: không phải mã") && said.contains("use its code of two digits"), "{said}");
    assert!(!data.exists(), "a refusal leaves nothing");

    let said = done(["register", "--data", text(&data), "--vietnam", "--province", "12"]);
    for line in [
        "57 provinces; 6 centrally run cities; 49 urban districts; 509 rural districts; ",
        "7690 rural communes; 1728 urban wards; 617 townships.",
        "28 tỉnh; 6 thành phố trực thuộc trung ương; 2621 xã; 687 phường; 13 đặc khu.",
        "27 provinces; 7 centrally run cities; 2611 rural communes; 697 urban wards; 13 special zones.",
        "7 district Party committees; 1 city Party committees",
    ] {
        assert!(said.contains(line), "{line} is not in\n{said}");
    }
    let again = refused(dondoc(["register", "--data", text(&data), "--vietnam"]));
    assert!(again.contains("has a register of organisations already"), "{again}");
}

#[test]
fn a_province_needs_the_nation() {
    let output = dondoc(["register", "--province", "08"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
}
