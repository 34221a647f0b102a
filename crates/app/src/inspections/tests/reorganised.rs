//! A unit that is reorganised between a finding and its remedy: the successor carries on, and is asked again where it did not.

use super::{Ground, send, with};

const MERGER: &str = "Cũ\tMới\nĐảng ủy xã Yên Hến\tĐảng ủy xã Yên Vĩnh\nĐảng ủy xã Yên Sấu\tĐảng ủy xã Yên Vĩnh\n\
     Đảng ủy xã Vĩnh Gạo\tĐảng ủy xã Yên Vĩnh\n";

async fn merged(ground: &Ground) {
    let mut binh = ground.world.person("binh").await;
    let owner = ground.world.organisation("tinh-uy").to_string();
    let form = [
        ("ten", "Sắp xếp các xã Yên Vĩnh"),
        ("can_cu", "Nghị quyết 9-NQ/TU ngày 01/11/2026"),
        ("ngay", "23/11/2026"),
        ("co_quan", owner.as_str()),
        ("bang", MERGER),
    ];
    let page = binh.post("/don-vi/sap-xep/moi", &form).await;
    let path = page.location().expect("a reorganisation").to_owned();
    for word in ["chot", "ap-dung"] {
        let version = binh.get(&format!("{path}/{word}")).await.value("version").expect("a version");
        binh.submit(&format!("{path}/{word}"), &[("version", &version)]).await.expect_status(200);
    }
}

#[tokio::test]
async fn the_successor_carries_a_remedy_on_and_is_asked_again() {
    let mut ground = Ground::new().await;
    let form = ground.visit();
    let visit = ground.begin(&form).await;
    let shortcoming = ground.shortcoming("du-yen-hen-2025");
    let carried = ground.found(&visit, &shortcoming).await;
    let unasked = ground.found(&visit, &shortcoming).await;
    let before = ground.asked(&carried, "du-yen-hen-2025", "10/12/2026").await;
    merged(&ground).await;

    let page = ground.minh.get(&carried).await;
    page.expect("Đảng ủy xã Yên Hến (nay: Đảng ủy xã Yên Vĩnh)").expect("Đang khắc phục");
    let now = page.links("/phan-viec/").into_iter().find(|path| *path != before).expect("who carries it on");
    let mut lan = ground.world.person("lan").await;
    lan.get("/viec-cua-toi").await.expect("Mở một lớp dạy nghề ngắn hạn cho thanh niên.");
    lan.get(&carried).await.expect_status(200);
    ground.carried_out(&now, "lan", "son").await;
    ground.minh.get(&carried).await.expect("chờ tái kiểm tra");
    let back = with(&ground.recheck("not-remedied"), "han_khac_phuc", "31/12/2026");
    let page = send(&mut ground.minh, &format!("{carried}/tai-kiem-tra"), &back).await;
    page.expect("Đã giao khắc phục lại").expect("Việc của Đảng ủy xã Yên Vĩnh").expect("hạn ban đầu");

    // What was not asked before goes to who carries on; the one that ended is refused, with the way on.
    let ask = format!("{unasked}/khac-phuc");
    let page = ground.minh.get(&ask).await;
    page.expect("Đảng ủy xã Yên Vĩnh");
    let ended = ground.remedy("du-yen-hen-2025", "10/12/2026");
    send(&mut ground.minh, &ask, &ended).await.expect_status(422).expect("Chọn đơn vị kế thừa: Đảng ủy xã Yên Vĩnh");
    let new = ground.world.app.organisations().find_by_name("Đảng ủy xã Yên Vĩnh", ground.world.app.today());
    let heir = with(&ended, "don_vi_khac_phuc", &new[0].to_string());
    send(&mut ground.minh, &ask, &heir).await.expect("Đã giao khắc phục");
    // The particulars keep the unit that there was; a new visit goes to the one that there is.
    let same = with(&with(&form, "ban", "1"), "thanh_phan_doan", "Đồng chí Trưởng ban - Trưởng đoàn");
    send(&mut ground.minh, &format!("{visit}/thong-tin"), &same).await.expect("Đã lưu");
    let page = send(&mut ground.minh, "/kiem-tra/cuoc/moi", &form).await;
    page.expect_status(422).expect("Chọn đơn vị kế thừa: Đảng ủy xã Yên Vĩnh");
}
