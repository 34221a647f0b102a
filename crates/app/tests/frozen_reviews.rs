//! An approved review stands still: its files are the same bytes after corrections and a reorganisation, and set again from
//! what was frozen they are the same bytes too. A review that is drafted anew then is another paper.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use app::{
    files::FileStore,
    reviews::actions::{freezing::Frozen, writing},
};
use database::{params, record};
use domain::{
    ids::EventId,
    organisations::{Change, Event, organisation_of_word},
};
use testkit::{Client, TODAY, World};
use uuid::Uuid;

record! { struct Kept { frozen_sha256: [u8; 32], docx_sha256: [u8; 32], pdf_sha256: [u8; 32] } }
record! { struct Accepted { report_id: Uuid, login: String } }

const KEPT: &str = "SELECT frozen_sha256, docx_sha256, pdf_sha256 FROM review_approval ORDER BY number DESC LIMIT 1";
/// A report of the first half of 2026 that was accepted, and the head who answers for it.
const ACCEPTED: &str = "SELECT s.report_id, c.login FROM report_acceptance a JOIN report_submission s ON s.id = a.submission_id \
     JOIN report r ON r.id = s.report_id JOIN reporting_round o ON o.id = r.round_id \
     JOIN role_grant g ON g.organisation_id = r.organisation_id AND g.role = 'head' JOIN account c ON c.id = g.account_id \
     WHERE o.year = 2026 AND o.number = 1 ORDER BY c.login LIMIT 1";

/// Begins the interim review of the first half of 2026 and says its address.
async fn begin(minh: &mut Client) -> String {
    let form =
        [("de_cuong", "vocational-education/interim"), ("tu_ky", "half-year:2026:1"), ("den_ky", "half-year:2026:1")];
    let page = minh.post("/tong-ket/moi", &form).await;
    page.location().unwrap_or_else(|| panic!("no review: {}", page.text())).to_owned()
}

/// Fills in each place that waits for a person's words.
async fn fill_in(minh: &mut Client, review: &str) {
    for _ in 0..40 {
        let page = minh.get(review).await.html();
        let Some((_, rest)) = page.split_once("class=\"blank-place\"") else { return };
        let path = rest.split("<a href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a link").to_owned();
        let version = minh.get(&path).await.value("ban").expect("a version");
        minh.post(&path, &[("ban", &version), ("noi_dung", "Phần này do ban soạn.")]).await.expect_status(303);
    }
    panic!("there is always another place to fill in");
}

/// A unit corrects one of its figures, and the board accepts it.
async fn correct(world: &World, minh: &mut Client) {
    let accepted: Accepted = world.connection().await.one(ACCEPTED, params![]).await.expect("an accepted report");
    let (mut head, base) = (world.person(&accepted.login).await, format!("/bao-cao/{}", accepted.report_id));
    step(&mut head, &base, "dinh-chinh", &[("ly_do", "Đếm sót.")]).await;
    let form = head.get(&format!("{base}/nhap")).await;
    let began = form.value("goc-o-C08.value").expect("the figure");
    let version = form.value("ban_bieu").unwrap_or_default();
    // One more: a larger change would ask for its reason.
    let more = (began.replace('.', "").parse::<i64>().expect("a number") + 1).to_string();
    let typed = [("goc-o-C08.value", began.as_str()), ("o-C08.value", &more), ("ban_bieu", version.as_str())];
    head.submit(&format!("{base}/ban-nhap"), &typed).await.expect_status(200);
    step(&mut head, &base, "duyet", &[]).await;
    step(&mut head, &base, "gui", &[]).await;
    step(minh, &base, "cong-nhan", &[("y_kien", "")]).await;
}

/// A step of a report, from its page as it is now.
async fn step(client: &mut Client, base: &str, step: &str, fields: &[(&str, &str)]) {
    let page = client.get(base).await;
    let hidden: Vec<(&str, String)> =
        ["version", "ban_nhap", "lan_gui"].into_iter().filter_map(|name| Some((name, page.value(name)?))).collect();
    let seen = hidden.iter().map(|(name, value)| (*name, value.as_str()));
    let all: Vec<(&str, &str)> = seen.chain(fields.iter().copied()).collect();
    client.submit(&format!("{base}/{step}"), &all).await.expect_status(200);
}

/// The board gets another name, and one commune goes over to another, today.
async fn reorganise(world: &World) {
    let event = |number: u128, change: Change| Event {
        id: EventId::from(Uuid::from_u128(number)),
        on: TODAY,
        legal_basis: "Nghị quyết minh họa".to_owned(),
        note: None,
        change,
    };
    let board = organisation_of_word("ban-tgdv");
    let renamed = Change::Rename { organisation: board, name: "Ban mang tên khác".to_owned(), short_name: None };
    let (from, into) = ("du-yen-sau-2025", "du-yen-hen-2025");
    let merged = Change::Merge { from: vec![organisation_of_word(from)], into: organisation_of_word(into) };
    let events = vec![event(1, renamed), event(2, merged)];
    world.record(events).await.expect("a reorganisation");
}

/// Both files as a person gets them.
async fn files(client: &mut Client, review: &str) -> [Vec<u8>; 2] {
    let docx = client.get(&format!("{review}/tep.docx")).await;
    let pdf = client.get(&format!("{review}/tep.pdf")).await;
    [docx.expect_status(200).body.clone(), pdf.expect_status(200).body.clone()].map(|bytes| bytes.to_vec())
}

#[tokio::test]
async fn what_is_approved_is_the_same_bytes_after_corrections_and_a_reorganisation() {
    let world = World::with_story().await;
    let (mut minh, mut hanh) = (world.person("minh").await, world.person("hanh").await);
    let review = begin(&mut minh).await;
    minh.get(&format!("{review}/duyet")).await.expect_status(403);
    fill_in(&mut minh, &review).await;
    let mark = hanh.get(&format!("{review}/duyet")).await.value("ban").expect("a mark");
    let mut approved = hanh.submit(&format!("{review}/duyet"), &[("ban", &mark)]).await;
    // On a busy machine it takes its time, and the page asks again by itself.
    while approved.says("Đang lập tệp Word") {
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        approved = hanh.visit(&format!("{review}/duyet")).await;
    }
    approved.expect_status(200).expect("Đã duyệt báo cáo").expect("Đã duyệt, chưa ghi số");
    let before = files(&mut minh, &review).await;
    let row: Kept = world.connection().await.one(KEPT, params![]).await.expect("an approval");
    assert_eq!([FileStore::hash(&before[0]), FileStore::hash(&before[1])], [row.docx_sha256, row.pdf_sha256]);

    correct(&world, &mut minh).await;
    reorganise(&world).await;
    assert_eq!(files(&mut minh, &review).await, before, "the kept bytes");
    // Set again from what was frozen, with everything else changed around it.
    let app = &world.app;
    let frozen = Frozen::read(app, &row.frozen_sha256).await.expect("what was frozen");
    let (paper, layout) = frozen.approved();
    assert_eq!(FileStore::hash(&writing::docx(&paper, layout).unwrap()), row.docx_sha256);
    assert_eq!(FileStore::hash(&writing::pdf(app, &paper, layout).await.unwrap()), row.pdf_sha256);
    assert!(frozen.gathered.tree.iter().any(|body| body.name == "Đảng ủy xã Yên Sấu"), "the tree of its day");
    assert_eq!(frozen.approved.name, "Phạm Thị Hạnh");
    // The control: drafted anew today it is another paper.
    let other = begin(&mut minh).await;
    let [docx, _] = files(&mut minh, &other).await;
    assert_ne!(FileStore::hash(&docx), row.docx_sha256);
}
