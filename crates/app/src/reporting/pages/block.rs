//! A block from a spreadsheet program: first seen with what goes where and what could not be read, then put into the boxes,
//! then taken back if it was wrong. What was typed on the page before comes along and is kept first.

use super::{
    entry,
    filling::{EntryPage, Wanted},
    making::Making,
    sentence,
    words::{Head, of},
};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Notice, NoticeAct, Section, Tone},
    reporting::{
        actions::drafting::{self, Entry, LEAF, Saved, Wish},
        draft::{Draft, SentForm},
        giving,
        leaf::Leaf,
        mending::ToMend,
        pasting::{Block, Outcome, Plan, Planned},
        reading::{self, Names},
    },
    requests::{Named, Submitted},
    targets::beside,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::ReportId,
    reporting::{Cell, Remark, RemarkKind},
};
use std::collections::BTreeMap;

/// The box of the form in which a block stands.
const BLOCK: &str = "dan";
/// From which box on it is laid.
const START: &str = "dan_tu";
/// Which of its columns is taken.
const COLUMN: &str = "cot";
/// The button that puts it into the boxes.
const WRITE: &str = "ghi";

/// One line of the preview.
struct Line {
    code: String,
    label: String,
    unit: String,
    present: String,
    typed: String,
    symbol: &'static str,
    tone: Tone,
    said: String,
}

#[derive(Template)]
#[template(path = "reporting/block.html")]
struct BlockPage {
    frame: Frame,
    base: String,
    path: String,
    head: Head,
    leaf: String,
    block: String,
    start: String,
    column: String,
    columns: Vec<Choice>,
    lines: Vec<Line>,
    headings: Vec<String>,
    spare: usize,
    spare_first: String,
    writes: usize,
    unread: usize,
    by_name: bool,
}

/// `POST /bao-cao/{report}/dan`: without the button that writes, only shows.
pub async fn post_block(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReportId>,
    Submitted(caller, pairs): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    // The block is taken as it is: blanks at its edges are cells, and it is longer than a field of the report.
    let text = pairs.iter().find(|(name, _)| name == BLOCK).map(|(_, text)| text.clone()).unwrap_or_default();
    let sent = SentForm::of(pairs.into_iter().filter(|(name, _)| name != BLOCK).collect());
    let (start, column) = (sent.other(START).parse().ok(), sent.other(COLUMN).parse().ok());
    let writes = !sent.other(WRITE).is_empty();
    let read = Block::of(&text);
    let wish = match &read {
        Ok(block) if writes => Wish::Paste(block.clone(), start.clone(), column),
        _ => Wish::Keep,
    };
    let saved = match drafting::save_draft_and(&app, &caller, id, sent.clone(), wish).await {
        Ok(saved) => saved,
        Err(failure) => return entry::refused(&app, &asked, &caller, (id, &sent), failure.into_problem()?).await,
    };
    if read.is_ok() && writes {
        return Ok(pasted(&asked.frame(&app, &caller), id, &saved));
    }
    let entry = drafting::open_entry(&app, &caller, id).await?;
    match read {
        Ok(block) => {
            let (pack, form) = (&entry.report.round.pack, entry.report.round.form()?);
            let plan = block.plan(pack, &saved.leaf.cells(pack, form), start.as_ref(), column);
            let page = BlockPage::new(&app, &asked, &caller, &entry, (saved.leaf, text), plan, start)?;
            Ok(look::page(page))
        }
        Err(problem) => {
            let mut complaints = Complaints::none();
            complaints.about(BLOCK, sentence(&problem, asked.language));
            let targets = beside::of_body(&app, &caller, entry.report.row.organisation_id).await?;
            let wanted = Wanted { leaf: saved.leaf, is_checked: false, complaints, block: text, targets };
            let page = EntryPage::new(&app, &asked, &caller, entry, wanted)?;
            Ok(look::page_with_status(StatusCode::UNPROCESSABLE_ENTITY, page))
        }
    }
}

/// Leads back to the boxes, and offers to take the block back.
fn pasted(frame: &Frame, id: ReportId, saved: &Saved) -> Response {
    let base = format!("/bao-cao/{id}");
    let said = frame.say("reporting-pasted").with("count", saved.changed).to_string();
    let label = frame.say("reporting-undo-paste").to_string();
    let action = format!("{base}/bo-dan?{LEAF}={}", saved.leaf.word());
    let notice = Notice { act: Some(NoticeAct::Post { label, action }), ..Notice::ok(said) };
    redirect_saying(&saved.leaf.path(&base), &notice)
}

