//! Which steps count: those that the tracking body set itself, else those of the pack, else the ones that always are.
//! A body sets them for all that it tracks; it may go by its packs again, and every setting is kept.

use super::store;
use crate::{App, acting::Acting, caller::Caller, failure::Failure, permits::Thing, reporting::packs::built_in};
use database::Connection;
use domain::{
    ids::OrganisationId,
    permissions::Verb,
    problem::{Problem, UrgingProblem},
    urging::{Quiet, StepFault, Steps, first_day_of},
};
use jiff::civil::Date;
use serde_json::json;
use std::collections::BTreeMap;

/// The steps of every body and pack.
#[derive(Debug, Default)]
pub struct StepBook {
    bodies: BTreeMap<OrganisationId, Steps>,
    numbers: BTreeMap<OrganisationId, i64>,
}

/// The steps of one body.
#[derive(Debug, Clone)]
pub struct BodySteps {
    /// The body.
    pub body: OrganisationId,
    /// The steps that count.
    pub steps: Steps,
    /// It set them itself.
    pub is_own: bool,
    /// How often it set any: what a form carries.
    pub number: i64,
    /// The person may set them.
    pub may_set: bool,
}

impl StepBook {
    pub(super) async fn read(connection: &mut Connection) -> Result<Self, Failure> {
        let mut book = StepBook::default();
        for row in store::list_steps(connection).await? {
            book.numbers.insert(row.organisation_id, row.number);
            if let Some(steps) = row.steps {
                book.bodies.insert(row.organisation_id, serde_json::from_str(&steps)?);
            }
        }
        Ok(book)
    }

    /// The steps of a thing that a body tracks.
    pub(super) fn of(&self, body: OrganisationId, pack: Option<&str>) -> Steps {
        self.bodies.get(&body).cloned().unwrap_or_else(|| of_pack(pack))
    }

    /// The last due day of which anything may be told today, whoever tracks it: what is due later need not be read.
    pub(super) fn looks_until(&self, today: Date, quiet: &Quiet) -> Date {
        let (of_packs, usual) = (built_in().iter().filter_map(|own| own.pack.urging.as_ref()), Steps::default());
        let days = || std::iter::successors(Some(today), |day| day.tomorrow().ok());
        let until = |steps: &Steps| days().take_while(|due| first_day_of(*due, steps, quiet) <= today).last();
        of_packs.chain(self.bodies.values()).chain([&usual]).filter_map(until).max().unwrap_or(today)
    }
}

/// The steps of a pack; where it has none, or a thing belongs to none, those of the first that has some.
fn of_pack(pack: Option<&str>) -> Steps {
    let all = || built_in().iter().filter_map(|own| Some((own.pack.code.as_str(), own.pack.urging.as_ref()?)));
    let found = all().find(|(code, _)| Some(*code) == pack).or_else(|| all().next());
    found.map(|(_, steps)| steps.clone()).unwrap_or_default()
}

/// The days on which nobody is told anything: ends of weeks, unless the instance says otherwise, and the holidays of the packs.
pub(super) fn quiet(app: &App) -> Quiet {
    let clocks = built_in().iter().filter_map(|own| own.pack.difficulties.as_ref());
    let holidays = clocks.flat_map(|clock| clock.holidays.iter().copied()).collect();
    Quiet { weekends: !app.settings().urging.on_weekends, holidays }
}

/// The steps of a body, for those who may read the body.
pub async fn steps_of(app: &App, caller: &Caller, body: OrganisationId) -> Result<BodySteps, Failure> {
    let acting = Acting::now(app, caller);
    let node = Thing::Node { id: body, today: acting.today };
    caller.require(&acting.graph, Verb::SetUrgingSteps, &node)?;
    let book = StepBook::read(&mut app.database().read().await?).await?;
    Ok(BodySteps {
        body,
        steps: book.of(body, None),
        is_own: book.bodies.contains_key(&body),
        number: book.numbers.get(&body).copied().unwrap_or(0),
        may_set: true,
    })
}

/// Sets the steps of a body, or with none goes by its packs again. `seen` is the number that the person's form carried.
pub async fn set_steps(
    app: &App,
    caller: &Caller,
    body: OrganisationId,
    (steps, seen): (Option<Steps>, i64),
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    let checked = steps.map(Steps::checked).transpose().map_err(|fault| Problem::Urging(problem(fault)))?;
    app.database()
        .write(move |tx| {
            Box::pin(async move {
                let node = Thing::Node { id: body, today: acting.today };
                let particulars = json!({"steps": checked});
                let permit = acting.permit(tx, Verb::SetUrgingSteps, &node, particulars).await?;
                let number = StepBook::read(tx).await?.numbers.get(&body).copied().unwrap_or(0);
                if number != seen {
                    return Err(Problem::SomeoneWasFaster.into());
                }
                let text = checked.as_ref().map(serde_json::to_string).transpose()?;
                _ = store::insert_steps(tx, &permit, (body, number + 1), text).await?;
                Ok(())
            })
        })
        .await
}

fn problem(fault: StepFault) -> UrgingProblem {
    match fault {
        StepFault::Before { most, count } | StepFault::After { most, count } => {
            UrgingProblem::StepsImpossible { most, count: i64::try_from(count).unwrap_or(i64::MAX) }
        }
        StepFault::Upwards => UrgingProblem::UpwardsFirst,
    }
}
