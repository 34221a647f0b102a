//! Dimensions: lists of members by which numbers are told apart, such as levels of training, written once for many
//! indicators.
//!
//! Whether the members make a total together is not theirs to say: the indicator says «trong đó» or «chia ra».

use super::Words;
use serde::{Deserialize, Serialize};

/// A list of members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    /// Code.
    pub code: String,
    /// What it is called.
    pub name: Words,
    /// Its members, in order.
    pub members: Vec<Member>,
}

/// One of a dimension, or one of what may be chosen in a field of a register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Code, unique in its dimension.
    pub code: String,
    /// What it is called.
    pub name: Words,
}
