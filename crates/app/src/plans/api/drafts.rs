//! Plans that are written here, for programs: begun, read, written as a whole, and made a document.
//! What a program writes is what a person would have typed; its relations count as confirmed.

use super::super::{
    actions::{becoming, drafts},
    draft::{
        CLAUSE_LIMIT, Clause, Degree, Draft, Head, LINE_LIMIT, MONEY_LIMIT, MoneyLine, SECTION_LIMIT, Section,
        TEXT_LIMIT, TakesUp, checks,
    },
};
use crate::{
    acting::Acting,
    api::{Call, Done, Given, Sent},
    failure::Failure,
    requests::Named,
    written::words,
};
use database::WriteTransaction;
use domain::{
    ids::{DocumentId, OrganisationId, PlanDraftId, ProvisionId},
    problem::{PlanProblem, Problem},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A plan to be begun.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPlanDraft {
    /// Whose plan it is to be.
    organisation: Uuid,
    /// The documents that it carries out.
    #[schemars(length(min = 1, max = 12))]
    carries_out: Vec<Uuid>,
    /// A clause is to stand ready for each of their clauses that concerns the organisation.
    #[serde(default)]
    from_duties: bool,
}

/// Head and foot of a plan, as typed.
#[derive(Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PlanHead {
    /// Number and symbol.
    #[schemars(length(max = 60))]
    symbol: String,
    /// Date of issue, dd/mm/yyyy.
    #[schemars(length(max = 40))]
    issued_on: String,
    /// The name of the organisation on that day.
    #[schemars(length(max = 500))]
    issuer: String,
    /// What it is about.
    #[schemars(length(max = 1_000))]
    subject: String,
    /// For when.
    #[schemars(length(max = 100))]
    period: String,
    /// Place of issue.
    #[schemars(length(max = 100))]
    place: String,
    /// Recipients, one a line.
    #[schemars(length(max = 4_000))]
    recipients: String,
}

/// A section of a plan.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanSection {
    /// Its title, which may be empty.
    #[serde(default)]
    #[schemars(length(max = 500))]
    heading: String,
    /// Its clauses.
    #[schemars(length(max = 300))]
    clauses: Vec<WrittenClause>,
}

/// A clause of a plan, as typed.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenClause {
    /// What is to be done.
    #[schemars(length(max = 4_000))]
    text: String,
    /// Who leads.
    #[serde(default)]
    #[schemars(length(max = 500))]
    lead: String,
    /// Who supports.
    #[serde(default)]
    #[schemars(length(max = 40))]
    supporters: Vec<String>,
    /// A day dd/mm/yyyy, or the words of docs/plans.md for what comes back or goes on.
    #[serde(default)]
    #[schemars(length(max = 100))]
    deadline: String,
    /// What it is to bring forth.
    #[serde(default)]
    #[schemars(length(max = 500))]
    product: String,
    /// Its money.
    #[serde(default)]
    #[schemars(length(max = 6))]
    money: Vec<WrittenMoney>,
    /// The clauses of the documents above that it takes up.
    #[serde(default)]
    #[schemars(length(max = 100))]
    takes_up: Vec<WrittenRelation>,
}

/// An amount as typed.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenMoney {
    /// In whole dong, such as 1.250.000.000, or in the words of docs/plans.md.
    #[schemars(length(max = 60))]
    amount: String,
    /// Where it comes from.
    #[serde(default)]
    #[schemars(length(max = 200))]
    source: String,
}

/// A clause above that is taken up.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenRelation {
    /// The provision.
    provision: Uuid,
    /// How far.
    degree: WrittenDegree,
    /// Why; needed for a part.
    #[serde(default)]
    #[schemars(length(max = 1_000))]
    reason: String,
}

/// How far a clause is taken up.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WrittenDegree {
    /// All of it.
    Full,
    /// A part.
    Partial,
}

/// Everything that a plan says.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanContent {
    /// Of the draft that was seen.
    version: i64,
    /// Head and foot.
    head: PlanHead,
    /// The documents that it carries out.
    #[schemars(length(min = 1, max = 12))]
    carries_out: Vec<Uuid>,
    /// Its sections.
    #[schemars(length(max = 40))]
    sections: Vec<PlanSection>,
}

