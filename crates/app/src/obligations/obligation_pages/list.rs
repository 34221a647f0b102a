//! `/nhiem-vu`: the obligations that the caller follows or carries out, filtered, in pages.
//!
//! Every filter stands in the address, so a list can be kept as a bookmark; an unknown filter filters nothing.

use super::timing;
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    look::{self, Choice, Frame, Pagination, Section},
    obligations::actions::listing::{Condition, Counts, Listed, Wanted, find_obligations},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use domain::{
    ids::ObligationId,
    obligations::{Timing, recurrence::parse},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

const ROWS_PER_PAGE: u32 = 20;

/// The condition's word in the address, and the key of its name.
const CONDITIONS: &[(Condition, &str, &str)] = &[
    (Condition::Late, "qua-han", "obligations-condition-late"),
    (Condition::Unacknowledged, "chua-nhan", "obligations-condition-unacknowledged"),
    (Condition::Waiting, "cho-cong-nhan", "obligations-condition-waiting"),
    (Condition::WithoutSuccessor, "khong-ke-thua", "obligations-condition-without-successor"),
];

/// What the address of the list may say.
#[derive(Debug, Default, Clone, Deserialize, Serialize)]
pub struct Filters {
    #[serde(default, rename = "van-ban", skip_serializing_if = "String::is_empty")]
    document: String,
    #[serde(default, rename = "tinh-trang", skip_serializing_if = "String::is_empty")]
    condition: String,
    #[serde(default, rename = "q", skip_serializing_if = "String::is_empty")]
    words: String,
    #[serde(default, rename = "trang", skip_serializing)]
    page: String,
}

#[derive(Template)]
#[template(path = "obligations/obligation_pages/list.html")]
struct ListPage {
    frame: Frame,
    filters: Filters,
    is_filtered: bool,
    conditions: Vec<Choice>,
    rows: Vec<Row>,
    pages: Pagination,
}

struct Row {
    id: ObligationId,
    action: String,
    source: String,
    timing: String,
    due_on: Option<Date>,
    is_once: bool,
    counts: Counts,
}

/// `GET /nhiem-vu`
pub async fn get_list(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Query(filters): Query<Filters>,
) -> Result<Response, Failure> {
    let found = find_obligations(&app, &caller, &filters.wanted()).await?;
    let count = u32::try_from(found.count()).unwrap_or(u32::MAX);
    let pages = Pagination::new(filters.page.parse().unwrap_or(1), count, ROWS_PER_PAGE, filters.address());
    let listed = found.load(&app, pages.skipped() as usize, ROWS_PER_PAGE as usize).await?;
    let frame = asked.frame(&app, &caller).in_section(Section::Assignments);
    let title = frame.say("obligations-title").to_string();
    let frame = frame.titled(title);
    let rows = listed.into_iter().map(|listed| row(&frame, listed)).collect();
    let conditions = CONDITIONS.iter().map(|(_, word, key)| Choice::new(word, frame.say(key))).collect();
    Ok(look::page(ListPage { is_filtered: filters.is_set(), frame, filters, conditions, rows, pages }))
}

impl Filters {
    fn wanted(&self) -> Wanted {
        let known = CONDITIONS.iter().find(|(_, word, _)| *word == self.condition);
        Wanted {
            document: self.document.parse().ok(),
            condition: known.map(|(condition, _, _)| *condition),
            words: self.words.clone(),
        }
    }

    fn is_set(&self) -> bool {
        [&self.document, &self.condition, &self.words].iter().any(|filter| !filter.is_empty())
    }

    fn address(&self) -> String {
        let query = serde_html_form::to_string(self).unwrap_or_default();
        if query.is_empty() { "/nhiem-vu".to_owned() } else { ["/nhiem-vu?", &query].concat() }
    }
}

fn row(frame: &Frame, listed: Listed) -> Row {
    let Listed { row, counts } = listed;
    let timing = row.timing();
    let due_on = match &timing {
        Timing::Once { due_on, .. } => Some(*due_on),
        Timing::Recurring { rule } => parse(rule).ok().and_then(|rule| rule.first_from(frame.today())),
        Timing::Standing { .. } => None,
    };
    let mut source = row.symbol.clone().unwrap_or_else(|| row.subject.clone());
    if let Some(label) = row.provision() {
        source = [source, frame.say("obligations-provision").with("label", label).to_string()].join(", ");
    }
    Row {
        id: row.id,
        source,
        is_once: matches!(timing, Timing::Once { .. }),
        timing: timing::words(frame.language, &timing),
        due_on,
        action: row.action,
        counts,
    }
}
