//! What people do with documents: register, correct the reading, publish, retract; and how they find and read them.

mod correcting;
mod publishing;
mod reading;
mod registering;
mod retracting;
mod store;

pub use correcting::{Correcting, correct};
pub use publishing::{Publishing, preview_of, publish};
pub use reading::{
    Document, Opened, Related, State, Text, UpOrDown, find_for_reader, full_name, lineage_of, list_for, open,
};
pub use registering::{Registered, Upload, note_refusal, register};
pub use retracting::retract;
pub use store::StoredDocument;
