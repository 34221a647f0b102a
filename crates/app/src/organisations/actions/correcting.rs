//! Correcting the register: a slip of the pen in a name, a code, a legal basis or a note is no event in the world. It is put
//! right in its place, for all its time; the history keeps what stood there and what stands there now.
//!
//! It founds, ends and moves nothing. Who may change an organisation may correct what is written of it; an event is
//! corrected by who may change every organisation that it touches.

use super::store;
use crate::{App, acting::Acting, caller::Caller, failure::Failure, organisations::classes, permits::Thing};
use database::WriteTransaction;
use domain::{
    ids::{EventId, OrganisationId},
    organisations::{Graph, Rows},
    permissions::Verb,
    problem::{OrganisationProblem, Problem},
    text::nfc,
};
use jiff::civil::Date;
use serde_json::{Value as Json, json};
use std::sync::Arc;

/// So many characters may stand in one place of the register.
const LONGEST: usize = 400;

/// What is put right. `seen` is what the person had before the eyes; if something else stands there, someone was faster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// A name and its short form.
    Name {
        /// Whose.
        organisation: OrganisationId,
        /// The first day of the name.
        valid_from: Date,
        /// The name as it was seen.
        seen: String,
        /// The right name.
        name: String,
        /// The right short name.
        short_name: Option<String>,
    },
    /// An official code.
    Code {
        /// Whose.
        organisation: OrganisationId,
        /// Which list the code is of.
        scheme: String,
        /// The first day of the code.
        valid_from: Date,
        /// The code as it was seen.
        seen: String,
        /// The right code.
        code: String,
    },
    /// Legal basis and note of an event.
    Event {
        /// Which.
        event: EventId,
        /// The legal basis as it was seen.
        seen: String,
        /// The right legal basis.
        legal_basis: String,
        /// The right note.
        note: Option<String>,
    },
}

/// Puts it right and gives everyone the corrected graph.
pub async fn correct_register(app: &App, caller: &Caller, correction: Correction) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.change_organisations(move |tx| {
        Box::pin(async move { Ok(((), write_correction(tx, &acting, correction).await?)) })
    })
    .await
}

/// The same inside a write; gives the graph that it leaves.
pub(in crate::organisations) async fn write_correction(
    tx: &mut WriteTransaction,
    acting: &Acting,
    correction: Correction,
) -> Result<Graph, Failure> {
    let Acting { caller, graph: known, today } = acting;
    let touched = match &correction {
        Correction::Name { organisation, .. } | Correction::Code { organisation, .. } => vec![*organisation],
        Correction::Event { event, .. } => known.touched_by(*event).collect(),
    };
    for id in &touched {
        caller.require(known, Verb::Reorganise, &Thing::Node { id: *id, today: *today })?;
    }
    let correction = correction.tidied()?;
    let mut rows = store::list_rows(tx).await?;
    let particulars = put_right(&mut rows, &correction)?;
    let mut permit = None;
    for id in touched {
        let thing = Thing::Node { id, today: *today };
        permit = Some(caller.permit(tx, known, Verb::Reorganise, &thing, particulars.clone()).await?);
    }
    let permit = permit.ok_or(Problem::NotFound)?;
    store::correct(tx, &permit, &correction).await?;
    Graph::build(rows, classes().clone()).map_err(|fault| Failure::Fault(Arc::new(fault)))
}

/// Changes the row in question, and says for the history what stood there and what stands there now.
fn put_right(rows: &mut Rows, correction: &Correction) -> Result<Json, Failure> {
    let (seen, old, new) = match correction {
        Correction::Name { organisation, valid_from, seen, name, short_name } => {
            let row =
                rows.names.iter_mut().find(|row| (row.organisation_id, row.valid_from) == (*organisation, *valid_from));
            let row = row.ok_or(Problem::NotFound)?;
            let was = std::mem::replace(&mut row.name, name.clone());
            let short_was = std::mem::replace(&mut row.short_name, short_name.clone());
            let written =
                |name: &str, short: &Option<String>| json!({"name": name, "short_name": short, "from": valid_from});
            (was == *seen, written(&was, &short_was), written(name, short_name))
        }
        Correction::Code { organisation, scheme, valid_from, seen, code } => {
            let is_it = |row: &&mut domain::organisations::CodeRow| {
                row.organisation_id == *organisation && row.scheme == *scheme && row.valid_from == *valid_from
            };
            let row = rows.codes.iter_mut().find(is_it).ok_or(Problem::NotFound)?;
            let was = std::mem::replace(&mut row.code, code.clone());
            let written = |code: &str| json!({"scheme": scheme, "code": code, "from": valid_from});
            (was == *seen, written(&was), written(code))
        }
        Correction::Event { event, seen, legal_basis, note } => {
            let row = rows.events.iter_mut().find(|row| row.id == *event).ok_or(Problem::NotFound)?;
            let was = std::mem::replace(&mut row.legal_basis, legal_basis.clone());
            let note_was = std::mem::replace(&mut row.note, note.clone());
            let written =
                |basis: &str, note: &Option<String>| json!({"event": event, "legal_basis": basis, "note": note});
            (was == *seen, written(&was, &note_was), written(legal_basis, note))
        }
    };
    match (seen, old == new) {
        (false, _) => Err(Problem::SomeoneWasFaster.into()),
        (true, true) => Err(Problem::Organisation(OrganisationProblem::NothingCorrected).into()),
        (true, false) => Ok(json!({"correction": {"old": old, "new": new}})),
    }
}

impl Correction {
    /// With the texts as they are stored, or what is wrong with them.
    fn tidied(self) -> Result<Correction, Failure> {
        let optional = |text: Option<String>| text.map(|text| one_line(&text)).filter(|text| !text.is_empty());
        let tidied = match self {
            Correction::Name { organisation, valid_from, seen, name, short_name } => {
                let (name, short_name) = (one_line(&name), optional(short_name));
                Correction::Name { organisation, valid_from, seen, name, short_name }
            }
            Correction::Code { organisation, scheme, valid_from, seen, code } => {
                Correction::Code { organisation, scheme, valid_from, seen, code: one_line(&code) }
            }
            Correction::Event { event, seen, legal_basis, note } => {
                Correction::Event { event, seen, legal_basis: one_line(&legal_basis), note: optional(note) }
            }
        };
        tidied.checked()
    }

    fn checked(self) -> Result<Correction, Failure> {
        let (field, text, more) = match &self {
            Correction::Name { name, short_name, .. } => ("name", name, short_name.as_ref()),
            Correction::Code { code, .. } => ("code", code, None),
            Correction::Event { legal_basis, note, .. } => ("legal_basis", legal_basis, note.as_ref()),
        };
        if text.is_empty() {
            return Err(Problem::Missing { field: field.to_owned() }.into());
        }
        if [Some(text), more].into_iter().flatten().any(|text| text.chars().count() > LONGEST) {
            return Err(Problem::TooLong { field: field.to_owned(), limit: LONGEST as i64 }.into());
        }
        Ok(self)
    }
}

fn one_line(text: &str) -> String {
    nfc(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
