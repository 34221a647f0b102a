//! What the pages of one document ask again and again: who issued it and when, and what a selector means for it.
//! It reads the graph as of the date of issue and writes nothing.

use crate::{
    documents::{
        actions::State,
        distribution::Sender,
        review::{DutyReview, Reviewed, Sending},
        words,
    },
    language::Language,
    look::{Choice, dates},
};
use domain::{
    ids::{AccountId, OrganisationId},
    organisations::{Graph, Selector},
    time::Moment,
};
use jiff::civil::Date;
use papers::reading::{Addressee, AddresseeRole};
use std::collections::BTreeMap;

/// A document's issuer and day, on the graph.
pub struct Facts<'g> {
    /// The graph.
    pub graph: &'g Graph,
    /// Language of the page.
    pub language: Language,
    /// The issuer, when it is known in the register.
    pub issuer: Option<OrganisationId>,
    /// The date of issue.
    pub issued_on: Option<Date>,
    /// The setting for what has no date.
    pub confirm_every_months: i64,
    /// Today.
    pub today: Date,
    /// Where the document stands.
    pub stands: State,
    /// The names of those who corrected something.
    pub people: BTreeMap<AccountId, String>,
}

impl Facts<'_> {
    /// «Trần Quang Minh, 23/11/2026» for a corrected field.
    pub fn corrected(&self, reviewed: &Reviewed, about: &str) -> Option<String> {
        let correction = reviewed.last_correction(about)?;
        let name = self.people.get(&correction.by)?;
        let day = dates::written(Moment::from_millisecond(correction.at_ms).day());
        Some(self.language.say("documents-corrected-by").with("name", name).with("date", day).to_string())
    }

    /// Organisations of a selector, as of the date of issue; `None` while issuer or date are open.
    pub fn resolve(&self, selector: &Selector) -> Option<Vec<OrganisationId>> {
        Some(self.graph.resolve(selector, self.issuer?, self.issued_on?).organisations)
    }

    /// Those who are to carry a duty out, when every word of it is settled so far that someone is meant.
    pub fn leads(&self, duty: &DutyReview) -> Option<Vec<OrganisationId>> {
        let leads = duty.addressees.iter().filter(|addressee| addressee.role == AddresseeRole::Lead);
        let selectors: Vec<&Selector> = leads.filter_map(|addressee| addressee.selector.as_ref()).collect();
        if selectors.is_empty() {
            return None;
        }
        if self.issuer.is_none() || self.issued_on.is_none() {
            // Who is meant cannot be told yet, but that is another question.
            return Some(Vec::new());
        }
        let found: Vec<OrganisationId> = selectors.into_iter().filter_map(|one| self.resolve(one)).flatten().collect();
        (!found.is_empty()).then_some(found)
    }

    /// Each addressee in words, with the number of bodies that it means.
    pub fn told(&self, duty: &DutyReview) -> Vec<String> {
        self.told_of(&duty.addressees)
    }

    /// The same, of addressees alone.
    pub fn told_of(&self, addressees: &[Addressee]) -> Vec<String> {
        let told = addressees.iter().map(|addressee| {
            let count =
                addressee.selector.as_ref().and_then(|selector| self.resolve(selector)).map(|found| found.len());
            let words = match (count, &addressee.selector) {
                (Some(count), _) => {
                    let words = self.language.say("documents-addressee-count");
                    words.with("name", &addressee.text).with("count", count).to_string()
                }
                (None, Some(_)) => addressee.text.clone(),
                (None, None) => self.language.say("documents-addressee-open").with("name", &addressee.text).to_string(),
            };
            match addressee.role {
                AddresseeRole::Lead => words,
                role => format!("{}: {words}", words::role(self.language, role)),
            }
        });
        told.collect()
    }

    /// What a distribution is worked out for.
    pub fn sender(&self) -> Sender<'_> {
        Sender { graph: self.graph, issuer: self.issuer, issued_on: self.issued_on, today: self.today }
    }

    /// The name of a body as of the date of issue.
    pub fn name(&self, id: OrganisationId) -> &str {
        self.graph.last_name(id, self.issued_on.unwrap_or(self.today)).unwrap_or_default()
    }

    /// Names of bodies as of the date of issue; of many, the first few and how many more.
    pub fn names_of(&self, ids: &[OrganisationId]) -> String {
        const SHOWN: usize = 6;
        let names: Vec<&str> = ids.iter().take(SHOWN).map(|id| self.name(*id)).collect();
        let more = ids.len().saturating_sub(SHOWN);
        if more > 0 { format!("{}, … (+{more})", names.join(", ")) } else { names.join(", ") }
    }

    /// To whom a line of the distribution is sent, in words.
    pub fn sent(&self, sending: &Sending) -> String {
        match sending {
            Sending::AsRead => self.language.say("documents-sending-as-read").to_string(),
            Sending::Outside => self.language.say("documents-sending-outside").to_string(),
            Sending::To(ids) => self.names_of(ids),
        }
    }

    /// The groups of bodies under the issuer on the date of issue, as choices «line:class» with their counts.
    pub fn groups(&self) -> Vec<Choice> {
        let (Some(issuer), Some(day)) = (self.issuer, self.issued_on) else { return Vec::new() };
        let mut groups = Vec::new();
        for line in self.graph.lines(day) {
            for entry in self.graph.catalogue().all() {
                let selector = Selector::Class { line: line.clone(), classes: vec![entry.code.clone()] };
                let count = self.graph.resolve(&selector, issuer, day).organisations.len();
                if count > 0 {
                    let words = self.language.say("documents-group");
                    let words = words
                        .with("name", words::class(self.language, self.graph, &entry.code))
                        .with("line", words::line(self.language, &line))
                        .with("count", count);
                    groups.push(Choice::new(format!("{line}:{}", entry.code), words));
                }
            }
        }
        groups
    }

    /// The names of all bodies that could be named in the document.
    pub fn names(&self) -> Vec<String> {
        let (Some(issuer), Some(day)) = (self.issuer, self.issued_on) else { return Vec::new() };
        let committee = self.graph.committee_of(issuer, day);
        let alive = self.graph.alive(day).into_iter();
        let within = alive.filter(|id| *id == committee || self.graph.is_above(committee, *id, day));
        within.filter_map(|id| self.graph.name(id, day).map(str::to_owned)).collect()
    }
}
