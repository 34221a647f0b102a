//! After the approval: the files with their hashes, number and date from the office's register, the signed copy, and taking
//! the approval back while there is no number.

use super::{
    super::{
        actions::{Open, finding, issuing, thing_of},
        words,
    },
    address,
};
use crate::{
    App,
    acting::Acting,
    asked::{Asked, redirect_saying},
    caller::Caller,
    downloads::saved,
    failure::Failure,
    look::{self, Complaints, Frame, Notice, Section, at_field, dates, sentence},
    reporting::words::at,
    requests::{Named, Submitted},
    uploads::{self, SubmittedFile},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::ReviewId,
    journal::hex,
    permissions::Verb,
    problem::{Problem, ReviewProblem},
};
use jiff::civil::Date;
use serde::Deserialize;

/// The largest number of a register.
const MOST_NUMBER: u32 = 99_999;

/// What a person sends.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The number of entries that were seen.
    ban: i64,
    so_van_ban: String,
    ngay_ky: String,
    #[serde(skip)]
    reason: String,
}

impl Typed {
    /// A reason that was typed on the same page.
    pub(super) fn reason(reason: String) -> Self {
        Typed { reason, ..Typed::default() }
    }
}

/// A file as the page shows it.
struct FileView {
    path: String,
    name: String,
    sha256: String,
    told: String,
}

#[derive(Template)]
#[template(path = "reviews/issue.html")]
struct IssuePage {
    frame: Frame,
    title: String,
    base: String,
    approved: String,
    files: Vec<FileView>,
    number: Option<String>,
    signed: Option<FileView>,
    typed: Typed,
    limit_megabytes: usize,
    may_write: bool,
    may_reopen: bool,
    complaints: Complaints,
}

/// `GET /tong-ket/{review}/so-ngay`
pub async fn get_issue(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReviewId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let open = finding::open(&app, &caller, id).await?;
    let typed = match open.issue() {
        Some(issue) => Typed {
            so_van_ban: issue.register_number.to_string(),
            ngay_ky: dates::written(issue.issued_on),
            ..Typed::default()
        },
        None => Typed::default(),
    };
    page(&app, &asked, &caller, id, typed, (StatusCode::OK, Complaints::none())).await
}

/// `POST /tong-ket/{review}/so-ngay`
pub async fn post_issue(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReviewId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    may_write(&app, &caller, id).await?;
    let (number, on, complaints) = read(&typed, &asked);
    let (Some(number), Some(on)) = (number, on) else {
        return page(&app, &asked, &caller, id, typed, (StatusCode::UNPROCESSABLE_ENTITY, complaints)).await;
    };
    match issuing::enter(&app, &caller, id, (number, on), typed.ban).await {
        Ok(()) => {
            let said = Notice::ok(asked.language.say("reviews-numbered"));
            Ok(redirect_saying(&format!("{}/so-ngay", address(id)), &said))
        }
        Err(failure) => {
            let field = |problem: &Problem| match problem {
                Problem::DateTooLate { .. } => "ngay_ky".to_owned(),
                _ => String::new(),
            };
            let complained = at_field(failure, asked.language, field)?;
            page(&app, &asked, &caller, id, typed, complained).await
        }
    }
}

/// Number and day, or what is wrong with them.
fn read(typed: &Typed, asked: &Asked) -> (Option<u32>, Option<Date>, Complaints) {
    let mut complaints = Complaints::none();
    let number = typed.so_van_ban.trim().parse().ok().filter(|number| (1..=MOST_NUMBER).contains(number));
    if number.is_none() {
        complaints.about("so_van_ban", asked.language.say("reviews-number-unreadable"));
    }
    let on = dates::read(&typed.ngay_ky);
    if let Err(reason) = &on {
        complaints.about("ngay_ky", reason.sentence(asked.language));
    }
    (number, on.ok(), complaints)
}

