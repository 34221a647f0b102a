//! A text read as a whole: head, body, foot, footnotes and annexes, each with its own rules, put together.
//!
//! No rule about words stands here.

use super::findings::Trail;
use super::head::{Head, head};
use super::issuer::{Issuer, family, issuer};
use super::labels::{Label, Style};
use super::lexicon::pattern;
use super::paragraphs::{Paragraph, is_capitals, paragraphs};
use super::structure::{Node, Structure, structure};
use super::text::Page;
use super::{
    DocumentHead, Reading, Recipient, Signatory, Source, citations, duties, foot, questions, rules, stated, targets,
};
use crate::doors::StatedHead;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static ROMAN_ALONE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[IVX]{1,6}$"));
static ANNEX: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:PHỤ LỤC|Phụ lục)\b"));
static APPENDED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:QUY CHẾ|QUY ĐỊNH|KẾ HOẠCH|ĐỀ ÁN|CHƯƠNG TRÌNH|DANH MỤC|PHƯƠNG ÁN|QUY TRÌNH)$"));

/// Grounds that stand as a list before the body.
static GROUND: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:Căn cứ|Theo đề nghị|Xét|Trên cơ sở)\b"));

/// One region with its paragraphs and structure.
pub(super) struct Region {
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// Their structure.
    pub structure: Structure,
}

impl Region {
    fn body(page: &Page, within: &Range<usize>) -> Region {
        let paragraphs = paragraphs(page, within);
        let structure = structure(page, &paragraphs, "");
        Region { paragraphs, structure }
    }

    /// In an annex a Roman number may stand in a cell of its own above its title.
    fn annex(page: &Page, within: &Range<usize>, number: usize) -> Region {
        let mut paragraphs = paragraphs(page, within);
        for at in 0..paragraphs.len() {
            let title = paragraphs.get(at + 1).is_some_and(|next| is_capitals(page.seen(&next.range)));
            let Some(paragraph) = paragraphs.get_mut(at).filter(|_| title) else { continue };
            let words = page.seen(&paragraph.range);
            if ROMAN_ALONE.is_match(words) {
                let length = words.len();
                paragraph.label = Some(Label { style: Style::Roman, length, ahead: length, number: words.to_owned() });
            }
        }
        let mut structure = structure(page, &paragraphs, &format!("annex_{number}__"));
        structure.title_from_next(page, &paragraphs);
        Region { paragraphs, structure }
    }
}

/// Where the parts of a text begin, in code points: head, body, foot, and each annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Division {
    /// The head ends and the body begins.
    pub body: usize,
    /// The body ends and the foot begins.
    pub foot: usize,
    /// Each annex begins.
    pub annexes: Vec<usize>,
}

/// Divides the text of a reading, as reading it does.
pub(crate) fn division(reading: &Reading) -> Division {
    let page = Page::new(&reading.text, reading.source.method != "text");
    let head = head(&page);
    let foot = foot::foot(&page, head.body);
    let body = foot::addressed_to(&page, head.body).map_or(head.body, |(_, end)| end);
    let body_end = foot.body_end.max(body);
    let annexes = annex_starts(&page, &(foot.end.max(body_end)..page.view.len()));
    let place = |byte: usize| page.span(&(byte..byte))[0];
    Division { body: place(body), foot: place(body_end), annexes: annexes.into_iter().map(place).collect() }
}

/// Reads a text that passed the door, with the head that its container states.
pub(super) fn read_text(source: Source, decoded: &str, stated: Option<StatedHead>) -> Reading {
    let mut page = Page::new(decoded, source.method != "text");
    let head = head(&page);
    page.issued = head.date;
    let page = page;
    let issuer = issuer(&page, &head);
    let foot = foot::foot(&page, head.body);
    let addressed = foot::addressed_to(&page, head.body);
    let body_start = addressed.as_ref().map(|(_, end)| *end).unwrap_or(head.body);
    let body_end = foot.body_end.max(body_start);
    let after = foot.end.max(body_end)..page.view.len();
    let body = Region::body(&page, &(body_start..body_end));
    let annexes = annexes(&page, &after);

    let outside = paragraphs(&page, &after);
    let mut places = vec![head.subject_at.clone()];
    places.extend(body.paragraphs.iter().chain(&outside).map(|paragraph| paragraph.range.clone()));
    let is_ground = |node: &&Node| GROUND.is_match(page.seen(&node.content));
    let first = body.structure.nodes.iter().find(|node| !is_ground(node));
    let opening = first.map(|first| first.range.start).unwrap_or(body_end);
    let citations = citations::citations(&page, &places, opening, head.symbol.as_deref());
    let mut trail = Trail::default();
    note_head(&mut trail, &page, &head, &issuer);
    let citations = trail.list(&page, "citations", citations);
    let mut provisions = body.structure.provisions(&page);
    let speaker = duties::Issuer { place: place_of(&page, &issuer), name: issuer.name.clone() };
    let mut told = duties::Told { duties: Vec::new(), trail };
    note_provisions(&mut told.trail, &page, &body.structure, 0);
    duties::of_body(&mut told, &page, &body.paragraphs, &body.structure, &speaker);
    for annex in &annexes {
        note_provisions(&mut told.trail, &page, &annex.structure, provisions.len());
        provisions.extend(annex.structure.provisions(&page));
        duties::of_annex(&mut told, &page, &annex.paragraphs, &annex.structure, &speaker);
    }
    let duties::Told { duties, mut trail } = told;
    let targets = trail.list(&page, "targets", targets::targets(&page, &body));
    let recipients = if foot.recipients.is_empty() {
        addressed.map(|(found, _)| found).unwrap_or_default()
    } else {
        foot.recipients
    };
    let recipients = trail.list(&page, "document.recipients", recipients);
    let signatories = trail.list(&page, "document.signatories", foot.signatories);
    let mut document = document(&page, head, issuer, recipients, signatories);
    let contradicted = stated.map(|stated| stated::complete(&mut document, stated)).unwrap_or_default();
    let mut questions = questions::questions(&mut trail, &document, &provisions, &duties);
    questions.extend(contradicted);
    let findings = trail.findings();
    Reading {
        reading_version: 1,
        source,
        text: page.text,
        document,
        provisions,
        citations,
        duties,
        targets,
        questions,
        findings,
    }
}

