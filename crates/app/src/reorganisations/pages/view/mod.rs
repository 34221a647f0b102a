//! What the page of a reorganisation shows of its rows, its outcome and what it would carry.
//! It reads; it decides nothing.

mod carried;
mod outcome;

pub use carried::{
    DutyGroup, PeopleView, ReportView, TargetView, carried_duties, carried_people, carried_reports, carried_targets,
};
pub use outcome::{Place, before_and_after};

use super::{Named, column_key, kind_key};
use crate::{
    language::Language,
    look::{Choice, Frame},
    reorganisations::actions::Reorganisation,
};
use domain::organisations::{
    Catalogue, Graph,
    reorganisation::{Body, Examined, Fault, Match, Question},
};

/// A fault as it is told: where, what, and what to do.
pub struct FaultView {
    /// The column, where one is meant.
    pub column: String,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub next: String,
}

/// A row with what it means.
pub struct RowView {
    /// Its number.
    pub number: usize,
    /// The old body as it was typed, and where it leads when it is known.
    pub old: Named,
    /// The new one.
    pub new: Named,
    /// The new one is founded.
    pub is_founded: bool,
    /// What it does.
    pub kind: String,
    /// The share.
    pub share: String,
    /// The tasks.
    pub scope: String,
    /// Its own basis.
    pub basis: String,
    /// What is wrong with it.
    pub faults: Vec<FaultView>,
}

/// A name that must be said.
pub struct QuestionView {
    /// Its number on the page, from 1.
    pub number: usize,
    /// The row in which it stands first.
    pub row: usize,
    /// As it was typed.
    pub typed: String,
    /// What the answer is kept under.
    pub key: String,
    /// Who may be meant.
    pub choices: Vec<Choice>,
}

/// A body that is founded.
pub struct BodyView {
    /// What a change is kept under.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its short name.
    pub short_name: String,
    /// Its class, as code and in words.
    pub class: (String, String),
    /// Line as code, in words, and the superior.
    pub parents: Vec<(String, String, String)>,
    /// From whom it takes over.
    pub from: Vec<Named>,
}

pub fn fault(frame: &Frame, fault: &Fault) -> FaultView {
    let said = match frame.language {
        Language::Vi => fault.vietnamese(),
        Language::En => fault.english(),
    };
    let column = fault.column.map(|column| frame.say(column_key(column)).to_string()).unwrap_or_default();
    FaultView { column, what: said.what, next: said.next }
}

/// The rows of a draft; of one that is applied or given up as they were typed.
pub fn rows(frame: &Frame, reorganisation: &Reorganisation, examined: Option<&Examined>) -> Vec<RowView> {
    let typed = (1..).zip(&reorganisation.draft.contents.rows);
    let row = |(number, row): (usize, &domain::organisations::reorganisation::DraftRow)| {
        let read = examined.and_then(|examined| examined.rows.iter().find(|read| read.row == number));
        let kind = read.and_then(|read| read.kind).or(domain::organisations::reorganisation::Kind::of_word(&row.kind));
        let faults = examined.map(|examined| examined.faults.as_slice()).unwrap_or_default();
        let named = |name: &str, id: Option<domain::ids::OrganisationId>| Named {
            name: name.to_owned(),
            path: id.map(|id| format!("/don-vi/{id}")).unwrap_or_default(),
        };
        RowView {
            number,
            old: named(&row.old, read.and_then(|read| read.old)),
            new: named(&row.new, read.and_then(|read| read.new.known())),
            is_founded: read.is_some_and(|read| matches!(read.new, Match::New(_))),
            kind: kind.map_or_else(|| row.kind.clone(), |kind| frame.say(kind_key(kind)).to_string()),
            share: row.share.clone(),
            scope: row.scope.clone(),
            basis: row.basis.clone(),
            faults: faults.iter().filter(|fault| fault.row == number).map(|one| fault(frame, one)).collect(),
        }
    };
    typed.map(row).collect()
}

pub fn questions(
    frame: &Frame,
    graph: &Graph,
    reorganisation: &Reorganisation,
    asked: &[Question],
) -> Vec<QuestionView> {
    let eve = reorganisation.eve();
    let view = |(number, question): (usize, &Question)| {
        let candidate = |id: &domain::ids::OrganisationId| {
            let above = graph.parents(*id, eve).into_iter().filter_map(|(_, above)| graph.last_name(above, eve));
            let above: Vec<&str> = above.take(1).collect();
            let name = graph.last_name(*id, eve).unwrap_or_default();
            let said = frame.say("reorganisations-candidate").with("name", name).with("above", above.join(", "));
            Choice::new(id, said)
        };
        let mut choices: Vec<Choice> = question.candidates.iter().map(candidate).collect();
        if question.may_be_new {
            choices.push(Choice::new("moi", frame.say("reorganisations-candidate-new").with("name", &question.typed)));
        }
        QuestionView { number, row: question.row, typed: question.typed.clone(), key: question.key.clone(), choices }
    };
    (1..).zip(asked).map(view).collect()
}

pub fn bodies(frame: &Frame, graph: &Graph, reorganisation: &Reorganisation, found: &[Body]) -> Vec<BodyView> {
    let eve = reorganisation.eve();
    let name_of = |parent: &Match| match parent {
        Match::Known(id) => graph.last_name(*id, eve).unwrap_or_default().to_owned(),
        Match::New(key) => found.iter().find(|body| body.key == *key).map(|body| body.name.clone()).unwrap_or_default(),
        Match::Nothing | Match::Asked => String::new(),
    };
    let view = |body: &Body| {
        let lines = graph.catalogue().lines().iter().map(|line| {
            let name = body.parents.get(&line.code).map(&name_of).unwrap_or_default();
            (line.code.clone(), one_of(frame, &line.name_vi, &line.name_en), name)
        });
        BodyView {
            key: body.key.clone(),
            name: body.name.clone(),
            short_name: body.short_name.clone().unwrap_or_default(),
            class: (body.class.clone(), class(frame, graph.catalogue(), &body.class)),
            parents: lines.collect(),
            from: body
                .from
                .iter()
                .map(|id| Named {
                    name: graph.last_name(*id, eve).unwrap_or_default().to_owned(),
                    path: format!("/don-vi/{id}"),
                })
                .collect(),
        }
    };
    found.iter().map(view).collect()
}

/// The classes of the catalogue, to choose from.
pub fn classes(frame: &Frame, graph: &Graph) -> Vec<Choice> {
    let entries = graph.catalogue().all();
    entries.map(|entry| Choice::new(&entry.code, one_of(frame, &entry.name_vi, &entry.name_en))).collect()
}

/// A class in words.
pub fn class(frame: &Frame, catalogue: &Catalogue, code: &str) -> String {
    catalogue.class(code).map_or_else(|| code.to_owned(), |entry| one_of(frame, &entry.name_vi, &entry.name_en))
}

/// The one in the language of the page.
pub fn one_of(frame: &Frame, vi: &str, en: &str) -> String {
    match frame.language {
        Language::Vi => vi.to_owned(),
        Language::En => en.to_owned(),
    }
}
