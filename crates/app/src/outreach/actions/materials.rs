//! Materials of a campaign: a file or an address of the web, in versions. Each version is kept; an activity names the one that it
//! used.

use super::{KeptFile, finding, finding::State, store, store::MaterialRow, write_file};
use crate::{App, acting::Acting, caller::Caller, failure::Failure};
use database::{Connection, WriteTransaction};
use domain::{
    ids::{CampaignId, MaterialId},
    permissions::Verb,
    problem::{OutreachProblem, Problem},
};
use serde_json::json;

/// A material, or a further version of one.
#[derive(Debug, Clone)]
pub struct NewMaterial {
    /// Which is to have a further version; a new one without it.
    pub of: Option<MaterialId>,
    /// What a new one is called.
    pub name: String,
    /// A file.
    pub file: Option<KeptFile>,
    /// An address of the web.
    pub link: String,
    /// What is new in it.
    pub note: String,
}

/// Adds a material or a version of one.
pub async fn add(app: &App, caller: &Caller, campaign: CampaignId, new: NewMaterial) -> Result<MaterialId, Failure> {
    let acting = Acting::now(app, caller);
    app.database().write(move |tx| Box::pin(async move { write_material(tx, &acting, campaign, &new).await })).await
}

/// The same inside a write.
pub(in crate::outreach) async fn write_material(
    tx: &mut WriteTransaction,
    acting: &Acting,
    id: CampaignId,
    new: &NewMaterial,
) -> Result<MaterialId, Failure> {
    let campaign = finding::find_in(tx, acting, id).await?;
    let material = new.of.unwrap_or_else(|| tx.new_id());
    let told = json!({"campaign": id.to_string(), "step": "material", "material": material.to_string(),
        "name": new.name, "note": new.note});
    let permit = acting.permit(tx, Verb::OpenCampaign, &campaign.thing(acting), told).await?;
    if campaign.state() == State::Closed {
        return Err(Problem::from(OutreachProblem::Closed).into());
    }
    let is_link =
        ["https://", "http://"].iter().any(|start| new.link.len() > start.len() && new.link.starts_with(start));
    if !is_link && (new.file.is_none() || !new.link.is_empty()) {
        return Err(Problem::from(OutreachProblem::MaterialEmpty).into());
    }
    let number = match new.of {
        Some(of) => {
            let all = store::list_materials(tx, id).await?;
            all.iter().find(|row| row.id == of).ok_or(Problem::NotFound)?.number + 1
        }
        None if new.name.is_empty() => return Err(Problem::Missing { field: "ten".to_owned() }.into()),
        None => {
            store::insert_material(tx, &permit, (material, id), &new.name).await?;
            1
        }
    };
    if let Some(file) = &new.file {
        write_file(tx, &permit, file).await?;
    }
    let version = (new.file.as_ref(), new.link.as_str(), new.note.as_str());
    store::insert_material_version(tx, &permit, (material, number), version).await?;
    Ok(material)
}

/// The materials of a campaign that the caller may read, each with its newest version first.
pub async fn list(app: &App, caller: &Caller, campaign: CampaignId) -> Result<Vec<MaterialRow>, Failure> {
    let mut connection = app.database().read().await?;
    finding::find_in(&mut connection, &Acting::now(app, caller), campaign).await?;
    Ok(store::list_materials(&mut connection, campaign).await?)
}

/// A version of a material with its content.
pub async fn open(
    app: &App,
    caller: &Caller,
    campaign: CampaignId,
    (material, number): (MaterialId, i64),
) -> Result<(String, Vec<u8>), Failure> {
    let all = list(app, caller, campaign).await?;
    let row = all.into_iter().find(|row| (row.id, row.number) == (material, number)).ok_or(Problem::NotFound)?;
    let sha256 = row.file_sha256.ok_or(Problem::NotFound)?;
    Ok((row.file_name, app.files().content(&sha256).await?))
}

/// Whether the version that an activity names is one of its campaign.
pub(super) async fn require_version(
    connection: &mut Connection,
    campaign: CampaignId,
    named: Option<(MaterialId, i64)>,
) -> Result<(), Failure> {
    let Some(named) = named else { return Ok(()) };
    let all = store::list_materials(connection, campaign).await?;
    let is_there = all.iter().any(|row| (row.id, row.number) == named);
    if is_there { Ok(()) } else { Err(Problem::NotFound.into()) }
}
