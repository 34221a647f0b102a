//! What references of rows mean and how they are written: organisations by name or code, documents by symbol and clause, rows of
//! other registers by key or title.
//!
//! What a register refers to is offered to everyone who keeps it by its key and title, whosever row it is; no more of that row
//! is told.

use super::store::{self, NameRow};
use crate::{
    App, caller::Caller, documents::actions as of_documents, failure::Failure, registers::schema::Schema,
    targets::actions::finding::clauses_of,
};
use database::Connection;
use domain::{
    ids::{DocumentId, OrganisationId, ProvisionId, RegisterRecordId},
    organisations::Graph,
    packs::{Field, Register, Sort},
    registers::{RefFault, References, Value, Values, tidied, value_in},
    text::fold,
};
use jiff::civil::Date;
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

/// What names mean, for the fields of one register.
pub struct Book {
    graph: Arc<Graph>,
    today: Date,
    /// Rows of the registers that its fields refer to.
    rows: BTreeMap<String, Vec<NameRow>>,
    /// The same by folded key and by folded title.
    by_name: BTreeMap<String, HashMap<String, Vec<RegisterRecordId>>>,
    /// Documents by folded symbol: those that the caller may read.
    documents: HashMap<String, Vec<DocumentId>>,
    symbols: BTreeMap<DocumentId, String>,
    /// Organisations by their codes of today.
    codes: HashMap<String, Vec<OrganisationId>>,
    /// Clauses of documents, as people name them.
    clauses: BTreeMap<DocumentId, Vec<(ProvisionId, String)>>,
}

/// Between the fields of a key, as people write them.
const BETWEEN: &str = " / ";

/// A key as people write it.
pub fn key_written(key: &str) -> String {
    key.split('\u{1f}').collect::<Vec<_>>().join(BETWEEN)
}

impl Book {
    /// What the fields of a register may refer to.
    pub async fn open(app: &App, caller: &Caller, schema: &Schema) -> Result<Self, Failure> {
        let mut book = Book {
            graph: app.organisations(),
            today: app.today(),
            rows: BTreeMap::new(),
            by_name: BTreeMap::new(),
            documents: HashMap::new(),
            symbols: BTreeMap::new(),
            codes: HashMap::new(),
            clauses: BTreeMap::new(),
        };
        let fields = || schema.register.fields.iter().chain(schema.former.iter().flat_map(|former| &former.fields));
        {
            let mut connection = app.database().read().await?;
            for field in fields() {
                if let Sort::Record { register } = &field.sort {
                    book.take_rows(&mut connection, &schema.pack, register).await?;
                }
            }
        }
        if fields().any(|field| field.sort == Sort::Organisation) {
            for id in book.graph.alive(book.today) {
                for (_, code) in book.graph.codes(id, book.today) {
                    book.codes.entry(code.to_lowercase()).or_default().push(id);
                }
            }
        }
        if fields().any(|field| field.sort == Sort::Document) {
            for document in of_documents::list_for(app, caller, "").await? {
                if let Some(symbol) = document.row.symbol {
                    book.documents.entry(fold(&symbol)).or_default().push(document.row.id);
                    book.symbols.insert(document.row.id, symbol);
                }
            }
        }
        Ok(book)
    }

    async fn take_rows(&mut self, connection: &mut Connection, pack: &str, register: &str) -> Result<(), Failure> {
        if self.rows.contains_key(register) {
            return Ok(());
        }
        let rows = store::names(connection, pack, register).await?;
        let mut by_name: HashMap<String, Vec<RegisterRecordId>> = HashMap::new();
        for row in rows.iter().filter(|row| row.step != super::finding::WITHDRAWN) {
            let mut names = vec![fold(&key_written(&row.record_key)), fold(&row.title)];
            names.dedup();
            for name in names {
                by_name.entry(name).or_default().push(row.id);
            }
        }
        self.rows.insert(register.to_owned(), rows);
        self.by_name.insert(register.to_owned(), by_name);
        Ok(())
    }

    /// Learns what is needed for texts that name clauses, and for values that refer to documents.
    pub async fn learn(&mut self, app: &App, typed: &[String], values: &[&Values]) -> Result<(), Failure> {
        let mut wanted: Vec<DocumentId> = Vec::new();
        for text in typed.iter().filter(|text| text.contains(',')) {
            let symbol = text.split_once(',').map(|(symbol, _)| fold(symbol)).unwrap_or_default();
            wanted.extend(self.documents.get(&symbol).into_iter().flatten());
        }
        let stored = values.iter().flat_map(|values| values.values()).filter_map(|value| value.as_str());
        let ids = stored.filter_map(|text| text.split('#').next()?.parse::<DocumentId>().ok());
        let has_documents = !self.documents.is_empty();
        let cited: Vec<DocumentId> = ids.filter(|_| has_documents).collect();
        let mut connection = app.database().read().await?;
        for id in cited.iter().filter(|id| !self.symbols.contains_key(id)).copied().collect::<Vec<_>>() {
            if let Some(row) = store::document(&mut connection, id).await? {
                self.symbols.insert(id, row.symbol.unwrap_or_default());
            }
        }
        wanted.extend(cited.into_iter().filter(|id| self.symbols.contains_key(id)));
        wanted.sort_unstable();
        wanted.dedup();
        for id in wanted {
            if !self.clauses.contains_key(&id) {
                let clauses = clauses_of(&mut connection, id).await?;
                let places = clauses.into_iter().map(|(row, place)| (row.id, place)).collect();
                self.clauses.entry(id).or_insert(places);
            }
        }
        Ok(())
    }

