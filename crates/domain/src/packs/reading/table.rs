//! One table of a pack's TOML, read key by key. Whatever is wrong is noted with its line, and reading goes on, so that an
//! author sees every fault at once.
//!
//! A key that nobody reads is a fault: a mistyped `reqired = true` must not mean «not required».

use super::super::{Fault, PackFault, Words};
use crate::text::nfc;
use jiff::civil::Date;
use std::{cell::RefCell, ops::Range};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// A text being read, and the faults found in it.
pub(super) struct Sheet<'t> {
    pub name: &'t str,
    pub text: &'t str,
    pub faults: &'t RefCell<Vec<PackFault>>,
}

/// A table, with the place where it begins.
#[derive(Clone, Copy)]
pub(super) struct Table<'s, 't> {
    pub sheet: &'s Sheet<'t>,
    keys: &'s DeTable<'t>,
    at: usize,
}

/// A value and its place.
pub(super) struct Placed<T> {
    pub value: T,
    pub line: usize,
}

/// How near two words must be to be taken for the same, mistyped.
const NEAR: f64 = 0.75;

impl<'t> Sheet<'t> {
    pub fn line(&self, at: usize) -> usize {
        self.text.get(..at).unwrap_or(self.text).matches('\n').count() + 1
    }

    pub fn note(&self, line: usize, fault: Fault) {
        self.faults.borrow_mut().push(PackFault { file: self.name.to_owned(), line, fault });
    }
}

/// Letters without marks, digits and hyphens, a letter first.
fn is_code(typed: &str) -> bool {
    typed.len() <= 40
        && typed.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && typed.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
}

/// The nearest of several words, if one is near.
pub(super) fn nearest<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let near = |word: &'k str| (strsim::jaro_winkler(&typed.to_lowercase(), &word.to_lowercase()), word);
    let best = known.into_iter().map(near).max_by(|(a, _), (b, _)| a.total_cmp(b));
    best.filter(|(nearness, _)| *nearness >= NEAR).map(|(_, word)| word)
}

impl<'s, 't> Table<'s, 't> {
    pub fn new(sheet: &'s Sheet<'t>, table: &'s Spanned<DeTable<'t>>) -> Self {
        Table { sheet, keys: table.get_ref(), at: table.span().start }
    }

    /// The line where it begins.
    pub fn line(&self) -> usize {
        self.sheet.line(self.at)
    }

    /// Notes a fault at the line of a key, or of the table where the key is not there.
    pub fn note(&self, key: &str, fault: Fault) {
        let line =
            self.keys.iter().find(|(name, _)| name.get_ref() == key).map_or(self.at, |(name, _)| name.span().start);
        self.sheet.note(self.sheet.line(line), fault);
    }

    /// Refuses every other key.
    pub fn only(&self, known: &[&str]) {
        for name in self.keys.keys().filter(|name| !known.contains(&name.get_ref().as_ref())) {
            let key = name.get_ref().clone().into_owned();
            let fault = match nearest(&key, known.iter().copied()) {
                Some(nearest) => Fault::KeyMistyped { key, nearest: nearest.to_owned() },
                None => Fault::KeyUnknown { key, known: known.join(", ") },
            };
            self.sheet.note(self.sheet.line(name.span().start), fault);
        }
    }

    pub fn has(&self, key: &str) -> bool {
        self.value(key).is_some()
    }

    /// Whether a list is not there, or is there without an item.
    pub fn is_empty_list(&self, key: &str) -> bool {
        self.value(key).is_none_or(|value| value.get_ref().as_array().is_some_and(|list| list.is_empty()))
    }

    fn value(&self, key: &str) -> Option<&'s Spanned<DeValue<'t>>> {
        self.keys.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
    }

    fn required(&self, key: &str) -> Option<&'s Spanned<DeValue<'t>>> {
        let value = self.value(key);
        if value.is_none() {
            self.note(key, Fault::KeyMissing { key: key.to_owned() });
        }
        value
    }

    fn noting<T>(&self, key: &str, value: Option<T>, fault: Fault) -> Option<T> {
        if value.is_none() {
            self.note(key, fault);
        }
        value
    }

    /// A text that must be there and say something.
    pub fn text(&self, key: &str) -> Option<String> {
        self.text_of(key, self.required(key)?)
    }

