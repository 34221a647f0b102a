//! One target: what it asks, by which clause, what went before it and came after it; replacing and withdrawing it.
//! The target that is shown never changes; what takes its place has a page of its own.

use super::{
    super::{
        actions::{self, Known, finding},
        contributions::{self, ContributionsView},
        words,
    },
    form::{self, Field, TypedSource},
    sentence,
};
use crate::{
    App,
    acting::Acting,
    asked::{Asked, redirect_saying},
    caller::Caller,
    documents,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Notice, Section},
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{ids::TargetId, packs::Indicator, permissions::Verb, problem::Problem, time::Moment};
use serde::Deserialize;

struct LifeLine {
    path: String,
    bound: String,
    is_shown: bool,
    said: Vec<String>,
}

/// What a person sends of a target's page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    version: i64,
    muc_moi: String,
    cach_moi: String,
    van_ban: String,
    dieu: String,
    can_cu: String,
    ly_do: String,
    ly_do_rut: String,
    pub(super) dong_gop: String,
    pub(super) phan: String,
    pub(super) ly_do_dong_gop: String,
    pub(super) so: i64,
}

#[derive(Template)]
#[template(path = "targets/show.html")]
struct TargetPage {
    frame: Frame,
    body: String,
    body_path: String,
    indicator: String,
    indicator_path: String,
    bound: String,
    term: String,
    commitment: String,
    source: String,
    source_path: Option<String>,
    life: Vec<LifeLine>,
    ended: Option<String>,
    next_path: Option<String>,
    base: String,
    may_change: bool,
    version: i64,
    ways: Vec<Choice>,
    documents: Vec<Choice>,
    contributions: ContributionsView,
    typed: Typed,
    complaints: Complaints,
}

/// `GET /chi-tieu/{target}`
pub async fn get_target(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<TargetId>,
    caller: Caller,
) -> Result<Response, Failure> {
    Ok(look::page(TargetPage::new(&app, &asked, &caller, id, None, Complaints::none()).await?))
}

/// `POST /chi-tieu/{target}/thay`
pub async fn post_replacement(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<TargetId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let known = changeable(&app, &caller, id).await?;
    let (frame, mut complaints) = (asked.frame(&app, &caller), Complaints::none());
    let indicator = indicator_of(&known)?;
    let field = Field { name: "muc_moi", typed: &typed.muc_moi, how: "cach_moi", chosen: &typed.cach_moi };
    let bound = form::read(&frame, indicator, &field, &mut complaints);
    let source = TypedSource { van_ban: typed.van_ban.clone(), dieu: typed.dieu.clone(), can_cu: typed.can_cu.clone() };
    let source = form::read_source(&app, &caller, &frame, &source, &mut complaints).await?;
    let why = look::reason(&mut complaints, asked.language, "ly_do", &typed.ly_do);
    if let (Some(bound), Some(source), true) = (bound, source, complaints.is_empty()) {
        let seen = (id, typed.version);
        match actions::replace_target(&app, &caller, seen, (bound, source), why).await {
            Ok(new) => {
                let said = Notice::ok(asked.language.say("targets-done-replaced"));
                return Ok(redirect_saying(&format!("/chi-tieu/{new}"), &said));
            }
            Err(failure) => return refused(&app, &asked, &caller, id, typed, failure).await,
        }
    }
    again(&app, &asked, &caller, id, typed, 422, complaints).await
}

/// `POST /chi-tieu/{target}/rut`
pub async fn post_withdrawal(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<TargetId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    changeable(&app, &caller, id).await?;
    let mut complaints = Complaints::none();
    let why = look::reason(&mut complaints, asked.language, "ly_do_rut", &typed.ly_do_rut);
    if !complaints.is_empty() {
        return again(&app, &asked, &caller, id, typed, 422, complaints).await;
    }
    match actions::withdraw_target(&app, &caller, (id, typed.version), why).await {
        Ok(()) => {
            let said = Notice::ok(asked.language.say("targets-done-withdrawn"));
            Ok(redirect_saying(&format!("/chi-tieu/{id}"), &said))
        }
        Err(failure) => refused(&app, &asked, &caller, id, typed, failure).await,
    }
}

/// The target, for those who may change it.
async fn changeable(app: &App, caller: &Caller, id: TargetId) -> Result<Known, Failure> {
    let (known, _) = finding::find_target(app, caller, id).await?;
    actions::require(&Acting::now(app, caller), known.target.organisation)?;
    Ok(known)
}

fn indicator_of(known: &Known) -> Result<&'static Indicator, Failure> {
    Ok(words::indicator_of(&known.target.pack, &known.target.indicator).ok_or(Problem::NotFound)?)
}

async fn refused(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: TargetId,
    typed: Typed,
    failure: Failure,
) -> Result<Response, Failure> {
    match failure.into_problem()? {
        problem @ (Problem::NotFound | Problem::Forbidden) => Err(problem.into()),
        problem @ Problem::AlreadyDone => {
            let said = Notice::warn(sentence(&problem, asked.language));
            Ok(redirect_saying(&format!("/chi-tieu/{id}"), &said))
        }
        problem => {
            let mut complaints = Complaints::none();
            complaints.about_all(sentence(&problem, asked.language));
            again(app, asked, caller, id, typed, problem.status(), complaints).await
        }
    }
}

