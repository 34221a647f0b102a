//! A visit that a programme plans: written, changed, taken out. After the approval a change has a reason.
//! It is a plan: the visit itself is begun from it.

use super::{
    super::{
        actions::{clauses, programmes, programmes::Planning, units},
        content::{LINE_LIMIT, LINES_LIMIT, Planned},
        words,
    },
    field_of,
    fields::{Reading, Typed, documents_of, documents_to_choose, known_clauses},
    programme_address, turned_away,
};
use crate::{
    App,
    acting::Acting,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Notice, Section, at_field, dates},
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::{InspectionProgrammeId, OrganisationId, PlannedVisitId},
    inspections::VisitKind,
    permissions::Verb,
};

#[derive(Template)]
#[template(path = "inspections/planned.html")]
struct PlannedPage {
    frame: Frame,
    programme: String,
    programme_path: String,
    action: String,
    kinds: Vec<Choice>,
    documents: Vec<Choice>,
    quarters: Vec<Choice>,
    typed: Typed,
    is_new: bool,
    needs_reason: bool,
    complaints: Complaints,
}

/// `GET /kiem-tra/chuong-trinh/{programme}/cuoc-moi`
pub async fn get_new(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<InspectionProgrammeId>,
    caller: Caller,
) -> Result<Response, Failure> {
    page(&app, &asked, &caller, (id, None), Typed::default(), (StatusCode::OK, Complaints::none())).await
}

/// `GET /kiem-tra/chuong-trinh/{programme}/cuoc/{planned}`
pub async fn get_planned(
    State(app): State<App>,
    asked: Asked,
    Named((id, planned)): Named<(InspectionProgrammeId, PlannedVisitId)>,
    caller: Caller,
) -> Result<Response, Failure> {
    let programme = programmes::open(&app, &caller, id).await?;
    let known = programme.planned(planned)?;
    let acting = Acting::now(&app, &caller);
    let clauses = known_clauses(&app, &acting, &known.content.documents).await?;
    let typed = Typed { ban: known.number(), ..typed_of(&acting, &known.content, &clauses) };
    page(&app, &asked, &caller, (id, Some(planned)), typed, (StatusCode::OK, Complaints::none())).await
}

/// What stands in the form of a planned visit.
pub fn typed_of(acting: &Acting, planned: &Planned, known: &[super::super::actions::Clause]) -> Typed {
    let day = |day: Option<jiff::civil::Date>| day.map(dates::written).unwrap_or_default();
    Typed {
        loai_cuoc: planned.kind.code().to_owned(),
        noi_dung_kiem_tra: planned.subject.clone(),
        don_vi_duoc_kiem_tra: units::written(&acting.graph, &planned.units, acting.today),
        co_quan_phoi_hop: units::written(&acting.graph, &planned.bodies, acting.today),
        van_ban: planned.documents.iter().map(ToString::to_string).collect(),
        dieu_khoan: clauses::written(known, &planned.clauses),
        quy: planned.quarter.map(|quarter| quarter.to_string()).unwrap_or_default(),
        tu_ngay_cuoc: day(planned.from),
        den_ngay_cuoc: day(planned.to),
        ..Typed::default()
    }
}

/// `POST /kiem-tra/chuong-trinh/{programme}/cuoc-moi`
pub async fn post_new(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<InspectionProgrammeId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    write(&app, &asked, &caller, (id, None), typed).await
}

/// `POST /kiem-tra/chuong-trinh/{programme}/cuoc/{planned}`
pub async fn post_planned(
    State(app): State<App>,
    asked: Asked,
    Named((id, planned)): Named<(InspectionProgrammeId, PlannedVisitId)>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    write(&app, &asked, &caller, (id, Some(planned)), typed).await
}

