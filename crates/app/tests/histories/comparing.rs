//! What the graph says against what the oracle says. The first difference is told in words.

use super::oracle::{LINES, Living, Number, Passed, Told, What, event_id, id, legal_basis, tell};
use domain::{ids::OrganisationId, organisations::Graph};
use jiff::civil::Date;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Debug,
};

/// Nothing, or where the graph differs.
pub type Verdict = Result<(), String>;

fn same<T: PartialEq + Debug>(graph: T, oracle: T, about: impl FnOnce() -> String) -> Verdict {
    if graph == oracle { Ok(()) } else { Err(format!("{}: the graph says {graph:?}, the oracle {oracle:?}", about())) }
}

fn ids(numbers: impl IntoIterator<Item = Number>) -> BTreeSet<OrganisationId> {
    numbers.into_iter().map(id).collect()
}

/// Everything, on the day of each event and on its eve.
pub fn compare(history: &[Told], graph: &Graph) -> Verdict {
    let founded: Vec<Number> = history.iter().filter_map(founded).collect();
    let days: BTreeSet<Date> = history.iter().flat_map(|told| [told.on.yesterday().expect("a day"), told.on]).collect();
    same(graph.all().collect(), ids(founded.iter().copied()), || "all that ever were".to_owned())?;
    let days: Vec<(Date, Living)> = days.into_iter().map(|on| (on, tell(history, on))).collect();
    for (on, living) in &days {
        compare_members(living, graph, &founded, *on)?;
        compare_lines(living, graph, &founded, *on)?;
        compare_heirs(living, graph, &founded, *on)?;
    }
    compare_histories(history, graph, &founded, &days)?;
    compare_shares(history, graph, &founded)
}

fn founded(told: &Told) -> Option<Number> {
    match told.what {
        What::Found { who, .. } => Some(who),
        _ => None,
    }
}

/// Who exists, and under which name, class, level and codes.
fn compare_members(living: &Living, graph: &Graph, founded: &[Number], on: Date) -> Verdict {
    same(graph.alive(on).into_iter().collect(), ids(living.known.keys().copied()), || format!("alive on {on}"))?;
    for number in founded {
        let (at, about) = (id(*number), || format!("o{number} on {on}"));
        let known = living.known.get(number);
        same(graph.exists(at, on), known.is_some(), about)?;
        same(graph.name(at, on), known.map(|known| known.name.as_str()), about)?;
        let codes: BTreeSet<(&str, &str)> = graph.codes(at, on).into_iter().collect();
        let told = known.into_iter().flat_map(|known| &known.codes).map(|(scheme, code)| (*scheme, code.as_str()));
        same(codes, told.collect(), about)?;
        if let Some(known) = known {
            same(graph.class(at, on), Some(known.class), about)?;
            same(graph.level(at, on), Some(known.level), about)?;
        }
    }
    Ok(())
}

/// Above and below, on every line.
fn compare_lines(living: &Living, graph: &Graph, founded: &[Number], on: Date) -> Verdict {
    for line in LINES {
        let chains: BTreeMap<Number, Vec<Number>> =
            living.known.keys().map(|number| (*number, living.above(*number, line))).collect();
        for number in founded {
            let (at, about) = (id(*number), || format!("o{number} on {line}, {on}"));
            let chain = chains.get(number).cloned().unwrap_or_default();
            same(graph.parent(at, line, on), chain.first().map(|parent| id(*parent)), about)?;
            same(graph.ancestors(at, line, on), chain.iter().map(|above| id(*above)).collect(), about)?;
            let below = |is_so: &dyn Fn(&Vec<Number>) -> bool| {
                ids(chains.iter().filter(|(_, chain)| is_so(chain)).map(|(lower, _)| *lower))
            };
            let children = below(&|chain| chain.first() == Some(number));
            same(graph.children(at, line, on).into_iter().collect(), children, about)?;
            let descendants = below(&|chain| chain.contains(number));
            same(graph.descendants(at, line, on).into_iter().collect(), descendants, about)?;
        }
    }
    Ok(())
}

