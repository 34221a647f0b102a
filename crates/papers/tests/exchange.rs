//! Messages of the exchange (edXML): the head that they state completes the reading, and a contradiction is asked about.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use papers::doors::{self, DoorFault, ExchangeAct, FileKind, Note, Programs};
use papers::reading::{Reading, Urgency, read_opened};

const MESSAGE: &str = include_str!("../../../fixtures/doors/ke-hoach-tuyen-sinh.edxml");
const NAME: &str = "ke-hoach-tuyen-sinh.edxml";

fn read(message: &str) -> Reading {
    let opened = doors::open(NAME, message.as_bytes(), &Programs::none()).unwrap();
    assert_eq!(opened.kind, FileKind::Edxml);
    read_opened(NAME, message.as_bytes(), opened).unwrap()
}

fn asked_about<'reading>(reading: &'reading Reading, about: &str) -> Vec<&'reading str> {
    let about = reading.questions.iter().filter(|question| question.about == about);
    about.map(|question| question.text.as_str()).filter(|text| text.contains("thông điệp")).collect()
}

/// The message with a document of a few words instead of its own.
fn carrying(text: &str) -> String {
    let start = MESSAGE.find("<AttachmentEncoded>").unwrap();
    let hex: String = text.chars().map(|letter| format!("&#{};", letter as u32)).collect();
    // The words stand in the message itself: an attachment that is no file is not needed to state a head.
    let without = format!("{}<AttachmentEncoded/></edXML>", &MESSAGE[..start]);
    without.replace("Gửi các huyện ủy kế hoạch tuyên truyền tuyển sinh", &hex)
}

#[test]
fn a_message_is_read_like_its_document() {
    let reading = read(MESSAGE);
    let document = &reading.document;
    assert_eq!(reading.source.method, "edxml");
    assert_eq!(document.symbol.as_deref(), Some("21-KH/BTGTU"));
    assert_eq!(document.date.unwrap().to_string(), "2026-10-12");
    assert_eq!(document.subject.as_deref(), Some("tuyên truyền tuyển sinh giáo dục nghề nghiệp năm 2027"));
    assert_eq!(document.urgency, Some(Urgency::Khan), "only the message states it");
    assert_eq!(document.recipients.len(), 4, "those of the document, not those of the message");
    assert!(reading.duties.len() >= 2);
    assert!(reading.questions.iter().all(|question| !question.text.contains("thông điệp")), "{:#?}", reading.questions);
}

#[test]
fn what_the_document_does_not_say_the_message_does() {
    let document = read(&carrying("Các huyện ủy tổ chức tuyên truyền.")).document;
    assert_eq!(document.symbol.as_deref(), Some("21-KH/BTGTU"));
    assert_eq!(document.issuer.as_deref(), Some("Ban Tuyên giáo Tỉnh ủy Lam Giang"));
    assert_eq!(document.document_type, "ke-hoach");
    assert_eq!(document.place.as_deref(), Some("Lam Giang"));
    assert_eq!(document.signatories[0].name.as_deref(), Some("Đinh Văn Khánh"));
    assert_eq!(document.signatories[0].title.as_deref(), Some("Trưởng ban"));
    let recipients: Vec<&str> = document.recipients.iter().map(|recipient| recipient.text.as_str()).collect();
    assert_eq!(recipients, ["Các huyện ủy", "Báo Lam Giang"]);
}

#[test]
fn a_contradiction_is_asked_and_the_document_stands() {
    let other = MESSAGE
        .replace("<edXML:CodeNumber>21<", "<edXML:CodeNumber>22<")
        .replace("2026/10/12<", "2026/10/13<")
        .replace("<edXML:TypeName>Kế hoạch<", "<edXML:TypeName>Hướng dẫn<")
        .replace("<edXML:FullName>Đinh Văn Khánh<", "<edXML:FullName>Cao Đức Trị<");
    let reading = read(&other);
    assert_eq!(reading.document.symbol.as_deref(), Some("21-KH/BTGTU"));
    assert_eq!(reading.document.document_type, "ke-hoach");
    for about in ["document.symbol", "document.date", "document.type", "document.signatories"] {
        assert_eq!(asked_about(&reading, about).len(), 1, "{about}: {:#?}", reading.questions);
    }
    assert!(asked_about(&reading, "document.symbol")[0].contains("22-KH/BTGTU"));
}

#[test]
fn a_message_that_revokes_says_so() {
    let revoking = MESSAGE.replace("<edXML:BussinessDocType>0<", "<edXML:BussinessDocType>1<");
    let opened = doors::open(NAME, revoking.as_bytes(), &Programs::none()).unwrap();
    let revokes = Note::Exchange { act: ExchangeAct::Revokes };
    assert!(opened.notes.contains(&revokes), "{:?}", opened.notes);
    assert!(revokes.vietnamese().contains("thu hồi") && revokes.english().contains("revokes"));
}

#[test]
fn prefixes_and_stray_bytes_make_no_difference() {
    let bare = MESSAGE.replace("edXML:", "").replace(" xmlns:edXML=", " xmlns:x=").replace(" xmlnsedXML", " x");
    assert_eq!(read(&bare).document, read(MESSAGE).document);
    assert_eq!(read(&["1212", MESSAGE].concat()).document, read(MESSAGE).document);
}

#[test]
fn a_status_carries_no_document() {
    let status = "<?xml version=\"1.0\"?><edXML><edXMLEnvelope><edXMLHeader><MessageHeader><StatusCode>03</StatusCode></MessageHeader></edXMLHeader></edXMLEnvelope></edXML>";
    assert_eq!(doors::open(NAME, status.as_bytes(), &Programs::none()), Err(DoorFault::Empty));
}

#[test]
fn a_kind_whose_program_is_missing_says_which_package_has_it() {
    let cases: [(&str, &[u8], &str); 3] = [
        ("a.pdf", b"%PDF-1.7\n", "poppler-utils"),
        (
            "a.png",
            b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x40\0\0\0\x40\x08\0\0\0\0",
            "tesseract-ocr tesseract-ocr-vie",
        ),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", "antiword"),
    ];
    for (name, content, expected) in cases {
        match doors::open(name, content, &Programs::none()) {
            Err(DoorFault::ProgramMissing { package, .. }) => assert_eq!(package, expected, "{name}"),
            other => panic!("{name}: {other:?}"),
        }
    }
}
