//! The things that the walk asks for: one of each kind, so that every address of the system can be filled with something
//! that exists. A kind that is not known here fails the walk.

use crate::{difficulties, inspections, outreach, people::Era, plans, registers, reviews};
use app::{
    failure::Failure,
    files::FileStore,
    obligations::actions::{NewObligation, open_obligations},
    permits::Permit,
};
use database::{Value, params, record};
use domain::{ids::DocumentId, obligations::Timing};
use jiff::civil::date;
use serde_json::json;
use std::collections::BTreeMap;
use testkit::{TODAY, World};
use uuid::Uuid;

record! {
    struct Found { id: Uuid }
}

/// Kind of a part of an address: the words before it, and its name.
type Kind = (&'static str, &'static str);

/// The parts of addresses, filled.
pub struct Ground {
    today: BTreeMap<Kind, String>,
    before: BTreeMap<Kind, String>,
    head: String,
    difficulty: String,
    submission: String,
    receipt: String,
    question: String,
}

/// A document as Minh sees it: its first duty and its first question.
struct Paper {
    id: Uuid,
    duty: String,
    question: String,
}

impl Paper {
    fn without_reading(id: Uuid) -> Self {
        Paper { id, duty: "1".to_owned(), question: "x".to_owned() }
    }
}

const PUBLISHED: &str = "INSERT INTO document (id, owner_id, family, type, issued_on, subject, subject_folded, \
     registered_by, registered_at_ms, version) \
     SELECT $1, $2, 'party', 'plan', '2025-05-01', 'kế hoạch', 'ke hoach', id, 0, 1 FROM account WHERE login = 'minh'";
const REPORT: &str = "INSERT INTO progress_report (id, assignment_id, declared, narrative, reported_by, reported_at_ms) \
     SELECT $1, $2, 'done', 'Đã ban hành kế hoạch.', id, 1 FROM account WHERE login = 'lan'";
const FILE: &str = "INSERT INTO file (sha256, size_bytes, media_type, stored_at_ms) VALUES ($1, 1, 'text/plain', 1)";
const EVIDENCE: &str = "INSERT INTO evidence (id, assignment_id, file_sha256, file_name, caption, attached_by, \
     attached_at_ms) SELECT $1, $2, $3, 'a.txt', 'Kế hoạch', id, 1 FROM account WHERE login = 'lan'";
const ENDORSEMENT: &str = "INSERT INTO endorsement (progress_report_id, endorsed_by, endorsed_at_ms) \
     SELECT $1, id, 2 FROM account WHERE login = 'son'";
const SUBMISSION: &str = "INSERT INTO submission (id, assignment_id, progress_report_id, receipt_number, content_sha256, \
     evidence_count, submitted_by, submitted_at_ms) \
     SELECT $1, $2, $1, 'BN-1', $3, 1, id, 3 FROM account WHERE login = 'lan'";

const REPORT_OF: &str = "SELECT id FROM report WHERE round_id = $1 AND organisation_id = $2";
const CONTENT: &str = "INSERT INTO report_content (id, report_id, number, draft_version, acting_id, made_by, made_at_ms) \
     SELECT $1, $2, 1, 1, $3, id, 1 FROM account WHERE login = 'son'";
const ENDORSED_CONTENT: &str = "INSERT INTO report_endorsement (content_id, endorsed_by, endorsed_at_ms) \
     SELECT $1, id, 2 FROM account WHERE login = 'son'";
const HANDED_IN: &str = "INSERT INTO report_submission (id, report_id, content_id, receipt_number, content_sha256, \
     acting_id, submitted_by, submitted_at_ms) SELECT $1, $2, $1, 'BC-1', $3, $4, id, 3 FROM account WHERE login = 'lan'";

const GUIDANCE: &str = "\
BAN TUYÊN GIÁO VÀ DÂN VẬN
*
Số 9-HD/BTGDVTU

HƯỚNG DẪN
về tuyên truyền nghị quyết

1. Các đảng ủy xã, phường xây dựng kế hoạch thực hiện trước ngày 30/12/2026.

2. Các đơn vị liên quan phối hợp tuyên truyền.

Nơi nhận:
- Các đảng ủy xã, phường,
- Lưu VP.
";

