//! From a selector to organisations: direct subordinates of the issuer's committee, at the date of issue.
//! It never reaches two levels down and never guesses: what is not one clear answer stays open for a person.

use super::{Graph, Selector};
use crate::{ids::OrganisationId, text::fold};
use jiff::civil::Date;

/// The line on which a staff body has subordinates of its own: professional guidance.
const PROFESSIONAL: &str = "professional";

/// What a selector resolved to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Resolution {
    /// The organisations, sorted, each once.
    pub organisations: Vec<OrganisationId>,
    /// Parts that found nothing, or more than one where one was named: a person must say.
    pub unresolved: Vec<Selector>,
}

impl Graph {
    /// The organisations that a selector means, for a document of this issuer and day.
    pub fn resolve(&self, selector: &Selector, issuer: OrganisationId, on: Date) -> Resolution {
        let mut resolution = Resolution::default();
        self.collect(selector, issuer, on, &mut resolution);
        resolution.organisations = self.sorted(resolution.organisations, on);
        resolution.organisations.dedup();
        resolution
    }

    fn collect(&self, selector: &Selector, issuer: OrganisationId, on: Date, into: &mut Resolution) {
        let found = match selector {
            Selector::Union { of } => return of.iter().for_each(|part| self.collect(part, issuer, on, into)),
            Selector::Issuer => vec![issuer],
            Selector::Class { line, classes } => self.of_classes(line, classes, issuer, on),
            Selector::Named { name } => self.named(name, issuer, on),
        };
        if found.is_empty() {
            into.unresolved.push(selector.clone());
        }
        into.organisations.extend(found);
    }

    fn of_classes(&self, line: &str, classes: &[String], issuer: OrganisationId, on: Date) -> Vec<OrganisationId> {
        let base = if line == PROFESSIONAL { issuer } else { self.committee_of(issuer, on) };
        let wanted =
            |id: &OrganisationId| self.class(*id, on).is_some_and(|class| classes.iter().any(|wanted| wanted == class));
        self.children(base, line, on).into_iter().filter(wanted).collect()
    }

    /// By name inside the committee's subtree: as it is, or without or with the committee's own name at the end:
    /// «Ủy ban nhân dân tỉnh» of «Tỉnh ủy Lam Giang» is the one whose name goes on with «Lam Giang». No other part of a name
    /// may be left out, and more than one match is no answer.
    fn named(&self, name: &str, issuer: OrganisationId, on: Date) -> Vec<OrganisationId> {
        let committee = self.committee_of(issuer, on);
        let inside = |id: &OrganisationId| *id == committee || self.is_above(committee, *id, on);
        let bearing = |name: &str| self.find_by_name(name, on).into_iter().filter(inside).collect::<Vec<_>>();
        let mut found = bearing(name);
        if found.is_empty() {
            let committee_name = self.name(committee, on).unwrap_or_default();
            found = other_forms(name, committee_name).iter().flat_map(|form| bearing(form)).collect();
            found.sort_unstable();
            found.dedup();
        }
        if found.len() == 1 { found } else { Vec::new() }
    }
}

/// The name with each end of the committee's name put after it, and without it where it ends so. «Tỉnh ủy Lam Giang» has
/// the ends «ủy Lam Giang», «Lam Giang», «Giang»; only one of them makes a name that anyone bears.
fn other_forms(name: &str, committee_name: &str) -> Vec<String> {
    let words: Vec<&str> = committee_name.split_whitespace().collect();
    let ends = (1..words.len()).filter_map(|start| words.get(start..)).map(|end| end.join(" "));
    ends.flat_map(|end| [Some(format!("{name} {end}")), without_end(name, &end)]).flatten().collect()
}

fn without_end(name: &str, end: &str) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let kept = words.len().checked_sub(end.split(' ').count()).filter(|kept| *kept > 0)?;
    (fold(&words.get(kept..)?.join(" ")) == fold(end)).then(|| words.get(..kept).unwrap_or_default().join(" "))
}
