//! From which register an indicator has its numbers: `from` of an indicator. One number for each of its components that rows can
//! make; a part is made of the rows whose field says its code, or of a field of its own.

use super::{
    super::{Component, Condition, Fault, Kind, Measure, Part, Register, Sort, Take, Test, What},
    Table,
    codes::Known,
    indicators::end,
};

/// What is taken, as authors write it.
const WAYS: [&str; 4] = ["count", "different", "sum", "keys"];
/// What stands in a `from`, or in one of the two numbers of a ratio.
const KEYS: [&str; 7] = ["register", "take", "field", "day", "where", "by", "parts"];

/// What feeds are read with.
pub(super) struct Around<'a> {
    pub registers: &'a [Register],
    /// Codes of all registers, also of those with a fault.
    pub known: &'a Known,
    /// How the indicator is measured; nothing after a fault.
    pub measure: Option<&'a Measure>,
    pub kind: Option<Kind>,
    /// Decimals of the number that is made.
    pub decimals: Option<u8>,
}

/// The numbers of an indicator that are made of rows.
pub(super) fn read(table: &Table<'_, '_>, around: &Around<'_>) -> Vec<(Component, Take)> {
    let Some(from) = table.table("from") else { return Vec::new() };
    match around.measure {
        None => Vec::new(),
        Some(Measure::Ratio { counted_decimals, .. }) => {
            from.only(&["numerator", "denominator"]);
            let around = Around { decimals: Some(*counted_decimals), ..*around };
            let numbers = [("numerator", Component::Numerator), ("denominator", Component::Denominator)];
            let number = |(key, component): (&str, Component)| {
                let entry = from.table(key)?;
                entry.only(KEYS.split_last_chunk::<2>().map_or(&KEYS[..], |(keys, _)| keys));
                Some((component, take(&entry, &around)?.0))
            };
            let found: Vec<_> = numbers.into_iter().filter_map(number).collect();
            if found.is_empty() && !from.has("numerator") && !from.has("denominator") {
                from.note("numerator", Fault::KeyMissing { key: "numerator".to_owned() });
            }
            found
        }
        Some(Measure::Amount { parts }) => {
            from.only(&KEYS);
            let Some((whole, register)) = take(&from, around) else { return Vec::new() };
            let mut found = vec![(Component::Value, whole.clone())];
            found.extend(by_field(&from, register, &whole, parts));
            found.extend(of_fields(&from, register, &whole, parts, around));
            found
        }
        Some(Measure::Keys { .. }) => {
            from.only(&["register", "take", "field", "day", "where"]);
            take(&from, around).map(|(take, _)| (Component::Value, take)).into_iter().collect()
        }
        Some(_) => {
            table.note("from", Fault::FeedUnusable);
            Vec::new()
        }
    }
}

/// One number.
fn take<'a>(table: &Table<'_, '_>, around: &Around<'a>) -> Option<(Take, &'a Register)> {
    let code = table.text("register")?;
    if let Err(fault) = around.known.check(&code) {
        table.note("register", fault);
        return None;
    }
    let register = around.registers.iter().find(|register| register.code == code)?;
    let what = what(table, register, around);
    let conditions = conditions(table, register);
    let day = match table.has("day") {
        true => Some(named(table, "day", register, |sort| matches!(sort, Sort::Day), "date")?),
        false => None,
    };
    let needs_a_day = around.kind.is_some_and(|kind| kind != Kind::AtDate);
    if needs_a_day && day.is_none() && !register.has_validity {
        table.note("register", Fault::FeedDayMissing);
        return None;
    }
    Some((Take { register: code, what: what?, conditions: conditions?, day }, register))
}

fn what(table: &Table<'_, '_>, register: &Register, around: &Around<'_>) -> Option<What> {
    let way = table.word("take", &WAYS, |way| way)?;
    let is_keys = matches!(around.measure, Some(Measure::Keys { .. }));
    if is_keys != (way == "keys") {
        let known = if is_keys { "keys".to_owned() } else { "count, different, sum".to_owned() };
        table.note("take", Fault::WordUnknown { key: "take".to_owned(), typed: way.to_owned(), known });
        return None;
    }
    match way {
        "count" => Some(What::Count),
        "sum" => summed(table, "field", register, around.decimals).map(What::Sum),
        "different" => named(table, "field", register, |_| true, "").map(What::Different),
        _ => named(table, "field", register, |sort| *sort == Sort::Text, "text").map(What::Keys),
    }
}

