//! The forms that let one unit go on in a locked round, and take that back. Each calls one action and leads back to the
//! report; rights and the state of the round are asked in the actions.

use super::{answering::Filled, reason};
use crate::{failure::Failure, look::Complaints, reporting::actions::admitting};
use axum::response::Response;

/// `POST /bao-cao/{report}/gia-han`
pub async fn post_admission(filled: Filled) -> Result<Response, Failure> {
    let mut complaints = Complaints::none();
    let until_on = filled.day(&mut complaints, "den_ngay", &filled.typed.den_ngay);
    let words = reason(&mut complaints, filled.asked.language, "ly_do_gia_han", &filled.typed.ly_do_gia_han);
    match until_on {
        Some(until_on) if complaints.is_empty() => {
            let (app, caller, seen) = (&filled.app, &filled.caller, filled.typed.seen());
            let outcome = admitting::admit_report(app, caller, filled.id, seen, (until_on, words)).await;
            filled.answer_about(outcome, "reporting-done-admitted", "den_ngay").await
        }
        _ => filled.complain(complaints).await,
    }
}

/// `POST /bao-cao/{report}/rut-gia-han`
pub async fn post_withdrawal(filled: Filled) -> Result<Response, Failure> {
    let mut complaints = Complaints::none();
    let words = reason(&mut complaints, filled.asked.language, "ly_do_rut_gia_han", &filled.typed.ly_do_rut_gia_han);
    if !complaints.is_empty() {
        return filled.complain(complaints).await;
    }
    let seen = filled.typed.seen();
    let outcome = admitting::withdraw_admission(&filled.app, &filled.caller, filled.id, seen, words).await;
    filled.answer(outcome, "reporting-done-admission-withdrawn").await
}
