//! Tasks that wait for the lines below them which say who, with whom and when.
//!
//! A run of such lines belongs to the tasks since the run before it, within one numbered provision. A title with such
//! lines directly below it is the task itself.

use super::fields::FieldKind;
use super::parts::parts;
use super::spoken::Spoken;
use super::support::supporters;
use super::task::{Task, task};
use super::walk::Walk;
use super::{Draft, listed};
use crate::reading::addressees::is_verb;
use crate::reading::words::words;
use crate::reading::{rules, times};
use std::ops::Range;

/// From which draft on the next run of lines holds.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    group: Option<usize>,
    from: usize,
    after_field: bool,
}

impl Waiting {
    /// A task comes: in another provision, or after a run of lines, new tasks begin to wait.
    pub fn group_begins(&mut self, group: Option<usize>, drafts: usize) {
        if self.group != group || self.after_field {
            *self = Waiting { group, from: drafts, after_field: false };
        }
    }
}

impl Walk<'_> {
    /// A line of a field.
    pub fn field(&mut self, kind: FieldKind, said: &Range<usize>, holder: Option<usize>) {
        if kind == FieldKind::Content {
            return self.tasks(said, holder, false);
        }
        let group = self.context.group(holder);
        if self.waiting.group != group {
            self.waiting = Waiting { group, from: self.drafts.len(), after_field: false };
        }
        if self.waiting.from == self.drafts.len() && !self.waiting.after_field && kind != FieldKind::Time {
            self.push_title(group, said);
        }
        self.waiting.after_field = true;
        let from = self.waiting.from;
        if kind == FieldKind::Lead {
            return self.set_leads(said, holder);
        }
        let supports = if kind == FieldKind::Support { listed(self.page, said) } else { Vec::new() };
        let deadline = if kind == FieldKind::Time { times::of_line(self.page, said) } else { None };
        for draft in self.drafts.get_mut(from..).unwrap_or_default() {
            match kind {
                FieldKind::Support => draft.supports.extend(supports.iter().cloned()),
                FieldKind::Time => draft.deadline.clone_from(&deadline),
                _ => draft.outputs.push(said.clone()),
            }
        }
    }

    /// A title that is the task reaches down to the line that names who is to do it.
    fn push_title(&mut self, group: Option<usize>, said: &Range<usize>) {
        let Some(node) = group.and_then(|group| self.structure.nodes.get(group)) else { return };
        let draft = Draft::new(group, node.content.start..said.end, node.content.start, &Spoken::default(), Vec::new());
        self.push(Draft { predicate: node.content.clone(), rule: rules::DUTY_TITLE_WITH_LINES, ..draft });
    }

    /// Leads of the waiting tasks; «Sở Nội vụ chủ trì tham mưu …; Sở Tư pháp … tổ chức …» holds tasks of its own as well.
    fn set_leads(&mut self, said: &Range<usize>, holder: Option<usize>) {
        let until = self.drafts.len();
        let mut leads = Vec::new();
        for part in parts(self.page, said) {
            let words = words(self.page, &part.range);
            match task(&words, true) {
                Task::Named(named) if is_verb(&words, named.predicate) && !is_scope(&words, named.predicate) => {
                    leads.extend(named.leads.iter().cloned());
                    let spoken = Spoken { leads: named.leads, appointment: part.range.start..part.range.start };
                    let at = words.get(named.predicate).map(|word| word.range.start).unwrap_or(part.range.start);
                    let supports = supporters(&words, named.predicate);
                    let draft = Draft::new(holder, part.range.clone(), at, &spoken, supports);
                    let (rule, lead_rule) = (rules::DUTY_LEAD_LINE, rules::ADDRESSEE_LINE);
                    self.push(Draft { rule, lead_rule, is_named: true, ..draft });
                }
                _ => leads.extend(listed(self.page, &part.range)),
            }
        }
        for draft in self.drafts.get_mut(self.waiting.from..until).unwrap_or_default() {
            if !draft.is_named {
                draft.leads.clone_from(&leads);
                draft.lead_rule = rules::ADDRESSEE_LINE;
            }
        }
    }
}

/// «trong phạm vi chức năng»: no predicate.
fn is_scope(words: &[crate::reading::words::Word], at: usize) -> bool {
    words.get(at).is_some_and(|word| matches!(word.low, "trong" | "theo"))
}
