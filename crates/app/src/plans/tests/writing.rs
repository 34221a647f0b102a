//! A clerk writes the unit's plan: begun from its duties, filled in, checked, made a document, published; and what two people
//! do at once.

use super::{guidance, id_in, publish, verbs};
use papers::reading::{Reading, TimeBound};
use testkit::{Client, Page, World};
use uuid::Uuid;

/// A draft of Yên Hến that carries the plan of the story out, and the address of its first clause.
async fn begun(lan: &mut Client) -> (String, Page) {
    let above = id_in(&guidance(lan).await);
    let page = lan.submit("/ke-hoach/soan/moi", &[("thuc_hien", &above), ("dung_san", "1")]).await;
    page.expect_status(200).expect("Đã tạo bản soạn");
    let check = page.link("/ke-hoach/soan/").expect("a link of the draft");
    (check.split('/').take(4).collect::<Vec<_>>().join("/"), page)
}

/// The fields of a clause's form as they stand, with some typed over.
async fn clause_form(client: &mut Client, path: &str, typed: &[(&str, &str)]) -> Vec<(String, String)> {
    let page = client.get(path).await;
    let mut fields: Vec<(String, String)> = Vec::new();
    for name in ["goc", "noi_dung", "chu_tri", "phoi_hop", "thoi_han", "san_pham"] {
        let stands = page.value(name).unwrap_or_default();
        let value = typed.iter().find(|(field, _)| *field == name).map_or(stands, |(_, value)| (*value).to_owned());
        fields.push((name.to_owned(), value));
    }
    let others: Vec<(String, String)> = typed
        .iter()
        .filter(|(name, _)| !fields.iter().any(|(known, _)| known == name))
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    fields.extend(others);
    fields
}