pub(super) async fn again(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: TargetId,
    typed: Typed,
    status: u16,
    complaints: Complaints,
) -> Result<Response, Failure> {
    let page = TargetPage::new(app, asked, caller, id, Some(typed), complaints).await?;
    Ok(look::page_with_status(StatusCode::from_u16(status).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY), page))
}

impl TargetPage {
    async fn new(
        app: &App,
        asked: &Asked,
        caller: &Caller,
        id: TargetId,
        typed: Option<Typed>,
        complaints: Complaints,
    ) -> Result<Self, Failure> {
        let (known, life) = finding::find_target(app, caller, id).await?;
        let (acting, frame) = (Acting::now(app, caller), asked.frame(app, caller));
        let indicator = indicator_of(&known)?;
        let target = &known.target;
        let body_path = words::address(target.organisation);
        let node = actions::thing_of(&acting, target.organisation);
        let may_change = known.is_live() && acting.may(Verb::SetTarget, &node);
        let bound = words::bound(&frame, indicator, &target.bound);
        Ok(TargetPage {
            body: words::name(&frame, &acting.graph, target.organisation),
            indicator: format!("{} {}", indicator.code, words::of(&indicator.name, frame.language)),
            indicator_path: format!("{body_path}/{}/{}", target.pack, target.indicator),
            term: words::term(&frame, target.term),
            commitment: words::commitment(&frame, target.commitment),
            source: words::source(&frame, &known),
            source_path: source_path(app, caller, &known).await?,
            life: life.iter().map(|one| life_line(&frame, indicator, one, id)).collect(),
            ended: ended(&frame, &known),
            next_path: known.row.replaced_by.map(|next| format!("/chi-tieu/{next}")),
            base: format!("/chi-tieu/{id}"),
            ways: if may_change { form::ways(&frame) } else { Vec::new() },
            documents: if may_change { form::documents(app, caller, asked.language).await? } else { Vec::new() },
            version: known.row.version,
            contributions: contributions::of(app, caller, &frame, (&known, indicator), may_change).await?,
            typed: typed.unwrap_or_else(|| beginning(&known)),
            frame: frame.clone().titled(&bound).in_section(Section::Reports).complaining(&complaints),
            body_path,
            bound,
            may_change,
            complaints,
        })
    }
}

/// The form before anything is typed: the source stays unless another is given.
fn beginning(known: &Known) -> Typed {
    let source = &known.target.source;
    let is_here = source.document.is_some();
    let place = known.clause().unwrap_or_else(|| source.cited.clone());
    Typed {
        van_ban: source.document.map(|id| id.to_string()).unwrap_or_default(),
        dieu: if is_here { place } else { String::new() },
        can_cu: if is_here { String::new() } else { source.cited.clone() },
        ..Typed::default()
    }
}

/// Where the clause stands, for those who may read the document.
async fn source_path(app: &App, caller: &Caller, known: &Known) -> Result<Option<String>, Failure> {
    let Some(id) = known.target.source.document else { return Ok(None) };
    let mut connection = app.database().read().await?;
    let graph = app.organisations();
    match documents::actions::find_for_reader(&mut connection, &graph, caller, id, app.today()).await {
        Ok(_) => {
            let anchor = known.row.eid.as_deref().map(documents::provision_anchor);
            Ok(Some(format!("/van-ban/{id}{}", anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default())))
        }
        Err(failure) => failure.into_problem().map(|_| None),
    }
}

fn life_line(frame: &Frame, indicator: &Indicator, known: &Known, shown: TargetId) -> LifeLine {
    let row = &known.row;
    let set = frame.say("targets-set-by").with("name", &row.setter).with("date", day(frame, row.set_at_ms));
    LifeLine {
        path: format!("/chi-tieu/{}", row.id),
        bound: words::bound(frame, indicator, &known.target.bound),
        is_shown: row.id == shown,
        said: [Some(set.to_string()), Some(words::source(frame, known)), ended(frame, known)]
            .into_iter()
            .flatten()
            .collect(),
    }
}

fn day(frame: &Frame, at_ms: i64) -> String {
    frame.date(&Moment::from_millisecond(at_ms).day())
}

/// How it ended, with who, when and why.
fn ended(frame: &Frame, known: &Known) -> Option<String> {
    let row = &known.row;
    let key = match row.ending.as_deref()? {
        "replaced" => "targets-replaced-by",
        _ => "targets-withdrawn-by",
    };
    let said = frame.say(key).with("name", row.ender.clone().unwrap_or_default());
    let said = said.with("date", day(frame, row.ended_at_ms.unwrap_or_default()));
    Some(said.with("reason", row.end_reason.clone().unwrap_or_default()).to_string())
}
