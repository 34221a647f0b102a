//! The rows of a body that make a figure of its report: those that it keeps, and those of bodies for which it carried on by the
//! last day of the report.

use super::{
    finding::Known,
    holdings,
    store::{self, VersionRow},
};
use crate::failure::Failure;
use database::Connection;
use domain::{
    ids::{OrganisationId, RegisterRecordId},
    organisations::Graph,
    registers::Record,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Registers of a body, each read once.
#[derive(Debug, Default)]
pub struct Registers(BTreeMap<(String, String), Vec<Known>>);

impl Registers {
    /// The rows of a register as a body keeps them on a day. Rights are the caller's to ask.
    pub async fn of(
        &mut self,
        connection: &mut Connection,
        (graph, body, on): (&Graph, OrganisationId, Date),
        (pack, register): (&str, &str),
    ) -> Result<&[Known], Failure> {
        let key = (pack.to_owned(), register.to_owned());
        if !self.0.contains_key(&key) {
            let mut rows: Vec<VersionRow> = Vec::new();
            for holder in holdings(graph, body, on) {
                rows.extend(store::list_of_body(connection, (pack, register), holder).await?);
            }
            let known = super::finding::rows_of_versions(rows);
            self.0.insert(key.clone(), known);
        }
        Ok(self.0.get(&key).map(Vec::as_slice).unwrap_or_default())
    }
}

/// As figures are made of them.
pub fn records(known: &[Known]) -> Vec<Record<RegisterRecordId>> {
    known.iter().map(|known| known.record.clone()).collect()
}
