//! The signed-in person of a request, with the roles held today. There is no other source of who is asking.
//!
//! A `Caller` comes out of a request only for safe methods; a form that changes something gives it through
//! [`Submitted`](crate::requests::Submitted), which has checked the form's token. So no handler can forget the check.

use crate::{App, accounts, failure::Failure};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use domain::{
    ids::{AccessTokenId, AccountId, OrganisationId},
    permissions::{Role, Scopes},
    problem::{Problem, ProgramProblem},
};

/// A role held today at an organisation that exists today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Where.
    pub organisation: OrganisationId,
    /// As what.
    pub role: Role,
    /// The role does not reach below the organisation.
    pub is_local: bool,
}

/// Who is asking.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The account.
    pub account: AccountId,
    /// Name as shown.
    pub full_name: String,
    /// Roles held today; who holds none has no session.
    pub posts: Vec<Post>,
    /// How the person came in.
    pub entrance: Entrance,
}

/// How a person came in. A token never makes a session, and a session is never taken for a token.
#[derive(Debug, Clone, Default)]
pub enum Entrance {
    /// Not through a request: the demo and the tests act as the person.
    #[default]
    None,
    /// Through a browser.
    Session(Session),
    /// Through a program with this token of the person's, which may do so much.
    Token(AccessTokenId, Scopes),
}

/// The session of a browser.
#[derive(Debug, Clone)]
pub struct Session {
    /// The token that every form of this session carries.
    pub csrf_token: String,
    /// Under which it is stored.
    pub token_hash: [u8; 32],
    /// Notices that the person has not read: each page shows how many.
    pub unread: i64,
}

impl Caller {
    /// The organisation named in the head of each page: that of the first post.
    pub fn home(&self) -> Option<OrganisationId> {
        self.posts.first().map(|post| post.organisation)
    }

    /// Whether a role is held at exactly this organisation.
    pub fn is_at(&self, organisation: OrganisationId) -> bool {
        self.posts.iter().any(|post| post.organisation == organisation)
    }

    /// What the person may do at the most, because of how the person came in.
    pub fn scopes(&self) -> Scopes {
        match self.entrance {
            Entrance::None | Entrance::Session(_) => Scopes::ALL,
            Entrance::Token(_, scopes) => scopes,
        }
    }

    /// The session, for what a person does with the own account. A token has none.
    pub fn session(&self) -> Result<&Session, Problem> {
        match &self.entrance {
            Entrance::Session(session) => Ok(session),
            Entrance::None | Entrance::Token(..) => Err(Problem::Program(ProgramProblem::SessionNeeded)),
        }
    }

    /// The caller of a session cookie, if the session lives and the account is active.
    pub async fn from_headers(app: &App, headers: &HeaderMap) -> Result<Option<Self>, Failure> {
        let Some(token) = cookie(headers, accounts::session_cookie(app)) else { return Ok(None) };
        accounts::caller_of(app, token).await
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        if !parts.method.is_safe() {
            return Err(Problem::CrossSite.into());
        }
        let next = parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
        Caller::from_headers(app, &parts.headers).await?.ok_or(Failure::SignIn { next, kept: None })
    }
}

/// The value of a cookie.
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}
