//! The demo: the province of Lam Giang with its bodies of 2024, its reorganisation of 2025 and its people, on a fixed day.
//!
//! Nothing of it can come into a real instance: [`settle`] refuses a database that has a register, and a demo account
//! cannot sign in where the settings do not say that this is a demo.

mod mark;
mod people;
mod register;
mod reports;
mod story;
mod targets;
#[cfg(test)]
mod tests;

pub use mark::{Contents, contents, people_there};
pub use people::{Person, heads, people};
pub use register::rows;

use crate::{App, accounts, failure::Failure, organisations, permits::Permit};
use database::Calendar;
use domain::problem::Problem;
use jiff::civil::{Date, date};
use serde_json::json;

/// The day on which every demo and every test stands.
pub const TODAY: Date = date(2026, 11, 23);

/// The password that all demo accounts share.
pub const PASSWORD: &str = "lam-giang-2026";

/// How much a new demo holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// The province and its people.
    Province,
    /// Also a published plan that is being carried out.
    Plan,
    /// Also the years before the demo's day: reports of 2024 and 2026, and a published plan that is being carried out.
    Story,
}

/// Puts the province and its people into an empty instance. `districts` keeps only these (by the end of their words)
/// with their communes and successors; nothing keeps all.
///
/// The calendar is the clock of `app`: a story turns it through its years, and it is left on [`TODAY`].
pub async fn settle(app: &App, calendar: &Calendar, districts: Option<&[&str]>, extent: Extent) -> Result<(), Failure> {
    if app.organisations().all().next().is_some() {
        return Err(Problem::AlreadyDone.into());
    }
    if extent == Extent::Story {
        calendar.turn_to(reports::FIRST_DAY);
    }
    let rows = rows(districts).map_err(|fault| Failure::Fault(std::sync::Arc::new(fault)))?;
    let known: std::collections::BTreeSet<_> = rows.organisations.iter().map(|row| row.id).collect();
    let people: Vec<Person> = people()
        .into_iter()
        .chain(heads())
        .filter(|person| person.post.as_ref().is_none_or(|post| known.contains(&post.0)))
        .collect();
    let password_hash = app.hashing().hash(PASSWORD.to_owned()).await?;
    let cast = app
        .database()
        .write(move |tx| {
            Box::pin(async move {
                let thing = ("instance", uuid::Uuid::nil());
                let particulars = json!({"organisations": rows.organisations.len(), "people": people.len()});
                let permit = Permit::of_the_system(tx, "settle-demo", thing, particulars).await?;
                organisations::actions::take_over_register(tx, &permit, &rows).await?;
                let mut cast = Vec::new();
                for person in people {
                    let account = person.clone().into_account(password_hash.clone());
                    cast.push((person, accounts::add_account(tx, &permit, account).await?));
                }
                Ok::<_, Failure>(cast)
            })
        })
        .await?;
    app.reload_organisations().await?;
    match extent {
        Extent::Province => Ok(()),
        Extent::Plan => story::tell(app, &story::Cast::of(cast)).await,
        Extent::Story => {
            let cast = story::Cast::of(cast);
            reports::tell(app, calendar, &cast).await?;
            calendar.turn_to(TODAY);
            targets::tell(app, &cast).await?;
            story::tell(app, &cast).await
        }
    }
}
