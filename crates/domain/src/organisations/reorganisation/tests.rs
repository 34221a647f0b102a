//! Rows that make events, and rows that cannot: each fault with its row, its column and its words.

use super::*;
use crate::organisations::{
    Catalogue, Change, ClassEntry, Entry, Event, Graph, Rows, apply, organisation_of_word as id,
};
use jiff::civil::date;
use uuid::Uuid;

const BEGIN: Date = date(2025, 7, 1);
const DAY: Date = date(2027, 1, 1);

fn catalogue() -> Catalogue {
    let class = |code: &str| ClassEntry {
        code: code.to_owned(),
        name_vi: code.to_owned(),
        name_en: code.to_owned(),
        level: "commune".to_owned(),
        is_staff: false,
    };
    let line = |code: &str, name_vi: &str| Entry {
        code: code.to_owned(),
        name_vi: name_vi.to_owned(),
        name_en: code.to_owned(),
    };
    let lines = vec![line("party", "Đảng"), line("state", "Chính quyền")];
    Catalogue::new(["top", "commune", "board"].map(class)).with_levels_and_lines(Vec::new(), lines)
}

/// A province with five communes, two of which differ by a mark; one of them has a board.
fn register() -> Graph {
    let mut rows = Rows::default();
    let found = |word: &str, name: &str, class: &str, parents: &[(&str, &str)]| Change::Found {
        organisation: id(word),
        name: name.to_owned(),
        short_name: None,
        class: class.to_owned(),
        level: "commune".to_owned(),
        codes: Vec::new(),
        parents: parents.iter().map(|(line, parent)| ((*line).to_owned(), id(parent))).collect(),
    };
    let under = [("party", "top")];
    let changes = [
        found("top", "Tỉnh ủy", "top", &[]),
        found("a", "Đảng ủy xã An Hến", "commune", &under),
        found("b", "Đảng ủy xã Bình Sấu", "commune", &under),
        found("c", "Đảng ủy xã Cầu Mai", "commune", &under),
        found("d1", "Đảng ủy xã Đông Sấu", "commune", &under),
        found("d2", "Đảng ủy xã Đồng Sấu", "commune", &under),
        found("board", "Ban Xây dựng Đảng xã An Hến", "board", &[("party", "a")]),
        found("beside", "Đảng ủy Quân sự", "commune", &[]),
    ];
    let old = found("gone", "Huyện ủy Vĩnh Gạo", "commune", &under);
    let event = |number: u128, on: Date, change: Change| Event {
        id: Uuid::from_u128(number).into(),
        on,
        legal_basis: "Quyết định".to_owned(),
        note: None,
        change,
    };
    for (number, change) in (1..).zip(changes) {
        apply(&mut rows, event(number, BEGIN, change)).unwrap();
    }
    apply(&mut rows, event(100, BEGIN, old)).unwrap();
    apply(&mut rows, event(101, date(2026, 1, 1), Change::Dissolve { organisation: id("gone") })).unwrap();
    Graph::build(rows, catalogue()).unwrap()
}

/// Rows of cells that are parted by tabs.
fn rows_typed(text: &str) -> Vec<DraftRow> {
    rows_of(&text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect::<Vec<_>>())
}

fn draft(text: &str) -> Draft {
    Draft {
        id: Uuid::from_u128(7).into(),
        owner: id("top"),
        legal_basis: "Nghị quyết 1".to_owned(),
        effective_on: DAY,
        contents: Contents { rows: rows_typed(text), ..Contents::default() },
    }
}

fn faults(text: &str) -> Vec<(usize, Option<Column>, &'static str)> {
    let graph = register();
    let code = |fault: &Fault| {
        let value = serde_json::to_value(&fault.what).unwrap();
        &*Box::leak(value["code"].as_str().unwrap().to_owned().into_boxed_str())
    };
    let examined = examine(&graph, &draft(text));
    assert!(examined.plan.is_none() || examined.faults.is_empty());
    examined.faults.iter().map(|fault| (fault.row, fault.column, code(fault))).collect()
}

