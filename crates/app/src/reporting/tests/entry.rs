//! Stories of typing: numbers that can be read in two ways, what contradicts itself, what is unusual, two people at one
//! form, a form that changed, a session that ended. Nothing that was typed is ever lost.

use super::{At, WHOLE, opened, report_of, sent};
use database::{params, record};
use domain::ids::{ReportId, RoundId};
use testkit::{Page, World};

async fn ground() -> (World, RoundId, ReportId) {
    let world = World::new().await;
    let round = opened(&world, "2026-2").await;
    let report = report_of(&world, round, "du-yen-hen-2025").await;
    (world, round, report)
}

#[tokio::test]
async fn a_number_that_can_be_read_in_two_ways_is_asked_about_and_stays_as_typed() {
    let (world, _, report) = ground().await;
    let (mut lan, mut son) = (At::new(&world, "lan", report).await, At::new(&world, "son", report).await);
    lan.type_in(WHOLE).await;
    let asked = lan.type_in(&[("o-A05.value", "1,234")]).await;
    asked.expect("«1,234» là số nào?").expect("1.234 (dấu ngăn hàng nghìn)").expect("1,234 (dấu thập phân)");
    assert_eq!(asked.value("o-A05.value").as_deref(), Some("1,234"));
    son.look().await.expect("Còn 1 chỗ phải sửa").expect("1,234");
    son.step("duyet", &[("version", "1"), ("ban_nhap", "2")]).await.expect_status(422).expect("Báo cáo còn 1 chỗ sai");
    lan.type_in(&[("d-A05.value", "nguyen:1,234")]).await.expect("Đã lưu");
    lan.look().await.expect("1.234").expect("Đang chờ thủ trưởng");
    // Another number in the box is asked about anew: the choice was for the first.
    lan.type_in(&[("o-A05.value", "2,345")]).await.expect("«2,345» là số nào?");
}

#[tokio::test]
async fn what_contradicts_itself_is_kept_named_and_not_endorsed() {
    let (world, _, report) = ground().await;
    let (mut lan, mut son) = (At::new(&world, "lan", report).await, At::new(&world, "son", report).await);
    lan.type_in(WHOLE).await;
    let table: &[(&[(&str, &str)], &str)] = &[
        (&[("o-C08.part.female", "264")], "Phần «trong đó» (264) lớn hơn tổng số (231)"),
        (&[("o-C08.part.female", "126"), ("o-A02.denominator", "0")], "Mẫu số bằng không"),
        (&[("o-A02.denominator", "5")], "Tử số (9) lớn hơn mẫu số (5)"),
        (&[("o-A02.denominator", "mười hai")], "Nội dung này không phải là số"),
        (&[("o-A02.denominator", "12 đơn vị")], "Sau số có chữ «đơn vị»"),
        (&[("o-A02.denominator", "12,5")], "nhiều chữ số thập phân hơn"),
        (&[("o-A02.denominator", "12"), ("o-A04.value", "-3")], "không được âm"),
        (&[("o-A04.value", "")], "Ô này chưa có số liệu"),
        (&[("o-A04.value", "6"), ("k-A04.value", "1")], "vừa có số vừa chọn «Không phát sinh»"),
        (&[("k-A04.value", ""), ("l-results", "")], "Câu hỏi này chưa có câu trả lời"),
    ];
    for (typed, said) in table {
        let page = lan.type_in(typed).await;
        page.expect_status(200).expect(said).expect("Cần sửa");
        for (name, value) in *typed {
            if name.starts_with("o-") {
                assert_eq!(page.value(name).as_deref(), Some(*value), "{name} stays as typed");
            }
        }
        lan.look().await.expect("chỗ phải sửa hoặc bổ sung");
        assert!(!son.look().await.html().contains(&format!("{}/duyet", son.base)), "{said}: nothing to endorse");
    }
    lan.type_in(&[("l-results", "Đã xong.")]).await;
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
}

#[tokio::test]
async fn a_thousand_times_last_period_wants_an_explanation() {
    let world = World::new().await;
    let first = opened(&world, "2026-1").await;
    let report = report_of(&world, first, "du-yen-hen-2025").await;
    let (mut lan, mut son) = (At::new(&world, "lan", report).await, At::new(&world, "son", report).await);
    lan.type_in(WHOLE).await;
    son.step("duyet", &[]).await;
    lan.step("gui", &[]).await.expect("BC-2026-000001");
    let second = opened(&world, "2026-2").await;
    let report = report_of(&world, second, "du-yen-hen-2025").await;
    (lan, son) = (At::new(&world, "lan", report).await, At::new(&world, "son", report).await);
    lan.form().await.expect("Kỳ trước: 540").expect("Kỳ trước: 75,0");
    lan.type_in(WHOLE).await;
    let page = lan.type_in(&[("o-A05.value", "540000")]).await;
    page.expect("khoảng một nghìn lần").expect("Cần sửa");
    son.step("duyet", &[("version", "1"), ("ban_nhap", "2")])
        .await
        .expect_status(422)
        .expect("cảnh báo chưa giải trình");
    lan.type_in(&[("g-A05.value", "Học trực tuyến toàn tỉnh")]).await;
    lan.look().await.expect("“Học trực tuyến toàn tỉnh”");
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    lan.step("gui", &[]).await.expect("BC-2026-000002").expect("“Học trực tuyến toàn tỉnh”");
    // Cumulative figures do not go down.
    let mut lower = At::new(&world, "lan", report_of(&world, second, "du-yen-hen-2025").await).await;
    lower.look().await.expect("540.000");
}

