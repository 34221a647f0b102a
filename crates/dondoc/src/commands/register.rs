//! `dondoc register`: the first register of organisations, from tables that a person keeps in a spreadsheet.
//!
//! Into an instance that has none, all of it or nothing. Later changes are events, made on the pages.

mod exchange;

use crate::{
    command_line::RegisterOptions,
    configuration::{File, Place},
    instance, labels, output,
};
use anyhow::Context;
use app::{Settings, failure::Failure, organisations, permits::Permit};
use database::SystemClock;
use domain::organisations::{Event, Graph, ParseError, Rows, apply, parse_organisations, parse_reorganisation};
use serde_json::json;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

/// Reads the tables, checks that they make a graph, and takes it over.
pub async fn run(options: RegisterOptions) -> anyhow::Result<ExitCode> {
    if let Some(action) = options.action {
        return exchange::run(action).await;
    }
    let place = Place::of(&options.place, &File::named_by(&options.place)?)?;
    let rows = rows(&options)?;
    let organisations = rows.organisations.len();
    let app = instance::open(&place, Arc::new(SystemClock), Settings::default()).await?;
    if app.organisations().all().next().is_some() {
        return Err(labels::register_is_there(&place.folder).into());
    }
    let taken = app.database().write(move |tx| {
        Box::pin(async move {
            let thing = ("instance", uuid::Uuid::nil());
            let particulars = json!({"organisations": organisations});
            let permit = Permit::of_the_system(tx, "take-over-register", thing, particulars).await?;
            organisations::actions::take_over_register(tx, &permit, &rows).await?;
            Ok::<(), Failure>(())
        })
    });
    taken.await.map_err(instance::as_error)?;
    app.database().close().await;
    output::print(&labels::register_taken_over(organisations))?;
    Ok(ExitCode::SUCCESS)
}

fn rows(options: &RegisterOptions) -> anyhow::Result<Rows> {
    let mut events = read(&options.organisations, parse_organisations)?;
    events.extend(read(&options.reorganisations, parse_reorganisation)?);
    // On one day, bodies are founded before others are merged into them; the sort keeps their order.
    events.sort_by_key(|event| event.on);
    let mut rows = Rows::default();
    for event in events {
        apply(&mut rows, event).map_err(|fault| labels::not_a_register(&fault))?;
    }
    Graph::build(rows.clone(), organisations::classes().clone()).map_err(|fault| labels::not_a_register(&fault))?;
    Ok(rows)
}

fn read(paths: &[PathBuf], parse: fn(&str, &str) -> Result<Vec<Event>, ParseError>) -> anyhow::Result<Vec<Event>> {
    let read_one = |path: &PathBuf| -> anyhow::Result<Vec<Event>> {
        let shown = path.display().to_string();
        let text = std::fs::read_to_string(path).map_err(|fault| labels::file_unreadable(&shown, &fault))?;
        Ok(parse(name(path)?, &text).map_err(|fault| labels::not_a_register(&fault))?)
    };
    Ok(paths.iter().map(read_one).collect::<anyhow::Result<Vec<_>>>()?.into_iter().flatten().collect())
}

/// The name of the file: identities of events are made from it, so that it must not depend on the folder.
fn name(path: &Path) -> anyhow::Result<&str> {
    path.file_name().and_then(|name| name.to_str()).context("a file name that is no text")
}
