//! Reports, evidence, periods and hand-overs as lines of the page, with names and days written out.
//!
//! Values in, values out; what a reader may not see was cut out before.

use super::super::words::{self, Shown};
use crate::{
    amendments::actions::CarriedRow,
    documents::named,
    look::{Frame, dates},
    obligations::actions::flow::{Dossier, EvidenceRow, LinkRow, OccurrenceRow, ReportRow, declared},
};
use domain::{obligations::Answer, organisations::Graph, time::Moment};

/// A report.
#[derive(Debug, Clone)]
pub struct ReportLine {
    /// What it declares.
    pub declared: Shown,
    /// In the unit's words.
    pub narrative: String,
    /// By whom and when; then who endorsed it.
    pub by: Vec<String>,
    /// Address and number of its receipt.
    pub receipt: Option<(String, String)>,
    /// What became of it, once it was submitted.
    pub answer: Option<Shown>,
    /// What the tracking body wrote.
    pub words: String,
}

/// A piece of evidence.
#[derive(Debug, Clone)]
pub struct EvidenceLine {
    /// Address of its content.
    pub path: String,
    /// Where it is withdrawn.
    pub withdrawal: String,
    /// Name of the file.
    pub file_name: String,
    /// What it shows.
    pub caption: String,
    /// Size, by whom and when.
    pub meta: String,
}

/// A period.
#[derive(Debug, Clone)]
pub struct PeriodLine {
    /// Number.
    pub number: i64,
    /// Address of the assignment at this period.
    pub path: String,
    /// Its due date.
    pub due_on: jiff::civil::Date,
    /// How it stands.
    pub state: Shown,
    /// It is the one that the page shows.
    pub is_current: bool,
}

/// A hand-over.
#[derive(Debug, Clone)]
pub struct LinkLine {
    /// Whose assignment it was or became.
    pub name: String,
    /// Address of that assignment.
    pub path: String,
    /// The day of the event.
    pub on_date: jiff::civil::Date,
    /// The paper that ordered it.
    pub legal_basis: String,
}

/// What the lines of a page share.
pub struct Writing<'w> {
    /// Language and day.
    pub frame: &'w Frame,
    /// Names of organisations.
    pub graph: &'w Graph,
    /// Address of the assignment.
    pub base: &'w str,
}

