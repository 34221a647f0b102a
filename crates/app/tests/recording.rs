//! Events in the real store: what they leave, what a day with several of them leaves, and what a fault leaves as it was.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::{
    App,
    caller::{Caller, Entrance, Post},
    failure::Failure,
    organisations::{
        actions::{Correction, correct_register, record_events, stored_rows},
        load,
    },
    permits::Permit,
};
use database::{params, record};
use domain::{
    ids::{AccountId, EventId, OrganisationId},
    organisations::{Change, Differences, Event, Graph, Rows, Share, organisation_of_word},
    permissions::Role,
    problem::{OrganisationProblem, Problem},
};
use jiff::civil::{Date, date};
use serde_json::json;
use testkit::World;
use uuid::Uuid;

record! { struct Known { id: AccountId } }

const DAY: Date = date(2026, 12, 1);
const EVE: Date = date(2026, 11, 30);
const COMMUNES: [&str; 2] = ["du-yen-hen-2025", "du-yen-sau-2025"];

fn event(number: u128, on: Date, change: Change) -> Event {
    let id: EventId = Uuid::from_u128(number).into();
    Event { id, on, legal_basis: "Nghị quyết minh họa".to_owned(), note: None, change }
}

fn new_commune() -> OrganisationId {
    Uuid::from_u128(77).into()
}

fn founded(name: &str) -> Change {
    Change::Found {
        organisation: new_commune(),
        name: name.to_owned(),
        short_name: None,
        class: "dang-uy-xa".to_owned(),
        level: "commune".to_owned(),
        codes: vec![("register".to_owned(), "du-hai-yen".to_owned())],
        parents: vec![("party".to_owned(), organisation_of_word("tinh-uy"))],
    }
}

fn merged() -> Vec<Event> {
    let from = COMMUNES.iter().map(|word| organisation_of_word(word)).collect();
    vec![event(1, DAY, founded("Đảng ủy xã Hai Yên")), event(2, DAY, Change::Merge { from, into: new_commune() })]
}

fn moved(line: &str, parent: Option<OrganisationId>) -> Change {
    Change::Move { organisation: organisation_of_word(COMMUNES[0]), line: line.to_owned(), parent }
}

fn renamed(word: &str, name: &str) -> Change {
    Change::Rename { organisation: organisation_of_word(word), name: name.to_owned(), short_name: None }
}

async fn record_all(app: &App, events: Vec<Event>) -> Result<(), Failure> {
    app.change_organisations(move |tx| {
        Box::pin(async move {
            let thing = ("instance", Uuid::nil());
            let permit = Permit::of_the_system(tx, "reorganise", thing, json!({"events": events.len()})).await?;
            Ok(((), record_events(tx, &permit, events).await?))
        })
    })
    .await
}

/// What is stored, read anew.
async fn stored(world: &World) -> (Rows, Graph) {
    let mut connection = world.connection().await;
    (stored_rows(&mut connection).await.unwrap(), load(&mut connection).await.unwrap())
}

#[tokio::test]
async fn a_merger_is_written_and_everyone_sees_it() {
    let world = World::new().await;
    let before = stored(&world).await.0;
    let held = world.app.organisations();
    record_all(&world.app, merged()).await.expect("the merger is recorded");
    let (rows, graph) = stored(&world).await;
    for known in [&graph, &*world.app.organisations()] {
        assert_eq!(known.name(new_commune(), DAY), Some("Đảng ủy xã Hai Yên"));
        for word in COMMUNES {
            let commune = organisation_of_word(word);
            assert!(known.exists(commune, EVE) && !known.exists(commune, DAY), "{word}");
            assert_eq!(
                known.successors(commune).iter().map(|row| row.successor_id).collect::<Vec<_>>(),
                [new_commune()]
            );
        }
        assert!(known.children(organisation_of_word("tinh-uy"), "party", DAY).contains(&new_commune()));
    }
    assert!(!held.exists(new_commune(), DAY), "who read before goes on reading what was there");
    // Only what differs was written: nothing that was there went, and nothing else came.
    assert_eq!(rows.organisations.len(), before.organisations.len() + 1);
    assert_eq!(rows.events.len(), before.events.len() + 2);
    assert_eq!(rows.names.len(), before.names.len() + 1);
    assert_eq!(rows.successions.len(), before.successions.len() + 2);
    let kept = before.differences(&rows);
    assert_eq!(kept.ended.organisations.len(), 2);
    assert!(kept.ended.names.iter().all(|row| row.valid_to == Some(DAY)));
}

