//! `dondoc register export` and `import`: the whole register as one file, in the forms of the pages `/don-vi/xuat` and
//! `/don-vi/nhap`. Every fault is printed with its cell; nothing is written while there is one.

mod labels;

use crate::{
    command_line::{PlaceOptions, RegisterAction},
    configuration::{File, Place},
    instance,
    labels::file_unreadable,
    output,
};
use app::{
    App, Settings,
    language::Language,
    opening::Opener,
    organisations::{self, exchange},
    tables::{Form, bytes},
};
use database::SystemClock;
use jiff::civil::Date;
use std::{fs::OpenOptions, io::Write, path::Path, process::ExitCode, sync::Arc};

/// Does one of the two.
pub async fn run(action: RegisterAction) -> anyhow::Result<ExitCode> {
    match action {
        RegisterAction::Export { to, on, place } => export(&to, on, &place).await,
        RegisterAction::Import { from, place } => import(&from, &place).await,
    }
}

async fn open(place: &PlaceOptions) -> anyhow::Result<App> {
    let place = Place::of(place, &File::named_by(place)?)?;
    // The file is the operator's own, and the program ends with it: it may take what time it needs.
    let settings = Settings { opener: Opener::InProcess, ..Settings::default() };
    instance::open(&place, Arc::new(SystemClock), settings).await
}

async fn export(to: &Path, on: Option<Date>, place: &PlaceOptions) -> anyhow::Result<ExitCode> {
    let app = open(place).await?;
    let graph = app.organisations();
    let rows = {
        let mut connection = app.database().read().await?;
        organisations::actions::stored_rows(&mut connection).await.map_err(instance::as_error)?
    };
    let workbook = match on {
        Some(day) => exchange::list_of_day(&graph, day),
        None => exchange::everything(&rows, &graph),
    };
    let content = bytes(&workbook, Form::named(ending(to))).map_err(instance::as_error)?;
    app.database().close().await;
    let written =
        OpenOptions::new().write(true).create_new(true).open(to).and_then(|mut file| file.write_all(&content));
    written.map_err(|fault| labels::file_unwritable(&to.display().to_string(), &fault))?;
    let count = on.map_or(rows.organisations.len(), |day| graph.alive(day).len());
    output::print(&labels::exported(count, to))?;
    Ok(ExitCode::SUCCESS)
}

async fn import(from: &Path, place: &PlaceOptions) -> anyhow::Result<ExitCode> {
    let shown = from.display().to_string();
    let content = std::fs::read(from).map_err(|fault| file_unreadable(&shown, &fault))?;
    let app = open(place).await?;
    let read = app.settings().opener.table(shown, content).await.map_err(instance::as_error)?;
    let workbook = read.map_err(|problem| labels::no_table(&problem))?;
    let joined = organisations::actions::import_by_the_system(&app, workbook).await.map_err(instance::as_error)?;
    app.database().close().await;
    if joined.faults.is_empty() {
        output::print(&labels::imported(joined.count(), joined.known))?;
        return Ok(ExitCode::SUCCESS);
    }
    for fault in &joined.faults {
        for language in [Language::Vi, Language::En] {
            let (place, head) = (fault.place_in_words(language), fault.head(language));
            output::print(&labels::fault(&place, head, &fault.sentence(language)))?;
        }
    }
    Err(labels::faults(joined.faults.len()).into())
}

fn ending(path: &Path) -> &str {
    path.extension().and_then(|ending| ending.to_str()).unwrap_or_default()
}
