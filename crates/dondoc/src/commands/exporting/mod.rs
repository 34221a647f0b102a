//! What `export` and `import` share: how they say how far they have come, and their words.
//! Neither writes or reads anything here.

pub mod labels;

use crate::output;
use app::export::package::Progress;
use std::{sync::Arc, time::Duration};

/// Between two lines.
const PAUSE: Duration = Duration::from_secs(2);

/// A progress that is told on the standard error, in lines, until it ends. Nothing is said of what is done at once.
pub struct Watched {
    progress: Arc<Progress>,
    telling: tokio::task::JoinHandle<()>,
}

impl Watched {
    /// Begins to tell, in these words for so many hundredths.
    pub fn begin(words: fn(u64) -> String) -> Self {
        let progress = Arc::new(Progress::default());
        let watched = Arc::clone(&progress);
        let telling = tokio::spawn(async move {
            let mut told = 0;
            loop {
                tokio::time::sleep(PAUSE).await;
                let percent = watched.percent();
                if percent > told {
                    output::say(&words(percent));
                    told = percent;
                }
            }
        });
        Watched { progress, telling }
    }

    /// What is told.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Tells no more.
    pub fn end(self) {
        self.telling.abort();
    }
}
