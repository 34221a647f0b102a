//! Text from before Unicode: generated sentences in each encoding come back, and Unicode text is never taken for one.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use papers::doors::{DoorFault, LegacyEncoding, Note, Opened, Programs, open};
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

const PAPERS: [&str; 2] = [
    include_str!("../../../fixtures/huong-dan-giao-duc-nghe-nghiep.txt"),
    include_str!("../../../fixtures/ke-hoach-tuyen-truyen-2026.txt"),
];

/// Each row: a letter without tone, the letter with no tone, then with sắc, huyền, hỏi, ngã, nặng, as keyboards of the
/// time showed them in a font of code page 1252.
const TCVN3: &str = "a=a¸µ¶·¹ ă=¨¾»¼½Æ â=©ÊÇÈÉË e=eÐÌÎÏÑ ê=ªÕÒÓÔÖ i=iÝ×ØÜÞ o=oãßáâä ô=«èåæçé ơ=¬íêëìî u=uóïñòô ư=\u{ad}øõö÷ù y=yýúûüþ đ=®";
const VPS: &str =
    "a=aáàäãå ă=æ¡¢£¤¥ â=âÃÀÄÅÆ e=eéèÈëË ê=ê‰Š‹ÍŒ i=iíìÌïÎ o=oóòÕõ† ô=ôÓÒ°‡¶ ơ=Ö§©ª«® u=uúùûÛø ư=ÜÙØº»¿ y=yšÿ›Ïœ đ=Ç";
const VNI_TONES: [&str; 6] = ["", "ù", "ø", "û", "õ", "ï"];
const TONES: [&str; 6] = ["", "\u{301}", "\u{300}", "\u{309}", "\u{303}", "\u{323}"];

type Table = HashMap<char, String>;

fn by_rows(rows: &str) -> Table {
    let mut table = Table::new();
    for row in rows.split(' ') {
        let (letter, shown) = row.split_once('=').unwrap();
        for (tone, shown) in TONES.iter().zip(shown.chars()) {
            let composed: String = [letter, tone].concat().nfc().collect();
            table.insert(composed.chars().next().unwrap(), shown.to_string());
        }
    }
    table
}

fn vni() -> Table {
    let mut table = Table::from([('đ', "ñ".to_owned())]);
    let marks = [('a', 'a', "", VNI_TONES), ('o', 'ơ', "ô", VNI_TONES), ('u', 'ư', "ö", VNI_TONES)];
    let plain = ['e', 'o', 'u'].map(|letter| (letter, letter, "", VNI_TONES));
    let hats = ['â', 'ê', 'ô'].map(|letter| (letter.nfd().next().unwrap(), letter, "", ["â", "á", "à", "å", "ã", "ä"]));
    let breve = [('a', 'ă', "", ["ê", "é", "è", "ú", "ü", "ë"]), ('y', 'y', "", ["", "ù", "ø", "û", "õ", ""])];
    for (base, letter, instead, tones) in marks.into_iter().chain(plain).chain(hats).chain(breve) {
        for (tone, mark) in TONES.iter().zip(tones) {
            let composed: String = [letter.to_string().as_str(), tone].concat().nfc().collect();
            let base = if instead.is_empty() { base.to_string() } else { instead.to_owned() };
            table.insert(composed.chars().next().unwrap(), base + mark);
        }
    }
    for (letter, shown) in "íìỉĩị".chars().zip("íìæóò".chars()).chain([('ỵ', 'î')]) {
        table.insert(letter, shown.to_string());
    }
    table
}

/// The sentence in an encoding, as bytes of code page 1252, with what can be expected back.
fn written(sentence: &str, table: &Table, has_capitals_with_tones: bool) -> (Vec<u8>, String) {
    let (mut shown, mut expected) = (String::new(), String::new());
    for letter in sentence.chars() {
        let low = letter.to_lowercase().next().unwrap();
        let Some(lower) = table.get(&low) else {
            shown.push(letter);
            expected.push(letter);
            continue;
        };
        // These fonts have no capitals with a tone: people used the small letter in a font of capitals.
        let raised = letter != low && (has_capitals_with_tones || lower.is_ascii());
        shown.push_str(&if raised { lower.to_uppercase() } else { lower.clone() });
        expected.push(if raised { letter } else { low });
    }
    (as_bytes(&shown), expected)
}

fn as_bytes(shown: &str) -> Vec<u8> {
    let above = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
    let byte = |letter: char| match u32::from(letter) {
        code if code < 256 => u8::try_from(code).unwrap(),
        _ => 0x80 + u8::try_from(above.chars().position(|other| other == letter).unwrap()).unwrap(),
    };
    shown.chars().map(byte).collect()
}

/// Sentences of 8 to 30 words of the papers, the same ones each time.
fn sentences(count: usize) -> impl Iterator<Item = String> {
    let words: Vec<&str> = PAPERS.iter().flat_map(|paper| paper.split_whitespace()).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.contains(['“', '”', '–', '…'])).collect();
    let mut seed = 12_345_u64;
    let mut next = move |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    (0..count).map(move |_| {
        let (start, length) = (next(words.len() - 30), 8 + next(22));
        words[start..start + length].join(" ")
    })
}

fn opened(content: &[u8]) -> Opened {
    open("van-ban.txt", content, &Programs::none()).unwrap()
}

fn right(expected: &str, read: &str) -> usize {
    expected.chars().zip(read.chars()).filter(|(expected, read)| expected == read).count()
}

