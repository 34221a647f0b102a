//! Task tables of annexes whose cells came as paragraphs of their own: number, task, who, with whom, when, product.
//!
//! The heads of the columns say what each cell is. A row begins with its number and has one duty for each part of its
//! task; rows that name no body or no task have none.

use super::parts::parts;
use super::spoken::Spoken;
use super::{Draft, listed};
use crate::reading::lexicon::pattern;
use crate::reading::paragraphs::Paragraph;
use crate::reading::structure::Structure;
use crate::reading::text::Page;
use crate::reading::{rules, times};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Cells after which a row is over in any case.
const MOST_CELLS: usize = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Task,
    Lead,
    Support,
    Time,
    Output,
}

static NUMBER_HEAD: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:tt|stt|số tt)$"));
static ROW_NUMBER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\d{1,3}\.?$"));
static GROUP: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[IVX]{1,6}\.?$"));
static HEADS: LazyLock<[(Regex, Column); 5]> = LazyLock::new(|| {
    [
        (pattern(r"phối hợp"), Column::Support),
        (pattern(r"chủ trì|thực hiện nhiệm vụ|đơn vị thực hiện|cơ quan thực hiện"), Column::Lead),
        (pattern(r"^(?:thời|tiến độ|hạn)"), Column::Time),
        (pattern(r"sản phẩm|kết quả"), Column::Output),
        (pattern(r"nội dung|nhiệm vụ|công việc"), Column::Task),
    ]
});
static TIME_CELL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:trước|trong|tháng|quý|năm|thường xuyên|hằng|hàng|định kỳ|theo kế hoạch|sau khi|khi có|chậm nhất|giai đoạn|từ|đến|\d{4}$|\d{1,2}/\d)",
    )
});

/// The duties of a table, as drafts.
pub(super) fn rows(page: &Page, paragraphs: &[Paragraph], structure: &Structure) -> Vec<Draft> {
    let low = |paragraph: &Paragraph| page.lower(&paragraph.range);
    let Some(start) = paragraphs.iter().position(|paragraph| NUMBER_HEAD.is_match(low(paragraph))) else {
        return Vec::new();
    };
    let heads: Vec<Column> = paragraphs.iter().skip(start + 1).map_while(|paragraph| column(low(paragraph))).collect();
    if !heads.contains(&Column::Task) || !heads.contains(&Column::Lead) {
        return Vec::new();
    }
    let mut drafts = Vec::new();
    let mut cells: Option<Vec<Range<usize>>> = None;
    let mut holder = None;
    let first = start + 1 + heads.len();
    for (number, paragraph) in paragraphs.iter().enumerate().skip(first) {
        let words = page.seen(&paragraph.range);
        let is_rule = words.chars().all(|character| !character.is_alphanumeric());
        if ROW_NUMBER.is_match(words) || GROUP.is_match(words) || is_rule {
            drafts.extend(row(page, &heads, cells.take().unwrap_or_default(), holder));
            // After rows that were left out, it is not known under which heading the next ones stand.
            let held = structure.holders.get(number).copied().flatten();
            holder = held.filter(|_| GROUP.is_match(words) || !is_rule && holder.is_some());
            cells = ROW_NUMBER.is_match(words).then(Vec::new);
        } else if let Some(cells) = cells.as_mut().filter(|cells| cells.len() < MOST_CELLS) {
            cells.push(paragraph.range.clone());
        }
    }
    drafts.extend(row(page, &heads, cells.unwrap_or_default(), holder));
    drafts
}

fn column(head: &str) -> Option<Column> {
    (head.len() < 60).then_some(())?;
    HEADS.iter().find(|(says, _)| says.is_match(head)).map(|(_, column)| *column)
}

/// The drafts of one row. Cells stand in the order of the columns; an empty cell left no paragraph, so a time is told
/// by its words.
fn row(page: &Page, heads: &[Column], cells: Vec<Range<usize>>, holder: Option<usize>) -> Vec<Draft> {
    let mut found: Vec<(Column, Range<usize>)> = Vec::new();
    let mut columns = heads.iter().copied().peekable();
    for cell in cells {
        let is_time = TIME_CELL.is_match(page.lower(&cell)) && found.len() >= 2;
        while is_time && columns.peek().is_some_and(|column| *column != Column::Time) && heads.contains(&Column::Time) {
            columns.next();
        }
        let Some(column) = columns.next() else { break };
        found.push((column, cell));
    }
    let cell = |wanted: Column| found.iter().find(|(column, _)| *column == wanted).map(|(_, cell)| cell.clone());
    let (Some(task), Some(lead)) = (cell(Column::Task), cell(Column::Lead)) else { return Vec::new() };
    let spoken = Spoken { leads: listed(page, &lead), appointment: task.start..task.start };
    let supports = cell(Column::Support).map(|cell| listed(page, &cell)).unwrap_or_default();
    let deadline = cell(Column::Time).and_then(|cell| times::of_line(page, &cell));
    tasks_of(page, &task)
        .into_iter()
        .map(|range| Draft {
            deadline: deadline.clone(),
            rule: rules::DUTY_TABLE_ROW,
            lead_rule: rules::ADDRESSEE_LINE,
            outputs: cell(Column::Output).into_iter().collect(),
            ..Draft::new(holder, range.clone(), range.start, &spoken, supports.clone())
        })
        .collect()
}

/// Parts that begin with a verb are tasks; others go with the one before.
fn tasks_of(page: &Page, cell: &Range<usize>) -> Vec<Range<usize>> {
    let mut tasks: Vec<Range<usize>> = Vec::new();
    for part in parts(page, cell) {
        let words = crate::reading::words::words(page, &part.range);
        let begins =
            matches!(super::task::task(&words, true), super::task::Task::Implied(_) | super::task::Task::Named(_));
        match tasks.last_mut() {
            Some(last) if !begins => last.end = part.range.end,
            _ => tasks.push(part.range),
        }
    }
    tasks
}