/// `POST /tong-ket/{review}/ban-ky`
pub async fn post_signed(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReviewId>,
    sent: SubmittedFile,
) -> Result<Response, Failure> {
    let caller = sent.caller.clone();
    may_write(&app, &caller, id).await?;
    let failure = match sent.file.whole(&app) {
        Ok(file) => match issuing::attach(&app, &caller, id, file).await {
            Ok(()) => {
                let said = Notice::ok(asked.language.say("reviews-signed-kept"));
                return Ok(redirect_saying(&format!("{}/so-ngay", address(id)), &said));
            }
            Err(failure) => failure,
        },
        Err(problem) => problem.into(),
    };
    let complained = at_field(failure, asked.language, |_| uploads::FILE_FIELD.to_owned())?;
    page(&app, &asked, &caller, id, Typed::default(), complained).await
}

/// `GET /tong-ket/{review}/ban-ky`
pub async fn get_signed(
    State(app): State<App>,
    Named(id): Named<ReviewId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let open = finding::open(&app, &caller, id).await?;
    let signed = open.signed.first().ok_or(Problem::NotFound)?;
    let content = app.files().content(&signed.file_sha256).await?;
    Ok(saved(&signed.file_name, content))
}

/// Whoever may not write it learns nothing of what is wrong with a request.
async fn may_write(app: &App, caller: &Caller, id: ReviewId) -> Result<Open, Failure> {
    let acting = Acting::now(app, caller);
    let open = finding::open(app, caller, id).await?;
    let thing = thing_of(&acting, id, open.row.organisation_id);
    caller.require(&acting.graph, Verb::DraftReview, &thing)?;
    Ok(open)
}

/// The page, also with what was typed and a complaint about it.
pub(super) async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: ReviewId,
    typed: Typed,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let (acting, frame) = (Acting::now(app, caller), asked.frame(app, caller));
    let open = finding::open(app, caller, id).await?;
    let Some(approval) = open.approval() else {
        let said = sentence(&Problem::Review(ReviewProblem::NotApproved), asked.language);
        return Ok(redirect_saying(&address(id), &Notice::warn(said)));
    };
    let thing = thing_of(&acting, id, open.row.organisation_id);
    let approved = frame.say("reviews-approved-by").with("name", &approval.approver);
    let page = IssuePage {
        title: words::title(asked.language, open.kind, &open.head.subject),
        base: address(id),
        approved: approved.with("at", at(&frame, approval.approved_at_ms)).to_string(),
        files: files(&frame, &open),
        number: open.issue().map(|issue| number_of(&frame, issue)),
        signed: open.signed.first().map(|signed| FileView {
            path: format!("{}/ban-ky", address(id)),
            name: signed.file_name.clone(),
            sha256: hex(&signed.file_sha256),
            told: format!("{}, {}", signed.attacher, at(&frame, signed.attached_at_ms)),
        }),
        typed: Typed { ban: open.issue().map_or(0, |issue| issue.number), ..typed },
        limit_megabytes: uploads::limit_megabytes(app),
        may_write: acting.may(Verb::DraftReview, &thing),
        may_reopen: open.issue().is_none() && acting.may(Verb::ApproveReview, &thing),
        frame: frame.clone().titled(frame.say("reviews-issue")).in_section(Section::Reviews).complaining(&complaints),
        complaints,
    };
    Ok(look::page_with_status(status, page))
}

fn number_of(frame: &Frame, issue: &super::super::actions::IssueRow) -> String {
    let number = frame.say("reviews-number-of-day").with("number", issue.register_number);
    let said = number.with("date", frame.date(&issue.issued_on)).to_string();
    format!("{said} ({}, {})", issue.enterer, at(frame, issue.entered_at_ms))
}

/// The files that count, with number and date or without, and the names under which they are fetched.
fn files(frame: &Frame, open: &Open) -> Vec<FileView> {
    let Some(approval) = open.approval() else { return Vec::new() };
    let of_issue = open.issue().map(|issue| (issue.docx_sha256, issue.pdf_sha256));
    let (docx, pdf) = of_issue.unwrap_or((approval.docx_sha256, approval.pdf_sha256));
    let told =
        frame.say(if of_issue.is_some() { "reviews-file-numbered" } else { "reviews-file-approved" }).to_string();
    let file = |ending: &str, key: &str, sha256: [u8; 32]| FileView {
        path: format!("{}/tep.{ending}", address(open.row.id)),
        name: frame.say(key).to_string(),
        sha256: hex(&sha256),
        told: told.clone(),
    };
    vec![file("docx", "reviews-word", docx), file("pdf", "reviews-pdf", pdf)]
}