impl Ground {
    /// Makes one thing of each kind.
    pub async fn prepare(world: &World) -> Self {
        let unit = world.organisation("du-yen-hen-2025").uuid();
        let former_unit = world.organisation("du-yen-hen-cu").uuid();
        let document = opened(world).await;
        let obligation = one(world, "SELECT id FROM obligation WHERE document_id = $1", params![document]).await;
        const HELD: &str = "SELECT id FROM assignment WHERE obligation_id = $1 AND organisation_id = $2";
        let assignment = one(world, HELD, params![obligation, unit]).await;
        let inherited = one(world, HELD, params![obligation, former_unit]).await;
        let submitted = submitted(world, assignment).await;
        let lan = one(world, "SELECT id FROM account WHERE login = 'lan'", params![]).await;
        let (invitation, token) = invited(world, unit).await;
        let paper = unpublished(world).await.unwrap_or_else(|| Paper::without_reading(document));
        let (round, report, receipt) = reported(world).await;
        let cut = round_of(world, "2025-2").await;
        let part = one(world, REPORT_OF, params![cut, world.organisation("cu-vinh-gao")]).await;
        let reorganisation = prepared(world).await;
        let request = asked_for(world).await;
        let target = set(world).await;
        let (parent, plan) = plans::published(world).await;
        let draft = plans::written(world, &parent).await;
        let above = plans::target_above(world).await;
        let (review, block) = reviews::approved(world).await;
        let campaign = outreach::recorded(world).await.to_string();
        let record = registers::kept(world).await;
        let difficulty = difficulties::forwarded(world, assignment, submitted).await;
        let inspected = inspections::inspected(world, &parent).await;
        let clause = one(
            world,
            "SELECT id FROM provision WHERE document_id = $1 ORDER BY position",
            params![plan.parse::<Uuid>().expect("the identity of the plan")],
        )
        .await;
        let event = app_event(world, unit);
        let today = [
            (("sap-xep", "reorganisation"), reorganisation.to_string()),
            (("dot", "round"), round.to_string()),
            (("lich", "request"), request.to_string()),
            (("chi-tieu", "code"), "C08".to_owned()),
            (("chi-tieu", "target"), target.to_string()),
            (("ke-hoach", "document"), plan.clone()),
            (("van-ban", "document"), plan.clone()),
            (("dieu-khoan", "provision"), clause.to_string()),
            (("clauses", "provision"), clause.to_string()),
            (("soan", "draft"), draft.to_string()),
            (("muc", "clause"), "2".to_owned()),
            (("phan", "part"), "1".to_owned()),
            (("tong-ket", "review"), review.to_string()),
            (("reviews", "review"), review.to_string()),
            (("chuong-trinh", "programme"), inspected.programme.to_string()),
            (("inspection-programmes", "programme"), inspected.programme.to_string()),
            (("cuoc", "planned"), inspected.planned.to_string()),
            (("cuoc", "inspection"), inspected.visit.to_string()),
            (("inspections", "inspection"), inspected.visit.to_string()),
            (("de-cuong", "item"), inspected.item.to_string()),
            (("items", "item"), inspected.item.to_string()),
            (("phat-hien", "finding"), inspected.finding.to_string()),
            (("findings", "finding"), inspected.finding.to_string()),
            (("minh-chung", "number"), "1".to_owned()),
            (("files", "number"), "1".to_owned()),
            (("doan", "block"), block.clone()),
            (("blocks", "block"), block),
            (("dua-vao", "target"), above.to_string()),
            (("{organisation}", "pack"), "vocational-education".to_owned()),
            (("{pack}", "code"), "C08".to_owned()),
            (("{pack}", "register"), "institutions".to_owned()),
            (("registers", "pack"), "vocational-education".to_owned()),
            (("dong", "record"), record.to_string()),
            (("register-records", "record"), record.to_string()),
            (("so-lieu", "report"), report.to_string()),
            (("{report}", "cell"), "C08.value".to_owned()),
            (("bao-cao", "report"), report.to_string()),
            (("bien-nhan", "receipt"), receipt.to_string()),
            (("phan", "section"), "outreach".to_owned()),
            (("excel", "upload"), Uuid::from_u128(0x79).to_string()),
            (("van-ban", "id"), paper.id.to_string()),
            (("nhiem-vu", "number"), paper.duty),
            (("hieu-chinh", "correction"), "1".to_owned()),
            (("noi-nhan", "recipient"), "1".to_owned()),
            (("doc-lai", "proposal"), "1".to_owned()),
            (("nhiem-vu", "id"), obligation.to_string()),
            (("phan-viec", "id"), assignment.to_string()),
            (("minh-chung", "evidence"), submitted.to_string()),
            (("kho-khan", "difficulty"), difficulty.to_string()),
            (("difficulties", "difficulty"), difficulty.to_string()),
            (("tep", "evidence"), submitted.to_string()),
            (("bien-nhan", "submission"), submitted.to_string()),
            (("don-vi", "id"), unit.to_string()),
            (("don-vi", "organisation"), unit.to_string()),
            (("nguoi-dung", "account"), lan.to_string()),
            (("loi-moi", "invitation"), invitation.to_string()),
            (("loi-moi", "token"), token),
            (("ma-truy-cap", "token"), Uuid::nil().to_string()),
            (("lich", "token"), "khong-co.ics".to_owned()),
            (("goi-nghiep-vu", "pack"), "vocational-education".to_owned()),
            (("reports", "report"), report.to_string()),
            (("rounds", "round"), round.to_string()),
            (("organisations", "organisation"), unit.to_string()),
            (("packs", "pack"), "vocational-education".to_owned()),
            (("documents", "document"), paper.id.to_string()),
            (("coverage", "document"), plan.clone()),
            (("plans", "document"), plan.clone()),
            (("plan-drafts", "draft"), draft.to_string()),
            (("obligations", "obligation"), obligation.to_string()),
            (("assignments", "assignment"), assignment.to_string()),
            (("organisation-events", "event"), event.to_string()),
            (("corrections", "correction"), "1".to_owned()),
            (("proposals", "proposal"), "1".to_owned()),
            (("invitations", "invitation"), invitation.to_string()),
            (("people", "account"), lan.to_string()),
            (("standing-requests", "request"), request.to_string()),
            (("receipts", "receipt"), receipt.to_string()),
            (("evidence", "evidence"), submitted.to_string()),
            (("receipts", "submission"), submitted.to_string()),
            (("targets", "target"), target.to_string()),
            (("reorganisations", "reorganisation"), reorganisation.to_string()),
            (("tuyen-truyen", "campaign"), campaign.clone()),
            (("hoat-dong", "activity"), campaign.clone()),
            (("minh-chung", "number"), "1".to_owned()),
            (("tai-lieu", "material"), campaign.clone()),
            (("{material}", "number"), "1".to_owned()),
            (("campaigns", "campaign"), campaign.clone()),
            (("activities", "activity"), campaign.clone()),
            (("materials", "material"), campaign),
            (("evidence", "number"), "1".to_owned()),
            (("units", "organisation"), unit.to_string()),
            (("assets", "digest"), "0".to_owned()),
            (("{digest}", "*path"), "app.css".to_owned()),
        ];
        let before = [
            (("bao-cao", "report"), part.to_string()),
            (("reports", "report"), part.to_string()),
            (("organisations", "organisation"), former_unit.to_string()),
            (("assignments", "assignment"), inherited.to_string()),
            (("phan-viec", "id"), inherited.to_string()),
            (("don-vi", "id"), former_unit.to_string()),
            (("don-vi", "organisation"), former_unit.to_string()),
            (("{organisation}", "pack"), "vocational-education".to_owned()),
            (("{pack}", "code"), "C08".to_owned()),
            (("{pack}", "register"), "institutions".to_owned()),
            (("registers", "pack"), "vocational-education".to_owned()),
        ];
        let head = one(world, "SELECT id FROM account WHERE login = 'son'", params![]).await.to_string();
        Ground {
            today: today.into(),
            before: before.into(),
            head,
            difficulty: difficulty.to_string(),
            submission: submitted.to_string(),
            receipt: receipt.to_string(),
            question: paper.question,
        }
    }

