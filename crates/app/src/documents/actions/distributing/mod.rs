//! Distribution: at publication the document is delivered to each recipient; the first of its people to open it leaves a
//! row, and so does the one who says that it was received. A body that took over from a recipient does so for itself.
//!
//! Being sent a document gives nobody an assignment.

pub(in crate::documents) mod reminding;
mod store;

pub use reminding::remind_unopened;
pub use store::{StoredArrival, StoredSent, StoredStep};

use super::{Document, Opened, find_for_reader};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    documents::distribution::Delivery,
    failure::Failure,
    permits::{Permit, Thing},
};
use database::{Connection, WriteTransaction};
use domain::{
    ids::{AccountId, DeliveryId, DocumentId, OrganisationId},
    organisations::Graph,
    permissions::{Role, Verb},
    problem::Problem,
};
use jiff::civil::Date;
use serde_json::json;
use std::collections::BTreeSet;

/// A document at one of its recipients.
#[derive(Debug, Clone)]
pub struct Delivered {
    /// Which.
    pub id: DeliveryId,
    /// Line of the distribution.
    pub position: i64,
    /// The body that the line meant on the date of issue.
    pub named: OrganisationId,
    /// The body that it was delivered to.
    pub organisation: OrganisationId,
    /// When.
    pub delivered_at_ms: i64,
    /// Who opened it first, for whom and when.
    pub opened: Vec<StoredStep>,
    /// Who said that it was received.
    pub acknowledged: Vec<StoredStep>,
    /// When it was reminded of, oldest first.
    pub reminded_at_ms: Vec<i64>,
}

/// Delivers a document that is being published.
pub(super) async fn deliver(
    tx: &mut WriteTransaction,
    permit: &Permit,
    document: DocumentId,
    deliveries: &[Delivery],
) -> Result<(), Failure> {
    let by = permit.person()?;
    for delivery in deliveries {
        let id: DeliveryId = tx.new_id();
        store::insert_delivery(tx, permit, id, document, delivery, by).await?;
    }
    Ok(())
}

/// To whom a document was delivered, with what became of it, in the order of the distribution.
pub async fn deliveries_of(app: &App, document: DocumentId) -> Result<Vec<Delivered>, Failure> {
    let mut connection = app.database().read().await?;
    delivered(&mut connection, document).await
}

async fn delivered(connection: &mut Connection, document: DocumentId) -> Result<Vec<Delivered>, Failure> {
    let openings = store::list_openings(connection, document).await?;
    let acknowledgements = store::list_acknowledgements(connection, document).await?;
    let of = |steps: &[StoredStep], id: DeliveryId| -> Vec<StoredStep> {
        steps.iter().filter(|step| step.delivery_id == id).cloned().collect()
    };
    let reminders = store::list_reminders(connection, document).await?;
    let reminded =
        |id: DeliveryId| reminders.iter().filter(move |one| one.delivery_id == id).map(|one| one.reminded_at_ms);
    let rows = store::list_deliveries(connection, document).await?;
    let delivered = rows.into_iter().map(|row| Delivered {
        id: row.id,
        position: row.position,
        named: row.named_id,
        organisation: row.organisation_id,
        delivered_at_ms: row.delivered_at_ms,
        opened: of(&openings, row.id),
        acknowledged: of(&acknowledgements, row.id),
        reminded_at_ms: reminded(row.id).collect(),
    });
    Ok(delivered.collect())
}

/// A step that a recipient takes with a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Open,
    Acknowledge,
}

impl Delivered {
    fn steps(&self, step: Step) -> &[StoredStep] {
        match step {
            Step::Open => &self.opened,
            Step::Acknowledge => &self.acknowledged,
        }
    }

    /// For which body the caller may take a step with this delivery.
    fn recipient_for(
        &self,
        graph: &Graph,
        caller: &Caller,
        document: &Document,
        today: Date,
    ) -> Option<OrganisationId> {
        let thing = self.thing(graph, document, today);
        caller.require(graph, Verb::ReceiveDocument, &thing).ok()
    }

