//! The figures as a file, so that a start need not read every report. The file is never trusted: it is refused where it was
//! made of other organisations, packs or another history, and then the figures are read from the rows.

use super::store;
use crate::{failure::Failure, reporting};
use database::Connection;
use domain::organisations::Graph;
use rollup::{Figures, snapshot};
use sha2::{Digest, Sha256};
use std::{
    fmt::{self, Write as _},
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
};

/// The kept figures, where there are any that fit the database.
pub async fn read(connection: &mut Connection, path: &Path, graph: &Arc<Graph>) -> Option<Figures> {
    let kept = path.to_owned();
    let bytes = tokio::task::spawn_blocking(move || std::fs::read(kept)).await.ok()?.ok()?;
    let Some(source) = source(connection, graph, snapshot::up_to(&bytes)?).await.ok()? else {
        tracing::info!("the kept figures are of another history and are not used");
        return None;
    };
    let graph = Arc::clone(graph);
    match tokio::task::spawn_blocking(move || snapshot::decode(&bytes, source, graph)).await.ok()? {
        Ok(figures) => Some(figures),
        Err(reason) => {
            tracing::info!(%reason, "the kept figures are not used");
            None
        }
    }
}

/// Keeps figures in the place of those that were kept before.
pub async fn keep(connection: &mut Connection, path: &Path, figures: Arc<Figures>) -> Result<(), Failure> {
    let Some(source) = source(connection, &figures.shared_graph(), figures.up_to()).await? else { return Ok(()) };
    let path = path.to_owned();
    let written = tokio::task::spawn_blocking(move || replace(path, &snapshot::encode(&figures, source)));
    Ok(written.await.map_err(|fault| Failure::Fault(Arc::new(fault)))??)
}

/// Written beside its place and renamed: a crash leaves the former file.
fn replace(path: PathBuf, bytes: &[u8]) -> io::Result<()> {
    let unfinished = path.with_extension("part");
    let mut file = std::fs::File::create(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(unfinished, path)
}

/// What figures up to a position of the history were made of: organisations, packs, and the history itself. None where the
/// history does not reach so far.
async fn source(connection: &mut Connection, graph: &Graph, up_to: u64) -> Result<Option<snapshot::Source>, Failure> {
    let Ok(position) = i64::try_from(up_to) else { return Ok(None) };
    let history = match position {
        0 => [0; 32],
        _ => match store::hash_at(connection, position).await? {
            Some(hash) => hash,
            None => return Ok(None),
        },
    };
    let mut digest = Digesting(Sha256::new());
    digest.0.update(history);
    for own in reporting::packs::built_in() {
        digest.0.update(own.sha256);
    }
    for used in store::list_packs(connection).await? {
        digest.0.update(used.sha256);
    }
    // Trees and successions are all in the rows of the graph.
    write!(digest, "{:?}", graph.rows()).map_err(|fault| Failure::Fault(Arc::new(fault)))?;
    Ok(Some(digest.0.finalize().into()))
}

/// Takes text into a digest.
struct Digesting(Sha256);

impl fmt::Write for Digesting {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text);
        Ok(())
    }
}
