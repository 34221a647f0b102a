//! The pages of accounts.

mod own_account;
mod sign_in;

pub(super) use own_account::get_own_account;
pub(crate) use sign_in::sign_in_again;
pub(super) use sign_in::{get_sign_in, post_sign_in, post_sign_out};
