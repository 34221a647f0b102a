//! The duties of a document as the page shows them: what the reader said struck through beside what a person made of it.
//! It reads only the working copy and the reading beside it.

use super::{
    carrying_on::{self, CarryingOn},
    facts::Facts,
    questions::Question,
};
use crate::{
    documents::{
        actions::{State, Text},
        review::{DutyReview, Reviewed},
        words,
    },
    language::Language,
    look::Tone,
};

/// One duty.
pub struct DutyView {
    /// From one.
    pub number: usize,
    /// The working words.
    pub action: Field,
    /// Label of its provision.
    pub provision: String,
    /// Kind.
    pub kind: Field,
    /// How binding.
    pub modality: Field,
    /// Who.
    pub told: Field,
    /// When.
    pub timing: Field,
    /// What is to be produced.
    pub outputs: Field,
    /// Symbol, word, tone.
    pub state: (&'static str, String, Tone),
    /// It was dropped.
    pub dropped: bool,
    /// It awaits an answer.
    pub open: bool,
    /// Who corrected it last, and when.
    pub corrected: Option<String>,
    /// By which rules the reader found it: name, meaning, and the words on which it rests.
    pub why: Vec<(String, &'static str, String)>,
    /// Who carries on today for those whom it means, once it is published.
    pub carrying_on: CarryingOn,
}

/// A value, and the one of the reader when that was another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Now.
    pub now: String,
    /// As read.
    pub before: Option<String>,
}

impl Field {
    /// From both values; the same twice is no correction, and nothing was no value.
    pub fn new(now: String, before: Option<String>) -> Self {
        let before = before.filter(|before| *before != now && !before.is_empty());
        Field { now, before }
    }

    /// The value for a form: nothing where the words say that it is not known.
    pub fn now_or_empty(&self, not_known: impl ToString) -> &str {
        if self.now == not_known.to_string() { "" } else { &self.now }
    }
}

/// Every duty, dropped ones too.
pub fn duties_of(text: &Text, facts: &Facts<'_>, questions: &[Question]) -> Vec<DutyView> {
    let found = Reviewed::of(&text.reading);
    let view = |(index, duty): (usize, &DutyReview)| {
        let before = found.duties.get(index).filter(|_| duty.found);
        view(text, facts, questions, index, duty, before)
    };
    text.reviewed.duties.iter().enumerate().map(view).collect()
}

fn view(
    text: &Text,
    facts: &Facts<'_>,
    questions: &[Question],
    index: usize,
    duty: &DutyReview,
    before: Option<&DutyReview>,
) -> DutyView {
    let (language, months) = (facts.language, facts.confirm_every_months);
    let field = |show: &dyn Fn(&DutyReview) -> String| Field::new(show(duty), before.map(show));
    let open =
        !duty.dropped && questions.iter().any(|question| question.duty == Some(index + 1) && question.answer.is_none());
    DutyView {
        number: index + 1,
        action: field(&|duty| duty.action.clone()),
        provision: provision(text, duty),
        kind: field(&|duty| words::kind(language, duty.kind)),
        modality: field(&|duty| words::modality(language, duty.modality)),
        told: field(&|duty| facts.told(duty).join("; ")),
        timing: field(&|duty| words::timing(language, duty.timing.as_ref(), months)),
        outputs: field(&|duty| duty.outputs.join("; ")),
        state: state(text, facts, index, duty, open),
        dropped: duty.dropped,
        open,
        corrected: facts.corrected(&text.reviewed, &format!("duties.{index}")),
        why: why(text, facts.language, index),
        carrying_on: match facts.stands {
            State::Published => carrying_on::of(facts, &duty.addressees),
            _ => CarryingOn::default(),
        },
    }
}

fn why(text: &Text, language: Language, index: usize) -> Vec<(String, &'static str, String)> {
    let about = format!("duties.{index}");
    let is_of = |path: &str| path.strip_prefix(&about).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let of = text.findings.iter().filter(|finding| is_of(&finding.about));
    let quoted = |span: papers::reading::Span| -> String {
        text.reading.text.chars().skip(span[0]).take(span[1].saturating_sub(span[0])).collect()
    };
    of.map(|finding| (finding.rule.clone(), words::rule(language, &finding.rule), quoted(finding.span))).collect()
}

/// «II - 1.» of a provision inside others.
pub fn provision(text: &Text, duty: &DutyReview) -> String {
    let mut labels = Vec::new();
    let mut at = duty.provision.as_ref();
    while let Some(provision) = at.and_then(|id| text.reading.provisions.iter().find(|one| one.id == *id)) {
        labels.push(provision.label.trim_matches([' ', '.', '-', ')']).to_owned());
        at = provision.parent.as_ref();
        if labels.len() > text.reading.provisions.len() {
            break;
        }
    }
    labels.retain(|label| !label.is_empty());
    labels.reverse();
    labels.join(".")
}

fn state(text: &Text, facts: &Facts<'_>, index: usize, duty: &DutyReview, open: bool) -> (&'static str, String, Tone) {
    let corrected = text.reviewed.last_correction(&format!("duties.{index}")).is_some();
    let (symbol, key, tone) = if duty.dropped {
        ("s-off", "documents-duty-dropped", Tone::Mute)
    } else if facts.stands == State::Retracted {
        ("s-off", "documents-state-retracted", Tone::Mute)
    } else if facts.stands == State::Published {
        ("s-done", "documents-duty-published", Tone::Ok)
    } else if open {
        ("s-ask", "documents-duty-open", Tone::Warn)
    } else if !duty.found {
        ("s-done", "documents-duty-added", Tone::Ok)
    } else if corrected {
        ("s-done", "documents-duty-corrected", Tone::Ok)
    } else {
        ("s-new", "documents-duty-read", Tone::Plain)
    };
    (symbol, facts.language.say(key).to_string(), tone)
}
