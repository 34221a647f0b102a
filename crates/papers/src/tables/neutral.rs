//! Text that a spreadsheet program would take for a formula, or a reader of this text for the head of a sheet.
//!
//! An apostrophe before it makes it text, as people write it themselves. What is neutralised comes back as it was: text
//! that has such apostrophes of its own gets one more.

use std::borrow::Cow;

const APOSTROPHE: char = '\'';

/// Whether a text begins so that it must not stand alone in a cell.
pub(super) fn is_dangerous(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '#', '\t', '\r', '\n'])
}

/// Whether apostrophes stand before such a text already.
pub(super) fn is_marked(text: &str) -> bool {
    text.starts_with(APOSTROPHE) && is_dangerous(text.trim_start_matches(APOSTROPHE))
}

/// With an apostrophe where one is needed.
pub(super) fn neutralised(text: &str) -> Cow<'_, str> {
    if is_dangerous(text) || is_marked(text) {
        Cow::Owned([APOSTROPHE.to_string().as_str(), text].concat())
    } else {
        Cow::Borrowed(text)
    }
}

/// Without the apostrophe that [`neutralised`] put there.
pub(super) fn restored(text: &str) -> &str {
    if is_marked(text) { text.strip_prefix(APOSTROPHE).unwrap_or(text) } else { text }
}
