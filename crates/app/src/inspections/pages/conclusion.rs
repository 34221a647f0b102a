//! The conclusion of a visit: what its paper says beside the findings, the paper as Word and PDF, the approval by the head, number
//! and date of the office's register.

use super::{
    super::{
        actions::{concluding, seeing},
        content::{Conclusion, LINE_LIMIT, LINES_LIMIT},
        paper, words,
    },
    field_of,
    fields::Reading,
    visit_address,
};
use crate::{
    App,
    acting::Acting,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::Failure,
    look::{self, Complaints, Frame, Notice, Section, at_field, dates},
    printing::{PaperFile, PaperForm},
    reporting::words::at,
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use domain::{ids::InspectionId, permissions::Verb, problem::Problem};
use papers::writing::Signing;
use serde::Deserialize;

/// The largest number of a register.
const MOST_NUMBER: u32 = 99_999;

/// What a person sends.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Typed {
    ban: i64,
    phat_hien: usize,
    uu_diem: String,
    yeu_cau: String,
    kien_nghi: String,
    noi_nhan: String,
    tham_quyen: String,
    chuc_vu: String,
    nguoi_ky: String,
    so_van_ban: String,
    ngay_ky: String,
}

/// As which file.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    dang: String,
}

#[derive(Template)]
#[template(path = "inspections/conclusion.html")]
struct ConclusionPage {
    frame: Frame,
    title: String,
    base: String,
    findings: usize,
    unanswered: usize,
    approved: Option<String>,
    number: Option<String>,
    issues: i64,
    version: i64,
    may_write: bool,
    may_approve: bool,
    may_number: bool,
    typed: Typed,
    complaints: Complaints,
}

/// `GET /kiem-tra/cuoc/{inspection}/ket-luan`
pub async fn get_conclusion(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<InspectionId>,
    caller: Caller,
) -> Result<Response, Failure> {
    page(&app, &asked, &caller, id, None, (StatusCode::OK, Complaints::none())).await
}

/// `POST /kiem-tra/cuoc/{inspection}/ket-luan`
pub async fn post_conclusion(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<InspectionId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let whole = seeing::open(&app, &caller, id).await?;
    let acting = Acting::now(&app, &caller);
    _ = whole.visit.require(&acting, Verb::PlanInspection)?;
    let mut reading = Reading::new(asked.language, &acting);
    let some = |words: String| Some(words).filter(|words| !words.is_empty());
    let conclusion = Conclusion {
        strengths: reading.words("uu_diem", &typed.uu_diem, LINES_LIMIT),
        requests: reading.words("yeu_cau", &typed.yeu_cau, LINES_LIMIT),
        proposals: reading.words("kien_nghi", &typed.kien_nghi, LINES_LIMIT),
        recipients: reading.words("noi_nhan", &typed.noi_nhan, LINES_LIMIT),
        signing: Signing {
            authority: reading.words("tham_quyen", &typed.tham_quyen, LINE_LIMIT),
            office: some(reading.words("chuc_vu", &typed.chuc_vu, LINE_LIMIT)),
            name: some(reading.words("nguoi_ky", &typed.nguoi_ky, LINE_LIMIT)),
        },
    };
    if !reading.complaints.is_empty() {
        let complained = (StatusCode::UNPROCESSABLE_ENTITY, reading.complaints);
        return page(&app, &asked, &caller, id, Some(typed), complained).await;
    }
    let outcome = concluding::write(&app, &caller, id, typed.ban, conclusion).await;
    answer(&app, &asked, &caller, id, (outcome, "inspections-kept", typed)).await
}

/// `POST /kiem-tra/cuoc/{inspection}/ket-luan/duyet`
pub async fn post_approval(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<InspectionId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let seen = concluding::Seen { conclusion: typed.ban, findings: typed.phat_hien };
    let outcome = concluding::approve(&app, &caller, id, seen).await;
    answer(&app, &asked, &caller, id, (outcome, "inspections-concluded-now", Typed::default())).await
}

