//! What can be said of a report's figures from the form, the pack and the period before: errors and warnings.
//!
//! «Trong đó» is compared with the total one by one, «chia ra» must make it together. Against the period before, numbers are compared as
//! they were entered; nobody's earlier report is changed by it. The order of remarks is that of the form.

use super::{
    Amount, Cell, CellState, Entries, Remark, RemarkKind,
    amount::{compare_percent, ten_to},
    cells::state_of,
    derived::derive,
    remark::written,
    write_percent,
};
use crate::packs::{Component, Form, Indicator, Kind, Measure, Operand, Pack, Part};
use std::{cmp::Ordering, collections::BTreeMap};

/// Times between which a change against the period before looks like another unit.
const SLIP: std::ops::RangeInclusive<i128> = 500..=2_000;

/// Checks a report: its entries and narratives, against those of the period before where there are any.
pub fn check(
    form: &Form,
    pack: &Pack,
    entries: &Entries,
    narratives: &BTreeMap<String, String>,
    previous: Option<&Entries>,
) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for indicator in pack.indicators_of(form) {
        let checked = Checked { pack, indicator, is_required: form.requires(&indicator.code), entries };
        checked.numbers(&mut remarks);
        match &indicator.measure {
            Measure::Amount { .. } => {
                checked.parts(&mut remarks);
                checked.divisions(&mut remarks);
            }
            Measure::Ratio { is_share, .. } => checked.ratio(*is_share, &mut remarks),
            Measure::Mean { .. } => checked.mean(&mut remarks),
            Measure::YesNo => checked.answer(&mut remarks),
            Measure::Keys { .. } => {}
            Measure::Derived { operands, .. } => checked.derived(operands, &mut remarks),
        }
        checked.plausibility(&mut remarks);
        if let Some(previous) = previous {
            checked.against(previous, &mut remarks);
        }
    }
    check_narratives(form, narratives, &mut remarks);
    remarks
}

fn check_narratives(form: &Form, narratives: &BTreeMap<String, String>, remarks: &mut Vec<Remark>) {
    for narrative in &form.narratives {
        let text = narratives.get(&narrative.code).map_or("", |text| text.trim());
        let chars = text.chars().count();
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        if narrative.is_required && text.is_empty() {
            remarks.push(Remark::on_narrative(&narrative.code, RemarkKind::NarrativeMissing));
        }
        if chars > narrative.max_chars {
            let kind = RemarkKind::NarrativeTooLong { chars: count(chars), limit: count(narrative.max_chars) };
            remarks.push(Remark::on_narrative(&narrative.code, kind));
        }
    }
}

/// One indicator of a report under check.
struct Checked<'c> {
    pack: &'c Pack,
    indicator: &'c Indicator,
    is_required: bool,
    entries: &'c Entries,
}

