//! A second text of a document, the comparison of both, and what a later reader proposes.

use super::paper;
use crate::documents::{
    carrying::carry,
    comparison::{Pair, Run, Stands, pairs, runs},
    proposals::{Proposal, Standing, proposals},
    review::{Change, DutyChange, Reviewed},
};
use domain::{ids::AccountId, obligations::Timing, time::Moment};
use testkit::{Client, Page, World};

const FIRST: &str = "\
BAN TUYÊN GIÁO VÀ DÂN VẬN
*
Số 9-HD/BTGDVTU

HƯỚNG DẪN
về tuyên truyền nghị quyết

1. Các đảng ủy xã, phường xây dựng kế hoạch thực hiện trước ngày 30/12/2026.

2. Các đơn vị liên quan phối hợp tuyên truyền.
";

async fn upload(client: &mut Client, path: &str, text: &str) -> Page {
    let page = client.upload(path, &[("cam_doan", "1")], "tep", "huong-dan.txt", text.as_bytes()).await;
    client.follow(page).await
}

/// Minh, and the path of the first text.
async fn first(world: &World) -> (Client, String) {
    let mut minh = world.person("minh").await;
    let board = world.organisation("ban-tgdv").to_string();
    let fields = [("don_vi", board.as_str()), ("cam_doan", "1")];
    let page = minh.upload("/van-ban/tai-len", &fields, "tep", "huong-dan.txt", FIRST.as_bytes()).await;
    let path = page.location().expect("a document").to_owned();
    (minh, path)
}

