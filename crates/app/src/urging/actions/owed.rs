//! What is owed today and not done, with what it is called where nothing may be told of it: a symbol, a clause, a form.

use super::store::{self, OwedRow};
use crate::permits::Thing;
use database::{Connection, Error};
use domain::{
    ids::{AssignmentId, ObligationId, OrganisationId, ReportId, RoundId},
    time::Moment,
    urging::Owed,
};
use jiff::civil::Date;
use uuid::Uuid;

/// A thing that is owed.
#[derive(Debug, Clone)]
pub struct OwedThing {
    /// `assignment`, `occurrence` or `report`.
    pub kind: &'static str,
    /// Which.
    pub id: Uuid,
    /// Who owes it.
    pub holder: OrganisationId,
    /// Who follows it.
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

    /// The thing as rights are asked about it.
    pub fn thing(&self, today: Date) -> Thing {
        let (holder, tracking_body) = (self.holder, self.tracking_body);
        match self.assignment {
            Some(id) => Thing::Assignment { id, holder, supporters: Vec::new(), tracking_body, today },
            None => Thing::Report { id: ReportId::from(self.id), holder, is_left: false, tracking_body, today },
        }
    }
}

/// Neutral words: they stand in mails and calendars.
fn named(row: &OwedRow) -> String {
    match (&row.pack, &row.form, row.year, row.number) {
        (Some(pack), Some(form), Some(year), Some(number)) => format!("{pack}/{form}/{year}/{number}"),
        _ => {
            let bare = |text: &Option<String>| {
                text.as_deref().map(|text| text.trim_matches(['.', ')', ' '])).map(str::to_owned)
            };
            let parts = [row.symbol.clone(), bare(&row.label)].into_iter().flatten().filter(|part| !part.is_empty());
            parts.collect::<Vec<_>>().join(", ")
        }
    }
}

fn path(row: &OwedRow) -> String {
    match (row.assignment_id, row.period) {
        (Some(id), Some(period)) => format!("/phan-viec/{id}?ky={period}"),
        (Some(id), None) => format!("/phan-viec/{id}"),
        _ => format!("/bao-cao/{}", row.thing_id),
    }
}

/// Everything due up to a day that is not done today.
pub(super) async fn list(connection: &mut Connection, until: Date, today: Date) -> Result<Vec<OwedThing>, Error> {
    Ok(store::list_owed(connection, until, today).await?.into_iter().map(OwedThing::of).collect())
}
