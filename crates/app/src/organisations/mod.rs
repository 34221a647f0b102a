//! Organisations: the register as a dated graph, its pages, and what a reorganisation carries.
//!
//! The whole register is held in memory as one graph that does not change under its readers; a change of the register is
//! a dated event, written with its permit, after which the graph is loaded anew.

pub mod actions;

use crate::{failure::Failure, routes::Route};
use database::Connection;
use domain::organisations::{Catalogue, Graph, parse_classes};
use std::sync::{Arc, LazyLock};

/// The classes of organisations that come with the program.
static CLASSES: LazyLock<Catalogue> = LazyLock::new(|| {
    let text = include_str!("../../../../packs/organisations/classes.tsv");
    parse_classes("packs/organisations/classes.tsv", text).unwrap_or_default()
});

/// The catalogue of classes.
pub fn classes() -> &'static Catalogue {
    &CLASSES
}

/// The graph of everything that the database knows.
pub async fn load(connection: &mut Connection) -> Result<Graph, Failure> {
    let rows = actions::stored_rows(connection).await?;
    Graph::build(rows, classes().clone()).map_err(|fault| Failure::Fault(Arc::new(fault)))
}

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
