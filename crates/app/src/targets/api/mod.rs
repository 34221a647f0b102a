//! Targets for programs: those of a body and those around it, one with its life, and setting, replacing and withdrawing one.
//! Each calls the action that the page calls; an amount is written in full, so that nothing has two meanings.

mod containing;
mod steps;
mod told;

use crate::{
    api::{Call, Endpoint, Given, Listed, Paging, Subject, Wanted},
    failure::Failure,
    requests::Named,
    routes::Access,
    targets::actions::{self, Known, finding},
};
use domain::{
    ids::{OrganisationId, TargetId},
    permissions::Verb,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use told::ToldTarget;
use uuid::Uuid;

/// The endpoints of this subject.
pub fn endpoints() -> Subject {
    let (read, set) = (Access::Asks(Verb::ReadTarget), Access::Asks(Verb::SetTarget));
    let endpoints = vec![
        Endpoint::get("/api/v1/targets", Access::SignedIn, "api-list-targets", list),
        Endpoint::post("/api/v1/targets", set, "api-set-target", steps::set),
        Endpoint::get("/api/v1/targets/{target}", read, "api-get-target", show),
        Endpoint::post("/api/v1/targets/{target}/replacement", set, "api-replace-target", steps::replace),
        Endpoint::get(
            "/api/v1/organisations/{organisation}/contained-targets",
            read,
            "api-list-contained",
            containing::list,
        ),
        Endpoint::post("/api/v1/targets/{target}/stance", set, "api-say-stance", containing::say),
        Endpoint::get(
            "/api/v1/targets/{target}/contributions",
            read,
            "api-list-contributions",
            containing::contributions,
        ),
        Endpoint::post("/api/v1/targets/{target}/contributions", set, "api-contribute", containing::contribute),
        Endpoint::post("/api/v1/targets/{target}/withdrawal", set, "api-withdraw-target", steps::withdraw),
    ];
    Subject { key: "api-subject-targets", endpoints }
}

/// Which targets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct TargetSearch {
    /// Of this organisation and those around it; of the person's own body, of a staff body its committee, without it; none where the
    /// person reads no targets there.
    organisation: Option<Uuid>,
    /// So many at the most; 50 without it.
    #[schemars(range(min = 1, max = 200))]
    limit: Option<usize>,
    /// The «next» of the page before.
    #[schemars(regex(pattern = "^[0-9a-f]{32}$"))]
    cursor: Option<String>,
}

/// A target with how it stands to the organisation that was asked for.
#[derive(Debug, Serialize, JsonSchema)]
struct ListedTarget {
    #[serde(flatten)]
    target: ToldTarget,
    /// own; above or below: of a body above or directly below; before: of a body for which it carries on.
    standing: &'static str,
}

/// `GET /api/v1/targets`: those that hold.
async fn list(call: Call, Wanted(search): Wanted<TargetSearch>) -> Result<Given<Listed<ListedTarget>>, Failure> {
    let acting = call.acting();
    // Whoever stands nowhere has no targets of the own body; how many are wanted is looked at all the same.
    let body = search.organisation.map(OrganisationId::from).or_else(|| actions::own_body(&acting).ok());
    let all: Vec<(&'static str, Known)> = match body {
        Some(body) => {
            let live = finding::find_live(&call.app, &call.caller, body).await?;
            let groups = [("own", live.own), ("above", live.above), ("below", live.below), ("before", live.before)];
            groups.into_iter().flat_map(|(standing, all)| all.into_iter().map(move |known| (standing, known))).collect()
        }
        None => Vec::new(),
    };
    let told =
        |(standing, known): (&'static str, Known)| ListedTarget { target: told::target(&acting, &known), standing };
    let paging = Paging { limit: search.limit, cursor: search.cursor };
    paging.page(all, |(_, known)| known.row.id.uuid(), told).map(Given)
}

/// A target with its life.
#[derive(Debug, Serialize, JsonSchema)]
struct WholeTarget {
    #[serde(flatten)]
    target: ToldTarget,
    /// It, what went before it and what came after it, the oldest first.
    life: Vec<ToldTarget>,
}

/// `GET /api/v1/targets/{target}`
async fn show(call: Call, Named(id): Named<TargetId>) -> Result<Given<WholeTarget>, Failure> {
    let (acting, (known, life)) = (call.acting(), finding::find_target(&call.app, &call.caller, id).await?);
    let life = life.iter().map(|one| told::target(&acting, one)).collect();
    Ok(Given(WholeTarget { target: told::target(&acting, &known), life }))
}
