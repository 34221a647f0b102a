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

use super::deadlines::{self, Stated};
use super::findings::Trail;
use super::paragraphs::Paragraph;
use super::structure::Structure;
use super::text::Page;
use super::words::words;
use super::{Addressee, AddresseeRole, Duty, DutyKind, rules, selectors};
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

/// What kind of duty the words of a task give.
pub(super) fn kind_of_task(words: &str) -> DutyKind {
    nature::kind(&words.to_lowercase(), false, false)
}

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
    deadline: Option<Stated>,
    /// By which rule its words are a duty.
    rule: &'static str,
    /// By which rule they lead.
    lead_rule: &'static str,
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
            rule: rules::DUTY_INHERITED,
            lead_rule: rules::ADDRESSEE_INHERITED,
            is_named: false,
            outputs: Vec::new(),
            appointment: spoken.appointment.clone(),
        }
    }
}

/// Where duties are put down with their trail.
pub(super) struct Told {
    /// In order.
    pub duties: Vec<Duty>,
    /// Where each was found.
    pub trail: Trail,
}

/// The duties of the body.
pub(super) fn of_body(told: &mut Told, page: &Page, paragraphs: &[Paragraph], structure: &Structure, issuer: &Issuer) {
    tell(told, page, structure, &walk::walk(page, paragraphs, structure, issuer));
}

/// The duties of an annex: those of its task table, or of the programme or plan that is appended.
pub(super) fn of_annex(told: &mut Told, page: &Page, paragraphs: &[Paragraph], structure: &Structure, issuer: &Issuer) {
    let rows = table::rows(page, paragraphs, structure);
    let is_programme = paragraphs.iter().take(2).any(|title| PROGRAMME.is_match(page.seen(&title.range)));
    let drafts = if rows.is_empty() && is_programme { walk::walk(page, paragraphs, structure, issuer) } else { rows };
    tell(told, page, structure, &drafts);
}

/// Nobody is told a task without an addressee.
fn tell(told: &mut Told, page: &Page, structure: &Structure, drafts: &[Draft]) {
    for draft in drafts.iter().filter(|draft| !draft.leads.is_empty()) {
        let about = format!("duties.{}", told.duties.len());
        told.trail.add(page, about.clone(), &draft.range, draft.rule);
        let duty = finished(&mut told.trail, &about, page, structure, draft);
        if let Some(deadline) = &draft.deadline {
            told.trail.add(page, format!("{about}.deadline"), &deadline.range, deadline.rule);
        }
        told.duties.push(duty);
    }
}

/// The bodies of a draft, each once in a role.
fn addressees(trail: &mut Trail, about: &str, page: &Page, draft: &Draft) -> Vec<Addressee> {
    let beside = |range: &Range<usize>| match draft.range.start <= range.start && range.end <= draft.range.end {
        true => rules::ADDRESSEE_TOGETHER,
        false => rules::ADDRESSEE_SUPPORT_LINE,
    };
    let leads = draft.leads.iter().map(|range| (range, AddresseeRole::Lead, draft.lead_rule));
    let supports = draft.supports.iter().map(|range| (range, AddresseeRole::Support, beside(range)));
    let mut addressees: Vec<Addressee> = Vec::new();
    for (range, role, rule) in leads.chain(supports) {
        let text = page.words(range);
        if !addressees.iter().any(|known| known.text == text && known.role == role) {
            trail.add(page, format!("{about}.addressees.{}", addressees.len()), range, rule);
            addressees.push(Addressee { selector: selectors::selector(&text), text, role });
        }
    }
    addressees
}

fn finished(trail: &mut Trail, about: &str, page: &Page, structure: &Structure, draft: &Draft) -> Duty {
    let addressees = addressees(trail, about, page, draft);
    let predicate = page.lower(&draft.predicate);
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
        modality: nature::modality(page.lower(&draft.appointment), predicate),
        deadline: draft.deadline.as_ref().map(|stated| stated.value.clone()),
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
fn share(drafts: &mut [Draft], deadline: &Stated) {
    for draft in drafts {
        let open = draft.deadline.as_ref().is_none_or(|own| !deadlines::is_definite(&own.value));
        if open {
            draft.deadline = Some(deadline.clone());
        }
    }
}
