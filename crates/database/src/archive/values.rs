//! Tables, columns and values between a row of the engine and a line of text. A line that does not fit its table is
//! refused with the reason, and never written in part.

use crate::{Error, Row, Value};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use sqlx::Row as _;
use uuid::Uuid;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    /// A whole number of 64 bits.
    Integer,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// An identity of 16 bytes, where the engine tells it from other bytes.
    Identity,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: ColumnKind,
}

/// One table with its columns in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
}

impl Table {
    /// A row as one line.
    pub(super) fn line(&self, row: &Row) -> Result<String, Error> {
        Ok(Json::Array(self.cells(row)?).to_string())
    }

    /// The values of a row, one for each column.
    pub(super) fn cells(&self, row: &Row) -> Result<Vec<Json>, Error> {
        let values = self.columns.iter().enumerate().map(|(index, column)| column.kind.read(row, index));
        Ok(values.collect::<Result<Vec<Json>, sqlx::Error>>()?)
    }

    /// The values of a line, ready to be bound.
    pub(super) fn values(&self, line: &str) -> Result<Vec<Value>, Error> {
        let refuse = |reason: String| Error::Line { table: self.name.clone(), reason };
        self.bound(serde_json::from_str(line).map_err(|fault| refuse(fault.to_string()))?)
    }

    /// The values of cells, ready to be bound.
    pub(super) fn bound(&self, cells: Vec<Json>) -> Result<Vec<Value>, Error> {
        let refuse = |reason: String| Error::Line { table: self.name.clone(), reason };
        if cells.len() != self.columns.len() {
            return Err(refuse(format!("{} values for {} columns", cells.len(), self.columns.len())));
        }
        let bind = |(column, cell): (&Column, Json)| {
            column.kind.bind(cell).ok_or_else(|| refuse(format!("column {} does not hold such a value", column.name)))
        };
        self.columns.iter().zip(cells).map(bind).collect()
    }
}

impl ColumnKind {
    fn read(self, row: &Row, index: usize) -> Result<Json, sqlx::Error> {
        Ok(match (self, row) {
            (ColumnKind::Integer, Row::Sqlite(row)) => row.try_get::<Option<i64>, _>(index)?.into(),
            (ColumnKind::Integer, Row::Postgres(row)) => row.try_get::<Option<i64>, _>(index)?.into(),
            (ColumnKind::Text, Row::Sqlite(row)) => row.try_get::<Option<String>, _>(index)?.into(),
            (ColumnKind::Text, Row::Postgres(row)) => row.try_get::<Option<String>, _>(index)?.into(),
            (_, Row::Sqlite(row)) => digits(row.try_get::<Option<Vec<u8>>, _>(index)?.as_deref()),
            (ColumnKind::Bytes, Row::Postgres(row)) => digits(row.try_get::<Option<Vec<u8>>, _>(index)?.as_deref()),
            (ColumnKind::Identity, Row::Postgres(row)) => {
                digits(row.try_get::<Option<Uuid>, _>(index)?.as_ref().map(|id| id.as_bytes().as_slice()))
            }
        })
    }

    fn bind(self, cell: Json) -> Option<Value> {
        Some(match (self, cell) {
            (ColumnKind::Integer, Json::Null) => Value::Integer(None),
            (ColumnKind::Integer, Json::Number(number)) => Value::Integer(Some(number.as_i64()?)),
            (ColumnKind::Text, Json::Null) => Value::Text(None),
            (ColumnKind::Text, Json::String(text)) => Value::Text(Some(text)),
            (ColumnKind::Bytes, Json::Null) => Value::Bytes(None),
            (ColumnKind::Bytes, Json::String(text)) => Value::Bytes(Some(bytes(&text)?)),
            (ColumnKind::Identity, Json::Null) => Value::Identity(None),
            (ColumnKind::Identity, Json::String(text)) => Value::Identity(Some(Uuid::from_slice(&bytes(&text)?).ok()?)),
            _ => return None,
        })
    }
}

fn digits(bytes: Option<&[u8]>) -> Json {
    bytes.map(domain::journal::hex).into()
}

fn bytes(digits: &str) -> Option<Vec<u8>> {
    let pairs = digits.as_bytes().chunks(2);
    pairs
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok().filter(|pair| pair.len() == 2)?, 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let column = |name: &str, kind| Column { name: name.to_owned(), kind };
        let columns = vec![
            column("id", ColumnKind::Identity),
            column("hash", ColumnKind::Bytes),
            column("name", ColumnKind::Text),
            column("version", ColumnKind::Integer),
        ];
        Table { name: "thing".to_owned(), columns }
    }

    #[test]
    fn a_line_becomes_typed_values() {
        let line = r#"["000000000000700080000000000000ff","00ff",null,-9223372036854775808]"#;
        let expected = vec![
            Value::Identity(Some(Uuid::from_u128(0x7000_8000_0000_0000_00ff))),
            Value::Bytes(Some(vec![0, 255])),
            Value::Text(None),
            Value::Integer(Some(i64::MIN)),
        ];
        assert_eq!(table().values(line).unwrap(), expected);
    }

    #[test]
    fn a_line_that_does_not_fit_is_refused() {
        for line in [
            "[]",
            "{}",
            "",
            r#"["00","00",null,1]"#,
            r#"[null,"0",null,1]"#,
            r#"[null,"0g",null,1]"#,
            r#"[null,"+1",null,1.5]"#,
            r#"[null,null,7,1]"#,
            r#"[null,null,null,9223372036854775808]"#,
        ] {
            assert!(matches!(table().values(line), Err(Error::Line { .. })), "{line}");
        }
    }
}
