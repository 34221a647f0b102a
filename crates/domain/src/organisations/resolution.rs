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
            Selector::Except { of, except } => self.without(of, except, issuer, on),
            Selector::Within { of, place } => self.within(of, place, issuer, on),
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

    /// Nobody as long as it is open who is taken out, or of whom: one too many would be bound.
    fn without(&self, of: &Selector, except: &Selector, issuer: OrganisationId, on: Date) -> Vec<OrganisationId> {
        let (whole, out) = (self.resolve(of, issuer, on), self.resolve(except, issuer, on));
        if !whole.unresolved.is_empty() || !out.unresolved.is_empty() {
            return Vec::new();
        }
        whole.organisations.into_iter().filter(|id| !out.organisations.contains(id)).collect()
    }

    /// Those under a body that is named after the place, or that carry on for one. Nobody where no such body ever was:
    /// a place may not be told by its name.
    fn within(&self, of: &Selector, place: &str, issuer: OrganisationId, on: Date) -> Vec<OrganisationId> {
        let whole = self.resolve(of, issuer, on);
        if !whole.unresolved.is_empty() {
            return Vec::new();
        }
        let endings = place_endings(place);
        let is_of_the_place = |id: &OrganisationId| {
            let lines = self.parents(*id, on);
            let above = lines.iter().flat_map(|(line, _)| self.ancestors(*id, line, on));
            let bodies = above.chain(self.predecessor_closure(*id, on));
            bodies.into_iter().any(|body| self.names(body).any(|row| bears_an_ending(&row.name, &endings)))
        };
        whole.organisations.into_iter().filter(is_of_the_place).collect()
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

/// How bodies of a place end their names: with its kind, or with the office that stands for the kind. «thị xã Bến Sậy»:
/// «thị xã Bến Sậy» and «thị ủy Bến Sậy».
fn place_endings(place: &str) -> Vec<String> {
    const KINDS: [(&str, &str); 4] =
        [("huyen ", "huyen uy "), ("thi xa ", "thi uy "), ("thanh pho ", "thanh uy "), ("quan ", "quan uy ")];
    let whole = fold(place);
    let of_committee = KINDS.iter().find_map(|(kind, office)| Some([office, whole.strip_prefix(kind)?].concat()));
    std::iter::once(whole.clone()).chain(of_committee).collect()
}

fn bears_an_ending(name: &str, endings: &[String]) -> bool {
    let name = fold(name);
    let ends =
        |end: &String| name.strip_suffix(end.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
    endings.iter().any(ends)
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
