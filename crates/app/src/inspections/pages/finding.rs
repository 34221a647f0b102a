//! A finding: recording one, its page with everything that was asked, carried out and re-inspected, and taking it back.
//! Remedies and re-inspections are written on pages of their own.

use super::{
    super::{
        actions::{Finding, Whole, findings, seeing},
        content::{LINE_LIMIT, LINES_LIMIT},
        words,
    },
    field_of,
    fields::{Reading, clauses_of_visit},
    finding_address, turned_away, visit_address,
};
use crate::{
    App,
    acting::Acting,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Notice, Section, Tone, at_field},
    reporting::words::at,
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use domain::{
    ids::{FindingId, InspectionId, ProvisionId},
    inspections::{Act, FindingKind, Severity, Verdict},
    permissions::Verb,
    problem::Problem,
};
use jiff::civil::Date;
use serde::Deserialize;

/// What the address may say: the item that it comes from.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    muc: String,
    #[serde(rename = "don-vi")]
    don_vi: String,
}

/// What a person sends.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Typed {
    muc_de_cuong: String,
    don_vi_phat_hien: String,
    dieu_khoan_phat_hien: String,
    loai_phat_hien: String,
    muc_do_phat_hien: String,
    noi_dung_phat_hien: String,
    ly_do: String,
}

#[derive(Template)]
#[template(path = "inspections/finding_new.html")]
struct RecordPage {
    frame: Frame,
    title: String,
    base: String,
    units: Vec<Choice>,
    clauses: Vec<Choice>,
    kinds: Vec<Choice>,
    severities: Vec<Choice>,
    typed: Typed,
    complaints: Complaints,
}

/// `GET /kiem-tra/cuoc/{inspection}/phat-hien`
pub async fn get_recording(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<InspectionId>,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let whole = seeing::open(&app, &caller, id).await?;
    let item = whole.items.iter().find(|item| item.row.id.to_string() == wanted.muc);
    let clause = item.and_then(|item| item.row.provision_id).map(|clause| clause.to_string());
    let note = item.and_then(|item| item.row.note.clone());
    let typed = Typed {
        muc_de_cuong: wanted.muc,
        don_vi_phat_hien: wanted.don_vi,
        dieu_khoan_phat_hien: clause.unwrap_or_default(),
        noi_dung_phat_hien: note.unwrap_or_default(),
        ..Typed::default()
    };
    record_page(&app, &asked, &caller, id, typed, (StatusCode::OK, Complaints::none())).await
}

/// `POST /kiem-tra/cuoc/{inspection}/phat-hien`
pub async fn post_recording(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<InspectionId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let whole = seeing::open(&app, &caller, id).await?;
    let acting = Acting::now(&app, &caller);
    _ = whole.visit.require(&acting, Verb::RecordInspection)?;
    let mut reading = Reading::new(asked.language, &acting);
    let unit = reading.chosen("don_vi_phat_hien", typed.don_vi_phat_hien.parse().ok());
    let clause = reading.chosen("dieu_khoan_phat_hien", typed.dieu_khoan_phat_hien.parse::<ProvisionId>().ok());
    let kind = reading.chosen("loai_phat_hien", FindingKind::from_code(&typed.loai_phat_hien));
    let words = reading.needed("noi_dung_phat_hien", &typed.noi_dung_phat_hien, LINES_LIMIT);
    let Some(((unit, clause), kind)) = unit.zip(clause).zip(kind).filter(|_| reading.complaints.is_empty()) else {
        let complained = (StatusCode::UNPROCESSABLE_ENTITY, reading.complaints);
        return record_page(&app, &asked, &caller, id, typed, complained).await;
    };
    let item = typed.muc_de_cuong.parse().ok();
    let found =
        findings::Found { clause, unit, item, kind, severity: Severity::from_code(&typed.muc_do_phat_hien), words };
    match findings::record(&app, &caller, id, found).await {
        Ok(finding) => {
            let said = Notice::ok(asked.language.say("inspections-finding-recorded"));
            Ok(redirect_saying(&finding_address(finding), &said))
        }
        Err(failure) => {
            let complained = at_field(failure, asked.language, field_of)?;
            record_page(&app, &asked, &caller, id, typed, complained).await
        }
    }
}

