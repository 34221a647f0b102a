//! The reorganisation as the office of the committee makes it: prepared from a table, decided on the eve, applied by the
//! system on its day. Districts end, communes merge; open work and people go over by the product's own rules.

use super::register::Province;
use app::{
    App,
    caller::Caller,
    failure::Failure,
    reorganisations::actions::{
        choosing::{About, Choosing, choose},
        deciding::decide,
        find_dossier,
        preparing::{Edit, Typed, begin, edit},
    },
};
use domain::{ids::OrganisationId, organisations::reorganisation::BodyWish};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Prepares and decides it.
pub async fn decide_it(app: &App, caller: &Caller, province: &Province, on: Date) -> Result<(), Failure> {
    let typed = Typed {
        owner: province.body("tinh-uy"),
        title: "Kết thúc hoạt động cấp huyện, sắp xếp cấp xã".to_owned(),
        legal_basis: "Nghị quyết của Tỉnh ủy Lam Giang (minh họa)".to_owned(),
        effective_on: on,
        rows: province.draft(),
    };
    let id = begin(app, caller, typed).await?;
    let mut version = 1;
    for heir in province.districts.iter().flat_map(|district| &district.heirs) {
        let class = if heir.is_ward { "dang-uy-phuong" } else { "dang-uy-xa" };
        let wish = BodyWish {
            class: Some(class.to_owned()),
            short_name: None,
            parents: BTreeMap::from([("party".to_owned(), "Tỉnh ủy Lam Giang".to_owned())]),
        };
        let key = domain::organisations::reorganisation::key_of(&heir.name);
        edit(app, caller, (id, version), Edit::Body(key, wish)).await?;
        version += 1;
    }
    // The work of a district goes on in each commune that it is parted into.
    let dossier = find_dossier(app, caller, id).await?;
    let examined = dossier.examined.as_ref();
    let faults: Vec<_> = examined.iter().flat_map(|examined| &examined.faults).take(3).collect();
    assert!(faults.is_empty(), "{faults:?}");
    let questions: Vec<_> = examined.iter().flat_map(|examined| &examined.questions).take(3).collect();
    assert!(questions.is_empty(), "{questions:?}");
    let mut open: BTreeMap<OrganisationId, (BTreeSet<OrganisationId>, Vec<About>)> = BTreeMap::new();
    for duty in dossier.carry.iter().flat_map(|carry| &carry.duties).filter(|duty| duty.is_open()) {
        let (heirs, about) = open.entry(duty.row.organisation_id).or_default();
        heirs.clone_from(&duty.heirs);
        about.push(About::Assignment(duty.row.id));
    }
    for (heirs, about) in open.into_values() {
        let reason = "Mỗi xã, phường tiếp tục trên địa bàn của mình.".to_owned();
        choose(app, caller, (id, version), Choosing { about, heirs, role: None, reason }).await?;
        version += 1;
    }
    decide(app, caller, (id, version)).await
}
