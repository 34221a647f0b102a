//! A program's request: for whom it acts, in which language it wants its problems, and what it asks for in the query.
//! A token is the only way in; a cookie is not looked at.

use super::signature::{Operation, Part};
use crate::{
    App, accounts,
    acting::Acting,
    caller::Caller,
    failure::Failure,
    language::Language,
    look::Complaints,
    written::{REASON_LIMIT, words},
};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use domain::problem::{Problem, ProgramProblem};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

/// A request by a program with a token that is in force.
pub struct Call {
    /// The system.
    pub app: App,
    /// The person for whom the program acts, narrowed by the token's scopes.
    pub caller: Caller,
    /// The language of names and problems.
    pub language: Language,
}

impl Call {
    /// Who acts, on today's organisations.
    pub fn acting(&self) -> Acting {
        Acting::now(&self.app, &self.caller)
    }
}

impl FromRequestParts<App> for Call {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        if !takes_json(&parts.headers) {
            return Err(Problem::Program(ProgramProblem::AnswerKindUnknown).into());
        }
        let token = bearer(&parts.headers).ok_or(Problem::Program(ProgramProblem::TokenNeeded))?;
        let caller =
            accounts::caller_of_token(app, token).await?.ok_or(Problem::Program(ProgramProblem::TokenNeeded))?;
        Ok(Call { app: app.clone(), caller, language: language_of(&parts.headers) })
    }
}

impl Part for Call {
    fn tell(operation: &mut Operation<'_>) {
        operation.add_refusals([401, 406]);
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// Vietnamese, unless English is asked for first.
pub(super) fn language_of(headers: &HeaderMap) -> Language {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let tags = wanted.split(',').filter_map(|range| range.split([';', '-']).next());
    tags.map(str::trim).find_map(Language::from_tag).unwrap_or_default()
}

/// Whether what the program accepts includes JSON.
fn takes_json(headers: &HeaderMap) -> bool {
    let mut accepted = headers.get_all(header::ACCEPT).iter().peekable();
    if accepted.peek().is_none() {
        return true;
    }
    let ranges = accepted.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
    let mut kinds = ranges.filter_map(|range| range.split(';').next()).map(|kind| kind.trim().to_ascii_lowercase());
    kinds.any(|kind| matches!(kind.as_str(), "" | "*/*" | "application/*" | "application/json"))
}

/// Words that a person would have typed into a field, trimmed; at most as long as there.
pub fn words_of(sent: &str, field: &str) -> Result<String, Problem> {
    words(field, sent, REASON_LIMIT)
}

/// What the form of a page would complain about, for a program: each sentence with the member that it is about.
pub fn unfit(complaints: &Complaints, members: &[(&str, &str)]) -> Problem {
    let told = complaints.all().iter().map(|complaint| {
        let member = members.iter().find(|(field, _)| *field == complaint.field).map_or("", |(_, member)| *member);
        if member.is_empty() { complaint.sentence.clone() } else { format!("{member}: {}", complaint.sentence) }
    });
    Problem::Program(ProgramProblem::ValueUnfit { fault: told.collect::<Vec<_>>().join(" ") })
}

/// What a program asks for in the query. A name that is not described is refused, so that a slip does not go unseen.
pub struct Wanted<Q>(pub Q);

impl<Q: DeserializeOwned> FromRequestParts<App> for Wanted<Q> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _app: &App) -> Result<Self, Failure> {
        let query = parts.uri.query().unwrap_or_default();
        let unreadable = |fault: serde_html_form::de::Error| {
            Problem::Program(ProgramProblem::RequestUnreadable { fault: fault.to_string() })
        };
        let pairs: Vec<(String, String)> = serde_html_form::from_str(query).map_err(unreadable)?;
        if let Some((name, _)) = pairs.iter().find(|(_, value)| value.is_empty() || value.contains('\0')) {
            return Err(Problem::Program(ProgramProblem::ValueUnfit {
                fault: format!("{name}: nothing stands there, or U+0000"),
            })
            .into());
        }
        Ok(Wanted(serde_html_form::from_str(query).map_err(unreadable)?))
    }
}

impl<Q: JsonSchema> Part for Wanted<Q> {
    fn tell(operation: &mut Operation<'_>) {
        operation.add_query::<Q>();
        // A thing may be named in the query.
        operation.add_refusals([400, 404, 422]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, value.parse().unwrap())])
    }

    #[test]
    fn json_is_given_to_whoever_takes_it() {
        assert!(takes_json(&HeaderMap::new()));
        let table = [
            ("*/*", true),
            ("application/json", true),
            ("text/html, application/*;q=0.5", true),
            ("application/problem+json", false),
            ("text/html", false),
        ];
        for (accepted, taken) in table {
            assert_eq!(takes_json(&headers(header::ACCEPT, accepted)), taken, "{accepted}");
        }
    }

    #[test]
    fn the_first_known_language_is_spoken() {
        for (wanted, language) in [("en-GB,en;q=0.9", Language::En), ("fr, vi", Language::Vi), ("", Language::Vi)] {
            assert_eq!(language_of(&headers(header::ACCEPT_LANGUAGE, wanted)), language, "{wanted}");
        }
    }

    #[test]
    fn only_a_bearer_is_heard() {
        for (sent, token) in [("Bearer x", Some("x")), ("bearer  x ", Some("x")), ("Basic x", None), ("x", None)] {
            assert_eq!(bearer(&headers(header::AUTHORIZATION, sent)), token, "{sent}");
        }
    }
}
