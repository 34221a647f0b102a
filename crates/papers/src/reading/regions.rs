//! A text read as a whole: head, body, foot, footnotes and annexes, each with its own rules, put together.

use super::head::{Head, head};
use super::issuer::{Issuer, family, issuer};
use super::paragraphs::{Paragraph, paragraphs};
use super::structure::{Structure, structure};
use super::text::Page;
use super::{DocumentHead, Reading, Recipient, Source, citations, duties, foot};
use std::ops::Range;

/// One region with its paragraphs and structure.
pub(super) struct Region {
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// Their structure.
    pub structure: Structure,
}

impl Region {
    fn new(page: &Page, within: &Range<usize>, prefix: &str) -> Region {
        let paragraphs = paragraphs(page, within);
        let structure = structure(page, &paragraphs, prefix);
        Region { paragraphs, structure }
    }
}

/// Reads a text that passed the door.
pub(super) fn read_text(source: Source, decoded: &str) -> Reading {
    let page = Page::new(decoded);
    let head = head(&page);
    let issuer = issuer(&page, &head);
    let foot = foot::foot(&page, head.body);
    let addressed = foot::addressed_to(&page, head.body);
    let body_start = addressed.as_ref().map(|(_, end)| *end).unwrap_or(head.body);
    let body_end = foot.body_end.max(body_start);
    let body = Region::new(&page, &(body_start..body_end), "");
    let after = foot.end.max(body_end)..page.view.len();
    let places = [head.subject_at.clone(), body_start..body_end, after.clone()];
    let citations = citations::citations(&page, &places, head.symbol.as_deref());
    let provisions = body.structure.provisions(&page);
    let duties = duties::duties(&page, &body.paragraphs, &body.structure, None);
    let recipients = if foot.recipients.is_empty() {
        addressed.map(|(found, _)| found).unwrap_or_default()
    } else {
        foot.recipients
    };
    let document = document(&page, head, issuer, recipients, foot.signatories);
    Reading {
        reading_version: 1,
        source,
        text: page.text,
        document,
        provisions,
        citations,
        duties,
        targets: Vec::new(),
        questions: Vec::new(),
    }
}

fn document(
    page: &Page,
    head: Head,
    issuer: Issuer,
    recipients: Vec<Recipient>,
    signatories: Vec<super::Signatory>,
) -> DocumentHead {
    DocumentHead {
        family: family(page, &head, &issuer),
        document_type: head.document_type.unwrap_or("khac").to_owned(),
        symbol: head.symbol,
        issuer: issuer.name,
        parent_issuer: issuer.parent,
        place: head.place,
        date: head.date,
        subject: head.subject,
        secrecy: None,
        urgency: head.urgency,
        signatories,
        recipients,
    }
}
