//! The parts of an entry form and how each stands: of a whole form its rows grouped by the time that they are counted over,
//! of a form with sections one part for each leaf. A part that nobody opened is told from one that is not complete.

use super::{
    boxes::{Boxes, Line, Question, Row},
    words::{Mark, mark, of},
};
use crate::{
    look::{Frame, Tone},
    reporting::leaf::{KINDS, Leaf},
};
use domain::packs::{Form, Indicator, Kind};

/// A part of the form.
#[derive(Debug, Clone)]
pub struct Group {
    /// Anchor.
    pub id: String,
    /// Heading.
    pub title: String,
    /// What the numbers of this part mean.
    pub hint: String,
    /// Boxes.
    pub rows: Vec<Row>,
    /// Questions.
    pub questions: Vec<Question>,
    /// Boxes and answers that are filled.
    pub filled: usize,
    /// Boxes and answers.
    pub count: usize,
    /// Empty boxes that the period before could fill.
    pub to_copy: usize,
    /// Why all of it was sent back, while it stands as it was.
    pub returned: Option<String>,
    /// How it stands.
    pub mark: Mark,
}

/// A part of the form in the list of all parts.
#[derive(Debug, Clone)]
pub struct Task {
    /// Where it is filled in.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// Boxes and answers that are filled.
    pub filled: usize,
    /// Boxes and answers.
    pub count: usize,
    /// Why all of it was sent back, while it stands as it was.
    pub returned: Option<String>,
    /// How it stands.
    pub mark: Mark,
    /// It is the one that is shown.
    pub is_shown: bool,
}

impl Boxes<'_> {
    /// What the page of the leaf shows.
    pub fn groups(&self) -> Vec<Group> {
        match self.leaf {
            Leaf::Whole => self.by_time().into_iter().chain(self.words()).collect(),
            Leaf::Section(_) => self.section().into_iter().collect(),
            Leaf::Words => self.words().into_iter().collect(),
        }
    }

    /// Every part of the form: of a whole form those of the page, else one for each leaf.
    pub fn tasks(&self, base: &str, shown: Option<&Leaf>) -> Vec<Task> {
        let task = |group: Group, path: String, is_shown: bool| Task {
            path,
            title: group.title,
            filled: group.filled,
            count: group.count,
            returned: group.returned,
            mark: group.mark,
            is_shown,
        };
        let mut tasks = Vec::new();
        for leaf in Leaf::all(self.making.form) {
            // On the list of sections an empty box is no fault: it is not filled yet.
            let is_checked = self.is_checked && leaf == Leaf::Whole;
            for group in (Boxes { leaf: &leaf, is_checked, ..*self }).groups() {
                let path = if leaf == Leaf::Whole { format!("#{}", group.id) } else { leaf.path(base) };
                tasks.push(task(group, path, leaf != Leaf::Whole && Some(&leaf) == shown));
            }
        }
        tasks
    }

    fn by_time(&self) -> Vec<Group> {
        let words = |kind: &str| match kind {
            "in-period" => ("trong-ky", "reporting-group-in-period", "reporting-hint-in-period"),
            "cumulative" => ("luy-ke", "reporting-group-cumulative", "reporting-hint-cumulative"),
            _ => ("thoi-diem", "reporting-group-at-date", "reporting-hint-at-date"),
        };
        let all = self.leaf.indicators(self.making.pack, self.making.form);
        let frame = self.making.frame;
        let mut groups = Vec::new();
        for kind in KINDS {
            let indicators: Vec<&&Indicator> = all.iter().filter(|indicator| indicator.kind.code() == kind).collect();
            let since = indicators.iter().find_map(|indicator| match indicator.kind {
                Kind::Cumulative { since } => Some(frame.date(&since)),
                _ => None,
            });
            let rows: Vec<Row> = indicators.iter().flat_map(|indicator| self.rows_of(indicator)).collect();
            if !rows.is_empty() {
                let (id, title, hint) = words(kind);
                let hint = frame.say(hint).with("since", since.unwrap_or_default()).to_string();
                groups.push(self.group(id, frame.say(title).to_string(), hint, rows, Vec::new()));
            }
        }
        groups
    }

    fn section(&self) -> Option<Group> {
        self.leaf.section(self.making.form)?;
        let indicators = self.leaf.indicators(self.making.pack, self.making.form);
        let rows = indicators.into_iter().flat_map(|indicator| self.rows_of(indicator)).collect();
        let name = name_of(self.making.frame, self.making.form, self.leaf);
        Some(self.group("phan", name, String::new(), rows, Vec::new()))
    }

    fn words(&self) -> Option<Group> {
        let narratives = &self.making.form.narratives;
        let questions: Vec<Question> = narratives.iter().map(|narrative| self.question(narrative)).collect();
        let title = self.making.frame.say("reporting-group-words").to_string();
        (!questions.is_empty()).then(|| self.group("phan-loi", title, String::new(), Vec::new(), questions))
    }

    fn group(&self, id: &str, title: String, hint: String, rows: Vec<Row>, questions: Vec<Question>) -> Group {
        let lines = || rows.iter().filter_map(|row| if let Row::Line(line) = row { Some(line.as_ref()) } else { None });
        let answered = questions.iter().filter(|question| !question.value.is_empty()).count();
        let filled = lines().filter(|line| line.is_filled()).count() + answered;
        let count = lines().count() + questions.len();
        Group {
            mark: self.mark_of(&lines().collect::<Vec<_>>(), &questions, filled),
            returned: self.making.to_mend.of_leaf(self.leaf).cloned(),
            id: id.to_owned(),
            to_copy: lines().filter(|line| line.copy.is_some()).count(),
            title,
            hint,
            filled,
            count,
            rows,
            questions,
        }
    }

    /// How a part stands: what must be put right comes first, then what wants an explanation, then how full it is.
    fn mark_of(&self, lines: &[&Line], questions: &[Question], filled: usize) -> Mark {
        let frame = self.making.frame;
        let is_returned = self.making.to_mend.of_leaf(self.leaf).is_some();
        let is_bad = lines.iter().any(|line| line.is_bad()) || questions.iter().any(|question| question.is_bad);
        let is_odd = lines.iter().any(|line| line.asks_why && line.why.is_empty());
        let is_short = lines.iter().any(|line| line.is_missing) || questions.iter().any(|question| question.is_missing);
        let is_opened = self.draft.opened.contains(self.leaf.word());
        if is_returned {
            mark(frame, "s-back", "reporting-group-returned", Tone::Act)
        } else if is_bad {
            mark(frame, "s-error", "reporting-group-wrong", Tone::Act)
        } else if is_odd {
            mark(frame, "s-warn", "reporting-group-odd", Tone::Warn)
        } else if filled == 0 && *self.leaf == Leaf::Whole {
            mark(frame, "s-new", "reporting-group-empty", Tone::Plain)
        } else if filled == 0 && !is_opened {
            mark(frame, "s-new", "reporting-group-not-opened", Tone::Plain)
        } else if is_short {
            mark(frame, "c-part", "reporting-group-part", Tone::Warn)
        } else {
            mark(frame, "s-done", "reporting-group-full", Tone::Ok)
        }
    }
}

/// What a leaf of a form with sections is called.
pub fn name_of(frame: &Frame, form: &Form, leaf: &Leaf) -> String {
    match leaf {
        Leaf::Words => frame.say("reporting-group-words").to_string(),
        leaf => {
            let name = leaf.section(form).and_then(|section| section.name.as_ref());
            name.map(|name| of(name, frame.language)).unwrap_or_default()
        }
    }
}
