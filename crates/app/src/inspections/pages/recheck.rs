//! Re-inspecting a remedy: who looked, when, what was seen, with a file that shows it. Seen as put right, the finding is closed;
//! else it goes back with a new deadline.

use super::{
    super::{
        actions::{remedies, seeing},
        content::{LINE_LIMIT, LINES_LIMIT},
    },
    field_of,
    fields::Reading,
    finding_address, turned_away,
};
use crate::{
    App,
    acting::Acting,
    asked::{Asked, redirect_saying},
    caller::Caller,
    downloads::saved,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Notice, Section, at_field, dates},
    requests::Named,
    uploads::{self, SentFile, SubmittedFile},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::FindingId,
    inspections::{Act, Verdict},
    permissions::Verb,
    problem::Problem,
};

/// What a person sends beside the file.
#[derive(Debug, Default, Clone)]
struct Typed {
    ban: i64,
    ngay_tai_kiem_tra: String,
    nguoi_tai_kiem_tra: String,
    ket_luan_tai_kiem_tra: String,
    noi_dung_tai_kiem_tra: String,
    han_khac_phuc: String,
}

impl Typed {
    fn of(sent: &SubmittedFile) -> Self {
        Typed {
            ban: sent.word("ban").parse().unwrap_or_default(),
            ngay_tai_kiem_tra: sent.word("ngay_tai_kiem_tra"),
            nguoi_tai_kiem_tra: sent.word("nguoi_tai_kiem_tra"),
            ket_luan_tai_kiem_tra: sent.word("ket_luan_tai_kiem_tra"),
            noi_dung_tai_kiem_tra: sent.word("noi_dung_tai_kiem_tra"),
            han_khac_phuc: sent.word("han_khac_phuc"),
        }
    }
}

#[derive(Template)]
#[template(path = "inspections/recheck.html")]
struct RecheckPage {
    frame: Frame,
    base: String,
    finding: String,
    words: String,
    remedy: String,
    first_due: String,
    verdicts: Vec<Choice>,
    limit_megabytes: usize,
    typed: Typed,
    complaints: Complaints,
}

/// `GET /kiem-tra/phat-hien/{finding}/tai-kiem-tra`
pub async fn get_recheck(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<FindingId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let whole = seeing::open_of_finding(&app, &caller, id).await?;
    let seen = i64::try_from(whole.finding(id)?.rechecks.len()).unwrap_or_default();
    let typed = Typed { ban: seen, ngay_tai_kiem_tra: dates::written(app.today()), ..Typed::default() };
    page(&app, &asked, &caller, id, typed, (StatusCode::OK, Complaints::none())).await
}

/// `POST /kiem-tra/phat-hien/{finding}/tai-kiem-tra`
pub async fn post_recheck(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<FindingId>,
    sent: SubmittedFile,
) -> Result<Response, Failure> {
    let typed = Typed::of(&sent);
    let SubmittedFile { caller, file, .. } = sent;
    let whole = seeing::open_of_finding(&app, &caller, id).await?;
    let acting = Acting::now(&app, &caller);
    _ = whole.visit.require_of_finding(&acting, id, Verb::VerifyRemedy)?;
    let mut reading = Reading::new(asked.language, &acting);
    let checked_on = reading.needed_day("ngay_tai_kiem_tra", &typed.ngay_tai_kiem_tra);
    let checked_by = reading.needed("nguoi_tai_kiem_tra", &typed.nguoi_tai_kiem_tra, LINE_LIMIT);
    let verdict = reading.chosen("ket_luan_tai_kiem_tra", Verdict::from_code(&typed.ket_luan_tai_kiem_tra));
    let words = reading.needed("noi_dung_tai_kiem_tra", &typed.noi_dung_tai_kiem_tra, LINES_LIMIT);
    let new_due_on = reading.day("han_khac_phuc", &typed.han_khac_phuc);
    let Some((checked_on, verdict)) = checked_on.zip(verdict).filter(|_| reading.complaints.is_empty()) else {
        let complained = (StatusCode::UNPROCESSABLE_ENTITY, reading.complaints);
        return page(&app, &asked, &caller, id, typed, complained).await;
    };
    let outcome = async {
        let file = match file {
            SentFile::None => None,
            file => Some(remedies::keep_file(&app, &caller, id, file.whole(&app)?).await?),
        };
        let rechecked =
            remedies::Rechecked { seen: typed.ban, checked_on, checked_by, verdict, words, new_due_on, file };
        remedies::recheck(&app, &caller, id, rechecked).await
    };
    match outcome.await {
        Ok(()) => {
            let key = match verdict {
                Verdict::Verified => "inspections-verified-now",
                Verdict::NotRemedied => "inspections-sent-back-now",
            };
            Ok(redirect_saying(&finding_address(id), &Notice::ok(asked.language.say(key))))
        }
        Err(failure) => {
            let complained = at_field(failure, asked.language, field_of)?;
            page(&app, &asked, &caller, id, typed, complained).await
        }
    }
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
    _ = whole.visit.require_of_finding(&acting, id, Verb::VerifyRemedy)?;
    let finding = whole.finding(id)?;
    let refused = finding.rows().check(Act::Verify).map_err(Problem::Inspection);
    if let Some(away) = turned_away(asked, &complaints, refused, &finding_address(id)) {
        return Ok(away);
    }
    let verdict = |verdict: &Verdict| {
        let key = match verdict {
            Verdict::Verified => "inspections-verdict-verified",
            Verdict::NotRemedied => "inspections-verdict-not-remedied",
        };
        Choice::new(verdict.code(), frame.say(key))
    };
    let page = RecheckPage {
        base: finding_address(id),
        finding: frame.say("inspections-finding").with("number", finding.row.position).to_string(),
        words: finding.row.words.clone(),
        remedy: finding.remedies.last().map(|remedy| remedy.row.words.clone()).unwrap_or_default(),
        first_due: finding.first_due_on().map(dates::written).unwrap_or_default(),
        verdicts: Verdict::ALL.iter().map(verdict).collect(),
        limit_megabytes: uploads::limit_megabytes(app),
        typed,
        frame: frame
            .clone()
            .titled(frame.say("inspections-recheck"))
            .in_section(Section::Inspections)
            .complaining(&complaints),
        complaints,
    };
    Ok(look::page_with_status(status, page))
}

/// `GET /kiem-tra/phat-hien/{finding}/minh-chung/{number}`
pub async fn get_file(
    State(app): State<App>,
    Named((id, number)): Named<(FindingId, i64)>,
    caller: Caller,
) -> Result<Response, Failure> {
    let (name, content) = remedies::open_file(&app, &caller, id, number).await?;
    Ok(saved(&name, content))
}
