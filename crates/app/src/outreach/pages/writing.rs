//! Drafting a campaign and changing it: what it carries out, whom it is to reach through what, which units are asked.
//! What cannot be read is said at its field; nothing that was typed is lost.

use super::{
    super::{
        actions::{
            self, Campaign,
            campaigns::{self, NewCampaign},
            finding, stands_below,
        },
        words,
    },
    field_of,
    form::words_of,
    typed::{GOAL, Typed},
};
use crate::{
    App,
    acting::{Acting, chosen_body},
    asked::{Asked, redirect_saying},
    caller::Caller,
    documents::{self, actions as of_documents},
    failure::{Failure, status_of},
    look::{self, Choice, Complaints, Frame, Notice, Section, dates, sentence},
    reporting::packs,
    requests::{Named, Submitted},
    targets::actions::sourcing::{self, SentSource, SourceFault},
    written::REASON_LIMIT,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::{CampaignId, DocumentId, OrganisationId, ProvisionId},
    outreach::{heads_first, read_count},
    packs::Pack,
    permissions::Verb,
    problem::Problem,
};
use std::{collections::BTreeSet, sync::Arc};

/// Characters of a campaign's name.
const NAME_LIMIT: usize = 200;
/// So many documents are offered, the newest.
const DOCUMENTS: usize = 100;

/// An audience or a channel with its tick.
struct Tick {
    code: String,
    label: String,
    is_ticked: bool,
    goal: String,
}

/// Units of one class.
struct UnitGroup {
    class: String,
    label: String,
    is_ticked: bool,
    units: Vec<(OrganisationId, String, bool)>,
}

impl UnitGroup {
    /// One of its units is ticked by itself.
    fn is_open(&self) -> bool {
        self.units.iter().any(|(.., is_ticked)| *is_ticked)
    }
}

#[derive(Template)]
#[template(path = "outreach/writing.html")]
struct WritingPage {
    frame: Frame,
    action: String,
    back: String,
    is_change: bool,
    bodies: Vec<Choice>,
    packs: Vec<Choice>,
    documents: Vec<Choice>,
    audiences: Vec<Tick>,
    channels: Vec<Tick>,
    groups: Vec<UnitGroup>,
    typed: Typed,
    complaints: Complaints,
}

/// What a campaign is written for: a body and a pack; what is there already, where it is changed.
struct Ground {
    body: OrganisationId,
    pack: Arc<Pack>,
    campaign: Option<Campaign>,
}

impl Ground {
    fn new(acting: &Acting, typed: &Typed) -> Result<Self, Failure> {
        let body = chosen_body(&actions::leading_bodies(acting), typed.get("don_vi"))?;
        let offered = packs_with_outreach();
        let chosen = offered.iter().find(|pack| pack.code == typed.get("goi")).or(offered.first());
        Ok(Ground { body, pack: Arc::clone(chosen.ok_or(Problem::NotFound)?), campaign: None })
    }

    async fn of(app: &App, caller: &Caller, id: CampaignId) -> Result<Self, Failure> {
        let (acting, campaign) = (Acting::now(app, caller), finding::find_campaign(app, caller, id).await?);
        caller.require(&acting.graph, Verb::OpenCampaign, &campaign.thing(&acting))?;
        let (body, pack) = (campaign.row.organisation_id, Arc::clone(&campaign.pack));
        Ok(Ground { body, pack, campaign: Some(campaign) })
    }
}

/// Packs that name audiences and channels.
fn packs_with_outreach() -> Vec<Arc<Pack>> {
    let all = packs::built_in().iter().map(|own| Arc::clone(&own.pack));
    all.filter(|pack| !pack.audiences.is_empty() && !pack.channels.is_empty()).collect()
}

/// `GET /tuyen-truyen/moi`
pub async fn get_new(State(app): State<App>, asked: Asked, caller: Caller) -> Result<Response, Failure> {
    let ground = Ground::new(&Acting::now(&app, &caller), &Typed::default())?;
    let today = app.today();
    let end = jiff::civil::date(today.year(), 12, 31);
    let typed = Typed::default()
        .with("ngay_dau", dates::written(today))
        .with("ngay_cuoi", dates::written(end))
        .with("goi", ground.pack.code.clone());
    page(&app, &asked, &caller, (ground, typed), (StatusCode::OK, Complaints::none())).await
}