#[test]
fn two_communes_become_one_new_one_and_the_board_follows() {
    let graph = register();
    let text = "Cũ\tMới\nĐảng ủy xã An Hến\tĐảng ủy xã Hến Sấu\nDang uy xa Binh Sau\tĐảng ủy xã Hến Sấu\n";
    let examined = examine(&graph, &draft(text));
    assert_eq!((examined.faults.as_slice(), examined.questions.as_slice()), (&[][..], &[][..]));
    let plan = examined.plan.unwrap();
    assert_eq!(plan.ended, [id("a"), id("b")]);
    let kinds: Vec<&str> = plan.events.iter().map(|event| event.change.kind()).collect();
    assert_eq!(kinds, ["found", "move", "merge"]);
    let body = &examined.bodies[0];
    assert_eq!((body.name.as_str(), body.class.as_str()), ("Đảng ủy xã Hến Sấu", "commune"));
    assert_eq!(plan.graph.parent(body.id, "party", DAY), Some(id("top")));
    assert_eq!(plan.graph.parent(id("board"), "party", DAY), Some(body.id));
    assert_eq!(plan.graph.successor_closure(id("a"), DAY).into_iter().collect::<Vec<_>>(), [body.id]);
    // Examined again, it is the same to the last identity.
    assert_eq!(examine(&graph, &draft(text)).plan.unwrap().events, plan.events);
}

#[test]
fn the_columns_may_stand_in_any_order_and_language() {
    let english = rows_typed("basis\tnew\told\nNQ 2\tB\tA\n\n");
    assert_eq!((english[0].old.as_str(), english[0].new.as_str(), english[0].basis.as_str()), ("A", "B", "NQ 2"));
    let vietnamese = rows_typed("Tỷ lệ\tĐơn vị cũ\tĐơn vị mới\tPhần việc\tGhi chú\n1/3\tA\tB\tviệc làm\tbỏ qua\n");
    assert_eq!((vietnamese[0].share.as_str(), vietnamese[0].scope.as_str()), ("1/3", "việc làm"));
    let bare = rows_typed("A\tB\t40%\n");
    assert_eq!((bare.len(), bare[0].share.as_str()), (1, "40%"));
}

#[test]
fn shares_are_read_as_people_write_them() {
    for (typed, read) in [
        ("1/3", Some((1, 3))),
        ("40%", Some((40, 100))),
        ("12,5 %", Some((125, 1000))),
        ("0,4", Some((4, 10))),
        ("1", Some((1, 1))),
        ("0", None),
        ("4/3", None),
        ("một nửa", None),
        ("-1/2", None),
    ] {
        assert_eq!(rows::share(typed), read, "{typed}");
    }
}

#[test]
fn what_is_wrong_is_told_with_row_and_column() {
    use Column::{Date as Day, Kind as Type, New, Old, Share};
    let (a, b, c) = ("Đảng ủy xã An Hến", "Đảng ủy xã Bình Sấu", "Đảng ủy xã Cầu Mai");
    for (text, expected) in [
        ("\n".to_owned(), vec![(0, None, "no-rows")]),
        (format!("{b}\t"), vec![(1, Some(New), "new-missing")]),
        (format!("\t{b}"), vec![(1, Some(Old), "old-missing")]),
        ("Đảng ủy xã Xa Lạ\tX".to_owned(), vec![(1, Some(Old), "name-unknown"), (1, Some(New), "no-place")]),
        ("Huyện ủy Vĩnh Gạo\tX".to_owned(), vec![(1, Some(Old), "name-ended"), (1, Some(New), "no-place")]),
        (format!("{b}\tX\tba phần"), vec![(1, Some(Share), "share-unreadable")]),
        (format!("{b}\tX\t1/2\n{b}\tY\t1/3"), vec![(1, Some(Share), "shares-not-whole")]),
        (format!("{b}\tX\n{b}\tY"), vec![(1, Some(Share), "share-missing"), (2, Some(Share), "share-missing")]),
        (format!("{b}\t{c}\t1\ttách"), vec![(1, Some(Share), "nothing-left")]),
        (format!("{b}\t{c}\t1/2\tsáp nhập"), vec![(1, Some(Share), "share-of-merge")]),
        (format!("{b}\t{c}\t\tlạ"), vec![(1, Some(Type), "kind-unknown")]),
        (format!("{b}\t{c}\t\t\t2/1/2027"), vec![(1, Some(Day), "date-differs")]),
        (format!("{b}\t{c}\t\t\tmai"), vec![(1, Some(Day), "date-unreadable")]),
        (format!("{b}\t{c}\t\tgiải thể"), vec![(1, Some(New), "new-not-wanted")]),
        (format!("{b}\tX\t\tsáp nhập\n{b}\tY\t\tsáp nhập"), vec![(2, Some(Type), "contradicts")]),
        (format!("{b}\t\t\tgiải thể\n{b}\tX\t\tđổi tên"), vec![(2, Some(Type), "contradicts")]),
        (format!("{b}\t{c}\t\tsáp nhập\n{b}\t{c}\t\tsáp nhập"), vec![(2, Some(Old), "same-row")]),
        ("Đảng ủy Quân sự\tX".to_owned(), vec![(1, Some(Old), "not-below"), (1, Some(New), "no-place")]),
        (format!("{a}\t\t\tgiải thể"), vec![(1, Some(Old), "child-left")]),
        (format!("{a}\tX\t1/2\n{a}\tY\t1/2"), vec![(1, Some(Old), "child-left")]),
        ("\tĐảng ủy xã Mới\t\tthành lập".to_owned(), vec![(1, Some(New), "no-place")]),
        (format!("{a}\tBan Xây dựng Đảng xã An Hến\t\tchuyển"), vec![(1, Some(Old), "cycle")]),
    ] {
        assert_eq!(faults(&text), expected, "{text}");
    }
}

