//! What the address of a list says: words to look for, a choice for each field that has one, a day, a state, an order. Rows are
//! filtered in memory: a register of a body is small, and what stands in a field is known only to its schema.

use super::super::{
    actions::{finding::Known, naming::Book},
    schema::Schema,
    words,
};
use crate::look::{Choice, Frame};
use domain::{
    ids::OrganisationId,
    packs::{Field, Sort},
    registers::{Value, Values, read_day, value_in},
    text::{fold, sort_key},
};
use jiff::civil::Date;

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Words.
    pub q: String,
    /// The day, as it was typed; today where it is empty.
    pub day: String,
    /// Standing on the day where empty; `tat-ca`, `rut`.
    pub state: String,
    /// Code of the field by which rows are sorted, perhaps with a minus before it.
    pub order: String,
    /// `1`: with the rows of all below.
    pub below: String,
    /// The page.
    pub page: String,
    /// What is chosen in fields.
    pub chosen: Vec<(String, String)>,
}

/// A row that is listed.
pub struct Listed {
    /// The body that keeps it.
    pub keeper: OrganisationId,
    /// It.
    pub known: Known,
    /// What it says on the day.
    pub values: Values,
}

impl Filter {
    /// From the pairs of an address.
    pub fn of(pairs: Vec<(String, String)>) -> Self {
        let mut filter = Filter::default();
        for (name, value) in pairs {
            match name.as_str() {
                "q" => filter.q = value,
                "ngay" => filter.day = value,
                "trang-thai" => filter.state = value,
                "sap" => filter.order = value,
                "cap-duoi" => filter.below = value,
                "trang" => filter.page = value,
                _ => {
                    if let Some(code) = name.strip_prefix("f-").filter(|_| !value.is_empty()) {
                        filter.chosen.push((code.to_owned(), value));
                    }
                }
            }
        }
        filter
    }

    /// The day; today where none was typed or it cannot be read.
    pub fn day(&self, today: Date) -> Date {
        read_day(&self.day).unwrap_or(today)
    }

    /// The day was typed and cannot be read.
    pub fn is_day_unread(&self) -> bool {
        !self.day.trim().is_empty() && read_day(&self.day).is_none()
    }

    /// With the rows of all below.
    pub fn with_below(&self) -> bool {
        self.below == "1"
    }

    /// What was chosen in a field.
    pub fn chosen_in(&self, code: &str) -> &str {
        self.chosen.iter().find(|(field, _)| field == code).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// Anything but the whole list is asked for.
    pub fn is_filtered(&self) -> bool {
        !self.q.trim().is_empty() || !self.day.is_empty() || !self.state.is_empty() || !self.chosen.is_empty()
    }

    /// The address of the list, without the page.
    pub fn address(&self, base: &str) -> String {
        let own = [
            ("q".to_owned(), &self.q),
            ("ngay".to_owned(), &self.day),
            ("trang-thai".to_owned(), &self.state),
            ("sap".to_owned(), &self.order),
            ("cap-duoi".to_owned(), &self.below),
        ];
        let chosen = self.chosen.iter().map(|(code, value)| (format!("f-{code}"), value));
        let pairs: Vec<(String, &String)> =
            own.into_iter().chain(chosen).filter(|(_, value)| !value.is_empty()).collect();
        let query = serde_html_form::to_string(&pairs).unwrap_or_default();
        if query.is_empty() { base.to_owned() } else { format!("{base}?{query}") }
    }

    /// The same sorted by a field; the other way round where it is sorted by it already.
    pub fn sorted_by(&self, base: &str, code: &str) -> String {
        let order = if self.order == code { format!("-{code}") } else { code.to_owned() };
        Filter { order, ..self.clone() }.address(base)
    }

    /// The rows that are asked for, in the order that is asked for.
    pub fn rows(&self, frame: &Frame, schema: &Schema, book: &Book, rows: Vec<(OrganisationId, Known)>) -> Vec<Listed> {
        let on = self.day(frame.today());
        let wanted = fold(self.q.trim());
        let listed = rows.into_iter().filter_map(|(keeper, known)| {
            let is_found = |known: &Known| {
                wanted.is_empty() || known.rows.last().is_some_and(|row| row.search_text.contains(&wanted))
            };
            let values = match self.state.as_str() {
                "rut" => known.is_withdrawn().then(|| known.values()),
                "tat-ca" => known.record.known_at(None, on).map(|standing| standing.values.clone()),
                _ => known.record.on(on).map(|standing| standing.values.clone()),
            };
            values.filter(|_| is_found(&known)).map(|values| Listed { keeper, known, values })
        });
        let register = &schema.register;
        let is_chosen = |row: &Listed| {
            self.chosen.iter().all(|(code, wanted)| match value_in(register, &row.values, code) {
                Some(Value::Choice(code)) => code == *wanted,
                Some(Value::Says(said)) => said == (wanted == "co"),
                None => wanted == "khong",
                _ => true,
            })
        };
        let mut listed: Vec<Listed> = listed.filter(is_chosen).collect();
        self.sort(frame, schema, book, &mut listed);
        listed
    }

    fn sort(&self, frame: &Frame, schema: &Schema, book: &Book, listed: &mut [Listed]) {
        let (code, is_reversed) = match self.order.strip_prefix('-') {
            Some(code) => (code, true),
            None => (self.order.as_str(), false),
        };
        let field = schema.register.field(code).or_else(|| schema.register.title_field());
        let Some(field) = field else { return };
        listed.sort_by_cached_key(|row| Key::of(frame, book, field, &row.values));
        if is_reversed {
            listed.reverse();
        }
    }
}

/// By what a row is sorted: what is empty last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64),
    Text(String),
    Empty,
}

impl Key {
    fn of(frame: &Frame, book: &Book, field: &Field, values: &Values) -> Self {
        match values.get(&field.code).and_then(|stored| Value::of(&field.sort, stored)) {
            None => Key::Empty,
            Some(Value::Number(amount)) => Key::Number(amount.micro()),
            Some(Value::Day(day)) => Key::Text(day.to_string()),
            Some(value) => Key::Text(sort_key(&words::value(frame, book, field, &value))),
        }
    }
}

/// The fields by which a list can be filtered, with what may be chosen.
pub fn filters(frame: &Frame, schema: &Schema) -> Vec<(String, String, Vec<Choice>)> {
    let choices = |field: &Field| match &field.sort {
        Sort::Choice { members, .. } => {
            Some(members.iter().map(|it| Choice::new(&it.code, words::of(&it.name, frame.language))).collect())
        }
        Sort::YesNo => {
            let said = [("co", "registers-yes"), ("khong", "registers-no")];
            Some(said.map(|(value, key)| Choice::new(value, frame.say(key))).to_vec())
        }
        _ => None,
    };
    let fields = schema.register.fields.iter();
    fields
        .filter_map(|field| Some((field.code.clone(), words::of(&field.name, frame.language), choices(field)?)))
        .collect()
}
