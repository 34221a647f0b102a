//! Stories of a long form: a list of sections told apart, one page each; «như kỳ trước»; a block from Excel seen, written and
//! taken back; a figure that was given in another form.

use super::{At, WHOLE, opened, report_of, sent};
use database::{params, record};
use domain::ids::{ReportId, RoundId};
use testkit::{Page, World};

record! {
    struct Files { files: String }
}

/// The eight indicators of the half-year form in two sections.
const SECTIONS: &str = "section = [{ code = \"outreach\", name = { vi = \"Tuyên truyền\", en = \"Outreach\" }, \
     indicators = [\"A01\", \"A02\", \"A04\", \"A05\", \"A07\"] }, { code = \"training\", name = { vi = \"Đào tạo nghề\", \
     en = \"Training\" }, indicators = [\"C06\", \"C08\", \"C11\"] }]";
const LISTED: &str = "indicators = [\"A01\", \"A02\", \"A04\", \"A05\", \"A07\", \"C06\", \"C08\", \"C11\"]";

/// A second form of the same pack that asks for some of the same numbers.
const SECOND: &str = "\n[[form]]\ncode = \"second\"\nversion = 1\nname = \"Biểu hai\"\nregime = \"half-year\"\n\
     indicators = [\"A04\", \"A05\", \"C11\"]\n";

/// A version of the pack with another text of `forms.toml`.
async fn keep_pack(world: &World, version: i64, change: impl Fn(&str) -> String) {
    const READ: &str = "SELECT files FROM pack_version ORDER BY version LIMIT 1";
    const KEEP: &str = "INSERT INTO pack_version (pack, version, files, sha256, kept_at_ms) \
         VALUES ('vocational-education', $1, $2, $3, 1)";
    let files = world.connection().await.one::<Files>(READ, params![]).await.expect("the files").files;
    let mut named: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&files).expect("files");
    let forms = named["forms.toml"].as_str().expect("forms").to_owned();
    named.insert("forms.toml".to_owned(), change(&forms).into());
    let files = serde_json::Value::Object(named).to_string();
    let write = world.app.database().write(move |tx| {
        Box::pin(async move { tx.execute(KEEP, params![version, files, [3_u8; 32]]).await.map(drop) })
    });
    write.await.expect("another version");
}

/// A round whose form is cut into two sections, and the report of Lan's commune in it.
pub async fn ground(period: &str) -> (World, RoundId, ReportId) {
    const RENEW: &str = "UPDATE reporting_round SET pack_version = 8 WHERE id = $1";
    let world = World::new().await;
    let round = opened(&world, period).await;
    keep_pack(&world, 8, |forms| forms.replace(LISTED, SECTIONS)).await;
    let write = world
        .app
        .database()
        .write(move |tx| Box::pin(async move { tx.execute(RENEW, params![round]).await.map(drop) }));
    write.await.expect("another form");
    let report = report_of(&world, round, "du-yen-hen-2025").await;
    (world, round, report)
}

impl At {
    async fn leaf(&mut self, path: &str) -> Page {
        let path = format!("{}/nhap{path}", self.base);
        self.client.get(&path).await
    }

    /// Fills every section and the words.
    pub async fn fill_sections(&mut self) {
        for (leaf, words) in [("/phan/outreach", "A0"), ("/phan/training", "C"), ("/phan-loi", "l-")] {
            self.press(leaf, &of(&[words]), "ban-nhap", ("tiep", "")).await;
        }
    }

    /// Types into a leaf and presses a button.
    pub async fn press(&mut self, leaf: &str, typed: &[(&str, &str)], to: &str, button: (&str, &str)) -> Page {
        let form = self.leaf(leaf).await;
        let mut fields = sent(&form, typed);
        fields.push(("phan".to_owned(), form.value("phan").expect("the leaf")));
        fields.push((button.0.to_owned(), button.1.to_owned()));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let path = format!("{}/{to}", self.base);
        self.client.submit(&path, &fields).await
    }
}

fn of(words: &[&str]) -> Vec<(&'static str, &'static str)> {
    WHOLE.iter().filter(|(name, _)| words.iter().any(|word| name.contains(word))).copied().collect()
}

