//! Shades of a heat map: five steps between the lowest and the highest figure. The number stands in every cell; a shade only
//! lets the eye find it.

use domain::reporting::Amount;

/// Steps.
pub const STEPS: i128 = 5;

/// The shade of an amount between two others: 1, the lightest, to 5.
pub fn shade(amount: Amount, low: Amount, high: Amount) -> u8 {
    let [amount, low, high] = [amount, low, high].map(|amount| i128::from(amount.micro()));
    let span = high - low;
    if span <= 0 {
        return 3;
    }
    let step = (amount - low) * STEPS / span;
    u8::try_from(step.clamp(0, STEPS - 1) + 1).unwrap_or(1)
}

/// The lowest and the highest.
pub fn ends(amounts: impl IntoIterator<Item = Amount>) -> Option<(Amount, Amount)> {
    amounts.into_iter().fold(None, |ends, amount| match ends {
        None => Some((amount, amount)),
        Some((low, high)) => Some((amount.min(low), amount.max(high))),
    })
}
