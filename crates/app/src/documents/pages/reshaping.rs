//! The shape of a duty: where its words stand, splitting it in two, merging it with the next one.
//! A place may come from a selection in the source or as words; what cannot be done is said on the page of the duty.

use super::{
    complaint, corrected,
    duty::{self, Typed},
    facts::Facts,
    open_unpublished, status_of,
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    documents::{
        actions::{self, Correcting, Text},
        forms::{MergeForm, PlaceForm},
        review::{self, Change, Chosen, DutyChange},
        words,
    },
    failure::Failure,
    requests::{Named, Submitted},
};
use axum::{extract::State, response::Response};
use domain::{ids::DocumentId, permissions::Verb, problem::Problem};

/// What the page of a duty shows about its shape.
pub(super) struct Shape {
    /// The text version of the places.
    pub text: String,
    /// Words of the chosen place.
    pub place: String,
    /// The chosen place is to be kept although it overlaps.
    pub asks_to_keep: bool,
    /// Words at which to split.
    pub cut: String,
    /// The next duty, if there is one.
    pub next: Option<Next>,
}

/// The duty that stands next in the text.
pub(super) struct Next {
    /// From one.
    pub number: usize,
    /// Its words.
    pub action: String,
    /// Who, here and there.
    pub told: [String; 2],
    /// When, here and there.
    pub timing: [String; 2],
}

impl Shape {
    /// Of a duty, with what was typed.
    pub fn of(
        facts: &Facts<'_>,
        text: &Text,
        number: usize,
        place: Option<&PlaceForm>,
        cut: Option<&PlaceForm>,
    ) -> Self {
        let index = number.saturating_sub(1);
        Shape {
            text: text.id.to_string(),
            place: place.map(|form| form.words(text)).unwrap_or_default(),
            asks_to_keep: place
                .is_some_and(|form| matches!(form.free_span(text, Some(index)), Err(Problem::SpanOverlaps { .. }))),
            cut: cut.map(|form| form.words(text)).unwrap_or_default(),
            next: next(facts, text, index),
        }
    }
}

fn next(facts: &Facts<'_>, text: &Text, index: usize) -> Option<Next> {
    let at = review::next_of(&text.reviewed, index)?;
    let (here, there) = (text.reviewed.duties.get(index)?, text.reviewed.duties.get(at)?);
    let when = |timing| words::timing(facts.language, timing, facts.confirm_every_months);
    Some(Next {
        number: at + 1,
        action: there.action.clone(),
        told: [here, there].map(|duty| facts.told(duty).join("; ")),
        timing: [here, there].map(|duty| when(duty.timing.as_ref())),
    })
}

/// `POST /van-ban/{id}/vi-tri`: the words of a duty stand elsewhere.
pub(in crate::documents) async fn post_place(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    Submitted(caller, form): Submitted<PlaceForm>,
) -> Result<Response, Failure> {
    let opened = open_unpublished(&app, &caller, id, Verb::CorrectReading).await?;
    let (text, _) = duty::duty_of(&opened, form.nhiem_vu)?;
    let index = form.nhiem_vu.saturating_sub(1);
    let change = text
        .reviewed
        .kept_duty(index)
        .and_then(|_| form.free_span(text, Some(index)))
        .map(|span| Change::OfDuty(index, DutyChange::Place(span, PlaceForm::provision(text, span))));
    let at = At { id, number: form.nhiem_vu, version: form.version, field: "doan", key: "documents-duty-was-placed" };
    make(&app, &asked, &caller, at, change, Typed { place: Some(form), ..Typed::default() }).await
}

/// `POST /van-ban/{id}/tach`: a duty becomes two.
pub(in crate::documents) async fn post_split(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<DocumentId>,
    Submitted(caller, form): Submitted<PlaceForm>,
) -> Result<Response, Failure> {
    let opened = open_unpublished(&app, &caller, id, Verb::CorrectReading).await?;
    let (text, _) = duty::duty_of(&opened, form.nhiem_vu)?;
    let index = form.nhiem_vu.saturating_sub(1);
    let change = form.cut(text).and_then(|cut| review::split(&text.reviewed, &text.reading, index, cut));
    let at = At { id, number: form.nhiem_vu, version: form.version, field: "tach", key: "documents-duty-was-split" };
    make(&app, &asked, &caller, at, change, Typed { cut: Some(form), ..Typed::default() }).await
}

/// `POST /van-ban/{id}/nhiem-vu/{number}/gop`: a duty and the next one become one.
pub(in crate::documents) async fn post_merge(
    State(app): State<App>,
    asked: Asked,
    Named((id, number)): Named<(DocumentId, usize)>,
    Submitted(caller, form): Submitted<MergeForm>,
) -> Result<Response, Failure> {
    let opened = open_unpublished(&app, &caller, id, Verb::CorrectReading).await?;
    let (text, _) = duty::duty_of(&opened, number)?;
    let (who, when) = (Chosen::from_word(&form.noi), Chosen::from_word(&form.han));
    let missing = Problem::NoNextDuty { number: i64::try_from(number).unwrap_or(i64::MAX) };
    let with = form.voi.checked_sub(1).ok_or(missing);
    let change = with.and_then(|with| review::merge(&text.reviewed, number.saturating_sub(1), with, who, when));
    let at = At { id, number, version: form.version, field: "gop", key: "documents-duty-was-merged" };
    make(&app, &asked, &caller, at, change, Typed::default()).await
}

/// Which duty, as the person saw it, and what is said of it.
struct At {
    id: DocumentId,
    number: usize,
    version: i64,
    field: &'static str,
    key: &'static str,
}

async fn make(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    at: At,
    change: Result<Change, Problem>,
    typed: Typed,
) -> Result<Response, Failure> {
    let At { id, number, version, field, key } = at;
    let made = match change {
        Ok(change) => actions::correct(app, caller, Correcting { document: id, version, change }).await,
        Err(problem) => Err(problem.into()),
    };
    match made {
        Ok(correction) => {
            let said = corrected(asked.language, id, correction, asked.language.say(key).with("number", number));
            Ok(redirect_saying(&format!("/van-ban/{id}#d{number}"), &said))
        }
        Err(failure) => {
            let problem = failure.into_problem()?;
            let field = if problem == Problem::SomeoneWasFaster { "" } else { field };
            let complaints = complaint(field, &problem, asked.language);
            duty::page(app, asked, caller, (id, number), status_of(&problem), complaints, typed).await
        }
    }
}
