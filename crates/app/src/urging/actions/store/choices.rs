//! What people and bodies chose: mail or none, the secret of a calendar, the steps of a body.
//! Steps are never changed: the highest number counts. Of a secret only the hash is known.

use crate::permits::Permit;
use database::{Connection, Error, Touched, WriteTransaction, params, record};
use domain::ids::{AccountId, OrganisationId};

record! {
    /// A person's choice of mail.
    #[derive(Debug, Clone)]
    pub struct ChoiceRow {
        /// Where to.
        pub address: String,
        /// In which language.
        pub language: String,
        /// Whether.
        pub is_wanted: bool,
    }
}

record! {
    /// Steps that a body set itself; nothing where it goes by its packs again.
    #[derive(Debug, Clone)]
    pub struct StepsRow {
        /// Whose.
        pub organisation_id: OrganisationId,
        /// Which setting of it.
        pub number: i64,
        /// As JSON.
        pub steps: Option<String>,
    }
}

record! { struct Owner { account_id: AccountId } }
record! { struct Made { made_at_ms: i64 } }

const FIND_CHOICE: &str = "SELECT address, language, is_wanted FROM mail_choice WHERE account_id = $1";
const CHOOSE: &str = "INSERT INTO mail_choice (account_id, address, language, is_wanted, chosen_at_ms) \
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (account_id) DO UPDATE SET address = excluded.address, \
     language = excluded.language, is_wanted = excluded.is_wanted, chosen_at_ms = excluded.chosen_at_ms";
const FIND_CALENDAR: &str = "SELECT k.account_id FROM calendar_key k JOIN account a ON a.id = k.account_id \
     LEFT JOIN suspension x ON x.account_id = k.account_id AND x.lifted_at_ms IS NULL \
     WHERE k.token_hash = $1 AND k.withdrawn_at_ms IS NULL AND x.id IS NULL AND a.is_demo <= $2";
const HAS_CALENDAR: &str = "SELECT made_at_ms FROM calendar_key WHERE account_id = $1 AND withdrawn_at_ms IS NULL";
const INSERT_KEY: &str = "INSERT INTO calendar_key (token_hash, account_id, made_at_ms) VALUES ($1, $2, $3)";
const WITHDRAW_KEY: &str =
    "UPDATE calendar_key SET withdrawn_at_ms = $2 WHERE account_id = $1 AND withdrawn_at_ms IS NULL";
const LIST_STEPS: &str = "SELECT s.organisation_id, s.number, s.steps FROM urging_steps s WHERE NOT EXISTS \
     (SELECT 1 FROM urging_steps l WHERE l.organisation_id = s.organisation_id AND l.number > s.number)";
const INSERT_STEPS: &str =
    "INSERT INTO urging_steps (organisation_id, number, steps, set_by, set_at_ms) VALUES ($1, $2, $3, $4, $5)";

/// What a person chose.
pub async fn find_choice(connection: &mut Connection, account: AccountId) -> Result<Option<ChoiceRow>, Error> {
    connection.optional(FIND_CHOICE, params![account]).await
}

/// Writes what a person chose.
pub async fn choose_mail(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    account: AccountId,
    choice: &ChoiceRow,
) -> Result<Touched, Error> {
    let now = tx.now().millisecond();
    let values = params![account, choice.address.clone(), choice.language.clone(), i64::from(choice.is_wanted), now];
    tx.execute(CHOOSE, values).await
}

/// Whose calendar a secret opens.
pub async fn find_calendar_owner(
    connection: &mut Connection,
    hash: [u8; 32],
    demo: bool,
) -> Result<Option<AccountId>, Error> {
    let row: Option<Owner> = connection.optional(FIND_CALENDAR, params![hash, i64::from(demo)]).await?;
    Ok(row.map(|row| row.account_id))
}

/// When the present secret of a person was made, in milliseconds.
pub async fn has_calendar(connection: &mut Connection, account: AccountId) -> Result<Option<i64>, Error> {
    let row: Option<Made> = connection.optional(HAS_CALENDAR, params![account]).await?;
    Ok(row.map(|row| row.made_at_ms))
}

/// Writes a secret, by its hash.
pub async fn insert_calendar_key(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    account: AccountId,
    hash: [u8; 32],
) -> Result<Touched, Error> {
    let now = tx.now().millisecond();
    tx.execute(INSERT_KEY, params![hash, account, now]).await
}

/// The present secret of a person opens nothing any more.
pub async fn withdraw_calendar_key(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    account: AccountId,
) -> Result<Touched, Error> {
    let now = tx.now().millisecond();
    tx.execute(WITHDRAW_KEY, params![account, now]).await
}

/// The present steps of every body that ever set any.
pub async fn list_steps(connection: &mut Connection) -> Result<Vec<StepsRow>, Error> {
    connection.all(LIST_STEPS, params![]).await
}

/// Writes steps as the next setting of a body.
pub async fn insert_steps(
    tx: &mut WriteTransaction,
    permit: &Permit,
    (organisation, number): (OrganisationId, i64),
    steps: Option<String>,
) -> Result<Touched, Error> {
    let now = tx.now().millisecond();
    tx.execute(INSERT_STEPS, params![organisation, number, steps, permit.account(), now]).await
}
