//! What can be chosen: indicators by group, bodies by the person's own, periods by regime, shapes as tabs.
//! Only what the person may see is offered.

use crate::{
    explorer::{
        address::{Address, word_of},
        offer::Offers,
        question::{AS_IS, AS_WAS, OnTree, Question, Setting, Shape},
    },
    look::{Choice, Frame, dates},
    reporting::words,
};
use domain::ids::OrganisationId;

/// A list under a heading.
pub type Group = (String, Vec<Choice>);

/// So many bodies below one are listed; the others are found by the table.
const MOST_BODIES: usize = 300;

/// The form of the question, as it is filled now.
pub struct Form {
    pub measures: Vec<Group>,
    pub bodies: Vec<Group>,
    pub periods: Vec<Group>,
    pub trees: Vec<Choice>,
    /// What is chosen, by the words of the address.
    pub chosen: Address,
    /// The days as a person writes them.
    pub on: String,
    pub known: String,
}

/// A shape as a tab.
pub struct Tab {
    pub path: String,
    pub words: String,
    pub is_shown: bool,
}

impl Form {
    /// Of a question.
    pub fn of(setting: &Setting<'_>, question: &Question) -> Self {
        let frame = setting.frame;
        let on = match question.tree {
            OnTree::AsWas => frame.today(),
            OnTree::AsIs(on) => on,
        };
        let tree = |word: &str, key: &str| Choice::new(word, frame.say(key));
        Form {
            measures: measures(frame, setting.offers),
            bodies: bodies(setting, question),
            periods: periods(frame, setting.offers, question),
            trees: vec![tree(AS_WAS, "explorer-as-was"), tree(AS_IS, "explorer-as-is")],
            chosen: question.address(),
            on: dates::written(on),
            known: question.known.map(dates::written).unwrap_or_default(),
        }
    }
}

fn measures(frame: &Frame, offers: &Offers) -> Vec<Group> {
    let choice = |offer: &crate::explorer::offer::Offer| Choice::new(offer.word(), offer.name(frame.language));
    let groups = offers.groups(frame.language);
    groups.into_iter().map(|(name, offers)| (name, offers.iter().map(choice).collect())).collect()
}

/// The person's bodies with those directly below them, and those around the body that is shown.
fn bodies(setting: &Setting<'_>, question: &Question) -> Vec<Group> {
    let (frame, reach, offer) = (setting.frame, setting.reach, &question.offer);
    let name = |body: OrganisationId| words::name(frame, setting.figures.graph(), body);
    let choice = |body: &OrganisationId| Choice::new(body, name(*body));
    let homes = reach.homes(offer);
    let asked_below = |of: OrganisationId| -> Vec<Choice> {
        let below = reach.below(offer, of).into_iter().filter(|body| setting.is_asked(offer, *body));
        below.take(MOST_BODIES).map(|body| choice(&body)).collect()
    };
    let below_words = |of: OrganisationId| frame.say("explorer-below").with("name", name(of)).to_string();
    let mut groups = vec![(frame.say("explorer-own-bodies").to_string(), homes.iter().map(choice).collect())];
    groups.extend(homes.iter().map(|home| (below_words(*home), asked_below(*home))));
    if !homes.contains(&question.body) {
        let around = reach.above(offer, question.body).into_iter().rev().chain([question.body]);
        let around: Vec<OrganisationId> = around.filter(|body| !homes.contains(body)).collect();
        let is_known =
            groups.iter().any(|(_, choices)| choices.iter().any(|known| known.is(question.body.to_string())));
        if !is_known {
            groups.push((frame.say("explorer-shown").to_string(), around.iter().map(choice).collect()));
        }
        groups.push((below_words(question.body), asked_below(question.body)));
    }
    groups.retain(|(_, choices): &Group| !choices.is_empty());
    groups
}

fn periods(frame: &Frame, offers: &Offers, question: &Question) -> Vec<Group> {
    let mut groups: Vec<(String, Group)> = Vec::new();
    for period in offers.periods(&question.offer) {
        let choice = Choice::new(word_of(&period), question.offer.period_name(&period, frame.language));
        let regime = question.offer.pack.regime(&period.regime);
        let name = regime.map(|regime| words::of(&regime.name, frame.language)).unwrap_or_default();
        match groups.iter_mut().find(|(code, _)| *code == period.regime) {
            Some((_, (_, choices))) => choices.push(choice),
            None => groups.push((period.regime.clone(), (name, vec![choice]))),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The shapes as tabs.
pub fn tabs(frame: &Frame, question: &Question) -> Vec<Tab> {
    let tab = |shape: Shape| Tab {
        path: Address { shape: shape.word().to_owned(), all: String::new(), ..question.address() }.written(),
        words: frame.say(shape.key()).to_string(),
        is_shown: shape == question.shape,
    };
    Shape::ALL.into_iter().map(tab).collect()
}
