//! Saying that a document amends another, pairing a clause, carrying over, for programs.
//! Each is done once under its key, and answers with the amendments of the document after it.

use super::{ToldAmendments, amendments};
use crate::{
    amendments::actions::{self, Kind, Repairing, Saying, Ticked},
    api::{Call, Done, Sent},
    failure::Failure,
    requests::Named,
    written::{REASON_LIMIT, needed},
};
use domain::{
    amendments::Change,
    ids::{DocumentId, ProvisionId},
};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

type Step = Result<Done<ToldAmendments>, Failure>;

/// How a document stands to an older one.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AmendmentRelation {
    /// It changes single clauses.
    Amends,
    /// It takes its place.
    Replaces,
}

/// That a document amends or replaces another, or does not.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAmendment {
    /// The older document.
    amended: Uuid,
    /// How.
    relation: AmendmentRelation,
    /// That it does; false takes it back.
    holds: bool,
    /// Why.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
}

/// What became of a clause.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ClauseChange {
    /// Its words are the same.
    Same,
    /// It has other words.
    Changed,
    /// It is gone.
    Removed,
}

/// Which clause stands for an older one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPair {
    /// The older document.
    amended: Uuid,
    /// The older clause.
    old: Uuid,
    /// The newer clause; none where it was removed.
    new: Option<Uuid>,
    /// What became of it.
    change: ClauseChange,
    /// Number of the pair that was seen; zero where there was none.
    number: i64,
    /// Why.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
}

/// What is carried over in one act.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCarryOver {
    /// The older document.
    amended: Uuid,
    /// Keys of lines that were seen.
    #[schemars(length(min = 1, max = 5_000))]
    lines: Vec<String>,
    /// Why.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
}

/// `POST /api/v1/documents/{document}/amendments`
pub async fn say(call: Call, Named(id): Named<DocumentId>, sent: Sent<NewAmendment>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let kind = match sent.relation {
                AmendmentRelation::Amends => Kind::Amends,
                AmendmentRelation::Replaces => Kind::Replaces,
            };
            let reason = needed("reason", &sent.reason, REASON_LIMIT)?;
            let amended = DocumentId::from(sent.amended);
            let saying = Saying { amending: id, amended, kind, holds: sent.holds, reason };
            actions::write_statement(tx, &acting, &saying, None).await?;
            amendments(tx, &acting, id).await
        })
    })
    .await
}

/// `POST /api/v1/documents/{document}/pairing`
pub async fn pair(call: Call, Named(id): Named<DocumentId>, sent: Sent<NewPair>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let change = match sent.change {
                ClauseChange::Same => Change::Same,
                ClauseChange::Changed => Change::Changed,
                ClauseChange::Removed => Change::Removed,
            };
            let reason = needed("reason", &sent.reason, REASON_LIMIT)?;
            let (old, new) = (ProvisionId::from(sent.old), sent.new.map(ProvisionId::from));
            let repairing = Repairing { old, new, change, seen: sent.number, reason };
            actions::write_pair(tx, &acting, (id, DocumentId::from(sent.amended)), &repairing).await?;
            amendments(tx, &acting, id).await
        })
    })
    .await
}

/// `POST /api/v1/documents/{document}/carry-over`
pub async fn carry(call: Call, Named(id): Named<DocumentId>, sent: Sent<NewCarryOver>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let reason = needed("reason", &sent.reason, REASON_LIMIT)?;
            let ticked = Ticked { keys: sent.lines.iter().cloned().collect(), reason };
            actions::write_carry_over(tx, &acting, (id, DocumentId::from(sent.amended)), &ticked).await?;
            amendments(tx, &acting, id).await
        })
    })
    .await
}
