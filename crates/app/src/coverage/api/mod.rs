//! Coverage for programs: the matrix as rows, gaps, what was said of the clauses of a plan, saying it, and what is suggested.
//! Each calls what the page calls, with the same rights.

mod told;

use super::{
    actions::{Compared, Said, SaidRow, Saying, find_compared, find_composed, relating},
    pages::gaps::Telling,
    papers,
};
use crate::{
    api::{Call, Day, Done, Endpoint, Given, InState, Listed, Paging, Sent, Subject, Wanted},
    failure::Failure,
    printing::{PaperFile, PaperForm},
    requests::Named,
    routes::Access,
};
use domain::{
    coverage::Degree,
    ids::{DocumentId, OrganisationId, ProvisionId},
    permissions::Verb,
};
use schemars::JsonSchema;
use serde::Deserialize;
use told::{ToldCoverage, ToldGap, ToldRelation, ToldSuggestion, WrittenRelations};
use uuid::Uuid;

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    let (read, relate) = (Access::Asks(Verb::ReadCoverage), Access::Asks(Verb::RelateClauses));
    let draft = Access::Asks(Verb::DraftPaper);
    let endpoints = vec![
        Endpoint::get("/api/v1/coverage/{document}", read, "api-get-coverage", show),
        Endpoint::get("/api/v1/coverage/{document}/gaps", read, "api-list-coverage-gaps", gaps),
        Endpoint::get("/api/v1/coverage/{document}/letter-of-urging", draft, "api-draft-plans-letter", letter),
        Endpoint::get("/api/v1/coverage/{document}/relations", read, "api-list-relations", relations),
        Endpoint::post("/api/v1/coverage/{document}/relations", relate, "api-relate-clauses", say),
        Endpoint::get("/api/v1/coverage/{document}/suggestions", read, "api-list-suggestions", suggestions),
    ];
    Subject { key: "api-subject-coverage", endpoints }
}

/// Of when.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AsOf {
    /// As of the end of this day; today without it.
    on: Option<Day>,
}

/// `GET /api/v1/coverage/{document}`
async fn show(
    call: Call,
    Named(id): Named<DocumentId>,
    Wanted(asked): Wanted<AsOf>,
) -> Result<Given<ToldCoverage>, Failure> {
    let on = asked.on.map_or(call.app.today(), |day| day.0);
    let composed = find_composed(&call.app, &call.caller, id, on).await?;
    Ok(Given(told::coverage(&call.app.organisations(), &composed)))
}

/// `GET /api/v1/coverage/{document}/gaps`
async fn gaps(
    call: Call,
    Named(id): Named<DocumentId>,
    Wanted(asked): Wanted<AsOf>,
) -> Result<Given<Listed<ToldGap>>, Failure> {
    let (acting, on) = (call.acting(), asked.on.map_or(call.app.today(), |day| day.0));
    let composed = find_composed(&call.app, &call.caller, id, on).await?;
    let seen = composed.seen_gaps();
    let items = seen.iter().filter_map(|gap| told::gap(&acting.graph, &composed, gap)).collect();
    Ok(Given(Listed { items, next: None }))
}

/// To whom the letter goes, until when to answer, and as which file.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AskedLetter {
    /// To this organisation alone; to all that owe something without it.
    organisation: Option<Uuid>,
    /// The day; without it, or where it is past, a week from today.
    answer_by: Option<Day>,
    /// The file; without it a Word file.
    format: Option<PaperForm>,
}

/// `GET /api/v1/coverage/{document}/letter-of-urging`
async fn letter(
    call: Call,
    Named(id): Named<DocumentId>,
    Wanted(asked): Wanted<AskedLetter>,
    _somebody_owes: InState,
) -> Result<PaperFile, Failure> {
    let whom =
        papers::Asked { only: asked.organisation.map(OrganisationId::from), do_by: asked.answer_by.map(|day| day.0) };
    papers::draft_letter(&call.app, &call.caller, (id, whom), asked.format.unwrap_or_default()).await
}

/// Of which parent, and which page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct OfParent {
    /// The document above; the first of the plan's without it.
    parent: Option<Uuid>,
    /// So many at the most; 50 without it.
    #[schemars(range(min = 1, max = 200))]
    limit: Option<usize>,
    /// The «next» of the page before.
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    cursor: Option<String>,
}

impl OfParent {
    async fn compared(&self, call: &Call, id: DocumentId) -> Result<Compared, Failure> {
        find_compared(&call.app, &call.caller, id, self.parent.map(DocumentId::from)).await
    }
}

/// `GET /api/v1/coverage/{document}/relations`
async fn relations(
    call: Call,
    Named(id): Named<DocumentId>,
    Wanted(asked): Wanted<OfParent>,
) -> Result<Given<Listed<ToldRelation>>, Failure> {
    let compared = asked.compared(&call, id).await?;
    let rows: Vec<&SaidRow> = compared.said.values().flatten().collect();
    let paging = Paging { limit: asked.limit, cursor: asked.cursor };
    paging.page(rows, |row| row.id.uuid(), |row| told::relation(&compared, row)).map(Given)
}

/// `GET /api/v1/coverage/{document}/suggestions`
async fn suggestions(
    call: Call,
    Named(id): Named<DocumentId>,
    Wanted(asked): Wanted<OfParent>,
) -> Result<Given<Listed<ToldSuggestion>>, Failure> {
    let compared = asked.compared(&call, id).await?;
    let items = compared.suggested.iter().map(|one| told::suggestion(&compared, one)).collect();
    Ok(Given(Listed { items, next: None }))
}

/// How far a clause takes up another.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum SaidDegree {
    /// Wholly.
    Full,
    /// In part; the reason says what is lacking.
    Partial,
    /// Not at all; of the plan as a whole, the plan does not take the clause up.
    None,
    /// Nothing any more: what was said is taken back.
    Open,
}

/// One relation to be said.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RelationToSay {
    /// The clause of the plan; of the plan as a whole without it.
    clause: Option<Uuid>,
    /// The clause of the document above.
    parent_clause: Uuid,
    /// How far.
    degree: SaidDegree,
    /// Why.
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    reason: String,
    /// The number of what was seen of the pair; 0 where nothing was said.
    number: i64,
}

/// Relations to be said together.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RelationsToSay {
    /// Each pair once.
    #[schemars(length(min = 1, max = 500))]
    relations: Vec<RelationToSay>,
}

/// `POST /api/v1/coverage/{document}/relations`
async fn say(
    call: Call,
    Named(id): Named<DocumentId>,
    sent: Sent<RelationsToSay>,
) -> Result<Done<WrittenRelations>, Failure> {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let sayings = sent.relations.into_iter().map(saying).collect();
            let ids = relating::write_relations(tx, &acting, id, sayings).await?;
            Ok(WrittenRelations { relations: ids.into_iter().map(|id| id.uuid()).collect() })
        })
    })
    .await
}

fn saying(wanted: RelationToSay) -> Saying {
    let said = match wanted.degree {
        SaidDegree::Full => Said::Degree(Degree::Full),
        SaidDegree::Partial => Said::Degree(Degree::Partial),
        SaidDegree::None => Said::Degree(Degree::None),
        SaidDegree::Open => Said::Nothing,
    };
    Saying {
        clause: wanted.clause.map(ProvisionId::from),
        parent_clause: ProvisionId::from(wanted.parent_clause),
        said,
        reason: wanted.reason,
        suggested: false,
        seen: wanted.number,
        carried_from: None,
    }
}
