//! Stories of the other measures: yes or no, a mean with its weight, divisions, keys, what is computed and what belongs to
//! an owner; with the pack of another field, which shares no code with the first.

use super::{At, COMMUNES, report_of, sent};
use domain::ids::RoundId;
use testkit::{Client, Page, World};

/// Opens a round of Minh's board for the communes and wards, with any form.
async fn opened(world: &World, form: &str, period: &str) -> (Client, RoundId) {
    let mut minh = world.person("minh").await;
    let mut fields = vec![("bieu", form), ("ky", period), ("han", "30/11/2026")];
    fields.extend(COMMUNES.iter().map(|class| ("loai", *class)));
    let page = minh.submit("/bao-cao/dot/moi", &fields).await;
    page.expect("Đã mở đợt báo cáo");
    let path = page.link("/bao-cao/dot/").unwrap();
    let id = path.trim_start_matches("/bao-cao/dot/").split('/').next().unwrap().parse().unwrap();
    (minh, id)
}

/// A clerk types, the head endorses, the clerk hands in.
async fn hand_in(world: &World, round: RoundId, (clerk, head, word): (&str, &str, &str), typed: &[(&str, &str)]) {
    let report = report_of(world, round, word).await;
    let (mut clerk, mut head) = (At::new(world, clerk, report).await, At::new(world, head, report).await);
    clerk.type_in(typed).await.expect("Đã lưu");
    head.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    clerk.step("gui", &[]).await.expect("BC-2026-");
}

const YEN_HEN: (&str, &str, &str) = ("lan", "son", "du-yen-hen-2025");
const YEN_SAU: (&str, &str, &str) = ("tu", "vinh", "du-yen-sau-2025");

#[tokio::test]
async fn a_round_of_another_field_is_opened_filled_in_and_added_up() {
    let world = World::new().await;
    let (mut minh, round) = opened(&world, "administrative-reform/one-stop", "2026-3").await;
    let report = report_of(&world, round, YEN_HEN.2).await;
    let mut lan = At::new(&world, "lan", report).await;
    let form = lan.form().await;
    form.expect("Hồ sơ tiếp nhận trực tiếp").expect("tự tính, không nhập").expect("chia ra: đã trả lời");
    form.expect("Có bộ phận một cửa đạt chuẩn");
    assert!(!form.says("Thủ tục hành chính được cắt giảm"), "what belongs to a department is not asked of a commune");
    assert!(form.value("goc-o-R03.value").is_none(), "what is computed is no box");
    // What is sent for a computed cell is nothing that the report keeps; parts that do not make the total are said.
    let saved =
        lan.type_in(&[("o-R01.value", "40"), ("o-R02.value", "60"), ("o-R03.value", "7"), ("goc-o-R03.value", "")]);
    saved.await.expect("Đã lưu");
    let rest = [
        ("o-R04.numerator", "90"),
        ("o-R04.denominator", "95"),
        ("o-R05.value", "2,5"),
        ("o-R05.weight", "95"),
        ("o-R06.value", "co"),
        ("o-R07.value", "10"),
        ("o-R07.part.settled", "6"),
        ("o-R07.part.open", "3"),
    ];
    lan.type_in(&rest).await.expect("lệch 1");
    lan.type_in(&[("o-R07.part.open", "4")]).await.expect("Đã lưu");
    lan.look().await.expect("100").expect("Có").expect("2,5");
    let mut son = At::new(&world, "son", report).await;
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    lan.step("gui", &[]).await.expect("BC-2026-000001");
    let other = [
        ("o-R01.value", "100"),
        ("o-R02.value", "0"),
        ("o-R04.numerator", "5"),
        ("o-R04.denominator", "5"),
        ("o-R05.value", "10"),
        ("o-R05.weight", "5"),
        ("o-R06.value", "khong"),
        ("k-R07.value", "1"),
    ];
    hand_in(&world, round, YEN_SAU, &other).await;

    let of = |code: &str| format!("/bao-cao/dot/{round}/chi-tieu/{code}");
    // 40 + 60 and 100 + 0; 2,5 × 95 and 10 × 5 over 100 files; one yes of two answers.
    minh.get(&of("R03")).await.expect("200").expect("Tự tính từ R01, R02").expect("Tổng hợp từ 2/6 báo cáo");
    minh.get(&of("R05")).await.expect("2,9").expect("tổng quyền số 100");
    minh.get(&of("R06")).await.expect("1/2").expect("1 đơn vị trả lời có trong 2 đơn vị đã trả lời (50 %)");
    minh.get(&of("R07")).await.expect("đang xem xét");
    minh.get(&of("R08")).await.expect("Số của đơn vị chủ quản").expect("Tổng hợp từ 0/0 báo cáo");
    minh.get(&format!("/bao-cao/dot/{round}")).await.expect("chia ra: đã trả lời").expect("1/2");
    minh.get(&format!("/bao-cao/dot/{round}/so-lieu")).await.expect_status(200).expect("2,9");
    minh.get(&format!("/bao-cao/dot/{round}/tong-hop")).await.expect_status(200);
}

