//! `/don-vi/sap-xep/{id}`: one reorganisation: its rows, what it asks, before and after, what it carries, and the next act.
//! An applied one is read by everyone as history; what it carried is then a count.

use super::{HOME, Names, state, view};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Choice, Complaints, Frame, Section, Tone, dates},
    reorganisations::actions::{self, Dossier, State as Stands, applying::Carried},
    requests::Named,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use domain::{
    ids::{EventId, ReorganisationId},
    organisations::Graph,
    permissions::Role,
    time::Moment,
};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What else hangs on a body that ends.
struct BesideView {
    named: super::Named,
    unopened: i64,
    tracked: i64,
}

/// A decision that was withdrawn, or a change of the register since.
struct Told {
    words: String,
}

#[derive(Template)]
#[template(path = "reorganisations/show.html")]
struct ShowPage {
    frame: Frame,
    complaints: Complaints,
    path: String,
    version: i64,
    stands: Stands,
    state: (&'static str, String, Tone),
    owner: String,
    legal_basis: String,
    effective_on: Date,
    may_act: bool,
    is_ready: bool,
    is_due: bool,
    faults: Vec<view::FaultView>,
    fault_count: usize,
    rows: Vec<view::RowView>,
    questions: Vec<view::QuestionView>,
    bodies: Vec<view::BodyView>,
    classes: Vec<Choice>,
    places: Vec<view::Place>,
    duties: Vec<view::DutyGroup>,
    duty_count: usize,
    open_duties: usize,
    people: Vec<view::PeopleView>,
    open_people: usize,
    roles: Vec<Choice>,
    reports: Vec<view::ReportView>,
    targets: Vec<view::TargetView>,
    beside: Vec<BesideView>,
    has_plan: bool,
    carried: Option<Carried>,
    changed: Vec<Told>,
    history: Vec<Told>,
}

/// Shows one.
pub async fn get_reorganisation(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Named(id): Named<ReorganisationId>,
) -> Result<Response, Failure> {
    page(&app, &asked, &caller, id, StatusCode::OK, Complaints::none()).await
}

/// The page, with what is wrong with a form that was sent.
pub(super) async fn page(
    app: &App,
    asked: &Asked,
    caller: &Caller,
    id: ReorganisationId,
    status: StatusCode,
    complaints: Complaints,
) -> Result<Response, Failure> {
    let dossier = actions::find_dossier(app, caller, id).await?;
    let frame = asked.frame(app, caller).titled(&dossier.reorganisation.row.title);
    let frame = frame.in_section(Section::Organisations).complaining(&complaints);
    Ok(look::page_with_status(status, ShowPage::of(frame, &app.organisations(), &dossier, complaints)?))
}

impl ShowPage {
    fn of(frame: Frame, graph: &Graph, dossier: &Dossier, complaints: Complaints) -> Result<Self, Failure> {
        let reorganisation = &dossier.reorganisation;
        let row = &reorganisation.row;
        let examined = dossier.examined.as_ref();
        let plan = examined.and_then(|examined| examined.plan.as_ref());
        let after = plan.map_or(graph, |plan| &plan.graph);
        let names = Names { before: graph, after, eve: reorganisation.eve(), on: row.effective_on };
        let stands = reorganisation.state();
        let events: BTreeSet<EventId> =
            plan.map(|plan| plan.events.iter().map(|event| event.id).collect()).unwrap_or_default();
        let events = if stands == Stands::Applied { dossier.events.iter().copied().collect() } else { events };
        let carry = dossier.carry.as_ref();
        let ended = plan.map(|plan| plan.ended.as_slice()).unwrap_or_default();
        let duties = carry.map(|carry| view::carried_duties(&frame, &names, carry, ended)).unwrap_or_default();
        let people = carry.map(|carry| view::carried_people(&frame, &names, carry)).unwrap_or_default();
        let beside = carry.into_iter().flat_map(|carry| &carry.beside).map(|(id, beside)| BesideView {
            named: names.before(*id),
            unopened: beside.unopened,
            tracked: beside.tracked,
        });
        let faults = examined.map(|examined| examined.faults.as_slice()).unwrap_or_default();
        let whole = faults.iter().filter(|fault| fault.row == 0).map(|fault| view::fault(&frame, fault));
        let carried = row.carried.as_deref().map(serde_json::from_str).transpose()?;
        Ok(ShowPage {
            complaints,
            path: format!("{HOME}/{}", row.id),
            version: row.version,
            stands,
            state: state(&frame, reorganisation),
            owner: graph.last_name(row.owner_id, frame.today()).unwrap_or_default().to_owned(),
            legal_basis: row.legal_basis.clone(),
            effective_on: row.effective_on,
            may_act: dossier.may_act,
            is_ready: plan.is_some() && dossier.open_points() == 0,
            is_due: row.effective_on <= frame.today(),
            faults: whole.collect(),
            fault_count: faults.len(),
            rows: view::rows(&frame, reorganisation, examined),
            questions: examined
                .map(|examined| view::questions(&frame, graph, reorganisation, &examined.questions))
                .unwrap_or_default(),
            bodies: examined
                .map(|examined| view::bodies(&frame, graph, reorganisation, &examined.bodies))
                .unwrap_or_default(),
            classes: view::classes(&frame, graph),
            places: view::before_and_after(&frame, &names, &events),
            duty_count: duties.iter().map(|group| group.duties.len()).sum(),
            open_duties: duties.iter().map(|group| group.open).sum(),
            duties,
            open_people: people.iter().filter(|person| person.is_open).count(),
            people,
            roles: roles(&frame),
            reports: carry.map(|carry| view::carried_reports(&frame, graph, &names, carry)).unwrap_or_default(),
            targets: carry.map(|carry| view::carried_targets(&frame, &names, carry)).unwrap_or_default(),
            beside: beside.collect(),
            has_plan: plan.is_some(),
            carried,
            changed: changed(&frame, graph, &dossier.changed),
            history: history(&frame, dossier),
            frame,
        })
    }

