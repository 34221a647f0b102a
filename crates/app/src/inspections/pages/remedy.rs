//! Asking for the remedy of a finding: who puts it right, what and by when. It becomes an assignment of the holder.
//! Its acceptance does not close the finding; a re-inspection does.

use super::{
    super::{
        actions::{remedies, seeing},
        content::LINES_LIMIT,
        words,
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
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Notice, Section, at_field, dates},
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{ids::FindingId, inspections::Act, permissions::Verb, problem::Problem};
use serde::Deserialize;

/// What a person sends.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Typed {
    don_vi_khac_phuc: String,
    noi_dung_khac_phuc: String,
    han_khac_phuc: String,
}

#[derive(Template)]
#[template(path = "inspections/remedy.html")]
struct RemedyPage {
    frame: Frame,
    base: String,
    finding: String,
    words: String,
    holders: Vec<Choice>,
    earliest: String,
    typed: Typed,
    complaints: Complaints,
}

/// `GET /kiem-tra/phat-hien/{finding}/khac-phuc`
pub async fn get_asking(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<FindingId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let whole = seeing::open_of_finding(&app, &caller, id).await?;
    let acting = Acting::now(&app, &caller);
    let finding = whole.finding(id)?;
    let living = super::super::actions::units::living(&acting.graph, finding.row.organisation_id, acting.today);
    let typed =
        Typed { don_vi_khac_phuc: living.first().map(ToString::to_string).unwrap_or_default(), ..Typed::default() };
    page(&app, &asked, &caller, id, typed, (StatusCode::OK, Complaints::none())).await
}

/// `POST /kiem-tra/phat-hien/{finding}/khac-phuc`
pub async fn post_asking(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<FindingId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let whole = seeing::open_of_finding(&app, &caller, id).await?;
    let acting = Acting::now(&app, &caller);
    _ = whole.visit.require_of_finding(&acting, id, Verb::VerifyRemedy)?;
    let mut reading = Reading::new(asked.language, &acting);
    let holder = reading.chosen("don_vi_khac_phuc", typed.don_vi_khac_phuc.parse().ok());
    let words = reading.needed("noi_dung_khac_phuc", &typed.noi_dung_khac_phuc, LINES_LIMIT);
    let due_on = reading.needed_day("han_khac_phuc", &typed.han_khac_phuc);
    let Some((holder, due_on)) = holder.zip(due_on).filter(|_| reading.complaints.is_empty()) else {
        let complained = (StatusCode::UNPROCESSABLE_ENTITY, reading.complaints);
        return page(&app, &asked, &caller, id, typed, complained).await;
    };
    match remedies::ask(&app, &caller, id, remedies::Asked { holder, words, due_on }).await {
        Ok(()) => {
            let said = Notice::ok(asked.language.say("inspections-remedy-asked"));
            Ok(redirect_saying(&finding_address(id), &said))
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
    let refused = finding.rows().check(Act::AskRemedy).map_err(Problem::Inspection);
    if let Some(away) = turned_away(asked, &complaints, refused, &finding_address(id)) {
        return Ok(away);
    }
    let holders = remedies::holders(&acting, &whole).into_iter();
    let page = RemedyPage {
        base: finding_address(id),
        finding: frame.say("inspections-finding").with("number", finding.row.position).to_string(),
        words: finding.row.words.clone(),
        holders: holders.map(|unit| Choice::new(unit, words::name(&frame, &acting.graph, unit))).collect(),
        earliest: dates::written(remedies::earliest_due(&acting, &whole)),
        typed,
        frame: frame
            .clone()
            .titled(frame.say("inspections-ask"))
            .in_section(Section::Inspections)
            .complaining(&complaints),
        complaints,
    };
    Ok(look::page_with_status(status, page))
}
