//! Word files: what stands in them comes out once, in order, with its numbers; what is not shown does not.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod word;

use papers::doors::{DoorFault, LegacyEncoding, Note, Opened, Programs, open};
use papers::reading::read;
use word::{item, p, package, table, word};

fn opened(content: &[u8]) -> Opened {
    open("van-ban.docx", content, &Programs::none()).unwrap()
}

fn text(body: &str, parts: &[(&str, &str)]) -> String {
    opened(&word(body, parts)).text
}

const LEVEL: &str = r#"<w:lvl w:ilvl="I"><w:start w:val="1"/><w:numFmt w:val="F"/><w:lvlText w:val="T"/></w:lvl>"#;

fn level(number: u8, format: &str, text: &str) -> String {
    LEVEL
        .replace('I', &number.to_string())
        .replace("\"F\"", &format!("\"{format}\""))
        .replace("\"T\"", &format!("\"{text}\""))
}

fn numbering() -> String {
    let chapters = [
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "%2."),
        level(2, "lowerLetter", "%3)"),
        level(3, "bullet", "\u{f0b7}"),
    ];
    let articles = [level(0, "decimal", "Điều %1."), level(1, "decimal", "%1.%2.")];
    [
        format!(r#"<w:abstractNum w:abstractNumId="0">{}</w:abstractNum>"#, chapters.concat()),
        format!(r#"<w:abstractNum w:abstractNumId="1">{}</w:abstractNum>"#, articles.concat()),
        r#"<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>"#.into(),
        r#"<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>"#.into(),
    ]
    .concat()
}

#[test]
fn numbers_that_word_counts_are_written_out() {
    let body = [
        item(1, 0, "MỤC ĐÍCH"),
        item(1, 1, "một"),
        item(1, 1, "hai"),
        item(1, 2, "điểm"),
        item(1, 2, "điểm"),
        item(1, 3, "gạch"),
        item(1, 0, "NỘI DUNG"),
        item(1, 1, "lại một"),
        item(2, 0, "Phạm vi"),
        item(2, 1, "khoản"),
        item(2, 0, "Đối tượng"),
        item(2, 1, "khoản"),
        item(3, 0, "Bắt đầu lại"),
        item(0, 0, "không số"),
    ];
    let expected = "I. MỤC ĐÍCH\n1. một\n2. hai\na) điểm\nb) điểm\n- gạch\nII. NỘI DUNG\n1. lại một\nĐiều 1. Phạm vi\n1.1. khoản\n\
        Điều 2. Đối tượng\n2.1. khoản\nĐiều 7. Bắt đầu lại\nkhông số\n";
    assert_eq!(text(&body.concat(), &[("numbering.xml", &numbering())]), expected);
}

#[test]
fn styles_number_their_paragraphs() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="DieuCon"><w:basedOn w:val="Dieu"/></w:style>"#;
    let paragraph =
        |style: &str| format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"#);
    let body = [paragraph("Dieu"), paragraph("DieuCon"), paragraph("Khac")].concat();
    let parts = [("numbering.xml", numbering()), ("styles.xml", styles.to_owned())];
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, part)| (*name, part.as_str())).collect();
    assert_eq!(text(&body, &parts), "Điều 1. x\nĐiều 2. x\nx\n");
}

#[test]
fn changes_are_read_as_accepted_and_told() {
    let body = r#"<w:p><w:r><w:t xml:space="preserve">báo cáo </w:t></w:r><w:del><w:r><w:delText>hằng năm</w:delText></w:r></w:del>
        <w:ins><w:r><w:t>hằng quý</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom></w:p>
        <w:p><w:pPr><w:rPr><w:del/></w:rPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange></w:pPr>
        <w:r><w:t xml:space="preserve">nửa </w:t></w:r></w:p><w:p><w:r><w:t>câu</w:t></w:r></w:p>"#;
    let read = opened(&word(body, &[]));
    assert_eq!(read.text, "báo cáo hằng quý\nnửa câu\n");
    assert!(matches!(read.notes[..], [Note::TrackedChanges { accepted: 1, dropped: 2 }]), "{:?}", read.notes);
}

#[test]
fn boxes_come_once_fields_give_results_and_notes_stand_at_the_end() {
    let inside = format!("<w:txbxContent>{}</w:txbxContent>", p("trong khung"));
    let body = format!(
        r#"<w:p><w:r><w:t>ngoài</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><wps:txbx>{inside}</wps:txbx></mc:Choice>
        <mc:Fallback><v:textbox>{inside}</v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>
        <w:p><w:r><w:pict><v:textbox>{inside}</v:textbox></w:pict></w:r></w:p>
        <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>mã</w:t></w:r>
        <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>kết quả</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
        <w:r><w:footnoteReference w:id="5"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>
        <w:p><w:hyperlink><w:r><w:t>liên</w:t><w:noBreakHyphen/><w:t>kết</w:t><w:br/><w:t>x&#273;y</w:t><w:softHyphen/></w:r></w:hyperlink>
        <w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r></w:p>"#
    );
    let notes = format!(
        r#"<w:footnote w:type="separator" w:id="0">{}</w:footnote><w:footnote w:id="5">{}</w:footnote>"#,
        p("kẻ"),
        p("chú thích")
    );
    let expected = "ngoài\ntrong khung\n\ntrong khung\nkết quả[1]\nliên-kết\nxđy\u{2610}\n[1] chú thích\n";
    assert_eq!(text(&body, &[("footnotes.xml", &notes), ("header1.xml", &p("đầu trang"))]), expected);
}

