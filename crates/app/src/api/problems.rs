//! Failures become problems in JSON here (RFC 9457), in the language asked for; faults are logged once, under the
//! reference that the program is told.

use super::call::language_of;
use crate::{
    App,
    failure::{Failure, status_of},
    failure_page::{is_overload, reference},
    language::Language,
};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::problem::{Problem, ProgramProblem};
use futures_util::FutureExt;
use serde_json::{Map, Value, json};
use std::{panic::AssertUnwindSafe, sync::Arc};

/// The outermost layer around the handlers: a failure, a panic or a bare refusal leaves it as a problem.
pub(super) async fn tell_failures(State(_): State<App>, request: Request, next: Next) -> Response {
    let (path, language) = (request.uri().path().to_owned(), language_of(request.headers()));
    let mut response = match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(_) => Failure::Fault(Arc::new(std::io::Error::other("a handler panicked"))).into_response(),
    };
    if let Some(failure) = response.extensions_mut().remove::<Failure>() {
        return told(&path, language, failure);
    }
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        let allow = response.headers_mut().remove(header::ALLOW);
        let mut told = told(&path, language, Problem::Program(ProgramProblem::MethodUnknown).into());
        told.headers_mut().extend(allow.map(|allow| (header::ALLOW, allow)));
        return told;
    }
    response
}

fn told(path: &str, language: Language, failure: Failure) -> Response {
    let problem = match failure {
        Failure::Problem(problem) => problem,
        Failure::SignIn { .. } => Problem::Program(ProgramProblem::TokenNeeded),
        Failure::Fault(fault) => {
            let reference = reference();
            tracing::error!(request.path = %path, request.reference = %reference, fault = %fault, "a request failed");
            let is_overload = is_overload(fault.as_ref());
            let status = if is_overload { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::INTERNAL_SERVER_ERROR };
            let [what, next] = match is_overload {
                true => ["problem-503-what", "problem-503-next"],
                false => ["problem-500-what", "problem-500-next"],
            };
            let members = json!({
                "type": "/api/problems#fault", "code": "fault", "title": language.say(what).to_string(),
                "detail": language.say(next).to_string(),
                "status": status.as_u16(), "instance": reference,
            });
            return answer(status, &members);
        }
    };
    let status = status_of(&problem);
    let mut response = answer(status, &members_of(&problem, language));
    if status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

/// A problem as a program reads it: its code, its sentences, and its values beside them.
pub(crate) fn members_of(problem: &Problem, language: Language) -> Value {
    let sentence = match language {
        Language::Vi => problem.vietnamese(),
        Language::En => problem.english(),
    };
    let code = problem.code();
    let mut members = match serde_json::to_value(problem) {
        Ok(Value::Object(members)) => members,
        _ => Map::new(),
    };
    members.insert("type".to_owned(), ["/api/problems#", &code].concat().into());
    members.insert("title".to_owned(), sentence.what.into());
    members.insert("detail".to_owned(), sentence.next.into());
    members.insert("status".to_owned(), problem.status().into());
    Value::Object(members)
}

/// A problem that is told inside an answer, because it hinders something that was not asked for yet.
pub fn problem_in(problem: &Problem, language: Language) -> String {
    crate::look::sentence(problem, language)
}

fn answer(status: StatusCode, members: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/problem+json")], members.to_string()).into_response()
}