    /// The document as its rights are asked for this one recipient.
    fn thing(&self, graph: &Graph, document: &Document, today: Date) -> Thing {
        let recipients = with_heirs(graph, [self.organisation], today);
        Thing::Document { id: document.row.id, owner: document.row.owner_id, recipients, today }
    }

    fn still_waits(&self, step: Step, organisation: OrganisationId) -> bool {
        self.steps(step).iter().all(|done| done.organisation_id != organisation)
    }
}

/// Bodies, with those of today that took over from them.
pub(super) fn with_heirs(
    graph: &Graph,
    of: impl IntoIterator<Item = OrganisationId>,
    today: Date,
) -> Vec<OrganisationId> {
    let mut all = BTreeSet::new();
    for id in of {
        all.insert(id);
        if !graph.exists(id, today) {
            all.extend(graph.successor_closure(id, today).into_iter().filter(|heir| graph.exists(*heir, today)));
        }
    }
    all.into_iter().collect()
}

/// What the caller's own bodies may still do with a document that was sent to them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Own {
    /// It was sent to one of them.
    pub is_recipient: bool,
    /// One of them has not said yet that it was received.
    pub may_acknowledge: bool,
}

/// How the caller's own bodies stand to the deliveries of a document.
pub fn own_of(app: &App, caller: &Caller, opened: &Opened, deliveries: &[Delivered]) -> Own {
    let (graph, today) = (app.organisations(), app.today());
    let mut own = Own::default();
    for delivery in deliveries {
        if let Some(organisation) = delivery.recipient_for(&graph, caller, &opened.document, today) {
            own.is_recipient = true;
            own.may_acknowledge |= delivery.still_waits(Step::Acknowledge, organisation);
        }
    }
    own.may_acknowledge &= opened.document.row.retracted_at_ms.is_none();
    own
}

/// Notes that the caller, first of a recipient's people, has opened a document. Nothing happens when there is nothing to note.
pub async fn note_opening(app: &App, caller: &Caller, opened: &Opened) -> Result<(), Failure> {
    if opened.document.row.published_at_ms.is_none() {
        return Ok(());
    }
    let (graph, today) = (app.organisations(), app.today());
    let deliveries = deliveries_of(app, opened.document.row.id).await?;
    let waits = deliveries.iter().any(|delivery| {
        let recipient = delivery.recipient_for(&graph, caller, &opened.document, today);
        recipient.is_some_and(|organisation| delivery.still_waits(Step::Open, organisation))
    });
    if waits { take(app, caller, opened.document.row.id, Step::Open).await.map(drop) } else { Ok(()) }
}

/// Says that a document was received, for each of the caller's bodies that has not said so yet.
pub async fn acknowledge(app: &App, caller: &Caller, id: DocumentId) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_acknowledgement(tx, &acting, id).await })).await
}

/// Takes a step with every delivery that waits for it; says whether there was one.
async fn take(app: &App, caller: &Caller, id: DocumentId, step: Step) -> Result<bool, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { take_in(tx, &acting, id, step).await })).await
}

/// Says inside a write that a document was received.
pub(in crate::documents) async fn write_acknowledgement(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: DocumentId,
) -> Result<(), Failure> {
    if take_in(tx, acting, id, Step::Acknowledge).await? { Ok(()) } else { Err(Problem::AlreadyDone.into()) }
}

