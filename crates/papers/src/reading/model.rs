//! The values of a reading, exactly as the public JSON of `docs/reading.schema.json` has them. No rule stands here.
//!
//! `None` is what the document does not state.

use super::findings::{Finding, Span};
use super::source::Source;
use domain::organisations::Selector;
use serde::{Deserialize, Serialize};

macro_rules! words {
    ($($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $code:literal),* $(,)? })*) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
            pub enum $name { $($(#[$variant_meta])* #[serde(rename = $code)] $variant),* }

            impl $name {
                /// All of them.
                pub const ALL: &'static [$name] = &[$($name::$variant),*];

                /// The word of the JSON.
                pub const fn code(self) -> &'static str {
                    match self { $($name::$variant => $code),* }
                }

                /// From the word of the JSON.
                pub fn from_code(code: &str) -> Option<Self> {
                    Self::ALL.iter().copied().find(|item| item.code() == code)
                }
            }
        )*
    };
}

words! {
    /// Whose document rules the document follows.
    Family {
        /// Party committees and their bodies.
        Party = "party",
        /// State authorities.
        State = "state",
        /// The Front and the socio-political organisations.
        Front = "front",
        /// Anyone else, or not to be told.
        Other = "other",
    }
    /// The mark of a state secret.
    Secrecy {
        /// The lowest degree.
        Mat = "mật",
        /// The middle degree.
        ToiMat = "tối mật",
        /// The highest degree.
        TuyetMat = "tuyệt mật",
    }
    /// How fast the document is to be handled.
    Urgency {
        /// Urgent.
        Khan = "khẩn",
        /// Very urgent.
        ThuongKhan = "thượng khẩn",
        /// At once.
        HoaToc = "hỏa tốc",
    }
    /// Why a recipient gets the document.
    Purpose {
        /// To be informed as a superior (để báo cáo).
        Report = "report",
        /// To carry it out (để thực hiện).
        Execute = "execute",
        /// To work together (để phối hợp).
        Coordinate = "coordinate",
        /// To know (để biết).
        Inform = "inform",
        /// To keep (lưu).
        Archive = "archive",
    }
    /// The kind of a numbered part.
    ProvisionKind {
        /// Phần, or a Roman number.
        Part = "part",
        /// Chương.
        Chapter = "chapter",
        /// Mục.
        Section = "section",
        /// Điều.
        Article = "article",
        /// Khoản.
        Clause = "clause",
        /// Điểm.
        Point = "point",
        /// A numbered paragraph.
        Paragraph = "paragraph",
        /// A dash.
        Indent = "indent",
    }
    /// What a citation says about the two documents.
    Relation {
        /// Căn cứ.
        Basis = "basis",
        /// Thực hiện.
        Implements = "implements",
        /// Sửa đổi, bổ sung.
        Amends = "amends",
        /// Thay thế.
        Replaces = "replaces",
        /// Kèm theo.
        Attaches = "attaches",
        /// Any other mention.
        Mentions = "mentions",
    }
    /// What an addressee is in a duty.
    AddresseeRole {
        /// Chủ trì, or the only one told.
        Lead = "lead",
        /// Phối hợp.
        Support = "support",
        /// Tham mưu.
        Advise = "advise",
        /// Giám sát.
        Supervise = "supervise",
    }
    /// What a duty asks for.
    DutyKind {
        /// To make a plan or programme.
        Plan = "plan",
        /// To make known.
        Disseminate = "disseminate",
        /// To put targets into own plans.
        EmbedTargets = "embed-targets",
        /// To carry out.
        Implement = "implement",
        /// To inspect and supervise.
        Inspect = "inspect",
        /// Social supervision and critique.
        SocialSupervision = "social-supervision",
        /// Sơ kết, tổng kết.
        Review = "review",
        /// To report.
        Report = "report",
        /// To advise the committee.
        Advise = "advise",
        /// To coordinate.
        Coordinate = "coordinate",
        /// To provide means.
        Resource = "resource",
        /// To propose changes.
        Recommend = "recommend",
    }
    /// How binding a duty is.
    Modality {
        /// Yêu cầu, giao, phải.
        Must = "must",
        /// Đề nghị, cần.
        Should = "should",
        /// Khuyến khích.
        Encouraged = "encouraged",
    }
    /// What kind of deadline the words give.
    DeadlineKind {
        /// One day.
        Date = "date",
        /// Again and again, by a rule.
        Recurring = "recurring",
        /// Within a period.
        Period = "period",
        /// No day can be told.
        Vague = "vague",
    }
    /// How the day of a deadline is meant; all run to its end.
    TimeBound {
        /// Trước.
        Before = "before",
        /// Chậm nhất.
        By = "by",
        /// Đến hết.
        Through = "through",
    }
    /// How a target compares.
    Comparison {
        /// Low is given.
        AtLeast = "at-least",
        /// High is given.
        AtMost = "at-most",
        /// Low and high are the same.
        About = "about",
        /// Both are given.
        Range = "range",
        /// Low and high are the same.
        Exactly = "exactly",
    }
}

