//! Why a request was not carried out: a [`Problem`] that the person can act on, or a fault of ours with a reference.
//!
//! A failure travels as an extension of a bare response; the outermost layer turns it into a page in the person's
//! language, so that no handler needs to know how an error looks.

use crate::requests::Kept;
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::problem::Problem;
use std::sync::Arc;

/// Why an action or a page failed.
#[derive(Debug, Clone)]
pub enum Failure {
    /// An answer to the person.
    Problem(Problem),
    /// Nobody is signed in; what was typed is carried along.
    SignIn {
        /// Where to go after sign-in.
        next: String,
        /// A form that was being sent.
        kept: Option<Arc<Kept>>,
    },
    /// A fault of the store or the machine; logged where it is turned into a page.
    Fault(Arc<dyn std::error::Error + Send + Sync>),
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Failure::Problem(problem)
    }
}

impl From<database::Error> for Failure {
    fn from(fault: database::Error) -> Self {
        Failure::Fault(Arc::new(fault))
    }
}

impl From<std::io::Error> for Failure {
    fn from(fault: std::io::Error) -> Self {
        Failure::Fault(Arc::new(fault))
    }
}

impl From<serde_json::Error> for Failure {
    fn from(fault: serde_json::Error) -> Self {
        Failure::Fault(Arc::new(fault))
    }
}

impl From<askama::Error> for Failure {
    fn from(fault: askama::Error) -> Self {
        Failure::Fault(Arc::new(fault))
    }
}

/// The HTTP status of a problem, also where a page shows it at its form.
pub fn status_of(problem: &Problem) -> StatusCode {
    StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY)
}

impl Failure {
    /// The problem, when it is one: a page shows it at its form. Anything else stays a failure.
    pub fn into_problem(self) -> Result<Problem, Failure> {
        match self {
            Failure::Problem(problem) => Ok(problem),
            other => Err(other),
        }
    }

    /// The HTTP status of the page.
    pub fn status(&self) -> StatusCode {
        match self {
            Failure::Problem(problem) => status_of(problem),
            Failure::SignIn { .. } => StatusCode::UNAUTHORIZED,
            Failure::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        if let Failure::SignIn { next, kept: None } = &self {
            return Redirect::to(&crate::accounts::sign_in_address(next)).into_response();
        }
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
