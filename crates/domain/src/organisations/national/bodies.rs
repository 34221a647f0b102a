//! The bodies of one province: for each unit those that the rules give it, for as long as they give it.
//!
//! A body follows its unit: it is renamed and moved with it, and when the unit ends, the bodies of the same role in the
//! succeeding units carry on, with the same words for a part. What no rule names has no body and no successor.

use super::{
    NationalRegister, PROVINCE, Unit, UnitStage,
    lives::{End, Life, Stage},
    rules::{Above, Rule},
};
use crate::{ids::OrganisationId, organisations::register::NAME_SPACE, text::inside_a_sentence};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// The scheme under which a body bears the code of its unit.
pub const TERRITORY_CODES: &str = "dia-ban";

/// One body of a unit, from a day to a day.
#[derive(Debug, Clone, Copy)]
struct Span {
    id: OrganisationId,
    from: Date,
    to: Option<Date>,
}

/// Place of the unit, and role.
type Key<'t> = (usize, &'t str);

struct Bodies<'r, 't> {
    register: &'r NationalRegister,
    rules: &'r [Rule<'t>],
    /// In the order of the rules.
    roles: Vec<&'t str>,
    spans: HashMap<Key<'t>, Vec<Span>>,
}

/// The identity of the body that has a role in the unit of this code and first day, since that day.
pub fn organisation_of_body(role: &str, code: &str, unit_since: Date, since: Date) -> OrganisationId {
    Uuid::new_v5(&NAME_SPACE, format!("body:{role}:{code}:{unit_since}:{since}").as_bytes()).into()
}

