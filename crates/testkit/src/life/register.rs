//! The province before and after its reorganisation: districts with their communes, and what becomes of them.
//! Identities come from words, so that the same wish gives the same bodies; the reorganisation itself is prepared and
//! applied later, by the product's own actions.

use super::{
    Wish,
    names::{Names, word_of},
};
use crate::Chance;
use domain::{
    ids::OrganisationId,
    organisations::{Rows, apply_all, organisation_of_word, parse_organisations, reorganisation::DraftRow},
};
use std::collections::BTreeMap;

/// Since when everybody exists.
const FOUNDED: &str = "2010-01-01";
const BASIS: &str = "Dữ liệu minh họa";
/// Word, name, class and where it stands: line and superior.
const BODIES: &[(&str, &str, &str, &str, &str)] = &[
    ("tinh-uy", "Tỉnh ủy Lam Giang", "tinh-uy", "", ""),
    ("ban-tgdv", "Ban Tuyên giáo và Dân vận Tỉnh ủy", "ban-tuyen-giao-va-dan-van-tinh-uy", "party", "tinh-uy"),
    ("du-quan-su", "Đảng ủy Quân sự tỉnh", "dang-uy-truc-thuoc", "party", "tinh-uy"),
    ("du-cong-an", "Đảng ủy Công an tỉnh", "dang-uy-truc-thuoc", "party", "tinh-uy"),
    ("ubnd-tinh", "Ủy ban nhân dân tỉnh Lam Giang", "ubnd-tinh", "state", "tinh-uy"),
    ("so-giao-duc-va-dao-tao", "Sở Giáo dục và Đào tạo", "so", "state", "ubnd-tinh"),
    ("so-noi-vu", "Sở Nội vụ", "so", "state", "ubnd-tinh"),
    ("mttq-tinh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lam Giang", "mttq-tinh", "front", "tinh-uy"),
];
/// The lines of a register's columns.
const LINES: &[&str] = &["party", "state", "front", "professional"];
/// So many communes become one, in turn.
const MERGED: &[usize] = &[3, 1, 2, 1, 2];
/// A district has about so many of the communes that there are afterwards.
const IN_A_DISTRICT: usize = 12;

/// A body with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Which.
    pub id: OrganisationId,
    /// Its word in the register.
    pub word: String,
    /// Its name.
    pub name: String,
}

/// A commune of afterwards, with those from which it comes.
#[derive(Debug, Clone)]
pub struct Heir {
    /// Its name.
    pub name: String,
    /// It is a ward.
    pub is_ward: bool,
    /// From whom; the first gives it its head.
    pub from: Vec<Body>,
}

/// A district with its communes of afterwards.
#[derive(Debug, Clone)]
pub struct District {
    /// Itself.
    pub body: Body,
    /// What it is parted into.
    pub heirs: Vec<Heir>,
}

/// The province.
pub struct Province {
    /// Bodies of the whole province.
    pub bodies: Vec<Body>,
    /// Its districts.
    pub districts: Vec<District>,
    /// The rows of the register before the reorganisation.
    pub rows: Rows,
}

