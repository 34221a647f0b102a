//! The sheet of a round of the nation: every commune a row, every number of the largest form a column, made by the project's own
//! writer, filled in, uploaded, read with all its faults, and entered for every unit. It goes through the pages as a browser
//! does; only the child in which files are opened is left out, and its answer is made and read here beside it.

use super::{Figure, judged};
use crate::instance::{Instance, fault};
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
use database::{Database, Identities, Options, SystemClock};
use domain::{
    ids::OrganisationId,
    organisations::{Rows, Selector, apply_all, organisation_of_unit},
    permissions::Role,
};
use jiff::civil::date;
use papers::tables::{Filled, open_filled};
use serde_json::json;
use std::{
    collections::BTreeSet,
    process::ExitCode,
    sync::Arc,
    time::{Duration, Instant},
};
use testkit::{Book, Client, Page};
use uuid::Uuid;

const LINE: &str = "state";
const COMMUNES: &[&str] = &["xa", "phuong", "dac-khu"];
/// The body that asks; all communes of the nation are put below it.
const BODY: &str = "01";
const LOGIN: &str = "bench";
const FORM: &str = "year";
/// Reading the uploaded sheet with all faults.
const READING_SECONDS: f64 = 10.0;
/// Entering it for all units.
const WRITING_SECONDS: f64 = 20.0;
const MEMORY_MB: f64 = 1500.0;
/// One cell of so many holds what cannot be read.
const ONE_FAULT_IN: usize = 400;

/// Measures and prints.
pub fn run() -> anyhow::Result<ExitCode> {
    let instance = Instance::new("sheet", None)?;
    let figures = instance.wait(measured(&instance))?;
    Ok(judged(&figures))
}

async fn measured(instance: &Instance) -> anyhow::Result<Vec<Figure>> {
    let (app, round) = settle(instance).await?;
    let mut client = Client::new(app::routes::router(app.clone()));
    let _ = client.post("/dang-nhap", &[("login", LOGIN), ("password", demo::PASSWORD)]).await;
    let _ = client.post("/ngon-ngu", &[("ngon_ngu", "en"), ("ve", "/bao-cao")]).await;
    let base = format!("/bao-cao/dot/{round}/excel");
    let start = Instant::now();
    let fetched = client.get(&format!("{base}/bang")).await;
    anyhow::ensure!(fetched.status == 200, "the sheet is not handed out: {}", fetched.status);
    let fetching = start.elapsed().as_secs_f64();
    let (content, rows, columns, faults) = filled_in(&fetched.body)?;
    let megabytes = content.len() as f64 / 1e6;
    println!("{rows} rows, {columns} columns, {faults} faults, {megabytes:.1} MB, handed out in {fetching:.1} s");
    let before = resident_mb("VmRSS");
    let start = Instant::now();
    let page = client.upload(&base, &[], "tep", "bang.xlsx", &content).await;
    let path = page.location().context("the sheet was not taken")?.to_owned();
    let page = settled(&mut client, &path).await?;
    let reading = start.elapsed().as_secs_f64();
    let told = format!("{} faults", grouped(faults));
    anyhow::ensure!(page.says(&told), "«{told}» is not told: {}", page.text());
    let start = Instant::now();
    let marked = client.get(&format!("{path}/danh-dau")).await;
    anyhow::ensure!(marked.status == 200, "no marked file: {}", marked.status);
    let marking = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let _ = client.post(&path, &[]).await;
    let page = settled(&mut client, &path).await?;
    let writing = start.elapsed().as_secs_f64();
    anyhow::ensure!(page.says("were entered into the drafts"), "it was not written: {}", page.text());
    let child = answer_of_a_child(&content)?;
    let peak = resident_mb("VmHWM");
    println!("resident before the upload {before:.0} MB");
    Ok(vec![
        Figure::at_most("sheet of the nation: uploaded, read, all faults", Ok(reading), "s", READING_SECONDS),
        Figure::at_most("the same with the child's answer", Ok(reading + child), "s", READING_SECONDS),
        Figure::at_most("given back with marks", Ok(marking), "s", READING_SECONDS),
        Figure::at_most("entered for every unit, all or nothing", Ok(writing), "s", WRITING_SECONDS),
        Figure::at_most("memory at its most, with this bench's own", Ok(peak), "MB", MEMORY_MB),
    ])
}

/// As the page writes it in English.
fn grouped(number: usize) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", number / 1000, number % 1000) }
}

/// Writing and reading what the child hands over.
fn answer_of_a_child(content: &[u8]) -> anyhow::Result<f64> {
    let filled = open_filled(content).map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
    let start = Instant::now();
    let answer = serde_json::to_string(&filled)?;
    let back: Filled = serde_json::from_str(&answer)?;
    anyhow::ensure!(back == filled, "the answer differs");
    println!("answer of the child: {:.1} MB", answer.len() as f64 / 1e6);
    Ok(start.elapsed().as_secs_f64())
}

