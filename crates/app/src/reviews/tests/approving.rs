//! A review is approved and nothing of it can be changed; the approval is taken back, number, date and signed copy come behind.
//! That its bytes stay the same is tried in `tests/frozen_reviews.rs`.

use super::{Ground, begin, block, fill_in, write};
use crate::files::FileStore;
use database::{params, record};
use domain::{ids::ReviewId, journal::hex};
use testkit::{Client, Page, World};

record! { struct Kept { docx_sha256: [u8; 32] } }
record! { struct Count { count: i64 } }

const KEPT: &str = "SELECT docx_sha256 FROM review_approval ORDER BY number DESC LIMIT 1";
const BLOCKS: &str = "SELECT COUNT(*) AS count FROM review_block";

async fn kept(world: &World) -> Kept {
    world.connection().await.one(KEPT, params![]).await.expect("an approval")
}

/// Approves what the page of approval shows.
async fn approve(client: &mut Client, review: &str) -> Page {
    let mark = client.get(&format!("{review}/duyet")).await.value("ban").expect("a mark");
    let mut page = client.submit(&format!("{review}/duyet"), &[("ban", &mark)]).await;
    // On a busy machine it takes its time, and the page asks again by itself.
    while page.says("Đang lập tệp Word") {
        assert_eq!(page.headers.get("refresh").map(|value| value.to_str().unwrap()), Some("1"));
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        page = client.visit(&format!("{review}/duyet")).await;
    }
    page
}

/// Both files as a person gets them.
async fn files(client: &mut Client, review: &str) -> [Vec<u8>; 2] {
    let docx = client.get(&format!("{review}/tep.docx")).await;
    let pdf = client.get(&format!("{review}/tep.pdf")).await;
    [docx.expect_status(200).body.clone(), pdf.expect_status(200).body.clone()].map(|bytes| bytes.to_vec())
}

#[tokio::test]
async fn approval_is_refused_while_something_is_open_or_changed_and_nothing_changes_after_it() {
    let mut ground = Ground::new().await;
    let (mut minh, mut hanh) = (ground.person("minh").await, ground.person("hanh").await);
    let review = begin(&mut minh).await;
    let blank = hanh.get(&format!("{review}/duyet")).await;
    blank.expect("Chỗ trống chờ viết");
    let mark = blank.value("ban").unwrap();
    hanh.post(&format!("{review}/duyet"), &[("ban", &mark)]).await.expect_status(422).expect("chỗ phải xem");
    fill_in(&mut minh, &review).await;
    // What the head saw is not what stands now.
    hanh.post(&format!("{review}/duyet"), &[("ban", &mark)]).await.expect_status(409);
    let path = block(&minh.get(&review).await, "C08");
    let seen = minh.get(&path).await;
    write(&mut minh, &path, &seen, "Toàn tỉnh có 231 người học nghề.").await.expect_status(303);
    ground.correct("o-C08.value", "246").await;
    minh.submit(&format!("{review}/lap-lai"), &[]).await.expect("có đề xuất");
    let mark = hanh.get(&format!("{review}/duyet")).await.value("ban").unwrap();
    hanh.post(&format!("{review}/duyet"), &[("ban", &mark)]).await.expect_status(422).expect("Có dự thảo mới");
    let seen = minh.get(&path).await.value("ban").unwrap();
    minh.submit(&format!("{path}/de-xuat"), &[("ban", &seen), ("tra_loi", "giu")]).await.expect("Đã trả lời");
    approve(&mut hanh, &review).await.expect("Đã duyệt báo cáo");

    let count = || async { ground.world.connection().await.one::<Count>(BLOCKS, params![]).await.unwrap().count };
    let before = count().await;
    let version = minh.get(&path).await;
    version.expect("231 người");
    for (address, fields) in [
        (path.clone(), vec![("ban", "3"), ("noi_dung", "khác")]),
        (format!("{path}/bo"), vec![("ban", "3")]),
        (format!("{path}/them"), vec![("doan_them", "khác")]),
        (format!("{review}/lap-lai"), vec![]),
        (format!("{review}/bo"), vec![]),
    ] {
        minh.post(&address, &fields).await.expect_status(409).expect("đã được duyệt");
    }
    assert_eq!(count().await, before, "nothing was written");
    // Above it is read and not changed; below and beside it is not known.
    let mut binh = ground.person("binh").await;
    binh.get(&review).await.expect_status(200).expect("231 người");
    binh.post(&format!("{review}/lap-lai"), &[]).await.expect_status(403);
    ground.person("lan").await.get(&review).await.expect_status(404);
}

