//! «Nơi nhận» as a list of bodies: what each line means on the date of issue, and who of today gets the document.
//!
//! A pure function of the working copy and the graph. A line that means nobody in the register waits for a person; nothing
//! is sent for it until one has said to whom, or that it is not sent through this system.

use super::review::{RecipientReview, Sending};
use domain::{
    ids::OrganisationId,
    organisations::{Graph, Selector},
};
use jiff::civil::Date;
use papers::reading::{self, Purpose, RecipientMeaning};
use std::collections::BTreeSet;

/// How a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// It means these bodies.
    Resolved,
    /// A person must choose.
    Open,
    /// Whom it means can be told once issuer and date of issue are known.
    Later,
    /// It is not sent through this system, as a person said.
    Outside,
    /// The issuer keeps its own copy.
    Kept,
}

/// One line, resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How it stands.
    pub stands: Stands,
    /// Bodies of the date of issue that it means, each with those of today that get the document.
    pub bodies: Vec<(OrganisationId, Vec<OrganisationId>)>,
}

impl Line {
    /// Bodies that the line means on the date of issue.
    pub fn named(&self) -> Vec<OrganisationId> {
        self.bodies.iter().map(|(named, _)| *named).collect()
    }

    /// Bodies of today that get the document.
    pub fn of_today(&self) -> Vec<OrganisationId> {
        self.bodies.iter().flat_map(|(_, today)| today.iter().copied()).collect()
    }
}

/// What a distribution is worked out for.
pub struct Sender<'g> {
    /// The graph.
    pub graph: &'g Graph,
    /// Who issued the document, when it is known.
    pub issuer: Option<OrganisationId>,
    /// When.
    pub issued_on: Option<Date>,
    /// Today.
    pub today: Date,
}

impl Sender<'_> {
    /// What a line means.
    pub fn line(&self, recipient: &RecipientReview) -> Line {
        let named = match &recipient.sending {
            Sending::Outside => return Line { stands: Stands::Outside, bodies: Vec::new() },
            Sending::To(ids) => ids.clone(),
            Sending::AsRead if is_kept(recipient) => return Line { stands: Stands::Kept, bodies: Vec::new() },
            Sending::AsRead => self.meant(&recipient.text),
        };
        let stands = match named.is_empty() {
            false => Stands::Resolved,
            true if self.issuer.is_none() || self.issued_on.is_none() => Stands::Later,
            true => Stands::Open,
        };
        Line { stands, bodies: named.into_iter().map(|id| (id, self.heirs(id))).collect() }
    }

    /// Who of today gets the document by which line: the first line that means a body counts.
    pub fn deliveries(&self, recipients: &[RecipientReview], sender: OrganisationId) -> Vec<Delivery> {
        let mut seen = BTreeSet::from([sender]);
        let mut deliveries = Vec::new();
        for (position, recipient) in (0..).zip(recipients) {
            for (named, heirs) in self.line(recipient).bodies {
                let new = heirs.into_iter().filter(|heir| seen.insert(*heir));
                deliveries.extend(new.map(|organisation| Delivery { position, named, organisation }));
            }
        }
        deliveries
    }

    fn meant(&self, text: &str) -> Vec<OrganisationId> {
        let (Some(issuer), Some(day)) = (self.issuer, self.issued_on) else { return Vec::new() };
        let RecipientMeaning::Bodies(selectors) = reading::meaning_of_recipient(text) else { return Vec::new() };
        let resolve = |selector: &Selector| self.graph.resolve(selector, issuer, day).organisations;
        selectors.iter().map(resolve).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// Bodies that exist today and stand for one of the past.
    fn heirs(&self, id: OrganisationId) -> Vec<OrganisationId> {
        if self.graph.exists(id, self.today) {
            return vec![id];
        }
        let closure = self.graph.successor_closure(id, self.today).into_iter();
        self.graph.sorted(closure.filter(|heir| self.graph.exists(*heir, self.today)).collect(), self.today)
    }
}

/// A document at one body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delivery {
    /// The line that means it.
    pub position: i64,
    /// The body that the line meant on the date of issue.
    pub named: OrganisationId,
    /// The body of today.
    pub organisation: OrganisationId,
}

/// A copy that the issuer keeps.
fn is_kept(recipient: &RecipientReview) -> bool {
    recipient.purpose == Some(Purpose::Archive)
        || reading::meaning_of_recipient(&recipient.text) == RecipientMeaning::Kept
}
