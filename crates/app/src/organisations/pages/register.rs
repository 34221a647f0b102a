//! `/don-vi`: the register as of a day, line by line as a tree, and its search.
//! A day that cannot be read is complained about at its field; what was typed stays.

use super::{
    AsOf, Link, Mark, Words,
    tree::{self, Step, tree},
    workbook,
};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    lists::AsWorkbook,
    look::{self, Frame, Section},
    permits::Thing,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::{ids::OrganisationId, permissions::Verb, problem::Problem};
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Words of a search are cut here.
const LONGEST_SEARCH: usize = 120;
/// So many of what was found are shown.
const MOST_FOUND: usize = 200;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    /// As of this day.
    ngay: String,
    /// Names with these words.
    q: String,
    /// This line.
    he: String,
    /// `1`: nothing is folded.
    mo: String,
    /// Only what stands below this one.
    goc: String,
}

/// One line to choose.
struct LineTab {
    name: String,
    code: String,
    count: usize,
    is_current: bool,
}

/// One organisation that was found.
struct Found {
    link: Link,
    class: String,
    above: Vec<(String, Link)>,
    life: (Date, Option<Date>),
}

#[derive(Template)]
#[template(path = "organisations/register.html")]
struct RegisterPage {
    frame: Frame,
    as_of: AsOf,
    marks: Vec<Mark>,
    searched: String,
    found: Vec<Found>,
    otherwise: Vec<Found>,
    count: usize,
    levels: Vec<(String, usize)>,
    tabs: Vec<LineTab>,
    line: String,
    is_open: bool,
    /// The organisation below which the tree is shown, and those above it, the highest first.
    root: Option<(OrganisationId, Vec<Link>)>,
    /// More were found than are shown.
    more_found: usize,
    more_otherwise: usize,
    steps: Vec<Step>,
    first_day: Option<Date>,
}

impl RegisterPage {
    fn address(&self) -> String {
        format!("/don-vi{}", self.as_of.suffix())
    }

    /// What a link to another line or to an open tree keeps: the part of the tree.
    fn kept_root(&self) -> String {
        self.root.as_ref().map(|(id, _)| format!("&goc={id}")).unwrap_or_default()
    }

    fn address_on(&self, day: &Date) -> String {
        format!("/don-vi?ngay={day}")
    }

    /// What a link to another day keeps: the line, and what is searched for.
    fn kept(&self) -> String {
        let kept = [("he", self.line.as_str()), ("q", self.searched.as_str())];
        let kept: Vec<_> = kept.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        serde_html_form::to_string(kept).map(|kept| format!("&{kept}")).unwrap_or_default()
    }
}

/// Shows the register.
pub async fn get_register(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Query(wanted): Query<Wanted>,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let graph = app.organisations();
    may_read_register(&app, &caller)?;
    let as_of = AsOf::read(&app, &asked, &wanted.ngay);
    let words = Words::new(&graph, asked.language, &as_of);
    let searched: String = wanted.q.trim().chars().take(LONGEST_SEARCH).collect();
    let (mut found, mut otherwise) = graph.search(&searched, as_of.day);
    if as_workbook.0 && !searched.is_empty() {
        let of = workbook::Of { frame: &asked.frame(&app, &caller), words: &words, as_of: &as_of };
        return of.found(&caller, &searched, &found, &otherwise);
    }
    let (found_count, otherwise_count) = (found.len(), otherwise.len());
    found.truncate(MOST_FOUND);
    otherwise.truncate(MOST_FOUND);
    let alive: Vec<OrganisationId> = graph.all().filter(|id| graph.exists(*id, as_of.day)).collect();
    let tabs = tabs(&words, &alive, as_of.day, &wanted.he);
    let line = tabs.iter().find(|tab| tab.is_current).map(|tab| tab.code.clone()).unwrap_or_default();
    let root = wanted.goc.parse::<OrganisationId>().ok().filter(|id| graph.exists(*id, as_of.day));
    if as_workbook.0 {
        let of = workbook::Of { frame: &asked.frame(&app, &caller), words: &words, as_of: &as_of };
        return of.tree(&caller, &line, root);
    }
    let part = tree::Wanted { line: &line, on: as_of.day, root };
    let steps = if searched.is_empty() { tree(&words, &part) } else { Vec::new() };
    let root = root.map(|id| (id, way_to(&words, id, &line, as_of.day)));
    let frame = asked.frame(&app, &caller).titled(asked.language.say("organisations-title"));
    let page = RegisterPage {
        frame: frame.in_section(Section::Organisations).complaining(&as_of.complaints),
        marks: as_of.marks(&graph),
        found: found.into_iter().map(|id| row(&words, id, as_of.day)).collect(),
        otherwise: otherwise.into_iter().map(|id| row(&words, id, as_of.day)).collect(),
        count: alive.len(),
        levels: levels(&words, &alive, as_of.day),
        more_found: found_count.saturating_sub(MOST_FOUND),
        more_otherwise: otherwise_count.saturating_sub(MOST_FOUND),
        root,
        steps,
        first_day: graph.event_days().next().map(|(day, _)| day),
        is_open: wanted.mo == "1",
        searched,
        tabs,
        line,
        as_of,
    };
    Ok(look::page_with_status(page.as_of.status(), page))
}

