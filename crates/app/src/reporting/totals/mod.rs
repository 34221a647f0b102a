//! Totals over a round: one line for each indicator, divided by units as they are or as they were, and the rows behind
//! every number.
//!
//! Nothing is stored or kept here: each page counts from the rows. A total is never shown without how complete it is, and
//! a unit that has not reported is named.

mod behind;
mod divided;
mod since;
mod summary;
mod trees;
pub(crate) mod written;

use crate::{
    look::Frame,
    routes::{Access, Route},
};
use domain::{organisations::Graph, permissions::Verb};

pub(super) use since::words_of as since_words;
pub(super) use summary::{Line, summary};
pub(super) use trees::TreeLink;
pub(super) use written::Written;

/// The ways to divide the totals of a round, as links.
pub(super) fn links(frame: &Frame, graph: &Graph, base: &str) -> Vec<TreeLink> {
    trees::Tree::links(frame, graph, &format!("{base}/so-lieu"), None)
}

/// The addresses of this part of the subject.
pub(super) fn routes() -> Vec<Route> {
    let see = Access::Asks(Verb::ReadRound);
    vec![
        Route::get("/bao-cao/dot/{round}/so-lieu", see, divided::get_divided).with_workbook(),
        Route::get("/bao-cao/dot/{round}/chi-tieu/{code}", see, behind::get_rows),
    ]
}
