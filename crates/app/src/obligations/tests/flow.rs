//! Stories of one assignment: from «đã nhận việc» to «công nhận», as the people who do it see it.

use super::{duty, opened};
use database::{params, record};
use domain::{ids::AssignmentId, obligations::Timing};
use jiff::civil::{Date, date};
use testkit::{Client, Page, World};

record! {
    struct Id { id: AssignmentId }
}

record! {
    #[derive(Debug, PartialEq, Eq)]
    struct Dates { first_due_on: Option<Date>, due_on: Option<Date>, closed_on: Option<Date>, closing: Option<String> }
}

/// The assignment that an organisation holds.
pub(super) async fn held_by(world: &World, word: &str) -> AssignmentId {
    const FIND: &str = "SELECT id FROM assignment WHERE organisation_id = $1 AND closed_on IS NULL";
    let mut connection = world.connection().await;
    connection.one::<Id>(FIND, params![world.organisation(word)]).await.expect("an assignment").id
}

async fn dates(world: &World, id: AssignmentId) -> Dates {
    const FIND: &str = "SELECT first_due_on, due_on, closed_on, closing FROM assignment WHERE id = $1";
    world.connection().await.one(FIND, params![id]).await.expect("its dates")
}

/// A person at the page of an assignment.
pub(super) struct At {
    client: Client,
    base: String,
}

impl At {
    pub(super) async fn new(world: &World, login: &str, id: AssignmentId) -> Self {
        At { client: world.person(login).await, base: format!("/phan-viec/{id}") }
    }

    /// What the page says now.
    pub(super) async fn look(&mut self) -> Page {
        let base = self.base.clone();
        self.client.get(&base).await
    }

    /// The page at a period.
    pub(super) async fn look_at(&mut self, period: i64) -> Page {
        let path = format!("{}?ky={period}", self.base);
        self.client.get(&path).await
    }

    /// Any other page.
    pub(super) async fn open(&mut self, path: &str) -> Page {
        self.client.get(path).await
    }

    /// Sends a form of the page as it is now, and goes where it leads.
    pub(super) async fn step(&mut self, step: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.look().await;
        let version = page.value("version").unwrap_or_default();
        self.step_at(step, &version, fields).await
    }

    /// The same, with the version that was seen earlier.
    pub(super) async fn step_at(&mut self, step: &str, version: &str, fields: &[(&str, &str)]) -> Page {
        let path = format!("{}/{step}", self.base);
        let all: Vec<(&str, &str)> = [("version", version)].iter().chain(fields).copied().collect();
        self.client.submit(&path, &all).await
    }

    pub(super) async fn attach(&mut self, name: &str, caption: &str, content: &[u8]) -> Page {
        let path = format!("{}/minh-chung", self.base);
        let page = self.client.upload(&path, &[("chu_thich", caption)], "tep", name, content).await;
        self.client.follow(page).await
    }

    /// Reports done, endorsed by another, and submits.
    pub(super) async fn report_done(&mut self, narrative: &str) -> Page {
        self.step("bao-cao", &[("khai", "done"), ("noi_dung", narrative)]).await
    }
}

/// An assignment of Yên Hến and one of Yên Sấu, due on 31/12/2026.
pub(super) async fn one_duty(world: &World) -> AssignmentId {
    let leads = ["du-yen-hen-2025", "du-yen-sau-2025"];
    opened(world, date(2026, 9, 1), vec![duty(world, "Xây dựng kế hoạch giáo dục nghề nghiệp", &leads)]).await;
    held_by(world, "du-yen-hen-2025").await
}