    /// Every field that a form may want before it asks for rights, with something that it can read. A new form whose
    /// fields are missing here shows as a fault with status 422.
    pub fn fields(&self) -> Vec<(&str, &str)> {
        vec![
            ("version", "1"),
            ("ly_do", "vì cần"),
            ("ho_ten", "Ai Đó"),
            ("thu_truong", &self.head),
            ("khai", "done"),
            ("noi_dung", "Đã làm"),
            ("ghi_chu", "Vẫn làm"),
            ("bao_cao", &self.submission),
            ("y_kien", "Chưa đủ"),
            ("han_moi", "31/12/2027"),
            ("ly_do_gia_han", "vì cần"),
            ("ly_do_rut_gia_han", "vì cần"),
            ("den_ngay", "30/11/2026"),
            ("ly_do_huy", "vì cần"),
            ("cam_doan", "1"),
            ("lan_gui", &self.receipt),
            ("bieu", "vocational-education/half-year"),
            ("ky", "2026-1"),
            ("loai", "party:dang-uy-xa"),
            ("han", "30/11/2026"),
            ("ve", &self.question),
            ("thuc_hien", &self.submission),
            ("muc", &self.submission),
            ("so_tien", "5 triệu"),
            ("ngay_cuoi", "31/12/2027"),
            ("ly_do_ket_thuc", "vì cần"),
            ("ly_do_mo_lai", "vì cần"),
            ("ngay_sap_xep", "31/12/2027"),
            ("cach_sap_xep", "dissolved"),
            ("can_cu", "Quyết định 1"),
            ("ly_do_rut", "vì cần"),
            ("gop_voi", &self.difficulty),
            ("tach_ra", &self.difficulty),
            ("giai_quyet", "yes"),
            ("ket_qua", "noted"),
        ]
    }

