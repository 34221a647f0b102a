//! What a reorganisation would carry, for the page: duties by the body that ends, people, reports.
//! It counts and names; who carries on is decided by the actions.

use super::super::{Named, Names};
use crate::{
    accounts::role_key,
    documents,
    look::{Choice, Frame, dates},
    reorganisations::actions::{
        carrying::{CarriedDuty, CarriedPerson, Carry},
        choosing::Choice as Chosen,
    },
    reporting::{Head, Mark, state_outside},
    targets,
};
use domain::{ids::OrganisationId, organisations::Graph};
use std::collections::BTreeSet;

/// An open duty.
pub struct DutyView {
    /// The assignment, for the form and its page.
    pub id: String,
    /// What is to be done.
    pub action: String,
    /// By which document.
    pub document: String,
    /// When, in words.
    pub timing: String,
    /// Who carries on.
    pub outcome: Vec<Named>,
    /// Why: the rule in words, or the choice with its reason.
    pub why: String,
    /// A person must still say.
    pub is_open: bool,
    /// The rule has several answers: a person may choose.
    pub is_chosen: bool,
}

/// The open duties of one body that ends.
pub struct DutyGroup {
    /// The body.
    pub holder: Named,
    /// Id of the form.
    pub id: String,
    /// Its duties.
    pub duties: Vec<DutyView>,
    /// How many wait for a person.
    pub open: usize,
    /// Who may be chosen; empty where the rule has one answer for all.
    pub heirs: Vec<Choice>,
}

/// A role at a body that ends.
pub struct PeopleView {
    /// The role, for the form.
    pub id: String,
    /// Who.
    pub full_name: String,
    /// As what.
    pub role: String,
    /// Where until now.
    pub from: Named,
    /// Where to and as what.
    pub to: Vec<(Named, String)>,
    /// What was chosen, with its reason.
    pub why: String,
    /// A person must still say.
    pub is_open: bool,
    /// Who may be chosen.
    pub heirs: Vec<Choice>,
    /// Those that are chosen now.
    pub chosen: Vec<String>,
    /// The role that is chosen now.
    pub role_code: String,
    /// Several heads would come to the same body.
    pub is_one_of_several_heads: bool,
}

/// An unfinished report.
pub struct ReportView {
    /// Period and form.
    pub title: String,
    /// Whose.
    pub holder: Named,
    /// How it stands.
    pub state: Mark,
    /// What becomes of it.
    pub becomes: String,
}

/// A target that holds.
pub struct TargetView {
    /// Its page.
    pub path: String,
    /// What it asks, for when, of which indicator.
    pub words: String,
    /// Whose.
    pub holder: Named,
    /// Who carries on and will read it beside the own.
    pub heirs: Vec<Named>,
}

/// Duties by the body that ends, in the order of lists.
pub fn carried_duties(frame: &Frame, names: &Names<'_>, carry: &Carry, ended: &[OrganisationId]) -> Vec<DutyGroup> {
    let group = |holder: &OrganisationId| {
        let duties: Vec<&CarriedDuty> =
            carry.duties.iter().filter(|duty| duty.row.organisation_id == *holder).collect();
        let asks = duties.iter().any(|duty| !duty.is_clear);
        let heirs = duties.first().map(|duty| heirs(names, &duty.heirs)).unwrap_or_default();
        DutyGroup {
            holder: names.before(*holder),
            id: format!("viec-{holder}"),
            open: duties.iter().filter(|duty| duty.is_open()).count(),
            heirs: if asks { heirs } else { Vec::new() },
            duties: duties.into_iter().map(|duty| duty_view(frame, names, duty)).collect(),
        }
    };
    ended.iter().map(group).filter(|group| !group.duties.is_empty()).collect()
}

fn heirs(names: &Names<'_>, heirs: &BTreeSet<OrganisationId>) -> Vec<Choice> {
    let sorted = names.after.sorted(heirs.iter().copied().collect(), names.on);
    sorted.into_iter().map(|heir| Choice::new(heir, names.new_name(heir))).collect()
}

