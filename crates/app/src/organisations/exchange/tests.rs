//! The register of the demo goes out and comes back the same; what is wrong with a file is told all at once, each fault with
//! its cell; what the register says already is left.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::{demo, language::Language, organisations::classes};
use domain::organisations::{Graph, Rows};
use papers::tables::{Sheet, Workbook, open, pasted, written_as_tsv, written_as_xlsx};

fn register() -> (Rows, Graph) {
    let rows = demo::rows(None).unwrap();
    let graph = Graph::build(rows.clone(), classes().clone()).unwrap();
    (rows, graph)
}

fn read_again(workbook: &Workbook) -> (Rows, Graph) {
    let joined = join(workbook, &Rows::default(), classes());
    assert_eq!(joined.faults, []);
    assert_eq!(joined.known, 0);
    let graph = Graph::build(joined.additions.clone(), classes().clone()).unwrap();
    (joined.additions, graph)
}

#[test]
fn the_register_comes_back_from_both_kinds_of_file() {
    let (rows, graph) = register();
    let workbook = everything(&rows, &graph);
    let text = written_as_tsv(&workbook);
    let (again, graph_again) = read_again(&pasted(&text).unwrap());
    assert_eq!(written_as_tsv(&everything(&again, &graph_again)), text, "byte for byte");
    let bytes = written_as_xlsx(&workbook).unwrap();
    let opened = open(&bytes).unwrap();
    assert_eq!(opened, workbook, "cell for cell");
    let (again, graph_again) = read_again(&opened);
    assert_eq!(everything(&again, &graph_again), workbook);
    let sorted = |mut rows: Rows| {
        rows.organisations.sort_by_key(|row| row.id);
        rows.events.sort_by_key(|row| row.id);
        rows.names.sort_by_key(|row| (row.organisation_id, row.valid_from));
        rows.classes.sort_by_key(|row| (row.organisation_id, row.valid_from));
        rows.codes.sort_by_key(|row| (row.organisation_id, row.valid_from, row.scheme.clone()));
        rows.memberships.sort_by_key(|row| (row.organisation_id, row.valid_from, row.line.clone()));
        rows.successions.sort_by_key(|row| (row.event_id, row.predecessor_id, row.successor_id));
        rows
    };
    assert_eq!(sorted(again), sorted(rows), "every row, with bases, notes, shares and scopes");
}

#[test]
fn the_list_of_a_day_makes_a_register_that_begins_on_that_day() {
    let (_, graph) = register();
    let day = jiff::civil::date(2025, 6, 30);
    let list = list_of_day(&graph, day);
    assert_eq!(list.sheets[0].rows.len(), graph.alive(day).len() + 1);
    let (_, again) = read_again(&open(&written_as_xlsx(&list).unwrap()).unwrap());
    assert_eq!(written_as_tsv(&list_of_day(&again, day)).lines().count(), graph.alive(day).len() + 2);
    for id in graph.alive(day) {
        assert_eq!(again.name(id, day), graph.name(id, day));
        assert_eq!(again.parents(id, day), graph.parents(id, day));
        assert_eq!(again.codes(id, day), graph.codes(id, day));
    }
}

#[test]
fn what_the_register_has_is_left_and_what_contradicts_it_is_told() {
    let (rows, graph) = register();
    let mut workbook = everything(&rows, &graph);
    let joined = join(&workbook, &rows, classes());
    assert!(joined.is_nothing() && joined.faults.is_empty());
    assert!(joined.known > rows.organisations.len());
    let names = workbook.sheets.iter_mut().find(|sheet| sheet.name == "Tên gọi").unwrap();
    names.rows[3].cells[1].push_str(" khác");
    let joined = join(&workbook, &rows, classes());
    assert_eq!(joined.faults.len(), 1);
    assert_eq!(joined.faults[0].wrong, Wrong::Contradicts);
    assert_eq!(joined.faults[0].place_in_words(Language::Vi), "Tên gọi, dòng 4");
    assert!(joined.faults[0].sentence(Language::Vi).contains("lập phương án sắp xếp"));
}

