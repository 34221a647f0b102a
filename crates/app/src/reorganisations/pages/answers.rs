//! Answers on the page of a draft: whom names mean, what a new body is, who carries on, where a person goes.
//! Each is one action; a complaint shows the page again.

use super::{HOME, REASON_LIMIT, all, field, seen, sentence, show};
use crate::{
    App,
    asked::{Asked, redirect_saying},
    caller::Caller,
    failure::{Failure, status_of},
    look::{Complaints, Notice},
    reorganisations::actions::{
        choosing::{self, About, Choosing},
        preparing::{self, Edit},
    },
    requests::{Named, Submitted},
};
use axum::{extract::State, response::Response};
use domain::{
    ids::{OrganisationId, ReorganisationId},
    organisations::reorganisation::{BodyWish, Picked},
    permissions::Role,
    problem::Problem,
};
use std::collections::{BTreeMap, BTreeSet};

type Pairs = Vec<(String, String)>;

/// `POST …/ten`: whom names mean.
pub async fn post_names(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReorganisationId>,
    Submitted(caller, pairs): Submitted<Pairs>,
) -> Result<Response, Failure> {
    let mut picked = BTreeMap::new();
    for number in 1..=pairs.len() {
        let (key, answer) = (field(&pairs, &format!("khoa-{number}")), field(&pairs, &format!("nghia-{number}")));
        let answer = match answer.as_str() {
            "" => continue,
            "moi" => Picked::New,
            other => Picked::Organisation(other.parse().map_err(|_| Problem::NotFound)?),
        };
        if !key.is_empty() {
            picked.insert(key, answer);
        }
    }
    if picked.is_empty() {
        let missing = Problem::Missing { field: "nghia-1".to_owned() };
        return complain(&app, &asked, &caller, id, "nghia-1", &missing).await;
    }
    let done = preparing::edit(&app, &caller, (id, seen(&pairs)), Edit::Names(picked)).await;
    answer(&app, &asked, &caller, id, done, "reorganisations-named", "#cac-dong").await
}

/// `POST …/don-vi-moi`: what a new body is.
pub async fn post_body(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReorganisationId>,
    Submitted(caller, pairs): Submitted<Pairs>,
) -> Result<Response, Failure> {
    let parents = pairs.iter().filter_map(|(name, value)| {
        let line = name.strip_prefix("cap_tren-")?;
        let began = field(&pairs, &format!("goc-{name}"));
        let typed = domain::text::nfc(value.trim());
        (typed != began).then(|| (line.to_owned(), typed))
    });
    let wish = BodyWish {
        class: Some(field(&pairs, "loai")).filter(|class| !class.is_empty()),
        short_name: Some(field(&pairs, "ten_ngan")).filter(|short| !short.is_empty()),
        parents: parents.collect(),
    };
    let key = field(&pairs, "khoa");
    let done = preparing::edit(&app, &caller, (id, seen(&pairs)), Edit::Body(key, wish)).await;
    answer(&app, &asked, &caller, id, done, "reorganisations-body-changed", "#don-vi-moi").await
}

/// `POST …/chon`: who carries assignments on.
pub async fn post_choice(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReorganisationId>,
    Submitted(caller, pairs): Submitted<Pairs>,
) -> Result<Response, Failure> {
    let about = all(&pairs, "viec").filter_map(|id| Some(About::Assignment(id.parse().ok()?))).collect();
    let place = field(&pairs, "cho");
    choose(&app, &asked, &caller, id, &pairs, about, &place).await
}

/// `POST …/nguoi`: where a person goes and as what.
pub async fn post_person(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<ReorganisationId>,
    Submitted(caller, pairs): Submitted<Pairs>,
) -> Result<Response, Failure> {
    let about = all(&pairs, "nguoi").filter_map(|id| Some(About::Grant(id.parse().ok()?))).collect();
    choose(&app, &asked, &caller, id, &pairs, about, "con-nguoi").await
}

async fn choose(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: ReorganisationId,
    pairs: &Pairs,
    about: Vec<About>,
    place: &str,
) -> Result<Response, Failure> {
    let reason = field(pairs, "ly_do");
    let missing = |field: &str| Problem::Missing { field: field.to_owned() };
    if about.is_empty() {
        return complain(app, asked, caller, id, place, &missing("viec")).await;
    }
    if reason.is_empty() {
        return complain(app, asked, caller, id, place, &missing("ly_do")).await;
    }
    if reason.chars().count() > REASON_LIMIT {
        let limit = i64::try_from(REASON_LIMIT).unwrap_or(i64::MAX);
        let problem = Problem::TooLong { field: "ly_do".to_owned(), limit };
        return complain(app, asked, caller, id, place, &problem).await;
    }
    let heirs: BTreeSet<OrganisationId> = all(pairs, "nhan").filter_map(|heir| heir.parse().ok()).collect();
    let role = Role::from_code(&field(pairs, "vai_tro"));
    let choosing = Choosing { about, heirs, role, reason };
    let done = choosing::choose(app, caller, (id, seen(pairs)), choosing).await;
    answer(app, asked, caller, id, done, "reorganisations-choice-kept", &format!("#{place}")).await
}

/// Leads back to the page, or shows it with the complaint.
async fn answer(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: ReorganisationId,
    done: Result<(), Failure>,
    said: &'static str,
    place: &str,
) -> Result<Response, Failure> {
    match done {
        Ok(()) => {
            let path = format!("{HOME}/{id}{place}");
            Ok(redirect_saying(&path, &Notice::ok(asked.language.say(said))))
        }
        Err(failure) => match failure.into_problem()? {
            problem @ (Problem::NotFound | Problem::Forbidden) => Err(problem.into()),
            problem => complain(app, asked, caller, id, place.trim_start_matches('#'), &problem).await,
        },
    }
}

async fn complain(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: ReorganisationId,
    field: &str,
    problem: &Problem,
) -> Result<Response, Failure> {
    let mut complaints = Complaints::none();
    complaints.about(field, sentence(problem, asked.language));
    let status = status_of(problem);
    show::page(app, asked, caller, id, status, complaints).await
}
