//! Uploading through the page: what is taken, what is refused, and that a state secret leaves no trace.

use super::paper;
use papers::reading::Reading;
use testkit::{Client, Page, World};

const TICKED: &[(&str, &str)] = &[("cam_doan", "1")];

/// A short directive of the province, with head and foot.
const LETTER: &str = "TỈNH ỦY LAM GIANG\n*\nSố 15-KH/TU\n\nLam Giang, ngày 02 tháng 3 năm 2026\n\nKẾ HOẠCH\nthực hiện Chỉ thị số \
    21-CT/TW ngày 04/5/2023 của Ban Bí thư về giáo dục nghề nghiệp\n\n1. Các đảng ủy xã, phường, đảng ủy trực thuộc Tỉnh ủy \
    xây dựng kế hoạch thực hiện trước ngày 30/4/2026.\n\nNơi nhận:\n- Các đảng ủy xã, phường,\n- Lưu Văn phòng Tỉnh ủy.\n";

async fn upload(client: &mut Client, name: &str, content: &[u8]) -> Page {
    client.upload("/van-ban/tai-len", TICKED, "tep", name, content).await
}

async fn count(world: &World, sql: &'static str) -> i64 {
    database::record! { struct Count { rows: i64 } }
    world.connection().await.one::<Count>(sql, database::params![]).await.unwrap().rows
}

async fn documents(world: &World) -> i64 {
    count(world, "SELECT COUNT(*) AS rows FROM document").await
}

#[tokio::test]
async fn minh_uploads_a_file_and_the_same_file_again_leads_to_it() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    minh.get("/van-ban").await.expect("Chưa có văn bản nào.");
    let page = upload(&mut minh, "ke-hoach.txt", LETTER.as_bytes()).await;
    let path = page.location().expect("it leads on").to_owned();
    minh.get(&path).await.expect("Đã đọc văn bản.").expect("Kế hoạch 15-KH/TU").expect("02/03/2026");
    // Each marked place says by which rule it was found, and the rule stands in the list that the mark names.
    let page = minh.get(&path).await;
    let html = page.html();
    let marked: Vec<&str> = html.split("<mark class=").skip(1).filter(|mark| mark.contains("data-rule")).collect();
    assert!(marked.iter().any(|mark| mark.contains("data-rule=\"duty.")), "{html}");
    for mark in &marked {
        let described = mark.split("aria-describedby=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        assert!(mark.contains("tabindex=\"0\"") && html.contains(&format!("id=\"{described}\"")), "{mark}");
    }
    page.expect("Các quy tắc đọc đã dùng");
    let known = documents(&world).await;
    let again = upload(&mut minh, "ban-sao.txt", LETTER.as_bytes()).await;
    assert_eq!(again.location(), Some(path.as_str()));
    minh.get(&path).await.expect("Tệp này đã được đưa vào trước đây");
    assert_eq!(documents(&world).await, known);
    let file = minh.get(&format!("{path}/tep")).await;
    assert_eq!(file.body, LETTER.as_bytes());
    assert_eq!(
        file.headers["content-disposition"],
        "attachment; filename=\"ke-hoach.txt\"; filename*=UTF-8''ke-hoach.txt"
    );
    minh.get("/van-ban?q=15-kh").await.expect("15-KH/TU");
    minh.get("/van-ban?q=giao+duc+nghe").await.expect("15-KH/TU");
    minh.get("/van-ban?q=khong+co").await.expect("Không có văn bản nào có «khong co»");
}

#[tokio::test]
async fn two_clicks_at_once_make_one_document() {
    let world = World::new().await;
    let (mut one, mut other) = (world.person("minh").await, world.person("hanh").await);
    let (first, second) = tokio::join!(
        upload(&mut one, "ke-hoach.txt", LETTER.as_bytes()),
        upload(&mut other, "ke-hoach.txt", LETTER.as_bytes())
    );
    assert_eq!(first.location().expect("it leads on"), second.location().expect("it leads on"));
    assert_eq!(count(&world, "SELECT COUNT(*) AS rows FROM text_version").await, 1);
}

#[tokio::test]
async fn what_cannot_be_taken_is_told_at_the_form_and_nothing_is_stored() {
    let settings =
        testkit::app::Settings { demo: true, upload_limit_bytes: 2 * 1024 * 1024, ..testkit::app::Settings::default() };
    let world = World::with(settings).await;
    let mut minh = world.person("minh").await;
    let large = vec![b'a'; 5 * 1024 * 1024];
    for (name, content, status, words) in [
        ("rong.txt", &b""[..], 422, "Tệp không có nội dung."),
        ("cu.txt", &b"K\xff ho\x80ch"[..], 422, "Tệp không ở mã UTF-8"),
        ("anh.png", &b"\x89PNG\r\n\x1a\n\0\0"[..], 422, "Tệp bị hỏng"),
        ("nhac.mp3", &b"ID3\x04\0\0\0\0\0\0"[..], 422, "Chưa đọc được loại tệp"),
        ("to.txt", &large[..], 413, "Giới hạn là 2 MB"),
    ] {
        let page = upload(&mut minh, name, content).await;
        page.expect_status(status).expect(words).expect("Tải lên và đọc");
        assert!(page.html().contains("Lỗi:") && page.html().contains("id=\"tep-loi\""), "{name}");
    }
    let page = minh.upload("/van-ban/tai-len", &[], "tep", "ke-hoach.txt", LETTER.as_bytes()).await;
    page.expect_status(422).expect("Chưa xác nhận văn bản không có bí mật nhà nước.");
    let page = minh.upload("/van-ban/tai-len", TICKED, "khac", "ke-hoach.txt", LETTER.as_bytes()).await;
    page.expect_status(422).expect("Mục này chưa được nhập.");
    assert_eq!(documents(&world).await, 0);
    assert_eq!(files(&world), 0);
}

