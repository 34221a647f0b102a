//! `dondoc user`: the first account of an instance, a forgotten password, the list of accounts.
//!
//! A password is asked for without showing it, or read from the standard input; it is never a flag, because other users
//! of the machine can read those. Who may run the program here is decided by the machine; the history names the system.

use crate::{
    command_line::{UserAction, UserOptions},
    configuration::{File, Place},
    instance, labels, output,
};
use app::{
    App, Settings,
    accounts::command_line::{PersonLine, PersonToAdd, add_person, list_people, reset_password},
    demo::{self, Contents},
};
use database::SystemClock;
use std::{
    io::{IsTerminal, Read},
    process::ExitCode,
    sync::Arc,
};

/// A password has not more bytes than this.
const LIMIT_BYTES: u64 = 4096;

/// Carries one action out. The instance must not be running: it holds the database.
pub async fn run(options: UserOptions) -> anyhow::Result<ExitCode> {
    let place = Place::of(&options.place, &File::named_by(&options.place)?)?;
    if place.database_file().is_some_and(|file| !file.exists()) {
        return Err(labels::no_instance(&place.folder).into());
    }
    let app = instance::open(&place, Arc::new(SystemClock), Settings::default()).await?;
    if demo::contents(&mut app.database().read().await?).await? == Contents::Demo {
        return Err(labels::is_a_demo(&place.folder).into());
    }
    let done = act(&app, options.action).await;
    app.database().close().await;
    output::print(&done?)?;
    Ok(ExitCode::SUCCESS)
}

async fn act(app: &App, action: UserAction) -> anyhow::Result<String> {
    match action {
        UserAction::Add { login, name, organisation, role, password_stdin } => {
            let password = new_password(password_stdin)?;
            let person =
                PersonToAdd { login: login.clone(), full_name: name, organisation, role: role.role(), password };
            add_person(app, person).await.map_err(instance::as_error)?;
            Ok(labels::account_added(&login))
        }
        UserAction::ResetPassword { login, password_stdin } => {
            let password = new_password(password_stdin)?;
            reset_password(app, &login, password).await.map_err(instance::as_error)?;
            Ok(labels::password_replaced(&login))
        }
        UserAction::List => {
            let people = list_people(app).await.map_err(instance::as_error)?;
            let line = |person: &PersonLine| {
                let posts = person.posts.iter().map(|(place, role)| format!("{place} ({})", role.code()));
                let state = person.is_suspended.then(|| labels::suspended().to_owned());
                let rest: Vec<String> = posts.chain(state).collect();
                format!("{}\t{}\t{}", person.login, person.full_name, rest.join("; "))
            };
            Ok(people.iter().map(line).collect::<Vec<_>>().join("\n"))
        }
    }
}

fn new_password(from_standard_input: bool) -> anyhow::Result<String> {
    if from_standard_input {
        let mut typed = String::new();
        std::io::stdin().lock().take(LIMIT_BYTES).read_to_string(&mut typed)?;
        // The line's end is the terminal's or the pipe's, not the person's.
        return Ok(typed.trim_end_matches(['\r', '\n']).to_owned());
    }
    if !std::io::stdin().is_terminal() {
        return Err(labels::no_terminal().into());
    }
    let first = rpassword::prompt_password(labels::ask_password())?;
    let second = rpassword::prompt_password(labels::ask_password_again())?;
    if first == second { Ok(first) } else { Err(labels::passwords_differ().into()) }
}
