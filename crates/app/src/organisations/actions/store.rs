//! The SQL of organisations.
//! Rows as they are: no rule of the graph is checked here, and none is ever deleted.

use crate::permits::Permit;
use database::{Connection, Error, WriteTransaction, params, record};
use domain::{
    ids::{EventId, OrganisationId},
    organisations::{ClassRow, CodeRow, EventRow, MembershipRow, NameRow, OrganisationRow, Rows, SuccessionRow},
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
const LIST_NAMES: &str =
    "SELECT organisation_id, name, short_name, valid_from, valid_to, event_id FROM organisation_name";
const LIST_CLASSES: &str =
    "SELECT organisation_id, class, level, valid_from, valid_to, event_id FROM organisation_class";
const LIST_CODES: &str = "SELECT organisation_id, scheme, code, valid_from, valid_to, event_id FROM organisation_code";
const LIST_MEMBERSHIPS: &str =
    "SELECT organisation_id, parent_id, line, valid_from, valid_to, event_id FROM line_membership";
const LIST_SUCCESSIONS: &str = "SELECT event_id, predecessor_id, successor_id, share_numerator, share_denominator, scope \
     FROM succession";

const INSERT_ORGANISATION: &str =
    "INSERT INTO organisation (id, founded_on, ended_on, ended_by) VALUES ($1, $2, $3, $4)";
const INSERT_EVENT: &str =
    "INSERT INTO organisation_event (id, kind, on_date, legal_basis, note) VALUES ($1, $2, $3, $4, $5)";
const INSERT_NAME: &str = "INSERT INTO organisation_name (organisation_id, name, short_name, name_folded, \
     name_sort_key, valid_from, valid_to, event_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const INSERT_CLASS: &str = "INSERT INTO organisation_class (organisation_id, class, level, valid_from, valid_to, \
     event_id) VALUES ($1, $2, $3, $4, $5, $6)";
const INSERT_CODE: &str = "INSERT INTO organisation_code (organisation_id, scheme, code, valid_from, valid_to, \
     event_id) VALUES ($1, $2, $3, $4, $5, $6)";
const INSERT_MEMBERSHIP: &str = "INSERT INTO line_membership (organisation_id, parent_id, line, valid_from, valid_to, \
     event_id) VALUES ($1, $2, $3, $4, $5, $6)";
const INSERT_SUCCESSION: &str = "INSERT INTO succession (event_id, predecessor_id, successor_id, share_numerator, \
     share_denominator, scope) VALUES ($1, $2, $3, $4, $5, $6)";

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

pub async fn insert_rows(tx: &mut WriteTransaction, _permit: &Permit, rows: &Rows) -> Result<(), Error> {
    let event = |row: &EventRow| params![row.id, &row.kind, row.on_date, &row.legal_basis, row.note.as_deref()];
    tx.insert_all(INSERT_EVENT, rows.events.iter().map(event)).await?;
    let life = |row: &OrganisationRow| params![row.id, row.founded_on, row.ended_on, row.ended_by];
    tx.insert_all(INSERT_ORGANISATION, rows.organisations.iter().map(life)).await?;
    let name = |row: &NameRow| {
        let (folded, key) = (fold(&row.name), sort_key(&row.name));
        params![
            row.organisation_id,
            &row.name,
            row.short_name.as_deref(),
            folded,
            key,
            row.valid_from,
            row.valid_to,
            row.event_id
        ]
    };
    tx.insert_all(INSERT_NAME, rows.names.iter().map(name)).await?;
    let class = |row: &ClassRow| {
        params![row.organisation_id, &row.class, &row.level, row.valid_from, row.valid_to, row.event_id]
    };
    tx.insert_all(INSERT_CLASS, rows.classes.iter().map(class)).await?;
    let code = |row: &CodeRow| {
        params![row.organisation_id, &row.scheme, &row.code, row.valid_from, row.valid_to, row.event_id]
    };
    tx.insert_all(INSERT_CODE, rows.codes.iter().map(code)).await?;
    insert_relations(tx, rows).await
}

async fn insert_relations(tx: &mut WriteTransaction, rows: &Rows) -> Result<(), Error> {
    let place = |row: &MembershipRow| {
        params![row.organisation_id, row.parent_id, &row.line, row.valid_from, row.valid_to, row.event_id]
    };
    tx.insert_all(INSERT_MEMBERSHIP, rows.memberships.iter().map(place)).await?;
    let succession = |row: &SuccessionRow| {
        params![
            row.event_id,
            row.predecessor_id,
            row.successor_id,
            row.share_numerator,
            row.share_denominator,
            row.scope.as_deref()
        ]
    };
    tx.insert_all(INSERT_SUCCESSION, rows.successions.iter().map(succession)).await
}
