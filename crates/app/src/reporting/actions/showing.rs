//! What the pages show: a report with one of its versions, the own reports of a person, the rounds that are followed.
//!
//! What a unit has not submitted is cut out here for a reader outside the unit, so that no page has to remember it.

use super::{
    Acting, Report, above, answer,
    figures::{self, Followed, Reported, cell_of},
    loading,
    store::{self, ContentRow, JournalRow, Which},
};
use crate::{
    App,
    caller::Caller,
    failure::Failure,
    permits::Thing,
    reporting::{draft::Draft, fed, mending::ToMend, reading},
};
use database::Connection;
use domain::{
    ids::{OrganisationId, ReportId, RoundId},
    permissions::{Role, Verb},
    reporting::{DueDates, Entries, ReportState},
};
use std::collections::{BTreeMap, BTreeSet};

/// The figures and words that a page shows: a version, or the working copy as it is read.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// The version; `None` for the working copy.
    pub content: Option<ContentRow>,
    /// The working copy as it was typed.
    pub draft: Option<Draft>,
    /// What is read of it, with the remarks; of a version without them.
    pub reading: reading::Reading,
    /// What stood in the version before it, where a version is shown and one went before.
    pub earlier: Option<Entries>,
}

/// Everything that the page of a report shows, cut to what the caller may see.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// The report; for a reader outside the unit with what was submitted only.
    pub report: Report,
    /// What is shown of it.
    pub shown: Shown,
    /// What its figures are read beside; for a reader outside the unit only the period before.
    pub beside: reading::Beside,
    /// What was to be put right in places of the version that is shown, or is still to be put right in the working copy.
    pub to_mend: ToMend,
    /// Figures of the submitted version that is shown whose source says something else since.
    pub fed_changes: Vec<fed::Changed>,
    /// The reports tied to it that the caller may open, and those it may not.
    pub neighbours: Vec<(Report, bool)>,
    /// The reports of the tracking body that hold the acceptance of this one, for who could take it back; and whether the
    /// caller may open them.
    pub held_by: Vec<(Report, bool)>,
    /// History, newest first.
    pub journal: Vec<JournalRow>,
    /// What rights are asked about.
    pub thing: Thing,
    /// The caller reads what the unit has not submitted.
    pub sees_inside: bool,
}

/// What happens inside a unit, as the journal calls it.
const INSIDE: &[Verb] = &[Verb::EnterFigures, Verb::Endorse];

/// Loads the page of a report, with the version asked for by its number if there is one.
pub async fn find_dossier(
    app: &App,
    caller: &Caller,
    id: ReportId,
    asked_for: Option<i64>,
) -> Result<Dossier, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let (mut report, thing) = acting.find_report(&mut connection, id).await?;
    let sees_inside = acting.may(Verb::ReadInsideReport, &thing);
    let mut journal = store::list_journal(&mut connection, id).await?;
    if !sees_inside {
        report.contents.retain(|content| answer(content).is_some());
        journal.retain(|row| !INSIDE.iter().any(|verb| verb.code() == row.verb));
    }
    let beside = match sees_inside {
        true => super::drafting::beside(&mut connection, &acting.graph, &report).await?,
        false => reading::Beside {
            previous: figures::previous_entries(&mut connection, &report).await?,
            ..reading::Beside::default()
        },
    };
    let shown = shown(&mut connection, &report, sees_inside, asked_for, &beside).await?;
    let submitted = shown.content.as_ref().and_then(|content| content.submitted_at_ms);
    let fed_changes = match submitted {
        Some(at_ms) => {
            let said = (at_ms, &shown.reading.entries);
            fed::changes(&mut connection, &acting.graph, &report, said).await?
        }
        None => Vec::new(),
    };
    let to_mend = match &shown.content {
        Some(content) => super::drafting::returned(&mut connection, id).await?.remove(&content.id).unwrap_or_default(),
        None => {
            let sent_back = super::drafting::sent_back(&mut connection, &report).await?;
            sent_back.left(&report.round.pack, report.round.form()?, &shown.reading)
        }
    };
    let mut neighbours = Vec::new();
    for other in loading::neighbours(&mut connection, id).await? {
        for other in loading::list(&mut connection, Which::One(other)).await? {
            let opens = acting.may(Verb::ReadReport, &acting.thing_of_report(&other));
            neighbours.push((other, opens));
        }
    }
    let may_unaccept = report.state() == ReportState::Accepted && acting.may(Verb::SendBack, &thing);
    let holding = if may_unaccept { above::holding(&mut connection, &report).await? } else { Vec::new() };
    let opens = |given: &Report| acting.may(Verb::ReadReport, &acting.thing_of_report(given));
    let held_by =
        holding.into_iter().map(|given| (opens(&given), given)).map(|(opens, given)| (given, opens)).collect();
    Ok(Dossier { shown, beside, to_mend, fed_changes, neighbours, held_by, journal, thing, sees_inside, report })
}

