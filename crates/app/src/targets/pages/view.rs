//! The targets of one body for one indicator, year by year: its own, how they stand against those above, whether those
//! below make them, and who below has none. Only words are made here; what is lower is shown and judged by people.

use super::super::{
    actions::{Known, Live, contributing},
    words,
};
use crate::{
    look::{Frame, Tone},
    reporting::Mark,
};
use domain::{
    ids::OrganisationId,
    organisations::Graph,
    packs::Indicator,
    reporting::Amount,
    targets::{
        Against, Attainment, Cascade, Cascading, ChildTarget, Commitment, Doubling, Part, Share, SumCheck, Target,
        Term, cascade, count, tolerance,
    },
};
use std::collections::BTreeSet;

/// A target in words.
pub struct Told {
    /// Its page.
    pub path: String,
    /// Whose.
    pub who: String,
    /// What is to be reached.
    pub bound: String,
    /// How binding.
    pub commitment: String,
    /// The clause.
    pub source: String,
    /// How it stands against the body's own, or the body's against it.
    pub against: Option<Mark>,
}

/// Something found about the targets below.
pub struct Finding {
    /// In a sentence.
    pub words: String,
    /// Its symbol and tone.
    pub mark: Mark,
}

/// Everything of one year.
pub struct TermView {
    /// The year.
    pub title: String,
    /// Ends the ids of its headings.
    pub id: String,
    /// The body's own.
    pub own: Vec<Told>,
    /// Those of the bodies above; the mark says how the body's own stands against it.
    pub above: Vec<Told>,
    /// Those of the bodies below; the mark says how it stands against the body's own.
    pub below: Vec<Told>,
    /// Whether those below make the body's own.
    pub findings: Vec<Finding>,
    /// Names of those below that have set nothing.
    pub missing: Vec<String>,
    /// How many below are expected to have one.
    pub expected: usize,
}

/// What views are made with.
pub struct View<'v> {
    pub frame: &'v Frame,
    pub graph: &'v Graph,
    pub indicator: &'v Indicator,
    pub pack: &'v str,
    pub live: &'v Live,
}

