//! The walk over the paragraphs of a region, which knows who is spoken to at each place.
//!
//! It makes drafts; a draft without an addressee waits for the lines of its provision that name one.

use super::fields::{FieldKind, field};
use super::parts::{Part, parts};
use super::task::{Task, supporters, task};
use super::{Draft, listed, share};
use crate::reading::deadlines;
use crate::reading::labels::Style;
use crate::reading::lexicon::{SILENT_TITLES, pattern};
use crate::reading::paragraphs::Paragraph;
use crate::reading::structure::Structure;
use crate::reading::text::Page;
use crate::reading::words::words;
use crate::reading::{Deadline, DeadlineKind};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Who is spoken to.
#[derive(Debug, Clone, Default)]
struct Spoken {
    leads: Vec<Range<usize>>,
    appointment: Range<usize>,
}

/// What is known of a node.
#[derive(Debug, Clone, Default)]
struct Known {
    spoken: Option<Spoken>,
    period: Option<Deadline>,
    is_silent: bool,
}

/// The tasks that wait for lines of fields.
#[derive(Debug, Default)]
struct Waiting {
    group: Option<usize>,
    from: usize,
    after_field: bool,
}

struct Walk<'page> {
    page: &'page Page,
    structure: &'page Structure,
    issuer_at: Option<Range<usize>>,
    known: Vec<Known>,
    preamble: Option<Spoken>,
    drafts: Vec<Draft>,
    waiting: Waiting,
}

static CLOSING_REMARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:trên đây là|đây là|nơi nhận|xin|trân trọng|nay,? thông báo|văn phòng chính phủ thông báo|nhận được)")
});
static ONLY_COMPLETION: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^hoàn\s+thành\s+(?:và\s+báo\s+cáo|trước|trong|xong|vào|chậm)"));

/// Walks.
pub(super) fn walk(
    page: &Page,
    paragraphs: &[Paragraph],
    structure: &Structure,
    issuer_at: Option<Range<usize>>,
) -> Vec<Draft> {
    let mut walk = Walk {
        page,
        structure,
        issuer_at,
        known: vec![Known::default(); structure.nodes.len()],
        preamble: None,
        drafts: Vec::new(),
        waiting: Waiting::default(),
    };
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let holder = structure.holders.get(number).copied().flatten();
        walk.paragraph(paragraph, holder, paragraphs.get(number + 1));
    }
    walk.drafts
}

