//! The forms of a report's page: endorse, submit, send back, accept, correct, waive. Each reads its form, calls one action
//! and leads back to the report; rights and order of steps are asked in the actions.

use super::{limited, reason, sentence, show, turns};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::{Failure, status_of},
    look::{Complaints, Notice, dates, page_with_status},
    reporting::actions::{answering, endorsing, locking, showing, submitting},
    requests::{Named, Submitted},
};
use axum::{
    extract::{FromRequest, FromRequestParts, Request},
    http::StatusCode,
    response::Response,
};
use domain::{
    ids::{ReportId, ReportSubmissionId, RoundId},
    problem::Problem,
    reporting::check_until,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Everything that can be typed on the page of a report.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// Version of the report that the person saw.
    pub version: String,
    /// Version of the working copy that the person saw.
    pub draft_version: String,
    /// The submission that is answered.
    pub submission: String,
    /// The opinion: a note when accepted, the reason when sent back.
    pub y_kien: String,
    /// The reason of a correction or a waiver.
    pub ly_do: String,
    /// Until when the unit may go on in the locked round.
    pub den_ngay: String,
    /// Why the unit may go on.
    pub ly_do_gia_han: String,
    /// Why it may not any more.
    pub ly_do_rut_gia_han: String,
    /// Until when what is sent back in a locked round may be put right.
    pub gui_lai_den: String,
    /// The round whose waiting submissions the person goes through one after the other.
    pub in_turn: Option<RoundId>,
    cells: BTreeMap<String, String>,
    sections: BTreeMap<String, String>,
}

/// What the names of fields begin with in which something is said of a whole section.
pub const OF_SECTION: &str = "m-";

impl Typed {
    fn of(pairs: Vec<(String, String)>) -> Self {
        let mut typed = Typed::default();
        for (name, value) in pairs {
            match name.as_str() {
                "version" => typed.version = value,
                "ban_nhap" => typed.draft_version = value,
                "lan_gui" => typed.submission = value,
                "y_kien" => typed.y_kien = value,
                "ly_do" => typed.ly_do = value,
                "den_ngay" => typed.den_ngay = value,
                "ly_do_gia_han" => typed.ly_do_gia_han = value,
                "ly_do_rut_gia_han" => typed.ly_do_rut_gia_han = value,
                "gui_lai_den" => typed.gui_lai_den = value,
                "lan_luot" => typed.in_turn = value.parse().ok(),
                _ if name.starts_with("o-") && !value.trim().is_empty() => drop(typed.cells.insert(name, value)),
                _ if name.starts_with(OF_SECTION) && !value.trim().is_empty() => {
                    drop(typed.sections.insert(name, value));
                }
                _ => {}
            }
        }
        typed
    }

    /// What is typed about one cell or one section.
    pub fn place(&self, name: &str) -> &str {
        self.cells.get(name).or_else(|| self.sections.get(name)).map(String::as_str).unwrap_or_default()
    }

    /// Whether anything is typed about single cells or sections.
    pub fn has_places(&self) -> bool {
        !self.cells.is_empty() || !self.sections.is_empty()
    }

    /// The version that the person saw; one that cannot be read is none, so that someone was faster.
    pub(super) fn seen(&self) -> i64 {
        self.version.parse().unwrap_or(-1)
    }
}

/// A form that was filled in on the page of a report, with all that is needed to answer it.
pub struct Filled {
    pub(super) app: App,
    pub(super) asked: Asked,
    pub(super) caller: Caller,
    pub(super) id: ReportId,
    pub(super) typed: Typed,
}

impl FromRequest<App> for Filled {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        let (mut head, body) = request.into_parts();
        let Ok(asked) = Asked::from_request_parts(&mut head, app).await;
        let Named(id) = Named::from_request_parts(&mut head, app).await?;
        let Submitted(caller, pairs) = Submitted::from_request(Request::from_parts(head, body), app).await?;
        Ok(Filled { app: app.clone(), asked, caller, id, typed: Typed::of(pairs) })
    }
}

