//! How outreach is said: names of audiences, channels and units, a share with its two numbers, how a campaign stands.
//! Every sentence stands in the texts of this subject.

use super::actions::{Campaign, State, counting::Cell};
use crate::{
    look::{Frame, Tone, dates},
    reporting::words::of,
};
use domain::{
    ids::{CampaignId, OrganisationId},
    organisations::Graph,
    outreach::{Counting, Standing},
    packs::Pack,
};

/// The address of a campaign.
pub fn address(id: CampaignId) -> String {
    format!("/tuyen-truyen/{id}")
}

/// The name of a body, also after its end.
pub fn name(frame: &Frame, graph: &Graph, id: OrganisationId) -> String {
    graph.last_name(id, frame.today()).unwrap_or_default().to_owned()
}

/// What a pack calls an audience; its code where the pack does not know it any more.
pub fn audience(frame: &Frame, pack: &Pack, code: &str) -> String {
    let known = pack.audiences.iter().find(|one| one.code == code);
    known.map_or_else(|| code.to_owned(), |one| capital(&of(&one.name, frame.language)))
}

/// What a pack calls a channel.
pub fn channel(frame: &Frame, pack: &Pack, code: &str) -> String {
    let known = pack.channels.iter().find(|one| one.code == code);
    known.map_or_else(|| code.to_owned(), |one| capital(&of(&one.name, frame.language)))
}

/// «3 cuộc».
pub fn items(frame: &Frame, pack: &Pack, code: &str, items: i64) -> String {
    let unit = pack.channels.iter().find(|one| one.code == code).map(|one| of(&one.unit, frame.language));
    [frame.number(items), unit.unwrap_or_default()].join(" ").trim().to_owned()
}

/// With a capital at its head.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// «01/09/2026 – 31/12/2026».
pub fn days(campaign: &Campaign) -> String {
    [dates::written(campaign.row.first_day), dates::written(campaign.row.last_day)].join(" – ")
}

/// Symbol, word and tone of a campaign's state.
pub fn state(frame: &Frame, state: State) -> (&'static str, String, Tone) {
    let (symbol, key, tone) = match state {
        State::Drafted => ("s-doing", "outreach-state-drafted", Tone::Mute),
        State::Open => ("s-done", "outreach-state-open", Tone::Ok),
        State::Closed => ("r-lock", "outreach-state-closed", Tone::Plain),
    };
    (symbol, frame.say(key).to_string(), tone)
}

/// Symbol, key of the word, class in the matrix and tone of a cell.
pub const fn standing(standing: Standing) -> (&'static str, &'static str, &'static str, &'static str) {
    match standing {
        Standing::NotConcerned => ("c-na", "outreach-not-concerned", "na", "mute"),
        Standing::Nobody => ("c-none", "outreach-nobody", "none", "act"),
        Standing::Unmeasured => ("c-ask", "outreach-unmeasured", "ask", "link"),
        Standing::Below => ("c-part", "outreach-below", "part", "warn"),
        Standing::Reached => ("c-full", "outreach-reached", "ok", "ok"),
        Standing::Above => ("c-old", "outreach-above", "old", "warn"),
    }
}

/// The short words of a cell in the matrix: «75 %», a number without a share, nothing where nobody was reached.
pub fn short(frame: &Frame, cell: &Cell) -> String {
    match (cell.measured.percent, cell.reach.persons, cell.reach.turns) {
        (Some(percent), ..) => format!("{percent} %"),
        (None, 0, 0) => String::new(),
        (None, 0, turns) => frame.say("outreach-turns").with("count", turns).to_string(),
        (None, persons, _) => frame.number(persons),
    }
}

/// A cell in full: «45 người trong 60 người (75 %), 80 lượt».
pub fn long(frame: &Frame, cell: &Cell) -> String {
    let (persons, turns) = (cell.reach.persons, cell.reach.turns);
    let said = match (cell.people, cell.measured.percent) {
        (Some(people), Some(percent)) => frame
            .say("outreach-share")
            .with("persons", persons)
            .with("people", people)
            .with("percent", percent)
            .to_string(),
        (Some(people), None) => {
            frame.say("outreach-of-people").with("persons", persons).with("people", people).to_string()
        }
        (None, _) => frame.say("outreach-without-people").with("persons", persons).to_string(),
    };
    let all = frame.say("outreach-turns").with("count", turns).to_string();
    [said, all].join("; ")
}

/// Key of the word for what an activity counts.
pub const fn counting(counting: Counting) -> &'static str {
    match counting {
        Counting::Turns => "outreach-counting-turns",
        Counting::Persons => "outreach-counting-persons",
    }
}
