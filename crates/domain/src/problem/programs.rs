//! What is said to programs that call the API: tokens, bodies, keys, places in a list.
//! The words stand in `programs.txt` beside it.

use serde::{Deserialize, Serialize};

/// What is said to programs that call the API: tokens, bodies, keys, places in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum ProgramProblem {
    /// A program called without a token, or with one that is unknown, withdrawn, too old, or of an account at rest.
    TokenNeeded,
    /// The token was not given what this asks for.
    ScopeMissing {
        /// The scope.
        scope: String,
    },
    /// A token cannot do this; the person must be signed in.
    SessionNeeded,
    /// A person has as many access tokens as there may be.
    TooManyTokens {
        /// So many may there be.
        limit: i64,
    },
    /// A program sent what does not have the described form.
    RequestUnreadable {
        /// Where and why, for the person who writes the program.
        fault: String,
    },
    /// A program sent a value that cannot be used, in a request that can be read.
    ValueUnfit {
        /// Where and why, for the person who writes the program.
        fault: String,
    },
    /// A program sent a body of another kind than JSON.
    BodyKindUnknown,
    /// A program wants an answer in a form that is not given.
    AnswerKindUnknown,
    /// This address does not take this method.
    MethodUnknown,
    /// A change came without the key under which it is done once.
    KeyMissing,
    /// A key came again with another request.
    KeyUsedOtherwise,
    /// The body is longer than it may be.
    BodyTooLarge {
        /// Limit in megabytes.
        limit_megabytes: i64,
    },
    /// The mark of a place in a list is not one that was given.
    CursorUnknown,
    /// There is no such indicator in any round that was opened.
    MeasureUnknown {
        /// What was asked for.
        typed: String,
    },
    /// The indicator was never asked for in this period.
    PeriodUnknown {
        /// What was asked for.
        typed: String,
    },
    /// An indicator that counts keys is counted in its rounds and has no totals.
    MeasureOfKeys,
}

impl ProgramProblem {
    /// The HTTP status that says the same.
    pub(super) fn status(&self) -> u16 {
        match self {
            ProgramProblem::RequestUnreadable { .. } | ProgramProblem::KeyMissing | ProgramProblem::CursorUnknown => {
                400
            }
            ProgramProblem::TokenNeeded => 401,
            ProgramProblem::ScopeMissing { .. } | ProgramProblem::SessionNeeded => 403,
            ProgramProblem::MethodUnknown => 405,
            ProgramProblem::AnswerKindUnknown => 406,
            ProgramProblem::KeyUsedOtherwise => 409,
            ProgramProblem::BodyTooLarge { .. } => 413,
            ProgramProblem::BodyKindUnknown => 415,
            _ => 422,
        }
    }
}
