//! The questions of a document: those of the reader, and those that its own register cannot answer.
//!
//! Whether a question is answered is computed from the working copy, never stored.

use super::facts::Facts;
use crate::{
    documents::{actions::Text, review::Reviewed, words},
    look::dates,
};
use std::collections::BTreeSet;

/// One question as the page shows it.
pub struct Question {
    /// From one.
    pub number: usize,
    /// Anchor.
    pub anchor: String,
    /// Path of the field.
    pub about: String,
    /// Which form answers it.
    pub form: Form,
    /// The question.
    pub text: String,
    /// Number of the duty that it is about, from one.
    pub duty: Option<usize>,
    /// The answer, once given.
    pub answer: Option<String>,
    /// It may be left as it stands: publishing does not need the answer.
    pub can_be_noted: bool,
}

/// The form with which a question is answered where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// A date of issue.
    Date,
    /// The name of the issuer.
    Issuer,
    /// Number and symbol.
    Symbol,
    /// The subject.
    Subject,
    /// Who is to do a duty.
    Addressees,
    /// When a duty is due.
    Deadline,
    /// It can only be noted.
    Noted,
}

/// A path in pieces: the form and the duty, from zero.
fn form_of(about: &str) -> (Form, Option<usize>) {
    let mut parts = about.split('.');
    match (parts.next(), parts.next(), parts.next()) {
        (Some("document"), Some("date"), _) => (Form::Date, None),
        (Some("document"), Some("issuer"), _) => (Form::Issuer, None),
        (Some("document"), Some("symbol"), _) => (Form::Symbol, None),
        (Some("document"), Some("subject"), _) => (Form::Subject, None),
        (Some("duties"), Some(number), field) => {
            let form = match field {
                Some("addressees" | "addressee") => Form::Addressees,
                Some("deadline") => Form::Deadline,
                _ => Form::Noted,
            };
            (form, number.parse().ok())
        }
        _ => (Form::Noted, None),
    }
}

/// Every question of a document, in the order of the head and then of the duties.
pub fn questions_of(text: &Text, facts: &Facts<'_>) -> Vec<Question> {
    let mut asked: Vec<(String, String)> =
        text.reading.questions.iter().map(|question| (question.about.clone(), question.text.clone())).collect();
    let known: BTreeSet<(Form, Option<usize>)> = asked.iter().map(|(about, _)| form_of(about)).collect();
    let language = facts.language;
    let mut ask = |about: String, key: &str| {
        if !known.contains(&form_of(&about)) {
            asked.push((about, language.say(key).to_string()));
        }
    };
    if text.reading.document.date.is_none() {
        ask("document.date".to_owned(), "documents-question-date");
    }
    if text.reading.document.issuer.is_none() || facts.issuer.is_none() {
        ask("document.issuer".to_owned(), "documents-question-issuer");
    }
    for (index, duty) in text.reviewed.kept() {
        if duty.addressees.iter().all(|addressee| addressee.selector.is_none()) {
            ask(format!("duties.{index}.addressees"), "documents-question-addressees");
        }
    }
    asked.sort_by_key(|(about, _)| form_of(about).1.map_or(0, |duty| duty + 1));
    asked.into_iter().enumerate().map(|(index, (about, words))| question(text, facts, index, about, words)).collect()
}

fn question(text: &Text, facts: &Facts<'_>, index: usize, about: String, words: String) -> Question {
    let (form, duty) = form_of(&about);
    Question {
        number: index + 1,
        anchor: format!("h{}", index + 1),
        can_be_noted: match form {
            Form::Symbol | Form::Subject | Form::Noted => true,
            Form::Addressees => {
                duty.and_then(|at| text.reviewed.duties.get(at)).is_some_and(|at| facts.leads(at).is_some())
            }
            Form::Date | Form::Issuer | Form::Deadline => false,
        },
        answer: answer(&text.reviewed, facts, &about, form, duty),
        form,
        text: words,
        duty: duty.map(|duty| duty + 1),
        about,
    }
}

/// What answers a question, if anything does.
fn answer(reviewed: &Reviewed, facts: &Facts<'_>, about: &str, form: Form, duty: Option<usize>) -> Option<String> {
    let language = facts.language;
    let noted = || reviewed.is_settled(about).then(|| language.say("documents-question-noted").to_string());
    if let Some(duty) = duty.and_then(|duty| reviewed.duties.get(duty)) {
        if duty.dropped {
            return Some(language.say("documents-duty-dropped").to_string());
        }
        return match form {
            Form::Addressees => {
                let is_open = duty.addressees.iter().any(|addressee| addressee.selector.is_none());
                let settled = !is_open || reviewed.is_settled(about);
                facts.leads(duty).filter(|_| settled).map(|_| facts.told(duty).join("; "))
            }
            Form::Deadline => {
                duty.timing.as_ref().map(|timing| words::timing(language, Some(timing), facts.confirm_every_months))
            }
            _ => noted(),
        };
    }
    let head = &reviewed.head;
    match form {
        Form::Date => head.date.map(dates::written),
        Form::Issuer => facts.issuer.and(head.issuer.clone()),
        Form::Symbol => head.symbol.clone().or_else(noted),
        Form::Subject => head.subject.clone().or_else(noted),
        Form::Addressees | Form::Deadline | Form::Noted => noted(),
    }
}
