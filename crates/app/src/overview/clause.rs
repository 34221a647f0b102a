//! A clause with all its parts, as one person sees it: one read, and a fixed number of statements however many units it concerns.
//! Each part is asked of its subject with the same read; nothing is kept.

use super::parts::{Looking, OfClause, Part, assignments, coverage, difficulties, findings, money, outreach, targets};
use crate::{
    App,
    acting::Acting,
    caller::Caller,
    coverage::{
        actions::{clauses_of, reading::document_of_clause},
        clauses::{Clause, Clauses},
    },
    documents::actions::{Document, find_for_reader},
    failure::Failure,
    look::Frame,
};
use domain::{
    ids::{DocumentId, ProvisionId},
    problem::Problem,
};

/// A clause with its parts.
pub struct Shown {
    /// Its document.
    pub document: Document,
    /// The clauses of the document.
    pub clauses: Clauses,
    /// It.
    pub clause: Clause,
    /// Its parts, in the order of the page.
    pub parts: Vec<Part>,
}

impl Shown {
    /// The clauses inside it, in the order of the document.
    pub fn inside(&self) -> Vec<&Clause> {
        self.clauses.inside(self.clause.id).into_iter().filter(|one| one.id != self.clause.id).collect()
    }

    /// The clauses around it, the outermost first.
    pub fn around(&self) -> Vec<&Clause> {
        let mut found = Vec::new();
        let mut at = self.clause.parent;
        while let Some(clause) = at.and_then(|id| self.clauses.get(id)).filter(|_| found.len() < 8) {
            found.push(clause);
            at = clause.parent;
        }
        found.reverse();
        found
    }
}

/// The address of the page of a clause.
pub fn address(document: DocumentId, clause: ProvisionId) -> String {
    format!("/van-ban/{document}/dieu-khoan/{clause}")
}

/// The document of a clause; whoever calls asks whether the caller may read it.
pub async fn document_of(app: &App, clause: ProvisionId) -> Result<DocumentId, Failure> {
    let found = document_of_clause(&mut app.database().read().await?, clause).await?;
    Ok(found.ok_or(Problem::NotFound)?)
}

/// A clause of a document that the caller may read.
pub async fn find(
    app: &App,
    caller: &Caller,
    frame: &Frame,
    (id, provision): (DocumentId, ProvisionId),
) -> Result<Shown, Failure> {
    let acting = Acting::now(app, caller);
    let mut connection = app.database().read().await?;
    let document = find_for_reader(&mut connection, &acting.graph, caller, id, acting.today).await?;
    let clauses = clauses_of(&mut connection, id).await?;
    let clause = clauses.get(provision).cloned().ok_or(Problem::NotFound)?;
    let inside = clauses.inside(provision).into_iter().map(|one| one.id).collect();
    let (looking, of) =
        (Looking { frame, acting: &acting }, OfClause { document: &document.row, clause: &clause, inside });
    let connection = &mut connection;
    let taken_up = coverage::of_clause(connection, looking, &of).await?;
    let (goals, figures) = targets::of_clause(connection, looking, &of).await?;
    let parts = vec![
        assignments::of_clause(connection, looking, &of).await?,
        taken_up.part,
        goals,
        figures,
        outreach::of_clause(connection, looking, &of).await?,
        findings::of_clause(connection, looking, &of).await?,
        difficulties::of_clause(connection, looking, &of).await?,
        money::of_clause(connection, looking, &of, &taken_up.clauses).await?,
    ];
    Ok(Shown { document, clauses, clause, parts })
}
