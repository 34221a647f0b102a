//! The steps of a report for programs.
//! Each is done once under its key, and answers with the report after it.

use super::told::{self, ToldReport};
use crate::{
    acting::Acting,
    api::{Call, Day, Done, Sent, step, words_of},
    failure::Failure,
    reporting::{
        ToMend,
        actions::{
            admitting, answering,
            answering::Returned,
            endorsing::{self, SeenDraft},
            locking, submitting,
        },
    },
    requests::Named,
    written::{REASON_LIMIT, needed},
};
use database::WriteTransaction;
use domain::{
    ids::{ReportId, ReportSubmissionId},
    packs::Component,
    problem::Problem,
    reporting::Cell,
};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

type Step = Result<Done<ToldReport>, Failure>;

/// A step that needs nothing but the version that was seen.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// Of the report.
    version: i64,
}

/// A step with a reason.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenWithReason {
    /// Of the report, or of the round.
    pub version: i64,
    /// Why; kept in the history.
    pub reason: String,
}

/// The head stands behind the working copy.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Endorsement {
    /// Of the report.
    version: i64,
    /// Of the working copy that was seen.
    draft_version: i64,
}

/// A submission is accepted.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// Of the report.
    version: i64,
    /// The submission that was seen.
    submission: Uuid,
    /// What is said to it.
    #[serde(default)]
    note: String,
}

/// A submission is sent back.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SendingBack {
    /// Of the report.
    version: i64,
    /// The submission that was seen.
    submission: Uuid,
    /// What is to be put right in all of it. It may be left out where something is said of single places.
    #[serde(default)]
    reason: String,
    /// What is to be put right in single cells.
    #[serde(default)]
    figures: Vec<OfCell>,
    /// What is to be put right in whole sections.
    #[serde(default)]
    sections: Vec<OfSection>,
    /// Lets the unit go on until this day, where the round is locked.
    until_on: Option<Day>,
}

/// Words about a cell.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfCell {
    /// The indicator, by its code.
    indicator: String,
    /// Which number of it; the value without it.
    component: Option<String>,
    /// What is to be put right.
    words: String,
}

/// Words about a section.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfSection {
    /// The section, by its code.
    section: String,
    /// What is to be put right.
    words: String,
}

/// A unit goes on in a locked round.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Admission {
    /// Of the report.
    version: i64,
    /// Until the end of this day.
    until_on: Day,
    /// Why; kept in the history.
    reason: String,
}

step!(
    ReportId,
    /// `POST /api/v1/reports/{report}/endorsement`
    endorse, Endorsement, |tx, acting, id, sent| {
        let seen = SeenDraft { report: sent.version, draft: sent.draft_version };
        endorsing::write_endorsement(tx, acting, id, seen).await?
    }
);
step!(
    ReportId,
    /// `POST /api/v1/reports/{report}/submission`
    submit, Seen, |tx, acting, id, sent| submitting::write_submission(tx, acting, id, sent.version).await?
);
step!(
    ReportId,
    /// `POST /api/v1/reports/{report}/acceptance`
    accept, Acceptance, |tx, acting, id, sent| {
        let submission = ReportSubmissionId::from(sent.submission);
        let note = words_of(&sent.note, "note")?;
        answering::write_acceptance(tx, acting, id, sent.version, submission, &note).await?
    }
);
step!(
    ReportId,
    /// `POST /api/v1/reports/{report}/sending-back`
    send_back, SendingBack, |tx, acting, id, sent| {
        let (version, submission) = (sent.version, ReportSubmissionId::from(sent.submission));
        answering::write_sending_back(tx, acting, id, version, submission, returned(sent)?).await?
    }
);
step!(
    ReportId,
    /// `POST /api/v1/reports/{report}/correction`
    correct, SeenWithReason, |tx, acting, id, sent| {
        answering::write_correction(tx, acting, id, sent.version, &reason(&sent.reason)?).await?
    }
);
step!(
    ReportId,
    /// `POST /api/v1/reports/{report}/waiver`
    waive, SeenWithReason, |tx, acting, id, sent| {
        locking::write_waiver(tx, acting, id, sent.version, &reason(&sent.reason)?).await?
    }
);
step!(
    ReportId,
    /// `POST /api/v1/reports/{report}/waiver/withdrawal`
    withdraw_waiver, Seen, |tx, acting, id, sent| {
        locking::write_waiver_withdrawal(tx, acting, id, sent.version).await?
    }
);
step!(
    ReportId,
    /// `POST /api/v1/reports/{report}/admission`
    admit, Admission, |tx, acting, id, sent| {
        let (report, thing) = acting.find_report(tx, id).await?;
        let wanted = (sent.until_on.0, reason(&sent.reason)?);
        let wanted = (wanted.0, wanted.1.as_str());
        admitting::write_admission(tx, acting, (&report, &thing), sent.version, wanted).await?
    }
);
step!(
    ReportId,
    /// `POST /api/v1/reports/{report}/admission/withdrawal`
    withdraw_admission, SeenWithReason, |tx, acting, id, sent| {
        admitting::write_admission_withdrawal(tx, acting, id, sent.version, &reason(&sent.reason)?).await?
    }
);

/// The report after a step, read in the same write.
async fn after(tx: &mut WriteTransaction, acting: &Acting, id: ReportId) -> Result<ToldReport, Failure> {
    let (report, _) = acting.find_report(tx, id).await?;
    Ok(told::report(acting, &report))
}

/// A reason that must be there.
pub fn reason(sent: &str) -> Result<String, Problem> {
    needed("reason", sent, REASON_LIMIT)
}

fn returned(sent: SendingBack) -> Result<Returned, Problem> {
    let mut places = ToMend::default();
    for of in sent.figures {
        let code = of.component.as_deref().unwrap_or("value");
        let unknown = || Problem::NotInForm { typed: [of.indicator.as_str(), code].join(".") };
        let component = Component::from_code(code).ok_or_else(unknown)?;
        places.cells.insert(Cell::new(&of.indicator, component), words_of(&of.words, "words")?);
    }
    for of in sent.sections {
        places.sections.insert(of.section, words_of(&of.words, "words")?);
    }
    Ok(Returned { reason: words_of(&sent.reason, "reason")?, places, until_on: sent.until_on.map(|day| day.0) })
}
