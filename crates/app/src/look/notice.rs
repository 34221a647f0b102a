//! The one message above a page that says what was just done and how to take it back.
//! It survives a redirect: the app keeps it in the session and hands it to the next frame.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How loud something is. A tone never stands alone: a symbol and a word say the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tone {
    /// Ink: nothing asks for attention.
    #[default]
    Plain,
    /// Done, accepted, complete.
    Ok,
    /// Near the deadline, partial, doubtful.
    Warn,
    /// Late, wrong, returned.
    Act,
    /// Waits for a person's yes.
    Link,
    /// Not applicable, in the background.
    Mute,
}

impl fmt::Display for Tone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Tone::Plain => "plain",
            Tone::Ok => "ok",
            Tone::Warn => "warn",
            Tone::Act => "act",
            Tone::Link => "link",
            Tone::Mute => "mute",
        })
    }
}

/// A message: a tone, a sentence, at most one act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// How loud it is.
    pub tone: Tone,
    /// What was done, named.
    pub sentence: String,
    /// How to take it back, or where to look.
    pub act: Option<NoticeAct>,
}

/// The one thing offered beside a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoticeAct {
    /// Goes somewhere.
    Link {
        /// Words of the link.
        label: String,
        /// Where to.
        path: String,
    },
    /// Changes something: a form with the request token.
    Post {
        /// Words on the button.
        label: String,
        /// Where the form is sent.
        action: String,
    },
}

impl Notice {
    /// Something went well.
    pub fn ok(sentence: impl fmt::Display) -> Self {
        Self::new(Tone::Ok, sentence)
    }

    /// Something is doubtful.
    pub fn warn(sentence: impl fmt::Display) -> Self {
        Self::new(Tone::Warn, sentence)
    }

    /// Something went wrong.
    pub fn act(sentence: impl fmt::Display) -> Self {
        Self::new(Tone::Act, sentence)
    }

    /// Something waits for an answer.
    pub fn link(sentence: impl fmt::Display) -> Self {
        Self::new(Tone::Link, sentence)
    }

    /// With a link beside it.
    pub fn leading(mut self, label: impl fmt::Display, path: impl Into<String>) -> Self {
        self.act = Some(NoticeAct::Link { label: label.to_string(), path: path.into() });
        self
    }

    /// With a button beside it: «Rút lại».
    pub fn offering(mut self, label: impl fmt::Display, action: impl Into<String>) -> Self {
        self.act = Some(NoticeAct::Post { label: label.to_string(), action: action.into() });
        self
    }

    /// The drawing beside the sentence.
    pub fn symbol(&self) -> &'static str {
        match self.tone {
            Tone::Ok => "s-done",
            Tone::Warn => "s-warn",
            Tone::Act => "s-error",
            Tone::Link => "s-ask",
            Tone::Plain | Tone::Mute => "s-info",
        }
    }

    fn new(tone: Tone, sentence: impl fmt::Display) -> Self {
        Self { tone, sentence: sentence.to_string(), act: None }
    }
}