#[tokio::test]
async fn a_second_text_keeps_what_minh_corrected_and_shows_what_differs() {
    let world = World::new().await;
    let (mut minh, path) = first(&world).await;
    let timing = [("version", "1"), ("kieu", "ngay"), ("ngay", "15/12/2026")];
    minh.submit(&format!("{path}/nhiem-vu/1/thoi-han"), &timing).await.expect("15/12/2026");
    let second = FIRST.replace("xây dựng kế hoạch thực hiện", "xây dựng kế hoạch chi tiết thực hiện")
        + "\n3. Các đảng ủy xã, phường báo cáo kết quả trước ngày 31/12/2026.\n";
    let page = upload(&mut minh, &format!("{path}/ban-moi"), &second).await;
    page.expect_status(200).expect("Đã nhận bản nội dung mới.").expect("chi tiết").expect("Thêm").expect("Sửa");
    assert!(page.html().contains(r#"<ins class="new">chi tiết</ins>"#), "the new words are marked: {}", page.html());
    let page = minh.get(&path).await;
    page.expect("Bản 2").expect("15/12/2026").expect("kế hoạch chi tiết").expect("Trần Quang Minh sửa");
    // The same text again, one of another number, and none at all.
    upload(&mut minh, &format!("{path}/ban-moi"), &second).await.expect("giống hệt bản đang có");
    let other = FIRST.replace("Số 9-", "Số 10-");
    upload(&mut minh, &format!("{path}/ban-moi"), &other).await.expect("9-HD/BTGDVTU");
    minh.upload(&format!("{path}/ban-moi"), &[], "tep", "a.txt", b"x").await.expect_status(422);
    minh.get(&format!("{path}/so-sanh?cu=1&moi=1")).await.expect("Không có chỗ nào khác");
    minh.get(&format!("{path}/so-sanh?cu=1&moi=9")).await.expect_status(404);
    minh.get(&format!("{path}/so-sanh?tat_ca=1")).await.expect("Giữ nguyên");
}

#[tokio::test]
async fn a_later_reader_proposes_and_a_person_decides() {
    let world = World::new().await;
    let id = paper::registered(&world, paper::guidance()).await;
    let path = format!("/van-ban/{id}");
    let mut minh = world.person("minh").await;
    minh.submit(&format!("{path}/doc-lai"), &[]).await.expect("đã được đọc bằng bộ đọc hiện tại");
    let write = world.app.database().write(move |tx| {
        Box::pin(async move { tx.execute("UPDATE text_version SET reader_version = 0", database::params![]).await })
    });
    _ = write.await.expect("the text was read by an earlier reader");
    let words = [("version", "1"), ("viec", "lập kế hoạch"), ("loai", "plan"), ("muc_do", "must")];
    minh.submit(&format!("{path}/nhiem-vu/1/noi-dung"), &words).await;
    minh.get(&path).await.expect("Đọc lại bằng bộ đọc mới");
    let page = minh.submit(&format!("{path}/doc-lai"), &[]).await;
    page.expect("Đã đọc lại.").expect("đề xuất chưa trả lời");
    minh.get(&path).await.expect("lập kế hoạch").expect("đề xuất đang chờ");

    let answer = |version: &'static str, word: &'static str| [("version", version), ("tra_loi", word)];
    minh.post(&format!("{path}/doc-lai/1"), &answer("1", "nhan")).await.expect_status(409);
    minh.submit(&format!("{path}/doc-lai/1"), &answer("2", "nhan")).await.expect("Đã nhận đề xuất 1.");
    minh.submit(&format!("{path}/doc-lai/2"), &answer("3", "bo")).await.expect("Đã bỏ qua đề xuất 2.");
    minh.post(&format!("{path}/doc-lai/2"), &answer("3", "bo")).await.expect_status(409);
    minh.post(&format!("{path}/doc-lai/999"), &answer("3", "bo")).await.expect_status(404);
    minh.submit(&format!("{path}/hieu-chinh/3/hoan-tac"), &[]).await.expect("Đã hoàn tác lần sửa 3");
    minh.get(&path).await.expect("lập kế hoạch");
}

fn timing(months: i64) -> DutyChange {
    DutyChange::Timing(Timing::Standing { confirm_every_months: months })
}

#[test]
fn proposals_never_say_less_than_the_person_did() {
    let before = paper::guidance();
    assert!(proposals(&before, &before).is_empty());
    let mut after = before.clone();
    after.document.symbol = Some("85-HD/BTGTU".to_owned());
    after.duties[0].deadline = None;
    let mut new = after.duties.remove(1);
    new.action = "bố trí kinh phí hằng năm cho công tác dạy nghề".to_owned();
    after.duties.push(new);
    let found = proposals(&before, &after);
    let is = |wanted: fn(&Proposal) -> bool| found.iter().any(wanted);
    assert!(is(|one| matches!(one, Proposal::Head(path, _) if path == "document.symbol")), "{found:?}");
    assert!(is(|one| matches!(one, Proposal::Part(0, "deadline", _))), "{found:?}");
    assert!(is(|one| matches!(one, Proposal::Gone(1))) && is(|one| matches!(one, Proposal::New(_))), "{found:?}");

    let as_read = Reviewed::of(&before);
    let mut reviewed = as_read.clone();
    let by = AccountId::from(uuid::Uuid::nil());
    reviewed.correct(&as_read, Change::OfDuty(0, timing(3)), by, Moment::from_millisecond(1)).unwrap();
    for proposal in &found {
        let expected = if matches!(proposal, Proposal::Part(0, "deadline", _)) {
            Standing::AgainstAPerson
        } else {
            Standing::Open
        };
        assert_eq!(proposal.standing(&reviewed), expected, "{proposal:?}");
        let mut taken = reviewed.clone();
        let change = proposal.change(&reviewed).expect("it can be taken");
        taken.correct(&as_read, change, by, Moment::from_millisecond(2)).unwrap();
        assert_eq!(proposal.standing(&taken), Standing::SameAlready, "{proposal:?}");
    }
}

#[test]
fn corrections_are_carried_to_where_the_same_duty_is_found() {
    let before = paper::guidance();
    let as_read = Reviewed::of(&before);
    let by = AccountId::from(uuid::Uuid::nil());
    let at = Moment::from_millisecond(1);
    let mut old = as_read.clone();
    old.correct(&as_read, Change::OfDuty(1, timing(3)), by, at).unwrap();
    old.correct(&as_read, Change::OfDuty(3, DutyChange::Drop), by, at).unwrap();
    old.correct(&as_read, Change::Symbol(Some("9-HD".to_owned())), by, at).unwrap();
    let mut added = as_read.duties[0].clone();
    (added.found, added.span) = (false, paper::span("Căn cứ Hướng dẫn"));
    old.correct(&as_read, Change::Add(Box::new(added)), by, at).unwrap();
    let mut after = before.clone();
    after.text = format!("Dòng mới\n{}", before.text);
    after.duties.remove(0);
    let new = carry(&before, &old, &after);
    assert_eq!(new.duties[0].timing, Some(Timing::Standing { confirm_every_months: 3 }));
    assert!(new.duties[2].dropped && new.correction("duties.0.deadline").is_some());
    assert_eq!(new.head.symbol.as_deref(), Some("9-HD"));
    let [start, end] = paper::span("Căn cứ Hướng dẫn");
    assert_eq!(new.duties[3].span, [start + 9, end + 9], "nine characters later");
    assert!(!new.duties[3].found);
}

#[test]
fn every_piece_of_both_sides_stands_once() {
    let split = |text: &str| text.split('|').filter(|piece| !piece.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    for (before, after) in [
        ("", ""),
        ("a b|c d", ""),
        ("", "a b|c d"),
        ("một hai ba|bốn năm sáu|bảy", "một hai ba|bốn năm tám|bảy|chín"),
        ("x y z|x y z", "x y z"),
        ("a|b|c", "c|b|a"),
        ("KẾ HOẠCH|b", "Kế hoạch|b"),
    ] {
        let (old, new) = (split(before), split(after));
        let found = pairs(&old, &new);
        let mut left: Vec<usize> = Vec::new();
        let mut right: Vec<usize> = Vec::new();
        for pair in &found {
            let (one, other) = match *pair {
                Pair::Same(one, other) | Pair::Changed(one, other) => (Some(one), Some(other)),
                Pair::Removed(one) => (Some(one), None),
                Pair::Added(other) => (None, Some(other)),
            };
            left.extend(one);
            right.extend(other);
        }
        assert_eq!(left, (0..old.len()).collect::<Vec<_>>(), "{before} / {after}: {found:?}");
        assert_eq!(right, (0..new.len()).collect::<Vec<_>>(), "{before} / {after}: {found:?}");
    }
    let found = pairs(&split("một hai ba|bốn năm sáu"), &split("một hai ba|bốn năm tám"));
    assert_eq!(found, [Pair::Same(0, 0), Pair::Changed(1, 1)]);
}

#[test]
fn runs_give_back_both_sides() {
    for (before, after) in [
        ("xây dựng kế hoạch", "xây dựng kế hoạch chi tiết"),
        ("trước ngày 30/9", "trước ngày 1/10 năm sau"),
        ("", "mới"),
        ("cũ", ""),
        ("a b c a b", "b c a c"),
    ] {
        let found = runs(before, after);
        let side = |but: Stands| {
            found
                .iter()
                .filter(|run: &&Run| run.stands != but)
                .map(|run| run.words.as_str())
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!((side(Stands::After), side(Stands::Before)), (before.to_owned(), after.to_owned()), "{found:?}");
    }
}
