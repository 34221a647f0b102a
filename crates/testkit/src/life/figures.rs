//! What a unit has to report: a number for each cell, drawn from the seed and growing slowly. Quarters add up to
//! half-years and years, parts to their wholes, so that one unit says the same in every form.

use super::draw;
use domain::{
    packs::{Component, Form, Formula, Indicator, Kind, Measure, Pack, Period},
    reporting::{Amount, Cell, cells_of},
};

/// Months of one quarter of a regime that begins in the middle of December.
const QUARTERS_A_YEAR: i64 = 4;

/// A unit as its figures see it.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    /// The pack that is reported.
    pub pack: &'static Pack,
    /// What its numbers are drawn from.
    pub seed: u64,
    /// How large it is: one for a commune of before.
    pub size: i64,
    /// The year from which is counted.
    pub since: i64,
}

/// The fields of a form that is filled in for a period: names and what is typed.
pub fn typed(source: Source, form: &Form, period: &Period) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for cell in cells_of(form, source.pack) {
        let Some(indicator) = source.pack.indicator(&cell.indicator) else { continue };
        fields.extend(field(source, indicator, &cell, period));
    }
    fields
}

fn field(source: Source, indicator: &Indicator, cell: &Cell, period: &Period) -> Option<(String, String)> {
    let name = format!("o-{cell}");
    let (first, last) = quarters(period);
    match &indicator.measure {
        Measure::YesNo => {
            let since = draw(&[source.seed, hash(&cell.indicator)]) % 60;
            let is_so = last - source.since * QUARTERS_A_YEAR >= since.cast_signed();
            let answer = if is_so { "co" } else { "khong" };
            Some((name, answer.to_owned()))
        }
        Measure::Keys { .. } => {
            let count = 1 + draw(&[source.seed, hash(&cell.indicator)]) % 4;
            let key = |number: u64| format!("LG-{:05}", draw(&[source.seed, number, 77]) % 3_000);
            Some((name, (0..count).map(key).collect::<Vec<_>>().join(", ")))
        }
        Measure::Amount { .. } if cell.component == Component::Value => {
            let total = total(source, indicator, first, last);
            if total == 0 {
                return Some((format!("k-{cell}"), "1".to_owned()));
            }
            Some((name, written(total, indicator.decimals)))
        }
        Measure::Amount { .. } => {
            let total = total(source, indicator, first, last);
            let Component::Part(code) = &cell.component else { return None };
            (total != 0).then(|| (name, written(part(source, indicator, code, first, last), indicator.decimals)))
        }
        Measure::Ratio { .. } => {
            let number = ratio(source, indicator, &cell.component, first, last);
            Some((name, written(number, indicator.decimals_of(&cell.component))))
        }
        Measure::Mean { .. } if cell.component == Component::Weight => {
            Some((name, written(20 + i64::try_from(noise(source, indicator, 0, 30)).unwrap_or(0), 0)))
        }
        Measure::Mean { .. } => {
            let (from, to) = range(indicator, 4_000_000, 8_000_000);
            let step = ten_to(6 - u32::from(indicator.decimals.min(1)));
            let micro =
                from + (to - from) / 100 * (40 + i64::try_from(noise(source, indicator, last, 20)).unwrap_or(0));
            Some((name, written(micro / step, indicator.decimals)))
        }
        Measure::Derived { .. } => None,
    }
}

/// What a number comes to in a year, as far as its unit will have reported it.
pub fn of_year(source: Source, indicator: &str, year: i64) -> i64 {
    let first = year * QUARTERS_A_YEAR;
    source.pack.indicator(indicator).map_or(0, |found| total(source, found, first, first + QUARTERS_A_YEAR - 1))
}

/// The quarters of a period or of a part of one, at least one, counted from the year nought.
fn quarters(period: &Period) -> (i64, i64) {
    let last = period.year * QUARTERS_A_YEAR + (i64::from(period.last_day.month()) + 2) / 3 - 1;
    let count = ((period.last_day - period.first_day).get_days() + 45) / 91;
    (last - i64::from(count.max(1)) + 1, last)
}

/// The number of an amount: of the time, up to its end, or at its end.
fn total(source: Source, indicator: &Indicator, first: i64, last: i64) -> i64 {
    over(source, indicator, first, last, |quarter| quarterly(source, indicator, quarter))
}

