//! The SQL of organisations.
//! Rows as they are: no rule of the graph is checked here, and none is ever deleted. A row that came to hold for no day
//! ends on its own first day; it is not read any more, and another of the same day is written over it.

use super::Correction;
use crate::{failure::Failure, permits::Permit};
use database::{Connection, Error, Touched, Value, WriteTransaction, params, record};
use domain::{
    ids::{EventId, OrganisationId},
    organisations::{ClassRow, CodeRow, EventRow, MembershipRow, NameRow, OrganisationRow, Rows, SuccessionRow},
    problem::Problem,
    text::{fold, sort_key},
};
use jiff::civil::Date;

/// Declares how a row of the graph is read from its columns.
macro_rules! stored {
    ($($name:ident as $row:ident { $($field:ident: $type:ty),* $(,)? })*) => {
        $(
            record! { struct $name { $($field: $type),* } }
            impl From<$name> for $row {
                fn from(stored: $name) -> Self {
                    $row { $($field: stored.$field),* }
                }
            }
        )*
    };
}

stored! {
    Organisation as OrganisationRow {
        id: OrganisationId, founded_on: Date, ended_on: Option<Date>, ended_by: Option<EventId>,
    }
    Event as EventRow { id: EventId, kind: String, on_date: Date, legal_basis: String, note: Option<String> }
    Name as NameRow {
        organisation_id: OrganisationId, name: String, short_name: Option<String>, valid_from: Date,
        valid_to: Option<Date>, event_id: EventId,
    }
    Class as ClassRow {
        organisation_id: OrganisationId, class: String, level: String, valid_from: Date, valid_to: Option<Date>,
        event_id: EventId,
    }
    Code as CodeRow {
        organisation_id: OrganisationId, scheme: String, code: String, valid_from: Date, valid_to: Option<Date>,
        event_id: EventId,
    }
    Membership as MembershipRow {
        organisation_id: OrganisationId, parent_id: OrganisationId, line: String, valid_from: Date,
        valid_to: Option<Date>, event_id: EventId,
    }
    Succession as SuccessionRow {
        event_id: EventId, predecessor_id: OrganisationId, successor_id: OrganisationId, share_numerator: i64,
        share_denominator: i64, scope: Option<String>,
    }
}

const LIST_ORGANISATIONS: &str = "SELECT id, founded_on, ended_on, ended_by FROM organisation";
const LIST_EVENTS: &str = "SELECT id, kind, on_date, legal_basis, note FROM organisation_event";
const LIST_NAMES: &str = "SELECT organisation_id, name, short_name, valid_from, valid_to, event_id \
     FROM organisation_name WHERE valid_to IS NULL OR valid_to > valid_from";
const LIST_CLASSES: &str = "SELECT organisation_id, class, level, valid_from, valid_to, event_id \
     FROM organisation_class WHERE valid_to IS NULL OR valid_to > valid_from";
const LIST_CODES: &str = "SELECT organisation_id, scheme, code, valid_from, valid_to, event_id FROM organisation_code \
     WHERE valid_to IS NULL OR valid_to > valid_from";
const LIST_MEMBERSHIPS: &str = "SELECT organisation_id, parent_id, line, valid_from, valid_to, event_id \
     FROM line_membership WHERE valid_to IS NULL OR valid_to > valid_from";
const LIST_SUCCESSIONS: &str = "SELECT event_id, predecessor_id, successor_id, share_numerator, share_denominator, scope \
     FROM succession";

const INSERT_ORGANISATION: &str =
    "INSERT INTO organisation (id, founded_on, ended_on, ended_by) VALUES ($1, $2, $3, $4)";
const INSERT_EVENT: &str =
    "INSERT INTO organisation_event (id, kind, on_date, legal_basis, note) VALUES ($1, $2, $3, $4, $5)";
const INSERT_SUCCESSION: &str = "INSERT INTO succession (event_id, predecessor_id, successor_id, share_numerator, \
     share_denominator, scope) VALUES ($1, $2, $3, $4, $5, $6)";

const PUT_NAME: &str = "INSERT INTO organisation_name (organisation_id, name, short_name, name_folded, name_sort_key, \
     valid_from, valid_to, event_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
     ON CONFLICT (organisation_id, valid_from) DO UPDATE SET name = excluded.name, short_name = excluded.short_name, \
     name_folded = excluded.name_folded, name_sort_key = excluded.name_sort_key, valid_to = excluded.valid_to, \
     event_id = excluded.event_id WHERE organisation_name.valid_to = organisation_name.valid_from";
