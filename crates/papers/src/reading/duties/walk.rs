//! The walk over the paragraphs of a region: parts become drafts, with the addressee that is spoken to at their place.
//!
//! A draft without an addressee waits for the lines of its provision that name one.

use super::fields::field;
use super::parts::{Part, parts};
use super::spoken::{Context, Spoken};
use super::support::supporters;
use super::task::{Named, Task, task};
use super::waiting::Waiting;
use super::{Draft, Issuer, share};
use crate::reading::addressees::{begins_body, is_verb};
use crate::reading::deadlines::{self, Stated};
use crate::reading::lexicon::STATEMENTS;
use crate::reading::lexicon::pattern;
use crate::reading::paragraphs::Paragraph;
use crate::reading::rules;
use crate::reading::structure::Structure;
use crate::reading::text::Page;
use crate::reading::words::{Word, starts_with, words};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Words of a part that only says when all of the above is to be finished, at the most.
const MOST_WORDS_OF_COMPLETION: usize = 40;

/// The state of the walk.
pub(super) struct Walk<'page> {
    pub page: &'page Page,
    pub structure: &'page Structure,
    pub context: Context<'page>,
    pub drafts: Vec<Draft>,
    pub waiting: Waiting,
    issuer: &'page Issuer,
    in_preamble: bool,
}

/// One part and where it stands.
struct Place<'part> {
    part: &'part Part,
    holder: Option<usize>,
    /// The paragraph is only a title.
    is_title: bool,
    /// It ends with a colon.
    introduces: bool,
    /// Number of the paragraph's first draft.
    first: usize,
}

static REMARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:nơi nhận|xin|trân trọng|nay,? thông báo|văn phòng chính phủ thông báo|nhận được|\(?chi tiết)")
});
/// «… thực hiện một số nhiệm vụ sau»: what follows says it.
static ONLY_ANNOUNCES: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:như sau|sau đây|sau|dưới đây|cụ thể)\s*[:.]?$"));
static ONLY_COMPLETION: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^hoàn\s+thành\s+(?:và\s+báo\s+cáo|trước|trong|xong|vào|chậm)"));

/// Walks.
pub(super) fn walk(page: &Page, paragraphs: &[Paragraph], structure: &Structure, issuer: &Issuer) -> Vec<Draft> {
    let mut walk = Walk {
        page,
        structure,
        context: Context::new(structure),
        drafts: Vec::new(),
        waiting: Waiting::default(),
        issuer,
        in_preamble: !structure.nodes.is_empty(),
    };
    for (paragraph, holder) in paragraphs.iter().zip(&structure.holders) {
        walk.paragraph(paragraph, *holder);
    }
    walk.drafts
}

