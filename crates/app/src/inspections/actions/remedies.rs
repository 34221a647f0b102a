//! Remedies and re-inspections. A remedy becomes an assignment of the obligations, tracked by the leading body; when it was
//! accepted, a re-inspection closes the finding or sends it back with a new deadline, which is a further assignment that keeps
//! the first promise. Acceptance alone closes nothing.

use super::{
    seeing::{self, Finding, Whole},
    store::{self, NewRecheck, NewRemedyRow},
    units,
};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    documents::actions::insert_file,
    failure::Failure,
    look::dates,
    obligations::actions::{NewRemedy, open_remedy},
    permits::{Permit, Thing},
};
use database::WriteTransaction;
use domain::{
    ids::{FindingId, OrganisationId},
    inspections::{Act, Verdict},
    permissions::Verb,
    problem::{InspectionProblem, Problem},
};
use jiff::civil::Date;
use serde_json::json;

/// A remedy to be asked for.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Who puts it right.
    pub holder: OrganisationId,
    /// What is to be put right.
    pub words: String,
    /// By when.
    pub due_on: Date,
}

/// Who can be asked to put something right: the visited units, or who carries on for those that have ended.
pub fn holders(acting: &Acting, whole: &Whole) -> Vec<OrganisationId> {
    let mut holders = Vec::new();
    for unit in &whole.visit.particulars.units {
        for one in units::living(&acting.graph, *unit, acting.today) {
            if !holders.contains(&one) {
                holders.push(one);
            }
        }
    }
    holders
}

/// The first day that a deadline can be: not before the visit is over, and not in the past.
pub fn earliest_due(acting: &Acting, whole: &Whole) -> Date {
    whole.visit.particulars.to.max(acting.today)
}

/// Asks for the remedy of a finding.
pub async fn ask(app: &App, caller: &Caller, id: FindingId, asked: Asked) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_asking(tx, &acting, id, asked).await })).await
}

/// The same inside a write.
pub(in crate::inspections) async fn write_asking(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: FindingId,
    asked: Asked,
) -> Result<(), Failure> {
    let whole = seeing::find_of_finding(tx, acting, id).await?;
    let thing = require(acting, &whole, id)?;
    let finding = whole.finding(id)?;
    finding.rows().check(Act::AskRemedy).map_err(Problem::Inspection)?;
    if asked.words.is_empty() {
        return Err(Problem::Missing { field: "noi_dung_khac_phuc".to_owned() }.into());
    }
    check_due(acting, &whole, asked.due_on)?;
    if !holders(acting, &whole).contains(&asked.holder) {
        let problem = match acting.graph.exists(asked.holder, acting.today) {
            false if acting.graph.life(asked.holder).is_some() => {
                units::ended(&acting.graph, asked.holder, acting.today)
            }
            _ => Problem::Inspection(InspectionProblem::UnitElsewhere),
        };
        return Err(problem.into());
    }
    let told = json!({
        "step": "remedy", "remedy": finding.remedies.len() + 1, "holder": asked.holder.to_string(),
        "due_on": asked.due_on.to_string(),
    });
    let permit = acting.permit(tx, Verb::VerifyRemedy, &thing, told).await?;
    open(tx, acting, &permit, (&whole, finding), &asked).await
}

fn check_due(acting: &Acting, whole: &Whole, due_on: Date) -> Result<(), Problem> {
    let earliest = earliest_due(acting, whole);
    match due_on < earliest {
        true => Err(Problem::Inspection(InspectionProblem::RemedyTooEarly { earliest: dates::written(earliest) })),
        false => Ok(()),
    }
}

/// Opens the assignment of a remedy, and says that it is one.
async fn open(
    tx: &mut WriteTransaction,
    acting: &Acting,
    permit: &Permit,
    (whole, finding): (&Whole, &Finding),
    asked: &Asked,
) -> Result<(), Failure> {
    let clause = whole.clause(finding.row.provision_id).ok_or(Problem::NotFound)?;
    let remedy = NewRemedy {
        document: clause.document,
        clause: (clause.id, clause.span),
        action: asked.words.clone(),
        holder: asked.holder,
        tracking_body: whole.visit.row.organisation_id,
        due_on: asked.due_on,
        first_due_on: finding.first_due_on().unwrap_or(asked.due_on),
    };
    let (obligation, assignment) = open_remedy(tx, permit, remedy, acting.today).await?;
    let about = json!({"finding": finding.row.id.to_string(), "due_on": asked.due_on.to_string()});
    permit.also_about(tx, ("assignment", assignment.uuid()), about).await?;
    let number = finding.remedies.last().map_or(1, |last| last.row.number + 1);
    let new = NewRemedyRow { number, obligation, holder: asked.holder, words: &asked.words, due_on: asked.due_on };
    Ok(store::insert_remedy(tx, permit, finding.row.id, &new, permit.person()?).await?)
}

/// A re-inspection, as a person records it.
#[derive(Debug, Clone)]
pub struct Rechecked {
    /// The number of re-inspections that the person saw.
    pub seen: i64,
    /// When it was made.
    pub checked_on: Date,
    /// By whom, in free words.
    pub checked_by: String,
    /// What it saw.
    pub verdict: Verdict,
    /// In words.
    pub words: String,
    /// The new deadline, of what is not put right.
    pub new_due_on: Option<Date>,
    /// A file that shows it, on disk.
    pub file: Option<KeptFile>,
}

/// A file that is on disk, before its row is written.
#[derive(Debug, Clone)]
pub struct KeptFile {
    sha256: [u8; 32],
    size_bytes: i64,
    name: String,
}

