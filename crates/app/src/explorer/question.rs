//! A whole question: indicator, body, periods, tree, day of knowledge, shape. Read from an address; what is missing or cannot
//! be read is chosen, and what could not be read is told in a sentence.

use super::{
    address::{Address, word_of, word_of_day},
    offer::{Offer, Offers},
    reach::Reach,
};
use crate::{
    failure::Failure,
    figures::LINE,
    look::{Frame, dates},
};
use domain::{ids::OrganisationId, packs::Period};
use jiff::civil::Date;
use rollup::{Day, Figures, Known, Measure, MeasureNumber, View};
use std::sync::Arc;

/// So many of the last periods are shown where nobody chose.
const LATEST: usize = 8;
/// So many of the last rounds are looked at for something that concerns the person.
const ROUNDS_LOOKED_AT: usize = 12;

/// On which tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnTree {
    /// Each figure on the tree of its own last day.
    AsWas,
    /// All on the tree of a day.
    AsIs(Date),
}

/// How figures are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// The table alone.
    Table,
    /// A line over periods, with what is aimed at.
    Lines,
    /// A bar for each body, in one period.
    Bars,
    /// Bodies and periods, shaded.
    Heat,
    /// A small line for each body.
    Multiples,
}

impl Shape {
    /// All, in the order of the choice.
    pub const ALL: [Shape; 5] = [Shape::Lines, Shape::Bars, Shape::Heat, Shape::Multiples, Shape::Table];

    /// Its word in the address.
    pub const fn word(self) -> &'static str {
        match self {
            Shape::Table => "bang",
            Shape::Lines => "duong",
            Shape::Bars => "cot",
            Shape::Heat => "nhiet",
            Shape::Multiples => "nho",
        }
    }

    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Shape::Table => "explorer-shape-table",
            Shape::Lines => "explorer-shape-lines",
            Shape::Bars => "explorer-shape-bars",
            Shape::Heat => "explorer-shape-heat",
            Shape::Multiples => "explorer-shape-multiples",
        }
    }
}

/// What a question is read with.
#[derive(Clone, Copy)]
pub struct Setting<'s> {
    /// The page.
    pub frame: &'s Frame,
    /// The figures.
    pub figures: &'s Figures,
    /// What there is.
    pub offers: &'s Offers,
    /// The person.
    pub reach: Reach<'s>,
    /// The indicators for which the person's bodies have a target: pack and code.
    pub aimed_at: &'s [(String, String)],
}

/// A whole question.
#[derive(Debug, Clone)]
pub struct Question {
    /// Of what.
    pub offer: Offer,
    /// Its number in the roll-up; none of an indicator that counts keys.
    pub measure: Option<MeasureNumber>,
    /// Whose.
    pub body: OrganisationId,
    /// When, of one regime, the earliest first.
    pub periods: Vec<Period>,
    /// On which tree.
    pub tree: OnTree,
    /// As known at the end of this day; none: now.
    pub known: Option<Date>,
    /// How.
    pub shape: Shape,
    /// All small charts.
    pub all: bool,
    /// The body without those below it.
    pub alone: bool,
    /// What of the address could not be read.
    pub remarks: Vec<String>,
}

impl Question {
    /// From an address. None where nothing concerns the person.
    pub fn read(setting: &Setting<'_>, address: &Address) -> Option<Self> {
        let mut remarks = Vec::new();
        let mut unless = |known: bool, typed: &str, key: &str| {
            if !known && !typed.is_empty() {
                remarks
                    .push(setting.frame.say(key).with("typed", typed.chars().take(80).collect::<String>()).to_string());
            }
        };
        let found = setting.offers.find(&address.measure);
        unless(found.is_some(), &address.measure, "explorer-unknown-measure");
        let offer = found.or_else(|| setting.first_offer())?;
        let measure = offer.number(setting.figures.catalogue());
        let body = address.body.parse().ok().filter(|body| setting.reach.may(&offer, *body));
        unless(body.is_some(), &address.body, "explorer-unknown-body");
        let body = body.or_else(|| setting.first_body(&offer))?;
        let known_periods = setting.offers.periods(&offer);
        let named = |word: &str| known_periods.iter().find(|period| word_of(period) == word);
        let (from, to) = (named(&address.from), named(&address.to));
        unless(from.is_some(), &address.from, "explorer-unknown-period");
        unless(to.is_some(), &address.to, "explorer-unknown-period");
        let one_regime = from.zip(to).is_none_or(|(from, to)| from.regime == to.regime);
        unless(one_regime, "x", "explorer-two-regimes");
        let (tree, known) = (day(&address.on), day(&address.known).filter(|day| Day::of(*day).is_some()));
        unless(tree.is_some(), &address.on, "explorer-unknown-day");
        unless(known.is_some(), &address.known, "explorer-unknown-day");
        let today = setting.frame.today();
        let shape = Shape::ALL.into_iter().find(|shape| shape.word() == address.shape);
        unless(shape.is_some(), &address.shape, "explorer-unknown-shape");
        unless(["", AS_WAS, AS_IS].contains(&address.tree.as_str()), &address.tree, "explorer-unknown-tree");
        let mut periods = chosen(&known_periods, from, to);
        if from.is_none() && address.tree != AS_IS {
            let graph = setting.reach.graph;
            let before = periods.iter().take_while(|period| !graph.exists(body, period.last_day)).count();
            periods.drain(..if before < periods.len() { before } else { 0 });
        }
        Some(Question {
            tree: if address.tree == AS_IS { OnTree::AsIs(tree.unwrap_or(today)) } else { OnTree::AsWas },
            shape: shape.unwrap_or(if periods.len() > 1 { Shape::Lines } else { Shape::Bars }),
            all: !address.all.is_empty(),
            alone: !address.alone.is_empty(),
            offer,
            measure,
            body,
            periods,
            known,
            remarks,
        })
    }

