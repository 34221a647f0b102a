//! Pages of coverage: the matrix, the list of gaps, why one cell is as it is, and relating clause by clause.
//! Each calls one action, and shows nothing that its person may not read.

pub mod gaps;
pub mod matrix;
mod matrix_rows;
pub mod relating;
mod relating_view;
pub mod why;
