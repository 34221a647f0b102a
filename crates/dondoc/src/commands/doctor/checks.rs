//! What can be wrong with an instance, one function for each. They look and say; none of them mends anything.
//! What they need was read before, by `examination.rs`.

use super::{Finding, labels};
use crate::{configuration::Serving, examination::Content, exposure::Exposure, instance::SECRET_KEY, tls};
use app::demo::Contents;
use database::{Clock, SystemClock};
use jiff::civil::{Date, date};
use std::{fs, os::unix::fs::PermissionsExt, path::Path};

/// Less room than this on the disk of the data folder is wrong.
const LEAST_FREE_BYTES: u64 = 1024 * 1024 * 1024;
/// A clock before this day is not set.
const EARLIEST: Date = date(2025, 7, 1);

/// Everything that was found, what is wrong first.
pub fn all(serving: &Serving, content: &Content) -> Vec<Finding> {
    let folder = &serving.place.folder;
    let mut findings: Vec<Finding> = [
        schema(content),
        engine(content),
        journal(content),
        others_may_read(folder, "open-folder"),
        secret_key(&folder.join(SECRET_KEY)),
        free_room(folder),
        clock(),
        demo(content),
        exposure(serving),
    ]
    .into_iter()
    .flatten()
    .collect();
    findings.extend(files(content));
    findings.sort_by_key(|finding| !finding.wrong);
    findings
}

fn schema(content: &Content) -> Option<Finding> {
    let (found, known) = (content.schema_version, database::schema_version());
    match found.cmp(&known) {
        std::cmp::Ordering::Less => Some(Finding::wrong("old-schema", labels::old_schema(found, known))),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(Finding::wrong("new-schema", labels::new_schema(found, known))),
    }
}

fn engine(content: &Content) -> Option<Finding> {
    let setting = content.unsafe_setting.as_ref()?;
    Some(Finding::wrong("unsafe-engine", crate::labels::unsafe_engine(setting)))
}

fn journal(content: &Content) -> Option<Finding> {
    let fault = content.journal_fault.as_ref()?;
    Some(Finding::wrong("broken-journal", labels::broken_journal(fault)))
}

fn files(content: &Content) -> Vec<Finding> {
    let missing = content.files.missing.iter().map(|name| Finding::wrong("missing-file", labels::missing_file(name)));
    let damaged = content.files.damaged.iter().map(|name| Finding::wrong("damaged-file", labels::damaged_file(name)));
    let orphans = content.files.orphans.len();
    let orphans = (orphans > 0).then(|| Finding::note("orphan-files", labels::orphan_files(orphans)));
    missing.chain(damaged).chain(orphans).collect()
}

fn others_may_read(path: &Path, code: &'static str) -> Option<Finding> {
    let mode = fs::metadata(path).ok()?.permissions().mode();
    (mode & 0o077 != 0).then(|| Finding::wrong(code, labels::others_may_read(path, mode & 0o777)))
}

fn secret_key(path: &Path) -> Option<Finding> {
    if path.exists() {
        return others_may_read(path, "open-key");
    }
    Some(Finding::note("no-key", labels::no_key(path)))
}

fn free_room(folder: &Path) -> Option<Finding> {
    let room = rustix::fs::statvfs(folder).ok()?;
    let free_bytes = room.f_bavail.saturating_mul(room.f_frsize);
    (free_bytes < LEAST_FREE_BYTES).then(|| Finding::wrong("little-room", labels::little_room(folder, free_bytes)))
}

fn clock() -> Option<Finding> {
    let today = SystemClock.now().day();
    (today < EARLIEST).then(|| Finding::wrong("wrong-clock", labels::wrong_clock(&today.to_string())))
}

fn demo(content: &Content) -> Option<Finding> {
    (content.contents == Contents::Demo).then(|| Finding::note("demo", labels::is_demo()))
}

fn exposure(serving: &Serving) -> Option<Finding> {
    let usable = Exposure::of(serving).and_then(|exposure| {
        let pair = exposure.tls.as_ref();
        pair.map(|(certificate, key)| tls::acceptor(certificate, key)).transpose()
    });
    usable.err().map(|refusal| Finding::wrong("exposure", refusal))
}
