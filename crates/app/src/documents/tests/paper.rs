//! A document with a reading made by hand, so that these stories do not change with the reader.

use domain::{
    ids::{AccountId, DocumentId},
    organisations::Selector,
    permissions::Role,
};
use jiff::civil::date;
use papers::reading::{
    Addressee, AddresseeRole, Citation, Deadline, DeadlineKind, DocumentHead, Duty, DutyKind, Family, Modality,
    Provision, ProvisionKind, Question, Reading, Recipient, Relation, Source, Span, TimeBound,
};
use testkit::{
    World,
    app::{
        caller::{Caller, Entrance, Post},
        documents::actions::{self, Registered, Upload},
    },
};

pub const GUIDANCE: &str = include_str!("guidance.txt");

const DISTRICTS: &str = "Các huyện ủy, thị ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy";
const FRONT: &str = "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh";
const PLAN: &str = "xây dựng kế hoạch thực hiện “học đi đôi với hành” & <b>liên kết</b>";
const CAMPAIGN: &str = "tuyên truyền, vận động đoàn viên, hội viên";
const REPORTING: &str = "định kỳ báo cáo kết quả";
const BRANCHES: &str = "phối hợp thực hiện";

/// Where words stand in the guidance, the first time.
pub fn span(words: &str) -> Span {
    span_in(GUIDANCE, words)
}

pub fn span_in(text: &str, words: &str) -> Span {
    let at = text.find(words).unwrap_or_else(|| panic!("«{words}» is not in the text"));
    let start = text[..at].chars().count();
    [start, start + words.chars().count()]
}

fn citation(
    text: &str,
    slug: &str,
    symbol: &str,
    day: jiff::civil::Date,
    issuer: &str,
    relation: Relation,
) -> Citation {
    Citation {
        text: text.to_owned(),
        document_type: Some(slug.to_owned()),
        symbol: Some(symbol.to_owned()),
        date: Some(day),
        issuer: Some(issuer.to_owned()),
        relation,
        span: span(text),
    }
}

fn addressee(text: &str, selector: Option<Selector>) -> Addressee {
    Addressee { text: text.to_owned(), role: AddresseeRole::Lead, selector }
}

fn duty(words: &str, provision: &str, kind: DutyKind, addressee: Addressee, deadline: Option<Deadline>) -> Duty {
    Duty {
        provision: Some(provision.to_owned()),
        span: span(words),
        addressees: vec![addressee],
        action: words.to_owned(),
        kind,
        modality: Modality::Must,
        deadline,
        outputs: if kind == DutyKind::Plan { vec!["kế hoạch".to_owned()] } else { Vec::new() },
    }
}

fn provision(id: &str, parent: Option<&str>, kind: ProvisionKind, label: &str, starts: &str, ends: &str) -> Provision {
    Provision {
        id: id.to_owned(),
        parent: parent.map(str::to_owned),
        kind,
        label: label.to_owned(),
        heading: None,
        span: [span(starts)[0], span(ends)[1]],
    }
}

pub fn districts() -> Selector {
    let classes = ["huyen-uy", "thi-uy", "thanh-uy", "dang-uy-truc-thuoc"];
    Selector::Class { line: "party".to_owned(), classes: classes.map(str::to_owned).to_vec() }
}