/// A file of two communes under a province.
fn small() -> Vec<Sheet> {
    let text = "# Danh sách đơn vị\n\
        Mã đơn vị\tTên đầy đủ\tTên ngắn\tLoại\tCấp\tCác mã\tCấp trên theo hệ\tTừ ngày\tCăn cứ pháp lý\n\
        tinh\tTỉnh ủy Bến Đa\t\ttinh-uy\tprovince\t\t\t01/07/2025\tNghị quyết 1\n\
        ngo\tĐảng ủy xã Ngò\tNgò\tdu-xa\tcommune\tdgov=00123\tĐảng=tinh\t2025-07-01\tNghị quyết 1\n\
        sau\tĐảng ủy xã Sấu\t\tdu-xa\tcommune\t\tparty=tinh\t01/07/2025\tNghị quyết 1\n";
    pasted(text).unwrap().sheets
}

#[test]
fn a_list_that_a_person_wrote_makes_a_register() {
    let class = classes().all().find(|class| class.level == "commune" && !class.is_staff).unwrap().code.clone();
    let mut sheets = small();
    for row in &mut sheets[0].rows[2..] {
        row.cells[3].clone_from(&class);
    }
    let joined = join(&Workbook { sheets }, &Rows::default(), classes());
    assert_eq!(joined.faults, []);
    assert_eq!((joined.additions.organisations.len(), joined.additions.memberships.len()), (3, 2));
    assert_eq!(joined.additions.codes[0].code, "00123", "zeros at the front stay");
}

#[test]
fn every_fault_is_told_with_its_cell_and_nothing_follows_from_another() {
    let mut sheets = small();
    sheets[0].rows[1].cells[3] = "khong-co".to_owned();
    sheets[0].rows[2].cells[7] = "31/02/2025".to_owned();
    sheets[0].rows[2].cells[6] = "Đảng=tinh; Trăng=tinh; party=ai".to_owned();
    sheets[0].rows[3].cells[8] = String::new();
    sheets.push(Sheet::of("Lạ", [vec!["Cột".to_owned()]]));
    let joined = join(&Workbook { sheets }, &Rows::default(), classes());
    let mut told: Vec<(String, Wrong)> =
        joined.faults.iter().map(|fault| (fault.place.to_string(), fault.wrong.clone())).collect();
    told.retain(|(_, wrong)| !matches!(wrong, Wrong::UnknownClass(code) if code == "du-xa"));
    let list = |cell: &str| format!("Danh sách đơn vị!{cell}");
    let expected = [
        (list("D3"), Wrong::UnknownClass("khong-co".to_owned())),
        (list("G4"), Wrong::UnknownLine("Trăng".to_owned())),
        (list("G4"), Wrong::UnknownOrganisation("ai".to_owned())),
        (list("H4"), Wrong::NotADate("31/02/2025".to_owned())),
        (list("I5"), Wrong::Empty),
        ("Lạ!A1".to_owned(), Wrong::UnknownSheet),
    ];
    assert_eq!(told, expected);
    for fault in &joined.faults {
        for language in [Language::Vi, Language::En] {
            assert!(fault.sentence(language).len() > 20 && !fault.sentence(language).contains("organisations-"));
        }
    }
}

/// Faults of the whole: two of them independent of each other, found in one go.
#[test]
fn faults_of_the_graph_are_told_together() {
    let (rows, graph) = register();
    let mut workbook = everything(&rows, &graph);
    let sheet =
        |workbook: &mut Workbook, name: &str| workbook.sheets.iter().position(|sheet| sheet.name == name).unwrap();
    let shares = sheet(&mut workbook, "Kế thừa");
    let row = workbook.sheets[shares].rows.iter_mut().find(|row| row.cells[5] == "1/3").unwrap();
    row.cells[5] = "1/2".to_owned();
    let names = sheet(&mut workbook, "Tên gọi");
    let gone = workbook.sheets[names].rows.remove(1);
    let joined = join(&workbook, &Rows::default(), classes());
    let kinds: Vec<String> = joined.faults.iter().map(|fault| fault.sentence(Language::En)).collect();
    assert!(kinds.iter().any(|sentence| sentence.contains("must add up to 1")), "{kinds:?}");
    assert!(kinds.iter().any(|sentence| sentence.contains("does not have exactly one name")), "{kinds:?} {gone:?}");
    assert_eq!(joined.faults.len(), 2, "{kinds:?}");
    for fault in &joined.faults {
        assert!(fault.place.row > 1, "{fault:?}");
    }
}
