//! The register of the demo province, put together from its files.
//! The files stand in `fixtures/lam-giang`; a part of the province keeps the identities of the whole.

use domain::organisations::{GraphError, ParseError, Rows, apply, parse_organisations, parse_reorganisation};
use std::collections::BTreeSet;

const FOUNDED: &str = include_str!("../../../../fixtures/lam-giang/organisations-2024.tsv");
const FOUNDED_LATER: &str = include_str!("../../../../fixtures/lam-giang/organisations-2025.tsv");
const REORGANISED: &str = include_str!("../../../../fixtures/lam-giang/reorganisation-2025.tsv");

/// Why the files do not make a register.
#[derive(Debug, thiserror::Error)]
pub enum RegisterFault {
    /// A line cannot be read.
    #[error(transparent)]
    Line(#[from] ParseError),
    /// An event cannot be applied.
    #[error(transparent)]
    Event(#[from] GraphError),
}

/// The rows of the province, of all districts or of these alone.
pub fn rows(districts: Option<&[&str]>) -> Result<Rows, RegisterFault> {
    let (founded, later, reorganised) = match districts {
        None => (FOUNDED.to_owned(), FOUNDED_LATER.to_owned(), REORGANISED.to_owned()),
        Some(districts) => only(districts),
    };
    let mut events = parse_organisations("organisations-2024.tsv", &founded)?;
    events.extend(parse_organisations("organisations-2025.tsv", &later)?);
    events.extend(parse_reorganisation("reorganisation-2025.tsv", &reorganised)?);
    // On one day, bodies are founded before others are merged into them.
    events.sort_by_key(|event| event.on);
    let mut rows = Rows::default();
    for event in events {
        apply(&mut rows, event)?;
    }
    Ok(rows)
}

fn word(line: &str) -> &str {
    line.split('\t').next().unwrap_or_default()
}

/// The lines of the chosen districts, of their communes and of the successors of both. Other lines become empty, so
/// that a fault is told with the line number of the file.
fn only(districts: &[&str]) -> (String, String, String) {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let founded = kept(FOUNDED, |line| {
        let district = word(line).split_once('-').map(|(_, name)| name).unwrap_or_default();
        let is_district = line.split('\t').nth(4) == Some("district");
        let parents_known = line.split('\t').skip(6).take(4).all(|parent| parent.is_empty() || known.contains(parent));
        let keep = parents_known && (!is_district || districts.contains(&district));
        if keep {
            known.insert(word(line));
        }
        keep
    });
    let heirs: BTreeSet<&str> = REORGANISED
        .lines()
        .filter(|line| line.split('\t').nth(2).is_some_and(|who| who.split(',').all(|word| known.contains(word))))
        .filter_map(|line| line.split('\t').nth(3))
        .flat_map(|to| to.split(';').map(|part| part.trim().split(':').next().unwrap_or_default()))
        .collect();
    let later = kept(FOUNDED_LATER, |line| {
        let keep = heirs.contains(word(line));
        if keep {
            known.insert(word(line));
        }
        keep
    });
    let reorganised = kept(REORGANISED, |line| {
        let who = line.split('\t').nth(2).unwrap_or_default();
        who.split(',').all(|word| known.contains(word))
    });
    (founded, later, reorganised)
}

fn kept<'t>(text: &'t str, mut keep: impl FnMut(&'t str) -> bool) -> String {
    let mut lines = text.lines();
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        out.push('\n');
        if keep(line) {
            out.push_str(line);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisations::classes;
    use domain::organisations::{Graph, organisation_of_word};
    use jiff::civil::date;

    #[test]
    fn the_whole_province_is_a_graph_with_its_counts() {
        let graph = Graph::build(rows(None).unwrap(), classes().clone()).unwrap();
        let on =
            |day, class: &str| graph.alive(day).into_iter().filter(|id| graph.class(*id, day) == Some(class)).count();
        let (before, after) = (date(2024, 6, 1), date(2026, 11, 23));
        assert_eq!(
            (on(before, "dang-uy-co-so"), on(before, "huyen-uy"), on(before, "thi-uy"), on(before, "thanh-uy")),
            (110, 10, 1, 1)
        );
        assert_eq!((on(after, "dang-uy-xa"), on(after, "dang-uy-phuong"), on(after, "dang-uy-truc-thuoc")), (30, 6, 4));
        assert_eq!((on(after, "huyen-uy"), on(after, "dang-uy-co-so")), (0, 0));
    }

    #[test]
    fn a_part_of_the_province_has_the_same_identities() {
        let part = Graph::build(rows(Some(&["vinh-gao"])).unwrap(), classes().clone()).unwrap();
        let today = date(2026, 11, 23);
        assert!(part.exists(organisation_of_word("du-yen-hen-2025"), today));
        assert!(!part.exists(organisation_of_word("du-lam-giang-2025"), today));
        let heirs = part.successor_closure(organisation_of_word("cu-vinh-gao"), today);
        assert_eq!(heirs.len(), 3);
    }
}
