//! Plans for the walk: one that is published, one that is being written, and a target of a body above.

use crate::ground::one;
use database::params;
use testkit::World;
use uuid::Uuid;

const HEAD: &str = "TỈNH ỦY LAM GIANG\nBAN TUYÊN GIÁO VÀ DÂN VẬN\n*\n";
const BODY: &str = "\n\nLam Giang, ngày 01 tháng 9 năm 2026\n\nKẾ HOẠCH\nvề tuyên truyền học nghề\n\n\
     1. # xây dựng kế hoạch tuyên truyền học nghề trước ngày 15/11/2026.\n\n\
     Nơi nhận:\n- #,\n- Lưu Ban Tuyên giáo và Dân vận Tỉnh ủy.\n";

/// A document of the board that all communes have, and its plan to carry it out, which none of the people who walk got.
pub async fn published(world: &World) -> (String, String) {
    let parent = publish(world, "Số 7-KH/BTGDVTU", "Các đảng ủy xã, phường").await;
    let plan = publish(world, "Số 8-KH/BTGDVTU", "Sở Tài chính").await;
    let mut minh = world.person("minh").await;
    minh.post(&format!("/van-ban/{plan}/ke-hoach"), &[("thuc_hien", parent.as_str())]).await.expect_status(303);
    (parent, plan)
}

/// Publishes a document of the board; its identity.
async fn publish(world: &World, symbol: &str, told: &str) -> String {
    let (mut minh, board) = (world.person("minh").await, world.organisation("ban-tgdv").to_string());
    let fields = [("don_vi", board.as_str()), ("cam_doan", "1")];
    let text = [HEAD, symbol, &BODY.replace('#', told)].concat();
    let page = minh.upload("/van-ban/tai-len", &fields, "tep", "ke-hoach.txt", text.as_bytes()).await;
    let path = page.location().unwrap_or_else(|| panic!("no document: {}", page.text())).to_owned();
    let preview = minh.get(&format!("{path}/ban-hanh")).await;
    let version = preview.value("version").unwrap_or_else(|| panic!("no preview: {}", preview.text()));
    let done = minh.submit(&format!("{path}/ban-hanh"), &[("version", &version)]).await;
    done.expect_status(200).expect("Đã ban hành");
    path.trim_start_matches("/van-ban/").to_owned()
}

/// A target of the province, which stands above that of Yên Hến.
pub async fn target_above(world: &World) -> Uuid {
    let (mut binh, province) = (world.person("binh").await, world.organisation("tinh-uy"));
    let form = [
        ("chi_tieu", "vocational-education/C08"),
        ("nam", "2026"),
        ("muc_cam_ket", "ít nhất 400"),
        ("can_cu", "Nghị quyết số 3-NQ/TU"),
    ];
    binh.post(&format!("/chi-tieu/don-vi/{province}/moi"), &form).await.expect_status(303);
    one(world, "SELECT id FROM target WHERE organisation_id = $1", params![province]).await
}

/// A plan that Lan writes for Yên Hến.
pub async fn written(world: &World, parent: &str) -> Uuid {
    let mut lan = world.person("lan").await;
    lan.post("/ke-hoach/soan/moi", &[("thuc_hien", parent)]).await.expect_status(303);
    let id = one(world, "SELECT id FROM plan_draft", params![]).await;
    let draft = format!("/ke-hoach/soan/{id}");
    lan.post(&format!("{draft}/sap-xep"), &[("version", "1"), ("viec", "phan-moi"), ("ten", "A")])
        .await
        .expect_status(303);
    lan.post(&format!("{draft}/phan/1/muc-moi"), &[("noi_dung", "Mở lớp")]).await.expect_status(303);
    id
}
