//! What people typed into the form of a report, as they typed it, and how two people's typing comes together.
//!
//! A field that only one of them touched is taken silently; one that both changed keeps the first value and shows the
//! other beside it until a person chooses. Nothing typed is dropped, and nothing is read as a number here.

use domain::{ids::AccountId, text::nfc};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Before the name of a field: what it held when the form was shown.
const BEGAN: &str = "goc-";
/// Before the name of a field: which of two people's values a person chose.
const CHOSEN: &str = "chon-";
/// Before the name of a field: what was given in another report and stood in the box without being typed.
const GIVEN: &str = "nguon-";
/// What the names of a report's fields begin with: numbers, ticks, readings, reasons, copies, words.
const KINDS: &[&str] = &["o-", "k-", "d-", "g-", "c-", "l-"];
/// The longest name of a field, in bytes.
const NAME_LIMIT: usize = 120;
/// Name of the field that tells one open page from another.
const PAGE: &str = "trang";
/// The longest text of one field, in characters.
const FIELD_LIMIT: usize = 20_000;

/// The working copy: name of each field and its text, and what is in dispute.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Text by name of the field; an empty one is left out.
    pub fields: BTreeMap<String, String>,
    /// From which open page a field was written last, where the page said so: a page is not in dispute with itself.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub written: BTreeMap<String, String>,
    /// Fields that two people changed at the same time: the other values, each with its person.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub disputed: BTreeMap<String, Vec<Other>>,
    /// Leaves of the form that were saved at least once, by their word: what was opened is told from what was not.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub opened: BTreeSet<String>,
    /// What the last block that was pasted did to each field, so that it can be taken back.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub pasted: BTreeMap<String, Replaced>,
}

/// What a field held before a block was pasted over it, and since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    /// Before.
    pub before: String,
    /// Since.
    pub after: String,
}

/// What another person typed into the same field at the same time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Other {
    /// The text.
    pub value: String,
    /// Whose it is.
    pub by: AccountId,
    /// The person's name.
    pub name: String,
    /// When it was sent.
    pub at_ms: i64,
}

/// One field as a browser sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sent {
    began: String,
    value: String,
    chosen: Option<String>,
    given: Option<String>,
}

impl Sent {
    /// Whether the person left what was given elsewhere as it stood: it stays tied to where it was given.
    fn is_left_as_given(&self) -> bool {
        self.began.is_empty() && self.given.as_ref() == Some(&self.value)
    }
}

/// A form as it arrived.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SentForm {
    fields: BTreeMap<String, Sent>,
    rest: BTreeMap<String, String>,
    keeps_given: bool,
}

impl SentForm {
    /// Puts the pairs of a form in order. A field of the report comes with what it held when the form was shown; a box
    /// that is not ticked comes with nothing else.
    pub fn of(pairs: Vec<(String, String)>) -> Self {
        let pairs: BTreeMap<String, String> = pairs.into_iter().map(|(name, value)| (name, stored(&value))).collect();
        let mut form = SentForm::default();
        for (name, value) in &pairs {
            if let Some(field) = name.strip_prefix(BEGAN).filter(|field| is_field(field)) {
                let typed = pairs.get(field).cloned().unwrap_or_default();
                let chosen = pairs.get(&[CHOSEN, field].concat()).cloned();
                let given = pairs.get(&[GIVEN, field].concat()).cloned();
                form.fields.insert(field.to_owned(), Sent { began: value.clone(), value: typed, chosen, given });
            }
        }
        form.rest = pairs
            .into_iter()
            .filter(|(name, _)| {
                ![BEGAN, CHOSEN, GIVEN].iter().any(|kind| name.starts_with(kind)) && !form.fields.contains_key(name)
            })
            .collect();
        form
    }

    /// A person pressed a button: what was given elsewhere and left as it stands is kept from now on.
    pub fn pressed(self) -> Self {
        SentForm { keeps_given: true, ..self }
    }

    /// Whether it holds a field of the report at all.
    pub fn has_fields(&self) -> bool {
        !self.fields.is_empty()
    }

