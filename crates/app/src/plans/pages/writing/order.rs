//! The order of a draft: sections and clauses go up and down, come and go, and what was removed comes back. Each button sends
//! one word with the version that the person saw.

use super::{
    super::super::{
        actions::drafts,
        draft::{
            LINE_LIMIT,
            editing::{Edit, Towards},
        },
    },
    address, show,
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    failure::Failure,
    look::Notice,
    requests::{Named, Submitted},
    written,
};
use axum::{extract::State, response::Response};
use domain::{ids::PlanDraftId, problem::Problem};
use serde::Deserialize;

/// What a button sends: what is to be done, of which section or clause, and the title that is typed beside it.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Typed {
    version: i64,
    viec: String,
    ten: String,
}

impl Typed {
    /// The change that the button means.
    fn edit(&self) -> Result<Edit, Problem> {
        let heading = || written::words("ten", &self.ten, LINE_LIMIT).map(|words| words.replace('\n', " "));
        let (word, key) = self.viec.split_once(':').unwrap_or((&self.viec, ""));
        let key = || key.parse::<u32>().map_err(|_| Problem::NotFound);
        Ok(match word {
            "phan-moi" => Edit::AddSection(heading()?),
            "phan-ten" => Edit::NameSection(key()?, heading()?),
            "phan-len" => Edit::MoveSection(key()?, Towards::Up),
            "phan-xuong" => Edit::MoveSection(key()?, Towards::Down),
            "phan-bo" => Edit::RemoveSection(key()?),
            "len" => Edit::MoveClause(key()?, Towards::Up),
            "xuong" => Edit::MoveClause(key()?, Towards::Down),
            "bo" => Edit::RemoveClause(key()?),
            "khoi-phuc" => Edit::Restore,
            _ => return Err(Problem::NotFound),
        })
    }

    /// Where the person goes on.
    fn anchor(&self) -> String {
        match self.viec.split_once(':') {
            Some(("len" | "xuong", key)) => format!("#muc-{key}"),
            Some(("phan-len" | "phan-xuong" | "phan-ten", key)) => format!("#phan-{key}"),
            _ => String::new(),
        }
    }
}

/// `POST /ke-hoach/soan/{draft}/sap-xep`
pub async fn post_order(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<PlanDraftId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    // Whoever may not write it learns nothing of what is wrong with a request.
    drafts::open(&app, &caller, id).await?;
    let edit = typed.edit()?;
    let is_removal = matches!(edit, Edit::RemoveClause(_) | Edit::RemoveSection(_));
    match drafts::edit(&app, &caller, id, Some(typed.version), "order", move |draft| draft.edit(edit)).await {
        Ok(()) => {
            let language = asked.language;
            let said = match is_removal {
                true => Notice::ok(language.say("plans-removed")),
                false => Notice::ok(language.say("plans-draft-kept")),
            };
            Ok(redirect_saying(&format!("{}{}", address(id), typed.anchor()), &said))
        }
        Err(failure) => {
            let complained = super::super::at_field(failure, asked.language, |_| String::new())?;
            show::page(&app, &asked, &caller, id, complained).await
        }
    }
}
