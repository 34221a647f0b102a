//! Stories of three levels: a commune reports to the board, the board to the provincial committee. What the committee
//! accepted is taken back there first, and only then below.

use super::{At, WHOLE, opened, report_of, three_at};
use database::{params, record};
use domain::ids::{ReportId, RoundId};
use testkit::World;

record! { struct Round { id: RoundId } }
record! { struct Row { verb: String } }

/// Bình's round, in which Minh's board reports to the committee for the same period.
async fn opened_above(world: &World) -> ReportId {
    let mut binh = world.person("binh").await;
    let fields = [
        ("bieu", "vocational-education/half-year"),
        ("ky", "2026-2"),
        ("han", "10/12/2026"),
        ("loai", "party:ban-tuyen-giao-va-dan-van-tinh-uy"),
    ];
    binh.submit("/bao-cao/dot/moi", &fields).await.expect("Đã mở đợt báo cáo");
    const FIND: &str = "SELECT id FROM reporting_round WHERE asked_by = $1";
    let round: Round = world.connection().await.one(FIND, params![world.organisation("tinh-uy")]).await.unwrap();
    report_of(world, round.id, "ban-tgdv").await
}

/// The report of Yên Hến, accepted by Minh; and that of Minh's board, submitted to the committee.
async fn accepted_below(world: &World) -> (ReportId, ReportId) {
    let round = opened(world, "2026-2").await;
    let report = report_of(world, round, "du-yen-hen-2025").await;
    let (mut lan, mut son, mut minh) = three_at(world, report).await;
    lan.type_in(WHOLE).await.expect("Đã lưu");
    son.step("duyet", &[]).await;
    lan.step("gui", &[]).await.expect("BC-2026-000001");
    minh.step("cong-nhan", &[("y_kien", "Đủ")]).await.expect("Đã công nhận");
    let above = opened_above(world).await;
    let (mut minh, mut hanh) = (At::new(world, "minh", above).await, At::new(world, "hanh", above).await);
    minh.type_in(WHOLE).await.expect("Đã lưu");
    hanh.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    minh.step("gui", &[]).await.expect("BC-2026-000002");
    (report, above)
}

async fn verbs(world: &World, report: ReportId) -> Vec<String> {
    world.history("report", report.uuid()).await.into_iter().map(|row| row.verb).collect()
}

#[tokio::test]
async fn an_acceptance_is_taken_back_from_the_top_down() {
    let world = World::new().await;
    let (report, above) = accepted_below(&world).await;
    let mut minh = At::new(&world, "minh", report).await;
    let mut binh = At::new(&world, "binh", above).await;
    let ready = minh.look().await;
    ready.expect("Rút công nhận và trả lại");
    binh.step("cong-nhan", &[("y_kien", "")]).await.expect("Đã công nhận").expect("Rút công nhận và trả lại");

    // The page says it beforehand, and leads to the board's own report.
    let said = "Tỉnh ủy Lam Giang đã công nhận báo cáo của cơ quan đồng chí cho kỳ này";
    let page = minh.look().await;
    page.expect(said).expect("đề nghị Tỉnh ủy Lam Giang rút công nhận trước");
    assert!(!page.says("Rút công nhận và trả lại"), "no form that would be refused");
    assert!(page.link(&format!("/bao-cao/{above}")).is_some());
    minh.client.post("/ngon-ngu", &[("ngon_ngu", "en"), ("ve", "/bao-cao")]).await;
    minh.look().await.expect("ask Tỉnh ủy Lam Giang to take its acceptance back first");
    minh.client.post("/ngon-ngu", &[("ngon_ngu", "vi"), ("ve", "/bao-cao")]).await;
    // A page that was open since before is refused, and nothing is written.
    let refused = minh.step_from(&ready, "tra-lai", &[("y_kien", "Số nông dân tính trùng.")]).await;
    refused.expect_status(409).expect("Đề nghị Tỉnh ủy Lam Giang rút công nhận báo cáo ấy trước").expect(said);
    assert_eq!(verbs(&world, report).await, ["endorse", "submit", "accept"]);

    binh.step("tra-lai", &[("y_kien", "Ban xem lại số của xã.")]).await.expect("Đã trả lại báo cáo");
    minh.look().await.expect("Rút công nhận và trả lại");
    minh.step("tra-lai", &[("y_kien", "Số nông dân tính trùng.")]).await.expect("Đã trả lại báo cáo");
    assert_eq!(verbs(&world, report).await, ["endorse", "submit", "accept", "send-back"]);
}

#[tokio::test]
async fn what_waits_is_sent_back_and_what_was_accepted_is_corrected_by_its_unit_all_the_same() {
    let world = World::new().await;
    let (report, above) = accepted_below(&world).await;
    At::new(&world, "binh", above).await.step("cong-nhan", &[("y_kien", "")]).await.expect("Đã công nhận");
    let (mut lan, mut son, mut minh) = three_at(&world, report).await;
    assert!(!lan.look().await.says("đã công nhận báo cáo của cơ quan đồng chí"), "it is said to who could take back");
    lan.step("dinh-chinh", &[("ly_do", "Đếm sót một lớp.")]).await.expect("Đã mở đính chính");
    lan.type_in(&[("o-C08.value", "246")]).await.expect("Đã lưu");
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    lan.step("gui", &[]).await.expect("BC-2026-000003");
    minh.step("tra-lai", &[("y_kien", "Nêu rõ lớp nào.")]).await.expect("Đã trả lại báo cáo");
}

/// The committee accepts while the board takes back: either comes first, and never both against the rule.
#[tokio::test]
async fn two_orders_at_once_leave_what_is_allowed() {
    const ORDER: &str = "SELECT verb FROM journal WHERE thing = 'report' AND thing_id IN ($1, $2) \
         AND verb IN ('accept', 'send-back') ORDER BY seq";
    let world = World::new().await;
    let (report, above) = accepted_below(&world).await;
    let (mut minh, mut binh) = (At::new(&world, "minh", report).await, At::new(&world, "binh", above).await);
    let (below_page, above_page) = (minh.look().await, binh.look().await);
    let (took_back, accepted) = tokio::join!(
        minh.step_from(&below_page, "tra-lai", &[("y_kien", "Số nông dân tính trùng.")]),
        binh.step_from(&above_page, "cong-nhan", &[("y_kien", "")]),
    );
    accepted.expect("Đã công nhận");
    let rows: Vec<Row> = world.connection().await.all(ORDER, params![report, above]).await.unwrap();
    let order: Vec<&str> = rows.iter().map(|row| row.verb.as_str()).collect();
    match took_back.says("Đã trả lại báo cáo") {
        true => assert_eq!(order, ["accept", "send-back", "accept"]),
        false => {
            took_back.expect_status(409).expect("Đề nghị Tỉnh ủy Lam Giang");
            assert_eq!(order, ["accept", "accept"]);
        }
    }
}
