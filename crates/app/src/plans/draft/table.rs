//! The clauses of a draft as a table, and a table read against the draft: which clauses it would change, add or leave out.
//!
//! A clause is known by its code, else by its number and words, else by its words. The code bears a mark of what stood in
//! the clause when the table was made, so that a change by somebody else meanwhile is seen. Nothing is written here.

use super::{CLAUSE_LIMIT, Clause, Draft, LINE_LIMIT, MONEY_LIMIT, MoneyLine, TEXT_LIMIT, one_line};
use domain::text::{fold, nfc};
use papers::tables::{Row, Workbook};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Columns of the table, in order.
pub const COLUMNS: usize = 10;
/// Letters of a mark in a code.
const MARK_LETTERS: usize = 8;
/// Within so many rows stands the head of a table.
const HEAD_ROWS: usize = 30;

/// The words by which a column is known, folded, in the order of the table.
const KNOWN: [&[&str]; COLUMNS] = [
    &["ma", "code"],
    &["muc", "tt", "clause"],
    &["phan", "section"],
    &["noi dung", "what"],
    &["chu tri", "lead"],
    &["phoi hop", "supported by"],
    &["thoi han", "deadline"],
    &["san pham", "product"],
    &["kinh phi", "money"],
    &["cu the hoa", "takes up"],
];

/// A row of a table, as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TableRow {
    /// Row of the file, from 1.
    pub number: u32,
    /// Code of the clause.
    pub code: String,
    /// Its number.
    pub path: String,
    /// The title of its section.
    pub section: String,
    /// The clause as it stands in the table.
    pub clause: Clause,
    /// Columns that the table has; of any other the clause keeps what it says.
    pub columns: Vec<usize>,
}

/// What a row would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A clause would say something else.
    Changed {
        /// The clause.
        key: u32,
        /// As it stands.
        stands: Box<Clause>,
        /// As it would be.
        new: Box<Clause>,
        /// Somebody changed it after the table was made.
        meanwhile: bool,
    },
    /// Another clause.
    Added {
        /// The title of its section.
        section: String,
        /// The clause.
        new: Box<Clause>,
    },
    /// The table does not have it.
    Gone {
        /// The clause.
        key: u32,
    },
}

impl Change {
    /// By which it is chosen on the page.
    pub fn name(&self, number: usize) -> String {
        match self {
            Change::Changed { key, .. } => format!("m{key}"),
            Change::Added { .. } => format!("n{number}"),
            Change::Gone { key } => format!("x{key}"),
        }
    }

    /// Whether it is meant unless somebody says otherwise: what is missing in a file, or was changed meanwhile, is not.
    pub fn is_proposed(&self) -> bool {
        match self {
            Change::Changed { meanwhile, .. } => !meanwhile,
            Change::Added { .. } => true,
            Change::Gone { .. } => false,
        }
    }
}

/// The code of a clause in a table.
fn code_of(clause: &Clause) -> String {
    let mark: String = clause.mark().chars().take(MARK_LETTERS).collect();
    format!("M{}-{mark}", clause.key)
}

fn money_in_words(clause: &Clause) -> String {
    let line = |line: &MoneyLine| match line.source.trim() {
        "" => line.amount.trim().to_owned(),
        source => format!("{} ({source})", line.amount.trim()),
    };
    clause.money.iter().map(line).collect::<Vec<_>>().join("; ")
}

/// The rows of the table; `takes_up` says in words what a clause takes up.
pub fn rows(draft: &Draft, takes_up: impl Fn(&Clause) -> String) -> Vec<[String; COLUMNS]> {
    let row = |(section, clause): (usize, &Clause)| {
        [
            code_of(clause),
            draft.path_of(clause.key).unwrap_or_default(),
            draft.sections.get(section).map(|section| section.heading.clone()).unwrap_or_default(),
            clause.text.clone(),
            clause.lead.clone(),
            clause.supporting().join("; "),
            clause.deadline.clone(),
            clause.product.clone(),
            money_in_words(clause),
            takes_up(clause),
        ]
    };
    draft.clauses().map(row).collect()
}

