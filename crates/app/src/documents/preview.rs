//! What publishing would do: each duty with its organisations as of the date of issue, and what stands in the way.
//!
//! A pure function of the working copy and the graph; the preview page shows it, and publishing does exactly it.
//! Selectors are resolved for the issuer. The publisher assigns inside the issuer's reach when it is the issuer, took over
//! from it alone or stands above it; one of several that took over assigns inside its own subtree; a body below the issuer
//! assigns to itself alone.

use super::review::{DutyReview, Reviewed};
use crate::look::dates;
use domain::{
    ids::OrganisationId,
    obligations::Timing,
    organisations::{Graph, Selector},
    problem::Problem,
};
use jiff::civil::Date;
use papers::reading::AddresseeRole;
use std::collections::BTreeSet;

/// What publishing would open.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// Who issued it.
    pub issuer: OrganisationId,
    /// When.
    pub issued_on: Date,
    /// From which day the assignments are open: the date of issue, or the founding of a later body.
    pub effective_on: Date,
    /// Who accepts and extends: the issuer, or who took over from it.
    pub tracking_body: OrganisationId,
    /// The publisher stands below the issuer and assigns to itself alone.
    pub only_itself: bool,
    /// Duties that are kept.
    pub duties: Vec<Planned>,
}

/// One duty of the preview.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// Place in the working copy, from zero.
    pub index: usize,
    /// Each is lead for itself.
    pub leads: Vec<OrganisationId>,
    /// They support.
    pub supporters: Vec<OrganisationId>,
    /// Bodies that the words mean but the publisher may not bind.
    pub outside: Vec<OrganisationId>,
    /// Words of addressees that mean nobody yet, or of which a part means nobody.
    pub unresolved: Vec<String>,
    /// When it is due.
    pub timing: Timing,
    /// No date was said: it becomes a standing duty by the setting.
    pub standing_by_setting: bool,
    /// Bodies of today that hold it after every reorganisation since.
    pub holders_today: Vec<OrganisationId>,
}

impl Planned {
    /// Assignments that it opens.
    pub fn assignments(&self) -> usize {
        self.leads.len() + self.supporters.len()
    }

    /// Whether some of its bodies have ended since.
    pub fn is_handed_over(&self) -> bool {
        let then: BTreeSet<&OrganisationId> = self.leads.iter().chain(&self.supporters).collect();
        then != self.holders_today.iter().collect()
    }
}

impl Preview {
    /// Assignments that publishing opens.
    pub fn assignments(&self) -> usize {
        self.duties.iter().map(Planned::assignments).sum()
    }

    /// Duties of which nobody is the lead.
    pub fn open(&self) -> usize {
        self.duties.iter().filter(|duty| duty.leads.is_empty() && duty.outside.is_empty()).count()
    }

    /// Duties for which the publisher assigns to nobody because those who are meant stand outside its reach.
    fn outside(&self) -> BTreeSet<OrganisationId> {
        self.duties.iter().flat_map(|duty| duty.outside.iter().copied()).collect()
    }

    /// What is opened: duties with somebody to do them.
    pub fn published(&self) -> impl Iterator<Item = &Planned> {
        self.duties.iter().filter(|duty| !duty.leads.is_empty())
    }

    /// The first few names; a list of forty would hide the sentence around it.
    fn names_of(&self, graph: &Graph, ids: &BTreeSet<OrganisationId>) -> String {
        const SHOWN: usize = 5;
        let sorted = graph.sorted(ids.iter().copied().collect(), self.issued_on);
        let names = sorted.iter().take(SHOWN).filter_map(|id| graph.last_name(*id, self.issued_on));
        let names = names.collect::<Vec<_>>().join(", ");
        if ids.len() > SHOWN { format!("{names}, … (+{})", ids.len() - SHOWN) } else { names }
    }

    /// Everything that stands in the way.
    pub fn problems(&self, graph: &Graph) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.open() > 0 {
            problems.push(Problem::AddresseeOpen { count: i64::try_from(self.open()).unwrap_or(i64::MAX) });
        }
        let outside = self.outside();
        let nothing = self.published().next().is_none();
        if !outside.is_empty() && (nothing || !self.only_itself) {
            problems.push(Problem::OutsideSubtree { names: self.names_of(graph, &outside) });
        } else if nothing && problems.is_empty() {
            problems.push(Problem::NothingToPublish);
        }
        problems
    }
}

/// Who asks, and when.
pub struct Asking<'g> {
    /// The graph.
    pub graph: &'g Graph,
    /// The body that registered the document.
    pub publisher: OrganisationId,
    /// Today.
    pub today: Date,
    /// The setting for what has no date.
    pub confirm_every_months: i64,
}

/// Works the preview out; refused while issuer or date of issue are open.
pub fn preview(
    asking: &Asking<'_>,
    reviewed: &Reviewed,
    issuer: Option<OrganisationId>,
    issued_on: Option<Date>,
) -> Result<Preview, Problem> {
    let issued_on = issued_on.ok_or(Problem::DateOfIssueMissing)?;
    let issuer = issuer.ok_or(Problem::IssuerUnknown)?;
    let Asking { graph, publisher, today, .. } = *asking;
    if issued_on > today {
        return Err(Problem::DateTooLate { latest: dates::written(today) });
    }
    let reach = reach(graph, publisher, issuer, issued_on, today);
    let founded = graph.life(publisher).map_or(issued_on, |(founded, _)| founded);
    let effective_on = if reach == Reach::Itself { issued_on.max(founded) } else { issued_on };
    let duties = reviewed.kept().map(|(index, duty)| planned(asking, reach, issuer, issued_on, index, duty)).collect();
    Ok(Preview {
        issuer,
        issued_on,
        effective_on,
        tracking_body: tracking_body(graph, publisher, issuer, today),
        only_itself: reach == Reach::Itself,
        duties,
    })
}

