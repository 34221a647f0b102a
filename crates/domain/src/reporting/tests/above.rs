//! Which acceptances are held from above: a table of one report below and one above.

use super::*;
use crate::ids::OrganisationId;
use uuid::Uuid;

fn body(number: u128) -> OrganisationId {
    Uuid::from_u128(number).into()
}

fn of(holder: u128, asked_by: u128) -> PeriodReport<'static> {
    PeriodReport {
        pack: "vocational-education",
        regime: "half-year",
        year: 2026,
        number: 2,
        holder: body(holder),
        asked_by: body(asked_by),
        state: ReportState::Accepted,
    }
}

#[test]
fn an_acceptance_is_held_by_the_accepted_report_of_the_body_that_gave_it() {
    const COMMUNE: u128 = 1;
    const BOARD: u128 = 2;
    const PROVINCE: u128 = 3;
    const OTHER: u128 = 4;
    let (below, above) = (of(COMMUNE, BOARD), of(BOARD, PROVINCE));
    for (given, holds, why) in [
        (above, true, "the board's report, accepted by the province"),
        (of(OTHER, PROVINCE), false, "another body's report"),
        (of(BOARD, BOARD), false, "the board asked itself"),
        (below, false, "itself"),
        (of(PROVINCE, BOARD), false, "the province's report to the board"),
        (PeriodReport { pack: "administrative-reform", ..above }, false, "another pack"),
        (PeriodReport { regime: "quarter", ..above }, false, "another regime"),
        (PeriodReport { year: 2025, ..above }, false, "another year"),
        (PeriodReport { number: 1, ..above }, false, "another period of the year"),
    ] {
        assert_eq!(given.holds(&below), holds, "{why}");
    }
    for state in ReportState::ALL {
        let given = PeriodReport { state: *state, ..above };
        assert_eq!(given.holds(&below), *state == ReportState::Accepted, "{state:?}");
        assert!(above.holds(&PeriodReport { state: *state, ..below }), "how the lower one stands is not asked");
    }
}
