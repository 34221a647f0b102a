//! Adding and changing rows. What was typed is read with what names mean; whether the row can stand beside the others is asked in
//! the write, of the rows as they are then. Nothing is written where anything is wrong, and everything that is wrong is told.

use super::{
    THING, finding,
    naming::{Book, key_written},
    store::{self, VersionToKeep},
    thing_of,
};
use crate::{
    App, acting::Acting, caller::Caller, failure::Failure, look::dates, permits::Permit, registers::schema::Schema,
};
use database::WriteTransaction;
use domain::{
    ids::{OrganisationId, RegisterRecordId},
    packs::{Register, Sort},
    permissions::Verb,
    problem::{Problem, RegisterProblem},
    registers::{
        Cell, Existing, FROM, FileRow, Outcome, Planned, RowFault, Span, TO, Value, Values, known_values, plan,
        read_cell, read_day,
    },
    text::fold,
};
use jiff::civil::Date;
use serde_json::json;
use std::{collections::BTreeMap, sync::Arc};

/// What is wrong with a row: the code of a field, or `@from`, `@to`, `@effective`; and what.
pub type Faults = Vec<(String, RowFault)>;

/// The day from which a change holds, where a fault names it as if it were a field.
pub const EFFECTIVE: &str = "@effective";

/// What a person sends of a row, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sent {
    /// By the codes of fields.
    pub fields: BTreeMap<String, String>,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    /// From which day a change holds; empty where it puts right what was said.
    pub effective_on: String,
    /// Why.
    pub reason: String,
}

/// A row as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// What its fields hold.
    pub values: Values,
    /// When it stands.
    pub span: Span,
    /// From which day a change holds.
    pub effective_on: Option<Date>,
    /// What could not be read.
    pub faults: Faults,
}

/// Reads what was typed.
pub fn read(schema: &Schema, sent: &Sent, book: &Book) -> Read {
    let mut read = Read { values: Values::new(), span: Span::default(), effective_on: None, faults: Vec::new() };
    for field in &schema.register.fields {
        let typed = sent.fields.get(&field.code).map(String::as_str).unwrap_or_default();
        match read_cell(field, Cell::Text(typed), book) {
            Ok(Some(value)) => drop(read.values.insert(field.code.clone(), value.stored())),
            Ok(None) => {}
            Err(fault) => read.faults.push((field.code.clone(), fault)),
        }
    }
    let mut day = |typed: &str, name: &str| match typed.trim() {
        "" => None,
        typed => {
            let day = read_day(typed);
            if day.is_none() {
                read.faults.push((name.to_owned(), RowFault::NotDay));
            }
            day
        }
    };
    let (from, to) =
        if schema.register.has_validity { (day(&sent.from, FROM), day(&sent.to, TO)) } else { (None, None) };
    let effective_on = day(&sent.effective_on, EFFECTIVE);
    read.span = Span { from, to };
    read.effective_on = effective_on;
    read
}

/// The texts that may name a clause of a document.
pub fn cited(sent: &Sent) -> Vec<String> {
    sent.fields.values().cloned().collect()
}

/// What a row is kept as.
pub struct Keeping<'k> {
    /// Its register.
    pub schema: &'k Schema,
    /// What names mean.
    pub book: &'k Book,
}

