//! What a unit may raise something against: a clause of a document that it owns or received, an assignment that it holds or
//! supports, a figure of a round in which it reports. An assignment brings the clause of its duty along.

use super::store::{self, HeldRow, OwnDocumentRow, OwnRoundRow};
use crate::{
    coverage::{actions::clauses_of, clauses::Clause},
    failure::Failure,
    reporting::actions::Packs,
};
use database::Connection;
use domain::{
    ids::{AssignmentId, DocumentId, OrganisationId, ProvisionId, RoundId},
    packs::{Form, Pack},
    problem::DifficultyProblem,
};
use serde_json::{Value as Json, json};
use std::sync::Arc;

/// What is chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// A document.
    pub document: Option<DocumentId>,
    /// Its clause.
    pub provision: Option<ProvisionId>,
    /// An assignment.
    pub assignment: Option<AssignmentId>,
    /// The round of a figure.
    pub round: Option<RoundId>,
    /// Its indicator.
    pub indicator: Option<String>,
}

/// What was found for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The document.
    pub document: Option<DocumentId>,
    /// Its clause.
    pub provision: Option<ProvisionId>,
    /// The assignment.
    pub assignment: Option<AssignmentId>,
    /// The round of a figure.
    pub round: Option<RoundId>,
    /// Its indicator.
    pub indicator: Option<String>,
    /// The pack of the round; nothing where it is no figure.
    pub pack: String,
    /// The line on which a document of this family usually goes.
    pub line: String,
}

impl Target {
    /// As the history tells it.
    pub fn told(&self) -> Json {
        json!({
            "document": self.document.map(|id| id.to_string()), "provision": self.provision.map(|id| id.to_string()),
            "assignment": self.assignment.map(|id| id.to_string()), "round": self.round.map(|id| id.to_string()),
            "indicator": self.indicator,
        })
    }
}

/// Finds what is chosen among what the unit has.
pub async fn find(connection: &mut Connection, unit: OrganisationId, about: &About) -> Result<Target, Failure> {
    let mut target = Target {
        document: None,
        provision: None,
        assignment: None,
        round: None,
        indicator: None,
        pack: String::new(),
        line: "party".to_owned(),
    };
    if let Some(assignment) = about.assignment {
        let held = store::find_held(connection, assignment).await?.filter(|held| held.organisation_id == unit);
        let held = held.ok_or(DifficultyProblem::NotOfUnit)?;
        target.assignment = Some(held.id);
        (target.document, target.provision) = (Some(held.document_id), held.provision_id);
        target.line = held.family;
    } else if let (Some(round), Some(indicator)) = (about.round, &about.indicator) {
        let rounds = store::list_rounds(connection, unit).await?;
        let own = rounds.into_iter().find(|row| row.round_id == round).ok_or(DifficultyProblem::NotOfUnit)?;
        let (_, form) = form_of(connection, &own).await?;
        if !form.indicators.contains(indicator) {
            return Err(DifficultyProblem::NotOfUnit.into());
        }
        (target.round, target.indicator, target.pack) = (Some(round), Some(indicator.clone()), own.pack);
    } else if let Some(document) = about.document {
        let own = store::list_documents(connection, unit).await?.into_iter().find(|row| row.id == document);
        let own = own.ok_or(DifficultyProblem::NotOfUnit)?;
        if let Some(provision) = about.provision
            && clauses_of(connection, document).await?.get(provision).is_none()
        {
            return Err(DifficultyProblem::NotOfUnit.into());
        }
        (target.document, target.provision, target.line) = (Some(document), about.provision, own.family);
    } else {
        return Err(DifficultyProblem::AboutNothing.into());
    }
    Ok(target)
}

/// The form of a round, with its pack in the version of the round.
pub async fn form_of(connection: &mut Connection, row: &OwnRoundRow) -> Result<(Arc<Pack>, Form), Failure> {
    let pack = Packs::default().find(connection, &row.pack, row.pack_version).await?;
    let form = pack.form(&row.form).cloned().ok_or(DifficultyProblem::NotOfUnit)?;
    Ok((pack, form))
}

/// What a unit may choose from.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// Documents, the last one first.
    pub documents: Vec<OwnDocumentRow>,
    /// The clauses of the chosen document, in its order.
    pub clauses: Vec<Clause>,
    /// Open assignments.
    pub assignments: Vec<HeldRow>,
    /// Rounds in which it reports, the last one first.
    pub rounds: Vec<OwnRoundRow>,
    /// The pack and the form of the chosen round.
    pub form: Option<(Arc<Pack>, Form)>,
}

/// Everything that a unit may raise something against.
pub async fn choices(connection: &mut Connection, unit: OrganisationId, about: &About) -> Result<Choices, Failure> {
    let documents = store::list_documents(connection, unit).await?;
    let chosen = about.document.filter(|id| documents.iter().any(|row| row.id == *id));
    let clauses = match chosen {
        Some(document) => {
            let mut clauses: Vec<Clause> = clauses_of(connection, document).await?.all.into_values().collect();
            clauses.sort_by_key(|clause| clause.starts);
            clauses
        }
        None => Vec::new(),
    };
    let rounds = store::list_rounds(connection, unit).await?;
    let form = match about.round.and_then(|id| rounds.iter().find(|row| row.round_id == id)) {
        Some(row) => Some(form_of(connection, row).await?),
        None => None,
    };
    Ok(Choices { documents, clauses, assignments: store::list_held(connection, unit).await?, rounds, form })
}