#[tokio::test]
async fn sections_are_told_apart_and_each_is_a_page() {
    let (world, _, report) = ground("2026-2").await;
    let (mut lan, mut son) = (At::new(&world, "lan", report).await, At::new(&world, "son", report).await);
    let list = lan.leaf("").await;
    list.expect("Tuyên truyền").expect("Đào tạo nghề").expect("Phần lời").expect("Chưa mở").expect("0/6 ô");
    let page = lan.press("/phan/outreach", &of(&["A01"]), "ban-nhap", ("tiep", "")).await;
    page.expect("Đã lưu").expect("Cần sửa").expect("Chưa đủ").expect("tại ngày cuối kỳ").expect("lũy kế từ 04/05/2023");
    assert!(page.value("o-C08.value").is_none(), "another section's boxes are on another page");
    // On to the next section, then to the words, then to the whole report.
    let page = lan.press("/phan/outreach", &of(&["A0"]), "ban-nhap", ("tiep", "1")).await;
    page.expect("Đào tạo nghề");
    assert!(page.value("o-C08.value").is_some());
    lan.press("/phan/training", &[("o-C08.value", "mười")], "ban-nhap", ("tiep", "")).await;
    lan.leaf("").await.expect("Có chỗ phải sửa").expect("Đủ").expect("Chưa mở");
    lan.look().await.expect("Xem lại trước khi trình").expect("chỗ phải sửa hoặc bổ sung");
    assert!(lan.look().await.html().contains("/nhap/phan/training?kiem-tra=1#o-C08.value"), "a way to the box");
    let page = lan.press("/phan/training", &of(&["C06", "C08", "C11"]), "ban-nhap", ("tiep", "1")).await;
    page.expect("Kết quả nổi bật trong kỳ");
    let page = lan.press("/phan-loi", &of(&["l-"]), "ban-nhap", ("tiep", "xem-lai")).await;
    page.expect("Báo cáo đã đủ").expect("Không còn chỗ nào phải sửa");
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    lan.step("gui", &[]).await.expect("BC-2026-000001").expect("11 số, 2 không phát sinh");
    lan.leaf("/phan/none").await.expect("Các mục phải nhập");
}

#[tokio::test]
async fn the_period_before_is_copied_and_what_happened_in_a_period_wants_a_look() {
    let (world, round, first) = ground("2026-1").await;
    let (mut lan, mut son) = (At::new(&world, "lan", first).await, At::new(&world, "son", first).await);
    lan.fill_sections().await;
    son.step("duyet", &[]).await;
    lan.step("gui", &[]).await.expect("BC-2026-000001");
    let second = second_half(&world, round).await;
    (lan, son) = (At::new(&world, "lan", second).await, At::new(&world, "son", second).await);
    lan.leaf("/phan/outreach").await.expect("Kỳ trước: 540").expect("như kỳ trước");
    let page = lan.press("/phan/outreach", &[("o-A05.value", "560")], "ban-nhap", ("nhu_ky_truoc", "A04.value")).await;
    page.expect("chép 1 số của kỳ trước").expect("Chép từ kỳ trước.").expect("còn phải xem lại");
    assert_eq!((page.value("o-A04.value").as_deref(), page.value("o-A05.value").as_deref()), (Some("6"), Some("560")));
    assert_eq!(page.value("o-A01.value").as_deref(), Some(""), "one box was meant");
    let page = lan.press("/phan/outreach", &[], "ban-nhap", ("nhu_ky_truoc", "tat-ca")).await;
    assert_eq!((page.value("o-A01.value").as_deref(), page.value("o-A05.value").as_deref()), (Some("4"), Some("560")));
    lan.press("/phan/training", &[], "ban-nhap", ("nhu_ky_truoc", "tat-ca")).await.expect("chép 7 số");
    lan.press("/phan-loi", &of(&["l-"]), "ban-nhap", ("tiep", "")).await;
    lan.look().await.expect("số chép từ kỳ trước, chưa xem lại").expect("1 số khác kỳ trước");
    // Looked at: the mark is taken away, the number stays.
    let page = lan.press("/phan/outreach", &[("c-A04.value", "")], "ban-nhap", ("tiep", "")).await;
    assert_eq!(page.value("o-A04.value").as_deref(), Some("6"));
    assert!(page.value("c-A04.value").is_none());
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
}

/// The same round for the second half of the year, and the report of Lan's commune in it.
async fn second_half(world: &World, round: RoundId) -> ReportId {
    const RENEW: &str = "UPDATE reporting_round SET pack_version = 8 WHERE id = $1";
    let second = opened(world, "2026-2").await;
    assert_ne!(round, second);
    let write = world
        .app
        .database()
        .write(move |tx| Box::pin(async move { tx.execute(RENEW, params![second]).await.map(drop) }));
    write.await.expect("another form");
    report_of(world, second, "du-yen-hen-2025").await
}

