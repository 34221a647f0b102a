//! Adding, changing, ending, merging, reopening and withdrawing rows, and taking many at once, for programs. Each is done once under
//! its key; everything that is wrong is told, by the codes of fields.

use super::told::{self, ToldRecord};
use crate::{
    acting::Acting,
    api::{Call, Done, Sent},
    failure::Failure,
    language::Language,
    registers::actions::{
        ending::{self, Ending},
        finding,
        importing::{self, Written},
        keeping::{self, Faults, Ground, Sent as Typed, cited},
    },
    reporting::actions::entering_for::Progress,
    requests::Named,
    written::{REASON_LIMIT, needed, words},
};
use database::WriteTransaction;
use domain::{
    ids::{OrganisationId, RegisterRecordId},
    problem::{Problem, ProgramProblem, RegisterProblem},
    registers::{EndKind, FileRow, read_day},
};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// So many rows may come at once.
const MOST: usize = 20_000;

type Step = Result<Done<ToldRecord>, Failure>;
type Place = (OrganisationId, String, String);

/// A row as a program sends it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordToAdd {
    /// What its fields hold, by their codes, as people type it; the code of a choice, 2026-07-01, 1234.5.
    values: BTreeMap<String, String>,
    /// The first day on which it stands, where the register has days.
    #[serde(default)]
    first_day: String,
    /// The last.
    #[serde(default)]
    last_day: String,
}

/// Another state of a row.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordChange {
    /// Of the row that was seen.
    version: i64,
    /// What all its fields hold from now on.
    values: BTreeMap<String, String>,
    /// The first day on which it stands, where the register has days.
    #[serde(default)]
    first_day: String,
    /// The last.
    #[serde(default)]
    last_day: String,
    /// From which day it holds; without it what was said is put right.
    #[serde(default)]
    effective_on: String,
    /// Why.
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    reason: String,
}

/// The end of a row.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordEnd {
    /// Of the row that was seen.
    version: i64,
    /// The last day on which it stands.
    last_day: String,
    /// Why.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
}

/// A merger or a dissolution.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordRearrangement {
    /// Of the row that was seen.
    version: i64,
    /// merged or dissolved.
    kind: String,
    /// From which day on it stands no more.
    on: String,
    /// The row that carries on: its identity, its key or its title.
    #[serde(default)]
    successor: String,
    /// The decision on which it rests.
    #[schemars(length(min = 1, max = 2_000))]
    basis: String,
}

/// A step that needs no more than its reason.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordStep {
    /// Of the row that was seen.
    version: i64,
    /// Why.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
}

/// Rows for a register, all or none.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordsToImport {
    /// A row with the key of one that is there takes its place.
    records: Vec<RecordToAdd>,
}

/// What was written.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ImportedRecords {
    /// New rows.
    new: usize,
    /// Changed rows.
    changed: usize,
    /// Rows that stayed as they were.
    same: usize,
}

fn plain(text: &str) -> String {
    // A number in full has a point; people write a comma.
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if is_number && text.matches('.').count() == 1 { text.replace('.', ",") } else { text.to_owned() }
}

fn typed(values: &BTreeMap<String, String>, (from, to): (&str, &str)) -> Typed {
    Typed {
        fields: values.iter().map(|(code, value)| (code.clone(), plain(value))).collect(),
        from: from.to_owned(),
        to: to.to_owned(),
        ..Typed::default()
    }
}

/// Everything that is wrong, as one refusal.
fn unfit(faults: &Faults, language: Language) -> Problem {
    let told = |(code, fault): &(String, domain::registers::RowFault)| {
        let said = match language {
            Language::Vi => fault.vietnamese(),
            Language::En => fault.english(),
        };
        format!("{code}: {} {}", said.what, said.next)
    };
    let fault = faults.iter().map(told).collect::<Vec<_>>().join(" ");
    Problem::Program(ProgramProblem::ValueUnfit { fault })
}

