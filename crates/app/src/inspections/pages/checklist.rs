//! The checklist of a visit: drawn, added to, filled in one item after the other on a phone, printed on A4.
//! A visited unit never sees it.

use super::{
    super::{
        actions::{Clause, Whole, checklist, seeing},
        content::LINES_LIMIT,
        words,
    },
    field_of,
    fields::{Reading, clauses_of_visit},
    visit_address,
};
use crate::{
    App,
    acting::Acting,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    lists::{AsWorkbook, Listing, download},
    look::{self, Choice, Complaints, Frame, Notice, Section, Tone, at_field, sentence},
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::{InspectionId, ProvisionId},
    permissions::Verb,
    problem::Problem,
};
use serde::Deserialize;

/// What a person sends to add an item.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Typed {
    noi_dung_muc: String,
    don_vi_muc: String,
    dieu_khoan_muc: String,
}

/// An item as it is shown.
struct Line {
    number: usize,
    path: String,
    anchor: String,
    words: String,
    clause: Option<(String, String)>,
    origin: String,
    origin_path: Option<String>,
    result: (&'static str, String, Tone),
    note: String,
    writer: String,
    finding_path: String,
}

/// Items of one unit.
struct Group {
    unit: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "inspections/checklist.html")]
struct ChecklistPage {
    frame: Frame,
    title: String,
    base: String,
    particulars_path: String,
    groups: Vec<Group>,
    items: usize,
    units: Vec<Choice>,
    clauses: Vec<Choice>,
    has_documents: bool,
    may_record: bool,
    typed: Typed,
    complaints: Complaints,
}

/// `GET /kiem-tra/cuoc/{inspection}/de-cuong`
pub async fn get_checklist(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<InspectionId>,
    caller: Caller,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    if as_workbook.0 {
        return workbook(&app, &asked, &caller, id).await;
    }
    page(&app, &asked, &caller, id, Typed::default(), (StatusCode::OK, Complaints::none())).await
}

/// The visit, for those who see all of it.
async fn open(app: &App, caller: &Caller, id: InspectionId) -> Result<Whole, Failure> {
    let whole = seeing::open(app, caller, id).await?;
    if whole.sees_all { Ok(whole) } else { Err(Problem::NotFound.into()) }
}

async fn workbook(app: &App, asked: &Asked, caller: &Caller, id: InspectionId) -> Result<Response, Failure> {
    let whole = open(app, caller, id).await?;
    let (graph, frame) = (app.organisations(), asked.frame(app, caller));
    let heads = [
        "inspections-column-unit",
        "inspections-column-item",
        "inspections-column-clause",
        "inspections-column-origin",
        "inspections-column-result",
        "inspections-column-note",
    ];
    let row = |item: &super::super::actions::Item| {
        let clause = item.row.provision_id.and_then(|clause| whole.clause(clause));
        let unit = item.row.organisation_id.map(|unit| words::name(&frame, &graph, unit)).unwrap_or_default();
        vec![
            unit.into(),
            item.row.words.clone().into(),
            clause.map(|clause| words::clause(&frame, clause)).unwrap_or_default().into(),
            words::origin(&frame, &item.row.origin).into(),
            words::result(&frame, item.result()).1.into(),
            item.row.note.clone().unwrap_or_default().into(),
        ]
    };
    let listing = Listing {
        file_name: "de-cuong-kiem-tra",
        title: words::title(frame.language, &whole.visit),
        body: words::name(&frame, &graph, whole.visit.row.organisation_id),
        filters: Vec::new(),
        heads: heads.map(|key| frame.say(key).to_string()).to_vec(),
        rows: whole.items.iter().map(row).collect(),
    };
    download(&frame, caller, listing)
}

/// `POST /kiem-tra/cuoc/{inspection}/de-cuong/lap`
pub async fn post_drawing(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<InspectionId>,
    Submitted(caller, _): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let said = match checklist::draw(&app, &caller, id).await {
        Ok(count) => Notice::ok(asked.language.say("inspections-drawn").with("count", count)),
        Err(failure) => match failure.into_problem()? {
            problem @ (Problem::NotFound | Problem::Forbidden) => return Err(problem.into()),
            problem => Notice::warn(sentence(&problem, asked.language)),
        },
    };
    Ok(redirect_saying(&format!("{}/de-cuong", visit_address(id)), &said))
}

