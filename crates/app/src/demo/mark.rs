//! What a database holds: nothing yet, the demo, or a real instance. So that neither is ever
//! served as the other.

use database::{Connection, Error, params, record};

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
