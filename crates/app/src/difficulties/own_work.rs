//! What difficulties put into the list of my work: those that the person's bodies owe an answer to, under their due day, and
//! answers of which a unit of the person's may speak. It only reads.

use super::{
    actions::{
        Book,
        finding::{self, Listed},
        judging::silent_units_of,
        thing_of,
    },
    pages::address,
    words,
};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    failure::Failure,
    look::Frame,
    reporting::{Place, WorkLine},
};
use domain::{difficulties::State, obligations::OnSchedule, permissions::Verb};
use jiff::civil::Date;

/// The lines of a person.
pub async fn own_work(app: &App, caller: &Caller, frame: &Frame) -> Result<Vec<WorkLine>, Failure> {
    let acting = Acting::now(app, caller);
    let book = Book::read(&mut app.database().read().await?).await?;
    Ok(finding::list_in(&book, &acting)?.iter().filter_map(|one| line(frame, &acting, one)).collect())
}

fn line(frame: &Frame, acting: &Acting, one: &Listed) -> Option<WorkLine> {
    let (due_on, key) = waits(acting, one)?;
    let (graph, told) = (&acting.graph, &one.told);
    let others = told.raisers.len().saturating_sub(1);
    let more = match others {
        0 => String::new(),
        count => frame.say("difficulties-work-more").with("count", count).to_string(),
    };
    let unit = words::name(frame, graph, one.face.organisation_id);
    let meta = frame.say("difficulties-work-meta").with("unit", unit).with("more", more).to_string();
    Some(WorkLine {
        place: Place::Due(OnSchedule::of(due_on, acting.today)),
        path: address(one.face.id),
        title: words::short(&one.face.words),
        meta: [words::kind(frame.language, &one.face.kind), meta].join(", "),
        due: frame.due(&due_on),
        due_on,
        state: words::shown(frame, told),
        detail: words::age(frame, told),
        go: frame.say(key).to_string(),
    })
}

/// Until when this person has something to do with it, and what.
fn waits(acting: &Acting, one: &Listed) -> Option<(Date, &'static str)> {
    match one.told.state {
        State::Waiting | State::Returned => {
            let thing = thing_of(acting, &one.matter, one.matter.root().id);
            acting.may(Verb::AnswerDifficulty, &thing).then_some((one.told.holding.due_on, "difficulties-work-answer"))
        }
        State::Answered { closes_on } => {
            (!silent_units_of(acting, &one.matter).is_empty()).then_some((closes_on, "difficulties-work-judge"))
        }
        _ => None,
    }
}