/// `POST /kiem-tra/cuoc/{inspection}/de-cuong/them`
pub async fn post_adding(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<InspectionId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let whole = seeing::open(&app, &caller, id).await?;
    let acting = Acting::now(&app, &caller);
    _ = whole.visit.require(&acting, Verb::RecordInspection)?;
    let mut reading = Reading::new(asked.language, &acting);
    let added = checklist::Added {
        unit: typed.don_vi_muc.parse().ok(),
        clause: typed.dieu_khoan_muc.parse::<ProvisionId>().ok(),
        words: reading.needed("noi_dung_muc", &typed.noi_dung_muc, LINES_LIMIT),
    };
    if !reading.complaints.is_empty() {
        let complained = (StatusCode::UNPROCESSABLE_ENTITY, reading.complaints);
        return page(&app, &asked, &caller, id, typed, complained).await;
    }
    match checklist::add(&app, &caller, id, added).await {
        Ok(()) => {
            let said = Notice::ok(asked.language.say("inspections-item-added"));
            Ok(redirect_saying(&format!("{}/de-cuong", visit_address(id)), &said))
        }
        Err(failure) => {
            let complained = at_field(failure, asked.language, field_of)?;
            page(&app, &asked, &caller, id, typed, complained).await
        }
    }
}

fn groups(frame: &Frame, graph: &domain::organisations::Graph, whole: &Whole) -> Vec<Group> {
    let base = visit_address(whole.visit.row.id);
    let line = |(place, item): (usize, &super::super::actions::Item)| {
        let clause = item.row.provision_id.and_then(|clause| whole.clause(clause));
        let unit = item.row.organisation_id.map(|unit| unit.to_string()).unwrap_or_default();
        Line {
            number: place + 1,
            path: format!("{base}/de-cuong/{}", item.row.id),
            anchor: format!("m-{}", item.row.id),
            words: item.row.words.clone(),
            clause: clause.map(|clause: &Clause| (words::clause_path(clause), words::clause(frame, clause))),
            origin: words::origin(frame, &item.row.origin),
            origin_path: item.row.assignment_id.map(|id| format!("/phan-viec/{id}")),
            result: words::result(frame, item.result()),
            note: item.row.note.clone().unwrap_or_default(),
            writer: item.row.writer.clone().unwrap_or_default(),
            finding_path: format!("{base}/phat-hien?muc={}&don-vi={unit}", item.row.id),
        }
    };
    let mut groups: Vec<Group> = Vec::new();
    let mut units: Vec<Option<domain::ids::OrganisationId>> = Vec::new();
    for item in whole.items.iter().enumerate() {
        let unit = item.1.row.organisation_id;
        let place = units.iter().position(|known| *known == unit).unwrap_or_else(|| {
            units.push(unit);
            let name = unit.map(|unit| words::name(frame, graph, unit));
            let unit = name.unwrap_or_else(|| frame.say("inspections-all-units").to_string());
            groups.push(Group { unit, lines: Vec::new() });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(place) {
            group.lines.push(line(item));
        }
    }
    groups
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: InspectionId,
    typed: Typed,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let whole = open(app, caller, id).await?;
    let (acting, frame) = (Acting::now(app, caller), asked.frame(app, caller));
    let thing = whole.visit.thing(&acting);
    let may_record = whole.visit.may_change().is_ok() && acting.may(Verb::RecordInspection, &thing);
    let known = clauses_of_visit(app, &whole.visit.particulars.documents).await?;
    let units = whole.visit.particulars.units.iter();
    let page = ChecklistPage {
        title: words::title(frame.language, &whole.visit),
        base: visit_address(id),
        particulars_path: format!("{}/thong-tin", visit_address(id)),
        groups: groups(&frame, &acting.graph, &whole),
        items: whole.items.len(),
        units: units.map(|unit| Choice::new(unit, words::name(&frame, &acting.graph, *unit))).collect(),
        clauses: known.iter().map(|clause| Choice::new(clause.id, words::clause(&frame, clause))).collect(),
        has_documents: !whole.visit.particulars.documents.is_empty(),
        may_record,
        typed,
        frame: frame
            .clone()
            .titled(frame.say("inspections-checklist"))
            .in_section(Section::Inspections)
            .complaining(&complaints),
        complaints,
    };
    Ok(look::page_with_status(status, page))
}