/// `POST /tuyen-truyen/moi`
pub async fn post_new(
    State(app): State<App>,
    asked: Asked,
    Submitted(caller, pairs): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let typed = Typed(pairs);
    let ground = Ground::new(&Acting::now(&app, &caller), &typed)?;
    let (frame, mut complaints) = (asked.frame(&app, &caller), Complaints::none());
    let Some(new) = read(&app, &caller, &frame, (&ground, &typed), &mut complaints).await? else {
        return page(&app, &asked, &caller, (ground, typed), (StatusCode::UNPROCESSABLE_ENTITY, complaints)).await;
    };
    match campaigns::draft(&app, &caller, (ground.body, ground.pack.code.clone()), new).await {
        Ok(id) => Ok(redirect_saying(&words::address(id), &Notice::ok(asked.language.say("outreach-done-drafted")))),
        Err(failure) => refused(&app, &asked, &caller, (ground, typed), failure).await,
    }
}

/// `GET /tuyen-truyen/{campaign}/sua`
pub async fn get_change(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<CampaignId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let ground = Ground::of(&app, &caller, id).await?;
    let typed = ground.campaign.as_ref().map(as_typed).unwrap_or_default();
    page(&app, &asked, &caller, (ground, typed), (StatusCode::OK, Complaints::none())).await
}

/// `POST /tuyen-truyen/{campaign}/sua`
pub async fn post_change(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<CampaignId>,
    Submitted(caller, pairs): Submitted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let (typed, ground) = (Typed(pairs), Ground::of(&app, &caller, id).await?);
    let (frame, mut complaints) = (asked.frame(&app, &caller), Complaints::none());
    let why = look::reason(&mut complaints, asked.language, "ly_do", typed.get("ly_do"));
    let new = read(&app, &caller, &frame, (&ground, &typed), &mut complaints).await?;
    let Some(new) = new.filter(|_| complaints.is_empty()) else {
        return page(&app, &asked, &caller, (ground, typed), (StatusCode::UNPROCESSABLE_ENTITY, complaints)).await;
    };
    let seen = typed.get("version").parse().unwrap_or_default();
    match campaigns::change(&app, &caller, (id, seen), NewCampaign { reason: why, ..new }).await {
        Ok(()) => Ok(redirect_saying(&words::address(id), &Notice::ok(asked.language.say("outreach-done-changed")))),
        Err(failure) => refused(&app, &asked, &caller, (ground, typed), failure).await,
    }
}

async fn refused(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    written: (Ground, Typed),
    failure: Failure,
) -> Result<Response, Failure> {
    match failure.into_problem()? {
        problem @ (Problem::NotFound | Problem::Forbidden) => Err(problem.into()),
        problem => {
            let mut complaints = Complaints::none();
            complaints.about(field_of(&problem), sentence(&problem, asked.language));
            page(app, asked, caller, written, (status_of(&problem), complaints)).await
        }
    }
}

/// What stands in the form of a campaign that is there.
fn as_typed(campaign: &Campaign) -> Typed {
    let row = &campaign.row;
    let places: Vec<&str> = campaign.clauses.iter().map(|(_, name)| name.as_str()).collect();
    let mut typed = Typed::default()
        .with("ten", row.name.clone())
        .with("ngay_dau", dates::written(row.first_day))
        .with("ngay_cuoi", dates::written(row.last_day))
        .with("van_ban", row.document_id.map(|id| id.to_string()).unwrap_or_default())
        .with("muc_van_ban", places.join("; "))
        .with("can_cu", row.cited.clone())
        .with("version", row.version.to_string());
    for (code, goal) in &campaign.audiences {
        typed.0.push(("doi_tuong".to_owned(), code.clone()));
        typed = typed.with([GOAL, code].concat(), goal.map(|goal| goal.to_string()).unwrap_or_default());
    }
    typed.0.extend(campaign.channels.iter().map(|code| ("kenh_dung".to_owned(), code.clone())));
    typed.0.extend(campaign.units.iter().map(|unit| ("moi".to_owned(), unit.to_string())));
    typed
}

