//! What is added up towards a target, without counting anything twice: a body and one below it, the same clause used by
//! two, two targets of one body for the same thing.
//!
//! What is not counted is named with what stands in its way; nothing is left out silently. Shares are fractions, and the
//! sum is rounded once.

use super::{Bound, Term, bound::Direction};
use crate::{
    ids::{DocumentId, OrganisationId, ProvisionId, TargetId},
    reporting::Amount,
};

/// A share of a target that counts towards another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// So many parts; zero takes the contribution back.
    pub numerator: i64,
    /// Of so many; above zero.
    pub denominator: i64,
}

impl Share {
    /// All of it.
    pub const WHOLE: Share = Share { numerator: 1, denominator: 1 };

    /// From nothing to all of it, in small numbers; none for anything else.
    pub fn of(numerator: i64, denominator: i64) -> Option<Self> {
        let is_share = (1..=1_000_000).contains(&denominator) && (0..=denominator).contains(&numerator);
        is_share.then_some(Share { numerator, denominator })
    }

    /// From «1/2», «50%», «1»; none for anything else.
    pub fn read(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        let number = |text: &str| text.trim().parse::<i64>().ok();
        if let Some(percent) = typed.strip_suffix('%') {
            return Share::of(number(percent)?, 100);
        }
        match typed.split_once('/') {
            Some((one, other)) => Share::of(number(one)?, number(other)?),
            None => Share::of(number(typed)?, 1),
        }
    }
}

/// A target that could count towards another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which.
    pub target: TargetId,
    /// Whose.
    pub organisation: OrganisationId,
    /// Of which indicator: pack and code.
    pub indicator: (String, String),
    /// For when.
    pub term: Term,
    /// What.
    pub bound: Bound,
    /// The clause by which it is set, where it stands in one.
    pub clause: Option<(DocumentId, ProvisionId)>,
    /// How much of it counts.
    pub share: Share,
}

/// Why a part is not counted beside another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubling {
    /// Both are of one body, for the same indicator and year.
    SameBody,
    /// Both are set by the same clause.
    SameClause,
    /// Its body stands below that of the other, which counts it already.
    Below,
}

/// What counts and what does not, by places in what was handed in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counting {
    /// Those that count, in their order.
    pub counted: Vec<usize>,
    /// Those that do not: why, and beside which.
    pub doubled: Vec<(usize, Doubling, usize)>,
}

/// Decides what counts. `is_above` says whether one body stands above another. What is handed in first goes before what
/// comes later, and a body above goes before those below it.
pub fn count(parts: &[Part], is_above: impl Fn(OrganisationId, OrganisationId) -> bool) -> Counting {
    let mut counting = Counting::default();
    let of_same = |one: &Part, other: &Part| one.indicator == other.indicator && one.term == other.term;
    let conflict = |part: &Part, other: &Part| {
        if of_same(part, other) && part.organisation == other.organisation {
            Some(Doubling::SameBody)
        } else if of_same(part, other) && part.clause.is_some() && part.clause == other.clause {
            Some(Doubling::SameClause)
        } else {
            None
        }
    };
    for (place, part) in parts.iter().enumerate() {
        let above =
            parts.iter().position(|other| of_same(part, other) && is_above(other.organisation, part.organisation));
        if let Some(above) = above {
            counting.doubled.push((place, Doubling::Below, above));
            continue;
        }
        let found = counting.counted.iter().find_map(|at| Some((conflict(part, parts.get(*at)?)?, *at)));
        match found {
            Some((why, at)) => counting.doubled.push((place, why, at)),
            None => counting.counted.push(place),
        }
    }
    counting
}

/// What parts come to towards a target, by the end that matters for it: floors for what should be much, ceilings for what
/// should be little. None where a part has no such end, or the sum is beyond all numbers.
pub fn contributed<'p>(towards: &Bound, parts: impl IntoIterator<Item = &'p Part>) -> Option<Amount> {
    let end = if towards.direction() == Direction::Down { Bound::ceiling } else { Bound::floor };
    // Over one denominator a sum of fractions stays exact and is rounded once, half away from zero.
    let (mut numerator, mut denominator) = (0_i128, 1_i128);
    for part in parts {
        let amount = i128::from(end(&part.bound)?.micro()).checked_mul(i128::from(part.share.numerator))?;
        let below = i128::from(part.share.denominator);
        numerator = numerator.checked_mul(below)?.checked_add(amount.checked_mul(denominator)?)?;
        denominator = denominator.checked_mul(below)?;
        let common = gcd(numerator.unsigned_abs(), denominator.unsigned_abs());
        let common = i128::try_from(common).ok()?.max(1);
        (numerator, denominator) = (numerator / common, denominator / common);
    }
    let half = denominator / 2;
    let rounded = if numerator < 0 { (numerator - half) / denominator } else { (numerator + half) / denominator };
    i64::try_from(rounded).ok().map(Amount::from_micro)
}

fn gcd(one: u128, other: u128) -> u128 {
    if other == 0 { one } else { gcd(other, one % other) }
}
