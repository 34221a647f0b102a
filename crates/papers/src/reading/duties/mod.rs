//! Duties: what someone is told to do, found part by part in the body and in task tables of annexes.
//!
//! A walk over the paragraphs keeps who is spoken to. The addressee of a part is the one that it names, else the one
//! named before it in the same provision, else the one that an enclosing provision or its introduction names. A task
//! that nobody is told is no duty. Purpose, grounds and situation hold none.

mod fields;
mod nature;
mod parts;
mod spoken;
mod support;
mod table;
mod task;
mod waiting;
mod walk;

use super::paragraphs::Paragraph;
use super::structure::Structure;
use super::text::Page;
use super::words::words;
use super::{Addressee, AddresseeRole, Deadline, Duty, DutyKind, deadlines, selectors};
use crate::reading::lexicon::pattern;
use regex::Regex;
use spoken::Spoken;
use std::ops::Range;
use std::sync::LazyLock;

/// Who issued the document, and where the text names it.
#[derive(Debug, Default)]
pub(super) struct Issuer {
    /// Its name.
    pub name: Option<String>,
    /// A place that names it.
    pub place: Option<Range<usize>>,
}

/// Titles of documents that are appended to the one that issues them.
static PROGRAMME: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|QUY CHẾ)\b"));

/// A duty while it is being put together.
#[derive(Debug, Clone)]
struct Draft {
    /// Index of the node that holds it.
    holder: Option<usize>,
    /// Its words.
    range: Range<usize>,
    /// What is to be done, without the addressee.
    predicate: Range<usize>,
    /// The words in which its deadline may stand.
    timed: Range<usize>,
    /// Who leads.
    leads: Vec<Range<usize>>,
    /// Who supports.
    supports: Vec<Range<usize>>,
    /// When.
    deadline: Option<Deadline>,
    /// Whether the words themselves name the addressee.
    is_named: bool,
    /// Products that a line of its own names.
    outputs: Vec<Range<usize>>,
    /// The words that appoint the addressee, also those of an introduction above.
    appointment: Range<usize>,
}

impl Draft {
    fn new(
        holder: Option<usize>,
        range: Range<usize>,
        predicate: usize,
        spoken: &Spoken,
        supports: Vec<Range<usize>>,
    ) -> Draft {
        Draft {
            holder,
            predicate: predicate.min(range.end)..range.end,
            timed: range.clone(),
            range,
            leads: spoken.leads.clone(),
            supports,
            deadline: None,
            is_named: false,
            outputs: Vec::new(),
            appointment: spoken.appointment.clone(),
        }
    }
}

/// The duties of the body.
pub(super) fn of_body(page: &Page, paragraphs: &[Paragraph], structure: &Structure, issuer: &Issuer) -> Vec<Duty> {
    told(page, structure, walk::walk(page, paragraphs, structure, issuer))
}

/// The duties of an annex: those of its task table, or of the programme or plan that is appended.
pub(super) fn of_annex(page: &Page, paragraphs: &[Paragraph], structure: &Structure, issuer: &Issuer) -> Vec<Duty> {
    let rows = table::rows(page, paragraphs, structure);
    let is_programme = paragraphs.iter().take(2).any(|title| PROGRAMME.is_match(page.seen(&title.range)));
    let drafts = if rows.is_empty() && is_programme { walk::walk(page, paragraphs, structure, issuer) } else { rows };
    told(page, structure, drafts)
}

/// Nobody is told a task without an addressee.
fn told(page: &Page, structure: &Structure, drafts: Vec<Draft>) -> Vec<Duty> {
    drafts.iter().filter(|draft| !draft.leads.is_empty()).map(|draft| finished(page, structure, draft)).collect()
}

fn finished(page: &Page, structure: &Structure, draft: &Draft) -> Duty {
    let addressee = |range: &Range<usize>, role| {
        let text = page.words(range);
        Addressee { selector: selectors::selector(&text), text, role }
    };
    let mut addressees: Vec<Addressee> = Vec::new();
    for found in draft
        .leads
        .iter()
        .map(|range| addressee(range, AddresseeRole::Lead))
        .chain(draft.supports.iter().map(|range| addressee(range, AddresseeRole::Support)))
    {
        if !addressees.iter().any(|known| known.text == found.text && known.role == found.role) {
            addressees.push(found);
        }
    }
    let predicate = page.lower(&draft.predicate);
    let appointment = format!("{} {}", page.lower(&draft.appointment), predicate);
    let mut outputs: Vec<String> = draft.outputs.iter().map(|range| page.words(range)).collect();
    if outputs.is_empty() {
        outputs = nature::outputs(predicate);
    }
    Duty {
        provision: draft.holder.and_then(|holder| structure.nodes.get(holder)).map(|node| node.id.clone()),
        span: page.span(&draft.range),
        addressees,
        action: page.words(&draft.predicate).trim_end_matches(['.', ';', '/', ' ']).to_owned(),
        kind: kind_of(page, draft),
        modality: nature::modality(&appointment),
        deadline: draft.deadline.clone(),
        outputs,
    }
}

/// What is done begins behind the bodies with whom it is done.
fn kind_of(page: &Page, draft: &Draft) -> DutyKind {
    let inside = |support: &&Range<usize>| draft.predicate.start <= support.start && support.end <= draft.predicate.end;
    let behind = draft.supports.iter().filter(inside).map(|support| support.end).max().unwrap_or(draft.predicate.start);
    let cooperates = page.lower(&draft.predicate).starts_with("phối hợp");
    let is_front = draft.leads.iter().any(|lead| {
        let name = page.lower(lead);
        name.contains("mttq") || name.contains("mặt trận")
    });
    nature::kind(page.lower(&(behind..draft.predicate.end)), cooperates, is_front)
}

/// The bodies of a line that says nothing else.
fn listed(page: &Page, said: &Range<usize>) -> Vec<Range<usize>> {
    let words = words(page, said);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match super::addressees::list_at(&words, at) {
            Some(list) => {
                found.extend(list.items);
                at = list.next.max(at + 1);
            }
            None => at += 1,
        }
        // What follows a list within the same phrase only describes it.
        let parts = |word: &super::words::Word| matches!(word.after, ',' | ';') || word.low == "và";
        while at < words.len() && !at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(parts) {
            at += 1;
        }
    }
    if found.is_empty() && !words.is_empty() {
        let end = said.start + page.seen(said).trim_end_matches(['.', ';', ' ']).len();
        found.push(said.start..end);
    }
    found
}

/// Gives each draft a date that only the last words of its provision state («Hoàn thành trước ngày …»).
fn share(drafts: &mut [Draft], deadline: &Deadline) {
    for draft in drafts {
        let open = draft.deadline.as_ref().is_none_or(|own| !deadlines::is_definite(own));
        if open {
            draft.deadline = Some(deadline.clone());
        }
    }
}
