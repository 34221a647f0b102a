//! The file itself: what Word checks before it opens one without asking to repair it.

use super::{review_samples, samples};
use jiff::civil::date;
use papers::writing::{Block, Family, Level, Paper, Profile, Run, to_docx};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use unicode_normalization::UnicodeNormalization;

fn profile() -> &'static Profile {
    Profile::of(Family::Party, date(2026, 6, 1))
}

fn state() -> &'static Profile {
    Profile::of(Family::State, date(2026, 6, 1))
}

fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// Every element of a part: its name and attributes. Fails on XML that is not well formed.
fn elements(xml: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut depth = 0;
    let mut elements = Vec::new();
    loop {
        match reader.read_event().unwrap_or_else(|fault| panic!("{fault} in {xml}")) {
            event @ (Event::Start(_) | Event::Empty(_)) => {
                depth += i32::from(matches!(event, Event::Start(_)));
                let (Event::Start(start) | Event::Empty(start)) = event else { unreachable!() };
                let attributes = start.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    (attribute.key.as_ref().to_owned(), attribute.value.to_string())
                });
                elements.push((start.name().as_ref().to_owned(), attributes.collect()));
            }
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "an element is left open");
    elements
}

fn values(xml: &str, name: &str, attribute: &str) -> Vec<String> {
    let named = elements(xml).into_iter().filter(|(element, _)| element == name);
    named.filter_map(|(_, attributes)| attributes.get(attribute).cloned()).collect()
}

/// Papers with the layout that they are for.
fn samples() -> Vec<(Paper, &'static Profile)> {
    let party = [
        samples::letter_hd05(),
        samples::letter_hd36(),
        samples::report_hd05(),
        samples::report_hd36(),
        review_samples::review_hd05(),
    ];
    let of_state = [samples::letter_nd30(), samples::report_nd30(), samples::plan_nd30(), samples::joint_nd30()];
    party.map(|paper| (paper, profile())).into_iter().chain(of_state.map(|paper| (paper, state()))).collect()
}

#[test]
fn every_part_is_well_formed_declared_and_linked() {
    for (paper, profile) in samples() {
        let parts = parts(&to_docx(&paper, profile).unwrap());
        parts.values().for_each(|part| drop(elements(part)));
        let types = &parts["[Content_Types].xml"];
        let declared: BTreeSet<String> = values(types, "Override", "PartName").into_iter().collect();
        let extensions = values(types, "Default", "Extension");
        for path in parts.keys().filter(|path| *path != "[Content_Types].xml") {
            let by_extension = extensions.iter().any(|extension| extension == "rels" && path.ends_with(".rels"));
            assert!(by_extension || declared.contains(&format!("/{path}")), "{path} has no type");
        }
        assert!(declared.iter().all(|path| parts.contains_key(&path[1..])), "a part is declared and missing");
        for target in values(&parts["_rels/.rels"], "Relationship", "Target") {
            assert!(parts.contains_key(&target), "{target} is missing");
        }
        let links = &parts["word/_rels/document.xml.rels"];
        for target in values(links, "Relationship", "Target") {
            assert!(parts.contains_key(&format!("word/{target}")), "{target} is missing");
        }
        let ids = values(links, "Relationship", "Id");
        for kind in ["w:headerReference", "w:footerReference"] {
            for used in values(&parts["word/document.xml"], kind, "r:id") {
                assert!(ids.contains(&used), "{used} leads nowhere");
            }
        }
    }
}

#[test]
fn every_style_that_is_used_exists_and_every_one_that_exists_is_used() {
    let mut used: BTreeSet<String> = ["Normal", "TableNormal"].map(str::to_owned).into();
    let mut defined = BTreeSet::new();
    let mut everything = samples();
    everything[0].0.body.insert(0, Block::Heading(Level::Third, "1.1. Mục".into()));
    for (paper, profile) in everything {
        let parts = parts(&to_docx(&paper, profile).unwrap());
        let pages = ["word/document.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml"];
        for part in pages.into_iter().filter(|part| parts.contains_key(*part)) {
            used.extend(values(&parts[part], "w:pStyle", "w:val"));
            used.extend(values(&parts[part], "w:tblStyle", "w:val"));
        }
        defined.extend(values(&parts["word/styles.xml"], "w:style", "w:styleId"));
    }
    assert_eq!(used, defined);
}

