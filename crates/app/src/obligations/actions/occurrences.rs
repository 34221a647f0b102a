//! Opening occurrences: of a publication at once, of everything else day by day.
//!
//! Which are missing is decided in `domain`; asking twice opens nothing twice. Only rows are added: an assignment that is
//! handed over keeps its own, and those of it that are due after the hand-over are owed by nobody.

use crate::{App, failure::Failure, permits::Permit};
use database::{Connection, Error, WriteTransaction, params, record};
use domain::{
    ids::{AssignmentId, DocumentId, OccurrenceId},
    obligations::{
        Timing,
        occurrences::{NewOccurrence, Span, missing},
    },
};
use jiff::civil::Date;
use serde_json::json;

record! {
    /// An assignment that is due again and again, and its last occurrence.
    struct Periodic {
        id: AssignmentId, opened_on: Date, closed_on: Option<Date>, recurrence: Option<String>,
        confirm_every_months: Option<i64>, last_number: Option<i64>, last_due_on: Option<Date>,
    }
}

const LIST_OF_DOCUMENT: &str = "SELECT a.id, a.opened_on, a.closed_on, o.recurrence, o.confirm_every_months, \
     (SELECT MAX(n.number) FROM occurrence n WHERE n.assignment_id = a.id) AS last_number, \
     (SELECT MAX(n.due_on) FROM occurrence n WHERE n.assignment_id = a.id) AS last_due_on \
     FROM assignment a JOIN obligation o ON o.id = a.obligation_id \
     WHERE o.document_id = $1 AND o.timing <> 'once' ORDER BY a.id";
const LIST_LACKING: &str = "SELECT a.id, a.opened_on, a.closed_on, o.recurrence, o.confirm_every_months, \
     (SELECT MAX(n.number) FROM occurrence n WHERE n.assignment_id = a.id) AS last_number, \
     (SELECT MAX(n.due_on) FROM occurrence n WHERE n.assignment_id = a.id) AS last_due_on \
     FROM assignment a JOIN obligation o ON o.id = a.obligation_id \
     WHERE a.closed_on IS NULL AND o.timing <> 'once' \
     AND (SELECT COUNT(*) FROM occurrence n WHERE n.assignment_id = a.id AND n.due_on >= $1) < 2 ORDER BY a.id";
const INSERT: &str = "INSERT INTO occurrence (id, assignment_id, number, opens_on, due_on) VALUES ($1, $2, $3, $4, $5)";

/// Opens what is missing of one document's assignments.
pub(super) async fn open_occurrences_of(
    tx: &mut WriteTransaction,
    permit: &Permit,
    document: DocumentId,
    today: Date,
) -> Result<i64, Failure> {
    let periodic: Vec<Periodic> = tx.all(LIST_OF_DOCUMENT, params![document]).await?;
    open_missing(tx, permit, periodic, today).await
}

/// Opens what is missing of every open assignment.
pub async fn open_occurrences(tx: &mut WriteTransaction, permit: &Permit, today: Date) -> Result<i64, Failure> {
    let periodic = list_lacking(tx, today).await?;
    open_missing(tx, permit, periodic, today).await
}

/// Opens the occurrences that are due to open today; for the start of a server and for each new day.
pub async fn open_due_occurrences(app: &App) -> Result<i64, Failure> {
    let today = app.today();
    if list_lacking(&mut app.database().read().await?, today).await?.is_empty() {
        return Ok(0);
    }
    let write = app.database().write(move |tx| {
        Box::pin(async move {
            let thing = ("instance", uuid::Uuid::nil());
            let particulars = json!({"day": today.to_string()});
            let permit = Permit::of_the_system(tx, "open-occurrences", thing, particulars).await?;
            open_occurrences(tx, &permit, today).await
        })
    });
    write.await
}

async fn list_lacking(connection: &mut Connection, today: Date) -> Result<Vec<Periodic>, Error> {
    connection.all(LIST_LACKING, params![today]).await
}

async fn open_missing(
    tx: &mut WriteTransaction,
    permit: &Permit,
    periodic: Vec<Periodic>,
    today: Date,
) -> Result<i64, Failure> {
    let mut opened = 0;
    for assignment in periodic {
        for occurrence in assignment.missing(today) {
            insert_occurrence(tx, permit, assignment.id, occurrence).await?;
            opened += 1;
        }
    }
    Ok(opened)
}

impl Periodic {
    fn missing(&self, today: Date) -> Vec<NewOccurrence> {
        let timing = match &self.recurrence {
            Some(rule) => Timing::Recurring { rule: rule.clone() },
            None => Timing::Standing { confirm_every_months: self.confirm_every_months.unwrap_or(1) },
        };
        let last = self.last_number.zip(self.last_due_on);
        let span = Span { opened_on: self.opened_on, closed_on: self.closed_on, last };
        missing(&timing, span, today).unwrap_or_else(|fault| {
            // A rule is read before it is stored, so this one is of another version; the others go on.
            tracing::error!(assignment.id = %self.id, %fault, "a stored rule of recurrence is not understood");
            Vec::new()
        })
    }
}

async fn insert_occurrence(
    tx: &mut WriteTransaction,
    _permit: &Permit,
    assignment: AssignmentId,
    occurrence: NewOccurrence,
) -> Result<(), Error> {
    let id: OccurrenceId = tx.new_id();
    let values = params![id, assignment, occurrence.number, occurrence.opens_on, occurrence.due_on];
    tx.execute(INSERT, values).await.map(drop)
}