/// The rows of a table that came back. `None`: no sheet has the heads of such a table.
pub fn read(workbook: &Workbook) -> Option<Vec<TableRow>> {
    workbook.sheets.iter().find_map(|sheet| {
        let (at, places) =
            sheet.rows.iter().take(HEAD_ROWS).enumerate().find_map(|(at, row)| Some((at, heads(row)?)))?;
        let rows = sheet.rows.iter().skip(at + 1).filter(|row| !row.is_blank()).take(CLAUSE_LIMIT);
        Some(rows.map(|row| table_row(row, &places)).collect())
    })
}

/// Where each column stands; only a row that has the words and who leads is a head.
fn heads(row: &Row) -> Option<[Option<usize>; COLUMNS]> {
    let cells: Vec<String> = (0..row.cells.len()).map(|at| fold(row.cell(at))).collect();
    let place = |words: &&[&str]| cells.iter().position(|cell| words.contains(&cell.as_str()));
    let mut places = [None; COLUMNS];
    for (place_of, words) in places.iter_mut().zip(KNOWN.iter()) {
        *place_of = place(words);
    }
    (places[3].is_some() && places[4].is_some()).then_some(places)
}

fn table_row(row: &Row, places: &[Option<usize>; COLUMNS]) -> TableRow {
    let cell = |column: usize, limit: usize| -> String {
        let at = places.get(column).copied().flatten();
        nfc(at.map(|at| row.cell(at)).unwrap_or_default()).chars().take(limit).collect()
    };
    let clause = Clause {
        key: 0,
        text: cell(3, TEXT_LIMIT),
        lead: cell(4, LINE_LIMIT),
        supporters: cell(5, 2_000).split([';', '\n']).map(str::trim).collect::<Vec<_>>().join("\n"),
        deadline: day_in_words(&cell(6, 100)),
        product: cell(7, LINE_LIMIT),
        money: money_lines(&cell(8, 2_000)),
        takes_up: Vec::new(),
    };
    TableRow {
        number: row.number,
        code: cell(0, 40),
        path: cell(1, 40),
        section: cell(2, LINE_LIMIT),
        clause,
        columns: (0..COLUMNS).filter(|column| places.get(*column).copied().flatten().is_some()).collect(),
    }
}

/// A day that a spreadsheet took for one comes as 2026-12-15.
fn day_in_words(typed: &str) -> String {
    let day = typed.get(..10).and_then(|day| day.parse::<jiff::civil::Date>().ok());
    match day {
        Some(day) if typed.len() == 10 || typed.get(10..).is_some_and(|rest| rest.starts_with(['T', ' '])) => {
            crate::look::dates::written(day)
        }
        _ => typed.to_owned(),
    }
}

/// Amounts parted by semicolons, each with its source in brackets.
fn money_lines(typed: &str) -> Vec<MoneyLine> {
    let line = |part: &str| {
        let part = part.trim();
        let parted = part.strip_suffix(')').and_then(|part| part.rsplit_once('('));
        match parted {
            Some((amount, source)) => MoneyLine { amount: amount.trim().to_owned(), source: source.trim().to_owned() },
            None => MoneyLine { amount: part.to_owned(), source: String::new() },
        }
    };
    let lines = typed.split([';', '\n']).filter(|part| !part.trim().is_empty()).map(line);
    lines.take(MONEY_LIMIT).collect()
}

/// What the table would change, in its order; then what it leaves out.
pub fn compare(draft: &Draft, rows: &[TableRow]) -> Vec<Change> {
    let mut seen: BTreeSet<u32> = BTreeSet::new();
    let mut changes = Vec::new();
    for row in rows {
        let known = find(draft, row, &seen);
        let Some(stands) = known else {
            if !row.clause.text.trim().is_empty() {
                let new = Box::new(row.clause.clone());
                changes.push(Change::Added { section: row.section.clone(), new });
            }
            continue;
        };
        seen.insert(stands.key);
        let new = filled_in(stands, row);
        if !is_same(stands, &new) {
            let mark: String = stands.mark().chars().take(MARK_LETTERS).collect();
            let made = row.code.split_once('-').map(|(_, mark)| mark);
            let meanwhile = made.is_some_and(|made| made != mark);
            let (key, stands) = (stands.key, Box::new(stands.clone()));
            changes.push(Change::Changed { key, stands, new: Box::new(new), meanwhile });
        }
    }
    let gone = draft.clauses().map(|(_, clause)| clause.key).filter(|key| !seen.contains(key));
    changes.extend(gone.map(|key| Change::Gone { key }));
    changes
}