#[tokio::test]
async fn from_acknowledging_to_accepting_in_two_rounds() {
    let world = World::new().await;
    let id = one_duty(&world).await;
    let mut lan = At::new(&world, "lan", id).await;
    let mut son = At::new(&world, "son", id).await;
    let mut minh = At::new(&world, "minh", id).await;

    lan.look().await.expect("Chưa xác nhận").expect("Người chịu trách nhiệm: đồng chí Ngô Văn Sơn");
    lan.step("xac-nhan-nhan-viec", &[]).await.expect("Đã xác nhận đơn vị nhận việc").expect("Đang làm");
    lan.step("bao-cao", &[("khai", "doing"), ("noi_dung", "Đang dự thảo kế hoạch.")]).await.expect("Đang làm");
    lan.report_done("Đã ban hành Kế hoạch 14-KH/ĐU.").await.expect("Chưa có minh chứng");
    lan.attach("Kế hoạch 14.pdf", "Kế hoạch đã ký", b"%PDF-1.7 noi dung").await.expect("Kế hoạch 14.pdf");
    lan.look().await.expect("Chờ thủ trưởng duyệt").expect("Đang chờ: Ngô Văn Sơn");
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo").expect("Đã duyệt, chờ gửi");
    let receipt = lan.step("gui", &[]).await;
    receipt.expect("BN-2026-000001").expect("Lê Thị Lan").expect("Đảng ủy xã Yên Hến").expect("Mã kiểm chứng");
    receipt.expect("Đã ban hành Kế hoạch 14-KH/ĐU.").expect("Kế hoạch 14.pdf (Kế hoạch đã ký)");
    assert!(!receipt.says("không còn khớp"), "{}", receipt.text());

    let page = minh.look().await;
    page.expect("Xem xét báo cáo").expect("Đã gửi, chờ công nhận").expect("Gửi đúng hạn");
    let submission = page.value("bao_cao").expect("the submission");
    let first = [("bao_cao", submission.as_str()), ("y_kien", "Bổ sung nghị quyết của HĐND xã.")];
    minh.step("tra-lai", &first).await.expect("Đã trả lại cho đơn vị");
    lan.look().await.expect("Bị trả lại").expect("“Bổ sung nghị quyết của HĐND xã.”");

    lan.report_done("Đã bổ sung nghị quyết.").await;
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    lan.step("gui", &[]).await.expect("BN-2026-000002");
    minh.step("gia-han", &[("han_moi", "31/01/2027"), ("ly_do_gia_han", "Chờ kỳ họp HĐND.")])
        .await
        .expect("Đã gia hạn");
    lan.look().await.expect("hạn ban đầu 31/12/2026").expect("Gia hạn từ 31/12/2026 đến 31/01/2027.");
    let submission = minh.look().await.value("bao_cao").expect("the second submission");
    minh.step("cong-nhan", &[("bao_cao", &submission)]).await.expect("Đã công nhận. Đơn vị đọc được ngay.");
    lan.look().await.expect("Đã công nhận");

    let expected = Dates {
        first_due_on: Some(date(2026, 12, 31)),
        due_on: Some(date(2027, 1, 31)),
        closed_on: Some(date(2026, 11, 23)),
        closing: Some("accepted".to_owned()),
    };
    assert_eq!(dates(&world, id).await, expected);
    let late = minh.step("gia-han", &[("han_moi", "01/03/2027"), ("ly_do_gia_han", "Muộn.")]).await;
    late.expect_status(409).expect("Việc này đã kết thúc");

    let history = world.history("assignment", id.uuid()).await;
    let done: Vec<(&str, &str)> =
        history.iter().map(|row| (row.verb.as_str(), row.login.as_deref().unwrap_or("-"))).collect();
    assert_eq!(
        done,
        [
            ("acknowledge", "lan"),
            ("report-progress", "lan"),
            ("report-progress", "lan"),
            ("attach-evidence", "lan"),
            ("endorse", "son"),
            ("submit", "lan"),
            ("send-back", "minh"),
            ("report-progress", "lan"),
            ("endorse", "son"),
            ("submit", "lan"),
            ("extend", "minh"),
            ("accept", "minh"),
        ]
    );
}

