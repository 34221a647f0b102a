//! What antiword prints, read back: paragraphs, and tables drawn with upright strokes.
//! It runs no program: the text is handed in.

/// Lines of a table's first column that make it the head or the foot of a paper instead of a table.
const HEAD_OR_FOOT: [&str; 5] = ["nơi nhận", "độc lập", "cộng hòa", "cộng hoà", "đảng cộng sản"];

/// The text: tables as rows, the two columns of head and foot one after the other.
pub(super) fn text(printed: &str) -> String {
    let mut written = String::new();
    let mut table: Vec<Vec<String>> = Vec::new();
    for line in printed.lines() {
        match cells(line) {
            Some(cells) => table.push(cells),
            None => {
                close(&mut written, std::mem::take(&mut table));
                let line = line.trim_end();
                if !line.is_empty() || !written.ends_with("\n\n") {
                    written.push_str(line);
                    written.push('\n');
                }
            }
        }
    }
    close(&mut written, table);
    written
}

fn cells(line: &str) -> Option<Vec<String>> {
    let inside = line.trim_end().strip_prefix('|')?.strip_suffix('|')?;
    Some(inside.split('|').map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")).collect())
}

fn close(written: &mut String, table: Vec<Vec<String>>) {
    let is_two = table.iter().all(|row| row.len() == 2);
    let marks = |cell: &String| HEAD_OR_FOOT.iter().any(|mark| cell.to_lowercase().starts_with(mark));
    let lines = if is_two && table.iter().flatten().any(marks) { columns(&table) } else { rows(table) };
    for line in lines.into_iter().filter(|line| !line.trim().is_empty()) {
        written.push_str(&line);
        written.push('\n');
    }
}

fn columns(table: &[Vec<String>]) -> Vec<String> {
    let column = |number: usize| table.iter().filter_map(move |row| row.get(number).cloned());
    column(0).chain(column(1)).collect()
}

/// A line whose first cell is empty goes on with the cells of the row above.
fn rows(table: Vec<Vec<String>>) -> Vec<String> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in table {
        let goes_on = line.first().is_some_and(String::is_empty);
        match rows.last_mut().filter(|row| goes_on && row.len() == line.len()) {
            Some(row) => row.iter_mut().zip(line).filter(|(_, more)| !more.is_empty()).for_each(|(cell, more)| {
                cell.push(' ');
                cell.push_str(&more);
            }),
            None => rows.push(line),
        }
    }
    rows.into_iter().map(|row| row.join("\t")).collect()
}
