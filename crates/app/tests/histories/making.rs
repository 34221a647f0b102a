//! Random histories that could have happened: a seed gives the same one again.

use super::oracle::{Known, LINES, Living, Number, Told, What, tell};
use jiff::{Span, civil::date};
use std::collections::{BTreeMap, BTreeSet};

const CLASSES: [(&str, &str); 3] = [("huyen-uy", "district"), ("dang-uy-xa", "commune"), ("so", "province")];

/// Numbers that follow from a seed and nothing else.
pub struct Dice(u64);

impl Dice {
    pub fn of(seed: u64) -> Self {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5851_F42D_4C95_7F2D)
    }

    pub fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % sides.max(1)
    }

    fn one<'t, T>(&mut self, among: &'t [T]) -> Option<&'t T> {
        among.get(self.below(among.len()))
    }
}

/// What happened so far, and what follows for the next step.
struct Making {
    history: Vec<Told>,
    on: jiff::civil::Date,
    founded: Number,
    /// Those that gave a part away on this day and go on: they cannot end on it.
    busy: BTreeSet<Number>,
}

/// A history of up to 34 events on a few organisations, several on one day now and then.
pub fn history(seed: u64) -> Vec<Told> {
    let mut dice = Dice::of(seed);
    let mut making = Making { history: Vec::new(), on: date(2024, 1, 1), founded: 0, busy: BTreeSet::new() };
    for _ in 0..2 + dice.below(3) {
        making.step(&mut dice, 0);
    }
    for _ in 0..6 + dice.below(24) {
        if dice.below(3) > 0 {
            making.on = making.on.checked_add(Span::new().days(1 + dice.below(40) as i64)).expect("a day");
            making.busy.clear();
        }
        let kind = dice.below(16);
        making.step(&mut dice, kind);
    }
    making.history
}

impl Making {
    fn step(&mut self, dice: &mut Dice, kind: usize) {
        let living = tell(&self.history, self.on);
        let all: Vec<Number> = living.known.keys().copied().collect();
        let Some(what) = self.wish(dice, kind, &living, &all) else { return };
        if let What::Split { from, ends: false, .. } = &what {
            self.busy.insert(*from);
        }
        self.history.push(Told { on: self.on, what });
    }

    /// What could happen, or nothing where the dice wish for what cannot.
    fn wish(&mut self, dice: &mut Dice, kind: usize, living: &Living, all: &[Number]) -> Option<What> {
        let may_end = |who: &Number| {
            all.len() > 1
                && living.known.get(who).is_some_and(|known| known.founded_on < self.on)
                && !self.busy.contains(who)
        };
        match kind {
            0..=3 => Some(self.found(dice, all)),
            4 | 5 => Some(What::Rename { who: *dice.one(all)?, name: format!("Ban {}", dice.below(40)) }),
            6 => {
                let (class, level) = CLASSES[dice.below(CLASSES.len())];
                Some(What::Reclassify { who: *dice.one(all)?, class, level })
            }
            7..=9 => {
                let (who, line) = (*dice.one(all)?, LINES[dice.below(LINES.len())]);
                let parent = if dice.below(5) == 0 { None } else { dice.one(all).copied() };
                let closes_a_circle = |parent| parent == who || living.above(parent, line).contains(&who);
                (!parent.is_some_and(closes_a_circle)).then_some(What::Move { who, line, parent })
            }
            10..=12 => {
                let into = *dice.one(all)?;
                let wished = (0..1 + dice.below(3)).filter_map(|_| dice.one(all).copied());
                let from: BTreeSet<Number> = wished.filter(|who| *who != into && may_end(who)).collect();
                (!from.is_empty()).then_some(What::Merge { from, into })
            }
            13 | 14 => {
                let (from, ends) = (*dice.one(all).filter(|who| may_end(who))?, dice.below(3) > 0);
                let wished = (0..1 + dice.below(3)).filter_map(|_| dice.one(all).copied());
                let heirs: BTreeSet<Number> = wished.filter(|heir| *heir != from).collect();
                (!heirs.is_empty()).then(|| What::Split { from, into: shares(dice, &heirs, ends), ends })
            }
            _ => Some(What::Dissolve { who: *dice.one(all).filter(|who| may_end(who))? }),
        }
    }

    fn found(&mut self, dice: &mut Dice, all: &[Number]) -> What {
        let who = self.founded;
        self.founded += 1;
        let (class, level) = CLASSES[dice.below(CLASSES.len())];
        let mut parents = BTreeMap::new();
        for line in LINES {
            if dice.below(2) == 0 {
                parents.extend(dice.one(all).map(|parent| (line, *parent)));
            }
        }
        let mut codes = BTreeMap::from([("register", format!("o{who}"))]);
        if dice.below(2) == 0 {
            // Official codes are reused.
            codes.insert("gso", format!("{:05}", dice.below(5)));
        }
        let name = format!("Đảng ủy {}", dice.below(30));
        What::Found { who, known: Known { founded_on: self.on, name, class, level, codes, parents } }
    }
}

/// Shares of one whole in unequal parts; one part stays with a body that goes on.
fn shares(dice: &mut Dice, heirs: &BTreeSet<Number>, ends: bool) -> BTreeMap<Number, (i64, i64)> {
    let parts: Vec<(Number, i64)> = heirs.iter().map(|heir| (*heir, 1 + dice.below(4) as i64)).collect();
    let whole = parts.iter().map(|(_, part)| part).sum::<i64>() + i64::from(!ends);
    parts.into_iter().map(|(heir, part)| (heir, (part, whole))).collect()
}