fn duty_view(frame: &Frame, names: &Names<'_>, duty: &CarriedDuty) -> DutyView {
    let row = &duty.row;
    let timing = match (row.due_on.or(row.next_due_on), row.timing.as_str()) {
        (Some(day), "once") => frame.date(&day),
        (Some(day), "recurring") => frame.say("reorganisations-recurring").with("date", frame.date(&day)).to_string(),
        (Some(day), _) => frame.say("reorganisations-standing").with("date", frame.date(&day)).to_string(),
        (None, _) => frame.say("reorganisations-no-date").to_string(),
    };
    let why = match &duty.choice {
        Some(choice) => chosen(frame, choice),
        None if duty.heirs.is_empty() => frame.say("reorganisations-rule-nobody").to_string(),
        None if duty.heirs.len() == 1 => frame.say("reorganisations-rule-whole").to_string(),
        None if duty.is_clear => frame.say("reorganisations-rule-tasks").to_string(),
        None => frame.say("reorganisations-rule-asks").to_string(),
    };
    let outcome = names.after.sorted(duty.outcome().iter().copied().collect(), names.on);
    DutyView {
        id: row.id.to_string(),
        action: domain::text::standing_alone(&row.action),
        document: documents::named(frame.language, &row.document_type, row.symbol.as_deref()),
        timing,
        outcome: outcome.into_iter().map(|heir| names.after(heir)).collect(),
        why,
        is_open: duty.is_open(),
        is_chosen: !duty.is_clear,
    }
}

fn chosen(frame: &Frame, choice: &Chosen) -> String {
    let day = domain::time::Moment::from_millisecond(choice.chosen_at_ms).day();
    let said = frame.say("reorganisations-chosen").with("name", &choice.chooser).with("date", dates::written(day));
    said.with("reason", &choice.reason).to_string()
}

/// People, in the order of the bodies that end.
pub fn carried_people(frame: &Frame, names: &Names<'_>, carry: &Carry) -> Vec<PeopleView> {
    let head = domain::permissions::Role::Head;
    let heads_at = |heir: OrganisationId| {
        let comes = |person: &&CarriedPerson| person.outcome().contains(&(heir, head));
        carry.people.iter().filter(comes).map(|person| person.row.account_id).collect::<BTreeSet<_>>().len()
    };
    let word = |role: domain::permissions::Role| frame.say(role_key(&role)).to_string();
    let view = |person: &CarriedPerson| {
        let outcome = person.outcome();
        let role_code = outcome.first().map(|(_, role)| *role).or(person.role()).map(|role| role.code().to_owned());
        PeopleView {
            id: person.row.id.to_string(),
            full_name: person.row.full_name.clone(),
            role: person.role().map(word).unwrap_or_default(),
            from: names.before(person.row.organisation_id),
            to: outcome.iter().map(|(heir, role)| (names.after(*heir), word(*role))).collect(),
            why: person.choice.as_ref().map(|choice| chosen(frame, choice)).unwrap_or_default(),
            is_open: person.is_open(),
            heirs: heirs(names, &person.heirs),
            chosen: outcome.iter().map(|(heir, _)| heir.to_string()).collect(),
            role_code: role_code.unwrap_or_default(),
            is_one_of_several_heads: outcome.iter().any(|(heir, role)| *role == head && heads_at(*heir) > 1),
        }
    };
    carry.people.iter().map(view).collect()
}

/// Unfinished reports.
pub fn carried_reports(frame: &Frame, graph: &Graph, names: &Names<'_>, carry: &Carry) -> Vec<ReportView> {
    let view = |carried: &crate::reorganisations::actions::carrying::CarriedReport| {
        let head = Head::of_report(frame, graph, &carried.report);
        let key = if carried.is_cut { "reorganisations-report-cut" } else { "reorganisations-report-left" };
        ReportView {
            title: frame.say("reporting-line").with("period", &head.period).with("form", &head.form).to_string(),
            holder: names.before(carried.report.row.organisation_id),
            state: state_outside(frame, &carried.report),
            becomes: frame.say(key).with("date", frame.date(&names.eve)).to_string(),
        }
    };
    carry.reports.iter().map(view).collect()
}

/// Targets that hold.
pub fn carried_targets(frame: &Frame, names: &Names<'_>, carry: &Carry) -> Vec<TargetView> {
    let view = |carried: &crate::reorganisations::actions::carrying::CarriedTarget| {
        let heirs = names.after.sorted(carried.heirs.iter().copied().collect(), names.on);
        TargetView {
            path: format!("/chi-tieu/{}", carried.known.target.id),
            words: targets::in_short(frame, &carried.known),
            holder: names.before(carried.known.target.organisation),
            heirs: heirs.into_iter().map(|heir| names.after(heir)).collect(),
        }
    };
    carry.targets.iter().map(view).collect()
}
