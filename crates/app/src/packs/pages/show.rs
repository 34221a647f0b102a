//! `/goi-nghiep-vu/{pack}`: what a version of a pack holds, and what the program's version changes against it.
//! What the filter of the address leaves out is counted and one click away.

use super::{
    catalogue::{Catalogue, Filter},
    difference::{self, RoundLine, Upgrade},
    words,
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Complaints, Frame, Section},
    packs::actions::{Shown, find_pack},
    requests::Named,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::problem::Problem;

/// A version in the list of versions.
struct VersionLine {
    path: String,
    version: i64,
    kept: String,
    is_own: bool,
    is_shown: bool,
}

#[derive(Template)]
#[template(path = "packs/pack.html")]
struct PackPage {
    frame: Frame,
    base: String,
    code: String,
    version: i64,
    change_percent: i64,
    change_from: i64,
    versions: Vec<VersionLine>,
    upgrade: Option<Upgrade>,
    rounds: Vec<RoundLine>,
    filter: Filter,
    complaints: Complaints,
    catalogue: Catalogue,
}

impl PackPage {
    fn is_filtered(&self) -> bool {
        !self.filter.q.is_empty() || !self.filter.aggregation.is_empty() || !self.filter.form.is_empty()
    }

    fn asked_version(&self) -> &str {
        self.filter.version.as_deref().unwrap_or_default()
    }
}

/// `GET /goi-nghiep-vu/{pack}`
pub async fn get_pack(
    State(app): State<App>,
    asked: Asked,
    Named(code): Named<String>,
    caller: Caller,
    Query(filter): Query<Filter>,
) -> Result<Response, Failure> {
    let version = filter.version.as_deref().filter(|typed| !typed.is_empty());
    let version: Option<i64> = version.map(str::parse).transpose().map_err(|_| Problem::NotFound)?;
    let shown = find_pack(&app, &caller, &code, version).await?;
    let frame = asked.frame(&app, &caller).in_section(Section::Reports);
    let frame = frame.titled(words::of(&asked.frame(&app, &caller), &shown.pack.name));
    Ok(look::page(PackPage {
        base: format!("/goi-nghiep-vu/{code}"),
        version: shown.pack.version,
        change_percent: shown.pack.change_percent,
        change_from: shown.pack.change_from,
        versions: versions(&frame, &shown),
        upgrade: difference::upgrade(&frame, &shown),
        rounds: difference::rounds(&frame, &shown, |round| round.version == shown.pack.version),
        catalogue: Catalogue::of(&frame, &shown.pack, &filter),
        complaints: Complaints::none(),
        filter,
        code,
        frame,
    }))
}

/// The versions, the program's first where it is not kept yet.
fn versions(frame: &Frame, shown: &Shown) -> Vec<VersionLine> {
    let own = shown.shelf.own.as_ref().map(|pack| pack.version);
    let is_kept = |version| shown.shelf.kept.iter().any(|(kept, _)| *kept == version);
    let line = |version: i64, kept: String| VersionLine {
        path: format!("/goi-nghiep-vu/{}?ban={version}", shown.shelf.code),
        version,
        kept,
        is_own: own == Some(version),
        is_shown: shown.pack.version == version,
    };
    let unkept = own.filter(|version| !is_kept(*version)).map(|version| line(version, String::new()));
    let kept = shown.shelf.kept.iter().map(|(version, day)| line(*version, frame.date(day)));
    unkept.into_iter().chain(kept).collect()
}
