//! What the template shows of one older document: its clauses beside the newer ones, and the lines that rest on them.
//! Only words are made here; what may be carried over, and by whom, was decided by the action.

use crate::{
    App,
    acting::Acting,
    amendments::actions::{self, Clauses, Kind, Line, LineKind, PlacedPair, Stale, Standing, Statement},
    documents::{self, actions as of_documents},
    failure::Failure,
    look::{Choice, Frame, Tone, dates},
};
use domain::{
    amendments::Change,
    comparison::{Run, Stands, runs},
    ids::{DocumentId, OrganisationId, ProvisionId},
    time::Moment,
};
use std::collections::BTreeSet;

/// One older document.
pub struct AmendedView {
    pub id: String,
    pub path: String,
    /// «Sửa đổi, bổ sung Hướng dẫn 85-HD/BTGTU».
    pub words: String,
    /// Both texts are published; otherwise nothing can be paired.
    pub is_paired: bool,
    pub may_pair: bool,
    pub pairs: Vec<PairView>,
    pub same: usize,
    pub clauses: Vec<Choice>,
    pub changes: Vec<Choice>,
    pub obligations: Vec<(String, String, usize)>,
    pub lines: Vec<LineView>,
    pub may_carry: bool,
    pub open: usize,
}

/// One clause of the older document, or a new one.
pub struct PairView {
    pub kind: &'static str,
    pub word: String,
    pub mark: (&'static str, Tone),
    pub old_id: String,
    pub old_name: String,
    pub new_id: String,
    pub new_name: String,
    pub before: Vec<Run>,
    pub after: Vec<Run>,
    pub number: i64,
    /// Who paired it so, and why; empty for a proposal.
    pub said: String,
}

/// One thing that rests on an older clause.
pub struct LineView {
    pub key: String,
    pub what: String,
    pub about: String,
    pub path: String,
    pub clause: String,
    pub change: Option<(String, &'static str, Tone)>,
    pub to: String,
    pub is_open: bool,
    pub is_ticked: bool,
    /// Why it cannot be ticked.
    pub note: String,
}

/// What somebody said of two documents.
pub struct StatementView {
    pub words: String,
    pub said: String,
    pub reason: String,
    pub target: String,
    pub kind: &'static str,
    pub number: i64,
    pub is_last: bool,
}

/// «Sửa đổi, bổ sung» or «Thay thế».
pub fn kind(frame: &Frame, kind: Kind) -> String {
    let key = match kind {
        Kind::Amends => "amendments-kind-amends",
        Kind::Replaces => "amendments-kind-replaces",
    };
    frame.say(key).to_string()
}

fn change(frame: &Frame, change: Change) -> (String, &'static str, Tone) {
    let (key, symbol, tone) = match change {
        Change::Same => ("amendments-same", "s-done", Tone::Ok),
        Change::Changed => ("amendments-changed", "s-warn", Tone::Warn),
        Change::Removed => ("amendments-removed", "s-off", Tone::Act),
        Change::New => ("amendments-new", "s-new", Tone::Link),
    };
    (frame.say(key).to_string(), symbol, tone)
}

/// What an older document has become.
pub async fn amended(
    app: &App,
    acting: &Acting,
    frame: &Frame,
    (amending, amended): (DocumentId, DocumentId),
    (ticked, ticks_same): (&BTreeSet<&str>, bool),
) -> Result<Option<AmendedView>, Failure> {
    let mut connection = app.database().read().await?;
    let (amendment, newer, older) = match actions::find_amendment(&mut connection, acting, (amending, amended)).await {
        Ok(found) => found,
        // The older document may be one that the person may not read.
        Err(failure) => return failure.into_problem().map(|_| None),
    };
    let title = documents::title(frame.language, &older.row);
    let mut view = AmendedView {
        id: amended.to_string(),
        path: format!("/van-ban/{amended}"),
        words: [kind(frame, amendment.kind), title].join(" "),
        is_paired: false,
        may_pair: false,
        pairs: Vec::new(),
        same: 0,
        clauses: Vec::new(),
        changes: Vec::new(),
        obligations: Vec::new(),
        lines: Vec::new(),
        may_carry: false,
        open: 0,
    };
    let Some(stale) = actions::stale_in(&mut connection, acting, (amending, amended)).await? else {
        return Ok(Some(view));
    };
    let is_retracted = newer.row.retracted_at_ms.is_some();
    view.is_paired = true;
    view.may_pair = acting.may(domain::permissions::Verb::RelateDocuments, &newer.thing(acting.today)) && !is_retracted;
    let all: Vec<PairView> = stale.pairing.pairs.iter().map(|one| pair(frame, &stale, one)).collect();
    view.same = all.iter().filter(|pair| pair.kind == "same").count();
    view.pairs = all;
    let new = &stale.pairing.new;
    view.clauses = new.rows.iter().enumerate().map(|(place, row)| Choice::new(row.id, in_short(new, place))).collect();
    view.changes = [Change::Same, Change::Changed, Change::Removed]
        .map(|one| Choice::new(one.code(), change(frame, one).0))
        .to_vec();
    view.obligations = stale
        .obligations
        .iter()
        .map(|(duty, _, open)| (format!("/nhiem-vu/{}", duty.id), duty.action.clone(), *open))
        .collect();
    view.lines = stale.lines.iter().map(|one| line(acting, frame, &stale, one, (ticked, ticks_same))).collect();
    view.may_carry = view.lines.iter().any(|line| line.is_open) && !is_retracted;
    view.open = view.lines.iter().filter(|line| line.is_open).count();
    Ok(Some(view))
}

/// The place of a clause and the beginning of its words.
fn in_short(clauses: &Clauses, place: usize) -> String {
    let words: String = clauses.words(place).chars().take(70).collect();
    [clauses.name(place), words].join(" ").trim().to_owned()
}

fn pair(frame: &Frame, stale: &Stale, one: &PlacedPair) -> PairView {
    let (old, new) = (&stale.pairing.old, &stale.pairing.new);
    let before = one.pair.old.map(|place| old.words(place)).unwrap_or_default();
    let after = one.pair.new.map(|place| new.words(place)).unwrap_or_default();
    let (mut both, is_same) = (runs(before, after), one.pair.change == Change::Same);
    let after = both.iter().filter(|run| run.stands != Stands::Before).cloned().collect();
    both.retain(|run| run.stands != Stands::After);
    let (word, symbol, tone) = change(frame, one.pair.change);
    let id = |clauses: &Clauses, place: Option<usize>| {
        place.and_then(|place| clauses.id(place)).map(|id| id.to_string()).unwrap_or_default()
    };
    let said = one.row.as_ref().and_then(|row| Some((row.setter.as_ref()?, row)));
    PairView {
        kind: if is_same { "same" } else { one.pair.change.code() },
        word,
        mark: (symbol, tone),
        old_id: id(old, one.pair.old),
        old_name: one.pair.old.map(|place| old.name(place)).unwrap_or_default(),
        new_id: id(new, one.pair.new),
        new_name: one.pair.new.map(|place| new.name(place)).unwrap_or_default(),
        before: both,
        after,
        number: one.row.as_ref().map(|row| row.number).unwrap_or_default(),
        said: said.map_or_else(String::new, |(name, row)| {
            let day = dates::written(Moment::from_millisecond(row.set_at_ms).day());
            let words = frame.say("amendments-paired-by").with("name", name).with("date", day);
            words.with("reason", &row.reason).to_string()
        }),
    }
}

fn line(
    acting: &Acting,
    frame: &Frame,
    stale: &Stale,
    line: &Line,
    (ticked, ticks_same): (&BTreeSet<&str>, bool),
) -> LineView {
    let (what, about, path) = told(acting, frame, line);
    let name = |clauses: &Clauses, id: Option<ProvisionId>| {
        id.and_then(|id| clauses.place(id)).map(|place| clauses.name(place)).unwrap_or_default()
    };
    let is_open = line.standing == Standing::Open;
    let is_same = matches!(line.change, None | Some(Change::Same));
    LineView {
        key: line.key.clone(),
        what,
        about,
        path,
        clause: name(&stale.pairing.old, line.clause),
        change: line.change.map(|one| change(frame, one)),
        to: name(&stale.pairing.new, line.to),
        is_open,
        is_ticked: is_open && (ticked.contains(line.key.as_str()) || ticks_same && is_same),
        note: note(acting, frame, line),
    }
}

/// What it is, what it is about, and where it stands.
fn told(acting: &Acting, frame: &Frame, line: &Line) -> (String, String, String) {
    let name = |id: OrganisationId| acting.graph.last_name(id, acting.today).unwrap_or_default().to_owned();
    let title = |document: &of_documents::Document| documents::title(frame.language, &document.row);
    let say = |key: &str| frame.language.say(key).to_string();
    match &line.kind {
        LineKind::Plan(plan) => {
            let about = [name(plan.row.owner_id), title(plan)].join(": ");
            (say("amendments-line-plan"), about, format!("/van-ban/{}", plan.row.id))
        }
        LineKind::Relation(plan, row) => {
            let clause = row.clause_label.clone().unwrap_or_else(|| say("amendments-whole-plan"));
            let about = [name(plan.row.owner_id), title(plan)].join(": ");
            let degree = match row.degree.as_str() {
                "full" => "amendments-degree-full",
                "partial" => "amendments-degree-partial",
                _ => "amendments-degree-none",
            };
            let words = [about, clause, say(degree)].join(", ");
            (say("amendments-line-relation"), words, format!("/van-ban/{}", plan.row.id))
        }
        LineKind::Assignment(row, action, _) => {
            let due = row.first_due_on.map(|day| format!(" ({})", dates::written(day))).unwrap_or_default();
            let about = format!("{}: {action}{due}", name(row.organisation_id));
            (say("amendments-line-assignment"), about, format!("/phan-viec/{}", row.id))
        }
        LineKind::Target(known) => {
            let target = &known.target;
            let about = [name(target.organisation), format!("{} {}", target.indicator, target.term.year)].join(": ");
            (say("amendments-line-target"), about, format!("/chi-tieu/{}", target.id))
        }
    }
}

fn note(acting: &Acting, frame: &Frame, line: &Line) -> String {
    match line.standing {
        Standing::Open if line.change == Some(Change::Changed) && matches!(line.kind, LineKind::Relation(..)) => {
            frame.say("amendments-will-wait").to_string()
        }
        Standing::Open => String::new(),
        Standing::Others(body) => {
            let name = acting.graph.last_name(body, acting.today).unwrap_or_default();
            frame.say("amendments-for-others").with("name", name).to_string()
        }
        Standing::Done => frame.say("amendments-is-done").to_string(),
        Standing::Waits => frame.say("amendments-waits").to_string(),
        Standing::Stays => frame.say("amendments-stays").to_string(),
    }
}

/// What was said of the documents that this one amends, the latest first.
pub fn statements(
    acting: &Acting,
    frame: &Frame,
    all: Vec<Statement>,
    documents: &[of_documents::Document],
) -> Vec<StatementView> {
    let last: std::collections::BTreeMap<_, _> =
        all.iter().map(|one| ((one.row.target_id, one.row.relation.clone()), one.row.number)).collect();
    let mut views = Vec::new();
    for Statement { row } in all.into_iter().rev() {
        let Some(kind_of) = Kind::from_code(&row.relation) else { continue };
        let Some(document) = documents.iter().find(|document| document.row.id == row.target_id) else { continue };
        let title = documents::title(frame.language, &document.row);
        let key = if row.holds { "amendments-said" } else { "amendments-said-not" };
        let day = dates::written(Moment::from_millisecond(row.said_at_ms).day());
        let body = acting.graph.last_name(row.said_for, acting.today).unwrap_or_default();
        views.push(StatementView {
            words: frame.say(key).with("kind", kind(frame, kind_of)).with("title", title).to_string(),
            said: frame
                .say("amendments-said-by")
                .with("name", &row.sayer)
                .with("body", body)
                .with("date", day)
                .to_string(),
            reason: row.reason,
            target: row.target_id.to_string(),
            kind: kind_of.code(),
            number: row.number,
            is_last: last.get(&(row.target_id, row.relation.clone())) == Some(&row.number),
        });
    }
    views
}
