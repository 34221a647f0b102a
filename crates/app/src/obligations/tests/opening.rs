//! Opening at a past date: what was assigned to bodies that have ended is found with their successors today.

use super::{duty, opened};
use crate::{
    failure::Failure,
    obligations::actions::{Chosen, hand_over},
    permits::Permit,
};
use database::{params, record};
use domain::{
    ids::{AssignmentId, DocumentId, EventId, OrganisationId},
    organisations::{Change, Event, Graph, apply},
};
use jiff::civil::{Date, date};
use serde_json::json;
use testkit::{TODAY, World};

record! {
    #[derive(Debug, Clone)]
    struct Stored {
        id: AssignmentId, organisation_id: OrganisationId, role: String, opened_on: Date, first_due_on: Option<Date>,
        due_on: Option<Date>, closed_on: Option<Date>, closing: Option<String>,
    }
}
record! {
    #[derive(Debug, Clone)]
    struct Link { predecessor_id: AssignmentId, successor_id: AssignmentId, event_id: EventId }
}

const LIST: &str = "SELECT a.id, a.organisation_id, a.role, a.opened_on, a.first_due_on, a.due_on, a.closed_on, a.closing \
     FROM assignment a JOIN obligation o ON o.id = a.obligation_id WHERE o.document_id = $1 ORDER BY a.opened_on, a.id";
const LINKS: &str = "SELECT predecessor_id, successor_id, event_id FROM assignment_link";

async fn stored(world: &World, document: DocumentId) -> (Vec<Stored>, Vec<Link>) {
    let mut connection = world.connection().await;
    let rows = connection.all(LIST, params![document]).await.expect("assignments");
    (rows, connection.all(LINKS, params![]).await.expect("links"))
}

fn of<'s>(world: &World, rows: &'s [Stored], word: &str) -> &'s Stored {
    let organisation = world.organisation(word);
    rows.iter().find(|row| row.organisation_id == organisation).unwrap_or_else(|| panic!("{word} holds nothing"))
}

#[tokio::test]
async fn what_the_districts_had_is_handed_over_to_the_communes_with_its_legal_basis() {
    let world = World::new().await;
    let duties = vec![duty(&world, "Xây dựng kế hoạch", &["cu-vinh-gao", "cu-ben-say", "du-quan-su"])];
    let document = opened(&world, date(2024, 7, 1), duties).await;
    let (rows, links) = stored(&world, document).await;

    assert_eq!(rows.len(), 3 + 6);
    let district = of(&world, &rows, "cu-vinh-gao");
    assert_eq!((district.closed_on, district.closing.as_deref()), (Some(date(2025, 7, 1)), Some("handed-over")));
    for word in ["du-vinh-gao-2025", "du-yen-hen-2025", "du-yen-sau-2025"] {
        let commune = of(&world, &rows, word);
        assert_eq!((commune.opened_on, commune.closed_on), (date(2025, 7, 1), None));
        assert_eq!(commune.first_due_on, Some(date(2026, 12, 31)));
        let link = links.iter().find(|link| link.successor_id == commune.id).expect("a link");
        assert_eq!(link.predecessor_id, district.id);
        let graph = world.app.organisations();
        let event = graph.event(link.event_id).expect("an event");
        assert!(event.legal_basis.starts_with("Nghị quyết 203/2025/QH15"), "{}", event.legal_basis);
    }
    let military = of(&world, &rows, "du-quan-su");
    assert_eq!((military.opened_on, military.closed_on), (date(2024, 7, 1), None));

    let history = world.history("document", document.uuid()).await;
    let carried = history.iter().find(|row| row.verb == "hand-over-assignments").expect("a history row");
    assert!(carried.particulars.contains("\"closed\":2,"), "{}", carried.particulars);
    assert!(carried.particulars.contains("\"opened\":6,"), "{}", carried.particulars);
}

#[tokio::test]
async fn the_district_propaganda_board_hands_over_to_the_party_building_boards() {
    let world = World::new().await;
    let duties = vec![duty(&world, "Tham mưu kế hoạch", &["btg-vinh-gao"])];
    let (rows, _) = stored(&world, opened(&world, date(2024, 7, 1), duties).await).await;
    for word in ["bxd-vinh-gao-2025", "bxd-yen-hen-2025", "bxd-yen-sau-2025"] {
        assert_eq!(of(&world, &rows, word).closed_on, None, "{word}");
    }
    assert_eq!(rows.len(), 4);
}

#[tokio::test]
async fn two_boards_that_became_one_hold_one_assignment_that_follows_both() {
    let world = World::new().await;
    let duties = vec![duty(&world, "Tuyên truyền", &["ban-tuyen-giao", "ban-dan-van"])];
    let (rows, links) = stored(&world, opened(&world, date(2024, 7, 1), duties).await).await;
    let joined = of(&world, &rows, "ban-tgdv");
    assert_eq!((rows.len(), joined.opened_on), (3, date(2025, 3, 1)));
    assert_eq!(links.iter().filter(|link| link.successor_id == joined.id).count(), 2);
}