    /// The address with its parts filled. Nothing when the era has no such thing; a fault when no era has.
    pub fn path(&self, pattern: &str, era: Era) -> Result<Option<String>, String> {
        let mut filled = Vec::new();
        let mut before = "";
        let mut has_thing = false;
        for part in pattern.split('/') {
            let Some(name) = part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) else {
                filled.push(part.to_owned());
                before = part;
                continue;
            };
            let today = self.today.get(&(before, name));
            let today = today.ok_or_else(|| format!("the walk has no thing for {{{name}}} after {before}"))?;
            let thing = if era == Era::Today { Some(today) } else { self.before.get(&(before, name)) };
            let Some(thing) = thing else { return Ok(None) };
            filled.push(thing.clone());
            has_thing = true;
            before = part;
        }
        Ok((has_thing || era == Era::Today).then(|| filled.join("/")))
    }
}

/// An event that touches a unit.
fn app_event(world: &World, unit: Uuid) -> Uuid {
    let graph = world.app.organisations();
    graph.events_of(unit.into()).first().map(|event| event.id.uuid()).expect("an event of the unit")
}

pub async fn one(world: &World, sql: &'static str, values: Vec<Value>) -> Uuid {
    world.connection().await.one::<Found>(sql, values).await.expect("a thing of the walk").id
}

/// A document of May 2025 with one obligation for the former Yên Hến; today its successor holds it.
async fn opened(world: &World) -> Uuid {
    let (graph, board) = (world.app.organisations(), world.organisation("ban-tgdv"));
    let obligation = NewObligation {
        provision: None,
        action: "Xây dựng kế hoạch thực hiện".to_owned(),
        kind: "plan".to_owned(),
        modality: "must".to_owned(),
        outputs: Vec::new(),
        span: (0, 1),
        timing: Timing::Once { due_on: date(2026, 12, 31), time: None },
        leads: vec![world.organisation("du-yen-hen-cu")],
        supporters: Vec::new(),
    };
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            let document: DocumentId = tx.new_id();
            let thing = ("document", document.uuid());
            let permit = Permit::of_the_system(tx, "publish-document", thing, json!({})).await?;
            _ = tx.execute(PUBLISHED, params![document, board]).await?;
            let issued = date(2025, 5, 1);
            open_obligations(tx, &permit, &graph, document, board, issued, TODAY, vec![obligation]).await?;
            Ok::<_, Failure>(document.uuid())
        })
    });
    write.await.expect("the obligations open")
}

/// A report with its evidence, endorsed and submitted; one identity serves for all three.
async fn submitted(world: &World, assignment: Uuid) -> Uuid {
    let sha256 = world.app.files().keep(b"a").await.expect("a file");
    assert_eq!(sha256, FileStore::hash(b"a"));
    let id = Uuid::from_u128(0x77);
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            _ = tx.execute(REPORT, params![id, assignment]).await?;
            _ = tx.execute(FILE, params![sha256]).await?;
            _ = tx.execute(EVIDENCE, params![id, assignment, sha256]).await?;
            _ = tx.execute(ENDORSEMENT, params![id]).await?;
            _ = tx.execute(SUBMISSION, params![id, assignment, sha256]).await?;
            Ok::<_, database::Error>(id)
        })
    });
    write.await.expect("a submission")
}

/// A reporting round of Minh's board for a period.
async fn round_of(world: &World, period: &str) -> Uuid {
    let mut minh = world.person("minh").await;
    let form = [
        ("bieu", "vocational-education/half-year"),
        ("ky", period),
        // Before today, so that somebody is late.
        ("han", "20/11/2026"),
        ("loai", "party:dang-uy-xa"),
        ("loai", "party:dang-uy-phuong"),
    ];
    let page = minh.post("/bao-cao/dot/moi", &form).await;
    let location = page.location().unwrap_or_else(|| panic!("no round: {}", page.text())).to_owned();
    location.trim_start_matches("/bao-cao/dot/").parse().expect("the id of a round")
}

