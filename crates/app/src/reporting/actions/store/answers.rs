//! The rows of what the tracking body answers: sent back as a whole, at single cells and in whole sections; accepted.
//! And what was to be put right, read again. Every write takes a permit; nothing is deleted.

use super::CellWordsRow;
use crate::{failure::Failure, permits::Permit};
use database::{Connection, Error, WriteTransaction, params, record};
use domain::ids::{ReportContentId, ReportId, ReportSubmissionId};

const INSERT_SENDING_BACK: &str = "INSERT INTO report_sending_back (submission_id, reason, sent_back_by, sent_back_at_ms) \
     VALUES ($1, $2, $3, $4)";
const INSERT_RETURNED: &str =
    "INSERT INTO returned_figure (submission_id, indicator, component, reason) VALUES ($1, $2, $3, $4)";
const INSERT_RETURNED_SECTION: &str =
    "INSERT INTO returned_section (submission_id, section, reason) VALUES ($1, $2, $3)";
const INSERT_ACCEPTANCE: &str =
    "INSERT INTO report_acceptance (submission_id, note, accepted_by, accepted_at_ms) VALUES ($1, $2, $3, $4)";
const LIST_RETURNED: &str = "SELECT s.content_id, g.indicator, g.component, g.reason AS words FROM returned_figure g \
     JOIN report_submission s ON s.id = g.submission_id WHERE s.report_id = $1 ORDER BY g.indicator, g.component";
const LIST_RETURNED_SECTIONS: &str = "SELECT s.content_id, g.section, g.reason AS words FROM returned_section g \
     JOIN report_submission s ON s.id = g.submission_id WHERE s.report_id = $1 ORDER BY g.section";

record! {
    /// What is to be put right in one section.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct SectionWordsRow { pub content_id: ReportContentId, pub section: String, pub words: String }
}

/// What the tracking body sends back, ready to be kept.
pub struct SendingBackToKeep<'v> {
    /// Which submission.
    pub submission: ReportSubmissionId,
    /// What is to be done.
    pub reason: &'v str,
    /// Indicator, component and what is to be put right there.
    pub cells: &'v [(String, String, String)],
    /// The word of a section and what is to be put right in it.
    pub sections: &'v [(String, String)],
}

/// The tracking body sends back: as a whole, at single cells, in whole sections.
pub async fn insert_sending_back(
    tx: &mut WriteTransaction,
    permit: &Permit,
    back: &SendingBackToKeep<'_>,
) -> Result<(), Failure> {
    let (person, at_ms) = (permit.person()?, permit.at().millisecond());
    tx.execute(INSERT_SENDING_BACK, params![back.submission, back.reason, person, at_ms]).await.map(drop)?;
    for (indicator, component, words) in back.cells {
        tx.execute(INSERT_RETURNED, params![back.submission, indicator, component, words]).await.map(drop)?;
    }
    for (section, words) in back.sections {
        tx.execute(INSERT_RETURNED_SECTION, params![back.submission, section, words]).await.map(drop)?;
    }
    Ok(())
}

/// The tracking body accepts.
pub async fn insert_acceptance(
    tx: &mut WriteTransaction,
    permit: &Permit,
    submission: ReportSubmissionId,
    note: &str,
) -> Result<(), Failure> {
    let values = params![submission, note, permit.person()?, permit.at().millisecond()];
    Ok(tx.execute(INSERT_ACCEPTANCE, values).await.map(drop)?)
}

/// What was to be put right in single cells, over all that was sent back of a report.
pub async fn list_returned(connection: &mut Connection, report: ReportId) -> Result<Vec<CellWordsRow>, Error> {
    connection.all(LIST_RETURNED, params![report]).await
}

/// The same in whole sections.
pub async fn list_returned_sections(
    connection: &mut Connection,
    report: ReportId,
) -> Result<Vec<SectionWordsRow>, Error> {
    connection.all(LIST_RETURNED_SECTIONS, params![report]).await
}
