//! The particulars of a visit: beginning one, from a programme or outside of it, and writing them anew.
//! Where somebody was faster, what was typed stays and is sent again.

use super::{
    super::{
        actions::{self, Visit, programmes, seeing, units, visits},
        content::{LINE_LIMIT, LINES_LIMIT, Particulars},
        words,
    },
    field_of,
    fields::{Reading, Typed, documents_of, documents_to_choose, known_clauses},
    planned::typed_of,
    turned_away, visit_address,
};
use crate::{
    App,
    acting::{Acting, chosen_body},
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Notice, Section, at_field, dates},
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use domain::{
    ids::{InspectionId, InspectionProgrammeId, OrganisationId, PlannedVisitId},
    inspections::VisitKind,
    permissions::Verb,
};
use serde::Deserialize;

/// What the address may say: the planned visit that is made.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    #[serde(rename = "du-kien")]
    du_kien: String,
}

#[derive(Template)]
#[template(path = "inspections/writing.html")]
struct WritingPage {
    frame: Frame,
    action: String,
    back: String,
    bodies: Vec<Choice>,
    kinds: Vec<Choice>,
    documents: Vec<Choice>,
    typed: Typed,
    is_new: bool,
    complaints: Complaints,
}

/// Programme and planned visit of a word of the address.
fn planned_of(word: &str) -> Option<(InspectionProgrammeId, PlannedVisitId)> {
    let (programme, planned) = word.split_once('/')?;
    Some((programme.parse().ok()?, planned.parse().ok()?))
}

/// `GET /kiem-tra/cuoc/moi`
pub async fn get_beginning(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let mut typed = Typed::default();
    if let Some((programme, planned)) = planned_of(&wanted.du_kien) {
        let acting = Acting::now(&app, &caller);
        let programme = programmes::open(&app, &caller, programme).await?;
        let content = &programme.planned(planned)?.content;
        let known = known_clauses(&app, &acting, &content.documents).await?;
        let co_quan_chu_tri = programme.row.organisation_id.to_string();
        typed = Typed { co_quan_chu_tri, du_kien: wanted.du_kien, ..typed_of(&acting, content, &known) };
    }
    page(&app, &asked, &caller, None, typed, (StatusCode::OK, Complaints::none())).await
}

/// `POST /kiem-tra/cuoc/moi`
pub async fn post_beginning(
    State(app): State<App>,
    asked: Asked,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let acting = Acting::now(&app, &caller);
    let leading = chosen_body(&actions::leading_bodies(&acting), &typed.co_quan_chu_tri)?;
    let mut reading = Reading::new(asked.language, &acting);
    let Some(particulars) = read(&app, &mut reading, &typed, &[]).await? else {
        let complained = (StatusCode::UNPROCESSABLE_ENTITY, reading.complaints);
        return page(&app, &asked, &caller, None, typed, complained).await;
    };
    let new = visits::New { leading, planned: planned_of(&typed.du_kien), particulars };
    match visits::begin(&app, &caller, new).await {
        Ok(id) => Ok(redirect_saying(&visit_address(id), &Notice::ok(asked.language.say("inspections-visit-begun")))),
        Err(failure) => {
            let complained = at_field(failure, asked.language, field_of)?;
            page(&app, &asked, &caller, None, typed, complained).await
        }
    }
}

/// `GET /kiem-tra/cuoc/{inspection}/thong-tin`
pub async fn get_particulars(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<InspectionId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let visit = seeing::open(&app, &caller, id).await?.visit;
    let acting = Acting::now(&app, &caller);
    let known = known_clauses(&app, &acting, &visit.particulars.documents).await?;
    let said = &visit.particulars;
    let typed = Typed {
        ban: visit.row.number,
        loai_cuoc: said.kind.code().to_owned(),
        noi_dung_kiem_tra: said.subject.clone(),
        don_vi_duoc_kiem_tra: units::written(&acting.graph, &said.units, acting.today),
        co_quan_phoi_hop: units::written(&acting.graph, &said.bodies, acting.today),
        van_ban: said.documents.iter().map(ToString::to_string).collect(),
        dieu_khoan: actions::clauses::written(&known, &said.clauses),
        tu_ngay_cuoc: dates::written(said.from),
        den_ngay_cuoc: dates::written(said.to),
        thanh_phan_doan: said.team.clone(),
        quyet_dinh: said.decision.clone(),
        ngay_quyet_dinh: said.decided_on.map(dates::written).unwrap_or_default(),
        ..Typed::default()
    };
    page(&app, &asked, &caller, Some(&visit), typed, (StatusCode::OK, Complaints::none())).await
}

