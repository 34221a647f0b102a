//! What an administrator does with the whole instance: make an export, take it out, remove it. Each is asked for as the
//! body above all that have people here, and each stands in the journal.

mod store;

use super::making::{self, Ready, Stand};
use crate::{App, caller::Caller, failure::Failure, permits::Thing};
use database::WriteTransaction;
use domain::{
    ids::OrganisationId,
    organisations::Graph,
    permissions::{Role, Verb},
    problem::Problem,
};
use jiff::civil::Date;
use serde_json::{Value as Json, json};
use std::path::PathBuf;

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
    if may_export(app, caller).await? { Ok(()) } else { Err(Problem::Forbidden.into()) }
}

/// Writes the row of the journal; the right is asked again where the row is written.
async fn note(app: &App, caller: &Caller, particulars: Json) -> Result<(), Failure> {
    let (graph, today, caller) = (app.organisations(), app.today(), caller.clone());
    let write = app.database().write(move |tx: &mut WriteTransaction| {
        Box::pin(async move {
            let places = store::list_places(tx, today).await?;
            let top = top_of(&caller, &graph, &places, today).ok_or(Problem::Forbidden)?;
            let thing = Thing::Node { id: top, today };
            let _permit = caller.permit(tx, &graph, Verb::ExportInstance, &thing, particulars).await?;
            Ok(())
        })
    });
    write.await
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
