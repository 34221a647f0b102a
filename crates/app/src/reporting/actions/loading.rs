//! A report with everything that was done in it, loaded through what the caller may see.
//!
//! Its state is counted from rows: the working copy, the versions that were endorsed, what was submitted and answered,
//! the waiver, the round's lock, the leave of one unit to go on in it. Nothing here writes.

use super::store::{self, ContentRow, KeptFiles, PartRow, ReportRow, RoundRow, Which};
use crate::{acting::Acting, failure::Failure, permits::Thing, reporting::packs};
use database::Connection;
use domain::{
    ids::{OrganisationId, ReportId, ReportSubmissionId, RoundId},
    obligations::{Answer, OnSchedule},
    organisations::Graph,
    packs::{Form, Pack, Period},
    permissions::Verb,
    problem::Problem,
    reporting::{LatestContent, ReportRows, ReportState, ReportStep, counted_version, holds_on},
    time::Moment,
};
use jiff::civil::Date;
use std::{collections::HashMap, sync::Arc};

/// A round with the pack that it was opened with.
#[derive(Debug, Clone)]
pub struct Round {
    /// Itself, with its lock.
    pub row: RoundRow,
    /// The pack.
    pub pack: Arc<Pack>,
    /// What one unit is asked for of the form, where that is less than the whole.
    asked: Option<Form>,
}

impl Round {
    /// The form that is asked for; of a report's round without what belongs to others.
    pub fn form(&self) -> Result<&Form, Failure> {
        match &self.asked {
            Some(form) => Ok(form),
            None => Ok(packs::form_of(&self.pack, &self.row.form)?),
        }
    }

    /// As a body of this class is asked: without the figures that belong to owners of another class.
    fn asked_of(self: &Arc<Self>, class: Option<&str>) -> Result<Arc<Self>, Failure> {
        let form = self.form()?;
        if self.pack.indicators_of(form).all(|indicator| indicator.is_asked_of(class)) {
            return Ok(Arc::clone(self));
        }
        let asked = Some(form.asked_of(&self.pack, class));
        Ok(Arc::new(Round { row: self.row.clone(), pack: Arc::clone(&self.pack), asked }))
    }

    /// The period.
    pub fn period(&self) -> Period {
        self.row.period()
    }

    /// Whether its cut-off has passed and has not locked it yet. A round that a person locked or opened again since is
    /// theirs to lock.
    pub fn is_to_be_cut_off(&self, today: Date) -> bool {
        let row = &self.row;
        let was_opened_since =
            |day: Date| row.last_unlocked_at_ms.is_some_and(|at_ms| Moment::from_millisecond(at_ms).day() > day);
        let passed = row.cut_off_on.filter(|day| *day < today);
        passed.is_some_and(|day| !self.is_locked() && row.cut_offs == 0 && !was_opened_since(day))
    }

    /// Whether a lock stands.
    pub fn is_locked(&self) -> bool {
        self.row.locked_at_ms.is_some()
    }

    /// Whether nothing more is taken on a day: it is locked, or its cut-off has passed and the daily round has not come.
    pub fn is_over(&self, today: Date) -> bool {
        self.is_locked() || self.is_to_be_cut_off(today)
    }
}

/// A report with its versions.
#[derive(Debug, Clone)]
pub struct Report {
    /// Itself.
    pub row: ReportRow,
    /// Its versions, oldest first.
    pub contents: Vec<ContentRow>,
    /// Its round.
    pub round: Arc<Round>,
}

impl Report {
    /// The latest version.
    pub fn latest(&self) -> Option<&ContentRow> {
        self.contents.last()
    }

    /// The version that counts in totals: the latest that waits or was accepted.
    pub fn counting(&self) -> Option<&ContentRow> {
        let answers: Vec<Option<Answer>> = self.contents.iter().map(answer).collect();
        counted_version(&answers).and_then(|index| self.contents.get(index))
    }

    /// The version that was accepted first, even if that was taken back or corrected since.
    pub fn accepted_first(&self) -> Option<&ContentRow> {
        self.contents.iter().find(|content| content.accepted_at_ms.is_some())
    }

    /// The version of a submission.
    pub fn submission(&self, id: ReportSubmissionId) -> Option<&ContentRow> {
        self.contents.iter().find(|content| content.submission_id == Some(id))
    }

