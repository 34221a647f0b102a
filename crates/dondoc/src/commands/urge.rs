//! `dondoc urge`: one round of reminders and the mail of the day, by hand. A running server does the same every few minutes, and holds
//! the database; so this is for an instance that is not being served.

use crate::{
    command_line::ServeOptions,
    configuration::{File, Serving},
    instance, labels, logging, output, reminding,
};
use app::{
    Settings,
    demo::{self, Contents},
};
use database::SystemClock;
use std::{process::ExitCode, sync::Arc};

/// Runs one round.
pub async fn run(options: ServeOptions) -> anyhow::Result<ExitCode> {
    let file = File::named_by(&options.place)?;
    let serving = Serving::of(options, file)?;
    logging::start(serving.log);
    let urging = serving.reminding.settings(serving.public_url.as_deref())?;
    let settings = Settings { public_url: serving.public_url.clone(), urging, ..Settings::default() };
    let app = instance::open(&serving.place, Arc::new(SystemClock), settings).await?;
    if demo::contents(&mut app.database().read().await?).await? == Contents::Demo {
        return Err(labels::is_a_demo(&serving.place.folder).into());
    }
    let urged = app::urging::urge(&app, app.now()).await.map_err(instance::as_error)?;
    output::print(&reminding::labels::urged(&urged))?;
    app.database().close().await;
    Ok(ExitCode::SUCCESS)
}
