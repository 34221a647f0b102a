//! A clerk brings the unit's plan in and says what it carries out; who owes one; taking it back.

use super::{PLAN, document_of, guidance, id_in, publish, upload, verbs};
use serde_json::json;
use testkit::World;

#[tokio::test]
async fn lan_brings_the_plan_that_her_unit_owes_and_the_superior_sees_it_once_it_counts() {
    let world = World::with_story().await;
    let mut lan = world.person("lan").await;
    let above = id_in(&guidance(&mut lan).await);
    let list = lan.get("/ke-hoach").await;
    list.expect("Chưa ban hành kế hoạch").expect("Đảng ủy xã Yên Hến").expect("Kế hoạch 96-KH/BTGDVTU");
    assert!(!list.says("Đảng ủy xã Yên Sấu"), "of its peers a unit sees nothing");
    let mut binh = world.person("binh").await;
    let all = binh.get("/ke-hoach").await;
    all.expect("Đảng ủy xã Yên Hến");
    let from = list.link("/ke-hoach/soan/moi?thuc-hien=").expect("a way to write the plan");
    lan.get(&from).await.expect("Dựng sẵn một mục cho mỗi nhiệm vụ");
    lan.get(&format!("/van-ban/tai-len?thuc-hien={above}")).await.expect("Đây là kế hoạch của đơn vị mình");

    let page = upload(&mut lan, "ke-hoach.txt", PLAN.as_bytes()).await;
    page.expect_status(200).expect("kế hoạch ghi: Kế hoạch số 96-KH/BTGDVTU");
    assert_eq!(page.value("thuc_hien").as_deref(), Some(above.as_str()), "what the text names is proposed");
    let document = document_of(&page);
    lan.get(&format!("/ke-hoach/{document}")).await.expect_status(404);
    let plan = lan.submit(&format!("/van-ban/{document}/ke-hoach"), &[("thuc_hien", &above)]).await;
    plan.expect_status(200).expect("Đã ghi là kế hoạch").expect("Kế hoạch 15-KH/ĐU").expect("Chưa ban hành");
    plan.expect("tổ chức hội nghị quán triệt").expect("15/12/2026").expect("lập danh sách báo cáo viên");
    assert_eq!(verbs(&world, &document).await, ["register-document", "declare-plan"]);
    lan.get(&format!("/van-ban/{document}")).await.expect("Là kế hoạch của đơn vị");
    lan.get("/ke-hoach").await.expect("Chưa ban hành kế hoạch").expect("Kế hoạch 15-KH/ĐU");

    let mut son = world.person("son").await;
    publish(&mut son, &document).await.expect("Đã ban hành");
    let list = lan.get("/ke-hoach").await;
    list.expect("Đã ban hành");
    assert!(!list.says("Đơn vị được giao xây dựng kế hoạch mà"), "nothing is owed any more");
    binh.get("/ke-hoach").await.expect("Kế hoạch 15-KH/ĐU");
    let plan = binh.get(&format!("/ke-hoach/{document}")).await;
    plan.expect_status(200).expect("I.1").expect("Đảng ủy xã Yên Hến").expect("15/12/2026");
    for login in ["tu", "phuc"] {
        let mut person = world.person(login).await;
        person.get(&format!("/ke-hoach/{document}")).await.expect_status(404);
        assert!(!person.get("/ke-hoach").await.says("15-KH/ĐU"));
    }
}

#[tokio::test]
async fn a_slip_is_taken_back_as_long_as_nothing_rests_on_the_plan() {
    let world = World::with_story().await;
    let (mut lan, mut son) = (world.person("lan").await, world.person("son").await);
    let above = id_in(&guidance(&mut lan).await);
    let document = document_of(&upload(&mut lan, "ke-hoach.txt", PLAN.as_bytes()).await);
    let path = format!("/van-ban/{document}/ke-hoach");
    for (fields, words) in
        [(Vec::new(), "Mục này chưa được nhập"), (vec![("thuc_hien", document.as_str())], "đã ban hành trên hệ thống")]
    {
        lan.post(&path, &fields).await.expect_status(422).expect(words);
    }
    let nobody = uuid::Uuid::from_u128(7).to_string();
    lan.post(&path, &[("thuc_hien", &nobody)]).await.expect_status(404);
    lan.submit(&path, &[("thuc_hien", &above)]).await.expect("Đã ghi là kế hoạch");
    lan.submit(&format!("{path}/bo"), &[]).await.expect_status(200).expect("Đã bỏ khai");
    lan.get(&format!("/ke-hoach/{document}")).await.expect_status(404);
    lan.post(&format!("{path}/bo"), &[]).await.expect_status(409);
    lan.submit(&path, &[("thuc_hien", &above)]).await.expect("Đã ghi là kế hoạch");
    publish(&mut son, &document).await.expect("Đã ban hành");
    lan.post(&format!("{path}/bo"), &[]).await.expect_status(409).expect("Chưa bỏ khai được");
    lan.get(&path).await.expect("không bỏ khai được nữa");
    let declared = ["register-document", "declare-plan", "declare-plan", "declare-plan", "publish-document"];
    assert_eq!(verbs(&world, &document).await[..5], declared);
    // Nobody but the owner's people says it.
    let mut binh = world.person("binh").await;
    binh.post(&path, &[("thuc_hien", &above)]).await.expect_status(403);
    let mut tu = world.person("tu").await;
    tu.post(&path, &[("thuc_hien", &above)]).await.expect_status(404);
}

