//! What becomes of a person's words: redrafted, combined, answered; marks found again; two texts side by side.

mod random;

use super::*;
use crate::comparison::Stands;
use crate::ids::RoundId;
use uuid::Uuid;

fn source(number: u128) -> Source {
    Source::Round { round: RoundId::from(Uuid::from_u128(number)) }
}

fn block(text: &str) -> Block {
    Block { key: "2.1/A04".into(), kind: BlockKind::Paragraph, text: text.into(), marks: Vec::new(), table: None }
}

/// A mark on the first place where the words stand.
fn mark(text: &str, words: &str, number: u128) -> Mark {
    let start = text.find(words).expect("words that stand there");
    Mark { start, end: start + words.len(), source: source(number) }
}

fn edited(base: &str, written: &str) -> Standing {
    Standing { written: Some(written.into()), ..Standing::drafted(block(base)) }
}

#[test]
fn words_and_figures_are_whole_pieces() {
    let text = "Tăng 1.234,5 người (77,5%), theo 21-CT/TW.\nHết, 5.";
    let pieces = wording::pieces(text);
    assert_eq!(pieces.concat(), text);
    let words: Vec<&str> = pieces.into_iter().filter(|piece| wording::is_word(piece)).collect();
    assert_eq!(words, ["Tăng", "1.234,5", "người", "77,5", "theo", "21-CT/TW", "Hết", "5"]);
    assert_eq!(wording::pieces(""), [""; 0]);
}

const BASE: &str =
    "Số người được tuyển sinh, trong kỳ: 12.345 người; trong đó: nữ: 6.001 người (số liệu của 41/47 đơn vị).";
const NOW: &str =
    "Số người được tuyển sinh, trong kỳ: 12.400 người; trong đó: nữ: 6.020 người (số liệu của 42/47 đơn vị).";

#[test]
fn what_does_not_touch_is_combined() {
    let cases = [
        (
            "Số người được tuyển sinh toàn tỉnh, trong kỳ: 12.345 người; trong đó: nữ: 6.001 người (số liệu của 41/47 đơn vị). Kết quả này là khá.",
            Some(
                "Số người được tuyển sinh toàn tỉnh, trong kỳ: 12.400 người; trong đó: nữ: 6.020 người (số liệu của 42/47 đơn vị). Kết quả này là khá.",
            ),
        ),
        // Right beside a figure that is new: before it, and behind it.
        (
            "Số người được tuyển sinh, trong kỳ: khoảng 12.345 học viên; trong đó: nữ: 6.001 người (số liệu của 41/47 đơn vị).",
            Some(
                "Số người được tuyển sinh, trong kỳ: khoảng 12.400 học viên; trong đó: nữ: 6.020 người (số liệu của 42/47 đơn vị).",
            ),
        ),
        // The same figure, other words for it.
        (
            "Số người được tuyển sinh, trong kỳ: hơn mười hai nghìn người; trong đó: nữ: 6.001 người (số liệu của 41/47 đơn vị).",
            None,
        ),
        // The figure was taken out, and it is another now.
        ("Số người được tuyển sinh tăng.", None),
        (BASE, Some(NOW)),
        (NOW, Some(NOW)),
    ];
    for (mine, expected) in cases {
        assert_eq!(combined(BASE, mine, NOW).as_deref(), expected, "{mine}");
    }
}

#[test]
fn both_may_make_the_same_of_it() {
    let cases = [
        ("A 5 B.", "A 7 B, C.", "A 7 B. D", Some("A 7 B, C. D")),
        ("A 5 B.", "A 5 B, C.", "A 5 B, D.", None),
        ("A 5 B.", "A 5 B, C.", "A 5 B, C.", Some("A 5 B, C.")),
    ];
    for (base, mine, now, expected) in cases {
        assert_eq!(combined(base, mine, now).as_deref(), expected, "{mine} / {now}");
    }
    assert_eq!(combined("A 5 B 6 c d.", "A 7 B 6 c x.", "A 7 B 8 c d.").as_deref(), Some("A 7 B 8 c x."));
    assert_eq!(combined("", "mine", "").as_deref(), Some("mine"));
    assert_eq!(combined("", "mine", "now"), None);
}

#[test]
fn words_never_run_into_each_other() {
    // «x» put in before the bracket and «7» in place of it would read «x7».
    assert_eq!(combined("a (b", "a x(b", "a 7b"), None);
}

