//! Who is spoken to at each place of the structure, which provisions are silent, and which state a period.
//!
//! What a provision says holds for everything inside it until something nearer says otherwise.

use crate::reading::addressees::names_a_body;
use crate::reading::deadlines::{self, Stated};
use crate::reading::labels::Style;
use crate::reading::lexicon::{self, SILENT_TITLES};
use crate::reading::structure::Structure;
use crate::reading::text::Page;
use crate::reading::{Deadline, DeadlineKind, rules};
use std::ops::Range;

/// Levels above which no provision stands.
const MOST_LEVELS: usize = 64;

/// Who is spoken to.
#[derive(Debug, Clone, Default)]
pub(super) struct Spoken {
    /// Who is to lead.
    pub leads: Vec<Range<usize>>,
    /// The words that appoint them.
    pub appointment: Range<usize>,
}

#[derive(Debug, Clone, Default)]
struct Known {
    spoken: Option<Spoken>,
    period: Option<Stated>,
    silence: Silence,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Silence {
    #[default]
    None,
    /// Only the provision's own paragraph.
    Own,
    /// Everything inside it.
    Inside,
}

/// What is known of each provision.
pub(super) struct Context<'page> {
    structure: &'page Structure,
    known: Vec<Known>,
    preamble: Option<Spoken>,
}

impl<'page> Context<'page> {
    /// Nothing is known yet.
    pub fn new(structure: &'page Structure) -> Self {
        Context { structure, known: vec![Known::default(); structure.nodes.len()], preamble: None }
    }

    /// A provision begins: whether its title silences it, and the period that it states.
    pub fn enter(&mut self, page: &Page, holder: usize) {
        let Some(node) = self.structure.nodes.get(holder) else { return };
        let words = page.lower(&node.content);
        let first = words.split_whitespace().take(lexicon::MOST_WORDS);
        let bare: Vec<&str> = first.map(|word| word.trim_end_matches([',', ':', ';', '.'])).collect();
        let before_colon = words.split_once(':').is_some_and(|(title, _)| title.len() < 50);
        // «Yêu cầu Thủ trưởng các sở …» asks; «Yêu cầu» alone is a title.
        let asks = words.strip_prefix("yêu cầu ").is_some_and(|rest| rest.starts_with("các ") || names_a_body(rest));
        let is_silent = SILENT_TITLES.length_at(&bare) > 0 && (node.is_title || before_colon) && !asks;
        let is_dash = matches!(node.style, Style::Dash(_));
        let period = if node.is_title { deadlines::between(page, &node.content) } else { None };
        if let Some(known) = self.known.get_mut(holder) {
            known.silence = match (is_silent, is_dash) {
                (false, _) => Silence::None,
                (true, true) => Silence::Own,
                (true, false) => Silence::Inside,
            };
            known.period = period.map(|period| Stated {
                value: Deadline { kind: DeadlineKind::Period, ..period.value },
                rule: rules::DEADLINE_TITLE,
                ..period
            });
        }
    }

    fn upwards(&self, holder: Option<usize>) -> impl Iterator<Item = usize> + '_ {
        let parent = |index: &usize| self.structure.nodes.get(*index).and_then(|node| node.parent);
        std::iter::successors(holder, parent).take(MOST_LEVELS)
    }

    fn known_upwards(&self, holder: Option<usize>) -> impl Iterator<Item = (usize, &Known)> + '_ {
        self.upwards(holder).filter_map(|index| self.known.get(index).map(|known| (index, known)))
    }

    /// Whether the place holds no duties.
    pub fn is_silent(&self, holder: Option<usize>) -> bool {
        self.known_upwards(holder).any(|(index, known)| match known.silence {
            Silence::None => false,
            Silence::Own => Some(index) == holder,
            Silence::Inside => true,
        })
    }

    /// Who is spoken to.
    pub fn spoken(&self, holder: Option<usize>) -> Option<Spoken> {
        self.known_upwards(holder).find_map(|(_, known)| known.spoken.clone()).or_else(|| self.preamble.clone())
    }

    /// The period that holds for the place.
    pub fn period(&self, holder: Option<usize>) -> Option<Stated> {
        self.known_upwards(holder).find_map(|(_, known)| known.period.clone())
    }

    /// From here on, these are spoken to; without a holder, in the whole document.
    pub fn speak(&mut self, holder: Option<usize>, spoken: Spoken) {
        match holder.and_then(|holder| self.known.get_mut(holder)) {
            Some(known) => known.spoken = Some(spoken),
            None => self.preamble = Some(spoken),
        }
    }

    /// The numbered provision whose lines belong together.
    pub fn group(&self, holder: Option<usize>) -> Option<usize> {
        let is_numbered =
            |index: &usize| self.structure.nodes.get(*index).is_some_and(|node| !matches!(node.style, Style::Dash(_)));
        self.upwards(holder).find(is_numbered)
    }
}
