//! Files that are no plain Unicode text, as Minh uploads them: what the page says of how they were read.

use testkit::{Client, Page, World};

/// A letter of the province as an older program saved it, in TCVN3, as its bytes look in a western code page.
const OLDER: &str = "tØnh ñy lam giang\n*\nSè 15-KH/TU\n\nLam Giang, ngµy 02 th¸ng 3 n¨m 2026\n\nkÕ ho¹ch\nthùc hiÖn ChØ thÞ sè \
    21-CT/TW ngµy 04/5/2023 cña Ban BÝ th\u{ad} vÒ gi¸o dôc nghÒ nghiÖp\n\n1. C¸c ®¶ng ñy x·, ph\u{ad}êng, ®¶ng ñy trùc thuéc \
    TØnh ñy x©y dùng kÕ ho¹ch thùc hiÖn tr\u{ad}íc ngµy 30/4/2026.\n\nN¬i nhËn:\n- C¸c ®¶ng ñy x·, ph\u{ad}êng,\n";

/// The same letter as a web page.
const WEB_PAGE: &str = "<!DOCTYPE html><html><head><title>Cổng</title><script>alert(1)</script></head><body><nav>Trang chủ</nav>\
    <table><tr><td><p>TỈNH ỦY LAM GIANG<br>*<br>Số 15-KH/TU</p></td><td><p>ĐẢNG CỘNG SẢN VIỆT NAM</p>\
    <p>Lam Giang, ngày 02 tháng 3 năm 2026</p></td></tr></table><p>KẾ HOẠCH</p><p>thực hiện Chỉ thị về giáo dục nghề nghiệp</p>\
    <p>1. Các đảng ủy xã, phường, đảng ủy trực thuộc Tỉnh ủy xây dựng kế hoạch thực hiện trước ngày 30/4/2026.</p>\
    <p>Nơi nhận:</p><ul><li>Các đảng ủy xã, phường,</li></ul></body></html>";

async fn upload(client: &mut Client, name: &str, content: &[u8]) -> String {
    let page = client.upload("/van-ban/tai-len", &[("cam_doan", "1")], "tep", name, content).await;
    page.location().unwrap_or_else(|| panic!("{}", page.text())).to_owned()
}

async fn shown(client: &mut Client, path: &str) -> Page {
    client.get(path).await
}

#[tokio::test]
async fn minh_is_shown_a_line_before_and_after_when_a_file_is_in_an_older_encoding() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    minh.get("/van-ban/tai-len").await.expect("TCVN3, VNI, VPS").expect("Word (.docx, .doc)");
    let bytes: Vec<u8> = OLDER.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    let path = upload(&mut minh, "ke-hoach-cu.txt", &bytes).await;
    let page = shown(&mut minh, &path).await;
    page.expect("bảng mã cũ TCVN3 (ABC), đã được chuyển sang Unicode").expect("Số 15-KH/TU");
    page.expect("xây dựng kế hoạch thực hiện trước ngày 30/4/2026").expect("®¶ng ñy");
    assert_eq!(minh.get(&format!("{path}/tep")).await.body, bytes, "the file is kept as it came");
}

#[tokio::test]
async fn minh_uploads_a_web_page_and_only_the_document_in_it_is_read() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    let path = upload(&mut minh, "ke-hoach.html", WEB_PAGE.as_bytes()).await;
    let page = shown(&mut minh, &path).await;
    page.expect("Kế hoạch 15-KH/TU").expect("02/03/2026").expect("30/04/2026");
    assert!(!page.text().contains("Trang chủ") && !page.html().contains("alert(1)"));
}

#[tokio::test]
async fn a_scrambled_copy_is_read_and_never_published() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    let letter = "TỈNH ỦY LAM GIANG\n*\nSố 16-KH/TU\n\nLam Giang, ngày 03 tháng 3 năm 2026\n\nKẾ HOẠCH\nvề giáo dục nghề \
        nghiệp\n\n1. Các đảng ủy xã, phường, đảng ủy trực thuộc Tỉnh ủy báo cáo kết quả trước ngày 30/4/2026.\n";
    let scrambled = letter.replace("báo cáo", "báo cá\u{43e}").replace("trực", "trự\u{441}").replace("xã", "\u{445}ã");
    let path = upload(&mut minh, "ban-sao.txt", scrambled.as_bytes()).await;
    let page = shown(&mut minh, &path).await;
    page.expect("3 ký tự lạ trông giống chữ Việt").expect("báo cáo kết quả");
    let version = page.value("version").unwrap_or_else(|| "1".to_owned());
    let preview = minh.get(&format!("{path}/ban-hanh")).await;
    preview.expect("không phải bản sao đúng; không công bố được").expect("Lấy văn bản từ nguồn chính thức");
    let asked = minh.submit(&format!("{path}/ban-hanh"), &[("version", version.as_str())]).await;
    asked.expect_status(422).expect("không công bố được");
    let id: uuid::Uuid = path.rsplit('/').next().unwrap().parse().unwrap();
    let history = world.history("document", id).await;
    assert!(history.iter().all(|entry| entry.verb != "publish-document"), "{history:?}");
}