#[test]
fn tables_are_rows_and_a_head_is_read_side_by_side() {
    let head = table(&[
        &[p("TỈNH ỦY LAM GIANG"), p("ĐẢNG CỘNG SẢN VIỆT NAM")],
        &[p("Số 12-CT/TU"), p("Lam Giang, ngày 03 tháng 4 năm 2026")],
    ]);
    let rows = table(&[
        &[p("STT"), p("Nhiệm vụ"), p("Cơ quan chủ trì"), p("Thời hạn")],
        &[p("1"), p("Xây dựng") + &p("kế hoạch"), p("Sở Nội vụ"), p("Tháng 6/2026")],
    ]);
    let foot = table(&[&[
        p("Nơi nhận:") + &p("- Các huyện ủy,") + &p("- Lưu."),
        p("T/M BAN THƯỜNG VỤ") + &p("PHÓ BÍ THƯ") + &p("Trần Thị Bến Nguồn"),
    ]]);
    let body = [head, p("CHỈ THỊ"), p("về việc thử"), p("1. Các huyện ủy báo cáo."), rows, foot].concat();
    let read = opened(&word(&body, &[]));
    let expected = "TỈNH ỦY LAM GIANG\nSố 12-CT/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nLam Giang, ngày 03 tháng 4 năm 2026\n\nCHỈ THỊ\nvề việc thử\n\
        1. Các huyện ủy báo cáo.\nSTT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n1\tXây dựng kế hoạch\tSở Nội vụ\tTháng 6/2026\n\
        Nơi nhận:\n- Các huyện ủy,\n- Lưu.\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nTrần Thị Bến Nguồn\n\n";
    assert_eq!(read.text, expected);
    let reading = papers::reading::read_opened("a.docx", b"x", read).unwrap();
    let document = &reading.document;
    assert_eq!(document.symbol.as_deref(), Some("12-CT/TU"));
    assert_eq!(document.subject.as_deref(), Some("thử"));
    assert_eq!(document.recipients.len(), 2);
    assert_eq!(document.signatories[0].name.as_deref(), Some("Trần Thị Bến Nguồn"));
    assert_eq!((reading.source.method.as_str(), reading.source.warnings.len()), ("docx", 0));
}

#[test]
fn fonts_of_older_encodings_are_believed_only_where_they_are_true() {
    let run = |font: &str, words: &str| {
        format!(r#"<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr><w:t>{words}</w:t></w:r>"#)
    };
    let line = |runs: &[String]| format!("<w:p>{}</w:p>", runs.concat());
    let old = [
        line(&[run(".VnTimeH", "kÕ ho¹ch")]),
        line(&[run(".VnTime", "C¸c huyÖn ñy x©y dùng "), run(".VnTime", "kÕ ho¹ch")]),
    ]
    .concat();
    let read = opened(&word(&old, &[]));
    assert_eq!(read.text, "KẾ HOẠCH\nCác huyện ủy xây dựng kế hoạch\n");
    assert!(matches!(&read.notes[..], [Note::Legacy { encoding: LegacyEncoding::Tcvn3, .. }]), "{:?}", read.notes);
    let left = line(&[run(".VnTime", "Các huyện ủy xây dựng công văn hỏi ý kiến")]);
    let read = opened(&word(&left, &[]));
    assert_eq!((read.text.as_str(), read.notes.len()), ("Các huyện ủy xây dựng công văn hỏi ý kiến\n", 0));
    let vni = line(&[run("VNI-Times", "Caùc huyeän uûy xaây döïng keá hoaïch")]);
    assert_eq!(text(&vni, &[]), "Các huyện ủy xây dựng kế hoạch\n");
}

#[test]
fn a_mark_of_secrecy_is_found_wherever_it_stands() {
    let secret =
        |body: &str, parts: &[(&str, &str)]| open("a.docx", &word(body, parts), &Programs::none()).unwrap_err();
    let mark = || DoorFault::Secret { mark: "MẬT".into() };
    assert_eq!(secret(&p("x"), &[("header2.xml", &p("MẬT"))]), mark());
    assert_eq!(
        secret(
            &(p("x") + r#"<w:p><w:r><w:pict><v:shape><v:textpath string="MẬT"/></v:shape></w:pict></w:r></w:p>"#),
            &[]
        ),
        mark()
    );
    assert_eq!(secret(&table(&[&[p("TỈNH ỦY"), p("MẬT")], &[p("Số 1"), p("KẾ HOẠCH")]]), &[]), mark());
}

#[test]
fn broken_and_hostile_files_are_refused() {
    let fault = |content: &[u8]| open("a.docx", content, &Programs::none()).unwrap_err();
    let entity = r#"<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="w"><w:body/></w:document>"#;
    assert!(matches!(fault(&package(&[("word/document.xml", entity)])), DoorFault::Hostile { .. }));
    let deep = "<w:sdt>".repeat(2000) + &"</w:sdt>".repeat(2000);
    assert!(matches!(fault(&word(&deep, &[])), DoorFault::TooLarge { .. }));
    let cut = word(&p("một"), &[]);
    assert!(matches!(fault(&cut[..cut.len() - 30]), DoorFault::NotReadable { .. } | DoorFault::UnknownKind));
    assert_eq!(fault(&package(&[("xl/workbook.xml", "<a/>")])), DoorFault::UnknownKind);
    assert_eq!(fault(&word("", &[])), DoorFault::Empty);
    let large = word::stored(&" ".repeat(50 * 1024 * 1024));
    assert!(matches!(fault(&large), DoorFault::TooLarge { .. }));
    let many: Vec<(String, &str)> = (0..5000).map(|number| (format!("word/document{number}.xml"), "")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, part)| (name.as_str(), *part)).collect();
    assert!(matches!(fault(&package(&many)), DoorFault::TooLarge { .. }));
    assert!(read("a.docx", &word(&p("một"), &[])).is_ok());
}