#[tokio::test]
async fn the_last_event_of_a_day_counts_and_nothing_is_taken_away() {
    let world = World::new().await;
    let (commune, province) = (organisation_of_word(COMMUNES[0]), organisation_of_word("tinh-uy"));
    record_all(&world.app, vec![event(1, DAY, renamed(COMMUNES[0], "Đảng ủy xã Một"))]).await.unwrap();
    // The same day once more, in another transaction and within one.
    let again = vec![
        event(2, DAY, renamed(COMMUNES[0], "Đảng ủy xã Hai")),
        event(3, DAY, renamed(COMMUNES[0], "Đảng ủy xã Ba")),
        event(4, DAY, moved("owner", Some(province))),
    ];
    record_all(&world.app, again).await.unwrap();
    // A place of that day that is taken back held for no day; the day's next place stands over it.
    record_all(&world.app, vec![event(5, DAY, moved("owner", None))]).await.unwrap();
    assert_eq!(stored(&world).await.1.parent(commune, "owner", DAY), None);
    record_all(&world.app, vec![event(6, DAY, moved("owner", Some(province)))]).await.unwrap();
    let (rows, graph) = stored(&world).await;
    assert_eq!(graph.name(commune, EVE), Some("Đảng ủy xã Yên Hến"));
    assert_eq!(graph.name(commune, DAY), Some("Đảng ủy xã Ba"));
    assert_eq!(graph.parent(commune, "owner", DAY), Some(province));
    let names: Vec<&str> = graph.names(commune).map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Đảng ủy xã Yên Hến", "Đảng ủy xã Ba"]);
    assert_eq!(rows.events.iter().filter(|event| event.on_date == DAY).count(), 6, "each event is kept");
}

#[tokio::test]
async fn a_fault_is_told_in_words_and_writes_nothing() {
    let world = World::new().await;
    let (province, commune) = (organisation_of_word("tinh-uy"), organisation_of_word(COMMUNES[0]));
    let before = stored(&world).await.0;
    let seen = world.app.organisations();
    let (name, day) = ("Đảng ủy xã Yên Hến".to_owned(), "01/12/2026".to_owned());
    let half = Share { to: province, numerator: 1, denominator: 2, scope: None };
    let split = |into, ends| Change::Split { from: commune, into, ends };
    let under = Change::Move { organisation: province, line: "party".to_owned(), parent: Some(commune) };
    let no_basis =
        Event { legal_basis: " ".to_owned(), ..event(9, DAY, renamed(COMMUNES[0], "Đảng ủy xã Một")) };
    let known = before.events[0].id;
    let recorded = Event { id: known, ..event(9, DAY, renamed(COMMUNES[0], "Đảng ủy xã Một")) };
    let above = Problem::Organisation(OrganisationProblem::AboveItself {
        name: "Tỉnh ủy Lam Giang".to_owned(),
        line_vi: "Đảng".to_owned(),
        line_en: "Party".to_owned(),
        day: day.clone(),
    });
    for (last, expected) in [
        (event(9, DAY, under), above),
        (no_basis, Problem::Organisation(OrganisationProblem::BasisMissing { day: day.clone() })),
        (recorded, Problem::Organisation(OrganisationProblem::EventRecorded { day: day.clone() })),
        (
            event(9, DAY, split(vec![half.clone()], true)),
            Problem::Organisation(OrganisationProblem::SharesNotWhole { name: name.clone() }),
        ),
        (
            event(9, DAY, split(vec![half.clone(), half.clone()], true)),
            Problem::Organisation(OrganisationProblem::SuccessorTwice {
                name: name.clone(),
                successor: "Tỉnh ủy Lam Giang".to_owned(),
            }),
        ),
        (
            event(9, DAY, renamed("cu-vinh-gao", "Huyện ủy Một")),
            Problem::Organisation(OrganisationProblem::NotAliveThen {
                name: "Huyện ủy Vĩnh Gạo".to_owned(),
                day: day.clone(),
            }),
        ),
        (
            event(9, DAY, renamed("no-such-word", "Đảng ủy xã Một")),
            Problem::Organisation(OrganisationProblem::NotInRegister),
        ),
        (event(9, DAY, renamed(COMMUNES[0], " ")), Problem::Organisation(OrganisationProblem::OrganisationNameEmpty)),
        (event(9, date(2025, 8, 1), renamed(COMMUNES[1], "Đảng ủy xã Một")), {
            let name = "Đảng ủy xã Hai".to_owned();
            Problem::Organisation(OrganisationProblem::ChangedLater { name, day: "01/08/2025".to_owned() })
        }),
    ] {
        // The first event is right: it must not be written without the second.
        let events = vec![event(8, DAY, renamed(COMMUNES[1], "Đảng ủy xã Hai")), last];
        let refused = record_all(&world.app, events).await.unwrap_err().into_problem().unwrap();
        assert_eq!(refused, expected);
        assert!(before.differences(&stored(&world).await.0) == Differences::default());
    }
    assert!(std::sync::Arc::ptr_eq(&seen, &world.app.organisations()), "nobody's graph was changed");
    assert!(world.history("instance", Uuid::nil()).await.iter().all(|row| row.verb != "reorganise"));
}

