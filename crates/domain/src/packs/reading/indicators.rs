//! Indicators from `indicators.toml` and the files of the folder `indicators`.
//! What contradicts itself is refused: a first day without accumulation, parts of a ratio, a range that nothing can lie in.

use super::{
    super::{Fault, Indicator, Kind, Measure, Range, Register},
    Codes, Table,
    codes::Known,
    dimensions::Dimensions,
    feeds,
    measures::{self, Around, measure},
};
use crate::reporting::{Amount, write_number};

const KINDS: [&str; 3] = ["in-period", "cumulative", "at-date"];
/// What every indicator may say.
const KEYS: [&str; 10] =
    ["code", "name", "unit", "kind", "since", "owner", "frequency", "note", "tolerance_percent", "from"];
/// Per cent of a target that may lie between it and a figure that is near it.
const TOLERANCES: std::ops::Range<i64> = 1..101;
/// What one that is a number may say too.
const OF_NUMBERS: [&str; 11] = [
    "decimals",
    "parts",
    "parts_of",
    "divided",
    "divided_by",
    "ratio",
    "mean",
    "yes_no",
    "keys",
    "formula",
    "plausible",
];

/// What indicators may name.
pub(super) struct Ground<'g> {
    pub regimes: &'g Known,
    pub dimensions: &'g Dimensions,
    pub registers: &'g [Register],
    /// Codes of all registers, also of those with a fault.
    pub of_registers: &'g Known,
}

/// Reads one file, after the indicators of the files before it.
pub(super) fn read(table: &Table<'_, '_>, codes: &mut Codes, ground: &Ground<'_>, found: &mut Vec<Indicator>) {
    table.only(&["indicator"]);
    for entry in table.some_tables("indicator") {
        let above = codes.so_far();
        if let Some(indicator) = indicator(&entry, codes, ground, (found, &above)) {
            found.push(indicator);
        }
    }
}

fn indicator(
    table: &Table<'_, '_>,
    codes: &mut Codes,
    ground: &Ground<'_>,
    (above, known): (&[Indicator], &Known),
) -> Option<Indicator> {
    let (regimes, dimensions) = (ground.regimes, ground.dimensions);
    refuse_other_keys(table);
    let (code, name, unit) = (codes.of(table), table.words("name"), table.words("unit"));
    let decimals = decimals(table, "decimals");
    let kind = kind(table);
    let measure = measure(table, &Around { kind, above, known, dimensions });
    let allows_negative = table.flag("negative", false);
    let plausible = table.table("plausible").map(|range| {
        let is_share = matches!(measure, Some(Measure::Ratio { is_share: true, .. }));
        plausible(&range, allows_negative.unwrap_or(true), is_share)
    });
    let owner = table.codes("owner");
    if !owner.is_empty() {
        measures::refuse_kind(table, "owner", kind);
    }
    let frequency = regimes.listed(table, "frequency");
    let around = feeds::Around {
        registers: ground.registers,
        known: ground.of_registers,
        measure: measure.as_ref(),
        kind,
        decimals,
    };
    let feeds = feeds::read(table, &around);
    let tolerance = table.has("tolerance_percent").then(|| table.optional_whole("tolerance_percent", TOLERANCES));
    let note = table.has("note").then(|| table.optional_words("note"));
    Some(Indicator {
        code: code?,
        name: name?,
        unit: unit?,
        decimals: decimals?,
        kind: kind?,
        measure: measure?,
        plausible: plausible.map_or(Some(None), |range| range.map(Some))?,
        tolerance_percent: tolerance.map_or(Some(None), |percent| percent.map(Some))?,
        allows_negative: allows_negative?,
        note: note.map_or(Some(None), |note| note.map(Some))?,
        owner,
        frequency,
        feeds,
    })
}

/// A key that means nothing for what is measured is as wrong as one that nobody reads.
fn refuse_other_keys(table: &Table<'_, '_>) {
    let own: &[&str] = if table.has("yes_no") {
        &["yes_no"]
    } else if table.has("keys") {
        &["keys", "plausible"]
    } else if table.has("formula") {
        &["formula", "decimals", "negative"]
    } else {
        &[]
    };
    if own.is_empty() {
        table.only(&[&KEYS[..], &OF_NUMBERS[..], &["negative"]].concat());
    } else {
        let measures = ["ratio", "mean", "yes_no", "keys", "formula", "parts", "parts_of", "divided", "divided_by"];
        table.only(&[&KEYS[..], own, &measures[..]].concat());
    }
}

/// Decimals; none where nothing is said.
pub(super) fn decimals(table: &Table<'_, '_>, key: &str) -> Option<u8> {
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
pub(super) fn end(table: &Table<'_, '_>, key: &str) -> Option<Option<Amount>> {
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