impl Keeping<'_> {
    /// A version of a row.
    pub fn version(
        &self,
        (record, number): (RegisterRecordId, i64),
        step: &'static str,
        effective_on: Option<Date>,
        (values, span): (&Values, Span),
        reason: &str,
    ) -> Result<VersionToKeep, Failure> {
        let register = &self.schema.register;
        let title = self.book.title_of(register, values);
        Ok(VersionToKeep {
            record,
            number,
            step,
            pack_version: self.schema.pack_version,
            effective_on,
            first_day: span.from,
            last_day: span.to,
            field_values: serde_json::to_string(values)?,
            record_key: self.key(values),
            search_text: self.search_text(register, values, &title),
            title,
            reason: reason.to_owned(),
        })
    }

    /// The key in words, so that another register can name the row by it.
    fn key(&self, values: &Values) -> String {
        let register = &self.schema.register;
        let known = known_values(register, values);
        let part = |code: &String| known.get(code).map(|value| self.written(code, value)).unwrap_or_default();
        register.key.iter().map(part).collect::<Vec<_>>().join("\u{1f}")
    }

    fn written(&self, code: &str, value: &Value) -> String {
        match value {
            Value::Text(text) => text.clone(),
            Value::Number(amount) => domain::reporting::write_number(*amount, amount.decimals()),
            Value::Day(day) => dates::written(*day),
            Value::Says(said) => said.to_string(),
            Value::Choice(chosen) => {
                let members = self.schema.register.field(code).map(|field| field.members()).unwrap_or_default();
                let member = members.iter().find(|member| member.code == *chosen);
                member.map_or_else(|| chosen.clone(), |member| member.name.vi.clone())
            }
            Value::Organisation(id) => self.book.organisation_name(*id),
            Value::Document(id, clause) => self.book.document_name(*id, *clause),
            Value::Record(id) => match self.schema.register.field(code).map(|field| &field.sort) {
                Some(Sort::Record { register }) => self.book.row_name(register, *id).unwrap_or_default(),
                _ => String::new(),
            },
        }
    }

    /// What a row is searched by: every word in it, without marks.
    fn search_text(&self, register: &Register, values: &Values, title: &str) -> String {
        let known = known_values(register, values);
        let texts = known.iter().filter(|(_, value)| !matches!(value, Value::Says(_) | Value::Number(_)));
        let texts = texts.map(|(code, value)| self.written(code, value));
        let key = key_written(&self.key(values));
        fold(&[title.to_owned(), key].into_iter().chain(texts).collect::<Vec<_>>().join(" "))
    }
}

/// The rows of a register as a file or a form is held against them.
pub fn existing(rows: &[finding::Known]) -> Vec<Existing<RegisterRecordId>> {
    let standing = rows.iter().filter(|known| !known.is_withdrawn());
    let existing = |known: &finding::Known| Existing {
        id: known.id,
        version: known.version(),
        title: known.title().to_owned(),
        span: known.span(),
        values: known.values(),
    };
    standing.map(existing).collect()
}

/// Whether the register is one that this body keeps, and that can be written.
pub fn require(acting: &Acting, schema: &Schema, body: OrganisationId) -> Result<(), Failure> {
    acting.caller.require(&acting.graph, Verb::KeepRegister, &thing_of(acting, body))?;
    schema.require_current()?;
    if !schema.register.is_kept_by(acting.graph.class(body, acting.today)) {
        return Err(Problem::Register(RegisterProblem::NotKept).into());
    }
    Ok(())
}

/// What a form is written with.
#[derive(Clone)]
pub struct Ground {
    /// Who writes.
    pub acting: Acting,
    /// Into which register.
    pub schema: Arc<Schema>,
    /// What names mean.
    pub book: Arc<Book>,
}

impl Ground {
    /// Of a register of a pack.
    pub async fn open(app: &App, caller: &Caller, pack: &str, register: &str) -> Result<Self, Failure> {
        let schema = Schema::find(&mut app.database().read().await?, pack, register).await?;
        let book = Book::open(app, caller, &schema).await?;
        Ok(Ground { acting: Acting::now(app, caller), schema: Arc::new(schema), book: Arc::new(book) })
    }

    /// With what clauses in these texts mean.
    pub async fn learned(self, app: &App, typed: &[String]) -> Result<Self, Failure> {
        let mut book = Arc::try_unwrap(self.book).map_err(|_| Problem::NotFound)?;
        book.learn(app, typed, &[]).await?;
        Ok(Ground { book: Arc::new(book), ..self })
    }

