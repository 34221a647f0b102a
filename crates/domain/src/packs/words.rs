//! What a pack calls a thing: in Vietnamese always, in English where its author gave it.
//! Nothing is translated here; without English words the Vietnamese ones are shown.

use serde::{Deserialize, Serialize};

/// Words of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// In Vietnamese.
    pub vi: String,
    /// In English, if the pack says so.
    pub en: Option<String>,
}

impl Words {
    /// In Vietnamese.
    pub fn vietnamese(&self) -> &str {
        &self.vi
    }

    /// In English, or else in Vietnamese.
    pub fn english(&self) -> &str {
        self.en.as_deref().unwrap_or(&self.vi)
    }

    /// With a word put in place of a gap, in both languages.
    #[must_use]
    pub fn with(&self, gap: &str, word: &str) -> Words {
        Words { vi: self.vi.replace(gap, word), en: self.en.as_ref().map(|en| en.replace(gap, word)) }
    }
}
