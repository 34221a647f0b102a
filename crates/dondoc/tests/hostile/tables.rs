//! Workbooks and texts that are to be tables and are made to harm.

use super::words::laughs;
use super::zips::zip;

/// One of them, and what may come of it: the code of a problem, or how much was read.
pub struct Table {
    /// As it would be uploaded.
    pub name: &'static str,
    /// Its bytes.
    pub content: Vec<u8>,
    /// What may be said.
    pub said: &'static [&'static str],
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;
const LINKS: &str = r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A workbook with one sheet of this body, these shared texts, and more parts.
fn workbook(body: &str, strings: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let book = format!(
        r#"{HEAD}<workbook {MAIN} {LINKS}><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let relations = format!(
        r#"{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{TYPES}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{TYPES}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#
    );
    let root = format!(
        r#"{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{TYPES}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let sheet = format!("{HEAD}<worksheet {MAIN}><sheetData>{body}</sheetData></worksheet>");
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
    ];
    parts.extend(more);
    zip(&parts)
}

fn strings(attributes: &str, items: &str) -> String {
    format!("{HEAD}<sst {MAIN} {attributes}>{items}</sst>")
}

const WHOLE: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Ten</t></is></c></row>"#;

fn plain(body: &str) -> Vec<u8> {
    workbook(body, &strings("", ""), &[])
}

fn million_rows() -> String {
    (1..=1_000_000).map(|number| format!(r#"<row r="{number}"><c r="A{number}"><v>1</v></c></row>"#)).collect()
}

pub fn all() -> Vec<Table> {
    let table = |name, content: Vec<u8>, said| Table { name, content, said };
    let far = r#"<row r="1048576"><c r="A1048576"><v>1</v></c></row>"#;
    let wide = r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#;
    let itself = r#"<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>"#;
    let laughing = format!("{HEAD}{}<sst {MAIN}><si><t>&a9;</t></si></sst>", laughs());
    let asks =
        format!(r#"{HEAD}<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><sst {MAIN}><si><t>&f;</t></si></sst>"#);
    let first = r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#;
    let formula = r#"<row r="1"><c r="A1"><f>WEBSERVICE("http://127.0.0.1:9/")</f><v>5</v></c></row>"#;
    let long = "a".repeat(40 << 20);
    let whole = plain(WHOLE);
    vec![
        table("lanh.xlsx", whole.clone(), &["read: 1 sheets"]),
        table("bom.xlsx", plain(&" ".repeat(200 << 20)), &["file-unpacks-too-large"]),
        table(
            "bom-chuoi.xlsx",
            workbook(WHOLE, &strings("", &"<si><t/></si>".repeat(5 << 20)), &[]),
            &["file-unpacks-too-large"],
        ),
        table(
            "nhieu-chuoi.xlsx",
            workbook(WHOLE, &strings("", &"<si/>".repeat(8 << 20)), &[]),
            &["file-unpacks-too-large"],
        ),
        table(
            "noi-doi-chuoi.xlsx",
            workbook(WHOLE, &strings(r#"uniqueCount="18446744073709551615""#, ""), &[]),
            &["file-unpacks-too-large"],
        ),
        table("trieu-dong.xlsx", plain(&million_rows()), &["table-too-long"]),
        table("dong-xa.xlsx", plain(far), &["read: 1 sheets"]),
        table("cot-xa.xlsx", plain(wide), &["table-too-wide"]),
        table("dong-lui.xlsx", plain(itself), &["file-broken"]),
        table(
            "o-dai.xlsx",
            plain(&format!(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>{long}</t></is></c></row>"#)),
            &["file-unpacks-too-large"],
        ),
        table("cuoi.xlsx", workbook(first, &laughing, &[]), &["file-broken", "file-empty"]),
        table("xxe.xlsx", workbook(first, &asks, &[]), &["file-broken", "file-empty"]),
        table("cong-thuc.xlsx", plain(formula), &["read: 1 sheets"]),
        table(
            "lien-ket.xlsx",
            workbook(WHOLE, &strings("", ""), &[("xl/externalLinks/externalLink1.xml", b"<x/>")]),
            &["table-links-outside"],
        ),
        table(
            "macro.xlsm",
            workbook(WHOLE, &strings("", ""), &[("xl/vbaProject.bin", b"\xd0\xcf")]),
            &["table-with-programs"],
        ),
        table(
            "macro-cu.xlsx",
            workbook(WHOLE, &strings("", ""), &[("xl/macrosheets/sheet1.xml", b"<x/>")]),
            &["table-with-programs"],
        ),
        table(
            "truot.xlsx",
            workbook(WHOLE, &strings("", ""), &[("../../../../tmp/truot.txt", b"x")]),
            &["read: 1 sheets"],
        ),
        table("cut.xlsx", whole[..whole.len() / 2].to_vec(), &["file-broken"]),
        table("khong-dong.xlsx", plain("<row r=\"1\"><c r=\"A1\"><v>1"), &["file-broken"]),
        table(
            "mat.xlsx",
            plain(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>TỐI MẬT</t></is></c></row>"#),
            &["state-secret"],
        ),
        table("van-ban.docx", zip(&[("word/document.xml", b"<w/>")]), &["file-empty"]),
        table("trieu-dong.tsv", "a\n".repeat(1_000_000).into_bytes(), &["table-too-long"]),
        table("trieu-cot.tsv", "\t".repeat(1_000_000).into_bytes(), &["table-too-wide"]),
        table("ngoac.tsv", "\"a\n".repeat(100_000).into_bytes(), &["read: 1 sheets"]),
        table(
            "rac.tsv",
            (0..40_000_u32).map(|n| (n * 7919 % 251) as u8).collect(),
            &["file-not-utf8", "table-kind-unknown", "file-kind-unknown"],
        ),
    ]
}
