//! Preparing, deciding and applying a reorganisation, for programs. Each step is done once under its key and answers with the
//! reorganisation after it.

use super::{RowOfReorganisation, ToldReorganisation, reorganisation};
use crate::{
    acting::Acting,
    api::{Call, Day, Done, Sent, coded, step},
    failure::Failure,
    reorganisations::actions::{
        self, applying,
        choosing::{self, About, Choosing},
        deciding,
        preparing::{self, Edit, Typed},
    },
    requests::Named,
    written::{REASON_LIMIT, needed, tidied},
};
use database::WriteTransaction;
use domain::{
    ids::{OrganisationId, ReorganisationId},
    organisations::reorganisation::{BodyWish, DraftRow, Picked},
    permissions::Role,
    problem::Problem,
};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

type Step = Result<Done<ToldReorganisation>, Failure>;

coded! {
    /// As what a person goes over.
    GoesAs of Role;
}

/// A reorganisation to be prepared.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReorganisation {
    /// The body that prepares it.
    owner: Uuid,
    /// What it is called.
    #[schemars(length(min = 1, max = 300))]
    title: String,
    /// The document that orders it.
    #[schemars(length(min = 1, max = 500))]
    legal_basis: String,
    /// From which day it holds.
    effective_on: Day,
    /// Its rows, as they would be typed.
    rows: Vec<RowOfReorganisation>,
}

/// Head and rows of a draft, in the place of those before.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangedReorganisation {
    /// Of the draft that was seen.
    version: i64,
    /// What it is called.
    #[schemars(length(min = 1, max = 300))]
    title: String,
    /// The document that orders it.
    #[schemars(length(min = 1, max = 500))]
    legal_basis: String,
    /// From which day it holds.
    effective_on: Day,
    /// Its rows, as they would be typed.
    rows: Vec<RowOfReorganisation>,
}

/// Whom names mean.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PickedNames {
    /// Of the draft that was seen.
    version: i64,
    /// By the key of each question: the organisation, or null for a body that is founded.
    names: BTreeMap<String, Option<Uuid>>,
}

/// What a new body is to be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangedBody {
    /// Of the draft that was seen.
    version: i64,
    /// The key of the body.
    #[schemars(length(min = 1))]
    key: String,
    /// Its class, by its code; without it as found from the rows.
    class: Option<String>,
    /// Its short name.
    short_name: Option<String>,
    /// The name of its superior by line, where it is to be another; an empty name is nobody.
    #[serde(default)]
    parents: BTreeMap<String, String>,
}

/// Who carries on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HeirsChoice {
    /// Of the draft that was seen.
    version: i64,
    /// Assignments that are chosen about.
    #[serde(default)]
    assignments: Vec<Uuid>,
    /// Roles of people that are chosen about.
    #[serde(default)]
    grants: Vec<Uuid>,
    /// Who carries on; of people it may be nobody.
    heirs: Vec<Uuid>,
    /// Of people: as what, where that changes.
    role: Option<GoesAs>,
    /// Why; kept in the history.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
}

/// A step that needs nothing but the version that was seen.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenReorganisation {
    /// Of the reorganisation.
    version: i64,
}

/// A step with a reason.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenReorganisationWithReason {
    /// Of the reorganisation.
    version: i64,
    /// Why; kept in the history.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
}

/// That a draft that was given up begins again; nothing more needs to be said.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BegunAgain {}

impl From<RowOfReorganisation> for DraftRow {
    fn from(row: RowOfReorganisation) -> Self {
        let in_one_line = |cell: String| domain::text::nfc(&cell).split_whitespace().collect::<Vec<_>>().join(" ");
        DraftRow {
            old: in_one_line(row.old),
            new: in_one_line(row.new),
            share: in_one_line(row.share),
            kind: in_one_line(row.kind),
            date: in_one_line(row.date),
            basis: in_one_line(row.basis),
            scope: in_one_line(row.scope),
        }
    }
}

fn rows(sent: Vec<RowOfReorganisation>) -> Vec<DraftRow> {
    sent.into_iter().map(DraftRow::from).filter(|row| !row.is_blank()).collect()
}

fn reason(sent: &str) -> Result<String, Problem> {
    needed("reason", sent, REASON_LIMIT)
}

