//! Drafting, changing, opening and closing a campaign, and adding materials, for programs.
//! Each is done once under its key, and answers with the campaign after it.

use super::told::{self, ToldCampaign};
use crate::{
    acting::Acting,
    api::{Call, Content, Day, Done, Sent},
    failure::Failure,
    outreach::actions::{
        self, State,
        campaigns::{self, NewCampaign},
        finding,
        materials::{self, NewMaterial},
    },
    requests::Named,
    targets::actions::sourcing::{self, SentSource},
    written::{REASON_LIMIT, needed, words},
};
use database::WriteTransaction;
use domain::{
    ids::{CampaignId, DocumentId, MaterialId, OrganisationId, ProvisionId},
    permissions::Verb,
    problem::Problem,
};
use papers::doors::cleaned_name;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

/// Characters of a name.
const NAME_LIMIT: usize = 200;
/// Characters of an address of the web.
const LINK_LIMIT: usize = 500;

type Step = Result<Done<ToldCampaign>, Failure>;

/// What a campaign is to be.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CampaignContent {
    /// What it is called.
    #[schemars(length(min = 1, max = 200))]
    name: String,
    /// Its first day.
    first_day: Day,
    /// Its last day.
    last_day: Day,
    /// The document that it carries out, which the person may read.
    document: Option<Uuid>,
    /// The clauses that it carries out, as people name them: «II.1».
    #[serde(default)]
    clauses: Vec<String>,
    /// What else it rests on, in words.
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    cited: String,
    /// Whom it is to reach.
    audiences: Vec<SentAudience>,
    /// Channels by their codes.
    channels: Vec<String>,
    /// Units that are asked: below the body.
    units: Vec<Uuid>,
}

/// An audience with its goal.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SentAudience {
    /// Its code in the pack.
    code: String,
    /// The part that is to be reached, in per cent.
    #[schemars(range(min = 1, max = 100))]
    goal_percent: Option<i64>,
}

/// A campaign to be drafted.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CampaignToDraft {
    /// The body that leads it.
    organisation: Uuid,
    /// The pack whose audiences and channels it names.
    pack: String,
    /// What it is to be.
    content: CampaignContent,
}

/// A campaign as it is to be from now on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CampaignChange {
    /// Of the campaign that was seen.
    version: i64,
    /// What it is to be, all of it.
    content: CampaignContent,
    /// Why.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
}

/// A campaign is opened.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CampaignOpening {
    /// Of the campaign that was seen.
    version: i64,
}

/// A campaign is closed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CampaignClosing {
    /// Of the campaign that was seen.
    version: i64,
    /// Why.
    #[schemars(length(min = 1, max = 2_000))]
    reason: String,
}

/// A material, or a further version of one: a file or an address.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SentMaterial {
    /// The material that is to have a further version; a new one without it.
    material: Option<Uuid>,
    /// What a new one is called.
    #[serde(default)]
    #[schemars(length(max = 200))]
    name: String,
    /// Name of the file, without folders.
    file_name: Option<String>,
    /// The bytes of the file.
    content: Option<Content>,
    /// An address of the web instead of a file.
    #[serde(default)]
    #[schemars(length(max = 500))]
    link: String,
    /// What is new in it.
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    note: String,
}

impl CampaignContent {
    async fn read(&self, call: &Call) -> Result<NewCampaign, Failure> {
        let (document, clauses) = self.basis(call).await?;
        Ok(NewCampaign {
            name: needed("name", &self.name, NAME_LIMIT)?,
            first_day: self.first_day.0,
            last_day: self.last_day.0,
            document,
            cited: words("cited", &self.cited, REASON_LIMIT)?,
            clauses,
            audiences: self.audiences.iter().map(|one| (one.code.clone(), one.goal_percent)).collect(),
            channels: self.channels.clone(),
            units: self.units.iter().copied().map(OrganisationId::from).collect(),
            reason: String::new(),
        })
    }

