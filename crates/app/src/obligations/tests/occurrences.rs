//! Occurrences of recurring and standing duties through a hand-over, and what a retraction closes.

use super::{duty, opened, try_to_open};
use crate::{
    caller::{Caller, Entrance, Post},
    failure::Failure,
    obligations::actions::{close_obligations_of, open_occurrences},
    permits::{Permit, Thing},
};
use database::{params, record};
use domain::{
    ids::DocumentId,
    obligations::Timing,
    permissions::{Role, Verb},
    problem::Problem,
};
use jiff::civil::{Date, date};
use serde_json::json;
use testkit::{TODAY, World};

record! {
    #[derive(Debug, PartialEq)]
    struct Occurrence { number: i64, opens_on: Date, due_on: Date }
}
record! {
    struct Count { count: i64 }
}

const LIST: &str = "SELECT n.number, n.opens_on, n.due_on FROM occurrence n JOIN assignment a ON a.id = n.assignment_id \
     WHERE a.organisation_id = $1 ORDER BY n.number";

async fn dues(world: &World, word: &str) -> Vec<String> {
    let organisation = world.organisation(word);
    let rows: Vec<Occurrence> = world.connection().await.all(LIST, params![organisation]).await.expect("occurrences");
    let numbers: Vec<i64> = rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, (1..=i64::try_from(rows.len()).expect("few")).collect::<Vec<_>>());
    rows.iter().map(|row| row.due_on.to_string()).collect()
}

async fn count(world: &World, sql: &'static str) -> i64 {
    world.connection().await.one::<Count>(sql, params![]).await.expect("a count").count
}

fn with(world: &World, timing: Timing, leads: &[&str]) -> Vec<crate::obligations::actions::NewObligation> {
    let mut duty = duty(world, "Báo cáo kết quả", leads);
    duty.timing = timing;
    vec![duty]
}

#[tokio::test]
async fn occurrences_of_a_district_stay_with_it_and_those_of_its_communes_begin_with_their_opening() {
    let world = World::new().await;
    let half_yearly = Timing::Recurring { rule: "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=15".to_owned() };
    opened(&world, date(2024, 7, 1), with(&world, half_yearly, &["cu-vinh-gao"])).await;
    assert_eq!(dues(&world, "cu-vinh-gao").await, ["2024-12-15", "2025-06-15"]);
    assert_eq!(dues(&world, "du-yen-hen-2025").await, ["2025-12-15", "2026-06-15", "2026-12-15", "2027-06-15"]);
}

#[tokio::test]
async fn a_standing_duty_has_its_confirmation_days_and_a_dated_one_none() {
    let world = World::new().await;
    let standing = Timing::Standing { confirm_every_months: 3 };
    opened(&world, date(2026, 8, 1), with(&world, standing, &["du-yen-hen-2025"])).await;
    assert_eq!(dues(&world, "du-yen-hen-2025").await, ["2026-11-01", "2027-02-01", "2027-05-01"]);
    opened(&world, date(2026, 8, 1), vec![duty(&world, "Xây dựng kế hoạch", &["du-yen-sau-2025"])]).await;
    assert!(dues(&world, "du-yen-sau-2025").await.is_empty());
}

#[tokio::test]
async fn each_new_day_opens_only_what_is_missing() {
    let world = World::new().await;
    let monthly = Timing::Recurring { rule: "FREQ=MONTHLY;BYMONTHDAY=25".to_owned() };
    opened(&world, date(2026, 10, 1), with(&world, monthly, &["du-yen-hen-2025"])).await;
    for (today, expected) in [(TODAY, 0), (date(2026, 11, 25), 0), (date(2026, 11, 26), 1), (date(2026, 11, 26), 0)] {
        let write = world.app.database().write(move |tx| {
            Box::pin(async move {
                let thing = ("instance", uuid::Uuid::nil());
                let permit = Permit::of_the_system(tx, "open-occurrences", thing, json!({})).await?;
                open_occurrences(tx, &permit, today).await
            })
        });
        assert_eq!(write.await.expect("occurrences open"), expected, "{today}");
    }
    assert_eq!(dues(&world, "du-yen-hen-2025").await, ["2026-10-25", "2026-11-25", "2026-12-25", "2027-01-25"]);
}

#[tokio::test]
async fn a_rule_that_nobody_understands_is_refused_and_nothing_is_stored() {
    let world = World::new().await;
    let unreadable = Timing::Recurring { rule: "hằng tháng".to_owned() };
    let mut duties = vec![duty(&world, "Xây dựng kế hoạch", &["du-yen-sau-2025"])];
    duties.extend(with(&world, unreadable, &["du-yen-hen-2025"]));
    let refused = try_to_open(&world, date(2026, 10, 1), duties).await.expect_err("a refusal");
    assert!(matches!(refused, Failure::Problem(Problem::RecurrenceUnreadable { .. })), "{refused:?}");
    assert_eq!(count(&world, "SELECT COUNT(*) AS count FROM obligation").await, 0);
}

#[tokio::test]
async fn a_retraction_closes_what_is_open_and_leaves_what_was_handed_over() {
    const MINH: &str = "SELECT id FROM account WHERE login = 'minh'";
    const CLOSED: &str =
        "SELECT COUNT(*) AS count FROM assignment WHERE closing = 'retracted' AND closed_on = '2026-11-23'";
    record! { struct Account { id: domain::ids::AccountId } }
    let world = World::new().await;
    let document: DocumentId = opened(&world, date(2024, 7, 1), vec![duty(&world, "Kế hoạch", &["cu-vinh-gao"])]).await;
    let account = world.connection().await.one::<Account>(MINH, params![]).await.expect("minh").id;
    let (graph, board) = (world.app.organisations(), world.organisation("ban-tgdv"));
    let post = Post { organisation: board, role: Role::Specialist, is_local: false };
    let caller = Caller { account, full_name: String::new(), posts: vec![post], entrance: Entrance::None };
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            let thing = ("document", document.uuid());
            let system = Permit::of_the_system(tx, "retract-document", thing, json!({})).await?;
            let refused = close_obligations_of(tx, &system, document, "nhầm").await;
            assert!(refused.is_err(), "a retraction names its person");
            let owner = board;
            let thing = Thing::Document { id: document, owner, recipients: Vec::new(), today: TODAY };
            let permit = caller.permit(tx, &graph, Verb::RetractDocument, &thing, json!({})).await?;
            close_obligations_of(tx, &permit, document, "Ban hành nhầm").await
        })
    });
    assert_eq!(write.await.expect("closed"), 3);
    assert_eq!(count(&world, CLOSED).await, 3);
    assert_eq!(count(&world, "SELECT COUNT(*) AS count FROM cancellation WHERE reason = 'Ban hành nhầm'").await, 3);
    assert_eq!(count(&world, "SELECT COUNT(*) AS count FROM assignment WHERE closing = 'handed-over'").await, 1);
}
