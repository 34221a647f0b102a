//! Names of places and of people, put together from syllables: none is that of a real unit, which a test checks against
//! the register of the nation, and none is meant to be that of a person.

use crate::Chance;
use domain::text::fold;

const FIRST: &[&str] = &[
    "Yên",
    "Vĩnh",
    "Bến",
    "Cẩm",
    "Thuận",
    "Điền",
    "Khuê",
    "Kỳ",
    "Lộc",
    "Mỹ",
    "Phú",
    "Trường",
    "Đồng",
    "Tân",
    "Xuân",
    "Hòa",
    "Thạch",
    "Ngọc",
    "Liên",
    "Quảng",
    "Doi",
    "Gò",
    "Vực",
    "Rú",
];
const SECOND: &[&str] = &[
    "Hến", "Gạo", "Sậy", "Nhạn", "Mẫn", "Vối", "Nứa", "Sim", "Sấu", "Cói", "Lác", "Mướp", "Bầu", "Vẹt", "Ốc", "Tép",
    "Rươi", "Vạc", "Diệc", "Sếu", "Chích", "Khướu", "Nhót", "Bưởi", "Bòng", "Lụa", "Thóc", "Ngô", "Nếp", "Khoai",
    "Chè", "Trám", "Dọc", "Muỗm", "Vầu", "Song", "Guột",
];
const FAMILIES: &[&str] =
    &["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Võ"];
const MIDDLES: &[&str] = &["Bến", "Vườn", "Nắng", "Sương", "Đồng", "Suối", "Mây", "Thóc", "Cầu", "Trăng", "Gió"];
const GIVEN: &[&str] = &[
    "Sậy", "Hến", "Trám", "Vầu", "Nứa", "Sim", "Mận", "Khế", "Lụa", "Ngô", "Nếp", "Chè", "Guột", "Lúa", "Diệc", "Sếu",
    "Nhót", "Bưởi",
];

/// Names that are given out one by one, each once.
pub struct Names {
    chance: Chance,
    places: Vec<String>,
}

impl Names {
    /// Those of a seed.
    pub fn of(seed: u64) -> Self {
        let mut chance = Chance::of(seed ^ 0x6e61_6d65);
        let mut places: Vec<String> =
            FIRST.iter().flat_map(|first| SECOND.iter().map(move |second| format!("{first} {second}"))).collect();
        for place in (1..places.len()).rev() {
            places.swap(place, usize::try_from(chance.below(place as u64 + 1)).unwrap_or_default());
        }
        Names { chance, places }
    }

    /// The next place.
    pub fn place(&mut self) -> String {
        self.places.pop().expect("a name for a place: so many units have none")
    }

    /// Somebody.
    pub fn person(&mut self) -> String {
        let chance = &mut self.chance;
        let mut one = |of: &[&'static str]| of[usize::try_from(chance.below(of.len() as u64)).unwrap_or_default()];
        format!("{} {} {}", one(FAMILIES), one(MIDDLES), one(GIVEN))
    }
}

/// A name as a word of registers and logins: `yen-hen`.
pub fn word_of(name: &str) -> String {
    fold(name).replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{organisations::Change, text::nfc};
    use std::collections::BTreeSet;

    #[test]
    fn no_name_of_a_place_is_borne_by_a_unit_of_the_nation() {
        let events = app::organisations::vietnam::events(&[]).unwrap().expect("the register of the nation");
        let real: Vec<String> = events
            .into_iter()
            .filter_map(|event| match event.change {
                Change::Found { name, .. } | Change::Rename { name, .. } => Some(nfc(&name).to_lowercase()),
                _ => None,
            })
            .collect();
        assert!(real.len() > 10_000);
        let mut names = Names::of(1);
        let made: BTreeSet<String> = (0..FIRST.len() * SECOND.len()).map(|_| fold(&names.place())).collect();
        assert_eq!(made.len(), FIRST.len() * SECOND.len(), "each once, without marks too");
        let written: BTreeSet<String> = FIRST
            .iter()
            .flat_map(|first| SECOND.iter().map(move |second| format!(" {first} {second}").to_lowercase()))
            .collect();
        let borne = |name: &&String| written.iter().any(|written| name.ends_with(written.as_str()));
        assert_eq!(real.iter().filter(borne).collect::<Vec<_>>(), Vec::<&String>::new());
    }
}