const PUT_CLASS: &str = "INSERT INTO organisation_class (organisation_id, class, level, valid_from, valid_to, event_id) \
     VALUES ($1, $2, $3, $4, $5, $6) \
     ON CONFLICT (organisation_id, valid_from) DO UPDATE SET class = excluded.class, level = excluded.level, \
     valid_to = excluded.valid_to, event_id = excluded.event_id \
     WHERE organisation_class.valid_to = organisation_class.valid_from";
const PUT_CODE: &str = "INSERT INTO organisation_code (organisation_id, scheme, code, valid_from, valid_to, event_id) \
     VALUES ($1, $2, $3, $4, $5, $6) \
     ON CONFLICT (organisation_id, scheme, valid_from) DO UPDATE SET code = excluded.code, valid_to = excluded.valid_to, \
     event_id = excluded.event_id WHERE organisation_code.valid_to = organisation_code.valid_from";
const PUT_MEMBERSHIP: &str = "INSERT INTO line_membership (organisation_id, parent_id, line, valid_from, valid_to, \
     event_id) VALUES ($1, $2, $3, $4, $5, $6) \
     ON CONFLICT (organisation_id, line, valid_from) DO UPDATE SET parent_id = excluded.parent_id, \
     valid_to = excluded.valid_to, event_id = excluded.event_id \
     WHERE line_membership.valid_to = line_membership.valid_from";

const END_ORGANISATION: &str =
    "UPDATE organisation SET ended_on = $2, ended_by = $3 WHERE id = $1 AND ended_on IS NULL";
const END_NAME: &str = "UPDATE organisation_name SET valid_to = $3 \
     WHERE organisation_id = $1 AND valid_from = $2 AND valid_to IS NULL";
const END_CLASS: &str = "UPDATE organisation_class SET valid_to = $3 \
     WHERE organisation_id = $1 AND valid_from = $2 AND valid_to IS NULL";
const END_CODE: &str = "UPDATE organisation_code SET valid_to = $4 \
     WHERE organisation_id = $1 AND scheme = $2 AND valid_from = $3 AND valid_to IS NULL";
const END_MEMBERSHIP: &str = "UPDATE line_membership SET valid_to = $4 \
     WHERE organisation_id = $1 AND line = $2 AND valid_from = $3 AND valid_to IS NULL";

const CORRECT_NAME: &str = "UPDATE organisation_name SET name = $3, short_name = $4, name_folded = $5, \
     name_sort_key = $6 WHERE organisation_id = $1 AND valid_from = $2";
const CORRECT_CODE: &str =
    "UPDATE organisation_code SET code = $4 WHERE organisation_id = $1 AND scheme = $2 AND valid_from = $3";
const CORRECT_EVENT: &str = "UPDATE organisation_event SET legal_basis = $2, note = $3 WHERE id = $1";

async fn list<S: database::FromRow, R: From<S>>(
    connection: &mut Connection,
    sql: &'static str,
) -> Result<Vec<R>, Error> {
    let stored: Vec<S> = connection.all(sql, params![]).await?;
    Ok(stored.into_iter().map(R::from).collect())
}

pub async fn list_rows(connection: &mut Connection) -> Result<Rows, Error> {
    Ok(Rows {
        organisations: list::<Organisation, _>(connection, LIST_ORGANISATIONS).await?,
        events: list::<Event, _>(connection, LIST_EVENTS).await?,
        names: list::<Name, _>(connection, LIST_NAMES).await?,
        classes: list::<Class, _>(connection, LIST_CLASSES).await?,
        codes: list::<Code, _>(connection, LIST_CODES).await?,
        memberships: list::<Membership, _>(connection, LIST_MEMBERSHIPS).await?,
        successions: list::<Succession, _>(connection, LIST_SUCCESSIONS).await?,
    })
}

/// Exactly one row is meant. None touched means that it is not as it was read.
fn touched(touched: Touched) -> Result<(), Failure> {
    if touched.nothing() { Err(Problem::SomeoneWasFaster.into()) } else { Ok(()) }
}

