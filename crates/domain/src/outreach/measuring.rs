//! Reached against how many there are. A share has two numbers behind it, or there is none.

/// How an audience of a unit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The unit says that it has nobody of this audience, and reached nobody.
    NotConcerned,
    /// Nobody was reached.
    Nobody,
    /// Somebody was reached, and it cannot be said what part: persons were not counted, or how many there are was not stated.
    Unmeasured,
    /// Some, and less than the goal.
    Below,
    /// As many as the goal asks, or all.
    Reached,
    /// More than there are said to be.
    Above,
}

/// Reached against how many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// How it stands.
    pub standing: Standing,
    /// Whole per cent, where there is a share: never 100 before all are reached, never 0 once somebody is.
    pub percent: Option<i64>,
}

/// A share in whole per cent, rounded down, but 1 for anything above nothing; none without people, or above all of them.
pub fn percent(persons: i64, people: i64) -> Option<i64> {
    if people <= 0 || persons < 0 || persons > people {
        return None;
    }
    let whole = i128::from(persons) * 100 / i128::from(people);
    let whole = i64::try_from(whole).unwrap_or(100);
    Some(if persons > 0 { whole.max(1) } else { whole })
}

/// Measures what was reached against how many there are and the goal in per cent; without a goal all are meant.
pub fn measure(turns: i64, persons: i64, people: Option<i64>, goal: Option<i64>) -> Measured {
    let without = |standing| Measured { standing, percent: None };
    if turns == 0 && persons == 0 {
        let is_nobody = people == Some(0);
        return without(if is_nobody { Standing::NotConcerned } else { Standing::Nobody });
    }
    let Some(people) = people.filter(|_| persons > 0) else { return without(Standing::Unmeasured) };
    if persons > people {
        return without(Standing::Above);
    }
    let is_reached = i128::from(persons) * 100 >= i128::from(people) * i128::from(goal.unwrap_or(100));
    let standing = if is_reached { Standing::Reached } else { Standing::Below };
    Measured { standing, percent: percent(persons, people) }
}
