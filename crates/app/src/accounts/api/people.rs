//! One person, for programs: as seen at a unit, suspended, given back, handed over. Who may do it is asked by the same
//! actions as on the pages, of the roles that the person holds.

use super::ToldMember;
use crate::{
    accounts::{
        actions::{self, hand_over as handing, people},
        forms::SuspendForm,
    },
    api::{Call, Done, Given, Instant, Sent, unfit},
    failure::Failure,
    requests::Named,
};
use domain::ids::AccountId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The members of a suspension by the fields of its form.
const MEMBERS: &[(&str, &str)] = &[("ly_do", "reason")];

/// A person as seen at one unit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldPerson {
    #[serde(flatten)]
    member: ToldMember,
    /// The unit.
    organisation: Uuid,
    /// Why the account is suspended, if it is.
    suspension: Option<ToldSuspension>,
    /// The caller may suspend the account, or give it back.
    may_suspend: bool,
    /// The caller may hand over the person's work.
    may_hand_over: bool,
}

/// A suspension.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldSuspension {
    /// Why.
    reason: String,
    /// By whom.
    by: String,
    /// Since when.
    at: Instant,
}

/// A suspension to be made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSuspension {
    /// Why; kept in the history.
    #[schemars(length(min = 1, max = 500))]
    reason: String,
}

/// That an account is given back; nothing more needs to be said.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SuspensionWithdrawal {}

/// An account after a step.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AccountState {
    /// The account.
    account: Uuid,
    /// It is suspended.
    is_suspended: bool,
}

/// What would be handed over, and to whom it could go.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HandOverPreview {
    /// The person who leaves.
    account: Uuid,
    /// The unit that is left.
    organisation: Uuid,
    /// Open assignments that the person answers for.
    responsibilities: Vec<ToldResponsibility>,
    /// Heads of the same unit, one of whom takes over.
    colleagues: Vec<ToldMember>,
}

/// An assignment that a person answers for.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ToldResponsibility {
    /// The assignment.
    assignment: Uuid,
    /// What is to be done.
    action: String,
}

/// To whom the work goes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewHandOver {
    /// A head of the same unit; it may be left out where nothing is to be handed over.
    to: Option<Uuid>,
}

/// What went over.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HandedOver {
    /// So many assignments have another responsible head.
    assignments: usize,
}

/// `GET /api/v1/people/{account}`
pub async fn show(call: Call, Named(account): Named<AccountId>) -> Result<Given<ToldPerson>, Failure> {
    let seen = actions::person_view(&call.app, &call.caller, account).await?;
    Ok(Given(ToldPerson {
        member: seen.member.into(),
        organisation: seen.organisation.uuid(),
        suspension: seen.suspension.map(|(reason, by, at)| ToldSuspension { reason, by, at: Instant(at) }),
        may_suspend: seen.may_suspend,
        may_hand_over: seen.may_hand_over,
    }))
}

/// `POST /api/v1/people/{account}/suspension`
pub async fn suspend(
    call: Call,
    Named(account): Named<AccountId>,
    sent: Sent<NewSuspension>,
) -> Result<Done<AccountState>, Failure> {
    let (acting, language) = (call.acting(), call.language);
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let form = SuspendForm { ly_do: sent.reason };
            let reason = form.checked(language).map_err(|complaints| unfit(&complaints, MEMBERS))?;
            people::write_suspension(tx, &acting, account, &reason).await?;
            Ok(AccountState { account: account.uuid(), is_suspended: true })
        })
    })
    .await
}

/// `POST /api/v1/people/{account}/suspension/withdrawal`
pub async fn lift(
    call: Call,
    Named(account): Named<AccountId>,
    sent: Sent<SuspensionWithdrawal>,
) -> Result<Done<AccountState>, Failure> {
    let acting = call.acting();
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            people::write_lifting(tx, &acting, account).await?;
            Ok(AccountState { account: account.uuid(), is_suspended: false })
        })
    })
    .await
}

/// `GET /api/v1/people/{account}/hand-over`
pub async fn preview(call: Call, Named(account): Named<AccountId>) -> Result<Given<HandOverPreview>, Failure> {
    let view = actions::hand_over_view(&call.app, &call.caller, account).await?;
    let responsibilities = view.responsibilities.into_iter();
    Ok(Given(HandOverPreview {
        account: account.uuid(),
        organisation: view.organisation.uuid(),
        responsibilities: responsibilities
            .map(|row| ToldResponsibility { assignment: row.assignment_id.uuid(), action: row.action })
            .collect(),
        colleagues: view.colleagues.into_iter().map(ToldMember::from).collect(),
    }))
}

/// `POST /api/v1/people/{account}/hand-over`
pub async fn hand_over(
    call: Call,
    Named(account): Named<AccountId>,
    sent: Sent<NewHandOver>,
) -> Result<Done<HandedOver>, Failure> {
    let acting = call.acting();
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let to = sent.to.map(AccountId::from);
            let assignments = handing::write_hand_over(tx, &acting, account, to).await?;
            Ok(HandedOver { assignments })
        })
    })
    .await
}
