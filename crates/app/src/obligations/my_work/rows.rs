//! One line of my work: the words of the duty, where they come from, when it is due, how it stands, the next step.
//!
//! It decides nothing about where the line stands; that is in `sections.rs`.

use crate::{
    look::{Frame, Tone, dates, dates::Due},
    obligations::{
        actions::flow::{Assignment, InheritedRow, OccurrenceRow, ReportRow, WaitingRow},
        assignments::words::{self, Shown},
    },
    reporting::{Mark, WorkLine},
};
use domain::{
    obligations::{AssignmentState, OnSchedule, Step},
    organisations::Graph,
    time::Moment,
};
use jiff::civil::Date;

/// One line.
#[derive(Debug, Clone)]
pub struct WorkRow {
    /// Address of the assignment.
    pub path: String,
    /// The drawing before the words, and the word that it is read as.
    pub mark: Shown,
    /// The words of the duty.
    pub action: String,
    /// Document, period, role, head, predecessor: each a sentence.
    pub meta: String,
    /// When it is due.
    pub due: Option<Due>,
    /// The hour stated, when it is due today.
    pub hour: Option<String>,
    /// The first promise, when it was another day.
    pub first_due: Option<Date>,
    /// How it stands.
    pub state: Shown,
    /// For whom it waits, or what was said when it was sent back.
    pub detail: String,
    /// The next step, in the words of a button.
    pub go: String,
}

impl WorkRow {
    /// A report of a round, or a round whose reports wait.
    pub fn of_report(line: WorkLine) -> Self {
        let shown = |mark: Mark| Shown { symbol: mark.symbol, word: mark.word, tone: mark.tone };
        WorkRow {
            path: line.path,
            mark: shown(line.state.clone()),
            action: line.title,
            meta: line.meta,
            due: Some(line.due),
            hour: None,
            first_due: None,
            state: shown(line.state),
            detail: shortened(&line.detail),
            go: line.go,
        }
    }
}

/// What the lines of one list share.
pub struct Writing<'w> {
    /// Language and day.
    pub frame: &'w Frame,
    /// Names of organisations.
    pub graph: &'w Graph,
    /// The person works for more than one organisation, so each line names its own.
    pub names_holder: bool,
}

