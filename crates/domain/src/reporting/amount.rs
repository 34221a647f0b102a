//! Amounts: whole millionths, never floats, so that sums are exact and the same on every machine.
//! Rounding happens once, for display, to the nearest, a half away from zero.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

/// Millionths in one.
const ONE: i64 = 1_000_000;

/// Decimals that are kept.
pub const SCALE: u8 = 6;

/// A number in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Amount(i64);

impl Amount {
    /// Zero: a reported value, not the absence of one.
    pub const ZERO: Amount = Amount(0);

    /// From millionths, as they are stored.
    pub const fn from_micro(micro: i64) -> Self {
        Amount(micro)
    }

    /// In millionths.
    pub const fn micro(self) -> i64 {
        self.0
    }

    /// A whole number; none when it is too large.
    pub fn whole(number: i64) -> Option<Self> {
        number.checked_mul(ONE).map(Amount)
    }

    /// From digits with a point before the decimals, as files write numbers: `-12.5`. None for more than six decimals.
    pub fn parse_plain(text: &str) -> Option<Self> {
        let (is_negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let amount = Self::of_digits(whole, decimals)?;
        if is_negative { amount.0.checked_neg().map(Amount) } else { Some(amount) }
    }

    /// From the digits before and after the decimal sign. None for other characters, no digit, or beyond the scale.
    pub(super) fn of_digits(whole: &str, decimals: &str) -> Option<Self> {
        let decimals = decimals.trim_end_matches('0');
        let are_digits = whole.bytes().chain(decimals.bytes()).all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !are_digits || decimals.len() > usize::from(SCALE) {
            return None;
        }
        let whole: i64 = whole.parse().ok()?;
        let padded: i64 = format!("{decimals:0<6}").parse().ok()?;
        whole.checked_mul(ONE)?.checked_add(padded).map(Amount)
    }

    /// The sum, unless it is too large.
    pub fn checked_add(self, other: Amount) -> Option<Self> {
        self.0.checked_add(other.0).map(Amount)
    }

    /// Without its sign.
    pub const fn size(self) -> Self {
        Amount(self.0.saturating_abs())
    }

    /// Whether it is below zero.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Decimals that it needs: 0 to 6.
    pub fn decimals(self) -> u8 {
        (0..SCALE).find(|decimals| self.0 % ten_to(SCALE - decimals) == 0).unwrap_or(SCALE)
    }
}

pub(super) const fn ten_to(power: u8) -> i64 {
    10_i64.pow(power as u32)
}

/// Divides and rounds to the nearest, a half away from zero. None for a division by zero.
pub(crate) fn divide_half_up(dividend: i128, divisor: i128) -> Option<i128> {
    let quotient = dividend.checked_div(divisor)?;
    let rest = dividend.checked_rem(divisor)?;
    let is_half_or_more = rest.unsigned_abs() >= divisor.unsigned_abs() - rest.unsigned_abs();
    let away = if (dividend < 0) == (divisor < 0) { 1 } else { -1 };
    Some(if is_half_or_more { quotient + away } else { quotient })
}

/// A number as Vietnamese write it: dots between thousands, a comma before the decimals, rounded to so many of them.
pub fn write_number(amount: Amount, decimals: u8) -> String {
    let decimals = decimals.min(SCALE);
    let rounded = divide_half_up(i128::from(amount.0), i128::from(ten_to(SCALE - decimals))).unwrap_or_default();
    write_scaled(rounded, decimals)
}

/// Numerator in per cent of the denominator, rounded once; none without a denominator.
pub fn write_percent(numerator: Amount, denominator: Amount, decimals: u8) -> Option<String> {
    let decimals = decimals.min(SCALE);
    let scaled = i128::from(numerator.0) * 100 * i128::from(ten_to(decimals));
    divide_half_up(scaled, i128::from(denominator.0)).map(|percent| write_scaled(percent, decimals))
}

/// A mean from the sum of its weighted values (in millionths of millionths) and the sum of the weights, rounded once;
/// none without a weight.
pub fn write_mean(weighted: i128, weight: Amount, decimals: u8) -> Option<String> {
    let decimals = decimals.min(SCALE);
    let divisor = i128::from(weight.0) * i128::from(ten_to(SCALE - decimals));
    divide_half_up(weighted, divisor).map(|mean| write_scaled(mean, decimals))
}

/// Compares numerator per denominator, in per cent, with an amount; none without a positive denominator.
pub(super) fn compare_percent(numerator: Amount, denominator: Amount, with: Amount) -> Option<Ordering> {
    if denominator.0 <= 0 {
        return None;
    }
    let left = i128::from(numerator.0) * 100 * i128::from(ONE);
    Some(left.cmp(&(i128::from(with.0) * i128::from(denominator.0))))
}

fn write_scaled(scaled: i128, decimals: u8) -> String {
    let one = i128::from(ten_to(decimals)).unsigned_abs();
    let (whole, rest) = (scaled.unsigned_abs() / one, scaled.unsigned_abs() % one);
    let digits = whole.to_string();
    let mut written = if scaled < 0 { "-".to_owned() } else { String::new() };
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push('.');
        }
        written.push(digit);
    }
    if decimals > 0 {
        written.push_str(&format!(",{rest:0width$}", width = usize::from(decimals)));
    }
    written
}