impl Filled {
    /// Leads back to the report and says what was done, or shows the page again with what is wrong.
    pub(super) async fn answer(
        self,
        outcome: Result<(), Failure>,
        done_key: &'static str,
    ) -> Result<Response, Failure> {
        self.answer_about(outcome, done_key, "").await
    }

    /// The same; what is wrong with a day stands at its field.
    pub(super) async fn answer_about(
        self,
        outcome: Result<(), Failure>,
        done_key: &'static str,
        day_field: &'static str,
    ) -> Result<Response, Failure> {
        let problem = match outcome {
            Ok(()) => {
                let said = Notice::ok(self.asked.language.say(done_key));
                return Ok(redirect_saying(&self.onward(), &said));
            }
            Err(failure) => failure.into_problem()?,
        };
        match problem {
            Problem::AlreadyDone => {
                Ok(redirect_saying(&self.path(), &Notice::warn(sentence(&problem, self.asked.language))))
            }
            Problem::NotFound | Problem::Forbidden => Err(problem.into()),
            problem => {
                let mut complaints = Complaints::none();
                let is_of_day = matches!(
                    problem,
                    Problem::DateTooEarly { .. } | Problem::AdmissionTooLong { .. } | Problem::AdmissionMissing
                );
                complaints.about(if is_of_day { day_field } else { "" }, sentence(&problem, self.asked.language));
                let status = status_of(&problem);
                self.again(status, complaints).await
            }
        }
    }

    /// The same page with what was typed. The version is the newest, so that the person sees what others did.
    async fn again(self, status: StatusCode, complaints: Complaints) -> Result<Response, Failure> {
        let dossier = showing::find_dossier(&self.app, &self.caller, self.id, None).await?;
        let turn = show::turn(&self.app, &self.caller, &dossier, self.typed.in_turn.is_some()).await?;
        let page = show::ReportPage::new(&self.app, &self.asked, &self.caller, dossier, self.typed, complaints)?;
        let page = page.in_turn(turn);
        Ok(page_with_status(status, page))
    }

    pub(super) async fn complain(self, complaints: Complaints) -> Result<Response, Failure> {
        self.again(StatusCode::UNPROCESSABLE_ENTITY, complaints).await
    }

    /// Where an answer leads: back to the report, or on to the next that waits.
    fn onward(&self) -> String {
        self.typed.in_turn.map_or_else(|| self.path(), |round| turns::onward(round, self.id))
    }

    fn path(&self) -> String {
        format!("/bao-cao/{}", self.id)
    }

    /// The submission that is meant.
    fn submission(&self, complaints: &mut Complaints) -> Option<ReportSubmissionId> {
        let submission = self.typed.submission.parse().ok();
        if submission.is_none() {
            complaints.about_all(sentence(&Problem::ReportNotSubmitted, self.asked.language));
        }
        submission
    }

    /// A day that was typed into a field, until which leave may be given.
    pub(super) fn day(&self, complaints: &mut Complaints, field: &'static str, typed: &str) -> Option<Date> {
        let said = match dates::read(typed) {
            Err(fault) => fault.sentence(self.asked.language),
            Ok(day) => match check_until(day, self.app.today()) {
                Ok(()) => return Some(day),
                Err(problem) => sentence(&problem, self.asked.language),
            },
        };
        complaints.about(field, said);
        None
    }

    /// What is to be put right: as a whole, or at least in one cell or section.
    fn returned(&self, complaints: &mut Complaints) -> answering::Returned {
        let (language, typed) = (self.asked.language, &self.typed);
        let mut returned = answering::Returned::default();
        for (name, words) in &typed.cells {
            let words = limited(complaints, language, name, words);
            if let Some(cell) = name.strip_prefix("o-").and_then(|name| name.parse().ok()) {
                returned.places.cells.insert(cell, words);
            }
        }
        for (name, words) in &typed.sections {
            let words = limited(complaints, language, name, words);
            if let Some(section) = name.strip_prefix(OF_SECTION) {
                returned.places.sections.insert(section.to_owned(), words);
            }
        }
        if !typed.gui_lai_den.trim().is_empty() {
            returned.until_on = self.day(complaints, "gui_lai_den", &typed.gui_lai_den);
        }
        let read = if typed.has_places() { limited } else { reason };
        returned.reason = read(complaints, language, "y_kien", &typed.y_kien);
        returned
    }