impl Writing<'_> {
    /// A line of an assignment that the person's organisation holds, for one of its periods.
    pub fn held(
        &self,
        assignment: &Assignment,
        period: Option<&OccurrenceRow>,
        inherited: &[&InheritedRow],
        head: Option<&str>,
        waits: bool,
    ) -> WorkRow {
        let (frame, row) = (self.frame, &assignment.row);
        let occurrence = period.map(|period| period.id);
        let rows = assignment.rows(occurrence);
        let schedule = assignment.on_schedule(occurrence, frame.today());
        let due_on = rows.due_on;
        let number = period.map(|period| period.number);
        let today = matches!(schedule, OnSchedule::DueToday);
        WorkRow {
            path: address(&row.id.to_string(), number.filter(|_| assignment.occurrences.len() > 1)),
            mark: if waits { self.waiting_mark() } else { self.mark(rows.state(), schedule) },
            action: row.action.clone(),
            meta: self.meta(assignment, number, inherited, head),
            due: due_on.map(|day| frame.due(&day)),
            hour: row.due_time.clone().filter(|_| today),
            first_due: row.first_due_on.filter(|first| period.is_none() && Some(*first) != due_on),
            state: words::state(frame, rows.state()),
            detail: self.detail(assignment, period, rows.state(), head),
            go: frame.say(go_key(rows.next_of_holder().filter(|_| !waits))).to_string(),
        }
    }

    /// A line of a submission that waits for the person's answer.
    pub fn to_answer(&self, waiting: &WaitingRow) -> WorkRow {
        let frame = self.frame;
        let submitted = Moment::from_millisecond(waiting.submitted_at_ms).day();
        let days = dates::days_between(submitted, frame.today());
        let holder = self.graph.last_name(waiting.organisation_id, frame.today()).unwrap_or_default();
        let mut meta = vec![self.document(waiting.document_symbol.as_deref(), None)];
        meta.extend(waiting.period.map(|number| frame.say("my-work-period").with("number", number).to_string()));
        let detail = frame.say("my-work-submitted").with("date", frame.date(&submitted)).with("days", days);
        WorkRow {
            path: address(&waiting.assignment_id.to_string(), waiting.period),
            mark: Shown { word: holder.to_owned(), ..words::state(frame, AssignmentState::Submitted) },
            action: waiting.action.clone(),
            meta: join(meta),
            due: waiting.due_on.map(|day| frame.due(&day)),
            hour: None,
            first_due: waiting.first_due_on.filter(|first| waiting.period.is_none() && Some(*first) != waiting.due_on),
            state: Shown { symbol: "r-sent", word: holder.to_owned(), tone: Tone::Plain },
            detail: detail.to_string(),
            go: frame.say("my-work-go-answer").to_string(),
        }
    }

    fn waiting_mark(&self) -> Shown {
        let word = self.frame.say("my-work-waiting").to_string();
        Shown { symbol: "s-wait", word, tone: Tone::Plain }
    }

    fn mark(&self, state: AssignmentState, schedule: OnSchedule) -> Shown {
        match (state, schedule) {
            (AssignmentState::Submitted | AssignmentState::Accepted | AssignmentState::Confirmed, _) => {
                words::state(self.frame, state)
            }
            (_, OnSchedule::Overdue { .. } | OnSchedule::DueToday | OnSchedule::Soon { .. }) => {
                words::on_schedule(self.frame, schedule)
            }
            _ => words::state(self.frame, state),
        }
    }

    fn meta(
        &self,
        assignment: &Assignment,
        period: Option<i64>,
        inherited: &[&InheritedRow],
        head: Option<&str>,
    ) -> String {
        let (frame, row) = (self.frame, &assignment.row);
        let mut said = vec![self.document(row.document_symbol.as_deref(), row.provision_label.as_deref())];
        if row.document_symbol.is_none() {
            said = vec![row.document_subject.clone()];
        }
        if self.names_holder {
            said.push(self.graph.last_name(row.organisation_id, frame.today()).unwrap_or_default().to_owned());
        }
        if row.role == "support" {
            said.push(frame.say("assignments-role-support").to_string());
        }
        said.extend(period.map(|number| frame.say("my-work-period").with("number", number).to_string()));
        said.push(match head {
            Some(name) => frame.say("my-work-head").with("name", name).to_string(),
            None => frame.say("my-work-no-head").to_string(),
        });
        if let Some(last) = inherited.last() {
            let names: Vec<&str> =
                inherited.iter().filter_map(|row| self.graph.last_name(row.predecessor, frame.today())).collect();
            let from = frame.say("my-work-inherited").with("from", names.join(", "));
            said.push(from.with("date", frame.date(&last.on_date)).to_string());
        }
        join(said)
    }

    fn document(&self, symbol: Option<&str>, label: Option<&str>) -> String {
        let label = label.map(|label| label.trim_end_matches(['.', ')', ' ']));
        let parts: Vec<&str> = symbol.into_iter().chain(label.filter(|label| label.len() > 1)).collect();
        parts.join(", ")
    }

    fn detail(
        &self,
        assignment: &Assignment,
        period: Option<&OccurrenceRow>,
        state: AssignmentState,
        head: Option<&str>,
    ) -> String {
        let frame = self.frame;
        let report = assignment.latest_report(period.map(|period| period.id));
        let since = |at_ms: Option<i64>| {
            let day = Moment::from_millisecond(at_ms.unwrap_or_default()).day();
            (frame.date(&day), dates::days_between(day, frame.today()))
        };
        let waiting = |whom: &str, at_ms: Option<i64>| {
            let (date, days) = since(at_ms);
            frame.say("my-work-waits").with("whom", whom).with("date", date).with("days", days).to_string()
        };
        let head_name = head.map_or_else(|| frame.say("my-work-the-head").to_string(), str::to_owned);
        match (state, report) {
            (AssignmentState::Submitted, Some(report)) => {
                let body = self.graph.last_name(assignment.row.tracking_body_id, frame.today());
                waiting(body.unwrap_or_default(), report.submitted_at_ms)
            }
            (AssignmentState::Reported, Some(report)) => waiting(&head_name, Some(report.reported_at_ms)),
            (AssignmentState::SentBack, Some(ReportRow { reason: Some(reason), .. })) => shortened(reason),
            (AssignmentState::Doing, Some(report)) => {
                frame.say("my-work-updated").with("date", since(Some(report.reported_at_ms)).0).to_string()
            }
            _ => String::new(),
        }
    }
}

/// Words of the button for the next step.
fn go_key(step: Option<Step>) -> &'static str {
    match step {
        Some(Step::Acknowledge) => "my-work-go-acknowledge",
        Some(Step::Report) => "my-work-go-report",
        Some(Step::AttachEvidence) => "my-work-go-evidence",
        Some(Step::Endorse) => "my-work-go-endorse",
        Some(Step::Submit) => "my-work-go-submit",
        Some(Step::Confirm) => "my-work-go-confirm",
        _ => "my-work-go-read",
    }
}

fn address(id: &str, period: Option<i64>) -> String {
    match period {
        Some(number) => format!("/phan-viec/{id}?ky={number}"),
        None => format!("/phan-viec/{id}"),
    }
}

fn join(said: Vec<String>) -> String {
    said.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(". ")
}

/// The beginning of a long reason; the whole stands on the page of the assignment.
fn shortened(words: &str) -> String {
    const LIMIT: usize = 90;
    if words.chars().count() <= LIMIT {
        return words.to_owned();
    }
    let mut beginning: String = words.chars().take(LIMIT).collect();
    if let Some(last_space) = beginning.rfind(' ') {
        beginning.truncate(last_space);
    }
    beginning.push('…');
    beginning
}
