//! Two texts of a document side by side: provisions and duties that came, went or became others.
//! It reads only; which of the two is worked on is always the latest.

use super::{facts::Facts, parts, show};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    documents::{
        actions::{self, Opened, Text},
        comparison::{Pair, Run, Stands, pairs, runs},
        words,
    },
    failure::Failure,
    look::{self, Choice, Frame, Section, dates},
    requests::Named,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::{ids::DocumentId, problem::Problem, time::Moment};
use papers::reading::Reading;
use serde::Deserialize;

/// Which two texts.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    cu: Option<i64>,
    #[serde(default)]
    moi: Option<i64>,
    #[serde(default)]
    tat_ca: String,
}

#[derive(Template)]
#[template(path = "documents/comparison.html")]
struct ComparisonPage {
    frame: Frame,
    path: String,
    title: String,
    versions: Vec<Choice>,
    before: String,
    after: String,
    shows_all: bool,
    provisions: Side,
    duties: Side,
}

/// What is compared, row by row.
pub(in crate::documents) struct Side {
    /// The rows that are shown.
    pub rows: Vec<Row>,
    /// How many are the same on both sides, shown or not.
    pub same: usize,
}

impl Side {
    fn changes(&self) -> usize {
        self.rows.len() - if self.rows.iter().any(|row| row.kind == "same") { self.same } else { 0 }
    }
}

/// One piece on both sides.
pub(in crate::documents) struct Row {
    /// same, changed, added or removed.
    pub kind: &'static str,
    /// The same in words.
    pub word: String,
    /// What stood there.
    pub before: Vec<Run>,
    /// What stands there now.
    pub after: Vec<Run>,
    /// Other values of a duty that differ.
    pub parts: Vec<parts::Shown>,
}

/// Two texts of a document that are compared.
pub(in crate::documents) struct Compared {
    /// The number of the one before.
    pub before: i64,
    /// The number of the one after.
    pub after: i64,
    /// Its lines.
    pub lines: Side,
    /// Its duties.
    pub duties: Side,
}

/// Compares two texts of a document; without numbers the latest with the one before it.
pub(in crate::documents) async fn compare(
    app: &App,
    facts: &Facts<'_>,
    opened: &Opened,
    (before, after): (Option<i64>, Option<i64>),
    shows_all: bool,
) -> Result<Compared, Failure> {
    let latest = opened.text.as_ref().ok_or(Problem::NotFound)?.number;
    let after = after.unwrap_or(latest);
    let before = before.unwrap_or(after.saturating_sub(1).max(1));
    let id = opened.document.row.id;
    let old = actions::text_numbered(app, id, before).await?;
    let new = actions::text_numbered(app, id, after).await?;
    Ok(Compared {
        before,
        after,
        lines: provisions(facts, &old.reading, &new.reading, shows_all),
        duties: duties(facts, &old, &new, shows_all),
    })
}

/// `GET /van-ban/{id}/so-sanh`
pub(in crate::documents) async fn get_comparison(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Named(id): Named<DocumentId>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let opened = actions::open(&app, &caller, id).await?;
    let (graph, frame) = (app.organisations(), asked.frame(&app, &caller).in_section(Section::Documents));
    let facts = show::facts(&app, &graph, frame.language, &opened).await?;
    let shows_all = !wanted.tat_ca.is_empty();
    let compared = compare(&app, &facts, &opened, (wanted.cu, wanted.moi), shows_all).await?;
    let versions = actions::versions_of(&app, id).await?;
    let choice = |version: &actions::StoredVersion| {
        let day = dates::written(Moment::from_millisecond(version.added_at_ms).day());
        let words = frame.say("documents-text-version").with("number", version.number);
        Choice::new(version.number, words.with("name", &version.file_name).with("date", day))
    };
    let page = ComparisonPage {
        path: format!("/van-ban/{id}"),
        title: words::title(frame.language, &opened.document.row),
        versions: versions.iter().map(choice).collect(),
        before: compared.before.to_string(),
        after: compared.after.to_string(),
        shows_all,
        provisions: compared.lines,
        duties: compared.duties,
        frame: frame.clone().titled(frame.say("documents-comparison")),
    };
    Ok(look::page(page))
}

fn provisions(facts: &Facts<'_>, old: &Reading, new: &Reading, shows_all: bool) -> Side {
    let (before, after) = (pieces(old), pieces(new));
    side(facts, &before, &after, shows_all, |_, _| Vec::new())
}

/// The lines of a text: what stands between two line ends, blank ones left out.
fn pieces(reading: &Reading) -> Vec<String> {
    reading.text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn duties(facts: &Facts<'_>, old: &Text, new: &Text, shows_all: bool) -> Side {
    let kept = |text: &Text| text.reviewed.kept().map(|(_, duty)| duty.clone()).collect::<Vec<_>>();
    let (before, after) = (kept(old), kept(new));
    let words = |duties: &[crate::documents::review::DutyReview]| {
        duties.iter().map(|duty| duty.action.clone()).collect::<Vec<_>>()
    };
    side(facts, &words(&before), &words(&after), shows_all, |one, other| {
        match (before.get(one), after.get(other)) {
            (Some(one), Some(other)) => {
                // The words themselves stand in the row.
                let mut one = one.clone();
                one.action.clone_from(&other.action);
                parts::differences(facts, &one, other)
            }
            _ => Vec::new(),
        }
    })
}

fn side(
    facts: &Facts<'_>,
    before: &[String],
    after: &[String],
    shows_all: bool,
    parts_of: impl Fn(usize, usize) -> Vec<parts::Shown>,
) -> Side {
    let mut side = Side { rows: Vec::new(), same: 0 };
    let old = |at: usize| before.get(at).map(String::as_str).unwrap_or_default();
    let new = |at: usize| after.get(at).map(String::as_str).unwrap_or_default();
    for pair in pairs(before, after) {
        let (kind, key, mut both, parts) = match pair {
            Pair::Same(one, other) => {
                let parts = parts_of(one, other);
                let same = parts.is_empty();
                let (kind, key) =
                    if same { ("same", "documents-compared-same") } else { ("changed", "documents-compared-changed") };
                (kind, key, runs(old(one), new(other)), parts)
            }
            Pair::Changed(one, other) => {
                ("changed", "documents-compared-changed", runs(old(one), new(other)), parts_of(one, other))
            }
            Pair::Removed(one) => ("removed", "documents-compared-removed", runs(old(one), ""), Vec::new()),
            Pair::Added(other) => ("added", "documents-compared-added", runs("", new(other)), Vec::new()),
        };
        if kind == "same" {
            side.same += 1;
            if !shows_all {
                continue;
            }
        }
        let after = both.iter().filter(|run| run.stands != Stands::Before).cloned().collect();
        both.retain(|run| run.stands != Stands::After);
        side.rows.push(Row { kind, word: facts.language.say(key).to_string(), before: both, after, parts });
    }
    side
}
