//! Stories of reading a long report: quiet sections are folded up, those in which something wants a look stand open, and
//! what differs from the version before is told.

use super::{At, sections::ground};
use testkit::{Page, World};

/// The beginning of a section on the page, up to its figures.
fn head_of(page: &Page, word: &str) -> String {
    let html = page.html();
    let begun = html.split(&format!("id=\"muc-{word}\"")).nth(1).expect("the section");
    begun.split("<table").next().unwrap_or_default().to_owned()
}

fn is_open(page: &Page, word: &str) -> bool {
    head_of(page, word).starts_with(" open>")
}

async fn submitted(world: &World, report: domain::ids::ReportId) -> (At, At, At) {
    let (mut lan, mut son, minh) = super::three_at(world, report).await;
    lan.fill_sections().await;
    son.step("duyet", &[]).await;
    lan.step("gui", &[]).await.expect("BC-2026-000001");
    (lan, son, minh)
}

#[tokio::test]
async fn what_is_quiet_is_folded_and_what_wants_a_look_stands_open() {
    let (world, _, report) = ground("2026-2").await;
    let mut lan = At::new(&world, "lan", report).await;
    lan.fill_sections().await;
    lan.press("/phan/training", &[("o-C08.value", "mười")], "ban-nhap", ("tiep", "")).await;
    // The unit looks over what it has typed.
    let page = lan.look().await;
    assert!(is_open(&page, "training") && !is_open(&page, "outreach"), "{}", page.html());
    assert!(head_of(&page, "training").contains(" chỗ có nhận xét"), "{}", head_of(&page, "training"));
    assert!(head_of(&page, "outreach").contains("6 số</span>"), "{}", head_of(&page, "outreach"));
    assert!(page.says("540"), "what is folded is on the page all the same");
}

#[tokio::test]
async fn a_second_version_opens_where_it_differs_from_the_first() {
    let (world, _, report) = ground("2026-2").await;
    let (mut lan, mut son, mut minh) = submitted(&world, report).await;
    let page = minh.look().await;
    assert!(!is_open(&page, "outreach") && !is_open(&page, "training"), "all of it is quiet");
    assert!(page.says("Mở tất cả các phần"));
    let base = minh.base.clone();
    let page = minh.client.get(&format!("{base}?lan_luot=1")).await;
    let all = page.link(&format!("{base}?lan_luot=1&")).or_else(|| page.link(&format!("{base}?lan_luot=1&amp;")));
    let page = minh.client.get(&all.expect("a way to open all").replace("&amp;", "&")).await;
    assert!(is_open(&page, "outreach") && is_open(&page, "training") && !page.says("Mở tất cả các phần"));
    page.expect("Nhấn Enter");

    let words = [("y_kien", ""), ("m-outreach", "Tính cả phần của huyện cũ.")];
    let page = minh.step("tra-lai", &words).await;
    assert!(is_open(&page, "outreach") && !is_open(&page, "training"), "what was sent back stands open");
    lan.press("/phan/outreach", &[("o-A05.value", "511")], "ban-nhap", ("tiep", "")).await;
    son.step("duyet", &[]).await.expect("Đã duyệt báo cáo");
    lan.step("gui", &[]).await.expect("BC-2026-000002");
    let page = minh.look().await;
    assert!(is_open(&page, "outreach") && !is_open(&page, "training"));
    assert!(head_of(&page, "outreach").contains("1 số khác bản trước"));
    page.expect("Bản trước: 540");
    let receipt = lan.look().await.link(&format!("{base}/bien-nhan/")).expect("a receipt");
    let receipt = lan.client.get(&receipt).await;
    assert!(!receipt.html().contains("<details class=\"fold part\""), "a receipt is whole");
}