    fn text_of(&self, key: &str, value: &Spanned<DeValue<'t>>) -> Option<String> {
        let text = value.get_ref().as_str().map(|text| nfc(text.trim()));
        let text = self.noting(key, text, Fault::NotText { key: key.to_owned() })?;
        self.noting(key, Some(text).filter(|text| !text.is_empty()), Fault::TextEmpty { key: key.to_owned() })
    }

    /// A code that must be there: letters without marks, digits and hyphens.
    pub fn code(&self, key: &str) -> Option<String> {
        let typed = self.text(key)?;
        self.noting(key, Some(typed.clone()).filter(|typed| is_code(typed)), Fault::CodeUnusable { typed })
    }

    /// A list of codes of things outside the pack; what is not there is an empty list.
    pub fn codes(&self, key: &str) -> Vec<String> {
        let mut codes: Vec<String> = Vec::new();
        for Placed { value: typed, line } in self.texts(key) {
            if !is_code(&typed) {
                self.sheet.note(line, Fault::CodeUnusable { typed });
            } else if codes.contains(&typed) {
                let first = i64::try_from(line).unwrap_or(0);
                self.sheet.note(line, Fault::CodeTwice { typed, first });
            } else {
                codes.push(typed);
            }
        }
        codes
    }

    /// Words that must be there.
    pub fn words(&self, key: &str) -> Option<Words> {
        self.required(key)?;
        self.optional_words(key)
    }

