//! Setting, replacing and withdrawing a target, for programs.
//! Each is done once under its key, and answers with the target after it; of a replacement with the new one.

use super::told::{self, ToldTarget};
use crate::{
    acting::Acting,
    api::{Call, Done, Exact, Sent},
    failure::Failure,
    requests::Named,
    targets::{
        actions::{
            self, NewTarget, finding,
            sourcing::{self, SentSource, is_possible},
        },
        words::indicator_of,
    },
    written::{REASON_LIMIT, needed},
};
use database::WriteTransaction;
use domain::{
    ids::{DocumentId, OrganisationId, TargetId},
    packs::Indicator,
    problem::{Problem, ProgramProblem},
    targets::{Bound, BoundKind, Commitment, Source, Term, TermKind},
};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

type Step = Result<Done<ToldTarget>, Failure>;

/// A target to be set.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TargetToSet {
    /// Whose.
    organisation: Uuid,
    /// The pack of the indicator.
    pack: String,
    /// The indicator, by its code.
    indicator: String,
    /// For when: the year.
    #[schemars(range(min = 2000, max = 2100))]
    year: i64,
    /// For that year, or by its end.
    term: TargetTerm,
    /// How binding.
    commitment: TargetCommitment,
    /// What is to be reached.
    bound: NewBound,
    /// By which clause.
    source: NewSource,
}

/// How a target stands to its year.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TargetTerm {
    /// For that year.
    InYear,
    /// To be there by its end.
    ByYear,
}

/// How binding a target is.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TargetCommitment {
    /// The body answers for it.
    Committed,
    /// It strives for it.
    Aspirational,
}

/// What is to be reached, in the unit of the indicator; of a ratio in per cent.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewBound {
    /// How it bounds.
    kind: KindOfBound,
    /// The number; of a range the lower end.
    #[schemars(regex(pattern = r"^-?\d{1,12}(\.\d{1,6})?$"))]
    amount: Exact,
    /// The upper end of a range.
    to: Option<Exact>,
}

/// How a bound bounds.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum KindOfBound {
    /// This or more.
    AtLeast,
    /// More than this.
    Above,
    /// This or less.
    AtMost,
    /// Less than this.
    Below,
    /// Near this.
    About,
    /// Between two ends, both included.
    Range,
    /// This and nothing else.
    Exactly,
}

/// By which clause: a document of the system, or the citation of another.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSource {
    /// A document that the person may read.
    document: Option<Uuid>,
    /// The provision in it, as people name it: «II.1».
    #[serde(default)]
    place: String,
    /// The citation of a document that is not here.
    #[serde(default)]
    #[schemars(length(max = 500))]
    cited: String,
}

/// A target in the place of another.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TargetReplacement {
    /// Of the target that was seen.
    version: i64,
    /// What is to be reached now.
    bound: NewBound,
    /// By which clause.
    source: NewSource,
    /// Why.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
}

/// A target taken back.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TargetWithdrawal {
    /// Of the target that was seen.
    version: i64,
    /// Why.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
}

impl NewBound {
    /// What it bounds, if a figure of the indicator can be such.
    fn read(&self, indicator: &Indicator) -> Result<Bound, Problem> {
        let kind = match self.kind {
            KindOfBound::AtLeast => BoundKind::AtLeast,
            KindOfBound::Above => BoundKind::Above,
            KindOfBound::AtMost => BoundKind::AtMost,
            KindOfBound::Below => BoundKind::Below,
            KindOfBound::About => BoundKind::About,
            KindOfBound::Range => BoundKind::Range,
            KindOfBound::Exactly => BoundKind::Exactly,
        };
        let to = self.to.unwrap_or(self.amount).0;
        let has_its_ends = self.to.is_some() == (kind == BoundKind::Range);
        let bound = Bound::of(kind, self.amount.0, to).filter(|bound| has_its_ends && is_possible(indicator, bound));
        bound.ok_or(Problem::BoundImpossible)
    }
}

impl NewSource {
    async fn find(&self, call: &Call) -> Result<Source, Failure> {
        let document = self.document.map(|id| Some(DocumentId::from(id)));
        let sent = SentSource { document, place: self.place.clone(), cited: self.cited.clone() };
        Ok(sourcing::find_source(&call.app, &call.caller, sent).await?.map_err(Problem::from)?)
    }
}

/// `POST /api/v1/targets`
pub async fn set(call: Call, mut sent: Sent<TargetToSet>) -> Step {
    let (acting, wanted) = (call.acting(), sent.body());
    actions::require(&acting, OrganisationId::from(wanted.organisation))?;
    let missing = || Problem::Missing { field: "indicator".to_owned() };
    let bound = wanted.bound.read(indicator_of(&wanted.pack, &wanted.indicator).ok_or_else(missing)?)?;
    if !actions::YEARS.contains(&wanted.year) {
        return Err(Problem::Program(ProgramProblem::ValueUnfit { fault: "year: 2000 to 2100".to_owned() }).into());
    }
    let new = NewTarget {
        organisation: OrganisationId::from(wanted.organisation),
        pack: wanted.pack.clone(),
        indicator: wanted.indicator.clone(),
        term: Term {
            year: wanted.year,
            kind: match wanted.term {
                TargetTerm::InYear => TermKind::InYear,
                TargetTerm::ByYear => TermKind::ByYear,
            },
        },
        commitment: match wanted.commitment {
            TargetCommitment::Committed => Commitment::Committed,
            TargetCommitment::Aspirational => Commitment::Aspirational,
        },
        bound,
        source: wanted.source.find(&call).await?,
    };
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            let ids = actions::write_targets(tx, &acting, &[new]).await?;
            after(tx, &acting, *ids.first().ok_or(Problem::NotFound)?).await
        })
    })
    .await
}

/// `POST /api/v1/targets/{target}/replacement`
pub async fn replace(call: Call, Named(id): Named<TargetId>, mut sent: Sent<TargetReplacement>) -> Step {
    let (acting, wanted) = (call.acting(), sent.body());
    let known = finding::find_target(&call.app, &call.caller, id).await?.0;
    actions::require(&acting, known.target.organisation)?;
    let indicator = indicator_of(&known.target.pack, &known.target.indicator).ok_or(Problem::NotFound)?;
    let (bound, source) = (wanted.bound.read(indicator)?, wanted.source.find(&call).await?);
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let reason = needed("reason", &sent.reason, REASON_LIMIT)?;
            let new = actions::write_replacement(tx, &acting, (id, sent.version), (bound, source), &reason).await?;
            after(tx, &acting, new).await
        })
    })
    .await
}

/// `POST /api/v1/targets/{target}/withdrawal`
pub async fn withdraw(call: Call, Named(id): Named<TargetId>, sent: Sent<TargetWithdrawal>) -> Step {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let reason = needed("reason", &sent.reason, REASON_LIMIT)?;
            actions::write_withdrawal(tx, &acting, (id, sent.version), &reason).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// The target after a step, read in the same write.
async fn after(tx: &mut WriteTransaction, acting: &Acting, id: TargetId) -> Result<ToldTarget, Failure> {
    finding::find_in(tx, acting, id).await.map(|known| told::target(acting, &known))
}