impl Walk<'_> {
    fn paragraph(&mut self, paragraph: &Paragraph, holder: Option<usize>) {
        let content = paragraph.content();
        let opened =
            holder.filter(|holder| self.structure.nodes.get(*holder).is_some_and(|node| node.own == paragraph.range));
        if let Some(opened) = opened {
            self.in_preamble = false;
            self.context.enter(self.page, opened);
        }
        let said = field(self.page, &content).filter(|_| !self.context.is_silent(self.structure.parent_of(holder)));
        if let Some((kind, said)) = said {
            return self.field(kind, &said, holder);
        }
        if self.context.is_silent(holder) || REMARK.is_match(self.page.lower(&content)) {
            return;
        }
        let is_title = opened.and_then(|opened| self.structure.nodes.get(opened)).is_some_and(|node| node.is_title);
        self.tasks(&content, holder, is_title);
    }

    /// The tasks of one paragraph.
    pub fn tasks(&mut self, content: &Range<usize>, holder: Option<usize>, is_title: bool) {
        self.waiting.group_begins(self.context.group(holder), self.drafts.len());
        let first = self.drafts.len();
        for part in parts(self.page, content) {
            let introduces = self.page.seen(&part.range).ends_with(':');
            self.part(&Place { part: &part, holder, is_title, introduces, first });
        }
        self.complete(first, holder);
    }

    fn part(&mut self, place: &Place) {
        let part = place.part;
        let words = words(self.page, &part.range);
        let is_first = self.drafts.len() == place.first;
        if !is_first && words.len() < MOST_WORDS_OF_COMPLETION && ONLY_COMPLETION.is_match(self.page.lower(&part.range))
        {
            return self.finish_together(place);
        }
        match task(&words, part.begins_sentence || is_first) {
            // «3. Cục Kinh tế - Quản lý đầu tư xây dựng»: a title whose words only look like a task.
            Task::Named(named) if place.is_title && is_short(&words, &named) => {
                let whole = words.first().zip(words.last()).map(|(first, last)| first.range.start..last.range.end);
                self.introduce(place, Spoken { leads: whole.into_iter().collect(), appointment: part.range.clone() });
            }
            Task::Introduces(leads) => self.introduce(place, Spoken { leads, appointment: part.range.clone() }),
            Task::Named(named) => {
                let from = words.get(named.from).map(|word| word.range.start).unwrap_or(part.range.start);
                let predicate = words.get(named.predicate).map(|word| word.range.start).unwrap_or(part.range.end);
                let supports = supporters(&words, named.predicate);
                self.named(place, named, from, predicate, supports);
            }
            Task::Implied(predicate) if !place.is_title && !self.in_preamble => {
                let at = words.get(predicate).map(|word| word.range.start).unwrap_or(part.range.start);
                let spoken = self.context.spoken(place.holder).unwrap_or_default();
                let supports = supporters(&words, predicate);
                self.push(Draft::new(place.holder, part.range.clone(), at, &spoken, supports));
            }
            // «2. Sở Y tế⏎Căn cứ chức năng, nhiệm vụ được giao tổ chức …»: the ground opens the predicate.
            Task::Statement if is_first && self.is_ground_of_a_task(place, &words) => {
                let spoken = self.context.spoken(place.holder).unwrap_or_default();
                let supports = supporters(&words, 0);
                self.push(Draft::new(place.holder, part.range.clone(), part.range.start, &spoken, supports));
            }
            // «- Cắm biển cảnh báo …» beside «- Tổ chức …»: a verb that no list knows.
            Task::Statement if is_first && self.stands_beside_a_task(place, &words) => {
                let spoken = self.context.spoken(place.holder).unwrap_or_default();
                let supports = supporters(&words, 0);
                self.push(Draft::new(place.holder, part.range.clone(), part.range.start, &spoken, supports));
            }
            Task::GoesOn if !is_first => {
                if let Some(last) = self.drafts.last_mut() {
                    last.range.end = part.range.end;
                    last.predicate.end = part.range.end;
                }
            }
            _ => {}
        }
    }

    /// Whether the words say on what ground a body that a provision names is to act.
    fn is_ground_of_a_task(&self, place: &Place, words: &[Word]) -> bool {
        let opens = ["căn cứ chức năng", "căn cứ nhiệm vụ", "trên cơ sở chức năng", "theo chức năng"];
        let acts =
            |at: usize| is_verb(words, at) && !starts_with(words, at, "căn cứ") && !starts_with(words, at, "theo");
        !self.in_preamble
            && opens.iter().any(|phrase| starts_with(words, 0, phrase))
            && (2..words.len()).any(acts)
            && self.context.spoken(place.holder).is_some()
    }

    /// Whether the item before this one in the same list is a task without an addressee of its own, and this one may be.
    fn stands_beside_a_task(&self, place: &Place, words: &[Word]) -> bool {
        let node = |holder: Option<usize>| holder.and_then(|holder| self.structure.nodes.get(holder));
        let Some(own) = node(place.holder).filter(|own| own.content.start == place.part.range.start) else {
            return false;
        };
        let last = self.drafts.last().filter(|last| last.rule == rules::DUTY_INHERITED && !last.leads.is_empty());
        let beside = last
            .and_then(|last| node(last.holder))
            .is_some_and(|last| last.parent == own.parent && last.style == own.style && last.own.end <= own.own.start);
        let is_open = words.first().is_some_and(Word::is_capitalised) && words.len() > 3;
        let is_titled = words.iter().take(9).any(|word| word.after == ':');
        beside && is_open && !is_titled && !place.is_title && STATEMENTS.length_at(words) == 0 && !begins_body(words, 0)
    }

    /// A body's name that introduces what follows. In the preamble only words that appoint do so.
    fn introduce(&mut self, place: &Place, spoken: Spoken) {
        if !self.in_preamble && (place.is_title || place.introduces || place.holder.is_some()) {
            self.context.speak(place.holder, spoken);
        }
    }

    fn named(&mut self, place: &Place, named: Named, from: usize, predicate: usize, supports: Vec<Range<usize>>) {
        let part = place.part;
        let end_of_appointment = named.leads.first().map(|lead| lead.start).unwrap_or(from);
        let spoken = Spoken { leads: named.leads, appointment: from.min(end_of_appointment)..end_of_appointment };
        if self.in_preamble {
            let is_whole = named.is_appointed && !place.introduces && !place.is_title;
            if named.is_appointed {
                self.context.speak(None, spoken.clone());
            }
            if !is_whole || ONLY_ANNOUNCES.is_match(self.page.lower(&part.range)) {
                return;
            }
        }
        self.context.speak(place.holder, spoken.clone());
        let said = predicate..part.range.end;
        let is_issuers_own = place.introduces && self.is_issuer(&spoken);
        if is_bare_introduction(self.page, &said) || is_issuers_own || self.is_remark(&spoken, &said) {
            return;
        }
        let draft = Draft::new(place.holder, from..part.range.end, predicate, &spoken, supports);
        let (rule, lead_rule) = match named.is_appointed {
            true => (rules::DUTY_APPOINTED, rules::ADDRESSEE_APPOINTED),
            false => (rules::DUTY_SUBJECT, rules::ADDRESSEE_SUBJECT),
        };
        self.push(Draft { rule, lead_rule, is_named: true, timed: part.range.clone(), ..draft });
    }

    fn is_issuer(&self, spoken: &Spoken) -> bool {
        let named = |lead: &Range<usize>| self.page.words(lead).to_lowercase();
        spoken
            .leads
            .iter()
            .all(|lead| self.issuer.name.as_ref().is_some_and(|issuer| issuer.to_lowercase() == named(lead)))
    }

    /// «Văn phòng Chính phủ thông báo để … biết, thực hiện»: the issuer tells that it tells.
    fn is_remark(&self, spoken: &Spoken, said: &Range<usize>) -> bool {
        self.is_issuer(spoken) && self.page.lower(said).starts_with("thông báo")
    }

    /// Adds a draft; an addressee is no supporter of itself.
    pub fn push(&mut self, mut draft: Draft) {
        let leads = draft.leads.clone();
        draft.supports.retain(|support| !leads.contains(support));
        self.drafts.push(draft);
    }

    /// «Hoàn thành và báo cáo … trước ngày …» belongs to the task before it; its date to all tasks of the provision.
    fn finish_together(&mut self, place: &Place) {
        if let Some(last) = self.drafts.last_mut() {
            last.range.end = place.part.range.end;
        }
        if let Some(deadline) =
            deadlines::stated(self.page, &place.part.range).filter(|stated| deadlines::is_definite(&stated.value))
        {
            let others = self.drafts.iter().rposition(|draft| draft.holder != place.holder);
            let first = others.map(|other| other + 1).unwrap_or_default();
            let deadline = Stated { rule: rules::DEADLINE_SHARED, ..deadline };
            share(self.drafts.get_mut(first..).unwrap_or_default(), &deadline);
        }
    }

    /// Deadlines of the drafts of one paragraph; work with a time of its own and no addressee is the issuer's.
    fn complete(&mut self, first: usize, holder: Option<usize>) {
        let period = self.context.period(holder);
        let issuer = self.issuer.place.clone();
        for draft in self.drafts.get_mut(first..).unwrap_or_default() {
            if !draft.deadline.as_ref().is_some_and(|stated| deadlines::is_definite(&stated.value)) {
                let timed = draft.timed.start.min(draft.range.start)..draft.range.end.max(draft.timed.end);
                draft.deadline = deadlines::stated(self.page, &timed).or_else(|| period.clone());
            }
            if period.is_some() && draft.leads.is_empty() {
                draft.leads.extend(issuer.clone());
                draft.lead_rule = rules::ADDRESSEE_ISSUER;
            }
        }
    }
}

/// A title of a few words with nothing behind the name but two or three of them.
fn is_short(words: &[Word], named: &Named) -> bool {
    let starts_proper = words.first().is_some_and(Word::is_capitalised);
    let ends_open = words.last().is_some_and(|last| last.after == ' ');
    let behind = words.len().saturating_sub(named.predicate);
    starts_proper && ends_open && !named.is_appointed && named.leads.len() == 1 && words.len() <= 14 && behind <= 4
}

/// «có trách nhiệm:», «thực hiện:»: an introduction without a task of its own.
fn is_bare_introduction(page: &Page, said: &Range<usize>) -> bool {
    let words = page.seen(said);
    words.trim().is_empty() || words.ends_with(':') && words.split_whitespace().count() <= 4
}
