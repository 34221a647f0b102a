//! The SQL of accounts, private to the actions. What is history is written with a permit; sessions and counted attempts
//! are not history and are forgotten when they have run out.

mod accounts;
mod invitations;
mod people;
mod sessions;
mod tokens;

pub use accounts::*;
pub use invitations::*;
pub use people::*;
pub use sessions::*;
pub use tokens::*;
