//! Carrying over: line by line, in one act, by those whose it is; twice, too late, and nothing silently.

use super::{clause, newer, older, published};
use database::{params, record};
use domain::{
    amendments::Stale,
    ids::{AssignmentId, ClauseRelationId, DocumentId, ProvisionId},
};
use testkit::{Client, World};

record! { struct Held { id: AssignmentId, version: i64 } }
record! { struct Promise { first_due_on: Option<jiff::civil::Date>, closed_on: Option<jiff::civil::Date> } }
record! { struct Found { id: DocumentId } }
record! {
    struct Related { id: ClauseRelationId, parent_clause_id: ProvisionId, carried_from_id: Option<ClauseRelationId>, reason: String }
}

const HELD: &str = "SELECT a.id, a.version FROM assignment a JOIN obligation o ON o.id = a.obligation_id \
     WHERE o.provision_id = $1 AND a.organisation_id = $2";
const PROMISE: &str = "SELECT first_due_on, closed_on FROM assignment WHERE id = $1";
const RELATED: &str =
    "SELECT id, parent_clause_id, carried_from_id, reason FROM clause_relation ORDER BY set_at_ms, id";

async fn held(world: &World, clause: ProvisionId) -> Held {
    let unit = world.organisation("du-yen-hen-2025");
    world.connection().await.one(HELD, params![clause, unit]).await.expect("an assignment")
}

async fn promise(world: &World, id: AssignmentId) -> Promise {
    world.connection().await.one(PROMISE, params![id]).await.expect("the assignment")
}

async fn carry(minh: &mut Client, path: &str, old: DocumentId, lines: &[&str]) -> testkit::Page {
    let old = old.to_string();
    let mut fields = vec![("van_ban", old.as_str()), ("ly_do", "Văn bản mới thay thế")];
    fields.extend(lines.iter().map(|line| ("dong", *line)));
    minh.submit(&format!("{path}/sua-doi/mang-sang"), &fields).await
}

#[tokio::test]
async fn an_assignment_is_carried_on_with_its_promise_and_never_twice() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    let (_, old) = published(&world, &mut minh, &older()).await;
    let (path, new) = published(&world, &mut minh, &newer()).await;
    let before = held(&world, clause(&world, old, "1").await).await;
    let after = held(&world, clause(&world, new, "2").await).await;
    let gone = held(&world, clause(&world, old, "3").await).await;
    let page = minh.get(&format!("{path}/sua-doi")).await;
    page.expect("Đang dựa vào điều khoản cũ").expect("Văn bản sau không có nội dung tương ứng");
    let line = format!("a.{}.{}", before.id, before.version);
    carry(&mut minh, &path, old, &[]).await.expect_status(422).expect("Chưa đánh dấu dòng nào.");
    carry(&mut minh, &path, old, &["a.x"]).await.expect_status(409);
    let waits = format!("a.{}.{}", gone.id, gone.version);
    carry(&mut minh, &path, old, &[&line, &waits]).await.expect_status(409);
    assert_eq!(promise(&world, before.id).await.closed_on, None, "one line that cannot go over holds all of them back");
    carry(&mut minh, &path, old, &[&line]).await.expect_status(200).expect("Đã mang sang 1 dòng");
    let (closed, carried) = (promise(&world, before.id).await, promise(&world, after.id).await);
    assert!(closed.closed_on.is_some() && carried.closed_on.is_none());
    assert_eq!(carried.first_due_on, closed.first_due_on);
    carry(&mut minh, &path, old, &[&line]).await.expect_status(409);
    // What was not ticked stays open and is shown.
    assert_eq!(promise(&world, gone.id).await.closed_on, None);
    let mut lan = world.person("lan").await;
    lan.get(&format!("/phan-viec/{}", before.id)).await.expect("Được thực hiện tiếp theo Hướng dẫn 15-HD/BTGDVTU");
    lan.get(&format!("/phan-viec/{}", after.id)).await.expect("Tiếp tục phần việc theo Hướng dẫn 9-HD/BTGDVTU");
    let verbs = world.history("assignment", before.id.uuid()).await;
    assert!(verbs.iter().any(|entry| entry.verb == "carry-over" && entry.login.as_deref() == Some("minh")));
}

#[tokio::test]
async fn an_assignment_that_changed_meanwhile_is_not_carried_over() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    let (_, old) = published(&world, &mut minh, &older()).await;
    let (path, _) = published(&world, &mut minh, &newer()).await;
    let before = held(&world, clause(&world, old, "1").await).await;
    let line = format!("a.{}.{}", before.id, before.version);
    let version = before.version.to_string();
    let cancelled = [("version", version.as_str()), ("ly_do_huy", "Không cần nữa")];
    minh.submit(&format!("/phan-viec/{}/huy", before.id), &cancelled).await.expect_status(200);
    carry(&mut minh, &path, old, &[&line]).await.expect_status(409);
    // A retracted document takes nothing over.
    let other = held(&world, clause(&world, old, "2").await).await;
    minh.submit(&format!("{path}/thu-hoi"), &[("ly_do", "Ban hành nhầm")]).await;
    let line = format!("a.{}.{}", other.id, other.version);
    let refused = carry(&mut minh, &path, old, &[&line]).await;
    refused.expect_status(409).expect("Văn bản đã bị thu hồi.");
}