#[tokio::test]
async fn who_may_see_what_of_an_assignment() {
    let world = World::new().await;
    let id = one_duty(&world).await;
    let mut lan = At::new(&world, "lan", id).await;
    lan.step("bao-cao", &[("khai", "hindered"), ("noi_dung", "Chưa có kinh phí.")]).await.expect("Chưa có kinh phí.");
    lan.attach("noi-bo.docx", "Bản nháp", b"noi bo").await;
    let file = lan.look().await.link(&format!("/phan-viec/{id}/minh-chung/")).expect("a file");

    for login in ["binh", "minh"] {
        let mut reader = At::new(&world, login, id).await;
        let page = reader.look().await;
        page.expect_status(200).expect("Chưa khai").expect("Đơn vị chưa gửi báo cáo nào");
        for inside in ["Chưa có kinh phí.", "noi-bo.docx", "Báo cáo: Đang làm", "Đính kèm minh chứng noi-bo"]
        {
            assert!(!page.says(inside), "{login} sees «{inside}»:\n{}", page.text());
        }
        reader.open(&file).await.expect_status(404);
    }
    for login in ["tu", "vinh", "mai", "quantri"] {
        let mut stranger = At::new(&world, login, id).await;
        stranger.look().await.expect_status(404);
        stranger.open(&file).await.expect_status(404);
    }
    // Who has left the unit is not let in at all.
    let mut cuc = world.visitor();
    cuc.post("/dang-nhap", &[("login", "cuc"), ("password", crate::demo::PASSWORD)]).await.expect_status(403);
    assert!(cuc.get(&format!("/phan-viec/{id}")).await.is_redirect(), "a former member is asked to sign in");
    let mut binh = At::new(&world, "binh", id).await;
    binh.step("duyet", &[]).await.expect_status(403);
    lan.step("duyet", &[]).await.expect_status(403);
    lan.step("cong-nhan", &[("bao_cao", &id.to_string())]).await.expect_status(403);
    let kien = At::new(&world, "kien", id).await.look().await;
    assert!(!kien.says("Chưa có kinh phí."), "{}", kien.text());
}

#[tokio::test]
async fn evidence_leaves_as_bytes_under_its_own_name_and_can_be_withdrawn() {
    let world = World::new().await;
    let id = one_duty(&world).await;
    let mut lan = At::new(&world, "lan", id).await;
    lan.attach("Nghị quyết.html", "", b"<script>alert(1)</script>").await.expect("Nghị quyết.html");
    let file = lan.look().await.link(&format!("/phan-viec/{id}/minh-chung/")).expect("a file");
    let answer = lan.open(&file).await;
    assert_eq!(answer.body, b"<script>alert(1)</script>");
    let header = |name: &str| answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    assert_eq!(header("content-type"), "application/octet-stream");
    assert_eq!(header("x-content-type-options"), "nosniff");
    let disposition = "attachment; filename=\"nghi_quyet.html\"; filename*=UTF-8''Ngh%E1%BB%8B%20quy%E1%BA%BFt.html";
    assert_eq!(header("content-disposition"), disposition);

    let step = file.trim_start_matches(&format!("/phan-viec/{id}/")).to_owned() + "/rut";
    let page = lan.step(&step, &[]).await;
    page.expect("Đã rút minh chứng").expect("Rút minh chứng Nghị quyết.html").expect("Chưa có minh chứng");
    lan.step(&step, &[]).await.expect("Việc này đã được thực hiện trước đó");
    let history = world.history("assignment", id.uuid()).await;
    assert_eq!(history.len(), 2, "{history:?}");
}

#[tokio::test]
async fn what_was_handed_in_is_read_outside_even_when_it_is_withdrawn_later() {
    let world = World::new().await;
    let id = one_duty(&world).await;
    let mut lan = At::new(&world, "lan", id).await;
    lan.attach("ke-hoach.pdf", "", b"%PDF ke hoach").await;
    lan.report_done("Đã xong.").await;
    At::new(&world, "son", id).await.step("duyet", &[]).await;
    lan.step("gui", &[]).await.expect("BN-2026-000001");
    let mut minh = At::new(&world, "minh", id).await;
    let page = minh.look().await;
    let file = page.expect("ke-hoach.pdf").link(&format!("/phan-viec/{id}/minh-chung/")).expect("a file");
    let receipt = page.link(&format!("/phan-viec/{id}/bien-nhan/")).expect("a receipt");
    let submission = page.value("bao_cao").expect("the submission");
    let step = file.trim_start_matches(&format!("/phan-viec/{id}/")).to_owned() + "/rut";
    lan.step(&step, &[]).await.expect_status(409).expect("đang chờ cơ quan theo dõi trả lời");
    minh.step("tra-lai", &[("bao_cao", &submission), ("y_kien", "Thiếu chữ ký.")]).await;
    lan.step(&step, &[]).await.expect("Đã rút minh chứng");
    let shown = minh.open(&receipt).await;
    shown.expect("ke-hoach.pdf");
    assert!(!shown.says("không còn khớp"), "{}", shown.text());
    assert_eq!(minh.open(&file).await.body, b"%PDF ke hoach");
}