async fn write(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    (id, planned): (InspectionProgrammeId, Option<PlannedVisitId>),
    typed: Typed,
) -> Result<Response, Failure> {
    let acting = Acting::now(app, caller);
    let programme = programmes::open(app, caller, id).await?;
    acting.caller.require(&acting.graph, Verb::PlanInspection, &programmes::thing_of(&acting, &programme))?;
    let before = planned.map(|planned| programme.planned(planned)).transpose()?;
    let mut reading = Reading::new(asked.language, &acting);
    let reason = reading.words("ly_do", &typed.ly_do, LINE_LIMIT);
    let is_dropped = !typed.bo.is_empty();
    let content = match before.filter(|_| is_dropped) {
        // Taken out as it stands, whatever else was typed.
        Some(known) => Some(known.content.clone()),
        None => read(app, &mut reading, &typed, before.map(|known| known.content.units.as_slice())).await?,
    };
    let Some(content) = content.filter(|_| reading.complaints.is_empty()) else {
        let complained = (StatusCode::UNPROCESSABLE_ENTITY, reading.complaints);
        return page(app, asked, caller, (id, planned), typed, complained).await;
    };
    let planning = Planning { planned: planned.map(|planned| (planned, typed.ban)), content, is_dropped, reason };
    match programmes::plan(app, caller, id, planning).await {
        Ok(_) => {
            let key = if is_dropped { "inspections-plan-dropped-now" } else { "inspections-plan-kept" };
            Ok(redirect_saying(&programme_address(id), &Notice::ok(asked.language.say(key))))
        }
        Err(failure) => {
            let complained = at_field(failure, asked.language, field_of)?;
            // What was typed stays; sent again it goes over what the other wrote, which the person has now been told.
            let now = programmes::open(app, caller, id).await?;
            let ban = planned.and_then(|planned| now.planned(planned).ok()).map_or(0, programmes::PlannedVisit::number);
            page(app, asked, caller, (id, planned), Typed { ban, ..typed }, complained).await
        }
    }
}

async fn read(
    app: &App,
    reading: &mut Reading<'_>,
    typed: &Typed,
    before: Option<&[OrganisationId]>,
) -> Result<Option<Planned>, Failure> {
    let documents = documents_of(&typed.van_ban);
    let known = known_clauses(app, reading.acting, &documents).await?;
    let kind = reading.chosen("loai_cuoc", VisitKind::from_code(&typed.loai_cuoc));
    let subject = reading.needed("noi_dung_kiem_tra", &typed.noi_dung_kiem_tra, LINES_LIMIT);
    let units = reading.units("don_vi_duoc_kiem_tra", &typed.don_vi_duoc_kiem_tra, before.unwrap_or_default());
    let bodies = reading.units("co_quan_phoi_hop", &typed.co_quan_phoi_hop, &[]);
    let clauses = reading.clauses(&known, &typed.dieu_khoan);
    let (from, to) =
        (reading.day("tu_ngay_cuoc", &typed.tu_ngay_cuoc), reading.day("den_ngay_cuoc", &typed.den_ngay_cuoc));
    let quarter = typed.quy.parse().ok().filter(|quarter| (1..=4).contains(quarter));
    Ok(kind.map(|kind| Planned { kind, subject, units, bodies, documents, clauses, quarter, from, to }))
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    (id, planned): (InspectionProgrammeId, Option<PlannedVisitId>),
    typed: Typed,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let programme = programmes::open(app, caller, id).await?;
    let acting = Acting::now(app, caller);
    let thing = programmes::thing_of(&acting, &programme);
    acting.caller.require(&acting.graph, Verb::PlanInspection, &thing)?;
    let refused = programmes::may_change(&acting, &programme);
    if let Some(away) = turned_away(asked, &complaints, refused, &programme_address(id)) {
        return Ok(away);
    }
    let body = programme.row.organisation_id;
    let frame = asked.frame(app, caller);
    let title = if planned.is_some() { "inspections-plan-change" } else { "inspections-plan-add" };
    let quarter = |number: i64| Choice::new(number, frame.say("inspections-quarter").with("quarter", number));
    let page = PlannedPage {
        programme: frame.say("inspections-programme-of").with("year", programme.row.year.to_string()).to_string(),
        programme_path: programme_address(id),
        action: match planned {
            Some(planned) => format!("{}/cuoc/{planned}", programme_address(id)),
            None => format!("{}/cuoc-moi", programme_address(id)),
        },
        kinds: words::kinds(frame.language, words::is_of_the_front(&acting.graph, body, acting.today)),
        documents: documents_to_choose(app, caller, frame.language, body).await?,
        quarters: (1..=4).map(quarter).collect(),
        is_new: planned.is_none(),
        needs_reason: programme.is_approved(),
        frame: frame.clone().titled(frame.say(title)).in_section(Section::Inspections).complaining(&complaints),
        typed,
        complaints,
    };
    Ok(look::page_with_status(status, page))
}
