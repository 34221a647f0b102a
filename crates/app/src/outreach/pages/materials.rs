//! Materials of a campaign: each with its versions, to be downloaded; adding one and adding a version.

use super::{
    super::{
        actions::{self, MaterialRow, State as Stands, finding, materials},
        words,
    },
    field_of,
    form::words_of,
    typed::Typed,
};
use crate::{
    App,
    acting::Acting,
    asked::{Asked, redirect_saying},
    caller::Caller,
    downloads,
    failure::{Failure, status_of},
    look::{self, Choice, Complaints, Frame, Notice, Section, dates, sentence},
    requests::Named,
    uploads::{SentFile, SubmittedFile, limit_megabytes},
    written::REASON_LIMIT,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::{CampaignId, MaterialId},
    permissions::Verb,
    problem::Problem,
    time::Moment,
};

/// Characters of a material's name, and of an address.
const NAME_LIMIT: usize = 500;

/// A version of a material.
struct Version {
    number: i64,
    path: String,
    label: String,
    is_file: bool,
    said: String,
}

struct Material {
    name: String,
    versions: Vec<Version>,
}

#[derive(Template)]
#[template(path = "outreach/materials.html")]
struct MaterialsPage {
    frame: Frame,
    base: String,
    campaign: String,
    campaign_path: String,
    materials: Vec<Material>,
    choices: Vec<Choice>,
    may_add: bool,
    limit_megabytes: usize,
    typed: Typed,
    complaints: Complaints,
}

/// `GET /tuyen-truyen/{campaign}/tai-lieu`
pub async fn get_materials(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<CampaignId>,
    caller: Caller,
) -> Result<Response, Failure> {
    page(&app, &asked, &caller, (id, Typed::default()), (StatusCode::OK, Complaints::none())).await
}

/// `GET /tuyen-truyen/{campaign}/tai-lieu/{material}/{number}`
pub async fn get_file(
    State(app): State<App>,
    Named((campaign, material, number)): Named<(CampaignId, MaterialId, i64)>,
    caller: Caller,
) -> Result<Response, Failure> {
    let (name, content) = materials::open(&app, &caller, campaign, (material, number)).await?;
    Ok(downloads::saved(&name, content))
}

/// `POST /tuyen-truyen/{campaign}/tai-lieu`
pub async fn post_material(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<CampaignId>,
    sent: SubmittedFile,
) -> Result<Response, Failure> {
    let (caller, typed) = (sent.caller.clone(), Typed(sent.words().to_vec()));
    let (acting, campaign) = (Acting::now(&app, &caller), finding::find_campaign(&app, &caller, id).await?);
    caller.require(&acting.graph, Verb::OpenCampaign, &campaign.thing(&acting))?;
    let (frame, mut complaints) = (asked.frame(&app, &caller), Complaints::none());
    let name = words_of(&mut complaints, &frame, "ten_tai_lieu", typed.get("ten_tai_lieu"), NAME_LIMIT);
    let link = words_of(&mut complaints, &frame, "dia_chi", typed.get("dia_chi"), NAME_LIMIT);
    let note = words_of(&mut complaints, &frame, "ghi_chu", typed.get("ghi_chu"), REASON_LIMIT);
    let of = typed.get("tai_lieu").parse().ok();
    if of.is_none() && name.is_empty() {
        let problem = Problem::Missing { field: "ten_tai_lieu".to_owned() };
        complaints.about("ten_tai_lieu", sentence(&problem, asked.language));
    }
    let file = match sent.file {
        SentFile::None => None,
        sent => match sent.whole(&app) {
            Ok(whole) => Some(whole),
            Err(problem) => {
                complaints.about(field_of(&problem), sentence(&problem, asked.language));
                None
            }
        },
    };
    if !complaints.is_empty() {
        return page(&app, &asked, &caller, (id, typed), (StatusCode::UNPROCESSABLE_ENTITY, complaints)).await;
    }
    let file = match file {
        Some(whole) => Some(actions::keep(&app, whole).await?),
        None => None,
    };
    match materials::add(&app, &caller, id, materials::NewMaterial { of, name, file, link, note }).await {
        Ok(_) => {
            let path = format!("{}/tai-lieu", words::address(id));
            Ok(redirect_saying(&path, &Notice::ok(asked.language.say("outreach-done-material"))))
        }
        Err(failure) => match failure.into_problem()? {
            problem @ (Problem::NotFound | Problem::Forbidden) => Err(problem.into()),
            problem => {
                complaints.about(field_of(&problem), sentence(&problem, asked.language));
                page(&app, &asked, &caller, (id, typed), (status_of(&problem), complaints)).await
            }
        },
    }
}

fn grouped(frame: &Frame, base: &str, rows: &[MaterialRow]) -> Vec<Material> {
    let mut found: Vec<(MaterialId, Material)> = Vec::new();
    for row in rows {
        let day = dates::written(Moment::from_millisecond(row.written_at_ms).day());
        let is_file = row.file_sha256.is_some();
        let said = frame.say("outreach-material-by").with("name", &row.writer).with("date", day);
        let version = Version {
            number: row.number,
            path: if is_file { format!("{base}/{}/{}", row.id, row.number) } else { row.link.clone() },
            label: if is_file { row.file_name.clone() } else { row.link.clone() },
            said: [said.to_string(), row.note.clone()].join(" ").trim().to_owned(),
            is_file,
        };
        match found.iter_mut().find(|(id, _)| *id == row.id) {
            Some((_, material)) => material.versions.push(version),
            None => found.push((row.id, Material { name: row.name.clone(), versions: vec![version] })),
        }
    }
    found.into_iter().map(|(_, material)| material).collect()
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    (id, typed): (CampaignId, Typed),
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let (acting, frame) = (Acting::now(app, caller), asked.frame(app, caller));
    let campaign = finding::find_campaign(app, caller, id).await?;
    let rows = materials::list(app, caller, id).await?;
    let base = format!("{}/tai-lieu", words::address(id));
    let mut choices: Vec<Choice> = Vec::new();
    for row in &rows {
        if !choices.iter().any(|choice| choice.is(row.id.to_string())) {
            choices.push(Choice::new(row.id, &row.name));
        }
    }
    Ok(look::page_with_status(
        status,
        MaterialsPage {
            materials: grouped(&frame, &base, &rows),
            campaign: campaign.row.name.clone(),
            campaign_path: words::address(id),
            may_add: campaign.state() != Stands::Closed && acting.may(Verb::OpenCampaign, &campaign.thing(&acting)),
            limit_megabytes: limit_megabytes(app),
            frame: frame
                .clone()
                .titled(frame.say("outreach-materials"))
                .in_section(Section::Outreach)
                .complaining(&complaints),
            base,
            choices,
            typed,
            complaints,
        },
    ))
}
