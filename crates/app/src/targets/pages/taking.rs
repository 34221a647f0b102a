//! One target of the body above, as a unit answers it: the sentences of its documents that speak of it, setting it with its
//! clause in one step, or saying why it is left out.

use super::{
    super::{
        actions::{
            self, Known, NewTarget, containing,
            containing::{Proposal, UnitStanding},
            finding,
        },
        words,
    },
    containing::stands,
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
    reporting::Mark,
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::{OrganisationId, TargetId},
    packs::Indicator,
    permissions::Verb,
    problem::Problem,
    targets::{Bound, Commitment, Source},
};
use serde::Deserialize;

/// What a person sends of the page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    muc: String,
    cach: String,
    van_ban: String,
    dieu: String,
    /// The provision of a sentence that was proposed; it goes before what is typed.
    dieu_khoan: String,
    can_cu: String,
    ly_do: String,
    khong: String,
    so: i64,
}

struct ProposalView {
    sentence: String,
    document: String,
    document_id: String,
    provision: String,
    path: String,
    bound: String,
    typed: String,
    way: &'static str,
}

#[derive(Template)]
#[template(path = "targets/taking.html")]
struct TakingPage {
    frame: Frame,
    unit: String,
    back: String,
    base: String,
    above: String,
    bound: String,
    indicator: String,
    mark: Mark,
    own: Option<(String, String, String)>,
    reason: Option<String>,
    number: i64,
    may_set: bool,
    proposals: Vec<ProposalView>,
    ways: Vec<Choice>,
    documents: Vec<Choice>,
    typed: Typed,
    complaints: Complaints,
}

/// `GET /chi-tieu/don-vi/{organisation}/dua-vao/{target}`
pub async fn get_taking(
    State(app): State<App>,
    asked: Asked,
    Named(place): Named<(OrganisationId, TargetId)>,
    caller: Caller,
) -> Result<Response, Failure> {
    Ok(look::page(page(&app, &asked, &caller, place, Typed::default(), Complaints::none()).await?))
}

/// `POST /chi-tieu/don-vi/{organisation}/dua-vao/{target}/xac-nhan`
pub async fn post_taking(
    State(app): State<App>,
    asked: Asked,
    Named((unit, target)): Named<(OrganisationId, TargetId)>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    let (standing, above, indicator) = find(&app, &caller, (unit, target)).await?;
    actions::require(&Acting::now(&app, &caller), unit)?;
    let (frame, mut complaints) = (asked.frame(&app, &caller), Complaints::none());
    let field = Field { name: "muc", typed: &typed.muc, how: "cach", chosen: &typed.cach };
    let bound = form::read(&frame, indicator, &field, &mut complaints);
    let source = source(&app, &caller, &frame, &typed, &mut complaints).await?;
    let (Some(bound), Some(source), true) = (bound, source, complaints.is_empty()) else {
        return again(&app, &asked, &caller, (unit, target), typed, complaints).await;
    };
    let why =
        asked.language.say("targets-taken-from").with("bound", words::bound(&frame, indicator, &above.target.bound));
    let set = take(&app, &caller, (&standing, &above), (bound, source), why.to_string()).await;
    let said = asked.language.say("targets-done-set").to_string();
    finish(&app, &asked, &caller, (unit, target), typed, set, said).await
}

/// Sets the unit's target with its clause; one that it has is replaced by it.
async fn take(
    app: &App,
    caller: &Caller,
    (standing, above): (&UnitStanding, &Known),
    (bound, source): (Bound, Source),
    why: String,
) -> Result<(), Failure> {
    let own = standing.own.as_ref().filter(|own| own.target.commitment == above.target.commitment);
    if let Some(own) = own {
        let seen = (own.target.id, own.row.version);
        return actions::replace_target(app, caller, seen, (bound, source), why).await.map(drop);
    }
    let new = NewTarget {
        organisation: standing.unit,
        pack: above.target.pack.clone(),
        indicator: above.target.indicator.clone(),
        term: above.target.term,
        commitment: if above.target.commitment == Commitment::Aspirational {
            Commitment::Aspirational
        } else {
            Commitment::Committed
        },
        bound,
        source,
    };
    actions::set_targets(app, caller, vec![new]).await.map(drop)
}

async fn source(
    app: &App,
    caller: &Caller,
    frame: &Frame,
    typed: &Typed,
    complaints: &mut Complaints,
) -> Result<Option<Source>, Failure> {
    let place = TypedSource { van_ban: typed.van_ban.clone(), dieu: typed.dieu.clone(), can_cu: typed.can_cu.clone() };
    let source = form::read_source(app, caller, frame, &place, complaints).await?;
    let Ok(provision) = typed.dieu_khoan.parse() else { return Ok(source) };
    let Some(document) = source.as_ref().and_then(|source| source.document) else { return Ok(source) };
    let clauses = finding::clauses_of(&mut app.database().read().await?, document).await?;
    if clauses.iter().all(|(row, _)| row.id != provision) {
        complaints.about("dieu", frame.say("targets-no-source"));
        return Ok(None);
    }
    Ok(Some(Source { document: Some(document), provision: Some(provision), cited: String::new() }))
}

