//! How the words and moments of accounts are called on a page. The sentences stand in the text files; here are their
//! keys.

use domain::{permissions::Role, time::Moment};

/// Key of a role's name.
pub(super) const fn role_key(role: &Role) -> &'static str {
    match role {
        Role::Clerk => "accounts-role-clerk",
        Role::Specialist => "accounts-role-specialist",
        Role::Head => "accounts-role-head",
        Role::Inspector => "accounts-role-inspector",
        Role::Administrator => "accounts-role-administrator",
    }
}

/// 23/11/2026 14:05.
pub(super) fn written(moment: &Moment) -> String {
    let local = moment.local();
    format!("{} {:02}:{:02}", crate::look::dates::written(local.date()), local.hour(), local.minute())
}
