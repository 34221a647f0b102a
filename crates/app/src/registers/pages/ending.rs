//! What is sent by the forms of a row's page: its end, its merger, its reopening, its withdrawal. Whatever is refused, the page comes
//! back with what was typed.

use super::{
    super::actions::ending::{self, Ending},
    complain,
    show::{self, Typed},
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Complaints, Notice},
    requests::{Named, Submitted},
};
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::RegisterRecordId,
    problem::{Problem, RegisterProblem},
    registers::{EndKind, read_day},
};
use jiff::civil::Date;

/// A day that must be there.
fn day(complaints: &mut Complaints, asked: &Asked, field: &str, typed: &str) -> Option<Date> {
    let day = read_day(typed);
    if day.is_none() {
        let problem = match typed.trim() {
            "" => Problem::Missing { field: field.to_owned() },
            typed => Problem::NotADate { typed: typed.to_owned() },
        };
        complaints.about(field, look::sentence(&problem, asked.language));
    }
    day
}

/// `POST /so-theo-doi/dong/{record}/ket-thuc`
pub async fn post_end(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<RegisterRecordId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let mut complaints = Complaints::none();
    let on = day(&mut complaints, &asked, "ngay_cuoi", &typed.ngay_cuoi);
    let reason = look::reason(&mut complaints, asked.language, "ly_do_ket_thuc", &typed.ly_do_ket_thuc);
    let ending = on.map(Ending::On);
    done(&app, &asked, &caller, (id, typed), (ending, reason, complaints), ("ngay_cuoi", "registers-done-ended")).await
}

/// `POST /so-theo-doi/dong/{record}/sap-xep`
pub async fn post_rearrangement(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<RegisterRecordId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let mut complaints = Complaints::none();
    let on = day(&mut complaints, &asked, "ngay_sap_xep", &typed.ngay_sap_xep);
    let basis = look::reason(&mut complaints, asked.language, "can_cu", &typed.can_cu);
    let kind = EndKind::from_code(&typed.cach_sap_xep);
    let missing = |field: &str| look::sentence(&Problem::Missing { field: field.to_owned() }, asked.language);
    if kind.is_none() {
        complaints.about("cach_sap_xep", missing("cach_sap_xep"));
    }
    if kind == Some(EndKind::Merged) && typed.noi_tiep_nhan.trim().is_empty() {
        complaints.about("noi_tiep_nhan", missing("noi_tiep_nhan"));
    }
    let ending = kind.zip(on).map(|(kind, on)| Ending::Rearranged {
        kind,
        on,
        successor: typed.noi_tiep_nhan.clone(),
        basis: basis.clone(),
    });
    let done_key = ("noi_tiep_nhan", "registers-done-rearranged");
    done(&app, &asked, &caller, (id, typed), (ending, basis, complaints), done_key).await
}

/// `POST /so-theo-doi/dong/{record}/mo-lai`
pub async fn post_reopening(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<RegisterRecordId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let mut complaints = Complaints::none();
    let reason = look::reason(&mut complaints, asked.language, "ly_do_mo_lai", &typed.ly_do_mo_lai);
    let sent = (Some(Ending::Reopened), reason, complaints);
    done(&app, &asked, &caller, (id, typed), sent, ("ly_do_mo_lai", "registers-done-reopened")).await
}

/// `POST /so-theo-doi/dong/{record}/rut`
pub async fn post_withdrawal(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<RegisterRecordId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let mut complaints = Complaints::none();
    let reason = look::reason(&mut complaints, asked.language, "ly_do_rut", &typed.ly_do_rut);
    let sent = (Some(Ending::Withdrawn), reason, complaints);
    done(&app, &asked, &caller, (id, typed), sent, ("ly_do_rut", "registers-done-withdrawn")).await
}

async fn done(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    (id, typed): (RegisterRecordId, Typed),
    (ending, reason, mut complaints): (Option<Ending>, String, Complaints),
    (field, said): (&str, &'static str),
) -> Result<Response, Failure> {
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if let Some(ending) = ending.filter(|_| complaints.is_empty()) {
        match ending::end(app, caller, (id, typed.version), ending, reason).await {
            Ok(Ok(())) => {
                let notice = Notice::ok(asked.language.say(said));
                return Ok(redirect_saying(&format!("/so-theo-doi/dong/{id}"), &notice));
            }
            Ok(Err(faults)) => complaints = complain(&faults, asked.language),
            Err(failure) => {
                let at = |problem: &Problem| field_of(problem, field).to_owned();
                (status, complaints) = look::at_field(failure, asked.language, at)?;
            }
        }
    }
    show::again(app, asked, caller, id, typed, (status, complaints)).await
}

/// The field that a refusal is about.
fn field_of<'f>(problem: &Problem, otherwise: &'f str) -> &'f str {
    match problem {
        Problem::SomeoneWasFaster => "",
        Problem::Register(RegisterProblem::NotBegun { .. }) if otherwise == "noi_tiep_nhan" => "ngay_sap_xep",
        _ => otherwise,
    }
}
