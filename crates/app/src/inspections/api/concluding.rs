//! The conclusion of a visit for programs: its words, the approval, number and date, the paper.
//! The same actions as behind the pages.

use super::{
    super::{actions::concluding, content::Conclusion, paper},
    visits::{Step, after, require},
};
use crate::{
    api::{Call, Day, Endpoint, Sent},
    failure::Failure,
    printing::{PaperFile, PaperForm},
    requests::Named,
    routes::Access,
    written,
};
use domain::{ids::InspectionId, permissions::Verb};
use papers::writing::Signing;
use schemars::JsonSchema;
use serde::Deserialize;

/// The endpoints of this part.
pub fn endpoints() -> Vec<Endpoint> {
    let (read, plan) = (Access::Asks(Verb::ReadInspection), Access::Asks(Verb::PlanInspection));
    let approves = Access::Asks(Verb::ApproveInspection);
    vec![
        Endpoint::post("/api/v1/inspections/{inspection}/conclusion", plan, "api-write-conclusion", conclude),
        Endpoint::post("/api/v1/inspections/{inspection}/approval", approves, "api-approve-conclusion", approve),
        Endpoint::post("/api/v1/inspections/{inspection}/number", plan, "api-number-conclusion", number),
        Endpoint::get("/api/v1/inspections/{inspection}/docx", read, "api-get-conclusion-docx", docx),
        Endpoint::get("/api/v1/inspections/{inspection}/pdf", read, "api-get-conclusion-pdf", pdf),
    ]
}

/// What the conclusion says beside the findings.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewConclusion {
    /// The version that was read; 0 before the first.
    #[serde(default)]
    version: i64,
    /// What was done well, one a line.
    #[serde(default)]
    #[schemars(length(max = 6_000))]
    strengths: String,
    /// What is asked of the units, one a line.
    #[serde(default)]
    #[schemars(length(max = 6_000))]
    requests: String,
    /// What is proposed to others, one a line.
    #[serde(default)]
    #[schemars(length(max = 6_000))]
    proposals: String,
    /// Whom the paper goes to, one a line.
    #[serde(default)]
    #[schemars(length(max = 6_000))]
    recipients: String,
    /// The authority that signs.
    #[serde(default)]
    #[schemars(length(max = 500))]
    authority: String,
    /// The office under it.
    #[schemars(length(max = 500))]
    office: Option<String>,
    /// Who signs.
    #[schemars(length(max = 500))]
    signer: Option<String>,
}

/// `POST /api/v1/inspections/{inspection}/conclusion`
async fn conclude(call: Call, Named(id): Named<InspectionId>, sent: Sent<NewConclusion>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            require(tx, &acting, id, Verb::PlanInspection).await?;
            let conclusion = Conclusion {
                strengths: written::tidied(&sent.strengths),
                requests: written::tidied(&sent.requests),
                proposals: written::tidied(&sent.proposals),
                recipients: written::tidied(&sent.recipients),
                signing: Signing {
                    authority: written::tidied(&sent.authority),
                    office: sent.office.clone().filter(|words| !words.is_empty()),
                    name: sent.signer.clone().filter(|words| !words.is_empty()),
                },
            };
            concluding::write_words(tx, &acting, id, sent.version, conclusion).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// What was read before the approval.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ConclusionApproval {
    /// The version of its words.
    version: i64,
    /// How many findings there are.
    findings: usize,
}

/// `POST /api/v1/inspections/{inspection}/approval`
async fn approve(call: Call, Named(id): Named<InspectionId>, sent: Sent<ConclusionApproval>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let seen = concluding::Seen { conclusion: sent.version, findings: sent.findings };
            concluding::write_approval(tx, &acting, id, seen).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// Number and date from the office's register.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct ConclusionNumber {
    /// The number.
    #[schemars(range(min = 1, max = 99_999))]
    number: u32,
    /// The day of signing.
    issued_on: Day,
    /// How many entries were there before: 0 for the first.
    #[serde(default)]
    entries: i64,
}

/// `POST /api/v1/inspections/{inspection}/number`
async fn number(call: Call, Named(id): Named<InspectionId>, sent: Sent<ConclusionNumber>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            concluding::write_number(tx, &acting, id, (sent.number, sent.issued_on.0), sent.entries).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// `GET /api/v1/inspections/{inspection}/docx`
async fn docx(call: Call, Named(id): Named<InspectionId>) -> Result<PaperFile, Failure> {
    paper::conclusion_file(&call.app, &call.caller, id, PaperForm::Word).await
}

/// `GET /api/v1/inspections/{inspection}/pdf`
async fn pdf(call: Call, Named(id): Named<InspectionId>) -> Result<PaperFile, Failure> {
    paper::conclusion_file(&call.app, &call.caller, id, PaperForm::Pdf).await
}
