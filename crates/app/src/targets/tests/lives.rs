//! Replaced, withdrawn, found by its clause; and what a successor reads of those before it.

use super::{id_of, page_of, set, target_of};
use testkit::World;

#[tokio::test]
async fn a_replaced_target_stays_and_says_by_whom_and_why() {
    let world = World::new().await;
    let (mut lan, page) = (world.person("lan").await, page_of(&world, "du-yen-hen-2025"));
    let first = target_of(&set(&mut lan, &page, "C01", &[("muc_cam_ket", "ít nhất 60")]).await);
    let shown = lan.get(&first).await;
    shown.expect("Lê Thị Lan đặt ngày 23/11/2026").expect("Nghị quyết số 05-NQ/ĐU");
    let version = shown.value("version").expect("a version");
    let replace = |muc: &'static str, why: &'static str| {
        let fields = [("muc_moi", muc), ("can_cu", "Nghị quyết số 09-NQ/ĐU"), ("ly_do", why)];
        fields.map(|(name, value)| (name, value.to_owned()))
    };
    let path = format!("{first}/thay");
    let send = |fields: [(&'static str, String); 3], version: &str| {
        let mut all: Vec<(String, String)> = fields.map(|(name, value)| (name.to_owned(), value)).into();
        all.push(("version".to_owned(), version.to_owned()));
        all
    };
    let fields = send(replace("ít nhất 62", ""), &version);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    lan.submit(&path, &fields).await.expect_status(422).expect("ít nhất 60 %");
    let fields = send(replace("ít nhất 62", "Huyện giao lại"), "7");
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    lan.submit(&path, &fields).await.expect_status(409);
    let fields = send(replace("ít nhất 62", "Tỉnh ủy giao lại"), &version);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let second = lan.submit(&path, &fields).await;
    second.expect("Đã thay chỉ tiêu").expect("ít nhất 62 %").expect("Nghị quyết số 09-NQ/ĐU").expect("ít nhất 60 %");
    let old = lan.get(&first).await;
    old.expect("Lê Thị Lan thay bằng mức khác ngày 23/11/2026. Lý do: Tỉnh ủy giao lại").expect("Xem mức thay thế");
    let list = lan.get("/chi-tieu").await;
    assert!(list.says("ít nhất 62 %") && !list.says("ít nhất 60 %"), "{}", list.text());
    let late = lan.submit(&path, &fields).await;
    late.expect("Lý do: Tỉnh ủy giao lại");
    let history = world.history("target", id_of(&first)).await;
    assert_eq!(history.len(), 2, "set and replaced");
}

#[tokio::test]
async fn a_withdrawn_target_does_not_hold_and_can_be_set_anew() {
    let world = World::new().await;
    let (mut lan, page) = (world.person("lan").await, page_of(&world, "du-yen-hen-2025"));
    let path = target_of(&set(&mut lan, &page, "C01", &[("muc_cam_ket", "ít nhất 60")]).await);
    let version = lan.get(&path).await.value("version").expect("a version");
    let take_back = format!("{path}/rut");
    lan.submit(&take_back, &[("version", &version), ("ly_do_rut", " ")]).await.expect_status(422);
    for login in ["thao", "binh"] {
        let mut person = world.person(login).await;
        let why = [("version", version.as_str()), ("ly_do_rut", "Không phải của tôi")];
        person.submit(&take_back, &why).await.expect_status(403);
    }
    let shown = lan.submit(&take_back, &[("version", &version), ("ly_do_rut", "Ghi nhầm năm")]).await;
    shown.expect("Đã rút chỉ tiêu").expect("Lý do: Ghi nhầm năm");
    assert!(!shown.says("Thay bằng mức khác"), "what was withdrawn is not changed");
    lan.get("/chi-tieu").await.expect("Chưa có chỉ tiêu nào");
    set(&mut lan, &page, "C01", &[("muc_cam_ket", "ít nhất 61")]).await.expect("ít nhất 61 %");
    let history = world.history("target", id_of(&path)).await;
    let logins: Vec<_> = history.iter().map(|row| row.login.as_deref()).collect();
    assert_eq!(logins, [Some("lan"), Some("lan")]);
}

const GUIDANCE: &str = "\
TỈNH ỦY LAM GIANG
*
Số 72-KH/TU

KẾ HOẠCH
thực hiện Chỉ thị số 21-CT/TW

I. MỤC TIÊU

1. Tỷ lệ lao động qua đào tạo đạt ít nhất 65 %.

II. TỔ CHỨC THỰC HIỆN

1. Các đảng ủy xã, phường xây dựng kế hoạch thực hiện trước ngày 30/12/2026.

Nơi nhận:
- Các đảng ủy xã, phường,
- Lưu VP.
";

#[tokio::test]
async fn a_source_in_the_system_is_linked_to_its_clause() {
    let world = World::new().await;
    let body = world.organisation("tinh-uy").to_string();
    let mut binh = world.person("binh").await;
    let fields = [("don_vi", body.as_str()), ("cam_doan", "1")];
    let uploaded = binh.upload("/van-ban/tai-len", &fields, "tep", "ke-hoach.txt", GUIDANCE.as_bytes()).await;
    let location = uploaded.location().unwrap_or_else(|| panic!("{}", uploaded.text())).to_owned();
    let document = location.trim_start_matches("/van-ban/").split(['?', '#']).next().unwrap_or_default().to_owned();
    let page = page_of(&world, "tinh-uy");
    // Before it is published its provisions are not known: the place stands as it was typed.
    let named = [("muc_cam_ket", "ít nhất 65"), ("van_ban", document.as_str()), ("dieu", "mục I.1")];
    let shown = set(&mut binh, &page, "C01", &named).await;
    shown.expect("72-KH/TU, mục I.1");
    let target = binh.get(&target_of(&shown)).await;
    assert!(target.link(&format!("/van-ban/{document}")).is_some(), "{}", target.text());
    let text = binh.get(&format!("/van-ban/{document}")).await;
    assert!(text.html().contains("<span id=\"dk-"), "provisions can be led to");
    let unknown = [("muc_cam_ket", "ít nhất 65"), ("van_ban", "00000000-0000-0000-0000-000000000001")];
    set(&mut binh, &page, "C02", &unknown).await.expect_status(422).expect("Chưa có căn cứ");
    // A commune to which it was not sent reads its name, without a link into nothing.
    let mut lan = world.person("lan").await;
    let seen = lan.get(&target_of(&shown)).await;
    seen.expect("72-KH/TU");
    assert_eq!(seen.link(&format!("/van-ban/{document}")), None);
}

#[tokio::test]
async fn a_successor_reads_what_its_predecessor_set_and_does_not_add_it() {
    const INSERT: &str = "INSERT INTO target (id, organisation_id, pack, indicator, year, term, commitment, bound, \
         amount_from, amount_to, cited, set_by, set_at_ms, version) \
         SELECT $1, $2, 'vocational-education', 'C08', 2026, 'in-year', 'committed', 'at-least', 40000000, 40000000, \
         'Nghị quyết cũ', id, 1, 1 FROM account WHERE login = 'lan'";
    let world = World::new().await;
    let former = world.organisation("du-yen-hen-cu");
    let id = uuid::Uuid::from_u128(0x99);
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            _ = tx.execute(INSERT, database::params![id, former]).await?;
            Ok::<_, database::Error>(())
        })
    });
    write.await.expect("a target of before");
    let mut lan = world.person("lan").await;
    let page = page_of(&world, "du-yen-hen-2025");
    let shown = set(&mut lan, &page, "C08", &[("muc_cam_ket", "ít nhất 60")]).await;
    shown
        .expect("Chỉ tiêu của đơn vị cũ")
        .expect("ít nhất 40 người")
        .expect("Nghị quyết cũ")
        .expect("ít nhất 60 người");
    assert!(!shown.says("100 người"), "the two are never added");
    lan.get("/chi-tieu").await.expect("Chỉ tiêu của đơn vị cũ");
    lan.get(&format!("/chi-tieu/{id}")).await.expect("ít nhất 40 người");
    lan.submit(&format!("/chi-tieu/{id}/rut"), &[("version", "1"), ("ly_do_rut", "Cũ")]).await.expect_status(403);
}
