//! `/don-vi/{id}/sua-loi`: slips in names, codes and legal bases of one organisation are put right, each in a form of its own.
//! It changes nothing in the world: what happened is recorded as an event, not here. What was typed comes back.

use super::{AsOf, Words, organisation::scheme_in_words, sentence, told::told};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Complaints, Frame, Notice, Section, dates},
    organisations::actions::{Correction, correct_register},
    permits::Thing,
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{ids::OrganisationId, organisations::Graph, permissions::Verb, problem::Problem};

/// One place of the register that may hold a slip.
struct Place {
    /// Where it is, and what stands there.
    correction: Correction,
    /// What it is called, with its time.
    heading: String,
    /// Key of the label of its text.
    label: &'static str,
    /// Key of the label of its second text; empty where there is none.
    second_label: &'static str,
    /// The text, as it stands or as it was typed.
    text: String,
    /// The second text.
    second: String,
}

impl Place {
    fn new(correction: Correction, heading: String) -> Place {
        let (label, second_label) = match &correction {
            Correction::Name { .. } => ("organisations-name", "organisations-short-name"),
            Correction::Code { .. } => ("organisations-code", ""),
            Correction::Event { .. } => ("organisations-basis", "organisations-note"),
        };
        let (text, second) = match &correction {
            Correction::Name { name, short_name, .. } => (name.clone(), short_name.clone()),
            Correction::Code { code, .. } => (code.clone(), None),
            Correction::Event { legal_basis, note, .. } => (legal_basis.clone(), note.clone()),
        };
        Place { correction, heading, label, second_label, text, second: second.unwrap_or_default() }
    }

    /// What the person saw when the form was made.
    fn seen(&self) -> &str {
        match &self.correction {
            Correction::Name { seen, .. } | Correction::Code { seen, .. } | Correction::Event { seen, .. } => seen,
        }
    }

    /// Whether it is what is written of an event, which may be long.
    fn is_event(&self) -> bool {
        matches!(self.correction, Correction::Event { .. })
    }

    /// The same place with what was seen and typed.
    fn corrected(&self, was_seen: &str, typed: &str, second: &str) -> Correction {
        let mut correction = self.correction.clone();
        match &mut correction {
            Correction::Name { seen, name, short_name, .. } => {
                (*seen, *name, *short_name) = (was_seen.to_owned(), typed.to_owned(), Some(second.to_owned()));
            }
            Correction::Code { seen, code, .. } => (*seen, *code) = (was_seen.to_owned(), typed.to_owned()),
            Correction::Event { seen, legal_basis, note, .. } => {
                (*seen, *legal_basis, *note) = (was_seen.to_owned(), typed.to_owned(), Some(second.to_owned()));
            }
        }
        correction
    }
}

#[derive(Template)]
#[template(path = "organisations/correcting.html")]
struct CorrectingPage {
    frame: Frame,
    name: String,
    address: String,
    complaints: Complaints,
    places: Vec<Place>,
}

impl CorrectingPage {
    /// Places with their numbers, from 1.
    fn numbered(&self) -> impl Iterator<Item = (usize, &Place)> {
        (1..).zip(&self.places)
    }
}

/// `GET /don-vi/{id}/sua-loi`
pub async fn get_corrections(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Named(id): Named<OrganisationId>,
) -> Result<Response, Failure> {
    Ok(look::page(page(&app, &asked, &caller, id)?))
}

/// `POST /don-vi/{id}/sua-loi`
pub async fn post_correction(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<OrganisationId>,
    Submitted(caller, typed): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let mut page = page(&app, &asked, &caller, id)?;
    let word =
        |name: &str| typed.iter().find(|(key, _)| key == name).map(|(_, word)| word.as_str()).unwrap_or_default();
    let number: usize = word("so").parse().unwrap_or_default();
    let place = number.checked_sub(1).and_then(|at| page.places.get_mut(at)).ok_or(Problem::NotFound)?;
    let (text, second) = (word(&format!("chu-{number}")), word(&format!("phu-{number}")));
    let correction = place.corrected(word("thay"), text, second);
    let problem = match correct_register(&app, &caller, correction).await {
        Ok(()) => {
            let said = Notice::ok(asked.language.say("organisations-corrected"));
            return Ok(redirect_saying(&page.address, &said));
        }
        Err(failure) => failure.into_problem()?,
    };
    if matches!(problem, Problem::NotFound | Problem::Forbidden) {
        return Err(problem.into());
    }
    (place.text, place.second) = (text.to_owned(), second.to_owned());
    page.complaints.about(format!("chu-{number}"), sentence(&problem, asked.language));
    page.frame = page.frame.complaining(&page.complaints);
    Ok(look::page_with_status(StatusCode::UNPROCESSABLE_ENTITY, page))
}

fn page(app: &App, asked: &Asked, caller: &Caller, id: OrganisationId) -> Result<CorrectingPage, Failure> {
    let graph = app.organisations();
    graph.life(id).ok_or(Problem::NotFound)?;
    caller.require(&graph, Verb::Reorganise, &Thing::Node { id, today: app.today() })?;
    let as_of = AsOf::read(app, asked, "");
    let words = Words::new(&graph, asked.language, &as_of);
    Ok(CorrectingPage {
        frame: asked
            .frame(app, caller)
            .titled(asked.language.say("organisations-correct-title"))
            .in_section(Section::Organisations),
        name: graph.last_name(id, as_of.day).unwrap_or_default().to_owned(),
        address: format!("/don-vi/{id}"),
        complaints: Complaints::none(),
        places: places(&words, id),
    })
}

/// Everything that is written of an organisation: names and codes, the newest first, then the events.
fn places(words: &Words<'_>, id: OrganisationId) -> Vec<Place> {
    let graph: &Graph = words.graph;
    let since = |what: String, from| {
        format!("{what}, {}", words.language.say("organisations-since-day").with("date", dates::written(from)))
    };
    let mut places: Vec<Place> = Vec::new();
    for row in graph.names(id).collect::<Vec<_>>().into_iter().rev() {
        let (name, short_name) = (row.name.clone(), row.short_name.clone());
        let correction =
            Correction::Name { organisation: id, valid_from: row.valid_from, seen: name.clone(), name, short_name };
        places.push(Place::new(correction, since(row.name.clone(), row.valid_from)));
    }
    for row in graph.codes_over_time(id).iter().rev() {
        let (scheme, code) = (row.scheme.clone(), row.code.clone());
        let heading = since(scheme_in_words(words.language, &scheme), row.valid_from);
        let correction =
            Correction::Code { organisation: id, scheme, valid_from: row.valid_from, seen: code.clone(), code };
        places.push(Place::new(correction, heading));
    }
    for event in graph.events_of(id).into_iter().rev() {
        let (legal_basis, note) = (event.legal_basis.clone(), event.note.clone());
        let kind = words.language.say(told(words, event).key).to_string();
        let correction = Correction::Event { event: event.id, seen: legal_basis.clone(), legal_basis, note };
        places.push(Place::new(correction, since(kind, event.on_date)));
    }
    places
}
