//! (subject)

use crate::routes::Route;

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
