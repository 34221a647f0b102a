//! All that a person's body follows, as that person may read it: numbers with how complete they are, units by duties, what changed
//! in the week, what waits for the person, targets and deadlines to come.
//!
//! Every number is counted from rows that the person may read, and leads to those rows.

use super::{
    heat::{self, Heat},
    milestones::{self, Year},
    parts::{Line, Looking, Part, SHOWN, findings, together},
};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    difficulties::actions::{Book, finding as difficulties},
    documents::{self, LineageStep, actions::StoredDocument},
    failure::Failure,
    inspections::actions::rolling,
    look::{Choice, Frame, Tone},
    obligations::{
        actions::listing::together::{self as obligations, Open},
        work::{Brief, brief},
    },
    plans::actions::together as plans,
    reporting::{Mark, actions::together as reports},
};
use database::Connection;
use domain::{
    ids::{DocumentId, OrganisationId},
    time::Moment,
};
use futures_util::future::try_join;
use jiff::{ToSpan as _, civil::Date};
use std::collections::BTreeMap;

/// A number with its meaning, how complete it is, and the rows behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its code, for programs.
    pub code: &'static str,
    /// What it counts.
    pub label: String,
    /// The number.
    pub value: usize,
    /// Of how many; none where it is of nothing.
    pub of: Option<usize>,
    /// What the whole is.
    pub unit: String,
    /// The rows.
    pub path: String,
    /// What it comes to.
    pub goal: Mark,
    /// From what it is counted.
    pub cover: String,
}

impl Figure {
    /// Of how many, where a share of it can be drawn.
    pub fn share(&self) -> Option<usize> {
        self.of.filter(|of| *of > 0)
    }
}

/// The overview of a person.
pub struct Shown {
    /// The body.
    pub body: Option<OrganisationId>,
    /// The numbers.
    pub figures: Vec<Figure>,
    /// Units by duties of one document.
    pub heat: Option<Heat>,
    /// Documents that can be chosen, the one that is shown first.
    pub documents: Vec<Choice>,
    /// The document that is shown.
    pub document: Option<DocumentId>,
    /// What changed in the week before today.
    pub changes: Vec<Line>,
    /// The first day of that week.
    pub since: Date,
    /// What waits for the person.
    pub work: Brief,
    /// Targets and deadlines to come.
    pub years: Vec<Year>,
    /// What the document rests on and what carries it out.
    pub lineage: Vec<LineageStep>,
}

/// Open assignments of units, those with the most late ones first.
pub async fn units(app: &App, caller: &Caller) -> Result<Vec<(OrganisationId, Open)>, Failure> {
    let acting = Acting::now(app, caller);
    let open = obligations::count_open(&mut app.database().read().await?, &acting).await?;
    Ok(in_order(&acting, &open))
}

fn in_order(acting: &Acting, open: &BTreeMap<OrganisationId, Open>) -> Vec<(OrganisationId, Open)> {
    let sorted = acting.graph.sorted(open.keys().copied().collect(), acting.today);
    let mut units: Vec<(OrganisationId, Open)> =
        sorted.into_iter().filter_map(|unit| open.get(&unit).map(|open| (unit, *open))).collect();
    units.sort_by_key(|(_, open)| std::cmp::Reverse(open.late));
    units
}

/// The overview of a person, with the duties of one document, if it is one that the person's bodies track.
pub async fn find(app: &App, caller: &Caller, frame: &Frame, wanted: Option<DocumentId>) -> Result<Shown, Failure> {
    let acting = Acting::now(app, caller);
    let looking = Looking { frame, acting: &acting };
    // What waits for the person is read beside the rest, each through a connection of its own.
    let (shown, work) = try_join(followed(app, looking, wanted), brief(app, caller, frame)).await?;
    Ok(Shown { work, ..shown })
}

