//! The registers of a pack as its page lists them: who keeps each, by what a row is known, what its fields are, and which indicators
//! are made of its rows.

use super::words::of;
use crate::{language::Language, look::Frame, organisations::classes};
use domain::packs::{Field, Pack, Register, Sort};

/// A register.
pub struct RegisterLine {
    pub code: String,
    pub name: String,
    pub note: String,
    pub facts: Vec<(String, String)>,
    pub fields: Vec<(String, String, String)>,
}

/// The registers of a pack.
pub fn lines(frame: &Frame, pack: &Pack) -> Vec<RegisterLine> {
    pack.registers.iter().map(|register| line(frame, pack, register)).collect()
}

fn line(frame: &Frame, pack: &Pack, register: &Register) -> RegisterLine {
    let named = |codes: &[String]| {
        let fields = codes.iter().filter_map(|code| register.field(code));
        fields.map(|field| of(frame, &field.name)).collect::<Vec<_>>().join(", ")
    };
    let kept_by: Vec<String> = register.kept_by.iter().map(|code| class_name(frame, code)).collect();
    let fed = pack.indicators.iter().filter(|it| it.feeds.iter().any(|(_, take)| take.register == register.code));
    let fed: Vec<&str> = fed.map(|indicator| indicator.code.as_str()).collect();
    let said = |key: &str| frame.say(key).to_string();
    let kept = if kept_by.is_empty() { said("packs-register-everyone") } else { kept_by.join(", ") };
    let facts = [
        ("packs-register-kept-by", kept),
        ("packs-register-key", named(&register.key)),
        ("packs-register-validity", said(validity_key(register))),
        ("packs-register-sums", named(&register.sums)),
        ("packs-register-feeds", fed.join(", ")),
    ];
    RegisterLine {
        code: register.code.clone(),
        name: of(frame, &register.name),
        note: register.note.as_ref().map(|note| of(frame, note)).unwrap_or_default(),
        facts: facts
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| (said(key), value))
            .collect(),
        fields: register.fields.iter().map(|field| field_line(frame, pack, field)).collect(),
    }
}

fn validity_key(register: &Register) -> &'static str {
    match (register.has_validity, register.allows_overlap, register.has_succession) {
        (false, ..) => "packs-register-without-days",
        (true, true, _) => "packs-register-overlapping",
        (true, false, true) => "packs-register-succeeding",
        (true, false, false) => "packs-register-one-at-a-time",
    }
}

fn class_name(frame: &Frame, code: &str) -> String {
    let class = classes().class(code);
    let name = class.map(|class| match frame.language {
        Language::Vi => class.name_vi.clone(),
        Language::En => class.name_en.clone(),
    });
    name.unwrap_or_else(|| code.to_owned())
}

fn field_line(frame: &Frame, pack: &Pack, field: &Field) -> (String, String, String) {
    let key = match field.sort.code() {
        "money" => "packs-sort-money",
        "whole" => "packs-sort-whole",
        "decimal" => "packs-sort-decimal",
        "date" => "packs-sort-date",
        "yes-no" => "packs-sort-yes-no",
        "choice" => "packs-sort-choice",
        "organisation" => "packs-sort-organisation",
        "document" => "packs-sort-document",
        "record" => "packs-sort-record",
        _ => "packs-sort-text",
    };
    let more = match &field.sort {
        Sort::Number { unit: Some(unit), .. } => of(frame, unit),
        Sort::Choice { members, .. } => {
            members.iter().map(|member| of(frame, &member.name)).collect::<Vec<_>>().join("; ")
        }
        Sort::Record { register } => pack.register(register).map(|it| of(frame, &it.name)).unwrap_or_default(),
        _ => String::new(),
    };
    let required = if field.is_required { frame.say("packs-field-required").to_string() } else { String::new() };
    let parts = [frame.say(key).to_string(), more, required];
    let sort = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    (field.code.clone(), of(frame, &field.name), sort)
}
