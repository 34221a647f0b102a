//! The steps that may be taken with a report now, for the box on its page: which stand there, the one heading, and the
//! places that may be sent back by themselves. What may be done is asked of rights and of the report's state.

use super::{
    answering::{OF_SECTION, Typed},
    part::Part,
    sheet::{Figure, Sheet},
    words::{self, Head},
};
use crate::{
    look::Frame,
    reporting::{
        actions::{Acting, Report, showing::Dossier},
        leaf::Leaf,
    },
};
use domain::{permissions::Verb, problem::Problem, reporting::ReportStep};

/// A cell that may be sent back by itself.
pub struct CellToAnswer {
    pub name: String,
    pub label: String,
    pub value: String,
}

/// A section with its cells; without a name in a form that has none.
pub struct SectionToAnswer {
    /// Name of the field in which the whole section is sent back; empty where there are no sections.
    pub name: String,
    pub title: String,
    pub cells: Vec<CellToAnswer>,
}

impl SectionToAnswer {
    /// Whether something is typed about one of its cells.
    pub fn is_open(&self, typed: &Typed) -> bool {
        self.cells.iter().any(|cell| !typed.place(&cell.name).is_empty())
    }
}

/// Why an acceptance is not taken back now: a body above holds it.
pub struct HeldAbove {
    pub words: String,
    /// The report that is accepted there, for who may open it; else empty.
    pub path: String,
}

/// The steps that may be taken now.
#[derive(Default)]
pub struct Acts {
    pub heading: &'static str,
    pub hint: String,
    pub enter: bool,
    pub endorse: bool,
    pub submit: bool,
    pub answer: Option<String>,
    pub sections: Vec<SectionToAnswer>,
    /// The acceptance may be taken back: the submission.
    pub unaccept: Option<String>,
    /// What stands there in its place while bodies above hold it.
    pub held: Vec<HeldAbove>,
    /// The round is locked: what is sent back needs a day until which the unit may put it right.
    pub needs_day: bool,
    /// The unit may be let in until a day.
    pub admit: bool,
    /// It is let in now, and that may be taken back.
    pub admitted: bool,
    pub correct: bool,
    pub waive: bool,
    pub unwaive: bool,
}

impl Acts {
    /// What the caller may do with the report.
    pub fn new(frame: &Frame, acting: &Acting, dossier: &Dossier, sheet: &Sheet, may_enter: bool, head: &Head) -> Self {
        let (report, thing) = (&dossier.report, &dossier.thing);
        let can = |verb: Verb, step: ReportStep| acting.may(verb, thing) && report.check(step, acting.today).is_ok();
        // Sending back lets the unit in where it must: the form asks for the day.
        let can_return = |step: ReportStep| {
            let allowed = matches!(report.check(step, acting.today), Ok(()) | Err(Problem::AdmissionMissing));
            acting.may(Verb::SendBack, thing) && allowed
        };
        let needs_day = report.rows(acting.today).is_closed();
        let waits = can(Verb::Accept, ReportStep::Accept);
        let reading = &dossier.shown.reading;
        let is_fit = reading.errors() == 0 && reading.unexplained() == 0;
        let submission = |may: bool| {
            let submission = report.latest().and_then(|content| content.submission_id).filter(|_| may);
            submission.map(|id| id.to_string())
        };
        let mut acts = Acts {
            endorse: can(Verb::Endorse, ReportStep::Endorse) && is_fit && dossier.shown.content.is_none(),
            submit: can(Verb::Submit, ReportStep::Submit),
            answer: submission(waits),
            unaccept: submission(can_return(ReportStep::Unaccept) && dossier.held_by.is_empty()),
            needs_day,
            // What waits is answered first, and sending it back asks for the day itself.
            admit: can(Verb::AdmitReport, ReportStep::Admit) && !(waits && needs_day),
            admitted: can(Verb::AdmitReport, ReportStep::WithdrawAdmission),
            held: held(frame, acting, dossier),
            correct: can(Verb::EnterFigures, ReportStep::Correct),
            waive: can(Verb::WaiveReport, ReportStep::Waive),
            unwaive: can(Verb::WaiveReport, ReportStep::WithdrawWaiver),
            ..Acts::default()
        };
        if acts.answer.is_some() || acts.unaccept.is_some() {
            acts.sections = sections(frame, sheet);
        }
        acts.enter = may_enter && !acts.endorse && !acts.submit;
        let (heading, hint) = acts.heading(frame, is_fit && may_enter && report.has_draft(), head);
        Acts { heading, hint, ..acts }
    }