async fn record_page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: InspectionId,
    typed: Typed,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let whole = seeing::open(app, caller, id).await?;
    let (acting, frame) = (Acting::now(app, caller), asked.frame(app, caller));
    _ = whole.visit.require(&acting, Verb::RecordInspection)?;
    let base = visit_address(id);
    if let Some(away) = turned_away(asked, &complaints, whole.visit.may_change(), &base) {
        return Ok(away);
    }
    let mut known = clauses_of_visit(app, &whole.visit.particulars.documents).await?;
    for clause in whole.items.iter().filter_map(|item| whole.clause(item.row.provision_id?)) {
        if known.iter().all(|one| one.id != clause.id) {
            known.push(clause.clone());
        }
    }
    let units = whole.visit.particulars.units.iter();
    let units: Vec<Choice> = units.map(|unit| Choice::new(unit, words::name(&frame, &acting.graph, *unit))).collect();
    let only = if let [one] = units.as_slice() { one.value.clone() } else { String::new() };
    let don_vi_phat_hien = if typed.don_vi_phat_hien.is_empty() { only } else { typed.don_vi_phat_hien.clone() };
    let kind = |kind: &FindingKind| Choice::new(kind.code(), words::finding_kind(frame.language, *kind));
    let severity = |one: &Severity| Choice::new(one.code(), words::severity(frame.language, *one));
    let page = RecordPage {
        title: words::title(frame.language, &whole.visit),
        base,
        units,
        clauses: known.iter().map(|clause| Choice::new(clause.id, words::clause(&frame, clause))).collect(),
        kinds: FindingKind::ALL.iter().map(kind).collect(),
        severities: Severity::ALL.iter().map(severity).collect(),
        typed: Typed { don_vi_phat_hien, ..typed },
        frame: frame
            .clone()
            .titled(frame.say("inspections-finding-new"))
            .in_section(Section::Inspections)
            .complaining(&complaints),
        complaints,
    };
    Ok(look::page_with_status(status, page))
}

/// A remedy as it is shown.
struct RemedyView {
    number: i64,
    words: String,
    holder: String,
    due_on: Date,
    first_due_on: Option<Date>,
    told: String,
    assignments: Vec<(String, String)>,
    accepted: Option<String>,
    is_late: bool,
    recheck: Option<RecheckView>,
}

/// A re-inspection as it is shown.
struct RecheckView {
    state: (&'static str, String, Tone),
    told: String,
    words: String,
    file: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "inspections/finding.html")]
