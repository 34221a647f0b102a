//! Deliveries of submissions as a poor network makes them: the same again at once, from two sessions, or long after it was
//! answered; and one before what it depends on. Each submission has one effect and one receipt, whatever arrives and when.
//!
//! `DONDOC_DELIVERIES` is the number of deliveries, `DONDOC_FIRST_DELIVERY` the seed. The bulk goes through the action that
//! the page calls, so that thousands fit into a run of the tests; a few go through the page itself.
//! With the feature `forget-deliveries`, a planted fault, the tests must fail, and that is what they then expect.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::disallowed_methods)]

use app::{
    App,
    caller::{Caller, Entrance, Post},
    failure::Failure,
    reporting::{
        SentForm,
        actions::{
            answering::{Returned, accept, open_correction, send_back},
            drafting::{open_entry, save_draft},
            endorsing::{SeenDraft, endorse},
            opening::{NewRound, open_round},
            submitting::submit,
        },
    },
};
use database::{params, record};
use domain::{
    ids::{AccountId, OrganisationId, ReportId, ReportSubmissionId},
    organisations::Selector,
    permissions::Role,
    problem::Problem,
};
use futures_util::future::join_all;
use std::collections::{BTreeMap, BTreeSet};
use testkit::{Chance, World, report::FIGURES};

/// Deliveries without a wish. Each waits its turn at the one writer.
const DELIVERIES: u64 = 50_000;
/// So many times at the most is one submission delivered at once.
const AT_ONCE: u64 = 120;
/// So many versions does a report get; then a round is opened for the next period, and what was sent before can still come.
const VERSIONS: u64 = 24;

record! { struct Known { id: AccountId } }
record! { struct Owed { id: ReportId, organisation_id: OrganisationId } }
record! { struct Stored { id: ReportSubmissionId, report_id: ReportId, receipt_number: String } }
record! { struct Count { number: i64 } }

fn wished(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|number| number.parse().expect("a number"))
}

/// What was sent, and the first receipt that it was answered with.
struct Sent {
    report: ReportId,
    seen: i64,
    answer: Option<ReportSubmissionId>,
}

/// One unit with its people, the report that it works on and everything that it ever sent.
struct Unit {
    app: App,
    organisation: OrganisationId,
    report: ReportId,
    clerk: Caller,
    colleague: Caller,
    head: Caller,
    asking: Caller,
    dice: Chance,
    cycle: u64,
    sent: Vec<Sent>,
    faults: Vec<String>,
    delivered: u64,
}

impl Unit {
    /// Types, has it endorsed, submits many times over, and is answered; a submission of any earlier time comes in between.
    async fn go_round(&mut self) -> Result<(), Failure> {
        self.cycle += 1;
        save_draft(&self.app, &self.clerk, self.report, typed(self.cycle)).await?;
        let row = open_entry(&self.app, &self.clerk, self.report).await?.report.row;
        // As if the head had endorsed: it arrives before what it depends on, and must come to nothing.
        if self.dice.below(3) == 0 {
            self.deliver_too_early(row.version + 1).await;
        }
        let seen = SeenDraft { report: row.version, draft: row.draft_version.unwrap_or_default() };
        endorse(&self.app, &self.head, self.report, seen).await?;
        self.sent.push(Sent { report: self.report, seen: row.version + 1, answer: None });
        let latest = self.sent.len() - 1;
        let at_once = 1 + self.dice.below(AT_ONCE);
        self.deliver(latest, at_once).await;
        self.deliver_late().await;
        self.answer().await?;
        // The page that was sent once more after the answer.
        if self.dice.below(2) == 0 {
            self.deliver(latest, 1).await;
        }
        self.deliver_late().await;
        Ok(())
    }

    async fn deliver_too_early(&mut self, seen: i64) {
        self.delivered += 1;
        match submit(&self.app, &self.clerk, self.report, seen).await {
            Err(Failure::Problem(_)) => {}
            other => self.faults.push(format!("a submission before the endorsement is answered with {other:?}")),
        }
    }

