//! The versions of packs that were kept, and the rounds that stand on them.
//! Reads only; private to the actions. Rights are asked by the caller.

use crate::reporting::actions::KeptFiles;
use database::{Connection, Error, params, record};
use domain::ids::{OrganisationId, RoundId};
use jiff::civil::Date;

record! {
    /// A version that was kept.
    #[derive(Debug, Clone)]
    pub struct KeptRow { pub pack: String, pub version: i64, pub kept_at_ms: i64 }
}

record! {
    /// A round that is not locked.
    #[derive(Debug, Clone)]
    pub struct OpenRoundRow {
        pub id: RoundId, pub pack_version: i64, pub form: String, pub regime: String, pub year: i64, pub number: i64,
        pub first_day: Date, pub last_day: Date, pub asked_by: OrganisationId,
    }
}

const LIST_KEPT: &str = "SELECT pack, version, kept_at_ms FROM pack_version ORDER BY pack, version DESC";
const FIND_KEPT: &str = "SELECT files, sha256 FROM pack_version WHERE pack = $1 AND version = $2";
const LIST_OPEN_ROUNDS: &str = "SELECT o.id, o.pack_version, o.form, o.regime, o.year, o.number, o.first_day, o.last_day, \
     o.asked_by FROM reporting_round o LEFT JOIN round_lock l ON l.round_id = o.id AND l.unlocked_at_ms IS NULL \
     WHERE o.pack = $1 AND l.id IS NULL ORDER BY o.last_day DESC, o.id";

/// Every version that was kept, the newest of each pack first.
pub async fn list_kept(connection: &mut Connection) -> Result<Vec<KeptRow>, Error> {
    connection.all(LIST_KEPT, params![]).await
}

/// The files of a version.
pub async fn find_kept(connection: &mut Connection, pack: &str, version: i64) -> Result<Option<KeptFiles>, Error> {
    connection.optional(FIND_KEPT, params![pack, version]).await
}

/// The rounds of a pack that are not locked, the latest period first.
pub async fn list_open_rounds(connection: &mut Connection, pack: &str) -> Result<Vec<OpenRoundRow>, Error> {
    connection.all(LIST_OPEN_ROUNDS, params![pack]).await
}
