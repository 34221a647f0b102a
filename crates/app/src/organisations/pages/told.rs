//! An event in the words of a page: what it did to whom, by which document.
//! It knows no rule: what an event did is read from the rows that name it.

use super::{Link, Words};
use crate::{App, failure::Failure, reorganisations};
use domain::{
    ids::{EventId, OrganisationId},
    organisations::{EventRow, SuccessionRow},
};
use jiff::civil::Date;

/// An event, told. `left` became, went to or was founded as `right`.
pub struct Told {
    /// Which.
    pub id: EventId,
    /// The page of the reorganisation that it came with; empty where there is none.
    pub reorganisation: String,
    /// The day from which it holds.
    pub day: Date,
    /// Place of its kind in lists.
    pub rank: usize,
    /// The key of its kind's word.
    pub key: &'static str,
    /// The drawing beside it.
    pub symbol: &'static str,
    /// Whom it concerns, under the names of the day before.
    pub left: Vec<Link>,
    /// What came of it, each with the part that it took over, in words (empty when all of it).
    pub right: Vec<(Link, String)>,
    /// The line of a move, in words.
    pub line: String,
    /// By which document.
    pub basis: String,
    /// What else should be known.
    pub note: String,
}

/// Leads from events to the reorganisations that they came with.
pub async fn link_reorganisations(app: &App, events: impl Iterator<Item = &mut Told>) -> Result<(), Failure> {
    let known = reorganisations::actions::by_event(app).await?;
    for event in events {
        if let Some(id) = known.get(&event.id) {
            event.reorganisation = format!("/don-vi/sap-xep/{id}");
        }
    }
    Ok(())
}

/// Tells an event.
pub fn told(words: &Words<'_>, event: &EventRow) -> Told {
    let rank = KINDS.iter().position(|(kind, ..)| *kind == event.kind).unwrap_or(KINDS.len());
    let (_, key, symbol) = KINDS.get(rank).copied().unwrap_or(("", "organisations-event-other", "s-info"));
    let touched: Vec<OrganisationId> = words.graph.touched_by(event.id).collect();
    let eve = event.on_date.yesterday().unwrap_or(event.on_date);
    let mut told = Told {
        id: event.id,
        reorganisation: String::new(),
        day: event.on_date,
        rank,
        key,
        symbol,
        left: Vec::new(),
        right: Vec::new(),
        line: String::new(),
        basis: event.legal_basis.clone(),
        note: event.note.clone().unwrap_or_default(),
    };
    match event.kind.as_str() {
        "merge" | "split" => tell_succession(words, event, &touched, &mut told),
        "rename" => {
            told.left = words.links(touched.iter().copied(), eve);
            told.right = touched.iter().map(|id| (words.link(*id, event.on_date), String::new())).collect();
        }
        "move" => {
            told.left = words.links(touched.iter().copied(), event.on_date);
            for id in touched {
                let places = words.graph.places(id).iter().filter(|place| place.event_id == event.id);
                for place in places {
                    told.line = words.line(&place.line);
                    told.right.push((words.link(place.parent_id, event.on_date), String::new()));
                }
            }
        }
        "found" => told.left = words.links(words.graph.sorted(touched, event.on_date), event.on_date),
        _ => told.left = words.links(words.graph.sorted(touched, eve), eve),
    }
    told
}

fn tell_succession(words: &Words<'_>, event: &EventRow, touched: &[OrganisationId], told: &mut Told) {
    let eve = event.on_date.yesterday().unwrap_or(event.on_date);
    let of_event = |id: &OrganisationId| words.graph.successors(*id).iter().filter(|row| row.event_id == event.id);
    let before: Vec<OrganisationId> = touched.iter().copied().filter(|id| of_event(id).next().is_some()).collect();
    let mut shares: Vec<&SuccessionRow> = before.iter().flat_map(of_event).collect();
    let after = words.graph.sorted(shares.iter().map(|row| row.successor_id).collect(), event.on_date);
    shares.sort_by_key(|row| after.iter().position(|id| *id == row.successor_id));
    if event.kind == "merge" {
        shares.dedup_by_key(|row| row.successor_id);
    }
    told.left = words.links(words.graph.sorted(before, eve), eve);
    told.right =
        shares.into_iter().map(|row| (words.link(row.successor_id, event.on_date), part(words, row))).collect();
}

/// The part that went to a successor, in words; nothing for the whole.
pub fn part(words: &Words<'_>, row: &SuccessionRow) -> String {
    match (&row.scope, row.share_numerator == row.share_denominator) {
        (Some(scope), _) if row.describes_territory() => scope.clone(),
        (Some(scope), _) => words.language.say("organisations-part-tasks").with("tasks", scope).to_string(),
        (None, true) => String::new(),
        (None, false) => format!("{}/{}", row.share_numerator, row.share_denominator),
    }
}

/// The key of the word for a kind of event.
pub fn kind_key(kind: &str) -> &'static str {
    KINDS.iter().find(|(known, ..)| *known == kind).map_or("organisations-event-other", |(_, key, _)| key)
}

/// Kind, key of its word, drawing; in the order of lists.
const KINDS: [(&str, &str, &str); 7] = [
    ("found", "organisations-event-found", "s-new"),
    ("rename", "organisations-event-rename", "s-info"),
    ("reclassify", "organisations-event-reclassify", "s-info"),
    ("move", "organisations-event-move", "s-moved"),
    ("merge", "organisations-event-merge", "s-moved"),
    ("split", "organisations-event-split", "s-moved"),
    ("dissolve", "organisations-event-dissolve", "s-off"),
];
