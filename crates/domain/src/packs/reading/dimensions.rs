//! Dimensions from `dimensions.toml`, and the parts that an indicator takes from them or lists itself.
//! A code of a part is given once in its indicator, from wherever it comes.

use super::{
    super::{Dimension, Fault, Member, Part},
    Codes, Table,
    codes::Known,
};
use std::collections::BTreeSet;

pub(super) fn read(table: &Table<'_, '_>, codes: &mut Codes) -> Vec<Dimension> {
    table.only(&["dimension"]);
    table.some_tables("dimension").iter().filter_map(|entry| dimension(entry, codes)).collect()
}

fn dimension(table: &Table<'_, '_>, codes: &mut Codes) -> Option<Dimension> {
    table.only(&["code", "name", "members"]);
    let (code, name) = (codes.of(table), table.words("name"));
    let mut of_members = Codes::default();
    let entries = table.some_tables("members");
    let members: Vec<Member> = entries.iter().filter_map(|entry| member(entry, &mut of_members)).collect();
    // Without one of its members it would be another dimension.
    (members.len() == entries.len()).then_some(())?;
    Some(Dimension { code: code?, name: name?, members })
}

pub(super) fn member(table: &Table<'_, '_>, codes: &mut Codes) -> Option<Member> {
    table.only(&["code", "name"]);
    let (code, name) = (codes.of(table), table.words("name"));
    Some(Member { code: code?, name: name? })
}

/// The dimensions of a pack, and their codes, also of those with a fault.
pub(super) struct Dimensions {
    pub list: Vec<Dimension>,
    pub known: Known,
}

/// The keys under which an indicator has parts.
pub(super) const KEYS: [&str; 4] = ["parts", "parts_of", "divided", "divided_by"];

/// «Trong đó» and «chia ra» of an indicator; none after a fault.
pub(super) fn parts(table: &Table<'_, '_>, dimensions: &Dimensions) -> Option<Vec<Part>> {
    let mut codes = Codes::default();
    let mut parts = Vec::new();
    let mut is_right = true;
    for (key, by, is_division) in [("parts", "parts_of", false), ("divided", "divided_by", true)] {
        let entries = table.tables(key);
        let own: Vec<Member> = entries.iter().filter_map(|entry| member(entry, &mut codes)).collect();
        is_right &= own.len() == entries.len();
        if is_division && own.len() == 1 {
            table.note(key, Fault::DivisionOfOne);
            is_right = false;
        }
        parts.extend(own.into_iter().map(|of| Part { code: of.code, name: of.name, dimension: None, is_division }));
        for item in dimensions.known.placed(table, by) {
            let Some(dimension) = dimensions.list.iter().find(|known| known.code == item.value) else {
                is_right = false;
                continue;
            };
            if is_division && dimension.members.len() == 1 {
                table.sheet.note(item.line, Fault::DivisionOfOne);
                is_right = false;
            }
            parts.extend(dimension.members.iter().map(|member| Part {
                code: member.code.clone(),
                name: member.name.clone(),
                dimension: Some(dimension.code.clone()),
                is_division,
            }));
        }
    }
    (is_right && each_once(table, &parts)).then_some(parts)
}

/// Whether no two parts have one code: they would be one cell.
fn each_once(table: &Table<'_, '_>, parts: &[Part]) -> bool {
    let mut seen = BTreeSet::new();
    let again = parts.iter().find(|part| !seen.insert(&part.code));
    if let Some(part) = again {
        let first = i64::try_from(table.line()).unwrap_or(0);
        let key = KEYS.iter().rev().find(|key| table.has(key)).copied().unwrap_or("parts");
        table.note(key, Fault::CodeTwice { typed: part.code.clone(), first });
    }
    again.is_none()
}