async fn take_in(tx: &mut WriteTransaction, acting: &Acting, id: DocumentId, step: Step) -> Result<bool, Failure> {
    let Acting { caller, graph, today } = acting;
    let document = find_for_reader(tx, graph, caller, id, *today).await?;
    caller.require(graph, Verb::ReceiveDocument, &document.thing(*today))?;
    if step == Step::Acknowledge && document.row.retracted_at_ms.is_some() {
        return Err(Problem::NotFound.into());
    }
    let mut taken = false;
    for delivery in delivered(tx, id).await? {
        let Some(organisation) = delivery.recipient_for(graph, caller, &document, *today) else {
            continue;
        };
        if delivery.still_waits(step, organisation) {
            let thing = delivery.thing(graph, &document, *today);
            write(tx, graph, caller, &thing, delivery.id, organisation, step).await?;
            taken = true;
        }
    }
    Ok(taken)
}

async fn write(
    tx: &mut WriteTransaction,
    graph: &Graph,
    caller: &Caller,
    thing: &Thing,
    delivery: DeliveryId,
    organisation: OrganisationId,
    step: Step,
) -> Result<(), Failure> {
    let word = if step == Step::Open { "opened" } else { "acknowledged" };
    let particulars = json!({"step": word, "organisation": organisation.to_string()});
    let permit = caller.permit(tx, graph, Verb::ReceiveDocument, thing, particulars).await?;
    let by = permit.person()?;
    match step {
        Step::Open => store::insert_opening(tx, &permit, delivery, organisation, by).await?,
        Step::Acknowledge => store::insert_acknowledgement(tx, &permit, delivery, organisation, by).await?,
    }
    Ok(())
}

/// A document that was sent to one of the caller's bodies and still wants something of it.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// Its row.
    pub row: StoredArrival,
    /// For which body of the caller.
    pub organisation: OrganisationId,
}

/// Documents that the caller's own bodies have not opened, or not said to have received where that is wanted.
pub async fn arrivals_for(app: &App, caller: &Caller) -> Result<Vec<Arrival>, Failure> {
    let mut connection = app.database().read().await?;
    let (graph, today) = (app.organisations(), app.today());
    let mut arrivals: Vec<Arrival> = Vec::new();
    for organisation in working_places(caller) {
        for of in graph.predecessor_closure(organisation, today).into_iter().chain([organisation]) {
            let rows = store::list_arrivals(&mut connection, of, organisation).await?;
            arrivals.extend(rows.into_iter().map(|row| Arrival { row, organisation }));
        }
    }
    arrivals.retain(|arrival| arrival.row.opened == 0 || arrival.row.wants_acknowledgement());
    arrivals.sort_by_key(|arrival| (arrival.row.opened > 0, std::cmp::Reverse(arrival.row.delivered_at_ms)));
    // What came to several that became one is one document there.
    let mut seen = BTreeSet::new();
    arrivals.retain(|arrival| seen.insert((arrival.organisation, arrival.row.document_id)));
    Ok(arrivals)
}

/// Documents that the caller's own bodies have sent and that not everyone has opened.
pub async fn sent_and_unopened(app: &App, caller: &Caller) -> Result<Vec<StoredSent>, Failure> {
    let mut connection = app.database().read().await?;
    let mut sent = Vec::new();
    for organisation in working_places(caller) {
        sent.extend(store::list_sent_unopened(&mut connection, organisation).await?);
    }
    Ok(sent)
}

/// Where the caller does the unit's work.
fn working_places(caller: &Caller) -> BTreeSet<OrganisationId> {
    let works = |role: Role| matches!(role, Role::Clerk | Role::Specialist | Role::Head);
    caller.posts.iter().filter(|post| works(post.role)).map(|post| post.organisation).collect()
}

/// How many documents that were sent to an organisation nobody has opened: its successors find them.
pub async fn count_unopened(connection: &mut Connection, organisation: OrganisationId) -> Result<i64, Failure> {
    Ok(store::count_unopened(connection, organisation).await?)
}

/// The people of all steps, for their names.
pub fn people_of(deliveries: &[Delivered]) -> impl Iterator<Item = AccountId> {
    deliveries.iter().flat_map(|delivery| delivery.opened.iter().chain(&delivery.acknowledged)).map(|step| step.by_id)
}
