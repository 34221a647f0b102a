//! What was matched, as a table to take away.
//! What is not clear stays empty, with a remark.

use super::lines::Line;
use crate::organisations::pages::Words;
use domain::ids::OrganisationId;
use jiff::civil::Date;
use papers::tables::{Sheet, Workbook};

/// A row for each line: what was typed, how it came out, and which organisation it is.
pub fn workbook(words: &Words<'_>, on: Date, lines: &[Line]) -> Workbook {
    let say = |key: &'static str| words.language.say(key).to_string();
    let heads = [
        "organisations-match-line",
        "organisations-match-typed",
        "organisations-match-outcome",
        "organisations-match-id",
        "organisations-name",
        "organisations-class",
        "organisations-match-level",
        "organisations-above",
        "organisations-match-codes",
        "organisations-match-remark",
    ];
    let rows = lines.iter().map(|line| row(words, on, line));
    let head = heads.map(say).to_vec();
    let sheet = Sheet::of(say("organisations-match-title"), std::iter::once(head).chain(rows));
    Workbook { sheets: vec![sheet] }
}

fn row(words: &Words<'_>, on: Date, line: &Line) -> Vec<String> {
    let (_, _, key) = line.outcome().shown();
    let mut cells = vec![line.number.to_string(), line.typed.clone(), words.language.say(key).to_string()];
    match line.meant() {
        Some(id) => cells.extend(facts(words, on, id)),
        None => cells.extend(std::iter::repeat_n(String::new(), 6)),
    }
    cells.push(remark(words, on, line));
    cells
}

fn facts(words: &Words<'_>, on: Date, id: OrganisationId) -> [String; 6] {
    let graph = words.graph;
    let above = graph.parents(id, on).into_iter();
    let above = above.map(|(line, parent)| format!("{}: {}", words.line(&line), words.link(parent, on).name));
    let codes = graph.codes(id, on).into_iter().map(|(scheme, code)| format!("{scheme}={code}"));
    [
        id.to_string(),
        words.link(id, on).name,
        words.class(graph.class(id, on).unwrap_or_default()),
        words.level(graph.level(id, on).unwrap_or_default()),
        above.collect::<Vec<_>>().join("; "),
        codes.collect::<Vec<_>>().join("; "),
    ]
}

/// What a person should know of a line: the former name, or among whom to pick.
pub fn remark(words: &Words<'_>, on: Date, line: &Line) -> String {
    let names = |ids: &[OrganisationId]| ids.iter().map(|id| words.link(*id, on).name).collect::<Vec<_>>().join("; ");
    if let Some(was) = line.former() {
        let until = words.graph.names(was).filter(|name| name.valid_to.is_some_and(|to| to <= on)).last();
        let day = until.and_then(|name| name.valid_to).map(crate::look::dates::written).unwrap_or_default();
        let heirs = if line.meant().is_none() { names(line.candidates()) } else { names(line.meant().as_slice()) };
        if heirs.is_empty() {
            return words.language.say("organisations-match-was-alone").with("date", day).to_string();
        }
        return words.language.say("organisations-match-was").with("date", day).with("heirs", heirs).to_string();
    }
    match (line.meant(), line.candidates()) {
        (None, [_, ..]) => {
            words.language.say("organisations-match-choose").with("names", names(line.candidates())).to_string()
        }
        _ => String::new(),
    }
}