/// Everyone who holds a role reads the register; who holds none sees nothing of the instance.
pub fn may_read_register(app: &App, caller: &Caller) -> Result<(), Failure> {
    let id = caller.home().ok_or(Problem::Forbidden)?;
    let node = Thing::Node { id, today: app.today() };
    caller.require(&app.organisations(), Verb::ReadOrganisation, &node).map(drop)
}

/// Those above an organisation on a line, the highest first, each leading to the tree below it.
fn way_to(words: &Words<'_>, id: OrganisationId, line: &str, on: Date) -> Vec<Link> {
    let above = words.graph.ancestors(id, line, on).into_iter().rev();
    above.map(|above| Link { path: words.tree_below(above, line), ..words.link(above, on) }).collect()
}

fn row(words: &Words<'_>, id: OrganisationId, on: Date) -> Found {
    let day = words.graph.day_within_life(id, on);
    let above = words.graph.parents(id, day).into_iter();
    Found {
        link: words.link(id, on),
        class: words.class(words.graph.class(id, day).unwrap_or_default()),
        above: above.map(|(line, parent)| (words.line(&line), words.link(parent, day))).collect(),
        life: words.graph.life(id).unwrap_or((on, None)),
    }
}

/// How many exist on each level, the highest first.
fn levels(words: &Words<'_>, alive: &[OrganisationId], on: Date) -> Vec<(String, usize)> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for level in alive.iter().filter_map(|id| words.graph.level(*id, on)) {
        match counts.iter_mut().find(|(known, _)| *known == level) {
            Some((_, count)) => *count += 1,
            None => counts.push((level, 1)),
        }
    }
    counts.sort_by_key(|(level, _)| words.graph.catalogue().level_rank(level));
    counts.into_iter().map(|(level, count)| (words.level(level), count)).collect()
}

/// The lines of the day with the number of organisations that stand on each; the wanted one, or the first, is current.
fn tabs(words: &Words<'_>, alive: &[OrganisationId], on: Date, wanted: &str) -> Vec<LineTab> {
    let mut members: BTreeMap<String, BTreeSet<OrganisationId>> = BTreeMap::new();
    for id in alive {
        for (line, parent) in words.graph.parents(*id, on) {
            members.entry(line).or_default().extend([*id, parent]);
        }
    }
    let lines = words.lines(on);
    let current = lines.iter().find(|line| *line == wanted).or(lines.first()).cloned();
    let tab = |code: String| LineTab {
        name: words.line(&code),
        count: members.get(&code).map_or(0, BTreeSet::len),
        is_current: current.as_ref() == Some(&code),
        code,
    };
    lines.into_iter().map(tab).collect()
}
