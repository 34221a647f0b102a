//! What the page of relations shows of each clause of the parent: its words with those that a suggestion rests on marked, what
//! was said with its history, and what is suggested.

use super::super::{
    actions::{Compared, Said, SaidRow},
    suggesting::Suggested,
    words,
};
use crate::look::Frame;
use domain::{
    coverage::{Cell, Degree},
    ids::ProvisionId,
    organisations::Graph,
    time::Moment,
};
use std::collections::BTreeSet;

/// A text in pieces, those that are marked told apart.
pub type Marked = Vec<(String, bool)>;

/// A clause of the plan that stands to the clause of the parent, or the plan as a whole.
pub struct Related {
    pub tick: String,
    pub is_ticked: bool,
    /// None for the plan as a whole.
    pub clause: Option<String>,
    pub clause_path: String,
    pub text: String,
    pub symbol: &'static str,
    pub word: String,
    pub tone: &'static str,
    pub reason: String,
    pub by: String,
    pub undo: String,
    /// Why it is stale, and where it is carried over.
    pub old: Option<(String, Option<String>)>,
    /// All that was said before, the latest first.
    pub history: Vec<String>,
}

/// A clause of the plan that may take the clause of the parent up.
pub struct MayBe {
    pub tick: String,
    pub is_ticked: bool,
    pub clause: String,
    pub clause_path: String,
    pub text: Marked,
    pub is_named: bool,
}

/// A clause of the parent.
pub struct Section {
    pub id: ProvisionId,
    pub path: String,
    pub clause_path: String,
    pub text: Marked,
    pub state: Cell,
    pub symbol: &'static str,
    pub word: String,
    pub tone: &'static str,
    pub related: Vec<Related>,
    pub suggested: Vec<MayBe>,
    /// The tick by which the plan says that it does not take the clause up, where it does not.
    pub not_taken: Option<(String, bool)>,
}

type Ticked = BTreeSet<(Option<ProvisionId>, ProvisionId)>;

/// The clauses of the parent that can be covered, in its order.
pub fn sections(frame: &Frame, graph: &Graph, compared: &Compared, ticked: &Ticked) -> Vec<Section> {
    let clauses = compared.above.columns();
    clauses
        .map(|clause| {
            let open: Vec<&Suggested> =
                compared.suggested.iter().filter(|one| one.parent_clause == clause.id).collect();
            let cell = compared.standing_of(clause.id);
            let (symbol, key, class) = words::cell(cell);
            let tone = words::tone(class);
            let marks: Vec<(usize, usize)> = open.iter().flat_map(|one| one.told.parent_words.clone()).collect();
            let whole = (None, clause.id);
            Section {
                id: clause.id,
                path: clause.path.clone(),
                clause_path: format!("/van-ban/{}#{}", compared.parent.id, clause.anchor),
                text: marked(&clause.text, marks),
                state: cell,
                symbol,
                word: frame.say(key).to_string(),
                tone,
                related: related(frame, graph, compared, clause.id, ticked),
                suggested: open.into_iter().filter_map(|one| may_be(compared, one, ticked)).collect(),
                not_taken: (!matches!(cell, Cell::Full | Cell::Partial | Cell::Declared))
                    .then(|| (format!("-|{}|{}", clause.id, compared.number(whole)), ticked.contains(&whole))),
            }
        })
        .collect()
}

