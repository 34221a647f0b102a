//! Excel workbooks: the package is looked through before a parser sees it, cells are taken one by one, and what is written
//! is text in every cell.

mod filled;
mod laying;
mod looks;
mod marking;
mod package;
mod reading;
mod writing;

pub(super) use filled::read as read_filled;
pub use laying::laid_out;
pub use marking::marked;
pub(super) use package::fault_of_compound;
pub(super) use reading::read;
pub use writing::written;