/// The version asked for; else, inside the unit, the working copy where it is newer than every version; else the latest.
async fn shown(
    connection: &mut Connection,
    report: &Report,
    sees_inside: bool,
    asked_for: Option<i64>,
    beside: &reading::Beside,
) -> Result<Shown, Failure> {
    let chosen = report.contents.iter().find(|content| Some(content.number) == asked_for);
    let works_on = sees_inside && report.has_draft();
    let content = match chosen {
        Some(content) => Some(content),
        None if works_on => None,
        None => report.latest(),
    };
    let Some(content) = content else {
        // Before anything is typed, and outside the unit, there is nothing to remark on.
        if !works_on {
            return Ok(Shown::default());
        }
        let draft = super::drafting::draft_of(connection, report.row.id).await?;
        let reading = reading::read(&report.round.pack, report.round.form()?, &draft, beside);
        return Ok(Shown { draft: Some(draft), reading, ..Shown::default() });
    };
    let narratives = store::list_narratives(connection, content.id).await?;
    let explanations = store::list_explanations(connection, content.id).await?;
    let reading = reading::Reading {
        entries: figures::entries_of(connection, content.id).await?,
        keys: figures::keys_of(connection, content.id).await?,
        narratives: narratives.into_iter().map(|row| (row.code, row.words)).collect(),
        explanations: explanations
            .into_iter()
            .filter_map(|row| Some((cell_of(&row.indicator, &row.component)?, row.words)))
            .collect::<BTreeMap<_, _>>(),
        ..reading::Reading::default()
    };
    let before = report.contents.iter().filter(|other| other.number < content.number);
    let earlier = match before.max_by_key(|other| other.number) {
        Some(earlier) => Some(figures::entries_of(connection, earlier.id).await?),
        None => None,
    };
    Ok(Shown { content: Some(content.clone()), draft: None, reading, earlier })
}

/// What a person's own organisations owe and gave, and the rounds that they follow.
#[derive(Debug, Clone, Default)]
pub struct OwnReports {
    /// Reports of the own organisations, and part reports that they give in the place of those that ended.
    pub held: Vec<Report>,
    /// Rounds that the own organisations follow.
    pub followed: Vec<Followed>,
    /// The organisations for which the person may open a round.
    pub may_ask: Vec<OrganisationId>,
}

/// Loads the list of reports.
pub async fn list_own(app: &App, caller: &Caller) -> Result<OwnReports, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let mut own = OwnReports { held: own_reports(&mut connection, &acting).await?, ..OwnReports::default() };
    let mut asked = BTreeSet::new();
    for post in caller.posts.iter().filter(|post| works(post.role)) {
        // What an ended body asked for is followed by its successor.
        let ended = acting.graph.predecessor_closure(post.organisation, acting.today);
        for body in ended.into_iter().chain([post.organisation]) {
            if asked.insert(body) {
                own.followed.extend(figures::rounds(&mut connection, body).await?);
            }
        }
        own.followed.sort_by_key(|followed| std::cmp::Reverse(followed.round.row.last_day));
        let node = Thing::Node { id: post.organisation, today: acting.today };
        if acting.may(Verb::OpenRound, &node) && !own.may_ask.contains(&post.organisation) {
            own.may_ask.push(post.organisation);
        }
    }
    Ok(own)
}

/// Reports that the person's own organisations have to give, for the list of my work.
pub async fn list_owed(app: &App, caller: &Caller) -> Result<Vec<Report>, Failure> {
    own_reports(&mut app.database().read().await?, &Acting::now(app, caller)).await
}

async fn own_reports(connection: &mut Connection, acting: &Acting) -> Result<Vec<Report>, Failure> {
    let (mut held, mut seen) = (Vec::new(), BTreeSet::new());
    for post in acting.caller.posts.iter().filter(|post| works(post.role)) {
        for ended in acting.graph.predecessor_closure(post.organisation, acting.today) {
            if seen.insert(ended) {
                // What a body that ended has not given is given in its place where it still may be.
                let reports = loading::list(connection, Which::HeldBy(ended)).await?;
                held.extend(
                    reports.into_iter().filter(|report| report.is_left(&acting.graph) || report.counting().is_some()),
                );
            }
        }
        if seen.insert(post.organisation) {
            held.extend(loading::list(connection, Which::HeldBy(post.organisation)).await?);
        }
    }
    Ok(held)
}

fn works(role: Role) -> bool {
    matches!(role, Role::Clerk | Role::Specialist | Role::Head)
}

/// A round with all its reports, for those who may read it.
#[derive(Debug, Clone)]
pub struct WholeRound {
    /// The round.
    pub round: loading::Round,
    /// Its reports with the figures that count.
    pub rows: Vec<Reported>,
    /// Until when units are asked.
    pub due: DueDates,
    /// What rights are asked about.
    pub thing: Thing,
}

/// Loads a round.
pub async fn find_whole_round(app: &App, caller: &Caller, id: RoundId) -> Result<WholeRound, Failure> {
    let mut connection = app.database().read().await?;
    read_whole_round(&mut connection, &Acting::now(app, caller), id).await
}

/// The same inside a read of somebody else's.
pub(crate) async fn read_whole_round(
    connection: &mut Connection,
    acting: &Acting,
    id: RoundId,
) -> Result<WholeRound, Failure> {
    let (_, thing) = acting.find_round(connection, id).await?;
    let round = loading::round(connection, id).await?;
    let rows = figures::rows_of_round(connection, id).await?;
    let due = DueDates { others: round.row.due_on, of_level: store::list_due(connection, id).await? };
    Ok(WholeRound { round, rows, due, thing })
}
