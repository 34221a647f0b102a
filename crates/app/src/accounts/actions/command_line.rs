//! What the operator of an instance does with accounts from the command line: the first administrator, a forgotten
//! password, the list. There is no caller: who may run the program on its machine is decided there, and the history
//! names the system.

use super::{NewAccount, NewGrant, add_account, normal_login, store};
use crate::{
    App,
    accounts::passwords::{check_login, check_password},
    failure::Failure,
    permits::Permit,
};
use domain::{
    ids::{AccountId, OrganisationId},
    permissions::Role,
    problem::Problem,
};
use serde_json::json;

/// A person to be added.
#[derive(Debug, Clone)]
pub struct PersonToAdd {
    /// Login; brought to its stored form.
    pub login: String,
    /// Name as shown.
    pub full_name: String,
    /// Name, short name or identity of an organisation that exists today.
    pub organisation: String,
    /// Role there, from today on.
    pub role: Role,
    /// First password.
    pub password: String,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonLine {
    /// Login.
    pub login: String,
    /// Name as shown.
    pub full_name: String,
    /// Roles held today: name of the organisation, role.
    pub posts: Vec<(String, Role)>,
    /// The account is suspended.
    pub is_suspended: bool,
}

/// Adds a person with a role. This is how an instance gets its first administrator.
pub async fn add_person(app: &App, person: PersonToAdd) -> Result<AccountId, Failure> {
    let login = normal_login(&person.login);
    let full_name = person.full_name.split_whitespace().collect::<Vec<_>>().join(" ");
    if full_name.is_empty() {
        return Err(Problem::Missing { field: "full-name".to_owned() }.into());
    }
    check_login(&login)?;
    check_password(&person.password, &login)?;
    let organisation = find_organisation(app, &person.organisation)?;
    let password_hash = Some(app.hashing().hash(person.password).await?);
    let grant = NewGrant { organisation, role: person.role, is_local: false, from: app.today(), to: None };
    let is_demo = app.settings().demo;
    let account = NewAccount { login, full_name, password_hash, is_demo, grants: vec![grant] };
    app.database()
        .write(move |tx| {
            Box::pin(async move {
                if store::find_account_by_login(tx, &account.login).await?.is_some() {
                    return Err(Problem::LoginTaken.into());
                }
                let particulars = json!({"login": account.login, "role": grant.role.code()});
                let node = ("organisation", organisation.uuid());
                let permit = Permit::of_the_system(tx, "add-account", node, particulars).await?;
                add_account(tx, &permit, account).await
            })
        })
        .await
}

/// Sets a new password, forgets wrong attempts and ends every session of the account.
pub async fn reset_password(app: &App, login: &str, password: String) -> Result<(), Failure> {
    let login = normal_login(login);
    check_password(&password, &login)?;
    let account = store::find_account_by_login(&mut app.database().read().await?, &login).await?;
    let account = account.ok_or(Problem::NotFound)?;
    let hash = app.hashing().hash(password).await?;
    app.database()
        .write(move |tx| {
            Box::pin(async move {
                let thing = ("account", account.id.uuid());
                let permit = Permit::of_the_system(tx, "reset-password", thing, json!({})).await?;
                if store::replace_password(tx, &permit, account.id, account.version, &hash).await?.nothing() {
                    return Err(Problem::SomeoneWasFaster.into());
                }
                store::forget_attempts(tx, &login).await?;
                store::end_sessions_of(tx, account.id).await.map_err(Failure::from)
            })
        })
        .await
}

/// Everyone with an account, by name.
pub async fn list_people(app: &App) -> Result<Vec<PersonLine>, Failure> {
    let (graph, today) = (app.organisations(), app.today());
    let mut connection = app.database().read().await?;
    let mut lines = Vec::new();
    for account in store::list_accounts(&mut connection).await? {
        let roles = store::list_roles(&mut connection, account.id).await?;
        let held = |row: &&store::RoleRow| row.from_date <= today && row.to_date.is_none_or(|end| today < end);
        let post = |row: &store::RoleRow| {
            let name = graph.name(row.organisation_id, today)?.to_owned();
            Some((name, Role::from_code(&row.role)?))
        };
        let posts = roles.iter().filter(held).filter_map(post).collect();
        let (login, full_name, is_suspended) = (account.login, account.full_name, account.is_suspended);
        lines.push(PersonLine { login, full_name, posts, is_suspended });
    }
    Ok(lines)
}

fn find_organisation(app: &App, typed: &str) -> Result<OrganisationId, Failure> {
    let (graph, today, typed) = (app.organisations(), app.today(), typed.trim());
    let known: Option<OrganisationId> = typed.parse().ok().filter(|id| graph.exists(*id, today));
    let found = known.map_or_else(|| graph.find_by_name(typed, today), |id| vec![id]);
    let typed = typed.to_owned();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => Err(Problem::OrganisationUnknown { typed }.into()),
        _ => Err(Problem::OrganisationAmbiguous { typed }.into()),
    }
}