#[tokio::test]
async fn an_approval_is_taken_back_until_there_is_a_number_and_the_signed_copy_is_a_pdf() {
    let ground = Ground::new().await;
    let (mut minh, mut hanh) = (ground.person("minh").await, ground.person("hanh").await);
    let review = begin(&mut minh).await;
    fill_in(&mut minh, &review).await;
    minh.get(&format!("{review}/so-ngay")).await.expect_status(303);
    approve(&mut hanh, &review).await.expect("Đã duyệt báo cáo");
    hanh.post(&format!("{review}/rut-duyet"), &[("ly_do", "")]).await.expect_status(422);
    let reopened = hanh.submit(&format!("{review}/rut-duyet"), &[("ly_do", "Sót một đoạn.")]).await;
    reopened.expect("Đã rút lại việc duyệt").expect("Sửa");
    let path = block(&reopened, "C08");
    let seen = minh.get(&path).await;
    write(&mut minh, &path, &seen, "Toàn tỉnh có 231 người học nghề, gồm cả lớp ngắn hạn.").await.expect_status(303);
    approve(&mut hanh, &review).await.expect("Đã duyệt báo cáo");
    let approved = kept(&ground.world).await;

    let wrong =
        minh.post(&format!("{review}/so-ngay"), &[("ban", "0"), ("so_van_ban", "x"), ("ngay_ky", "31/2/2026")]).await;
    wrong.expect_status(422).expect("Số là một số nguyên");
    let ahead = [("ban", "0"), ("so_van_ban", "15"), ("ngay_ky", "31/12/2026")];
    minh.post(&format!("{review}/so-ngay"), &ahead).await.expect_status(422);
    let fields = [("ban", "0"), ("so_van_ban", "15"), ("ngay_ky", "23/11/2026")];
    let numbered = minh.submit(&format!("{review}/so-ngay"), &fields).await;
    numbered.expect("Đã ghi số và ngày").expect("số 15, ngày 23/11/2026");
    minh.post(&format!("{review}/so-ngay"), &fields).await.expect_status(409);
    let [docx, _] = files(&mut minh, &review).await;
    assert!(numbered.says(&hex(&FileStore::hash(&docx))), "the page shows the hash of what is fetched");
    assert_ne!(FileStore::hash(&docx), approved.docx_sha256, "the file bears the number");
    assert!(ground.world.app.files().content(&approved.docx_sha256).await.is_ok(), "that of the approval is kept");
    hanh.post(&format!("{review}/rut-duyet"), &[("ly_do", "Muộn.")]).await.expect_status(409).expect("đã có số");

    let signed = format!("{review}/ban-ky");
    minh.upload(&signed, &[], "tep", "a.pdf", b"PK").await.expect_status(422).expect("không phải PDF");
    let page = minh.upload(&signed, &[], "tep", "Bản ký.pdf", b"%PDF-1.7 ky").await;
    minh.follow(page).await.expect("Đã đính kèm bản ký").expect("Bản ký.pdf");
    assert_eq!(minh.get(&signed).await.body.to_vec(), b"%PDF-1.7 ky");
    let id: ReviewId = review.rsplit('/').next().unwrap().parse().unwrap();
    let steps: Vec<String> =
        ground.world.history("review", id.uuid()).await.into_iter().map(|entry| entry.verb).collect();
    assert_eq!(steps.iter().filter(|verb| *verb == "approve-review").count(), 3, "approved, taken back, approved");
    // Two reviews beside each other.
    let other = begin(&mut minh).await;
    let other = other.rsplit('/').next().unwrap();
    let both = minh.get(&format!("/tong-ket/so-sanh?truoc={id}&sau={other}")).await;
    both.expect_status(200).expect("Số liệu").expect("231").expect("lớp ngắn hạn");
}
