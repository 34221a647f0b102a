//! What a reorganisation asks and carries, for programs: names to be said, new bodies, duties and people that go over.
//! It reads what was examined and chooses nothing.

use crate::reorganisations::actions::carrying::{CarriedDuty, CarriedPerson};
use domain::organisations::reorganisation::{Body, Question};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// A name that a person must say whom it means.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NameQuestion {
    /// Under which the answer is sent.
    key: String,
    /// As it was typed.
    typed: String,
    /// Number of the first row with it, from one.
    row: usize,
    /// Who bears it.
    candidates: Vec<Uuid>,
    /// It may also be that of a body that is founded.
    may_be_new: bool,
}

impl From<&Question> for NameQuestion {
    fn from(question: &Question) -> Self {
        NameQuestion {
            key: question.key.clone(),
            typed: question.typed.clone(),
            row: question.row,
            candidates: question.candidates.iter().map(|id| id.uuid()).collect(),
            may_be_new: question.may_be_new,
        }
    }
}

/// A body that would be founded.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NewBody {
    /// Under which a wish for it is sent.
    key: String,
    /// Its name.
    name: String,
    /// Its short name.
    short_name: Option<String>,
    /// Its class, by its code.
    class: String,
    /// From whom it takes over.
    takes_over_from: Vec<Uuid>,
}

impl From<&Body> for NewBody {
    fn from(body: &Body) -> Self {
        NewBody {
            key: body.key.clone(),
            name: body.name.clone(),
            short_name: body.short_name.clone(),
            class: body.class.clone(),
            takes_over_from: body.from.iter().map(|id| id.uuid()).collect(),
        }
    }
}

/// An assignment that goes over.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CarriedAssignment {
    /// The assignment.
    assignment: Uuid,
    /// What is to be done.
    action: String,
    /// Who holds it.
    organisation: Uuid,
    /// Who may be chosen to carry it on; a new body by the identity that it would have.
    heirs: Vec<Uuid>,
    /// Who carries it on, as it stands: chosen, or by the rule.
    outcome: Vec<Uuid>,
    /// A person must still choose.
    is_open: bool,
}

impl From<&CarriedDuty> for CarriedAssignment {
    fn from(duty: &CarriedDuty) -> Self {
        CarriedAssignment {
            assignment: duty.row.id.uuid(),
            action: duty.row.action.clone(),
            organisation: duty.row.organisation_id.uuid(),
            heirs: duty.heirs.iter().map(|id| id.uuid()).collect(),
            outcome: duty.outcome().iter().map(|id| id.uuid()).collect(),
            is_open: duty.is_open(),
        }
    }
}

/// A role of a person that goes over.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CarriedRole {
    /// The role that the person holds, by which a choice is made.
    grant: Uuid,
    /// The person.
    account: Uuid,
    /// The person's name.
    full_name: String,
    /// Where the role is held.
    organisation: Uuid,
    /// Where the person may go; a new body by the identity that it would have.
    heirs: Vec<Uuid>,
    /// Where the person goes and as what, as it stands.
    outcome: Vec<RoleThere>,
    /// A person must still choose.
    is_open: bool,
}

/// A role somewhere.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RoleThere {
    /// Where.
    organisation: Uuid,
    /// As what.
    role: &'static str,
}

impl From<&CarriedPerson> for CarriedRole {
    fn from(person: &CarriedPerson) -> Self {
        let there = person.outcome().into_iter();
        CarriedRole {
            grant: person.row.id.uuid(),
            account: person.row.account_id.uuid(),
            full_name: person.row.full_name.clone(),
            organisation: person.row.organisation_id.uuid(),
            heirs: person.heirs.iter().map(|id| id.uuid()).collect(),
            outcome: there.map(|(id, role)| RoleThere { organisation: id.uuid(), role: role.code() }).collect(),
            is_open: person.is_open(),
        }
    }
}