/// A plan that is to become a document.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanToMake {
    /// Of the draft that was seen.
    version: i64,
}

/// A plan that is written here.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldDraft {
    /// Its identity.
    id: Uuid,
    /// Whose plan it is to be.
    organisation: Uuid,
    /// To be sent with a change.
    version: i64,
    /// The document that was made of it.
    document: Option<Uuid>,
    /// It was given up.
    is_abandoned: bool,
    /// Head and foot.
    head: PlanHead,
    /// The documents that it carries out.
    carries_out: Vec<Uuid>,
    /// Its sections.
    sections: Vec<PlanSection>,
    /// How many things stand in the way of a document.
    blocking: usize,
    /// How many more should be completed.
    advised: usize,
}

fn told(acting: &Acting, open: &drafts::OpenDraft) -> ToldDraft {
    let (row, draft) = (&open.row, &open.draft);
    let ground = becoming::ground_of(&acting.graph, row.organisation_id, draft, acting.today);
    let found = checks::check(draft, ground, acting.today);
    let blocking = found.iter().filter(|one| one.what.blocks()).count();
    let head = &draft.head;
    ToldDraft {
        id: row.id.uuid(),
        organisation: row.organisation_id.uuid(),
        version: row.version,
        document: row.document_id.map(|id| id.uuid()),
        is_abandoned: row.abandoned_at_ms.is_some(),
        head: PlanHead {
            symbol: head.symbol.clone(),
            issued_on: head.issued_on.clone(),
            issuer: head.issuer.clone(),
            subject: head.subject.clone(),
            period: head.period.clone(),
            place: head.place.clone(),
            recipients: head.recipients.clone(),
        },
        carries_out: draft.parents.iter().map(|id| id.uuid()).collect(),
        sections: draft.sections.iter().map(told_section).collect(),
        blocking,
        advised: found.len() - blocking,
    }
}

fn told_section(section: &Section) -> PlanSection {
    PlanSection { heading: section.heading.clone(), clauses: section.clauses.iter().map(told_clause).collect() }
}

fn told_clause(clause: &Clause) -> WrittenClause {
    let relation = |up: &TakesUp| WrittenRelation {
        provision: up.parent_clause.uuid(),
        degree: if up.degree == Degree::Full { WrittenDegree::Full } else { WrittenDegree::Partial },
        reason: up.reason.clone(),
    };
    let money = |line: &MoneyLine| WrittenMoney { amount: line.amount.clone(), source: line.source.clone() };
    WrittenClause {
        text: clause.text.clone(),
        lead: clause.lead.clone(),
        supporters: clause.supporting(),
        deadline: clause.deadline.clone(),
        product: clause.product.clone(),
        money: clause.money.iter().map(money).collect(),
        takes_up: clause.takes_up.iter().map(relation).collect(),
    }
}