/// The clause that a row means: by code, by number and words, by words.
fn find<'d>(draft: &'d Draft, row: &TableRow, seen: &BTreeSet<u32>) -> Option<&'d Clause> {
    let key = row.code.strip_prefix('M').and_then(|code| code.split('-').next()?.parse::<u32>().ok());
    let free = |clause: &&Clause| !seen.contains(&clause.key);
    if let Some(clause) = key.and_then(|key| draft.clause(key)).filter(free) {
        return Some(clause);
    }
    let words = fold(&one_line(&row.clause.text));
    let same_words = |clause: &&Clause| fold(&one_line(&clause.text)) == words;
    let same_path = |clause: &&Clause| draft.path_of(clause.key).as_deref() == Some(row.path.as_str());
    let all = || draft.clauses().map(|(_, clause)| clause).filter(free);
    all().filter(same_path).find(same_words).or_else(|| all().find(same_words))
}

/// A clause as a row has it; columns that the table does not have stay as they are.
fn filled_in(stands: &Clause, row: &TableRow) -> Clause {
    let has = |column: usize| row.columns.contains(&column);
    let said = |column: usize, new: &str, old: &str| if has(column) { new.to_owned() } else { old.to_owned() };
    Clause {
        key: stands.key,
        text: said(3, &row.clause.text, &stands.text),
        lead: said(4, &row.clause.lead, &stands.lead),
        supporters: said(5, &row.clause.supporters, &stands.supporters),
        deadline: said(6, &row.clause.deadline, &stands.deadline),
        product: said(7, &row.clause.product, &stands.product),
        money: if has(8) { row.clause.money.clone() } else { stands.money.clone() },
        takes_up: stands.takes_up.clone(),
    }
}

/// Whether two clauses say the same, however their lines are broken.
fn is_same(one: &Clause, other: &Clause) -> bool {
    let parts = |clause: &Clause| {
        let lines = [&clause.text, &clause.lead, &clause.deadline, &clause.product].map(|words| one_line(words));
        (lines, clause.supporting(), one_line(&money_in_words(clause)))
    };
    parts(one) == parts(other)
}

/// Makes the chosen changes, in the order of the table.
pub fn apply(
    draft: &mut Draft,
    changes: &[Change],
    chosen: &BTreeSet<String>,
) -> Result<usize, domain::problem::Problem> {
    let mut made = 0;
    for (number, change) in changes.iter().enumerate() {
        if !chosen.contains(&change.name(number)) {
            continue;
        }
        made += 1;
        match change {
            Change::Changed { key, stands, new, .. } => draft.write_clause(*key, &stands.mark(), (**new).clone())?,
            Change::Gone { key } => draft.edit(super::editing::Edit::RemoveClause(*key))?,
            Change::Added { section, new } => {
                let known = draft.sections.iter().find(|one| fold(&one.heading) == fold(section));
                let last = || draft.sections.last().filter(|_| section.trim().is_empty());
                let key = match known.or_else(last).map(|one| one.key) {
                    Some(key) => key,
                    None => draft.add_section(section.trim().to_owned())?,
                };
                draft.add_clause(key, (**new).clone())?;
            }
        }
    }
    Ok(made)
}

#[cfg(test)]
mod tests {
    use super::*;
    use papers::tables::Sheet;