/// `POST /kiem-tra/cuoc/{inspection}/ket-luan/so-ngay`
pub async fn post_number(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<InspectionId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let whole = seeing::open(&app, &caller, id).await?;
    let acting = Acting::now(&app, &caller);
    _ = whole.visit.require(&acting, Verb::PlanInspection)?;
    let mut reading = Reading::new(asked.language, &acting);
    let number = typed.so_van_ban.trim().parse().ok().filter(|number| (1..=MOST_NUMBER).contains(number));
    if number.is_none() {
        reading.complaints.about("so_van_ban", asked.language.say("inspections-number-unreadable"));
    }
    let on = reading.needed_day("ngay_ky", &typed.ngay_ky);
    let Some(numbered) = number.zip(on).filter(|_| reading.complaints.is_empty()) else {
        let complained = (StatusCode::UNPROCESSABLE_ENTITY, reading.complaints);
        return page(&app, &asked, &caller, id, Some(typed), complained).await;
    };
    let outcome = concluding::enter_number(&app, &caller, id, numbered, typed.ban).await;
    answer(&app, &asked, &caller, id, (outcome, "inspections-numbered-now", typed)).await
}

async fn answer(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: InspectionId,
    (outcome, key, typed): (Result<(), Failure>, &'static str, Typed),
) -> Result<Response, Failure> {
    match outcome {
        Ok(()) => {
            let path = format!("{}/ket-luan", visit_address(id));
            Ok(redirect_saying(&path, &Notice::ok(asked.language.say(key))))
        }
        Err(failure) => {
            let field = |problem: &Problem| match problem {
                Problem::DateTooLate { .. } => "ngay_ky".to_owned(),
                problem => field_of(problem),
            };
            let complained = at_field(failure, asked.language, field)?;
            page(app, asked, caller, id, Some(typed), complained).await
        }
    }
}

/// `GET /kiem-tra/cuoc/{inspection}/ket-luan/tep`
pub async fn get_paper(
    State(app): State<App>,
    Named(id): Named<InspectionId>,
    caller: Caller,
    Query(wanted): Query<Wanted>,
) -> Result<PaperFile, Failure> {
    paper::conclusion_file(&app, &caller, id, PaperForm::of_address(&wanted.dang)).await
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: InspectionId,
    typed: Option<Typed>,
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let whole = seeing::open(app, caller, id).await?;
    if !whole.sees_all {
        return Err(Problem::NotFound.into());
    }
    let (acting, frame) = (Acting::now(app, caller), asked.frame(app, caller));
    let (visit, thing) = (&whole.visit, whole.visit.thing(&acting));
    let may_plan = acting.may(Verb::PlanInspection, &thing);
    let (version, said) = &whole.conclusion;
    let filled = typed.filter(|typed| !typed.is_bare());
    let typed = filled.unwrap_or_else(|| Typed {
        uu_diem: said.strengths.clone(),
        yeu_cau: said.requests.clone(),
        kien_nghi: said.proposals.clone(),
        noi_nhan: said.recipients.clone(),
        tham_quyen: said.signing.authority.clone(),
        chuc_vu: said.signing.office.clone().unwrap_or_default(),
        nguoi_ky: said.signing.name.clone().unwrap_or_default(),
        so_van_ban: visit.row.register_number.map(|number| number.to_string()).unwrap_or_default(),
        ngay_ky: visit.row.issued_on.map(dates::written).unwrap_or_default(),
        ..Typed::default()
    });
    let approved = visit.row.approved_at_ms.map(|at_ms| {
        let by = visit.row.approver.clone().unwrap_or_default();
        frame.say("inspections-approved-by").with("name", by).with("when", at(&frame, at_ms)).to_string()
    });
    let number = visit.row.register_number.zip(visit.row.issued_on).map(|(number, day)| {
        frame.say("inspections-number-of-day").with("number", number).with("date", frame.date(&day)).to_string()
    });
    let page = ConclusionPage {
        title: words::title(frame.language, visit),
        base: visit_address(id),
        findings: whole.findings.len(),
        unanswered: whole.unanswered(),
        approved,
        number,
        issues: visit.row.issues,
        version: *version,
        may_write: may_plan && visit.may_change().is_ok(),
        may_approve: acting.may(Verb::ApproveInspection, &thing) && visit.may_change().is_ok(),
        may_number: may_plan && visit.is_concluded(),
        typed,
        frame: frame
            .clone()
            .titled(frame.say("inspections-conclusion"))
            .in_section(Section::Inspections)
            .complaining(&complaints),
        complaints,
    };
    Ok(look::page_with_status(status, page))
}

impl Typed {
    /// Nothing was typed: the form of the approval, which has no words.
    fn is_bare(&self) -> bool {
        let words = [&self.uu_diem, &self.yeu_cau, &self.kien_nghi, &self.noi_nhan, &self.tham_quyen];
        let more = [&self.chuc_vu, &self.nguoi_ky, &self.so_van_ban, &self.ngay_ky];
        words.iter().chain(&more).all(|typed| typed.is_empty())
    }
}
