//! The targets of the demo: those of the province and of two communes, as their documents are said to state them. They go
//! through the same action as in a real instance.

use super::story::Cast;
use crate::{
    App,
    failure::Failure,
    targets::actions::{NewTarget, set_targets},
};
use domain::{
    problem::Problem,
    targets::{Commitment, ReadBound, Source, Term, TermKind, read_bound},
};

const TARGETS: &str = include_str!("../../../../fixtures/lam-giang/targets.tsv");
const PACK: &str = "vocational-education";

/// Sets them, each as its person.
pub(super) async fn tell(app: &App, cast: &Cast) -> Result<(), Failure> {
    for line in TARGETS.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        if let [login, indicator, year, term, commitment, typed, cited] = cells.as_slice() {
            let caller = cast.find(login)?;
            let bound = match read_bound(typed, 0, &[]) {
                Ok(ReadBound::Bound(bound)) => bound,
                _ => return Err(Problem::NotFound.into()),
            };
            let new = NewTarget {
                organisation: caller.home().ok_or(Problem::NotFound)?,
                pack: PACK.to_owned(),
                indicator: (*indicator).to_owned(),
                term: Term {
                    year: year.parse().map_err(|_| Problem::NotFound)?,
                    kind: TermKind::from_code(term).ok_or(Problem::NotFound)?,
                },
                commitment: Commitment::from_code(commitment).ok_or(Problem::NotFound)?,
                bound,
                source: Source { cited: (*cited).to_owned(), ..Source::default() },
            };
            set_targets(app, caller, vec![new]).await?;
        }
    }
    Ok(())
}