    fn draft() -> Draft {
        let mut draft = Draft::default();
        let key = draft.add_section("NHIỆM VỤ".to_owned()).unwrap();
        for (text, lead) in [("Mở lớp nghề", "Chi bộ 1"), ("=1+1", "-A"), ("Báo cáo", "")] {
            let money = vec![MoneyLine { amount: "12 triệu".into(), source: "Ngân sách xã".into() }];
            let supporters = "B\nC".to_owned();
            let clause = Clause { text: text.into(), lead: lead.into(), supporters, money, ..Clause::default() };
            draft.add_clause(key, clause).unwrap();
        }
        draft
    }

    fn book(rows: Vec<[String; COLUMNS]>) -> Workbook {
        let heads =
            ["Mã", "Mục", "Phần", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm", "Kinh phí", "Cụ thể hóa"];
        let heads = [heads.map(str::to_owned).to_vec()];
        let rows = heads.into_iter().chain(rows.into_iter().map(Vec::from));
        Workbook { sheets: vec![Sheet::of("", rows)] }
    }

    #[test]
    fn a_table_that_nobody_touched_changes_nothing() {
        let draft = draft();
        let read = read(&book(rows(&draft, |_| String::new()))).unwrap();
        assert_eq!(compare(&draft, &read), []);
    }

    #[test]
    fn what_was_changed_added_and_left_out_is_seen_clause_by_clause() {
        let draft = draft();
        let mut table = rows(&draft, |_| String::new());
        table[0][4] = "Chi bộ 2".into();
        table.remove(2);
        table.push(std::array::from_fn(|column| if column == 3 { "Việc mới".to_owned() } else { String::new() }));
        let changes = compare(&draft, &read(&book(table)).unwrap());
        assert!(
            matches!(&changes[0], Change::Changed { new, meanwhile: false, .. } if new.lead == "Chi bộ 2"),
            "{changes:?}"
        );
        assert!(matches!(&changes[1], Change::Added { new, .. } if new.text == "Việc mới"));
        assert!(matches!(&changes[2], Change::Gone { .. }) && changes.len() == 3);
        let mut after = draft.clone();
        let chosen =
            changes.iter().enumerate().filter(|(_, one)| one.is_proposed()).map(|(at, one)| one.name(at)).collect();
        assert_eq!(apply(&mut after, &changes, &chosen), Ok(2));
        assert_eq!(after.clauses().count(), 4);
        let again = read(&book(rows(&after, |_| String::new()))).unwrap();
        assert_eq!(compare(&after, &again), []);
    }

    #[test]
    fn a_change_by_somebody_else_meanwhile_is_told() {
        let mut draft = draft();
        let mut table = rows(&draft, |_| String::new());
        table[0][4] = "Chi bộ 2".into();
        draft.sections[0].clauses[0].product = "danh sách".into();
        let changes = compare(&draft, &read(&book(table)).unwrap());
        assert!(matches!(&changes[0], Change::Changed { meanwhile: true, .. }) && !changes[0].is_proposed());
    }

    #[test]
    fn without_codes_a_clause_is_known_by_number_and_words_and_columns_may_be_missing() {
        let draft = draft();
        let heads = ["TT", "Nội dung", "Chủ trì"].map(str::to_owned).to_vec();
        let row = ["I.1", "Mở lớp  nghề", "Chi bộ 3"].map(str::to_owned).to_vec();
        let sheet = Sheet::of("", [vec!["Bảng".to_owned()], heads, row]);
        let changes = compare(&draft, &read(&Workbook { sheets: vec![sheet] }).unwrap());
        assert!(matches!(&changes[0], Change::Changed { new, .. } if new.lead == "Chi bộ 3" && new.money.len() == 1));
        assert_eq!(read(&Workbook { sheets: vec![Sheet::of("", [vec!["A".to_owned()]])] }), None);
    }

    #[test]
    fn a_day_of_a_spreadsheet_comes_back_as_people_write_it() {
        assert_eq!(day_in_words("2026-12-15"), "15/12/2026");
        assert_eq!(day_in_words("2026-12-15 00:00:00"), "15/12/2026");
        assert_eq!(day_in_words("thường xuyên"), "thường xuyên");
    }
}
