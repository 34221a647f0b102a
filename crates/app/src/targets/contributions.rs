//! What counts towards a target, in words: each part with its share, what is not counted twice, and the sum.
//! What counts was decided in `domain`; nothing is added here.

use super::{
    actions::{
        Known,
        contributing::{self, Contributions},
        finding,
    },
    words,
};
use crate::{
    App,
    caller::Caller,
    failure::Failure,
    look::{Choice, Frame},
};
use domain::{organisations::Graph, packs::Indicator, targets::Doubling};

/// A part.
pub struct PartLine {
    /// Page of its target.
    pub path: String,
    /// Whose, of which indicator, what.
    pub words: String,
    /// How much of it counts: «1/2».
    pub share: String,
    /// Why it counts, as a person said.
    pub reason: String,
    /// Why it is not counted; empty where it is.
    pub doubled: String,
    /// Identity of its target.
    pub id: String,
    /// Number of the last word on it.
    pub number: i64,
}

/// What the page of a target shows of it.
#[derive(Default)]
pub struct ContributionsView {
    /// The parts.
    pub parts: Vec<PartLine>,
    /// What is counted comes to this.
    pub sum: Option<String>,
    /// Targets that may be chosen.
    pub choices: Vec<Choice>,
}

/// What counts towards a target; `may_change` offers others.
pub async fn of(
    app: &App,
    caller: &Caller,
    frame: &Frame,
    (known, indicator): (&Known, &Indicator),
    may_change: bool,
) -> Result<ContributionsView, Failure> {
    let graph = app.organisations();
    let found = contributing::find_contributions(app, caller, known).await?;
    let mut view = ContributionsView {
        sum: found.sum.map(|sum| words::amount(frame.language, indicator, sum)),
        parts: parts(frame, &graph, &found),
        choices: Vec::new(),
    };
    if may_change {
        let live = finding::find_live(app, caller, known.target.organisation).await?;
        let others = live.own.iter().chain(&live.below);
        let of_year = others
            .filter(|other| other.target.id != known.target.id && other.target.term.year == known.target.term.year);
        view.choices = of_year.map(|other| Choice::new(other.target.id, told(frame, &graph, other))).collect();
    }
    Ok(view)
}

fn told(frame: &Frame, graph: &Graph, known: &Known) -> String {
    let who = words::name(frame, graph, known.target.organisation);
    [who, words::in_short(frame, known)].join(": ")
}

fn parts(frame: &Frame, graph: &Graph, found: &Contributions) -> Vec<PartLine> {
    let line = |(place, (known, row, share)): (usize, &(Known, _, domain::targets::Share))| {
        let row: &super::actions::ContributionRow = row;
        let doubled = found.counting.doubled.iter().find(|(at, ..)| *at == place).map(|(_, why, beside)| {
            let key = match why {
                Doubling::SameBody => "targets-doubled-body",
                Doubling::SameClause => "targets-doubled-clause",
                Doubling::Below => "targets-doubled-below",
            };
            let other = found.parts.get(*beside).map(|(other, ..)| told(frame, graph, other)).unwrap_or_default();
            frame.say(key).with("other", other).to_string()
        });
        PartLine {
            path: format!("/chi-tieu/{}", known.target.id),
            words: told(frame, graph, known),
            share: format!("{}/{}", share.numerator, share.denominator),
            reason: row.reason.clone(),
            doubled: doubled.unwrap_or_default(),
            id: known.target.id.to_string(),
            number: row.number,
        }
    };
    found.parts.iter().enumerate().map(line).collect()
}