/// Where the parts of the head were found.
fn note_head(trail: &mut Trail, page: &Page, head: &Head, issuer: &Issuer) {
    let is_letter = head.places.title.is_empty();
    let (kind, kind_rule) = match is_letter {
        true => (&head.places.symbol, rules::HEAD_TYPE_LETTER),
        false => (&head.places.title, rules::HEAD_TYPE_LINE),
    };
    let subject = if is_letter { rules::HEAD_SUBJECT_ABOUT } else { rules::HEAD_SUBJECT_BELOW_TYPE };
    let parts = [
        (head.document_type.is_some(), "type", kind, kind_rule),
        (head.symbol.is_some(), "symbol", &head.places.symbol, rules::HEAD_SYMBOL_LINE),
        (head.place.is_some(), "place", &head.places.date, rules::HEAD_PLACE_AND_DATE),
        (head.date.is_some(), "date", &head.places.date, rules::HEAD_PLACE_AND_DATE),
        (head.subject.is_some(), "subject", &head.subject_at, subject),
        (head.urgency.is_some(), "urgency", &head.places.urgency, rules::HEAD_URGENCY_MARK),
        (issuer.name.is_some(), "issuer", &issuer.name_at, issuer.rule),
        (issuer.parent.is_some(), "parent_issuer", &issuer.parent_at, rules::HEAD_PARENT_ABOVE_ISSUER),
    ];
    for (_, part, place, rule) in parts.into_iter().filter(|(is_found, ..)| *is_found) {
        trail.add(page, format!("document.{part}"), place, rule);
    }
}

/// Where the labels of provisions stand; `before` are the provisions that were put down already.
fn note_provisions(trail: &mut Trail, page: &Page, structure: &Structure, before: usize) {
    for (number, node) in structure.nodes.iter().enumerate() {
        trail.add(page, format!("provisions.{}", before + number), &node.label_at(), node.style.rule());
    }
}

/// Where each annex begins: at «PHỤ LỤC», or at the title of a document that is appended.
fn annex_starts(page: &Page, after: &Range<usize>) -> Vec<usize> {
    let lines = page.lines.iter().filter(|line| line.start >= after.start && !line.is_empty());
    let begins = lines.filter(|line| ANNEX.is_match(page.seen(line)) || APPENDED.is_match(page.seen(line)));
    begins.map(|line| line.start).collect()
}

fn annexes(page: &Page, after: &Range<usize>) -> Vec<Region> {
    let mut starts = annex_starts(page, after);
    starts.push(after.end);
    let ranges = starts.windows(2).filter_map(|pair| Some(*pair.first()?..*pair.last()?));
    ranges.enumerate().map(|(number, range)| Region::annex(page, &range, number + 1)).collect()
}

/// A place of the text that names the issuer, for duties that are its own.
fn place_of(page: &Page, issuer: &Issuer) -> Option<Range<usize>> {
    let name = issuer.name.as_ref()?.to_lowercase();
    let start = page.low.find(&name)?;
    let mixed = page.low.match_indices(&name).map(|(at, _)| at..at + name.len());
    let written = mixed.clone().find(|range| page.seen(range).contains(char::is_lowercase));
    written.or(Some(start..start + name.len()))
}

fn document(
    page: &Page,
    head: Head,
    issuer: Issuer,
    recipients: Vec<Recipient>,
    signatories: Vec<Signatory>,
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
