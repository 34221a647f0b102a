//! Indicators from `indicators.toml`.
//! What contradicts itself is refused: a first day without accumulation, parts of a ratio, a range that nothing can lie in.

use super::{
    super::{Fault, Indicator, Kind, Measure, Part, Range},
    Codes, Table,
};
use crate::reporting::{Amount, write_number};

const KINDS: [&str; 3] = ["in-period", "cumulative", "at-date"];

pub(super) fn read(table: &Table<'_, '_>, codes: &mut Codes) -> Vec<Indicator> {
    table.only(&["indicator"]);
    let entries = table.some_tables("indicator");
    entries.iter().filter_map(|entry| indicator(entry, codes)).collect()
}

fn indicator(table: &Table<'_, '_>, codes: &mut Codes) -> Option<Indicator> {
    table.only(&[
        "code",
        "name",
        "unit",
        "decimals",
        "kind",
        "since",
        "parts",
        "ratio",
        "plausible",
        "negative",
        "note",
    ]);
    let (code, name, unit) = (codes.of(table), table.words("name"), table.words("unit"));
    let decimals = decimals(table, "decimals");
    let (kind, measure) = (kind(table), measure(table));
    let allows_negative = table.flag("negative", false);
    let plausible = table.table("plausible").map(|range| {
        let is_share = matches!(measure, Some(Measure::Ratio { is_share: true, .. }));
        plausible(&range, allows_negative.unwrap_or(true), is_share)
    });
    let note = table.has("note").then(|| table.optional_words("note"));
    Some(Indicator {
        code: code?,
        name: name?,
        unit: unit?,
        decimals: decimals?,
        kind: kind?,
        measure: measure?,
        plausible: plausible.map_or(Some(None), |range| range.map(Some))?,
        allows_negative: allows_negative?,
        note: note.map_or(Some(None), |note| note.map(Some))?,
    })
}

/// Decimals; none where nothing is said.
fn decimals(table: &Table<'_, '_>, key: &str) -> Option<u8> {
    if table.has(key) { u8::try_from(table.optional_whole(key, 0..7)?).ok() } else { Some(0) }
}

fn kind(table: &Table<'_, '_>) -> Option<Kind> {
    let typed = table.text("kind")?;
    let since = if table.has("since") { Some(table.optional_date("since")?) } else { None };
    match (typed.as_str(), since) {
        ("in-period", None) => Some(Kind::InPeriod),
        ("at-date", None) => Some(Kind::AtDate),
        ("cumulative", Some(since)) => Some(Kind::Cumulative { since }),
        ("cumulative", None) => {
            table.note("kind", Fault::SinceMissing);
            None
        }
        ("in-period" | "at-date", Some(_)) => {
            table.note("since", Fault::SinceUnused);
            None
        }
        _ => {
            table.note("kind", Fault::WordUnknown { key: "kind".to_owned(), typed, known: KINDS.join(", ") });
            None
        }
    }
}

fn measure(table: &Table<'_, '_>) -> Option<Measure> {
    if !table.has("ratio") {
        let mut codes = Codes::default();
        let parts = table.tables("parts");
        let read: Vec<Part> = parts.iter().filter_map(|entry| part(entry, &mut codes)).collect();
        return (read.len() == parts.len()).then_some(Measure::Amount { parts: read });
    }
    if table.has("parts") {
        table.note("parts", Fault::PartsOfRatio);
    }
    let ratio = table.table("ratio")?;
    ratio.only(&["numerator", "denominator", "counted_in", "decimals", "share"]);
    let (numerator, denominator) = (ratio.words("numerator"), ratio.words("denominator"));
    let (counted_in, is_share) = (ratio.words("counted_in"), ratio.flag("share", false));
    let counted_decimals = decimals(&ratio, "decimals");
    Some(Measure::Ratio {
        numerator: numerator?,
        denominator: denominator?,
        counted_in: counted_in?,
        counted_decimals: counted_decimals?,
        is_share: is_share?,
    })
}

fn part(table: &Table<'_, '_>, codes: &mut Codes) -> Option<Part> {
    table.only(&["code", "name"]);
    let (code, name) = (codes.of(table), table.words("name"));
    Some(Part { code: code?, name: name? })
}

fn plausible(table: &Table<'_, '_>, allows_negative: bool, is_share: bool) -> Option<Range> {
    table.only(&["from", "to"]);
    let (from, to) = (end(table, "from")?, end(table, "to")?);
    let written = |amount: Amount| write_number(amount, amount.decimals());
    let fault = match (from, to) {
        (None, None) => Some(Fault::RangeEmpty),
        (Some(from), Some(to)) if from > to => Some(Fault::RangeReversed { from: written(from), to: written(to) }),
        _ if !allows_negative && [from, to].into_iter().flatten().any(Amount::is_negative) => {
            Some(Fault::RangeBelowZero)
        }
        (_, Some(to)) if is_share && Some(to) > Amount::whole(100) => Some(Fault::RangeAboveWhole),
        _ => None,
    };
    match fault {
        Some(fault) => {
            table.sheet.note(table.line(), fault);
            None
        }
        None => Some(Range { from, to }),
    }
}

/// One end of a range; the outer option is empty after a fault.
fn end(table: &Table<'_, '_>, key: &str) -> Option<Option<Amount>> {
    if !table.has(key) {
        return Some(None);
    }
    let number = table.number_text(key)?;
    let amount = Amount::parse_plain(&number);
    if amount.is_none() {
        table.note(key, Fault::NotNumber { key: key.to_owned() });
    }
    amount.map(Some)
}
