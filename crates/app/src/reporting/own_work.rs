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
use domain::{obligations::OnSchedule, organisations::Graph, permissions::Verb};
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

/// The lines of a person.
pub async fn own_work(app: &App, caller: &Caller, frame: &Frame) -> Result<Vec<WorkLine>, Failure> {
    let own = showing::list_own(app, caller).await?;
    let (graph, acting) = (app.organisations(), Acting::now(app, caller));
    let owed = own.held.iter().filter_map(|report| owed(frame, &graph, report));
    let answers = |followed: &&Followed| {
        let row = &followed.round.row;
        let round = Thing::Round { id: row.id, tracking_body: row.asked_by, today: acting.today };
        followed.counts.waiting() > 0 && acting.may(Verb::LockRound, &round)
    };
    let to_answer = own.followed.iter().filter(answers).map(|followed| to_answer(frame, &graph, followed));
    Ok(owed.chain(to_answer).collect())
}

/// A report that is accepted, waived or locked needs nobody's hand.
fn owed(frame: &Frame, graph: &Graph, report: &Report) -> Option<WorkLine> {
    let line = line(frame, graph, report);
    if line.rests {
        return None;
    }
    let place = if line.waits { Place::Waiting } else { Place::Due(report.on_schedule(frame.today())) };
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
