//! Targets in the resolutions of those below: proposed from their words, confirmed, left out; and what counts towards one.

use super::{page_of, set, target_of};
use testkit::{Client, World};

const RESOLUTION: &str = "ĐẢNG ỦY XÃ YÊN HẾN\n*\nSố 7-NQ/ĐU\n\nYên Hến, ngày 20 tháng 01 năm 2026\n\nNGHỊ QUYẾT\n\
     về nhiệm vụ năm 2026\n\nI - MỤC TIÊU\n\n1. Phấn đấu năm 2026 tỷ lệ lao động qua đào tạo đạt ít nhất 60%.\n\n\
     2. Tỷ lệ hộ nghèo năm 2026 không quá 3%.\n\nII - TỔ CHỨC THỰC HIỆN\n\n\
     1. Đảng ủy xã Yên Hến theo dõi việc thực hiện nghị quyết.\n\nNơi nhận:\n- Lưu VP.\n";

/// Bình sets a target of the province; its page.
async fn above(world: &World) -> (String, String) {
    let (mut binh, page) = (world.person("binh").await, page_of(world, "tinh-uy"));
    let target = target_of(&set(&mut binh, &page, "C01", &[("muc_cam_ket", "ít nhất 65")]).await);
    (target.trim_start_matches("/chi-tieu/").to_owned(), page)
}

/// Sơn publishes the resolution of Yên Hến.
async fn resolution(world: &World, son: &mut Client) {
    let unit = world.organisation("du-yen-hen-2025").to_string();
    let fields = [("don_vi", unit.as_str()), ("cam_doan", "1")];
    let page = son.upload("/van-ban/tai-len", &fields, "tep", "nghi-quyet.txt", RESOLUTION.as_bytes()).await;
    let path = page.location().expect("a document").to_owned();
    let preview = son.get(&format!("{path}/ban-hanh")).await;
    let version = preview.value("version").unwrap_or_else(|| panic!("no preview: {}", preview.text()));
    let done = son.submit(&format!("{path}/ban-hanh"), &[("version", &version)]).await;
    done.expect("Đã ban hành");
}

#[tokio::test]
async fn a_sentence_of_the_resolution_becomes_a_target_with_its_clause_in_one_step() {
    let world = World::new().await;
    let (target, superior) = above(&world).await;
    let (mut lan, unit) = (world.person("lan").await, page_of(&world, "du-yen-hen-2025"));
    let list = format!("{unit}/dua-vao");
    lan.get(&list).await.expect_status(200).expect("Chưa trả lời").expect("ít nhất 65 %");
    resolution(&world, &mut world.person("son").await).await;
    let one = format!("{list}/{target}");
    let page = lan.get(&one).await;
    page.expect("tỷ lệ lao động qua đào tạo đạt ít nhất 60%").expect("Nghị quyết 7-NQ/ĐU").expect("ít nhất 60 %");
    assert!(!page.says("hộ nghèo"), "a sentence about something else is not proposed");
    let document = page.link("/van-ban/").expect("the resolution").trim_start_matches("/van-ban/").to_owned();
    let fields = [
        ("muc", "60"),
        ("cach", "at-least"),
        ("van_ban", document.as_str()),
        ("dieu_khoan", &page.value("dieu_khoan").expect("a clause")),
    ];
    lan.submit(&format!("{one}/xac-nhan"), &fields).await.expect("Đã đặt").expect("Đã đưa vào, thấp hơn");
    lan.get("/chi-tieu").await.expect("ít nhất 60 %");
    let mut binh = world.person("binh").await;
    binh.get(&format!("{superior}/dua-vao")).await.expect("Đã đưa vào, thấp hơn").expect("7-NQ/ĐU").expect("mục I.1");
    binh.get(&format!("{superior}/dua-vao?dang=xlsx")).await.expect_status(200);
    // The superior does not answer for a unit; someone of another commune neither.
    binh.post(&format!("{one}/xac-nhan"), &fields).await.expect_status(403);
}

#[tokio::test]
async fn a_unit_says_that_it_leaves_a_target_out_and_answers_again() {
    let world = World::new().await;
    let (target, superior) = above(&world).await;
    let (mut lan, unit) = (world.person("lan").await, page_of(&world, "du-yen-hen-2025"));
    let form = format!("{unit}/dua-vao/{target}/khong");
    lan.post(&form, &[("ly_do", " "), ("so", "0")]).await.expect_status(422);
    let said = [("ly_do", "Xã không có cơ sở dạy nghề"), ("so", "0")];
    lan.submit(&form, &said).await.expect("Đã ghi là không đưa vào.").expect("Không đưa vào");
    lan.post(&form, &said).await.expect_status(409);
    world.person("binh").await.get(&format!("{superior}/dua-vao")).await.expect("Xã không có cơ sở dạy nghề");
    let again = [("ly_do", "Đã liên kết với trường"), ("so", "1"), ("khong", "nua")];
    lan.submit(&form, &again).await.expect("Chưa trả lời");
    lan.post(&format!("{unit}/dua-vao/{}/khong", uuid::Uuid::nil()), &said).await.expect_status(404);
}

#[tokio::test]
async fn what_counts_towards_a_target_is_said_with_its_share_and_never_added_twice() {
    let world = World::new().await;
    let (mut binh, page) = (world.person("binh").await, page_of(&world, "tinh-uy"));
    let towards = target_of(&set(&mut binh, &page, "C08", &[("muc_cam_ket", "ít nhất 1.500")]).await);
    let (mut lan, unit) = (world.person("lan").await, page_of(&world, "du-yen-hen-2025"));
    let first = set(&mut lan, &unit, "C08", &[("muc_cam_ket", "ít nhất 60"), ("muc_phan_dau", "ít nhất 80")]).await;
    let both: Vec<String> =
        first.links("/chi-tieu/").into_iter().filter(|path| !path.starts_with("/chi-tieu/don-vi")).collect();
    let (one, other) = (both[0].trim_start_matches("/chi-tieu/"), both[1].trim_start_matches("/chi-tieu/"));
    let form = format!("{towards}/dong-gop");
    let says = |id: &'static str, share: &'static str, number: &'static str| {
        [("dong_gop", id), ("phan", share), ("so", number), ("ly_do_dong_gop", "Tính theo nơi ở")]
    };
    let (one, other): (&'static str, &'static str) = (one.to_owned().leak(), other.to_owned().leak());
    binh.post(&form, &says(one, "3/2", "0")).await.expect_status(422).expect("Phần phải từ 0 đến 1");
    binh.submit(&form, &says(one, "1/2", "0")).await.expect("Đã ghi phần đóng góp.").expect("1/2");
    binh.post(&form, &says(one, "1", "0")).await.expect_status(409);
    let page = binh.submit(&form, &says(other, "1", "0")).await;
    page.expect("Không cộng hai lần: cùng đơn vị");
    binh.submit(&form, &says(one, "0", "1")).await.expect("Đã ghi phần đóng góp.");
    assert!(!binh.get(&towards).await.says("Không cộng hai lần"));
    // Of oneself, of a stranger, by a stranger.
    let own: &'static str = towards.trim_start_matches("/chi-tieu/").to_owned().leak();
    binh.post(&form, &says(own, "1", "0")).await.expect_status(404);
    lan.post(&form, &says(one, "1", "2")).await.expect_status(403);
}
