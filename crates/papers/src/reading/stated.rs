//! The head that a container states beside the text (edXML), brought together with what the text itself says.
//!
//! What the text does not say is taken over; where the two contradict, the text's own words stand and a person is asked.

use super::lexicon::DOCUMENT_TYPES;
use super::{DocumentHead, Question, Recipient, Signatory, Urgency};
use crate::doors::StatedHead;
use std::collections::BTreeSet;

/// Completes the head; the questions are those about contradictions, in the order of the fields.
pub(super) fn complete(document: &mut DocumentHead, stated: StatedHead) -> Vec<Question> {
    let mut asked = Vec::new();
    let stated_type = stated.document_type.as_deref().and_then(slug);
    if document.document_type == "khac"
        && let Some(slug) = stated_type
    {
        document.document_type = slug.to_owned();
    } else if let Some(slug) = stated_type.filter(|slug| *slug != document.document_type) {
        let printed = name_of(&document.document_type);
        contradiction(&mut asked, "document.type", "thể loại", printed, name_of(slug));
    }
    take(&mut document.symbol, stated.symbol, same_symbol, "document.symbol", "số, ký hiệu", &mut asked);
    let mut date = document.date.map(|date| date.to_string());
    take(&mut date, stated.date, |one, other| one == other, "document.date", "ngày ban hành", &mut asked);
    document.date = document.date.or_else(|| date.and_then(|date| date.parse().ok()));
    take(&mut document.issuer, stated.issuer, nearly_same, "document.issuer", "cơ quan ban hành", &mut asked);
    let subject = stated.subject.map(|subject| bare_subject(&subject));
    take(&mut document.subject, subject, nearly_same, "document.subject", "trích yếu", &mut asked);
    document.place = document.place.take().or(stated.place);
    signatory(document, stated.signatory, stated.signatory_title, &mut asked);
    document.urgency = document.urgency.or(match stated.priority {
        Some(1) => Some(Urgency::Khan),
        Some(2) => Some(Urgency::ThuongKhan),
        Some(3 | 4) => Some(Urgency::HoaToc),
        _ => None,
    });
    if document.recipients.is_empty() {
        document.recipients = stated.recipients.into_iter().map(|text| Recipient { text, purpose: None }).collect();
    }
    asked
}

fn take(
    printed: &mut Option<String>,
    stated: Option<String>,
    same: fn(&str, &str) -> bool,
    about: &str,
    field: &str,
    asked: &mut Vec<Question>,
) {
    match (printed.as_ref(), stated) {
        (None, stated) => *printed = stated,
        (Some(printed), Some(stated)) if !same(printed, &stated) => {
            contradiction(asked, about, field, printed, &stated);
        }
        _ => {}
    }
}

fn signatory(document: &mut DocumentHead, name: Option<String>, title: Option<String>, asked: &mut Vec<Question>) {
    let Some(name) = name else { return };
    let printed = document.signatories.iter().find_map(|signatory| signatory.name.clone());
    match printed {
        None => document.signatories = vec![Signatory { capacity: None, title, name: Some(name) }],
        Some(printed) if domain::text::fold(&printed) != domain::text::fold(&name) => {
            contradiction(asked, "document.signatories", "người ký", &printed, &name);
        }
        Some(_) => {}
    }
}

fn contradiction(asked: &mut Vec<Question>, about: &str, field: &str, printed: &str, stated: &str) {
    let text = format!(
        "Văn bản ghi {field} là «{printed}», còn thông điệp gửi kèm ghi «{stated}»; bên nào đúng? Đang giữ theo văn bản."
    );
    asked.push(Question { about: about.to_owned(), text });
}

fn slug(name: &str) -> Option<&'static str> {
    let low = name.trim().to_lowercase();
    DOCUMENT_TYPES.iter().find(|entry| entry.name == low).map(|entry| entry.slug)
}

fn name_of(slug: &str) -> &str {
    DOCUMENT_TYPES.iter().find(|entry| entry.slug == slug).map_or(slug, |entry| entry.name)
}

fn same_symbol(one: &str, other: &str) -> bool {
    let letters = |symbol: &str| -> String {
        symbol
            .trim_start_matches('0')
            .chars()
            .filter(|sign| sign.is_alphanumeric())
            .flat_map(char::to_uppercase)
            .collect()
    };
    letters(one) == letters(other)
}

/// Most words of the shorter one stand in the longer one.
fn nearly_same(one: &str, other: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        domain::text::fold(&text.replace("UBND", "Ủy ban nhân dân").replace("HĐND", "Hội đồng nhân dân"))
            .split(|sign: char| !sign.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (one, other) = (words(one), words(other));
    one.intersection(&other).count() * 3 >= one.len().min(other.len()) * 2
}

fn bare_subject(subject: &str) -> String {
    let low = subject.to_lowercase();
    let introduction = ["v/v ", "về việc ", "về "].into_iter().find(|introduction| low.starts_with(introduction));
    introduction.and_then(|words| subject.get(words.len()..)).unwrap_or(subject).trim().to_owned()
}
