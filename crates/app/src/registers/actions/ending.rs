//! How rows end: on a last day, by going into another, by being dissolved, by being withdrawn as entered by mistake; and how one
//! that ended is opened again. Each is a version with its reason, and nothing is taken away.

use super::{
    THING, finding,
    keeping::{self, Faults, Ground, Keeping, Read},
    naming::key_written,
    store, thing_of,
};
use crate::{App, acting::Acting, caller::Caller, failure::Failure, look::dates, permits::Permit};
use database::WriteTransaction;
use domain::{
    ids::RegisterRecordId,
    permissions::Verb,
    problem::{Problem, RegisterProblem},
    registers::{BondFault, EndKind, Ends, Span, Values, check_bond},
    text::fold,
};
use jiff::civil::Date;
use serde_json::json;

/// What is done to a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// It stands until this day, the last of its days.
    On(Date),
    /// From this day on it stands no more: it goes into the row that is called so, or is dissolved.
    Rearranged {
        /// How.
        kind: EndKind,
        /// From which day on.
        on: Date,
        /// What the row that carries on is called.
        successor: String,
        /// On which paper it rests.
        basis: String,
    },
    /// It stands again, without an end.
    Reopened,
    /// It never stood.
    Withdrawn,
}

/// Ends, rearranges, opens again or withdraws a row, from the version that was seen, with the reason. Opened again, it may stand
/// in another's way, which is told.
pub async fn end(
    app: &App,
    caller: &Caller,
    (id, seen): (RegisterRecordId, i64),
    ending: Ending,
    reason: String,
) -> Result<Result<(), Faults>, Failure> {
    let whole = finding::find_record(app, caller, id).await?;
    let ground = Ground::open(app, caller, &whole.schema.pack, &whole.schema.register.code).await?;
    app.database()
        .write(move |tx| Box::pin(async move { write_end(tx, &ground, (id, seen), &ending, &reason).await }))
        .await
}

