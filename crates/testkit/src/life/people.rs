//! Who works where, and on which day: a clerk and a head at each unit, a specialist at those that ask others.
//! After the reorganisation the people of a unit are those of the first of its predecessors.

use super::{
    names::{Names, word_of},
    register::{Body, Province},
};
use app::{
    accounts::{NewAccount, NewGrant, add_account},
    caller::{Caller, Entrance, Post},
    failure::Failure,
    permits::Permit,
};
use database::WriteTransaction;
use domain::{
    ids::{AccountId, OrganisationId},
    permissions::Role,
};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

/// Since when everybody has the role.
const SINCE: Date = date(2010, 1, 1);

/// Somebody, before the account is made.
#[derive(Debug, Clone)]
pub struct Person {
    /// Login.
    pub login: String,
    /// Full name.
    pub full_name: String,
    /// What and where, in words.
    pub title: String,
    /// Where.
    pub organisation: OrganisationId,
    /// As what.
    pub role: Role,
    /// Up to, but without, this day.
    pub to: Option<Date>,
}

/// The people of one unit, able to act.
#[derive(Debug, Clone)]
pub struct Staff {
    /// Who reports.
    pub clerk: Caller,
    /// Who endorses.
    pub head: Caller,
    /// Who asks and answers others.
    pub specialist: Caller,
}

/// Everybody, by unit; and which unit stands in for one that has ended.
#[derive(Debug, Default)]
pub struct Cast {
    staff: BTreeMap<OrganisationId, Staff>,
    stand_ins: BTreeMap<OrganisationId, OrganisationId>,
}

impl Cast {
    /// From the people and the accounts that were made for them.
    pub fn of(people: &[(Person, AccountId)]) -> Self {
        let mut found: BTreeMap<OrganisationId, BTreeMap<&str, Caller>> = BTreeMap::new();
        for (person, account) in people {
            let caller = caller(*account, person.full_name.clone(), person.organisation, person.role);
            found.entry(person.organisation).or_default().insert(person.role.code(), caller);
        }
        let staff = |(id, of): (OrganisationId, BTreeMap<&str, Caller>)| {
            let head = of.get(Role::Head.code())?.clone();
            let or_head = |role: Role| of.get(role.code()).cloned().unwrap_or_else(|| head.clone());
            Some((id, Staff { clerk: or_head(Role::Clerk), specialist: or_head(Role::Specialist), head }))
        };
        Cast { staff: found.into_iter().filter_map(staff).collect(), stand_ins: BTreeMap::new() }
    }

    /// The people of a unit, if it has any.
    pub fn at(&self, organisation: OrganisationId) -> Option<&Staff> {
        self.staff.get(&organisation)
    }

    /// Who gives the reports of a unit: its people, or those of the unit that stands in for it.
    pub fn reporting_for(&self, organisation: OrganisationId) -> Option<&Staff> {
        self.at(organisation).or_else(|| self.at(*self.stand_ins.get(&organisation)?))
    }

    /// The people of one unit go on in another.
    pub fn follow(&mut self, from: OrganisationId, to: OrganisationId) {
        let Some(staff) = self.staff.remove(&from) else { return };
        let moved = |mut caller: Caller| {
            caller.posts.iter_mut().for_each(|post| post.organisation = to);
            caller
        };
        let staff = Staff { clerk: moved(staff.clerk), head: moved(staff.head), specialist: moved(staff.specialist) };
        self.staff.insert(to, staff);
    }

    /// A unit has ended and its people are gone; another stands in for what it still owes.
    pub fn leave(&mut self, from: OrganisationId, stand_in: OrganisationId) {
        self.staff.remove(&from);
        self.stand_ins.insert(from, stand_in);
    }
}

fn caller(account: AccountId, full_name: String, organisation: OrganisationId, role: Role) -> Caller {
    let posts = vec![Post { organisation, role, is_local: false }];
    Caller { account, full_name, posts, entrance: Entrance::None }
}

/// Everybody of a province. Those of a district, and the heads that are one too many, leave with the reorganisation.
pub fn people_of(province: &Province, names: &mut Names, reorganised_on: Date) -> Vec<Person> {
    use Role::{Clerk, Head, Specialist};
    let mut people = Vec::new();
    let mut add = |body: &Body, place: &str, roles: &[(Role, &str, &str)], to: Option<Date>| {
        for (role, word, title) in roles {
            let login = if place.is_empty() { (*word).to_owned() } else { format!("{word}.{place}") };
            let title = format!("{title}, {}", body.name);
            people.push(Person { login, full_name: names.person(), title, organisation: body.id, role: *role, to });
        }
    };
    for body in &province.bodies {
        let place = if matches!(body.word.as_str(), "tinh-uy" | "ban-tgdv") { "" } else { body.word.as_str() };
        let roles: &[(Role, &str, &str)] = match body.word.as_str() {
            "tinh-uy" => &[(Head, "phobithu", "Phó Bí thư Thường trực")],
            "ban-tgdv" => &[(Specialist, "chuyenvien", "Chuyên viên"), (Head, "truongban", "Trưởng Ban")],
            _ => &[(Clerk, "canbo", "Cán bộ"), (Head, "thutruong", "Thủ trưởng")],
        };
        add(body, place, roles, None);
    }
    for district in &province.districts {
        let place = place_of(&district.body);
        let roles = [
            (Clerk, "canbo", "Cán bộ văn phòng"),
            (Specialist, "chuyenvien", "Chuyên viên"),
            (Head, "bithu", "Bí thư"),
        ];
        add(&district.body, &place, &roles, Some(reorganised_on));
        for heir in &district.heirs {
            for (number, old) in heir.from.iter().enumerate() {
                let place = place_of(old);
                add(old, &place, &[(Clerk, "canbo", "Cán bộ văn phòng")], None);
                let to = (number > 0).then_some(reorganised_on);
                add(old, &place, &[(Head, "bithu", "Bí thư")], to);
            }
        }
    }
    people
}

/// The word without the kind before it.
fn place_of(body: &Body) -> String {
    word_of(body.word.split_once('-').map_or(body.word.as_str(), |(_, place)| place))
}

/// Makes their accounts; they share one password.
pub async fn settle(
    tx: &mut WriteTransaction,
    permit: &Permit,
    people: Vec<Person>,
    password_hash: &str,
) -> Result<Vec<(Person, AccountId)>, Failure> {
    let mut made = Vec::new();
    for person in people {
        let grant = NewGrant {
            organisation: person.organisation,
            role: person.role,
            is_local: false,
            from: SINCE,
            to: person.to,
        };
        let account = NewAccount {
            login: person.login.clone(),
            full_name: person.full_name.clone(),
            password_hash: Some(password_hash.to_owned()),
            is_demo: true,
            grants: vec![grant],
        };
        let id = add_account(tx, permit, account).await?;
        made.push((person, id));
    }
    Ok(made)
}
