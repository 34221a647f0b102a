//! The pages of accounts: handlers and what their templates need. Each handler calls one action.
//! What was typed, except passwords, is shown again with its complaint.

mod hand_over;
mod invitations;
mod kept_words;
mod own_account;
mod people;
mod sign_in;
mod tokens;

pub(super) use hand_over::{get_hand_over, post_hand_over};
pub(super) use invitations::{get_invitation, get_invite, post_invitation, post_invite, post_withdrawal};
pub(super) use own_account::{get_own_account, post_other_sessions, post_password};
pub(super) use people::{get_people, get_person, get_suspend, post_lift, post_suspend};
pub(crate) use sign_in::sign_in_again;
pub(super) use sign_in::{get_sign_in, post_sign_in, post_sign_out};
pub(super) use tokens::{get_new_token, post_new_token, post_token_withdrawal};

use crate::{App, failure::status_of};
use domain::ids::OrganisationId;

/// The name of an organisation today, or the last one it had.
fn name_of(app: &App, organisation: OrganisationId) -> String {
    app.organisations().last_name(organisation, app.today()).unwrap_or_default().to_owned()
}
