//! `dondoc register`: the first register of organisations, from tables that a person keeps in a spreadsheet, or the
//! administrative units of Viet Nam that come with the program.
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
use domain::organisations::{Event, Graph, ParseError, Rows, apply_all, parse_organisations, parse_reorganisation};
use jiff::civil::Date;
use serde_json::json;
use std::{
    collections::BTreeMap,
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
    let (rows, counts) = rows(&options)?;
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
    output::print(&labels::register_taken_over(organisations, &counts))?;
    Ok(ExitCode::SUCCESS)
}

/// The rows, and what there is on each day on which something changes.
fn rows(options: &RegisterOptions) -> anyhow::Result<(Rows, Vec<labels::Counted>)> {
    let mut events = read(&options.organisations, parse_organisations)?;
    events.extend(read(&options.reorganisations, parse_reorganisation)?);
    if options.vietnam {
        let provinces: Vec<&str> = options.province.iter().map(String::as_str).collect();
        let found = organisations::vietnam::events(&provinces).map_err(|fault| labels::not_a_register(&fault))?;
        events.extend(found.ok_or_else(|| labels::no_such_province(&provinces.join(", ")))?);
    }
    // On one day, bodies are founded before others are merged into them; the sort keeps their order.
    events.sort_by_key(|event| event.on);
    let mut rows = Rows::default();
    apply_all(&mut rows, events).map_err(|fault| labels::not_a_register(&fault))?;
    let graph = Graph::build(rows.clone(), organisations::classes().clone());
    let graph = graph.map_err(|fault| labels::not_a_register(&fault))?;
    let days: Vec<Date> = graph.event_days().map(|(day, _)| day).collect();
    Ok((rows, days.into_iter().map(|day| counted(&graph, day)).collect()))
}

/// How many of each class there are on a day, in the order of the catalogue.
fn counted(graph: &Graph, on: Date) -> labels::Counted {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for class in graph.all().filter(|id| graph.exists(*id, on)).filter_map(|id| graph.class(id, on)) {
        *counts.entry(class).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(class, _)| graph.catalogue().rank(class));
    let named = |(class, count): (&str, usize)| {
        let entry = graph.catalogue().class(class);
        let (vi, en) = entry.map_or((class, class), |entry| (&entry.name_vi, &entry.name_en));
        (count, vi.to_owned(), en.to_owned())
    };
    labels::Counted { on, classes: counts.into_iter().map(named).collect() }
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
