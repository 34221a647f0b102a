//! One document: its lineage, its text beside its reading, and what can be done with it.
//! It decides only what is shown; the actions decide again what may be done.

use super::{
    distribution::{self, Distribution},
    duties::{self, DutyView, Field},
    facts::Facts,
    lineage::{self, Step},
    questions::{self, Form, Question},
    source::{self, RuleView, SourceLine},
};
use crate::requests::Named;
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    coverage::actions::clauses_of,
    documents::{
        actions::{self, Opened, Rereading, State as DocumentState, Text},
        forms::Ground,
        review::Reviewed,
        words,
    },
    failure::Failure,
    language::Language,
    look::{self, Complaints, Frame, Section, Tone, dates},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use domain::{ids::DocumentId, organisations::Graph, permissions::Verb};
use papers::{doors::Note, reading::READER_VERSION};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "documents/show.html")]
struct ShowPage {
    frame: Frame,
    path: String,
    title: String,
    state: (&'static str, String, Tone),
    stands: DocumentState,
    head: Vec<HeadFact>,
    lineage: Vec<Step>,
    /// What amends or replaces it: where to see it, and the sentence.
    amended_by: Vec<(String, String)>,
    reading: Option<ReadingView>,
    distribution: Distribution,
    may_correct: bool,
    may_publish: bool,
    may_retract: bool,
    may_upload: bool,
    /// It is a plan.
    is_plan: bool,
    /// Its type is one with which a body carries others out; of any other the way stands with its head.
    is_plan_by_type: bool,
    may_declare: bool,
    may_review: bool,
    publication: Option<PublicationView>,
    complaints: Complaints,
    reason: String,
}

struct HeadFact {
    name: String,
    value: Field,
    corrected: Option<String>,
}

struct ReadingView {
    version: i64,
    notes: Vec<DoorNote>,
    text: String,
    number: i64,
    corrections: i64,
    /// Proposals of a later reader that wait for an answer.
    proposals: usize,
    may_reread: bool,
    words: usize,
    lines: Vec<SourceLine>,
    /// The rules by which what is marked was found.
    rules: Vec<RuleView>,
    questions: Vec<Question>,
    duties: Vec<DutyView>,
    confirm_every_months: i64,
}

impl ReadingView {
    fn open(&self) -> usize {
        self.questions.iter().filter(|question| question.answer.is_none()).count()
    }

    fn open_deadlines(&self) -> usize {
        self.questions.iter().filter(|one| one.form == Form::Deadline && one.answer.is_none()).count()
    }

    fn kept(&self) -> usize {
        self.duties.iter().filter(|duty| !duty.dropped).count()
    }

    fn is_open(&self, numbers: &[usize]) -> bool {
        self.duties.iter().any(|duty| duty.open && numbers.contains(&duty.number))
    }
}

/// What a person should know about how the file was opened.
struct DoorNote {
    symbol: &'static str,
    tone: &'static str,
    words: String,
}

struct PublicationView {
    publisher: String,
    published_by: String,
    published_on: String,
    obligations: i64,
    assignments: i64,
    retraction: Option<(String, String, String)>,
}

/// `GET /van-ban/{id}`
pub(in crate::documents) async fn get_document(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Named(id): Named<DocumentId>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let opened = actions::open(&app, &caller, id).await?;
    actions::note_opening(&app, &caller, &opened).await?;
    let shown = Shown { only_unopened: wanted.loc == "chua-mo", ..Shown::default() };
    page(&app, &asked, &caller, id, shown).await
}

/// What the address of the page may say.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    loc: String,
}

/// How the page is shown: as it is, or again with complaints about a retraction.
#[derive(Default)]
pub(super) struct Shown {
    pub status: StatusCode,
    pub complaints: Complaints,
    pub reason: String,
    pub only_unopened: bool,
}

/// The page.
pub(super) async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: DocumentId,
    shown: Shown,
) -> Result<Response, Failure> {
    let opened = actions::open(app, caller, id).await?;
    let frame = asked.frame(app, caller).in_section(Section::Documents).complaining(&shown.complaints);
    let (graph, today) = (app.organisations(), app.today());
    let row = &opened.document.row;
    let thing = opened.document.thing(today);
    let stands = opened.document.state();
    let title = words::title(frame.language, row);
    let facts = facts(app, &graph, frame.language, &opened).await?;
    let rereading = if stands == DocumentState::Unpublished { actions::rereading_of(app, id).await? } else { None };
    let may = |verb| caller.may(&graph, verb, &thing);
    let mut reading = opened.text.as_ref().map(|text| reading_of(&facts, text, rereading.as_ref(), frame.language));
    if let (Some(reading), DocumentState::Published) = (&mut reading, stands) {
        let clauses = clauses_of(&mut app.database().read().await?, id).await?;
        source::link_clauses(&mut reading.lines, id, &clauses);
    }
    let page = ShowPage {
        path: format!("/van-ban/{id}"),
        state: words::state(frame.language, stands),
        stands,
        head: head_of(&frame, &opened, &facts),
        lineage: lineage::steps(app, caller, &frame, row).await?,
        amended_by: crate::amendments::notes(app, caller, &frame, id).await?,
        reading,
        distribution: distribution::of(app, caller, &frame, &facts, &opened, shown.only_unopened).await?,
        may_correct: may(Verb::CorrectReading) && stands == DocumentState::Unpublished,
        may_publish: may(Verb::PublishDocument) && stands == DocumentState::Unpublished,
        may_retract: may(Verb::RetractDocument) && stands == DocumentState::Published,
        may_upload: may(Verb::RegisterDocument) && stands == DocumentState::Cited,
        is_plan: crate::plans::is_plan(app, id).await?,
        is_plan_by_type: matches!(row.document_type.as_str(), "ke-hoach" | "chuong-trinh"),
        may_declare: may(Verb::DeclarePlan) && opened.text.is_some() && stands != DocumentState::Retracted,
        may_review: crate::reviews::may_write(app, caller),
        publication: publication(app, &graph, &opened).await?,
        frame: frame.titled(&title).shaped(if opened.text.is_some() { "wide" } else { "" }),
        title,
        complaints: shown.complaints,
        reason: shown.reason,
    };
    Ok(look::page_with_status(shown.status, page))
}

