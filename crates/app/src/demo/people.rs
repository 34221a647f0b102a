//! The people of the demo province.
//! Each has at most one post; the titles are for the list that `demo` prints and are stored nowhere.

use crate::accounts::{NewAccount, NewGrant};
use domain::{ids::OrganisationId, organisations::organisation_of_word, permissions::Role};
use jiff::civil::Date;

const CAST: &str = include_str!("../../../../fixtures/lam-giang/people.tsv");
const HEADS: &str = include_str!("../../../../fixtures/lam-giang/heads.tsv");

/// One person of the demo.
#[derive(Debug, Clone)]
pub struct Person {
    /// Login.
    pub login: String,
    /// Full name.
    pub full_name: String,
    /// What the person is, for the list that `demo` prints.
    pub title: String,
    /// Where, as what, from and up to (but without) which day.
    pub post: Option<(OrganisationId, Role, Date, Option<Date>)>,
}

/// The people with a part in the story, in the order of their file.
pub fn people() -> Vec<Person> {
    CAST.lines().skip(1).filter_map(person).collect()
}

/// The heads of the other committees: of the districts that there were and of the communes that there are. They file
/// their committees' reports.
pub fn heads() -> Vec<Person> {
    HEADS.lines().skip(1).filter_map(person).collect()
}

fn person(line: &str) -> Option<Person> {
    let cells: Vec<&str> = line.split('\t').collect();
    let cell = |index: usize| cells.get(index).copied().unwrap_or_default();
    let post = Role::from_code(cell(4))
        .and_then(|role| Some((organisation_of_word(cell(3)), role, cell(5).parse().ok()?, cell(6).parse().ok())));
    let person = Person { login: cell(0).to_owned(), full_name: cell(1).to_owned(), title: cell(2).to_owned(), post };
    (!person.login.is_empty()).then_some(person)
}

impl Person {
    pub(super) fn into_account(self, password_hash: String) -> NewAccount {
        let grant =
            self.post.map(|(organisation, role, from, to)| NewGrant { organisation, role, is_local: false, from, to });
        NewAccount {
            login: self.login,
            full_name: self.full_name,
            password_hash: Some(password_hash),
            is_demo: true,
            grants: grant.into_iter().collect(),
        }
    }
}
