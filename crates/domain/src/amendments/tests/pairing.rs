//! Cases of pairing: what stayed, moved, changed, went and came; and what an amending document names by its label.

use super::clause;
use crate::amendments::{Act, Change, Duty, Pair, Said, find_clause, match_duties, pair_named, pair_whole};

const PLANS: &str = "Xây dựng kế hoạch thực hiện và gửi về Ban trước ngày 30/8/2024";
const FRONT: &str = "Mặt trận Tổ quốc phổ biến Chỉ thị đến từng chi hội, tổ dân phố";
const LIST: &str = "Lập danh mục nghề trọng điểm của tỉnh và dự kiến kinh phí dạy từng nghề";

fn pair(old: Option<usize>, new: Option<usize>, change: Change) -> Pair {
    Pair { old, new, change }
}

#[test]
fn a_replacing_document_is_paired_as_a_whole_whatever_its_numbers() {
    let old = [clause(&["III", "1"], PLANS), clause(&["III", "2"], FRONT), clause(&["III", "3"], LIST)];
    let new = [
        clause(&["II", "1"], LIST),
        clause(&["II", "2"], "Mở sổ theo dõi người học nghề ở từng xã"),
        clause(&["II", "3"], "Xây dựng kế hoạch thực hiện và gửi về Ban trước ngày 30/9/2026"),
    ];
    let mut found = pair_whole(&old, &new);
    found.sort_by_key(|pair| (pair.old.is_none(), pair.old));
    let expected = [
        pair(Some(0), Some(2), Change::Changed),
        pair(Some(1), None, Change::Removed),
        pair(Some(2), Some(0), Change::Same),
        pair(None, Some(1), Change::New),
    ];
    assert_eq!(found, expected);
}

#[test]
fn only_what_an_amending_document_names_is_paired() {
    let old = [
        clause(&["II"], "Nội dung"),
        clause(&["II", "1."], PLANS),
        clause(&["II", "2."], FRONT),
        clause(&["III"], "Tổ chức"),
        clause(&["III", "2."], LIST),
    ];
    let labels = |labels: &[&str]| labels.iter().map(|label| (*label).to_owned()).collect::<Vec<_>>();
    let said = [
        Said { act: Act::Repeal, labels: labels(&["III", "2"]), by: Some(7) },
        Said { act: Act::Change, labels: labels(&["II", "2"]), by: Some(6) },
        Said { act: Act::Insert, labels: Vec::new(), by: Some(8) },
        Said { act: Act::Change, labels: labels(&["IX", "1"]), by: Some(9) },
    ];
    let (pairs, not_found) = pair_named(&old, &said);
    let expected = [
        pair(Some(2), Some(6), Change::Changed),
        pair(Some(4), None, Change::Removed),
        pair(None, Some(8), Change::New),
    ];
    assert_eq!(pairs, expected);
    assert_eq!(not_found, [3]);
}

#[test]
fn labels_find_a_clause_and_never_guess_between_two() {
    let clauses = [
        clause(&["II"], ""),
        clause(&["II -", "2."], ""),
        clause(&["II -", "2.", "a)"], ""),
        clause(&["III", "2."], ""),
        clause(&["Điều 5."], ""),
    ];
    let find =
        |labels: &[&str]| find_clause(&clauses, &labels.iter().map(|label| (*label).to_owned()).collect::<Vec<_>>());
    assert_eq!(find(&["II", "2"]), Some(1));
    assert_eq!(find(&["ii", "a"]), Some(2));
    assert_eq!(find(&["5"]), Some(4));
    assert_eq!(find(&["2"]), None, "II.2 or III.2");
    assert_eq!(find(&["IV"]), None);
    assert_eq!(find(&[]), None);
}

#[test]
fn duties_of_one_clause_are_matched_one_to_one_and_never_across_clauses() {
    let duty = |pair, action| Duty { pair, action };
    let old = [duty(Some(0), PLANS), duty(Some(0), FRONT), duty(None, LIST), duty(Some(1), LIST)];
    let new = [duty(Some(0), FRONT), duty(Some(0), PLANS), duty(Some(0), LIST)];
    assert_eq!(match_duties(&old, &new), [(0, 1), (1, 0)]);
}