#[test]
fn a_body_takes_another_class_and_another_name_at_once() {
    let graph = register();
    let examined =
        examine(&graph, &draft("Đảng ủy xã An Hến\tboard\t\tnâng cấp\nĐảng ủy xã An Hến\tBan An Hến\t\tđổi tên"));
    let plan = examined.plan.expect("a plan");
    let changes: Vec<&Change> = plan.events.iter().map(|event| &event.change).collect();
    let (organisation, class, level) = (id("a"), "board".to_owned(), "commune".to_owned());
    assert!(changes.contains(&&Change::Reclassify { organisation, class, level }), "{changes:?}");
    assert_eq!(plan.graph.class(id("a"), DAY), Some("board"));
    assert_eq!(plan.graph.name(id("a"), DAY), Some("Ban An Hến"));
    assert!(plan.ended.is_empty());
    assert_eq!(faults("Đảng ủy xã An Hến\tđảng ủy lạ\t\tđổi loại"), [(1, Some(Column::New), "class-unknown")]);
    assert_eq!(faults("Đảng ủy xã An Hến\t\t\tđổi loại"), [(1, Some(Column::New), "new-missing")]);
}

#[test]
fn a_day_before_a_later_change_is_refused() {
    let graph = register();
    let mut draft = draft("Đảng ủy xã An Hến\tĐảng ủy xã Mới");
    draft.effective_on = BEGIN;
    let unknown = examine(&graph, &draft);
    assert!(unknown.faults.iter().any(|fault| matches!(fault.what, What::NameNotYet { .. })), "{:?}", unknown.faults);
    let mut rows = graph.rows();
    let rename =
        Change::Rename { organisation: id("b"), name: "Đảng ủy xã Bình Lụa".to_owned(), short_name: None };
    let event = Event {
        id: Uuid::from_u128(200).into(),
        on: date(2027, 3, 1),
        legal_basis: "QĐ".to_owned(),
        note: None,
        change: rename,
    };
    apply(&mut rows, event).unwrap();
    let later = Graph::build(rows, catalogue()).unwrap();
    draft.effective_on = DAY;
    draft.contents.rows = rows_typed("Đảng ủy xã Bình Sấu\tĐảng ủy xã Mới");
    let examined = examine(&later, &draft);
    let date = "01/03/2027".to_owned();
    assert_eq!(examined.faults[0].what, What::LaterChange { name: "Đảng ủy xã Bình Sấu".to_owned(), date });
}

