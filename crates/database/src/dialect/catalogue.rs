//! Keys and references of every table, by the engine's own catalogue: the same answer on both engines.
//! It knows nothing of rows.

use crate::{
    Error,
    connection::{Connection, Inner},
    params, record,
};

record! {
    /// A column's place in its table.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct ColumnPlace {
        /// Its table.
        pub table_name: String,
        /// Its name.
        pub column_name: String,
        /// Its position in the key, from 1 on; 0 outside of it.
        pub key_position: i64,
        /// 1 where it must hold something.
        pub is_required: i64,
    }
}
record! {
    /// One column of a reference.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(crate) struct ReferencePlace {
        /// The table that refers.
        pub table_name: String,
        /// Tells apart the references of a table.
        pub number: i64,
        /// The column.
        pub column_name: String,
        /// The table that is referred to.
        pub target_name: String,
        /// The column of that table.
        pub target_column: String,
    }
}

const SQLITE_PLACES: &str = "SELECT t.name AS table_name, c.name AS column_name, c.pk AS key_position, \
     CASE WHEN c.\"notnull\" = 1 OR c.pk > 0 THEN 1 ELSE 0 END AS is_required \
     FROM sqlite_schema t JOIN pragma_table_info(t.name) c \
     WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name <> '_sqlx_migrations' ORDER BY t.name, c.cid";
const POSTGRES_PLACES: &str = "SELECT c.table_name::TEXT AS table_name, c.column_name::TEXT AS column_name, \
     COALESCE(k.position, 0)::BIGINT AS key_position, \
     CASE WHEN c.is_nullable = 'NO' THEN 1::BIGINT ELSE 0::BIGINT END AS is_required \
     FROM information_schema.columns c JOIN information_schema.tables t \
     ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE' \
     LEFT JOIN (SELECT r.relname, a.attname, u.position FROM pg_constraint p JOIN pg_class r ON r.oid = p.conrelid \
     CROSS JOIN LATERAL unnest(p.conkey) WITH ORDINALITY AS u (number, position) \
     JOIN pg_attribute a ON a.attrelid = p.conrelid AND a.attnum = u.number \
     WHERE p.contype = 'p' AND p.connamespace = current_schema()::REGNAMESPACE) k \
     ON k.relname = c.table_name AND k.attname = c.column_name \
     WHERE c.table_schema = current_schema() AND c.table_name <> '_sqlx_migrations' \
     ORDER BY c.table_name COLLATE \"C\", c.ordinal_position";
const SQLITE_REFERENCES: &str = "SELECT t.name AS table_name, f.id AS number, f.\"from\" AS column_name, \
     f.\"table\" AS target_name, COALESCE(f.\"to\", '') AS target_column \
     FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f \
     WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' ORDER BY t.name, f.id, f.seq";
const POSTGRES_REFERENCES: &str = "SELECT r.relname::TEXT AS table_name, k.oid::BIGINT AS number, \
     a.attname::TEXT AS column_name, o.relname::TEXT AS target_name, b.attname::TEXT AS target_column \
     FROM pg_constraint k JOIN pg_class r ON r.oid = k.conrelid JOIN pg_class o ON o.oid = k.confrelid \
     CROSS JOIN LATERAL unnest(k.conkey, k.confkey) WITH ORDINALITY AS u (own, other, position) \
     JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.own \
     JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = u.other \
     WHERE k.contype = 'f' AND k.connamespace = current_schema()::REGNAMESPACE ORDER BY 1, 2, u.position";

impl Connection {
    /// Keys: every column of every table, in order.
    pub(crate) async fn list_places(&mut self) -> Result<Vec<ColumnPlace>, Error> {
        let sql = match &self.inner {
            Inner::Sqlite(_) => SQLITE_PLACES,
            Inner::Postgres(_) => POSTGRES_PLACES,
        };
        self.all(sql, params![]).await
    }

    /// References: a row for each column of each.
    pub(crate) async fn list_reference_places(&mut self) -> Result<Vec<ReferencePlace>, Error> {
        let sql = match &self.inner {
            Inner::Sqlite(_) => SQLITE_REFERENCES,
            Inner::Postgres(_) => POSTGRES_REFERENCES,
        };
        self.all(sql, params![]).await
    }

    /// What makes text compare byte by byte, after the name of a column: an order that no locale changes.
    pub(crate) fn bytewise(&self) -> &'static str {
        match &self.inner {
            Inner::Sqlite(_) => " COLLATE BINARY",
            Inner::Postgres(_) => " COLLATE \"C\"",
        }
    }
}
