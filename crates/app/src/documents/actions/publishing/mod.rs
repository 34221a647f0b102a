//! Publishing: the preview that the person saw becomes provisions, a distribution and open assignments, in one write.
//!
//! The working copy must be the one that was previewed. Afterwards nothing of the document changes any more.

pub(super) mod store;

use self::store::{NewProvision, NewPublication};
use super::{
    distributing::deliver,
    find_for_reader,
    reading::{Text, text_of},
    store::StoredRecipient,
};
use crate::{
    App,
    caller::Caller,
    documents::{
        distribution::Sender,
        preview::{Asking, Planned, Preview, preview},
    },
    failure::Failure,
    obligations::actions::{NewObligation, open_obligations},
    permits::Permit,
    plans,
};
use database::WriteTransaction;
use domain::{
    ids::{DocumentId, ProvisionId},
    organisations::Graph,
    permissions::Verb,
    problem::Problem,
    text::standing_alone,
};
use serde_json::json;
use std::collections::BTreeMap;

/// A publication as it was asked for.
#[derive(Debug, Clone)]
pub struct Publishing {
    /// Which document.
    pub document: DocumentId,
    /// The version of the working copy that was previewed.
    pub version: i64,
    /// The number of assignments as typed; needed above the limit of the settings.
    pub typed: String,
}

/// What publishing would do now.
pub fn preview_of(app: &App, graph: &Graph, document: &super::Document, text: &Text) -> Result<Preview, Problem> {
    if text.reading.source.is_scrambled() {
        return Err(Problem::TextScrambled);
    }
    let asking = Asking {
        graph,
        publisher: document.row.owner_id,
        today: app.today(),
        confirm_every_months: app.settings().confirm_every_months,
    };
    preview(&asking, &text.reviewed, document.row.issuer_id, document.row.issued_on)
}

/// Publishes a document.
pub async fn publish(app: &App, caller: &Caller, publishing: Publishing) -> Result<(), Failure> {
    let (app_here, caller) = (app.clone(), caller.clone());
    app.database()
        .write(move |tx| Box::pin(async move { write_publication(tx, &app_here, &caller, publishing).await }))
        .await
}

/// The same inside a write.
pub(in crate::documents) async fn write_publication(
    tx: &mut WriteTransaction,
    app: &App,
    caller: &Caller,
    publishing: Publishing,
) -> Result<(), Failure> {
    let (graph, today, id) = (app.organisations(), app.today(), publishing.document);
    let document = find_for_reader(tx, &graph, caller, id, today).await?;
    let text = text_of(tx, id).await?.ok_or(Problem::NotFound)?;
    caller.require(&graph, Verb::PublishDocument, &document.thing(today))?;
    if document.row.published_at_ms.is_some() {
        return Err(Problem::AlreadyPublished.into());
    }
    if text.version != publishing.version {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let preview = preview_of(app, &graph, &document, &text)?;
    if let Some(problem) = preview.problems(&graph).into_iter().next() {
        return Err(problem.into());
    }
    check_number(&preview, app.settings().ask_above_assignments, &publishing.typed)?;
    let particulars = json!({
        "assignments": preview.assignments(), "effective_on": preview.effective_on.to_string(),
        "obligations": preview.published().count(), "version": publishing.version,
    });
    let permit = caller.permit(tx, &graph, Verb::PublishDocument, &document.thing(today), particulars).await?;
    let provisions = insert_provisions(tx, &permit, id, &text).await?;
    let sender = Sender { graph: &graph, issuer: Some(preview.issuer), issued_on: Some(preview.issued_on), today };
    insert_distribution(tx, &permit, id, &text, &sender).await?;
    let deliveries = sender.deliveries(&text.reviewed.recipients, document.row.owner_id);
    let new = preview.published().filter_map(|planned| new_obligation(&text, planned, &provisions)).collect();
    let (tracking_body, effective_on) = (preview.tracking_body, preview.effective_on);
    let opened = open_obligations(tx, &permit, &graph, id, tracking_body, effective_on, today, new).await?;
    let publication = NewPublication {
        document: id,
        text_version: text.id,
        publisher: document.row.owner_id,
        effective_on,
        obligations: opened.obligations,
        assignments: opened.assignments,
        by: permit.person()?,
    };
    store::insert_publication(tx, &permit, &publication).await?;
    plans::write_at_publication(tx, &permit, (id, text.file_sha256), &provisions).await?;
    crate::amendments::actions::propose_all(tx, &permit, id).await?;
    deliver(tx, &permit, id, &deliveries).await
}

/// Above the limit the person types how many assignments will be opened.
fn check_number(preview: &Preview, limit: usize, typed: &str) -> Result<(), Problem> {
    let count = preview.assignments();
    let told = i64::try_from(count).unwrap_or(i64::MAX);
    let typed = typed.trim();
    match typed.replace(['.', ','], "").parse::<usize>() {
        _ if count <= limit => Ok(()),
        Ok(number) if number == count => Ok(()),
        _ if typed.is_empty() => Err(Problem::ManyAssignments { count: told }),
        _ => Err(Problem::NumberDiffers { typed: typed.chars().take(20).collect(), count: told }),
    }
}

/// Each provision gets its identity for life; its eId is an attribute.
async fn insert_provisions(
    tx: &mut WriteTransaction,
    permit: &Permit,
    document: DocumentId,
    text: &Text,
) -> Result<BTreeMap<String, ProvisionId>, Failure> {
    let mut ids: BTreeMap<String, ProvisionId> = BTreeMap::new();
    for (position, provision) in (0..).zip(&text.reading.provisions) {
        if ids.contains_key(&provision.id) {
            continue;
        }
        let id: ProvisionId = tx.new_id();
        let parent = provision.parent.as_ref().and_then(|parent| ids.get(parent).copied());
        let span = offsets(provision.span);
        let new = NewProvision { id, document, parent, position, provision, span };
        store::insert_provision(tx, permit, &new).await?;
        ids.insert(provision.id.clone(), id);
    }
    Ok(ids)
}

fn offsets(span: papers::reading::Span) -> (i64, i64) {
    let offset = |place: usize| i64::try_from(place).unwrap_or(i64::MAX);
    (offset(span[0]), offset(span[1]))
}

/// The lines of «Nơi nhận», each with its organisation where it means exactly one.
async fn insert_distribution(
    tx: &mut WriteTransaction,
    permit: &Permit,
    document: DocumentId,
    text: &Text,
    sender: &Sender<'_>,
) -> Result<(), Failure> {
    for (position, recipient) in (0..).zip(&text.reviewed.recipients) {
        let named = sender.line(recipient).named();
        let line = StoredRecipient {
            recipient_text: recipient.text.clone(),
            purpose: recipient.purpose.map(|purpose| purpose.code().to_owned()),
            organisation_id: if let [one] = named.as_slice() { Some(*one) } else { None },
        };
        store::insert_recipient(tx, permit, document, position, &line).await?;
    }
    Ok(())
}

fn new_obligation(text: &Text, planned: &Planned, provisions: &BTreeMap<String, ProvisionId>) -> Option<NewObligation> {
    let duty = text.reviewed.duties.get(planned.index)?;
    Some(NewObligation {
        provision: duty.provision.as_ref().and_then(|id| provisions.get(id).copied()),
        action: standing_alone(&duty.action),
        kind: duty.kind.code().to_owned(),
        modality: duty.modality.code().to_owned(),
        outputs: duty.outputs.clone(),
        span: (duty.span[0], duty.span[1]),
        timing: planned.timing.clone(),
        leads: planned.leads.clone(),
        supporters: planned.supporters.clone(),
    })
}