/// What was typed, as a campaign; nothing where something cannot be read.
async fn read(
    app: &App,
    caller: &Caller,
    frame: &Frame,
    (ground, typed): (&Ground, &Typed),
    complaints: &mut Complaints,
) -> Result<Option<NewCampaign>, Failure> {
    let language = frame.language;
    let name = words_of(complaints, frame, "ten", typed.get("ten"), NAME_LIMIT);
    if name.is_empty() {
        complaints.about("ten", sentence(&Problem::Missing { field: "ten".to_owned() }, language));
    }
    let mut day = |field: &str| {
        let read = dates::read(typed.get(field));
        if let Err(fault) = &read {
            complaints.about(field, fault.sentence(language));
        }
        read.ok()
    };
    let (first_day, last_day) = (day("ngay_dau"), day("ngay_cuoi"));
    let audiences = typed.all("doi_tuong").map(|code| {
        let goal = match read_count(typed.value(GOAL, code)) {
            Ok(goal) => goal,
            Err(_) => Some(0),
        };
        (code.to_owned(), goal)
    });
    let audiences: Vec<(String, Option<i64>)> = audiences.collect();
    for (code, _) in audiences.iter().filter(|(_, goal)| goal.is_some_and(|goal| !(1..=100).contains(&goal))) {
        let typed = typed.value(GOAL, code).to_owned();
        let problem = Problem::from(domain::problem::OutreachProblem::Goal { typed });
        complaints.about([GOAL, code].concat(), sentence(&problem, language));
    }
    let channels: Vec<String> = typed.all("kenh_dung").map(str::to_owned).collect();
    let units = units(app, caller, (ground, typed));
    for (field, is_empty) in
        [("doi_tuong", audiences.is_empty()), ("kenh_dung", channels.is_empty()), ("moi", units.is_empty())]
    {
        if is_empty {
            complaints.about(field, frame.say("outreach-choose-one"));
        }
    }
    let cited = words_of(complaints, frame, "can_cu", typed.get("can_cu"), REASON_LIMIT);
    let Some((document, clauses)) = basis(app, caller, frame, typed, complaints).await? else { return Ok(None) };
    let (Some(first_day), Some(last_day), true) = (first_day, last_day, complaints.is_empty()) else { return Ok(None) };
    let reason = String::new();
    Ok(Some(NewCampaign { name, first_day, last_day, document, cited, clauses, audiences, channels, units, reason }))
}

/// The units that were ticked, alone or with their class.
fn units(app: &App, caller: &Caller, (ground, typed): (&Ground, &Typed)) -> Vec<OrganisationId> {
    let acting = Acting::now(app, caller);
    let offered = candidates(&acting, ground);
    let ticked = |unit: &OrganisationId| {
        typed.has("moi", &unit.to_string())
            || acting.graph.class(*unit, acting.today).is_some_and(|class| typed.has("nhom", class))
    };
    let mut chosen: Vec<OrganisationId> = offered.into_iter().filter(ticked).collect();
    // One that ended since it was asked stays: who carries on for it stands in its row.
    let known: BTreeSet<OrganisationId> = chosen.iter().copied().collect();
    let before = ground.campaign.iter().flat_map(|campaign| &campaign.units);
    chosen.extend(before.filter(|unit| !known.contains(unit) && typed.has("moi", &unit.to_string())));
    chosen
}

/// The units that may be asked: those directly below the body or the committee that it serves, and their own boards.
fn candidates(acting: &Acting, ground: &Ground) -> Vec<OrganisationId> {
    let (graph, today) = (&acting.graph, acting.today);
    let above = [ground.body, graph.committee_of(ground.body, today)];
    let children = above.iter().flat_map(|body| {
        graph.lines(today).into_iter().flat_map(move |line| graph.children(*body, &line, today)).collect::<Vec<_>>()
    });
    let all: BTreeSet<OrganisationId> = children.collect();
    let fits = |unit: &OrganisationId| *unit != ground.body && stands_below(acting, ground.body, *unit);
    graph.sorted(all.into_iter().filter(fits).collect(), today)
}

/// The document and its clauses; nothing where one cannot be found.
async fn basis(
    app: &App,
    caller: &Caller,
    frame: &Frame,
    typed: &Typed,
    complaints: &mut Complaints,
) -> Result<Option<(Option<DocumentId>, Vec<ProvisionId>)>, Failure> {
    if typed.get("van_ban").is_empty() {
        return Ok(Some((None, Vec::new())));
    }
    let (mut document, mut clauses) = (None, Vec::new());
    let places: Vec<&str> = typed.get("muc_van_ban").split([';', ',', '\n']).map(str::trim).collect();
    for place in places {
        let sent = SentSource {
            document: Some(typed.get("van_ban").parse().ok()),
            place: place.to_owned(),
            cited: String::new(),
        };
        match sourcing::find_source(app, caller, sent).await? {
            Ok(source) => {
                document = source.document;
                clauses.extend(source.provision.filter(|one| !clauses.contains(one)));
            }
            Err(SourceFault::ClauseUnknown { clauses }) => {
                complaints.about("muc_van_ban", frame.say("targets-no-clause").with("clauses", clauses));
                return Ok(None);
            }
            Err(_) => {
                complaints.about("van_ban", frame.say("outreach-no-document"));
                return Ok(None);
            }
        }
    }
    Ok(Some((document, clauses)))
}

