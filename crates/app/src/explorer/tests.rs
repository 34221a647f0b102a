//! Stories of the explorer: the same totals as those of the rounds, on either tree, as known on a day, changed since
//! acceptance; who sees what; the address; charts that say what their tables say.

use crate::reporting::tests::At;
use database::{params, record};
use domain::ids::{OrganisationId, ReportId};
use testkit::{Client, Page, World, words_of};

record! { struct Found { id: ReportId } }

const REPORT: &str = "SELECT r.id FROM report r JOIN reporting_round o ON o.id = r.round_id \
     WHERE r.organisation_id = $1 AND o.year = 2025 AND r.is_part = 0";

const C08: &str = "/so-lieu?chi-tieu=vocational-education/C08";

/// The cells of the row whose name this is, in words.
fn row(page: &Page, name: &str) -> Vec<String> {
    let html = page.html();
    let table = html.split("<table class=\"divided figures\">").nth(1).unwrap_or_default();
    let table = table.split("</table>").next().unwrap_or_default();
    let rows = table.split("<tr").skip(2);
    for row in rows {
        let Some((head, cells)) = row.split_once("</th>") else { continue };
        let head = head.split_once('>').map(|(_, head)| words_of(head)).unwrap_or_default();
        if head == name {
            return cells.split("<td").skip(1).map(|cell| words_of(&format!("<td{cell}"))).collect();
        }
    }
    panic!("no row «{name}»: {}", page.text());
}

/// The last word of a cell: its number.
fn numbers(page: &Page, name: &str) -> Vec<String> {
    row(page, name).iter().map(|cell| cell.rsplit(' ').next().unwrap_or_default().to_owned()).collect()
}

fn of_body(address: &str, body: OrganisationId) -> String {
    format!("{address}&don-vi={body}")
}

async fn minh(world: &World) -> Client {
    world.person("minh").await
}

#[tokio::test]
async fn totals_are_those_of_the_rounds_with_how_complete_they_are_and_one_click_to_the_reports() {
    let world = World::with_story().await;
    let mut minh = minh(&world).await;
    let page = minh.get(C08).await;
    page.expect("Tỉnh ủy Lam Giang").expect("Cộng theo đơn vị như khi báo cáo").expect("Số biết đến nay");
    // As the pages of the rounds have it: 1092 of two districts, 1202 over days, 823 of four communes.
    assert_eq!(numbers(&page, "Tổng cộng"), ["1.092", "1.202", "823", "3.117"]);
    assert!(row(&page, "Tổng cộng")[2].contains("mới có 4 trong 6 đơn vị"), "{:?}", row(&page, "Tổng cộng"));
    page.expect("chưa báo cáo, không phải là 0");
    let cells = row(&page, "Đảng ủy xã Yên Hến");
    assert!(
        cells[0].contains("không trực thuộc") && cells[1] == "194" && cells[2].contains("chưa báo cáo"),
        "{cells:?}"
    );

    let links = page.links(&format!("/so-lieu/don-vi/{}/giai-trinh", world.organisation("tinh-uy")));
    let why = minh.get(&links[2]).await;
    why.expect("Vì sao có số này").expect("Đã có số 4 /6").expect("Chưa báo cáo 2");
    why.expect("Đảng ủy xã Yên Hến, Đảng ủy xã Yên Sấu").expect("823 người");
    assert_eq!(why.links("/bao-cao/dot/").len(), 1, "the round's own totals");
    let reports: Vec<String> = why.links("/bao-cao/").into_iter().filter(|link| !link.contains("/dot/")).collect();
    assert_eq!(reports.len(), 6);
    minh.get(&reports[0]).await.expect_status(200);
    // A ratio is that of the sums, and says which.
    let ratio = minh.get("/so-lieu?chi-tieu=vocational-education/C06&xem=bang").await;
    ratio.expect("không phải bình quân các tỷ lệ");
    let links = ratio.links(&format!("/so-lieu/don-vi/{}/giai-trinh", world.organisation("tinh-uy")));
    minh.get(&links[0]).await.expect("Số thanh niên trên địa bàn").expect("Huyện ủy Vĩnh Gạo");
}

