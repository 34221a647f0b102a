//! Accounts: who a person is, which roles the person holds where, signing in, inviting, suspending, handing over.
//!
//! A role counts only while it is in force, at an organisation that exists, for an account that is not suspended; it is
//! read again with each request, so that a change takes effect at once. Passwords are hashed in a queue of their own.

mod actions;
mod api;
mod forms;
mod hashing;
mod labels;
mod pages;
mod passwords;
mod sessions;
#[cfg(test)]
mod tests;
mod tokens;

pub use actions::{NewAccount, NewGrant, add_account, command_line, succeeding};
pub use api::endpoints;
pub use hashing::Hashing;
pub(crate) use labels::role_key;
pub(crate) use pages::sign_in_again;
pub(crate) use sessions::new_token;
pub use sessions::{caller_of, session_cookie, sign_in_address};
pub use tokens::caller_of_token;

use crate::routes::{Access, Route};

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    use Access::{Asks, Public, SignedIn};
    use domain::permissions::Verb::{HandOver, Invite, ReadPeople, Suspend};
    vec![
        Route::get("/dang-nhap", Public, pages::get_sign_in),
        Route::post("/dang-nhap", Public, pages::post_sign_in),
        Route::post("/dang-xuat", Public, pages::post_sign_out),
        Route::get("/tai-khoan", SignedIn, pages::get_own_account),
        Route::post("/tai-khoan/mat-khau", SignedIn, pages::post_password),
        Route::post("/tai-khoan/phien-khac", SignedIn, pages::post_other_sessions),
        Route::get("/tai-khoan/ma-truy-cap", SignedIn, pages::get_new_token),
        Route::post("/tai-khoan/ma-truy-cap", SignedIn, pages::post_new_token),
        Route::post("/tai-khoan/ma-truy-cap/{token}/thu-hoi", SignedIn, pages::post_token_withdrawal),
        Route::get("/nguoi-dung", SignedIn, pages::get_people).with_workbook(),
        Route::get("/nguoi-dung/don-vi/{organisation}/loi-moi", Asks(Invite), pages::get_invite),
        Route::post("/nguoi-dung/don-vi/{organisation}/loi-moi", Asks(Invite), pages::post_invite),
        Route::post("/nguoi-dung/loi-moi/{invitation}/thu-hoi", Asks(Invite), pages::post_withdrawal),
        Route::get("/nguoi-dung/{account}", Asks(ReadPeople), pages::get_person),
        Route::get("/nguoi-dung/{account}/tam-dung", Asks(Suspend), pages::get_suspend),
        Route::post("/nguoi-dung/{account}/tam-dung", Asks(Suspend), pages::post_suspend),
        Route::post("/nguoi-dung/{account}/mo-lai", Asks(Suspend), pages::post_lift),
        Route::get("/nguoi-dung/{account}/ban-giao", Asks(HandOver), pages::get_hand_over),
        Route::post("/nguoi-dung/{account}/ban-giao", Asks(HandOver), pages::post_hand_over),
        Route::get("/loi-moi/{token}", Public, pages::get_invitation),
        Route::post("/loi-moi/{token}", Public, pages::post_invitation),
    ]
}
