//! How a change is kept: which way it goes as −1, 0 or 1, and how much.
//! For facts that are kept with an approved paper and read again.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;

type Change = Option<(Ordering, String)>;

pub(super) fn serialize<S: Serializer>(change: &Change, serializer: S) -> Result<S::Ok, S::Error> {
    change.as_ref().map(|(way, amount)| (*way as i8, amount)).serialize(serializer)
}

pub(super) fn deserialize<'d, D: Deserializer<'d>>(deserializer: D) -> Result<Change, D::Error> {
    let kept: Option<(i8, String)> = Option::deserialize(deserializer)?;
    Ok(kept.map(|(way, amount)| (way.cmp(&0), amount)))
}
