//! Reporting: a round asks units for a form; each gives its report, from the first figure typed to the acceptance.
//!
//! State is rows: what was endorsed, submitted, sent back, accepted, waived, locked. Totals over a round are counted from
//! them and never stored; a unit that has not reported is named as missing and is never a zero.

pub mod actions;
mod api;
mod copying;
mod draft;
pub mod fed;
mod giving;
mod leaf;
mod mending;
mod own_work;
pub(crate) mod packs;
mod pages;
pub(crate) mod papers;
mod pasting;
mod reading;
mod sheets;
mod totals;

pub use actions::daily::{lock_due_rounds, open_due_rounds};
pub use api::endpoints;
pub use draft::SentForm;
pub use mending::ToMend;
pub use own_work::{Place, WorkLine, WorkThing, own_work, work_things};
pub use packs::{BuiltIn, bring as bring_packs, newest, period_of_day};
pub use pages::words::Mark;
pub(crate) use pages::words::{self, Head, state_outside};
pub use reading::{Beside, Names, Reading, read};
pub(crate) use sheets::{Tray, check_sort, download_of, new_upload, refused_file};
pub(crate) use totals::written;

use crate::routes::{Access, Route};
use domain::permissions::Verb;

/// The addresses of this subject.
pub fn routes() -> Vec<Route> {
    use pages::{admitting, answering, block, calendar, entry, list, opening, receipt, round, show, standing, turns};
    let (read, enter) = (Access::Asks(Verb::ReadReport), Access::Asks(Verb::EnterFigures));
    let (see_round, lock) = (Access::Asks(Verb::ReadRound), Access::Asks(Verb::LockRound));
    let mut routes = vec![
        Route::get("/bao-cao", Access::SignedIn, list::get_list).with_workbook(),
        Route::get("/bao-cao/dot/moi", Access::Asks(Verb::OpenRound), opening::get_opening),
        Route::post("/bao-cao/dot/moi", Access::Asks(Verb::OpenRound), opening::post_opening),
        Route::get("/bao-cao/lich", Access::Asks(Verb::OpenRound), calendar::get_calendar),
        Route::get("/bao-cao/lich/moi", Access::Asks(Verb::OpenRound), standing::get_new),
        Route::post("/bao-cao/lich/moi", Access::Asks(Verb::OpenRound), standing::post_new),
        Route::get("/bao-cao/lich/{request}", Access::Asks(Verb::OpenRound), calendar::get_standing),
        Route::post("/bao-cao/lich/{request}/tam-dung", Access::Asks(Verb::OpenRound), calendar::post_pause),
        Route::post("/bao-cao/lich/{request}/tiep-tuc", Access::Asks(Verb::OpenRound), calendar::post_resumption),
        Route::post("/bao-cao/lich/{request}/ket-thuc", Access::Asks(Verb::OpenRound), calendar::post_end),
        Route::get("/bao-cao/dot/{round}", see_round, round::get_round).with_workbook(),
        Route::get("/bao-cao/dot/{round}/lan-luot", see_round, turns::get_next),
        Route::post("/bao-cao/dot/{round}/chot", lock, round::post_lock),
        Route::post("/bao-cao/dot/{round}/mo-chot", lock, round::post_unlock),
        Route::get("/bao-cao/{report}", read, show::get_report),
        Route::get("/bao-cao/{report}/nhap", enter, entry::get_entry),
        Route::get("/bao-cao/{report}/nhap/phan/{section}", enter, entry::get_section),
        Route::get("/bao-cao/{report}/nhap/phan-loi", enter, entry::get_words),
        Route::post("/bao-cao/{report}/ban-nhap", enter, entry::post_draft),
        Route::post("/bao-cao/{report}/dan", enter, block::post_block),
        Route::post("/bao-cao/{report}/bo-dan", enter, block::post_block_back),
        Route::post("/bao-cao/{report}/duyet", Access::Asks(Verb::Endorse), answering::post_endorsement),
        Route::post("/bao-cao/{report}/gui", Access::Asks(Verb::Submit), answering::post_submission),
        Route::post("/bao-cao/{report}/dinh-chinh", enter, answering::post_correction),
        Route::get("/bao-cao/{report}/bien-nhan/{receipt}", read, receipt::get_receipt),
        Route::post("/bao-cao/{report}/tra-lai", Access::Asks(Verb::SendBack), answering::post_sending_back),
        Route::post("/bao-cao/{report}/cong-nhan", Access::Asks(Verb::Accept), answering::post_acceptance),
        Route::post("/bao-cao/{report}/gia-han", Access::Asks(Verb::AdmitReport), admitting::post_admission),
        Route::post("/bao-cao/{report}/rut-gia-han", Access::Asks(Verb::AdmitReport), admitting::post_withdrawal),
        Route::post("/bao-cao/{report}/mien", Access::Asks(Verb::WaiveReport), answering::post_waiver),
        Route::post("/bao-cao/{report}/bo-mien", Access::Asks(Verb::WaiveReport), answering::post_waiver_withdrawal),
    ];
    routes.extend(totals::routes());
    routes.extend(papers::routes());
    routes.extend(sheets::routes());
    routes
}

#[cfg(test)]
pub(crate) mod tests;