/// Fills a leaf of a long form: what is typed, and «không phát sinh» for every other box.
async fn fill(clerk: &mut At, leaf: &str, typed: &[(&str, &str)]) -> Page {
    let form = clerk.client.get(&format!("{}/nhap/{leaf}", clerk.base)).await;
    let html = form.html();
    let ticks = html.split("name=\"goc-k-").skip(1).filter_map(|rest| rest.split('"').next());
    let is_typed = |cell: &str| typed.iter().any(|(name, _)| name.strip_prefix("o-") == Some(cell));
    let ticks: Vec<String> = ticks.filter(|cell| !is_typed(cell)).map(|cell| format!("k-{cell}")).collect();
    let all: Vec<(&str, &str)> = ticks.iter().map(|tick| (tick.as_str(), "1")).chain(typed.iter().copied()).collect();
    let mut fields = sent(&form, &all);
    fields.extend([("phan".to_owned(), form.value("phan").unwrap()), ("tiep".to_owned(), String::new())]);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    clerk.client.submit(&format!("{}/ban-nhap", clerk.base), &fields).await;
    form
}

#[tokio::test]
async fn keys_that_several_units_name_count_once() {
    let world = World::new().await;
    let (mut minh, round) = opened(&world, "vocational-education/half-year-full", "2026-2").await;
    for (unit, keys) in [(YEN_HEN, "0101234567\n0107654321; 0101234567"), (YEN_SAU, "0107654321\n0300000001")] {
        let report = report_of(&world, round, unit.2).await;
        let (mut clerk, mut head) = (At::new(&world, unit.0, report).await, At::new(&world, unit.1, report).await);
        for leaf in ["phan/guidance", "phan/scale", "phan/labour"] {
            fill(&mut clerk, leaf, &[]).await;
        }
        fill(&mut clerk, "phan/resources", &[("o-F05.value", keys)]).await.expect("mỗi mã số thuế một dòng");
        fill(&mut clerk, "phan-loi", &[("l-results", "Đã ký kết.")]).await;
        head.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
        clerk.step("gui", &[]).await.expect("BC-2026-");
        let read = clerk.look().await;
        read.expect("Đã nêu: 01").expect("0107654321");
        let receipt = read.link(&format!("{}/bien-nhan/", clerk.base)).unwrap();
        assert!(!clerk.client.get(&receipt).await.says("không còn khớp"));
    }
    let rows = minh.get(&format!("/bao-cao/dot/{round}/chi-tieu/F05")).await;
    rows.expect("3 mã khác nhau; 1 mã do từ hai đơn vị trở lên cùng nêu").expect("1 mã trùng với đơn vị khác");
    minh.get(&format!("/bao-cao/dot/{round}/chi-tieu/C10")).await.expect("Tự tính từ C08, C09");
}
