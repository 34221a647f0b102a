//! The register of a real instance as a file: it goes out, into an empty instance, and out again the same; what is wrong with
//! a file is told all at once and changes nothing.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::disallowed_methods)]

mod program;

use domain::organisations::organisation_of_word;
use papers::tables;
use program::{REGISTER, dondoc, done, run, text};
use std::{fs, path::Path};

const LATER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/lam-giang/organisations-2025.tsv");
const CHANGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/lam-giang/reorganisation-2025.tsv");

fn export(data: &Path, file: &Path) {
    let said = done(["register", "export", text(file), "--data", text(data)]);
    assert!(said.contains("organisations were written to"), "{said}");
}

#[test]
fn the_register_goes_out_and_into_an_empty_instance_and_out_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    let first = place("first");
    let tables = ["--organisations", REGISTER, LATER, "--reorganisations", CHANGES];
    _ = done(["register", "--data", text(&first)].into_iter().chain(tables));
    for ending in ["tsv", "xlsx"] {
        let (out, again) = (place(&format!("out.{ending}")), place(&format!("again.{ending}")));
        let second = place(&format!("second-{ending}"));
        export(&first, &out);
        let said = done(["register", "import", text(&out), "--data", text(&second)]);
        assert!(said.contains("rows were added to the register; 0 were there already"), "{said}");
        export(&second, &again);
        let (out, again) = (fs::read(out).unwrap(), fs::read(again).unwrap());
        assert!(out == again, "the bytes of both differ: {ending}");
        assert!(tables::open(&out).unwrap().sheets.len() == 7);
    }
    // Into the first one nothing is left to add, and a file that is there is never written over.
    let said = done(["register", "import", text(&place("out.tsv")), "--data", text(&first)]);
    assert!(said.contains("\n0 rows were added"), "{said}");
    let over = run(dondoc(["register", "export", text(&place("out.tsv")), "--data", text(&first)]));
    assert!(over.err.contains("cannot be written"), "{}", over.err);
    let day = place("day.tsv");
    _ = done(["register", "export", text(&day), "--on", "2025-06-30", "--data", text(&first)]);
    let list = fs::read_to_string(day).unwrap();
    let (then, later) = (organisation_of_word("cu-vinh-gao"), organisation_of_word("du-yen-hen-2025"));
    assert!(list.contains(&then.to_string()) && !list.contains(&later.to_string()));
}

#[test]
fn every_fault_is_printed_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("data"), folder.path().join("list.tsv"));
    let list = "Mã đơn vị\tTên đầy đủ\tLoại\tCấp\tTừ ngày\tCăn cứ pháp lý\n\
        tinh\tTỉnh ủy Bến Đa\ttinh-uy\tprovince\t1/7/25\tNghị quyết 1\n\
        xa\tĐảng ủy xã Ngò\tlang\tcommune\thôm qua\t\n";
    fs::write(&file, list).unwrap();
    let ended = run(dondoc(["register", "import", text(&file), "--data", text(&data)]));
    assert_eq!(ended.status.code(), Some(1), "{}", ended.err);
    for told in [
        "row 3, column C (Class): The catalogue has no class “lang”",
        "row 3, column E (From): “hôm qua” is not a date",
        "row 3, column F (Legal basis): This cell must be filled",
    ] {
        assert!(ended.out.contains(told), "{told}\n{}", ended.out);
    }
    assert!(ended.err.contains("3 places must be mended"), "{}", ended.err);
    fs::write(&file, list.lines().take(2).map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    let said = done(["register", "import", text(&file), "--data", text(&data)]);
    assert!(said.contains("\n4 rows were added"), "{said}");
}
