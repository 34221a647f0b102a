//! Outreach for programs: campaigns, activities, numbers of people, the coverage of a campaign. Each calls the action that the page
//! calls; what is sent again under its key is one activity.

mod acts;
mod coverage;
mod steps;
mod told;

use super::actions::{Campaign, finding};
use crate::{
    api::{Call, Endpoint, Given, Listed, Paging, Saved, Subject, Wanted},
    failure::Failure,
    outreach::actions::{activities, materials},
    requests::Named,
    routes::Access,
};
use domain::{
    ids::{ActivityId, CampaignId, MaterialId},
    permissions::Verb,
};
use told::{ToldActivity, ToldCampaign, ToldMaterial};

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    let (read, lead) = (Access::Asks(Verb::ReadCampaign), Access::Asks(Verb::OpenCampaign));
    let (see, record) = (Access::Asks(Verb::ReadOutreach), Access::Asks(Verb::RecordOutreach));
    let state = Access::Asks(Verb::StateAudience);
    let endpoints = vec![
        Endpoint::get("/api/v1/campaigns", Access::SignedIn, "api-list-campaigns", list),
        Endpoint::post("/api/v1/campaigns", lead, "api-draft-campaign", steps::draft),
        Endpoint::get("/api/v1/campaigns/{campaign}", read, "api-get-campaign", show),
        Endpoint::post("/api/v1/campaigns/{campaign}/change", lead, "api-change-campaign", steps::change),
        Endpoint::post("/api/v1/campaigns/{campaign}/opening", lead, "api-open-campaign", steps::open),
        Endpoint::post("/api/v1/campaigns/{campaign}/closing", lead, "api-close-campaign", steps::close),
        Endpoint::get("/api/v1/campaigns/{campaign}/coverage", read, "api-get-reach", coverage::matrix),
        Endpoint::get("/api/v1/campaigns/{campaign}/activities", read, "api-list-activities", activities_of),
        Endpoint::post("/api/v1/campaigns/{campaign}/activities", record, "api-record-activity", acts::record),
        Endpoint::get("/api/v1/campaigns/{campaign}/materials", read, "api-list-materials", materials_of),
        Endpoint::post("/api/v1/campaigns/{campaign}/materials", lead, "api-add-material", steps::add_material),
        Endpoint::get("/api/v1/campaigns/{campaign}/materials/{material}/{number}", read, "api-get-material", material),
        Endpoint::post(
            "/api/v1/campaigns/{campaign}/units/{organisation}/people",
            state,
            "api-state-people",
            acts::state_people,
        ),
        Endpoint::post(
            "/api/v1/campaigns/{campaign}/units/{organisation}/persons",
            record,
            "api-state-persons",
            acts::state_persons,
        ),
        Endpoint::get("/api/v1/activities/{activity}", see, "api-get-activity", activity),
        Endpoint::post("/api/v1/activities/{activity}/correction", record, "api-correct-activity", acts::correct),
        Endpoint::post("/api/v1/activities/{activity}/withdrawal", record, "api-withdraw-activity", acts::withdraw),
        Endpoint::get("/api/v1/activities/{activity}/evidence/{number}", see, "api-get-activity-evidence", evidence),
        Endpoint::get("/api/v1/organisations/{organisation}/outreach", see, "api-get-outreach", coverage::rolled),
    ];
    Subject { key: "api-subject-outreach", endpoints }
}

/// `GET /api/v1/campaigns`
async fn list(call: Call, Wanted(paging): Wanted<Paging>) -> Result<Given<Listed<ToldCampaign>>, Failure> {
    let acting = call.acting();
    let all: Vec<Campaign> = finding::list_campaigns(&call.app, &call.caller).await?;
    paging.page(all, |one| one.row.id.uuid(), |one| told::campaign(&acting, &one)).map(Given)
}

/// `GET /api/v1/campaigns/{campaign}`
async fn show(call: Call, Named(id): Named<CampaignId>) -> Result<Given<ToldCampaign>, Failure> {
    let campaign = finding::find_campaign(&call.app, &call.caller, id).await?;
    Ok(Given(told::campaign(&call.acting(), &campaign)))
}

/// `GET /api/v1/campaigns/{campaign}/activities`
async fn activities_of(
    call: Call,
    Named(id): Named<CampaignId>,
    Wanted(paging): Wanted<Paging>,
) -> Result<Given<Listed<ToldActivity>>, Failure> {
    let acting = call.acting();
    let mut connection = call.app.database().read().await?;
    let campaign = finding::find_in(&mut connection, &acting, id).await?;
    let seen = finding::list_seen(&mut connection, &acting, &campaign).await?;
    paging.page(seen, |one| one.row.id.uuid(), |one| told::activity(&acting, &one)).map(Given)
}

/// `GET /api/v1/activities/{activity}`
async fn activity(call: Call, Named(id): Named<ActivityId>) -> Result<Given<ToldActivity>, Failure> {
    let done = finding::find_activity(&call.app, &call.caller, id).await?;
    Ok(Given(told::activity(&call.acting(), &done.now)))
}

/// `GET /api/v1/activities/{activity}/evidence/{number}`
async fn evidence(call: Call, Named(of): Named<(ActivityId, i64)>) -> Result<Saved, Failure> {
    let (file_name, content) = activities::open_evidence(&call.app, &call.caller, of).await?;
    Ok(Saved { file_name, content })
}

/// `GET /api/v1/campaigns/{campaign}/materials`
async fn materials_of(
    call: Call,
    Named(id): Named<CampaignId>,
    Wanted(paging): Wanted<Paging>,
) -> Result<Given<Listed<ToldMaterial>>, Failure> {
    let all = materials::list(&call.app, &call.caller, id).await?;
    let number = |row: &super::actions::MaterialRow| {
        uuid::Uuid::from_u128(row.id.uuid().as_u128().wrapping_add(row.number.unsigned_abs().into()))
    };
    paging.page(all, number, |row| told::material(&row)).map(Given)
}

/// `GET /api/v1/campaigns/{campaign}/materials/{material}/{number}`
async fn material(
    call: Call,
    Named((campaign, material, number)): Named<(CampaignId, MaterialId, i64)>,
) -> Result<Saved, Failure> {
    let (file_name, content) = materials::open(&call.app, &call.caller, campaign, (material, number)).await?;
    Ok(Saved { file_name, content })
}