#[tokio::test]
async fn figures_are_seen_on_the_tree_of_their_day_or_restated_on_that_of_another() {
    let world = World::with_story().await;
    let mut minh = minh(&world).await;
    let as_was = minh.get(C08).await;
    assert_eq!(numbers(&as_was, "Huyện ủy Vĩnh Gạo")[..2], ["705", "36"]);
    let as_is = minh.get(&format!("{C08}&cay=theo-ngay&ngay=23/11/2026&xem=nhiet")).await;
    as_is.expect("Cộng theo đơn vị của ngày 23/11/2026").expect("số chia theo tỷ lệ khi chia tách");
    assert!(!as_is.html().contains(">Huyện ủy Vĩnh Gạo</a>"));
    // Nothing is lost between the trees, and shares are marked.
    assert_eq!(numbers(&as_is, "Tổng cộng"), ["1.092", "1.202", "823", "3.117"]);
    assert!(row(&as_is, "Đảng ủy xã Yên Hến")[0].contains("≈"), "{:?}", row(&as_is, "Đảng ủy xã Yên Hến"));
    assert!(as_is.html().contains("class=\"num h-5\""), "a heat map has its darkest cell");
    // A district does not stand on the tree of today.
    let gone = of_body(&format!("{C08}&cay=theo-ngay&ngay=2026-11-23"), world.organisation("cu-vinh-gao"));
    minh.get(&gone).await.expect("Huyện ủy Vĩnh Gạo không có trên cây đơn vị của ngày đã chọn");
}

#[tokio::test]
async fn figures_are_shown_as_they_were_known_on_a_day_and_say_when_they_changed_since_acceptance() {
    let world = World::with_story().await;
    let mut minh = minh(&world).await;
    // By the evening of the 12th two communes had reported: 127 and 244.
    let then = minh.get(&format!("{C08}&biet=12/11/2026")).await;
    then.expect("Số biết đến hết ngày 12/11/2026");
    assert_eq!(numbers(&then, "Tổng cộng")[2], "371");
    assert_eq!(numbers(&minh.get(&format!("{C08}&biet=01/11/2026")).await, "Tổng cộng")[..2], ["1.092", "1.202"]);

    let page = minh.get(C08).await;
    assert!(!page.says("số đã đổi sau khi công nhận"));
    correct(&world).await;
    let page = minh.get(C08).await;
    assert_eq!(numbers(&page, "Đảng ủy xã Yên Hến")[1], "197");
    assert_eq!(numbers(&page, "Tổng cộng")[1], "1.205");
    page.expect("1 số đã đổi sau khi công nhận");
    let links = page.links(&format!("/so-lieu/don-vi/{}/giai-trinh", world.organisation("tinh-uy")));
    minh.get(&links[1]).await.expect("Khác số đã công nhận trước đây.");
    // As it was known before, it was another.
    let before = minh.get(&format!("{C08}&biet=22/11/2026")).await;
    assert_eq!(numbers(&before, "Tổng cộng")[1], "1.202");
}

/// Yên Hến corrects what it reported for the second half of 2025: 197 instead of 194.
async fn correct(world: &World) {
    let body = world.organisation("du-yen-hen-2025");
    let report: Found = world.connection().await.one(REPORT, params![body]).await.unwrap();
    let mut son = At::new(world, "son", report.id).await;
    son.step("dinh-chinh", &[("ly_do", "Đếm sót một lớp")]).await.expect("Đã mở đính chính");
    son.type_in(&[("o-C08.value", "197")]).await.expect("Đã lưu");
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    son.step("gui", &[]).await.expect("197");
}

