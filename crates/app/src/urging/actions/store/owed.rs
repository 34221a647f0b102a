//! Reading what is owed today and not done, and who holds which role where. Whether anybody is told is not decided here.
//!
//! Done means here what it means in the lists of late things: a submission that was not sent back, the confirmation of the current
//! period of a standing duty, a report that is in or was waived.

use super::super::reminding::Named;
use crate::permits::Thing;
use database::{Connection, Error, params, record};
use domain::ids::{AccountId, AssignmentId, ObligationId, OrganisationId, RoundId};
use jiff::civil::Date;
use uuid::Uuid;

record! {
    /// A thing that is owed.
    #[derive(Debug, Clone)]
    pub struct OwedRow {
        /// Which.
        pub thing_id: Uuid,
        /// Who owes it.
        pub holder_id: OrganisationId,
        /// Who follows it.
        pub tracking_body_id: OrganisationId,
        /// Since when, where a day is stored.
        pub opened_on: Option<Date>,
        /// Since when, where a moment is stored.
        pub opened_at_ms: Option<i64>,
        /// The last day.
        pub due_on: Date,
        /// Symbol of the document, or its type.
        pub symbol: Option<String>,
        /// Label of the clause.
        pub label: Option<String>,
        /// Of the clause around it.
        pub outer_label: Option<String>,
        /// Of the one around that.
        pub outermost_label: Option<String>,
        /// The assignment that is done.
        pub assignment_id: Option<AssignmentId>,
        /// Its duty.
        pub obligation_id: Option<ObligationId>,
        /// The period, of a duty that is due again and again.
        pub period: Option<i64>,
        /// The round of a report.
        pub round_id: Option<RoundId>,
        /// Its pack.
        pub pack: Option<String>,
        /// Its form.
        pub form: Option<String>,
        /// The year of its period.
        pub year: Option<i64>,
        /// The number of its period in the year.
        pub number: Option<i64>,
    }
}

record! {
    /// A role that a person holds today.
    #[derive(Debug, Clone)]
    pub struct PersonRow {
        /// Who.
        pub account_id: AccountId,
        /// Where.
        pub organisation_id: OrganisationId,
        /// As what.
        pub role: String,
    }
}

record! { struct Between { holder_id: OrganisationId, tracking_body_id: OrganisationId } }

const FIND_ASSIGNMENT: &str = "SELECT a.organisation_id AS holder_id, o.tracking_body_id FROM assignment a \
     JOIN obligation o ON o.id = a.obligation_id WHERE a.id = $1";
const FIND_REPORT: &str = "SELECT r.organisation_id AS holder_id, o.asked_by AS tracking_body_id FROM report r \
     JOIN reporting_round o ON o.id = r.round_id WHERE r.id = $1";
const ASSIGNMENTS: &str = "SELECT a.id AS thing_id, a.organisation_id AS holder_id, o.tracking_body_id, a.opened_on, \
     CAST(NULL AS BIGINT) AS opened_at_ms, a.due_on, COALESCE(d.symbol, d.type) AS symbol, p.label, \
     q.label AS outer_label, w.label AS outermost_label, a.id AS assignment_id, a.obligation_id, \
     CAST(NULL AS BIGINT) AS period, CAST(NULL AS UUID) AS round_id, CAST(NULL AS TEXT) AS pack, \
     CAST(NULL AS TEXT) AS form, CAST(NULL AS BIGINT) AS year, CAST(NULL AS BIGINT) AS number \
     FROM assignment a JOIN obligation o ON o.id = a.obligation_id JOIN document d ON d.id = o.document_id \
     LEFT JOIN provision p ON p.id = o.provision_id LEFT JOIN provision q ON q.id = p.parent_id \
     LEFT JOIN provision w ON w.id = q.parent_id LEFT JOIN retraction x ON x.document_id = d.id \
     WHERE a.closed_on IS NULL AND x.document_id IS NULL AND a.due_on <= $1 AND NOT EXISTS (SELECT 1 FROM submission s \
     LEFT JOIN sending_back b ON b.submission_id = s.id WHERE s.assignment_id = a.id AND b.submission_id IS NULL) \
     ORDER BY a.due_on, a.id";
