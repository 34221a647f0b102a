//! People for programs: who works at an organisation, one person, and what is done with accounts there. No secret of an
//! account stands here; the token of an invitation is told once, in the answer to the one request that made it.

mod invitations;
mod people;

use crate::{
    accounts::actions,
    api::{Call, Day, Endpoint, Given, Listed, Paging, Subject, Wanted},
    failure::Failure,
    requests::Named,
    routes::Access,
};
use domain::{ids::OrganisationId, permissions::Verb};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    let see = Access::Asks(Verb::ReadPeople);
    let (invite, suspend) = (Access::Asks(Verb::Invite), Access::Asks(Verb::Suspend));
    let hand_over = Access::Asks(Verb::HandOver);
    let endpoints = vec![
        Endpoint::get("/api/v1/organisations/{organisation}/people", see, "api-list-people", list),
        Endpoint::get(
            "/api/v1/organisations/{organisation}/invitations",
            invite,
            "api-list-invitations",
            invitations::list,
        ),
        Endpoint::post("/api/v1/organisations/{organisation}/invitations", invite, "api-invite", invitations::invite),
        Endpoint::post(
            "/api/v1/invitations/{invitation}/withdrawal",
            invite,
            "api-withdraw-invitation",
            invitations::withdraw,
        ),
        Endpoint::get("/api/v1/people/{account}", see, "api-get-person", people::show),
        Endpoint::post("/api/v1/people/{account}/suspension", suspend, "api-suspend", people::suspend),
        Endpoint::post("/api/v1/people/{account}/suspension/withdrawal", suspend, "api-lift-suspension", people::lift),
        Endpoint::get("/api/v1/people/{account}/hand-over", hand_over, "api-preview-hand-over", people::preview),
        Endpoint::post("/api/v1/people/{account}/hand-over", hand_over, "api-hand-over", people::hand_over),
    ];
    Subject { key: "api-subject-people", endpoints }
}

/// A person of an organisation.
#[derive(Debug, Serialize, JsonSchema)]
struct ToldMember {
    /// The account.
    account: Uuid,
    /// The name for signing in.
    login: String,
    /// The person's name.
    full_name: String,
    /// Roles at the organisation, now or from a later day on.
    roles: Vec<ToldRole>,
    /// The account is suspended.
    is_suspended: bool,
}

/// A role with its days.
#[derive(Debug, Serialize, JsonSchema)]
struct ToldRole {
    /// As what.
    role: &'static str,
    /// From this day.
    from: Day,
    /// Up to, but without, this day.
    to: Option<Day>,
}

/// `GET /api/v1/organisations/{organisation}/people`
async fn list(
    call: Call,
    Named(id): Named<OrganisationId>,
    Wanted(paging): Wanted<Paging>,
) -> Result<Given<Listed<ToldMember>>, Failure> {
    let members = actions::list_members(&call.app, &call.caller, id).await?;
    paging.page(members, |member| member.account.uuid(), ToldMember::from).map(Given)
}

impl From<actions::Member> for ToldMember {
    fn from(member: actions::Member) -> Self {
        let role =
            |held: &actions::Held| ToldRole { role: held.role.code(), from: Day(held.from), to: held.to.map(Day) };
        ToldMember {
            account: member.account.uuid(),
            login: member.login,
            full_name: member.full_name,
            roles: member.roles.iter().map(role).collect(),
            is_suspended: member.is_suspended,
        }
    }
}
