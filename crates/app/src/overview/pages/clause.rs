//! The page of a clause: its words, then everything that hangs on it.
//! What stands on it is found elsewhere; here it is only arranged.

use super::super::{
    clause::{self, Shown, address},
    parts::Part,
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    documents,
    failure::Failure,
    look::{self, Frame, Section},
    requests::Named,
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::ids::{DocumentId, ProvisionId};
use serde::Deserialize;

/// Which clause an address names.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Of {
    document: DocumentId,
    provision: ProvisionId,
}

/// Another clause: where it is, how people name it, its first words.
struct Beside {
    path: String,
    name: String,
    short: String,
}

#[derive(Template)]
#[template(path = "overview/clause.html")]
struct ClausePage {
    frame: Frame,
    document: String,
    document_path: String,
    source_path: String,
    text: String,
    around: Vec<Beside>,
    inside: Vec<Beside>,
    shown: Vec<Part>,
}

/// `GET /van-ban/{document}/dieu-khoan/{provision}`
pub async fn get_clause(
    State(app): State<App>,
    asked: Asked,
    Named(of): Named<Of>,
    caller: Caller,
) -> Result<Response, Failure> {
    let frame = asked.frame(&app, &caller).in_section(Section::Documents);
    let shown = clause::find(&app, &caller, &frame, (of.document, of.provision)).await?;
    Ok(look::page(ClausePage::new(frame, shown)))
}

impl ClausePage {
    /// A part has no row.
    fn has_empties(&self) -> bool {
        self.shown.iter().any(|part| part.lines.is_empty())
    }

    fn new(frame: Frame, shown: Shown) -> Self {
        let document = &shown.document.row;
        let beside = |clause: &crate::coverage::clauses::Clause| Beside {
            path: address(document.id, clause.id),
            name: clause.path.clone(),
            short: clause.short.clone(),
        };
        let title = frame.say("overview-clause-title").with("clause", shown.clause.path.as_str()).to_string();
        ClausePage {
            document: documents::title(frame.language, document),
            document_path: format!("/van-ban/{}", document.id),
            source_path: format!("/van-ban/{}#{}", document.id, shown.clause.anchor),
            text: shown.clause.text.clone(),
            around: shown.around().into_iter().map(beside).collect(),
            inside: shown.inside().into_iter().map(beside).collect(),
            shown: shown.parts,
            frame: frame.titled(title),
        }
    }
}
