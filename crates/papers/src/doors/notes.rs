//! What a person should know about how a file was read. Nothing here refuses anything.
//!
//! The sentences stand in `labels.rs`; the code of a note is stable and stands in the reading's warnings.

use serde::{Deserialize, Serialize};

/// How Vietnamese was written into files before Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LegacyEncoding {
    /// TCVN 5712:1993, third set: the fonts `.VnTime` and the like (ABC).
    Tcvn3,
    /// VNI for Windows: the fonts `VNI-Times` and the like.
    Vni,
    /// VPS: the fonts `VPS Times` and the like.
    Vps,
    /// Windows code page 1258.
    Windows1258,
}

impl LegacyEncoding {
    /// All of them.
    pub const ALL: [LegacyEncoding; 4] =
        [LegacyEncoding::Tcvn3, LegacyEncoding::Vni, LegacyEncoding::Vps, LegacyEncoding::Windows1258];

    /// What people call it.
    pub const fn name(self) -> &'static str {
        match self {
            LegacyEncoding::Tcvn3 => "TCVN3 (ABC)",
            LegacyEncoding::Vni => "VNI-Windows",
            LegacyEncoding::Vps => "VPS",
            LegacyEncoding::Windows1258 => "Windows-1258",
        }
    }
}

/// What a message of the exchange does with a document that was sent before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExchangeAct {
    /// Thu hồi.
    Revokes,
    /// Cập nhật.
    Updates,
    /// Thay thế.
    Replaces,
}

/// What a person should know.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "note", rename_all = "kebab-case")]
pub enum Note {
    /// The text was in an older encoding and was converted.
    Legacy {
        /// Which.
        encoding: LegacyEncoding,
        /// A line as it stood in the file.
        before: String,
        /// The same line as it is read.
        after: String,
    },
    /// Letters of other scripts that look like Latin ones, or invisible marks inside words, were replaced.
    Homoglyphs {
        /// How many.
        count: usize,
        /// A word in which some stood, as read.
        sample: String,
    },
    /// The file holds changes that nobody accepted yet; it is read as if all were accepted.
    TrackedChanges {
        /// Insertions kept.
        accepted: usize,
        /// Deletions left out.
        dropped: usize,
    },
    /// The text was recognised from pictures.
    Recognised {
        /// How many pages.
        pages: usize,
        /// From 0 to 100.
        mean_confidence: f32,
    },
    /// The file holds macros; none was run.
    MacrosIgnored,
    /// The file points to things elsewhere; none was loaded.
    ExternalLinksIgnored,
    /// Running heads and feet were left out.
    HeadersDropped {
        /// On how many pages.
        pages: usize,
    },
    /// Something is attached that is not read.
    Attachment {
        /// Its name.
        name: String,
    },
    /// Pages hold no letters, and no program is there to recognise their pictures.
    PagesUnread {
        /// How many.
        pages: usize,
    },
    /// The message was sent to change what became of an earlier one.
    Exchange {
        /// What it does with that one.
        act: ExchangeAct,
    },
    /// The name says another kind than the content is.
    OtherKindThanNamed,
}

impl Note {
    /// The stable code, as in the JSON form.
    pub const fn code(&self) -> &'static str {
        match self {
            Note::Legacy { .. } => "legacy",
            Note::Homoglyphs { .. } => "homoglyphs",
            Note::TrackedChanges { .. } => "tracked-changes",
            Note::Recognised { .. } => "recognised",
            Note::MacrosIgnored => "macros-ignored",
            Note::ExternalLinksIgnored => "external-links-ignored",
            Note::HeadersDropped { .. } => "headers-dropped",
            Note::Attachment { .. } => "attachment",
            Note::PagesUnread { .. } => "pages-unread",
            Note::Exchange { .. } => "exchange",
            Note::OtherKindThanNamed => "other-kind-than-named",
        }
    }

    /// Whether the file is no faithful copy of the document.
    pub const fn is_scrambling(&self) -> bool {
        matches!(self, Note::Homoglyphs { .. })
    }

    /// What it says, in Vietnamese.
    pub fn vietnamese(&self) -> String {
        super::labels::vietnamese(self)
    }

    /// What it says, in English.
    pub fn english(&self) -> String {
        super::labels::english(self)
    }
}
