//! The working copy of a report, which the unit's people share: kept as it was typed, without history.
//!
//! What two people type comes together field by field in the writer, so that no one's typing is lost. In a locked round
//! the typing is kept all the same, and the person is told, unless the unit has leave to go on.

use super::{
    Acting, Report,
    store::{self, DraftRow},
};
use crate::{
    App,
    caller::Caller,
    failure::Failure,
    reporting::{
        copying,
        draft::{Draft, SentForm},
        fed,
        giving::GivenFigure,
        leaf::Leaf,
        mending::{SentBack, ToMend},
        pasting::{self, Block},
        reading::Beside,
    },
};
use database::{Connection, WriteTransaction};
use domain::{
    ids::{ReportContentId, ReportId},
    organisations::Graph,
    permissions::Verb,
    problem::Problem,
    reporting::{Cell, ReportStep},
    time::Moment,
};
use std::collections::BTreeMap;

/// What is done with the working copy once a form was taken into it.
#[derive(Debug, Clone, Default)]
pub enum Wish {
    /// Nothing more.
    #[default]
    Keep,
    /// The period before is copied into one box, or into every empty one of the leaf.
    CopyPrevious(Option<Cell>),
    /// A block is laid over the boxes, from one of them on, with the column that was chosen.
    Paste(Block, Option<Cell>, Option<usize>),
    /// The last block is taken back.
    TakePasteBack,
    /// These leaves were filled in elsewhere and count as opened.
    Opened(Vec<Leaf>),
}

/// What became of a form that was saved.
#[derive(Debug, Clone)]
pub struct Saved {
    /// The working copy now.
    pub draft: Draft,
    /// When it was saved.
    pub at: Moment,
    /// The round was locked meanwhile: the typing is kept, but goes nowhere.
    pub is_locked: bool,
    /// The form is another than the one that was filled in.
    pub form_changed: bool,
    /// The leaf of the form that was filled in.
    pub leaf: Leaf,
    /// What comes after it.
    pub next: Option<Leaf>,
    /// Boxes that the wish changed.
    pub changed: usize,
}

/// Keeps what was typed.
pub async fn save_draft(app: &App, caller: &Caller, id: ReportId, sent: SentForm) -> Result<Saved, Failure> {
    save_draft_and(app, caller, id, sent, Wish::Keep).await
}

/// Keeps what was typed, and does what was wished for.
pub async fn save_draft_and(
    app: &App,
    caller: &Caller,
    id: ReportId,
    sent: SentForm,
    wish: Wish,
) -> Result<Saved, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_draft(tx, &acting, id, &sent, &wish).await })).await
}

async fn write_draft(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: ReportId,
    sent: &SentForm,
    wish: &Wish,
) -> Result<Saved, Failure> {
    let (report, thing) = acting.find_report(tx, id).await?;
    acting.caller.require(&acting.graph, Verb::EnterFigures, &thing)?;
    let is_locked = match report.check(ReportStep::Enter, acting.today) {
        Ok(()) => false,
        Err(Problem::RoundLocked) => true,
        Err(problem) => return Err(problem.into()),
    };
    let kept = draft_of(tx, id).await?;
    let mut draft = kept.clone();
    let by = (acting.caller.account, acting.caller.full_name.as_str());
    draft.take(sent, by.0, by.1, tx.now().millisecond());
    let form = report.round.form()?;
    let leaf = Leaf::named(sent.other(LEAF), form);
    if sent.has_fields() {
        draft.opened.insert(leaf.word().to_owned());
    }
    let changed = fulfil(tx, (acting, wish), &report, &mut draft, &leaf).await?;
    let form_version = report.round.row.form_version;
    if draft != kept {
        store::save_draft(tx, id, &serde_json::to_string(&draft)?, form_version, by.0).await?;
    }
    let form_changed = sent.other("ban_bieu").parse().is_ok_and(|seen: i64| seen != form_version);
    let next = leaf.next(form);
    Ok(Saved { draft, at: tx.now(), is_locked, form_changed, next, leaf, changed })
}

/// Name of the field that tells which leaf of the form was sent.
pub const LEAF: &str = "phan";

/// Does what was wished for; tells how many boxes changed.
async fn fulfil(
    connection: &mut Connection,
    (acting, wish): (&Acting, &Wish),
    report: &Report,
    draft: &mut Draft,
    leaf: &Leaf,
) -> Result<usize, Failure> {
    let (pack, form) = (&report.round.pack, report.round.form()?);
    let cells = leaf.cells(pack, form);
    Ok(match wish {
        Wish::Keep => 0,
        Wish::CopyPrevious(chosen) => {
            let Beside { previous, given } = beside(connection, &acting.graph, report).await?;
            let is_meant =
                |cell: &Cell| chosen.as_ref().is_none_or(|chosen| chosen == cell) && !given.contains_key(cell);
            let cells: Vec<Cell> = cells.into_iter().filter(is_meant).collect();
            copying::copy_previous(draft, pack, &cells, &previous.unwrap_or_default())
        }
        Wish::Paste(block, start, column) => {
            let plan = block.plan(pack, &cells, start.as_ref(), *column);
            pasting::apply(draft, &plan);
            plan.writes()
        }
        Wish::TakePasteBack => draft.take_paste_back(),
        Wish::Opened(leaves) => {
            draft.opened.extend(leaves.iter().map(|leaf| leaf.word().to_owned()));
            0
        }
    })
}

