//! Evidence: attaching it, withdrawing it, handing out its content.
//!
//! Whatever a file is, it leaves as bytes to be saved: nothing that was uploaded is shown inside a page of this system.

use super::{super::forms::Typed, Filled};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::Complaints,
    obligations::actions::flow::{self, Attached},
    requests::{Named, Submitted},
    uploads::{SentFile, SubmittedFile},
};
use axum::{
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::ids::{AssignmentId, EvidenceId};

/// `POST /phan-viec/{id}/minh-chung`
pub async fn post_evidence(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<AssignmentId>,
    sent: SubmittedFile,
) -> Result<Response, Failure> {
    let typed = Typed {
        version: sent.word("version"),
        ky: sent.word("ky"),
        chu_thich: sent.word("chu_thich"),
        ..Typed::default()
    };
    let SubmittedFile { caller, file, .. } = sent;
    let filled = Filled { app, asked, caller, id, typed };
    if file == SentFile::None {
        let mut complaints = Complaints::none();
        complaints.about("tep", filled.asked.language.say("assignments-evidence-choose"));
        return filled.complain(complaints).await;
    }
    let caption = match filled.typed.caption(filled.asked.language) {
        Ok(caption) => caption,
        Err(complaints) => return filled.complain(complaints).await,
    };
    let (file_name, content) = match file.whole(&filled.app) {
        Ok(whole) => whole,
        Err(problem) => return filled.answer(Err(problem.into()), "assignments-done-attached").await,
    };
    let attached = Attached { file_name, caption, content };
    match flow::attach_evidence(&filled.app, &filled.caller, id, filled.typed.seen(), attached).await {
        Ok(evidence) => {
            let take_back = filled.asked.language.say("assignments-withdraw").to_string();
            let said = filled.done("assignments-done-attached");
            let said = said.offering(take_back, format!("/phan-viec/{id}/minh-chung/{evidence}/rut"));
            Ok(redirect_saying(&filled.path(), &said))
        }
        Err(failure) => filled.answer(Err(failure), "assignments-done-attached").await,
    }
}

/// `POST /phan-viec/{id}/minh-chung/{evidence}/rut`
pub async fn post_withdrawal(
    State(app): State<App>,
    asked: Asked,
    Named((id, evidence)): Named<(AssignmentId, EvidenceId)>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let filled = Filled { app, asked, caller, id, typed };
    let outcome = flow::withdraw_evidence(&filled.app, &filled.caller, id, evidence).await;
    filled.answer(outcome, "assignments-done-withdrawn").await
}

/// `GET /phan-viec/{id}/minh-chung/{evidence}`
pub async fn get_evidence(
    State(app): State<App>,
    Named((id, evidence)): Named<(AssignmentId, EvidenceId)>,
    caller: Caller,
) -> Result<Response, Failure> {
    let (row, content) = flow::open_evidence(&app, &caller, id, evidence).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
        (header::CONTENT_DISPOSITION, disposition(&row.file_name)),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    Ok((headers, content).into_response())
}

/// «attachment» with the name as it was given (RFC 6266, RFC 8187), and one of plain letters for what cannot read it.
fn disposition(name: &str) -> HeaderValue {
    let plain: String = domain::text::fold(name)
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || "._-".contains(letter) { letter } else { '_' })
        .collect();
    let whole: String = name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'-' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect();
    HeaderValue::try_from(format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}"))
        .unwrap_or(HeaderValue::from_static("attachment"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_vietnamese_arrives_whole_and_cannot_break_the_header() {
        for (name, expected) in [
            (
                "Kế hoạch 14.pdf",
                "attachment; filename=\"ke_hoach_14.pdf\"; filename*=UTF-8''K%E1%BA%BF%20ho%E1%BA%A1ch%2014.pdf",
            ),
            ("a\"b\r\nc", "attachment; filename=\"a_b_c\"; filename*=UTF-8''a%22b%0D%0Ac"),
        ] {
            assert_eq!(disposition(name), expected);
        }
    }
}
