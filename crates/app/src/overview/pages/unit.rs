//! The page of a unit: who it is, then everything that it owes, gave, set itself and raised; as a paper on A4 too.
//! What stands on it is found elsewhere; here it is only arranged.

use super::super::{
    parts::Part,
    unit::{self, Shown},
};
use crate::{
    App,
    acting::Acting,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    language::Language,
    look::{self, Frame, Section},
    requests::Named,
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{ids::OrganisationId, organisations::SuccessionRow};
use jiff::civil::Date;

/// Another body, with the day on which one came from the other.
struct Kin {
    path: String,
    name: String,
    day: Date,
    part: String,
}

/// Who the unit is.
struct Identity {
    class: String,
    level: String,
    founded_on: Date,
    ended_on: Option<Date>,
    above: Vec<(String, String)>,
    before: Vec<Kin>,
    after: Vec<Kin>,
    heads: Vec<String>,
}

#[derive(Template)]
#[template(path = "overview/unit.html")]
struct UnitPage {
    frame: Frame,
    register_path: String,
    who: Identity,
    reads_work: bool,
    shown: Vec<Part>,
}

impl UnitPage {
    /// A part has no row.
    fn has_empties(&self) -> bool {
        self.shown.iter().any(|part| part.lines.is_empty())
    }
}

/// `GET /don-vi/{id}/ho-so`
pub async fn get_unit(
    State(app): State<App>,
    asked: Asked,
    Named(id): Named<OrganisationId>,
    caller: Caller,
) -> Result<Response, Failure> {
    let frame = asked.frame(&app, &caller).in_section(Section::Organisations);
    let Shown { heads, parts, reads_work } = unit::find(&app, &caller, &frame, id).await?;
    let acting = Acting::now(&app, &caller);
    let who = identity(&acting, frame.language, id, heads);
    let name = acting.graph.last_name(id, acting.today).unwrap_or_default().to_owned();
    let frame = frame.titled(name);
    Ok(look::page(UnitPage { register_path: format!("/don-vi/{id}"), who, reads_work, shown: parts, frame }))
}

fn identity(acting: &Acting, language: Language, id: OrganisationId, heads: Vec<String>) -> Identity {
    let (graph, today) = (&acting.graph, acting.today);
    let day = graph.day_within_life(id, today);
    let (founded_on, ended_on) = graph.life(id).unwrap_or((day, None));
    let day = day.max(founded_on);
    let named = |entry: Option<(&str, &str)>, code: &str| match (entry, language) {
        (Some((vietnamese, _)), Language::Vi) => vietnamese.to_owned(),
        (Some((_, english)), Language::En) => english.to_owned(),
        (None, _) => code.to_owned(),
    };
    let name = |id: OrganisationId| graph.last_name(id, today).unwrap_or_default().to_owned();
    let (class, level) = (graph.class(id, day).unwrap_or_default(), graph.level(id, day).unwrap_or_default());
    let kin = |rows: &[SuccessionRow], other: fn(&SuccessionRow) -> OrganisationId| -> Vec<Kin> {
        let kin = |row: &SuccessionRow| Kin {
            path: format!("/don-vi/{}/ho-so", other(row)),
            name: name(other(row)),
            day: graph.event(row.event_id).map_or(founded_on, |event| event.on_date),
            part: row.scope.clone().unwrap_or_default(),
        };
        rows.iter().map(kin).collect()
    };
    let mut above: Vec<OrganisationId> = graph.parents(id, day).into_iter().map(|(_, parent)| parent).collect();
    above.sort_unstable();
    above.dedup();
    Identity {
        class: named(graph.catalogue().class(class).map(|one| (one.name_vi.as_str(), one.name_en.as_str())), class),
        level: named(graph.catalogue().level(level).map(|one| (one.name_vi.as_str(), one.name_en.as_str())), level),
        founded_on,
        ended_on,
        above: graph.sorted(above, today).into_iter().map(|id| (format!("/don-vi/{id}/ho-so"), name(id))).collect(),
        before: kin(graph.predecessors(id), |row| row.predecessor_id),
        after: kin(graph.successors(id), |row| row.successor_id),
        heads,
    }
}
