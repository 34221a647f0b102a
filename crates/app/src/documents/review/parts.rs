//! The working copy in parts, each with its path: what a correction changed, and how it is taken back.
//!
//! `null` stands for a part that is not there. A duty or a recipient that was added is not removed again when its adding is
//! taken back, only dropped, so that numbers stay.

use super::{Act, DutyReview, Reviewed, Sending};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// Values by their paths: `document.date`, `duties.3.addressees`, `recipients.0.sending`, `settled.document.symbol`.
pub type Parts = BTreeMap<String, Json>;

/// What a correction did.
#[derive(Debug, Clone, PartialEq)]
pub struct Corrected {
    /// What it was.
    pub act: Act,
    /// What it was about, by its path.
    pub about: String,
    /// What stood there.
    pub before: Parts,
    /// What stands there now.
    pub after: Parts,
}

impl Corrected {
    /// What differs between two states.
    pub fn between(act: Act, about: String, before: &Parts, after: &Parts) -> Self {
        let value = |parts: &Parts, path: &str| parts.get(path).cloned().unwrap_or(Json::Null);
        let mut corrected = Corrected { act, about, before: Parts::new(), after: Parts::new() };
        for path in before.keys().chain(after.keys()) {
            let (old, new) = (value(before, path), value(after, path));
            if old != new {
                corrected.before.insert(path.clone(), old);
                corrected.after.insert(path.clone(), new);
            }
        }
        corrected
    }

    /// Whether everything that it changed is still as it left it.
    pub fn still_stands(&self, now: &Parts) -> bool {
        self.after.iter().all(|(path, value)| now.get(path).unwrap_or(&Json::Null) == value)
    }

    /// Whether another correction changed something that this one changed.
    pub fn touches(&self, other: &Corrected) -> bool {
        self.after.keys().any(|path| other.after.contains_key(path))
    }
}

impl Reviewed {
    /// Every part with its value.
    pub fn parts(&self) -> Parts {
        let head = &self.head;
        let mut parts = Parts::from([
            ("document.symbol".to_owned(), json!(head.symbol)),
            ("document.date".to_owned(), json!(head.date)),
            ("document.issuer".to_owned(), json!(head.issuer)),
            ("document.subject".to_owned(), json!(head.subject)),
        ]);
        for (index, duty) in self.duties.iter().enumerate() {
            parts.extend(duty.parts().map(|(field, value)| (format!("duties.{index}.{field}"), value)));
        }
        for (index, recipient) in self.recipients.iter().enumerate() {
            parts.insert(format!("recipients.{index}.sending"), json!(recipient.sending));
            parts.insert(format!("recipients.{index}.purpose"), json!(recipient.purpose));
        }
        parts.extend(self.settled.iter().map(|about| (format!("settled.{about}"), json!(true))));
        parts
    }

    /// Puts one part back to a value that it had. What cannot be read is left as it is.
    pub(super) fn put_back(&mut self, path: &str, value: &Json) {
        if let Some(about) = path.strip_prefix("settled.") {
            if value.is_null() {
                self.settled.remove(about);
            } else {
                self.settled.insert(about.to_owned());
            }
            return;
        }
        let pieces: Vec<&str> = path.split('.').collect();
        match pieces.as_slice() {
            ["document", "symbol"] => put(&mut self.head.symbol, value),
            ["document", "date"] => put(&mut self.head.date, value),
            ["document", "issuer"] => put(&mut self.head.issuer, value),
            ["document", "subject"] => put(&mut self.head.subject, value),
            ["duties", index, field] => {
                if let Some(duty) = index.parse().ok().and_then(|index: usize| self.duties.get_mut(index)) {
                    duty.put_back(field, value);
                }
            }
            ["recipients", index, field] => {
                let recipient = index.parse().ok().and_then(|index: usize| self.recipients.get_mut(index));
                match (recipient, *field) {
                    (Some(recipient), "sending") if value.is_null() => recipient.sending = Sending::Outside,
                    (Some(recipient), "sending") => put(&mut recipient.sending, value),
                    (Some(recipient), "purpose") => put(&mut recipient.purpose, value),
                    _ => {}
                }
            }
            _ => {}
        }
    }
}

impl DutyReview {
    /// Each part with its value.
    pub fn parts(&self) -> [(&'static str, Json); 5] {
        [
            ("action", json!([self.action, self.kind, self.modality, self.outputs])),
            ("addressees", json!(self.addressees)),
            ("deadline", json!(self.timing)),
            ("dropped", json!(self.dropped)),
            ("place", json!([self.span, self.provision])),
        ]
    }

    /// Puts one part back to a value that it had, or to one that a later reader found.
    pub fn put_back(&mut self, field: &str, value: &Json) {
        match field {
            "deadline" => put(&mut self.timing, value),
            // It was not there before: it stays, dropped.
            "dropped" if value.is_null() => self.dropped = true,
            "dropped" => put(&mut self.dropped, value),
            "addressees" => put(&mut self.addressees, value),
            "action" => {
                if let Ok(values) = serde_json::from_value(value.clone()) {
                    (self.action, self.kind, self.modality, self.outputs) = values;
                }
            }
            "place" => {
                if let Ok(values) = serde_json::from_value(value.clone()) {
                    (self.span, self.provision) = values;
                }
            }
            _ => {}
        }
    }
}

fn put<T: serde::de::DeserializeOwned>(place: &mut T, value: &Json) {
    if let Ok(value) = serde_json::from_value(value.clone()) {
        *place = value;
    }
}