#[test]
fn a_proposal_is_combined_or_stays() {
    let written = BASE.replace("trong kỳ", "từ đầu năm");
    let standing = redrafted(edited(BASE, &written), Some(block(NOW))).expect("a block");
    assert_eq!(standing.text(), written);
    assert_eq!(standing.combination().as_deref(), Some(NOW.replace("trong kỳ", "từ đầu năm").as_str()));
    let combined = answered(standing, Answer::Combine);
    assert_eq!(combined.text(), NOW.replace("trong kỳ", "từ đầu năm"));
    assert_eq!((combined.base.as_ref(), combined.proposed.as_ref()), (Some(&block(NOW)), None));

    let standing = redrafted(edited(BASE, "Tuyển sinh tăng mạnh."), Some(block(NOW))).expect("a block");
    assert_eq!(standing.combination(), None);
    assert_eq!(answered(standing.clone(), Answer::Combine), standing);

    let nothing_proposed = edited(BASE, "Tuyển sinh tăng mạnh.");
    assert_eq!(answered(nothing_proposed.clone(), Answer::Combine), nothing_proposed);
}

#[test]
fn drafting_again_keeps_what_a_person_wrote_and_says_what_is_new() {
    let untouched = redrafted(Standing::drafted(block(BASE)), Some(block(NOW))).expect("a block");
    assert_eq!(untouched, Standing::drafted(block(NOW)));
    assert_eq!(redrafted(Standing::drafted(block(BASE)), None), None, "nothing is left of what nobody touched");
    let added = Standing::added("Lời riêng.".into());
    assert_eq!(redrafted(added.clone(), None), Some(added));
    let orphan = redrafted(edited(BASE, "Lời riêng."), None).expect("a block");
    assert!(orphan.is_orphan && orphan.text() == "Lời riêng." && orphan.proposed.is_none());
    let again = redrafted(orphan, Some(block(NOW))).expect("a block");
    assert!(!again.is_orphan && again.proposed == Some(block(NOW)));
    let same = redrafted(edited(BASE, NOW), Some(block(NOW))).expect("a block");
    assert_eq!(same, Standing::drafted(block(NOW)), "the person wrote what is drafted now");
    let removed = Standing { is_removed: true, ..Standing::drafted(block(BASE)) };
    assert!(redrafted(removed, Some(block(NOW))).is_some_and(|block| block.is_removed));
}

#[test]
fn marks_are_found_again_where_their_words_still_stand() {
    let marks =
        [Mark { start: 0, end: BASE.len(), source: source(1) }, mark(BASE, "12.345 người", 2), mark(BASE, "6.001", 3)];
    assert_eq!(relocated(BASE, &marks, BASE), marks);

    let text = BASE.replace("Số người được", "Toàn tỉnh có số người được");
    let moved = relocated(BASE, &marks, &text);
    assert_eq!(moved, [mark(&text, "12.345 người", 2), mark(&text, "6.001", 3)], "the sentence is another one now");

    let text = BASE.replace("12.345", "12.400");
    assert_eq!(relocated(BASE, &marks, &text), [mark(&text, "6.001", 3)]);
    assert_eq!(relocated(BASE, &marks, ""), []);
    let broken = [Mark { start: 5, end: 5, source: source(4) }, Mark { start: 9, end: 4, source: source(4) }];
    assert_eq!(relocated(BASE, &broken, BASE), []);

    let standing = edited(BASE, &text);
    assert_eq!(standing.marks(), [], "a block without marks");
    let with_marks = Block { marks: marks.to_vec(), ..block(BASE) };
    let standing = Standing { base: Some(with_marks), ..standing };
    assert_eq!(standing.marks(), [mark(&text, "6.001", 3)]);
}

#[test]
fn differences_stand_side_by_side() {
    let said =
        |old, new| differences(old, new).into_iter().map(|change| (change.stands, change.words)).collect::<Vec<_>>();
    assert_eq!(
        said("Tăng 5 người.", "Tăng 7 người, khá."),
        [
            (Stands::Both, "Tăng ".to_owned()),
            (Stands::Before, "5".to_owned()),
            (Stands::After, "7".to_owned()),
            (Stands::Both, " người".to_owned()),
            (Stands::After, ", khá".to_owned()),
            (Stands::Both, ".".to_owned()),
        ]
    );
    assert_eq!(said("", ""), []);
    assert_eq!(said("A", "A"), [(Stands::Both, "A".to_owned())]);
    assert_eq!(said("", "A"), [(Stands::After, "A".to_owned())]);
}
