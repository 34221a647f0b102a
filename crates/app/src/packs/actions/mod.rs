//! Reading packs: those of the program, the versions that were kept, and the open rounds that stand on them.
//! A round is told of only to those who may read it.

mod store;

use crate::{
    App,
    acting::Acting,
    caller::Caller,
    failure::Failure,
    permits::Thing,
    reporting::packs::{built_in, newest, of_kept},
};
use domain::{
    ids::RoundId,
    packs::{Pack, Period},
    permissions::Verb,
    problem::Problem,
    time::Moment,
};
use jiff::civil::Date;
use std::{collections::BTreeSet, sync::Arc};

/// A pack with its versions.
#[derive(Debug, Clone)]
pub struct Shelf {
    /// Its code.
    pub code: String,
    /// What the program brings; nothing of a pack that only rounds still have.
    pub own: Option<Arc<Pack>>,
    /// Versions that were kept, the newest first, each with the day.
    pub kept: Vec<(i64, Date)>,
}

/// A round that stands on a version of a pack and is not locked.
#[derive(Debug, Clone)]
pub struct OpenRound {
    /// Its identity.
    pub id: RoundId,
    /// The version.
    pub version: i64,
    /// Code of its form.
    pub form: String,
    /// Its period.
    pub period: Period,
}

/// A pack as its page shows it.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Its versions.
    pub shelf: Shelf,
    /// The version that is shown.
    pub pack: Arc<Pack>,
    /// Open rounds that stand on it, those that the person may read.
    pub rounds: Vec<OpenRound>,
}

/// Every pack, those of the program first.
pub async fn list_packs(app: &App) -> Result<Vec<Shelf>, Failure> {
    let mut connection = app.database().read().await?;
    let kept = store::list_kept(&mut connection).await?;
    let own: Vec<&str> = built_in().iter().map(|own| own.pack.code.as_str()).collect();
    let others: BTreeSet<&str> = kept.iter().map(|row| row.pack.as_str()).filter(|code| !own.contains(code)).collect();
    Ok(own.into_iter().chain(others).map(|code| shelf(code, &kept)).collect())
}

fn shelf(code: &str, kept: &[store::KeptRow]) -> Shelf {
    let of_it = kept.iter().filter(|row| row.pack == code);
    Shelf {
        code: code.to_owned(),
        own: newest(code).ok().map(|own| Arc::clone(&own.pack)),
        kept: of_it.map(|row| (row.version, Moment::from_millisecond(row.kept_at_ms).day())).collect(),
    }
}

/// A pack in the version asked for: without one the program's, or else the newest that was kept.
pub async fn find_pack(app: &App, caller: &Caller, code: &str, version: Option<i64>) -> Result<Shown, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let shelf = shelf(code, &store::list_kept(&mut connection).await?);
    let newest_kept = shelf.kept.first().map(|(version, _)| *version);
    let pack = match (version, &shelf.own) {
        (None, Some(own)) => Arc::clone(own),
        (Some(version), Some(own)) if version == own.version && newest_kept != Some(version) => Arc::clone(own),
        (version, _) => {
            let version = version.or(newest_kept).ok_or(Problem::NotFound)?;
            let kept = store::find_kept(&mut connection, code, version).await?.ok_or(Problem::NotFound)?;
            of_kept(code, &kept)?
        }
    };
    let may_read = |row: &store::OpenRoundRow| {
        let thing = Thing::Round { id: row.id, tracking_body: row.asked_by, today: acting.today };
        acting.may(Verb::ReadRound, &thing)
    };
    let rounds = store::list_open_rounds(&mut connection, code).await?;
    let rounds = rounds.into_iter().filter(may_read).map(open_round).collect();
    Ok(Shown { shelf, pack, rounds })
}

fn open_round(row: store::OpenRoundRow) -> OpenRound {
    let store::OpenRoundRow { id, pack_version, form, regime, year, number, first_day, last_day, .. } = row;
    OpenRound { id, version: pack_version, form, period: Period { regime, year, n: number, first_day, last_day } }
}
