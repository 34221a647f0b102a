//! The pages of the explorer: a view of figures, and the explanation of one. Here figures become words; what is shown is
//! decided elsewhere.

mod cells;
mod choices;
mod drawing;
pub mod explain;
pub mod explore;
mod goals;
mod standing;
mod workbook;
