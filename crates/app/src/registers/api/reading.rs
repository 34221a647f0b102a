//! Reading registers, for programs: what a body keeps, the rows of one register, a row with its history.
//! What may not be read is not found.

use super::told::{self, ToldRecord, WholeRecord};
use crate::{
    api::{Call, Given, Listed, Paging, Wanted},
    failure::Failure,
    registers::{actions::finding, words::of},
    requests::Named,
};
use domain::{
    ids::{OrganisationId, RegisterRecordId},
    packs::Field,
    problem::Problem,
    registers::read_day,
    text::fold,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A register of an organisation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldRegister {
    /// The pack.
    pack: String,
    /// The register, by its code.
    register: String,
    /// What it is called.
    name: String,
    /// Rows of the organisation.
    records: i64,
    /// With those of all below that the person may read.
    records_with_below: i64,
    /// Organisations of this class keep it.
    is_kept: bool,
    /// The newest version of the pack has it: rows may be written.
    is_current: bool,
    /// Its fields, in order.
    fields: Vec<ToldField>,
}

/// A field of a register.
#[derive(Debug, Serialize, JsonSchema)]
struct ToldField {
    /// Its code.
    code: String,
    /// What it is called.
    name: String,
    /// text, whole, decimal, money, date, yes-no, choice, organisation, document or record.
    r#type: &'static str,
    /// It must be filled in.
    required: bool,
    /// Codes that may be chosen.
    choices: Vec<String>,
}

/// Nothing is asked for beside the address.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// The registers of an organisation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldRegisters {
    /// In the order of the packs.
    registers: Vec<ToldRegister>,
}

/// `GET /api/v1/organisations/{organisation}/registers`
pub async fn list_registers(
    call: Call,
    Named(body): Named<OrganisationId>,
    Wanted(Nothing {}): Wanted<Nothing>,
) -> Result<Given<ToldRegisters>, Failure> {
    let lines = finding::list_registers(&call.app, &call.caller, body).await?;
    let field = |field: &Field| ToldField {
        code: field.code.clone(),
        name: of(&field.name, call.language),
        r#type: field.sort.code(),
        required: field.is_required,
        choices: field.members().iter().map(|member| member.code.clone()).collect(),
    };
    let told = |line: &finding::Line| ToldRegister {
        pack: line.pack.clone(),
        register: line.register.code.clone(),
        name: of(&line.register.name, call.language),
        records: line.own.0,
        records_with_below: line.all,
        is_kept: line.is_kept,
        is_current: line.is_current,
        fields: line.register.fields.iter().map(field).collect(),
    };
    Ok(Given(ToldRegisters { registers: lines.iter().map(told).collect() }))
}

/// Which rows.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordSearch {
    /// Those that stand on this day, 2026-07-01; all that were not withdrawn without it.
    on: Option<String>,
    /// Words in them, with or without marks.
    q: Option<String>,
    /// With those of all below that the person may read.
    below: Option<bool>,
    /// So many at the most; 50 without it.
    #[schemars(range(min = 1, max = 200))]
    limit: Option<usize>,
    /// The «next» of the page before.
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    cursor: Option<String>,
}

/// `GET /api/v1/organisations/{organisation}/registers/{pack}/{register}`
pub async fn list_records(
    call: Call,
    Named((body, pack, register)): Named<(OrganisationId, String, String)>,
    Wanted(search): Wanted<RecordSearch>,
) -> Result<Given<Listed<ToldRecord>>, Failure> {
    let below = search.below.unwrap_or_default();
    let shown = finding::find_register(&call.app, &call.caller, body, (&pack, &register), below).await?;
    let on = match &search.on {
        Some(typed) => Some(read_day(typed).ok_or_else(|| Problem::NotADate { typed: typed.clone() })?),
        None => None,
    };
    let words = search.q.as_deref().map(fold).unwrap_or_default();
    let is_wanted = |known: &finding::Known| {
        let stands = match on {
            Some(day) => known.record.on(day).is_some(),
            None => !known.is_withdrawn(),
        };
        stands && (words.is_empty() || known.rows.last().is_some_and(|row| row.search_text.contains(&words)))
    };
    let acting = call.acting();
    let rows: Vec<_> = shown.rows.into_iter().filter(|(_, known)| is_wanted(known)).collect();
    let paging = Paging { limit: search.limit, cursor: search.cursor };
    let told = |(keeper, known): (OrganisationId, finding::Known)| told::record(&acting, keeper, &known);
    paging.page(rows, |(_, known)| known.id.uuid(), told).map(Given)
}

/// `GET /api/v1/register-records/{record}`
pub async fn show(call: Call, Named(id): Named<RegisterRecordId>) -> Result<Given<WholeRecord>, Failure> {
    let whole = finding::find_record(&call.app, &call.caller, id).await?;
    Ok(Given(told::whole(&call.acting(), &whole)))
}
