//! Who carries on for others has their plans until it has one of its own: for a document as far as every one of them took it up.
//! What one of several predecessors left out is left out by their successor.

use super::{BodyNumber, Coverage, Degree, Ground};

impl Ground {
    /// The bodies whose plans stand for that of a body: none where it has one of its own. One without a plan that itself carries
    /// on for others is stood for by these.
    pub fn sources_of(&self, heir: BodyNumber) -> Vec<BodyNumber> {
        let has_own = |body: BodyNumber| self.plans_of(body).next().is_some();
        if has_own(heir) {
            return Vec::new();
        }
        let carries_on = |body: BodyNumber| self.inherits.iter().any(|(one, _)| *one == body);
        let of_heir = self.inherits.iter().filter(|(one, from)| *one == heir && *from != heir);
        of_heir.map(|(_, from)| *from).filter(|from| has_own(*from) || !carries_on(*from)).collect()
    }
}

impl Coverage {
    /// Takes over what the sources of each body have. Sources have plans of their own or nothing, so that the order is none.
    pub(super) fn inherit(&mut self, ground: &Ground) {
        let heirs: Vec<(BodyNumber, Vec<BodyNumber>)> = (0..self.bodies)
            .map(|heir| (heir, ground.sources_of(heir)))
            .filter(|(_, sources)| !sources.is_empty())
            .collect();
        for (heir, sources) in heirs {
            let all_have_one = sources.iter().all(|from| self.has_plan(*from));
            if let Some(has_plan) = self.has_plan.get_mut(heir) {
                *has_plan = all_have_one;
            }
            for column in 0..self.columns {
                let weakest = |degree: &dyn Fn(BodyNumber) -> Degree| sources.iter().map(|from| degree(*from)).min();
                let own = weakest(&|from| self.own(column, from)).unwrap_or(Degree::None);
                let before = weakest(&|from| self.own_before(column, from)).unwrap_or(Degree::None);
                let is_declared =
                    |from: &BodyNumber| self.own(column, *from) != Degree::None || self.declared.has(*from, column);
                let was_declared = |from: &BodyNumber| {
                    self.own_before(column, *from) != Degree::None || self.declared_before.has(*from, column)
                };
                let (declared, declared_before) = (sources.iter().all(is_declared), sources.iter().all(was_declared));
                self.own.set(heir, column, own);
                self.own_before.set(heir, column, before);
                if declared {
                    self.declared.set(heir, column);
                }
                if declared_before {
                    self.declared_before.set(heir, column);
                }
            }
        }
    }
}
