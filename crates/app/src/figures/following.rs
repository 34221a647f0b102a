//! The figures of now: loaded once, then brought up to the last commit whenever somebody asks.
//!
//! Whoever asks sees every commit that was answered before. One at a time brings them up; the others wait for that one, and
//! nobody waits where nothing was written. What cannot be brought up, such as after a change of the past, is loaded anew.

use super::{keeping, loading};
use crate::{App, failure::Failure};
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
        match following.rollup.get() {
            Some(rollup) => rollup.replace(figures),
            None => drop(following.rollup.set(Rollup::new(figures))),
        }
        following.rollup.get().map(Rollup::read).ok_or_else(|| loading::refused(rollup::Refusal::TooManyMeasures))
    }

    /// The figures read from the rows alone, whatever is in memory: what these must come to.
    pub async fn load_figures(&self) -> Result<Figures, Failure> {
        loading::load(&mut self.database().read().await?, self.organisations()).await
    }

    /// Figures after the last commit, from those before it where there are any.
    async fn newest(&self, known: Option<Arc<Figures>>) -> Result<Figures, Failure> {
        let graph = self.organisations();
        let mut connection = self.database().read().await?;
        if let Some(known) = &known {
            let brought_up = match Arc::ptr_eq(&known.shared_graph(), &graph) {
                true => loading::bring_up(&mut connection, known).await,
                false => match known.on_graph(Arc::clone(&graph)) {
                    Ok(moved) => loading::bring_up(&mut connection, &moved).await,
                    Err(refusal) => Err(loading::refused(refusal)),
                },
            };
            match brought_up {
                Ok(figures) => return Ok(figures),
                Err(failure) => tracing::info!(reason = ?failure, "the figures are loaded anew"),
            }
        }
        if known.is_none()
            && let Some(path) = &self.settings().figures_file
            && let Some(kept) = keeping::read(&mut connection, path, &graph).await
        {
            self.following().kept_up_to.store(kept.up_to(), Ordering::Relaxed);
            return loading::bring_up(&mut connection, &kept).await;
        }
        loading::load(&mut connection, graph).await
    }

    /// Keeps the figures for the next start, where they are in memory, a file is named and something changed since.
    pub async fn keep_figures(&self) -> Result<(), Failure> {
        let following = self.following();
        let Some((path, rollup)) = self.settings().figures_file.as_ref().zip(following.rollup.get()) else {
            return Ok(());
        };
        let figures = rollup.read();
        if following.kept_up_to.swap(figures.up_to(), Ordering::Relaxed) == figures.up_to() {
            return Ok(());
        }
        keeping::keep(&mut self.database().read().await?, path, figures).await
    }
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
