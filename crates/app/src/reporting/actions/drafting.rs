//! The working copy of a report, which the unit's people share: kept as it was typed, without history.
//!
//! What two people type comes together field by field in the writer, so that no one's typing is lost. In a locked round
//! the typing is kept all the same, and the person is told.

use super::{
    Acting, Report,
    store::{self, DraftRow},
};
use crate::{
    App,
    caller::Caller,
    failure::Failure,
    reporting::draft::{Draft, SentForm},
};
use database::{Connection, WriteTransaction};
use domain::{ids::ReportId, permissions::Verb, problem::Problem, reporting::ReportStep, time::Moment};

/// What became of a form that was saved.
#[derive(Debug, Clone)]
pub struct Saved {
    /// The working copy now.
    pub draft: Draft,
    /// When it was saved.
    pub at: Moment,
    /// The round was locked meanwhile: the typing is kept, but goes nowhere.
    pub is_locked: bool,
    /// The form is another than the one that was filled in.
    pub form_changed: bool,
}

/// Keeps what was typed.
pub async fn save_draft(app: &App, caller: &Caller, id: ReportId, sent: SentForm) -> Result<Saved, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_draft(tx, &acting, id, &sent).await })).await
}

async fn write_draft(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ReportId,
    sent: &SentForm,
) -> Result<Saved, Failure> {
    let (report, thing) = acting.find_report(tx, id).await?;
    acting.caller.require(&acting.graph, Verb::EnterFigures, &thing)?;
    let is_locked = match report.check(ReportStep::Enter) {
        Ok(()) => false,
        Err(Problem::RoundLocked) => true,
        Err(problem) => return Err(problem.into()),
    };
    let kept = draft_of(tx, id).await?;
    let mut draft = kept.clone();
    let by = (acting.caller.account, acting.caller.full_name.as_str());
    draft.take(sent, by.0, by.1, tx.now().millisecond());
    let form_version = report.round.row.form_version;
    if draft != kept {
        store::save_draft(tx, id, &serde_json::to_string(&draft)?, form_version, by.0).await?;
    }
    let form_changed = sent.other("ban_bieu").parse().is_ok_and(|seen: i64| seen != form_version);
    Ok(Saved { draft, at: tx.now(), is_locked, form_changed })
}

/// The working copy; empty before anything was typed.
pub(super) async fn draft_of(connection: &mut Connection, id: ReportId) -> Result<Draft, Failure> {
    let row = store::find_draft(connection, id).await?;
    Ok(row.map(|row| parsed(&row)).unwrap_or_default())
}

fn parsed(row: &DraftRow) -> Draft {
    serde_json::from_str(&row.typed).unwrap_or_default()
}

/// A report with its working copy, for the people who fill it in.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The report.
    pub report: Report,
    /// What is typed so far.
    pub draft: Draft,
    /// When and by whom it was saved last.
    pub saved: Option<(Moment, String)>,
    /// The same unit's figures of the period before.
    pub previous: Option<domain::reporting::Entries>,
    /// What was to be put right in single cells when it was sent back last.
    pub returned: Vec<store::CellWordsRow>,
}

/// Opens the form.
pub async fn open_entry(app: &App, caller: &Caller, id: ReportId) -> Result<Entry, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let (report, thing) = acting.find_report(&mut connection, id).await?;
    acting.caller.require(&acting.graph, Verb::EnterFigures, &thing)?;
    let row = store::find_draft(&mut connection, id).await?;
    let returned = store::list_returned(&mut connection, id).await?;
    let latest = report.latest().map(|content| content.id);
    Ok(Entry {
        draft: row.as_ref().map(parsed).unwrap_or_default(),
        saved: row.map(|row| (Moment::from_millisecond(row.saved_at_ms), row.saver)),
        previous: super::figures::previous_entries(&mut connection, &report).await?,
        returned: returned.into_iter().filter(|row| Some(row.content_id) == latest).collect(),
        report,
    })
}
