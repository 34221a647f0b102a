//! Taking rows into the register from a workbook: all of them or none, by whoever may change each organisation that they
//! touch. What the rows mean is judged in `exchange`; nothing that the register has is changed.

use super::store;
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    failure::Failure,
    organisations::{
        classes,
        exchange::{Fault, Joined, Wrong, join},
    },
    permits::{Permit, Thing},
};
use database::WriteTransaction;
use domain::{
    ids::OrganisationId,
    organisations::{Graph, Rows},
    permissions::Verb,
};
use jiff::civil::Date;
use papers::tables::Workbook;
use serde_json::json;
use std::sync::Arc;

/// What a workbook would add, with everything that stands against it.
pub async fn prepare_import(app: &App, caller: &Caller, workbook: &Workbook) -> Result<Joined, Failure> {
    let existing = store::list_rows(&mut app.database().read().await?).await?;
    Ok(judged(&existing, workbook, Some((caller, app.today()))))
}

/// Whether the person may change at least one organisation that exists today: what is asked before a table is looked at.
pub fn may_import(acting: &Acting) -> Result<(), Failure> {
    let (graph, today) = (&acting.graph, acting.today);
    let lines = graph.lines(today);
    let below =
        |id| lines.iter().filter_map(|line| graph.children(id, line, today).first().copied()).collect::<Vec<_>>();
    let nodes = acting.caller.posts.iter().flat_map(|post| below(post.organisation));
    let places = nodes.map(|id| (id, Thing::Node { id, today }));
    acting.caller.places_for(graph, Verb::Reorganise, places).map(drop)
}

/// Adds it; what came in between is looked at again.
pub async fn import_by(app: &App, caller: &Caller, workbook: Workbook) -> Result<Joined, Failure> {
    let acting = Acting::now(app, caller);
    app.change_organisations(move |tx| Box::pin(async move { write_import(tx, &acting, &workbook).await })).await
}

/// The same inside a write, with the graph that it leaves. Where there are faults, nothing is added.
pub(in crate::organisations) async fn write_import(
    tx: &mut WriteTransaction,
    acting: &Acting,
    workbook: &Workbook,
) -> Result<(Joined, Graph), Failure> {
    let existing = store::list_rows(tx).await?;
    let joined = judged(&existing, workbook, Some((&acting.caller, acting.today)));
    let Some(first) = joined.touched().first().copied().filter(|_| joined.faults.is_empty()) else {
        return Ok((joined, together(&existing, &Rows::default())?));
    };
    let graph = together(&existing, &joined.additions)?;
    let node = Thing::Node { id: first, today: acting.today };
    let permit = acting.caller.permit(tx, &graph, Verb::Reorganise, &node, particulars(&joined)).await?;
    write(tx, &permit, &joined.additions).await?;
    Ok((joined, graph))
}

/// The same from the command line, where whoever keeps the machine may do everything.
pub async fn import_by_the_system(app: &App, workbook: Workbook) -> Result<Joined, Failure> {
    let import = app.change_organisations(move |tx| {
        Box::pin(async move {
            let existing = store::list_rows(tx).await?;
            let joined = judged(&existing, &workbook, None);
            if !joined.faults.is_empty() || joined.is_nothing() {
                return Ok((joined, together(&existing, &Rows::default())?));
            }
            let graph = together(&existing, &joined.additions)?;
            let thing = ("instance", uuid::Uuid::nil());
            let permit = Permit::of_the_system(tx, "import-register", thing, particulars(&joined)).await?;
            write(tx, &permit, &joined.additions).await?;
            Ok((joined, graph))
        })
    });
    import.await
}

/// Events before the rows that name them.
async fn write(tx: &mut WriteTransaction, permit: &Permit, rows: &Rows) -> Result<(), Failure> {
    store::insert_events(tx, permit, &rows.events).await?;
    store::insert_rows(tx, permit, rows).await
}

fn particulars(joined: &Joined) -> serde_json::Value {
    json!({"organisations": joined.additions.organisations.len(), "events": joined.additions.events.len()})
}

fn together(existing: &Rows, additions: &Rows) -> Result<Graph, Failure> {
    fn both<R: Clone>(one: &[R], other: &[R]) -> Vec<R> {
        [one, other].concat()
    }
    let rows = Rows {
        organisations: both(&existing.organisations, &additions.organisations),
        events: both(&existing.events, &additions.events),
        names: both(&existing.names, &additions.names),
        classes: both(&existing.classes, &additions.classes),
        codes: both(&existing.codes, &additions.codes),
        memberships: both(&existing.memberships, &additions.memberships),
        successions: both(&existing.successions, &additions.successions),
    };
    Graph::build(rows, classes().clone()).map_err(|fault| Failure::Fault(Arc::new(fault)))
}

fn judged(existing: &Rows, workbook: &Workbook, by: Option<(&Caller, Date)>) -> Joined {
    let mut joined = join(workbook, existing, classes());
    let Some((caller, today)) = by.filter(|_| joined.faults.is_empty()) else { return joined };
    let (Ok(before), Ok(after)) = (together(existing, &Rows::default()), together(existing, &joined.additions)) else {
        return joined;
    };
    // What is there is judged as it stands; only what comes new is judged where it will stand.
    let may = |id: &OrganisationId| {
        let graph = if before.life(*id).is_some() { &before } else { &after };
        caller.may(graph, Verb::Reorganise, &Thing::Node { id: *id, today })
    };
    let outside: Vec<OrganisationId> = joined.touched().into_iter().filter(|id| !may(id)).collect();
    let place_of = |id| joined.places.get(id).cloned();
    let faults =
        outside.iter().filter_map(place_of).map(|place| Fault { place, column: None, wrong: Wrong::OutsideRights });
    joined.faults = faults.collect();
    joined.faults.sort_by(|a, b| a.place.cmp(&b.place));
    joined
}
