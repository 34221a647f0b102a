//! The list of difficulties for programs: those that a person may see, by how they stand, what was raised and who holds them.
//! A state or a kind that there is not is refused; nothing is done here.

use super::{
    super::actions::finding,
    told::{self, ToldDifficulty},
};
use crate::{
    api::{Call, Given, Listed, Paging, Wanted},
    failure::Failure,
};
use domain::difficulties::{DifficultyKind, State};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

/// How a difficulty stands.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DifficultyState {
    /// The holder has not answered.
    Waiting,
    /// Those who raised it have an answer.
    Answered,
    /// The answer did not solve it: the holder has it again.
    Returned,
    /// Everyone who raised it agreed.
    Solved,
    /// Nobody spoke of the answer in time.
    ClosedBySilence,
    /// Everyone who raised it took it back.
    Withdrawn,
}

impl DifficultyState {
    const fn is(self, state: State) -> bool {
        matches!(
            (self, state),
            (Self::Waiting, State::Waiting)
                | (Self::Answered, State::Answered { .. })
                | (Self::Returned, State::Returned)
                | (Self::Solved, State::Solved { .. })
                | (Self::ClosedBySilence, State::ClosedBySilence { .. })
                | (Self::Withdrawn, State::Withdrawn { .. })
        )
    }
}

/// What is raised.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RaisedKind {
    /// Something that stands in the way.
    Difficulty,
    /// Something that is asked for.
    Proposal,
    /// A proposal whose fate stands in the register.
    PolicyProposal,
}

impl From<RaisedKind> for DifficultyKind {
    fn from(kind: RaisedKind) -> Self {
        match kind {
            RaisedKind::Difficulty => DifficultyKind::Difficulty,
            RaisedKind::Proposal => DifficultyKind::Proposal,
            RaisedKind::PolicyProposal => DifficultyKind::PolicyProposal,
        }
    }
}

/// Which difficulties.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DifficultySearch {
    /// How they stand.
    state: Option<DifficultyState>,
    /// What was raised.
    kind: Option<RaisedKind>,
    /// Held by this organisation.
    holder: Option<Uuid>,
    /// Only those whose holder is late.
    overdue: Option<bool>,
    /// So many at the most; 50 without it.
    #[schemars(range(min = 1, max = 200))]
    limit: Option<usize>,
    /// The «next» of the page before.
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    cursor: Option<String>,
}

/// `GET /api/v1/difficulties`
pub async fn list(
    call: Call,
    Wanted(search): Wanted<DifficultySearch>,
) -> Result<Given<Listed<ToldDifficulty>>, Failure> {
    let acting = call.acting();
    let mut found = finding::list_for(&call.app, &call.caller).await?;
    found.retain(|one| {
        search.state.is_none_or(|state| state.is(one.told.state))
            && search.kind.is_none_or(|kind| one.face.kind == DifficultyKind::from(kind).code())
            && search.holder.is_none_or(|holder| one.told.holder.uuid() == holder)
            && search.overdue.is_none_or(|overdue| one.told.is_overdue == overdue)
    });
    let paging = Paging { limit: search.limit, cursor: search.cursor };
    paging.page(found, |one| one.face.id.uuid(), |one| told::listed(&acting, &one)).map(Given)
}
