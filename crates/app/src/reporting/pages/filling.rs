//! The page of one leaf of an entry form, and the list of all leaves: what is typed so far, last period beside it, what
//! must be put right on this page, and how far the whole report has come.

use super::{
    boxes::{Boxes, Row},
    groups::{Group, Task},
    making::Making,
    words::{self, Head},
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{Choice, Complaints, Frame, Section},
    reporting::{
        actions::{
            Report,
            drafting::{EnteredFor, Entry},
        },
        draft::Draft,
        giving,
        leaf::Leaf,
        mending::ToMend,
        reading::{self, Beside, Names, Reading},
    },
    targets::beside::{self, Targets},
};
use askama::Template;
use domain::{
    reporting::{Cell, Remark, Severity},
    time::Moment,
};
use std::collections::{BTreeMap, BTreeSet};

/// What the page is asked to show.
pub struct Wanted {
    /// Which leaf.
    pub leaf: Leaf,
    /// Empty boxes are called missing.
    pub is_checked: bool,
    /// What is wrong with what was sent.
    pub complaints: Complaints,
    /// A block that could not be read, as it was pasted.
    pub block: String,
    /// The holder's targets.
    pub targets: Targets,
}

/// The page of a leaf.
#[derive(Template)]
#[template(path = "reporting/entry.html")]
pub struct EntryPage {
    frame: Frame,
    base: String,
    head: Head,
    leaf: String,
    is_sectioned: bool,
    next: Option<String>,
    form_version: i64,
    complaints: Complaints,
    locked: Option<String>,
    sent_back: Option<String>,
    gone: Vec<(String, String)>,
    entered_for: Vec<String>,
    groups: Vec<Group>,
    tasks: Vec<Task>,
    filled: usize,
    boxes: usize,
    starts: Vec<Choice>,
    block: String,
    saved: String,
}

/// The list of all leaves of a form with sections.
#[derive(Template)]
#[template(path = "reporting/tasks.html")]
pub struct TasksPage {
    frame: Frame,
    base: String,
    head: Head,
    complaints: Complaints,
    locked: Option<String>,
    sent_back: Option<String>,
    gone: Vec<(String, String)>,
    entered_for: Vec<String>,
    tasks: Vec<Task>,
    onward: Option<(String, String)>,
    filled: usize,
    boxes: usize,
    saved: String,
}

/// What both pages are made of.
struct Ground {
    frame: Frame,
    report: Report,
    stored: Draft,
    draft: Draft,
    reading: Reading,
    beside: Beside,
    to_mend: ToMend,
    entered_for: Vec<String>,
    targets: BTreeMap<String, Vec<beside::Line>>,
    saved: String,
}

impl Ground {
    fn new(app: &App, asked: &Asked, caller: &Caller, entry: Entry, targets: &Targets) -> Result<Self, Failure> {
        let frame = asked.frame(app, caller);
        let Entry { report, draft: stored, saved, beside, sent_back, entered_for } = entry;
        let reading = reading::read(&report.round.pack, report.round.form()?, &stored, &beside);
        let draft = giving::filled(&stored, &report.round.pack, &beside.given);
        let to_mend = sent_back.left(&report.round.pack, report.round.form()?, &reading);
        let targets = targets.of_report(&frame, &report.round, &reading.entries);
        Ok(Ground {
            saved: saved_words(&frame, saved),
            to_mend,
            entered_for: entered_for.iter().map(|line| entered_words(&frame, line)).collect(),
            targets,
            frame,
            report,
            stored,
            draft,
            reading,
            beside,
        })
    }

    fn making(&self) -> Result<Making<'_>, Failure> {
        Ok(Making {
            frame: &self.frame,
            pack: &self.report.round.pack,
            form: self.report.round.form()?,
            reading: &self.reading,
            previous: self.beside.previous.as_ref(),
            given: Some(&self.beside.given),
            earlier: None,
            targets: Some(&self.targets),
            to_mend: &self.to_mend,
        })
    }
}

impl EntryPage {
    /// The page, first shown or shown again with what was typed.
    pub fn new(app: &App, asked: &Asked, caller: &Caller, entry: Entry, wanted: Wanted) -> Result<Self, Failure> {
        let Wanted { leaf, is_checked, mut complaints, block, targets } = wanted;
        let ground = Ground::new(app, asked, caller, entry, &targets)?;
        let (making, report) = (ground.making()?, &ground.report);
        complain(&mut complaints, &making, &ground.draft, &leaf, is_checked);
        let head = Head::of_report(&ground.frame, &app.organisations(), report);
        let (boxes, base) = (
            Boxes { leaf: &leaf, making, draft: &ground.draft, stored: &ground.stored, is_checked },
            format!("/bao-cao/{}", report.row.id),
        );
        let (groups, tasks) = (boxes.groups(), boxes.tasks(&base, Some(&leaf)));
        let is_sectioned = leaf != Leaf::Whole;
        let said = ground.frame.say("reporting-entry-title").with("period", &head.period).with("holder", &head.holder);
        let title = match groups.first().filter(|_| is_sectioned) {
            Some(group) => format!("{}. {}", group.title, head.period),
            None => said.to_string(),
        };
        let next = leaf.next(making.form).and_then(|next| tasks.iter().find(|task| task.path == next.path(&base)));
        Ok(EntryPage {
            form_version: report.round.row.form_version,
            locked: words::locked_for(&ground.frame, report),
            sent_back: sent_back(report),
            gone: if is_sectioned { Vec::new() } else { gone(report, &ground.draft)? },
            filled: tasks.iter().map(|task| task.filled).sum(),
            boxes: tasks.iter().map(|task| task.count).sum(),
            next: next.map(|task| task.title.clone()),
            starts: starts(&groups),
            frame: ground.frame.clone().titled(title).in_section(Section::Reports).complaining(&complaints),
            saved: ground.saved.clone(),
            entered_for: ground.entered_for.clone(),
            leaf: leaf.word().to_owned(),
            base,
            is_sectioned,
            groups,
            tasks,
            complaints,
            block,
            head,
        })
    }
}