impl View<'_> {
    fn of<'k>(&self, all: &'k [Known], term: Term) -> impl Iterator<Item = &'k Known> + use<'k, '_> {
        let (pack, code) = (self.pack, &self.indicator.code);
        all.iter().filter(move |known| known.is_of(pack, code) && known.target.term == term)
    }

    /// The years for which anybody has set something.
    pub fn terms(&self) -> Vec<Term> {
        let all = [&self.live.own, &self.live.above, &self.live.below];
        let of_it = all.into_iter().flatten().filter(|known| known.is_of(self.pack, &self.indicator.code));
        of_it.map(|known| known.target.term).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// One year.
    pub fn term(&self, term: Term) -> TermView {
        let own: Vec<&Known> = self.of(&self.live.own, term).collect();
        let children = self.children();
        let targets: Vec<&Known> = self.of(&self.live.below, term).collect();
        let has = |child: &&OrganisationId| targets.iter().any(|known| known.target.organisation == **child);
        TermView {
            title: words::term(self.frame, term),
            id: format!("{}-{}", term.kind.code(), term.year),
            findings: own.iter().flat_map(|own| self.findings(&own.target, &children, &targets)).collect(),
            above: self
                .of(&self.live.above, term)
                .map(|above| self.told(above, self.own_against(&own, above)))
                .collect(),
            below: targets.iter().map(|below| self.told(below, self.against_own(below, &own))).collect(),
            missing: children.iter().filter(|child| !has(child)).map(|child| self.name(*child)).collect(),
            expected: children.len(),
            own: own.iter().map(|own| self.told(own, None)).collect(),
        }
    }

    /// Those below that are expected to have a target: nobody where the figure belongs to owners.
    fn children(&self) -> Vec<OrganisationId> {
        if Cascading::of(self.indicator) == Cascading::Owned { Vec::new() } else { self.live.children.clone() }
    }

    fn name(&self, id: OrganisationId) -> String {
        words::name(self.frame, self.graph, id)
    }

    /// A target in words.
    pub fn told(&self, known: &Known, against: Option<Against>) -> Told {
        let target = &known.target;
        Told {
            path: format!("/chi-tieu/{}", target.id),
            who: self.name(target.organisation),
            bound: words::bound(self.frame, self.indicator, &target.bound),
            commitment: words::commitment(self.frame, target.commitment),
            source: words::source(self.frame, known),
            against: against.map(|against| words::against(self.frame, against)),
        }
    }

    /// How the body's own stands against a target above: the one of the same kind, or what it is committed to. A number of
    /// one unit is not held against the number of all.
    fn own_against(&self, own: &[&Known], above: &Known) -> Option<Against> {
        let is_each = Cascading::of(self.indicator) == Cascading::Each;
        let own = counterpart(own.iter().map(|known| &known.target), above.target.commitment)?;
        is_each.then(|| own.bound.compare(&above.target.bound))
    }

    /// How a target below stands against the body's own; sums are not compared one by one.
    fn against_own(&self, below: &Known, own: &[&Known]) -> Option<Against> {
        let is_each = Cascading::of(self.indicator) == Cascading::Each;
        let own = own.iter().map(|known| &known.target).find(|own| own.commitment == below.target.commitment)?;
        is_each.then(|| below.target.bound.compare(&own.bound))
    }

    fn findings(&self, own: &Target, children: &[OrganisationId], targets: &[&Known]) -> Vec<Finding> {
        let bodies: BTreeSet<OrganisationId> = targets.iter().map(|known| known.target.organisation).collect();
        let of_body = |body: OrganisationId| {
            let its = targets.iter().map(|known| &known.target).filter(move |target| target.organisation == body);
            counterpart(its, own.commitment)
        };
        let chosen: Vec<&Target> = bodies.into_iter().filter_map(of_body).collect();
        let doubled = self.doubled(&chosen);
        let counts = |place: &usize| doubled.iter().all(|(at, _)| at != place);
        let below: Vec<ChildTarget> = (0..chosen.len())
            .filter(counts)
            .filter_map(|place| chosen.get(place))
            .map(|target| ChildTarget { organisation: target.organisation, bound: target.bound })
            .collect();
        let found = cascade(
            Cascading::of(self.indicator),
            (&own.bound, tolerance(self.indicator, &own.bound)),
            children,
            &below,
        );
        let mut said = self.said(own, &found);
        said.extend(doubled.into_iter().map(|(_, finding)| finding));
        said
    }

    /// Where targets are added up: those of bodies that stand below another whose target is in the sum already.
    fn doubled(&self, chosen: &[&Target]) -> Vec<(usize, Finding)> {
        if matches!(Cascading::of(self.indicator), Cascading::Each | Cascading::Owned) {
            return Vec::new();
        }
        // Many units are given their numbers by one clause of the body above: here a clause says nothing of doubling.
        let part = |target: &&Target| Part { clause: None, ..contributing::part_of(target, Share::WHOLE) };
        let parts: Vec<Part> = chosen.iter().map(part).collect();
        let counting = count(&parts, |one, other| self.graph.is_above(one, other, self.frame.today()));
        let finding = |(place, _, beside): (usize, Doubling, usize)| {
            let name = |at: usize| chosen.get(at).map(|target| self.name(target.organisation)).unwrap_or_default();
            let words = self.frame.say("targets-not-added-twice").with("name", name(place)).with("other", name(beside));
            let mark = Mark { symbol: "s-warn", word: String::new(), tone: Tone::Warn };
            (place, Finding { words: words.to_string(), mark })
        };
        counting.doubled.into_iter().map(finding).collect()
    }

    fn said(&self, own: &Target, found: &Cascade) -> Vec<Finding> {
        let bound = words::bound(self.frame, self.indicator, &own.bound);
        let names = |ids: &[OrganisationId]| ids.iter().map(|id| self.name(*id)).collect::<Vec<_>>().join(", ");
        let mut said: Vec<Finding> = found.sum.iter().map(|check| self.sum(check, &bound)).collect();
        if !found.lower.is_empty() {
            let words = self.frame.say("targets-below-lower").with("count", found.lower.len());
            let words = words.with("bound", &bound).with("names", names(&found.lower)).to_string();
            said.push(Finding { words, mark: words::against(self.frame, Against::Lower) });
        }
        if !found.not_compared.is_empty() {
            let words = self.frame.say("targets-below-not-compared").with("names", names(&found.not_compared));
            let words = words.with("bound", &bound).to_string();
            said.push(Finding { words, mark: words::against(self.frame, Against::NotComparable) });
        }
        said
    }

    fn sum(&self, check: &SumCheck, bound: &str) -> Finding {
        let amount = |amount: Amount| words::amount(self.frame.language, self.indicator, amount);
        let (key, difference, symbol, tone) = match check.outcome {
            Attainment::Reached => ("targets-sum-makes", Amount::ZERO, "s-done", Tone::Ok),
            Attainment::Short(short) => ("targets-sum-short", short, "s-warn", Tone::Warn),
            Attainment::Over(over) => ("targets-sum-over", over, "s-warn", Tone::Warn),
            Attainment::Beside(less) if less.is_negative() => ("targets-sum-less", less.size(), "s-info", Tone::Mute),
            Attainment::Beside(Amount::ZERO) => ("targets-sum-equal", Amount::ZERO, "s-info", Tone::Mute),
            Attainment::Beside(more) => ("targets-sum-more", more, "s-info", Tone::Mute),
        };
        let said = self.frame.say(key).with("count", check.counted).with("sum", amount(check.sum));
        let words = said.with("difference", amount(difference)).with("bound", bound).to_string();
        Finding { words, mark: Mark { symbol, word: String::new(), tone } }
    }
}

/// What is held against a commitment: a target of the same kind; against what is strived for also what is committed to.
fn counterpart<'t>(targets: impl Iterator<Item = &'t Target> + Clone, wanted: Commitment) -> Option<&'t Target> {
    let of = |commitment: Commitment| targets.clone().find(|target| target.commitment == commitment);
    of(wanted).or_else(|| if wanted == Commitment::Aspirational { of(Commitment::Committed) } else { None })
}
