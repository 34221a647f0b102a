//! The corrections of a reading, the latest first: who, when, what stood there and what stands there now; each can be taken
//! back as long as nothing that it changed was changed since.

use super::{corrected, facts::Facts, open_unpublished, parts, show};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    documents::{
        actions::{self, Opened, PastCorrection},
        comparison::Stands,
        review::Act,
        words,
    },
    failure::Failure,
    look::{self, Frame, Notice, Section},
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{ids::DocumentId, permissions::Verb, problem::Problem, time::Moment};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "documents/corrections.html")]
struct CorrectionsPage {
    frame: Frame,
    path: String,
    title: String,
    rows: Vec<Row>,
}

/// One correction.
pub(in crate::documents) struct Row {
    /// Its number.
    pub number: i64,
    /// What it was, in a word of the history.
    pub act: Act,
    /// The path of what it was about.
    pub path: String,
    what: String,
    /// What it was about, in words.
    pub about: String,
    anchor: Option<String>,
    /// Who made it.
    pub by: String,
    /// When.
    pub at: Moment,
    day: String,
    time: String,
    /// What it changed.
    pub parts: Vec<parts::Shown>,
    /// Number of the correction that took it back.
    pub undone_by: Option<i64>,
    /// Number of the correction that it took back.
    pub undoes: Option<i64>,
    /// Number of a later correction of the same part.
    pub changed_by: Option<i64>,
}

/// The corrections of a document that is not published, the latest first.
pub(in crate::documents) async fn rows(app: &App, facts: &Facts<'_>, opened: &Opened) -> Result<Vec<Row>, Failure> {
    let text = opened.text.as_ref().ok_or(Problem::NotFound)?;
    let history = actions::corrections_of(app, text.id).await?;
    let names = actions::names_of(app, history.iter().map(|past| past.row.corrected_by)).await?;
    let rows = history.iter().map(|past| {
        let by = names.get(&past.row.corrected_by).cloned().unwrap_or_default();
        row(facts, &history, past, by)
    });
    Ok(rows.collect())
}

/// `GET /van-ban/{id}/hieu-chinh`
pub(in crate::documents) async fn get_corrections(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Named(id): Named<DocumentId>,
) -> Result<Response, Failure> {
    let opened = open_unpublished(&app, &caller, id, Verb::CorrectReading).await?;
    let (graph, frame) = (app.organisations(), asked.frame(&app, &caller).in_section(Section::Documents));
    let facts = show::facts(&app, &graph, frame.language, &opened).await?;
    let page = CorrectionsPage {
        path: format!("/van-ban/{id}"),
        title: words::title(frame.language, &opened.document.row),
        rows: rows(&app, &facts, &opened).await?,
        frame: frame.clone().titled(frame.say("documents-corrections")),
    };
    Ok(look::page(page))
}

fn row(facts: &Facts<'_>, history: &[PastCorrection], past: &PastCorrection, by: String) -> Row {
    let (number, language) = (past.row.number, facts.language);
    let at = Moment::from_millisecond(past.row.corrected_at_ms);
    let undone_by = history.iter().find(|other| other.row.undoes == Some(number)).map(|other| other.row.number);
    let later = history.iter().filter(|other| {
        let is_later = other.row.number > number && still_counts(history, other, number);
        is_later && other.corrected.touches(&past.corrected)
    });
    let key = match past.corrected.act {
        Act::Correct => "documents-act-correct",
        Act::Add => "documents-act-add",
        Act::Drop => "documents-act-drop",
        Act::Restore => "documents-act-restore",
        Act::Split => "documents-act-split",
        Act::Merge => "documents-act-merge",
        Act::Accept => "documents-act-accept",
        Act::Settle => "documents-act-settle",
        Act::Undo => "documents-act-undo",
    };
    let local = at.local();
    Row {
        number,
        act: past.corrected.act,
        path: past.corrected.about.clone(),
        at,
        what: language.say(key).to_string(),
        about: parts::name(language, &past.corrected.about),
        anchor: parts::anchor(&past.corrected.about),
        by,
        day: look::dates::written(at.day()),
        time: format!("{:02}:{:02}", local.hour(), local.minute()),
        parts: parts::shown(facts, &past.corrected),
        undone_by,
        undoes: past.row.undoes,
        changed_by: later.map(|other| other.row.number).max().filter(|_| undone_by.is_none()),
    }
}

/// Whether a later correction stands in the way of taking an earlier one back: not where it was taken back itself.
fn still_counts(history: &[PastCorrection], later: &PastCorrection, earlier: i64) -> bool {
    let takes_back_a_later_one = later.row.undoes.is_some_and(|number| number > earlier);
    !takes_back_a_later_one && !is_taken_back(history, later.row.number)
}

fn is_taken_back(history: &[PastCorrection], number: i64) -> bool {
    let mut undoing = history.iter().filter(|other| other.row.undoes == Some(number));
    undoing.any(|other| !is_taken_back(history, other.row.number))
}

/// Nothing but the token.
#[derive(Debug, Deserialize)]
pub struct UndoForm {}

/// `POST /van-ban/{id}/hieu-chinh/{correction}/hoan-tac`
pub(in crate::documents) async fn post_undo(
    State(app): State<App>,
    asked: Asked,
    Named((id, number)): Named<(DocumentId, i64)>,
    Submitted(caller, UndoForm {}): Submitted<UndoForm>,
) -> Result<Response, Failure> {
    let said = match actions::undo(&app, &caller, id, number).await {
        Ok(correction) => {
            corrected(asked.language, id, correction, asked.language.say("documents-was-undone").with("number", number))
        }
        Err(failure) => match failure.into_problem()? {
            problem @ (Problem::CorrectedSince { .. } | Problem::AlreadyDone) => {
                let to = format!("/van-ban/{id}/hieu-chinh");
                Notice::warn(super::sentence(&problem, asked.language))
                    .leading(asked.language.say("documents-corrections"), to)
            }
            problem => return Err(problem.into()),
        },
    };
    Ok(redirect_saying(&format!("/van-ban/{id}"), &said))
}