#[test]
fn sentences_come_back_from_each_encoding() {
    let cases = [
        (LegacyEncoding::Tcvn3, by_rows(TCVN3), false),
        (LegacyEncoding::Vps, by_rows(VPS), false),
        (LegacyEncoding::Vni, vni(), true),
    ];
    for (encoding, table, capitals) in cases {
        let (mut all, mut good, mut missed) = (0, 0, 0);
        for sentence in sentences(1_700) {
            let (bytes, expected) = written(&sentence, &table, capitals);
            if bytes.is_ascii() {
                continue;
            }
            all += expected.chars().count();
            match open("van-ban.txt", &bytes, &Programs::none()) {
                Ok(read) => {
                    let named = read
                        .notes
                        .iter()
                        .any(|note| matches!(note, Note::Legacy { encoding: found, .. } if *found == encoding));
                    missed += usize::from(!named);
                    good += right(&expected, &read.text);
                }
                Err(_) => missed += 1,
            }
        }
        let share = good as f64 / all as f64;
        assert!(share >= 0.995 && missed <= 5, "{encoding:?}: {share:.5} of {all} letters, {missed} sentences missed");
    }
}

#[test]
fn unicode_is_never_taken_for_an_older_encoding() {
    for (number, sentence) in sentences(10_000).enumerate() {
        let sentence = if number % 3 == 0 { sentence.nfd().collect() } else { sentence };
        let sentence = if number % 5 == 0 { sentence.to_uppercase() } else { sentence };
        let read = opened(sentence.as_bytes());
        assert!(read.notes.is_empty(), "{:?}: {sentence}", read.notes);
        assert_eq!(read.text, sentence);
    }
    let french = "Les élèves français préfèrent déjà la forêt à l'hôtel où l'été a été très agréable, naïf et garçon.";
    assert!(opened(french.as_bytes()).notes.is_empty());
}

#[test]
fn a_whole_paper_is_read_as_if_it_were_unicode_and_shows_a_line_of_each() {
    let paper = PAPERS[0].replace(['“', '”'], "\"").replace('–', "-");
    let (bytes, expected) = written(&paper, &by_rows(TCVN3), false);
    let read = opened(&bytes);
    assert_eq!(read.text, expected);
    let Some(Note::Legacy { encoding, before, after }) = read.notes.first() else { panic!("{:?}", read.notes) };
    assert_eq!(*encoding, LegacyEncoding::Tcvn3);
    assert!(before != after && expected.contains(after.trim_end_matches('…')), "{before} / {after}");
    let said = read.notes[0].vietnamese();
    assert!(said.contains("TCVN3 (ABC)") && said.contains(after), "{said}");
}

#[test]
fn windows_1258_and_both_kinds_of_utf_16_are_read() {
    // Letters and marks apart, as that code page has them.
    let bytes = b"V\xe3n b\xf2a\xecn n\xe0y \xf0\xfdc vi\xeaec\xf2t b\xe3\xecng ti\xea\xecng Vi\xea\xf2t".to_vec();
    let read = opened(&bytes);
    assert!(matches!(read.notes.first(), Some(Note::Legacy { encoding: LegacyEncoding::Windows1258, .. })), "{read:?}");
    assert!(read.text.ends_with("tiếng Việt"), "{}", read.text);
    let paper = PAPERS[1];
    for (mark, bytes) in
        [(true, u16::to_le_bytes as fn(u16) -> [u8; 2]), (true, u16::to_be_bytes), (false, u16::to_le_bytes)]
    {
        let marked = if mark { format!("\u{feff}{paper}") } else { paper.chars().filter(char::is_ascii).collect() };
        let content: Vec<u8> = marked.encode_utf16().flat_map(bytes).collect();
        assert_eq!(opened(&content).text, marked.trim_start_matches('\u{feff}'));
    }
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let noise: Vec<u8> = (0_u32..4000).map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8 | 0x80).collect();
    assert!(matches!(open("a.txt", &noise, &Programs::none()), Err(DoorFault::NotText { .. })));
    let russian = b"\xcf\xf0\xe8\xe2\xe5\xf2 \xec\xe8\xf0 \xfd\xf2\xee \xf2\xe5\xea\xf1\xf2 \xed\xe0 \xf0\xf3\xf1\xf1\xea\xee\xec";
    assert!(matches!(open("a.txt", russian, &Programs::none()), Err(DoorFault::NotText { .. })));
}

#[test]
fn look_alike_letters_are_put_right_counted_and_shown() {
    let clean = "Ủy ban nhân dân xã báo cáo kết quả trước ngày 30 tháng 11 năm 2026.";
    let scrambled = clean.replace('a', "\u{430}").replace('o', "\u{43e}").replace("quả", "q\u{200b}uả");
    let read = opened(scrambled.as_bytes());
    assert_eq!(read.text, clean);
    let Some(Note::Homoglyphs { count, sample }) = read.notes.first() else { panic!("{:?}", read.notes) };
    assert!(*count > 3 && clean.contains(sample.as_str()), "{count} {sample}");
    assert!(read.is_scrambled());
    for untouched in
        ["Ông Иван Петров phát biểu.", "Góc α và hệ số β, 5 μm.", "Văn bản\u{200b} thường, có dấu.", "日本 và Ελλάδα"]
    {
        let read = opened(untouched.as_bytes());
        assert_eq!((read.text.as_str(), read.notes.len()), (untouched, 0));
    }
}
