//! A day of 2,000 people: what a round reads does not grow with them, all get their mail, and pages are answered meanwhile.

use super::*;
use database::{Clock as _, SystemClock, testing::counted};
use domain::ids::RoleGrantId;

const PEOPLE: usize = 2_000;
/// A round of so many people, the mails included, takes no longer, in a debug build too.
const ROUND_SECONDS: i64 = 60;
/// A page is answered within this while the round runs, in a debug build too.
const PAGE_MS: i64 = 2_000;

/// As many people as clerks of a commune, each with mail.
async fn hire(world: &World, unit: &'static str, from: usize, count: usize) {
    const ACCOUNT: &str = "INSERT INTO account (id, login, full_name, full_name_sort_key, created_at_ms, is_demo, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)";
    const GRANT: &str = "INSERT INTO role_grant (id, account_id, organisation_id, role, is_local, from_date, granted_at_ms) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)";
    const CHOICE: &str = "INSERT INTO mail_choice (account_id, address, language, is_wanted, chosen_at_ms) \
         VALUES ($1, $2, $3, $4, $5)";
    let organisation = world.organisation(unit);
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            let ids: Vec<(usize, AccountId, RoleGrantId)> =
                (from..from + count).map(|number| (number, tx.new_id(), tx.new_id())).collect();
            let account = |(number, id, _): &(usize, AccountId, RoleGrantId)| {
                let name = format!("Người {number}");
                params![*id, format!("nguoi-{number}"), name.clone(), name, 0, 0, 1]
            };
            let grant = |(_, id, grant): &(usize, AccountId, RoleGrantId)| {
                params![*grant, *id, organisation, "clerk", 0, "2025-07-01", 0]
            };
            let choice = |(number, id, _): &(usize, AccountId, RoleGrantId)| {
                params![*id, format!("nguoi-{number}@lamgiang.example"), "vi", 1, 0]
            };
            let accounts: Vec<_> = ids.iter().map(account).collect();
            let grants: Vec<_> = ids.iter().map(grant).collect();
            let choices: Vec<_> = ids.iter().map(choice).collect();
            _ = tx.insert_all(ACCOUNT, accounts.into_iter()).await?;
            _ = tx.insert_all(GRANT, grants.into_iter()).await?;
            _ = tx.insert_all(CHOICE, choices.into_iter()).await?;
            Ok::<_, Failure>(())
        })
    });
    write.await.expect("people");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_of_two_thousand_people() {
    let catcher = MailCatcher::start().await;
    let world = ground(through(&catcher)).await;
    round_on(&world, date(2026, 11, 23)).await;
    // What a round costs that finds nothing to tell, for the few that there are.
    let (_, few) = counted(round_on(&world, date(2026, 11, 23))).await;
    hire(&world, "du-yen-hen-2025", 0, PEOPLE / 2).await;
    hire(&world, "du-yen-sau-2025", PEOPLE / 2, PEOPLE / 2).await;
    let mut minh = world.person("minh").await;
    world.calendar.turn_to(date(2026, 11, 25));
    let (began, app) = (SystemClock.now().millisecond(), world.app.clone());
    let at = Moment::from_local(date(2026, 11, 25).at(9, 0, 0, 0));
    let round = tokio::spawn(async move { urge(&app, at).await });
    let mut slowest = 0;
    while !round.is_finished() {
        let asked = SystemClock.now().millisecond();
        minh.get("/nhiem-vu").await.expect_status(200);
        slowest = slowest.max(SystemClock.now().millisecond() - asked);
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    let urged = round.await.unwrap().unwrap();
    let seconds = (SystemClock.now().millisecond() - began) / 1000;
    println!("{PEOPLE} people: {urged:?} in {seconds} s, the slowest page {slowest} ms, {few} statements when idle");
    assert_eq!((urged.mailed.sent, catcher.caught().len()), (PEOPLE, PEOPLE));
    assert!(seconds < ROUND_SECONDS, "{seconds} s");
    assert!(slowest < PAGE_MS, "a page took {slowest} ms");
    let (idle, many) = counted(round_on(&world, date(2026, 11, 25))).await;
    assert_eq!(idle.reminders, 0);
    assert_eq!(many, few, "a round reads as much for {PEOPLE} people as for a few");
}
