//! `/nhiem-vu`: the obligations that the caller follows or carries out, filtered, in pages.
//!
//! Every filter stands in the address, so a list can be kept as a bookmark; an unknown filter filters nothing.

use super::{timing, workbook};
use crate::{
    App,
    asked::Asked,
    caller::Caller,
    failure::Failure,
    lists::AsWorkbook,
    look::{self, Choice, Frame, Pagination, Section},
    obligations::actions::listing::{Condition, Counts, Found, Holders, Listed, Wanted, find_obligations},
    organisations::unit_choice::{BothTrees, Tree, UnitChoice, UnitWords},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::Response,
};
use domain::{
    ids::{ObligationId, OrganisationId},
    obligations::{Timing, recurrence::parse},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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
    #[serde(default, rename = "don-vi", skip_serializing_if = "String::is_empty")]
    unit: String,
    #[serde(default, rename = "ma", skip_serializing_if = "String::is_empty")]
    shown_unit: String,
    #[serde(default, rename = "theo", skip_serializing_if = "String::is_empty")]
    tree: String,
    #[serde(default, rename = "ngay", skip_serializing_if = "String::is_empty")]
    day: String,
}

#[derive(Template)]
#[template(path = "obligations/obligation_pages/list.html")]
struct ListPage {
    frame: Frame,
    filters: Filters,
    is_filtered: bool,
    conditions: Vec<Choice>,
    unit: UnitChoice,
    both: Option<BothTrees>,
    rows: Vec<Row>,
    pages: Pagination,
}

impl ListPage {
    /// The address of the list without a unit, so that one may follow.
    fn address_without_unit(&self) -> String {
        let address = self.filters.without_unit().address();
        if address.contains('?') { [&address, "&"].concat() } else { [&address, "?"].concat() }
    }
}

pub(super) struct Row {
    id: ObligationId,
    pub(super) action: String,
    pub(super) source: String,
    pub(super) timing: String,
    pub(super) due_on: Option<Date>,
    is_once: bool,
    pub(super) counts: Counts,
    /// Those of the chosen units that hold it, where it is not the chosen one itself.
    pub(super) holders: Vec<String>,
}

/// `GET /nhiem-vu`
pub async fn get_list(
    State(app): State<App>,
    asked: Asked,
    caller: Caller,
    Query(filters): Query<Filters>,
    as_workbook: AsWorkbook,
) -> Result<Response, Failure> {
    let unit = UnitChoice::read(&app, &asked, &filters.unit_words());
    let mut found = find_obligations(&app, &caller, &filters.wanted()).await?;
    let (mut held, mut both) = (Holders::new(), None);
    if unit.id.is_some() {
        let trees = trees(&app, &filters, &unit, &found).await?;
        found = found.only(&trees.held);
        (held, both) = (trees.held, Some(trees.both));
    }
    let count = u32::try_from(found.count()).unwrap_or(u32::MAX);
    let all = as_workbook.0.then_some((0, usize::MAX));
    let pages = Pagination::new(filters.page.parse().unwrap_or(1), count, ROWS_PER_PAGE, filters.address());
    let (skip, take) = all.unwrap_or((pages.skipped() as usize, ROWS_PER_PAGE as usize));
    let here = found.ids().iter().skip(skip).take(take);
    let listed = found.load(&app, &here.copied().collect::<Vec<_>>()).await?;
    let frame = asked.frame(&app, &caller).in_section(Section::Assignments);
    let title = frame.say("obligations-title").to_string();
    let frame = frame.titled(title).complaining(&unit.complaints);
    let holders = |id: ObligationId| holders(&app, &unit, held.get(&id));
    let rows: Vec<Row> =
        listed.into_iter().map(|listed| Row { holders: holders(listed.row.id), ..row(&frame, listed) }).collect();
    if as_workbook.0 {
        return workbook::of(&frame, &caller, filters.in_words(&frame, &unit), rows);
    }
    let conditions = CONDITIONS.iter().map(|(_, word, key)| Choice::new(word, frame.say(key))).collect();
    let status = if unit.complaints.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ListPage { is_filtered: filters.is_set(), frame, filters, conditions, unit, both, rows, pages };
    Ok(look::page_with_status(status, page))
}

/// What the chosen unit holds on the chosen tree, and how much on either.
struct Trees {
    held: Holders,
    both: BothTrees,
}

async fn trees(app: &App, filters: &Filters, unit: &UnitChoice, found: &Found) -> Result<Trees, Failure> {
    let as_was = found.held_by(app, &unit.units_on(Tree::AsWas), unit.day).await?;
    let as_is = found.held_by(app, &unit.units_on(Tree::AsIs), unit.day).await?;
    let both = BothTrees::of(unit, &filters.without_unit().address(), as_was.len(), as_is.len());
    Ok(Trees { held: if unit.tree == Tree::AsIs { as_is } else { as_was }, both })
}

/// Names of those who hold it, of the chosen units; nothing where it is the chosen one alone.
fn holders(app: &App, unit: &UnitChoice, held: Option<&BTreeSet<OrganisationId>>) -> Vec<String> {
    let graph = app.organisations();
    let held = held.into_iter().flatten().copied().filter(|id| Some(*id) != unit.id);
    let name = |id| graph.last_name(id, app.today()).unwrap_or_default().to_owned();
    graph.sorted(held.collect(), app.today()).into_iter().map(name).collect()
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

    fn unit_words(&self) -> UnitWords {
        UnitWords {
            unit: self.unit.clone(),
            shown: self.shown_unit.clone(),
            tree: self.tree.clone(),
            day: self.day.clone(),
        }
    }

    /// What the list is filtered by, for a workbook.
    fn in_words(&self, frame: &Frame, unit: &UnitChoice) -> Vec<(String, String)> {
        let known = CONDITIONS.iter().find(|(_, word, _)| *word == self.condition);
        let condition = known.map(|(_, _, key)| frame.say(key).to_string()).unwrap_or_default();
        let document =
            if self.document.is_empty() { String::new() } else { frame.say("obligations-of-document").to_string() };
        let mut filters = vec![
            (frame.say("obligations-find").to_string(), self.words.clone()),
            (frame.say("obligations-condition").to_string(), condition),
            (frame.say("obligations-list-document").to_string(), document),
        ];
        filters.extend(unit.in_words(frame));
        filters
    }

    fn without_unit(&self) -> Filters {
        let (document, condition, words) = (self.document.clone(), self.condition.clone(), self.words.clone());
        Filters { document, condition, words, ..Filters::default() }
    }

    fn is_set(&self) -> bool {
        [&self.document, &self.condition, &self.words, &self.unit].iter().any(|filter| !filter.is_empty())
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
        holders: Vec::new(),
    }
}
