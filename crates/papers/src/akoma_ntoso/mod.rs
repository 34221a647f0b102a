//! Akoma Ntoso 3.0 out of a reading: the document as other systems of law exchange it (OASIS LegalDocML).
//!
//! Every character of the reading's text that is not white space stands in the output once and in its order; what the
//! reader found is said around it. Provisions keep their ids as eIds. Nothing is invented: a date that the document does
//! not state is written as 0001-01-01, and its questions are notes of the metadata.

mod identity;
mod labels;
mod marks;
mod meta;
mod tree;
mod writing;
mod xml;

use crate::reading::{Reading, division};
use identity::Identity;
use marks::Marks;
use tree::{Node, grow};
use writing::Writing;
use xml::Xml;

const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// The document as Akoma Ntoso 3.0.
pub fn akoma_ntoso(reading: &Reading) -> String {
    let identity = Identity::of(reading);
    let characters: Vec<char> = reading.text.chars().collect();
    let parts = division(reading);
    let marks = Marks::of(reading, &characters, &parts);
    let body = grow(&reading.provisions, parts.body..parts.foot);
    let mut xml = Xml::new();
    xml.open("akomaNtoso", &[("xmlns", NAMESPACE)]);
    xml.open("act", &[("name", &reading.document.document_type), ("contains", "originalVersion")]);
    meta::of_document(&mut xml, reading, &identity);
    let mut writing = Writing::new(xml, &characters, &marks);
    let opening = body.first().map_or(parts.body, |first| first.range.start);
    writing.section("preface", 0..parts.body);
    writing.section("preamble", parts.body..opening);
    writing.body(opening..parts.foot, &body);
    writing.section("conclusions", parts.foot..parts.annexes.first().copied().unwrap_or(characters.len()));
    attachments(&mut writing, reading, &identity, &parts.annexes, characters.len());
    let mut xml = writing.done();
    xml.close();
    xml.close();
    xml.done()
}

/// Each annex is a document of its own beside the main one.
fn attachments(writing: &mut Writing<'_>, reading: &Reading, identity: &Identity, starts: &[usize], end: usize) {
    if starts.is_empty() {
        return;
    }
    writing.xml.open("attachments", &[]);
    for (at, start) in starts.iter().enumerate() {
        let range = *start..starts.get(at + 1).copied().unwrap_or(end);
        let nodes: Vec<Node<'_>> = grow(&reading.provisions, range.clone());
        let name = format!("annex_{}", at + 1);
        writing.xml.open("attachment", &[("eId", &name)]);
        writing.xml.open("act", &[("name", "phu-luc"), ("contains", "originalVersion")]);
        meta::of_annex(&mut writing.xml, identity, &name);
        let opening = nodes.first().map_or(range.start, |first| first.range.start);
        writing.section("preface", range.start..opening);
        writing.body(opening..range.end, &nodes);
        writing.xml.close();
        writing.xml.close();
    }
    writing.xml.close();
}