/// `POST /bao-cao/{report}/bo-dan`
pub async fn post_block_back(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReportId>,
    axum::extract::Query(of): axum::extract::Query<BTreeMap<String, String>>,
    Submitted(caller, _): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let leaf = of.get(LEAF).cloned().unwrap_or_default();
    let sent = SentForm::of(vec![(LEAF.to_owned(), leaf)]);
    let saved = drafting::save_draft_and(&app, &caller, id, sent.clone(), Wish::TakePasteBack).await;
    let saved = match saved {
        Ok(saved) => saved,
        Err(failure) => return entry::refused(&app, &asked, &caller, (id, &sent), failure.into_problem()?).await,
    };
    let key = if saved.changed == 0 { "reporting-paste-nothing-back" } else { "reporting-paste-taken-back" };
    let said = asked.frame(&app, &caller).say(key).to_string();
    Ok(redirect_saying(&saved.leaf.path(&format!("/bao-cao/{id}")), &Notice::ok(said)))
}

impl BlockPage {
    fn new(
        app: &App,
        asked: &Asked,
        caller: &Caller,
        entry: &Entry,
        (leaf, block): (Leaf, String),
        plan: Plan,
        start: Option<Cell>,
    ) -> Result<Self, Failure> {
        let frame = asked.frame(app, caller);
        let head = Head::of_report(&frame, &app.organisations(), &entry.report);
        let (pack, form) = (&entry.report.round.pack, entry.report.round.form()?);
        let reading = reading::read(pack, form, &entry.draft, &entry.beside);
        let draft = giving::filled(&entry.draft, pack, &entry.beside.given);
        let to_mend = ToMend::default();
        let making = Making {
            frame: &frame,
            pack,
            form,
            reading: &reading,
            earlier: None,
            previous: entry.beside.previous.as_ref(),
            given: None,
            targets: None,
            to_mend: &to_mend,
        };
        let lines: Vec<Line> = plan.planned.iter().map(|planned| line(&making, &draft, planned)).collect();
        let base = format!("/bao-cao/{}", entry.report.row.id);
        let title = frame.say("reporting-block-title").to_string();
        Ok(BlockPage {
            path: leaf.path(&base),
            columns: columns(&frame, &plan),
            column: plan.column.to_string(),
            unread: lines.iter().filter(|line| line.tone == Tone::Act).count(),
            writes: plan.writes(),
            spare: plan.spare.len(),
            spare_first: plan.spare.iter().take(5).cloned().collect::<Vec<_>>().join("; "),
            start: start.map(|cell| cell.to_string()).unwrap_or_default(),
            leaf: leaf.word().to_owned(),
            headings: plan.headings,
            by_name: plan.by_name,
            frame: frame.clone().titled(title).in_section(Section::Reports),
            lines,
            block,
            base,
            head,
        })
    }
}

fn columns(frame: &Frame, plan: &Plan) -> Vec<Choice> {
    let choice = |(column, texts): &(usize, String)| {
        let words = frame.say("reporting-block-column").with("number", column + 1).with("texts", texts);
        Choice::new(column.to_string(), words)
    };
    plan.columns.iter().map(choice).collect()
}

fn line(making: &Making<'_>, draft: &Draft, planned: &Planned) -> Line {
    let names = Names::of(&planned.cell);
    let said = making.pack.indicator(&planned.cell.indicator).map(|it| making.said(it, &planned.cell.component));
    let frame = making.frame;
    let nothing_arose = !draft.field(&names.tick).is_empty();
    let present = if nothing_arose { frame.say("figure-not-arisen").to_string() } else { String::new() };
    let present = if present.is_empty() { draft.field(&names.value).to_owned() } else { present };
    let replaces = !present.is_empty() && present != planned.typed;
    let (symbol, tone, key) = match &planned.outcome {
        Outcome::Write if replaces => ("s-warn", Tone::Warn, "reporting-block-replaces"),
        Outcome::Write => ("s-done", Tone::Plain, "reporting-block-writes"),
        Outcome::Ask => ("s-ask", Tone::Warn, "reporting-block-asks"),
        Outcome::Keep => ("c-dot", Tone::Mute, "reporting-block-keeps"),
        Outcome::TooNarrow => ("s-error", Tone::Act, "reporting-block-too-narrow"),
        Outcome::Failed => ("s-error", Tone::Act, "reporting-block-failed"),
        Outcome::Unread(_) => ("s-error", Tone::Act, "reporting-block-unread"),
    };
    let words = match &planned.outcome {
        Outcome::Unread(kind) => unread(making, &planned.cell, kind),
        _ => frame.say(key).to_string(),
    };
    let unit = making
        .pack
        .indicator(&planned.cell.indicator)
        .map(|it| of(it.unit_of(&planned.cell.component), making.language()));
    Line {
        code: said.as_ref().map(|said| said.code.clone()).unwrap_or_default(),
        label: said.map(|said| said.label).unwrap_or_default(),
        unit: unit.unwrap_or_default(),
        typed: planned.typed.clone(),
        said: words,
        present,
        symbol,
        tone,
    }
}

fn unread(making: &Making<'_>, cell: &Cell, kind: &RemarkKind) -> String {
    making.message(&Remark::on_cell(cell, kind.clone())).sentence
}