    /// The same submission so many times at once, from two sessions.
    async fn deliver(&mut self, which: usize, times: u64) {
        self.delivered += times;
        let Sent { report, seen, .. } = self.sent[which];
        let from = |number| if number % 2 == 0 { &self.clerk } else { &self.colleague };
        let all = join_all((0..times).map(|number| submit(&self.app, from(number), report, seen))).await;
        for answer in all {
            match (answer, self.sent[which].answer) {
                (Ok(id), None) => self.sent[which].answer = Some(id),
                (Ok(id), Some(first)) if id == first => {}
                (other, first) => self.faults.push(format!("delivered again: {other:?}, was {first:?}")),
            }
        }
    }

    /// One of the submissions of any time, its last one included.
    async fn deliver_late(&mut self) {
        let which = self.dice.below(self.sent.len() as u64) as usize;
        self.deliver(which, 1).await;
    }

    /// The body that asked sends back, or accepts, and the unit begins a correction.
    async fn answer(&mut self) -> Result<(), Failure> {
        let submission = self.sent.last().and_then(|sent| sent.answer).ok_or(Problem::NothingSubmitted)?;
        let seen = self.sent.last().map_or(0, |sent| sent.seen) + 1;
        let words = format!("Lần {}.", self.cycle);
        if self.dice.below(2) == 0 {
            let returned = Returned { reason: words, ..Returned::default() };
            send_back(&self.app, &self.asking, self.report, seen, submission, returned).await
        } else {
            accept(&self.app, &self.asking, self.report, seen, submission, words.clone()).await?;
            open_correction(&self.app, &self.clerk, self.report, seen + 1, words).await
        }
    }
}

/// The figures, and words that are new each time, so that there is something to endorse.
fn typed(cycle: u64) -> SentForm {
    let words = format!("Kết quả lần {cycle}.");
    let began = if cycle == 1 { String::new() } else { format!("Kết quả lần {}.", cycle - 1) };
    let mut pairs = vec![("goc-l-results".to_owned(), began), ("l-results".to_owned(), words)];
    for (name, value) in FIGURES {
        let began = if cycle == 1 { "" } else { value };
        pairs.push((format!("goc-{name}"), began.to_owned()));
        pairs.push(((*name).to_owned(), (*value).to_owned()));
    }
    SentForm::of(pairs)
}

fn caller(account: AccountId, organisation: OrganisationId, role: Role) -> Caller {
    Caller {
        account,
        full_name: String::new(),
        posts: vec![Post { organisation, role, is_local: false }],
        entrance: Entrance::None,
    }
}

/// Opens the round of the half-year so many after the present one, and tells what is owed in it.
async fn owed(world: &World, asking: &Caller, later: u64) -> Vec<Owed> {
    const OWED: &str =
        "SELECT id, organisation_id FROM report WHERE round_id = $1 AND is_part = 0 ORDER BY organisation_id";
    let half_year = 1 + i64::try_from(later).unwrap();
    let (year, number) = (2026 + half_year / 2, 1 + half_year % 2);
    let new = NewRound {
        asked_by: world.organisation("ban-tgdv"),
        pack: "vocational-education".to_owned(),
        form: "half-year".to_owned(),
        year,
        number,
        selector: Selector::Class {
            line: "party".to_owned(),
            classes: vec!["dang-uy-xa".to_owned(), "dang-uy-phuong".to_owned()],
        },
        due: jiff::civil::date(i16::try_from(year).unwrap(), 12, 20).into(),
        cut_off_on: None,
    };
    let round = open_round(&world.app, asking, new).await.expect("a round");
    world.connection().await.all(OWED, params![round]).await.unwrap()
}