    /// The reason that must be there.
    fn reason(&self, complaints: &mut Complaints) -> String {
        reason(complaints, self.asked.language, "ly_do", &self.typed.ly_do)
    }
}

/// `POST /bao-cao/{report}/duyet`
pub async fn post_endorsement(filled: Filled) -> Result<Response, Failure> {
    let draft = filled.typed.draft_version.parse().unwrap_or(-1);
    let seen = endorsing::SeenDraft { report: filled.typed.seen(), draft };
    let outcome = endorsing::endorse(&filled.app, &filled.caller, filled.id, seen).await;
    filled.answer(outcome, "reporting-done-endorsed").await
}

/// `POST /bao-cao/{report}/gui`: leads to the receipt.
pub async fn post_submission(filled: Filled) -> Result<Response, Failure> {
    match submitting::submit(&filled.app, &filled.caller, filled.id, filled.typed.seen()).await {
        Ok(submission) => {
            let said = Notice::ok(filled.asked.language.say("reporting-done-submitted"));
            Ok(redirect_saying(&format!("{}/bien-nhan/{submission}", filled.path()), &said))
        }
        Err(failure) => filled.answer(Err(failure), "reporting-done-submitted").await,
    }
}

/// `POST /bao-cao/{report}/cong-nhan`
pub async fn post_acceptance(filled: Filled) -> Result<Response, Failure> {
    let mut complaints = Complaints::none();
    let note = limited(&mut complaints, filled.asked.language, "y_kien", &filled.typed.y_kien);
    match filled.submission(&mut complaints) {
        Some(submission) if complaints.is_empty() => {
            let seen = filled.typed.seen();
            let outcome = answering::accept(&filled.app, &filled.caller, filled.id, seen, submission, note).await;
            filled.answer(outcome, "reporting-done-accepted").await
        }
        _ => filled.complain(complaints).await,
    }
}

/// `POST /bao-cao/{report}/tra-lai`
pub async fn post_sending_back(filled: Filled) -> Result<Response, Failure> {
    let mut complaints = Complaints::none();
    let returned = filled.returned(&mut complaints);
    match filled.submission(&mut complaints) {
        Some(submission) if complaints.is_empty() => {
            let (app, caller, seen) = (&filled.app, &filled.caller, filled.typed.seen());
            let outcome = answering::send_back(app, caller, filled.id, seen, submission, returned).await;
            filled.answer_about(outcome, "reporting-done-sent-back", "gui_lai_den").await
        }
        _ => filled.complain(complaints).await,
    }
}

/// `POST /bao-cao/{report}/dinh-chinh`
pub async fn post_correction(filled: Filled) -> Result<Response, Failure> {
    let mut complaints = Complaints::none();
    let words = filled.reason(&mut complaints);
    if !complaints.is_empty() {
        return filled.complain(complaints).await;
    }
    let seen = filled.typed.seen();
    let outcome = answering::open_correction(&filled.app, &filled.caller, filled.id, seen, words).await;
    filled.answer(outcome, "reporting-done-correction").await
}

/// `POST /bao-cao/{report}/mien`
pub async fn post_waiver(filled: Filled) -> Result<Response, Failure> {
    let mut complaints = Complaints::none();
    let words = filled.reason(&mut complaints);
    if !complaints.is_empty() {
        return filled.complain(complaints).await;
    }
    let seen = filled.typed.seen();
    let outcome = locking::waive_report(&filled.app, &filled.caller, filled.id, seen, words).await;
    filled.answer(outcome, "reporting-done-waived").await
}

/// `POST /bao-cao/{report}/bo-mien`
pub async fn post_waiver_withdrawal(filled: Filled) -> Result<Response, Failure> {
    let seen = filled.typed.seen();
    let outcome = locking::withdraw_waiver(&filled.app, &filled.caller, filled.id, seen).await;
    filled.answer(outcome, "reporting-done-waiver-withdrawn").await
}
