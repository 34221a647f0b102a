//! Whether what the bodies below set themselves makes what the body above set itself.
//!
//! Of a sum their targets are added up; of a ratio or a mean each is held against that of the body above, for percentages
//! are never added. Who has set nothing is named and never taken for zero. It says what is there; nobody is refused.

use super::{Against, Attainment, Bound, Measured, attained, bound::Direction};
use crate::{
    ids::OrganisationId,
    packs::{Indicator, Measure},
    reporting::Amount,
};
use std::collections::BTreeMap;

/// How targets of several bodies are held against that of the body above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cascading {
    /// They are added up.
    Added,
    /// They are added up, and the whole may be less than their sum: what several name counts once.
    AddedAtMost,
    /// Each on its own.
    Each,
    /// Not at all: the figure belongs to owners.
    Owned,
}

/// What a body below set itself, of the kind that is held against the target above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChildTarget {
    /// Whose.
    pub organisation: OrganisationId,
    /// What.
    pub bound: Bound,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cascade {
    /// The sum, where targets are added up and at least one can be.
    pub sum: Option<SumCheck>,
    /// Those that ask less than the body above, in the order handed in; only where each is held against it.
    pub lower: Vec<OrganisationId>,
    /// Those that cannot be held against it: «at most» against «at least».
    pub not_compared: Vec<OrganisationId>,
    /// Those that have set nothing.
    pub missing: Vec<OrganisationId>,
}

/// Targets added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SumCheck {
    /// What they come to.
    pub sum: Amount,
    /// How many are in it.
    pub counted: usize,
    /// What that is against the target above.
    pub outcome: Attainment,
}

impl Cascading {
    /// How targets of an indicator are held against that of the body above.
    pub fn of(indicator: &Indicator) -> Self {
        if !indicator.owner.is_empty() {
            return Cascading::Owned;
        }
        match indicator.measure {
            Measure::Amount { .. } | Measure::YesNo => Cascading::Added,
            Measure::Keys { .. } => Cascading::AddedAtMost,
            Measure::Derived { .. } if !indicator.is_ratio() => Cascading::Added,
            Measure::Ratio { .. } | Measure::Mean { .. } | Measure::Derived { .. } => Cascading::Each,
        }
    }
}

/// Holds the targets of the bodies below against one target of the body above. `children` are all who are expected to have
/// one; a target of any other body counts too. `tolerance` says how near a sum must be to what is «khoảng».
pub fn cascade(
    how: Cascading,
    (parent, tolerance): (&Bound, Option<Amount>),
    children: &[OrganisationId],
    targets: &[ChildTarget],
) -> Cascade {
    if how == Cascading::Owned {
        return Cascade::default();
    }
    let own: BTreeMap<OrganisationId, Bound> =
        targets.iter().map(|target| (target.organisation, target.bound)).collect();
    let missing = children.iter().filter(|child| !own.contains_key(child)).copied().collect();
    match how {
        Cascading::Each => each(parent, targets, missing),
        _ => added(how, (parent, tolerance), targets, missing),
    }
}

fn each(parent: &Bound, targets: &[ChildTarget], missing: Vec<OrganisationId>) -> Cascade {
    let those = |wanted: Against| {
        let is_so = move |target: &&ChildTarget| target.bound.compare(parent) == wanted;
        targets.iter().filter(is_so).map(|target| target.organisation).collect()
    };
    Cascade { sum: None, lower: those(Against::Lower), not_compared: those(Against::NotComparable), missing }
}

/// Floors are added up for what should be much, ceilings for what should be little; a target without that end cannot be
/// added.
fn added(
    how: Cascading,
    (parent, tolerance): (&Bound, Option<Amount>),
    targets: &[ChildTarget],
    missing: Vec<OrganisationId>,
) -> Cascade {
    let end = if parent.direction() == Direction::Down { Bound::ceiling } else { Bound::floor };
    let (mut sum, mut counted, mut not_compared) = (Some(Amount::ZERO), 0, Vec::new());
    for target in targets {
        match end(&target.bound) {
            Some(amount) => {
                sum = sum.and_then(|sum| sum.checked_add(amount));
                counted += 1;
            }
            None => not_compared.push(target.organisation),
        }
    }
    let check = |sum: Amount| Some(SumCheck { sum, counted, outcome: outcome(how, (parent, tolerance), sum)? });
    Cascade { sum: sum.filter(|_| counted > 0).and_then(check), lower: Vec::new(), not_compared, missing }
}

/// A sum held against a target as a figure is. None where a difference is beyond all numbers.
fn outcome(how: Cascading, (parent, tolerance): (&Bound, Option<Amount>), sum: Amount) -> Option<Attainment> {
    let (from, to) = parent.ends();
    let beyond = |edge: Amount| sum.micro().checked_sub(edge.micro()).map(Amount::from_micro);
    let found = match parent {
        // Whether a sum that is just as much is more than «above» asks, or less than «below», depends on the figures.
        Bound::Above(edge) | Bound::Below(edge) if sum == *edge => Attainment::Beside(Amount::ZERO),
        _ => attained(parent, Measured::amount(sum), tolerance),
    };
    if found != Attainment::Reached {
        beyond(from).and(beyond(to))?;
    }
    // What several name counts once: a sum that is enough says nothing.
    let is_uncertain = how == Cascading::AddedAtMost && !matches!(found, Attainment::Short(_));
    Some(if is_uncertain { Attainment::Beside(beyond(from)?) } else { found })
}