async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    (ground, typed): (Ground, Typed),
    (status, complaints): (StatusCode, Complaints),
) -> Result<Response, Failure> {
    let (acting, frame) = (Acting::now(app, caller), asked.frame(app, caller));
    let is_change = ground.campaign.is_some();
    let title = frame.say(if is_change { "outreach-change" } else { "outreach-new" }).to_string();
    let body = |id: OrganisationId| Choice::new(id, words::name(&frame, &acting.graph, id));
    let language = frame.language;
    let document = |one: of_documents::Document| {
        let row = one.row;
        let named = documents::named(language, &row.document_type, row.symbol.as_deref());
        let subject: String = row.subject.chars().take(60).collect();
        Choice::new(row.id, [named, subject].join(" – "))
    };
    let all = of_documents::list_for(app, caller, "").await?;
    let back = ground.campaign.as_ref().map_or("/tuyen-truyen".to_owned(), |one| words::address(one.row.id));
    let pack = |pack: &Arc<Pack>| Choice::new(&pack.code, crate::reporting::words::of(&pack.name, language));
    Ok(look::page_with_status(
        status,
        WritingPage {
            action: if is_change { [back.as_str(), "/sua"].concat() } else { "/tuyen-truyen/moi".to_owned() },
            bodies: if is_change {
                Vec::new()
            } else {
                actions::leading_bodies(&acting).into_iter().map(body).collect()
            },
            packs: if is_change { Vec::new() } else { packs_with_outreach().iter().map(pack).collect() },
            documents: all.into_iter().take(DOCUMENTS).map(document).collect(),
            audiences: audiences(&frame, &ground, &typed),
            channels: channels(&frame, &ground, &typed),
            groups: groups(&frame, &acting, &ground, &typed),
            frame: frame.clone().titled(title).in_section(Section::Outreach).complaining(&complaints),
            back,
            is_change,
            typed,
            complaints,
        },
    ))
}

fn audiences(frame: &Frame, ground: &Ground, typed: &Typed) -> Vec<Tick> {
    let all = heads_first(ground.pack.audiences.iter().map(|one| one.code.as_str()), |code| code);
    let tick = |code: &str| Tick {
        code: code.to_owned(),
        label: words::audience(frame, &ground.pack, code),
        is_ticked: typed.has("doi_tuong", code),
        goal: typed.value(GOAL, code).to_owned(),
    };
    all.into_iter().map(tick).collect()
}

fn channels(frame: &Frame, ground: &Ground, typed: &Typed) -> Vec<Tick> {
    let tick = |code: &str| Tick {
        code: code.to_owned(),
        label: words::channel(frame, &ground.pack, code),
        is_ticked: typed.has("kenh_dung", code),
        goal: String::new(),
    };
    ground.pack.channels.iter().map(|one| tick(&one.code)).collect()
}

fn groups(frame: &Frame, acting: &Acting, ground: &Ground, typed: &Typed) -> Vec<UnitGroup> {
    let (graph, today) = (&acting.graph, acting.today);
    let mut found: Vec<UnitGroup> = Vec::new();
    let mut offered = candidates(acting, ground);
    let before = ground.campaign.iter().flat_map(|campaign| campaign.units.iter().copied());
    let ended: Vec<OrganisationId> = before.filter(|unit| !offered.contains(unit)).collect();
    offered.extend(ended);
    for unit in offered {
        let class = graph.class(unit, today).unwrap_or_default().to_owned();
        let line = (unit, words::name(frame, graph, unit), typed.has("moi", &unit.to_string()));
        match found.iter_mut().find(|group| group.class == class) {
            Some(group) => group.units.push(line),
            None => {
                let known = graph.catalogue().class(&class);
                let label = known.map(|known| match frame.language {
                    crate::language::Language::Vi => known.name_vi.clone(),
                    crate::language::Language::En => known.name_en.clone(),
                });
                let is_ticked = typed.has("nhom", &class);
                found.push(UnitGroup {
                    label: label.unwrap_or_else(|| class.clone()),
                    class,
                    is_ticked,
                    units: vec![line],
                });
            }
        }
    }
    found
}
