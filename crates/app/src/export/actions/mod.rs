//! What an administrator does with the whole instance: make an export, take it out, remove it. Each is asked for as the
//! body above all that have people here, and each stands in the journal.

mod store;

use super::{
    making::{self, Ready, Stand},
    package::Progress,
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure, permits::Thing};
use database::{Connection, WriteTransaction};
use domain::{
    ids::OrganisationId,
    organisations::Graph,
    permissions::{Role, Verb},
    problem::Problem,
};
use jiff::civil::Date;
use serde_json::{Value as Json, json};
use std::{path::PathBuf, sync::Arc};

/// Whether the person may export: what a page asks before it shows the way.
pub(crate) async fn may_export(app: &App, caller: &Caller) -> Result<bool, Failure> {
    if !caller.posts.iter().any(|post| post.role == Role::Administrator) {
        return Ok(false);
    }
    let places = store::list_places(&mut app.database().read().await?, app.today()).await?;
    Ok(top_of(caller, &app.organisations(), &places, app.today()).is_some())
}

/// How it stands with the export.
pub(super) async fn stand(app: &App, caller: &Caller) -> Result<Stand, Failure> {
    require(app, caller).await?;
    making::forget_old(app);
    Ok(app.exports().stand())
}

/// Begins to make one; asked twice it makes one. The row of the journal comes first, so that it is in the export.
pub(super) async fn begin(app: &App, caller: &Caller) -> Result<(), Failure> {
    require(app, caller).await?;
    let Some(progress) = app.exports().begin() else { return Ok(()) };
    match note(app, caller, json!({"act": "make"})).await {
        Ok(()) => {
            making::make(app.clone(), progress);
            Ok(())
        }
        Err(failure) => {
            app.exports().give_up();
            Err(failure)
        }
    }
}

/// The file to be taken out, if there is one, with the row of the journal that says so.
pub(super) async fn take_out(app: &App, caller: &Caller) -> Result<Option<(PathBuf, Ready)>, Failure> {
    let Stand::Ready(ready) = stand(app, caller).await? else { return Ok(None) };
    let seal = domain::journal::hex(&ready.written.seal);
    note(app, caller, json!({"act": "take-out", "seal": seal, "size_bytes": ready.written.size_bytes})).await?;
    Ok(Some((app.exports().path(), ready)))
}

/// Removes the file.
pub(super) async fn remove(app: &App, caller: &Caller) -> Result<(), Failure> {
    require(app, caller).await?;
    note(app, caller, json!({"act": "remove"})).await?;
    app.exports().remove();
    Ok(())
}

async fn require(app: &App, caller: &Caller) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    let top = top_body(&mut app.database().read().await?, &acting).await?;
    caller.require(&acting.graph, Verb::ExportInstance, &Thing::Node { id: top, today: acting.today }).map(drop)
}

/// The body as which the person may export.
async fn top_body(connection: &mut Connection, acting: &Acting) -> Result<OrganisationId, Failure> {
    let places = store::list_places(connection, acting.today).await?;
    Ok(top_of(&acting.caller, &acting.graph, &places, acting.today).ok_or(Problem::Forbidden)?)
}

/// Writes the row of the journal; the right is asked again where the row is written.
async fn note(app: &App, caller: &Caller, particulars: Json) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_note(tx, &acting, particulars).await })).await
}

/// The same inside a write.
async fn write_note(tx: &mut WriteTransaction, acting: &Acting, particulars: Json) -> Result<(), Failure> {
    let top = top_body(tx, acting).await?;
    let thing = Thing::Node { id: top, today: acting.today };
    let _permit = acting.permit(tx, Verb::ExportInstance, &thing, particulars).await?;
    Ok(())
}

/// Begins to make one inside a write: notes it and takes the place, unless one is being made. Whoever calls makes it after
/// the commit, or gives the place up where there was none.
pub(super) async fn write_beginning(
    tx: &mut WriteTransaction,
    app: &App,
    acting: &Acting,
) -> Result<Option<Arc<Progress>>, Failure> {
    write_note(tx, acting, json!({"act": "make"})).await?;
    Ok(app.exports().begin())
}

/// Removes the file, noted inside a write.
pub(super) async fn write_removal(tx: &mut WriteTransaction, app: &App, acting: &Acting) -> Result<(), Failure> {
    write_note(tx, acting, json!({"act": "remove"})).await?;
    app.exports().remove();
    Ok(())
}

/// The body at which the person keeps the accounts and that stands above every other that has people here.
fn top_of(caller: &Caller, graph: &Graph, places: &[OrganisationId], today: Date) -> Option<OrganisationId> {
    let posts = caller.posts.iter().filter(|post| post.role == Role::Administrator && !post.is_local);
    let is_above_all = |body: &OrganisationId| {
        let is_below = |place: &OrganisationId| place == body || graph.is_above(*body, *place, today);
        places.iter().all(is_below)
    };
    posts.map(|post| post.organisation).find(is_above_all)
}
