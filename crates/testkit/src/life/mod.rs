//! Years of a province's life: directives, duties, reporting rounds, a reorganisation in their course. For measurements and
//! tests that need what a province has after years, not what a demo shows.
//!
//! It goes day by day, through the product's own actions and as the people whose step it is, with the calendar turned to the
//! day: history, receipts and rights are true. The same seed gives the same life; identities and the time of day differ.

mod agenda;
pub mod digest;
mod duties;
mod figures;
mod names;
mod people;
mod register;
mod reorganisation;
mod reports;
mod texts;

use self::{
    duties::{Duty, later},
    figures::Source,
    names::Names,
    people::{Cast, Person},
    register::Province,
    reports::{Asked, Report},
};
use crate::Chance;
use app::{
    App, demo,
    documents::actions::{Publishing, Registered, Upload, open, preview_of, publish, register},
    failure::Failure,
    obligations::open_due_occurrences,
    organisations::actions::take_over_register,
    permits::Permit,
    reorganisations::apply_due,
    reporting::{
        self,
        actions::{
            locking::lock_round,
            opening::{NewRound, open_round},
        },
    },
};
use database::Calendar;
use domain::{
    ids::{AssignmentId, OrganisationId, RoundId},
    organisations::Selector,
    problem::Problem,
};
use futures_util::{StreamExt, TryStreamExt, stream};
use jiff::civil::{Date, date};
use serde_json::json;
use std::{
    collections::{BTreeMap, BTreeSet},
    mem,
    sync::Arc,
};
use uuid::Uuid;

/// The pack whose forms are reported.
pub(crate) const PACK: &str = "vocational-education";
/// So many things go their way at the same time.
const AT_ONCE: usize = 128;

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
    Decide,
    Publish(usize),
    Open(Arc<Asked>, OrganisationId, &'static [&'static str]),
    Lock(RoundId, OrganisationId),
    Look,
    Duty(usize, Option<i64>, duties::Step),
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
    reports: Vec<Report>,
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
        reports: Vec::new(),
        sizes: BTreeMap::new(),
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