fn unknown_fields(ground: &Ground, values: &BTreeMap<String, String>) -> Result<(), Problem> {
    match values.keys().find(|code| ground.schema.register.field(code).is_none()) {
        Some(code) => Err(Problem::Program(ProgramProblem::ValueUnfit { fault: format!("values: {code}") })),
        None => Ok(()),
    }
}

/// `POST /api/v1/organisations/{organisation}/registers/{pack}/{register}`
pub async fn add(call: Call, Named((body, pack, register)): Named<Place>, mut sent: Sent<RecordToAdd>) -> Step {
    let ground = Ground::open(&call.app, &call.caller, &pack, &register).await?;
    keeping::require(&ground.acting, &ground.schema, body)?;
    let wanted = sent.body();
    unknown_fields(&ground, &wanted.values)?;
    let row = typed(&wanted.values, (&wanted.first_day, &wanted.last_day));
    let ground = ground.learned(&call.app, &cited(&row)).await?;
    let language = call.language;
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            let id = keeping::write_row(tx, &ground, body, &row).await?.map_err(|faults| unfit(&faults, language))?;
            after(tx, &ground.acting, id).await
        })
    })
    .await
}

/// `POST /api/v1/register-records/{record}/change`
pub async fn change(call: Call, Named(id): Named<RegisterRecordId>, mut sent: Sent<RecordChange>) -> Step {
    let ground = opened(&call, id).await?;
    let wanted = sent.body();
    unknown_fields(&ground, &wanted.values)?;
    let reason = words("reason", &wanted.reason, REASON_LIMIT)?;
    let (seen, effective_on) = (wanted.version, wanted.effective_on.clone());
    let row = Typed { effective_on, reason, ..typed(&wanted.values, (&wanted.first_day, &wanted.last_day)) };
    let ground = ground.learned(&call.app, &cited(&row)).await?;
    let language = call.language;
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            let done = keeping::write_change(tx, &ground, (id, seen), &row).await?;
            done.map_err(|faults| unfit(&faults, language))?;
            after(tx, &ground.acting, id).await
        })
    })
    .await
}

async fn opened(call: &Call, id: RegisterRecordId) -> Result<Ground, Failure> {
    let whole = finding::find_record(&call.app, &call.caller, id).await?;
    let ground = Ground::open(&call.app, &call.caller, &whole.schema.pack, &whole.schema.register.code).await?;
    keeping::require(&ground.acting, &ground.schema, whole.keeper)?;
    Ok(ground)
}

fn day(typed: &str) -> Result<Date, Problem> {
    read_day(typed).ok_or_else(|| Problem::NotADate { typed: typed.to_owned() })
}

/// `POST /api/v1/register-records/{record}/end`
pub async fn end(call: Call, Named(id): Named<RegisterRecordId>, mut sent: Sent<RecordEnd>) -> Step {
    let ground = opened(&call, id).await?;
    let wanted = sent.body();
    let (seen, on) = (wanted.version, day(&wanted.last_day)?);
    let reason = needed("reason", &wanted.reason, REASON_LIMIT)?;
    ended((call, ground), id, sent, (seen, Ending::On(on), reason)).await
}

/// `POST /api/v1/register-records/{record}/rearrangement`
pub async fn rearrange(call: Call, Named(id): Named<RegisterRecordId>, mut sent: Sent<RecordRearrangement>) -> Step {
    let ground = opened(&call, id).await?;
    let wanted = sent.body();
    let kind = EndKind::from_code(&wanted.kind);
    let kind = kind.ok_or_else(|| Problem::Program(ProgramProblem::ValueUnfit { fault: "kind".to_owned() }))?;
    let basis = needed("basis", &wanted.basis, REASON_LIMIT)?;
    let on = day(&wanted.on)?;
    let successor = wanted.successor.clone();
    if kind == EndKind::Merged && successor.trim().is_empty() {
        return Err(Problem::Missing { field: "successor".to_owned() }.into());
    }
    let (seen, reason) = (wanted.version, basis.clone());
    ended((call, ground), id, sent, (seen, Ending::Rearranged { kind, on, successor, basis }, reason)).await
}