/// Everything that was read of one document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// Version of this format: 1.
    pub reading_version: i64,
    /// The file.
    pub source: Source,
    /// The plain text that the reader worked on.
    pub text: String,
    /// The head and the foot of the document.
    pub document: DocumentHead,
    /// Numbered parts, in order, flat.
    pub provisions: Vec<Provision>,
    /// Other documents that are named.
    pub citations: Vec<Citation>,
    /// What someone is told to do.
    pub duties: Vec<Duty>,
    /// Numeric goals.
    pub targets: Vec<Target>,
    /// What the text does not say and a person must.
    pub questions: Vec<Question>,
    /// Where each part of the reading was found and by which rule of `docs/reading.md`.
    #[serde(default)]
    pub findings: Vec<Finding>,
}

/// Head and foot of a document. `None` is: not stated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DocumentHead {
    /// Whose rules it follows.
    pub family: Family,
    /// Slug of the type, such as `huong-dan`; `khac` when unknown.
    #[serde(rename = "type")]
    pub document_type: String,
    /// Number and symbol as printed, such as `72-KH/TU`.
    pub symbol: Option<String>,
    /// Issuing body, in normal case.
    pub issuer: Option<String>,
    /// The superior body printed above it.
    pub parent_issuer: Option<String>,
    /// Place of issue.
    pub place: Option<String>,
    /// Date of issue.
    pub date: Option<jiff::civil::Date>,
    /// What it is about (trích yếu).
    pub subject: Option<String>,
    /// Mark of a state secret.
    pub secrecy: Option<Secrecy>,
    /// Mark of urgency.
    pub urgency: Option<Urgency>,
    /// Who signed.
    pub signatories: Vec<Signatory>,
    /// Nơi nhận.
    pub recipients: Vec<Recipient>,
}

/// One signature.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Signatory {
    /// For whom, such as `K/T TRƯỞNG BAN`.
    pub capacity: Option<String>,
    /// Office of the signatory.
    pub title: Option<String>,
    /// Name.
    pub name: Option<String>,
}

/// One line of «Nơi nhận».
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recipient {
    /// As printed.
    pub text: String,
    /// Why, when it is said or follows from the words.
    pub purpose: Option<Purpose>,
}

/// One numbered part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Provision {
    /// eId in the manner of Akoma Ntoso: `part_II__para_1`.
    pub id: String,
    /// The part that holds it.
    pub parent: Option<String>,
    /// Its kind.
    pub kind: ProvisionKind,
    /// Number as printed.
    pub label: String,
    /// Title on the same line, where the line is only a title.
    pub heading: Option<String>,
    /// With everything inside it.
    pub span: Span,
}

/// A mention of another document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Citation {
    /// As printed.
    pub text: String,
    /// Slug of its type.
    #[serde(rename = "type")]
    pub document_type: Option<String>,
    /// Its symbol.
    pub symbol: Option<String>,
    /// Its date.
    pub date: Option<jiff::civil::Date>,
    /// Its issuer.
    pub issuer: Option<String>,
    /// How this document stands to it.
    pub relation: Relation,
    /// Where.
    pub span: Span,
}

/// Who is to do it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Addressee {
    /// As printed, or inherited.
    pub text: String,
    /// As what.
    pub role: AddresseeRole,
    /// How it resolves to organisations; `None`: a person must say.
    pub selector: Option<Selector>,
}

/// When it is to be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Deadline {
    /// As printed.
    pub text: String,
    /// Kind.
    pub kind: DeadlineKind,
    /// The day, for `date` and where a period ends on one.
    pub date: Option<jiff::civil::Date>,
    /// Rule of RFC 5545 for `recurring`.
    pub rule: Option<String>,
    /// Hour, when stated.
    pub time: Option<jiff::civil::Time>,
    /// How the day is meant.
    pub bound: Option<TimeBound>,
}

/// One addressee set being told to do one connected thing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Duty {
    /// Innermost provision that holds it.
    pub provision: Option<String>,
    /// Its words.
    pub span: Span,
    /// Who.
    pub addressees: Vec<Addressee>,
    /// What.
    pub action: String,
    /// Kind.
    pub kind: DutyKind,
    /// How binding.
    pub modality: Modality,
    /// When, when it is said.
    pub deadline: Option<Deadline>,
    /// Things it asks to be produced.
    pub outputs: Vec<String>,
}

/// A numeric goal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Where.
    pub provision: Option<String>,
    /// Its words.
    pub span: Span,
    /// As printed.
    pub text: String,
    /// By the end of this year.
    pub year: Option<i64>,
    /// How.
    pub comparison: Comparison,
    /// Lower bound.
    pub low: Option<serde_json::Number>,
    /// Upper bound.
    pub high: Option<serde_json::Number>,
    /// Unit as printed.
    pub unit: Option<String>,
}

/// What the text does not say and a person must.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Path of the field: `document.date`, `duties.3.addressees`.
    pub about: String,
    /// The question.
    pub text: String,
}