#[tokio::test]
async fn a_receipt_says_when_what_is_stored_was_changed_behind_it() {
    let world = World::new().await;
    let mut alone = duty(&world, "Báo cáo kết quả", &["du-yen-hen-2025"]);
    alone.outputs = Vec::new();
    opened(&world, date(2026, 9, 1), vec![alone]).await;
    let id = held_by(&world, "du-yen-hen-2025").await;
    let mut lan = At::new(&world, "lan", id).await;
    lan.report_done("Đã làm 12 buổi.").await;
    At::new(&world, "son", id).await.step("duyet", &[]).await;
    let receipt = lan.step("gui", &[]).await;
    assert!(!receipt.says("không còn khớp"), "{}", receipt.text());
    let path = lan.look().await.link(&format!("/phan-viec/{id}/bien-nhan/")).expect("the receipt");
    let change = world.app.database().write(|tx| {
        Box::pin(async move {
            const CHANGE: &str = "UPDATE progress_report SET narrative = 'Đã làm 13 buổi.'";
            tx.execute(CHANGE, params![]).await.map(drop).map_err(crate::failure::Failure::from)
        })
    });
    change.await.expect("the planted fault");
    lan.open(&path).await.expect("Nội dung đang lưu không còn khớp với mã kiểm chứng.");
}

#[tokio::test]
async fn the_head_is_named_among_the_heads_of_the_unit() {
    let world = World::new().await;
    let id = one_duty(&world).await;
    let mut lan = At::new(&world, "lan", id).await;
    let head = lan.look().await.html();
    let son =
        head.split("<option value=\"").nth(2).and_then(|rest| rest.split('"').next()).expect("a choice").to_owned();
    lan.step("thu-truong", &[("thu_truong", "")]).await.expect_status(422).expect("Chọn một người");
    let stranger = uuid::Uuid::from_u128(1).to_string();
    lan.step("thu-truong", &[("thu_truong", &stranger)]).await.expect_status(422);
    let page = lan.step("thu-truong", &[("thu_truong", &son)]).await;
    page.expect("Phân công thủ trưởng chịu trách nhiệm: Ngô Văn Sơn.");
    lan.step("thu-truong", &[("thu_truong", &son)]).await.expect("đã được thực hiện trước đó");
    assert_eq!(world.history("assignment", id.uuid()).await.len(), 1);
}

#[tokio::test]
async fn a_standing_duty_is_confirmed_and_never_submitted() {
    let world = World::new().await;
    let mut standing = duty(&world, "Thường xuyên tuyên truyền", &["du-yen-hen-2025"]);
    standing.timing = Timing::Standing { confirm_every_months: 6 };
    opened(&world, date(2026, 9, 1), vec![standing]).await;
    let id = held_by(&world, "du-yen-hen-2025").await;
    let mut lan = At::new(&world, "lan", id).await;
    lan.step("xac-nhan-nhan-viec", &[]).await.expect("Xác nhận kỳ này");
    lan.report_done("Xong.").await.expect_status(422).expect("Việc thường xuyên được xác nhận theo kỳ");
    lan.step("gui", &[]).await.expect_status(422).expect("Việc thường xuyên được xác nhận theo kỳ");
    lan.step("xac-nhan-dinh-ky", &[("ghi_chu", " ")]).await.expect_status(422).expect("Mục này chưa được nhập");
    let page = lan.step("xac-nhan-dinh-ky", &[("ghi_chu", "Mỗi tháng một buổi ở 12 chi bộ.")]).await;
    page.expect("Đã xác nhận kỳ này").expect("“Mỗi tháng một buổi ở 12 chi bộ.”").expect("(kỳ 1)");
    lan.step("xac-nhan-dinh-ky", &[("ghi_chu", "Lại.")]).await.expect("đã được thực hiện trước đó");
    At::new(&world, "minh", id).await.look().await.expect("Mỗi tháng một buổi ở 12 chi bộ.");
}

