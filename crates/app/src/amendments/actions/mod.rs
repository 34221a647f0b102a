//! What people do with amendments: say which document amends which, pair their clauses, carry over what rests on the older
//! one; and how all of it is found. SQL stands in the store alone.

mod carrying;
mod fate;
mod finding;
mod pairing;
mod saying;
mod stale;
mod store;

pub use carrying::{Carried, Ticked, carry_over, write_carry_over};
pub use fate::{Aged, Fate, fate_below};
pub use finding::{
    Amendment, Clauses, Kind, amended_by, amendments_of, find_amendment, read_amended_by, succession_in,
};
pub use pairing::{Pairing, PlacedPair, pairing_in, pairing_of, propose_all};
pub use saying::{
    Pairs, Repairing, Saying, Statement, repair, require, require_carrying, say, statements_of, undo, write_pair,
    write_statement,
};
pub use stale::{Line, LineKind, Stale, Standing, carried_of, stale_in, stale_of};
pub use store::CarriedRow;
