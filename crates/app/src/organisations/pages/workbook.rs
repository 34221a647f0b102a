//! The register as it is seen, as a workbook: what was found, or the tree of a line with the depth of each organisation.
//! The whole register, to be changed and brought back, is exported elsewhere; nothing here is read again.

use super::{AsOf, Words};
use crate::{
    caller::Caller,
    failure::Failure,
    lists::{Listing, download},
    look::Frame,
};
use axum::response::Response;
use domain::ids::OrganisationId;
use jiff::civil::Date;
use papers::tables::ListCell;

const HEADS: [&str; 7] = [
    "organisations-name",
    "organisations-class",
    "organisations-list-level",
    "organisations-above",
    "organisations-list-founded",
    "organisations-list-ended",
    "organisations-list-found-as",
];

/// What a workbook of the register is made with.
pub(super) struct Of<'o> {
    /// The page.
    pub frame: &'o Frame,
    /// Words of the register.
    pub words: &'o Words<'o>,
    /// The day.
    pub as_of: &'o AsOf,
}

impl Of<'_> {
    /// What was found, then what was found by other days.
    pub fn found(
        &self,
        caller: &Caller,
        searched: &str,
        found: &[OrganisationId],
        otherwise: &[OrganisationId],
    ) -> Result<Response, Failure> {
        let said = |key: &str| self.frame.say(key).to_string();
        let row = |id: &OrganisationId, key: &str| [self.row(*id), vec![said(key).into()]].concat();
        let rows = found.iter().map(|id| row(id, "organisations-list-found-now"));
        let rows = rows.chain(otherwise.iter().map(|id| row(id, "organisations-found-otherwise"))).collect();
        self.listing(caller, vec![(said("organisations-search"), searched.to_owned())], HEADS.map(said).to_vec(), rows)
    }

    /// The tree of a line, or the part of it below an organisation, each above those below it.
    pub fn tree(&self, caller: &Caller, line: &str, root: Option<OrganisationId>) -> Result<Response, Failure> {
        let (graph, on) = (self.words.graph, self.as_of.day);
        let counts = graph.counts_below(line, on);
        let is_root = |id: &OrganisationId| {
            graph.parent(*id, line, on).is_none() && counts.get(id).is_some_and(|count| *count > 0)
        };
        let roots = match root {
            Some(root) => vec![root],
            None => graph.sorted(counts.keys().copied().filter(is_root).collect(), on),
        };
        let mut rows = Vec::new();
        let mut waiting: Vec<(OrganisationId, usize)> = roots.into_iter().rev().map(|id| (id, 0)).collect();
        while let Some((id, depth)) = waiting.pop() {
            rows.push([vec![(depth + 1).into()], self.row(id)].concat());
            waiting.extend(graph.children(id, line, on).into_iter().rev().map(|child| (child, depth + 1)));
        }
        let said = |key: &str| self.frame.say(key).to_string();
        let heads = std::iter::once("organisations-list-depth").chain(HEADS.into_iter().take(HEADS.len() - 1));
        let below = root.and_then(|root| graph.name(root, on)).unwrap_or_default().to_owned();
        let filters =
            vec![(said("organisations-list-line"), self.words.line(line)), (said("organisations-list-below"), below)];
        self.listing(caller, filters, heads.map(said).collect(), rows)
    }

    fn listing(
        &self,
        caller: &Caller,
        mut filters: Vec<(String, String)>,
        heads: Vec<String>,
        rows: Vec<Vec<ListCell>>,
    ) -> Result<Response, Failure> {
        filters.push((self.frame.say("organisations-day").to_string(), self.frame.date(&self.as_of.day)));
        let title = self.frame.say("organisations-title").to_string();
        let listing = Listing { file_name: "don-vi", title, body: String::new(), filters, heads, rows };
        download(self.frame, caller, listing)
    }

    fn row(&self, id: OrganisationId) -> Vec<ListCell> {
        let graph = self.words.graph;
        let day: Date = graph.day_within_life(id, self.as_of.day);
        let above = graph.parents(id, day).into_iter().map(|(line, parent)| {
            format!("{}: {}", self.words.line(&line), graph.last_name(parent, day).unwrap_or_default())
        });
        let (founded, ended) = graph.life(id).map_or((None, None), |(from, to)| (Some(from), to));
        vec![
            graph.last_name(id, day).unwrap_or_default().into(),
            self.words.class(graph.class(id, day).unwrap_or_default()).into(),
            self.words.level(graph.level(id, day).unwrap_or_default()).into(),
            above.collect::<Vec<_>>().join("; ").into(),
            founded.into(),
            ended.into(),
        ]
    }
}
