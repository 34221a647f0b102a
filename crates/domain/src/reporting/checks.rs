//! What can be said of a report's figures from the form, the pack and the period before: errors and warnings.
//!
//! Parts are compared with their total one by one and never added up. Against the period before, numbers are compared as
//! they were entered; nobody's earlier report is changed by it. The order of remarks is that of the form.

use super::{
    Amount, Cell, CellState, Entries, Remark, RemarkKind,
    amount::{compare_percent, ten_to},
    cells::state_of,
    remark::written,
    write_percent,
};
use crate::packs::{Component, Form, Indicator, Kind, Measure, Pack};
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
            Measure::Amount { .. } => checked.parts(&mut remarks),
            Measure::Ratio { is_share, .. } => checked.ratio(*is_share, &mut remarks),
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
        let decimals = self.indicator.entered_decimals();
        for component in self.indicator.components() {
            match self.state(&component) {
                CellState::Empty if self.must_be_there(&component) => {
                    self.note(&component, RemarkKind::Missing, remarks);
                }
                CellState::Value(amount) if amount.decimals() > decimals => {
                    self.note(&component, RemarkKind::TooPrecise { decimals: i64::from(decimals) }, remarks);
                }
                CellState::Value(amount) if amount.is_negative() && !self.indicator.allows_negative => {
                    self.note(&component, RemarkKind::Negative, remarks);
                }
                _ => {}
            }
        }
    }

    /// A required number; a part only of a total that is not zero; of an optional ratio both numbers or none.
    fn must_be_there(&self, component: &Component) -> bool {
        match component {
            Component::Value => self.is_required,
            Component::Part(_) => {
                let total = self.state(&Component::Value).amount();
                self.is_required && total.is_some_and(|total| total != Amount::ZERO)
            }
            Component::Numerator => self.is_required || !self.state(&Component::Denominator).is_empty(),
            Component::Denominator => self.is_required || !self.state(&Component::Numerator).is_empty(),
        }
    }

    /// Each part is at most the total; without a total, or where nothing arose, a part has nothing to be part of.
    fn parts(&self, remarks: &mut Vec<Remark>) {
        let total = self.state(&Component::Value).amount().unwrap_or(Amount::ZERO);
        for component in self.indicator.components() {
            if let (Component::Part(_), Some(part)) = (&component, self.state(&component).amount())
                && part > total
            {
                let kind = RemarkKind::PartAboveTotal { part: written(part), total: written(total) };
                self.note(&component, kind, remarks);
            }
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
        let Some(range) = self.indicator.plausible else { return };
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