/// Fills every box, some with what cannot be read: the bytes, rows, columns and faults.
fn filled_in(fetched: &[u8]) -> anyhow::Result<(Vec<u8>, usize, usize, usize)> {
    let filled = open_filled(fetched).map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
    let sheet = filled.sheets.first().context("a sheet")?;
    let keys = sheet.row(1).context("keys")?;
    let columns: Vec<u16> = keys.cells.iter().map(|(column, _)| *column).filter(|column| *column > 2).collect();
    let rows: Vec<u32> = sheet.rows.iter().map(|row| row.number).filter(|number| *number > 5).collect();
    let mut book = Book::of(fetched);
    let mut faults = 0;
    for (row, number) in rows.iter().enumerate() {
        for (column, place) in columns.iter().enumerate() {
            if (row * columns.len() + column) % ONE_FAULT_IN == 7 {
                book.put_at((0, *number, *place), "12,5% ?");
                faults += 1;
            } else {
                book.put_at((0, *number, *place), ((row + column) % 2) as f64);
            }
        }
    }
    Ok((book.bytes(), rows.len(), columns.len(), faults))
}

async fn settled(client: &mut Client, path: &str) -> anyhow::Result<Page> {
    for _ in 0..6000 {
        let page = client.get(path).await;
        if !page.headers.contains_key("refresh") {
            return Ok(page);
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    anyhow::bail!("{path} never settles")
}

/// A line of what the machine says of this process, in megabytes.
fn resident_mb(name: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|number| number.parse::<f64>().ok()).unwrap_or_default() / 1024.0
}

/// The nation with all communes below one body, one person there, one round.
async fn settle(instance: &Instance) -> anyhow::Result<(App, domain::ids::RoundId)> {
    let options = Options { clock: Arc::new(SystemClock), identities: Identities::Random, readers: 2 };
    let database = Database::open(&instance.place, options).await?;
    let files = FileStore::open(instance.folder.join("files"))?;
    let app = App::start(database, files, Hashing::at_test_cost(), Settings::default()).await.map_err(fault)?;
    let mut rows = Rows::default();
    apply_all(&mut rows, vietnam::events(&[])?.context("the register of the nation")?)?;
    let known: BTreeSet<OrganisationId> = rows.organisations.iter().map(|row| row.id).collect();
    let since = [date(2024, 1, 1), date(2025, 7, 1)].map(|since| organisation_of_unit(BODY, since));
    let body = since.into_iter().find(|id| known.contains(id)).context("the body that asks")?;
    below_one(&mut rows, body);
    let password = app.hashing().hash(demo::PASSWORD.to_owned()).await.map_err(fault)?;
    let since = app.today();
    let written: Result<_, Failure> = app
        .database()
        .write(move |tx| {
            Box::pin(async move {
                let thing = ("instance", Uuid::nil());
                let permit = Permit::of_the_system(tx, "take-over-register", thing, json!({})).await?;
                take_over_register(tx, &permit, &rows).await?;
                let account = NewAccount {
                    full_name: LOGIN.to_owned(),
                    login: LOGIN.to_owned(),
                    password_hash: Some(password),
                    is_demo: false,
                    grants: vec![NewGrant {
                        organisation: body,
                        role: Role::Specialist,
                        is_local: false,
                        from: since,
                        to: None,
                    }],
                };
                add_account(tx, &permit, account).await
            })
        })
        .await;
    let account = written.map_err(fault)?;
    app.reload_organisations().await.map_err(fault)?;
    let caller = Caller {
        account,
        full_name: LOGIN.to_owned(),
        posts: vec![Post { organisation: body, role: Role::Specialist, is_local: false }],
        entrance: Entrance::None,
    };
    let round = open_round(&app, &caller, the_round(&app, body)?).await.map_err(fault)?;
    Ok((app, round))
}

/// Puts every commune below one body.
fn below_one(rows: &mut Rows, body: OrganisationId) {
    let communes: BTreeSet<OrganisationId> = rows
        .classes
        .iter()
        .filter(|row| COMMUNES.contains(&row.class.as_str()))
        .map(|row| row.organisation_id)
        .collect();
    for row in rows.memberships.iter_mut().filter(|row| communes.contains(&row.organisation_id)) {
        row.parent_id = body;
    }
}

fn the_round(app: &App, body: OrganisationId) -> anyhow::Result<NewRound> {
    const PACK: &str = "vocational-education";
    let period = app::reporting::period_of_day(PACK, FORM, app.today()).context("no period runs today")?;
    let classes = COMMUNES.iter().map(|class| (*class).to_owned()).collect();
    Ok(NewRound {
        asked_by: body,
        pack: PACK.to_owned(),
        form: FORM.to_owned(),
        year: period.year,
        number: period.n,
        selector: Selector::Class { line: LINE.to_owned(), classes },
        due: period.last_day.checked_add(jiff::Span::new().days(6))?.into(),
        cut_off_on: None,
    })
}
