//! Permission and history in one step: an action asks for a permit, the permit writes the journal row.
//!
//! Every store write takes a `&Permit`, which only [`Caller::permit`] and [`Permit::of_the_system`] can make. So there is
//! no write without a decision of the rights table and no write without its history row in the same savepoint.

mod standing;

pub use standing::Thing;

use crate::{
    caller::{Caller, Entrance},
    failure::Failure,
};
use database::WriteTransaction;
use domain::{
    ids::{AccountId, OrganisationId},
    organisations::Graph,
    permissions::{Decision, Verb, decide_for},
    problem::{Problem, ProgramProblem},
    time::Moment,
};
use serde_json::Value as Json;

/// Leave to write, with its history row already written.
#[derive(Debug)]
#[must_use]
pub struct Permit {
    account: Option<AccountId>,
    on_behalf_of: Option<OrganisationId>,
    at: Moment,
    journal_seq: i64,
    verb: &'static str,
}

impl Caller {
    /// What the table says for this person, this verb and this thing, and at which organisation the person acts.
    fn by_table(&self, graph: &Graph, verb: Verb, thing: &Thing) -> (Decision, Option<OrganisationId>) {
        let standings = standing::of(self, graph, thing);
        let (decision, standing) = decide_for(&standings, verb);
        let organisation = standing.and_then(|standing| self.posts.get(standing.post)).map(|post| post.organisation);
        (decision, organisation)
    }

    /// The decision alone.
    pub fn decision(&self, graph: &Graph, verb: Verb, thing: &Thing) -> Decision {
        match self.by_table(graph, verb, thing).0 {
            Decision::Allow if !self.scopes().allow(verb) => Decision::Refuse,
            decision => decision,
        }
    }

    /// Whether the person may do it: what a page asks before it shows a button.
    pub fn may(&self, graph: &Graph, verb: Verb, thing: &Thing) -> bool {
        self.decision(graph, verb, thing) == Decision::Allow
    }

    /// Refuses in the words that the table gives: not found where the person may not know, forbidden where it may. A token
    /// is narrowed here and nowhere else, so that no action can forget it.
    pub fn require(&self, graph: &Graph, verb: Verb, thing: &Thing) -> Result<OrganisationId, Failure> {
        match self.by_table(graph, verb, thing) {
            (Decision::Allow, Some(organisation)) if self.scopes().allow(verb) => Ok(organisation),
            (Decision::Allow, Some(_)) => {
                Err(Problem::Program(ProgramProblem::ScopeMissing { scope: verb.scope().code().to_owned() }).into())
            }
            (Decision::Refuse, _) => Err(Problem::Forbidden.into()),
            _ => Err(Problem::NotFound.into()),
        }
    }

    /// Those of some places where the person may do it. Where there is none it is refused, to a token for want of its scope
    /// where the person may.
    pub fn places_for(
        &self,
        graph: &Graph,
        verb: Verb,
        places: impl IntoIterator<Item = (OrganisationId, Thing)>,
    ) -> Result<Vec<OrganisationId>, Failure> {
        let (mut found, mut refusal) = (Vec::new(), Failure::from(Problem::Forbidden));
        for (place, thing) in places {
            match self.require(graph, verb, &thing) {
                Ok(_) => found.push(place),
                Err(failure @ Failure::Problem(Problem::Program(ProgramProblem::ScopeMissing { .. }))) => {
                    refusal = failure
                }
                Err(_) => {}
            }
        }
        if found.is_empty() { Err(refusal) } else { Ok(found) }
    }

    /// Asks for leave to write, and writes the history row. It names the token, where a program acts for the person.
    pub async fn permit(
        &self,
        tx: &mut WriteTransaction,
        graph: &Graph,
        verb: Verb,
        thing: &Thing,
        mut particulars: Json,
    ) -> Result<Permit, Failure> {
        let organisation = self.require(graph, verb, thing)?;
        if let (Entrance::Token(token, _), Some(members)) = (&self.entrance, particulars.as_object_mut()) {
            members.insert("token".to_owned(), token.to_string().into());
        }
        let actor = Some(self.account.uuid());
        let seq =
            tx.append_to_journal(actor, Some(organisation.uuid()), verb.code(), thing.named(), particulars).await?;
        Ok(Permit {
            account: Some(self.account),
            on_behalf_of: Some(organisation),
            at: tx.now(),
            journal_seq: seq,
            verb: verb.code(),
        })
    }
}

impl Permit {
    /// Leave for what no person does: the scheduler, the first account of an instance, the making of a demo.
    pub async fn of_the_system(
        tx: &mut WriteTransaction,
        verb: &'static str,
        thing: (&'static str, uuid::Uuid),
        particulars: Json,
    ) -> Result<Permit, Failure> {
        let seq = tx.append_to_journal(None, None, verb, thing, particulars).await?;
        Ok(Permit { account: None, on_behalf_of: None, at: tx.now(), journal_seq: seq, verb })
    }

    /// Leave for what a person does with nothing but the own account, such as choosing a password. No rule is asked:
    /// the account is the person's own.
    pub async fn of_oneself(
        tx: &mut WriteTransaction,
        account: AccountId,
        verb: &'static str,
        particulars: Json,
    ) -> Result<Permit, Failure> {
        let (person, thing) = (account.uuid(), ("account", account.uuid()));
        let seq = tx.append_to_journal(Some(person), None, verb, thing, particulars).await?;
        Ok(Permit { account: Some(account), on_behalf_of: None, at: tx.now(), journal_seq: seq, verb })
    }

    /// Writes the same act into the history of one more thing that it touches.
    pub async fn also_about(
        &self,
        tx: &mut WriteTransaction,
        thing: (&'static str, uuid::Uuid),
        particulars: Json,
    ) -> Result<(), Failure> {
        let (actor, organisation) = (self.account.map(AccountId::uuid), self.on_behalf_of.map(OrganisationId::uuid));
        tx.append_to_journal(actor, organisation, self.verb, thing, particulars).await?;
        Ok(())
    }

    /// The person who acts; `None` for the system.
    pub fn account(&self) -> Option<AccountId> {
        self.account
    }

    /// The organisation for which the person acts.
    pub fn on_behalf_of(&self) -> Option<OrganisationId> {
        self.on_behalf_of
    }

    /// The moment of the action.
    pub fn at(&self) -> Moment {
        self.at
    }

    /// Position of the history row.
    pub fn journal_seq(&self) -> i64 {
        self.journal_seq
    }

    /// The person who acts; writes that must name a person refuse the system.
    pub fn person(&self) -> Result<AccountId, Failure> {
        self.account.ok_or_else(|| Problem::Forbidden.into())
    }
}