impl Province {
    /// The one that is wished for.
    pub fn of(wish: &Wish, names: &mut Names) -> Self {
        let mut chance = Chance::of(wish.seed ^ 0x7072_6f76);
        let mut lines: Vec<String> = BODIES.iter().map(line_of_body).collect();
        let mut districts = Vec::new();
        let count = (wish.units / IN_A_DISTRICT).max(2);
        let turn = usize::try_from(chance.below(MERGED.len() as u64)).unwrap_or_default();
        for number in 0..count {
            let (kind, class) = if number == 0 { ("Thị ủy", "thi-uy") } else { ("Huyện ủy", "huyen-uy") };
            let name = names.place();
            let body = body(&["cu-", &word_of(&name)].concat(), &format!("{kind} {name}"));
            lines.push(line_of(&body, class, "district", "party", "tinh-uy"));
            let (first, last) = (wish.units * number / count, wish.units * (number + 1) / count);
            let heirs: Vec<Heir> = (first..last)
                .map(|unit| {
                    let is_ward = unit % 6 == 0;
                    let kind = if is_ward { "phường" } else { "xã" };
                    let from = (0..MERGED[(unit + turn) % MERGED.len()]).map(|_| {
                        let name = names.place();
                        self::body(&["du-", &word_of(&name)].concat(), &format!("Đảng ủy {kind} {name}"))
                    });
                    let from: Vec<Body> = from.collect();
                    Heir { name: format!("Đảng ủy {kind} {}", names.place()), is_ward, from }
                })
                .collect();
            for old in heirs.iter().flat_map(|heir| &heir.from) {
                lines.push(line_of(old, "dang-uy-co-so", "commune-old", "party", &body.word));
            }
            districts.push(District { body, heirs });
        }
        let text =
            ["word\tname\tshort_name\tclass\tlevel\tfounded_on\tparty\tstate\tfront\tprofessional\tlegal_basis\n"]
                .into_iter()
                .map(str::to_owned)
                .chain(lines)
                .collect::<String>();
        let mut rows = Rows::default();
        let events = parse_organisations("life", &text).expect("a register that can be read");
        apply_all(&mut rows, events).expect("a register without faults");
        let bodies = BODIES.iter().map(|(word, name, ..)| body(word, name)).collect();
        Province { bodies, districts, rows }
    }

    /// A body of the whole province.
    pub fn body(&self, word: &str) -> OrganisationId {
        organisation_of_word(word)
    }

    /// Districts and the communes of afterwards: those that set themselves targets.
    pub fn names_of_units(&self) -> impl Iterator<Item = &str> {
        self.districts.iter().flat_map(|district| {
            let heirs = district.heirs.iter().map(|heir| heir.name.as_str());
            std::iter::once(district.body.name.as_str()).chain(heirs)
        })
    }

    /// How many communes stand behind a body, where it is not one.
    pub fn sizes(&self) -> BTreeMap<OrganisationId, i64> {
        let size = |district: &District| {
            let communes = district.heirs.iter().map(|heir| heir.from.len()).sum::<usize>();
            (district.body.id, i64::try_from(communes).unwrap_or(1))
        };
        let mut sizes: BTreeMap<OrganisationId, i64> = self.districts.iter().map(size).collect();
        sizes.insert(self.body("tinh-uy"), sizes.values().sum());
        sizes
    }

    /// The table of old and new.
    pub fn draft(&self) -> Vec<DraftRow> {
        let row = |old: &str, new: &str, share: String| DraftRow {
            old: old.to_owned(),
            new: new.to_owned(),
            share,
            ..DraftRow::default()
        };
        let of_district = |district: &District| {
            let count = district.heirs.len();
            let merged: Vec<DraftRow> = district
                .heirs
                .iter()
                .flat_map(|heir| heir.from.iter().map(|old| row(&old.name, &heir.name, String::new())))
                .collect();
            let parted = district.heirs.iter().map(|heir| row(&district.body.name, &heir.name, format!("1/{count}")));
            merged.into_iter().chain(parted).collect::<Vec<_>>()
        };
        self.districts.iter().flat_map(of_district).collect()
    }
}

fn body(word: &str, name: &str) -> Body {
    Body { id: organisation_of_word(word), word: word.to_owned(), name: name.to_owned() }
}

fn line_of_body((word, name, class, line, parent): &(&str, &str, &str, &str, &str)) -> String {
    line_of(&body(word, name), class, "province", line, parent)
}

fn line_of(body: &Body, class: &str, level: &str, line: &str, parent: &str) -> String {
    let parents: Vec<&str> = LINES.iter().map(|known| if *known == line { parent } else { "" }).collect();
    format!("{}\t{}\t\t{class}\t{level}\t{FOUNDED}\t{}\t{BASIS}\n", body.word, body.name, parents.join("\t"))
}
