//! Workbooks that came back and wait for a person's word: in memory, for a while. A file from outside leaves no trace on the
//! disk before somebody has said that its figures are meant. What is gone is uploaded again.

use super::{reading::FormUpload, round_reading::RoundUpload};
use domain::{
    ids::{ReportId, RoundId, UploadId},
    time::Moment,
};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// So long a workbook waits.
const KEPT_MS: i64 = 2 * 3600 * 1000;
/// So many wait at the most; the oldest go first.
const MOST: usize = 64;
/// Bytes of all of them as they are held.
const MOST_BYTES: usize = 256 * 1024 * 1024;

/// What waits.
#[derive(Debug, Clone)]
enum Held {
    Form(ReportId, Arc<FormUpload>),
    Round(RoundId, Arc<RoundUpload>),
}

#[derive(Debug)]
struct Entry {
    id: UploadId,
    at_ms: i64,
    bytes: usize,
    held: Held,
}

/// The tray.
#[derive(Debug, Default)]
pub struct Tray(Mutex<Vec<Entry>>);

impl Tray {
    fn entries(&self) -> MutexGuard<'_, Vec<Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, entry: Entry) {
        let mut entries = self.entries();
        let now_ms = entry.at_ms;
        entries.push(entry);
        entries.retain(|entry| now_ms - entry.at_ms <= KEPT_MS);
        // The newest stays, however large it is.
        while entries.len() > MOST
            || (entries.len() > 1 && entries.iter().map(|it| it.bytes).sum::<usize>() > MOST_BYTES)
        {
            let gone = entries.remove(0);
            if let Held::Round(_, upload) = gone.held {
                upload.cancel();
            }
        }
    }

    /// Keeps a form of one report.
    pub fn keep_form(&self, id: UploadId, now: Moment, report: ReportId, upload: FormUpload) {
        let bytes = upload.bytes();
        self.put(Entry { id, at_ms: now.millisecond(), bytes, held: Held::Form(report, Arc::new(upload)) });
    }

    /// Keeps a sheet of a round.
    pub fn keep_round(&self, id: UploadId, now: Moment, round: RoundId, upload: Arc<RoundUpload>) {
        let bytes = upload.bytes();
        self.put(Entry { id, at_ms: now.millisecond(), bytes, held: Held::Round(round, upload) });
    }

    fn find(&self, id: UploadId, now: Moment) -> Option<Held> {
        let entries = self.entries();
        let entry = entries.iter().find(|entry| entry.id == id && now.millisecond() - entry.at_ms <= KEPT_MS)?;
        Some(entry.held.clone())
    }

    /// A form of this report, if it still waits.
    pub fn form(&self, id: UploadId, now: Moment, of: ReportId) -> Option<Arc<FormUpload>> {
        match self.find(id, now)? {
            Held::Form(report, upload) if report == of => Some(upload),
            _ => None,
        }
    }

    /// A sheet of this round, if it still waits.
    pub fn round(&self, id: UploadId, now: Moment, of: RoundId) -> Option<Arc<RoundUpload>> {
        match self.find(id, now)? {
            Held::Round(round, upload) if round == of => Some(upload),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn what_waits_belongs_to_its_report_and_goes_after_a_while_or_for_newer_ones() {
        let tray = Tray::default();
        let report = ReportId::from(Uuid::from_u128(1));
        let id = |number: u128| UploadId::from(Uuid::from_u128(number));
        let at = Moment::from_millisecond;
        tray.keep_form(id(0), at(0), report, FormUpload::default());
        assert!(tray.form(id(0), at(KEPT_MS), report).is_some());
        assert!(tray.form(id(0), at(KEPT_MS), ReportId::from(Uuid::from_u128(2))).is_none());
        assert!(tray.form(id(0), at(KEPT_MS + 1), report).is_none());
        for number in 1..=MOST as u128 {
            tray.keep_form(id(number), at(1), report, FormUpload::default());
        }
        assert!(tray.form(id(0), at(1), report).is_none() && tray.form(id(1), at(1), report).is_some());
    }
}
