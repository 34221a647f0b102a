//! What people do with documents: register, correct the reading, publish, retract; and how they find and read them.
//! Pages call these and nothing else; the SQL stays inside.

pub(in crate::documents) mod correcting;
pub(in crate::documents) mod distributing;
pub(in crate::documents) mod publishing;
mod reading;
pub(crate) mod registering;
pub(in crate::documents) mod rereading;
pub(in crate::documents) mod retracting;
mod store;
pub(crate) mod text_versions;

pub use correcting::{Correcting, PastCorrection, correct, corrections_of, settling, undo};
pub use distributing::{
    Arrival, Delivered, Own, StoredSent, StoredStep, acknowledge, arrivals_for, count_unopened, deliveries_of,
    note_opening, own_of, people_of, remind_unopened, sent_and_unopened,
};
pub use publishing::{Publishing, preview_of, publish};
pub use reading::{
    Document, Opened, Related, State, Text, UpOrDown, find_for_reader, lineage_of, list_for, names_of, open, sent_to,
};
pub(crate) use reading::{find_row, list_in};
pub use registering::{Registered, SentDocument, Upload, owner_of, owners_of, read_file, register};
pub use rereading::{Answer, Rereading, answer_proposal, reread, rereading_of};
pub use retracting::retract;
pub use store::StoredDocument;
pub use store::StoredVersion;
pub use store::insert_file;
pub use text_versions::{add_text, text_numbered, versions_of};