/// `POST /kiem-tra/cuoc/{inspection}/thong-tin`
pub async fn post_particulars(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<InspectionId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let visit = seeing::open(&app, &caller, id).await?.visit;
    let acting = Acting::now(&app, &caller);
    _ = visit.require(&acting, Verb::PlanInspection)?;
    let before: Vec<OrganisationId> =
        visit.particulars.units.iter().chain(&visit.particulars.bodies).copied().collect();
    let mut reading = Reading::new(asked.language, &acting);
    let Some(particulars) = read(&app, &mut reading, &typed, &before).await? else {
        let complained = (StatusCode::UNPROCESSABLE_ENTITY, reading.complaints);
        return page(&app, &asked, &caller, Some(&visit), typed, complained).await;
    };
    match visits::rewrite(&app, &caller, id, typed.ban, particulars).await {
        Ok(()) => Ok(redirect_saying(&visit_address(id), &Notice::ok(asked.language.say("inspections-kept")))),
        Err(failure) => {
            let complained = at_field(failure, asked.language, field_of)?;
            // What was typed stays; sent again it goes over what the other wrote, which the person has now been told.
            let now = seeing::open(&app, &caller, id).await?.visit;
            let typed = Typed { ban: now.row.number, ..typed };
            page(&app, &asked, &caller, Some(&now), typed, complained).await
        }
    }
}

/// What the fields mean; nothing where something is wrong with one.
async fn read(
    app: &App,
    reading: &mut Reading<'_>,
    typed: &Typed,
    before: &[OrganisationId],
) -> Result<Option<Particulars>, Failure> {
    let documents = documents_of(&typed.van_ban);
    let known = known_clauses(app, reading.acting, &documents).await?;
    let kind = reading.chosen("loai_cuoc", VisitKind::from_code(&typed.loai_cuoc));
    let subject = reading.needed("noi_dung_kiem_tra", &typed.noi_dung_kiem_tra, LINES_LIMIT);
    let units = reading.units("don_vi_duoc_kiem_tra", &typed.don_vi_duoc_kiem_tra, before);
    let bodies = reading.units("co_quan_phoi_hop", &typed.co_quan_phoi_hop, before);
    let clauses = reading.clauses(&known, &typed.dieu_khoan);
    let days = reading
        .needed_day("tu_ngay_cuoc", &typed.tu_ngay_cuoc)
        .zip(reading.needed_day("den_ngay_cuoc", &typed.den_ngay_cuoc));
    let team = reading.needed("thanh_phan_doan", &typed.thanh_phan_doan, LINES_LIMIT);
    let decision = reading.words("quyet_dinh", &typed.quyet_dinh, LINE_LIMIT);
    let decided_on = reading.day("ngay_quyet_dinh", &typed.ngay_quyet_dinh);
    let read = kind.zip(days).map(|(kind, (from, to))| Particulars {
        kind,
        subject,
        units,
        bodies,
        documents,
        clauses,
        team,
        from,
        to,
        decision,
        decided_on,
    });
    Ok(read.filter(|_| reading.complaints.is_empty()))
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    visit: Option<&Visit>,
    typed: Typed,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let (acting, frame) = (Acting::now(app, caller), asked.frame(app, caller));
    let bodies = match visit {
        Some(visit) => {
            _ = visit.require(&acting, Verb::PlanInspection)?;
            if let Some(away) = turned_away(asked, &complaints, visit.may_change(), &visit_address(visit.row.id)) {
                return Ok(away);
            }
            vec![visit.row.organisation_id]
        }
        None => actions::leading_bodies(&acting),
    };
    let body = chosen_body(&bodies, &typed.co_quan_chu_tri)?;
    let title = if visit.is_some() { "inspections-particulars" } else { "inspections-visit-new" };
    let back = visit.map_or_else(|| "/kiem-tra".to_owned(), |visit| visit_address(visit.row.id));
    let page = WritingPage {
        action: visit.map_or_else(|| "/kiem-tra/cuoc/moi".to_owned(), |_| format!("{back}/thong-tin")),
        back,
        bodies: bodies.into_iter().map(|id| Choice::new(id, words::name(&frame, &acting.graph, id))).collect(),
        kinds: words::kinds(frame.language, words::is_of_the_front(&acting.graph, body, acting.today)),
        documents: documents_to_choose(app, caller, frame.language, body).await?,
        typed: Typed { co_quan_chu_tri: body.to_string(), ..typed },
        is_new: visit.is_none(),
        frame: frame.clone().titled(frame.say(title)).in_section(Section::Inspections).complaining(&complaints),
        complaints,
    };
    Ok(look::page_with_status(status, page))
}