/// `POST /api/v1/register-records/{record}/reopening`
pub async fn reopen(call: Call, Named(id): Named<RegisterRecordId>, mut sent: Sent<RecordStep>) -> Step {
    let ground = opened(&call, id).await?;
    let wanted = sent.body();
    let step = (wanted.version, Ending::Reopened, needed("reason", &wanted.reason, REASON_LIMIT)?);
    ended((call, ground), id, sent, step).await
}

/// `POST /api/v1/register-records/{record}/withdrawal`
pub async fn withdraw(call: Call, Named(id): Named<RegisterRecordId>, mut sent: Sent<RecordStep>) -> Step {
    let ground = opened(&call, id).await?;
    let wanted = sent.body();
    let step = (wanted.version, Ending::Withdrawn, needed("reason", &wanted.reason, REASON_LIMIT)?);
    ended((call, ground), id, sent, step).await
}

async fn ended<B>(
    (call, ground): (Call, Ground),
    id: RegisterRecordId,
    sent: Sent<B>,
    (seen, ending, reason): (i64, Ending, String),
) -> Step
where
    B: Send + 'static,
{
    let language = call.language;
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            let done = ending::write_end(tx, &ground, (id, seen), &ending, &reason).await?;
            done.map_err(|faults| unfit(&faults, language))?;
            after(tx, &ground.acting, id).await
        })
    })
    .await
}

/// `POST /api/v1/organisations/{organisation}/registers/{pack}/{register}/import`
pub async fn import(
    call: Call,
    Named((body, pack, register)): Named<Place>,
    mut sent: Sent<RecordsToImport>,
) -> Result<Done<ImportedRecords>, Failure> {
    let ground = Ground::open(&call.app, &call.caller, &pack, &register).await?;
    keeping::require(&ground.acting, &ground.schema, body)?;
    let records = sent.body().records.clone();
    if records.len() > MOST {
        let limit = i64::try_from(MOST).unwrap_or(i64::MAX);
        return Err(Problem::Register(RegisterProblem::TooManyRows { limit }).into());
    }
    let texts: Vec<String> = records.iter().flat_map(|record| record.values.values().cloned()).collect();
    let ground = ground.learned(&call.app, &texts).await?;
    let mut rows: Vec<FileRow<RegisterRecordId>> = Vec::new();
    for (record, number) in records.iter().zip(1_u32..) {
        unknown_fields(&ground, &record.values)?;
        let row = typed(&record.values, (&record.first_day, &record.last_day));
        let read = keeping::read(&ground.schema, &row, &ground.book);
        let faults = read.faults.into_iter().map(|(code, fault)| (Some(code), fault)).collect();
        rows.push(FileRow { number, mark: None, span: read.span, values: read.values, faults });
    }
    let language = call.language;
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            let known = finding::rows_of(tx, &ground.acting, ground.named(), body).await?;
            let existing = keeping::existing(&known);
            let planned = domain::registers::plan(&ground.schema.register, &existing, &rows, true);
            if !planned.faults.is_empty() {
                let told = planned.faults.into_iter().take(100);
                let code = |(row, code, fault): (u32, Option<String>, _)| {
                    (format!("records[{}].{}", row - 1, code.unwrap_or_default()), fault)
                };
                return Err(unfit(&told.map(code).collect(), language).into());
            }
            let progress = Progress::default();
            let Written { new, changed, same, .. } =
                importing::write_rows(tx, &ground, body, (&rows, None, true), &progress).await?;
            Ok(ImportedRecords { new, changed, same })
        })
    })
    .await
}

/// The row after a step, read in the same write.
async fn after(tx: &mut WriteTransaction, acting: &Acting, id: RegisterRecordId) -> Result<ToldRecord, Failure> {
    let whole = finding::find_in(tx, acting, id).await?;
    Ok(told::record(acting, whole.keeper, &whole.known))
}