/// Issuer, day and words of a document, on the graph.
pub(in crate::documents) async fn facts<'g>(
    app: &App,
    graph: &'g Graph,
    language: Language,
    opened: &Opened,
) -> Result<Facts<'g>, Failure> {
    let corrections = opened.text.iter().flat_map(|text| text.reviewed.corrections.values());
    Ok(Facts {
        graph,
        language,
        issuer: opened.document.row.issuer_id,
        issued_on: opened.document.row.issued_on,
        confirm_every_months: app.settings().confirm_every_months,
        today: app.today(),
        stands: opened.document.state(),
        people: actions::names_of(app, corrections.map(|correction| correction.by)).await?,
    })
}

/// What the forms of a document are checked against.
pub(super) fn ground<'g>(app: &App, graph: &'g Graph, language: Language, opened: &Opened) -> Ground<'g> {
    Ground {
        graph,
        language,
        issuer: opened.document.row.issuer_id,
        issued_on: opened.document.row.issued_on,
        today: app.today(),
    }
}

fn reading_of(facts: &Facts<'_>, text: &Text, rereading: Option<&Rereading>, language: Language) -> ReadingView {
    let questions = questions::questions_of(text, facts);
    let lines = source::lines_of(text, &questions, language);
    ReadingView {
        version: text.version,
        notes: text.reading.source.notes.iter().map(|note| door_note(note, language)).collect(),
        text: text.id.to_string(),
        number: text.number,
        corrections: text.version - 1,
        proposals: rereading.as_ref().map_or(0, |rereading| rereading.open(&text.reviewed)),
        may_reread: rereading.is_none() && text.reader_version < READER_VERSION,
        words: text.reading.text.split_whitespace().count(),
        rules: source::rules_of(&lines),
        lines,
        duties: duties::duties_of(text, facts, &questions),
        questions,
        confirm_every_months: facts.confirm_every_months,
    }
}

fn door_note(note: &Note, language: Language) -> DoorNote {
    let (symbol, tone) = if note.is_scrambling() { ("s-error", "act") } else { ("s-info", "") };
    let words = match language {
        Language::Vi => note.vietnamese(),
        Language::En => note.english(),
    };
    DoorNote { symbol, tone, words }
}

/// What the head says, the reader's value beside a corrected one, and who corrected it.
fn head_of(frame: &Frame, opened: &Opened, facts: &Facts<'_>) -> Vec<HeadFact> {
    let row = &opened.document.row;
    let read = opened.text.as_ref().map(|text| Reviewed::of(&text.reading).head).unwrap_or_default();
    let fact = |key: &str, about: &str, now: Option<String>, before: Option<String>| HeadFact {
        name: frame.say(key).to_string(),
        value: Field::new(now.unwrap_or_else(|| frame.say("documents-not-known").to_string()), before),
        corrected: opened.text.as_ref().and_then(|text| facts.corrected(&text.reviewed, about)),
    };
    let (now_date, read_date) = (row.issued_on.map(dates::written), read.date.map(dates::written));
    let subject = Some(row.subject.clone()).filter(|subject| !subject.is_empty());
    vec![
        fact("documents-symbol", "document.symbol", row.symbol.clone(), read.symbol),
        fact("documents-date", "document.date", now_date, read_date),
        fact("documents-issuer", "document.issuer", row.issuer_text.clone(), read.issuer),
        fact("documents-subject", "document.subject", subject, read.subject),
    ]
}

async fn publication(app: &App, graph: &Graph, opened: &Opened) -> Result<Option<PublicationView>, Failure> {
    let row = &opened.document.row;
    let (Some(publisher), Some(by), Some(at_ms)) = (row.publisher_id, row.published_by, row.published_at_ms) else {
        return Ok(None);
    };
    let names = actions::names_of(app, [Some(by), row.retracted_by].into_iter().flatten()).await?;
    let name_of = |account| names.get(&account).cloned().unwrap_or_default();
    let day = |at_ms: i64| dates::written(domain::time::Moment::from_millisecond(at_ms).day());
    let retraction = match (row.retracted_by, row.retracted_at_ms) {
        (Some(by), Some(at_ms)) => {
            let reason = row.retraction_reason.clone().unwrap_or_default();
            Some((name_of(by), day(at_ms), reason))
        }
        _ => None,
    };
    Ok(Some(PublicationView {
        publisher: graph.last_name(publisher, app.today()).unwrap_or_default().to_owned(),
        published_by: name_of(by),
        published_on: day(at_ms),
        obligations: row.obligations.unwrap_or_default(),
        assignments: row.assignments.unwrap_or_default(),
        retraction,
    }))
}

impl ShowPage {
    /// The one act that leads on, when there is one.
    fn is_ready(&self) -> bool {
        self.reading.as_ref().is_some_and(|reading| reading.open() == 0 && reading.kept() > 0)
    }
}