/// Who carries on for whom, and that nobody is lost on the way.
fn compare_heirs(living: &Living, graph: &Graph, founded: &[Number], on: Date) -> Verdict {
    for number in founded {
        let (at, about) = (id(*number), || format!("heirs of o{number} on {on}"));
        let heirs = living.reached(*number, true);
        same(graph.successor_closure(at, on), ids(heirs.iter().copied()), about)?;
        same(graph.predecessor_closure(at, on), ids(living.reached(*number, false)), about)?;
        let has_ended = graph.life(at).is_some_and(|(_, ended)| ended.is_some_and(|ended| ended <= on));
        let someone_dissolved =
            living.dissolved.contains(number) || heirs.iter().any(|heir| living.dissolved.contains(heir));
        if has_ended && !someone_dissolved {
            let lives = graph.successor_closure(at, on).into_iter().any(|heir| graph.exists(heir, on));
            same(lives, true, || format!("o{number} leads to one that lives on {on}"))?;
        }
    }
    Ok(())
}

/// Lives, names in their order, and every event with its words.
fn compare_histories(history: &[Told], graph: &Graph, founded: &[Number], days: &[(Date, Living)]) -> Verdict {
    for number in founded {
        let mut names: Vec<(String, Date)> = Vec::new();
        let (mut first, mut ended) = (None, None);
        for (on, living) in days {
            match living.known.get(number) {
                Some(known) => {
                    first = first.or(Some(*on));
                    if names.last().is_none_or(|(name, _)| *name != known.name) {
                        names.push((known.name.clone(), *on));
                    }
                }
                None if first.is_some() => ended = ended.or(Some(*on)),
                None => {}
            }
        }
        let mut shown: Vec<(String, Date)> = Vec::new();
        for row in graph.names(id(*number)) {
            // A name that was given again is one name for whoever reads it.
            if shown.last().is_none_or(|(name, _)| *name != row.name) {
                shown.push((row.name.clone(), row.valid_from));
            }
        }
        same(shown, names, || format!("names of o{number}"))?;
        same(graph.life(id(*number)), first.map(|first| (first, ended)), || format!("life of o{number}"))?;
    }
    for (number, told) in history.iter().enumerate() {
        let event = graph.event(event_id(number)).map(|event| (event.on_date, event.legal_basis.clone()));
        same(event, Some((told.on, legal_basis(number))), || format!("event {number}"))?;
        let note = graph.event(event_id(number)).and_then(|event| event.note.clone());
        same(note, (number % 3 == 0).then(|| format!("ghi chú {number}")), || format!("note of event {number}"))?;
    }
    Ok(())
}

/// Each part that went from one to another; the parts of one that ended make a whole.
fn compare_shares(history: &[Told], graph: &Graph, founded: &[Number]) -> Verdict {
    let last = history.last().map_or(Date::MIN, |told| told.on);
    let living = tell(history, last);
    for number in founded {
        let rows = graph.successors(id(*number));
        let shown: BTreeSet<_> = rows
            .iter()
            .map(|row| (row.event_id, row.successor_id, (row.share_numerator, row.share_denominator)))
            .collect();
        let of_it = living.passed.iter().filter(|passed| passed.old == *number);
        let told = of_it.map(|Passed { event, new, share, .. }| (event_id(*event), id(*new), *share)).collect();
        same(shown, told, || format!("shares of o{number}"))?;
        for (event, on) in history.iter().enumerate().map(|(event, told)| (event_id(event), told.on)) {
            let parts: Vec<(i64, i64)> = rows
                .iter()
                .filter(|row| row.event_id == event)
                .map(|row| (row.share_numerator, row.share_denominator))
                .collect();
            let whole: i64 = parts.iter().map(|(_, denominator)| denominator).product();
            let sum: i64 = parts.iter().map(|(numerator, denominator)| numerator * (whole / denominator)).sum();
            let is_right = if graph.exists(id(*number), on) { sum < whole } else { sum == whole };
            same(parts.is_empty() || is_right, true, || format!("shares of o{number} on {on} make {sum}/{whole}"))?;
        }
    }
    Ok(())
}
