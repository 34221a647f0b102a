//! Taking the rows of a workbook into a register: all of them in one write, or none. The register is held against the file once more
//! in the write; where it has moved on since the person looked, nothing is written.

use super::{
    finding,
    keeping::{self, Ground},
    store::{self, VersionToKeep},
    thing_of,
};
use crate::{
    App, caller::Caller, failure::Failure, registers::sheets::Checked, reporting::actions::entering_for::Progress,
};
use database::WriteTransaction;
use domain::{
    ids::{OrganisationId, RegisterRecordId},
    permissions::Verb,
    problem::{Problem, RegisterProblem},
    registers::{FileRow, Outcome, Plan, plan},
};
use serde_json::json;
use std::{collections::HashMap, sync::Arc};

/// Rows that are written between two looks at whether to stop.
const AT_ONCE: usize = 256;

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// New rows.
    pub new: usize,
    /// Changed rows.
    pub changed: usize,
    /// Rows that stayed as they were.
    pub same: usize,
    /// Rows that somebody had changed since the file was made and that stayed as the register has them.
    pub kept: usize,
}

/// Writes what was looked at.
pub async fn import(
    app: &App,
    _caller: &Caller,
    ground: Ground,
    body: OrganisationId,
    (checked, wins): (Arc<Checked>, bool),
    progress: Arc<Progress>,
) -> Result<Written, Failure> {
    app.database()
        .write(move |tx| {
            Box::pin(async move {
                let rows = &checked.understood.rows;
                write_rows(tx, &ground, body, (rows, Some(&checked.plan), wins), &progress).await
            })
        })
        .await
}

/// The same inside a write. `shown` is what the person looked at; without it the file is taken as it is.
pub async fn write_rows(
    tx: &mut WriteTransaction,
    ground: &Ground,
    body: OrganisationId,
    (file, shown, wins): (&[FileRow<RegisterRecordId>], Option<&Plan<RegisterRecordId>>, bool),
    progress: &Progress,
) -> Result<Written, Failure> {
    let (acting, schema) = (&ground.acting, &ground.schema);
    keeping::require(acting, schema, body)?;
    let rows = finding::rows_of(tx, acting, ground.named(), body).await?;
    let existing = keeping::existing(&rows);
    let planned = plan(&schema.register, &existing, file, false);
    if shown.is_some_and(|shown| *shown != planned) {
        return Err(Problem::Register(RegisterProblem::MovedOn).into());
    }
    let planned = if wins { plan(&schema.register, &existing, file, true) } else { planned };
    if !planned.faults.is_empty() {
        let count = i64::try_from(planned.faults.len()).unwrap_or(i64::MAX);
        return Err(Problem::Register(RegisterProblem::Faults { count }).into());
    }
    let count = |outcome| planned.count(outcome);
    let written = Written {
        new: count(Outcome::New),
        changed: count(Outcome::Changed),
        same: count(Outcome::Same),
        kept: count(Outcome::Overtaken),
    };
    if written.new + written.changed == 0 {
        return Ok(written);
    }
    let told = json!({
        "step": "imported", "register": format!("{}/{}", schema.pack, schema.register.code),
        "new": written.new, "changed": written.changed,
    });
    let permit = acting.permit(tx, Verb::KeepRegister, &thing_of(acting, body), told).await?;
    keeping::keep_schema(tx, &permit, schema).await?;
    let keeping = ground.keeping();
    let by_id: HashMap<RegisterRecordId, &finding::Known> = rows.iter().map(|known| (known.id, known)).collect();
    let to_write: Vec<_> =
        planned.rows.iter().filter(|row| matches!(row.outcome, Outcome::New | Outcome::Changed)).collect();
    progress.begin(to_write.len());
    for chunk in to_write.chunks(AT_ONCE) {
        let (mut new, mut versions): (Vec<RegisterRecordId>, Vec<VersionToKeep>) = (Vec::new(), Vec::new());
        for row in chunk {
            progress.step()?;
            let state = (&row.values, row.span);
            let version = match row.existing {
                Some((id, seen)) => {
                    store::advance(tx, &permit, (id, seen)).await?;
                    let known = by_id.get(&id);
                    let since = known.and_then(|known| known.latest()).and_then(|(_, version)| version.effective_on);
                    keeping.version((id, seen + 1), "imported", since, state, "")?
                }
                None => {
                    let id: RegisterRecordId = tx.new_id();
                    new.push(id);
                    keeping.version((id, 1), "imported", None, state, "")?
                }
            };
            versions.push(version);
        }
        store::insert_records(tx, &permit, ground.named(), body, &new).await?;
        store::insert_versions(tx, &permit, &versions).await?;
    }
    Ok(written)
}