impl Checked<'_> {
    fn cell(&self, component: &Component) -> Cell {
        Cell::new(&self.indicator.code, component.clone())
    }

    fn state(&self, component: &Component) -> CellState {
        state_of(self.entries, &self.cell(component))
    }

    fn note(&self, component: &Component, kind: RemarkKind, remarks: &mut Vec<Remark>) {
        remarks.push(Remark::on_cell(&self.cell(component), kind));
    }

    /// Each number by itself: there, not below zero, not finer than asked.
    fn numbers(&self, remarks: &mut Vec<Remark>) {
        for component in self.indicator.components() {
            let decimals = self.indicator.decimals_of(&component);
            let allows_negative = self.indicator.allows_negative && component != Component::Weight;
            match self.state(&component) {
                CellState::Empty if self.must_be_there(&component) => {
                    self.note(&component, RemarkKind::Missing, remarks);
                }
                CellState::Value(amount) if amount.decimals() > decimals => {
                    self.note(&component, RemarkKind::TooPrecise { decimals: i64::from(decimals) }, remarks);
                }
                CellState::Value(amount) if amount.is_negative() && !allows_negative => {
                    self.note(&component, RemarkKind::Negative, remarks);
                }
                _ => {}
            }
        }
    }

    /// A required number; a part only of a total that is not zero; where one of two numbers, or one part of a division, is
    /// there, the others too.
    fn must_be_there(&self, component: &Component) -> bool {
        let is_there = |component: &Component| !self.state(component).is_empty();
        match component {
            Component::Value if matches!(self.indicator.measure, Measure::Mean { .. }) => {
                self.is_required || is_there(&Component::Weight)
            }
            Component::Value => self.is_required,
            Component::Part(code) => {
                let total = self.state(&Component::Value).amount();
                let is_begun = self.division_of(code).iter().any(|part| is_there(&Component::Part(part.code.clone())));
                (self.is_required || is_begun) && total.is_some_and(|total| total != Amount::ZERO)
            }
            Component::Numerator => self.is_required || is_there(&Component::Denominator),
            Component::Denominator => self.is_required || is_there(&Component::Numerator),
            Component::Weight => self.is_required || is_there(&Component::Value),
        }
    }

    /// The parts that make the total together with this one.
    fn division_of(&self, code: &str) -> Vec<&Part> {
        let divisions = self.indicator.divisions();
        divisions.into_iter().find(|division| division.iter().any(|part| part.code == code)).unwrap_or_default()
    }

    /// «Trong đó» is at most the total; without a total, or where nothing arose, a part has nothing to be part of.
    fn parts(&self, remarks: &mut Vec<Remark>) {
        let total = self.state(&Component::Value).amount().unwrap_or(Amount::ZERO);
        for part in self.indicator.parts().iter().filter(|part| !part.is_division) {
            let component = Component::Part(part.code.clone());
            if let Some(part) = self.state(&component).amount()
                && part > total
            {
                let kind = RemarkKind::PartAboveTotal { part: written(part), total: written(total) };
                self.note(&component, kind, remarks);
            }
        }
    }

    /// «Chia ra» makes the total. Said once all of a division is there, or where its parts are more than the total already.
    fn divisions(&self, remarks: &mut Vec<Remark>) {
        let total = self.state(&Component::Value);
        for division in self.indicator.divisions() {
            let states: Vec<CellState> =
                division.iter().map(|part| self.state(&Component::Part(part.code.clone()))).collect();
            let is_begun = states.iter().any(|state| !state.is_empty());
            let is_whole = states.iter().all(|state| !state.is_empty());
            if !is_begun || total.is_empty() {
                continue;
            }
            let micro = |state: &CellState| i128::from(state.amount().unwrap_or(Amount::ZERO).micro());
            let (sum, whole) = (states.iter().map(micro).sum::<i128>(), micro(&total));
            let is_wrong = if is_whole { sum != whole } else { sum > whole && !self.indicator.allows_negative };
            let kept = |micro: i128| i64::try_from(micro).ok().map(|micro| written(Amount::from_micro(micro)));
            if !is_wrong {
                continue;
            }
            let kind = match (kept(sum), kept(whole), kept((sum - whole).abs())) {
                (Some(sum), Some(total), Some(difference)) => RemarkKind::DivisionDiffers { sum, total, difference },
                _ => RemarkKind::TooLarge,
            };
            self.note(&Component::Value, kind, remarks);
        }
    }

    /// A mean is the mean of something.
    fn mean(&self, remarks: &mut Vec<Remark>) {
        let (value, weight) = (self.state(&Component::Value), self.state(&Component::Weight));
        if value.is_empty() || weight.is_empty() {
            return;
        }
        match (value.amount(), weight.amount()) {
            (Some(_), None | Some(Amount::ZERO)) => self.note(&Component::Weight, RemarkKind::MeanOfNothing, remarks),
            (None, Some(weight)) if weight != Amount::ZERO => {
                self.note(&Component::Value, RemarkKind::WeightWithoutMean, remarks);
            }
            (None, Some(_)) => self.note(&Component::Weight, RemarkKind::NothingToMean, remarks),
            _ => {}
        }
    }

    /// One is yes and zero is no; there is no third.
    fn answer(&self, remarks: &mut Vec<Remark>) {
        let is_answer = match self.state(&Component::Value) {
            CellState::Empty => true,
            CellState::Value(amount) => amount == Amount::ZERO || Some(amount) == Amount::whole(1),
            CellState::NothingArose => false,
        };
        if !is_answer {
            self.note(&Component::Value, RemarkKind::NotYesOrNo, remarks);
        }
    }

    /// What is computed is put right where it comes from: said at its last operand.
    fn derived(&self, operands: &[Operand], remarks: &mut Vec<Remark>) {
        let (Some(derivation), Some(last)) = (derive(self.indicator, self.entries), operands.last()) else { return };
        let at = Cell::new(&last.code, Component::Value);
        let code = || self.indicator.code.clone();
        if derivation.is_too_large {
            remarks.push(Remark::on_cell(&at, RemarkKind::ComputedTooLarge { computed: code() }));
        }
        let computed = derivation.numbers.iter().find(|(component, _)| *component == Component::Value);
        if let Some(amount) = computed.and_then(|(_, state)| state.amount())
            && amount.is_negative()
            && !self.indicator.allows_negative
        {
            let kind = RemarkKind::ComputedNegative { computed: code(), present: written(amount) };
            remarks.push(Remark::on_cell(&at, kind));
        }
    }

    fn ratio(&self, is_share: bool, remarks: &mut Vec<Remark>) {
        let (over, under) = (self.state(&Component::Numerator), self.state(&Component::Denominator));
        if over.is_empty() || under.is_empty() {
            return;
        }
        let (numerator, denominator) = (over.amount().unwrap_or(Amount::ZERO), under.amount().unwrap_or(Amount::ZERO));
        let is_zero = |amount: Amount| amount == Amount::ZERO;
        if is_zero(denominator) && !is_zero(numerator) {
            let kind = RemarkKind::DenominatorZero { numerator: written(numerator) };
            self.note(&Component::Denominator, kind, remarks);
        } else if is_zero(denominator) && (over.amount().is_some() || under.amount().is_some()) {
            self.note(&Component::Denominator, RemarkKind::NothingOfNothing, remarks);
        } else if is_share && numerator > denominator {
            let kind = RemarkKind::NumeratorAboveDenominator {
                numerator: written(numerator),
                denominator: written(denominator),
            };
            self.note(&Component::Numerator, kind, remarks);
        }
    }

    fn plausibility(&self, remarks: &mut Vec<Remark>) {
        let Some(range) = self.indicator.plausible.filter(|_| !self.indicator.is_derived()) else { return };
        let Some((component, present)) = self.shown() else { return };
        if let Some(least) = range.from.filter(|least| self.compare(*least) == Some(Ordering::Less)) {
            self.note(&component, RemarkKind::BelowPlausible { present, least: written(least) }, remarks);
        } else if let Some(most) = range.to.filter(|most| self.compare(*most) == Some(Ordering::Greater)) {
            self.note(&component, RemarkKind::AbovePlausible { present, most: written(most) }, remarks);
        }
    }

    /// What a reader of the report sees of the indicator, and the cell that it hangs on.
    fn shown(&self) -> Option<(Component, String)> {
        if self.indicator.is_ratio() {
            let (numerator, denominator) = self.both()?;
            let percent = write_percent(numerator, denominator, self.indicator.decimals)?;
            return Some((Component::Numerator, format!("{percent} %")));
        }
        Some((Component::Value, written(self.state(&Component::Value).amount()?)))
    }

    fn both(&self) -> Option<(Amount, Amount)> {
        Some((self.state(&Component::Numerator).amount()?, self.state(&Component::Denominator).amount()?))
    }

    /// The figure, of a ratio its percentage, compared with an end of the range.
    fn compare(&self, end: Amount) -> Option<Ordering> {
        match self.both() {
            Some((numerator, denominator)) if self.indicator.is_ratio() => compare_percent(numerator, denominator, end),
            _ => self.state(&Component::Value).amount().map(|value| value.cmp(&end)),
        }
    }

    /// Each number against the one of the period before. One remark for each cell, the sharpest.
    fn against(&self, previous: &Entries, remarks: &mut Vec<Remark>) {
        if self.indicator.is_yes_no() {
            return;
        }
        for component in self.indicator.components() {
            let before = state_of(previous, &self.cell(&component)).amount();
            let (Some(present), Some(before)) = (self.state(&component).amount(), before) else { continue };
            let is_cumulative = matches!(self.indicator.kind, Kind::Cumulative { .. });
            let is_part = matches!(component, Component::Part(_));
            let (now, then) = (written(present), written(before));
            let kind = if is_slip(present, before) {
                RemarkKind::UnitSlip { present: now, previous: then }
            } else if is_cumulative && present < before {
                RemarkKind::BelowPrevious { present: now, previous: then }
            } else if !is_cumulative && !is_part && self.has_changed(present, before) {
                RemarkKind::Changed { present: now, previous: then, percent: self.pack.change_percent }
            } else {
                continue;
            };
            self.note(&component, kind, remarks);
        }
    }

    /// Above so many per cent of the number before, where one of the two is not small.
    fn has_changed(&self, present: Amount, before: Amount) -> bool {
        let (present, before) = (i128::from(present.micro()), i128::from(before.micro()));
        let is_small = present.abs().max(before.abs()) < i128::from(self.pack.change_from) * i128::from(ten_to(6));
        before != 0 && !is_small && (present - before).abs() * 100 > before.abs() * i128::from(self.pack.change_percent)
    }
}

/// Whether one number is about a thousand times the other.
fn is_slip(present: Amount, before: Amount) -> bool {
    let (present, before) = (i128::from(present.micro()).abs(), i128::from(before.micro()).abs());
    let (small, large) = (present.min(before), present.max(before));
    small > 0 && small * SLIP.start() <= large && large <= small * SLIP.end()
}
