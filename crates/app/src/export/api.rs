//! The export of the instance for programs: how it stands, to make one, to take it out, to remove it. A token needs a scope of
//! its own for it, and whoever takes it out stands in the journal, as on the page.

use super::{
    actions,
    making::{self, Stand},
    pages::on_its_way,
};
use crate::{
    api::{Call, Done, Endpoint, Given, Instant, Leaving, Sent, Subject},
    failure::Failure,
    routes::Access,
};
use domain::{permissions::Verb, problem::Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    let export = Access::Asks(Verb::ExportInstance);
    let endpoints = vec![
        Endpoint::get("/api/v1/export", export, "api-get-export", show),
        Endpoint::post("/api/v1/export", export, "api-make-export", make),
        Endpoint::get("/api/v1/export/file", export, "api-take-export", take_out),
        Endpoint::post("/api/v1/export/removal", export, "api-remove-export", remove),
    ];
    Subject { key: "api-subject-export", endpoints }
}

/// How it stands with the export.
#[derive(Debug, Serialize, JsonSchema)]
struct ToldExport {
    /// absent, making, ready or failed.
    state: &'static str,
    /// When it was made; it waits for a day at the most.
    made_at: Option<Instant>,
    /// Its size in bytes.
    size_bytes: Option<u64>,
    /// SHA-256 over its list of files, in hexadecimal digits.
    seal: Option<String>,
}

/// That an export is made, or removed; nothing more needs to be said.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ExportStep {}

fn told(stand: &Stand) -> ToldExport {
    let (state, ready) = match stand {
        Stand::Absent => ("absent", None),
        Stand::Making(_) => ("making", None),
        Stand::Failed(_) => ("failed", None),
        Stand::Ready(ready) => ("ready", Some(ready)),
    };
    ToldExport {
        state,
        made_at: ready.map(|ready| Instant(ready.made_at)),
        size_bytes: ready.map(|ready| ready.written.size_bytes),
        seal: ready.map(|ready| domain::journal::hex(&ready.written.seal)),
    }
}

/// `GET /api/v1/export`
async fn show(call: Call) -> Result<Given<ToldExport>, Failure> {
    Ok(Given(told(&actions::stand(&call.app, &call.caller).await?)))
}

/// `POST /api/v1/export`
async fn make(call: Call, sent: Sent<ExportStep>) -> Result<Done<ToldExport>, Failure> {
    let (app, acting) = (call.app.clone(), call.acting());
    let begun = sent.once_beside(&call, move |tx, _| {
        Box::pin(async move {
            let progress = actions::write_beginning(tx, &app, &acting).await?;
            Ok((told(&app.exports().stand()), progress))
        })
    });
    // The place is taken inside the write; nothing can refuse after that but the commit itself.
    let (done, progress) = begun.await?;
    if let Some(progress) = progress.flatten() {
        making::make(call.app.clone(), progress);
    }
    Ok(done)
}

/// `GET /api/v1/export/file`: not found while there is none that is ready.
async fn take_out(call: Call) -> Result<Leaving, Failure> {
    let (path, ready) = actions::take_out(&call.app, &call.caller).await?.ok_or(Problem::NotFound)?;
    on_its_way(&path, &ready).await.map(Leaving)
}

/// `POST /api/v1/export/removal`
async fn remove(call: Call, sent: Sent<ExportStep>) -> Result<Done<ToldExport>, Failure> {
    let (app, acting) = (call.app.clone(), call.acting());
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            actions::write_removal(tx, &app, &acting).await?;
            Ok(told(&app.exports().stand()))
        })
    })
    .await
}