#[test]
fn tables_are_whole_and_never_stand_side_by_side() {
    for (paper, profile) in samples() {
        let text = &parts(&to_docx(&paper, profile).unwrap())["word/document.xml"];
        assert!(!text.contains("</w:tbl><w:tbl>"), "Word would make one table of two");
        assert!(!text.contains("</w:tbl><w:sectPr>") && !text.contains("</w:tbl></w:tc>"), "a paragraph is missing");
        assert!(!text.contains("</w:tcPr></w:tc>"), "a cell without a paragraph");
        for table in text.split("<w:tbl>").skip(1) {
            let table = table.split("</w:tbl>").next().unwrap();
            let columns = table.matches("<w:gridCol").count();
            for row in table.split("<w:tr>").skip(1) {
                let spans = row.split("w:gridSpan w:val=\"").skip(1);
                let more: usize = spans.map(|span| span.split('"').next().unwrap().parse::<usize>().unwrap() - 1).sum();
                assert_eq!(row.matches("<w:tc>").count() + more, columns, "{row}");
                assert!(row.contains("<w:cantSplit/>"));
            }
        }
    }
}

#[test]
fn the_file_states_margins_typeface_language_and_title() {
    let parts = parts(&to_docx(&samples::report_hd05(), profile()).unwrap());
    let text = &parts["word/document.xml"];
    for (attribute, upright, on_its_side) in [
        ("w:top", "1134", "1701"),
        ("w:bottom", "1134", "850"),
        ("w:left", "1701", "1134"),
        ("w:right", "850", "1134"),
        ("w:header", "567", "567"),
    ] {
        assert_eq!(values(text, "w:pgMar", attribute), [upright, on_its_side, upright], "{attribute}");
    }
    assert_eq!(values(text, "w:pgSz", "w:w"), ["11906", "16838", "11906"]);
    assert_eq!(values(text, "w:pgSz", "w:orient"), ["landscape"]);
    for slot in ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"] {
        assert_eq!(values(&parts["word/styles.xml"], "w:rFonts", slot), ["Times New Roman"]);
    }
    assert_eq!(values(&parts["word/styles.xml"], "w:lang", "w:val"), ["vi-VN"]);
    let properties = &parts["docProps/core.xml"];
    assert!(properties.contains("<dc:language>vi-VN</dc:language>"));
    assert!(properties.contains("Báo cáo số 12-BC/BTGDVTU kết quả công tác giáo dục nghề nghiệp"));
}

#[test]
fn equal_papers_give_equal_bytes_and_no_moment() {
    let (one, other) = (review_samples::review_hd05(), review_samples::review_hd05());
    let bytes = to_docx(&one, profile()).unwrap();
    assert_eq!(bytes, to_docx(&other, profile()).unwrap());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    for index in 0..archive.len() {
        let at = archive.by_index(index).unwrap().last_modified().unwrap();
        assert_eq!((at.year(), at.month(), at.day(), at.hour()), (1980, 1, 1, 0));
    }
    let mut changed = one;
    changed.place = "Bến Chàm".into();
    assert_ne!(to_docx(&changed, profile()).unwrap(), to_docx(&other, profile()).unwrap());
}

#[test]
fn text_is_composed_and_cannot_break_the_file() {
    let mut paper = samples::letter_hd05();
    let apart: String = "Uỷ ban «A & B» <thử> \"\u{1}\u{b}\u{1f}\u{ffff}nghiệm".nfd().collect();
    paper.body = vec![Block::Paragraph(vec![Run::plain(apart), Run::bold("dòng một\ndòng hai")])];
    let parts = parts(&to_docx(&paper, profile()).unwrap());
    let text = &parts["word/document.xml"];
    drop(elements(text));
    assert!(text.contains("Uỷ ban «A &amp; B» &lt;thử&gt; &quot;nghiệm"));
    assert!(text.contains("dòng một</w:t><w:br/><w:t xml:space=\"preserve\">dòng hai"));
}

proptest::proptest! {
    #[test]
    fn whatever_is_typed_the_file_stays_whole(text in "\\PC*|[\\x00-\\x7f]*", name in ".*") {
        let mut paper = samples::report_hd36();
        paper.body = vec![Block::plain(text.clone()), Block::Note(text)];
        paper.issuer.body.clone_from(&name);
        paper.signing.office = Some(name.clone());
        paper.addressees = vec![name.clone(), name];
        paper.annexes.truncate(0);
        let parts = parts(&to_docx(&paper, profile()).unwrap());
        parts.values().for_each(|part| drop(elements(part)));
    }
}
