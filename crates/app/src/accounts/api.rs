//! People for programs: who works at an organisation, for those who may see its people.
//! It only reads; nobody is invited or suspended by a program, and no secret of an account stands here.

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
    let people = Endpoint::get("/api/v1/organisations/{organisation}/people", see, "api-list-people", list);
    Subject { key: "api-subject-people", endpoints: vec![people] }
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
    let told = |member: actions::Member| ToldMember {
        account: member.account.uuid(),
        login: member.login,
        full_name: member.full_name,
        roles: member
            .roles
            .iter()
            .map(|held| ToldRole { role: held.role.code(), from: Day(held.from), to: held.to.map(Day) })
            .collect(),
        is_suspended: member.is_suspended,
    };
    paging.page(members, |member| member.account.uuid(), told).map(Given)
}
