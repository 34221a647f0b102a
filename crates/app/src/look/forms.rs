//! What a form needs to be shown again with what was typed: the complaints, each at its field.
//! The subject reads what the browser sent and complains here; only words that a person writes freely, as a reason, are
//! checked here, alike for all subjects.

use crate::{
    failure::{Failure, status_of},
    language::Language,
    written::{self, REASON_LIMIT},
};
use axum::http::StatusCode;
use domain::problem::{Problem, ProgramProblem};

/// What is said about a problem: what happened and what to do next.
pub fn sentence(problem: &Problem, language: Language) -> String {
    let said = match language {
        Language::Vi => problem.vietnamese(),
        Language::En => problem.english(),
    };
    format!("{} {}", said.what, said.next)
}

/// A reason that must be there, trimmed.
pub fn reason(complaints: &mut Complaints, language: Language, field: &str, typed: &str) -> String {
    let words = limited(complaints, language, field, typed);
    if words.is_empty() {
        complaints.about(field, sentence(&Problem::Missing { field: field.to_owned() }, language));
    }
    words
}

/// Words that may be left out, trimmed.
pub fn limited(complaints: &mut Complaints, language: Language, field: &str, typed: &str) -> String {
    written::words(field, typed, REASON_LIMIT).unwrap_or_else(|problem| {
        complaints.about(field, sentence(&problem, language));
        written::tidied(typed)
    })
}

/// A problem that a form shows at one of its fields, with the status that goes with it. What may not be known of, or done,
/// is a page of its own.
pub fn at_field(
    failure: Failure,
    language: Language,
    field: impl Fn(&Problem) -> String,
) -> Result<(StatusCode, Complaints), Failure> {
    match failure.into_problem()? {
        problem @ (Problem::NotFound | Problem::Forbidden | Problem::Program(ProgramProblem::ScopeMissing { .. })) => {
            Err(problem.into())
        }
        problem => {
            let mut complaints = Complaints::none();
            complaints.about(field(&problem), sentence(&problem, language));
            Ok((status_of(&problem), complaints))
        }
    }
}

/// Sentences about a form, in the order they were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Complaints {
    said: Vec<Complaint>,
}

/// One sentence about one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Name of the field, which is also the id of its control. Empty when the whole form is meant.
    pub field: String,
    /// What is wrong and how to put it right, in the person's language.
    pub sentence: String,
}

impl Complaints {
    /// No complaints: the form as it is first shown.
    pub fn none() -> Self {
        Self::default()
    }

    /// Complains about a field. Only the first complaint about a field is kept: one thing to put right at a time.
    pub fn about(&mut self, field: impl Into<String>, sentence: impl ToString) {
        let field = field.into();
        if field.is_empty() || self.of(&field).is_none() {
            self.said.push(Complaint { field, sentence: sentence.to_string() });
        }
    }

    /// Complains about the form as a whole.
    pub fn about_all(&mut self, sentence: impl ToString) {
        self.about("", sentence);
    }

    /// What is said about a field.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.said.iter().find(|complaint| complaint.field == field).map(|complaint| complaint.sentence.as_str())
    }

    /// Ids that describe a control: its hint and its complaint, where there are any.
    pub fn described_by(&self, field: &str, hint: impl ToString) -> Option<String> {
        let hint = (!hint.to_string().is_empty()).then(|| format!("{field}-goi-y"));
        let complaint = self.of(field).map(|_| format!("{field}-loi"));
        let ids: Vec<_> = hint.into_iter().chain(complaint).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// Everything said, in order.
    pub fn all(&self) -> &[Complaint] {
        &self.said
    }

    /// How many places need a hand.
    pub fn count(&self) -> usize {
        self.said.len()
    }

    /// Whether the form may be taken as it is.
    pub fn is_empty(&self) -> bool {
        self.said.is_empty()
    }
}

/// One choice of a `<select>` or of a set of radio buttons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the browser sends.
    pub value: String,
    /// What the person reads.
    pub label: String,
}

impl Choice {
    /// A choice from anything that can be written.
    pub fn new(value: impl ToString, label: impl ToString) -> Self {
        Self { value: value.to_string(), label: label.to_string() }
    }

    /// Whether this is the chosen one.
    pub fn is(&self, chosen: impl AsRef<str>) -> bool {
        self.value == chosen.as_ref()
    }
}
