//! A block of cells from a spreadsheet program, laid over the boxes of a form: what goes where, what stays as it is, what
//! cannot be read, what finds no box. Nothing is written here, and nothing is guessed: a text that is no number is named.

use super::{
    draft::Draft,
    reading::{Names, read_cell, read_in},
};
use domain::{
    packs::Pack,
    problem::Problem,
    reporting::{Cell, CellState, KeyLists, RemarkKind},
    text::fold,
};
use papers::tables;

/// Cells of a block, row by row, blank rows among them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    rows: Vec<Vec<String>>,
}

/// What becomes of one text of the block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It goes into the box.
    Write,
    /// It goes into the box, and the person is asked how it is to be read.
    Ask,
    /// Nothing stands there: the box stays as it is.
    Keep,
    /// The column was too narrow in the spreadsheet: only `####` came.
    TooNarrow,
    /// A formula of the spreadsheet failed: `#N/A`, `#REF!`.
    Failed,
    /// It cannot be read as a number.
    Unread(RemarkKind),
}

/// One text of the block and the box to which it belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The box.
    pub cell: Cell,
    /// The text.
    pub typed: String,
    /// What becomes of it.
    pub outcome: Outcome,
}

/// What goes where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The column whose texts are taken, from 0.
    pub column: usize,
    /// Columns that could be taken, each with its first texts.
    pub columns: Vec<(usize, String)>,
    /// Whether rows were found by the code or name of their indicator, not by their order.
    pub by_name: bool,
    /// Texts with their boxes.
    pub planned: Vec<Planned>,
    /// Texts above the first number, left out as a heading.
    pub headings: Vec<String>,
    /// Texts that found no box.
    pub spare: Vec<String>,
}

impl Plan {
    /// How many boxes would be written.
    pub fn writes(&self) -> usize {
        self.planned.iter().filter(|planned| matches!(planned.outcome, Outcome::Write | Outcome::Ask)).count()
    }
}

impl Block {
    /// Reads a text as it comes from the clipboard: cells parted by tabs, quoted where a line ends inside them.
    pub fn of(text: &str) -> Result<Self, Problem> {
        let workbook = tables::pasted(text).map_err(|fault| fault.problem_of_table(""))?;
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut expected = 1;
        for row in workbook.sheets.into_iter().flat_map(|sheet| sheet.rows) {
            // Blank rows are not among those that were read; a blank cell in a column is one.
            let blank = row.number.saturating_sub(expected);
            rows.extend((0..blank).map(|_| Vec::new()));
            let inside: usize = row.cells.iter().map(|cell| cell.matches('\n').count()).sum();
            expected = row.number + 1 + u32::try_from(inside).unwrap_or(0);
            rows.push(row.cells);
        }
        // One row of numbers lies across the boxes as a column would.
        let is_of_numbers =
            |cell: &String| matches!(outcome(cell.trim(), 6), Outcome::Write | Outcome::Ask | Outcome::Keep);
        if let [only] = rows.as_slice()
            && only.iter().all(is_of_numbers)
        {
            rows = only.iter().map(|cell| vec![cell.clone()]).collect();
        }
        Ok(Block { rows })
    }

