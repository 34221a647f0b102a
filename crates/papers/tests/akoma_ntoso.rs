//! Akoma Ntoso out of the fixtures: complete, in order, with the ids of the reading.
//! Whether it keeps the schema of OASIS is checked by scripts/check-akoma-ntoso.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use papers::reading::Reading;
use papers::{akoma_ntoso, reading};

const FIXTURES: [&str; 2] = ["huong-dan-giao-duc-nghe-nghiep.txt", "ke-hoach-tuyen-truyen-2026.txt"];

fn read(name: &str) -> Reading {
    let path = format!("{}/../../fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    reading::read(name, &std::fs::read(path).unwrap()).unwrap()
}

/// What people read: no tags, no metadata, no white space.
fn words_of(xml: &str) -> String {
    let mut rest = xml.to_owned();
    while let (Some(start), Some(end)) = (rest.find("<meta>"), rest.find("</meta>")) {
        rest.replace_range(start..end + "</meta>".len(), "");
    }
    let mut words = String::new();
    let mut in_tag = false;
    for character in rest.chars() {
        match character {
            '<' => in_tag = true,
            '>' => in_tag = false,
            other if !in_tag && !other.is_whitespace() => words.push(other),
            _ => {}
        }
    }
    words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn bare(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

#[track_caller]
fn expect_whole(reading: &Reading) {
    let xml = akoma_ntoso(reading);
    assert_eq!(words_of(&xml), bare(&reading.text), "{xml}");
}

#[test]
fn every_character_of_the_text_stands_there_once_and_in_order() {
    for name in FIXTURES {
        expect_whole(&read(name));
    }
}

#[test]
fn each_provision_stands_under_its_id_with_its_number() {
    for name in FIXTURES {
        let reading = read(name);
        let xml = akoma_ntoso(&reading);
        assert!(!reading.provisions.is_empty());
        for provision in &reading.provisions {
            let id = format!(" eId=\"{}\">", provision.id);
            assert_eq!(xml.matches(&id).count(), 1, "{}", provision.id);
            let (_, rest) = xml.split_once(&id).unwrap();
            let number = rest.strip_prefix("<num>").and_then(|rest| rest.split("</num>").next());
            assert_eq!(number.map(bare), Some(bare(&provision.label)), "{}", provision.id);
        }
    }
}

#[test]
fn the_plan_is_named_dated_signed_and_sent() {
    let xml = akoma_ntoso(&read("ke-hoach-tuyen-truyen-2026.txt"));
    for part in [
        "<FRBRuri value=\"/akn/vn/act/ke-hoach/ban-tuyen-giao-va-dan-van-tinh-uy-lam-giang/2026-10-28/96-kh-btgdvtu\"/>",
        "<docNumber>96-KH/BTGDVTU</docNumber>",
        "<docDate date=\"2026-10-28\">ngày 28 tháng 10 năm 2026</docDate>",
        "<docTitle>tuyên truyền về đổi mới",
        "/2023-05-04/21-ct-tw\">Chỉ thị số 21-CT/TW",
        "<part eId=\"part_I\"><num>I.</num><heading>MỤC ĐÍCH, YÊU CẦU</heading>",
        "<role refersTo=\"#role_1\">TRƯỞNG BAN</role>",
        "<person refersTo=\"#person_1\">Phạm Thị Hạnh</person>",
        "<inline name=\"recipient\">Thường trực Tỉnh ủy (để báo cáo)</inline>",
    ] {
        assert!(xml.contains(part), "{part} is missing in\n{xml}");
    }
}

#[test]
fn what_is_not_stated_is_not_invented() {
    let reading = reading::read("x.txt", "Một câu không có gì khác & <thẻ>.".as_bytes()).unwrap();
    let xml = akoma_ntoso(&reading);
    expect_whole(&reading);
    assert!(xml.contains("<FRBRdate date=\"0001-01-01\" name=\"not-stated\"/>"), "{xml}");
    assert!(xml.contains("#not-stated") && xml.contains("<note eId=\"question_1\""), "{xml}");
    assert!(xml.contains("&amp; &lt;thẻ&gt;"), "{xml}");
}

#[test]
fn a_provision_that_a_correction_put_astray_loses_its_element_but_no_word() {
    let mut reading = read("ke-hoach-tuyen-truyen-2026.txt");
    let end = reading.text.chars().count();
    let last = reading.provisions.len() - 1;
    reading.provisions[last].span = [end - 3, end + 40];
    reading.provisions[2].span = [0, 9];
    reading.provisions[1].parent = Some(reading.provisions[1].id.clone());
    expect_whole(&reading);
}
