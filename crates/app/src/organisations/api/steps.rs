//! Changes of the register for programs: a slip of the pen put right, and rows taken in from a table. What changes the world
//! is a reorganisation and stands there.

use crate::{
    api::{Call, Content, Day, Done, Sent},
    failure::Failure,
    language::Language,
    organisations::{
        actions::{self, Correction, correcting, exchanging},
        exchange::{Fault, Joined},
    },
    requests::Named,
};
use domain::ids::{EventId, OrganisationId};
use papers::doors::cleaned_name;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What is put right in an organisation: one member. What was seen must still stand there.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OrganisationCorrection {
    /// A name and its short form.
    Name(CorrectedName),
    /// An official code.
    Code(CorrectedCode),
}

/// A name put right, for all its time.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectedName {
    /// The first day of the name.
    valid_from: Day,
    /// The name as it was seen.
    seen: String,
    /// The right name.
    #[schemars(length(min = 1, max = 400))]
    name: String,
    /// The right short name; nothing where there is none.
    short_name: Option<String>,
}

/// A code put right, for all its time.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectedCode {
    /// Which list the code is of.
    scheme: String,
    /// The first day of the code.
    valid_from: Day,
    /// The code as it was seen.
    seen: String,
    /// The right code.
    #[schemars(length(min = 1, max = 400))]
    code: String,
}

/// Legal basis and note of an event put right.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectedEvent {
    /// The legal basis as it was seen.
    seen: String,
    /// The right legal basis.
    #[schemars(length(min = 1, max = 400))]
    legal_basis: String,
    /// The right note; nothing where there is none.
    note: Option<String>,
}

/// What was put right.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CorrectedRegister {
    /// The organisation, or the event.
    id: Uuid,
}

/// Rows to be taken in.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterTable {
    /// Name of the file, with its ending.
    #[schemars(length(min = 1))]
    file_name: String,
    /// The bytes of the workbook.
    content: Content,
    /// It is only looked at: nothing is written.
    #[serde(default)]
    looks_only: bool,
}

/// What a table brought, or would bring.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TakenIn {
    /// It was written; not where there are faults, or where it was only looked at.
    is_written: bool,
    /// Rows that came in, or would.
    rows: usize,
    /// Rows that the register has already.
    known: usize,
    /// What is wrong, in the order of cells.
    faults: Vec<FaultOfTable>,
}

/// Something that is wrong in a table.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FaultOfTable {
    /// Where, in the words of spreadsheet programs.
    place: String,
    /// What it is and what to do.
    sentence: String,
}

/// `POST /api/v1/organisations/{organisation}/corrections`
pub async fn correct(
    call: Call,
    Named(organisation): Named<OrganisationId>,
    sent: Sent<OrganisationCorrection>,
) -> Result<Done<CorrectedRegister>, Failure> {
    let acting = call.acting();
    sent.once_in_register(&call, move |tx, sent| {
        Box::pin(async move {
            let correction = match sent {
                OrganisationCorrection::Name(CorrectedName { valid_from, seen, name, short_name }) => {
                    Correction::Name { organisation, valid_from: valid_from.0, seen, name, short_name }
                }
                OrganisationCorrection::Code(CorrectedCode { scheme, valid_from, seen, code }) => {
                    Correction::Code { organisation, scheme, valid_from: valid_from.0, seen, code }
                }
            };
            let graph = correcting::write_correction(tx, &acting, correction).await?;
            Ok((CorrectedRegister { id: organisation.uuid() }, graph))
        })
    })
    .await
}

/// `POST /api/v1/organisation-events/{event}/correction`
pub async fn correct_event(
    call: Call,
    Named(event): Named<EventId>,
    sent: Sent<CorrectedEvent>,
) -> Result<Done<CorrectedRegister>, Failure> {
    let acting = call.acting();
    sent.once_in_register(&call, move |tx, sent| {
        Box::pin(async move {
            let CorrectedEvent { seen, legal_basis, note } = sent;
            let correction = Correction::Event { event, seen, legal_basis, note };
            let graph = correcting::write_correction(tx, &acting, correction).await?;
            Ok((CorrectedRegister { id: event.uuid() }, graph))
        })
    })
    .await
}

/// `POST /api/v1/organisations/import`
pub async fn import(call: Call, mut sent: Sent<RegisterTable, true>) -> Result<Done<TakenIn>, Failure> {
    let (acting, language) = (call.acting(), call.language);
    actions::may_import(&acting)?;
    let table = sent.body();
    let (name, content) = (cleaned_name(&table.file_name), std::mem::take(&mut table.content.0));
    let (workbook, looks_only) = (call.app.settings().opener.table(name, content).await??, table.looks_only);
    if looks_only {
        let joined = actions::prepare_import(&call.app, &call.caller, &workbook).await?;
        return sent.once(&call, move |_, _| Box::pin(async move { Ok(told(language, &joined, false)) })).await;
    }
    sent.once_in_register(&call, move |tx, _| {
        Box::pin(async move {
            let (joined, graph) = exchanging::write_import(tx, &acting, &workbook).await?;
            let is_written = joined.faults.is_empty() && joined.count() > 0;
            Ok((told(language, &joined, is_written), graph))
        })
    })
    .await
}

fn told(language: Language, joined: &Joined, is_written: bool) -> TakenIn {
    let fault =
        |fault: &Fault| FaultOfTable { place: fault.place_in_words(language), sentence: fault.sentence(language) };
    TakenIn { is_written, rows: joined.count(), known: joined.known, faults: joined.faults.iter().map(fault).collect() }
}