#[tokio::test]
async fn a_block_from_excel_is_seen_before_it_is_written_and_can_be_taken_back() {
    let (world, _, report) = ground("2026-2").await;
    let mut lan = At::new(&world, "lan", report).await;
    lan.press("/phan/outreach", &[("o-A01.value", "1")], "ban-nhap", ("tiep", "")).await;
    // A heading, a blank cell, a column too narrow, a line end in a cell, more than there are boxes.
    let block = "Kỳ này\r\n4\r\n\r\n12\r\n####\r\n\"540\r\n\"\r\n9\r\n77\r\n";
    let page = lan.press("/phan/outreach", &[("dan", block), ("o-A07.value", "3")], "dan", ("x", "")).await;
    page.expect_status(200).expect("Bỏ qua dòng tiêu đề").expect("ô trống: giữ nguyên").expect("cột quá hẹp");
    page.expect("4 ô sẽ được ghi, 1 chỗ không đọc được, 1 số thừa").expect("ghi đè");
    let before = lan.leaf("/phan/outreach").await;
    assert_eq!(before.value("o-A01.value").as_deref(), Some("1"), "nothing is written yet");
    assert_eq!(before.value("o-A07.value").as_deref(), Some("3"), "what was typed beside it is kept");
    let base = lan.base.clone();
    let fields = [("phan", "outreach"), ("dan", block), ("ghi", "1")];
    let page = lan.client.submit(&format!("{base}/dan"), &fields).await;
    page.expect("Đã ghi khối dán vào 4 ô").expect("Bỏ phần vừa dán");
    let values = ["o-A01.value", "o-A02.numerator", "o-A02.denominator", "o-A04.value", "o-A05.value", "o-A07.value"];
    let held = |page: &Page| values.map(|name| page.value(name).unwrap_or_default());
    assert_eq!(held(&page), ["4", "", "12", "", "540", "9"]);
    // One number is put right by hand; taking the block back leaves it.
    lan.press("/phan/outreach", &[("o-A05.value", "541")], "ban-nhap", ("tiep", "")).await;
    let page = lan.client.submit(&format!("{base}/bo-dan?phan=outreach"), &[]).await;
    page.expect("Đã bỏ phần vừa dán");
    assert_eq!(held(&page), ["1", "", "", "", "541", "3"]);
    let page = lan.press("/phan/outreach", &[("dan", " \n")], "dan", ("x", "")).await;
    page.expect_status(422);
}

/// A round of another form for the same period and units.
async fn second_form(world: &World, round: RoundId) -> ReportId {
    const ROUND: &str = "INSERT INTO reporting_round (id, pack, pack_version, form, form_version, regime, year, number, \
         first_day, last_day, asked_by, selector, due_on, opened_by, opened_at_ms, version) SELECT $1, pack, 9, 'second', 1, \
         regime, year, number, first_day, last_day, asked_by, selector, due_on, opened_by, opened_at_ms, 1 \
         FROM reporting_round WHERE id = $2";
    const REPORT: &str = "INSERT INTO report (id, round_id, organisation_id, first_day, last_day, is_part, version) \
         SELECT $1, $2, organisation_id, first_day, last_day, 0, 1 FROM report WHERE id = $3";
    keep_pack(world, 9, |forms| forms.replace(LISTED, SECTIONS) + SECOND).await;
    let first = report_of(world, round, "du-yen-hen-2025").await;
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            let (other, report): (RoundId, ReportId) = (tx.new_id(), tx.new_id());
            _ = tx.execute(ROUND, params![other, round]).await?;
            _ = tx.execute(REPORT, params![report, other, first]).await?;
            Ok::<_, database::Error>(report)
        })
    });
    write.await.expect("another round")
}

#[tokio::test]
async fn a_figure_given_once_is_not_asked_for_again() {
    let (world, round, first) = ground("2026-2").await;
    let second = second_form(&world, round).await;
    let mut lan = At::new(&world, "lan", first).await;
    lan.press("/phan/outreach", &of(&["A0"]), "ban-nhap", ("tiep", "")).await;
    lan.press("/phan/training", &of(&["C11"]), "ban-nhap", ("tiep", "")).await;
    let (mut other, mut son) = (At::new(&world, "lan", second).await, At::new(&world, "son", second).await);
    let form = other.form().await;
    form.expect("Lấy từ Báo cáo kết quả thực hiện Chỉ thị 21-CT/TW, 6 tháng cuối năm 2026 (đang nhập)");
    assert_eq!(
        (form.value("o-A05.value").as_deref(), form.value("goc-o-A05.value").as_deref()),
        (Some("540"), Some(""))
    );
    assert_eq!(form.value("nguon-k-C11.value").as_deref(), Some("1"));
    // Before anything is saved it is what it is there; saved, it stays, and a later difference is a warning.
    lan.press("/phan/outreach", &[("o-A05.value", "550")], "ban-nhap", ("tiep", "")).await;
    let form = other.form().await;
    assert_eq!(form.value("o-A05.value").as_deref(), Some("550"));
    let mut given = Vec::new();
    for (name, nguon, text) in [
        ("o-A04.value", "nguon-o-A04.value", "6"),
        ("o-A05.value", "nguon-o-A05.value", "550"),
        ("k-C11.value", "nguon-k-C11.value", "1"),
    ] {
        given.extend([(name, text), (nguon, text)]);
    }
    let page = other.type_into(&form, &given).await;
    page.expect("Đã lưu");
    assert_eq!(page.value("goc-o-A05.value").as_deref(), Some("550"));
    lan.press("/phan/outreach", &[("o-A05.value", "600")], "ban-nhap", ("tiep", "")).await;
    let page = other.form().await;
    page.expect("khác số đơn vị đã báo cáo ở biểu khác cho cùng thời gian (600)");
    assert_eq!(page.value("o-A05.value").as_deref(), Some("550"));
    let page = other.type_in(&[("o-A05.value", "590")]).await;
    page.expect("(590) khác số");
    lan.leaf("/phan/outreach").await.expect("khác số đơn vị đã báo cáo");
    son.step("duyet", &[("version", "1"), ("ban_nhap", "2")])
        .await
        .expect_status(422)
        .expect("cảnh báo chưa giải trình");
    other.type_in(&[("g-A05.value", "Chưa tính lớp mở cuối tháng 11")]).await;
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    other.step("gui", &[]).await.expect("BC-2026-000001").expect("590");
}