    /// Rows that a field may refer to, those that stand first, as they are offered.
    pub fn offered(&self, field: &Field) -> Vec<(RegisterRecordId, String)> {
        let Sort::Record { register } = &field.sort else { return Vec::new() };
        let rows = self.rows.get(register).map(Vec::as_slice).unwrap_or_default();
        let rows = rows.iter().filter(|row| row.step != super::finding::WITHDRAWN);
        rows.map(|row| (row.id, self.row_written(row))).collect()
    }

    /// A row by its title, with its key where another has the same title.
    fn row_written(&self, row: &NameRow) -> String {
        let bearers = self.by_name.get(&row.register).and_then(|names| names.get(&fold(&row.title)));
        if bearers.is_none_or(|bearers| bearers.len() < 2) && !row.title.is_empty() {
            return row.title.clone();
        }
        key_written(&row.record_key)
    }

    /// A row of another register, as it is called.
    pub fn row_name(&self, register: &str, id: RegisterRecordId) -> Option<String> {
        let row = self.rows.get(register)?.iter().find(|row| row.id == id)?;
        Some(self.row_written(row))
    }

    /// An organisation by its name, or its code where several have the name.
    pub fn organisation_name(&self, id: OrganisationId) -> String {
        let name = self.graph.last_name(id, self.today).unwrap_or_default();
        if self.graph.find_by_name(name, self.today).len() > 1
            && let Some((_, code)) = self.graph.codes(id, self.today).first()
        {
            return (*code).to_owned();
        }
        name.to_owned()
    }

    /// A document by its symbol, with its clause.
    pub fn document_name(&self, id: DocumentId, clause: Option<ProvisionId>) -> String {
        let symbol = self.symbols.get(&id).cloned().unwrap_or_default();
        let place = clause.and_then(|clause| {
            let known = self.clauses.get(&id)?;
            known.iter().find(|(known, _)| *known == clause).map(|(_, place)| place.clone())
        });
        match place {
            Some(place) => format!("{symbol}, {place}"),
            None => symbol,
        }
    }

    /// The title of a row, where it is a reference; else what the rules call it.
    pub fn title_of(&self, register: &Register, values: &Values) -> String {
        match value_in(register, values, &register.title) {
            Some(Value::Organisation(id)) => self.organisation_name(id),
            Some(Value::Document(id, clause)) => self.document_name(id, clause),
            Some(Value::Record(id)) => match register.title_field().map(|field| &field.sort) {
                Some(Sort::Record { register }) => self.row_name(register, id).unwrap_or_default(),
                _ => String::new(),
            },
            _ => domain::registers::title_of(register, values),
        }
    }
}

impl References for Book {
    fn organisation(&self, typed: &str) -> Result<OrganisationId, RefFault> {
        let by_code = self.codes.get(&typed.to_lowercase()).map(Vec::as_slice).unwrap_or_default();
        let by_name = self.graph.find_by_name(typed, self.today);
        match (by_code, by_name.as_slice()) {
            ([id], _) | (_, [id]) => Ok(*id),
            ([], []) => Err(RefFault::Unknown),
            _ => Err(RefFault::Several),
        }
    }

    fn document(&self, typed: &str) -> Result<(DocumentId, Option<ProvisionId>), RefFault> {
        let (symbol, place) = match typed.split_once(',') {
            Some((symbol, place)) => (symbol, place.trim()),
            None => (typed, ""),
        };
        let id = match self.documents.get(&fold(symbol)).map(Vec::as_slice) {
            Some([id]) => *id,
            Some([_, _, ..]) => return Err(RefFault::Several),
            _ => return Err(RefFault::Unknown),
        };
        if place.is_empty() {
            return Ok((id, None));
        }
        let wanted = tidied(place).to_lowercase();
        let clauses = self.clauses.get(&id).map(Vec::as_slice).unwrap_or_default();
        let found = clauses.iter().find(|(_, place)| place.to_lowercase() == wanted);
        found.map(|(clause, _)| (id, Some(*clause))).ok_or(RefFault::Unknown)
    }

    fn record(&self, register: &str, typed: &str) -> Result<RegisterRecordId, RefFault> {
        if let Ok(id) = typed.parse::<RegisterRecordId>() {
            let rows = self.rows.get(register).map(Vec::as_slice).unwrap_or_default();
            return if rows.iter().any(|row| row.id == id) { Ok(id) } else { Err(RefFault::Unknown) };
        }
        match self.by_name.get(register).and_then(|names| names.get(&fold(typed))).map(Vec::as_slice) {
            Some([id]) => Ok(*id),
            Some([_, _, ..]) => Err(RefFault::Several),
            _ => Err(RefFault::Unknown),
        }
    }
}