#[tokio::test]
async fn a_recurring_duty_is_reported_period_by_period() {
    let world = World::new().await;
    let mut monthly = duty(&world, "Báo cáo hằng tháng", &["du-yen-hen-2025"]);
    monthly.timing = Timing::Recurring { rule: "FREQ=MONTHLY;BYMONTHDAY=25".to_owned() };
    monthly.outputs = Vec::new();
    opened(&world, date(2026, 9, 10), vec![monthly]).await;
    let id = held_by(&world, "du-yen-hen-2025").await;
    let mut lan = At::new(&world, "lan", id).await;
    let mut son = At::new(&world, "son", id).await;
    let mut minh = At::new(&world, "minh", id).await;
    lan.look().await.expect("Kỳ 1, hạn 25/09/2026").expect("Quá 59 ngày");
    lan.step("bao-cao", &[("ky", "1"), ("khai", "done"), ("noi_dung", "Kỳ 1 xong.")]).await;
    son.step("duyet", &[("ky", "1")]).await;
    lan.step("gui", &[("ky", "1")]).await.expect("BN-2026-000001").expect("Kỳ 1");

    // While the first waits for its answer, the next is worked on.
    lan.look().await.expect("Kỳ 2, hạn 25/10/2026").expect("Đang làm");
    lan.step("bao-cao", &[("ky", "3"), ("khai", "doing"), ("noi_dung", "Kỳ 3 đang làm.")])
        .await
        .expect("Kỳ 3, hạn 25/11/2026");
    assert!(!lan.look_at(2).await.says("Kỳ 3 đang làm."));
    let submission = minh.look_at(1).await.value("bao_cao").expect("the submission of the first period");
    minh.step("cong-nhan", &[("ky", "1"), ("bao_cao", &submission)]).await.expect("Đã công nhận");
    assert_eq!(dates(&world, id).await.closed_on, None);
    minh.step("gia-han", &[("han_moi", "31/12/2026"), ("ly_do_gia_han", "Thêm giờ.")])
        .await
        .expect_status(422)
        .expect("không có một hạn duy nhất");
    let own = lan.open("/viec-cua-toi").await;
    own.expect("Quá hạn").expect("Kỳ 2");
}

#[tokio::test]
async fn a_supporter_carries_out_its_own_assignment() {
    let world = World::new().await;
    let mut shared = duty(&world, "Tuyên truyền", &["du-yen-hen-2025"]);
    shared.supporters = vec![world.organisation("mttq-yen-hen-2025")];
    shared.outputs = Vec::new();
    opened(&world, date(2026, 9, 1), vec![shared]).await;
    let id = held_by(&world, "mttq-yen-hen-2025").await;
    let mut ha = At::new(&world, "ha", id).await;
    ha.look().await.expect("(Phối hợp)");
    ha.step("xac-nhan-nhan-viec", &[]).await.expect("Đang làm");
    ha.report_done("Đã phối hợp.").await.expect("Chờ thủ trưởng duyệt");
    let lead = held_by(&world, "du-yen-hen-2025").await;
    At::new(&world, "ha", lead).await.look().await.expect_status(200).expect("(Chủ trì)");
    At::new(&world, "ha", lead).await.step("xac-nhan-nhan-viec", &[]).await.expect_status(403);
}

