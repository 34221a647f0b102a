//! What an organisation came from and what came of it, as a drawing: predecessors on the left, itself in the middle,
//! successors on the right; on a narrow screen one below the other. The tables on the page say the same in words.
//!
//! Names are broken into lines and never cut. Many of one kind, event and day are one box with their number.

mod drawing;
mod lettering;

pub use drawing::{Drawing, drawings};

use super::{Words, told::kind_key};
use crate::look::dates;
use domain::ids::OrganisationId;
use jiff::civil::Date;

/// One side of a succession, as the tables tell it.
pub struct Inherited {
    /// Who.
    pub link: super::Link,
    /// The part, in words; empty for all of it.
    pub part: String,
    /// From this day.
    pub day: Date,
    /// The key of the event's kind.
    pub key: &'static str,
    /// By which document.
    pub basis: String,
    /// What kind of organisation it was.
    pub class: String,
}

/// Boxes on one side, before those of one kind are put together.
const MOST_BOXES: usize = 8;
/// Fewer than this of one kind stay apart.
const FEWEST_TOGETHER: usize = 3;
/// Names that a box of many begins with.
const NAMED: usize = 3;

/// What a box says.
struct Told {
    /// The name, or how many there are of what.
    title: String,
    /// Day, kind, part; or the first names.
    more: String,
    /// Not the whole went.
    is_part: bool,
    is_group: bool,
}

/// The boxes of a side: each organisation, or those of one kind together.
fn boxes(words: &Words<'_>, rows: &[Inherited]) -> Vec<Told> {
    if rows.len() <= MOST_BOXES {
        return rows.iter().map(|row| single(words, row)).collect();
    }
    let mut boxes = Vec::new();
    for same in rows.chunk_by(|a, b| (a.day, a.key, &a.class) == (b.day, b.key, &b.class)) {
        if same.len() < FEWEST_TOGETHER {
            boxes.extend(same.iter().map(|row| (1, single(words, row))));
        } else {
            boxes.push((same.len(), together(words, same)));
        }
    }
    if boxes.len() > MOST_BOXES {
        let rest: usize = boxes.drain(MOST_BOXES - 1..).map(|(count, _)| count).sum();
        boxes.push((rest, remaining(words, rest)));
    }
    boxes.into_iter().map(|(_, told)| told).collect()
}

fn single(words: &Words<'_>, row: &Inherited) -> Told {
    let when = [dates::written(row.day), words.language.say(row.key).to_string()].join(" · ");
    let part =
        if row.part.is_empty() { words.language.say("organisations-part-all").to_string() } else { row.part.clone() };
    let more = [when, part].join(" · ");
    Told { title: row.link.name.clone(), more, is_part: !row.part.is_empty(), is_group: false }
}

fn together(words: &Words<'_>, rows: &[Inherited]) -> Told {
    let class = rows.first().map(|row| row.class.clone()).unwrap_or_default();
    let named: Vec<&str> = rows.iter().take(NAMED).map(|row| row.link.name.as_str()).collect();
    let title = words.language.say("organisations-lineage-many").with("count", rows.len()).with("class", class);
    let when = rows.first().map(|row| [dates::written(row.day), words.language.say(row.key).to_string()].join(" · "));
    let others = rows.len() - named.len();
    let names =
        words.language.say("organisations-lineage-others").with("count", others).with("names", named.join("; "));
    let more = format!("{}: {names}", when.unwrap_or_default());
    Told { title: title.to_string(), more, is_part: rows.iter().any(|row| !row.part.is_empty()), is_group: true }
}

fn remaining(words: &Words<'_>, count: usize) -> Told {
    let title = words.language.say("organisations-lineage-rest").with("count", count).to_string();
    let more = words.language.say("organisations-lineage-in-table").to_string();
    Told { title, more, is_part: false, is_group: true }
}

/// The rows of one side: the latest first, then in the order of lists.
pub fn inherited(
    words: &Words<'_>,
    rows: &[domain::organisations::SuccessionRow],
    other_end: impl Fn(&domain::organisations::SuccessionRow) -> OrganisationId,
) -> Vec<Inherited> {
    let graph = words.graph;
    let mut inherited = Vec::new();
    for row in rows {
        let Some(event) = graph.event(row.event_id) else { continue };
        let (day, id) = (event.on_date, other_end(row));
        let name_day = if graph.exists(id, day) { day } else { day.yesterday().unwrap_or(day) };
        let class = graph.class(id, name_day).unwrap_or_default();
        let told = Inherited {
            link: words.link(id, name_day),
            part: super::told::part(words, row),
            day,
            key: kind_key(&event.kind),
            basis: event.legal_basis.clone(),
            class: words.class(class),
        };
        inherited.push((graph.catalogue().rank(class), told));
    }
    let key = |text: &str| domain::text::sort_key(text);
    inherited.sort_by_cached_key(|(rank, row)| {
        (std::cmp::Reverse(row.day), row.key, *rank, row.class.clone(), key(&row.link.name))
    });
    inherited.into_iter().map(|(_, row)| row).collect()
}