    fn heading(&self, frame: &Frame, waits_for_head: bool, head: &Head) -> (&'static str, String) {
        if self.answer.is_some() {
            ("reporting-to-answer", String::new())
        } else if self.submit {
            ("reporting-to-submit", frame.say("reporting-submit-hint").with("name", &head.asked_by).to_string())
        } else if self.endorse {
            ("reporting-to-endorse", frame.say("reporting-endorse-hint").to_string())
        } else if waits_for_head {
            ("reporting-to-endorse", frame.say("reporting-waits-head").to_string())
        } else {
            ("reporting-steps", String::new())
        }
    }

    /// Whether there is anything to do or to say.
    pub fn any(&self) -> bool {
        let steps = self.admit
            || self.admitted
            || self.enter
            || self.endorse
            || self.submit
            || self.correct
            || self.waive
            || self.unwaive;
        let answers = self.answer.is_some() || self.unaccept.is_some() || !self.held.is_empty();
        steps || answers || !self.hint.is_empty()
    }

    /// Whether whole sections may be sent back.
    pub fn has_sections(&self) -> bool {
        self.sections.iter().any(|section| !section.name.is_empty())
    }
}

/// Who holds the acceptance from above, and the report that was accepted there.
fn held(frame: &Frame, acting: &Acting, dossier: &Dossier) -> Vec<HeldAbove> {
    let held = |(given, opens): &(Report, bool)| {
        let name = words::name(frame, &acting.graph, given.round.row.asked_by);
        HeldAbove {
            words: frame.say("reporting-held-above").with("name", name).to_string(),
            path: if *opens { format!("/bao-cao/{}", given.row.id) } else { String::new() },
        }
    };
    dossier.held_by.iter().map(held).collect()
}

/// The sections with the cells that stand in the version, each with the name of the field in which it is sent back.
fn sections(frame: &Frame, sheet: &Sheet) -> Vec<SectionToAnswer> {
    let of_part = |part: &Part| SectionToAnswer {
        name: if part.word.is_empty() { String::new() } else { format!("{OF_SECTION}{}", part.word) },
        title: part.title.clone(),
        cells: cells(part),
    };
    let mut sections: Vec<SectionToAnswer> = sheet.parts.iter().map(of_part).collect();
    let is_sectioned = sections.iter().any(|section| !section.name.is_empty());
    if is_sectioned && !sheet.answers.is_empty() {
        let name = format!("{OF_SECTION}{}", Leaf::Words.word());
        let title = frame.say("reporting-group-words").to_string();
        sections.push(SectionToAnswer { name, title, cells: Vec::new() });
    }
    sections
}

fn cells(part: &Part) -> Vec<CellToAnswer> {
    let value = |figure: &Figure| match figure {
        Figure::Value(words) | Figure::Unread(words) => words.clone(),
        Figure::NothingArose => "–".to_owned(),
        Figure::Empty => "…".to_owned(),
    };
    let rows = part.rows.iter().filter(|row| !row.cell.is_empty());
    let cell = |row: &super::sheet::Read| CellToAnswer {
        name: format!("o-{}", row.cell),
        label: row.label.clone(),
        value: value(&row.figure),
    };
    rows.map(cell).collect()
}
