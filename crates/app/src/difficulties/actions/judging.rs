//! What those who raised it say of an answer: that it solves the matter, or that it does not, with a reason. One that does not
//! brings it back to the body that answered, with the same age.

use super::{Book, check_seen, thing_of, write_act};
use crate::{App, acting::Acting, caller::Caller, failure::Failure, written};
use database::WriteTransaction;
use domain::{
    difficulties::{Act, Matter, successor_of},
    ids::{DifficultyId, OrganisationId},
    permissions::Verb,
    problem::Problem,
};
use serde_json::json;
use std::collections::BTreeSet;

/// What a unit says of the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// Whether it solves the matter.
    pub solves: bool,
    /// Why; it must be there where it does not.
    pub reason: String,
}

/// Units that raised the matter and for which the caller may speak, as they were then.
pub fn units_of(acting: &Acting, matter: &Matter) -> BTreeSet<OrganisationId> {
    let logs = matter.logs().filter(|log| log.withdrawn_on().is_none());
    let own = logs.filter(|log| acting.may(Verb::JudgeAnswer, &thing_of(acting, matter, log.id)));
    own.map(|log| log.raiser).collect()
}

/// Units for which the caller may still speak of the answer that counts.
pub fn silent_units_of(acting: &Acting, matter: &Matter) -> BTreeSet<OrganisationId> {
    let units = units_of(acting, matter).into_iter();
    units.filter(|unit| matter.check_judgement(*unit, acting.today).is_ok()).collect()
}

/// Says it for one of the caller's units.
pub async fn judge(
    app: &App,
    caller: &Caller,
    id: DifficultyId,
    unit: Option<OrganisationId>,
    judgement: Judgement,
    seen: String,
) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database()
        .write(move |tx| Box::pin(async move { write_judgement(tx, &acting, id, unit, &judgement, &seen).await }))
        .await
}

/// The same inside a write.
pub(in crate::difficulties) async fn write_judgement(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: DifficultyId,
    unit: Option<OrganisationId>,
    judgement: &Judgement,
    seen: &str,
) -> Result<(), Failure> {
    let matter = Book::read(tx).await?.matter(id)?;
    let logs: Vec<_> = matter.logs().collect();
    let is_meant = |raiser: OrganisationId| {
        unit.is_none_or(|unit| unit == raiser || successor_of(&acting.graph, raiser, acting.today) == Some(unit))
    };
    let own = logs.iter().filter(|log| is_meant(log.raiser));
    let mut refusal = Failure::from(Problem::NotFound);
    let mut found = None;
    for log in own {
        match acting.caller.require(&acting.graph, Verb::JudgeAnswer, &thing_of(acting, &matter, log.id)) {
            Ok(_) if found.is_none() || log.withdrawn_on().is_none() => found = Some((log.id, log.raiser)),
            Ok(_) => {}
            Err(Failure::Problem(Problem::NotFound)) => {}
            Err(failure) => refusal = failure,
        }
    }
    let (own, raiser) = found.ok_or(refusal)?;
    matter.check_judgement(raiser, acting.today)?;
    check_seen(&matter, seen)?;
    let reason = match judgement.solves {
        true => written::words("ly_do", &judgement.reason, written::REASON_LIMIT)?,
        false => written::needed("ly_do", &judgement.reason, written::REASON_LIMIT)?,
    };
    let act = Act::Judged { raiser, solves: judgement.solves };
    let told = json!({"step": super::book::word_of(act), "root": matter.root().id.to_string()});
    let permit = acting.permit(tx, Verb::JudgeAnswer, &thing_of(acting, &matter, own), told).await?;
    write_act(tx, &permit, (&matter, matter.root().id), act, &reason).await
}