#[test]
fn a_name_that_may_mean_several_is_asked_and_the_answer_holds() {
    let graph = register();
    // Without marks both communes may be meant; with its marks only one.
    let mut asked = draft("Dang uy xa Dong Sau\tĐảng ủy xã Mới");
    let examined = examine(&graph, &asked);
    assert_eq!(examined.questions.len(), 1);
    assert_eq!(examined.questions[0].candidates.len(), 2);
    assert!(!examined.questions[0].may_be_new && examined.plan.is_none());
    let key = examined.questions[0].key.clone();
    asked.contents.picked.insert(key, Picked::Organisation(id("d2")));
    assert_eq!(examine(&graph, &asked).plan.unwrap().ended, [id("d2")]);
    assert_eq!(examine(&graph, &draft("Đảng ủy xã Đông Sấu\tĐảng ủy xã Mới")).plan.unwrap().ended, [id("d1")]);
    // A new body with the name of one that ends: taken over, or founded anew.
    let mut same = draft("Đảng ủy xã Cầu Mai\tĐảng ủy xã Cầu Mai\nĐảng ủy xã Bình Sấu\tĐảng ủy xã Cầu Mai");
    let examined = examine(&graph, &same);
    assert!(examined.questions[0].may_be_new);
    let key = examined.questions[0].key.clone();
    same.contents.picked.insert(key.clone(), Picked::Organisation(id("c")));
    assert_eq!(examine(&graph, &same).plan.unwrap().ended, [id("b")]);
    let mut ending = draft("Đảng ủy xã Bình Sấu\tĐảng ủy xã Cầu Mai\nĐảng ủy xã Cầu Mai\t\t\tgiải thể");
    ending.contents.picked = same.contents.picked.clone();
    assert!(matches!(examine(&graph, &ending).faults[0].what, What::Contradicts { other: 2, .. }));
    same.contents.picked.insert(key, Picked::New);
    let plan = examine(&graph, &same).plan.unwrap();
    assert_eq!(plan.ended, [id("b"), id("c")]);
    assert_eq!(plan.graph.find_by_name("Đảng ủy xã Cầu Mai", DAY).len(), 1);
}

#[test]
fn a_person_may_change_what_a_new_body_is() {
    let graph = register();
    let mut draft = draft("Đảng ủy xã Bình Sấu\tĐảng ủy xã Mới\n\tBan Mới\t\tthành lập");
    let wish = BodyWish {
        class: Some("board".to_owned()),
        short_name: Some("BM".to_owned()),
        parents: [("party".to_owned(), "Đảng ủy xã Mới".to_owned())].into(),
    };
    draft.contents.bodies.insert("ban mới".to_owned(), wish);
    let examined = examine(&graph, &draft);
    assert_eq!(examined.faults, []);
    let board = examined.bodies.iter().find(|body| body.name == "Ban Mới").unwrap();
    let commune = examined.bodies.iter().find(|body| body.name == "Đảng ủy xã Mới").unwrap();
    let plan = examined.plan.as_ref().unwrap();
    assert_eq!(plan.graph.parent(board.id, "party", DAY), Some(commune.id));
    assert_eq!(plan.graph.class(board.id, DAY), Some("board"));
}

#[test]
fn a_body_is_parted_by_shares_and_gives_tasks_away() {
    let graph = register();
    let text = "Đảng ủy xã Bình Sấu\tX\t2/3\nĐảng ủy xã Bình Sấu\tĐảng ủy xã Cầu Mai\t1/3\n\
         Đảng ủy xã Đông Sấu\tĐảng ủy xã Cầu Mai\t\ttách\t\t\tdu lịch\n";
    let examined = examine(&graph, &draft(text));
    assert_eq!(examined.faults, []);
    let plan = examined.plan.unwrap();
    assert_eq!(plan.ended, [id("b")]);
    let shares: Vec<(i64, i64)> =
        plan.graph.successors(id("b")).iter().map(|row| (row.share_numerator, row.share_denominator)).collect();
    assert!(shares.contains(&(2, 3)) && shares.contains(&(1, 3)));
    let given = &plan.graph.successors(id("d1"))[0];
    assert_eq!((given.scope.as_deref(), plan.graph.exists(id("d1"), DAY)), (Some("du lịch"), true));
}
