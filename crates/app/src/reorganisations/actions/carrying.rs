//! What a reorganisation would carry: open assignments with who carries them on, people with where they go, unfinished
//! reports, documents that nobody has opened. It is found anew each time; nothing of it is stored before it is applied.
//!
//! The rule answers where it has one answer; what has several waits for a person.

use super::{
    Reorganisation,
    choosing::{About, Choice, Choices},
};
use crate::{
    accounts::succeeding::{self, HeldGrantRow},
    documents::actions::count_unopened,
    failure::Failure,
    obligations::actions::inheriting::{self, HeldRow},
    reporting::actions::{Report, carrying as reports},
    targets::actions::{Known, finding as targets},
};
use database::Connection;
use domain::{
    ids::{AssignmentId, OrganisationId},
    obligations::handover::{Wording, all_heirs, heirs, is_clear},
    organisations::reorganisation::Plan,
    permissions::Role,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// An open assignment of a body that ends.
#[derive(Debug, Clone)]
pub struct CarriedDuty {
    /// The assignment.
    pub row: HeldRow,
    /// Everyone who takes over from its holder.
    pub heirs: BTreeSet<OrganisationId>,
    /// Who carries it on by the rule.
    pub proposed: BTreeSet<OrganisationId>,
    /// The rule has one answer.
    pub is_clear: bool,
    /// What a person chose.
    pub choice: Option<Choice>,
}

impl CarriedDuty {
    /// A person must still say.
    pub fn is_open(&self) -> bool {
        !self.is_clear && self.choice.is_none()
    }

    /// Who carries on as things stand.
    pub fn outcome(&self) -> &BTreeSet<OrganisationId> {
        self.choice.as_ref().map_or(&self.proposed, |choice| &choice.heirs)
    }
}

/// A role at a body that ends.
#[derive(Debug, Clone)]
pub struct CarriedPerson {
    /// The role with its person.
    pub row: HeldGrantRow,
    /// Everyone who takes over from the body.
    pub heirs: BTreeSet<OrganisationId>,
    /// What a person chose.
    pub choice: Option<Choice>,
}

impl CarriedPerson {
    /// A person must still say.
    pub fn is_open(&self) -> bool {
        self.heirs.len() > 1 && self.choice.is_none()
    }

    /// The role held now.
    pub fn role(&self) -> Option<Role> {
        Role::from_code(&self.row.role)
    }

    /// Where the person goes and as what, as things stand.
    pub fn outcome(&self) -> Vec<(OrganisationId, Role)> {
        let Some(role) = self.role() else { return Vec::new() };
        match &self.choice {
            Some(choice) => choice.heirs.iter().map(|heir| (*heir, choice.role.unwrap_or(role))).collect(),
            None if self.heirs.len() == 1 => self.heirs.iter().map(|heir| (*heir, role)).collect(),
            None => Vec::new(),
        }
    }
}

/// An unfinished report of a body that ends.
#[derive(Debug, Clone)]
pub struct CarriedReport {
    /// The report.
    pub report: Report,
    /// The end cuts its period: it becomes a part report for the days until then.
    pub is_cut: bool,
}

/// A live target of a body that ends.
#[derive(Debug, Clone)]
pub struct CarriedTarget {
    /// The target.
    pub known: Known,
    /// Everyone who takes over from its body.
    pub heirs: BTreeSet<OrganisationId>,
}

/// What else hangs on a body that ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Beside {
    /// Documents sent to it that nobody has opened.
    pub unopened: i64,
    /// Obligations that it tracks.
    pub tracked: i64,
}

/// Everything that a reorganisation would carry.
#[derive(Debug, Clone, Default)]
pub struct Carry {
    /// Open assignments, by the body that ends.
    pub duties: Vec<CarriedDuty>,
    /// People.
    pub people: Vec<CarriedPerson>,
    /// Unfinished reports.
    pub reports: Vec<CarriedReport>,
    /// Targets that hold: they stay as they are, and those who carry on read them beside their own.
    pub targets: Vec<CarriedTarget>,
    /// What else, by the body that ends.
    pub beside: BTreeMap<OrganisationId, Beside>,
}

impl Carry {
    /// Looks at each body that ends.
    pub(super) async fn of(
        connection: &mut Connection,
        plan: &Plan,
        reorganisation: &Reorganisation,
        choices: &Choices,
        today: Date,
    ) -> Result<Self, Failure> {
        let on = reorganisation.row.effective_on;
        let mut carry = Carry::default();
        for ended in &plan.ended {
            let heirs_of: BTreeSet<OrganisationId> =
                all_heirs(&plan.graph, *ended, on).into_iter().map(|(heir, _)| heir).collect();
            for row in inheriting::list_held(connection, *ended, today).await? {
                let wording = Wording { action: &row.action, subject: &row.subject };
                let proposed = heirs(&plan.graph, *ended, on, &wording).into_iter().map(|(heir, _)| heir).collect();
                let is_clear = is_clear(&plan.graph, *ended, on, &wording);
                let choice = valid(choices.about(About::Assignment(row.id)), &heirs_of, false);
                carry.duties.push(CarriedDuty { proposed, is_clear, choice, heirs: heirs_of.clone(), row });
            }
            for row in succeeding::list_grants(connection, *ended, on).await? {
                let choice = valid(choices.about(About::Grant(row.id)), &heirs_of, true);
                carry.people.push(CarriedPerson { heirs: heirs_of.clone(), choice, row });
            }
            for report in reports::list_unfinished(connection, *ended).await? {
                let is_cut = reports::is_cut(&report, on);
                carry.reports.push(CarriedReport { report, is_cut });
            }
            for known in targets::live_of(connection, *ended).await? {
                carry.targets.push(CarriedTarget { known, heirs: heirs_of.clone() });
            }
            let unopened = count_unopened(connection, *ended).await?;
            let tracked = inheriting::count_tracked(connection, *ended).await?;
            if unopened + tracked > 0 {
                carry.beside.insert(*ended, Beside { unopened, tracked });
            }
        }
        Ok(carry)
    }

    /// How many cases wait for a person.
    pub fn open_choices(&self) -> usize {
        let duties = self.duties.iter().filter(|duty| duty.is_open()).count();
        duties + self.people.iter().filter(|person| person.is_open()).count()
    }

    /// Everyone who takes over from the holder of a thing that is carried.
    pub(super) fn heirs_of(&self, about: About) -> Option<BTreeSet<OrganisationId>> {
        match about {
            About::Assignment(id) => self.duties.iter().find(|duty| duty.row.id == id).map(|duty| duty.heirs.clone()),
            About::Grant(id) => {
                self.people.iter().find(|person| person.row.id == id).map(|person| person.heirs.clone())
            }
        }
    }

    /// What persons chose about assignments, as the hand-over wants it.
    pub(super) fn chosen(&self) -> BTreeMap<AssignmentId, BTreeSet<OrganisationId>> {
        let chosen = |duty: &CarriedDuty| Some((duty.row.id, duty.choice.as_ref()?.heirs.clone()));
        self.duties.iter().filter_map(chosen).collect()
    }
}

/// A choice counts only as long as all whom it names take over: the rows may have changed since.
fn valid(choice: Option<&Choice>, heirs: &BTreeSet<OrganisationId>, allows_nobody: bool) -> Option<Choice> {
    choice.filter(|choice| choice.heirs.is_subset(heirs) && (allows_nobody || !choice.heirs.is_empty())).cloned()
}