async fn caller(world: &World, login: &str, word: &str) -> Caller {
    const FIND: &str = "SELECT id FROM account WHERE login = $1";
    let account = world.connection().await.one::<Known>(FIND, params![login]).await.unwrap().id;
    let post = Post { organisation: world.organisation(word), role: Role::Head, is_local: false };
    Caller { account, full_name: login.to_owned(), posts: vec![post], entrance: Entrance::None }
}

#[tokio::test]
async fn a_slip_is_put_right_in_its_place_and_the_history_keeps_both() {
    let world = World::new().await;
    let (app, commune) = (&world.app, organisation_of_word(COMMUNES[0]));
    let (binh, son) = (caller(&world, "binh", "tinh-uy").await, caller(&world, "son", COMMUNES[0]).await);
    let correction = |seen: &str, name: &str| Correction::Name {
        organisation: commune,
        valid_from: date(2025, 7, 1),
        seen: seen.to_owned(),
        name: name.to_owned(),
        short_name: None,
    };
    let right = correction("Đảng ủy xã Yên Hến", " Đảng ủy  xã Yên Hên ");
    for (who, correction, expected) in [
        (&son, right.clone(), Problem::Forbidden),
        (&binh, correction("Đảng ủy xã Yên Hến", " "), Problem::Missing { field: "name".to_owned() }),
        (&binh, correction("Đảng ủy xã Khác", "Đảng ủy xã Một"), Problem::SomeoneWasFaster),
        (
            &binh,
            correction("Đảng ủy xã Yên Hến", "Đảng ủy xã Yên Hến"),
            Problem::Organisation(OrganisationProblem::NothingCorrected),
        ),
    ] {
        assert_eq!(correct_register(app, who, correction).await.unwrap_err().into_problem().unwrap(), expected);
    }
    let events = stored(&world).await.0.events.len();
    correct_register(app, &binh, right).await.unwrap();
    let (rows, graph) = stored(&world).await;
    assert_eq!((graph.name(commune, DAY), rows.events.len()), (Some("Đảng ủy xã Yên Hên"), events), "and no event");
    assert_eq!(app.organisations().name(commune, date(2025, 7, 1)), Some("Đảng ủy xã Yên Hên"), "from its first day");
    let founding = rows.names.iter().find(|row| row.organisation_id == commune).unwrap().event_id;
    let seen = rows.events.iter().find(|event| event.id == founding).unwrap().legal_basis.clone();
    let (legal_basis, note) = ("Quyết định số 1".to_owned(), Some("đã đối chiếu".to_owned()));
    correct_register(app, &binh, Correction::Event { event: founding, seen, legal_basis, note }).await.unwrap();
    let (scheme, valid_from, seen) = ("register".to_owned(), date(2025, 7, 1), COMMUNES[0].to_owned());
    let code = "du-yen-hen".to_owned();
    correct_register(app, &binh, Correction::Code { organisation: commune, scheme, valid_from, seen, code })
        .await
        .unwrap();
    let graph = stored(&world).await.1;
    assert_eq!(graph.event(founding).unwrap().note.as_deref(), Some("đã đối chiếu"));
    assert_eq!(graph.codes(commune, DAY), [("register", "du-yen-hen")]);
    let history = world.history("organisation", commune.uuid()).await;
    assert_eq!(history.len(), 3);
    assert!(history.iter().all(|row| row.login.as_deref() == Some("binh")));
    let first = &history[0].particulars;
    assert!(first.contains("Yên Hến") && first.contains("Yên Hên"), "{first}");
}
