//! A selector says which organisations an addressee phrase of a document means, without naming them one by one.
//!
//! It is resolved at the document's date of issue, against the direct subordinates of the issuer's committee
//! (the committee itself, or the one that a staff body such as a propaganda board advises). It never reaches two
//! levels down: lower levels get their duties when each body relays its own.

use serde::{Deserialize, Serialize};

/// Which organisations an addressee phrase means. `null` in a reading means that a person must say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Selector {
    /// Every direct subordinate on `line` whose class is one of `classes`:
    /// «các huyện ủy, thị ủy, thành ủy» is `{line: "party", classes: ["huyen-uy", "thi-uy", "thanh-uy"]}`.
    Class {
        /// Line code: `party`, `state`, `front`, `professional`, `owner` in the built-in data.
        line: String,
        /// Class codes, any of which matches.
        classes: Vec<String>,
    },
    /// One organisation by the name it bore on the date of issue.
    Named {
        /// The name as printed in the document; compared folded.
        name: String,
    },
    /// The issuing body itself.
    Issuer,
    /// Everything that any part selects.
    Union {
        /// The parts, in the order of the phrase.
        of: Vec<Selector>,
    },
    /// What `of` selects without what `except` selects: «các sở, ban, ngành (trừ Sở Y tế)».
    Except {
        /// From which set.
        of: Box<Selector>,
        /// Who is taken out.
        except: Box<Selector>,
    },
    /// What `of` selects in a place: under a body that is named after it, or carrying on for one:
    /// «các xã, phường trên địa bàn thị xã Bến Sậy cũ».
    Within {
        /// From which set.
        of: Box<Selector>,
        /// The place as printed, with its kind: «thị xã Bến Sậy»; compared folded.
        place: String,
    },
}
