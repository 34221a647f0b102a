//! The place of a body among its peers: those of its class below the same superior, in the latest period for which it has a
//! figure. A rank, and the lowest, middle and highest figure; whose they are is said only where the
//! person may read it.

use super::{
    question::{OnTree, Question},
    table::{Making, Of, amount_of},
};
use crate::figures::LINE;
use domain::{ids::OrganisationId, packs::Period, reporting::Amount};

/// With fewer figures a rank would tell a neighbour's figure apart.
const FEWEST_RANKED: usize = 3;
/// With fewer figures their ends and middle would be somebody's known figure.
const FEWEST_SPREAD: usize = 5;

/// Where a body stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// In which period.
    pub period: Period,
    /// Below whom.
    pub superior: OrganisationId,
    /// How many peers are asked, with the body.
    pub asked: usize,
    /// How many of them have a figure.
    pub counted: usize,
    /// From the highest figure down; equal ones share a rank. None while too few have a figure.
    pub rank: Option<usize>,
    /// The body's own figure.
    pub own: Amount,
    /// Lowest, middle and highest. None while too few have a figure.
    pub spread: Option<[Amount; 3]>,
    /// Each peer with its figure, the body among them.
    pub peers: Vec<(OrganisationId, Amount)>,
}

impl Place {
    /// Of the body of a question, in the latest of its periods for which the body has a figure.
    pub fn find(making: &Making<'_>) -> Option<Place> {
        let question = making.question;
        let whole = making.row(question.body, Of::Whole);
        let figures = question.periods.iter().zip(&whole.stood).rev();
        let mut with_figure =
            figures.filter_map(|(period, stood)| Some((period, amount_of(&stood.total.figure(making.kind))?)));
        let (period, own) = with_figure.next()?;
        let graph = making.figures.graph();
        let on = match question.tree {
            OnTree::AsWas => period.last_day,
            OnTree::AsIs(on) => on,
        };
        let superior = graph.parent(question.body, LINE, on)?;
        let class = graph.class(question.body, on);
        let peers = graph.children(superior, LINE, on).into_iter().filter(|peer| graph.class(*peer, on) == class);
        let one = Question { periods: vec![period.clone()], body: superior, ..question.clone() };
        let making = Making { question: &one, ..*making };
        let totals: Vec<_> =
            peers.filter_map(|peer| Some((peer, making.row(peer, Of::Below).stood.first().copied()?))).collect();
        let asked = totals.iter().filter(|(_, stood)| stood.total.owed > 0).count();
        let with_figure = totals.iter();
        let peers: Vec<(OrganisationId, Amount)> = with_figure
            .filter_map(|(peer, stood)| Some((*peer, amount_of(&stood.total.figure(making.kind))?)))
            .collect();
        let amounts = peers.iter().map(|(_, amount)| *amount).collect();
        Some(Place { peers, ..Place::of(period.clone(), superior, asked, own, amounts) })
    }

    fn of(period: Period, superior: OrganisationId, asked: usize, own: Amount, mut amounts: Vec<Amount>) -> Self {
        amounts.sort_unstable();
        let counted = amounts.len();
        let rank = amounts.iter().filter(|amount| **amount > own).count() + 1;
        Place {
            period,
            superior,
            asked,
            counted,
            rank: (counted >= FEWEST_RANKED).then_some(rank),
            own,
            spread: if counted >= FEWEST_SPREAD { spread(&amounts) } else { None },
            peers: Vec::new(),
        }
    }
}

/// Lowest, middle, highest of ascending amounts; the middle of an even number lies between two.
fn spread(amounts: &[Amount]) -> Option<[Amount; 3]> {
    let at = |place: usize| amounts.get(place).copied();
    let half = amounts.len() / 2;
    let upper = at(half)?;
    let middle = match amounts.len() % 2 {
        1 => upper,
        _ => {
            let both = i128::from(at(half.checked_sub(1)?)?.micro()) + i128::from(upper.micro());
            Amount::from_micro(i64::try_from(both / 2).ok()?)
        }
    };
    Some([at(0)?, middle, at(amounts.len().checked_sub(1)?)?])
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn place(own: i64, others: &[i64]) -> Place {
        let period = Period {
            regime: "year".to_owned(),
            year: 2026,
            n: 1,
            first_day: date(2025, 12, 15),
            last_day: date(2026, 12, 14),
        };
        let amounts = others.iter().chain([&own]).map(|number| Amount::from_micro(*number)).collect();
        Place::of(period, OrganisationId::from(uuid::Uuid::nil()), 9, Amount::from_micro(own), amounts)
    }

    #[test]
    fn equal_figures_share_a_rank_and_the_highest_is_the_first() {
        for (own, others, rank) in [
            (5, &[1, 2][..], Some(1)),
            (1, &[5, 2], Some(3)),
            (5, &[5, 5, 9], Some(2)),
            (0, &[-1, 0, 0], Some(1)),
            (5, &[1], None),
            (5, &[], None),
        ] {
            assert_eq!(place(own, others).rank, rank, "{own} of {others:?}");
        }
    }

    #[test]
    fn ends_and_middle_are_told_of_five_and_more_alone() {
        let of = |own, others: &[i64]| place(own, others).spread.map(|spread| spread.map(Amount::micro));
        assert_eq!(of(3, &[1, 2, 9]), None);
        assert_eq!(of(3, &[1, 2, 9, 4]), Some([1, 3, 9]));
        assert_eq!(of(3, &[1, 2, 9, 6, 7]), Some([1, 4, 9]));
        assert_eq!(of(i64::MAX, &[i64::MAX; 5]), Some([i64::MAX; 3]));
    }
}