    /// Words, if they are there: a text, or Vietnamese and English.
    pub fn optional_words(&self, key: &str) -> Option<Words> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::String(_) => Some(Words { vi: self.text_of(key, value)?, en: None }),
            DeValue::Table(keys) => {
                let table = Table { sheet: self.sheet, keys, at: value.span().start };
                table.only(&["vi", "en"]);
                let en = if table.has("en") { table.text("en") } else { None };
                Some(Words { vi: table.text("vi")?, en })
            }
            _ => self.noting(key, None, Fault::NotWords { key: key.to_owned() }),
        }
    }

    /// A whole number that must be there.
    pub fn whole(&self, key: &str, within: Range<i64>) -> Option<i64> {
        self.required(key)?;
        self.optional_whole(key, within)
    }

    /// A whole number, if it is there.
    pub fn optional_whole(&self, key: &str, within: Range<i64>) -> Option<i64> {
        let number = self.value(key)?.get_ref().as_integer().and_then(|number| {
            let digits = number.as_str().replace('_', "");
            i64::from_str_radix(&digits, number.radix()).ok().filter(|number| within.contains(number))
        });
        let fault = Fault::NotWhole { key: key.to_owned(), from: within.start, to: within.end - 1 };
        self.noting(key, number, fault)
    }

    /// A list of whole numbers; what is not there is an empty list.
    pub fn whole_numbers(&self, key: &str, within: Range<i64>) -> Vec<i64> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let items = value.get_ref().as_array().map(|items| items.iter().collect::<Vec<_>>());
        let items = self.noting(key, items, Fault::NotList { key: key.to_owned() }).unwrap_or_default();
        let whole = |item: &Spanned<DeValue<'t>>| {
            let number = item.get_ref().as_integer().and_then(|number| number.as_str().parse::<i64>().ok());
            let number = number.filter(|number| within.contains(number));
            if number.is_none() {
                let fault = Fault::NotWhole { key: key.to_owned(), from: within.start, to: within.end - 1 };
                self.sheet.note(self.sheet.line(item.span().start), fault);
            }
            number
        };
        items.into_iter().filter_map(whole).collect()
    }

    /// A number as it stands in the text, if it is there.
    pub fn number_text(&self, key: &str) -> Option<String> {
        let number = match self.value(key)?.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str().replace('_', "")),
            DeValue::Float(number) => Some(number.as_str().replace('_', "")),
            _ => None,
        };
        self.noting(key, number, Fault::NotNumber { key: key.to_owned() })
    }

    /// `true` or `false`; what is not there is `otherwise`.
    pub fn flag(&self, key: &str, otherwise: bool) -> Option<bool> {
        match self.value(key) {
            None => Some(otherwise),
            Some(value) => self.noting(key, value.get_ref().as_bool(), Fault::NotTrueOrFalse { key: key.to_owned() }),
        }
    }

    /// A date without time that must be there.
    pub fn date(&self, key: &str) -> Option<Date> {
        self.required(key)?;
        self.optional_date(key)
    }

    /// A date without time, if it is there.
    pub fn optional_date(&self, key: &str) -> Option<Date> {
        let value = self.value(key)?.get_ref().as_datetime();
        let day = value.filter(|value| value.time.is_none() && value.offset.is_none()).and_then(|value| value.date);
        let day = day.and_then(|day| {
            Date::new(i16::try_from(day.year).ok()?, i8::try_from(day.month).ok()?, i8::try_from(day.day).ok()?).ok()
        });
        self.noting(key, day, Fault::NotDate { key: key.to_owned() })
    }

    /// A list of texts, each with its line; what is not there is an empty list.
    pub fn texts(&self, key: &str) -> Vec<Placed<String>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let items = value.get_ref().as_array().map(|items| items.iter().collect::<Vec<_>>());
        let items = self.noting(key, items, Fault::NotList { key: key.to_owned() }).unwrap_or_default();
        let text = |item: &Spanned<DeValue<'t>>| {
            let line = self.sheet.line(item.span().start);
            let text = item.get_ref().as_str().map(|text| nfc(text.trim()));
            if text.is_none() {
                self.sheet.note(line, Fault::NotText { key: key.to_owned() });
            }
            Some(Placed { value: text?, line })
        };
        items.into_iter().filter_map(text).collect()
    }

    /// One of several words that must be there.
    pub fn word<T: Copy>(&self, key: &str, all: &[T], code: impl Fn(T) -> &'static str) -> Option<T> {
        let typed = self.text(key)?;
        let found = all.iter().copied().find(|one| code(*one) == typed);
        let known = all.iter().map(|one| code(*one)).collect::<Vec<_>>().join(", ");
        self.noting(key, found, Fault::WordUnknown { key: key.to_owned(), typed, known })
    }

    /// A list of such words; what is not there is an empty list.
    pub fn words_of_list<T: Copy>(&self, key: &str, all: &[T], code: impl Fn(T) -> &'static str) -> Vec<T> {
        let known = || all.iter().map(|one| code(*one)).collect::<Vec<_>>().join(", ");
        let one = |item: Placed<String>| {
            let found = all.iter().copied().find(|one| code(*one) == item.value);
            if found.is_none() {
                let fault = Fault::WordUnknown { key: key.to_owned(), typed: item.value, known: known() };
                self.sheet.note(item.line, fault);
            }
            found
        };
        self.texts(key).into_iter().filter_map(one).collect()
    }

    /// One table under a key, if it is there.
    pub fn table(&self, key: &str) -> Option<Table<'s, 't>> {
        let value = self.value(key)?;
        let keys = self.noting(key, value.get_ref().as_table(), Fault::NotTable { key: key.to_owned() })?;
        Some(Table { sheet: self.sheet, keys, at: value.span().start })
    }

    /// The tables of a list under a key, at least one.
    pub fn some_tables(&self, key: &str) -> Vec<Table<'s, 't>> {
        if self.is_empty_list(key) {
            self.note(key, Fault::NothingListed { key: key.to_owned() });
        }
        self.tables(key)
    }

    /// A text under a key, without a word where there is none.
    pub fn peek(&self, key: &str) -> Option<&'s str> {
        self.value(key)?.get_ref().as_str().map(str::trim)
    }

    /// The tables of a list under a key, without a word about anything else.
    pub fn tables_quietly(&self, key: &str) -> Vec<Table<'s, 't>> {
        let items = self.value(key).and_then(|value| value.get_ref().as_array());
        let table = |item: &'s Spanned<DeValue<'t>>| {
            Some(Table { sheet: self.sheet, keys: item.get_ref().as_table()?, at: item.span().start })
        };
        items.into_iter().flat_map(|items| items.iter()).filter_map(table).collect()
    }

    /// The tables of a list under a key; what is not there is an empty list.
    pub fn tables(&self, key: &str) -> Vec<Table<'s, 't>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let items = value.get_ref().as_array().map(|items| items.iter().collect::<Vec<_>>());
        let items = self.noting(key, items, Fault::NotList { key: key.to_owned() }).unwrap_or_default();
        let table = |item: &'s Spanned<DeValue<'t>>| {
            let at = item.span().start;
            let keys = item.get_ref().as_table();
            if keys.is_none() {
                self.sheet.note(self.sheet.line(at), Fault::NotTable { key: key.to_owned() });
            }
            Some(Table { sheet: self.sheet, keys: keys?, at })
        };
        items.into_iter().filter_map(table).collect()
    }
}
