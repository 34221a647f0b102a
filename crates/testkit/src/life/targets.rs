//! Targets as bodies set them at the beginning of a year, of a number and of a share, with a clause that is cited. They ask a
//! little more or a little less than what the body will report, so that some are reached and some are not.

use super::{
    PACK, draw,
    figures::{self, Source},
};
use app::{
    App,
    caller::Caller,
    failure::Failure,
    targets::actions::{NewTarget, set_targets},
};
use domain::{
    problem::Problem,
    reporting::Amount,
    targets::{self, Bound, Commitment, Term, TermKind},
};
use jiff::civil::Date;

/// How many people of the country learn a trade in the year.
const LEARNERS: &str = "C08";
/// Which share of the young people does.
const SHARE: &str = "C06";

/// Whether a unit sets itself targets on that day: one in three does.
pub fn aims(source: Source, day: Date) -> bool {
    draw(&[source.seed, u64::from(day.year().unsigned_abs())]).is_multiple_of(3)
}

/// Sets the two, as somebody of the body.
pub async fn aim(app: &App, caller: &Caller, source: Source, day: Date) -> Result<(), Failure> {
    let organisation = caller.home().ok_or(Problem::NotFound)?;
    let year = i64::from(day.year());
    let drawn = |below: u64, of: &str| {
        let number = draw(&[source.seed, figures::hash(of), year.cast_unsigned()]) % below;
        i64::try_from(number).unwrap_or_default()
    };
    let learners = figures::of_year(source, LEARNERS, year) * (85 + drawn(30, LEARNERS)) / 100;
    let new = |indicator: &str, number: i64, commitment: Commitment| NewTarget {
        organisation,
        pack: PACK.to_owned(),
        indicator: indicator.to_owned(),
        term: Term { year, kind: TermKind::InYear },
        commitment,
        bound: Bound::AtLeast(Amount::from_micro(number.max(1) * 1_000_000)),
        source: targets::Source {
            cited: format!("Nghị quyết số {:02}-NQ/ĐU ngày 20/01/{year}, mục II", 1 + drawn(30, "symbol")),
            ..targets::Source::default()
        },
    };
    let all = vec![
        new(LEARNERS, learners, Commitment::Committed),
        new(LEARNERS, learners * 11 / 10 + 1, Commitment::Aspirational),
        new(SHARE, 40 + drawn(20, SHARE), Commitment::Committed),
    ];
    set_targets(app, caller, all).await.map(drop)
}
