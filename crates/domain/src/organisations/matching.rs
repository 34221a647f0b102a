//! A name or code that a person typed, and the organisation of a day that it means: exactly, without its marks, by a name
//! of another day, or not clearly. Nothing is guessed: more than one answer, or a spelling that is only near, is for a
//! person to decide.

use super::{Graph, names::KnownName};
use crate::{
    ids::OrganisationId,
    text::{fold, with_marks},
};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};

/// What a typed line was found to mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// This one: the name with its marks, or a code of that day.
    Exact(OrganisationId),
    /// This one: the same name without its marks, or with usual abbreviations.
    Folded(OrganisationId),
    /// One that bore the name on another day, and who carries on for it on the day asked for: itself, or its heirs.
    Former {
        /// Who bore the name.
        was: OrganisationId,
        /// Who stands for it on the day asked for; a person chooses where they are several.
        now: Vec<OrganisationId>,
    },
    /// More than one bears it.
    Ambiguous(Vec<OrganisationId>),
    /// None bears it; these are spelled alike.
    Unknown(Vec<OrganisationId>),
}

/// Candidates that are shown for a spelling.
const MOST_ALIKE: usize = 6;
/// Spellings less alike than this are not shown.
const LEAST_ALIKE: f64 = 0.78;
/// A word that so many names have tells nothing.
const COMMON: usize = 400;

/// How people shorten the words of which names are made.
const ABBREVIATIONS: [(&str, &str); 18] = [
    ("ubnd", "uy ban nhan dan"),
    ("hdnd", "hoi dong nhan dan"),
    ("ubmttq", "uy ban mat tran to quoc"),
    ("mttq", "mat tran to quoc"),
    ("ubkt", "uy ban kiem tra"),
    ("btg", "ban tuyen giao"),
    ("bch", "ban chap hanh"),
    ("btv", "ban thuong vu"),
    ("du", "dang uy"),
    ("tu", "tinh uy"),
    ("hu", "huyen uy"),
    ("vn", "viet nam"),
    ("tp", "thanh pho"),
    ("tx", "thi xa"),
    ("tt", "thi tran"),
    ("p", "phuong"),
    ("x", "xa"),
    ("h", "huyen"),
];

/// The names and codes of a graph, put in order for many questions as of one day.
#[derive(Debug)]
pub struct Matcher<'g> {
    graph: &'g Graph,
    on: Date,
    /// Folded names, in full and short, with their bearers on that day.
    names: HashMap<&'g str, Vec<(OrganisationId, &'g KnownName)>>,
    /// The same of other days.
    former: HashMap<&'g str, BTreeSet<OrganisationId>>,
    codes: HashMap<&'g str, BTreeSet<OrganisationId>>,
    former_codes: HashMap<&'g str, BTreeSet<OrganisationId>>,
    /// Words of folded names, with the names that have them.
    words: HashMap<&'g str, Vec<(&'g str, OrganisationId)>>,
}

impl<'g> Matcher<'g> {
    /// Puts the names and codes in order.
    pub fn new(graph: &'g Graph, on: Date) -> Self {
        let (names, former, words) = (HashMap::new(), HashMap::new(), HashMap::new());
        let mut matcher =
            Matcher { graph, on, names, former, words, codes: HashMap::new(), former_codes: HashMap::new() };
        for node in graph.nodes.values() {
            for name in &node.names {
                matcher.take(node.life.id, name);
            }
            for code in &node.codes {
                let is_of_day = super::rows::holds(code.valid_from, code.valid_to, on);
                let codes = if is_of_day { &mut matcher.codes } else { &mut matcher.former_codes };
                codes.entry(code.code.as_str()).or_default().insert(node.life.id);
            }
        }
        matcher
    }

    fn take(&mut self, id: OrganisationId, name: &'g KnownName) {
        let forms = std::iter::once(name.folded.as_str()).chain(name.folded_short.as_deref());
        for form in forms.filter(|form| !form.is_empty()) {
            if name.holds(self.on) {
                self.names.entry(form).or_default().push((id, name));
            } else {
                self.former.entry(form).or_default().insert(id);
            }
        }
        for word in name.folded.split(' ') {
            self.words.entry(word).or_default().push((name.folded.as_str(), id));
        }
    }

    /// What a name or code means; `context` holds what stands beside it, such as the name of its province.
    pub fn find(&self, typed: &str, context: &[&str]) -> Match {
        let typed = typed.trim();
        if let Some(found) = self.codes.get(typed) {
            return self.only(found.iter().copied(), context, Match::Exact);
        }
        let (raw, marked) = (fold(typed), with_marks(typed));
        let folded = tidied(&raw);
        let bearers = self.names.get(raw.as_str()).or_else(|| self.names.get(folded.as_str()));
        let bearers = bearers.map(Vec::as_slice).unwrap_or_default();
        let exact = bearers.iter().filter(|(_, name)| name.is_marked(&marked)).map(|(id, _)| *id);
        let exact: BTreeSet<OrganisationId> = exact.collect();
        if !exact.is_empty() {
            return self.only(exact.into_iter(), context, Match::Exact);
        }
        if !bearers.is_empty() {
            return self.only(bearers.iter().map(|(id, _)| *id), context, Match::Folded);
        }
        let full = unabbreviated(&folded);
        if let Some(bearers) = self.names.get(full.as_str()).filter(|_| full != folded) {
            return self.only(bearers.iter().map(|(id, _)| *id), context, Match::Folded);
        }
        let former = self.former_codes.get(typed).or_else(|| self.former.get(folded.as_str()));
        if let Some(former) = former.or_else(|| self.former.get(full.as_str())) {
            return self.former(former, context);
        }
        Match::Unknown(self.alike(&full))
    }