/// The reorganisation after a step, read in the same write.
async fn after(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ReorganisationId,
) -> Result<ToldReorganisation, Failure> {
    Ok(reorganisation(acting, &actions::find(tx, id).await?))
}

/// `POST /api/v1/reorganisations`
pub async fn begin(call: Call, sent: Sent<NewReorganisation>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let typed = Typed {
                owner: sent.owner.into(),
                title: tidied(&sent.title),
                legal_basis: tidied(&sent.legal_basis),
                effective_on: sent.effective_on.0,
                rows: rows(sent.rows),
            };
            let id = preparing::write_new(tx, &acting, &typed, None).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

step!(
    ReorganisationId,
    /// `POST …/rows`
    change_rows, ChangedReorganisation, |tx, acting, id, sent| {
        let owner = actions::find(tx, id).await?.row.owner_id;
        let typed = Typed {
            owner,
            title: tidied(&sent.title),
            legal_basis: tidied(&sent.legal_basis),
            effective_on: sent.effective_on.0,
            rows: rows(sent.rows),
        };
        preparing::write_edit(tx, acting, (id, sent.version), Edit::Rows(typed)).await?
    }
);
step!(
    ReorganisationId,
    /// `POST …/names`
    pick_names, PickedNames, |tx, acting, id, sent| {
        let picked = |answer: Option<Uuid>| answer.map_or(Picked::New, |body| Picked::Organisation(body.into()));
        let names = sent.names.into_iter().map(|(key, answer)| (key, picked(answer))).collect();
        preparing::write_edit(tx, acting, (id, sent.version), Edit::Names(names)).await?
    }
);
step!(
    ReorganisationId,
    /// `POST …/bodies`
    change_body, ChangedBody, |tx, acting, id, sent| {
        let wish = BodyWish { class: sent.class, short_name: sent.short_name, parents: sent.parents };
        preparing::write_edit(tx, acting, (id, sent.version), Edit::Body(sent.key, wish)).await?
    }
);
step!(
    ReorganisationId,
    /// `POST …/choices`
    choose, HeirsChoice, |tx, acting, id, sent| {
        let duties = sent.assignments.into_iter().map(|id| About::Assignment(id.into()));
        let choosing = Choosing {
            about: duties.chain(sent.grants.into_iter().map(|id| About::Grant(id.into()))).collect(),
            heirs: sent.heirs.into_iter().map(OrganisationId::from).collect(),
            role: sent.role.map(|role| role.0),
            reason: tidied(&sent.reason),
        };
        choosing::write_choice(tx, acting, (id, sent.version), &choosing).await?
    }
);
step!(
    ReorganisationId,
    /// `POST …/decision`
    decide, SeenReorganisation, |tx, acting, id, sent| deciding::write_decision(tx, acting, (id, sent.version)).await?
);
step!(
    ReorganisationId,
    /// `POST …/decision/withdrawal`
    withdraw, SeenReorganisationWithReason, |tx, acting, id, sent| {
        deciding::write_withdrawal(tx, acting, (id, sent.version), &reason(&sent.reason)?).await?
    }
);
step!(
    ReorganisationId,
    /// `POST …/abandonment`
    abandon, SeenReorganisationWithReason, |tx, acting, id, sent| {
        preparing::write_abandonment(tx, acting, (id, sent.version), &reason(&sent.reason)?).await?
    }
);

/// `POST …/successor`: a new draft with the rows and answers of one that was given up.
pub async fn begin_again(call: Call, Named(id): Named<ReorganisationId>, sent: Sent<BegunAgain>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            let new = preparing::write_again(tx, &acting, id).await?;
            after(tx, &acting, new).await
        })
    })
    .await
}

/// `POST …/application`
pub async fn apply(call: Call, Named(id): Named<ReorganisationId>, sent: Sent<SeenReorganisation>) -> Step {
    let acting = call.acting();
    sent.once_in_register(&call, move |tx, sent| {
        Box::pin(async move {
            let (_, graph) = applying::write_application(tx, &acting, (id, sent.version)).await?;
            Ok((after(tx, &acting, id).await?, graph))
        })
    })
    .await
}