/// `POST /chi-tieu/don-vi/{organisation}/dua-vao/{target}/khong`
pub async fn post_stance(
    State(app): State<App>,
    asked: Asked,
    Named((unit, target)): Named<(OrganisationId, TargetId)>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    find(&app, &caller, (unit, target)).await?;
    actions::require(&Acting::now(&app, &caller), unit)?;
    let mut complaints = Complaints::none();
    let reason = look::reason(&mut complaints, asked.language, "ly_do", &typed.ly_do);
    if !complaints.is_empty() {
        return again(&app, &asked, &caller, (unit, target), typed, complaints).await;
    }
    let leaves_out = typed.khong != "nua";
    let key = if leaves_out { "targets-was-left-out" } else { "targets-was-reopened" };
    let said = containing::say_stance(&app, &caller, (unit, target), (leaves_out, reason, typed.so)).await;
    finish(&app, &asked, &caller, (unit, target), typed, said, asked.language.say(key).to_string()).await
}

async fn finish(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    place: (OrganisationId, TargetId),
    typed: Typed,
    outcome: Result<(), Failure>,
    said: String,
) -> Result<Response, Failure> {
    let Err(failure) = outcome else {
        return Ok(redirect_saying(&format!("{}/dua-vao", words::address(place.0)), &Notice::ok(said)));
    };
    match failure.into_problem()? {
        problem @ (Problem::NotFound | Problem::Forbidden) => Err(problem.into()),
        problem => {
            let mut complaints = Complaints::none();
            complaints.about_all(sentence(&problem, asked.language));
            let page = page(app, asked, caller, place, typed, complaints).await?;
            let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            Ok(look::page_with_status(status, page))
        }
    }
}

async fn again(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    place: (OrganisationId, TargetId),
    typed: Typed,
    complaints: Complaints,
) -> Result<Response, Failure> {
    let page = page(app, asked, caller, place, typed, complaints).await?;
    Ok(look::page_with_status(StatusCode::UNPROCESSABLE_ENTITY, page))
}

/// How the unit stands to the target, which must be one of the body above it.
async fn find(
    app: &App,
    caller: &Caller,
    (unit, target): (OrganisationId, TargetId),
) -> Result<(UnitStanding, Known, &'static Indicator), Failure> {
    let (_, above) = containing::find_standings(app, caller, unit).await?;
    let found = above.into_iter().map(|(one, _)| one).find(|one| one.target.target.id == target);
    let mut one = found.ok_or(Problem::NotFound)?;
    let standing = one.units.pop().ok_or(Problem::NotFound)?;
    Ok((standing, one.target, one.indicator))
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    (unit, target): (OrganisationId, TargetId),
    typed: Typed,
    complaints: Complaints,
) -> Result<TakingPage, Failure> {
    let (standing, above, indicator) = find(app, caller, (unit, target)).await?;
    let (acting, frame) = (Acting::now(app, caller), asked.frame(app, caller));
    let may_set = acting.may(Verb::SetTarget, &actions::thing_of(&acting, unit));
    let proposals = containing::find_proposals(app, caller, unit, (&above.target, indicator)).await?;
    let (key, symbol, tone) = stands(standing.containing);
    let own = standing.own.as_ref().map(|own| {
        let bound = words::bound(&frame, indicator, &own.target.bound);
        (format!("/chi-tieu/{}", own.target.id), bound, words::source(&frame, own))
    });
    Ok(TakingPage {
        unit: words::name(&frame, &acting.graph, unit),
        back: format!("{}/dua-vao", words::address(unit)),
        base: format!("{}/dua-vao/{target}", words::address(unit)),
        above: words::name(&frame, &acting.graph, above.target.organisation),
        bound: words::bound(&frame, indicator, &above.target.bound),
        indicator: format!("{} {}", indicator.code, words::of(&indicator.name, frame.language)),
        mark: Mark { symbol, word: frame.say(key).to_string(), tone },
        own,
        reason: standing.said.as_ref().map(|row| row.reason.clone()),
        number: containing::last_stance(app, (unit, target)).await?,
        proposals: proposals.iter().map(|one| proposal(&frame, indicator, one)).collect(),
        ways: form::ways(&frame),
        documents: if may_set { form::documents(app, caller, asked.language).await? } else { Vec::new() },
        frame: frame.clone().titled(frame.say("targets-taking")).in_section(Section::Reports).complaining(&complaints),
        may_set,
        typed,
        complaints,
    })
}

fn proposal(frame: &Frame, indicator: &Indicator, one: &Proposal) -> ProposalView {
    let (kind, symbol) = &one.named;
    let (from, to) = one.bound.ends();
    let written = |amount: domain::reporting::Amount| domain::reporting::write_number(amount, amount.decimals());
    let typed = if from == to { written(from) } else { [written(from), written(to)].join("-") };
    ProposalView {
        sentence: one.sentence.clone(),
        document: documents::named(frame.language, kind, symbol.as_deref()),
        document_id: one.document.to_string(),
        provision: one.provision.map(|id| id.to_string()).unwrap_or_default(),
        path: format!("/van-ban/{}", one.document),
        bound: words::bound(frame, indicator, &one.bound),
        typed,
        way: one.bound.kind().code(),
    }
}
