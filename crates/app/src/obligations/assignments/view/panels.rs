//! Which forms the page offers to this person now: the one next step first, then what else may be done.
//!
//! A form is offered only where the rights table and the order of steps both allow it, so that no button leads to a
//! refusal. The actions ask both again.

use super::super::forms::Typed;
use crate::{
    app::App,
    caller::Caller,
    look::Complaints,
    obligations::actions::flow::{Acting, Dossier, OccurrenceRow, ReportRow, answer},
};
use domain::{
    obligations::{Answer, AssignmentRows, Step},
    permissions::Verb,
};
use jiff::civil::Date;

/// One form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// Accept or send back.
    Answer,
    /// Say that it was received.
    Acknowledge,
    /// Confirm a standing duty.
    Confirm,
    /// Report progress.
    Report,
    /// Endorse the latest report.
    Endorse,
    /// Submit.
    Submit,
    /// Attach evidence.
    Evidence,
    /// Name the responsible head.
    Name,
    /// Grant a later due date.
    Extend,
    /// Cancel.
    Cancel,
}

/// Each form with its verb and its step, in the order of the page.
const FORMS: &[(Panel, Verb, Step)] = &[
    (Panel::Answer, Verb::Accept, Step::Answer),
    (Panel::Acknowledge, Verb::Acknowledge, Step::Acknowledge),
    (Panel::Confirm, Verb::Confirm, Step::Confirm),
    (Panel::Endorse, Verb::Endorse, Step::Endorse),
    (Panel::Submit, Verb::Submit, Step::Submit),
    (Panel::Report, Verb::ReportProgress, Step::Report),
    (Panel::Evidence, Verb::AttachEvidence, Step::AttachEvidence),
    (Panel::Name, Verb::NameResponsible, Step::NameResponsible),
    (Panel::Cancel, Verb::Cancel, Step::Cancel),
];

impl Panel {
    /// Key of its heading.
    pub fn key(self) -> &'static str {
        match self {
            Panel::Answer => "assignments-panel-answer",
            Panel::Acknowledge => "assignments-panel-acknowledge",
            Panel::Confirm => "assignments-panel-confirm",
            Panel::Report => "assignments-panel-report",
            Panel::Endorse => "assignments-panel-endorse",
            Panel::Submit => "assignments-panel-submit",
            Panel::Evidence => "assignments-panel-evidence",
            Panel::Name => "assignments-panel-name",
            Panel::Extend => "assignments-panel-extend",
            Panel::Cancel => "assignments-panel-cancel",
        }
    }

    /// Whether something typed into it must be put right.
    pub fn has_complaint(self, complaints: &Complaints) -> bool {
        let fields: &[&str] = match self {
            Panel::Answer => &["y_kien"],
            Panel::Confirm => &["ghi_chu"],
            Panel::Report => &["khai", "noi_dung"],
            Panel::Evidence => &["tep", "chu_thich"],
            Panel::Name => &["thu_truong"],
            Panel::Extend => &["han_moi", "ly_do_gia_han"],
            Panel::Cancel => &["ly_do_huy"],
            Panel::Acknowledge | Panel::Endorse | Panel::Submit => &[],
        };
        fields.iter().any(|field| complaints.of(field).is_some())
    }
}

/// The forms of a page.
#[derive(Debug, Clone, Default)]
pub struct Panels {
    /// The one next step of this person.
    pub main: Option<Panel>,
    /// What else may be done.
    pub others: Vec<Panel>,
}

impl Panels {
    /// Whether a form is offered.
    pub fn offers(&self, panel: Panel) -> bool {
        self.main == Some(panel) || self.others.contains(&panel)
    }

    /// What was typed into forms that are no longer offered, because someone was faster: shown, so that it is not lost.
    pub fn left_over(&self, typed: &Typed) -> Vec<String> {
        let written = [
            (Panel::Report, &typed.noi_dung),
            (Panel::Confirm, &typed.ghi_chu),
            (Panel::Answer, &typed.y_kien),
            (Panel::Extend, &typed.ly_do_gia_han),
            (Panel::Cancel, &typed.ly_do_huy),
            (Panel::Evidence, &typed.chu_thich),
        ];
        let lost = |(panel, words): &(Panel, &String)| !words.trim().is_empty() && !self.offers(*panel);
        written.into_iter().filter(lost).map(|(_, words)| words.clone()).collect()
    }
}

/// The forms that this person is offered for a period.
pub fn offered(app: &App, caller: &Caller, dossier: &Dossier, period: Option<&OccurrenceRow>) -> Panels {
    let acting = Acting::now(app, caller);
    let rows = dossier.assignment.rows(period.map(|period| period.id));
    let names_someone = dossier.heads.iter().any(|head| Some(head.id) != dossier.assignment.row.responsible_id);
    let mut all: Vec<Panel> = FORMS
        .iter()
        .filter(|(panel, verb, step)| {
            // A reader outside the unit has no inside report in hand; the rule would answer on half the rows.
            let knows = dossier.sees_inside || matches!(panel, Panel::Answer | Panel::Cancel);
            knows && acting.may(*verb, &dossier.thing) && rows.check(*step).is_ok()
        })
        .map(|(panel, ..)| *panel)
        .filter(|panel| *panel != Panel::Name || names_someone)
        .collect();
    let may_extend = acting.may(Verb::Extend, &dossier.thing)
        && dossier.assignment.rows(None).check_extension(Date::MAX, acting.today).is_ok();
    if may_extend {
        let before_cancel = all.iter().position(|panel| *panel == Panel::Cancel).unwrap_or(all.len());
        all.insert(before_cancel, Panel::Extend);
    }
    let main = main_of(&rows, &all);
    Panels { main, others: all.into_iter().filter(|panel| Some(*panel) != main).collect() }
}

fn main_of(rows: &AssignmentRows, offered: &[Panel]) -> Option<Panel> {
    let next = match rows.next_of_holder() {
        Some(Step::Acknowledge) => Some(Panel::Acknowledge),
        Some(Step::Report) => Some(Panel::Report),
        Some(Step::AttachEvidence) => Some(Panel::Evidence),
        Some(Step::Endorse) => Some(Panel::Endorse),
        Some(Step::Submit) => Some(Panel::Submit),
        Some(Step::Confirm) => Some(Panel::Confirm),
        _ => None,
    };
    [Some(Panel::Answer), next].into_iter().flatten().find(|panel| offered.contains(panel))
}

/// The submission of a period that waits for its answer.
pub fn waiting<'d>(dossier: &'d Dossier, period: Option<&OccurrenceRow>) -> Option<&'d ReportRow> {
    let report = dossier.assignment.latest_report(period.map(|period| period.id))?;
    (answer(report) == Some(Answer::Waiting)).then_some(report)
}
