//! The rules of a pack by which units have bodies, read from a table. The columns stand in
//! `packs/organisations/vietnam/bodies.md`. Nothing is decided here.

use super::super::{
    ParseError,
    register::{LINES, Line, lines},
};
use jiff::civil::Date;

/// Columns of the parents, in the order of the lines.
const PARENTS: usize = 7;

/// Whose body stands above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Above<'t> {
    /// The body of this role of the same unit.
    Here(&'t str),
    /// The body of this role of the unit above.
    Higher(&'t str),
}

/// Which body units of some classes have.
#[derive(Debug, Clone)]
pub(super) struct Rule<'t> {
    pub role: &'t str,
    of: Vec<&'t str>,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub class: &'t str,
    pub name: &'t str,
    pub short_name: &'t str,
    /// Line and whose body.
    pub parents: Vec<(&'static str, Above<'t>)>,
    /// Role and tasks.
    pub into: Vec<(&'t str, Option<&'t str>)>,
    pub heirs: Vec<&'t str>,
    pub legal_basis: &'t str,
    pub ends_by: &'t str,
}

impl Rule<'_> {
    /// Whether it says what a unit of this class has on that day.
    pub(super) fn holds(&self, class: &str, on: Date) -> bool {
        let is_of = self.of.contains(&class);
        is_of && self.from.is_none_or(|from| from <= on) && self.to.is_none_or(|to| on < to)
    }
}

/// Reads the table.
pub(super) fn read<'t>(file: &'t str, text: &'t str) -> Result<Vec<Rule<'t>>, ParseError> {
    lines(file, text).map(|line| rule(&line)).collect()
}

fn rule<'t>(line: &Line<'t>) -> Result<Rule<'t>, ParseError> {
    let day = |column: usize| if line.cell(column).is_empty() { Ok(None) } else { line.date(column).map(Some) };
    let listed = |column: usize, mark: char| {
        line.cell(column).split(mark).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<&'t str>>()
    };
    let above = |(index, name): (usize, &&'static str)| {
        let role = line.cell(PARENTS + index);
        let above = role.strip_prefix('^').map_or(Above::Here(role), Above::Higher);
        (!role.is_empty()).then_some((*name, above))
    };
    let task = |part: &'t str| {
        let (role, tasks) = part.split_once(':').map_or((part, None), |(role, tasks)| (role, Some(tasks.trim())));
        (role.trim(), tasks)
    };
    let role = line.required(0, "role")?;
    let heirs = listed(12, ',');
    Ok(Rule {
        role,
        of: listed(1, ','),
        from: day(2)?,
        to: day(3)?,
        class: line.required(4, "class")?,
        name: line.required(5, "name")?,
        short_name: line.cell(6),
        parents: LINES.iter().enumerate().filter_map(above).collect(),
        into: listed(11, ';').into_iter().map(task).collect(),
        heirs: if heirs.is_empty() { vec![role] } else { heirs },
        legal_basis: line.required(13, "legal basis")?,
        ends_by: line.cell(14),
    })
}
