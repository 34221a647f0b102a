//! What reporting puts into the list of my work: reports that the person's organisations owe, and one line for each round
//! in which reports wait for the person's answer. It only reads.

use super::{
    actions::{Acting, Report, figures::Followed, showing},
    pages::{
        list::line,
        words::{self, Head, Mark},
    },
};
use crate::{
    App,
    caller::Caller,
    failure::Failure,
    look::{Frame, Tone, dates::Due},
    permits::Thing,
};
use domain::{
    ids::{OrganisationId, ReportId, RoundId},
    obligations::OnSchedule,
    organisations::Graph,
    permissions::Verb,
    reporting::ReportState,
};
use jiff::civil::Date;

/// Where a line stands in my work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Reports wait for the person's answer.
    ToAnswer,
    /// It waits for others.
    Waiting,
    /// By its due date.
    Due(OnSchedule),
}

/// A line of my work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkLine {
    /// Where it stands.
    pub place: Place,
    /// Where it leads.
    pub path: String,
    /// Period and form.
    pub title: String,
    /// Whose it is.
    pub meta: String,
    /// When it is due.
    pub due: Due,
    /// The due date itself.
    pub due_on: Date,
    /// How it stands.
    pub state: Mark,
    /// For whom it waits, or what was said.
    pub detail: String,
    /// The next step, in the words of a button.
    pub go: String,
}

/// A thing of reporting in my work, without words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkThing {
    /// Where it stands.
    pub place: Place,
    /// The round.
    pub round: RoundId,
    /// The report, where it is one; otherwise reports of the round wait.
    pub report: Option<ReportId>,
    /// Whose report it is, or who follows the round.
    pub organisation: OrganisationId,
    /// When it is due.
    pub due_on: Date,
    /// How many reports wait, of a round.
    pub waiting: i64,
}

/// The things of a person.
pub async fn work_things(app: &App, caller: &Caller) -> Result<Vec<WorkThing>, Failure> {
    let own = showing::list_own(app, caller).await?;
    let acting = Acting::now(app, caller);
    let of_report = |report: &Report| {
        Some(WorkThing {
            place: place_of(report, acting.today)?,
            round: report.row.round_id,
            report: Some(report.row.id),
            organisation: report.row.organisation_id,
            due_on: report.due_on(),
            waiting: 0,
        })
    };
    let of_round = |followed: &Followed| WorkThing {
        place: Place::ToAnswer,
        round: followed.round.row.id,
        report: None,
        organisation: followed.round.row.asked_by,
        due_on: followed.round.row.due_on,
        waiting: followed.counts.waiting(),
    };
    let to_answer = own.followed.iter().filter(|followed| is_answered_by(&acting, followed)).map(of_round);
    Ok(own.held.iter().filter_map(of_report).chain(to_answer).collect())
}

/// The lines of a person.
pub async fn own_work(app: &App, caller: &Caller, frame: &Frame) -> Result<Vec<WorkLine>, Failure> {
    let own = showing::list_own(app, caller).await?;
    let (graph, acting) = (app.organisations(), Acting::now(app, caller));
    let owed = own.held.iter().filter_map(|report| owed(frame, &graph, report));
    let answers = own.followed.iter().filter(|followed| is_answered_by(&acting, followed));
    let to_answer = answers.map(|followed| to_answer(frame, &graph, followed));
    Ok(owed.chain(to_answer).collect())
}

/// Reports of the round wait, and the person may answer them.
fn is_answered_by(acting: &Acting, followed: &Followed) -> bool {
    let row = &followed.round.row;
    let round = Thing::Round { id: row.id, tracking_body: row.asked_by, today: acting.today };
    followed.counts.waiting() > 0 && acting.may(Verb::LockRound, &round)
}

/// Where a report stands; nowhere once it is accepted, waived or locked, because it needs nobody's hand.
pub fn place_of(report: &Report, today: Date) -> Option<Place> {
    let state = report.state();
    let rests = matches!(state, ReportState::Accepted | ReportState::Waived)
        || (report.rows(today).is_closed() && state != ReportState::Submitted);
    let waits = state == ReportState::Submitted;
    (!rests).then(|| if waits { Place::Waiting } else { Place::Due(report.on_schedule(today)) })
}

fn owed(frame: &Frame, graph: &Graph, report: &Report) -> Option<WorkLine> {
    let (line, place) = (line(frame, graph, report), place_of(report, frame.today())?);
    let meta = frame.say("reporting-work-meta").with("name", &line.meta).to_string();
    Some(WorkLine {
        place,
        path: line.path,
        title: line.title,
        meta,
        due: line.due,
        due_on: line.due_on,
        state: line.state,
        detail: line.detail,
        go: line.go,
    })
}

fn to_answer(frame: &Frame, graph: &Graph, followed: &Followed) -> WorkLine {
    let head = Head::of_round(frame, graph, &followed.round);
    let waiting = frame.say("reporting-work-waiting").with("count", followed.counts.waiting()).to_string();
    WorkLine {
        place: Place::ToAnswer,
        path: format!("/bao-cao/dot/{}", followed.round.row.id),
        title: frame.say("reporting-line").with("period", &head.period).with("form", &head.form).to_string(),
        meta: frame.say("reporting-work-meta").with("name", &head.asked_by).to_string(),
        due: frame.due(&head.due_on),
        due_on: head.due_on,
        state: Mark { symbol: "r-sent", word: waiting, tone: Tone::Plain },
        detail: String::new(),
        go: words::mark(frame, "", "reporting-go-answer", Tone::Plain).word,
    }
}