    /// An accepted version is open for a correction.
    pub fn is_being_corrected(&self) -> bool {
        let accepted = self.contents.iter().rev().find(|content| answer(content) == Some(Answer::Accepted));
        accepted.is_some_and(|content| content.correction_at_ms.is_some())
    }

    /// The rows that the steps of a day depend on.
    pub fn rows(&self, today: Date) -> ReportRows {
        ReportRows {
            is_locked: self.round.is_over(today),
            is_admitted: self.row.admitted_until.is_some_and(|until_on| holds_on(until_on, today)),
            ..self.own_rows()
        }
    }

    /// Those that the state depends on: all but the lock. An accepted version that is open for a correction is worked on
    /// like a draft.
    fn own_rows(&self) -> ReportRows {
        let latest = self.latest();
        let is_reopened = latest
            .is_some_and(|content| answer(content) == Some(Answer::Accepted) && content.correction_at_ms.is_some());
        let version = |content: &ContentRow| LatestContent {
            is_endorsed: content.endorsed_at_ms.is_some() && !is_reopened,
            submission: if is_reopened { None } else { answer(content) },
        };
        let newer = |draft: i64| latest.is_none_or(|content| draft > content.draft_version);
        ReportRows {
            has_draft: is_reopened || self.row.draft_version.is_some_and(newer),
            content: latest.map(version),
            was_accepted: self.contents.iter().any(|content| answer(content) == Some(Answer::Accepted)),
            is_waived: self.row.waived_at_ms.is_some(),
            ..ReportRows::default()
        }
    }

    /// How it stands.
    pub fn state(&self) -> ReportState {
        self.own_rows().state()
    }

    /// Something was entered that is not in the latest version.
    pub fn has_draft(&self) -> bool {
        self.own_rows().has_draft
    }

    /// Until when its unit may go on in its locked round, if it may today.
    pub fn admitted_until(&self, today: Date) -> Option<Date> {
        self.row.admitted_until.filter(|until_on| self.round.is_over(today) && holds_on(*until_on, today))
    }

    /// Whether a step may be taken today; else what to tell the person.
    pub fn check(&self, step: ReportStep, today: Date) -> Result<(), Problem> {
        self.rows(today).check(step)
    }

    /// Whether those who carry on give it in the holder's place: a part report, or one that the holder owed for a period
    /// before its end and had not submitted.
    pub fn is_left(&self, graph: &Graph) -> bool {
        let ended = graph.life(self.row.organisation_id).and_then(|(_, ended)| ended);
        let was_owed = ended.is_some_and(|ended| self.round.row.last_day < ended);
        self.row.is_part || (was_owed && !self.own_rows().was_accepted)
    }

    /// Until when this unit was asked.
    pub fn due_on(&self) -> Date {
        self.row.due_on.unwrap_or(self.round.row.due_on)
    }

    /// Whether it is on schedule.
    pub fn on_schedule(&self, today: Date) -> OnSchedule {
        let at = self.counting().and_then(|content| content.submitted_at_ms);
        let submitted_on = at.map(|at_ms| Moment::from_millisecond(at_ms).day());
        self.own_rows().on_schedule(self.due_on(), today, submitted_on)
    }
}

/// What became of a version's submission; `None` when it was not submitted.
pub fn answer(content: &ContentRow) -> Option<Answer> {
    content.submission_id?;
    // An acceptance is taken back by sending back; nothing that was sent back is accepted.
    Some(match (content.sent_back_at_ms, content.accepted_at_ms) {
        (Some(_), _) => Answer::SentBack,
        (None, Some(_)) => Answer::Accepted,
        (None, None) => Answer::Waiting,
    })
}

/// A round with its pack, whoever asks.
pub async fn round(connection: &mut Connection, id: RoundId) -> Result<Round, Failure> {
    let row = store::find_round(connection, id).await?.ok_or(Problem::NotFound)?;
    let pack = pack(connection, &row.pack, row.pack_version).await?;
    Ok(Round { row, pack, asked: None })
}

/// Packs as their files were kept, each read once.
#[derive(Debug, Default)]
pub struct Packs(HashMap<(String, i64), Arc<Pack>>);

