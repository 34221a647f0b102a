//! `/don-vi/{id}`: one organisation on a day: names, places, what came before and after, and what happened to it.
//! Of an organisation that has ended, the last day of its life is shown, and who carries on today.

use super::{
    AsOf, Link, Mark, Words,
    lineage::{Drawing, Inherited, drawings, inherited},
    told::{Told, link_reorganisations, told},
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    language::Language,
    look::{self, Frame, Section},
    permits::Thing,
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use domain::{
    ids::OrganisationId,
    organisations::{Graph, TERRITORY_CODES, UNIT_CODES},
    permissions::Verb,
    problem::Problem,
};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeSet;
use uuid::Uuid;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    /// As of this day.
    ngay: String,
}

/// A place on a line: on the day looked at, and today.
struct Place {
    line: String,
    then: Option<Link>,
    since: Option<Date>,
    now: Option<Link>,
}

/// The way down to it on a line, or on several that are the same.
struct Trail {
    lines: String,
    links: Vec<Link>,
}

/// A name or a code and its time.
struct OverTime {
    words: String,
    label: String,
    from: Date,
    to: Option<Date>,
    basis: String,
}

/// Those of one class that stand directly below on a line.
struct Below {
    line: String,
    class: String,
    links: Vec<Link>,
}

#[derive(Template)]
#[template(path = "organisations/organisation.html")]
struct OrganisationPage {
    frame: Frame,
    as_of: AsOf,
    marks: Vec<Mark>,
    address: String,
    trails: Vec<Trail>,
    class: String,
    level: String,
    founded_on: Date,
    ended_on: Option<Date>,
    /// The day whose places and subordinates are shown: the one looked at, or the last of its life.
    shown_day: Date,
    heirs: Vec<Link>,
    drawings: Vec<Drawing>,
    places: Vec<Place>,
    names: Vec<OverTime>,
    codes: Vec<OverTime>,
    came_from: Vec<Inherited>,
    went_to: Vec<Inherited>,
    below: Vec<Below>,
    below_count: usize,
    events: Vec<Told>,
    work: Option<String>,
    /// Where slips in what is written of it are put right, for those who may.
    corrections: Option<String>,
}

impl OrganisationPage {
    fn is_not_yet(&self) -> bool {
        self.as_of.day < self.founded_on
    }

    fn has_ended_then(&self) -> bool {
        self.ended_on.is_some_and(|ended| ended <= self.as_of.day)
    }

    fn has_ended_now(&self) -> bool {
        self.ended_on.is_some_and(|ended| ended <= self.as_of.today)
    }

    fn address_on(&self, day: &Date) -> String {
        format!("{}?ngay={day}", self.address)
    }

    /// Whether today must be told beside the day looked at.
    fn is_compared(&self) -> bool {
        !self.as_of.is_today() && !self.has_ended_now()
    }
}

/// Shows one organisation.
pub async fn get_organisation(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let graph = app.organisations();
    let id: OrganisationId = id.parse().map_err(|_| Problem::NotFound)?;
    let life = graph.life(id).ok_or(Problem::NotFound)?;
    caller.require(&graph, Verb::ReadOrganisation, &Thing::Node { id, today: app.today() })?;
    let as_of = AsOf::read(&app, &asked, &wanted.ngay);
    let frame = asked.frame(&app, &caller).titled(graph.last_name(id, as_of.day).unwrap_or_default());
    let frame = frame.in_section(Section::Organisations).complaining(&as_of.complaints);
    let work = may_see_work(&graph, &caller, id, app.today()).then(|| format!("/nhiem-vu?don-vi={id}"));
    let words = Words::new(&graph, asked.language, &as_of);
    let page = page(&words, frame, &as_of, (id, life), work);
    let corrects = caller.may(&graph, Verb::Reorganise, &Thing::Node { id, today: app.today() });
    let corrections = corrects.then(|| format!("/don-vi/{id}/sua-loi"));
    let mut page = OrganisationPage { marks: as_of.marks(&graph), as_of, corrections, ..page };
    link_reorganisations(&app, page.events.iter_mut()).await?;
    Ok(look::page_with_status(page.as_of.status(), page))
}

fn page(
    words: &Words<'_>,
    frame: Frame,
    as_of: &AsOf,
    (id, (founded_on, ended_on)): (OrganisationId, (Date, Option<Date>)),
    work: Option<String>,
) -> OrganisationPage {
    let graph = words.graph;
    let shown_day = graph.day_within_life(id, as_of.day);
    let class_day = shown_day.max(founded_on);
    let heirs = graph.successor_closure(id, as_of.today).into_iter().filter(|heir| graph.exists(*heir, as_of.today));
    let below = below(words, id, shown_day);
    let below_count = below.iter().flat_map(|below| &below.links).map(|link| &link.path).collect::<BTreeSet<_>>().len();
    let came_from = inherited(words, graph.predecessors(id), |row| row.predecessor_id);
    let went_to = inherited(words, graph.successors(id), |row| row.successor_id);
    let name = graph.last_name(id, as_of.day).unwrap_or_default().to_owned();
    let life = life_in_words(words, founded_on, ended_on);
    OrganisationPage {
        frame,
        as_of: AsOf { typed: as_of.typed.clone(), complaints: as_of.complaints.clone(), ..*as_of },
        marks: Vec::new(),
        address: format!("/don-vi/{id}"),
        trails: trails(words, id, shown_day),
        class: words.class(graph.class(id, class_day).unwrap_or_default()),
        level: words.level(graph.level(id, class_day).unwrap_or_default()),
        founded_on,
        ended_on,
        shown_day,
        heirs: words.links(graph.sorted(heirs.collect(), as_of.today), as_of.today),
        drawings: drawings(words, &name, &life, &came_from, &went_to),
        places: places(words, id, shown_day, as_of.today),
        names: names(words, id),
        codes: codes(words, id),
        came_from,
        went_to,
        below,
        below_count,
        events: graph.events_of(id).into_iter().rev().map(|event| told(words, event)).collect(),
        work,
        corrections: None,
    }
}

