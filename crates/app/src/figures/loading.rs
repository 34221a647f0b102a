//! From rows to figures: all periods one after the other, or the reports that the history names after a position.
//! A report of a body that did not exist on its last day stands on the last day on which the body did.

use super::{
    measures::{Asked, Cells, LINE, register},
    store::{self, ReportRow, Rows, VersionRow},
    told::{self, Report, Version},
};
use crate::{
    failure::Failure,
    reporting::{self, actions::Packs},
};
use database::Connection;
use domain::{
    ids::{OrganisationId, ReportId},
    organisations::Graph,
    packs::Period,
    problem::Problem,
    reporting::{Amount, CellState},
    time::Moment,
};
use jiff::civil::Date;
use rollup::{Catalogue, Change, Day, Figures, MeasureNumber, Row, SheetKey};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};
use tokio::sync::mpsc;

/// What bodies of a class are asked by a form of a version of a pack.
type Forms = HashMap<(String, i64, String, Option<String>), Arc<Asked>>;
/// The reports of each body in each sheet.
type Sheets = BTreeMap<SheetKey, BTreeMap<OrganisationId, Vec<Report>>>;

/// All figures, from a connection that sees one state.
pub async fn load(connection: &mut Connection, graph: Arc<Graph>) -> Result<Figures, Failure> {
    let up_to = store::position(connection).await?;
    let (packs, catalogue) = packs_of_all(connection).await?;
    let figures = Figures::new(Arc::clone(&graph), LINE, catalogue).known_up_to(up_to as u64);
    // While the rows of a period are put together, those of the next are read.
    let (send, mut receive) = mpsc::channel::<Rows>(1);
    let working = tokio::task::spawn_blocking(move || {
        let mut loading = Loading { figures, packs, forms: Forms::new() };
        while let Some(rows) = receive.blocking_recv() {
            loading.take(rows)?;
        }
        Ok(loading.figures)
    });
    for period in store::list_periods(connection).await? {
        let rows = store::of_period(connection, &period).await?;
        if send.send(rows).await.is_err() {
            break;
        }
    }
    drop(send);
    working.await.map_err(|fault| Failure::Fault(Arc::new(fault)))?
}

/// Figures while they are loaded.
struct Loading {
    figures: Figures,
    packs: Packs,
    forms: Forms,
}

impl Loading {
    /// Takes all rows of a period.
    fn take(&mut self, rows: Rows) -> Result<(), Failure> {
        let Loading { figures, packs, forms } = self;
        for (key, bodies) in assemble(rows, packs, forms, figures.catalogue(), figures.graph())? {
            let asked = asked(&bodies);
            let rows: Vec<Row> = bodies.iter().flat_map(|(body, reports)| told::rows(*body, reports)).collect();
            figures.load(&key, &rows, &asked).map_err(refused)?;
        }
        Ok(())
    }
}

/// The figures after what the history names behind their position, from a connection that sees one state.
pub async fn bring_up(connection: &mut Connection, figures: &Figures) -> Result<Figures, Failure> {
    let from = figures.up_to() as i64;
    let up_to = store::position(connection).await? as u64;
    let rows = store::after(connection, from).await?;
    if rows.reports.is_empty() {
        return figures.after(&[], up_to).map_err(refused);
    }
    let since =
        store::first_after(connection, from).await?.map(|at| Moment::from_millisecond(at).day()).and_then(Day::of);
    let mut packs = Packs::default();
    for report in &rows.reports {
        packs.find(connection, &report.pack, report.pack_version).await?;
    }
    let sheets = assemble(rows, &packs, &mut Forms::new(), figures.catalogue(), figures.graph())?;
    let mut changes = Vec::new();
    for (sheet, bodies) in sheets {
        for (measures, organisations) in asked(&bodies) {
            changes.push(Change::Ask { sheet: sheet.clone(), measures, organisations });
        }
        let told = bodies.iter().flat_map(|(body, reports)| told::rows(*body, reports));
        let rows = told.filter(|row| since.is_none_or(|since| row.known_from >= since)).collect();
        changes.push(Change::Say { sheet, rows });
    }
    figures.after(&changes, up_to).map_err(refused)
}

/// The packs of the program and of all rounds, and the measures of all of them.
async fn packs_of_all(connection: &mut Connection) -> Result<(Packs, Catalogue), Failure> {
    let (mut packs, mut catalogue) = (Packs::default(), Catalogue::default());
    for own in reporting::packs::built_in() {
        register(&mut catalogue, &own.pack).map_err(refused)?;
    }
    for used in store::list_packs(connection).await? {
        let pack = packs.find(connection, &used.pack, used.pack_version).await?;
        register(&mut catalogue, &pack).map_err(refused)?;
    }
    Ok((packs, catalogue))
}