/// Everything but what waits for the person.
async fn followed(app: &App, looking: Looking<'_>, wanted: Option<DocumentId>) -> Result<Shown, Failure> {
    let Looking { frame, acting } = looking;
    let caller = &acting.caller;
    let since = acting.today.checked_sub(7.days()).unwrap_or(acting.today);
    let body = caller.home().map(|home| acting.graph.committee_of(home, acting.today));
    let mut read = app.database().read().await?;
    let connection = &mut read;
    let tracked = obligations::tracked_documents(connection, acting).await?;
    let chosen = wanted.filter(|id| tracked.iter().any(|(known, _)| known == id));
    let document = chosen.or(tracked.first().map(|(id, _)| *id));
    let mut rows = Vec::new();
    for (id, _) in tracked.iter().take(MOST_DOCUMENTS) {
        rows.extend(documents::actions::find_row(connection, *id).await?);
    }
    let heat = match document {
        Some(id) => heat::of(connection, looking, id).await?,
        None => None,
    };
    let row = rows.iter().find(|row| Some(row.id) == document);
    let (figures, changes) = counted(connection, looking, row, since).await?;
    let years = milestones::of(connection, looking, body, heat.as_ref()).await?;
    drop(read);
    let lineage = match row {
        Some(row) => documents::lineage_steps(app, caller, frame, row).await?,
        None => Vec::new(),
    };
    let choice = |row: &StoredDocument| Choice::new(row.id.to_string(), documents::title(frame.language, row));
    Ok(Shown {
        body,
        figures,
        heat,
        documents: rows.iter().map(choice).collect(),
        document,
        changes,
        since,
        work: Brief::default(),
        years,
        lineage,
    })
}

/// So many documents can be chosen.
const MOST_DOCUMENTS: usize = 12;

/// The numbers, and what changed since a day: one read of each subject serves both.
async fn counted(
    connection: &mut Connection,
    looking: Looking<'_>,
    document: Option<&StoredDocument>,
    since: Date,
) -> Result<(Vec<Figure>, Vec<Line>), Failure> {
    let acting = looking.acting;
    let since_ms = Moment::start_of(since).millisecond();
    let open = obligations::count_open(connection, acting).await?;
    let acts = obligations::count_acts(connection, acting, Moment::start_of(since)).await?;
    // Who gave a document reads who has a plan for it; whoever gave none, the plans of the bodies below.
    let plans = match document {
        Some(row) => plans::standing_to(connection, acting, (row.id, row.owner_id)).await?,
        None => plans::standing(connection, acting).await?,
    };
    let plans_path = match document {
        Some(row) => format!("/ke-hoach/{}/ma-tran", row.id),
        None => "/ke-hoach?trang-thai=owed".to_owned(),
    };
    let rounds = match acting.caller.home() {
        Some(home) => reports::latest_rounds(connection, acting, home).await?,
        None => Vec::new(),
    };
    let book = Book::read(connection).await?;
    let difficulties = difficulties::list_in(&book, acting)?;
    let seen = rolling::list_in(connection, acting).await?;
    let count = Counting { looking };
    let mut figures = count.assignments(&open);
    figures.extend(count.plans(&plans, &plans_path));
    figures.extend(rounds.first().map(|followed| count.round(followed)));
    figures.extend(count.difficulties(&difficulties));
    figures.extend(count.findings(&seen));
    let changes = count.changes((&acts, (&plans, &plans_path), since_ms), (&difficulties, since), &seen);
    Ok((figures, changes))
}

/// Counts what was read.
struct Counting<'l> {
    looking: Looking<'l>,
}

/// A count as it is stored, as a number of things.
fn whole(count: i64) -> usize {
    usize::try_from(count).unwrap_or_default()
}