#[tokio::test]
async fn a_plan_does_not_carry_itself_out_through_others() {
    let world = World::with_story().await;
    let (mut lan, mut son) = (world.person("lan").await, world.person("son").await);
    let above = id_in(&guidance(&mut lan).await);
    let first = document_of(&upload(&mut lan, "ke-hoach.txt", PLAN.as_bytes()).await);
    lan.submit(&format!("/van-ban/{first}/ke-hoach"), &[("thuc_hien", &above)]).await;
    publish(&mut son, &first).await.expect("Đã ban hành");
    let second = PLAN.replace("15-KH/ĐU", "16-KH/ĐU").replace("96-KH/BTGDVTU", "15-KH/ĐU");
    let second = document_of(&upload(&mut lan, "ke-hoach-2.txt", second.as_bytes()).await);
    lan.submit(&format!("/van-ban/{second}/ke-hoach"), &[("thuc_hien", &first)]).await.expect("Đã ghi là kế hoạch");
    publish(&mut son, &second).await.expect("Đã ban hành");
    let refused = lan.post(&format!("/van-ban/{first}/ke-hoach"), &[("thuc_hien", &second)]).await;
    refused.expect_status(422).expect("chính kế hoạch này");
}

#[tokio::test]
async fn money_is_written_beside_the_clauses_and_a_later_amount_takes_the_place() {
    let world = World::with_story().await;
    let (mut lan, mut son) = (world.person("lan").await, world.person("son").await);
    let above = id_in(&guidance(&mut lan).await);
    let document = document_of(&upload(&mut lan, "ke-hoach.txt", PLAN.as_bytes()).await);
    lan.submit(&format!("/van-ban/{document}/ke-hoach"), &[("thuc_hien", &above)]).await;
    let path = format!("/ke-hoach/{document}/kinh-phi");
    lan.get(&path).await.expect_status(404);
    publish(&mut son, &document).await.expect("Đã ban hành");
    database::record! { struct Clause { id: uuid::Uuid } }
    const FIRST: &str = "SELECT p.id FROM provision p JOIN document d ON d.id = p.document_id \
         WHERE d.symbol = '15-KH/ĐU' AND p.label LIKE '1%' ORDER BY p.position LIMIT 1";
    let clause: Clause = world.connection().await.one(FIRST, database::params![]).await.unwrap();
    let clause = clause.id.to_string();
    let typed =
        |amount: &'static str| [("muc", clause.clone()), ("so_tien", amount.into()), ("nguon", "Ngân sách xã".into())];
    let write = async |lan: &mut testkit::Client, amount| {
        let fields = typed(amount);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        lan.post(&path, &fields).await
    };
    write(&mut lan, "khoảng 5 triệu").await.expect_status(422).expect("Chưa đọc được số tiền");
    write(&mut lan, "5 triệu").await.expect_status(303);
    write(&mut lan, "1.250.000").await.expect_status(303);
    let page = lan.get(&format!("/ke-hoach/{document}")).await;
    page.expect("1.250.000 đồng (Ngân sách xã)");
    assert!(!page.says("5.000.000"), "one amount for each source");
    write(&mut lan, "0").await.expect_status(303);
    assert!(!lan.get(&format!("/ke-hoach/{document}")).await.says("1.250.000"));
    world.person("binh").await.post(&path, &[]).await.expect_status(403);
    let amount =
        |clause: &str, dong: i64| json!({"provision": clause, "amount_dong": dong, "source": "Ngân sách tỉnh"});
    let (mut program, money) = (world.program("lan", &["documents"]).await, format!("/api/v1/plans/{document}/money"));
    let both = json!({"amounts": [amount(&clause, 700), amount(&uuid::Uuid::from_u128(7).to_string(), 1)]});
    program.post(&money, &both).await.expect_status(404);
    assert!(!lan.get(&format!("/ke-hoach/{document}")).await.says("Ngân sách tỉnh"), "all or none");
    program.post(&money, &json!({"amounts": [amount(&clause, -1)]})).await.expect_status(422);
    program.post(&money, &json!({"amounts": [amount(&clause, 700)]})).await.expect_status(200);
    lan.get(&format!("/ke-hoach/{document}")).await.expect("700 đồng (Ngân sách tỉnh)");
}