/// `POST /api/v1/plan-drafts`
pub async fn begin(call: Call, sent: Sent<NewPlanDraft>) -> Result<Done<ToldDraft>, Failure> {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let parents = sent.carries_out.into_iter().map(DocumentId::from).collect();
            let body = OrganisationId::from(sent.organisation);
            let id = drafts::write_beginning(tx, &acting, body, parents, sent.from_duties).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// `GET /api/v1/plan-drafts/{draft}`
pub async fn show(call: Call, Named(id): Named<PlanDraftId>) -> Result<Given<ToldDraft>, Failure> {
    let acting = call.acting();
    let open = drafts::find_in(&mut call.app.database().read().await?, &acting, id).await?;
    Ok(Given(told(&acting, &open)))
}

/// `POST /api/v1/plan-drafts/{draft}/content`
pub async fn write(
    call: Call,
    Named(id): Named<PlanDraftId>,
    sent: Sent<PlanContent>,
) -> Result<Done<ToldDraft>, Failure> {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let seen = Some(sent.version);
            drafts::write_edit(tx, &acting, (id, seen), "content", move |draft| sent.write_into(draft)).await?;
            check_relations(tx, &acting, id).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// Only clauses of the documents that are carried out can be taken up.
async fn check_relations(tx: &mut WriteTransaction, acting: &Acting, id: PlanDraftId) -> Result<(), Failure> {
    let open = drafts::find_in(tx, acting, id).await?;
    let (_, above) = drafts::documents_above(tx, acting, &open).await?;
    let known = |up: &TakesUp| above.iter().any(|clause| clause.id == up.parent_clause);
    if open.draft.clauses().flat_map(|(_, clause)| &clause.takes_up).all(known) {
        return Ok(());
    }
    let some: Vec<&str> = above.iter().take(12).map(|clause| clause.path.as_str()).collect();
    Err(Problem::ClauseUnknown { clauses: some.join("; ") }.into())
}

/// `POST /api/v1/plan-drafts/{draft}/document`
pub async fn make_document(
    call: Call,
    Named(id): Named<PlanDraftId>,
    sent: Sent<PlanToMake>,
) -> Result<Done<ToldDraft>, Failure> {
    let acting = call.acting();
    becoming::prepare(&call.app, &acting, id).await?;
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            becoming::write_becoming(tx, &acting, (id, sent.version)).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// The draft after a step, read in the same write.
async fn after(tx: &mut WriteTransaction, acting: &Acting, id: PlanDraftId) -> Result<ToldDraft, Failure> {
    drafts::find_in(tx, acting, id).await.map(|open| told(acting, &open))
}

impl PlanContent {
    /// Takes the place of everything that a draft says.
    fn write_into(self, draft: &mut Draft) -> Result<(), Problem> {
        let count: usize = self.sections.iter().map(|section| section.clauses.len()).sum();
        for (number, limit) in [(self.sections.len(), SECTION_LIMIT), (count, CLAUSE_LIMIT)] {
            if number > limit {
                return Err(Problem::Plan(PlanProblem::Full { limit: i64::try_from(limit).unwrap_or(i64::MAX) }));
            }
        }
        let head = self.head;
        draft.head = Head {
            symbol: words("symbol", &head.symbol, 60)?,
            issued_on: words("issued_on", &head.issued_on, 40)?,
            issuer: words("issuer", &head.issuer, LINE_LIMIT)?,
            subject: words("subject", &head.subject, 1_000)?,
            period: words("period", &head.period, 100)?,
            place: words("place", &head.place, 100)?,
            recipients: words("recipients", &head.recipients, 4_000)?,
        };
        draft.parents = self.carries_out.into_iter().map(DocumentId::from).collect();
        draft.sections.clear();
        for section in self.sections {
            let key = draft.add_section(words("heading", &section.heading, LINE_LIMIT)?)?;
            for clause in section.clauses {
                draft.add_clause(key, clause.read()?)?;
            }
        }
        Ok(())
    }
}

impl WrittenClause {
    fn read(self) -> Result<Clause, Problem> {
        if self.money.len() > MONEY_LIMIT {
            return Err(Problem::Plan(PlanProblem::Full { limit: i64::try_from(MONEY_LIMIT).unwrap_or(i64::MAX) }));
        }
        let mut clause = Clause {
            key: 0,
            text: words("text", &self.text, TEXT_LIMIT)?,
            lead: words("lead", &self.lead, LINE_LIMIT)?,
            supporters: words("supporters", &self.supporters.join("\n"), 2_000)?,
            deadline: words("deadline", &self.deadline, 100)?,
            product: words("product", &self.product, LINE_LIMIT)?,
            money: Vec::new(),
            takes_up: Vec::new(),
        };
        for line in self.money {
            let (amount, source) = (words("amount", &line.amount, 60)?, words("source", &line.source, 200)?);
            clause.money.push(MoneyLine { amount, source });
        }
        for up in self.takes_up {
            clause.takes_up.push(TakesUp {
                parent_clause: ProvisionId::from(up.provision),
                degree: if matches!(up.degree, WrittenDegree::Full) { Degree::Full } else { Degree::Partial },
                reason: words("reason", &up.reason, 1_000)?,
                confirmed: true,
            });
        }
        Ok(clause)
    }
}
