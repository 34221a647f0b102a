//! What people do with documents: register, correct the reading, publish, retract; and how they find and read them.
//! Pages call these and nothing else; the SQL stays inside.

mod correcting;
mod publishing;
mod reading;
mod registering;
mod retracting;
mod store;

pub use correcting::{Correcting, correct};
pub use publishing::{Publishing, preview_of, publish};
pub use reading::{
    Document, Opened, Related, State, Text, UpOrDown, find_for_reader, lineage_of, list_for, names_of, open,
};
pub use registering::{Registered, Upload, note_refusal, register};
pub use retracting::retract;
pub use store::StoredDocument;