impl Packs {
    /// A version of a pack.
    pub async fn find(&mut self, connection: &mut Connection, code: &str, version: i64) -> Result<Arc<Pack>, Failure> {
        if let Some(known) = self.known(code, version) {
            return Ok(Arc::clone(known));
        }
        let found = pack(connection, code, version).await?;
        self.0.insert((code.to_owned(), version), Arc::clone(&found));
        Ok(found)
    }

    /// One that was read before.
    pub fn known(&self, code: &str, version: i64) -> Option<&Arc<Pack>> {
        self.0.get(&(code.to_owned(), version))
    }
}

/// A version of a pack as its files were kept.
async fn pack(connection: &mut Connection, code: &str, version: i64) -> Result<Arc<Pack>, Failure> {
    let hash = store::find_files_hash(connection, code, version).await?.ok_or(Problem::NotFound)?;
    if let Some(pack) = packs::known(code, &hash) {
        return Ok(pack);
    }
    let kept: KeptFiles = store::find_files(connection, code, version).await?.ok_or(Problem::NotFound)?;
    packs::of_kept(code, &kept)
}

/// Reports with their versions and rounds: two statements, and two for each round among them.
pub async fn list(connection: &mut Connection, which: Which) -> Result<Vec<Report>, Failure> {
    let rows = store::list_reports(connection, which).await?;
    let mut contents = store::list_contents(connection, which).await?;
    let mut rounds: Vec<Arc<Round>> = Vec::new();
    let mut reports = Vec::new();
    for row in rows {
        let known = rounds.iter().find(|known| known.row.id == row.round_id).cloned();
        let round = match known {
            Some(round) => round,
            None => {
                let found = Arc::new(round(connection, row.round_id).await?);
                rounds.push(Arc::clone(&found));
                found
            }
        };
        let own: Vec<ContentRow> = contents.extract_if(.., |content| content.report_id == row.id).collect();
        let round = round.asked_of(row.class.as_deref())?;
        reports.push(Report { row, contents: own, round });
    }
    Ok(reports)
}

impl AsRef<Report> for Report {
    fn as_ref(&self) -> &Report {
        self
    }
}

impl Acting {
    /// Whether a report waits for the caller's answer.
    pub fn may_answer(&self, report: &Report) -> bool {
        report.check(ReportStep::Accept, self.today).is_ok() && self.may(Verb::Accept, &self.thing_of_report(report))
    }

    /// A report, if the caller may read it; otherwise it is not found.
    pub async fn find_report(&self, connection: &mut Connection, id: ReportId) -> Result<(Report, Thing), Failure> {
        let report = list(connection, Which::One(id)).await?.into_iter().next().ok_or(Problem::NotFound)?;
        let thing = self.thing_of_report(&report);
        self.caller.require(&self.graph, Verb::ReadReport, &thing)?;
        Ok((report, thing))
    }

    /// A round, if the caller may read it.
    pub async fn find_round(&self, connection: &mut Connection, id: RoundId) -> Result<(RoundRow, Thing), Failure> {
        let row = store::find_round(connection, id).await?.ok_or(Problem::NotFound)?;
        let thing = Thing::Round { id, tracking_body: row.asked_by, today: self.today };
        self.caller.require(&self.graph, Verb::ReadRound, &thing)?;
        Ok((row, thing))
    }

    /// What rights of a report are asked about.
    pub fn thing_of_report(&self, report: &Report) -> Thing {
        Thing::Report {
            id: report.row.id,
            holder: report.row.organisation_id,
            is_left: report.is_left(&self.graph),
            tracking_body: report.round.row.asked_by,
            today: self.today,
        }
    }

    /// The bodies that work for the caller's report: those of the caller's posts.
    pub fn homes(&self) -> Vec<OrganisationId> {
        let mut homes: Vec<OrganisationId> = self.caller.posts.iter().map(|post| post.organisation).collect();
        homes.sort_unstable();
        homes.dedup();
        homes
    }
}

/// The reports on the other side of a tie: of a report its parts, of a part those it belongs to.
pub async fn neighbours(connection: &mut Connection, id: ReportId) -> Result<Vec<ReportId>, Failure> {
    let ties: Vec<PartRow> = store::list_parts(connection, id).await?;
    Ok(ties.into_iter().map(|tie| if tie.part_id == id { tie.report_id } else { tie.part_id }).collect())
}