impl Walk<'_> {
    fn paragraph(&mut self, paragraph: &Paragraph, holder: Option<usize>, next: Option<&Paragraph>) {
        let content = paragraph.content();
        let node = holder.and_then(|holder| self.structure.nodes.get(holder));
        let opens_node = node.is_some_and(|node| node.own == paragraph.range);
        if opens_node && let Some(holder) = holder {
            self.enter(holder);
        }
        if self.is_silent(holder)
            || CLOSING_REMARK.is_match(self.page.lower(&content))
                && !self.page.lower(&content).contains("; các cơ quan")
        {
            return;
        }
        if let Some((kind, said)) = field(self.page, &content) {
            let taken = self.field(kind, &said, holder, paragraph);
            if taken {
                return;
            }
        }
        let title = opens_node && node.is_some_and(|node| node.is_title);
        self.tasks(&content, holder, title, next);
    }

    /// A new node: whether its title silences it, and the period that it states.
    fn enter(&mut self, holder: usize) {
        let Some(node) = self.structure.nodes.get(holder) else { return };
        let words = self.page.lower(&node.content);
        let bare: Vec<&str> =
            words.split_whitespace().map(|word| word.trim_end_matches([',', ':', ';', '.'])).collect();
        let is_section = node.is_title || words.contains(':') && words.len() < 60;
        let has_colon_title = words.split(':').next().is_some_and(|title| title.len() < 50 && words.contains(':'));
        let silent = SILENT_TITLES.length_at(&bare) > 0 && (is_section || has_colon_title);
        let period = if node.is_title { deadlines::between(self.page, &node.content) } else { None };
        if let Some(known) = self.known.get_mut(holder) {
            known.is_silent = silent;
            known.period = period.map(|period| Deadline { kind: DeadlineKind::Period, ..period });
        }
    }

    fn ancestors(&self, holder: Option<usize>) -> Vec<usize> {
        let mut found = Vec::new();
        let mut at = holder;
        while let Some(index) = at.filter(|_| found.len() < 64) {
            found.push(index);
            at = self.structure.nodes.get(index).and_then(|node| node.parent);
        }
        found
    }

    fn is_silent(&self, holder: Option<usize>) -> bool {
        self.ancestors(holder).iter().any(|index| self.known.get(*index).is_some_and(|known| known.is_silent))
    }

    fn spoken(&self, holder: Option<usize>) -> Option<Spoken> {
        self.ancestors(holder)
            .iter()
            .find_map(|index| self.known.get(*index).and_then(|known| known.spoken.clone()))
            .or_else(|| self.preamble.clone())
    }

    fn period(&self, holder: Option<usize>) -> Option<Deadline> {
        self.ancestors(holder).iter().find_map(|index| self.known.get(*index).and_then(|known| known.period.clone()))
    }

    fn speak(&mut self, holder: Option<usize>, spoken: Spoken) {
        match holder.and_then(|holder| self.known.get_mut(holder)) {
            Some(known) => known.spoken = Some(spoken),
            None => self.preamble = Some(spoken),
        }
    }

    /// The numbered provision whose lines belong together.
    fn group(&self, holder: Option<usize>) -> Option<usize> {
        self.ancestors(holder)
            .into_iter()
            .find(|index| self.structure.nodes.get(*index).is_some_and(|node| !matches!(node.style, Style::Dash(_))))
    }

    fn tasks(&mut self, content: &Range<usize>, holder: Option<usize>, title: bool, next: Option<&Paragraph>) {
        let group = self.group(holder);
        if self.waiting.group != group || self.waiting.after_field {
            self.waiting = Waiting { group, from: self.drafts.len(), after_field: false };
        }
        let first = self.drafts.len();
        let ends_with_colon = self.page.seen(content).ends_with(':');
        for part in parts(self.page, content) {
            self.part(&part, holder, title, first, ends_with_colon);
        }
        let _ = next;
        self.complete(first, holder);
    }

    fn part(&mut self, part: &Part, holder: Option<usize>, title: bool, first: usize, introduces: bool) {
        let words = words(self.page, &part.range);
        if self.drafts.len() > first && ONLY_COMPLETION.is_match(self.page.lower(&part.range)) && words.len() < 40 {
            if let Some(last) = self.drafts.last_mut() {
                last.range.end = part.range.end;
            }
            if let Some(deadline) = deadlines::stated(self.page, &part.range).filter(deadlines::is_definite) {
                share(self.drafts.get_mut(first..).unwrap_or_default(), &deadline);
            }
            return;
        }
        let found = task(&words, part.begins_sentence || self.drafts.len() == first);
        match found {
            Task::Introduces(leads) => self.speak(holder, Spoken { leads, appointment: part.range.clone() }),
            Task::Named { leads, predicate, from } => {
                let spoken = Spoken {
                    leads: leads.clone(),
                    appointment: part.range.start..leads.first().map(|lead| lead.start).unwrap_or(part.range.start),
                };
                let start = words.get(from).map(|word| word.range.start).unwrap_or(part.range.start);
                let predicate_at = words.get(predicate).map(|word| word.range.start).unwrap_or(part.range.end);
                self.speak(holder, spoken.clone());
                if is_only_introduction(self.page, &(predicate_at..part.range.end))
                    || (title && predicate_at >= part.range.end)
                    || (holder.is_none() && introduces)
                {
                    return;
                }
                let supports = supporters(&words, predicate);
                self.push(part, start, predicate_at, holder, spoken, supports, true);
            }
            Task::Implied { predicate } if !title => {
                let start = words.get(predicate).map(|word| word.range.start).unwrap_or(part.range.start);
                let supports = supporters(&words, predicate);
                let spoken = self.spoken(holder).unwrap_or_default();
                self.push(part, part.range.start, start, holder, spoken, supports, false);
            }
            Task::GoesOn if self.drafts.len() > first => {
                if let Some(last) = self.drafts.last_mut() {
                    last.range.end = part.range.end;
                    last.predicate.end = part.range.end;
                }
            }
            _ => {}
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn push(
        &mut self,
        part: &Part,
        start: usize,
        predicate: usize,
        holder: Option<usize>,
        spoken: Spoken,
        supports: Vec<Range<usize>>,
        is_named: bool,
    ) {
        let supports = supports.into_iter().filter(|range| !spoken.leads.contains(range)).collect();
        self.drafts.push(Draft {
            holder,
            range: start..part.range.end,
            predicate: predicate..part.range.end,
            leads: spoken.leads,
            supports,
            deadline: None,
            is_named,
            outputs: Vec::new(),
            appointment: spoken.appointment,
        });
    }

    /// Deadlines of the drafts of one paragraph.
    fn complete(&mut self, first: usize, holder: Option<usize>) {
        let period = self.period(holder);
        for draft in self.drafts.get_mut(first..).unwrap_or_default() {
            if draft.deadline.as_ref().is_some_and(deadlines::is_definite) {
                continue;
            }
            draft.deadline = deadlines::stated(self.page, &draft.range).or_else(|| period.clone());
        }
        if period.is_some() {
            self.give_to_issuer(first);
        }
    }

    /// Work with a time of its own and no addressee, in a plan, is the issuer's.
    fn give_to_issuer(&mut self, first: usize) {
        let Some(issuer) = self.issuer_at.clone() else { return };
        for draft in self.drafts.get_mut(first..).unwrap_or_default() {
            if draft.leads.is_empty() {
                draft.leads = vec![issuer.clone()];
            }
        }
    }

    /// A line of a field; false when it holds a task and is to be read as one.
    fn field(&mut self, kind: FieldKind, said: &Range<usize>, holder: Option<usize>, paragraph: &Paragraph) -> bool {
        let group = self.group(holder);
        if kind == FieldKind::Content {
            self.tasks(said, holder, false, None);
            return true;
        }
        if self.waiting.group != group {
            self.waiting = Waiting { group, from: self.drafts.len(), after_field: false };
        }
        if self.waiting.from == self.drafts.len() && !self.waiting.after_field && kind != FieldKind::Time {
            self.push_title(group);
        }
        let from = self.waiting.from;
        match kind {
            FieldKind::Lead => self.set_leads(said, holder, from),
            FieldKind::Support => {
                let supports = listed(self.page, said);
                for draft in self.drafts.get_mut(from..).unwrap_or_default() {
                    draft.supports.extend(supports.iter().cloned());
                }
            }
            FieldKind::Time => {
                let deadline = deadlines::of_field(self.page, said);
                for draft in self.drafts.get_mut(from..).unwrap_or_default() {
                    draft.deadline = deadline.clone();
                }
            }
            _ => {
                for draft in self.drafts.get_mut(from..).unwrap_or_default() {
                    draft.outputs.push(said.clone());
                }
            }
        }
        self.waiting.after_field = true;
        let _ = paragraph;
        true
    }

    /// A title with fields directly below it is the task itself.
    fn push_title(&mut self, group: Option<usize>) {
        let Some(node) = group.and_then(|group| self.structure.nodes.get(group)) else { return };
        let part = Part { range: node.content.clone(), begins_sentence: true };
        self.push(&part, part.range.start, part.range.start, group, Spoken::default(), Vec::new(), false);
    }

    /// Leads of the waiting tasks; «Sở Nội vụ chủ trì tham mưu …; Sở Tư pháp … tổ chức …» holds tasks of its own as well.
    fn set_leads(&mut self, said: &Range<usize>, holder: Option<usize>, from: usize) {
        let until = self.drafts.len();
        let mut leads = Vec::new();
        for part in parts(self.page, said) {
            let words = words(self.page, &part.range);
            match task(&words, true) {
                Task::Named { leads: named, predicate, .. }
                    if super::task::is_predicate(&words, predicate)
                        && !words.get(predicate).is_some_and(|word| word.low == "trong") =>
                {
                    leads.extend(named.iter().cloned());
                    let spoken = Spoken { leads: named, appointment: part.range.start..part.range.start };
                    let at = words.get(predicate).map(|word| word.range.start).unwrap_or(part.range.start);
                    let supports = supporters(&words, predicate);
                    self.push(&part, part.range.start, at, holder, spoken, supports, true);
                }
                _ => leads.extend(listed(self.page, &part.range)),
            }
        }
        for draft in self.drafts.get_mut(from..until).unwrap_or_default() {
            if !draft.is_named {
                draft.leads = leads.clone();
            }
        }
        if let Some(draft) = self
            .drafts
            .get_mut(from)
            .filter(|draft| Some(draft.holder) == Some(self.waiting.group) && until == from + 1)
        {
            // A title that is the task itself reaches down to the line that names who is to do it.
            draft.range.end = draft.range.end.max(
                if draft.range.end < said.start
                    && self
                        .structure
                        .nodes
                        .get(draft.holder.unwrap_or(usize::MAX))
                        .is_some_and(|node| node.content.end == draft.range.end && node.is_title)
                {
                    said.end
                } else {
                    draft.range.end
                },
            );
        }
    }
}

/// «có trách nhiệm:», «thực hiện các nội dung sau:» without more is an introduction and no duty of its own; a sentence
/// with a main verb and an object is one.
fn is_only_introduction(page: &Page, predicate: &Range<usize>) -> bool {
    let low = page.lower(predicate).trim_end_matches([':', ' ', '.']);
    low.split_whitespace().count() <= 4 && page.seen(predicate).ends_with(':') || low.is_empty()
}