/// The working copy; empty before anything was typed.
pub(super) async fn draft_of(connection: &mut Connection, id: ReportId) -> Result<Draft, Failure> {
    let row = store::find_draft(connection, id).await?;
    Ok(row.map(|row| parsed(&row)).unwrap_or_default())
}

fn parsed(row: &DraftRow) -> Draft {
    serde_json::from_str(&row.typed).unwrap_or_default()
}

/// A report with its working copy, for the people who fill it in.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The report.
    pub report: Report,
    /// What is typed so far.
    pub draft: Draft,
    /// When and by whom it was saved last.
    pub saved: Option<(Moment, String)>,
    /// What it is read beside.
    pub beside: Beside,
    /// What was to be put right in places of the latest version, if it was sent back.
    pub sent_back: SentBack,
    /// What others entered for the unit since its latest version, newest first.
    pub entered_for: Vec<EnteredFor>,
}

/// Figures that the body which asked entered for the unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnteredFor {
    /// Who.
    pub name: String,
    /// When.
    pub at_ms: i64,
    /// How many.
    pub count: i64,
}

/// What others entered for the unit since its latest version, as its history tells.
async fn entered_for(connection: &mut Connection, report: &Report) -> Result<Vec<EnteredFor>, Failure> {
    let since = report.latest().map_or(0, |content| content.made_at_ms);
    let rows = store::list_journal(connection, report.row.id).await?;
    let rows = rows.into_iter().filter(|row| row.verb == Verb::EnterOnBehalf.code() && row.at_ms >= since);
    let line = |row: store::JournalRow| {
        let particulars: serde_json::Value = serde_json::from_str(&row.particulars).unwrap_or_default();
        let count = particulars.get("cells").and_then(serde_json::Value::as_i64).unwrap_or_default();
        EnteredFor { name: row.full_name.unwrap_or_default(), at_ms: row.at_ms, count }
    };
    Ok(rows.map(line).collect())
}

/// What the working copy is read beside: the period before, what the unit gave in other reports, and what it keeps in registers,
/// which comes before them.
pub(super) async fn beside(connection: &mut Connection, graph: &Graph, report: &Report) -> Result<Beside, Failure> {
    let mut given = super::giving::given_figures(connection, report).await?;
    let fed = fed::fed_figures(connection, graph, report, None).await?;
    given.extend(fed.into_iter().map(|(cell, figure)| (cell, GivenFigure::of_fed(figure))));
    Ok(Beside { previous: super::figures::previous_entries(connection, report).await?, given })
}

/// Opens the form.
pub async fn open_entry(app: &App, caller: &Caller, id: ReportId) -> Result<Entry, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let (report, thing) = acting.find_report(&mut connection, id).await?;
    acting.caller.require(&acting.graph, Verb::EnterFigures, &thing)?;
    let row = store::find_draft(&mut connection, id).await?;
    Ok(Entry {
        draft: row.as_ref().map(parsed).unwrap_or_default(),
        saved: row.map(|row| (Moment::from_millisecond(row.saved_at_ms), row.saver)),
        beside: beside(&mut connection, &acting.graph, &report).await?,
        sent_back: sent_back(&mut connection, &report).await?,
        entered_for: entered_for(&mut connection, &report).await?,
        report,
    })
}

/// What was said of places of the latest version, with what stood in it; nothing where nothing was said.
pub(super) async fn sent_back(connection: &mut Connection, report: &Report) -> Result<SentBack, Failure> {
    let Some(latest) = report.latest() else { return Ok(SentBack::default()) };
    let mut said = returned(connection, report.row.id).await?.remove(&latest.id).unwrap_or_default();
    if said.is_empty() {
        return Ok(SentBack::default());
    }
    said.keep_sections_of(report.round.form()?);
    let narratives = store::list_narratives(connection, latest.id).await?;
    Ok(SentBack {
        said,
        entries: super::figures::entries_of(connection, latest.id).await?,
        narratives: narratives.into_iter().map(|row| (row.code, row.words)).collect(),
    })
}

/// What was said of places of each version of a report.
pub(super) async fn returned(
    connection: &mut Connection,
    id: ReportId,
) -> Result<BTreeMap<ReportContentId, ToMend>, Failure> {
    let mut found: BTreeMap<ReportContentId, ToMend> = BTreeMap::new();
    for row in store::list_returned(connection, id).await? {
        if let Some(cell) = super::figures::cell_of(&row.indicator, &row.component) {
            found.entry(row.content_id).or_default().cells.insert(cell, row.words);
        }
    }
    for row in store::list_returned_sections(connection, id).await? {
        found.entry(row.content_id).or_default().sections.insert(row.section, row.words);
    }
    Ok(found)
}