/// Files below the folder of the world that are no database.
fn files(world: &World) -> usize {
    fn walk(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                walk(&entry.path(), found);
            } else if !entry.file_name().to_string_lossy().starts_with("dondoc.db") {
                found.push(entry.path());
            }
        }
    }
    let mut found = Vec::new();
    walk(world.folder(), &mut found);
    found.retain(|path| !path.ends_with("secret.key") && path.extension().is_none_or(|kind| kind != "lock"));
    found.len()
}

#[tokio::test]
async fn a_state_secret_leaves_one_line_in_the_journal_and_no_trace_of_itself() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    let secret = LETTER.replace("*\nSố", "MẬT\nSố").replace("nghề nghiệp", "nghề Zxqvw");
    let page = upload(&mut minh, "ke-hoach-zxqvw.txt", secret.as_bytes()).await;
    page.expect_status(422).expect("bị từ chối; hệ thống không lưu nội dung nào");
    assert!(!page.html().to_lowercase().contains("zxqvw"));
    assert_eq!((documents(&world).await, files(&world)), (0, 0));
    let refused = world.history("organisation", world.organisation("ban-tgdv").uuid()).await.pop().unwrap();
    assert_eq!(refused.verb, "refuse-file");
    assert!(!refused.particulars.to_lowercase().contains("zxqvw") && !refused.particulars.contains(".txt"));
    if std::env::var("DONDOC_TEST_DATABASE").as_deref() != Ok("postgres") {
        for name in ["dondoc.db", "dondoc.db-wal"] {
            let bytes = std::fs::read(world.folder().join(name)).unwrap_or_default();
            let found = bytes.windows(5).any(|window| window.eq_ignore_ascii_case(b"zxqvw"));
            assert!(!found, "{name} holds a word of the secret");
        }
    }
}

#[tokio::test]
async fn an_upload_without_a_session_leads_to_sign_in_with_a_word() {
    let world = World::new().await;
    let mut minh = world.person("minh").await;
    minh.get("/van-ban/tai-len").await.expect_status(200);
    minh.forget_cookies();
    let page = upload(&mut minh, "ke-hoach.txt", LETTER.as_bytes()).await;
    page.expect_status(401).expect("Phiên làm việc đã hết").expect("Mật khẩu").expect("tệp");
    let kept = [("giu_cho", "/van-ban/tai-len"), ("giu_tep", "1"), ("giu_ten", "cam_doan"), ("giu_noi_dung", "1")];
    assert!(kept.iter().all(|(name, value)| page.value(name).as_deref() == Some(value)), "{}", page.html());
    // The declaration comes back with the form; the file is asked for again, in the place where it is chosen.
    minh = world.person("minh").await;
    let page = minh.post("/van-ban/tai-len", &[("cam_doan", "1")]).await;
    page.expect_status(422).expect("Tệp văn bản").expect("Mục này chưa được nhập");
    assert_eq!(documents(&world).await, 0);
}

#[tokio::test]
async fn the_text_of_a_cited_document_joins_its_row() {
    let world = World::new().await;
    let id = paper::registered(&world, paper::guidance()).await;
    assert_eq!(documents(&world).await, 4, "the guidance and three documents that it names");
    let mut minh = world.person("minh").await;
    let page = minh.get(&format!("/van-ban/{id}")).await;
    let plan = page.links("/van-ban/tai-len?cho=");
    assert_eq!(plan.len(), 3);
    // First the ground, then the chain from its top: the directive and the plan.
    let form = minh.get(&plan[2]).await;
    form.expect("Đang chờ toàn văn của Kế hoạch 72-KH/TU");
    let waiting = form.value("cho").unwrap();
    let fields = [("cam_doan", "1"), ("cho", waiting.as_str())];
    let page = minh.upload("/van-ban/tai-len", &fields, "tep", "khac.txt", LETTER.as_bytes()).await;
    page.expect_status(409).expect("Văn bản này mang số 15-KH/TU, không phải 72-KH/TU");
    let text = LETTER.replace("15-KH/TU", "72-KH/TU").replace("02 tháng 3 năm 2026", "17 tháng 8 năm 2023");
    // Without being told so, the text finds its row by symbol and date.
    let page = upload(&mut minh, "ke-hoach.txt", text.as_bytes()).await;
    assert_eq!(page.location(), Some(format!("/van-ban/{waiting}").as_str()));
    minh.follow(page).await.expect("Đã bổ sung toàn văn").expect("Hướng dẫn").expect("Thực hiện văn bản đang xem");
    assert_eq!(documents(&world).await, 4);
}

#[test]
fn the_reader_and_the_hand_made_reading_speak_of_one_format() {
    let reading = papers::reading::read("ke-hoach.txt", LETTER.as_bytes()).expect("it is read");
    let json = serde_json::to_string(&reading).unwrap();
    assert_eq!(serde_json::from_str::<Reading>(&json).unwrap(), reading);
}
