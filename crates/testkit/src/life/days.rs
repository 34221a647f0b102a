//! A day of a life: what the system does by itself, then what is on the agenda, in its order; steps of different duties and
//! reports go their way together. What comes to be open is planned at once.

use super::{
    Fault, Life, PACK, Task, draw,
    duties::{self, Duty, later},
    figures::{self, Source},
    people::Staff,
    reorganisation,
    reports::{self, Asked, Report},
    targets,
};
use app::{
    documents::actions::{Publishing, Registered, Upload, open, preview_of, publish, register},
    failure::Failure,
    obligations::open_due_occurrences,
    reorganisations::apply_due,
    reporting::{
        self,
        actions::{
            locking::lock_round,
            opening::{NewRound, open_round},
        },
    },
};
use domain::{ids::OrganisationId, organisations::Selector, problem::Problem};
use futures_util::{StreamExt, TryStreamExt, stream};
use jiff::civil::Date;
use std::{collections::BTreeMap, sync::Arc};

/// So many things go their way at the same time.
const AT_ONCE: usize = 128;

impl Life<'_> {
    pub(super) fn add(&mut self, day: Date, task: Task) {
        self.agenda.entry(day).or_default().push(task);
    }

    /// What the system does by itself, then what is on the agenda, in its order; steps of different things together.
    pub(super) async fn day(&mut self, day: Date, tasks: Vec<Task>) -> Result<(), Fault> {
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
                Task::Open(asked) => self.open(&asked).await?,
                Task::Aim { with_province } => self.aim(with_province, day).await?,
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

    fn staff(&self, organisation: OrganisationId) -> Result<&Staff, Failure> {
        self.cast.at(organisation).ok_or_else(|| Problem::NotFound.into())
    }

    /// People go on where their unit went; those of districts are gone, and a commune of each stands in for it.
    fn carry_on(&mut self) {
        let (graph, today) = (self.app.organisations(), self.app.today());
        for district in &self.province.districts {
            let heirs = district.heirs.iter().filter_map(|heir| {
                let found = graph.find_by_name(&heir.name, today);
                Some((heir, found.first().copied()?, heir.from.first()?))
            });
            for (place, (heir, new, first)) in heirs.enumerate() {
                if place == 0 {
                    self.cast.leave(district.body.id, new);
                }
                self.cast.follow(first.id, new);
                heir.from.iter().for_each(|old| self.cast.leave(old.id, new));
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

    async fn open(&mut self, asked: &Arc<Asked>) -> Result<(), Failure> {
        let asking = self.staff(asked.by)?.specialist.clone();
        let new = NewRound {
            asked_by: asked.by,
            pack: PACK.to_owned(),
            form: asked.form.to_owned(),
            year: asked.period.year,
            number: asked.period.n,
            selector: Selector::Class {
                line: "party".to_owned(),
                classes: asked.classes.iter().map(|class| (*class).to_owned()).collect(),
            },
            due: asked.due.into(),
            cut_off_on: None,
        };
        let round = open_round(self.app, &asking, new).await?;
        self.add(later(asked.due, 75), Task::Lock(round, asked.by));
        for row in reports::list_owed(&mut self.app.database().read().await?, round).await? {
            let report = Report::of(&row, asked, self.source(row.organisation_id)?);
            let index = self.reports.len();
            for (on, step) in report.plan() {
                self.add(on, Task::Report(index, step));
            }
            self.reports.insert(index, report);
        }
        Ok(())
    }

    /// Some units set themselves targets for the year, and so does the province.
    async fn aim(&mut self, with_province: bool, day: Date) -> Result<(), Failure> {
        let graph = self.app.organisations();
        let units = self.province.names_of_units().filter_map(|name| graph.find_by_name(name, day).first().copied());
        let mut aiming = Vec::new();
        for unit in units {
            let source = self.source(unit)?;
            aiming.extend(targets::aims(source, day).then_some((unit, source)));
        }
        if with_province {
            let province = self.province.body("tinh-uy");
            aiming.push((province, self.source(province)?));
        }
        for (body, source) in aiming {
            targets::aim(self.app, &self.staff(body)?.clerk, source, day).await?;
            self.steps += 1;
        }
        Ok(())
    }

    fn source(&self, organisation: OrganisationId) -> Result<Source, Failure> {
        let name = self.app.organisations().last_name(organisation, self.app.today()).unwrap_or_default().to_owned();
        Ok(Source {
            pack: &reporting::newest(PACK)?.pack,
            seed: draw(&[self.wish.seed, figures::hash(&name)]),
            size: self.sizes.get(&organisation).copied().unwrap_or(1),
            since: i64::from(self.wish.first_day().year()),
        })
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
        let chosen: Vec<_> =
            of.into_iter().filter_map(|(index, steps)| Some((index, self.reports.remove(&index)?, steps))).collect();
        let taken = chosen.into_iter().map(|(index, mut report, steps)| async move {
            let count = report.take_all(app, cast, steps).await?;
            Ok::<_, Fault>((index, report, count))
        });
        let taken: Vec<_> = stream::iter(taken).buffered(AT_ONCE).try_collect().await?;
        for (index, report, count) in taken {
            self.reports.insert(index, report);
            self.steps += count;
        }
        Ok(())
    }
}