    async fn basis(&self, call: &Call) -> Result<(Option<DocumentId>, Vec<ProvisionId>), Failure> {
        let Some(document) = self.document else { return Ok((None, Vec::new())) };
        let mut clauses = Vec::new();
        let whole = [String::new()];
        let places = if self.clauses.is_empty() { whole.as_slice() } else { &self.clauses };
        for place in places {
            let document = Some(Some(DocumentId::from(document)));
            let sent = SentSource { document, place: place.clone(), cited: String::new() };
            let source = sourcing::find_source(&call.app, &call.caller, sent).await?.map_err(Problem::from)?;
            clauses.extend(source.provision);
        }
        Ok((Some(document.into()), clauses))
    }
}

async fn after(tx: &mut WriteTransaction, acting: &Acting, id: CampaignId) -> Result<ToldCampaign, Failure> {
    Ok(told::campaign(acting, &finding::find_in(tx, acting, id).await?))
}

/// `POST /api/v1/campaigns`
pub async fn draft(call: Call, mut sent: Sent<CampaignToDraft>) -> Step {
    let (acting, wanted) = (call.acting(), sent.body());
    let (body, pack) = (OrganisationId::from(wanted.organisation), wanted.pack.clone());
    actions::require_leading(&acting, body)?;
    let new = wanted.content.read(&call).await?;
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            let id = campaigns::write_draft(tx, &acting, (body, &pack), &new).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

async fn require(call: &Call, id: CampaignId) -> Result<Acting, Failure> {
    let (acting, campaign) = (call.acting(), finding::find_campaign(&call.app, &call.caller, id).await?);
    acting.caller.require(&acting.graph, Verb::OpenCampaign, &campaign.thing(&acting))?;
    Ok(acting)
}

/// `POST /api/v1/campaigns/{campaign}/change`
pub async fn change(call: Call, Named(id): Named<CampaignId>, mut sent: Sent<CampaignChange>) -> Step {
    let acting = require(&call, id).await?;
    let new = sent.body().content.read(&call).await?;
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let new = NewCampaign { reason: needed("reason", &sent.reason, REASON_LIMIT)?, ..new };
            campaigns::write_change(tx, &acting, (id, sent.version), &new).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// `POST /api/v1/campaigns/{campaign}/opening`
pub async fn open(call: Call, Named(id): Named<CampaignId>, sent: Sent<CampaignOpening>) -> Step {
    let acting = require(&call, id).await?;
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            campaigns::write_step(tx, &acting, (id, sent.version), (State::Open, "")).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// `POST /api/v1/campaigns/{campaign}/closing`
pub async fn close(call: Call, Named(id): Named<CampaignId>, sent: Sent<CampaignClosing>) -> Step {
    let acting = require(&call, id).await?;
    sent.once(&call, move |tx, sent| {
        Box::pin(async move {
            let reason = needed("reason", &sent.reason, REASON_LIMIT)?;
            campaigns::write_step(tx, &acting, (id, sent.version), (State::Closed, &reason)).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}

/// `POST /api/v1/campaigns/{campaign}/materials`
pub async fn add_material(call: Call, Named(id): Named<CampaignId>, mut sent: Sent<SentMaterial, true>) -> Step {
    let acting = require(&call, id).await?;
    let wanted = sent.body();
    let file = match wanted.content.take() {
        Some(content) => {
            let name = cleaned_name(wanted.file_name.as_deref().unwrap_or_default());
            Some(actions::keep(&call.app, (name, content.0)).await?)
        }
        None => None,
    };
    let new = NewMaterial {
        of: wanted.material.map(MaterialId::from),
        name: words("name", &wanted.name, NAME_LIMIT)?,
        file,
        link: words("link", &wanted.link, LINK_LIMIT)?,
        note: words("note", &wanted.note, REASON_LIMIT)?,
    };
    sent.once(&call, move |tx, _| {
        Box::pin(async move {
            materials::write_material(tx, &acting, id, &new).await?;
            after(tx, &acting, id).await
        })
    })
    .await
}