    /// With what the values of rows refer to.
    pub async fn learned_of(self, app: &App, values: &[&Values]) -> Result<Self, Failure> {
        let mut book = Arc::try_unwrap(self.book).map_err(|_| Problem::NotFound)?;
        book.learn(app, &[], values).await?;
        Ok(Ground { book: Arc::new(book), ..self })
    }

    /// What rows are kept with.
    pub fn keeping(&self) -> Keeping<'_> {
        Keeping { schema: &self.schema, book: &self.book }
    }

    /// The pack and the register by their codes.
    pub fn named(&self) -> (&str, &str) {
        (&self.schema.pack, &self.schema.register.code)
    }
}

/// Adds a row to a register of a body; or tells all that is wrong with it.
pub async fn add(
    app: &App,
    caller: &Caller,
    body: OrganisationId,
    (pack, register): (&str, &str),
    sent: Sent,
) -> Result<Result<RegisterRecordId, Faults>, Failure> {
    let ground = Ground::open(app, caller, pack, register).await?;
    require(&ground.acting, &ground.schema, body)?;
    let ground = ground.learned(app, &cited(&sent)).await?;
    app.database().write(move |tx| Box::pin(async move { write_row(tx, &ground, body, &sent).await })).await
}

/// The same inside a write.
pub async fn write_row(
    tx: &mut WriteTransaction,
    ground: &Ground,
    body: OrganisationId,
    sent: &Sent,
) -> Result<Result<RegisterRecordId, Faults>, Failure> {
    let (acting, schema) = (&ground.acting, &ground.schema);
    require(acting, schema, body)?;
    let read = read(schema, sent, &ground.book);
    let rows = finding::rows_of(tx, acting, ground.named(), body).await?;
    let planned = match against(schema, &rows, None, &read) {
        Ok(planned) => planned,
        Err(faults) => return Ok(Err(faults)),
    };
    let id: RegisterRecordId = tx.new_id();
    let told = json!({
        "record": id.to_string(), "step": "entered", "register": format!("{}/{}", schema.pack, schema.register.code),
    });
    let permit = acting.permit(tx, Verb::KeepRegister, &thing_of(acting, body), told.clone()).await?;
    permit.also_about(tx, (THING, id.uuid()), told).await?;
    keep_schema(tx, &permit, schema).await?;
    store::insert_records(tx, &permit, ground.named(), body, &[id]).await?;
    let state = (&planned.values, planned.span);
    let version = ground.keeping().version((id, 1), "entered", None, state, &sent.reason)?;
    store::insert_versions(tx, &permit, &[version]).await?;
    Ok(Ok(id))
}

/// Keeps what the register is, beside the rows.
pub async fn keep_schema(tx: &mut WriteTransaction, permit: &Permit, schema: &Schema) -> Result<(), Failure> {
    let named = (schema.pack.as_str(), schema.register.code.as_str());
    store::keep_schema(tx, permit, named, schema.pack_version, &schema.json()?).await
}

/// What becomes of one row beside the others, or all that is wrong with it.
pub fn against(
    schema: &Schema,
    rows: &[finding::Known],
    mark: Option<(RegisterRecordId, i64)>,
    read: &Read,
) -> Result<Planned<RegisterRecordId>, Faults> {
    let of_row = read.faults.iter().map(|(field, fault)| (Some(field.clone()), fault.clone())).collect();
    let row = FileRow { number: 1, mark, span: read.span, values: read.values.clone(), faults: of_row };
    let existing = existing(rows);
    // A new row is never one of the register's, whatever its key says.
    let found = match mark {
        Some(_) => plan(&schema.register, &existing, std::slice::from_ref(&row), false),
        None => plan_of_new(&schema.register, &existing, &row),
    };
    let faults: Faults = found.faults.into_iter().map(|(_, field, fault)| (field.unwrap_or_default(), fault)).collect();
    match found.rows.into_iter().next() {
        Some(planned) if faults.is_empty() => Ok(planned),
        _ => Err(faults),
    }
}