#[tokio::test]
async fn a_commune_sees_itself_and_its_place_and_never_a_neighbour() {
    let world = World::with_story().await;
    let mut lan = world.person("lan").await;
    let page = lan.get(&format!("{C08}&den=half-year-2025-2")).await;
    page.expect("Đảng ủy xã Yên Hến").expect("194");
    // Of the communes 205, 194 and 178: the second of three; too few for their ends to be told.
    page.expect("đứng thứ 2 từ cao xuống trong 3 đơn vị đã có số (3 đơn vị được hỏi) thuộc Tỉnh ủy Lam Giang");
    page.expect("Số của từng đơn vị khác không hiện ở đây");
    for hidden in ["205", "178", "Thấp nhất", "Yên Sấu"] {
        assert!(!page.says(hidden), "{hidden}: {}", page.text());
    }
    for stranger in ["du-yen-sau-2025", "tinh-uy"] {
        let body = world.organisation(stranger);
        let page = lan.get(&of_body(C08, body)).await;
        page.expect("Không có đơn vị này trong phạm vi đồng chí được xem").expect("Đảng ủy xã Yên Hến");
        assert!(!page.says("178") && !page.says("1.202"));
        lan.get(&format!("/so-lieu/don-vi/{body}/giai-trinh?chi-tieu=vocational-education/C08"))
            .await
            .expect_status(404);
    }
    // Its report leads here, and its own figure leads back to its report.
    let own = format!("/so-lieu/don-vi/{}/giai-trinh", world.organisation("du-yen-hen-2025"));
    let why = lan.get(&page.links(&own)[0]).await;
    let report = why.links("/bao-cao/").into_iter().next().expect("the way to the report");
    let trend = lan.get(&report).await.link("/so-lieu?").expect("the way to the trend");
    lan.get(&trend).await.expect("Đảng ủy xã Yên Hến");
    // Those without a role there see nothing, in a sentence.
    world.person("quantri").await.get("/so-lieu").await.expect_status(200).expect("Chưa có số liệu nào");
    world.person("kien").await.get(C08).await.expect("1.202");
    assert!(!world.person("mai").await.get(C08).await.says("1.202"));
}

#[tokio::test]
async fn the_address_shows_the_same_view_again_and_what_cannot_be_read_is_told() {
    let world = World::with_story().await;
    let mut minh = minh(&world).await;
    let page = minh.get(&format!("{C08}/female&tu=half-year-2024-2&den=half-year-2025-2&xem=cot&cay=theo-ngay")).await;
    page.expect("trong đó: nữ");
    let link = page.links("/so-lieu?").into_iter().find(|link| link.contains("biet=")).expect("a link to this view");
    for part in
        ["/female", "tu=half-year-2024-2", "den=half-year-2025-2", "xem=cot", "cay=theo-ngay", "ngay=2026-11-23"]
    {
        assert!(link.contains(part), "{part} in {link}");
    }
    let again = minh.get(&link).await;
    assert_eq!(row(&again, "Tổng cộng"), row(&page, "Tổng cộng"));
    assert_eq!(again.value("ngay").as_deref(), Some("23/11/2026"));

    let wrong = "/so-lieu?chi-tieu=x/Z99&don-vi=abc&tu=quarter-1-1&den=y&cay=z&ngay=31/02/2026&biet=mai&xem=tron";
    let page = minh.get(wrong).await;
    page.expect_status(200).expect("Không có chỉ tiêu «x/Z99»").expect("Không có đơn vị này");
    page.expect("Không có kỳ «quarter-1-1»").expect("Không đọc được ngày «31/02/2026»").expect("«mai»");
    page.expect("Không có cách xem «tron»").expect("Không có cách cộng «z»").expect("Bảng số");
}

#[tokio::test]
async fn charts_say_what_their_tables_say() {
    let world = World::with_story().await;
    let mut minh = minh(&world).await;
    let lines = minh.get(&format!("{C08}&xem=duong")).await;
    let told = "6 tháng cuối năm 2024: 1.092; 6 tháng cuối năm 2025: 1.202; 6 tháng đầu năm 2026: 823";
    assert_eq!(lines.html().matches(&format!("-so\">{told}</desc>")).count(), 2, "wide and narrow");
    lines.expect("So với chỉ tiêu đặt ra").expect("ít nhất 1.500").expect("còn 677 người tới mức đặt ra");

    let bars = minh.get(&format!("{C08}&xem=cot")).await;
    let names = ["Đảng ủy phường An Hến", "Đảng ủy phường Bến Sậy", "Đảng ủy xã Vĩnh Gạo", "Đảng ủy xã Yên Sấu"];
    for name in names {
        let number = numbers(&bars, name)[2].clone();
        let number = if row(&bars, name)[2].contains("chưa báo cáo") { "…".to_owned() } else { number };
        assert!(bars.html().contains(&format!("aria-label=\"{name}: {number}\"")), "{name}: {number}");
    }
    let small = minh.get(&format!("{C08}&xem=nho")).await;
    assert_eq!(small.html().matches("class=\"chart small\"").count(), 8, "six communes and two districts");
    small.expect("cùng thang từ 0 đến 800 người");
    assert!(small.html().contains("6 tháng cuối năm 2024: 705; 6 tháng cuối năm 2025: 36;"));
    let table = minh.get(&format!("{C08}&xem=bang")).await;
    assert!(!table.html().contains("class=\"chart") && !table.html().contains("<figure"));
}