/// Opens a round and puts people at every report of it.
async fn units(world: &World, seed: u64) -> Vec<Unit> {
    const ACCOUNT: &str = "SELECT id FROM account WHERE login = $1";
    let mut connection = world.connection().await;
    let mut account = BTreeMap::new();
    for login in ["lan", "tu", "son", "minh"] {
        account.insert(login, connection.one::<Known>(ACCOUNT, params![login]).await.unwrap().id);
    }
    let asking = caller(account["minh"], world.organisation("ban-tgdv"), Role::Specialist);
    let owed = owed(world, &asking, 0).await;
    assert!(owed.len() > 5, "{} units", owed.len());
    let unit = |(number, owed): (u64, Owed)| Unit {
        app: world.app.clone(),
        organisation: owed.organisation_id,
        report: owed.id,
        clerk: caller(account["lan"], owed.organisation_id, Role::Clerk),
        colleague: caller(account["tu"], owed.organisation_id, Role::Clerk),
        head: caller(account["son"], owed.organisation_id, Role::Head),
        asking: asking.clone(),
        dice: Chance::of(seed ^ (number << 32)),
        cycle: 0,
        sent: Vec::new(),
        faults: Vec::new(),
        delivered: 0,
    };
    (1..).zip(owed).map(unit).collect()
}

/// What the rows say against what was answered: one row for each submission, in its own report, with its own number.
async fn differences(world: &World, units: &[Unit]) -> Vec<String> {
    const STORED: &str = "SELECT id, report_id, receipt_number FROM report_submission";
    const HISTORY: &str = "SELECT COUNT(*) AS number FROM journal WHERE verb = 'submit' AND thing = 'report'";
    const VERSIONS: &str = "SELECT COUNT(*) AS number FROM report_content";
    let mut connection = world.connection().await;
    let stored: Vec<Stored> = connection.all(STORED, params![]).await.unwrap();
    let mut faults = Vec::new();
    let expected: BTreeMap<ReportSubmissionId, ReportId> =
        units.iter().flat_map(|unit| &unit.sent).filter_map(|sent| Some((sent.answer?, sent.report))).collect();
    let rows: BTreeMap<ReportSubmissionId, ReportId> = stored.iter().map(|row| (row.id, row.report_id)).collect();
    if expected != rows {
        faults.push(format!("{} submissions were answered, {} are stored", expected.len(), rows.len()));
    }
    let sent: usize = units.iter().map(|unit| unit.sent.len()).sum();
    for (what, sql) in [("history", HISTORY), ("versions", VERSIONS)] {
        let number = connection.one::<Count>(sql, params![]).await.unwrap().number;
        if number != i64::try_from(sent).unwrap() {
            faults.push(format!("{what}: {number} for {sent} submissions"));
        }
    }
    let numbers: BTreeSet<String> = stored.iter().map(|row| row.receipt_number.clone()).collect();
    let without_holes: BTreeSet<String> = (1..=stored.len()).map(|number| format!("BC-2026-{number:06}")).collect();
    if numbers != without_holes {
        faults.push("the numbers of receipts have holes or stand twice".to_owned());
    }
    faults
}

async fn deliver_everything(world: &World, deliveries: u64, seed: u64) -> Vec<Unit> {
    let mut units = units(world, seed).await;
    let asking = units[0].asking.clone();
    let of_each = deliveries.div_ceil(units.len() as u64);
    for later in 1.. {
        units = join_all(units.into_iter().map(|unit| go_rounds(unit, of_each))).await;
        let delivered: u64 = units.iter().map(|unit| unit.delivered).sum();
        if later % 20 == 0 {
            eprintln!("{delivered} deliveries");
        }
        if units.iter().all(|unit| unit.delivered >= of_each || !unit.faults.is_empty()) {
            break;
        }
        let owed: BTreeMap<OrganisationId, ReportId> =
            owed(world, &asking, later).await.into_iter().map(|owed| (owed.organisation_id, owed.id)).collect();
        for unit in &mut units {
            unit.report = owed[&unit.organisation];
            unit.cycle = 0;
        }
    }
    units
}

/// Lets a unit work on its report until it has all its versions, or enough was delivered.
async fn go_rounds(mut unit: Unit, deliveries: u64) -> Unit {
    while unit.cycle < VERSIONS && unit.delivered < deliveries && unit.faults.is_empty() {
        if let Err(failure) = unit.go_round().await {
            unit.faults.push(format!("round {}: {failure:?}", unit.cycle));
        }
    }
    unit
}