/// A standing duty is confirmed for its current period only: once the next has opened, an earlier one is nobody's any more.
const OCCURRENCES: &str = "SELECT n.id AS thing_id, a.organisation_id AS holder_id, o.tracking_body_id, \
     n.opens_on AS opened_on, CAST(NULL AS BIGINT) AS opened_at_ms, n.due_on, COALESCE(d.symbol, d.type) AS symbol, p.label, \
     q.label AS outer_label, w.label AS outermost_label, a.id AS assignment_id, a.obligation_id, \
     n.number AS period, CAST(NULL AS UUID) AS round_id, \
     CAST(NULL AS TEXT) AS pack, CAST(NULL AS TEXT) AS form, CAST(NULL AS BIGINT) AS year, CAST(NULL AS BIGINT) AS number \
     FROM occurrence n JOIN assignment a ON a.id = n.assignment_id JOIN obligation o ON o.id = a.obligation_id \
     JOIN document d ON d.id = o.document_id LEFT JOIN provision p ON p.id = o.provision_id \
     LEFT JOIN provision q ON q.id = p.parent_id LEFT JOIN provision w ON w.id = q.parent_id LEFT JOIN retraction x ON x.document_id = d.id \
     WHERE a.closed_on IS NULL AND x.document_id IS NULL AND n.opens_on <= $2 AND n.due_on <= $1 \
     AND NOT EXISTS (SELECT 1 FROM confirmation c WHERE c.occurrence_id = n.id) \
     AND NOT EXISTS (SELECT 1 FROM submission s LEFT JOIN sending_back b ON b.submission_id = s.id \
     WHERE s.occurrence_id = n.id AND b.submission_id IS NULL) \
     AND (o.timing = 'recurring' OR NOT EXISTS (SELECT 1 FROM occurrence l WHERE l.assignment_id = a.id \
     AND l.number > n.number AND l.opens_on <= $2)) ORDER BY n.due_on, n.id";
/// Part reports have nobody to be urged; in a locked round only who was let in can still act.
const REPORTS: &str = "SELECT r.id AS thing_id, r.organisation_id AS holder_id, o.asked_by AS tracking_body_id, \
     CAST(NULL AS TEXT) AS opened_on, o.opened_at_ms, COALESCE(r.due_on, o.due_on) AS due_on, CAST(NULL AS TEXT) AS symbol, \
     CAST(NULL AS TEXT) AS label, CAST(NULL AS TEXT) AS outer_label, CAST(NULL AS TEXT) AS outermost_label, \
     CAST(NULL AS UUID) AS assignment_id, CAST(NULL AS UUID) AS obligation_id, \
     CAST(NULL AS BIGINT) AS period, o.id AS round_id, o.pack, o.form, o.year, o.number \
     FROM report r JOIN reporting_round o ON o.id = r.round_id \
     WHERE r.is_part = 0 AND COALESCE(r.due_on, o.due_on) <= $1 \
     AND NOT EXISTS (SELECT 1 FROM report_waiver w WHERE w.report_id = r.id AND w.withdrawn_at_ms IS NULL) \
     AND NOT EXISTS (SELECT 1 FROM report_submission s LEFT JOIN report_sending_back b ON b.submission_id = s.id \
     WHERE s.report_id = r.id AND b.submission_id IS NULL) \
     AND (NOT EXISTS (SELECT 1 FROM round_lock l WHERE l.round_id = o.id AND l.unlocked_at_ms IS NULL) \
     OR EXISTS (SELECT 1 FROM report_admission e WHERE e.report_id = r.id AND e.withdrawn_at_ms IS NULL \
     AND e.until_on >= $2)) ORDER BY COALESCE(r.due_on, o.due_on), r.id";
const LIST_PEOPLE: &str = "SELECT g.account_id, g.organisation_id, g.role FROM role_grant g \
     JOIN account a ON a.id = g.account_id LEFT JOIN suspension x ON x.account_id = a.id AND x.lifted_at_ms IS NULL \
     WHERE x.id IS NULL AND g.from_date <= $1 AND (g.to_date IS NULL OR g.to_date > $1) AND a.is_demo <= $2 \
     ORDER BY g.account_id, g.id";

/// What is due up to a day and not done today, with the kind of each.
pub async fn list_owed(
    connection: &mut Connection,
    until: Date,
    today: Date,
) -> Result<Vec<(&'static str, OwedRow)>, Error> {
    let assignments: Vec<OwedRow> = connection.all(ASSIGNMENTS, params![until]).await?;
    let occurrences: Vec<OwedRow> = connection.all(OCCURRENCES, params![until, today]).await?;
    let reports: Vec<OwedRow> = connection.all(REPORTS, params![until, today]).await?;
    let named = |kind: &'static str| move |row: OwedRow| (kind, row);
    let all = assignments.into_iter().map(named("assignment")).chain(occurrences.into_iter().map(named("occurrence")));
    Ok(all.chain(reports.into_iter().map(named("report"))).collect())
}

/// Everyone with the roles held today; those of a demo only in one.
pub async fn list_people(connection: &mut Connection, today: Date, demo: bool) -> Result<Vec<PersonRow>, Error> {
    connection.all(LIST_PEOPLE, params![today, i64::from(demo)]).await
}

/// A thing as rights are asked about it, whether it is done or not.
pub async fn find_thing(connection: &mut Connection, named: Named, today: Date) -> Result<Option<Thing>, Error> {
    let found: Option<Between> = match named {
        Named::Assignment(id) => connection.optional(FIND_ASSIGNMENT, params![id]).await?,
        Named::Report(id) => connection.optional(FIND_REPORT, params![id]).await?,
    };
    Ok(found.map(|Between { holder_id: holder, tracking_body_id: tracking_body }| match named {
        Named::Assignment(id) => Thing::Assignment { id, holder, supporters: Vec::new(), tracking_body, today },
        Named::Report(id) => Thing::Report { id, holder, is_left: false, tracking_body, today },
    }))
}
