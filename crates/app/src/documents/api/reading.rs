//! The text of a document and what was read in it, as people have corrected it so far: provisions, duties, questions.
//! Places are counted in characters of the text, from zero, the second one behind the last character.

use crate::{
    api::{Call, Day},
    documents::{
        actions::{Opened, Text},
        pages::{questions, show},
        review::DutyReview,
    },
    failure::Failure,
    obligations::ToldTiming,
};
use domain::problem::Problem;
use papers::reading::{Addressee, Provision};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// The text of a document and what was read in it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldReading {
    /// Number of the text, from one.
    number: i64,
    /// Name of its file.
    file_name: String,
    /// The plain text that the reader worked on.
    text: String,
    /// Version of the working copy, to be sent with the publication.
    version: i64,
    /// Number and symbol, as corrected.
    symbol: Option<String>,
    /// Date of issue, as corrected.
    issued_on: Option<Day>,
    /// The issuer, as corrected.
    issuer_name: Option<String>,
    /// What it is about, as corrected.
    subject: Option<String>,
    /// Its numbered parts, in order; each names the one that holds it.
    provisions: Vec<ToldProvision>,
    /// Its duties, in order. One that people dropped keeps its number.
    duties: Vec<ToldDuty>,
    /// What the text does not say and a person must.
    questions: Vec<ToldQuestion>,
}

/// A numbered part of a text.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldProvision {
    /// Its eId in the manner of Akoma Ntoso.
    id: String,
    /// The part that holds it.
    parent: Option<String>,
    /// part, chapter, section, article, clause, point, paragraph or indent.
    kind: &'static str,
    /// Its number as printed.
    label: String,
    /// Its title, where the line is only a title.
    heading: Option<String>,
    /// From where to where it goes, with everything inside it.
    span: [usize; 2],
}

/// What somebody is told to do.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldDuty {
    /// Its number, from one, for good.
    number: usize,
    /// The innermost part that holds it.
    provision: Option<String>,
    /// From where to where its words go.
    span: [usize; 2],
    /// What is to be done.
    action: String,
    /// What it asks for: plan, disseminate, embed-targets, implement, inspect, social-supervision, review, report, advise,
    /// coordinate, resource or recommend.
    kind: &'static str,
    /// How binding: must, should or encouraged.
    modality: &'static str,
    /// Who is to do it.
    addressees: Vec<ToldAddressee>,
    /// When; null where neither the text nor a person has said.
    timing: Option<ToldTiming>,
    /// Things that it asks to be produced.
    outputs: Vec<String>,
    /// A person said that it is no duty.
    is_dropped: bool,
    /// The reader found it; otherwise a person added it.
    is_found: bool,
}

/// Who is to do something.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldAddressee {
    /// As printed, or as a person said.
    text: String,
    /// lead, support, advise or supervise.
    role: &'static str,
    /// Whom it means as of the date of issue; null while that cannot be told.
    organisations: Option<Vec<Uuid>>,
}

/// A question about a text.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldQuestion {
    /// Path of what it is about: document.date, duties.3.addressees, counted from zero.
    about: String,
    /// The question.
    text: String,
    /// The answer, once given.
    answer: Option<String>,
    /// It may be left as it stands: publishing does not need the answer.
    may_be_left: bool,
}

/// What was read in a document.
pub async fn reading(call: &Call, opened: &Opened) -> Result<ToldReading, Failure> {
    let graph = call.app.organisations();
    let text = opened.text.as_ref().ok_or(Problem::NotFound)?;
    let facts = show::facts(&call.app, &graph, call.language, opened).await?;
    let asked = questions::questions_of(text, &facts).into_iter().map(|question| ToldQuestion {
        about: question.about,
        text: question.text,
        answer: question.answer,
        may_be_left: question.can_be_noted,
    });
    let whom = |addressee: &Addressee| {
        let found = addressee.selector.as_ref().and_then(|selector| facts.resolve(selector));
        found.map(|found| found.into_iter().map(|id| id.uuid()).collect())
    };
    let duties = text.reviewed.duties.iter().enumerate().map(|(index, one)| duty(index + 1, one, whom));
    let head = &text.reviewed.head;
    Ok(ToldReading {
        number: text.number,
        file_name: text.file_name.clone(),
        version: text.version,
        symbol: head.symbol.clone(),
        issued_on: head.date.map(Day),
        issuer_name: head.issuer.clone(),
        subject: head.subject.clone(),
        provisions: provisions(text),
        duties: duties.collect(),
        questions: asked.collect(),
        text: text.reading.text.clone(),
    })
}

fn provisions(text: &Text) -> Vec<ToldProvision> {
    let told = |provision: &Provision| ToldProvision {
        id: provision.id.clone(),
        parent: provision.parent.clone(),
        kind: provision.kind.code(),
        label: provision.label.clone(),
        heading: provision.heading.clone(),
        span: provision.span,
    };
    text.reading.provisions.iter().map(told).collect()
}

fn duty(number: usize, duty: &DutyReview, whom: impl Fn(&Addressee) -> Option<Vec<Uuid>>) -> ToldDuty {
    let addressee = |addressee: &Addressee| ToldAddressee {
        text: addressee.text.clone(),
        role: addressee.role.code(),
        organisations: whom(addressee),
    };
    ToldDuty {
        number,
        provision: duty.provision.clone(),
        span: duty.span,
        action: duty.action.clone(),
        kind: duty.kind.code(),
        modality: duty.modality.code(),
        addressees: duty.addressees.iter().map(addressee).collect(),
        timing: duty.timing.as_ref().map(ToldTiming::from),
        outputs: duty.outputs.clone(),
        is_dropped: duty.dropped,
        is_found: duty.found,
    }
}
