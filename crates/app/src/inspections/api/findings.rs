//! Findings for programs: recorded, taken back, their remedies and re-inspections.
//! The same actions as behind the pages.

use super::{
    super::actions::{findings, remedies, seeing},
    told::{self, ToldFinding},
};
use crate::{
    acting::Acting,
    api::{Call, Content, Day, Done, Endpoint, Given, Saved, Sent, words_of},
    failure::Failure,
    requests::Named,
    routes::Access,
};
use database::WriteTransaction;
use domain::{
    ids::{FindingId, InspectionId, InspectionItemId, OrganisationId, ProvisionId},
    inspections::{FindingKind, Severity, Verdict},
    permissions::Verb,
    problem::Problem,
};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

/// The endpoints of this part.
pub fn endpoints() -> Vec<Endpoint> {
    let (read, record) = (Access::Asks(Verb::ReadInspection), Access::Asks(Verb::RecordInspection));
    let verifies = Access::Asks(Verb::VerifyRemedy);
    vec![
        Endpoint::post("/api/v1/inspections/{inspection}/findings", record, "api-record-finding", record_it),
        Endpoint::get("/api/v1/findings/{finding}", read, "api-get-finding", show),
        Endpoint::post("/api/v1/findings/{finding}/withdrawal", record, "api-withdraw-finding", withdraw),
        Endpoint::post("/api/v1/findings/{finding}/remedy", verifies, "api-ask-remedy", ask),
        Endpoint::post("/api/v1/findings/{finding}/re-inspection", verifies, "api-re-inspect", recheck),
        Endpoint::get("/api/v1/findings/{finding}/files/{number}", read, "api-get-re-inspection-file", file),
    ]
}

/// A step that was taken, with the finding after it.
type Step = Result<Done<ToldFinding>, Failure>;

async fn after(tx: &mut WriteTransaction, acting: &Acting, id: FindingId) -> Result<ToldFinding, Failure> {
    let whole = seeing::find_of_finding(tx, acting, id).await?;
    Ok(told::finding(whole.finding(id)?))
}

/// Whoever may not do it learns nothing of what is wrong with a request.
async fn require(tx: &mut WriteTransaction, acting: &Acting, id: FindingId, verb: Verb) -> Result<(), Failure> {
    let whole = seeing::find_of_finding(tx, acting, id).await?;
    _ = whole.visit.require_of_finding(acting, id, verb)?;
    Ok(())
}

fn missing(field: &str) -> Problem {
    Problem::Missing { field: field.to_owned() }
}

fn severity_of(code: &str) -> Result<Severity, Problem> {
    Severity::from_code(code).ok_or_else(|| missing("severity"))
}

/// A finding.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewFinding {
    /// The unit.
    organisation: Uuid,
    /// The clause.
    clause: Uuid,
    /// The item of the checklist that it comes from.
    item: Option<Uuid>,
    /// conclusion, shortcoming or limitation.
    #[schemars(length(max = 40))]
    kind: String,
    /// minor, moderate or serious.
    #[schemars(length(max = 40))]
    severity: Option<String>,
    /// In words.
    #[schemars(length(min = 1, max = 6_000))]
    words: String,
}

/// `POST /api/v1/inspections/{inspection}/findings`
async fn record_it(call: Call, Named(id): Named<InspectionId>, sent: Sent<NewFinding>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let whole = seeing::find_whole(tx, &acting, id).await?;
            _ = whole.visit.require(&acting, Verb::RecordInspection)?;
            let found = findings::Found {
                clause: ProvisionId::from(sent.clause),
                unit: OrganisationId::from(sent.organisation),
                item: sent.item.map(InspectionItemId::from),
                kind: FindingKind::from_code(&sent.kind).ok_or_else(|| missing("kind"))?,
                severity: sent.severity.as_deref().map(severity_of).transpose()?,
                words: words_of(&sent.words, "words")?,
            };
            let finding = findings::write_finding(tx, &acting, id, found).await?;
            after(tx, &acting, finding).await
        })
    })
    .await
}

/// `GET /api/v1/findings/{finding}`
async fn show(call: Call, Named(id): Named<FindingId>) -> Result<Given<ToldFinding>, Failure> {
    let whole = seeing::open_of_finding(&call.app, &call.caller, id).await?;
    Ok(Given(told::finding(whole.finding(id)?)))
}

/// Why it is taken back.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FindingWithdrawal {
    /// Why.
    #[schemars(length(min = 1, max = 500))]
    reason: String,
}

/// `POST /api/v1/findings/{finding}/withdrawal`
async fn withdraw(call: Call, Named(id): Named<FindingId>, sent: Sent<FindingWithdrawal>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            require(tx, &acting, id, Verb::RecordInspection).await?;
            findings::write_withdrawal(tx, &acting, id, &words_of(&sent.reason, "reason")?).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// A remedy.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewRemedy {
    /// Who puts it right.
    organisation: Uuid,
    /// What is to be put right.
    #[schemars(length(min = 1, max = 6_000))]
    words: String,
    /// By when.
    due_on: Day,
}

/// `POST /api/v1/findings/{finding}/remedy`
async fn ask(call: Call, Named(id): Named<FindingId>, sent: Sent<NewRemedy>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            require(tx, &acting, id, Verb::VerifyRemedy).await?;
            let (holder, words) = (OrganisationId::from(sent.organisation), words_of(&sent.words, "words")?);
            remedies::write_asking(tx, &acting, id, remedies::Asked { holder, words, due_on: sent.due_on.0 }).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// A re-inspection.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewReInspection {
    /// How many there were before.
    #[serde(default)]
    entries: i64,
    /// When it was made.
    checked_on: Day,
    /// By whom.
    #[schemars(length(min = 1, max = 500))]
    checked_by: String,
    /// verified or not-remedied.
    #[schemars(length(max = 40))]
    verdict: String,
    /// What was seen.
    #[schemars(length(min = 1, max = 6_000))]
    words: String,
    /// The new deadline of what is not put right.
    new_due_on: Option<Day>,
    /// The name of a file that shows it.
    #[schemars(length(max = 255))]
    file_name: Option<String>,
    /// The file.
    content: Option<Content>,
}

/// `POST /api/v1/findings/{finding}/re-inspection`
async fn recheck(call: Call, Named(id): Named<FindingId>, mut sent: Sent<NewReInspection, true>) -> Step {
    let acting = call.acting();
    let new = sent.body();
    let name = papers::doors::cleaned_name(new.file_name.as_deref().unwrap_or_default());
    let kept = match new.content.take() {
        Some(content) => remedies::keep_file(&call.app, &call.caller, id, (name, content.0)).await.map(Some),
        None => Ok(None),
    };
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            require(tx, &acting, id, Verb::VerifyRemedy).await?;
            let rechecked = remedies::Rechecked {
                seen: sent.entries,
                checked_on: sent.checked_on.0,
                checked_by: words_of(&sent.checked_by, "checked_by")?,
                verdict: Verdict::from_code(&sent.verdict).ok_or_else(|| missing("verdict"))?,
                words: words_of(&sent.words, "words")?,
                new_due_on: sent.new_due_on.as_ref().map(|day| day.0),
                file: kept?,
            };
            remedies::write_recheck(tx, &acting, id, rechecked).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// `GET /api/v1/findings/{finding}/files/{number}`
async fn file(call: Call, Named((id, number)): Named<(FindingId, i64)>) -> Result<Saved, Failure> {
    let (file_name, content) = remedies::open_file(&call.app, &call.caller, id, number).await?;
    Ok(Saved { file_name, content })
}
