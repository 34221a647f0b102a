//! What holds for every text: the door, offsets, spellings of the same text, and that nothing panics.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use domain::problem::Problem;
use papers::reading::{Reading, read};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

const GUIDANCE: &str = include_str!("../../../fixtures/huong-dan-giao-duc-nghe-nghiep.txt");

fn reading(text: &str) -> Reading {
    read("van-ban.txt", text.as_bytes()).unwrap()
}

fn without_blanks(text: &str) -> String {
    text.nfc().filter(|character| !character.is_whitespace()).collect()
}

/// Every span lies inside the text, and the words of a finding are those at its span.
fn assert_spans(reading: &Reading) {
    let characters: Vec<char> = reading.text.chars().collect();
    let at = |[start, end]: [usize; 2]| -> String {
        assert!(start <= end && end <= characters.len(), "{start}..{end} of {}", characters.len());
        characters[start..end].iter().collect()
    };
    for provision in &reading.provisions {
        let label = without_blanks(&provision.label);
        let stated = without_blanks(&at(provision.span));
        assert!(stated.starts_with(&label) || stated.starts_with('_'), "{label} is not at {:?}", provision.span);
        let parent =
            provision.parent.as_ref().map(|id| reading.provisions.iter().find(|other| &other.id == id).unwrap());
        let inside =
            parent.is_none_or(|parent| parent.span[0] <= provision.span[0] && provision.span[1] <= parent.span[1]);
        assert!(inside, "{} is not inside its parent", provision.id);
    }
    for citation in &reading.citations {
        assert_eq!(without_blanks(&at(citation.span)), without_blanks(&citation.text));
    }
    for target in &reading.targets {
        assert_eq!(without_blanks(&at(target.span)), without_blanks(&target.text));
    }
    for duty in &reading.duties {
        assert!(!at(duty.span).trim().is_empty());
        assert!(!duty.addressees.is_empty());
        let held = duty.provision.as_ref().is_none_or(|id| reading.provisions.iter().any(|other| &other.id == id));
        assert!(held, "{:?} does not exist", duty.provision);
    }
}

#[test]
fn the_door_refuses_and_says_why() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/bad/");
    let file = |name: &str| std::fs::read(format!("{folder}{name}")).unwrap();
    assert_eq!(read("a.txt", &file("rong.txt")), Err(Problem::FileEmpty));
    assert_eq!(read("a.txt", "\u{feff} \r\n\u{a0}".as_bytes()), Err(Problem::FileEmpty));
    assert_eq!(read("a.txt", &file("khong-phai-utf-8.txt")), Err(Problem::FileNotUtf8 { at: 1 }));
    assert_eq!(read("a.TXT", &file("co-dau-mat.txt")), Err(Problem::StateSecret { mark: "MẬT".into() }));
    assert_eq!(read("a.docx", b"\x7fELF\x02"), Err(Problem::FileKindUnknown { file_name: "a.docx".into() }));
}

#[test]
fn a_mark_of_secrecy_is_told_from_its_words() {
    let refused = [
        ("MẬT\n\nKẾ HOẠCH\nviệc A", "MẬT"),
        ("TỈNH ỦY LAM GIANG\t\tTỐI MẬT\nKẾ HOẠCH", "TỐI MẬT"),
        ("[ T U Y Ệ T  M Ậ T ]\nKẾ HOẠCH", "TUYỆT MẬT"),
        ("Độ mật: Mật\nKẾ HOẠCH", "MẬT"),
        ("Số: 12-BC/BTGTU-MẬT\nBÁO CÁO", "MẬT"),
        ("Số 12/BC-MẬT\nBÁO CÁO", "MẬT"),
    ];
    for (text, mark) in refused {
        assert_eq!(read("a.txt", text.as_bytes()), Err(Problem::StateSecret { mark: mark.into() }), "{text}");
        let apart: String = text.nfd().collect();
        assert_eq!(read("a.txt", apart.as_bytes()), Err(Problem::StateSecret { mark: mark.into() }), "{text}");
    }
    for text in [
        "QUYẾT ĐỊNH\nBAN HÀNH DANH MỤC BÍ MẬT NHÀ NƯỚC\n\nĐiều 1. Bí mật nhà nước độ Tuyệt mật",
        "Chịu trách nhiệm về thực hiện bảo mật, bảo đảm an toàn thông tin.",
        "thuộc phạm vi bí\nmật\nnhà nước",
        "Số: 12-KH/TU\nKẾ HOẠCH về mật độ xây dựng",
    ] {
        assert!(read("a.txt", text.as_bytes()).is_ok(), "{text}");
    }
}

#[test]
fn the_text_keeps_every_character_in_order() {
    let reading = reading(GUIDANCE);
    assert_eq!(without_blanks(&reading.text), without_blanks(GUIDANCE));
    assert_spans(&reading);
}

