//! «Diễn biến»: the history of an assignment in words, newest first.
//!
//! It is made of the journal's rows, which are never changed; the words that people wrote are fetched from the rows that
//! keep them. Hand-overs and the opening come from the register of organisations and the assignment itself.

use crate::{
    look::{Frame, Tone},
    obligations::actions::flow::{Dossier, JournalRow},
};
use domain::{obligations::Declared, organisations::Graph, permissions::Verb, time::Moment};
use jiff::civil::Date;
use serde_json::Value as Json;

/// One line of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The day.
    pub day: Date,
    /// The time of day, where a person did it.
    pub time: Option<String>,
    /// Drawing.
    pub symbol: &'static str,
    /// How loud it is.
    pub tone: Tone,
    /// What was done.
    pub done: String,
    /// By whom.
    pub by: String,
    /// What was written.
    pub words: Option<String>,
    /// A receipt that goes with it.
    pub receipt: Option<(String, String)>,
}

/// All lines, newest first.
pub fn lines(frame: &Frame, graph: &Graph, dossier: &Dossier) -> Vec<Line> {
    let mut lines: Vec<Line> = dossier.journal.iter().map(|row| of_journal(frame, graph, dossier, row)).collect();
    let name = |id| graph.last_name(id, frame.today()).unwrap_or_default().to_owned();
    let bare = |day, symbol, done: String, by: String| Line {
        day,
        time: None,
        symbol,
        tone: Tone::Plain,
        done,
        by,
        words: None,
        receipt: None,
    };
    for link in dossier.before.iter().chain(&dossier.after).rev() {
        let done = frame.say("assignments-history-handed-over").with("from", name(link.predecessor));
        let done = done.with("to", name(link.successor)).to_string();
        let basis = frame.say("assignments-history-basis").with("basis", &link.legal_basis).to_string();
        lines.push(bare(link.on_date, "s-moved", done, basis));
    }
    if dossier.before.is_empty() {
        let document =
            dossier.assignment.row.document_symbol.as_ref().unwrap_or(&dossier.assignment.row.document_subject);
        let done = frame.say("assignments-history-opened").with("document", document).to_string();
        lines.push(bare(dossier.assignment.row.opened_on, "s-info", done, String::new()));
    }
    // What happened on one day keeps its order.
    lines.sort_by_key(|line| std::cmp::Reverse(line.day));
    lines
}

fn of_journal(frame: &Frame, graph: &Graph, dossier: &Dossier, row: &JournalRow) -> Line {
    let particulars: Json = serde_json::from_str(&row.particulars).unwrap_or_default();
    let at = Moment::from_millisecond(row.at_ms).local();
    let (symbol, tone, key) = shape(row, &particulars);
    let person = row.full_name.clone().unwrap_or_else(|| frame.say("assignments-history-system").to_string());
    let organisation = row.on_behalf_of.and_then(|id| graph.last_name(id, frame.today()));
    let said = Said { frame, dossier, row, particulars: &particulars };
    Line {
        day: at.date(),
        time: Some(format!("{:02}:{:02}", at.hour(), at.minute())),
        symbol,
        tone,
        done: said.done(key),
        by: organisation.map_or_else(|| person.clone(), |organisation| format!("{person}, {organisation}")),
        words: said.words(),
        receipt: said.receipt(),
    }
}

