//! Accounts: who a person is, which roles the person holds where, signing in, inviting, suspending, handing over.
//!
//! A role counts only while it is in force, at an organisation that exists, for an account that is not suspended; it is
//! read again with each request, so that a change takes effect at once. Passwords are hashed in a queue of their own.

mod actions;
mod forms;
mod hashing;
mod pages;
mod sessions;
#[cfg(test)]
mod tests;

pub use actions::{NewAccount, NewGrant, add_account};
pub use hashing::Hashing;
pub(crate) use pages::sign_in_again;
pub(crate) use sessions::new_token;
pub use sessions::{caller_of, session_cookie, sign_in_address};

use crate::routes::{Access, Route};

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/dang-nhap", Access::Public, pages::get_sign_in),
        Route::post("/dang-nhap", Access::Public, pages::post_sign_in),
        Route::post("/dang-xuat", Access::Public, pages::post_sign_out),
        Route::get("/tai-khoan", Access::SignedIn, pages::get_own_account),
    ]
}