    /// Points that still stand in the way of the decision.
    fn open_points(&self) -> usize {
        self.fault_count + self.questions.len() + self.open_duties + self.open_people
    }

    fn is_alive(&self) -> bool {
        matches!(self.stands, Stands::Preparing | Stands::Decided)
    }

    fn may_prepare(&self) -> bool {
        self.may_act && self.stands == Stands::Preparing
    }
}

fn roles(frame: &Frame) -> Vec<Choice> {
    let role = |role: &Role| Choice::new(role.code(), frame.say(crate::accounts::role_key(role)));
    Role::ALL.iter().map(role).collect()
}

/// What came into the register since the decision.
fn changed(frame: &Frame, graph: &Graph, events: &[EventId]) -> Vec<Told> {
    let told = |event: &domain::organisations::EventRow| {
        let names = graph.touched_by(event.id).filter_map(|id| graph.last_name(id, event.on_date));
        let names: Vec<&str> = names.collect();
        let said = frame.say("reorganisations-changed-event").with("date", frame.date(&event.on_date));
        Told { words: said.with("names", names.join(", ")).with("basis", &event.legal_basis).to_string() }
    };
    events.iter().filter_map(|event| graph.event(*event)).map(told).collect()
}

/// Who prepared, decided, withdrew and applied it, oldest first.
fn history(frame: &Frame, dossier: &Dossier) -> Vec<Told> {
    let row = &dossier.reorganisation.row;
    let day = |at_ms: i64| dates::written(Moment::from_millisecond(at_ms).day());
    let said = |key: &'static str, name: &str, at_ms: i64, reason: &str| Told {
        words: frame.say(key).with("name", name).with("date", day(at_ms)).with("reason", reason).to_string(),
    };
    let mut told = vec![said("reorganisations-history-prepared", &row.preparer, row.prepared_at_ms, "")];
    for past in &dossier.withdrawals {
        told.push(said("reorganisations-history-decided", &past.decider, past.decided_at_ms, ""));
        told.push(said("reorganisations-history-withdrawn", &past.withdrawer, past.withdrawn_at_ms, &past.reason));
    }
    if let (Some(name), Some(at_ms)) = (&row.decider, row.decided_at_ms) {
        told.push(said("reorganisations-history-decided", name, at_ms, ""));
    }
    if let (Some(name), Some(at_ms)) = (&row.abandoner, row.abandoned_at_ms) {
        let reason = row.abandon_reason.clone().unwrap_or_default();
        told.push(said("reorganisations-history-abandoned", name, at_ms, &reason));
    }
    if let Some(at_ms) = row.applied_at_ms {
        match &row.applier {
            Some(name) => told.push(said("reorganisations-history-applied", name, at_ms, "")),
            None => {
                let decider = row.decider.clone().unwrap_or_default();
                told.push(said("reorganisations-history-applied-by-system", &decider, at_ms, ""));
            }
        }
    }
    told
}
