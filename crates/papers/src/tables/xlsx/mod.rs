//! Excel workbooks: the package is looked through before a parser sees it, cells are taken one by one, and what is written
//! is text in every cell.

mod package;
mod reading;
mod writing;

pub(super) use package::fault_of_compound;
pub(super) use reading::read;
pub use writing::written;