impl Life<'_> {
    fn add(&mut self, day: Date, task: Task) {
        self.agenda.entry(day).or_default().push(task);
    }

    /// What the system does by itself, then what is on the agenda, in its order; steps of different things together.
    async fn day(&mut self, day: Date, tasks: Vec<Task>) -> Result<(), Fault> {
        if apply_due(self.app).await? > 0 {
            self.carry_on();
        }
        open_due_occurrences(self.app).await?;
        let (mut of_duties, mut of_reports) = (BTreeMap::new(), BTreeMap::new());
        for task in tasks {
            match task {
                Task::Duty(index, period, step) => of_duties.entry(index).or_insert_with(Vec::new).push((period, step)),
                Task::Report(index, step) => of_reports.entry(index).or_insert_with(Vec::new).push(step),
                Task::Decide => {
                    let head = self.staff(self.province.body("tinh-uy"))?.head.clone();
                    reorganisation::decide_it(self.app, &head, &self.province, self.wish.reorganised_on()).await?;
                }
                Task::Publish(number) => self.publish(number, day).await?,
                Task::Open(asked, by, classes) => self.open(&asked, by, classes).await?,
                Task::Lock(round, by) => {
                    // A body that has ended locks nothing any more.
                    let Some(asking) = self.cast.at(by).map(|staff| staff.specialist.clone()) else { continue };
                    lock_round(self.app, &asking, round, 1, "Đã tổng hợp.".to_owned()).await?;
                }
                Task::Look => self.look(day).await?,
            }
        }
        self.take_duties(of_duties).await?;
        self.take_reports(of_reports).await
    }

    fn staff(&self, organisation: OrganisationId) -> Result<&people::Staff, Failure> {
        self.cast.at(organisation).ok_or_else(|| Problem::NotFound.into())
    }

    /// People go on where their unit went; those of districts are gone.
    fn carry_on(&mut self) {
        let graph = self.app.organisations();
        let today = self.app.today();
        for district in &self.province.districts {
            self.cast.leave(district.body.id);
            for heir in &district.heirs {
                let found = graph.find_by_name(&heir.name, today);
                let (Some(new), Some(first)) = (found.first().copied(), heir.from.first()) else { continue };
                self.cast.follow(first.id, new);
                heir.from.iter().for_each(|old| self.cast.leave(old.id));
                self.sizes.insert(new, i64::try_from(heir.from.len()).unwrap_or(1));
            }
        }
        for duty in &mut self.duties {
            duty.is_over |= !graph.exists(duty.holder, today);
        }
    }

    async fn publish(&mut self, number: usize, day: Date) -> Result<(), Failure> {
        let caller = self.staff(self.province.body("ban-tgdv"))?.specialist.clone();
        let Some(directive) = self.directives.get(number) else { return Ok(()) };
        let (file_name, content) = (format!("ke-hoach-{number}.txt"), directive.clone().into_bytes());
        let reading = papers::reading::read(&file_name, &content)?;
        let owner = caller.home().ok_or(Problem::NotFound)?;
        let upload = Upload { owner, text_of: None, file_name, content, reading };
        let document = match register(self.app, &caller, upload).await? {
            Registered::New(id) | Registered::TextOf(id) | Registered::Known(id) => id,
        };
        let opened = open(self.app, &caller, document).await?;
        let text = opened.text.ok_or(Problem::NothingToPublish)?;
        let preview = preview_of(self.app, &self.app.organisations(), &opened.document, &text)?;
        let typed = preview.assignments().to_string();
        publish(self.app, &caller, Publishing { document, version: text.version, typed }).await?;
        self.look(day).await
    }

    /// Plans what is newly open, and the periods that will be due soon.
    async fn look(&mut self, day: Date) -> Result<(), Failure> {
        let mut connection = self.app.database().read().await?;
        for row in duties::list_open(&mut connection).await? {
            if self.known.contains_key(&row.id) {
                continue;
            }
            let duty = Duty::of(&row, self.wish.seed);
            let index = self.duties.len();
            for (on, period, step) in duty.plan(&row, day) {
                self.add(on, Task::Duty(index, period, step));
            }
            self.known.insert(row.id, index);
            self.duties.push(duty);
        }
        for row in duties::list_periods(&mut connection, day, later(day, 20)).await? {
            let Some(index) = self.known.get(&row.assignment_id).copied() else { continue };
            if self.planned.insert((row.assignment_id, row.number)) {
                for (on, period, step) in self.duties[index].plan_period(&row, day) {
                    self.add(on, Task::Duty(index, period, step));
                }
            }
        }
        Ok(())
    }

    async fn open(
        &mut self,
        asked: &Arc<Asked>,
        by: OrganisationId,
        classes: &'static [&'static str],
    ) -> Result<(), Failure> {
        let asking = self.staff(by)?.specialist.clone();
        let new = NewRound {
            asked_by: by,
            pack: PACK.to_owned(),
            form: asked.form.to_owned(),
            year: asked.period.year,
            number: asked.period.n,
            selector: Selector::Class {
                line: "party".to_owned(),
                classes: classes.iter().map(|class| (*class).to_owned()).collect(),
            },
            due: asked.due.into(),
            cut_off_on: None,
        };
        let round = open_round(self.app, &asking, new).await?;
        self.add(later(asked.due, 75), Task::Lock(round, by));
        for row in reports::list_owed(&mut self.app.database().read().await?, round).await? {
            // Part reports of bodies that are gone wait for those who carry on; nobody gives them here.
            let report = Report::of(&row, asked, self.source(row.organisation_id)?);
            let index = self.reports.len();
            let plan = if row.is_part { Vec::new() } else { report.plan() };
            for (on, step) in plan {
                self.add(on, Task::Report(index, step));
            }
            self.reports.push(report);
        }
        Ok(())
    }

    fn source(&self, organisation: OrganisationId) -> Result<Source, Failure> {
        let is_district = self.province.districts.iter().any(|district| district.body.id == organisation);
        let size = self.sizes.get(&organisation).copied().unwrap_or(if is_district { 12 } else { 1 });
        let name = self.app.organisations().last_name(organisation, self.app.today()).unwrap_or_default().to_owned();
        let seed = draw(&[self.wish.seed, figures::hash(&name)]);
        let pack = &reporting::newest(PACK)?.pack;
        Ok(Source { pack, seed, size, since: i64::from(self.wish.first_day().year()) })
    }

    async fn take_duties(&mut self, of: BTreeMap<usize, Vec<(Option<i64>, duties::Step)>>) -> Result<(), Fault> {
        let (app, cast) = (self.app, &self.cast);
        let taken = of.into_iter().map(|(index, steps)| {
            let mut duty = self.duties[index].clone();
            async move {
                let count = duty.take_all(app, cast, steps).await?;
                Ok::<_, Fault>((index, duty, count))
            }
        });
        let taken: Vec<_> = stream::iter(taken).buffered(AT_ONCE).try_collect().await?;
        for (index, duty, count) in taken {
            self.duties[index] = duty;
            self.steps += count;
        }
        Ok(())
    }

    async fn take_reports(&mut self, of: BTreeMap<usize, Vec<reports::Step>>) -> Result<(), Fault> {
        let (app, cast) = (self.app, &self.cast);
        let mut all: Vec<Option<Report>> = mem::take(&mut self.reports).into_iter().map(Some).collect();
        let chosen: Vec<_> =
            of.into_iter().filter_map(|(index, steps)| Some((index, all[index].take()?, steps))).collect();
        let taken = chosen.into_iter().map(|(index, mut report, steps)| async move {
            let count = report.take_all(app, cast, steps).await?;
            Ok::<_, Fault>((index, report, count))
        });
        let taken: Vec<_> = stream::iter(taken).buffered(AT_ONCE).try_collect().await?;
        for (index, report, count) in taken {
            all[index] = Some(report);
            self.steps += count;
        }
        self.reports = all.into_iter().flatten().collect();
        Ok(())
    }
}

/// A number that hangs on all of these.
pub(crate) fn draw(of: &[u64]) -> u64 {
    of.iter().fold(0, |mixed, number| Chance::of(mixed ^ number.rotate_left(17)).below(u64::MAX))
}
