//! The SQL of invitations. The token is known to the inviter and the invited alone; its hash is stored.
//! An invitation is taken or withdrawn once, never deleted.

use crate::permits::Permit;
use database::{Connection, Error, Touched, WriteTransaction, params, record};
use domain::{
    ids::{AccountId, InvitationId, OrganisationId},
    permissions::Role,
    time::Moment,
};

record! {
    /// An invitation.
    pub struct InvitationRow {
        pub id: InvitationId, pub organisation_id: OrganisationId, pub role: String, pub full_name: String,
        pub invited_by: AccountId, pub inviter: String, pub invited_at_ms: i64, pub expires_at_ms: i64,
        pub account_id: Option<AccountId>, pub withdrawn_at_ms: Option<i64>,
    }
}

/// An invitation to be made.
#[derive(Debug, Clone)]
pub struct NewInvitation {
    pub token_hash: [u8; 32],
    pub organisation: OrganisationId,
    pub role: Role,
    pub full_name: String,
    pub lives_seconds: i64,
}

const FIND_INVITATION: &str = "SELECT i.id, i.organisation_id, i.role, i.full_name, i.invited_by, \
     a.full_name AS inviter, i.invited_at_ms, i.expires_at_ms, i.account_id, i.withdrawn_at_ms FROM invitation i \
     JOIN account a ON a.id = i.invited_by WHERE i.id = $1";
const FIND_INVITATION_BY_TOKEN: &str = "SELECT i.id, i.organisation_id, i.role, i.full_name, i.invited_by, \
     a.full_name AS inviter, i.invited_at_ms, i.expires_at_ms, i.account_id, i.withdrawn_at_ms FROM invitation i \
     JOIN account a ON a.id = i.invited_by WHERE i.token_hash = $1";
const LIST_OPEN_INVITATIONS: &str = "SELECT i.id, i.organisation_id, i.role, i.full_name, i.invited_by, \
     a.full_name AS inviter, i.invited_at_ms, i.expires_at_ms, i.account_id, i.withdrawn_at_ms FROM invitation i \
     JOIN account a ON a.id = i.invited_by WHERE i.organisation_id = $1 AND i.taken_at_ms IS NULL \
     AND i.withdrawn_at_ms IS NULL AND i.expires_at_ms > $2 ORDER BY i.invited_at_ms, i.id";
const INSERT_INVITATION: &str = "INSERT INTO invitation (id, token_hash, organisation_id, role, full_name, invited_by, \
     invited_at_ms, expires_at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const MARK_TAKEN: &str = "UPDATE invitation SET account_id = $2, taken_at_ms = $3 \
     WHERE id = $1 AND taken_at_ms IS NULL AND withdrawn_at_ms IS NULL";
const MARK_WITHDRAWN: &str = "UPDATE invitation SET withdrawn_at_ms = $2 \
     WHERE id = $1 AND taken_at_ms IS NULL AND withdrawn_at_ms IS NULL";

pub async fn find_invitation(connection: &mut Connection, id: InvitationId) -> Result<Option<InvitationRow>, Error> {
    connection.optional(FIND_INVITATION, params![id]).await
}

pub async fn find_invitation_by_token(
    connection: &mut Connection,
    token: &[u8; 32],
) -> Result<Option<InvitationRow>, Error> {
    connection.optional(FIND_INVITATION_BY_TOKEN, params![token]).await
}

/// Those that can still be taken, the oldest first.
pub async fn list_open_invitations(
    connection: &mut Connection,
    organisation: OrganisationId,
    now: Moment,
) -> Result<Vec<InvitationRow>, Error> {
    connection.all(LIST_OPEN_INVITATIONS, params![organisation, now.millisecond()]).await
}

pub async fn insert_invitation(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: InvitationId,
    by: AccountId,
    new: &NewInvitation,
) -> Result<(), Error> {
    let (at, expires) = (permit.at(), permit.at().plus_seconds(new.lives_seconds));
    let values = params![
        id,
        &new.token_hash,
        new.organisation,
        new.role.code(),
        &new.full_name,
        by,
        at.millisecond(),
        expires.millisecond()
    ];
    tx.execute(INSERT_INVITATION, values).await.map(drop)
}

/// Nothing is touched when it was taken or withdrawn before.
pub async fn mark_invitation_taken(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: InvitationId,
    account: AccountId,
) -> Result<Touched, Error> {
    tx.execute(MARK_TAKEN, params![id, account, permit.at().millisecond()]).await
}

/// Nothing is touched when it was taken or withdrawn before.
pub async fn mark_invitation_withdrawn(
    tx: &mut WriteTransaction,
    permit: &Permit,
    id: InvitationId,
) -> Result<Touched, Error> {
    tx.execute(MARK_WITHDRAWN, params![id, permit.at().millisecond()]).await
}
