//! The place of a body among its peers on the page: in words, as a strip of dots, and as a table that says the same. Names
//! stand there only of bodies whose figures the person may read.

use crate::{
    explorer::{
        address::Address,
        charts::strip::{self, Peer, Strip},
        place::Place,
        question::Question,
        reach::Reach,
    },
    look::{Frame, numbers},
    reporting::words,
};
use domain::reporting::{Amount, write_number};

/// Bands of the table, where figures are not told one by one.
const BANDS: i128 = 8;

/// The place among peers.
pub(super) struct PlaceWords {
    /// The rank in a sentence.
    pub rank: String,
    /// Lowest, middle, highest in a sentence.
    pub spread: Option<String>,
    /// The way to the peers, where the person may see them.
    pub superior: Option<(String, String)>,
    /// The strip with its table; none while too few have a figure.
    pub strip: Option<StripView>,
    /// How many have no figure yet, in a sentence; empty where nobody is missing.
    pub missing: String,
}

/// The strip and its table.
pub(super) struct StripView {
    /// The drawing.
    pub drawing: Strip,
    /// Its lowest and highest figure.
    pub ends: [String; 2],
    /// Heads of the table.
    pub heads: [String; 2],
    /// Rows of the table: what, how much, and whether the body is meant.
    pub rows: Vec<(String, String, bool)>,
}

/// Of a question, as the person may see it.
pub(super) fn of(frame: &Frame, question: &Question, reach: &Reach<'_>, place: Place) -> PlaceWords {
    let period = question.offer.period_name(&place.period, frame.language);
    let superior = words::name(frame, reach.graph, place.superior);
    let key = if place.rank.is_some() { "explorer-rank" } else { "explorer-no-rank" };
    let said = frame.say(key).with("rank", place.rank.unwrap_or_default()).with("counted", place.counted);
    let said = said.with("asked", place.asked).with("period", period).with("superior", &superior);
    let amount = |amount: Amount| written(frame, question, amount);
    let spread = place.spread.map(|[low, middle, high]| {
        let said = frame.say("explorer-spread").with("low", amount(low)).with("middle", amount(middle));
        let said = said.with("high", amount(high)).with("own", amount(place.own));
        said.with("unit", question.offer.unit(frame.language)).to_string()
    });
    let above = Address { body: place.superior.to_string(), ..question.address() };
    let may_read = reach.may(&question.offer, place.superior);
    let missing = place.asked.saturating_sub(place.counted);
    PlaceWords {
        rank: said.to_string(),
        spread,
        superior: may_read.then(|| (above.written(), superior)),
        strip: place.spread.and_then(|[low, middle, high]| {
            let peers = peers(frame, question, reach, &place);
            Some(StripView {
                drawing: strip::draw(&peers, middle)?,
                ends: [amount(low), amount(high)],
                heads: heads(frame, &peers),
                rows: rows(frame, question, &peers),
            })
        }),
        missing: match missing {
            0 => String::new(),
            count => frame.say("explorer-place-missing").with("count", count).to_string(),
        },
    }
}

fn written(frame: &Frame, question: &Question, amount: Amount) -> String {
    numbers::parted_for(write_number(amount, question.offer.indicator.decimals), frame.language)
}

/// Everyone with a figure, from the highest down; with names where all of them may be read.
fn peers(frame: &Frame, question: &Question, reach: &Reach<'_>, place: &Place) -> Vec<Peer> {
    let may_read_all = place.peers.iter().all(|(peer, _)| reach.may(&question.offer, *peer));
    let mut peers: Vec<Peer> = place
        .peers
        .iter()
        .map(|(peer, amount)| {
            let is_own = *peer == question.body;
            let is_named = may_read_all || is_own;
            let words = if is_named { words::name(frame, reach.graph, *peer) } else { String::new() };
            Peer { amount: *amount, words, is_own }
        })
        .collect();
    peers.sort_by_key(|peer| std::cmp::Reverse(peer.amount.micro()));
    peers
}

fn are_named(peers: &[Peer]) -> bool {
    peers.iter().all(|peer| !peer.words.is_empty())
}

fn heads(frame: &Frame, peers: &[Peer]) -> [String; 2] {
    match are_named(peers) {
        true => ["explorer-place-unit", "explorer-place-figure"],
        false => ["explorer-place-band", "explorer-place-count"],
    }
    .map(|key| frame.say(key).to_string())
}

/// The table: each by name, or how many lie in each band.
fn rows(frame: &Frame, question: &Question, peers: &[Peer]) -> Vec<(String, String, bool)> {
    let amount = |amount: Amount| written(frame, question, amount);
    if are_named(peers) {
        return peers.iter().map(|peer| (peer.words.clone(), amount(peer.amount), peer.is_own)).collect();
    }
    let bands = strip::bands(peers, BANDS).into_iter();
    bands
        .map(|(from, to, count, is_own)| (format!("{}–{}", amount(from), amount(to)), frame.number(count), is_own))
        .collect()
}
