//! Word files that reach outside, carry programs or nest without end.

use super::zips::zip;
use super::{Fate, Hostile, file};

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
const BODY: &str = "<w:p><w:r><w:t>Kế hoạch thực hiện</w:t></w:r></w:p>";

/// A main part with this body.
pub fn document(body: &str) -> String {
    format!(r#"<?xml version="1.0" encoding="UTF-8"?><w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"#)
}

fn docx(body: &str) -> Vec<u8> {
    zip(&[("word/document.xml", document(body).as_bytes())])
}

fn with(part: &str, content: &[u8]) -> Vec<u8> {
    zip(&[("word/document.xml", document(BODY).as_bytes()), (part, content)])
}

fn relation(kind: &str, target: &str) -> Vec<u8> {
    let relations = format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" TargetMode="External"/></Relationships>"#
    );
    with("word/_rels/document.xml.rels", relations.as_bytes())
}

fn typed(declaration: &str, body: &str) -> Vec<u8> {
    let text = document(body).replacen("<w:document", &format!("{declaration}<w:document"), 1);
    zip(&[("word/document.xml", text.as_bytes())])
}

/// Entities that grow tenfold at each of nine steps.
pub fn laughs() -> String {
    let mut declaration = String::from("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
    for step in 1..10 {
        let before = format!("&a{};", step - 1).repeat(10);
        declaration.push_str(&format!("<!ENTITY a{step} \"{before}\">"));
    }
    declaration + "]>"
}

fn endless(element: &str, times: usize) -> String {
    format!("{}{BODY}{}", format!("<{element}>").repeat(times), format!("</{element}>").repeat(times))
}

pub fn all() -> Vec<Hostile> {
    let xxe = r#"<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>"#;
    let said = "<w:p><w:r><w:t>&f; &a9;</w:t></w:r></w:p>";
    let tables = format!("{}{BODY}{}", "<w:tbl><w:tr><w:tc>".repeat(60), "</w:tc></w:tr></w:tbl>".repeat(60));
    let attribute = format!(r#"<w:p w:rsidR="{}"><w:r><w:t>a</w:t></w:r></w:p>"#, "A".repeat(40 << 20));
    let dde = r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>Kế hoạch</w:t></w:r></w:p>"#;
    let styles = format!(
        r#"<w:styles {NAMESPACES}><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>"#
    );
    let styled = r#"<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>Kế hoạch</w:t></w:r></w:p>"#.to_owned();
    let circle = zip(&[("word/document.xml", document(&styled).as_bytes()), ("word/styles.xml", styles.as_bytes())]);
    let itself = br#"<Relationships><Relationship Type="x/officeDocument" Target="/_rels/.rels"/></Relationships>"#;
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain((0..40_000_u32).map(|n| (n * 7919 % 251) as u8)).collect();
    vec![
        file("xxe.docx", typed(xxe, said), Fate::Refused),
        file("xxe-http.docx", typed(r#"<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">"#, BODY), Fate::Refused),
        file("cuoi.docx", typed(&laughs(), said), Fate::Refused),
        file("mau-ngoai.docx", relation("attachedTemplate", "http://127.0.0.1:9/a.dotm"), Fate::Neutralised),
        file("anh-ngoai.docx", relation("image", "file://127.0.0.1/c$/a.png"), Fate::Neutralised),
        file("macro.docm", with("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 AutoOpen Shell"), Fate::Neutralised),
        file("ole.docx", with("word/embeddings/oleObject1.bin", b"MZ\x90\0 calc"), Fate::Neutralised),
        file("chunk.docx", with("word/afchunk.html", b"<script>fetch('//evil')</script>"), Fate::Neutralised),
        file("dde.docx", docx(dde), Fate::Neutralised),
        file("bang-long-nhau.docx", docx(&tables), Fate::Refused),
        file("sau.docx", docx(&endless("w:sdt", 200_000)), Fate::Refused),
        file("thuoc-tinh-lon.docx", docx(&attribute), Fate::Ends),
        file("khong-dong.docx", docx("<w:p><w:r><w:t>Kế hoạch"), Fate::Refused),
        file("utf16-rac.docx", zip(&[("word/document.xml", &wide)]), Fate::Refused),
        file("kieu-vong.docx", circle, Fate::Neutralised),
        file("tu-tro.docx", with("_rels/.rels", itself), Fate::Ends),
        file("khong-than.docx", zip(&[("word/document2.xml", b"")]), Fate::Refused),
        file(
            "mat-trong-o.docx",
            docx(
                "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>TỐI </w:t></w:r><w:r><w:t>MẬT</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            ),
            Fate::Refused,
        ),
    ]
}