/// How far a publisher may assign for an issuer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Inside the subtree of the issuer's committee.
    Committee,
    /// The publisher and what is below it today: one of several that took over from the issuer.
    Own,
    /// The publisher alone.
    Itself,
    /// Nobody.
    Nobody,
}

fn reach(graph: &Graph, publisher: OrganisationId, issuer: OrganisationId, issued_on: Date, today: Date) -> Reach {
    let heirs = graph.successor_closure(issuer, today);
    let living: Vec<&OrganisationId> = heirs.iter().filter(|heir| graph.exists(**heir, today)).collect();
    if publisher == issuer || living == [&publisher] || graph.is_above(publisher, issuer, today) {
        return Reach::Committee;
    }
    if heirs.contains(&publisher) {
        return Reach::Own;
    }
    let issuers = heirs.into_iter().chain([issuer, graph.committee_of(issuer, issued_on)]);
    let stands_above = |id: OrganisationId| {
        id == publisher
            || graph.is_above(id, publisher, today)
            || graph.is_above(graph.committee_of(id, today), publisher, today)
    };
    if issuers.into_iter().any(stands_above) { Reach::Itself } else { Reach::Nobody }
}

/// The issuer; where it has ended, the publisher that took over, or the first that did.
fn tracking_body(graph: &Graph, publisher: OrganisationId, issuer: OrganisationId, today: Date) -> OrganisationId {
    if graph.exists(issuer, today) {
        return issuer;
    }
    let heirs: Vec<OrganisationId> =
        graph.successor_closure(issuer, today).into_iter().filter(|heir| graph.exists(*heir, today)).collect();
    if heirs.contains(&publisher) { publisher } else { graph.sorted(heirs, today).first().copied().unwrap_or(issuer) }
}

fn planned(
    asking: &Asking<'_>,
    reach: Reach,
    issuer: OrganisationId,
    issued_on: Date,
    index: usize,
    duty: &DutyReview,
) -> Planned {
    let graph = asking.graph;
    let (mut leads, mut supporters, mut unresolved) = (Vec::new(), Vec::new(), Vec::new());
    for addressee in &duty.addressees {
        let Some(selector) = &addressee.selector else {
            unresolved.push(addressee.text.clone());
            continue;
        };
        let resolution = graph.resolve(selector, issuer, issued_on);
        unresolved.extend(resolution.unresolved.iter().map(|part| part_words(part, &addressee.text)));
        let into = if addressee.role == AddresseeRole::Lead { &mut leads } else { &mut supporters };
        into.extend(resolution.organisations);
    }
    let (leads, mut outside) = inside(asking, reach, issuer, issued_on, leads);
    let (supporters, outside_too) = inside(asking, reach, issuer, issued_on, supporters);
    outside.extend(outside_too);
    let leads = graph.sorted(leads.into_iter().collect(), issued_on);
    let supporters: BTreeSet<OrganisationId> = supporters.into_iter().filter(|id| !leads.contains(id)).collect();
    let supporters = graph.sorted(supporters.into_iter().collect(), issued_on);
    let standing = Timing::Standing { confirm_every_months: asking.confirm_every_months };
    Planned {
        index,
        holders_today: heirs_of(graph, leads.iter().chain(&supporters), asking.today),
        leads,
        supporters,
        outside: graph.sorted(outside.into_iter().collect(), issued_on),
        unresolved,
        standing_by_setting: duty.timing.is_none(),
        timing: duty.timing.clone().unwrap_or(standing),
    }
}

fn part_words(part: &Selector, text: &str) -> String {
    match part {
        Selector::Named { name } => name.clone(),
        _ => text.to_owned(),
    }
}

/// Parts what a selector means into those whom the publisher may bind and the others.
fn inside(
    asking: &Asking<'_>,
    reach: Reach,
    issuer: OrganisationId,
    issued_on: Date,
    found: Vec<OrganisationId>,
) -> (BTreeSet<OrganisationId>, BTreeSet<OrganisationId>) {
    let graph = asking.graph;
    let committee = graph.committee_of(issuer, issued_on);
    let (mut within, mut outside) = (BTreeSet::new(), BTreeSet::new());
    for id in found {
        let is_publisher =
            id == asking.publisher || graph.successor_closure(id, asking.today).contains(&asking.publisher);
        let heirs = heirs_of(graph, [&id].into_iter(), asking.today);
        let is_own =
            |heir: &OrganisationId| *heir == asking.publisher || graph.is_above(asking.publisher, *heir, asking.today);
        match reach {
            Reach::Own if !heirs.is_empty() && heirs.iter().all(is_own) => {
                within.insert(id);
            }
            Reach::Committee if id == issuer || id == committee || graph.is_above(committee, id, issued_on) => {
                within.insert(id);
            }
            Reach::Itself if is_publisher => {
                within.insert(asking.publisher);
            }
            _ => {
                outside.insert(id);
            }
        }
    }
    (within, outside)
}

/// Bodies that exist today and hold what these held.
fn heirs_of<'i>(graph: &Graph, ids: impl Iterator<Item = &'i OrganisationId>, today: Date) -> Vec<OrganisationId> {
    let mut heirs = BTreeSet::new();
    for id in ids {
        if graph.exists(*id, today) {
            heirs.insert(*id);
        } else {
            heirs.extend(graph.successor_closure(*id, today).into_iter().filter(|heir| graph.exists(*heir, today)));
        }
    }
    graph.sorted(heirs.into_iter().collect(), today)
}
