//! Failures become pages here, in the person's language; faults are logged once, under the code that the page shows.
//! No handler knows how an error looks, and no page shows what a fault says.

use crate::{App, asked::Asked, failure::Failure, language::Language, look::ProblemPage};
use axum::{
    extract::{Request, State},
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::problem::Problem;
use futures_util::FutureExt;
use std::{panic::AssertUnwindSafe, sync::Arc};

/// The outermost layer around the handlers: a failure or a panic leaves it as a page.
pub(crate) async fn show_failures(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    let asked = Asked::from_head(request.headers(), path);
    let mut response = match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(_) => Failure::Fault(Arc::new(std::io::Error::other("a handler panicked"))).into_response(),
    };
    match response.extensions_mut().remove::<Failure>() {
        None if is_bare(&response) => ProblemPage::new(asked.anonymous_frame(&app), response.status(), None).answer(),
        None => response,
        Some(Failure::SignIn { next, kept }) => crate::accounts::sign_in_again(&app, &asked, next, kept),
        Some(failure) => page_of(&app, &asked, &failure),
    }
}

/// Whether an answer is a refusal of the layers below the handlers (a query that cannot be read, a method that is not
/// there): those come as a bare line in English, or with nothing.
fn is_bare(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let refused = response.status().is_client_error() || response.status().is_server_error();
    refused && kind.is_none_or(|kind| kind.starts_with("text/plain"))
}

/// An address that leads nowhere.
pub(crate) async fn not_found() -> Failure {
    Problem::NotFound.into()
}

fn page_of(app: &App, asked: &Asked, failure: &Failure) -> Response {
    let frame = asked.anonymous_frame(app);
    match failure {
        Failure::Problem(problem) => {
            let sentence = match asked.language {
                Language::Vi => problem.vietnamese(),
                Language::En => problem.english(),
            };
            ProblemPage::new(frame, failure.status(), None).saying(sentence.what, sentence.next).answer()
        }
        Failure::Fault(fault) => {
            let reference = reference();
            tracing::error!(request.path = %asked.path, request.reference = %reference, fault = %fault, "a request failed");
            let status = if is_overload(fault.as_ref()) { StatusCode::SERVICE_UNAVAILABLE } else { failure.status() };
            ProblemPage::new(frame, status, Some(reference)).answer()
        }
        Failure::SignIn { .. } => failure.status().into_response(),
    }
}

pub(crate) fn is_overload(fault: &(dyn std::error::Error + 'static)) -> bool {
    matches!(fault.downcast_ref::<database::Error>(), Some(database::Error::WriterStopped))
}

/// «7F3K-09AC»: short enough to be read out over the telephone.
pub(crate) fn reference() -> String {
    let digits = crate::accounts::new_token().unwrap_or_default().to_uppercase();
    let part = |from: usize| digits.get(from..from + 4).unwrap_or("0000").to_owned();
    format!("{}-{}", part(0), part(4))
}
