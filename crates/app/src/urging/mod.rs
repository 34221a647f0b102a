//! Urging («đôn đốc»): reminders that go out by themselves, the mail of the day, notices, calendars, and who has not done it.
//!
//! When anybody is told stands in `domain::urging`; here is what is owed, who is told and how. A server asks for a round every few
//! minutes, and `dondoc urge` for one by hand; what was told is never told again.

pub mod actions;
mod api;
pub mod mail;
mod pages;
mod words;
mod writing;

pub use actions::{Urged, urge};
pub use api::endpoints;
pub use mail::{MailSettings, Security};

use crate::routes::{Access, Route};
use domain::{permissions::Verb, urging::Hours};

/// When people are reminded, and how mail is sent.
#[derive(Debug, Clone, Default)]
pub struct UrgingSettings {
    /// The hours in which people are told something.
    pub hours: Hours,
    /// Also on Saturdays and Sundays.
    pub on_weekends: bool,
    /// The server of mail; without one there are notices only.
    pub mail: Option<MailSettings>,
}

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    use Access::{Asks, Public, SignedIn};
    use pages::{calendar, choices, following, letter, notices, steps};
    let (urges, sets) = (Asks(Verb::Urge), Asks(Verb::SetUrgingSteps));
    vec![
        Route::get("/thong-bao", SignedIn, notices::get_notices),
        Route::post("/thong-bao/da-doc", SignedIn, notices::post_read),
        Route::get("/don-doc", SignedIn, following::get_following),
        Route::get("/don-doc/cong-van", SignedIn, letter::get_letter),
        Route::post("/phan-viec/{id}/nhac", urges, following::post_assignment),
        Route::post("/bao-cao/{report}/nhac", urges, following::post_report),
        Route::get("/don-vi/{organisation}/cac-buoc", sets, steps::get_steps),
        Route::post("/don-vi/{organisation}/cac-buoc", sets, steps::post_steps),
        Route::get("/tai-khoan/nhac-viec", SignedIn, choices::get_choices),
        Route::post("/tai-khoan/nhac-viec", SignedIn, choices::post_mail),
        Route::post("/tai-khoan/nhac-viec/lich", SignedIn, choices::post_calendar),
        Route::post("/tai-khoan/nhac-viec/lich/thu-hoi", SignedIn, choices::post_withdrawal),
        Route::get("/lich/{token}", Public, calendar::get_calendar),
    ]
}

#[cfg(test)]
mod tests;
