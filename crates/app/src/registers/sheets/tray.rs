//! Workbooks of registers that came back and wait for a person's word: in memory, for a while. What is gone is uploaded again.
//! Nothing of them is on the disk before somebody has said that it is meant.

use super::Upload;
use domain::{
    ids::{OrganisationId, UploadId},
    time::Moment,
};
use std::sync::{Arc, Mutex, PoisonError};

/// So long a workbook waits.
const KEPT_MS: i64 = 2 * 3600 * 1000;
/// So many wait at the most; the oldest go first.
const MOST: usize = 32;
/// Bytes of all of them as they are held, the newest apart.
const MOST_BYTES: usize = 128 * 1024 * 1024;

struct Entry {
    id: UploadId,
    at_ms: i64,
    body: OrganisationId,
    register: (String, String),
    upload: Arc<Upload>,
}

/// The tray.
#[derive(Default)]
pub struct Uploads(Mutex<Vec<Entry>>);

impl Uploads {
    /// Keeps a workbook for a register of a body.
    pub(in crate::registers) fn keep(
        &self,
        id: UploadId,
        now: Moment,
        (body, pack, register): (OrganisationId, &str, &str),
        upload: Arc<Upload>,
    ) {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at_ms = now.millisecond();
        entries.push(Entry { id, at_ms, body, register: (pack.to_owned(), register.to_owned()), upload });
        entries.retain(|entry| at_ms - entry.at_ms <= KEPT_MS);
        let is_over = |entries: &Vec<Entry>| {
            let bytes: usize = entries.iter().map(|entry| entry.upload.bytes()).sum();
            entries.len() > MOST || (entries.len() > 1 && bytes > MOST_BYTES)
        };
        while is_over(&entries) {
            entries.remove(0).upload.cancel();
        }
    }

    /// A workbook of this register of this body, if it still waits.
    pub(in crate::registers) fn find(
        &self,
        id: UploadId,
        now: Moment,
        (body, pack, register): (OrganisationId, &str, &str),
    ) -> Option<Arc<Upload>> {
        let entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_it = |entry: &&Entry| {
            let is_fresh = now.millisecond() - entry.at_ms <= KEPT_MS;
            entry.id == id && is_fresh && entry.body == body && entry.register == (pack.to_owned(), register.to_owned())
        };
        entries.iter().find(is_it).map(|entry| Arc::clone(&entry.upload))
    }
}
