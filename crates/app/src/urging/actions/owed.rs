//! What is owed today and not done, with what it is called where nothing may be told of it: a symbol, a clause, a form.
//! Whether anybody is told of it is for the rule of `domain::urging` to say.

use super::store::{self, OwedRow};
use crate::{
    difficulties::{actions::Book, words::clause_of},
    documents::clause_name,
    failure::Failure,
    permits::Thing,
};
use database::Connection;
use domain::{
    difficulties::Matter,
    ids::{AssignmentId, ObligationId, OrganisationId, ReportId, RoundId},
    organisations::Graph,
    time::Moment,
    urging::Owed,
};
use jiff::civil::Date;
use uuid::Uuid;

/// A thing that is owed.
#[derive(Debug, Clone)]
pub struct OwedThing {
    /// `assignment`, `occurrence`, `report` or `difficulty`.
    pub kind: &'static str,
    /// Which.
    pub id: Uuid,
    /// Who owes it.
    pub holder: OrganisationId,
    /// Who follows it; of a difficulty the body above the one that holds it.
    pub tracking_body: OrganisationId,
    /// Since when, and until when.
    pub owed: Owed,
    /// What it is called; see [`words::named`](crate::urging::words::named).
    pub named: String,
    /// Where it is.
    pub path: String,
    /// The assignment that is done.
    pub assignment: Option<AssignmentId>,
    /// Its duty.
    pub obligation: Option<ObligationId>,
    /// The round of a report.
    pub round: Option<RoundId>,
    /// Its pack.
    pub pack: Option<String>,
}

impl OwedThing {
    fn of((kind, row): (&'static str, OwedRow)) -> Self {
        let since = row.opened_at_ms.map(|at| Moment::from_millisecond(at).day());
        OwedThing {
            kind,
            id: row.thing_id,
            holder: row.holder_id,
            tracking_body: row.tracking_body_id,
            owed: Owed { opened_on: row.opened_on.or(since).unwrap_or(row.due_on), due_on: row.due_on },
            named: named(&row),
            path: path(&row),
            assignment: row.assignment_id,
            obligation: row.obligation_id,
            round: row.round_id,
            pack: row.pack,
        }
    }

    /// The waiting matter of a difficulty. Nobody tracks one, so what is late goes to the body above the holder on its line.
    fn of_matter(book: &Book, graph: &Graph, matter: &Matter, today: Date) -> Option<Self> {
        let (holding, holder, face) = (matter.holding()?, matter.holder(graph, today)?, book.face(matter).ok()?);
        let line = &matter.root().line;
        let above = graph.parents(holder, today).into_iter().find(|(of, _)| of == line).map(|(_, above)| above);
        Some(OwedThing {
            kind: "difficulty",
            id: matter.root().id.uuid(),
            holder,
            tracking_body: above.unwrap_or(holder),
            owed: Owed { opened_on: holding.received_on, due_on: holding.due_on },
            named: of_document(&face.document_symbol, &clause_of(face)),
            path: format!("/kho-khan/{}", matter.root().id),
            assignment: None,
            obligation: None,
            round: None,
            pack: Some(face.pack.clone()),
        })
    }

    /// The thing as rights are asked about it; nothing for what nobody tracks.
    pub fn tracked(&self, today: Date) -> Option<Thing> {
        let (holder, tracking_body) = (self.holder, self.tracking_body);
        match (self.kind, self.assignment) {
            (_, Some(id)) => Some(Thing::Assignment { id, holder, supporters: Vec::new(), tracking_body, today }),
            ("report", None) => {
                let id = ReportId::from(self.id);
                Some(Thing::Report { id, holder, is_left: false, tracking_body, today })
            }
            _ => None,
        }
    }
}

/// Neutral words: they stand in mails and calendars.
fn named(row: &OwedRow) -> String {
    match (&row.pack, &row.form, row.year, row.number) {
        (Some(pack), Some(form), Some(year), Some(number)) => format!("{pack}/{form}/{year}/{number}"),
        _ => {
            let labels = [&row.outermost_label, &row.outer_label, &row.label].into_iter().flatten();
            of_document(&row.symbol, &clause_name(labels.map(String::as_str)))
        }
    }
}

fn of_document(symbol: &Option<String>, clause: &str) -> String {
    let parts = [symbol.as_deref().unwrap_or_default(), clause].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

fn path(row: &OwedRow) -> String {
    match (row.assignment_id, row.period) {
        (Some(id), Some(period)) => format!("/phan-viec/{id}?ky={period}"),
        (Some(id), None) => format!("/phan-viec/{id}"),
        _ => format!("/bao-cao/{}", row.thing_id),
    }
}

/// Everything due up to a day that is not done today.
pub(super) async fn list(
    connection: &mut Connection,
    graph: &Graph,
    (until, today): (Date, Date),
) -> Result<Vec<OwedThing>, Failure> {
    let mut owed: Vec<OwedThing> =
        store::list_owed(connection, until, today).await?.into_iter().map(OwedThing::of).collect();
    let book = Book::read(connection).await?;
    let waiting = book.matters().into_iter().filter(|matter| matter.state(today).waits_for_holder());
    let held = waiting.filter_map(|matter| OwedThing::of_matter(&book, graph, &matter, today));
    owed.extend(held.filter(|thing| thing.owed.due_on <= until));
    Ok(owed)
}
