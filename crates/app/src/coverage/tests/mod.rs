//! Stories of coverage: relating, looking at the matrix and at gaps, what is refused, who may, and races.

mod aging;
pub mod ground;
pub mod large;
mod letters;
mod looking;
mod program;
mod relating;

use ground::Paper;
use jiff::civil::date;
use testkit::World;

/// A guidance of the provincial board with four clauses for two communes, and the plan of Yên Hến below it.
pub async fn two_levels(world: &World) -> (Paper, Paper) {
    let (hen, sau) = (world.organisation("du-yen-hen-2025"), world.organisation("du-yen-sau-2025"));
    let both = || vec![hen, sau];
    let guidance = ground::published(
        world,
        (world.organisation("ban-tgdv"), "huong-dan", "85-HD/BTGTU"),
        &[
            ("1.", "Ban hành kế hoạch tuyên truyền về học nghề của địa phương.", both()),
            ("2.", "Rà soát chính sách hỗ trợ người học nghề ở vùng cao.", both()),
            ("3.", "Mở lớp dạy nghề ngắn hạn cho thanh niên nông thôn.", both()),
            ("4.", "Kiểm tra, giám sát và sơ kết hằng năm.", vec![hen]),
        ],
        date(2026, 10, 1),
    )
    .await;
    let plan = ground::published(
        world,
        (hen, "ke-hoach", "04-KH/ĐU"),
        &[
            ("1.", "Tuyên truyền về học nghề trong các chi bộ theo kế hoạch của địa phương.", vec![]),
            ("2.", "Mở hai lớp dạy nghề ngắn hạn cho thanh niên nông thôn.", vec![]),
            ("3.", "Tu sửa nhà văn hóa thôn.", vec![]),
        ],
        date(2026, 11, 2),
    )
    .await;
    ground::declared(world, &plan, &[&guidance]).await;
    (guidance, plan)
}

/// A ticked pair, as a form sends it.
pub fn tick(clause: Option<domain::ids::ProvisionId>, parent: domain::ids::ProvisionId, seen: i64) -> String {
    format!("{}|{parent}|{seen}", clause.map_or_else(|| "-".to_owned(), |id| id.to_string()))
}
