//! `dondoc demo`: the province of Lam Giang on its fixed day, on loopback, with its accounts printed.
//!
//! It never touches a place that holds a real instance.

use crate::{
    command_line::DemoOptions, configuration::Place, exposure::Exposure, instance, labels, logging, opener, output,
    serving::Door,
};
use app::{
    Settings,
    demo::{self, Contents},
    urging::UrgingSettings,
};
use database::Calendar;
use domain::urging::Hours;
use jiff::civil::Time;
use std::{process::ExitCode, sync::Arc};

/// Makes what is missing, says how to come in, and serves.
pub async fn run(options: DemoOptions) -> anyhow::Result<ExitCode> {
    logging::start(options.log);
    let exposure = Exposure::of_demo(&options.listen)?;
    let place = Place::at(options.data, options.database)?;
    let door = Door::open(exposure).await?;
    // On its one day the demo shows its reminders whatever the hour at which it is looked at.
    let hours = Hours { from: Time::midnight(), to: Time::MAX };
    let settings = Settings {
        demo: true,
        opener: opener::children(),
        printer: opener::printer(),
        urging: UrgingSettings { hours, on_weekends: true, mail: None },
        ..Settings::default()
    };
    let calendar = Calendar::at(demo::TODAY);
    let app = instance::open(&place, Arc::new(calendar.clone()), settings).await?;
    let contents = demo::contents(&mut app.database().read().await?).await?;
    match contents {
        Contents::Instance => return Err(labels::is_no_demo(&place.folder).into()),
        Contents::Demo => output::say(&labels::demo_found(&place.folder)),
        Contents::Nothing => {
            output::say(&labels::making_demo(&place.folder));
            demo::settle(&app, &calendar, None, demo::Extent::Story).await.map_err(instance::as_error)?;
        }
    }
    let there = demo::people_there(&mut app.database().read().await?).await?;
    let accounts: Vec<_> = there.into_iter().map(|person| (person.login, person.title)).collect();
    let day = demo::TODAY.strftime("%d/%m/%Y").to_string();
    output::print(&labels::demo_ready(&door.address()?, &day, demo::PASSWORD, &accounts))?;
    door.serve(app).await?;
    Ok(ExitCode::SUCCESS)
}