/// The lives of all bodies of these units, whoever stands above before those below.
pub(super) fn lives(register: &NationalRegister, rules: &[Rule<'_>], units: &BTreeSet<usize>) -> Vec<Life> {
    let mut roles: Vec<&str> = Vec::new();
    for rule in rules {
        if !roles.contains(&rule.role) {
            roles.push(rule.role);
        }
    }
    let mut bodies = Bodies { register, rules, roles, spans: HashMap::new() };
    for place in units {
        bodies.find_spans(*place);
    }
    let each = |place: &usize| bodies.roles.iter().flat_map(|role| bodies.lives_of((*place, role))).collect::<Vec<_>>();
    // A commune that goes on is older than the province that it comes under, and its new bodies come under that one's.
    let (above, below): (Vec<usize>, Vec<usize>) =
        units.iter().partition(|place| bodies.unit(**place).is_some_and(|unit| unit.level() == PROVINCE));
    above.iter().chain(&below).flat_map(each).collect()
}

impl<'t> Bodies<'_, 't> {
    fn unit(&self, place: usize) -> Option<&Unit> {
        self.register.units.get(place)
    }

    fn rule(&self, (place, role): Key<'_>, on: Date) -> Option<&Rule<'t>> {
        let stage = self.unit(place)?.stage(on)?;
        self.rules.iter().find(|rule| rule.role == role && rule.holds(&stage.class, on))
    }

    /// Days of the unit's life on which what the rules say may change.
    fn days(&self, place: usize, role: &str) -> Vec<Date> {
        let Some((unit, since)) = self.unit(place).and_then(|unit| Some((unit, unit.since()?))) else {
            return Vec::new();
        };
        let of_role = self.rules.iter().filter(|rule| rule.role == role).flat_map(|rule| [rule.from, rule.to]);
        let days = unit.stages.iter().map(|stage| stage.from).chain(of_role.flatten());
        let is_within = |day: &Date| since <= *day && unit.end.as_ref().is_none_or(|end| *day < end.on);
        days.filter(is_within).collect::<BTreeSet<Date>>().into_iter().collect()
    }

    fn find_spans(&mut self, place: usize) {
        let Some((code, since, end)) = self
            .unit(place)
            .and_then(|unit| Some((unit.code.clone(), unit.since()?, unit.end.as_ref().map(|end| end.on))))
        else {
            return;
        };
        for role in self.roles.clone() {
            let mut spans: Vec<Span> = Vec::new();
            for day in self.days(place, role) {
                let has_rule = self.rule((place, role), day).is_some();
                let open = spans.last_mut().filter(|span| span.to.is_none());
                match (open, has_rule) {
                    (None, true) => {
                        spans.push(Span { id: organisation_of_body(role, &code, since, day), from: day, to: None });
                    }
                    (Some(span), false) => span.to = Some(day),
                    _ => {}
                }
            }
            if let Some(span) = spans.last_mut().filter(|span| span.to.is_none()) {
                span.to = end;
            }
            self.spans.insert((place, role), spans);
        }
    }

    fn body(&self, (place, role): Key<'_>, on: Date) -> Option<OrganisationId> {
        let spans = self.spans.get(&(place, role))?;
        spans.iter().find(|span| span.from <= on && span.to.is_none_or(|to| on < to)).map(|span| span.id)
    }

    fn lives_of(&self, key: Key<'_>) -> Vec<Life> {
        let spans = self.spans.get(&key).map(Vec::as_slice).unwrap_or_default();
        spans.iter().filter_map(|span| self.life(key, span)).collect()
    }

    fn life(&self, key: Key<'_>, span: &Span) -> Option<Life> {
        let unit = self.unit(key.0)?;
        let within = |day: &Date| span.from <= *day && span.to.is_none_or(|to| *day < to);
        let days = self.days(key.0, key.1).into_iter().filter(within);
        Some(Life {
            id: span.id,
            word: [key.1, "@", &unit.word(), "@", &span.from.to_string()].concat(),
            codes: vec![(TERRITORY_CODES.to_owned(), unit.code.clone())],
            stages: days.filter_map(|day| self.stage(key, day)).collect(),
            end: span.to.and_then(|on| self.end(key, on)),
        })
    }

    fn stage(&self, key: Key<'_>, on: Date) -> Option<Stage> {
        let (rule, unit) = (self.rule(key, on)?, self.unit(key.0)?.stage(on)?);
        let above = |(line, above): &(&'static str, Above<'_>)| {
            let parent = match above {
                Above::Here(role) => self.body((key.0, role), on),
                Above::Higher(role) => self.body((unit.parent?, role), on),
            };
            Some(((*line).to_owned(), parent?))
        };
        let short_name = self.named(rule.short_name, key.0, unit, on);
        Some(Stage {
            from: on,
            name: self.named(rule.name, key.0, unit, on),
            short_name: Some(short_name).filter(|name| !name.is_empty()),
            class: rule.class.to_owned(),
            level: unit.level.to_owned(),
            parents: rule.parents.iter().filter_map(above).collect(),
            legal_basis: rule.legal_basis.replace("{basis}", &unit.legal_basis),
        })
    }

    /// A pattern of a name with its words in it.
    fn named(&self, pattern: &str, place: usize, unit: &UnitStage, on: Date) -> String {
        let mut name = pattern
            .replace("{unit}", &inside_a_sentence(&unit.name))
            .replace("{name}", unit.bare_name())
            .replace("{kind}", &inside_a_sentence(unit.kind()));
        // The short name of another body of the unit, or its name; one that is named so names none itself.
        if name.contains('{') {
            for role in &self.roles {
                let mark = ["{", role, "}"].concat();
                if let Some(rule) = self.rule((place, role), on).filter(|_| name.contains(&mark)) {
                    let own = if rule.short_name.is_empty() { rule.name } else { rule.short_name };
                    name = name.replace(&mark, &self.named(&own.replace(&mark, ""), place, unit, on));
                }
            }
        }
        name
    }

    /// How it ends on that day: by the rule while the unit lives, or with the unit.
    fn end(&self, key: Key<'_>, on: Date) -> Option<End> {
        let last = self.rule(key, on.yesterday().ok()?)?;
        let unit = self.unit(key.0)?;
        let Some(end) = unit.end.as_ref().filter(|end| end.on == on) else {
            let heir =
                |(role, tasks): &(&str, Option<&str>)| Some((self.body((key.0, role), on)?, tasks.map(str::to_owned)));
            let into = last.into.iter().filter_map(heir).collect();
            return Some(End { on, legal_basis: last.ends_by.to_owned(), into });
        };
        let heir = |(place, scope): &(usize, Option<String>)| {
            let found = last.heirs.iter().find_map(|role| self.body((*place, role), on))?;
            Some((found, scope.clone()))
        };
        Some(End { on, legal_basis: end.legal_basis.clone(), into: end.into.iter().filter_map(heir).collect() })
    }
}
