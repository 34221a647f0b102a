//! The metadata: what the document is at each level of FRBR, the people and bodies that it names, the open questions.
//! It adds no text to the document.

use super::{identity::Identity, identity::slug, xml::Xml};
use crate::reading::Reading;

const SELF: &str = "#dondoc";
const UNKNOWN_AUTHOR: &str = "#not-stated";

/// Of the document itself.
pub(super) fn of_document(xml: &mut Xml, reading: &Reading, identity: &Identity) {
    xml.open("meta", &[]);
    identification(xml, identity, "main");
    references(xml, reading, identity);
    questions(xml, reading);
    xml.close();
    xml.line();
}

/// Of an annex, as a component of the same work.
pub(super) fn of_annex(xml: &mut Xml, identity: &Identity, name: &str) {
    xml.open("meta", &[]);
    identification(xml, identity, name);
    xml.close();
    xml.line();
}

fn identification(xml: &mut Xml, identity: &Identity, component: &str) {
    let author = identity.issuer.as_ref().map_or(UNKNOWN_AUTHOR, |_| "#issuer");
    let dated = if identity.is_dated { "issue" } else { "not-stated" };
    let level = |xml: &mut Xml, name: &'static str, uri: &str, this: &str, author: &str| {
        xml.open(name, &[]);
        xml.empty("FRBRthis", &[("value", this)]);
        xml.empty("FRBRuri", &[("value", uri)]);
        xml.empty("FRBRdate", &[("date", &identity.date), ("name", dated)]);
        xml.empty("FRBRauthor", &[("href", author)]);
    };
    let (expression, manifestation) = (identity.expression(), identity.manifestation());
    xml.open("identification", &[("source", SELF)]);
    level(xml, "FRBRWork", &identity.work, &[&identity.work, "/!", component].concat(), author);
    xml.empty("FRBRcountry", &[("value", "vn")]);
    xml.empty("FRBRsubtype", &[("value", &identity.kind)]);
    xml.empty("FRBRnumber", &[("value", &identity.number)]);
    xml.close();
    level(xml, "FRBRExpression", &expression, &[&expression, "/!", component].concat(), author);
    xml.empty("FRBRlanguage", &[("language", "vie")]);
    xml.close();
    level(xml, "FRBRManifestation", &manifestation, &[&expression, "/!", component, ".xml"].concat(), SELF);
    xml.empty("FRBRformat", &[("value", "application/akn+xml")]);
    xml.close();
    xml.close();
}

/// Everyone whom `refersTo` and `href` name.
fn references(xml: &mut Xml, reading: &Reading, identity: &Identity) {
    let head = &reading.document;
    xml.open("references", &[("source", SELF)]);
    xml.empty("original", &[("eId", "original"), ("href", &identity.expression()), ("showAs", "Original")]);
    entry(xml, "TLCOrganization", "dondoc", "dondoc", "dondoc");
    match head.issuer.as_deref().filter(|_| identity.issuer.is_some()) {
        Some(issuer) => entry(xml, "TLCOrganization", "issuer", &slug(issuer), issuer),
        None => entry(xml, "TLCOrganization", "not-stated", "not-stated", "not stated"),
    }
    for (number, signatory) in head.signatories.iter().enumerate() {
        if let Some(title) = &signatory.title {
            entry(xml, "TLCRole", &["role_", &(number + 1).to_string()].concat(), &slug(title), title);
        }
        if let Some(name) = &signatory.name {
            entry(xml, "TLCPerson", &["person_", &(number + 1).to_string()].concat(), &slug(name), name);
        }
    }
    xml.close();
}

/// The ontology's classes are named as the elements are, without their prefix.
fn entry(xml: &mut Xml, name: &'static str, id: &str, slug: &str, shown: &str) {
    let class = name.trim_start_matches("TLC").to_lowercase();
    let address = ["/akn/ontology/", &class, "/vn/", slug].concat();
    xml.empty(name, &[("eId", id), ("href", &address), ("showAs", shown)]);
}

/// What the text does not say and a person must: notes beside the text, none in it.
fn questions(xml: &mut Xml, reading: &Reading) {
    if reading.questions.is_empty() {
        return;
    }
    xml.open("notes", &[("source", SELF)]);
    for (number, question) in reading.questions.iter().enumerate() {
        let id = ["question_", &(number + 1).to_string()].concat();
        xml.open("note", &[("eId", &id), ("class", "question"), ("marker", &question.about)]);
        xml.open("p", &[]);
        xml.text(question.text.chars());
        xml.close();
        xml.close();
    }
    xml.close();
}