fn shape(row: &JournalRow, particulars: &Json) -> (&'static str, Tone, &'static str) {
    let withdrawn = particulars.get("withdrawn").is_some();
    match Verb::from_code(&row.verb) {
        Some(Verb::Acknowledge) => ("s-doing", Tone::Plain, "assignments-history-acknowledged"),
        Some(Verb::NameResponsible) => ("s-info", Tone::Plain, "assignments-history-named"),
        Some(Verb::ReportProgress) => ("s-claimed", Tone::Plain, "assignments-history-reported"),
        Some(Verb::AttachEvidence) if withdrawn => ("s-off", Tone::Plain, "assignments-history-withdrawn"),
        Some(Verb::AttachEvidence) => ("e-full", Tone::Plain, "assignments-history-attached"),
        Some(Verb::Endorse) => ("s-claimed", Tone::Plain, "assignments-history-endorsed"),
        Some(Verb::Submit) => ("r-sent", Tone::Plain, "assignments-history-submitted"),
        Some(Verb::Accept) => ("s-done", Tone::Ok, "assignments-history-accepted"),
        Some(Verb::SendBack) => ("s-back", Tone::Act, "assignments-history-sent-back"),
        Some(Verb::Extend) => ("s-soon", Tone::Plain, "assignments-history-extended"),
        Some(Verb::Cancel) => ("s-off", Tone::Plain, "assignments-history-cancelled"),
        Some(Verb::Confirm) => ("s-done", Tone::Ok, "assignments-history-confirmed"),
        _ => ("s-info", Tone::Plain, "assignments-history-changed"),
    }
}

struct Said<'s> {
    frame: &'s Frame,
    dossier: &'s Dossier,
    row: &'s JournalRow,
    particulars: &'s Json,
}

impl Said<'_> {
    fn text(&self, name: &str) -> &str {
        self.particulars.get(name).and_then(Json::as_str).unwrap_or_default()
    }

    fn day(&self, name: &str) -> String {
        self.text(name).parse().map(|day: Date| self.frame.date(&day)).unwrap_or_default()
    }

    fn done(&self, key: &'static str) -> String {
        let frame = self.frame;
        let declared = Declared::from_code(self.text("declared")).unwrap_or(Declared::Doing);
        let head = self.dossier.named.iter().find(|head| head.named_at_ms == self.row.at_ms);
        let evidence =
            self.dossier.assignment.evidence.iter().find(|piece| piece.id.to_string() == self.text("evidence"));
        let done = frame
            .say(key)
            .with("declared", frame.say(super::super::words::declared_key(declared)))
            .with("name", head.map(|head| head.full_name.clone()).unwrap_or_default())
            .with("file", evidence.map(|piece| piece.file_name.clone()).unwrap_or_default())
            .with("from", self.day("from"))
            .with("to", self.day("to"))
            .to_string();
        match self.particulars.get("occurrence").and_then(Json::as_i64) {
            Some(number) => format!("{done} {}", frame.say("assignments-history-period").with("number", number)),
            None => done,
        }
    }

    /// The words that people wrote stand in their own rows, not in the journal.
    fn words(&self) -> Option<String> {
        let assignment = &self.dossier.assignment;
        let submission = self.text("submission");
        let report =
            || assignment.reports.iter().find(|row| row.submission_id.is_some_and(|id| id.to_string() == submission));
        let extension = || self.dossier.extensions.iter().find(|row| row.extended_at_ms == self.row.at_ms);
        let confirmation = || assignment.occurrences.iter().find(|row| row.confirmed_at_ms == Some(self.row.at_ms));
        let words = match Verb::from_code(&self.row.verb)? {
            Verb::SendBack => report()?.reason.clone(),
            Verb::Accept => report()?.acceptance_note.clone(),
            Verb::Extend => Some(extension()?.reason.clone()),
            Verb::Cancel => Some(self.dossier.cancellation.as_ref()?.reason.clone()),
            Verb::Confirm => confirmation()?.note.clone(),
            _ => None,
        };
        words.filter(|words| !words.is_empty())
    }

    fn receipt(&self) -> Option<(String, String)> {
        let is_submission = Verb::from_code(&self.row.verb) == Some(Verb::Submit);
        let (id, submission) = (self.dossier.assignment.row.id, self.text("submission"));
        let link = (format!("/phan-viec/{id}/bien-nhan/{submission}"), self.text("receipt").to_owned());
        is_submission.then_some(link)
    }
}