    /// A value that belongs to no field of the report, such as the version that was seen.
    pub fn other(&self, name: &str) -> &str {
        self.rest.get(name).map(String::as_str).unwrap_or_default()
    }
}

impl Draft {
    /// What a field holds.
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map(String::as_str).unwrap_or_default()
    }

    /// Puts a field's text in its place.
    pub fn put(&mut self, name: &str, value: impl Into<String>) {
        let value = value.into();
        if value.is_empty() {
            self.fields.remove(name);
        } else {
            self.fields.insert(name.to_owned(), value);
        }
    }

    /// Puts a field's text in its place, from an open page, and ends a dispute about it.
    pub fn write(&mut self, field: &str, value: String, page: &str) {
        self.put(field, value);
        self.disputed.remove(field);
        if page.is_empty() {
            self.written.remove(field);
        } else {
            self.written.insert(field.to_owned(), page.to_owned());
        }
    }

    /// Takes a person's form over what is kept.
    pub fn take(&mut self, form: &SentForm, by: AccountId, name: &str, at_ms: i64) {
        for (field, sent) in &form.fields {
            let present = self.field(field).to_owned();
            let page = form.other(PAGE);
            let is_own = !page.is_empty() && self.written.get(field).is_some_and(|written| written == page);
            if let Some(chosen) = &sent.chosen {
                self.write(field, chosen.clone(), page);
            } else if sent.is_left_as_given() {
                if form.keeps_given && present.is_empty() {
                    self.write(field, sent.value.clone(), page);
                }
            } else if sent.value == sent.began || sent.value == present {
                // Untouched by this person, or both typed the same.
            } else if present == sent.began || is_own {
                self.write(field, sent.value.clone(), page);
            } else {
                let other = Other { value: sent.value.clone(), by, name: name.to_owned(), at_ms };
                let others = self.disputed.entry(field.clone()).or_default();
                if !others.iter().any(|known| known.value == other.value) {
                    others.push(other);
                }
            }
        }
    }

    /// Puts a field's text in its place as a part of a block, and remembers what stood there.
    pub fn paste(&mut self, field: &str, value: String) {
        let before = self.field(field).to_owned();
        if before != value {
            self.written.remove(field);
            self.put(field, value.clone());
            self.pasted.insert(field.to_owned(), Replaced { before, after: value });
        }
    }

    /// Takes the last block back; what was typed over it since stays. Tells how many fields changed.
    pub fn take_paste_back(&mut self) -> usize {
        let mut count = 0;
        for (field, replaced) in std::mem::take(&mut self.pasted) {
            if self.field(&field) == replaced.after {
                self.written.remove(&field);
                self.put(&field, replaced.before);
                count += 1;
            }
        }
        count
    }

    /// The other values of a field that a person must choose from.
    pub fn others(&self, field: &str) -> &[Other] {
        self.disputed.get(field).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Whether a name is one of a report's fields. A form that the system made holds no others.
fn is_field(name: &str) -> bool {
    name.len() <= NAME_LIMIT && KINDS.iter().any(|kind| name.starts_with(kind))
}

/// As it is stored: composed letters, line ends of Unix, no blanks around, not longer than a field may be.
fn stored(typed: &str) -> String {
    nfc(typed.trim()).replace("\r\n", "\n").chars().take(FIELD_LIMIT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn form(fields: &[(&str, &str, &str)]) -> SentForm {
        let pairs = fields.iter().flat_map(|(name, began, value)| {
            [((*name).to_owned(), (*value).to_owned()), (format!("goc-{name}"), (*began).to_owned())]
        });
        SentForm::of(pairs.collect())
    }

    fn take(draft: &mut Draft, form: &SentForm) {
        draft.take(form, AccountId::from(Uuid::nil()), "Lan", 1);
    }

    #[test]
    fn each_field_comes_together_by_itself() {
        // present, began, sent, then: what is kept, and the other values beside it.
        let table = [
            ("", "", "12", "12", None),
            ("12", "12", "13", "13", None),
            ("12", "12", "", "", None),
            ("12", "", "", "12", None),
            ("12", "", "12", "12", None),
            ("12", "", "13", "12", Some("13")),
            ("", "12", "13", "", Some("13")),
            ("12", "11", "11", "12", None),
        ];
        for (present, began, sent, kept, other) in table {
            let mut draft = Draft::default();
            draft.put("o-a", present);
            take(&mut draft, &form(&[("o-a", began, sent)]));
            assert_eq!(draft.field("o-a"), kept, "{present} {began} {sent}");
            let others: Vec<&str> = draft.others("o-a").iter().map(|other| other.value.as_str()).collect();
            assert_eq!(others, other.into_iter().collect::<Vec<_>>(), "{present} {began} {sent}");
        }
    }

    #[test]
    fn a_choice_ends_the_dispute_and_a_box_may_be_left_unticked() {
        let mut draft = Draft::default();
        draft.put("o-a", "12");
        draft.put("k-b", "1");
        take(&mut draft, &form(&[("o-a", "", "13")]));
        take(&mut draft, &SentForm::of(vec![("goc-k-b".to_owned(), "1".to_owned())]));
        assert_eq!((draft.others("o-a").len(), draft.field("k-b")), (1, ""));
        let chosen = [("o-a", "12"), ("goc-o-a", "12"), ("chon-o-a", "13"), ("version", "4")];
        let chosen = SentForm::of(chosen.map(|(name, value)| (name.to_owned(), value.to_owned())).into());
        take(&mut draft, &chosen);
        assert_eq!((draft.field("o-a"), draft.others("o-a").len(), chosen.other("version")), ("13", 0, "4"));
    }

    #[test]
    fn a_page_that_saves_while_one_types_is_not_in_dispute_with_itself() {
        let from = |page: &str, value: &str| {
            let pairs = [("o-a", value), ("goc-o-a", ""), ("trang", page)];
            SentForm::of(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into())
        };
        let mut draft = Draft::default();
        take(&mut draft, &from("p1", "1"));
        take(&mut draft, &from("p1", "12"));
        assert_eq!((draft.field("o-a"), draft.others("o-a").len()), ("12", 0));
        take(&mut draft, &from("p2", "13"));
        assert_eq!((draft.field("o-a"), draft.others("o-a").len()), ("12", 1));
    }

    #[test]
    fn a_field_that_no_form_has_is_not_kept() {
        let pairs = [("x", "1"), ("goc-x", ""), ("o-a", "2"), ("goc-o-a", "")];
        let form = SentForm::of(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into());
        let mut draft = Draft::default();
        take(&mut draft, &form);
        assert_eq!(draft.fields.len(), 1);
    }

    #[test]
    fn what_was_given_elsewhere_is_kept_when_a_button_is_pressed_and_only_into_an_empty_field() {
        let pairs = |value: &str| {
            let pairs = [("o-a", value), ("goc-o-a", ""), ("nguon-o-a", "540")];
            SentForm::of(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into())
        };
        let table = [
            // present, sent, pressed, then.
            ("", "540", false, ""),
            ("", "540", true, "540"),
            ("", "541", false, "541"),
            ("7", "540", true, "7"),
        ];
        for (present, sent, is_pressed, then) in table {
            let mut draft = Draft::default();
            draft.put("o-a", present);
            let form = pairs(sent);
            take(&mut draft, &if is_pressed { form.pressed() } else { form });
            assert_eq!((draft.field("o-a"), draft.others("o-a").len()), (then, 0), "{present} {sent} {is_pressed}");
        }
    }

    #[test]
    fn two_people_in_any_order_lose_nothing() {
        for seed in 0..500_u64 {
            let digit = |shift: u64| ((seed >> shift) % 3).to_string();
            let mut draft = Draft::default();
            draft.put("o-a", digit(0));
            let (began, first, second) = (digit(0), digit(2), digit(4));
            take(&mut draft, &form(&[("o-a", &began, &first)]));
            take(&mut draft, &form(&[("o-a", &began, &second)]));
            for value in [first, second].iter().filter(|value| **value != began) {
                let beside = draft.others("o-a").iter().any(|other| other.value == *value);
                assert!(draft.field("o-a") == *value || beside, "seed {seed}: {value} is gone");
            }
        }
    }
}