/// Puts rows together, by sheet and body.
fn assemble(
    rows: Rows,
    packs: &Packs,
    forms: &mut Forms,
    catalogue: &Catalogue,
    graph: &Graph,
) -> Result<Sheets, Failure> {
    let mut versions: HashMap<ReportId, Vec<VersionRow>> = HashMap::new();
    for version in rows.versions {
        versions.entry(version.report_id).or_default().push(version);
    }
    let mut waivers: HashMap<ReportId, Vec<(Moment, Option<Moment>)>> = HashMap::new();
    for waiver in rows.waivers {
        let until = waiver.withdrawn_at_ms.map(Moment::from_millisecond);
        waivers.entry(waiver.report_id).or_default().push((Moment::from_millisecond(waiver.waived_at_ms), until));
    }
    let mut sheets = Sheets::new();
    for row in rows.reports {
        let Some(last_day) = stands_on(graph, &row) else {
            tracing::warn!(report = %row.id, "the body of a report did not exist in its period; its figures are in no total");
            continue;
        };
        let asked = form(packs, forms, catalogue, &row)?;
        let own = versions.remove(&row.id).unwrap_or_default();
        let versions = own.iter().map(|version| read_version(version, &asked, row.is_part)).collect();
        let waivers = waivers.remove(&row.id).unwrap_or_default();
        let key = SheetKey { period: period(&row), last_day };
        let report = Report { asked, due_on: row.due_on, versions, waivers };
        sheets.entry(key).or_default().entry(row.organisation_id).or_default().push(report);
    }
    Ok(sheets)
}

fn period(row: &ReportRow) -> Period {
    Period {
        regime: row.regime.clone(),
        year: row.year,
        n: row.number,
        first_day: row.first_day,
        last_day: row.period_last_day,
    }
}

/// The day on whose tree the figures of a report stand.
fn stands_on(graph: &Graph, row: &ReportRow) -> Option<Date> {
    if graph.exists(row.organisation_id, row.last_day) {
        return Some(row.last_day);
    }
    let ended = graph.life(row.organisation_id)?.1?.yesterday().ok()?;
    (row.first_day <= ended && ended < row.last_day).then_some(ended)
}

fn form(packs: &Packs, forms: &mut Forms, catalogue: &Catalogue, row: &ReportRow) -> Result<Arc<Asked>, Failure> {
    let key = (row.pack.clone(), row.pack_version, row.form.clone(), row.class.clone());
    if let Some(known) = forms.get(&key) {
        return Ok(Arc::clone(known));
    }
    let pack = packs.known(&row.pack, row.pack_version).ok_or(Problem::NotFound)?;
    let form = reporting::packs::form_of(pack, &row.form)?;
    let asked = Asked::of(catalogue, pack, form, row.class.as_deref()).ok_or(Problem::NotFound)?;
    let asked = Arc::new(asked);
    forms.insert(key, Arc::clone(&asked));
    Ok(asked)
}

fn read_version(row: &VersionRow, asked: &Asked, is_part: bool) -> Version {
    Version {
        submitted_at: Moment::from_millisecond(row.submitted_at_ms),
        accepted_at: row.accepted_at_ms.map(Moment::from_millisecond),
        sent_back_at: row.sent_back_at_ms.map(Moment::from_millisecond),
        statements: asked.statements(&cells(asked, row.cells.as_deref().unwrap_or_default()), is_part),
    }
}

/// Cells from the text in which the store gives them.
fn cells(asked: &Asked, text: &str) -> Cells {
    let mut cells = asked.empty();
    for text in text.split(';') {
        let Some((text, amount)) = text.rsplit_once(' ') else { continue };
        let Some((name, state)) = text.rsplit_once(' ') else { continue };
        let amount = amount.parse().ok().filter(|_| state == reporting::actions::endorsing::VALUE);
        let state = amount.map_or(CellState::NothingArose, |micro| CellState::Value(Amount::from_micro(micro)));
        asked.put(&mut cells, name, state);
    }
    cells
}

/// Who is asked for what, those who are asked for the same together.
fn asked(bodies: &BTreeMap<OrganisationId, Vec<Report>>) -> Vec<(Vec<MeasureNumber>, Vec<OrganisationId>)> {
    let mut asked: BTreeMap<&[MeasureNumber], Vec<OrganisationId>> = BTreeMap::new();
    for (body, reports) in bodies {
        for report in reports {
            asked.entry(&report.asked.numbers).or_default().push(*body);
        }
    }
    asked.into_iter().map(|(measures, bodies)| (measures.to_vec(), bodies)).collect()
}

pub(super) fn refused(refusal: rollup::Refusal) -> Failure {
    Failure::Fault(Arc::new(refusal))
}