/// Whether the person might read assignments of this organisation: as if it held one, or because the committee for
/// which the person works stands above it. The list behind the link asks again for each.
fn may_see_work(graph: &Graph, caller: &Caller, id: OrganisationId, today: Date) -> bool {
    let held = Thing::Assignment {
        id: Uuid::nil().into(),
        holder: id,
        supporters: Vec::new(),
        tracking_body: Uuid::nil().into(),
        today,
    };
    let is_below = |organisation| graph.is_above(graph.committee_of(organisation, today), id, today);
    caller.may(graph, Verb::ReadAssignment, &held) || caller.posts.iter().any(|post| is_below(post.organisation))
}

/// The chain above on each line on which somebody stands above it, the highest first; lines with the same chain share it.
fn trails(words: &Words<'_>, id: OrganisationId, on: Date) -> Vec<Trail> {
    let mut trails: Vec<(Vec<OrganisationId>, Vec<String>)> = Vec::new();
    for line in words.lines(on) {
        let chain = words.graph.ancestors(id, &line, on);
        match trails.iter_mut().find(|(known, _)| *known == chain) {
            _ if chain.is_empty() => {}
            Some((_, lines)) => lines.push(words.line(&line)),
            None => trails.push((chain, vec![words.line(&line)])),
        }
    }
    let trail = |(chain, lines): (Vec<OrganisationId>, Vec<String>)| Trail {
        lines: lines.join(", "),
        links: words.links(chain.into_iter().rev(), on),
    };
    trails.into_iter().map(trail).collect()
}

fn life_in_words(words: &Words<'_>, from: Date, to: Option<Date>) -> String {
    let written = crate::look::dates::written;
    match to {
        Some(to) => words.language.say("organisations-from-to").with("from", written(from)).with("to", written(to)),
        None => words.language.say("organisations-from").with("from", written(from)),
    }
    .to_string()
}

/// Every line on which it stood then or stands now.
fn places(words: &Words<'_>, id: OrganisationId, then: Date, today: Date) -> Vec<Place> {
    let graph = words.graph;
    let lines: BTreeSet<String> =
        [then, today].into_iter().flat_map(|day| graph.parents(id, day)).map(|(line, _)| line).collect();
    let known = graph.catalogue().lines();
    let mut lines: Vec<String> = lines.into_iter().collect();
    lines.sort_by_key(|line| known.iter().position(|entry| entry.code == *line));
    let place = |line: String| {
        let row = graph.places(id).iter().rev().find(|row| row.line == line && row.valid_from <= then);
        Place {
            then: graph.parent(id, &line, then).map(|parent| words.link(parent, then)),
            since: row.map(|row| row.valid_from),
            now: graph.parent(id, &line, today).map(|parent| words.link(parent, today)),
            line: words.line(&line),
        }
    };
    lines.into_iter().map(place).collect()
}

fn names(words: &Words<'_>, id: OrganisationId) -> Vec<OverTime> {
    let basis = |event| words.graph.event(event).map(|event| event.legal_basis.clone()).unwrap_or_default();
    let over_time = |row: &domain::organisations::NameRow| OverTime {
        words: row.name.clone(),
        label: row.short_name.clone().unwrap_or_default(),
        from: row.valid_from,
        to: row.valid_to,
        basis: basis(row.event_id),
    };
    let mut names: Vec<OverTime> = words.graph.names(id).map(over_time).collect();
    names.reverse();
    names
}

/// What a list of codes is called.
pub(super) fn scheme_in_words(language: Language, scheme: &str) -> String {
    match scheme {
        "register" => language.say("organisations-code-register").to_string(),
        UNIT_CODES => language.say("organisations-code-dvhc").to_string(),
        TERRITORY_CODES => language.say("organisations-code-dia-ban").to_string(),
        other => other.to_owned(),
    }
}

fn codes(words: &Words<'_>, id: OrganisationId) -> Vec<OverTime> {
    let over_time = |row: &domain::organisations::CodeRow| OverTime {
        words: row.code.clone(),
        label: scheme_in_words(words.language, &row.scheme),
        from: row.valid_from,
        to: row.valid_to,
        basis: String::new(),
    };
    words.graph.codes_over_time(id).iter().rev().map(over_time).collect()
}

fn below(words: &Words<'_>, id: OrganisationId, on: Date) -> Vec<Below> {
    let graph = words.graph;
    let mut below = Vec::new();
    for line in words.lines(on) {
        let children = graph.children(id, &line, on);
        for same in children.chunk_by(|a, b| graph.class(*a, on) == graph.class(*b, on)) {
            let class = same.first().and_then(|id| graph.class(*id, on)).unwrap_or_default();
            let links = words.links(same.iter().copied(), on);
            below.push(Below { line: words.line(&line), class: words.class(class), links });
        }
    }
    below
}
