//! `dondoc serve`: an instance under its own clock, with the settings of flag, environment and file.
//! It never serves a place that holds a demo.

use crate::{
    command_line::ServeOptions,
    configuration::{File, Serving},
    exposure::Exposure,
    instance, labels, logging, opener, output,
    serving::Door,
};
use app::{
    Settings,
    demo::{self, Contents},
};
use database::SystemClock;
use std::{process::ExitCode, sync::Arc};

/// Serves until the process is asked to end.
pub async fn run(options: ServeOptions) -> anyhow::Result<ExitCode> {
    let file = File::named_by(&options.place)?;
    let serving = Serving::of(options, file)?;
    logging::start(serving.log);
    let exposure = Exposure::of(&serving)?;
    let settings = Settings {
        secure_cookies: exposure.is_secure(),
        public_url: exposure.public_url.clone(),
        opener: opener::children(),
        printer: opener::printer(),
        urging: serving.reminding.settings(serving.public_url.as_deref())?,
        ..Settings::default()
    };
    let door = Door::open(exposure).await?;
    let app = instance::open(&serving.place, Arc::new(SystemClock), settings).await?;
    if demo::contents(&mut app.database().read().await?).await? == Contents::Demo {
        return Err(labels::is_a_demo(&serving.place.folder).into());
    }
    output::print(&format!("{}: {}", labels::PRODUCT, door.address()?))?;
    tracing::info!(database = %serving.place.shown_database(), "serving {}", door.address()?);
    door.serve(app).await?;
    Ok(ExitCode::SUCCESS)
}