impl Counting<'_> {
    fn mark(&self, is_due: bool, count: usize, key: &str, none: &str) -> Mark {
        let looking = self.looking;
        match (count, is_due) {
            (0, _) => Mark { symbol: "s-done", word: looking.say(none), tone: Tone::Ok },
            (_, true) => Mark { symbol: "s-late", word: looking.count(key, count), tone: Tone::Act },
            (_, false) => Mark { symbol: "s-wait", word: looking.count(key, count), tone: Tone::Plain },
        }
    }

    fn assignments(&self, open: &BTreeMap<OrganisationId, Open>) -> Vec<Figure> {
        let looking = self.looking;
        if open.is_empty() {
            return Vec::new();
        }
        let sum = |of: fn(&Open) -> i64| whole(open.values().map(of).sum());
        let (late, waiting) = (sum(|one| one.late), sum(|one| one.waiting));
        let (all, unacknowledged) = (sum(|one| one.open), sum(|one| one.unacknowledged));
        let late_units = open.values().filter(|one| one.late > 0).count();
        let cover = looking.count("overview-from-units", open.len());
        vec![
            Figure {
                code: "late-units",
                label: looking.say("overview-late-units"),
                value: late_units,
                of: Some(open.len()),
                unit: looking.say("overview-of-units"),
                path: "/tong-quan/don-vi".to_owned(),
                goal: self.mark(true, late, "overview-late-in-all", "overview-nobody-late"),
                cover: looking.say("overview-units-with-work"),
            },
            Figure {
                code: "late-assignments",
                label: looking.say("overview-late-assignments"),
                value: late,
                of: Some(all),
                unit: looking.say("overview-of-assignments"),
                path: "/nhiem-vu?tinh-trang=qua-han".to_owned(),
                goal: self.mark(false, unacknowledged, "overview-unacknowledged", "overview-all-acknowledged"),
                cover: cover.clone(),
            },
            Figure {
                code: "waiting",
                label: looking.say("overview-waiting-assignments"),
                value: waiting,
                of: Some(all),
                unit: looking.say("overview-of-assignments"),
                path: "/nhiem-vu?tinh-trang=cho-cong-nhan".to_owned(),
                goal: self.mark(false, waiting, "overview-to-accept", "overview-nothing-waits"),
                cover,
            },
        ]
    }

    fn plans(&self, plans: &plans::Standing, path: &str) -> Option<Figure> {
        let (issued, owing) = (plans.issued(), plans.owing());
        let all = issued.union(&owing).count();
        let today = self.looking.acting.today;
        let late = plans.owed.iter().filter(|row| row.due_on.is_some_and(|day| day < today));
        let late: std::collections::BTreeSet<OrganisationId> = late.map(|row| row.organisation_id).collect();
        (all > 0).then(|| Figure {
            code: "plans",
            label: self.looking.say("overview-plans-issued"),
            value: all - owing.len(),
            of: Some(all),
            unit: self.looking.say("overview-of-units"),
            path: path.to_owned(),
            goal: self.mark(true, late.len(), "overview-plans-late", "overview-no-plan-late"),
            cover: self.looking.count("overview-from-units", all),
        })
    }

    fn round(&self, followed: &crate::reporting::actions::figures::Followed) -> Figure {
        let looking = self.looking;
        let head = crate::reporting::Head::of_round(looking.frame, &looking.acting.graph, &followed.round);
        let row = &followed.counts;
        let (given, owed) = (whole(row.submitted - row.sent_back), whole(row.owed - row.waived));
        let due = looking.frame.due(&head.due_on);
        let is_late = head.due_on < looking.acting.today;
        let missing = owed.saturating_sub(given);
        let word = format!("{} {}", looking.frame.say("overview-due").with("date", due.written), due.distance);
        let goal = match missing {
            0 => Mark { symbol: "s-done", word: looking.say("overview-all-reported"), tone: Tone::Ok },
            _ if is_late => {
                Mark { symbol: "s-late", word: looking.count("overview-not-reported", missing), tone: Tone::Act }
            }
            _ => Mark { symbol: "s-soon", word, tone: Tone::Plain },
        };
        Figure {
            code: "reports",
            label: looking.frame.say("overview-reported").with("period", &head.period).to_string(),
            value: given,
            of: Some(owed),
            unit: looking.say("overview-of-units"),
            path: format!("/bao-cao/dot/{}", row.id),
            goal,
            cover: looking.count("overview-reports-accepted", whole(row.accepted)),
        }
    }

    fn difficulties(&self, listed: &[difficulties::Listed]) -> Option<Figure> {
        let waiting = listed.iter().filter(|one| one.told.state.waits_for_holder()).count();
        let late = listed.iter().filter(|one| one.told.is_overdue).count();
        (!listed.is_empty()).then(|| Figure {
            code: "difficulties",
            label: self.looking.say("overview-difficulties-open"),
            value: waiting,
            of: Some(listed.len()),
            unit: self.looking.say("overview-of-raised"),
            path: "/kho-khan?trang-thai=with-holder".to_owned(),
            goal: self.mark(true, late, "overview-late", "overview-answered-in-time"),
            cover: self.looking.say("overview-as-far-as-read"),
        })
    }

    fn findings(&self, seen: &rolling::Seen) -> Option<Figure> {
        let open = seen.findings.iter().filter(|finding| findings::is_open(finding)).count();
        let late = seen.findings.iter().filter(|finding| finding.is_overdue()).count();
        (!seen.findings.is_empty()).then(|| Figure {
            code: "findings",
            label: self.looking.say("overview-findings-left"),
            value: open,
            of: Some(seen.findings.len()),
            unit: self.looking.say("overview-of-findings"),
            path: "/kiem-tra/tong-hop".to_owned(),
            goal: self.mark(true, late, "overview-late", "overview-remedied-in-time"),
            cover: self.looking.count("overview-from-visits", seen.visits.len()),
        })
    }

    fn changes(
        &self,
        (acts, (plans, plans_path), since_ms): (&obligations::Acts, (&plans::Standing, &str), i64),
        (listed, since): (&[difficulties::Listed], Date),
        seen: &rolling::Seen,
    ) -> Vec<Line> {
        let looking = self.looking;
        let line = |path: &str, symbol: &'static str, tone: Tone, title: String, meta: String| Line {
            path: path.to_owned(),
            mark: Some(Mark { symbol, word: String::new(), tone }),
            title,
            meta,
        };
        let mut changes = Vec::new();
        let is_new = |row: &crate::plans::actions::PlanRow| row.published_at_ms.is_some_and(|at| at >= since_ms);
        let issued: Vec<OrganisationId> =
            plans.plans.iter().filter(|(row, _)| is_new(row)).map(|(row, _)| row.organisation_id).collect();
        if !issued.is_empty() {
            let names = issued.iter().take(SHOWN).map(|id| looking.name(*id)).collect::<Vec<_>>().join(", ");
            let title = looking.count("overview-week-plans", issued.len());
            changes.push(line(plans_path, "s-done", Tone::Ok, title, names));
        }
        let acted = [
            (acts.accepted, "s-done", Tone::Ok, "overview-week-accepted", "/nhiem-vu"),
            (acts.submitted, "s-wait", Tone::Plain, "overview-week-submitted", "/nhiem-vu?tinh-trang=cho-cong-nhan"),
            (acts.sent_back, "s-back", Tone::Act, "overview-week-sent-back", "/nhiem-vu"),
        ];
        for (count, symbol, tone, key, path) in acted.into_iter().filter(|(count, ..)| *count > 0) {
            changes.push(line(path, symbol, tone, looking.count(key, whole(count)), String::new()));
        }
        let raised = listed.iter().filter(|one| one.told.since >= since).count();
        if raised > 0 {
            let title = looking.count("overview-week-raised", raised);
            changes.push(line("/kho-khan", "s-ask", Tone::Plain, title, String::new()));
        }
        let found = seen.findings.iter().filter(|finding| finding.row.recorded_at_ms >= since_ms).count();
        if found > 0 {
            let title = looking.count("overview-week-found", found);
            changes.push(line("/kiem-tra", "s-warn", Tone::Warn, title, String::new()));
        }
        changes
    }
}

/// What waits for the person, as a part of the page.
pub fn part_of_work(looking: Looking<'_>, work: &Brief) -> Part {
    let line = |thing: &crate::obligations::work::Thing| Line {
        path: thing.path.clone(),
        title: thing.title.clone(),
        meta: together([thing.due.clone(), thing.meta.clone()]),
        mark: Some(Mark { symbol: thing.state.symbol, word: thing.state.word.clone(), tone: thing.state.tone }),
    };
    let part = Part::new(looking, "work", "viec-cua-toi", ("section-my-work", "overview-work-none"));
    part.with(work.things.iter().map(line).collect()).listed("/viec-cua-toi".to_owned())
}
