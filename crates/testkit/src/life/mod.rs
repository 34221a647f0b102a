//! Years of a province's life: directives, duties, reporting rounds, a reorganisation in their course. For measurements and
//! tests that need what a province has after years, not what a demo shows.
//!
//! It goes day by day, through the product's own actions and as the people whose step it is, with the calendar turned to the
//! day: history, receipts and rights are true. The same seed gives the same life; identities and the time of day differ.

mod agenda;
mod days;
pub mod digest;
mod duties;
mod figures;
mod names;
mod people;
mod register;
mod reorganisation;
mod reports;
mod targets;
mod texts;

use self::{
    duties::Duty,
    names::Names,
    people::{Cast, Person},
    register::Province,
    reports::{Asked, Report},
};
use crate::Chance;
use app::{App, demo, failure::Failure, organisations::actions::take_over_register, permits::Permit};
use database::Calendar;
use domain::ids::{AssignmentId, OrganisationId, RoundId};
use jiff::civil::{Date, date};
use serde_json::json;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use uuid::Uuid;

/// The pack whose forms are reported.
pub(crate) const PACK: &str = "vocational-education";

/// What is wished for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// The same number gives the same life.
    pub seed: u64,
    /// So many years until the demo's day.
    pub years: i16,
    /// So many communes after the reorganisation; before it there were about twice as many.
    pub units: usize,
    /// So many directives.
    pub directives: usize,
}

impl Wish {
    fn first_day(&self) -> Date {
        date(demo::TODAY.year() + 1 - self.years, 1, 1)
    }

    /// The day of the reorganisation: 1 July 2025, a year later in a life that had not begun by then.
    pub fn reorganised_on(&self) -> Date {
        date(if self.years > 1 { 2025 } else { 2026 }, 7, 1)
    }
}

/// What went wrong, and at which step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(String);

impl Fault {
    pub(crate) fn told(told: String) -> Self {
        Fault(told)
    }
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        Fault(format!("{failure:?}"))
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(formatter)
    }
}

impl std::error::Error for Fault {}

/// What was made.
#[derive(Debug)]
pub struct Made {
    /// Logins with who it is: of the province, and of one unit.
    pub logins: Vec<(String, String)>,
    /// Steps that people took in duties and in reports.
    pub steps: usize,
}

/// What happens on a day, besides what the system does by itself.
#[derive(Debug, Clone)]
enum Task {
    /// The reorganisation is decided.
    Decide,
    /// The directive with a number.
    Publish(usize),
    /// A round.
    Open(Arc<Asked>),
    /// Units set themselves targets, and the province if it does too.
    Aim { with_province: bool },
    /// A round, by who asked.
    Lock(RoundId, OrganisationId),
    /// What is newly open is planned.
    Look,
    /// A step of a duty, of one of its periods.
    Duty(usize, Option<i64>, duties::Step),
    /// A step of a report.
    Report(usize, reports::Step),
}

struct Life<'a> {
    app: &'a App,
    wish: Wish,
    province: Province,
    cast: Cast,
    chance: Chance,
    directives: Vec<String>,
    agenda: BTreeMap<Date, Vec<Task>>,
    duties: Vec<Duty>,
    known: BTreeMap<AssignmentId, usize>,
    planned: BTreeSet<(AssignmentId, i64)>,
    reports: BTreeMap<usize, Report>,
    sizes: BTreeMap<OrganisationId, i64>,
    steps: usize,
}

/// Lives the years in an empty instance, whose clock the calendar is. It is left on the demo's day.
pub async fn live(app: &App, calendar: &Calendar, wish: Wish) -> Result<Made, Fault> {
    calendar.turn_to(wish.first_day());
    let mut names = Names::of(wish.seed);
    let province = Province::of(&wish, &mut names);
    let people = people::people_of(&province, &mut names, wish.reorganised_on());
    let logins = logins(&people);
    let cast = settle(app, &province, people).await?;
    let mut life = Life {
        app,
        wish,
        cast,
        chance: Chance::of(wish.seed),
        directives: Vec::new(),
        agenda: BTreeMap::new(),
        duties: Vec::new(),
        known: BTreeMap::new(),
        planned: BTreeSet::new(),
        reports: BTreeMap::new(),
        sizes: province.sizes(),
        steps: 0,
        province,
    };
    life.plan(&names.person())?;
    while let Some((day, tasks)) = life.agenda.pop_first() {
        if day > demo::TODAY {
            break;
        }
        calendar.turn_to(day);
        life.day(day, tasks).await?;
    }
    calendar.turn_to(demo::TODAY);
    Ok(Made { logins, steps: life.steps })
}

/// Those of the province, and of the first unit that goes on with its people.
fn logins(people: &[Person]) -> Vec<(String, String)> {
    let of_province = people.iter().filter(|person| !person.login.contains('.'));
    let of_unit = people.iter().filter(|person| person.login.contains('.') && person.to.is_none());
    let first = of_unit.clone().find(|person| person.login.starts_with("bithu."));
    let of_unit = of_unit.filter(move |person| first.is_some_and(|first| person.organisation == first.organisation));
    of_province.chain(of_unit).map(|person| (person.login.clone(), person.title.clone())).collect()
}

async fn settle(app: &App, province: &Province, people: Vec<Person>) -> Result<Cast, Failure> {
    let rows = province.rows.clone();
    let password_hash = app.hashing().hash(demo::PASSWORD.to_owned()).await?;
    let write = app.database().write(move |tx| {
        Box::pin(async move {
            let thing = ("instance", Uuid::nil());
            let particulars = json!({"organisations": rows.organisations.len(), "people": people.len()});
            let permit = Permit::of_the_system(tx, "settle-demo", thing, particulars).await?;
            take_over_register(tx, &permit, &rows).await?;
            people::settle(tx, &permit, people, &password_hash).await
        })
    });
    let made = write.await?;
    app.reload_organisations().await?;
    Ok(Cast::of(&made))
}

/// A number that hangs on all of these.
pub(crate) fn draw(of: &[u64]) -> u64 {
    of.iter().fold(0, |mixed, number| Chance::of(mixed ^ number.rotate_left(17)).below(u64::MAX))
}