    /// The address that shows exactly this.
    pub fn address(&self) -> Address {
        let (tree, on) = match self.tree {
            OnTree::AsWas => (AS_WAS, String::new()),
            OnTree::AsIs(on) => (AS_IS, word_of_day(on)),
        };
        Address {
            measure: self.offer.word(),
            body: self.body.to_string(),
            from: self.periods.first().map(word_of).unwrap_or_default(),
            to: self.periods.last().map(word_of).unwrap_or_default(),
            tree: tree.to_owned(),
            on,
            known: self.known.map(word_of_day).unwrap_or_default(),
            shape: self.shape.word().to_owned(),
            all: if self.all { "1".to_owned() } else { String::new() },
            alone: if self.alone { "1".to_owned() } else { String::new() },
        }
    }

    /// The same for other periods.
    pub fn address_of(&self, periods: &[Period]) -> Address {
        Address {
            from: periods.first().map(word_of).unwrap_or_default(),
            to: periods.last().map(word_of).unwrap_or_default(),
            ..self.address()
        }
    }

    /// The view of the figures that it asks for.
    pub fn view(&self, figures: &Figures) -> Result<View, Failure> {
        let view = match self.tree {
            OnTree::AsWas => View::as_was(figures, LINE),
            OnTree::AsIs(on) => View::as_is(figures, LINE, on),
        };
        view.map_err(|refusal| Failure::Fault(Arc::new(refusal)))
    }

    /// Which knowledge counts.
    pub fn knowledge(&self) -> Known {
        self.known.and_then(Day::of).map_or(Known::Now, Known::On)
    }

    /// Its measure with its number; none of an indicator that counts keys.
    pub fn measured<'f>(&self, figures: &'f Figures) -> Option<(MeasureNumber, &'f Measure)> {
        let number = self.measure?;
        figures.catalogue().measure(number).ok().map(|measure| (number, measure))
    }
}

/// «Như khi báo cáo».
pub const AS_WAS: &str = "khi-bao-cao";
/// «Theo đơn vị ngày …».
pub const AS_IS: &str = "theo-ngay";

fn day(typed: &str) -> Option<Date> {
    dates::read(typed).ok()
}

/// The periods from one to another; of one regime, the latest ones where nobody chose.
fn chosen(known: &[Period], from: Option<&Period>, to: Option<&Period>) -> Vec<Period> {
    let newest = known.iter().max_by_key(|period| period.last_day);
    let Some(anchor) = to.or(from).or(newest) else { return Vec::new() };
    let of_regime: Vec<&Period> = known.iter().filter(|period| period.regime == anchor.regime).collect();
    let from = from.filter(|from| from.regime == anchor.regime);
    let (low, high) = match (from, to) {
        (Some(one), Some(other)) => (one.min(other), one.max(other)),
        (Some(one), None) => (one, of_regime.last().copied().unwrap_or(one)),
        (None, _) => {
            let until: Vec<&&Period> = of_regime.iter().filter(|period| ***period <= *anchor).collect();
            let first = until.len().saturating_sub(LATEST);
            (until.get(first).map_or(anchor, |period| **period), anchor)
        }
    };
    of_regime.into_iter().filter(|period| low <= *period && *period <= high).cloned().collect()
}

impl Setting<'_> {
    /// Of the latest round that concerns the person: the indicator with a target of theirs, else its first one.
    fn first_offer(&self) -> Option<Offer> {
        let looked_at = self.offers.rounds.iter().rev().take(ROUNDS_LOOKED_AT);
        let offers = looked_at.clone().flat_map(|round| {
            let is_aimed_at =
                |code: &&String| self.aimed_at.iter().any(|(pack, aimed)| *pack == round.row.pack && aimed == *code);
            let codes = round.codes();
            let first = codes.iter().filter(is_aimed_at).chain(codes.iter().take(3));
            first.filter_map(|code| self.offers.indicator(&round.row.pack, code))
        });
        let mut offers = offers.filter(|offer| !offer.indicator.is_keys());
        let any = offers.clone().next();
        offers.find(|offer| self.reach.homes(offer).iter().any(|home| self.is_asked(offer, *home))).or(any)
    }

    /// The person's body that is asked, else the first one.
    fn first_body(&self, offer: &Offer) -> Option<OrganisationId> {
        let homes = self.reach.homes(offer);
        homes.iter().copied().find(|home| self.is_asked(offer, *home)).or(homes.first().copied())
    }

    /// Whether a body, or anyone below it, was ever asked.
    pub fn is_asked(&self, offer: &Offer, body: OrganisationId) -> bool {
        let Some(measure) = offer.number(self.figures.catalogue()) else { return false };
        let Ok(view) = View::as_was(self.figures, LINE) else { return false };
        let periods = self.offers.periods(offer);
        self.figures.total(&view, body, measure, &periods, Known::Now).owed > 0
    }
}