/// A plan of Lan's unit that carries the older guidance out, with a relation to its clauses 1 and 2.
async fn plan(world: &World, lan: &mut Client, old: DocumentId) -> DocumentId {
    let unit = world.organisation("du-yen-hen-2025");
    let text = "ĐẢNG ỦY XÃ YÊN HẾN\n*\nSố 3-KH/ĐU\n\nYên Hến, ngày 15 tháng 9 năm 2026\n\nKẾ HOẠCH\n\
        tuyên truyền học nghề\n\n1. Văn phòng Đảng ủy mở các lớp tuyên truyền.\n";
    let fields = [("don_vi", &unit.to_string()[..]), ("cam_doan", "1")];
    let page = lan.upload("/van-ban/tai-len", &fields, "tep", "ke-hoach.txt", text.as_bytes()).await;
    let id: DocumentId = page.location().unwrap().trim_start_matches("/van-ban/").parse().unwrap();
    let (first, second) = (clause(world, old, "1").await, clause(world, old, "2").await);
    world
        .app
        .database()
        .write(move |tx| {
            Box::pin(async move {
                const ACCOUNT: &str = "SELECT id FROM account WHERE login = 'lan'";
                const PLAN: &str = "INSERT INTO plan (document_id, organisation_id, declared_by, declared_at_ms) \
                     VALUES ($1, $2, $3, 1)";
                const PARENT: &str = "INSERT INTO plan_parent (document_id, parent_id) VALUES ($1, $2)";
                const RELATION: &str = "INSERT INTO clause_relation (id, plan_id, parent_clause_id, number, degree, \
                     reason, suggested, set_for, set_by, set_at_ms) VALUES ($1, $2, $3, 1, 'full', 'Nêu ở mục 1', 0, $4, $5, 1)";
                let lan: Found = tx.one(ACCOUNT, params![]).await?;
                _ = tx.execute(PLAN, params![id, unit, lan.id]).await?;
                _ = tx.execute(PARENT, params![id, old]).await?;
                for parent in [first, second] {
                    let relation: ClauseRelationId = tx.new_id();
                    _ = tx.execute(RELATION, params![relation, id, parent, unit, lan.id]).await?;
                }
                Ok::<(), crate::failure::Failure>(())
            })
        })
        .await
        .unwrap();
    id
}

#[tokio::test]
async fn the_owner_of_a_plan_carries_its_relations_and_other_words_wait() {
    let world = World::new().await;
    let (mut minh, mut lan) = (world.person("minh").await, world.person("lan").await);
    let (_, old) = published(&world, &mut minh, &older()).await;
    let plan = plan(&world, &mut lan, old).await;
    let (path, new) = published(&world, &mut minh, &newer()).await;
    let related = || async { world.connection().await.all::<Related>(RELATED, params![]).await.unwrap() };
    let before = related().await;
    let lines: Vec<String> = before.iter().map(|one| format!("r.{}", one.id)).chain([format!("p.{plan}")]).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    // To the board these lines are not there; Lan is no head.
    carry(&mut minh, &path, old, &lines).await.expect_status(409);
    carry(&mut lan, &path, old, &lines).await.expect_status(403);
    let mut son = world.person("son").await;
    son.get(&format!("{path}/sua-doi")).await.expect("Kế hoạch 3-KH/ĐU").expect("mang sang để chờ xác nhận lại");
    carry(&mut son, &path, old, &lines).await.expect_status(200).expect("Đã mang sang 3 dòng: 1 kế hoạch, 2 quan hệ");
    let after = related().await;
    assert_eq!(after.len(), 4);
    let succession = crate::amendments::succession_in(&mut world.connection().await).await.unwrap();
    let stale = |one: &Related| {
        let from =
            before.iter().find(|other| Some(other.id) == one.carried_from_id).map(|other| other.parent_clause_id);
        succession.stale(one.parent_clause_id, from)
    };
    let to = |clause: ProvisionId| after.iter().find(|one| one.parent_clause_id == clause).unwrap();
    let (same, changed) = (to(clause(&world, new, "2").await), to(clause(&world, new, "1").await));
    assert_eq!((stale(same), stale(changed)), (None, Some(Stale::Waiting)));
    assert_eq!(same.reason, "Nêu ở mục 1", "the reason stays");
    assert!(before.iter().all(|one| stale(one).is_some()), "the older relations stay, and are stale");
    carry(&mut son, &path, old, &lines).await.expect_status(409);
    assert_eq!(related().await.len(), 4, "nothing is carried over twice");
}