struct FindingPage {
    frame: Frame,
    title: String,
    visit_path: String,
    base: String,
    words: String,
    state: (&'static str, String, Tone),
    facts: Vec<(String, String)>,
    clause: Option<(String, String)>,
    remedies: Vec<RemedyView>,
    withdrawn: Option<String>,
    may_ask: bool,
    may_recheck: bool,
    may_withdraw: bool,
    typed: Typed,
    complaints: Complaints,
}

/// `GET /kiem-tra/phat-hien/{finding}`
pub async fn get_finding(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<FindingId>,
    caller: Caller,
) -> Result<Response, Failure> {
    page(&app, &asked, &caller, id, Typed::default(), (StatusCode::OK, Complaints::none())).await
}

/// `POST /kiem-tra/phat-hien/{finding}/rut`
pub async fn post_withdrawal(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<FindingId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let whole = seeing::open_of_finding(&app, &caller, id).await?;
    let acting = Acting::now(&app, &caller);
    _ = whole.visit.require_of_finding(&acting, id, Verb::RecordInspection)?;
    let mut reading = Reading::new(asked.language, &acting);
    let reason = reading.needed("ly_do", &typed.ly_do, LINE_LIMIT);
    if !reading.complaints.is_empty() {
        let complained = (StatusCode::UNPROCESSABLE_ENTITY, reading.complaints);
        return page(&app, &asked, &caller, id, typed, complained).await;
    }
    match findings::withdraw(&app, &caller, id, reason).await {
        Ok(()) => {
            let said = Notice::ok(asked.language.say("inspections-finding-withdrawn-now"));
            Ok(redirect_saying(&finding_address(id), &said))
        }
        Err(failure) => {
            let complained = at_field(failure, asked.language, field_of)?;
            page(&app, &asked, &caller, id, typed, complained).await
        }
    }
}

fn remedies(frame: &Frame, acting: &Acting, finding: &Finding) -> Vec<RemedyView> {
    let name = |id| words::name(frame, &acting.graph, id);
    let recheck = |row: &super::super::actions::RecheckRow| {
        let is_verified = Verdict::from_code(&row.verdict) == Some(Verdict::Verified);
        let (symbol, key, tone) = match is_verified {
            true => ("s-done", "inspections-verdict-verified", Tone::Ok),
            false => ("s-back", "inspections-verdict-not-remedied", Tone::Act),
        };
        let file = row.file_name.clone().filter(|_| row.file_sha256.is_some());
        RecheckView {
            state: (symbol, frame.say(key).to_string(), tone),
            told: frame
                .say("inspections-rechecked")
                .with("name", &row.checked_by)
                .with("date", frame.date(&row.checked_on))
                .with("writer", &row.writer)
                .to_string(),
            words: row.words.clone(),
            file: file.map(|name| (format!("{}/minh-chung/{}", finding_address(finding.row.id), row.number), name)),
        }
    };
    let view = |remedy: &super::super::actions::Remedy| RemedyView {
        number: remedy.row.number,
        words: remedy.row.words.clone(),
        holder: name(remedy.row.holder_id),
        due_on: remedy.due_on(),
        first_due_on: finding.first_due_on().filter(|first| *first != remedy.due_on()),
        told: frame
            .say("inspections-asked-by")
            .with("name", &remedy.row.asker)
            .with("when", at(frame, remedy.row.asked_at_ms))
            .to_string(),
        assignments: remedy
            .held
            .iter()
            .map(|held| (format!("/phan-viec/{}", held.assignment_id), name(held.organisation_id)))
            .collect(),
        accepted: remedy
            .accepted_on()
            .map(|day| frame.say("inspections-accepted-on").with("date", frame.date(&day)).to_string()),
        is_late: remedy.is_late(),
        recheck: finding.rechecks.iter().find(|row| row.remedy_number == remedy.row.number).map(recheck),
    };
    finding.remedies.iter().map(view).collect()
}

fn facts(frame: &Frame, acting: &Acting, whole: &Whole, finding: &Finding) -> Vec<(String, String)> {
    let graph = &acting.graph;
    let unit = finding.row.organisation_id;
    let mut name = words::name(frame, graph, unit);
    if !graph.exists(unit, acting.today) {
        let successors = super::super::actions::units::living(graph, unit, acting.today);
        let names = words::names(frame, graph, &successors);
        name = frame.say("inspections-carried-on").with("unit", name).with("successors", names).to_string();
    }
    let severity = finding.severity.map(|one| words::severity(frame.language, one)).unwrap_or_default();
    let recorded = frame
        .say("inspections-written-by")
        .with("name", &finding.row.recorder)
        .with("when", at(frame, finding.row.recorded_at_ms))
        .to_string();
    let facts = [
        ("inspections-column-unit", name),
        ("inspections-finding-kind", words::finding_kind(frame.language, finding.kind)),
        ("inspections-severity", severity),
        ("inspections-leading", words::name(frame, graph, whole.visit.row.organisation_id)),
        ("inspections-recorded", recorded),
    ];
    let filled = facts.into_iter().filter(|(_, words)| !words.is_empty());
    filled.map(|(key, words)| (frame.say(key).to_string(), words)).collect()
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: FindingId,
    typed: Typed,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let whole = seeing::open_of_finding(app, caller, id).await?;
    let (acting, frame) = (Acting::now(app, caller), asked.frame(app, caller));
    let finding = whole.finding(id)?;
    let thing = whole.visit.thing_of_finding(&acting, id);
    let (rows, verifies) = (finding.rows(), acting.may(Verb::VerifyRemedy, &thing));
    let clause = whole.clause(finding.row.provision_id).ok_or(Problem::NotFound)?;
    let withdrawn = finding.row.withdrawn_at_ms.map(|at_ms| {
        let (who, why) = (finding.row.withdrawer.clone(), finding.row.withdrawal.clone());
        let said = frame.say("inspections-withdrawn-by").with("name", who.unwrap_or_default());
        said.with("when", at(&frame, at_ms)).with("reason", why.unwrap_or_default()).to_string()
    });
    let page = FindingPage {
        title: words::title(frame.language, &whole.visit),
        visit_path: visit_address(whole.visit.row.id),
        base: finding_address(id),
        words: finding.row.words.clone(),
        state: words::finding_state(&frame, finding),
        facts: facts(&frame, &acting, &whole, finding),
        clause: Some((words::clause_path(clause), words::clause(&frame, clause))),
        remedies: remedies(&frame, &acting, finding),
        withdrawn,
        may_ask: verifies && rows.check(Act::AskRemedy).is_ok(),
        may_recheck: verifies && rows.check(Act::Verify).is_ok(),
        may_withdraw: acting.may(Verb::RecordInspection, &thing)
            && rows.check(Act::Withdraw).is_ok()
            && whole.visit.may_change().is_ok(),
        typed,
        frame: frame
            .clone()
            .titled(frame.say("inspections-finding").with("number", finding.row.position))
            .in_section(Section::Inspections)
            .complaining(&complaints),
        complaints,
    };
    Ok(look::page_with_status(status, page))
}
