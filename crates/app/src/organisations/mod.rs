//! Organisations: the register as a dated graph, its pages, and what a reorganisation carries.

use crate::{failure::Failure, routes::Route};
use database::Connection;
use domain::organisations::Graph;

/// The graph of everything that the database knows.
pub async fn load(_connection: &mut Connection) -> Result<Graph, Failure> {
    Ok(Graph::default())
}

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