#[tokio::test]
async fn what_was_taken_over_shows_from_whom_and_on_which_paper() {
    let world = World::new().await;
    opened(&world, date(2024, 7, 1), vec![duty(&world, "Xây dựng kế hoạch", &["cu-vinh-gao"])]).await;
    let id = held_by(&world, "du-yen-hen-2025").await;
    let mut lan = At::new(&world, "lan", id).await;
    lan.open("/viec-cua-toi").await.expect("Nhận từ Huyện ủy Vĩnh Gạo, 01/07/2025");
    let page = lan.look().await;
    page.expect("Nhận từ Huyện ủy Vĩnh Gạo").expect("Nghị quyết 203/2025/QH15");
    let links = page.links("/phan-viec/");
    let predecessor = links.iter().find(|link| !link.contains(&id.to_string())).expect("the predecessor's").clone();
    lan.open(&predecessor).await.expect_status(200).expect("Đã chuyển giao").expect("Chuyển cho");
    let refused = lan.client.submit(&format!("{predecessor}/xac-nhan-nhan-viec"), &[("version", "1")]).await;
    refused.expect_status(403);
}

#[tokio::test]
async fn my_work_shows_what_is_due_and_what_waits() {
    let world = World::new().await;
    let on = |action: &str, day: Date| {
        let mut due = duty(&world, action, &["du-yen-hen-2025"]);
        due.timing = Timing::Once { due_on: day, time: None };
        due.outputs = Vec::new();
        due
    };
    let duties = vec![
        on("Việc quá hạn", date(2026, 11, 15)),
        on("Việc hôm nay", date(2026, 11, 23)),
        on("Việc tuần này", date(2026, 11, 30)),
        on("Việc sang năm", date(2027, 3, 1)),
    ];
    opened(&world, date(2026, 9, 1), duties).await;
    let mut lan = world.person("lan").await;
    let page = lan.get("/viec-cua-toi").await;
    page.expect("Thứ Hai, 23/11/2026. 4 việc phải làm, 0 việc đang chờ nơi khác");
    let text = page.text();
    let order = [
        "Quá hạn 1",
        "Việc quá hạn",
        "Hạn hôm nay 1",
        "Việc hôm nay",
        "Trong 7 ngày tới 1",
        "Việc tuần này",
        "Sau đó 1",
    ];
    let mut from = text.find("Tóm tắt").unwrap_or(0);
    for words in order {
        from += text[from..].find(words).unwrap_or_else(|| panic!("«{words}» is not in its place:\n{text}"));
    }
    page.expect("12-KH/BTGDVTU").expect("Thủ trưởng: Ngô Văn Sơn").expect("quá 8 ngày").expect("hôm nay");

    let path = page.link("/phan-viec/").expect("the overdue one");
    let id: AssignmentId = path.trim_start_matches("/phan-viec/").parse().expect("an identity");
    At::new(&world, "lan", id).await.report_done("Đã làm.").await;
    lan.get("/viec-cua-toi").await.expect("Chờ nơi khác 1").expect("Đang chờ: Ngô Văn Sơn, từ 23/11/2026");
    let mut son = At::new(&world, "son", id).await;
    let page = son.open("/viec-cua-toi").await;
    assert!(page.says("Quá hạn 1") && page.says("Duyệt"), "{}", page.text());
    son.step("duyet", &[]).await;
    son.step("gui", &[]).await.expect("Ngô Văn Sơn");
    let page = world.person("minh").await.get("/viec-cua-toi").await;
    page.expect("Chờ đồng chí xử lý 1").expect("Việc quá hạn").expect("Đảng ủy xã Yên Hến");
    lan.get("/viec-cua-toi").await.expect("Đang chờ: Ban Tuyên giáo và Dân vận Tỉnh ủy");
    for login in ["tu", "binh"] {
        world.person(login).await.get("/viec-cua-toi").await.expect("Không có việc nào đang mở");
    }
}

#[tokio::test]
async fn the_same_pages_speak_english() {
    let world = World::new().await;
    let id = one_duty(&world).await;
    let mut lan = At::new(&world, "lan", id).await;
    lan.client.post("/ngon-ngu", &[("ngon_ngu", "en"), ("language", "en"), ("tag", "en")]).await;
    lan.open("/viec-cua-toi").await.expect("Monday, 23/11/2026. 1 to do").expect("38 days left");
    lan.look().await.expect("Not acknowledged").expect("Responsible head: Ngô Văn Sơn");
    lan.step("xac-nhan-nhan-viec", &[]).await.expect("Your unit has acknowledged the assignment.");
    lan.step("gui", &[]).await.expect_status(422).expect("There is no new report to endorse or submit.");
}