/// The same inside a write.
pub async fn write_end(
    tx: &mut WriteTransaction,
    ground: &Ground,
    (id, seen): (RegisterRecordId, i64),
    ending: &Ending,
    reason: &str,
) -> Result<Result<(), Faults>, Failure> {
    let acting = &ground.acting;
    let whole = finding::find_in(tx, acting, id).await?;
    keeping::require(acting, &ground.schema, whole.keeper)?;
    if whole.known.is_withdrawn() {
        return Err(Problem::Register(RegisterProblem::Withdrawn).into());
    }
    if whole.known.version() != seen {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let (values, span) = (whole.known.values(), whole.known.span());
    let (step, span, successor) = match ending {
        Ending::On(day) => ("ended", ended_on(span, *day)?, None),
        Ending::Rearranged { kind, on, successor, .. } => {
            let into = rearranged(tx, ground, &whole, (*kind, *on), successor).await?;
            (kind.code(), Span { to: on.yesterday().ok(), ..span }, into)
        }
        Ending::Reopened => {
            if span.to.is_none() {
                return Err(Problem::Register(RegisterProblem::NotEnded).into());
            }
            let open = Span { to: None, ..span };
            if let Some(faults) = in_the_way(tx, ground, &whole, (&values, open)).await? {
                return Ok(Err(faults));
            }
            ("reopened", open, None)
        }
        Ending::Withdrawn => (finding::WITHDRAWN, span, None),
    };
    let told = json!({
        "record": id.to_string(), "step": step, "number": seen + 1, "reason": reason,
        "last_day": span.to.map(|day| day.to_string()),
        "successor": successor.map(|id: RegisterRecordId| id.to_string()),
    });
    let permit = acting.permit(tx, Verb::KeepRegister, &thing_of(acting, whole.keeper), told.clone()).await?;
    permit.also_about(tx, (THING, id.uuid()), told.clone()).await?;
    write_version(tx, &permit, &ground.keeping(), &whole, (step, span, &values), reason).await?;
    match (ending, successor) {
        (Ending::Rearranged { on, basis, .. }, Some(into)) => {
            permit.also_about(tx, (THING, into.uuid()), told).await?;
            store::insert_succession(tx, &permit, (id, seen + 1), into, (*on, basis)).await?;
        }
        (Ending::Reopened | Ending::Withdrawn, _) => store::withdraw_succession(tx, &permit, id).await?,
        _ => {}
    }
    Ok(Ok(()))
}

async fn write_version(
    tx: &mut WriteTransaction,
    permit: &Permit,
    keeping: &Keeping<'_>,
    whole: &finding::Whole,
    (step, span, values): (&'static str, Span, &Values),
    reason: &str,
) -> Result<(), Failure> {
    let (id, seen) = (whole.known.id, whole.known.version());
    let effective_on = whole.known.latest().and_then(|(_, version)| version.effective_on);
    keeping::keep_schema(tx, permit, keeping.schema).await?;
    store::advance(tx, permit, (id, seen)).await?;
    let version = keeping.version((id, seen + 1), step, effective_on, (values, span), reason)?;
    store::insert_versions(tx, permit, &[version]).await
}

/// With this last day.
fn ended_on(span: Span, day: Date) -> Result<Span, Failure> {
    if let Some(from) = span.from.filter(|from| day < *from) {
        let from = dates::written(from);
        return Err(Problem::Register(RegisterProblem::NotBegun { from }).into());
    }
    if let Some(to) = span.to.filter(|to| *to <= day) {
        return Err(Problem::Register(RegisterProblem::Ended { on: dates::written(to) }).into());
    }
    Ok(Span { to: Some(day), ..span })
}

/// What stands in the way of a row that would stand so.
async fn in_the_way(
    tx: &mut WriteTransaction,
    ground: &Ground,
    whole: &finding::Whole,
    (values, span): (&Values, Span),
) -> Result<Option<Faults>, Failure> {
    let rows = finding::rows_of(tx, &ground.acting, ground.named(), whole.keeper).await?;
    let mut known = values.clone();
    known.retain(|code, _| ground.schema.register.field(code).is_some());
    let read = Read { values: known, span, effective_on: None, faults: Vec::new() };
    let mark = Some((whole.known.id, whole.known.version()));
    Ok(keeping::against(&ground.schema, &rows, mark, &read).err())
}

/// The row into which another may go on a day; none where it is dissolved.
async fn rearranged(
    tx: &mut WriteTransaction,
    ground: &Ground,
    whole: &finding::Whole,
    (kind, on): (EndKind, Date),
    typed: &str,
) -> Result<Option<RegisterRecordId>, Failure> {
    if !ground.schema.register.has_succession {
        return Err(Problem::Register(RegisterProblem::NoSuccession).into());
    }
    let (pack, register) = ground.named();
    let names = store::names(tx, pack, register).await?;
    let successor = match kind {
        EndKind::Merged => Some(named(&names, typed)?),
        EndKind::Dissolved => None,
    };
    let span = whole.known.span();
    let stands = |row: &store::NameRow| Span { from: row.first_day, to: row.last_day }.has(on);
    let ends = Ends { from: span.from, to: span.to, successor_stands: successor.is_none_or(stands) };
    let title =
        |id: RegisterRecordId| names.iter().find(|row| row.id == id).map(|row| row.title.clone()).unwrap_or_default();
    let bonds = finding::bonds(&whole.successions);
    let into = successor.map(|row| row.id);
    let problem = match check_bond(&bonds, (whole.known.id, into), on, ends) {
        Ok(()) => return Ok(into),
        Err(BondFault::EndedBefore(on, None)) => RegisterProblem::Ended { on: dates::written(on) },
        Err(BondFault::EndedBefore(on, Some(into))) => {
            RegisterProblem::MergedBefore { on: dates::written(on), into: title(into) }
        }
        Err(BondFault::Circular) => RegisterProblem::Circular,
        Err(BondFault::NotBegun) => {
            RegisterProblem::NotBegun { from: span.from.map(dates::written).unwrap_or_default() }
        }
        Err(BondFault::SuccessorEnded(next)) => {
            let own = into.map(title).unwrap_or_default();
            match next {
                Some(next) => RegisterProblem::SuccessorMerged { title: own, into: title(next) },
                None => RegisterProblem::SuccessorEnded { title: own },
            }
        }
    };
    Err(Problem::Register(problem).into())
}

/// The row that is called so, by its key or its title, whosever it is.
fn named<'n>(names: &'n [store::NameRow], typed: &str) -> Result<&'n store::NameRow, Problem> {
    let wanted = fold(typed);
    let is_called = |row: &&store::NameRow| {
        let is_meant = typed.trim() == row.id.to_string();
        row.step != finding::WITHDRAWN
            && (is_meant || fold(&row.title) == wanted || fold(&key_written(&row.record_key)) == wanted)
    };
    let mut found = names.iter().filter(is_called);
    let typed = typed.trim().to_owned();
    match (found.next(), found.next()) {
        (Some(row), None) => Ok(row),
        (None, _) => Err(Problem::Register(RegisterProblem::SuccessorUnknown { typed })),
        (Some(_), Some(_)) => Err(Problem::Register(RegisterProblem::SuccessorAmbiguous { typed })),
    }
}

/// Whether the caller may end rows of a register: what decides if the forms are shown.
pub fn may_end(acting: &Acting, whole: &finding::Whole) -> bool {
    whole.schema.is_current
        && !whole.known.is_withdrawn()
        && finding::may_keep(acting, whole.keeper, &whole.schema.register)
}