/// Writes rows. Fewer touched than meant means that one is not as it was read.
async fn put<R>(
    tx: &mut WriteTransaction,
    sql: &'static str,
    rows: &[R],
    values: impl Fn(&R) -> Vec<Value> + Send,
) -> Result<(), Failure>
where
    R: Sync,
{
    let Touched(written) = tx.insert_all(sql, rows.iter().map(values)).await?;
    if usize::try_from(written).is_ok_and(|written| written == rows.len()) {
        Ok(())
    } else {
        Err(Problem::SomeoneWasFaster.into())
    }
}

/// Writes events; the rows that they leave name them.
pub async fn insert_events(tx: &mut WriteTransaction, _permit: &Permit, events: &[EventRow]) -> Result<(), Failure> {
    put(tx, INSERT_EVENT, events, |row| params![row.id, &row.kind, row.on_date, &row.legal_basis, row.note.as_deref()])
        .await
}

/// Writes rows that are not there yet; their events are.
pub async fn insert_rows(tx: &mut WriteTransaction, _permit: &Permit, rows: &Rows) -> Result<(), Failure> {
    put(tx, INSERT_ORGANISATION, &rows.organisations, |row| {
        params![row.id, row.founded_on, row.ended_on, row.ended_by]
    })
    .await?;
    put(tx, PUT_NAME, &rows.names, |row| {
        let (folded, key, short) = (fold(&row.name), sort_key(&row.name), row.short_name.as_deref());
        params![row.organisation_id, &row.name, short, folded, key, row.valid_from, row.valid_to, row.event_id]
    })
    .await?;
    put(tx, PUT_CLASS, &rows.classes, |row| {
        params![row.organisation_id, &row.class, &row.level, row.valid_from, row.valid_to, row.event_id]
    })
    .await?;
    put(tx, PUT_CODE, &rows.codes, |row| {
        params![row.organisation_id, &row.scheme, &row.code, row.valid_from, row.valid_to, row.event_id]
    })
    .await?;
    put(tx, PUT_MEMBERSHIP, &rows.memberships, |row| {
        params![row.organisation_id, row.parent_id, &row.line, row.valid_from, row.valid_to, row.event_id]
    })
    .await?;
    put(tx, INSERT_SUCCESSION, &rows.successions, |row| {
        let (numerator, denominator) = (row.share_numerator, row.share_denominator);
        params![row.event_id, row.predecessor_id, row.successor_id, numerator, denominator, row.scope.as_deref()]
    })
    .await
}

/// Writes the ends of rows that had none.
pub async fn end_rows(tx: &mut WriteTransaction, _permit: &Permit, rows: &Rows) -> Result<(), Failure> {
    for row in &rows.organisations {
        touched(tx.execute(END_ORGANISATION, params![row.id, row.ended_on, row.ended_by]).await?)?;
    }
    for row in &rows.names {
        touched(tx.execute(END_NAME, params![row.organisation_id, row.valid_from, row.valid_to]).await?)?;
    }
    for row in &rows.classes {
        touched(tx.execute(END_CLASS, params![row.organisation_id, row.valid_from, row.valid_to]).await?)?;
    }
    for row in &rows.codes {
        touched(tx.execute(END_CODE, params![row.organisation_id, &row.scheme, row.valid_from, row.valid_to]).await?)?;
    }
    for row in &rows.memberships {
        let values = params![row.organisation_id, &row.line, row.valid_from, row.valid_to];
        touched(tx.execute(END_MEMBERSHIP, values).await?)?;
    }
    Ok(())
}

/// Writes what is right over what was not. The history has both.
pub async fn correct(tx: &mut WriteTransaction, _permit: &Permit, correction: &Correction) -> Result<(), Failure> {
    touched(match correction {
        Correction::Name { organisation, valid_from, name, short_name, .. } => {
            let (folded, key, short_name) = (fold(name), sort_key(name), short_name.as_deref());
            tx.execute(CORRECT_NAME, params![*organisation, *valid_from, name, short_name, folded, key]).await?
        }
        Correction::Code { organisation, scheme, valid_from, code, .. } => {
            tx.execute(CORRECT_CODE, params![*organisation, scheme, *valid_from, code]).await?
        }
        Correction::Event { event, legal_basis, note, .. } => {
            tx.execute(CORRECT_EVENT, params![*event, legal_basis, note.as_deref()]).await?
        }
    })
}
