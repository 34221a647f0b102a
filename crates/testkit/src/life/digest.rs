//! What two lives of the same seed have in common: business columns in their natural order, without identities and
//! without the time of day.

use super::figures::hash;
use database::{Connection, Error, params, record};

record! {
    struct Line { line: String }
}

/// Whole days, in milliseconds; the zone does not matter for telling two lives apart.
const LISTS: &[(&str, &str)] = &[
    (
        "organisations",
        "SELECT n.name || '/' || n.valid_from || '/' || COALESCE(o.ended_on, '') AS line FROM organisation o \
         JOIN organisation_name n ON n.organisation_id = o.id ORDER BY 1",
    ),
    (
        "people",
        "SELECT a.login || '/' || a.full_name || '/' || g.role || '/' || g.from_date || '/' || \
         COALESCE(g.to_date, '') AS line FROM account a JOIN role_grant g ON g.account_id = a.id ORDER BY 1",
    ),
    (
        "obligations",
        "SELECT d.symbol || '/' || d.issued_on || '/' || o.action || '/' || o.timing AS line \
         FROM obligation o JOIN document d ON d.id = o.document_id ORDER BY 1",
    ),
    (
        "assignments",
        "SELECT d.symbol || '/' || o.position || '/' || n.name || '/' || a.opened_on || '/' || \
         COALESCE(a.due_on, '') || '/' || COALESCE(a.closed_on, '') || '/' || COALESCE(a.closing, '') || '/' || a.version \
         AS line FROM assignment a JOIN obligation o ON o.id = a.obligation_id JOIN document d ON d.id = o.document_id \
         JOIN organisation_name n ON n.organisation_id = a.organisation_id ORDER BY 1",
    ),
    (
        "progress",
        "SELECT d.symbol || '/' || o.position || '/' || n.name || '/' || a.opened_on || '/' || p.declared || '/' \
         || p.narrative AS line FROM progress_report p JOIN assignment a ON a.id = p.assignment_id \
         JOIN obligation o ON o.id = a.obligation_id JOIN document d ON d.id = o.document_id \
         JOIN organisation_name n ON n.organisation_id = a.organisation_id ORDER BY 1",
    ),
    (
        "figures",
        "SELECT r.form || '/' || r.year || '/' || r.number || '/' || n.name || '/' || c.number || '/' || \
         f.indicator || '/' || f.component || '/' || f.state || '/' || COALESCE(f.amount_micro, 0) AS line FROM figure f \
         JOIN report_content c ON c.id = f.content_id JOIN report p ON p.id = c.report_id \
         JOIN reporting_round r ON r.id = p.round_id JOIN organisation_name n ON n.organisation_id = p.organisation_id \
         ORDER BY 1",
    ),
    ("history", "SELECT verb || '/' || thing || '/' || COUNT(*) AS line FROM journal GROUP BY verb, thing ORDER BY 1"),
];

/// One number for each list.
pub async fn of(connection: &mut Connection) -> Result<Vec<(&'static str, usize, u64)>, Error> {
    let mut found = Vec::new();
    for (what, sql) in LISTS {
        let lines: Vec<Line> = connection.all(sql, params![]).await?;
        let mixed = lines.iter().fold(0, |mixed: u64, line| mixed.rotate_left(7) ^ hash(&line.line));
        found.push((*what, lines.len(), mixed));
    }
    Ok(found)
}