#[tokio::test]
async fn two_people_at_one_form_lose_nothing() {
    let (world, _, report) = ground().await;
    let (mut lan, mut son) = (At::new(&world, "lan", report).await, At::new(&world, "son", report).await);
    lan.type_in(WHOLE).await;
    let (first, second) = (lan.form().await, son.form().await);
    lan.type_into(&first, &[("o-A04.value", "7"), ("o-A07.value", "11")]).await.expect("Đã lưu");
    let page = son.type_into(&second, &[("o-A04.value", "8"), ("o-A05.value", "600")]).await;
    page.expect("hai người cùng sửa").expect("Ngô Văn Sơn");
    assert_eq!(page.value("o-A04.value").as_deref(), Some("7"));
    assert_eq!((page.value("o-A05.value").as_deref(), page.value("o-A07.value").as_deref()), (Some("600"), Some("11")));
    assert!(page.html().contains("name=\"chon-o-A04.value\" value=\"8\""), "both values can be chosen");
    son.step("duyet", &[("version", "1"), ("ban_nhap", "3")]).await.expect_status(422);
    let chosen = lan.type_in(&[("chon-o-A04.value", "8")]).await;
    assert_eq!(chosen.value("o-A04.value").as_deref(), Some("8"));
    assert!(!chosen.says("hai người cùng sửa"), "{}", chosen.text());
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
}

#[tokio::test]
async fn the_head_endorses_only_what_he_saw() {
    let (world, _, report) = ground().await;
    let (mut lan, mut son) = (At::new(&world, "lan", report).await, At::new(&world, "son", report).await);
    lan.type_in(WHOLE).await;
    let seen = son.look().await;
    lan.type_in(&[("o-A04.value", "7")]).await.expect("Đã lưu");
    son.step_from(&seen, "duyet", &[]).await.expect_status(409).expect("Người khác vừa thay đổi");
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    let ready = lan.look().await;
    // A change after the endorsement needs a new one.
    lan.type_in(&[("o-A04.value", "8")]).await.expect("Đã lưu");
    lan.step_from(&ready, "gui", &[]).await.expect_status(422);
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    lan.step("gui", &[]).await.expect("BC-2026-000001");
}

#[tokio::test]
async fn a_browser_that_saves_while_one_types_gets_a_short_answer() {
    let (world, _, report) = ground().await;
    let mut lan = At::new(&world, "lan", report).await;
    let form = lan.form().await;
    let mut fields = sent(&form, &[("o-A04.value", "6")]);
    fields.push(("csrf".to_owned(), form.value("csrf").expect("a token")));
    let body: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let headers = [
        ("accept", "application/json"),
        ("content-type", "application/x-www-form-urlencoded"),
        ("sec-fetch-site", "same-origin"),
    ];
    let path = format!("{}/ban-nhap", lan.base);
    let answer = lan.client.send_bare("POST", &path, &headers, &body.join("&")).await;
    answer.expect_status(200);
    let told: serde_json::Value = serde_json::from_slice(&answer.body).expect("JSON");
    assert!(told["said"].as_str().is_some_and(|said| said.starts_with("Đã lưu")), "{told}");
    assert_eq!(told["disputed"], serde_json::json!([]));
    assert_eq!(lan.form().await.value("o-A04.value").as_deref(), Some("6"));
    assert!(world.history("report", report.uuid()).await.is_empty(), "a draft is no history");
}

#[tokio::test]
async fn a_session_that_ended_keeps_the_form() {
    let (world, _, report) = ground().await;
    let mut lan = At::new(&world, "lan", report).await;
    let form = lan.form().await;
    lan.client.forget_cookies();
    let page = lan.type_into(&form, &[("o-A04.value", "6"), ("l-results", "Đã quán triệt.")]).await;
    page.expect_status(401).expect("Tên đăng nhập");
    let html = page.html();
    let kept = "name=\"giu_ten\" value=\"o-A04.value\"><input type=\"hidden\" name=\"giu_noi_dung\" value=\"6\"";
    assert!(html.contains(kept) && html.contains("value=\"Đã quán triệt.\""), "{html}");
}

record! {
    struct Files { files: String }
}

/// A newer version of the pack, whose form no longer asks for A07, comes under the round.
async fn renew_the_form(world: &World, round: RoundId) {
    const READ: &str = "SELECT files FROM pack_version";
    const KEEP: &str = "INSERT INTO pack_version (pack, version, files, sha256, kept_at_ms) \
         VALUES ('vocational-education', 9, $1, $2, 1)";
    const RENEW: &str = "UPDATE reporting_round SET pack_version = 9, form_version = 2 WHERE id = $1";
    let files = world.connection().await.one::<Files>(READ, params![]).await.expect("the files").files;
    let files = files.replace("\\\"A05\\\", \\\"A07\\\"", "\\\"A05\\\"");
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            _ = tx.execute(KEEP, params![files, [2_u8; 32]]).await?;
            tx.execute(RENEW, params![round]).await.map(drop)
        })
    });
    write.await.expect("another form");
}

#[tokio::test]
async fn a_form_that_changed_meanwhile_shows_what_is_gone_and_keeps_it() {
    let (world, round, report) = ground().await;
    let mut lan = At::new(&world, "lan", report).await;
    let form: Page = lan.form().await;
    renew_the_form(&world, round).await;
    let page = lan.type_into(&form, WHOLE).await;
    page.expect("Biểu mẫu của đợt đã đổi").expect("không còn trong biểu mẫu").expect("A07.value: 9");
    assert_eq!(page.value("o-A05.value").as_deref(), Some("540"));
    assert!(page.value("o-A07.value").is_none(), "the box is gone");
    let mut son = At::new(&world, "son", report).await;
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    lan.step("gui", &[]).await.expect("10 số, 2 không phát sinh");
}
