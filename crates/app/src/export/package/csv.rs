//! Rows as CSV by RFC 4180, for people and Excel: UTF-8 with its mark, lines that end with CR LF.
//!
//! Nothing stands for a missing value and `""` for an empty text; every text is in quotes, so that a list separator of
//! another locale cuts none of them. A text that a spreadsheet could take for a formula gets one apostrophe in front, and so
//! does one that begins with an apostrophe: whoever takes one away from every text that has it gets back what was there.

use super::cells::Kind;
use domain::time::Moment;
use serde_json::Value as Json;

/// Spreadsheet programs take text for UTF-8 when it begins with this.
pub const MARK: &str = "\u{feff}";
/// Ends the name of a column that holds a moment.
const MOMENT: &str = "_at_ms";
/// What makes a spreadsheet take a text for a formula, also in full width; and the apostrophe itself.
const NEUTRALISED: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠'];

/// How a column is called: a moment without the unit in which the row has it.
pub fn name_of(column: &str) -> &str {
    if column.ends_with(MOMENT) { column.strip_suffix("_ms").unwrap_or(column) } else { column }
}

/// The first line, with the mark before it.
pub fn head<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let mut line = MARK.to_owned();
    push(&mut line, names.into_iter().map(quoted));
    line
}

/// A row: its cells in the open form, with the names and kinds of their columns.
pub fn line<'c>(cells: impl IntoIterator<Item = (&'c str, Kind, &'c Json)>) -> String {
    let mut line = String::new();
    push(&mut line, cells.into_iter().map(|(name, kind, cell)| field(name, kind, cell)));
    line
}

fn push(line: &mut String, fields: impl Iterator<Item = String>) {
    for (number, field) in fields.enumerate() {
        if number > 0 {
            line.push(',');
        }
        line.push_str(&field);
    }
    line.push_str("\r\n");
}

fn field(name: &str, kind: Kind, cell: &Json) -> String {
    match (kind, cell) {
        (_, Json::Null) => String::new(),
        (Kind::Integer, Json::Number(number)) if name.ends_with(MOMENT) => {
            number.as_i64().and_then(moment).unwrap_or_else(|| number.to_string())
        }
        (Kind::Integer, Json::Number(number)) => number.to_string(),
        (Kind::Integer, Json::String(digits)) => digits.clone(),
        (Kind::Text, Json::String(text)) if text.starts_with(NEUTRALISED) => quoted(&["'", text].concat()),
        (_, Json::String(text)) => quoted(text),
        (_, other) => quoted(&other.to_string()),
    }
}

/// A moment as day and time in Viet Nam, as far as spreadsheets have days.
fn moment(millisecond: i64) -> Option<String> {
    let moment = Moment::from_millisecond(millisecond);
    let local = moment.local();
    let is_shown = moment.millisecond() == millisecond && (1900..=9999).contains(&local.year());
    is_shown.then(|| local.strftime("%Y-%m-%d %H:%M:%S%.3f").to_string())
}

fn quoted(text: &str) -> String {
    ["\"", &text.replace('"', "\"\""), "\""].concat()
}
