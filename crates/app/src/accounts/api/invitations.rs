//! Inviting, for programs. The token of an invitation is given once: the answer that is kept under the key of the request
//! does not have it, so that whoever reads the database, or sends the request again, never gets it.

use crate::{
    accounts::{
        actions::{self, Inviting, invitations},
        forms::InviteForm,
        sessions::new_token,
    },
    api::{Call, Done, Given, Instant, Listed, Paging, Sent, Wanted, coded, unfit},
    failure::Failure,
    requests::Named,
};
use domain::{
    ids::{InvitationId, OrganisationId},
    permissions::Role,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The members of an invitation by the fields of its form.
const MEMBERS: &[(&str, &str)] = &[("ho_ten", "full_name"), ("vai_tro", "role")];

coded! {
    /// As what a person is invited.
    InvitedAs of Role;
}

/// An invitation that nobody has taken.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldInvitation {
    /// Its identity.
    id: Uuid,
    /// Who is invited.
    full_name: String,
    /// As what.
    role: &'static str,
    /// Name of the person who invited.
    inviter: String,
    /// Until when it can be taken.
    expires_at: Instant,
}

/// A person to be invited.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInvitation {
    /// The person's name, in one line.
    #[schemars(length(min = 1, max = 80))]
    full_name: String,
    /// As what: one of the roles that the caller may give there.
    role: InvitedAs,
}

/// An invitation that was made.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MadeInvitation {
    /// Its identity, by which it can be withdrawn.
    id: Uuid,
    /// Until when it can be taken.
    expires_at: Instant,
    /// What makes the address secret. It is given once: null when the same request is sent again.
    token: Option<String>,
    /// The path of the page on which the person takes it; null where the token is.
    path: Option<String>,
    /// Where the token is null: why, and how to come by another.
    token_note: Option<String>,
}

/// That an invitation is withdrawn; nothing more needs to be said.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InvitationWithdrawal {}

/// An invitation that was withdrawn.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WithdrawnInvitation {
    /// Its identity.
    id: Uuid,
    /// Who had been invited.
    full_name: String,
}

/// `GET /api/v1/organisations/{organisation}/invitations`
pub async fn list(
    call: Call,
    Named(id): Named<OrganisationId>,
    Wanted(paging): Wanted<Paging>,
) -> Result<Given<Listed<ToldInvitation>>, Failure> {
    let open = actions::list_invitations(&call.app, &call.caller, id).await?;
    let told = |one: actions::OpenInvitation| ToldInvitation {
        id: one.id.uuid(),
        full_name: one.full_name,
        role: one.role.code(),
        inviter: one.inviter,
        expires_at: Instant(one.expires),
    };
    paging.page(open, |one| one.id.uuid(), told).map(Given)
}

/// `POST /api/v1/organisations/{organisation}/invitations`
pub async fn invite(
    call: Call,
    Named(organisation): Named<OrganisationId>,
    sent: Sent<NewInvitation>,
) -> Result<Done<MadeInvitation>, Failure> {
    let (acting, language, token) = (call.acting(), call.language, new_token()?);
    sent.once_with_secret(&call, move |tx, sent| {
        Box::pin(async move {
            actions::may_invite(&acting, organisation)?;
            let role = sent.role.0;
            let form = InviteForm { ho_ten: sent.full_name, vai_tro: role.code().to_owned(), ma: String::new() };
            let checked = form.checked(language).map_err(|complaints| unfit(&complaints, MEMBERS))?;
            let inviting = Inviting { organisation, full_name: checked.full_name, role };
            let made = invitations::write_invitation(tx, &acting, inviting, &token).await?;
            let kept = MadeInvitation {
                id: made.id.uuid(),
                expires_at: Instant(made.expires),
                token: None,
                path: None,
                token_note: Some(language.say("api-token-given").to_string()),
            };
            let path = Some(format!("/loi-moi/{token}"));
            let given = MadeInvitation { token: Some(token), path, token_note: None, ..kept.clone() };
            Ok((kept, given))
        })
    })
    .await
}

/// `POST /api/v1/invitations/{invitation}/withdrawal`
pub async fn withdraw(
    call: Call,
    Named(id): Named<InvitationId>,
    sent: Sent<InvitationWithdrawal>,
) -> Result<Done<WithdrawnInvitation>, Failure> {
    let acting = call.acting();
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            let full_name = invitations::write_withdrawal(tx, &acting, id).await?;
            Ok(WithdrawnInvitation { id: id.uuid(), full_name })
        })
    })
    .await
}
