//! The words for what documents are made of: types, kinds of duties, timings, selectors, in the person's language.
//!
//! It only names things; every sentence stands in the texts of this subject.

use super::actions::{State, StoredDocument};
use crate::{
    language::Language,
    look::{Choice, Tone, dates},
};
use domain::{
    obligations::Timing,
    organisations::{Graph, Selector},
};
use papers::reading::{AddresseeRole, DutyKind, Modality, Purpose};

macro_rules! keys {
    ($($(#[$meta:meta])* $name:ident($type:ty) { $($pattern:pat => $key:literal),* $(,)? })*) => {
        $(
            $(#[$meta])*
            pub fn $name(language: Language, value: $type) -> String {
                let key = match value { $($pattern => $key),* };
                language.say(key).to_string()
            }
        )*
    };
}

keys! {
    /// What a duty asks for.
    kind(DutyKind) {
        DutyKind::Plan => "documents-kind-plan",
        DutyKind::Disseminate => "documents-kind-disseminate",
        DutyKind::EmbedTargets => "documents-kind-embed-targets",
        DutyKind::Implement => "documents-kind-implement",
        DutyKind::Inspect => "documents-kind-inspect",
        DutyKind::SocialSupervision => "documents-kind-social-supervision",
        DutyKind::Review => "documents-kind-review",
        DutyKind::Report => "documents-kind-report",
        DutyKind::Advise => "documents-kind-advise",
        DutyKind::Coordinate => "documents-kind-coordinate",
        DutyKind::Resource => "documents-kind-resource",
        DutyKind::Recommend => "documents-kind-recommend",
    }
    /// How binding a duty is.
    modality(Modality) {
        Modality::Must => "documents-modality-must",
        Modality::Should => "documents-modality-should",
        Modality::Encouraged => "documents-modality-encouraged",
    }
    /// What an addressee is.
    role(AddresseeRole) {
        AddresseeRole::Lead => "documents-role-lead",
        AddresseeRole::Support => "documents-role-support",
        AddresseeRole::Advise => "documents-role-advise",
        AddresseeRole::Supervise => "documents-role-supervise",
    }
    /// Why a recipient gets a document.
    purpose(Purpose) {
        Purpose::Report => "documents-purpose-report",
        Purpose::Execute => "documents-purpose-execute",
        Purpose::Coordinate => "documents-purpose-coordinate",
        Purpose::Inform => "documents-purpose-inform",
        Purpose::Archive => "documents-purpose-archive",
    }
    /// The type of a document, by its slug.
    document_type(&str) {
        "nghi-quyet" => "documents-type-nghi-quyet",
        "quyet-dinh" => "documents-type-quyet-dinh",
        "quy-dinh" => "documents-type-quy-dinh",
        "chi-thi" => "documents-type-chi-thi",
        "ket-luan" => "documents-type-ket-luan",
        "quy-che" => "documents-type-quy-che",
        "huong-dan" => "documents-type-huong-dan",
        "ke-hoach" => "documents-type-ke-hoach",
        "chuong-trinh" => "documents-type-chuong-trinh",
        "thong-bao" => "documents-type-thong-bao",
        "bao-cao" => "documents-type-bao-cao",
        "to-trinh" => "documents-type-to-trinh",
        "cong-van" => "documents-type-cong-van",
        "cong-dien" => "documents-type-cong-dien",
        "de-an" => "documents-type-de-an",
        "phuong-an" => "documents-type-phuong-an",
        "thong-tri" => "documents-type-thong-tri",
        "thong-tu" => "documents-type-thong-tu",
        "nghi-dinh" => "documents-type-nghi-dinh",
        "luat" => "documents-type-luat",
        "bien-ban" => "documents-type-bien-ban",
        "giay-moi" => "documents-type-giay-moi",
        "thong-cao" => "documents-type-thong-cao",
        "tuyen-bo" => "documents-type-tuyen-bo",
        "loi-keu-goi" => "documents-type-loi-keu-goi",
        _ => "documents-type-khac",
    }
    /// A line of the organisations, by its code.
    line(&str) {
        "party" => "documents-line-party",
        "state" => "documents-line-state",
        "front" => "documents-line-front",
        "professional" => "documents-line-professional",
        _ => "documents-line-other",
    }
}

/// Symbol, word and tone of a state.
pub fn state(language: Language, state: State) -> (&'static str, String, Tone) {
    let (symbol, key, tone) = match state {
        State::Cited => ("e-none", "documents-state-cited", Tone::Mute),
        State::Unpublished => ("s-new", "documents-state-unpublished", Tone::Warn),
        State::Published => ("s-done", "documents-state-published", Tone::Ok),
        State::Retracted => ("s-off", "documents-state-retracted", Tone::Mute),
    };
    (symbol, language.say(key).to_string(), tone)
}

/// «Hướng dẫn 85-HD/BTGTU», or the type alone.
pub fn short_title(language: Language, document: &StoredDocument) -> String {
    named(language, &document.document_type, document.symbol.as_deref())
}

/// The same, of a type and a symbol.
pub fn named(language: Language, type_of: &str, symbol: Option<&str>) -> String {
    let named = document_type(language, type_of);
    symbol.map_or(named.clone(), |symbol| format!("{named} {symbol}"))
}

/// A provision as people name it, of its label and those around it, the outermost first: «II.1.b»; empty without any.
pub fn clause_name<'l>(labels: impl IntoIterator<Item = &'l str>) -> String {
    let bare = labels.into_iter().map(|label| label.trim_matches(|sign: char| !sign.is_alphanumeric()));
    bare.filter(|label| !label.is_empty()).collect::<Vec<_>>().join(".")
}

/// So many characters of a subject stand in for a symbol.
const SUBJECT_CHARACTERS: usize = 60;

/// «Hướng dẫn 85-HD/BTGTU»; without a symbol the type and the beginning of the subject.
pub fn title(language: Language, document: &StoredDocument) -> String {
    let named = document_type(language, &document.document_type);
    let subject = document.subject.as_str();
    match &document.symbol {
        Some(symbol) => format!("{named} {symbol}"),
        None if subject.is_empty() => named,
        None if subject.chars().count() <= SUBJECT_CHARACTERS => format!("{named} {subject}"),
        None => {
            let beginning: String = subject.chars().take(SUBJECT_CHARACTERS).collect();
            let whole = beginning.rsplit_once(' ').map_or(beginning.as_str(), |(whole, _)| whole);
            format!("{named} {whole}…")
        }
    }
}

/// The kinds of duties as choices.
pub fn kinds(language: Language) -> Vec<Choice> {
    DutyKind::ALL.iter().map(|item| Choice::new(item.code(), kind(language, *item))).collect()
}

/// The degrees of binding as choices.
pub fn modalities(language: Language) -> Vec<Choice> {
    Modality::ALL.iter().map(|item| Choice::new(item.code(), modality(language, *item))).collect()
}

/// When something is due; `months` is the setting for what has no date.
pub fn timing(language: Language, timing: Option<&Timing>, months: i64) -> String {
    match timing {
        None => language.say("documents-timing-open").with("count", months).to_string(),
        Some(Timing::Standing { confirm_every_months }) => {
            language.say("documents-timing-standing").with("count", *confirm_every_months).to_string()
        }
        Some(Timing::Once { due_on, time: None }) => dates::written(*due_on),
        Some(Timing::Once { due_on, time: Some(time) }) => {
            let hour = format!("{:02}:{:02}", time.hour(), time.minute());
            language.say("documents-timing-hour").with("hour", hour).with("date", dates::written(*due_on)).to_string()
        }
        Some(Timing::Recurring { rule }) => recurrence(language, rule),
    }
}

/// A rule of RFC 5545 in words; a rule of another form is shown as it is.
fn recurrence(language: Language, rule: &str) -> String {
    let part = |name: &str| {
        rule.split(';').find_map(|part| part.split_once('=').filter(|(key, _)| *key == name)).map(|(_, value)| value)
    };
    let key = match (part("FREQ"), part("INTERVAL").unwrap_or("1")) {
        (Some("YEARLY"), "1") => "documents-timing-yearly",
        (Some("MONTHLY"), "1") => "documents-timing-monthly",
        (Some("MONTHLY"), "3") => "documents-timing-quarterly",
        (Some("MONTHLY"), "6") => "documents-timing-half-yearly",
        (Some("WEEKLY"), "1") => "documents-timing-weekly",
        (Some("DAILY"), "1") => "documents-timing-daily",
        _ => return rule.to_owned(),
    };
    let words = language.say(key).to_string();
    match (part("BYMONTHDAY"), part("BYMONTH")) {
        (Some("-1"), _) => format!("{words}, {}", language.say("documents-timing-last-day")),
        (Some(day), Some(month)) => format!("{words}, {day}/{month}"),
        (Some(day), None) => format!("{words}, {}", language.say("documents-timing-day").with("day", day)),
        _ => words,
    }
}

/// What a selector means, in words.
pub fn selector(language: Language, graph: &Graph, of: &Selector) -> String {
    match of {
        Selector::Class { classes, .. } => {
            let named = |code: &String| class(language, graph, code);
            classes.iter().map(named).collect::<Vec<_>>().join(", ")
        }
        Selector::Named { name } => name.clone(),
        Selector::Issuer => language.say("documents-issuer-itself").to_string(),
        Selector::Union { of } => of.iter().map(|part| selector(language, graph, part)).collect::<Vec<_>>().join("; "),
        Selector::Except { of, except } => {
            let (of, except) = (selector(language, graph, of), selector(language, graph, except));
            language.say("documents-all-except").with("of", of).with("except", except).to_string()
        }
        Selector::Within { of, place } => {
            let of = selector(language, graph, of);
            language.say("documents-all-within").with("of", of).with("place", place.as_str()).to_string()
        }
    }
}

/// What a rule of the reader finds, in words; nothing for a rule of another reader.
pub fn rule(language: Language, name: &str) -> &'static str {
    let rule = papers::reading::RULES.iter().find(|rule| rule.name == name);
    rule.map_or("", |rule| if language == Language::Vi { rule.vietnamese } else { rule.english })
}

/// The name of a class.
pub fn class(language: Language, graph: &Graph, code: &str) -> String {
    let entry = graph.catalogue().class(code);
    entry.map_or_else(
        || code.to_owned(),
        |entry| if language == Language::Vi { entry.name_vi.clone() } else { entry.name_en.clone() },
    )
}

/// The anchor of a provision in the source text, by its eId.
pub fn provision_anchor(eid: &str) -> String {
    format!("dk-{eid}")
}