#[tokio::test]
async fn tasks_of_the_labour_department_go_where_their_words_say() {
    let world = World::new().await;
    let duties = vec![
        duty(&world, "Rà soát mạng lưới cơ sở giáo dục nghề nghiệp", &["so-lao-dong-thuong-binh-va-xa-hoi"]),
        duty(&world, "Báo cáo kết quả", &["so-lao-dong-thuong-binh-va-xa-hoi"]),
    ];
    let (rows, _) = stored(&world, opened(&world, date(2024, 7, 1), duties).await).await;
    let open = |word: &str| {
        let organisation = world.organisation(word);
        rows.iter().filter(|row| row.organisation_id == organisation && row.closed_on.is_none()).count()
    };
    let counts = ["so-giao-duc-va-dao-tao", "so-noi-vu", "so-y-te", "so-nong-nghiep-va-moi-truong"].map(open);
    assert_eq!(counts, [2, 1, 1, 1]);
}

#[tokio::test]
async fn a_body_named_twice_holds_the_obligation_once_as_lead() {
    let world = World::new().await;
    let mut both = duty(&world, "Xây dựng kế hoạch", &["du-yen-hen-2025", "du-yen-hen-2025"]);
    both.supporters = vec![world.organisation("du-yen-hen-2025"), world.organisation("mttq-yen-hen-2025")];
    let (rows, _) = stored(&world, opened(&world, date(2026, 9, 1), vec![both]).await).await;
    assert_eq!(rows.len(), 2);
    assert_eq!(of(&world, &rows, "du-yen-hen-2025").role, "lead");
    assert_eq!(of(&world, &rows, "mttq-yen-hen-2025").role, "support");
}

/// The graph after Yên Sấu has gone into Yên Hến on that day, and the same in the rows.
async fn merge_communes(world: &World, on: Date) -> Graph {
    const EVENT: &str = "INSERT INTO organisation_event (id, kind, on_date, legal_basis) VALUES ($1, 'merge', $2, 'Nghị quyết minh họa')";
    const END: &str = "UPDATE organisation SET ended_on = $2 WHERE id = $1";
    let (from, into) = (world.organisation("du-yen-sau-2025"), world.organisation("du-yen-hen-2025"));
    let event = world
        .app
        .database()
        .write(move |tx| {
            Box::pin(async move {
                let event: EventId = tx.new_id();
                _ = tx.execute(EVENT, params![event, on]).await?;
                _ = tx.execute(END, params![from, on]).await?;
                Ok::<_, Failure>(event)
            })
        })
        .await
        .expect("the reorganisation is written");
    let mut rows = app_rows(world).await;
    let change = Change::Merge { from: vec![from], into };
    apply(&mut rows, Event { id: event, on, legal_basis: "Nghị quyết minh họa".to_owned(), note: None, change })
        .expect("a merger");
    rows.events.dedup_by_key(|row| row.id);
    Graph::build(rows, crate::organisations::classes().clone()).expect("a graph")
}

async fn app_rows(world: &World) -> domain::organisations::Rows {
    let mut rows = crate::organisations::actions::stored_rows(&mut world.connection().await).await.expect("rows");
    rows.events.retain(|row| row.legal_basis != "Nghị quyết minh họa");
    for row in &mut rows.organisations {
        row.ended_on = row.ended_on.filter(|day| *day <= date(2025, 7, 1));
    }
    rows
}

#[tokio::test]
async fn a_later_reorganisation_hands_over_by_the_same_rule_and_only_once() {
    let world = World::new().await;
    let mut urgent = duty(&world, "Xây dựng kế hoạch", &["du-yen-hen-2025", "du-yen-sau-2025"]);
    urgent.supporters = vec![world.organisation("mttq-yen-hen-2025")];
    let document = opened(&world, date(2026, 9, 1), vec![urgent]).await;
    let graph = std::sync::Arc::new(merge_communes(&world, date(2026, 11, 1)).await);
    for expected in [(1, 0), (0, 0)] {
        let graph = std::sync::Arc::clone(&graph);
        let thing = ("instance", uuid::Uuid::nil());
        let carried = world.app.database().write(move |tx| {
            Box::pin(async move {
                let permit = Permit::of_the_system(tx, "reorganise", thing, json!({})).await?;
                hand_over(tx, &permit, &graph, thing, TODAY, &Chosen::new()).await
            })
        });
        let carried = carried.await.expect("handed over");
        assert_eq!((carried.closed, carried.opened), expected);
    }
    let (rows, links) = stored(&world, document).await;
    assert_eq!((rows.len(), links.len()), (3, 1));
    assert_eq!(of(&world, &rows, "du-yen-sau-2025").closed_on, Some(date(2026, 11, 1)));
    let joined = of(&world, &rows, "du-yen-hen-2025");
    assert_eq!((joined.opened_on, joined.due_on), (date(2026, 9, 1), Some(date(2026, 12, 31))));
}
