//! Messages of the exchange that carry what they must not.

use super::words::laughs;
use super::zips::zip;
use super::{Fate, Hostile, file};

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base64.
pub fn encoded(content: &[u8]) -> String {
    let mut text = String::new();
    for part in content.chunks(3) {
        let held = part.iter().fold(0_u32, |held, byte| held << 8 | u32::from(*byte)) << (8 * (3 - part.len()));
        for place in 0..4 {
            let sign = SIGNS[(held >> (18 - 6 * place) & 63) as usize] as char;
            text.push(if place <= part.len() { sign } else { '=' });
        }
    }
    text
}

fn attachment(name: &str, content: &str) -> String {
    format!(
        "<Attachment><AttachmentName>{name}</AttachmentName><ContentTransferEncoded>{content}</ContentTransferEncoded></Attachment>"
    )
}

fn message(declaration: &str, subject: &str, attached: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>{declaration}<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXMLEnvelope><edXMLHeader><MessageHeader><Subject>{subject}</Subject></MessageHeader></edXMLHeader></edXMLEnvelope><AttachmentEncoded>{attached}</AttachmentEncoded></edXML>"#
    )
}

fn carrying(name: &str, content: &[u8]) -> String {
    message("", "Kế hoạch", &attachment(name, &encoded(content)))
}

fn inside_itself(times: usize) -> String {
    (0..times).fold("Kế hoạch".to_owned(), |inner, _| carrying("thong-diep.edxml", inner.as_bytes()))
}

pub fn all() -> Vec<Hostile> {
    let xxe = r#"<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>"#;
    let bomb = zip(&[("a.txt", &vec![b' '; 100 << 20])]);
    let many = attachment("a.txt", &encoded(b"a")).repeat(10_000);
    let crowd: Vec<String> = (0..500).map(|number| format!("{number}.txt")).collect();
    let crowd: Vec<(&str, &[u8])> = crowd.iter().map(|name| (name.as_str(), &b"a"[..])).collect();
    let mut deep = message("", "Kế hoạch", "");
    deep = deep.replace("<AttachmentEncoded>", &format!("<AttachmentEncoded>{}", "<a>".repeat(200_000)));
    let name = "../../&#x202e;xcod.exe";
    vec![
        file("xxe.edxml", message(xxe, "&f;", ""), Fate::Refused),
        file("cuoi.edxml", message(&laughs(), "&a9;", ""), Fate::Refused),
        file(
            "xinclude.edxml",
            message(
                "",
                "Kế hoạch",
                r#"<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="file:///etc/passwd"/>"#,
            ),
            Fate::Neutralised,
        ),
        file("trong-nhau.edxml", inside_itself(6), Fate::Refused),
        file("nhieu-dinh-kem.edxml", message("", "Kế hoạch", &many), Fate::Refused),
        file("bom.edxml", carrying("a.zip", &bomb), Fate::Refused),
        file("dong.edxml", carrying("a.zip", &zip(&crowd)), Fate::Refused),
        file("khong-base64.edxml", message("", "Kế hoạch", &attachment("a.txt", "<![CDATA[<>]]>")), Fate::Refused),
        file("mat.edxml", carrying("a.txt", "TỐI MẬT\nKế hoạch".as_bytes()), Fate::Refused),
        file("mat-o-dau.edxml", message("", "TUYỆT MẬT", ""), Fate::Refused),
        file("ten-la.edxml", carrying(name, "Kế hoạch thực hiện".as_bytes()), Fate::Neutralised),
        file("sau.edxml", deep, Fate::Refused),
        file("khong-dong.edxml", "<edXML><edXMLEnvelope>", Fate::Refused),
        file("khac.edxml", "<?xml version=\"1.0\"?><soap><Subject>Kế hoạch</Subject></soap>", Fate::Refused),
        file("tien-trinh.edxml", carrying("a.exe", b"MZ\0\0\x90 This program"), Fate::Refused),
    ]
}
