//! The figures of now: loaded once, then brought up to the last commit whenever somebody asks.
//!
//! Whoever asks sees every commit that was answered before. One at a time brings them up; the others wait for that one, and
//! nobody waits where nothing was written. What cannot be brought up, such as after a change of the past, is loaded anew.

use super::{keeping, loading, store};
use crate::{App, failure::Failure};
use database::Connection;
use domain::organisations::Graph;
use rollup::{Figures, Rollup};
use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicU64, Ordering},
};
use tokio::sync::Mutex;

/// The figures, once they are loaded.
#[derive(Debug, Default)]
pub struct Following {
    rollup: OnceLock<Rollup>,
    turn: Mutex<()>,
    /// The last commit that is in the kept file.
    kept_up_to: AtomicU64,
}

impl App {
    /// The figures as they are at the last commit.
    pub async fn figures(&self) -> Result<Arc<Figures>, Failure> {
        let following = self.following();
        if let Some(figures) = following.current(self) {
            return Ok(figures);
        }
        let _turn = following.turn.lock().await;
        if let Some(figures) = following.current(self) {
            return Ok(figures);
        }
        let figures = self.newest(following.rollup.get().map(Rollup::read)).await?;
        if let Some(rollup) = following.rollup.get() {
            rollup.replace(figures);
            return Ok(rollup.read());
        }
        Ok(following.rollup.get_or_init(|| Rollup::new(figures)).read())
    }

    /// The figures read from the rows alone, whatever is in memory: what these must come to.
    pub async fn load_figures(&self) -> Result<Figures, Failure> {
        let mut connection = self.database().read_unmoving().await?;
        let figures = loading::load(&mut connection, self.organisations()).await?;
        connection.end().await?;
        Ok(figures)
    }

    /// The figures as a connection that sees one unmoving state sees them, whatever was written since.
    pub(crate) async fn figures_seen_by(&self, connection: &mut Connection) -> Result<Arc<Figures>, Failure> {
        let position = store::position(connection).await? as u64;
        let graph = self.organisations();
        let known = self.following().rollup.get().map(Rollup::read);
        match known.filter(|known| known.up_to() <= position) {
            Some(known) if known.up_to() == position && Arc::ptr_eq(&known.shared_graph(), &graph) => Ok(known),
            Some(known) => match brought_up(connection, &known, &graph).await {
                Ok(figures) => Ok(Arc::new(figures)),
                Err(failure) => {
                    tracing::info!(reason = ?failure, "the figures of a state are loaded anew");
                    Ok(Arc::new(loading::load(connection, graph).await?))
                }
            },
            // Those in memory are newer than the state, or there are none: then these are kept for the next who asks.
            None => {
                let loaded = Rollup::new(loading::load(connection, graph).await?);
                let figures = loaded.read();
                _ = self.following().rollup.set(loaded);
                Ok(figures)
            }
        }
    }

    /// Figures after the last commit, from those before it where there are any.
    async fn newest(&self, known: Option<Arc<Figures>>) -> Result<Figures, Failure> {
        let graph = self.organisations();
        let mut connection = self.database().read_unmoving().await?;
        let figures = match known {
            Some(known) => match brought_up(&mut connection, &known, &graph).await {
                Ok(figures) => figures,
                Err(failure) => {
                    tracing::info!(reason = ?failure, "the figures are loaded anew");
                    loading::load(&mut connection, graph).await?
                }
            },
            None => match self.kept(&mut connection, &graph).await {
                Some(kept) => loading::bring_up(&mut connection, &kept).await?,
                None => loading::load(&mut connection, graph).await?,
            },
        };
        connection.end().await?;
        Ok(figures)
    }

    /// The figures that were kept for this start, where they are of use.
    async fn kept(&self, connection: &mut Connection, graph: &Arc<Graph>) -> Option<Figures> {
        let kept = keeping::read(connection, self.settings().figures_file.as_ref()?, graph).await?;
        self.following().kept_up_to.store(kept.up_to(), Ordering::Relaxed);
        Some(kept)
    }

    /// Keeps the figures for the next start, where they are in memory, a file is named and something changed since.
    pub async fn keep_figures(&self) -> Result<(), Failure> {
        let following = self.following();
        let Some((path, rollup)) = self.settings().figures_file.as_ref().zip(following.rollup.get()) else {
            return Ok(());
        };
        let figures = rollup.read();
        let up_to = figures.up_to();
        if following.kept_up_to.load(Ordering::Relaxed) == up_to {
            return Ok(());
        }
        keeping::keep(&mut self.database().read().await?, path, figures).await?;
        following.kept_up_to.store(up_to, Ordering::Relaxed);
        Ok(())
    }
}

/// Figures after the last commit, on the organisations of now.
async fn brought_up(connection: &mut Connection, known: &Figures, graph: &Arc<Graph>) -> Result<Figures, Failure> {
    if Arc::ptr_eq(&known.shared_graph(), graph) {
        return loading::bring_up(connection, known).await;
    }
    let moved = known.on_graph(Arc::clone(graph)).map_err(loading::refused)?;
    loading::bring_up(connection, &moved).await
}

impl Following {
    /// The figures, where nothing was written since.
    fn current(&self, app: &App) -> Option<Arc<Figures>> {
        let figures = self.rollup.get()?.read();
        let is_current = figures.up_to() >= app.database().committed() as u64
            && Arc::ptr_eq(&figures.shared_graph(), &app.organisations());
        is_current.then_some(figures)
    }
}
