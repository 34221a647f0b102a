//! The SQL of inspection and supervision. Private to the actions; what may be done is decided before it is called.
//! Nothing that was written is changed: each act is a further row.

mod reading;
mod writing;

pub use reading::*;
pub use writing::*;
