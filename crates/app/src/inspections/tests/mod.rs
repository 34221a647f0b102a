//! Stories of inspection and supervision: a finding from the programme to its verified closing; what is refused; races; who sees
//! what; what a reorganisation carries on.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod reading;
mod refusals;
mod reorganised;
mod walk;

use crate::coverage::tests::{ground::Paper, two_levels};
use testkit::{Client, Page, World};

/// The board inspects Yên Hến on its guidance of four clauses.
pub struct Ground {
    pub world: World,
    pub guidance: Paper,
    pub minh: Client,
    pub hanh: Client,
}

/// A form, so that a test changes what it is about and nothing else.
pub type Form = Vec<(&'static str, String)>;

/// Sends a form that owns its words.
pub async fn send(client: &mut Client, path: &str, form: &Form) -> Page {
    let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    client.submit(path, &fields).await
}

/// A form with one field of another value.
pub fn with(form: &Form, field: &'static str, value: &str) -> Form {
    let mut changed: Form = form.iter().filter(|(name, _)| *name != field).cloned().collect();
    changed.push((field, value.to_owned()));
    changed
}

impl Ground {
    pub async fn new() -> Self {
        let world = World::new().await;
        let (guidance, _) = two_levels(&world).await;
        let (minh, hanh) = (world.person("minh").await, world.person("hanh").await);
        Ground { world, guidance, minh, hanh }
    }

    /// What is typed of a visit to Yên Hến.
    pub fn visit(&self) -> Form {
        vec![
            ("loai_cuoc", "inspection".to_owned()),
            ("noi_dung_kiem_tra", "việc thực hiện Hướng dẫn số 85-HD/BTGTU".to_owned()),
            ("don_vi_duoc_kiem_tra", "Đảng ủy xã Yên Hến".to_owned()),
            ("van_ban", self.guidance.id.to_string()),
            ("tu_ngay", "16/11/2026".to_owned()),
            ("den_ngay", "18/11/2026".to_owned()),
            ("doan", "Đồng chí Phó Trưởng ban - Trưởng đoàn\nĐồng chí chuyên viên - Thư ký".to_owned()),
            ("quyet_dinh", "12-QĐ/BTGDVTU".to_owned()),
            ("ngay_quyet_dinh", "10/11/2026".to_owned()),
        ]
    }

    /// Begins a visit and says its address.
    pub async fn begin(&mut self, form: &Form) -> String {
        let page = send(&mut self.minh, "/kiem-tra/cuoc/moi", form).await;
        let link = page.link("/kiem-tra/cuoc/").unwrap_or_else(|| panic!("no visit: {}", page.text()));
        link.split('/').take(4).collect::<Vec<_>>().join("/")
    }

    /// What is typed of a shortcoming of a unit in the third clause.
    pub fn shortcoming(&self, unit: &str) -> Form {
        vec![
            ("don_vi_phat_hien", self.world.organisation(unit).to_string()),
            ("dieu_khoan_phat_hien", self.guidance.clauses[2].to_string()),
            ("loai_phat_hien", "shortcoming".to_owned()),
            ("muc_do", "moderate".to_owned()),
            ("noi_dung_phat_hien", "Chưa mở lớp dạy nghề nào cho thanh niên.".to_owned()),
        ]
    }

    /// Records it and says the address of the finding.
    pub async fn found(&mut self, visit: &str, form: &Form) -> String {
        let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let page = self.minh.post(&format!("{visit}/phat-hien"), &fields).await;
        page.location().unwrap_or_else(|| panic!("no finding: {}", page.text())).to_owned()
    }

    /// Asks a unit for the remedy by a day and says the address of the assignment.
    pub async fn asked(&mut self, finding: &str, unit: &str, due: &str) -> String {
        let form = self.remedy(unit, due);
        let page = send(&mut self.minh, &format!("{finding}/khac-phuc"), &form).await;
        page.expect("Đã giao khắc phục").link("/phan-viec/").expect("an assignment")
    }

    /// What is typed of a remedy.
    pub fn remedy(&self, unit: &str, due: &str) -> Form {
        vec![
            ("don_vi_khac_phuc", self.world.organisation(unit).to_string()),
            ("noi_dung_khac_phuc", "Mở một lớp dạy nghề ngắn hạn cho thanh niên.".to_owned()),
            ("han_khac_phuc", due.to_owned()),
        ]
    }

    /// The unit's people carry an assignment out, and the board accepts it.
    pub async fn carried_out(&mut self, assignment: &str, clerk: &str, head: &str) {
        let (mut clerk, mut head) = (self.world.person(clerk).await, self.world.person(head).await);
        let done = [("khai", "done"), ("noi_dung", "Đã mở một lớp 30 học viên.")];
        step(&mut clerk, assignment, "bao-cao", &done).await.expect_status(200);
        step(&mut head, assignment, "duyet", &[]).await.expect("Đã duyệt báo cáo");
        step(&mut clerk, assignment, "gui", &[]).await.expect_status(200);
        self.accepted(assignment).await.expect("Đã công nhận");
    }

    /// The board accepts what waits.
    pub async fn accepted(&mut self, assignment: &str) -> Page {
        let submission = self.minh.get(assignment).await.value("bao_cao").expect("a submission");
        step(&mut self.minh, assignment, "cong-nhan", &[("bao_cao", &submission)]).await
    }

    /// What is typed of a re-inspection.
    pub fn recheck(&self, verdict: &str) -> Form {
        vec![
            ("ban", "0".to_owned()),
            ("ngay_tai_kiem_tra", "23/11/2026".to_owned()),
            ("nguoi_tai_kiem_tra", "Đoàn kiểm tra của Ban".to_owned()),
            ("ket_luan_tai_kiem_tra", verdict.to_owned()),
            ("noi_dung_tai_kiem_tra", "Đã xem danh sách lớp và gặp học viên.".to_owned()),
        ]
    }
}

/// One step of an assignment, with the version that its page shows.
pub async fn step(client: &mut Client, assignment: &str, step: &str, fields: &[(&str, &str)]) -> Page {
    let version = client.get(assignment).await.value("version").unwrap_or_default();
    let all: Vec<(&str, &str)> = [("version", version.as_str())].iter().chain(fields).copied().collect();
    client.submit(&format!("{assignment}/{step}"), &all).await
}