/// The code of a field of the register that is of a kind that can serve.
fn named(
    table: &Table<'_, '_>,
    key: &str,
    register: &Register,
    serves: impl Fn(&Sort) -> bool,
    wanted: &str,
) -> Option<String> {
    let typed = table.text(key)?;
    let known = Known { is_read: true, codes: register.fields.iter().map(|field| field.code.clone()).collect() };
    if let Err(fault) = known.check(&typed) {
        table.note(key, fault);
        return None;
    }
    let field = register.field(&typed)?;
    if !serves(&field.sort) {
        table.note(key, Fault::FieldUnfit { typed, wanted: wanted.to_owned() });
        return None;
    }
    Some(field.code.clone())
}

/// A field that is added up: a number with no more decimals than the indicator takes.
fn summed(table: &Table<'_, '_>, key: &str, register: &Register, decimals: Option<u8>) -> Option<String> {
    let serves =
        |sort: &Sort| matches!(sort, Sort::Number { decimals: own, .. } if decimals.is_none_or(|most| *own <= most));
    named(table, key, register, serves, "whole, decimal, money")
}

fn conditions(table: &Table<'_, '_>, register: &Register) -> Option<Vec<Condition>> {
    let entries = table.tables("where");
    let read: Vec<Condition> = entries.iter().filter_map(|entry| condition(entry, register)).collect();
    (read.len() == entries.len()).then_some(read)
}

fn condition(table: &Table<'_, '_>, register: &Register) -> Option<Condition> {
    table.only(&["field", "is", "yes", "from", "to"]);
    let field = named(table, "field", register, |_| true, "")?;
    let sort = &register.field(&field)?.sort;
    let unfit = |key: &str, wanted: &str| {
        table.note(key, Fault::FieldUnfit { typed: field.clone(), wanted: wanted.to_owned() });
        None
    };
    let test = if table.has("yes") {
        if *sort != Sort::YesNo {
            return unfit("yes", "yes-no");
        }
        Test::Says(table.flag("yes", true)?)
    } else if table.has("from") || table.has("to") {
        if !matches!(sort, Sort::Number { .. }) {
            return unfit(if table.has("from") { "from" } else { "to" }, "whole, decimal, money");
        }
        match (end(table, "from")?, end(table, "to")?) {
            (Some(from), _) => Test::AtLeast(from),
            (None, Some(to)) => Test::AtMost(to),
            (None, None) => return None,
        }
    } else {
        match sort {
            Sort::Choice { members, .. } => {
                let codes = members.iter().map(|member| member.code.clone()).collect();
                let listed = Known { is_read: true, codes }.listed(table, "is");
                if table.is_empty_list("is") {
                    table.note("is", Fault::NothingListed { key: "is".to_owned() });
                    return None;
                }
                (listed.len() == table.texts("is").len()).then_some(Test::OneOf(listed))?
            }
            Sort::Text => Test::OneOf(table.texts("is").into_iter().map(|item| item.value).collect()),
            _ => return unfit("field", "text, choice, yes-no, whole, decimal, money"),
        }
    };
    Some(Condition { field, test })
}

/// Parts whose rows say their code in a field.
fn by_field(table: &Table<'_, '_>, register: &Register, whole: &Take, parts: &[Part]) -> Vec<(Component, Take)> {
    let mut found = Vec::new();
    for item in table.texts("by") {
        let field = register.field(&item.value);
        let Some(Sort::Choice { dimension, members }) = field.map(|field| &field.sort) else {
            table.sheet.note(item.line, Fault::FieldUnfit { typed: item.value, wanted: "choice".to_owned() });
            continue;
        };
        let is_of =
            |part: &&Part| part.dimension == *dimension && members.iter().any(|member| member.code == part.code);
        let of_it: Vec<&Part> = parts.iter().filter(is_of).collect();
        if of_it.is_empty() {
            table.sheet.note(item.line, Fault::FeedWithoutPart { typed: item.value.clone() });
        }
        found.extend(of_it.into_iter().map(|part| {
            let mut take = whole.clone();
            take.conditions.push(Condition { field: item.value.clone(), test: Test::OneOf(vec![part.code.clone()]) });
            (Component::Part(part.code.clone()), take)
        }));
    }
    found
}

/// Parts that have a field of their own.
fn of_fields(
    table: &Table<'_, '_>,
    register: &Register,
    whole: &Take,
    parts: &[Part],
    around: &Around<'_>,
) -> Vec<(Component, Take)> {
    let known = Known { is_read: true, codes: parts.iter().map(|part| part.code.clone()).collect() };
    let part = |entry: &Table<'_, '_>| {
        entry.only(&["part", "field"]);
        let typed = entry.text("part")?;
        if let Err(fault) = known.check(&typed) {
            entry.note("part", fault);
            return None;
        }
        let field = summed(entry, "field", register, around.decimals)?;
        Some((Component::Part(typed), Take { what: What::Sum(field), ..whole.clone() }))
    };
    table.tables("parts").iter().filter_map(part).collect()
}