impl Writing<'_> {
    /// Reports of a period, newest first.
    pub fn reports(&self, dossier: &Dossier, period: Option<&OccurrenceRow>) -> Vec<ReportLine> {
        let occurrence = period.map(|period| period.id);
        let of_period = dossier.assignment.reports.iter().filter(|report| report.occurrence_id == occurrence);
        of_period.rev().map(|report| self.report(report)).collect()
    }

    fn report(&self, report: &ReportRow) -> ReportLine {
        let frame = self.frame;
        let mut by = vec![self.by("assignments-reported-by", &report.reporter, report.reported_at_ms)];
        if let (Some(endorser), Some(at_ms)) = (&report.endorser, report.endorsed_at_ms) {
            by.push(self.by("assignments-endorsed-by", endorser, at_ms));
        }
        if let (Some(submitter), Some(at_ms)) = (&report.submitter, report.submitted_at_ms) {
            by.push(self.by("assignments-submitted-by", submitter, at_ms));
        }
        let answered = crate::obligations::actions::flow::answer(report);
        let words = report.reason.clone().or_else(|| report.acceptance_note.clone()).unwrap_or_default();
        let path = |submission| format!("{}/bien-nhan/{submission}", self.base);
        ReportLine {
            declared: words::declared(frame, Some(declared(report))),
            narrative: report.narrative.clone(),
            by,
            receipt: report.submission_id.map(path).zip(report.receipt_number.clone()),
            answer: answered.map(|answer| self.answer(report, answer)),
            words,
        }
    }

    fn answer(&self, report: &ReportRow, answer: Answer) -> Shown {
        use domain::obligations::AssignmentState as State;
        let (state, person, at_ms) = match answer {
            Answer::Waiting => return words::state(self.frame, State::Submitted),
            Answer::SentBack => (State::SentBack, &report.returner, report.sent_back_at_ms),
            Answer::Accepted => (State::Accepted, &report.accepter, report.accepted_at_ms),
        };
        let mut shown = words::state(self.frame, state);
        let by = self.by("assignments-answered-by", person.as_deref().unwrap_or_default(), at_ms.unwrap_or_default());
        shown.word = format!("{}, {by}", shown.word);
        shown
    }

    /// A person and a moment.
    pub fn by(&self, key: &'static str, person: &str, at_ms: i64) -> String {
        self.frame.say(key).with("person", person).with("at", self.at(at_ms)).to_string()
    }

    fn at(&self, at_ms: i64) -> String {
        let at = Moment::from_millisecond(at_ms).local();
        let clock = format!("{:02}:{:02}", at.hour(), at.minute());
        self.frame.say("assignments-at").with("time", clock).with("date", self.frame.date(&at.date())).to_string()
    }

    /// Evidence of a period that is not withdrawn.
    pub fn evidence(&self, dossier: &Dossier, period: Option<&OccurrenceRow>) -> Vec<EvidenceLine> {
        dossier.assignment.evidence_of(period.map(|period| period.id)).map(|piece| self.piece(piece)).collect()
    }

    fn piece(&self, piece: &EvidenceRow) -> EvidenceLine {
        let path = format!("{}/minh-chung/{}", self.base, piece.id);
        let attached = self.by("assignments-attached-by", &piece.attacher, piece.attached_at_ms);
        EvidenceLine {
            withdrawal: format!("{path}/rut"),
            path,
            file_name: piece.file_name.clone(),
            caption: piece.caption.clone(),
            meta: format!("{}, {attached}", self.size(piece.size_bytes)),
        }
    }

    fn size(&self, bytes: i64) -> String {
        const KILOBYTE: i64 = 1024;
        const MEGABYTE: i64 = KILOBYTE * KILOBYTE;
        let rounded_up = |unit: i64| (bytes + unit - 1) / unit;
        match bytes {
            size if size < KILOBYTE => format!("{} B", self.frame.number(bytes)),
            size if size < MEGABYTE => format!("{} KB", self.frame.number(rounded_up(KILOBYTE))),
            _ => format!("{} MB", self.frame.number(rounded_up(MEGABYTE))),
        }
    }

    /// Every period that has opened, and the one that is shown.
    pub fn periods(&self, dossier: &Dossier, shown: Option<&OccurrenceRow>) -> Vec<PeriodLine> {
        let shown = shown.map(|period| period.id);
        let today = self.frame.today();
        let is_known = |period: &&OccurrenceRow| period.opens_on <= today || Some(period.id) == shown;
        let line = |period: &OccurrenceRow| PeriodLine {
            number: period.number,
            path: format!("{}?ky={}", self.base, period.number),
            due_on: period.due_on,
            state: words::state(self.frame, dossier.assignment.rows(Some(period.id)).state()),
            is_current: Some(period.id) == shown,
        };
        dossier.assignment.occurrences.iter().filter(is_known).rev().map(line).collect()
    }

    /// From whom it came, each once, oldest first.
    pub fn predecessors(&self, dossier: &Dossier) -> Vec<LinkLine> {
        dossier.before.iter().map(|link| self.link(link, link.predecessor, link.predecessor_id)).collect()
    }

    /// Assignments of another document that it carries on, or that carry it on: where, and the sentence.
    pub fn carried(&self, dossier: &Dossier) -> Vec<(String, String)> {
        let id = dossier.assignment.row.id;
        let line = |row: &CarriedRow| {
            let (key, other) = if row.predecessor_id == id {
                ("amendments-carried-on-by", row.successor_id)
            } else {
                ("amendments-carries-on", row.predecessor_id)
            };
            let title = named(self.frame.language, &row.document_type, row.symbol.as_deref());
            let day = dates::written(Moment::from_millisecond(row.carried_at_ms).day());
            let words = self.frame.say(key).with("title", title).with("name", &row.carrier).with("date", day);
            (format!("/phan-viec/{other}"), words.to_string())
        };
        dossier.carried.iter().map(line).collect()
    }

    /// To whom it went.
    pub fn successors(&self, dossier: &Dossier) -> Vec<LinkLine> {
        dossier.after.iter().map(|link| self.link(link, link.successor, link.successor_id)).collect()
    }

    fn link(
        &self,
        link: &LinkRow,
        organisation: domain::ids::OrganisationId,
        assignment: domain::ids::AssignmentId,
    ) -> LinkLine {
        LinkLine {
            name: self.graph.last_name(organisation, self.frame.today()).unwrap_or_default().to_owned(),
            path: format!("/phan-viec/{assignment}"),
            on_date: link.on_date,
            legal_basis: link.legal_basis.clone(),
        }
    }
}
