//! What two lives of the same seed have in common, on either database: business columns, without identities and without
//! the time of day.

use super::figures::hash;
use database::{Connection, Error, params, record};

record! {
    struct Line { line: String }
}

/// What is compared: a line for each thing.
const LISTS: &[(&str, &str)] = &[
    (
        "organisations",
        "SELECT n.name || '/' || n.valid_from || '/' || COALESCE(o.ended_on, '') AS line FROM organisation o \
         JOIN organisation_name n ON n.organisation_id = o.id",
    ),
    (
        "people",
        "SELECT a.login || '/' || a.full_name || '/' || g.role || '/' || g.from_date || '/' || \
         COALESCE(g.to_date, '') AS line FROM account a JOIN role_grant g ON g.account_id = a.id",
    ),
    (
        "obligations",
        "SELECT d.symbol || '/' || d.issued_on || '/' || o.action || '/' || o.timing AS line \
         FROM obligation o JOIN document d ON d.id = o.document_id",
    ),
    (
        "assignments",
        "SELECT d.symbol || '/' || o.position || '/' || n.name || '/' || a.opened_on || '/' || \
         COALESCE(a.due_on, '') || '/' || COALESCE(a.closed_on, '') || '/' || COALESCE(a.closing, '') || '/' || a.version \
         AS line FROM assignment a JOIN obligation o ON o.id = a.obligation_id JOIN document d ON d.id = o.document_id \
         JOIN organisation_name n ON n.organisation_id = a.organisation_id",
    ),
    (
        "progress",
        "SELECT d.symbol || '/' || o.position || '/' || n.name || '/' || a.opened_on || '/' || p.declared || '/' \
         || p.narrative AS line FROM progress_report p JOIN assignment a ON a.id = p.assignment_id \
         JOIN obligation o ON o.id = a.obligation_id JOIN document d ON d.id = o.document_id \
         JOIN organisation_name n ON n.organisation_id = a.organisation_id",
    ),
    (
        "reports",
        "SELECT r.form || '/' || r.year || '/' || r.number || '/' || n.name || '/' || p.first_day || '/' || p.last_day || \
         '/' || p.is_part || '/' || p.version AS line FROM report p JOIN reporting_round r ON r.id = p.round_id \
         JOIN organisation_name n ON n.organisation_id = p.organisation_id",
    ),
    (
        "targets",
        "SELECT n.name || '/' || t.indicator || '/' || t.year || '/' || t.commitment || '/' || t.bound || '/' || \
         t.amount_from || '/' || t.cited AS line FROM target t \
         JOIN organisation_name n ON n.organisation_id = t.organisation_id",
    ),
    (
        "figures",
        "SELECT r.form || '/' || r.year || '/' || r.number || '/' || n.name || '/' || c.number || '/' || \
         f.indicator || '/' || f.component || '/' || f.state || '/' || COALESCE(f.amount_micro, 0) AS line FROM figure f \
         JOIN report_content c ON c.id = f.content_id JOIN report p ON p.id = c.report_id \
         JOIN reporting_round r ON r.id = p.round_id JOIN organisation_name n ON n.organisation_id = p.organisation_id",
    ),
    ("history", "SELECT verb || '/' || thing || '/' || COUNT(*) AS line FROM journal GROUP BY verb, thing"),
];

/// For each list how many lines it has, and one number that hangs on all of them.
pub async fn of(connection: &mut Connection) -> Result<Vec<(&'static str, usize, u64)>, Error> {
    let mut found = Vec::new();
    for (what, sql) in LISTS {
        let mut lines: Vec<Line> = connection.all(sql, params![]).await?;
        // Here, because databases sort words differently.
        lines.sort_unstable_by(|one, other| one.line.cmp(&other.line));
        let mixed = lines.iter().fold(0, |mixed: u64, line| mixed.rotate_left(7) ^ hash(&line.line));
        found.push((*what, lines.len(), mixed));
    }
    Ok(found)
}
