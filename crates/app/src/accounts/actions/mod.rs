//! What people do with accounts.

pub(super) mod store;