#[test]
fn the_same_text_in_other_clothes_reads_the_same() {
    let plain = reading(GUIDANCE);
    let clothes: [(&str, String); 6] = [
        ("apart", GUIDANCE.nfd().collect()),
        ("windows", GUIDANCE.replace('\n', "\r\n")),
        ("marked", format!("\u{feff}{GUIDANCE}")),
        ("unbreakable", GUIDANCE.replace("số 72", "số\u{a0}72")),
        ("old tones", GUIDANCE.replace("ủy", "uỷ").replace("hóa", "hoá")),
        ("long hyphens", GUIDANCE.replace("I - ", "I \u{2013} ")),
    ];
    for (name, text) in clothes {
        let other = reading(&text);
        let spans = |reading: &Reading| reading.duties.iter().map(|duty| duty.span).collect::<Vec<_>>();
        assert_eq!(spans(&other), spans(&plain), "{name}");
        let dates = |reading: &Reading| {
            reading.citations.iter().map(|cited| (cited.symbol.clone(), cited.date)).collect::<Vec<_>>()
        };
        assert_eq!(dates(&other), dates(&plain), "{name}");
        let selectors = |reading: &Reading| {
            reading
                .duties
                .iter()
                .flat_map(|duty| &duty.addressees)
                .filter(|addressee| addressee.selector.is_none())
                .count()
        };
        assert_eq!(selectors(&other), selectors(&plain), "{name}");
        assert_eq!(other.document.recipients.len(), plain.document.recipients.len(), "{name}");
    }
}

#[test]
fn composed_and_decomposed_letters_give_the_same_reading() {
    let apart: String = GUIDANCE.nfd().collect();
    let (composed, mut decomposed) = (reading(GUIDANCE), reading(&apart));
    decomposed.source = composed.source.clone();
    assert_eq!(composed, decomposed);
}

#[test]
fn a_text_without_structure_is_read_with_questions() {
    let reading = reading("Ghi chép của một buổi họp\nkhông có gì khác");
    let asked: Vec<&str> = reading.questions.iter().map(|question| question.about.as_str()).collect();
    for about in ["document.type", "document.date", "document.symbol", "document.issuer", "provisions", "duties"] {
        assert!(asked.contains(&about), "{about} is not asked");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_panics_on_any_text(text in "\\PC{0,400}") {
        if let Ok(reading) = read("a.txt", text.as_bytes()) {
            assert_spans(&reading);
        }
    }

    #[test]
    fn nothing_panics_on_lines_of_signs(text in "([IVX1-9a-dđ.)(;:,/ -]|Điều |Số: |\\n|Ủy|ỷ|Sở |giao |”|“){0,120}") {
        if let Ok(reading) = read("a.txt", text.as_bytes()) {
            assert_spans(&reading);
        }
    }

    #[test]
    fn nothing_panics_on_any_cut(start in 0usize..4500, length in 0usize..4500, gap in 0usize..4500) {
        let cut: String = GUIDANCE.chars().skip(start).take(length).collect();
        let rest: String = GUIDANCE.chars().skip(gap).collect();
        for text in [cut.clone(), format!("{cut}\n\n{rest}")] {
            if let Ok(reading) = read("a.txt", text.as_bytes()) {
                prop_assert_eq!(without_blanks(&reading.text), without_blanks(&text));
                assert_spans(&reading);
            }
        }
    }

    #[test]
    fn reading_twice_gives_the_same_whatever_the_order_of_lines(seed in any::<u64>(), cut in 0usize..200) {
        let mut lines: Vec<&str> = GUIDANCE.lines().collect();
        let mut state = seed | 1;
        for at in (1..lines.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            lines.swap(at, (state >> 33) as usize % (at + 1));
        }
        lines.truncate(lines.len().saturating_sub(cut).max(1));
        let shuffled = lines.join("\n");
        if let Ok(first) = read("a.txt", shuffled.as_bytes()) {
            assert_spans(&first);
            prop_assert_eq!(without_blanks(&first.text), without_blanks(&shuffled));
            prop_assert_eq!(Ok(first), read("a.txt", shuffled.as_bytes()));
        }
    }

    #[test]
    fn nothing_panics_on_mutated_letters(places in proptest::collection::vec((0usize..9000, any::<char>()), 1..40)) {
        let mut letters: Vec<char> = GUIDANCE.chars().collect();
        for (place, letter) in places {
            let at = place % letters.len();
            letters[at] = letter;
        }
        let mutated: String = letters.into_iter().collect();
        if let Ok(reading) = read("a.txt", mutated.as_bytes()) {
            assert_spans(&reading);
        }
    }

    #[test]
    fn nothing_panics_on_any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read("a.txt", &bytes);
    }
}
