//! Choices: who carries an assignment on where the rule has no one answer, and where a person goes. Each is a row with its
//! reason; the last one counts, the earlier ones stay.

use super::{State, carrying::Carry, find_for, store};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    failure::Failure,
    written::{REASON_LIMIT, needed},
};
use database::{Connection, WriteTransaction};
use domain::{
    ids::{AssignmentId, OrganisationId, ReorganisationId, RoleGrantId},
    organisations::reorganisation::examine,
    permissions::{Role, Verb},
    problem::{OrganisationProblem, Problem},
};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What a choice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// An open assignment.
    Assignment(AssignmentId),
    /// A role of a person.
    Grant(RoleGrantId),
}

impl About {
    fn kind(self) -> &'static str {
        match self {
            About::Assignment(_) => "assignment",
            About::Grant(_) => "grant",
        }
    }

    fn thing(self) -> Uuid {
        match self {
            About::Assignment(id) => id.uuid(),
            About::Grant(id) => id.uuid(),
        }
    }
}

/// A choice that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its number among those of the same thing.
    pub number: i64,
    /// Who carries on; of a person also nobody.
    pub heirs: BTreeSet<OrganisationId>,
    /// Of a person: as what, where that changes.
    pub role: Option<Role>,
    /// Why.
    pub reason: String,
    /// By whom.
    pub chooser: String,
    /// When.
    pub chosen_at_ms: i64,
}

/// The choices that count, by what they are about.
#[derive(Debug, Clone, Default)]
pub struct Choices(BTreeMap<About, Choice>);

impl Choices {
    /// Those of a reorganisation.
    pub(super) async fn of(connection: &mut Connection, id: ReorganisationId) -> Result<Self, Failure> {
        let mut choices = BTreeMap::new();
        for row in store::list_choices(connection, id).await? {
            let about = match row.kind.as_str() {
                "assignment" => About::Assignment(row.thing_id.into()),
                _ => About::Grant(row.thing_id.into()),
            };
            let choice = Choice {
                number: row.number,
                heirs: serde_json::from_str(&row.heirs)?,
                role: row.role.as_deref().and_then(Role::from_code),
                reason: row.reason,
                chooser: row.chooser,
                chosen_at_ms: row.chosen_at_ms,
            };
            choices.insert(about, choice);
        }
        Ok(Choices(choices))
    }

    /// What was chosen about a thing.
    pub fn about(&self, about: About) -> Option<&Choice> {
        self.0.get(&about)
    }
}

/// What a person chooses about several things at once.
#[derive(Debug, Clone)]
pub struct Choosing {
    /// About these.
    pub about: Vec<About>,
    /// They carry on.
    pub heirs: BTreeSet<OrganisationId>,
    /// Of people: as what, where that changes.
    pub role: Option<Role>,
    /// Why.
    pub reason: String,
}

/// Keeps a choice about each of the things. Only who really takes over can be chosen.
pub async fn choose(
    app: &App,
    caller: &Caller,
    at: (ReorganisationId, i64),
    choosing: Choosing,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_choice(tx, &acting, at, &choosing).await })).await
}

/// The same inside a write.
pub(in crate::reorganisations) async fn write_choice(
    tx: &mut WriteTransaction,
    acting: &Acting,
    (id, seen): (ReorganisationId, i64),
    choosing: &Choosing,
) -> Result<(), Failure> {
    let found = find_for(tx, acting, id, State::Preparing).await?;
    needed("ly_do", &choosing.reason, REASON_LIMIT)?;
    if choosing.about.is_empty() {
        return Err(Problem::Missing { field: "viec".to_owned() }.into());
    }
    let choices = Choices::of(tx, id).await?;
    let examined = examine(&acting.graph, &found.draft);
    let plan = examined.plan.as_ref().ok_or(Problem::Organisation(OrganisationProblem::ReorganisationFaulty))?;
    let carry = Carry::of(tx, plan, &found, &choices, acting.today).await?;
    for about in &choosing.about {
        let heirs = carry.heirs_of(*about).ok_or(Problem::NotFound)?;
        let allows_nobody = matches!(about, About::Grant(_));
        if !choosing.heirs.is_subset(&heirs) || (choosing.heirs.is_empty() && !allows_nobody) {
            return Err(Problem::Missing { field: "nhan".to_owned() }.into());
        }
    }
    let particulars = json!({"step": "choose", "about": choosing.about.len(), "reason": choosing.reason,
        "heirs": choosing.heirs.iter().map(ToString::to_string).collect::<Vec<_>>()});
    let permit = acting.permit(tx, Verb::Reorganise, &found.thing(acting.today), particulars).await?;
    store::advance(tx, &permit, id, seen).await?;
    let heirs = serde_json::to_string(&choosing.heirs)?;
    for about in &choosing.about {
        let kept = store::ChoiceToKeep {
            kind: about.kind(),
            thing: about.thing(),
            number: choices.about(*about).map_or(1, |choice| choice.number + 1),
            heirs: &heirs,
            role: choosing.role.map(Role::code),
            reason: &choosing.reason,
        };
        store::insert_choice(tx, &permit, id, &kept).await?;
    }
    Ok(())
}
