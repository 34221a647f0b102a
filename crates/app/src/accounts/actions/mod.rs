//! What people do with accounts. Each action holds one write with its permit and its history row; pages call one.
//! The SQL stands in `store` and is reached from nowhere else.

pub mod command_line;
pub(in crate::accounts) mod hand_over;
pub(in crate::accounts) mod invitations;
mod own_account;
pub(in crate::accounts) mod people;
mod sign_in;
pub(super) mod store;
pub mod succeeding;
mod tokens;

pub use hand_over::{HandOverView, hand_over, hand_over_view};
pub use invitations::{
    Invited, Inviting, NewPerson, find_invitation, invite, may_invite, prepare_invitation, take_invitation,
    withdraw_invitation,
};
pub use own_account::{NewPassword, OwnAccount, change_password, end_other_sessions, own_account};
pub use people::{
    Held, Member, OpenInvitation, PersonView, Unit, lift_suspension, list_invitations, list_members, list_units,
    person_view, suspend, suspendable,
};
pub use sign_in::{Attempt, OpenedSession, normal_login, sign_in, sign_out};
pub use tokens::{AskedToken, LIVES_DAYS, OwnToken, make_token, own_tokens, withdraw_token};

use crate::{failure::Failure, permits::Permit};
use database::WriteTransaction;
use domain::{
    ids::{AccountId, OrganisationId},
    permissions::Role,
};
use jiff::civil::Date;

/// An account to be made.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// Login, unique.
    pub login: String,
    /// Name as shown.
    pub full_name: String,
    /// Hash of the password; none until the person has chosen one.
    pub password_hash: Option<String>,
    /// It exists in a demo only.
    pub is_demo: bool,
    /// Its first roles.
    pub grants: Vec<NewGrant>,
}

/// A role to be given.
#[derive(Debug, Clone, Copy)]
pub struct NewGrant {
    /// Where.
    pub organisation: OrganisationId,
    /// As what.
    pub role: Role,
    /// It does not reach below the organisation.
    pub is_local: bool,
    /// From this day.
    pub from: Date,
    /// Up to, but without, this day.
    pub to: Option<Date>,
}

/// Makes an account with its first roles.
pub async fn add_account(
    tx: &mut WriteTransaction,
    permit: &Permit,
    account: NewAccount,
) -> Result<AccountId, Failure> {
    let id = tx.new_id();
    store::insert_account(tx, permit, id, &account).await?;
    for grant in &account.grants {
        store::insert_grant(tx, permit, id, grant, permit.account()).await?;
    }
    Ok(id)
}
