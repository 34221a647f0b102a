//! For whom a token acts, and how far it goes.
//! A program asks it to see that its token still counts.

use super::{Call, Endpoint, Given, Subject};
use crate::{failure::Failure, routes::Access};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

pub(super) fn endpoints() -> Subject {
    let me = Endpoint::get("/api/v1/me", Access::SignedIn, "api-get-me", get_me);
    Subject { key: "api-subject-me", endpoints: vec![me] }
}

/// The person for whom a token acts.
#[derive(Debug, Serialize, JsonSchema)]
struct Me {
    /// The account.
    account: Uuid,
    /// The person's name.
    full_name: String,
    /// Roles that the person holds today.
    posts: Vec<HeldPost>,
    /// What the token may do at the most.
    scopes: Vec<&'static str>,
}

/// A role held today.
#[derive(Debug, Serialize, JsonSchema)]
struct HeldPost {
    /// Where.
    organisation: Uuid,
    /// The organisation's name.
    name: String,
    /// As what.
    role: &'static str,
    /// The role does not reach below the organisation.
    is_local: bool,
}

/// `GET /api/v1/me`
async fn get_me(call: Call) -> Result<Given<Me>, Failure> {
    let (graph, today) = (call.app.organisations(), call.app.today());
    let posts = call.caller.posts.iter().map(|post| HeldPost {
        organisation: post.organisation.uuid(),
        name: graph.last_name(post.organisation, today).unwrap_or_default().to_owned(),
        role: post.role.code(),
        is_local: post.is_local,
    });
    Ok(Given(Me {
        account: call.caller.account.uuid(),
        full_name: call.caller.full_name.clone(),
        posts: posts.collect(),
        scopes: call.caller.scopes().iter().map(domain::permissions::Scope::code).collect(),
    }))
}
