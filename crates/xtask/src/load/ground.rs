//! The instance of the day: the administrative units of Viet Nam, one round of each province that all its communes owe, a
//! clerk and a head in each commune.
//!
//! It is made through the system's own actions, in this process, before the program is started. Only the passwords are
//! not hashed one by one, which would take minutes: all accounts share one hash, made at full cost, and each sign-in checks
//! it in full.

use crate::instance::{Instance, Unit, fault};
use anyhow::Context;
use app::{
    App, Settings,
    accounts::{Hashing, NewAccount, NewGrant, add_account},
    caller::{Caller, Entrance, Post},
    demo,
    failure::Failure,
    files::FileStore,
    organisations::{actions::take_over_register, vietnam},
    permits::Permit,
    reporting::actions::opening::{NewRound, open_round},
};
use database::{Database, Identities, Options, SystemClock, WriteTransaction};
use domain::{
    ids::{AccountId, OrganisationId},
    organisations::{Rows, Selector, apply_all},
    permissions::Role,
};
use jiff::civil::Date;
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

const LINE: &str = "state";
const PROVINCES: &[&str] = &["tinh", "thanh-pho-trung-uong"];
const COMMUNES: &[&str] = &["xa", "phuong", "dac-khu"];
const PACK: &str = "vocational-education";
const FORM: &str = "half-year";
/// After the period's last day, as an office has it.
const DUE_AFTER_DAYS: i64 = 6;

/// The instance.
pub struct Ground {
    /// Where it is.
    pub instance: Instance,
    /// Who reports.
    pub units: Vec<Unit>,
}

impl Ground {
    /// Makes it on SQLite, or on a server.
    pub fn new(communes: usize, server: Option<&str>) -> anyhow::Result<Self> {
        let instance = Instance::new("load", server)?;
        let units = instance.wait(settle(&instance, communes))?;
        Ok(Ground { instance, units })
    }
}

async fn settle(instance: &Instance, communes: usize) -> anyhow::Result<Vec<Unit>> {
    let options = Options { clock: Arc::new(SystemClock), identities: Identities::Random, readers: 2 };
    let database = Database::open(&instance.place, options).await?;
    let files = FileStore::open(instance.folder.join("files"))?;
    let app = App::start(database, files, Hashing::at_full_cost(), Settings::default()).await.map_err(fault)?;
    let mut rows = Rows::default();
    apply_all(&mut rows, vietnam::events(&[])?.context("the register of the nation")?)?;
    let password = app.hashing().hash(demo::PASSWORD.to_owned()).await.map_err(fault)?;
    let written: Result<(), Failure> = app
        .database()
        .write(move |tx| {
            Box::pin(async move {
                let thing = ("instance", Uuid::nil());
                let permit = Permit::of_the_system(tx, "take-over-register", thing, json!({})).await?;
                take_over_register(tx, &permit, &rows).await
            })
        })
        .await;
    written.map_err(fault)?;
    app.reload_organisations().await.map_err(fault)?;
    let units = open_the_rounds(&app, &password, communes).await?;
    app.database().close().await;
    Ok(units)
}

/// Province by province, until so many communes have people: the round, then the people.
async fn open_the_rounds(app: &App, password: &str, communes: usize) -> anyhow::Result<Vec<Unit>> {
    let (graph, today) = (app.organisations(), app.today());
    let is_of =
        |id: &OrganisationId, classes: &[&str]| graph.class(*id, today).is_some_and(|class| classes.contains(&class));
    let mut units: Vec<Unit> = Vec::new();
    for province in graph.alive(today).into_iter().filter(|id| is_of(id, PROVINCES)) {
        let below = graph.children(province, LINE, today).into_iter().filter(|id| is_of(id, COMMUNES));
        let new: Vec<Unit> = below
            .take(communes - units.len())
            .zip(units.len()..)
            .map(|(organisation, number)| Unit::numbered(organisation, number))
            .collect();
        if new.is_empty() {
            continue;
        }
        let specialist = people(app, password, province, new.clone()).await.map_err(fault)?;
        open_round(app, &specialist, the_round(province, today)?).await.map_err(fault)?;
        units.extend(new);
    }
    Ok(units)
}

/// The form for the period that runs today, from all communes of the province.
fn the_round(province: OrganisationId, today: Date) -> anyhow::Result<NewRound> {
    let period = app::reporting::period_of_day(PACK, FORM, today).context("no period runs today")?;
    let classes = COMMUNES.iter().map(|class| (*class).to_owned()).collect();
    Ok(NewRound {
        asked_by: province,
        pack: PACK.to_owned(),
        form: FORM.to_owned(),
        year: period.year,
        number: period.n,
        selector: Selector::Class { line: LINE.to_owned(), classes },
        due: period.last_day.checked_add(jiff::Span::new().days(DUE_AFTER_DAYS))?.into(),
        cut_off_on: None,
    })
}

/// A specialist of the province, who is given back, and two people of each commune.
async fn people(app: &App, password: &str, province: OrganisationId, units: Vec<Unit>) -> Result<Caller, Failure> {
    let (password, login) = (password.to_owned(), format!("specialist-{province}"));
    let since = app.today();
    let write = app.database().write(move |tx| {
        Box::pin(async move {
            let thing = ("instance", Uuid::nil());
            let permit =
                Permit::of_the_system(tx, "settle-demo", thing, json!({"people": units.len() * 2 + 1})).await?;
            let login = login.chars().take(30).collect();
            let specialist = add(tx, &permit, (login, &password), (province, Role::Specialist), since).await?;
            for unit in units {
                let at = unit.organisation;
                add(tx, &permit, (unit.clerk, &password), (at, Role::Clerk), since).await?;
                add(tx, &permit, (unit.head, &password), (at, Role::Head), since).await?;
            }
            Ok::<_, Failure>(specialist)
        })
    });
    let account = write.await?;
    Ok(Caller {
        account,
        full_name: String::new(),
        posts: vec![Post { organisation: province, role: Role::Specialist, is_local: false }],
        entrance: Entrance::None,
    })
}

async fn add(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (login, password): (String, &str),
    (organisation, role): (OrganisationId, Role),
    from: Date,
) -> Result<AccountId, Failure> {
    let account = NewAccount {
        full_name: login.clone(),
        login,
        password_hash: Some(password.to_owned()),
        is_demo: false,
        grants: vec![NewGrant { organisation, role, is_local: false, from, to: None }],
    };
    add_account(tx, permit, account).await
}