fn related(frame: &Frame, graph: &Graph, compared: &Compared, parent: ProvisionId, ticked: &Ticked) -> Vec<Related> {
    let pairs = compared.pairs_of(parent).into_iter();
    let shown = |(pair, row, degree): ((Option<ProvisionId>, ProvisionId), &SaidRow, Degree)| {
        let clause = pair.0.and_then(|id| compared.own.get(id));
        let (symbol, key, tone) = match (pair.0, degree) {
            (None, _) => ("c-none", "coverage-declared", "act"),
            (_, degree) => words::degree(degree),
        };
        let named = pair.0.map_or_else(|| "-".to_owned(), |id| id.to_string());
        let before = compared.said.get(&pair).into_iter().flatten().rev().skip(1);
        Related {
            tick: format!("{named}|{}|{}", pair.1, row.number),
            is_ticked: ticked.contains(&pair),
            clause: clause.map(|clause| [clause.path.as_str(), " ", clause.short.as_str()].concat()),
            clause_path: clause
                .map(|clause| format!("/van-ban/{}#{}", compared.standing.row.id, clause.anchor))
                .unwrap_or_default(),
            text: clause.map(|clause| clause.text.clone()).unwrap_or_default(),
            symbol,
            word: frame.say(key).to_string(),
            tone,
            reason: row.reason.clone(),
            by: said_by(frame, graph, row),
            undo: row.id.to_string(),
            old: compared.aged.get(&row.id).map(|old| (frame.say(words::aged(old.why)).to_string(), old.path())),
            history: before.map(|row| past(frame, graph, row)).collect(),
        }
    };
    pairs.map(shown).collect()
}

/// «Lê Thị Lan, Đảng ủy xã Yên Hến, 23/11/2026».
fn said_by(frame: &Frame, graph: &Graph, row: &SaidRow) -> String {
    let day = Moment::from_millisecond(row.set_at_ms).day();
    format!("{}, {}, {}", row.setter, words::name(graph, row.set_for, day), frame.date(&day))
}

fn past(frame: &Frame, graph: &Graph, row: &SaidRow) -> String {
    let key = match (Said::from_code(&row.degree), row.clause_id) {
        (Said::Nothing, _) => "coverage-taken-back",
        (Said::Degree(Degree::None), None) => "coverage-declared",
        (Said::Degree(degree), _) => words::degree(degree).1,
    };
    let reason = if row.reason.is_empty() { String::new() } else { format!(" «{}»", row.reason) };
    format!("{}{reason}. {}", frame.say(key), said_by(frame, graph, row))
}

fn may_be(compared: &Compared, one: &Suggested, ticked: &Ticked) -> Option<MayBe> {
    let clause = compared.own.get(one.clause)?;
    let pair = (Some(one.clause), one.parent_clause);
    Some(MayBe {
        tick: format!("{}|{}|{}|s", one.clause, one.parent_clause, compared.number(pair)),
        is_ticked: ticked.contains(&pair),
        clause: clause.path.clone(),
        clause_path: format!("/van-ban/{}#{}", compared.standing.row.id, clause.anchor),
        text: marked(&clause.text, one.told.own_words.clone()),
        is_named: one.told.is_named,
    })
}

/// Clauses of the plan that take nothing of this parent up: their names and words.
pub fn without_parent(compared: &Compared) -> Vec<(String, String)> {
    let clauses = compared.without_parent().into_iter().filter_map(|id| compared.own.get(id));
    let told = |clause: &super::super::clauses::Clause| {
        let path = format!("/van-ban/{}#{}", compared.standing.row.id, clause.anchor);
        (path, [clause.path.as_str(), " ", clause.short.as_str()].concat())
    };
    clauses.map(told).collect()
}

/// A text in pieces, by places in code points that may overlap.
fn marked(text: &str, mut places: Vec<(usize, usize)>) -> Marked {
    places.sort_unstable();
    let letters: Vec<char> = text.chars().collect();
    let (mut pieces, mut at): (Marked, usize) = (Vec::new(), 0);
    let mut put = |from: usize, to: usize, is_marked: bool| {
        let words: String = letters.get(from..to).unwrap_or_default().iter().collect();
        if !words.is_empty() {
            pieces.push((words, is_marked));
        }
    };
    for (start, end) in places {
        let (start, end) = (start.max(at), end.min(letters.len()));
        if start < end {
            put(at, start, false);
            put(start, end, true);
            at = end;
        }
    }
    put(at, letters.len(), false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_may_overlap_and_run_over_the_end() {
        let pieces = marked("đào tạo nghề", vec![(4, 7), (0, 5), (8, 99)]);
        let words: Vec<(&str, bool)> = pieces.iter().map(|(words, is)| (words.as_str(), *is)).collect();
        assert_eq!(words, [("đào t", true), ("ạo", true), (" ", false), ("nghề", true)]);
        assert_eq!(marked("", vec![(0, 1)]), Vec::new());
    }
}
