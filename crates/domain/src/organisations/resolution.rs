//! From a selector to organisations: direct subordinates of the issuer's committee, at the date of issue.

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

    /// By name inside the committee's subtree: in full, or without the province's own name at the end («Ủy ban Mặt trận
    /// Tổ quốc Việt Nam tỉnh»). More than one match is no answer.
    fn named(&self, name: &str, issuer: OrganisationId, on: Date) -> Vec<OrganisationId> {
        let committee = self.committee_of(issuer, on);
        let inside = |id: &OrganisationId| *id == committee || self.is_above(committee, *id, on);
        let exact: Vec<OrganisationId> = self.find_by_name(name, on).into_iter().filter(inside).collect();
        if !exact.is_empty() {
            return if exact.len() == 1 { exact } else { Vec::new() };
        }
        let start = format!("{} ", fold(name));
        let begins = |id: &OrganisationId| self.name(*id, on).is_some_and(|full| fold(full).starts_with(&start));
        let longer: Vec<OrganisationId> = self.alive(on).into_iter().filter(begins).filter(inside).collect();
        if longer.len() == 1 { longer } else { Vec::new() }
    }
}