#[tokio::test]
async fn a_section_is_sent_back_with_one_reason_and_is_open_until_something_in_it_changes() {
    let (world, _, report) = ground("2026-2").await;
    let (mut lan, mut son, mut minh) = super::three_at(&world, report).await;
    lan.fill_sections().await;
    son.step("duyet", &[]).await;
    lan.step("gui", &[]).await.expect("BC-2026-000001");
    let page = minh.look().await;
    page.expect("Trả lại mục này").expect("Trả lại cả mục: lý do").expect("Chỉ rõ mục hoặc số cần sửa");
    let nothing = [("y_kien", ""), ("m-outreach", "  ")];
    minh.step("tra-lai", &nothing).await.expect_status(422);
    // One act: the reason at the section is the reason. A section that the form does not have is none.
    let words = [("y_kien", ""), ("m-outreach", "Tính cả phần của huyện cũ."), ("m-none", "Không có")];
    let page = minh.step("tra-lai", &words).await;
    page.expect("Đã trả lại báo cáo").expect("mục Tuyên truyền").expect("Cả mục bị trả lại");
    assert!(!page.says("Không có"));
    lan.client.get("/bao-cao").await.expect("Tính cả phần của huyện cũ.");

    let list = lan.leaf("").await;
    list.expect("Bị trả lại").expect("“Tính cả phần của huyện cũ.”");
    let page = lan.leaf("/phan/outreach").await;
    page.expect("Cả mục bị trả lại:").expect("Tính cả phần của huyện cũ.");
    assert!(!lan.leaf("/phan/training").await.says("Cả mục bị trả lại"), "another section was not");
    // Any cell of it may be changed, and then it is put right.
    lan.press("/phan/outreach", &[("o-A05.value", "511")], "ban-nhap", ("tiep", "")).await.expect("Đã lưu");
    let list = lan.leaf("").await;
    assert!(!list.says("Bị trả lại"), "what was put right is not asked for again");
    assert!(!lan.leaf("/phan/outreach").await.says("Cả mục bị trả lại"));
    lan.client.get(&format!("/bao-cao/{report}?ban=1")).await.expect("Cả mục bị trả lại");
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    lan.step("gui", &[]).await.expect("BC-2026-000002");
    let row = world.history("report", report.uuid()).await.into_iter().find(|row| row.verb == "send-back");
    assert!(row.expect("a row").particulars.to_string().contains("outreach"));
}

#[tokio::test]
async fn the_words_are_sent_back_as_a_section_too() {
    let (world, _, report) = ground("2026-2").await;
    let (mut lan, mut son, mut minh) = super::three_at(&world, report).await;
    lan.fill_sections().await;
    son.step("duyet", &[]).await;
    lan.step("gui", &[]).await;
    let words = [("y_kien", ""), ("m--", "Nêu cụ thể hơn."), ("o-C08.value", "Kiểm tra lại")];
    minh.step("tra-lai", &words).await.expect("mục Phần lời; 1 số");
    lan.leaf("/phan-loi").await.expect("Nêu cụ thể hơn.");
    lan.leaf("/phan/training").await.expect("Kiểm tra lại");
    let page = lan.leaf("/phan-loi").await;
    let html = page.html();
    let question = html.split("name=\"l-").nth(1).and_then(|rest| rest.split('"').next()).expect("a question");
    let field = format!("l-{question}");
    lan.press("/phan-loi", &[(field.as_str(), "Đã mở ba lớp tại bốn thôn.")], "ban-nhap", ("tiep", "")).await;
    assert!(!lan.leaf("/phan-loi").await.says("Cả mục bị trả lại"));
}