/// Puts a file on disk for who may record a re-inspection.
pub async fn keep_file(
    app: &App,
    caller: &Caller,
    id: FindingId,
    (name, content): (String, Vec<u8>),
) -> Result<KeptFile, Failure> {
    let acting = Acting::now(app, caller);
    let whole = seeing::open_of_finding(app, caller, id).await?;
    require(&acting, &whole, id)?;
    if content.is_empty() {
        return Err(Problem::FileEmpty.into());
    }
    let sha256 = app.files().keep(&content).await?;
    Ok(KeptFile { sha256, size_bytes: i64::try_from(content.len()).unwrap_or(i64::MAX), name })
}

/// Records a re-inspection.
pub async fn recheck(app: &App, caller: &Caller, id: FindingId, rechecked: Rechecked) -> Result<(), Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_recheck(tx, &acting, id, rechecked).await })).await
}

/// The same inside a write. What is not put right goes back in the same write, so that no finding is ever left between.
pub(in crate::inspections) async fn write_recheck(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: FindingId,
    rechecked: Rechecked,
) -> Result<(), Failure> {
    let whole = seeing::find_of_finding(tx, acting, id).await?;
    let thing = require(acting, &whole, id)?;
    let finding = whole.finding(id)?;
    let act = if rechecked.verdict == Verdict::Verified { Act::Verify } else { Act::SendBack };
    finding.rows().check(act).map_err(Problem::Inspection)?;
    let number = i64::try_from(finding.rechecks.len()).unwrap_or(i64::MAX);
    if number != rechecked.seen {
        return Err(Problem::SomeoneWasFaster.into());
    }
    let due_on = check_recheck(acting, &whole, finding, &rechecked)?;
    let last = finding.remedies.last().ok_or(Problem::NotFound)?;
    let told = json!({
        "step": "re-inspected", "verdict": rechecked.verdict.code(), "checked_on": rechecked.checked_on.to_string(),
        "remedy": last.row.number, "new_due_on": due_on.map(|day| day.to_string()),
    });
    let permit = acting.permit(tx, Verb::VerifyRemedy, &thing, told).await?;
    if let Some(file) = &rechecked.file {
        insert_file(tx, &permit, (&file.sha256, file.size_bytes), "application/octet-stream").await?;
    }
    let new = NewRecheck {
        number: number + 1,
        remedy_number: last.row.number,
        checked_on: rechecked.checked_on,
        checked_by: &rechecked.checked_by,
        verdict: rechecked.verdict.code(),
        words: &rechecked.words,
        file: rechecked.file.as_ref().map(|file| (file.sha256, file.name.as_str())),
    };
    store::insert_recheck(tx, &permit, id, &new, permit.person()?).await?;
    let Some(due_on) = due_on else { return Ok(()) };
    // Whoever carries the unit's work on today is asked again.
    let holder = last.living().map(|held| held.organisation_id).last().unwrap_or(last.row.holder_id);
    let living = units::living(&acting.graph, holder, acting.today);
    let holder = living.first().copied().ok_or_else(|| units::ended(&acting.graph, holder, acting.today))?;
    let asked = Asked { holder, words: last.row.words.clone(), due_on };
    open(tx, acting, &permit, (&whole, finding), &asked).await
}

/// The new deadline of what goes back; the days of a re-inspection that cannot be are refused.
fn check_recheck(
    acting: &Acting,
    whole: &Whole,
    finding: &Finding,
    rechecked: &Rechecked,
) -> Result<Option<Date>, Problem> {
    let missing = |field: &str| Problem::Missing { field: field.to_owned() };
    if rechecked.checked_by.is_empty() {
        return Err(missing("nguoi_tai_kiem_tra"));
    }
    if rechecked.words.is_empty() {
        return Err(missing("noi_dung_tai_kiem_tra"));
    }
    if rechecked.checked_on > acting.today {
        let latest = dates::written(acting.today);
        return Err(Problem::Inspection(InspectionProblem::RecheckInFuture { latest }));
    }
    let accepted_on = finding.remedies.last().and_then(seeing::Remedy::accepted_on);
    if let Some(day) = accepted_on.filter(|day| rechecked.checked_on < *day) {
        return Err(Problem::Inspection(InspectionProblem::RecheckTooEarly { earliest: dates::written(day) }));
    }
    match (rechecked.verdict, rechecked.new_due_on) {
        (Verdict::Verified, _) => Ok(None),
        (Verdict::NotRemedied, None) => Err(Problem::Inspection(InspectionProblem::NewDeadlineNeeded)),
        (Verdict::NotRemedied, Some(day)) => check_due(acting, whole, day).map(|()| Some(day)),
    }
}

fn require(acting: &Acting, whole: &Whole, id: FindingId) -> Result<Thing, Failure> {
    let thing = whole.visit.require_of_finding(acting, id, Verb::VerifyRemedy)?;
    Ok(thing)
}

/// The file of a re-inspection, for whoever sees the finding.
pub async fn open_file(app: &App, caller: &Caller, id: FindingId, number: i64) -> Result<(String, Vec<u8>), Failure> {
    let whole = seeing::open_of_finding(app, caller, id).await?;
    let recheck = whole.finding(id)?.rechecks.iter().find(|row| row.number == number).ok_or(Problem::NotFound)?;
    let sha256 = recheck.file_sha256.ok_or(Problem::NotFound)?;
    let name = recheck.file_name.clone().unwrap_or_default();
    Ok((name, app.files().content(&sha256).await?))
}