/// A row that is added by hand: one with the same key is in its way, and not itself.
fn plan_of_new(
    register: &Register,
    existing: &[Existing<RegisterRecordId>],
    row: &FileRow<RegisterRecordId>,
) -> domain::registers::Plan<RegisterRecordId> {
    let mut found = plan(register, existing, std::slice::from_ref(row), true);
    let same = found.rows.first().and_then(|planned| planned.existing);
    if let Some(known) = same.and_then(|(id, _)| existing.iter().find(|known| known.id == id)) {
        let fault = RowFault::KeyTaken { title: known.title.clone() };
        found.faults.push((row.number, register.key.first().cloned(), fault));
    }
    found
}

/// Changes a row from the version that the person saw; or tells all that is wrong with it.
pub async fn change(
    app: &App,
    caller: &Caller,
    (id, seen): (RegisterRecordId, i64),
    sent: Sent,
) -> Result<Result<(), Faults>, Failure> {
    let whole = finding::find_record(app, caller, id).await?;
    let ground = Ground::open(app, caller, &whole.schema.pack, &whole.schema.register.code).await?;
    require(&ground.acting, &ground.schema, whole.keeper)?;
    let ground = ground.learned(app, &cited(&sent)).await?;
    app.database().write(move |tx| Box::pin(async move { write_change(tx, &ground, (id, seen), &sent).await })).await
}

/// The same inside a write.
pub async fn write_change(
    tx: &mut WriteTransaction,
    ground: &Ground,
    (id, seen): (RegisterRecordId, i64),
    sent: &Sent,
) -> Result<Result<(), Faults>, Failure> {
    let (acting, schema) = (&ground.acting, &ground.schema);
    let whole = finding::find_in(tx, acting, id).await?;
    require(acting, schema, whole.keeper)?;
    if whole.known.is_withdrawn() {
        return Err(Problem::Register(RegisterProblem::Withdrawn).into());
    }
    if whole.known.version() != seen {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let read = read(schema, sent, &ground.book);
    let rows = finding::rows_of(tx, acting, ground.named(), whole.keeper).await?;
    let planned = match against(schema, &rows, Some((id, seen)), &read) {
        Ok(planned) => planned,
        Err(faults) => return Ok(Err(faults)),
    };
    let since = whole.known.latest().and_then(|(_, version)| version.effective_on);
    if let (Some(on), Some(since)) = (read.effective_on, since)
        && on < since
    {
        let since = dates::written(since);
        return Err(Problem::Register(RegisterProblem::BeforeLastChange { since }).into());
    }
    if planned.outcome == Outcome::Same {
        return Ok(Ok(()));
    }
    let step = if read.effective_on.is_some() { "changed" } else { "corrected" };
    let told = json!({
        "record": id.to_string(), "step": step, "number": seen + 1, "reason": sent.reason,
        "fields": changed_fields(&whole.known.values(), &planned.values),
    });
    let permit = acting.permit(tx, Verb::KeepRegister, &thing_of(acting, whole.keeper), told.clone()).await?;
    permit.also_about(tx, (THING, id.uuid()), told).await?;
    keep_schema(tx, &permit, schema).await?;
    store::advance(tx, &permit, (id, seen)).await?;
    let (effective_on, state) = (read.effective_on.or(since), (&planned.values, planned.span));
    let version = ground.keeping().version((id, seen + 1), step, effective_on, state, &sent.reason)?;
    store::insert_versions(tx, &permit, &[version]).await?;
    Ok(Ok(()))
}

/// Codes of the fields that hold something else.
pub fn changed_fields(before: &Values, after: &Values) -> Vec<String> {
    let mut codes: Vec<&String> = before.keys().chain(after.keys()).collect();
    codes.sort_unstable();
    codes.dedup();
    codes.into_iter().filter(|code| before.get(*code) != after.get(*code)).cloned().collect()
}
