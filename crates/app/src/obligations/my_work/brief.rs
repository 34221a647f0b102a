//! My work in brief, for a page that shows it among other things: how many things there are in each place, and the first of them.
//! It is what the page itself reads and puts in order.

use super::{Group, Sections};
use crate::{
    App, caller::Caller, difficulties, failure::Failure, look::Frame, obligations::actions::flow,
    obligations::assignments::words::Shown, reporting,
};

/// A place with how many things stand in it.
#[derive(Debug, Clone)]
pub struct Tally {
    /// Its part of the page of my work.
    pub path: String,
    /// Drawing, key of its words, loudness.
    pub shown: (&'static str, &'static str, crate::look::Tone),
    /// How many.
    pub count: usize,
}

/// One thing.
#[derive(Debug, Clone)]
pub struct Thing {
    /// Where it is done.
    pub path: String,
    /// What is to be done.
    pub title: String,
    /// Where it comes from.
    pub meta: String,
    /// When it is due, with its distance.
    pub due: String,
    /// How it stands.
    pub state: Shown,
}

/// What a person has to do.
#[derive(Debug, Clone, Default)]
pub struct Brief {
    /// Each place that has something in it.
    pub tallies: Vec<Tally>,
    /// What needs a hand, the most urgent first; what waits for others is not among it.
    pub things: Vec<Thing>,
}

/// The work of a person in brief.
pub(crate) async fn brief(app: &App, caller: &Caller, frame: &Frame) -> Result<Brief, Failure> {
    let work = flow::list_own_work(app, caller).await?;
    let mut reports = reporting::own_work(app, caller, frame).await?;
    reports.extend(difficulties::own_work(app, caller, frame).await?);
    let sections = Sections::sort(frame, &app.organisations(), caller, &work).with_reports(reports);
    Ok(of_groups(sections.into_groups()))
}

fn of_groups(groups: Vec<Group>) -> Brief {
    let mut brief = Brief::default();
    for group in groups {
        brief.tallies.push(Tally {
            path: ["/viec-cua-toi", &group.anchor()].concat(),
            shown: (group.symbol, group.tally_key, group.tone),
            count: group.rows.len(),
        });
        if group.id == "cho" {
            continue;
        }
        for row in group.rows {
            let due = row.due.map(|due| format!("{} {}", due.written, due.distance)).unwrap_or_default();
            brief.things.push(Thing { path: row.path, title: row.action, meta: row.meta, due, state: row.mark });
        }
    }
    brief
}
