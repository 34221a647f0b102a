//! What a database holds: nothing yet, the demo, or a real instance. So that neither is ever
//! served as the other.

use database::{Connection, Error, params, record};

record! {
    struct Known { login: String }
}
record! {
    struct Counts { organisations: i64, accounts: i64, demo_accounts: i64 }
}

const COUNTS: &str = "SELECT (SELECT COUNT(*) FROM organisation) AS organisations, COUNT(*) AS accounts, \
     CAST(COALESCE(SUM(is_demo), 0) AS BIGINT) AS demo_accounts FROM account";

/// What a database holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contents {
    /// Neither organisations nor accounts.
    Nothing,
    /// The demo: it has accounts whose password is known to all.
    Demo,
    /// A real instance.
    Instance,
}

/// Looks at what a database holds.
pub async fn contents(connection: &mut Connection) -> Result<Contents, Error> {
    let counts: Counts = connection.one(COUNTS, params![]).await?;
    Ok(match counts {
        Counts { demo_accounts: 1.., .. } => Contents::Demo,
        Counts { organisations: 0, accounts: 0, .. } => Contents::Nothing,
        Counts { .. } => Contents::Instance,
    })
}

/// The people with a part in the story whose accounts are there: another demo may hold another province.
pub async fn people_there(connection: &mut Connection) -> Result<Vec<super::Person>, Error> {
    const LOGINS: &str = "SELECT login FROM account WHERE is_demo = 1 ORDER BY login";
    let known: Vec<Known> = connection.all(LOGINS, params![]).await?;
    let is_there = |person: &super::Person| known.iter().any(|row| row.login == person.login);
    Ok(super::people().into_iter().filter(is_there).collect())
}