impl TasksPage {
    /// The list.
    pub fn new(app: &App, asked: &Asked, caller: &Caller, entry: Entry) -> Result<Self, Failure> {
        let ground = Ground::new(app, asked, caller, entry, &Targets::default())?;
        let (making, report) = (ground.making()?, &ground.report);
        let head = Head::of_report(&ground.frame, &app.organisations(), report);
        let base = format!("/bao-cao/{}", report.row.id);
        let (draft, stored) = (&ground.draft, &ground.stored);
        let tasks = Boxes { leaf: &Leaf::Whole, making, draft, stored, is_checked: false }.tasks(&base, None);
        let onward = tasks.iter().find(|task| task.mark.symbol != "s-done");
        let said = ground.frame.say("reporting-entry-title").with("period", &head.period).with("holder", &head.holder);
        Ok(TasksPage {
            locked: words::locked_for(&ground.frame, report),
            sent_back: sent_back(report),
            gone: gone(report, &ground.draft)?,
            filled: tasks.iter().map(|task| task.filled).sum(),
            boxes: tasks.iter().map(|task| task.count).sum(),
            onward: onward.map(|task| (task.path.clone(), task.title.clone())),
            frame: ground.frame.clone().titled(said.to_string()).in_section(Section::Reports),
            saved: ground.saved.clone(),
            entered_for: ground.entered_for.clone(),
            complaints: Complaints::none(),
            base,
            tasks,
            head,
        })
    }
}

fn saved_words(frame: &Frame, saved: Option<(Moment, String)>) -> String {
    let Some((at, saver)) = saved else { return frame.say("reporting-not-yet-saved").to_string() };
    let day = at.local().date();
    let key = if day == frame.today() { "reporting-saved-by" } else { "reporting-saved-by-on" };
    frame.say(key).with("time", words::clock(at)).with("by", saver).with("date", frame.date(&day)).to_string()
}

/// The boxes from which a block may be laid.
fn starts(groups: &[Group]) -> Vec<Choice> {
    let lines = groups.iter().flat_map(|group| &group.rows);
    let lines = lines.filter_map(|row| if let Row::Line(line) = row { Some(line) } else { None });
    lines.map(|line| Choice::new(line.cell.clone(), [&line.code, &line.label].map(String::as_str).join(" "))).collect()
}

/// The summary on top: each place of this page that must be put right, with the words that stand there. Empty boxes only
/// when the person asked for the checks.
fn complain(complaints: &mut Complaints, making: &Making<'_>, draft: &Draft, leaf: &Leaf, is_checked: bool) {
    let here: BTreeSet<String> = leaf.fields(making.pack, making.form).into_iter().collect();
    for (field, name) in draft.disputed.keys().map(|field| (field, making.name_of_field(field))) {
        if here.contains(field) || !making.is_known(field) {
            complaints.about(format!("{field}-hai"), making.frame.say("reporting-two-values-of").with("name", name));
        }
    }
    for cell in making.reading.both.iter().filter(|cell| here.contains(&Names::of(cell).value)) {
        let words = making.frame.say("reporting-both").to_string();
        complaints.about(Names::of(cell).value, format!("{}: {words}", making.name_of(cell)));
    }
    let remarks = || making.reading.remarks.iter().filter(|remark| here.contains(&making.field_of(remark)));
    for remark in remarks().filter(|remark| remark.severity() == Severity::Error) {
        let field = making.field_of(remark);
        if is_checked || !draft.field(&field).is_empty() {
            complaints.about(field, making.sentence_of(remark));
        }
    }
    if is_checked {
        for remark in remarks().filter(|remark| is_unexplained(making.reading, remark)) {
            let why = remark.cell().map(|cell| Names::of(cell).why).unwrap_or_default();
            complaints.about(why, making.sentence_of(remark));
        }
    }
}

/// Whether a remark is a warning about which nothing is said.
pub fn is_unexplained(reading: &Reading, remark: &Remark) -> bool {
    let is_explained = |cell: &Cell| reading.explanations.get(cell).is_some_and(|words| !words.is_empty());
    remark.severity() == Severity::Warning && !remark.cell().is_some_and(is_explained)
}

/// Why the latest version was sent back, while it is not submitted again.
/// Who entered figures for the unit since it last endorsed, when, and how many.
fn entered_words(frame: &Frame, line: &EnteredFor) -> String {
    let said = frame.say("reporting-entered-for").with("name", &line.name).with("count", line.count);
    said.with("at", words::at(frame, line.at_ms)).to_string()
}

fn sent_back(report: &Report) -> Option<String> {
    report.latest().and_then(|content| content.back_reason.clone())
}

/// What was typed into boxes that the form no longer has.
fn gone(report: &Report, draft: &Draft) -> Result<Vec<(String, String)>, Failure> {
    let known: Vec<String> = domain::reporting::cells_of(report.round.form()?, &report.round.pack)
        .iter()
        .map(|cell| Names::of(cell).value)
        .collect();
    let typed = draft.fields.iter().filter(|(field, _)| field.starts_with("o-") && !known.contains(field));
    Ok(typed.map(|(field, value)| (field.trim_start_matches("o-").to_owned(), value.clone())).collect())
}