/// A round of this period, the report of Yên Hến in it, and its submission; one identity serves for content and receipt.
async fn reported(world: &World) -> (Uuid, Uuid, Uuid) {
    let round = round_of(world, "2026-2").await;
    let unit = world.organisation("du-yen-hen-2025");
    let report = one(world, REPORT_OF, params![round, unit]).await;
    let id = Uuid::from_u128(0x78);
    let write = world.app.database().write(move |tx| {
        Box::pin(async move {
            _ = tx.execute(CONTENT, params![id, report, unit]).await?;
            _ = tx.execute(ENDORSED_CONTENT, params![id]).await?;
            _ = tx.execute(HANDED_IN, params![id, report, [0; 32], unit]).await?;
            Ok::<_, database::Error>(())
        })
    });
    write.await.expect("a submitted report");
    (round, report, id)
}

/// A standing request of Minh's board.
async fn asked_for(world: &World) -> Uuid {
    let mut minh = world.person("minh").await;
    let form = [("bieu", "vocational-education/half-year"), ("mo", "1"), ("han", "5"), ("loai", "party:dang-uy-xa")];
    let page = minh.post("/bao-cao/lich/moi", &form).await;
    let location = page.location().unwrap_or_else(|| panic!("no standing request: {}", page.text())).to_owned();
    location.trim_start_matches("/bao-cao/lich/").parse().expect("the id of a standing request")
}

/// A target of Yên Hến.
async fn set(world: &World) -> Uuid {
    let mut lan = world.person("lan").await;
    let path = format!("/chi-tieu/don-vi/{}", world.organisation("du-yen-hen-2025"));
    let form = [
        ("chi_tieu", "vocational-education/C08"),
        ("nam", "2026"),
        ("muc_cam_ket", "ít nhất 40"),
        ("can_cu", "Kế hoạch số 4-KH/ĐU"),
    ];
    lan.post(&format!("{path}/moi"), &form).await.expect_status(303);
    one(world, "SELECT id FROM target", params![]).await
}

/// A reorganisation that Bình prepares for the provincial committee.
async fn prepared(world: &World) -> Uuid {
    let mut binh = world.person("binh").await;
    let owner = world.organisation("tinh-uy").to_string();
    let form = [
        ("ten", "Sắp xếp các xã"),
        ("can_cu", "Nghị quyết 1"),
        ("ngay", "01/01/2027"),
        ("co_quan", owner.as_str()),
        ("dan", "Đảng ủy xã Yên Hến\tĐảng ủy xã Yên Vĩnh"),
    ];
    let page = binh.post("/don-vi/sap-xep/moi", &form).await;
    let location = page.location().unwrap_or_else(|| panic!("no reorganisation: {}", page.text())).to_owned();
    location.trim_start_matches("/don-vi/sap-xep/").parse().expect("the id of a reorganisation")
}

/// An invitation of Sơn, and its token.
async fn invited(world: &World, unit: Uuid) -> (Uuid, String) {
    let mut son = world.person("son").await;
    let form = format!("/nguoi-dung/don-vi/{unit}/loi-moi");
    let token = son.get(&form).await.value("ma").expect("a token");
    let fields = [("ho_ten", "Tô Văn Hải"), ("vai_tro", "clerk"), ("ma", token.as_str())];
    son.post(&form, &fields).await.expect_status(200);
    (one(world, "SELECT id FROM invitation", params![]).await, token)
}

/// A document that Minh has brought in and not published, once documents can be brought in.
async fn unpublished(world: &World) -> Option<Paper> {
    let has_upload = app::routes::all().iter().any(|route| route.path == "/van-ban/tai-len");
    if !has_upload {
        return None;
    }
    let board = world.organisation("ban-tgdv").to_string();
    let mut minh = world.person("minh").await;
    let fields = [("don_vi", board.as_str()), ("cam_doan", "1")];
    let page = minh.upload("/van-ban/tai-len", &fields, "tep", "huong-dan.txt", GUIDANCE.as_bytes()).await;
    let location = page.location().unwrap_or_else(|| panic!("no document: {}", page.text())).to_owned();
    let id: Uuid = location.strip_prefix("/van-ban/")?.split(['/', '?', '#']).next()?.parse().ok()?;
    let page = minh.get(&format!("/van-ban/{id}")).await;
    let duties = format!("/van-ban/{id}/nhiem-vu/");
    let duty = page.link(&duties).expect("a duty of the guidance");
    let duty = duty.strip_prefix(&duties)?.split(['/', '?', '#']).next()?.to_owned();
    Some(Paper { id, duty, question: page.value("ve").expect("a question about the guidance") })
}