/// The guidance as a reader would give it back, with neither symbol nor date.
pub fn guidance() -> Reading {
    let deadline = Deadline {
        text: "trước ngày 30/9/2024".to_owned(),
        kind: DeadlineKind::Date,
        date: Some(date(2024, 9, 30)),
        rule: None,
        time: None,
        bound: Some(TimeBound::Before),
    };
    let front = || addressee(FRONT, Some(Selector::Named { name: FRONT.to_owned() }));
    Reading {
        reading_version: 1,
        source: Source {
            file_name: "huong-dan.txt".to_owned(),
            media_type: "text/plain".to_owned(),
            sha256: String::new(),
            bytes: GUIDANCE.len(),
            method: "text".to_owned(),
            warnings: Vec::new(),
            notes: Vec::new(),
        },
        text: GUIDANCE.to_owned(),
        document: DocumentHead {
            family: Family::Party,
            document_type: "huong-dan".to_owned(),
            symbol: None,
            issuer: Some("Ban Tuyên giáo Tỉnh ủy".to_owned()),
            parent_issuer: Some("Tỉnh ủy Lam Giang".to_owned()),
            place: None,
            date: None,
            subject: Some("tuyên truyền, thực hiện Kế hoạch số 72-KH/TU".to_owned()),
            secrecy: None,
            urgency: None,
            signatories: Vec::new(),
            recipients: vec![
                Recipient { text: "Thường trực Tỉnh ủy".to_owned(), purpose: None },
                Recipient { text: FRONT.to_owned(), purpose: None },
            ],
        },
        provisions: vec![
            provision("part_I", None, ProvisionKind::Part, "I -", "I - NỘI DUNG", REPORTING),
            provision("part_I__para_1", Some("part_I"), ProvisionKind::Paragraph, "1.", "1. Các huyện", "30/9/2024."),
            provision("part_I__para_2", Some("part_I"), ProvisionKind::Paragraph, "2.", "2. Ủy ban", REPORTING),
            provision("part_II", None, ProvisionKind::Part, "II -", "II - TỔ CHỨC", BRANCHES),
        ],
        citations: vec![
            citation(
                "Kế hoạch số 72-KH/TU ngày 17/8/2023 của Ban Thường vụ Tỉnh ủy",
                "ke-hoach",
                "72-KH/TU",
                date(2023, 8, 17),
                "Ban Thường vụ Tỉnh ủy",
                Relation::Implements,
            ),
            citation(
                "Chỉ thị số 21-CT/TW ngày 04/5/2023 của Ban Bí thư",
                "chi-thi",
                "21-CT/TW",
                date(2023, 5, 4),
                "Ban Bí thư",
                Relation::Implements,
            ),
            citation(
                "Hướng dẫn số 157-HD/BTGTW ngày 21/5/2024 của Ban Tuyên giáo Trung ương",
                "huong-dan",
                "157-HD/BTGTW",
                date(2024, 5, 21),
                "Ban Tuyên giáo Trung ương",
                Relation::Basis,
            ),
        ],
        duties: vec![
            duty(PLAN, "part_I__para_1", DutyKind::Plan, addressee(DISTRICTS, Some(districts())), Some(deadline)),
            duty(CAMPAIGN, "part_I__para_2", DutyKind::Disseminate, front(), None),
            duty(REPORTING, "part_I__para_2", DutyKind::Report, front(), None),
            duty(BRANCHES, "part_II", DutyKind::Coordinate, addressee("Các ngành liên quan", None), None),
        ],
        targets: Vec::new(),
        findings: Vec::new(),
        questions: vec![
            Question { about: "document.date".to_owned(), text: "Văn bản không ghi ngày ban hành.".to_owned() },
            Question {
                about: "document.symbol".to_owned(), text: "Văn bản không có số, ký hiệu.".to_owned()
            },
            Question { about: "duties.2.deadline".to_owned(), text: "«Định kỳ» là bao lâu?".to_owned() },
            Question { about: "duties.3.addressees".to_owned(), text: "«Các ngành liên quan» là ai?".to_owned() },
        ],
    }
}

database::record! { struct Account { id: AccountId } }

/// A person who acts without a browser.
pub async fn caller(world: &World, login: &str, organisation: &str, role: Role) -> Caller {
    const FIND: &str = "SELECT id FROM account WHERE login = $1";
    let found: Account = world.connection().await.one(FIND, database::params![login]).await.expect("the account");
    let post = Post { organisation: world.organisation(organisation), role, is_local: false };
    Caller { account: found.id, full_name: login.to_owned(), posts: vec![post], entrance: Entrance::None }
}

/// Registers a reading made by hand, as Minh for the provincial board.
pub async fn registered(world: &World, reading: Reading) -> DocumentId {
    registered_by(world, "minh", "ban-tgdv", reading).await
}

/// Registers a reading made by hand.
pub async fn registered_by(world: &World, login: &str, organisation: &str, reading: Reading) -> DocumentId {
    let caller = caller(world, login, organisation, Role::Specialist).await;
    let upload = Upload {
        owner: world.organisation(organisation),
        text_of: None,
        file_name: "huong-dan.txt".to_owned(),
        content: reading.text.clone().into_bytes(),
        reading,
    };
    match actions::register(&world.app, &caller, upload).await.expect("it is registered") {
        Registered::New(id) | Registered::TextOf(id) | Registered::Known(id) => id,
    }
}
