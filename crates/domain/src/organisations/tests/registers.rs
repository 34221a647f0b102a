//! Registers as text: what is wrong is told with file, line and remedy; identities do not hang on the lines.

use super::*;

fn founded(text: &str) -> Result<Vec<Event>, ParseError> {
    parse_organisations("founded.tsv", &tabs(text))
}

fn changed(text: &str) -> Result<Vec<Event>, ParseError> {
    parse_reorganisation("changed.tsv", &tabs(text))
}

#[test]
fn a_line_that_cannot_be_read_is_told_with_its_remedy() {
    let good = "word\na | Tên | | so | province | 2024-01-01 | | | | | x\n\n# remark\n";
    for (line, remedy) in [
        (" | Tên | | so | province | 2024-01-01 | | | | | x", "column 1 (word) is empty"),
        ("b | | | so | province | 2024-01-01 | | | | | x", "column 2 (name) is empty"),
        ("b | Tên | | | province | 2024-01-01 | | | | | x", "column 4 (class) is empty"),
        ("b | Tên | | so | | 2024-01-01 | | | | | x", "column 5 (level) is empty"),
        ("b | Tên | | so | province | 1/1/2024 | | | | | x", "1/1/2024 is not a date; write it as 2025-07-01"),
        ("b | Tên | | so | province | 2024-01-01 | | | |", "column 11 (legal basis) is empty"),
        ("a | Tên | | so | province | 2024-01-01 | | | | | x", "the word a stands on line 2 already; choose another"),
    ] {
        let fault = founded(&[good, line].concat()).expect_err(line);
        assert_eq!(fault.to_string(), format!("founded.tsv, line 5: {remedy}"), "{line}");
    }
    assert_eq!(founded(good).map(|events| events.len()), Ok(1));
}

#[test]
fn a_change_that_cannot_be_read_is_told_with_its_remedy() {
    let good = "on\n2025-01-01 | dissolve | a | | x |\n";
    for (line, remedy) in [
        ("2025-13-01 | dissolve | b | | x |", "2025-13-01 is not a date; write it as 2025-07-01"),
        (
            "2025-01-01 | sell | b | | x |",
            "sell is not a kind of change; use one of merge, split, split-off, dissolve, rename, move",
        ),
        ("2025-01-01 | merge | b,c | | x |", "column 4 (to) is empty"),
        ("2025-01-01 | rename | b | | x |", "column 4 (new name) is empty"),
        ("2025-01-01 | move | b | party | x |", "write the move as line=parent"),
        ("2025-01-01 | split | b | c;d | x |", "write shares as word:1/3; word:2/3"),
        ("2025-01-01 | split | b | c:một/hai | x |", "write shares as word:1/3; word:2/3"),
        ("2025-01-01 | split | b | | x |", "write shares as word:1/3; word:2/3"),
        ("2025-01-01 | dissolve | | | x |", "column 3 (who) is empty"),
        ("2025-01-01 | dissolve | b | | |", "column 5 (legal basis) is empty"),
        ("2025-01-01 | dissolve | a | | y |", "line 2 says the same of that day; keep one of them"),
    ] {
        let fault = changed(&[good, line].concat()).expect_err(line);
        assert_eq!(fault.to_string(), format!("changed.tsv, line 3: {remedy}"), "{line}");
    }
}

#[test]
fn a_move_may_lead_to_nobody() {
    let events = changed("on\n2025-01-01 | move | a | front= | x | ghi chú").unwrap();
    let [Event { change: Change::Move { parent: None, line, .. }, note, .. }] = events.as_slice() else {
        panic!("{events:?}")
    };
    assert_eq!((line.as_str(), note.as_deref()), ("front", Some("ghi chú")));
}

#[test]
fn identities_stay_when_lines_are_moved_put_in_or_corrected() {
    let ids = |text: &str| {
        let mut ids: Vec<_> = changed(text).unwrap().into_iter().map(|event| event.id).collect();
        ids.sort();
        ids
    };
    let merge = "2025-01-01 | merge | a,b | c | x |";
    let moved = "2025-01-01 | move | d | party=e | x |";
    let first = ids(&format!("on\n{merge}\n{moved}"));
    assert_eq!(ids(&format!("on\n# remark\n\n{moved}\n2025-01-01 | merge | b, a | c | y | note")), first);
    let other = ids("on\n2025-01-01 | move | d | front=e | x |\n2025-01-02 | move | d | party=e | x |");
    assert!(other.iter().all(|id| !first.contains(id)), "another line or day is another event");
}

#[test]
fn catalogues_are_read_and_unknown_codes_come_last() {
    let catalogue = catalogue();
    assert!(catalogue.is_staff("ban-tuyen-giao-tinh-uy") && !catalogue.is_staff("tinh-uy") && !catalogue.is_staff("?"));
    assert_eq!(catalogue.rank("tinh-uy"), 0);
    assert_eq!(catalogue.rank("?"), catalogue.all().count());
    let fault = parse_classes("classes.tsv", "code\na\tTên\t\tprovince").expect_err("no English");
    assert_eq!(fault.to_string(), "classes.tsv, line 2: column 3 (name_en) is empty");
    let fault = parse_entries("lines.tsv", "code\nparty\tĐảng").expect_err("no English");
    assert_eq!(fault.to_string(), "lines.tsv, line 2: column 3 (name_en) is empty");
    let levels = include_str!("../../../../../packs/organisations/levels.tsv");
    let lines = include_str!("../../../../../packs/organisations/lines.tsv");
    let levels = parse_entries("levels.tsv", levels).unwrap();
    let catalogue = catalogue.with_levels_and_lines(levels, parse_entries("lines.tsv", lines).unwrap());
    for class in catalogue.all() {
        assert!(catalogue.level(&class.level).is_some(), "level {} of class {}", class.level, class.code);
    }
    assert_eq!(catalogue.line("front").map(|line| line.name_en.as_str()), Some("Front"));
}