fn over(source: Source, indicator: &Indicator, first: i64, last: i64, of: impl Fn(i64) -> i64) -> i64 {
    match indicator.kind {
        Kind::InPeriod => (first..=last).map(of).sum(),
        Kind::Cumulative { .. } => (source.since * QUARTERS_A_YEAR..=last).map(of).sum(),
        Kind::AtDate => of(last),
    }
}

/// What one quarter gives. What is taken off another in a difference is a part of it.
fn quarterly(source: Source, indicator: &Indicator, quarter: i64) -> i64 {
    let taken_off = source.pack.indicators.iter().find_map(|derived| match &derived.measure {
        Measure::Derived { formula: Formula::Difference, operands } => {
            let [whole, off] = operands.as_slice() else { return None };
            (off.code == indicator.code).then(|| source.pack.indicator(&whole.code))?
        }
        _ => None,
    });
    match taken_off {
        Some(whole) => drawn(source, whole, quarter) / 3,
        None => drawn(source, indicator, quarter),
    }
}

fn drawn(source: Source, indicator: &Indicator, quarter: i64) -> i64 {
    const SIZES: [i64; 6] = [2, 4, 9, 30, 70, 160];
    let size = SIZES[usize::try_from(draw(&[hash(&indicator.code), 5]) % 6).unwrap_or(0)];
    let most = indicator.plausible.and_then(|range| range.to).map_or(i64::MAX, |to| to.micro() / 1_000_000 / 8);
    let base = (size * source.size).min(most.max(1));
    let grown = base + base * (quarter - source.since * QUARTERS_A_YEAR) / 100;
    let jitter = (grown / 16).max(1);
    let step =
        i64::try_from(noise(source, indicator, quarter, u64::try_from(2 * jitter + 1).unwrap_or(1))).unwrap_or(0);
    (grown + step - jitter).max(0)
}

/// A part of the total: of a division the last member takes what is left.
fn part(source: Source, indicator: &Indicator, code: &str, first: i64, last: i64) -> i64 {
    let Some(part) = indicator.part(code) else { return 0 };
    let division: Vec<&str> = if part.is_division {
        let members = indicator.divisions().into_iter().find(|all| all.iter().any(|one| one.code == code));
        members.unwrap_or_default().into_iter().map(|one| one.code.as_str()).collect()
    } else {
        Vec::new()
    };
    over(source, indicator, first, last, |quarter| {
        let total = quarterly(source, indicator, quarter);
        if division.is_empty() {
            return total * i64::try_from(10 + draw(&[source.seed, hash(code)]) % 30).unwrap_or(10) / 100;
        }
        let count = i64::try_from(division.len()).unwrap_or(1);
        let is_last = division.last() == Some(&code);
        if is_last { total - total / count * (count - 1) } else { total / count }
    })
}

/// One of the two numbers of a ratio, within what is plausible.
fn ratio(source: Source, indicator: &Indicator, component: &Component, first: i64, last: i64) -> i64 {
    let Measure::Ratio { denominator_at_date, .. } = &indicator.measure else { return 0 };
    let under = |quarter: i64| (40 + quarterly(source, indicator, quarter)) * 5;
    let (from, to) = range(indicator, 0, 100_000_000);
    let per_mille = ((from + (to - from) / 2) / 100_000).max(1);
    let share = if *denominator_at_date { per_mille / QUARTERS_A_YEAR } else { per_mille };
    let is_at_date = *denominator_at_date && *component == Component::Denominator;
    if is_at_date {
        return under(last);
    }
    over(source, indicator, first, last, |quarter| {
        if *component == Component::Denominator { under(quarter) } else { under(quarter) * share / 1000 }
    })
}

fn range(indicator: &Indicator, least: i64, most: i64) -> (i64, i64) {
    let micro = |end: Option<Amount>, other: i64| end.map_or(other, |amount| amount.micro());
    indicator.plausible.map_or((least, most), |range| (micro(range.from, least), micro(range.to, most)))
}

fn noise(source: Source, indicator: &Indicator, quarter: i64, below: u64) -> u64 {
    draw(&[source.seed, hash(&indicator.code), quarter.cast_unsigned()]) % below.max(1)
}

/// As a clerk types it: no points between thousands, a comma before decimals.
fn written(number: i64, decimals: u8) -> String {
    let decimals = u32::from(decimals.min(1));
    let unit = ten_to(decimals);
    let (whole, rest) = (number / unit, number % unit);
    if decimals == 0 || rest == 0 { whole.to_string() } else { format!("{whole},{rest}") }
}

fn ten_to(power: u32) -> i64 {
    10_i64.pow(power)
}

/// A number for a word, the same everywhere.
pub fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