#[tokio::test]
async fn what_counts_keys_is_not_added_and_leads_to_the_totals_of_its_rounds() {
    let world = World::with_story().await;
    let mut minh = minh(&world).await;
    let form = [
        ("bieu", "vocational-education/half-year-full"),
        ("ky", "2026-2"),
        ("han", "20/12/2026"),
        ("loai", "party:dang-uy-xa"),
        ("loai", "party:dang-uy-phuong"),
    ];
    let round = minh.post("/bao-cao/dot/moi", &form).await;
    let round = round.location().unwrap_or_else(|| panic!("no round: {}", round.text())).to_owned();
    let page = minh.get("/so-lieu?chi-tieu=vocational-education/F05").await;
    page.expect("Chỉ tiêu này đếm các mã khác nhau").expect("6 tháng cuối năm 2026");
    let link = page.link(&format!("{round}/chi-tieu/F05")).expect("the way to the totals of the round");
    minh.get(&link).await.expect_status(200);
    assert!(!page.html().contains("<table"));
    // The new round's indicators stand by the sections of its form; what is computed is added from its sums.
    assert!(page.html().contains(": Quán triệt, thể chế hóa\">"), "the sections of the form are groups");
    page.expect("F07-amount");
    // Nobody has given anything of the new round: that is said, and is no zero.
    let fresh = minh.get("/so-lieu?chi-tieu=vocational-education/C08&tu=half-year-2026-2").await;
    assert!(row(&fresh, "Tổng cộng")[0].contains("chưa báo cáo"), "{:?}", row(&fresh, "Tổng cộng"));
}

#[tokio::test]
async fn a_program_reads_what_the_page_shows_and_no_more() {
    let world = World::with_story().await;
    let minh = world.program("minh", &[]).await;
    let province = world.organisation("tinh-uy");
    let path = format!("/api/v1/organisations/{province}/figures?measure=vocational-education/C08");
    let told = minh.get(&format!("{path}&below=children")).await.expect_status(200).json();
    let whole = &told["whole"]["figures"][0];
    let (owed, reported) = (whole["owed"].as_u64().unwrap(), whole["reported"].as_u64().unwrap());
    assert!(owed > reported && reported > 0, "{whole}");
    let rows = told["below"].as_array().unwrap();
    let sum: u64 = rows.iter().map(|row| row["figures"][0]["owed"].as_u64().unwrap_or(0)).sum();
    assert_eq!(
        sum + told["own"]["figures"][0]["owed"].as_u64().unwrap_or(0),
        owed,
        "children and the body alone are the whole"
    );
    let all = minh.get(&format!("{path}&below=all&limit=2")).await.expect_status(200).json();
    assert_eq!((all["below"].as_array().unwrap().len(), all["next"].is_string()), (2, true));

    let explained = minh.get(&path.replace("figures?", "figures/explanation?")).await.expect_status(200).json();
    assert_eq!(&explained["figure"], whole);
    let behind = explained["behind"].as_array().unwrap();
    assert_eq!(behind.len() as u64 + explained["unseen"].as_u64().unwrap(), owed);
    let counted = behind.iter().filter(|row| row["standing"] == "counted");
    assert!(counted.clone().all(|row| row["report"].is_string()));

    for (wrong, code) in [("C99", "measure-unknown"), ("C08&to=x", "period-unknown")] {
        let refused = minh.get(&path.replace("C08", wrong)).await.expect_status(422).json();
        assert_eq!(refused["code"], code);
    }
    world.program("lan", &[]).await.get(&path).await.expect_status(404);
}