#[tokio::test]
#[cfg_attr(feature = "forget-deliveries", should_panic(expected = "delivered again"))]
async fn whatever_is_delivered_and_when_a_submission_has_one_effect_and_one_receipt() {
    let world = World::new().await;
    let deliveries = wished("DONDOC_DELIVERIES").unwrap_or(DELIVERIES);
    let units = deliver_everything(&world, deliveries, wished("DONDOC_FIRST_DELIVERY").unwrap_or(1)).await;
    let faults: Vec<&String> = units.iter().flat_map(|unit| &unit.faults).take(5).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let delivered: u64 = units.iter().map(|unit| unit.delivered).sum();
    let sent: usize = units.iter().map(|unit| unit.sent.len()).sum();
    assert!(delivered >= deliveries && sent > 0);
    eprintln!("{delivered} deliveries of {sent} submissions");
    assert_eq!(differences(&world, &units).await, Vec::<String>::new());
}

/// The judge of the test above must see a row that is there twice, is missing, or stands in another's report.
#[tokio::test]
#[cfg_attr(feature = "forget-deliveries", ignore = "the planted fault has its own verdict")]
async fn a_receipt_that_is_lost_or_doubled_by_hand_is_seen() {
    const LOSE: &str = "DELETE FROM report_submission WHERE receipt_number = 'BC-2026-000001'";
    const RENUMBER: &str =
        "UPDATE report_submission SET receipt_number = 'BC-2026-000999' WHERE receipt_number = 'BC-2026-000002'";
    let world = World::new().await;
    let mut units = units(&world, 3).await;
    units.truncate(2);
    for unit in &mut units {
        save_draft(&unit.app, &unit.clerk, unit.report, typed(1)).await.unwrap();
        endorse(&unit.app, &unit.head, unit.report, SeenDraft { report: 1, draft: 1 }).await.unwrap();
        unit.sent.push(Sent { report: unit.report, seen: 2, answer: None });
        unit.deliver(0, 3).await;
        assert_eq!(unit.faults, Vec::<String>::new());
    }
    assert_eq!(differences(&world, &units).await, Vec::<String>::new());
    for (statement, seen) in [(RENUMBER, "holes"), (LOSE, "are stored")] {
        let by_hand = world.app.database().write(move |tx| {
            Box::pin(async move { tx.execute(statement, params![]).await.map(drop).map_err(Failure::from) })
        });
        by_hand.await.unwrap();
        let faults = differences(&world, &units).await.join("\n");
        assert!(faults.contains(seen), "{statement}: {faults}");
    }
}

/// Through the page: two windows of one clerk and one of a colleague's, at the same moment and again the day after.
#[tokio::test]
#[cfg_attr(feature = "forget-deliveries", should_panic(expected = "led to more than one receipt"))]
async fn two_windows_that_send_at_once_and_again_are_led_to_the_same_receipt() {
    let world = World::new().await;
    let unit = units(&world, 5).await.into_iter().find(|unit| unit.clerk.is_at(world.organisation("du-yen-hen-2025")));
    let unit = unit.expect("the commune of Lan");
    save_draft(&unit.app, &unit.clerk, unit.report, typed(1)).await.unwrap();
    let path = format!("/bao-cao/{}/gui", unit.report);
    let mut windows = Vec::new();
    for _ in 0..3 {
        windows.push(world.person("lan").await);
    }
    let early = windows[0].post(&path, &[("version", "2")]).await;
    early.expect_status(422);
    endorse(&unit.app, &unit.head, unit.report, SeenDraft { report: 1, draft: 1 }).await.unwrap();
    let fields = [("version", "2")];
    let answers = join_all(windows.iter_mut().map(|window| window.post(&path, &fields))).await;
    let mut led_to: BTreeSet<String> = answers.iter().map(where_to).collect();
    world.calendar.turn_to(jiff::civil::date(2026, 11, 24));
    led_to.insert(where_to(&world.person("lan").await.post(&path, &fields).await));
    assert_eq!(led_to.len(), 1, "led to more than one receipt: {led_to:?}");
    let verbs: Vec<String> =
        world.history("report", unit.report.uuid()).await.into_iter().map(|row| row.verb).collect();
    assert_eq!(verbs, ["endorse", "submit"]);
}

fn where_to(page: &testkit::Page) -> String {
    assert!(page.is_redirect(), "303 is expected: {}", page.text());
    page.location().expect("where it leads").to_owned()
}
