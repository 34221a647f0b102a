//! How an indicator is measured: one number with parts, a ratio, a mean, yes or no, keys, or a formula over others.
//! An indicator has one of these; a formula reaches only indicators that stand above it, so that it can never go round.

use super::{
    super::{Fault, Formula, Indicator, Kind, Measure, Operand},
    Table,
    codes::Known,
    dimensions::{self, Dimensions},
    indicators::decimals,
};

/// The keys that say how an indicator is measured; without one it is a number.
const MEASURES: [&str; 5] = ["ratio", "mean", "yes_no", "keys", "formula"];

/// What a measure is read with.
pub(super) struct Around<'a> {
    pub kind: Option<Kind>,
    /// The indicators above.
    pub above: &'a [Indicator],
    /// Codes of everything above, also of what has a fault.
    pub known: &'a Known,
    pub dimensions: &'a Dimensions,
}

/// Reads it; nothing after a fault.
pub(super) fn measure(table: &Table<'_, '_>, around: &Around<'_>) -> Option<Measure> {
    let mut named = MEASURES.iter().filter(|key| table.has(key));
    let Some(key) = named.next() else {
        return dimensions::parts(table, around.dimensions).map(|parts| Measure::Amount { parts });
    };
    if let Some(second) = named.next() {
        let (first, second) = ((*key).to_owned(), (*second).to_owned());
        table.note(&second.clone(), Fault::TwoMeasures { first, second });
        return None;
    }
    if let Some(parts) = dimensions::KEYS.iter().find(|key| table.has(key)) {
        table.note(parts, Fault::PartsUnusable);
    }
    match *key {
        "ratio" => ratio(&table.table("ratio")?),
        "mean" => mean(&table.table("mean")?),
        "keys" => Some(Measure::Keys { key: table.words("keys")? }),
        "yes_no" => yes_no(table, around.kind),
        _ => formula(&table.table("formula")?, around),
    }
}

fn ratio(table: &Table<'_, '_>) -> Option<Measure> {
    table.only(&["numerator", "denominator", "counted_in", "decimals", "share", "denominator_at_date"]);
    let (numerator, denominator) = (table.words("numerator"), table.words("denominator"));
    let (counted_in, is_share) = (table.words("counted_in"), table.flag("share", false));
    let denominator_at_date = table.flag("denominator_at_date", false);
    let counted_decimals = decimals(table, "decimals");
    Some(Measure::Ratio {
        numerator: numerator?,
        denominator: denominator?,
        counted_in: counted_in?,
        counted_decimals: counted_decimals?,
        is_share: is_share?,
        denominator_at_date: denominator_at_date?,
    })
}

fn mean(table: &Table<'_, '_>) -> Option<Measure> {
    table.only(&["weight", "counted_in", "decimals"]);
    let (weight, counted_in) = (table.words("weight"), table.words("counted_in"));
    let counted_decimals = decimals(table, "decimals");
    Some(Measure::Mean { weight: weight?, counted_in: counted_in?, counted_decimals: counted_decimals? })
}

/// A question is about the last day: what two bodies answered for two parts of a period is no one answer.
fn yes_no(table: &Table<'_, '_>, kind: Option<Kind>) -> Option<Measure> {
    let is_asked = table.flag("yes_no", false)?;
    if !is_asked {
        table.note(
            "yes_no",
            Fault::WordUnknown { key: "yes_no".to_owned(), typed: "false".to_owned(), known: "true".to_owned() },
        );
        return None;
    }
    refuse_kind(table, "yes_no", kind).then_some(Measure::YesNo)
}

/// Notes a kind other than «at a date».
pub(super) fn refuse_kind(table: &Table<'_, '_>, key: &str, kind: Option<Kind>) -> bool {
    let is_right = kind.is_none_or(|kind| kind == Kind::AtDate);
    if !is_right {
        table.note(key, Fault::KindUnfit { key: key.to_owned() });
    }
    is_right
}

fn formula(table: &Table<'_, '_>, around: &Around<'_>) -> Option<Measure> {
    table.only(&["sum", "difference", "ratio"]);
    let all = [Formula::Sum, Formula::Difference, Formula::Ratio];
    let mut said = all.into_iter().filter(|formula| table.has(formula.code()));
    let (Some(formula), None) = (said.next(), said.next()) else {
        table.sheet.note(table.line(), Fault::FormulaUnfit);
        return None;
    };
    let named = around.known.placed(table, formula.code());
    let is_enough = if formula == Formula::Sum { named.len() >= 2 } else { named.len() == 2 };
    if !is_enough {
        // What leads nowhere has a fault of its own, and is missing here for that reason.
        if table.texts(formula.code()).len() == named.len() {
            table.note(formula.code(), Fault::FormulaUnfit);
        }
        return None;
    }
    let mut operands = Vec::new();
    for item in named {
        let Some(indicator) = around.above.iter().find(|indicator| indicator.code == item.value) else { continue };
        let is_usable = matches!(indicator.measure, Measure::Amount { .. }) && indicator.owner.is_empty();
        if !is_usable {
            table.sheet.note(item.line, Fault::OperandUnusable { typed: item.value });
        } else if around.kind.is_some_and(|kind| kind != indicator.kind) {
            table.sheet.note(item.line, Fault::OperandOfOtherKind { typed: item.value });
        } else {
            let Indicator { code, name, unit, decimals, .. } = indicator.clone();
            operands.push(Operand { code, name, unit, decimals });
        }
    }
    Some(Measure::Derived { formula, operands })
}