fn as_fields(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// The addresses of the clauses, in the order of the page.
fn clauses(page: &Page, draft: &str) -> Vec<String> {
    page.links(&format!("{draft}/muc/"))
}

const HEAD: [(&str, &str); 6] = [
    ("so", "15-KH/ĐU"),
    ("ngay", "16/11/2026"),
    ("co_quan", "Đảng ủy xã Yên Hến"),
    ("trich_yeu", "tuyên truyền học nghề trên địa bàn xã"),
    ("thoi_ky", "năm 2027"),
    ("noi_nhan", "Thường trực Tỉnh ủy (để báo cáo)\nBan Xây dựng Đảng Đảng ủy xã Yên Hến"),
];

async fn write_head(client: &mut Client, draft: &str) -> Page {
    let page = client.get(&format!("{draft}/thong-tin")).await;
    let (version, parent) = (page.value("version").unwrap(), page.value("thuc_hien").unwrap());
    let mut fields = vec![("version", version.as_str()), ("thuc_hien", parent.as_str())];
    fields.extend(HEAD);
    client.submit(&format!("{draft}/thong-tin"), &fields).await
}

/// The clause of the documents above that a clause was begun from.
fn taken_up(page: &Page) -> String {
    let html = page.html();
    let chosen = html.split("name=\"muc_do-").skip(1).find(|rest| {
        let select = rest.split("</select>").next().unwrap_or_default();
        select.contains("selected")
    });
    chosen.expect("a clause that is taken up").split('"').next().unwrap().to_owned()
}

/// The reading of the last text of a document.
async fn reading_of(world: &World, id: &str) -> Reading {
    database::record! { struct Row { reading: String } }
    const LAST: &str = "SELECT reading FROM text_version WHERE document_id = $1 ORDER BY number DESC LIMIT 1";
    let id: Uuid = id.parse().unwrap();
    let row: Row = world.connection().await.one(LAST, database::params![id]).await.unwrap();
    serde_json::from_str(&row.reading).unwrap()
}

/// What the contract of a reading asks: places inside the text that hold the words that are told, parents that stand there.
fn expect_exact(reading: &Reading) {
    let letters: Vec<char> = reading.text.chars().collect();
    let at = |span: [usize; 2]| letters[span[0]..span[1]].iter().collect::<String>();
    let ids: Vec<&str> = reading.provisions.iter().map(|one| one.id.as_str()).collect();
    for provision in &reading.provisions {
        assert!(at(provision.span).starts_with(&provision.label), "{provision:?}");
        assert!(provision.parent.as_ref().is_none_or(|parent| ids.contains(&parent.as_str())), "{provision:?}");
        assert!(provision.id.starts_with("part_") || provision.id.starts_with("para_"), "{provision:?}");
    }
    for duty in &reading.duties {
        let holder = reading.provisions.iter().find(|one| Some(&one.id) == duty.provision.as_ref()).expect("a holder");
        assert!(holder.span[0] <= duty.span[0] && duty.span[1] <= holder.span[1]);
        assert_eq!(at(duty.span), duty.action);
        assert!(!duty.addressees.is_empty() && duty.outputs.iter().all(|one| !one.is_empty()));
    }
    for citation in &reading.citations {
        assert_eq!(at(citation.span), citation.text);
    }
    assert_eq!((reading.reading_version, reading.document.document_type.as_str()), (1, "ke-hoach"));
}

#[tokio::test]
async fn lan_writes_the_plan_clause_by_clause_and_it_is_published_with_its_relations() {
    let world = World::with_story().await;
    let (mut lan, mut son) = (world.person("lan").await, world.person("son").await);
    let (draft, page) = begun(&mut lan).await;
    page.expect("II").expect("cụ thể hóa đầy đủ mục II.1.a").expect("chưa xác nhận").expect("15/11/2026");
    let all = clauses(&page, &draft);
    assert!(all.len() >= 4, "{all:?}");
    lan.get("/ke-hoach").await.expect("Đang soạn").expect("Bản soạn chưa có trích yếu");

    write_head(&mut lan, &draft).await.expect_status(200).expect("Đã lưu").expect("15-KH/ĐU");
    let check = lan.get(&format!("{draft}/kiem-tra")).await;
    check.expect("chưa ai xác nhận").expect("Chưa rõ người").expect("Chưa rõ sản phẩm");
    assert!(!check.says("Tạo văn bản "), "nothing is made of what is not confirmed");
    let version = check.value("version").unwrap();
    lan.post(&format!("{draft}/thanh-van-ban"), &[("version", &version)])
        .await
        .expect_status(422)
        .expect("phải bổ sung");

    // Everything but the first two clauses is removed; the first is written, the second made regular.
    for path in all.iter().skip(2) {
        let version = lan.get(&draft).await.value("version").unwrap();
        let key = path.rsplit('/').next().unwrap();
        let word = format!("bo:{key}");
        lan.submit(&format!("{draft}/sap-xep"), &[("version", &version), ("viec", &word)]).await.expect("Đã bỏ");
    }
    let first = lan.get(&all[0]).await;
    let degree = format!("muc_do-{}", taken_up(&first));
    let typed = [
        ("chu_tri", "Ban Xây dựng Đảng Đảng ủy xã Yên Hến"),
        ("san_pham", "kế hoạch; danh sách báo cáo viên"),
        ("thoi_han", "trước ngày 15/12/2026"),
        (degree.as_str(), "full"),
        ("so_tien-0", "12 triệu"),
        ("nguon-0", "Ngân sách xã"),
    ];
    let fields = clause_form(&mut lan, &all[0], &typed).await;
    lan.submit(&all[0], &as_fields(&fields))
        .await
        .expect_status(200)
        .expect("Đã lưu")
        .expect("12 triệu (Ngân sách xã)");
    let second = lan.get(&all[1]).await;
    let (degree, reason) = (format!("muc_do-{}", taken_up(&second)), format!("ly_do-{}", taken_up(&second)));
    let typed = [
        ("chu_tri", "Đảng ủy xã Yên Hến"),
        ("san_pham", "hội nghị"),
        ("thoi_han", "thường xuyên"),
        (degree.as_str(), "partial"),
        (reason.as_str(), "chỉ trong cán bộ xã"),
    ];
    let fields = clause_form(&mut lan, &all[1], &typed).await;
    lan.submit(&all[1], &as_fields(&fields)).await.expect("Đã lưu").expect("cụ thể hóa một phần mục II.1.b");
    let check = lan.get(&format!("{draft}/kiem-tra")).await;
    check.expect("Không thiếu gì").expect("Tạo văn bản");
    let version = check.value("version").unwrap();
    let document = lan.submit(&format!("{draft}/thanh-van-ban"), &[("version", &version)]).await;
    document.expect_status(200).expect("Đã tạo văn bản").expect("15-KH/ĐU").expect("Là kế hoạch của đơn vị");
    document.expect("trước ngày 15/12/2026").expect("Ban Xây dựng Đảng Đảng ủy xã Yên Hến");
    let file = document.links("/van-ban/").into_iter().find(|path| path.ends_with("/tep")).expect("its file");
    let id = id_in(&file);
    let reading = reading_of(&world, &id).await;
    expect_exact(&reading);
    assert_eq!(reading.duties.len(), 2);
    assert_eq!(reading.questions, [], "nothing is asked of what was typed");
    let first = &reading.duties[0];
    assert_eq!(first.outputs, ["kế hoạch", "danh sách báo cáo viên"]);
    let deadline = first.deadline.as_ref().expect("a deadline");
    assert_eq!((deadline.date, deadline.bound), (Some(jiff::civil::date(2026, 12, 15)), Some(TimeBound::Before)));
    assert_eq!(verbs(&world, &id).await, ["register-document", "declare-plan"]);

    // Changed once more before publication, it is another text of the same document.
    let fields = clause_form(&mut lan, &all[0], &[("san_pham", "danh sách báo cáo viên"), (degree.as_str(), "")]).await;
    let first = lan.get(&all[0]).await;
    let degree = format!("muc_do-{}", taken_up(&first));
    let mut fields = fields;
    fields.push((degree, "full".to_owned()));
    fields.push(("so_tien-0".to_owned(), "12 triệu".to_owned()));
    fields.push(("nguon-0".to_owned(), "Ngân sách xã".to_owned()));
    lan.submit(&all[0], &as_fields(&fields)).await.expect("Đã lưu");
    let version = lan.get(&format!("{draft}/kiem-tra")).await.value("version").unwrap();
    let again = lan.submit(&format!("{draft}/thanh-van-ban"), &[("version", &version)]).await;
    again.expect_status(200).expect("danh sách báo cáo viên");

    publish(&mut son, &id).await.expect_status(200).expect("Đã ban hành");
    let plan = lan.get(&format!("/ke-hoach/{id}")).await;
    plan.expect("Đã ban hành").expect("12.000.000 đồng (Ngân sách xã)").expect("15/12/2026");
    database::record! { struct Row { degree: String, reason: String, suggested: i64 } }
    const RELATIONS: &str = "SELECT degree, reason, suggested FROM clause_relation ORDER BY degree";
    let rows: Vec<Row> = world.connection().await.all(RELATIONS, database::params![]).await.unwrap();
    let rows: Vec<(&str, &str, i64)> =
        rows.iter().map(|row| (row.degree.as_str(), row.reason.as_str(), row.suggested)).collect();
    assert_eq!(rows, [("full", "", 0), ("partial", "chỉ trong cán bộ xã", 0)]);
    // The board below is given its duty, and the draft stands still.
    world.person("thao").await.get("/nhiem-vu").await.expect("Xây dựng kế hoạch");
    let late = lan.post(&format!("{draft}/sap-xep"), &[("version", "99"), ("viec", "phan-moi"), ("ten", "A")]).await;
    late.expect_status(409).expect("đã được ban hành");
    lan.get(&draft).await.expect("Kế hoạch đã ban hành nên không sửa bản soạn được nữa");
    // The unit owes none any more; its board was told to make one, and does.
    let owed = lan.get("/ke-hoach").await;
    owed.expect("Đơn vị được giao xây dựng kế hoạch mà");
    assert!(!owed.html().contains(">Đảng ủy xã Yên Hến</a></th>"), "{}", owed.html());
}

#[tokio::test]
async fn two_people_who_change_the_same_clause_lose_nothing() {
    let world = World::with_story().await;
    let (mut lan, mut son) = (world.person("lan").await, world.person("son").await);
    let (draft, page) = begun(&mut lan).await;
    let all = clauses(&page, &draft);
    let of_lan = clause_form(&mut lan, &all[0], &[("noi_dung", "Lời của Lan")]).await;
    let of_son = clause_form(&mut son, &all[0], &[("noi_dung", "Lời của Sơn")]).await;
    son.submit(&all[0], &as_fields(&of_son)).await.expect("Đã lưu");
    let refused = lan.post(&all[0], &as_fields(&of_lan)).await;
    refused.expect_status(409).expect("Người khác vừa sửa mục này").expect("Lời của Sơn").expect("Lời của Lan");
    // Seen and sent again, it stands.
    let mut again = of_lan.clone();
    again[0].1 = refused.value("goc").unwrap();
    lan.submit(&all[0], &as_fields(&again)).await.expect("Đã lưu").expect("Lời của Lan");
    // Another clause is no conflict; an order that was seen before is.
    let other = clause_form(&mut son, &all[1], &[("noi_dung", "Mục khác")]).await;
    son.submit(&all[1], &as_fields(&other)).await.expect("Đã lưu");
    let key = all[0].rsplit('/').next().unwrap();
    let word = format!("xuong:{key}");
    lan.post(&format!("{draft}/sap-xep"), &[("version", "1"), ("viec", &word)]).await.expect_status(409);
}

#[tokio::test]
async fn what_is_typed_wrongly_is_shown_again_and_what_is_removed_comes_back() {
    let world = World::with_story().await;
    let mut lan = world.person("lan").await;
    let (draft, page) = begun(&mut lan).await;
    let all = clauses(&page, &draft);
    let long = "a".repeat(5_000);
    for (field, typed, words) in [
        ("thoi_han", "sớm", "Không đọc được thời hạn «sớm»"),
        ("so_tien-0", "nhiều", "Chưa đọc được số tiền"),
        ("noi_dung", long.as_str(), "4000"),
    ] {
        let fields = clause_form(&mut lan, &all[0], &[(field, typed)]).await;
        let shown = lan.post(&all[0], &as_fields(&fields)).await;
        shown.expect_status(422).expect(words);
        assert_eq!(shown.value(field).as_deref().map(str::len), Some(typed.len()), "{field} is kept");
    }
    let version = lan.get(&draft).await.value("version").unwrap();
    let key = all[0].rsplit('/').next().unwrap();
    let word = format!("bo:{key}");
    let page = lan.submit(&format!("{draft}/sap-xep"), &[("version", &version), ("viec", &word)]).await;
    assert_eq!(clauses(&page, &draft).len(), all.len() - 1);
    let version = page.value("version").unwrap();
    let page = lan.submit(&format!("{draft}/sap-xep"), &[("version", &version), ("viec", "khoi-phuc")]).await;
    assert_eq!(clauses(&page, &draft), all);
    for word in ["", "len", "len:x", "phan-ten:999", "không có"] {
        let version = lan.get(&draft).await.value("version").unwrap();
        lan.post(&format!("{draft}/sap-xep"), &[("version", &version), ("viec", word)]).await.expect_status(404);
    }
    lan.get(&format!("{draft}/muc/999")).await.expect_status(404);
    lan.get(&format!("{draft}/phan/999/muc-moi")).await.expect_status(404);
    lan.post("/ke-hoach/soan/moi", &[]).await.expect_status(422);
    let nobody = Uuid::from_u128(7).to_string();
    lan.post("/ke-hoach/soan/moi", &[("thuc_hien", &nobody)]).await.expect_status(404);
    // Given up and taken up again.
    lan.submit(&format!("{draft}/bo"), &[]).await.expect("Đã bỏ bản soạn");
    assert!(!lan.get("/ke-hoach").await.says("Bản soạn chưa có trích yếu"));
    lan.get(&format!("{draft}/thong-tin")).await.expect_status(409);
    lan.submit(&format!("{draft}/soan-lai"), &[]).await.expect("Đã khôi phục");
}

#[tokio::test]
async fn nobody_outside_the_body_sees_what_it_writes() {
    let world = World::with_story().await;
    let mut lan = world.person("lan").await;
    let (draft, _) = begun(&mut lan).await;
    for login in ["binh", "minh", "tu", "thao"] {
        let mut person = world.person(login).await;
        person.get(&draft).await.expect_status(404);
        person.post(&format!("{draft}/sap-xep"), &[("version", "1"), ("viec", "phan-moi")]).await.expect_status(404);
        assert!(!person.get("/ke-hoach").await.says("Bản soạn"), "{login}");
    }
    world.person("quantri").await.get("/ke-hoach/soan/moi").await.expect_status(403);
}