    /// One answer, or the question which of them.
    fn only(
        &self,
        found: impl Iterator<Item = OrganisationId>,
        context: &[&str],
        one: impl FnOnce(OrganisationId) -> Match,
    ) -> Match {
        let found: BTreeSet<OrganisationId> = found.collect();
        let fitting = self.fitting(&found, context);
        match fitting.as_slice() {
            [only] => one(*only),
            _ => Match::Ambiguous(self.graph.sorted(fitting, self.on)),
        }
    }

    fn former(&self, former: &BTreeSet<OrganisationId>, context: &[&str]) -> Match {
        let fitting = self.fitting(former, context);
        match fitting.as_slice() {
            [was] => Match::Former { was: *was, now: self.standing_for(*was) },
            several => {
                let now: BTreeSet<OrganisationId> = several.iter().flat_map(|was| self.standing_for(*was)).collect();
                let now = self.graph.sorted(now.into_iter().collect(), self.on);
                // Bodies that bore the name one after the other are no question where one body carries all of them on.
                let ended = |was: &&OrganisationId| self.graph.life(**was).and_then(|(_, ended)| ended);
                match (now.as_slice(), several.iter().max_by_key(ended)) {
                    ([_], Some(was)) => Match::Former { was: *was, now },
                    _ => Match::Ambiguous(now),
                }
            }
        }
    }

    /// Who stands for an organisation on the day: itself while it exists, then its heirs that exist.
    fn standing_for(&self, id: OrganisationId) -> Vec<OrganisationId> {
        if self.graph.exists(id, self.on) {
            return vec![id];
        }
        let heirs = self.graph.successor_closure(id, self.on);
        self.graph.sorted(heirs.into_iter().filter(|heir| self.graph.exists(*heir, self.on)).collect(), self.on)
    }

    /// Those below whom or beside whose name the context stands; all of them where it says nothing.
    fn fitting(&self, found: &BTreeSet<OrganisationId>, context: &[&str]) -> Vec<OrganisationId> {
        let all = || found.iter().copied().collect::<Vec<_>>();
        let context: Vec<String> = context.iter().map(|cell| proper(&fold(cell))).collect();
        let context: Vec<String> = context.into_iter().filter(|cell| cell.len() > 2).collect();
        if found.len() < 2 || context.is_empty() {
            return all();
        }
        let fits = |id: &OrganisationId| {
            let day = self.graph.day_within_life(*id, self.on);
            let above = self.graph.parents(*id, day).into_iter();
            let above = above.flat_map(|(line, _)| self.graph.ancestors(*id, &line, day));
            let names: Vec<String> = above.filter_map(|above| self.graph.last_name(above, day)).map(fold).collect();
            context.iter().any(|cell| names.iter().any(|name| name.ends_with(cell.as_str())))
        };
        let fitting: Vec<OrganisationId> = found.iter().copied().filter(fits).collect();
        if fitting.is_empty() { all() } else { fitting }
    }

    /// Names that are spelled alike, the nearest first; a name of another day stands for who carries on.
    fn alike(&self, folded: &str) -> Vec<OrganisationId> {
        let postings = folded.split(' ').filter_map(|word| self.words.get(word)).filter(|names| names.len() < COMMON);
        let near: BTreeSet<(&str, OrganisationId)> = postings.flatten().copied().collect();
        let likeness = |(name, id): (&str, OrganisationId)| (strsim::normalized_damerau_levenshtein(folded, name), id);
        let mut alike: Vec<(f64, OrganisationId)> = near.into_iter().map(likeness).collect();
        alike.retain(|(likeness, _)| *likeness >= LEAST_ALIKE);
        alike.sort_by(|(one, a), (other, b)| other.total_cmp(one).then(a.cmp(b)));
        let mut found = Vec::new();
        for id in alike.into_iter().flat_map(|(_, id)| self.standing_for(id)) {
            if found.len() < MOST_ALIKE && !found.contains(&id) {
                found.push(id);
            }
        }
        found
    }
}

/// Without what people put around names in lists: numbers and dashes before them, full stops after abbreviations.
fn tidied(folded: &str) -> String {
    let bare = folded.trim_matches(|sign: char| matches!(sign, '-' | '–' | '•' | '*' | ';' | ',' | ' '));
    let numbered = bare.split_once(['.', ')']).filter(|(before, _)| {
        !before.is_empty() && before.len() <= 4 && before.bytes().all(|sign| sign.is_ascii_digit())
    });
    let bare = numbered.map_or(bare, |(_, after)| after.trim_start());
    let words = bare.replace('.', " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name without the word for its kind: «tỉnh Lam Giang» is found in «Tỉnh ủy Lam Giang».
fn proper(folded: &str) -> String {
    const KINDS: [&str; 8] = ["tinh ", "thanh pho ", "tp. ", "tp ", "quan ", "huyen ", "thi xa ", "thi tran "];
    KINDS.iter().find_map(|kind| folded.strip_prefix(kind)).unwrap_or(folded).to_owned()
}

fn unabbreviated(folded: &str) -> String {
    let full = |word: &str| {
        let found = ABBREVIATIONS.iter().find(|(short, _)| *short == word);
        found.map_or(word, |(_, full)| full).to_owned()
    };
    folded.split(' ').map(full).collect::<Vec<_>>().join(" ")
}