    /// The text of a cell in one line.
    fn text(&self, row: usize, column: usize) -> String {
        let cell = self.rows.get(row).and_then(|row| row.get(column)).map(String::as_str).unwrap_or_default();
        cell.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    fn numbers_in(&self, column: usize) -> usize {
        let is_number = |row: &usize| matches!(outcome(&self.text(*row, column), 6), Outcome::Write | Outcome::Ask);
        (0..self.rows.len()).filter(is_number).count()
    }

    /// The column that is taken where nobody chose: the last that holds numbers in good part, for it is the newest.
    fn likely_column(&self) -> usize {
        let counts: Vec<usize> = (0..self.width()).map(|column| self.numbers_in(column)).collect();
        let most = counts.iter().copied().max().unwrap_or(0);
        counts.iter().rposition(|count| *count > 0 && *count * 2 >= most).unwrap_or(0)
    }

    /// Lays the block over boxes, from `start` on where rows are not found by name.
    pub fn plan(&self, pack: &Pack, boxes: &[Cell], start: Option<&Cell>, chosen: Option<usize>) -> Plan {
        let column = chosen.filter(|column| *column < self.width()).unwrap_or_else(|| self.likely_column());
        let columns = (0..self.width()).filter(|column| self.numbers_in(*column) > 0 && self.width() > 1);
        let columns = columns.map(|column| (column, self.first_texts(column))).collect();
        let named = self.named(pack, boxes, column);
        let by_name = named.is_some();
        let mut plan = Plan { column, columns, by_name, planned: Vec::new(), headings: Vec::new(), spare: Vec::new() };
        match named {
            Some(places) => self.lay_by_name(&mut plan, pack, places),
            None => {
                let from = start.and_then(|start| boxes.iter().position(|cell| cell == start)).unwrap_or(0);
                self.lay_in_order(&mut plan, pack, boxes.get(from..).unwrap_or_default());
            }
        }
        plan
    }

    fn first_texts(&self, column: usize) -> String {
        let texts = (0..self.rows.len()).map(|row| self.text(row, column)).filter(|text| !text.is_empty());
        texts.take(4).map(|text| text.chars().take(24).collect()).collect::<Vec<String>>().join("; ")
    }

    fn lay_in_order(&self, plan: &mut Plan, pack: &Pack, boxes: &[Cell]) {
        let texts: Vec<String> = (0..self.rows.len()).map(|row| self.text(row, plan.column)).collect();
        let is_number = |text: &String| matches!(outcome(text, 6), Outcome::Write | Outcome::Ask);
        let is_heading = |text: &&String| {
            matches!(outcome(text, 6), Outcome::Unread(RemarkKind::NotANumber)) && text.chars().any(char::is_alphabetic)
        };
        let headings = texts.iter().take_while(is_heading).count();
        let headings = if texts.iter().any(is_number) { headings } else { 0 };
        let headings = if headings == 0 && self.begins_with_years() { 1 } else { headings };
        plan.headings = texts.iter().take(headings).cloned().collect();
        let mut boxes = boxes.iter();
        for typed in texts.into_iter().skip(headings) {
            match boxes.next() {
                Some(cell) => plan.planned.push(planned(pack, cell, typed)),
                None if typed.is_empty() => {}
                None => plan.spare.push(typed),
            }
        }
    }

    /// Whether the first row names years above columns of numbers.
    fn begins_with_years(&self) -> bool {
        let texts: Vec<String> = (0..self.width()).map(|column| self.text(0, column)).collect();
        let is_year = |text: &&String| text.len() == 4 && ("1990"..="2100").contains(&text.as_str());
        let years = texts.iter().filter(is_year).count();
        let others = texts.iter().filter(|text| !is_year(text) && outcome(text, 6) == Outcome::Write).count();
        self.rows.len() > 1 && self.width() > 1 && years > 0 && others == 0
    }

    fn lay_by_name(&self, plan: &mut Plan, pack: &Pack, places: Vec<Option<Cell>>) {
        for (row, place) in places.into_iter().enumerate() {
            let typed = self.text(row, plan.column);
            match place {
                Some(cell) if plan.planned.iter().all(|other| other.cell != cell) => {
                    plan.planned.push(planned(pack, &cell, typed));
                }
                _ if matches!(outcome(&typed, 6), Outcome::Write | Outcome::Ask) => plan.spare.push(typed),
                _ => {}
            }
        }
    }

    /// The box of each row by the code or name that stands in it, where that is so of at least half of the rows.
    fn named(&self, pack: &Pack, boxes: &[Cell], column: usize) -> Option<Vec<Option<Cell>>> {
        let names: Vec<(&Cell, String)> = boxes.iter().map(|cell| (cell, name_of(pack, cell))).collect();
        let mut last: Option<&Cell> = None;
        let mut places = Vec::new();
        for row in 0..self.rows.len() {
            let texts: Vec<String> =
                (0..self.width()).filter(|it| *it != column).map(|it| self.text(row, it)).collect();
            let found = place_of(&names, boxes, &texts, last);
            last = found.or(last);
            places.push(found.cloned());
        }
        let (found, rows) = (places.iter().flatten().count(), self.rows.iter().filter(|row| !row.is_empty()).count());
        (found > 0 && (found >= 2 || rows == 1) && found * 2 >= rows).then_some(places)
    }
}

/// The box that a row's texts name: by the code of an indicator its first number, by a name the number of that name, of
/// several the one of the indicator above.
fn place_of<'b>(
    names: &[(&'b Cell, String)],
    boxes: &'b [Cell],
    texts: &[String],
    last: Option<&Cell>,
) -> Option<&'b Cell> {
    let folded: Vec<String> = texts.iter().filter(|text| !text.is_empty()).map(|text| bare(text)).collect();
    let by_name = names.iter().filter(|(_, name)| folded.contains(name)).map(|(cell, _)| *cell);
    let by_name: Vec<&Cell> = by_name.collect();
    let is_near = |cell: &&&Cell| last.is_some_and(|last| last.indicator == cell.indicator);
    if let Some(cell) = by_name.iter().find(is_near).or(by_name.first()) {
        return Some(cell);
    }
    let is_coded = |cell: &&Cell| texts.iter().any(|text| text.eq_ignore_ascii_case(&cell.indicator));
    boxes.iter().find(is_coded)
}

/// A name without marks, case and what stands before it in lists of parts.
fn bare(text: &str) -> String {
    let folded = fold(text);
    let folded = folded.trim_start_matches(['-', '+', ' ']).trim();
    folded.strip_prefix("trong do").unwrap_or(folded).trim_start_matches([':', ' ']).to_owned()
}

fn name_of(pack: &Pack, cell: &Cell) -> String {
    let indicator = pack.indicator(&cell.indicator);
    indicator.and_then(|it| it.name_of(&cell.component)).map(|words| bare(words.vietnamese())).unwrap_or_default()
}

fn planned(pack: &Pack, cell: &Cell, typed: String) -> Planned {
    let indicator = pack.indicator(&cell.indicator);
    let outcome = match indicator.filter(|it| it.is_yes_no() || it.is_keys()) {
        Some(indicator) => match read_in(indicator, cell, &typed, "", &mut KeyLists::new()) {
            Ok(CellState::Empty) => Outcome::Keep,
            Ok(_) => Outcome::Write,
            Err(kind) => Outcome::Unread(kind),
        },
        None => outcome(&typed, indicator.map_or(0, |indicator| indicator.decimals_of(&cell.component))),
    };
    Planned { cell: cell.clone(), outcome, typed }
}

/// What becomes of a text in a box of so many decimals.
fn outcome(text: &str, decimals: u8) -> Outcome {
    match text {
        "" => Outcome::Keep,
        _ if text.chars().all(|letter| letter == '#') => Outcome::TooNarrow,
        _ if text.starts_with('#') => Outcome::Failed,
        _ => match read_cell(text, decimals, "") {
            Ok(CellState::Empty) => Outcome::Keep,
            Ok(CellState::Value(amount)) if amount.decimals() > decimals => {
                Outcome::Unread(RemarkKind::TooPrecise { decimals: i64::from(decimals) })
            }
            Ok(_) => Outcome::Write,
            Err(RemarkKind::Ambiguous { .. }) => Outcome::Ask,
            Err(kind) => Outcome::Unread(kind),
        },
    }
}

/// Writes what can be written into a draft, and remembers what stood there.
pub fn apply(draft: &mut Draft, plan: &Plan) {
    draft.pasted.clear();
    for planned in plan.planned.iter().filter(|it| matches!(it.outcome, Outcome::Write | Outcome::Ask)) {
        let names = Names::of(&planned.cell);
        let nothing = matches!(read_cell(&planned.typed, 6, ""), Ok(CellState::NothingArose));
        let (value, tick) = if nothing { (String::new(), "1") } else { (planned.typed.clone(), "") };
        draft.paste(&names.value, value);
        draft.paste(&names.tick, tick.to_owned());
        draft.paste(&names.copied, String::new());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reporting::packs;
    use domain::reporting::cells_of;

    /// Lays a block over the half-year form: `box=text` of what is written, then what is not, each with a mark.
    fn laid(text: &str, start: Option<&str>, column: Option<usize>) -> String {
        let pack = &packs::newest("vocational-education").unwrap().pack;
        let cells = cells_of(pack.form("half-year").unwrap(), pack);
        let start = start.map(|start| start.parse().unwrap());
        let plan = Block::of(text).unwrap().plan(pack, &cells, start.as_ref(), column);
        let told = |planned: &Planned| {
            let mark = match planned.outcome {
                Outcome::Write => "=",
                Outcome::Ask => "=?",
                Outcome::Keep => return None,
                Outcome::TooNarrow => "#narrow ",
                Outcome::Failed => "#failed ",
                Outcome::Unread(_) => "#",
            };
            Some(format!("{}{mark}{}", planned.cell, planned.typed))
        };
        let mut all: Vec<String> = plan.planned.iter().filter_map(told).collect();
        all.extend(plan.headings.iter().map(|words| format!("heading {words}")));
        all.extend(plan.spare.iter().map(|typed| format!("spare {typed}")));
        all.join(" | ")
    }

    #[test]
    fn a_block_is_laid_over_boxes() {
        let table = [
            ("4\n9\n12", None, None, "A01.value=4 | A02.numerator=9 | A02.denominator=12"),
            ("4\r\n9\r\n12\r\n", None, None, "A01.value=4 | A02.numerator=9 | A02.denominator=12"),
            // One row lies across.
            ("4\t9\t12", None, None, "A01.value=4 | A02.numerator=9 | A02.denominator=12"),
            ("6\n540", Some("A04.value"), None, "A04.value=6 | A05.value=540"),
            // A blank cell leaves its box alone; a line end inside a cell is no row.
            ("4\n\n12", None, None, "A01.value=4 | A02.denominator=12"),
            ("\"4\n\"\n\n12", None, None, "A01.value=4 | A02.denominator=12"),
            ("\n9", None, None, "A02.numerator=9"),
            // As Vietnamese and as Excel write; what can be read in two ways is asked.
            ("1.234\n1.234.567\n1,5", None, None, "A01.value=1.234 | A02.numerator=1.234.567 | A02.denominator#1,5"),
            ("1,234", None, None, "A01.value=?1,234"),
            (
                "####\n#N/A\n#REF!\n5 người",
                None,
                None,
                "A01.value#narrow #### | A02.numerator#failed #N/A | A02.denominator#failed #REF! | A04.value#5 người",
            ),
            (
                "Kỳ này\nSố liệu\n4\nchín",
                None,
                None,
                "A01.value=4 | A02.numerator#chín | heading Kỳ này | heading Số liệu",
            ),
            ("không phát sinh\n9", None, None, "A01.value=không phát sinh | A02.numerator=9"),
            // More than there are boxes.
            ("1\n2\n\n3", Some("C11.value"), None, "C11.value=1 | spare 2 | spare 3"),
            // The newest column, or the one that was chosen.
            ("Nội dung\t2025\t2026\nx\t1\t4\ny\t2\t9", None, None, "A01.value=4 | A02.numerator=9 | heading 2026"),
            ("x\t1\t4\ny\t2\t9", None, Some(1), "A01.value=1 | A02.numerator=2"),
            // Found by code or by name, in whatever order; the codes are no numbers.
            ("A05\t540", None, None, "A05.value=540"),
            ("A05\t540\nA04\t6\nA01\t4", None, None, "A05.value=540 | A04.value=6 | A01.value=4"),
            ("STT\tMã\tKỳ này\n1\tA05\t540\n2\tA04\t6\n3\tZ9\t1", None, None, "A05.value=540 | A04.value=6 | spare 1"),
        ];
        for (text, start, column, expected) in table {
            assert_eq!(laid(text, start, column), expected, "{text}");
        }
    }

    #[test]
    fn rows_are_found_by_the_names_of_parts_below_their_indicator() {
        let pack = &packs::newest("vocational-education").unwrap().pack;
        let name = |code: &str| pack.indicator(code).unwrap().name.vi.clone();
        let text = format!("{}\t231\ntrong đó: nữ\t126\n{}\t9", name("C08"), name("A07"));
        assert_eq!(laid(&text, None, None), "C08.value=231 | C08.part.female=126 | A07.value=9");
    }

    #[test]
    fn a_large_block_is_laid_at_once_and_a_blank_or_secret_one_is_refused() {
        let row = (0..12).map(|column| format!("1.{column:03}")).collect::<Vec<_>>().join("\t");
        let text = vec![row; 170].join("\n");
        assert!(laid(&text, None, None).ends_with("spare 1.011"));
        assert!(Block::of(" \n\t").is_err());
        assert!(Block::of("MẬT\n4").is_err());
    }
}
