//! Setting targets: one indicator and year, what is committed and what is aspired to, by which clause.
//! What cannot be read is asked about at its field; both are set together or none is.

use super::{
    super::{
        actions::{self, NewTarget},
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
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Notice, Section},
    reporting::packs,
    requests::{Named, Submitted},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use domain::{
    ids::OrganisationId,
    packs::Indicator,
    problem::Problem,
    targets::{Bound, Commitment, Term, TermKind},
};
use serde::Deserialize;

/// The form.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    chi_tieu: String,
    nam: String,
    thoi_han: String,
    muc_cam_ket: String,
    cach_cam_ket: String,
    muc_phan_dau: String,
    cach_phan_dau: String,
    van_ban: String,
    dieu: String,
    can_cu: String,
}

impl Typed {
    fn source(&self) -> TypedSource {
        TypedSource { van_ban: self.van_ban.clone(), dieu: self.dieu.clone(), can_cu: self.can_cu.clone() }
    }

    fn indicator(&self) -> Option<(&str, &'static Indicator)> {
        let (pack, code) = self.chi_tieu.split_once('/')?;
        Some((pack, words::indicator_of(pack, code)?))
    }
}

#[derive(Template)]
#[template(path = "targets/new.html")]
struct NewPage {
    frame: Frame,
    base: String,
    body: String,
    typed: Typed,
    complaints: Complaints,
    indicators: Vec<Choice>,
    terms: Vec<Choice>,
    ways: Vec<Choice>,
    documents: Vec<Choice>,
}

/// `GET /chi-tieu/don-vi/{organisation}/moi`
pub async fn get_new(
    State(app): State<App>,
    asked: Asked,
    Named(body): Named<OrganisationId>,
    caller: Caller,
    Query(mut typed): Query<Typed>,
) -> Result<Response, Failure> {
    require(&app, &caller, body)?;
    if typed.nam.is_empty() {
        typed.nam = app.today().year().to_string();
    }
    Ok(look::page(NewPage::new(&app, &asked, &caller, body, typed, Complaints::none()).await?))
}

/// `POST /chi-tieu/don-vi/{organisation}/moi`
pub async fn post_new(
    State(app): State<App>,
    asked: Asked,
    Named(body): Named<OrganisationId>,
    Submitted(caller, typed): Submitted<Typed>,
) -> Result<Response, Failure> {
    require(&app, &caller, body)?;
    let (frame, mut complaints) = (asked.frame(&app, &caller), Complaints::none());
    let new = new_targets(&app, &caller, &frame, (body, &typed), &mut complaints).await?;
    if complaints.is_empty() {
        match actions::set_targets(&app, &caller, new).await {
            Ok(_) => {
                let said = Notice::ok(asked.language.say("targets-done-set"));
                return Ok(redirect_saying(&format!("{}/{}", words::address(body), typed.chi_tieu), &said));
            }
            Err(failure) => match failure.into_problem()? {
                problem @ (Problem::NotFound | Problem::Forbidden) => return Err(problem.into()),
                Problem::AlreadyDone => complaints.about("chi_tieu", frame.say("targets-exists")),
                problem => complaints.about_all(sentence(&problem, asked.language)),
            },
        }
    }
    let page = NewPage::new(&app, &asked, &caller, body, typed, complaints).await?;
    Ok(look::page_with_status(StatusCode::UNPROCESSABLE_ENTITY, page))
}

pub fn require(app: &App, caller: &Caller, body: OrganisationId) -> Result<(), Failure> {
    actions::require(&Acting::now(app, caller), body)
}

async fn new_targets(
    app: &App,
    caller: &Caller,
    frame: &Frame,
    (body, typed): (OrganisationId, &Typed),
    complaints: &mut Complaints,
) -> Result<Vec<NewTarget>, Failure> {
    let term = read_term(frame, typed, complaints);
    let indicator = typed.indicator();
    if indicator.is_none() {
        complaints.about("chi_tieu", frame.say("targets-choose-indicator"));
    }
    let bounds = indicator.map(|(_, indicator)| bounds(frame, indicator, typed, complaints)).unwrap_or_default();
    let source = form::read_source(app, caller, frame, &typed.source(), complaints).await?;
    let (Some(term), Some((pack, indicator)), Some(source)) = (term, indicator, source) else { return Ok(Vec::new()) };
    let new = |(commitment, bound): (Commitment, Bound)| NewTarget {
        organisation: body,
        pack: pack.to_owned(),
        indicator: indicator.code.clone(),
        term,
        commitment,
        bound,
        source: source.clone(),
    };
    Ok(bounds.into_iter().map(new).collect())
}

fn read_term(frame: &Frame, typed: &Typed, complaints: &mut Complaints) -> Option<Term> {
    let year = typed.nam.trim().parse().ok().filter(|year| actions::YEARS.contains(year));
    if year.is_none() {
        complaints.about("nam", frame.say("targets-year-unreadable"));
    }
    Some(Term { year: year?, kind: TermKind::from_code(&typed.thoi_han).unwrap_or(TermKind::InYear) })
}

/// What is committed and what is aspired to; at least one of them.
fn bounds(
    frame: &Frame,
    indicator: &Indicator,
    typed: &Typed,
    complaints: &mut Complaints,
) -> Vec<(Commitment, Bound)> {
    let fields = [
        (Commitment::Committed, "muc_cam_ket", &typed.muc_cam_ket, "cach_cam_ket", &typed.cach_cam_ket),
        (Commitment::Aspirational, "muc_phan_dau", &typed.muc_phan_dau, "cach_phan_dau", &typed.cach_phan_dau),
    ];
    if fields.iter().all(|(_, _, typed, ..)| typed.trim().is_empty()) {
        complaints.about("muc_cam_ket", frame.say("targets-empty"));
    }
    let given = fields.into_iter().filter(|(_, _, typed, ..)| !typed.trim().is_empty());
    let read = given.filter_map(|(commitment, name, typed, how, chosen)| {
        Some((commitment, form::read(frame, indicator, &Field { name, typed, how, chosen }, complaints)?))
    });
    read.collect()
}

impl NewPage {
    async fn new(
        app: &App,
        asked: &Asked,
        caller: &Caller,
        body: OrganisationId,
        typed: Typed,
        complaints: Complaints,
    ) -> Result<Self, Failure> {
        let frame = asked.frame(app, caller);
        let term = |(kind, key): (TermKind, &str)| Choice::new(kind.code(), frame.say(key));
        Ok(NewPage {
            base: words::address(body),
            body: words::name(&frame, &app.organisations(), body),
            indicators: indicators(&frame),
            terms: [(TermKind::InYear, "targets-term-in-year"), (TermKind::ByYear, "targets-term-by-year")]
                .map(term)
                .into(),
            ways: form::ways(&frame),
            documents: form::documents(app, caller, asked.language).await?,
            frame: frame.clone().titled(frame.say("targets-new")).in_section(Section::Reports).complaining(&complaints),
            typed,
            complaints,
        })
    }
}

/// The indicators of all packs, as `pack/code`.
pub fn indicators(frame: &Frame) -> Vec<Choice> {
    let all = packs::built_in().iter().flat_map(|own| own.pack.indicators.iter().map(|one| (&own.pack.code, one)));
    let choice = |(pack, one): (&String, &Indicator)| {
        let (name, unit) = (words::of(&one.name, frame.language), words::of(&one.unit, frame.language));
        Choice::new(format!("{pack}/{}", one.code), format!("{} {name} ({unit})", one.code))
    };
    all.map(choice).collect()
}
