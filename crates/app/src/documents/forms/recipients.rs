//! To whom a line of «Nơi nhận» is sent, as the browser says it: bodies by name or by group, or nobody.
//! A name must be borne by exactly one body on the day of the document; any body of the register may be named.

use super::Ground;
use crate::{
    documents::review::{RecipientReview, Sending},
    look::{Complaints, dates},
};
use domain::{
    ids::OrganisationId,
    organisations::{Graph, Selector},
};
use jiff::civil::Date;
use papers::reading::Purpose;
use serde::Deserialize;

/// One line of the distribution.
#[derive(Debug, Default, Clone, Deserialize)]
pub struct RecipientForm {
    #[serde(default)]
    pub version: i64,
    /// The words of a line that is added.
    #[serde(default)]
    pub ghi: String,
    #[serde(default)]
    pub muc_dich: String,
    #[serde(default)]
    pub cach: String,
    #[serde(default)]
    pub ten: Vec<String>,
    #[serde(default)]
    pub nhom: Vec<String>,
}

impl RecipientForm {
    /// A line as it stands.
    pub fn of(graph: &Graph, day: Date, recipient: Option<&RecipientReview>) -> Self {
        let Some(recipient) = recipient else {
            return RecipientForm { cach: "chon".to_owned(), ..RecipientForm::default() };
        };
        let mut form = RecipientForm {
            muc_dich: recipient.purpose.map(|purpose| purpose.code().to_owned()).unwrap_or_default(),
            ..RecipientForm::default()
        };
        form.cach = match &recipient.sending {
            Sending::AsRead => "theo-van-ban",
            Sending::Outside => "khong-gui",
            Sending::To(ids) => {
                form.ten = ids.iter().filter_map(|id| graph.last_name(*id, day)).map(str::to_owned).collect();
                "chon"
            }
        }
        .to_owned();
        form
    }

    /// The places for names: those typed, and three more.
    pub fn names(&self) -> Vec<String> {
        let typed = self.ten.iter().filter(|name| !name.trim().is_empty()).cloned();
        typed.chain(std::iter::repeat_n(String::new(), 3)).collect()
    }

    /// To whom and for what, checked.
    pub fn sending(&self, ground: &Ground<'_>, is_new: bool) -> Result<(Sending, Option<Purpose>), Complaints> {
        if is_new && self.ghi.trim().is_empty() {
            return Err(ground.complain("ghi", "documents-recipient-missing"));
        }
        if self.ghi.chars().count() > super::FIELD_LIMIT {
            return Err(ground.complain("ghi", "documents-too-long"));
        }
        let sending = match self.cach.as_str() {
            "theo-van-ban" if !is_new => Sending::AsRead,
            "khong-gui" => Sending::Outside,
            "chon" => Sending::To(self.chosen(ground)?),
            _ => return Err(ground.complain("cach", "documents-sending-missing")),
        };
        Ok((sending, Purpose::from_code(&self.muc_dich)))
    }

    fn chosen(&self, ground: &Ground<'_>) -> Result<Vec<OrganisationId>, Complaints> {
        let day = ground.issued_on.unwrap_or(ground.today);
        let mut chosen = Vec::new();
        for name in self.ten.iter().map(|name| domain::text::nfc(name.trim())).filter(|name| !name.is_empty()) {
            match ground.graph.find_by_name(&name, day).as_slice() {
                [one] => chosen.push(*one),
                _ => {
                    let mut complaints = Complaints::none();
                    let words = ground.language.say("documents-recipient-unknown");
                    complaints.about("ten", words.with("name", name).with("date", dates::written(day)));
                    return Err(complaints);
                }
            }
        }
        if let Some(issuer) = ground.issuer {
            for (line, class) in self.nhom.iter().filter_map(|group| group.split_once(':')) {
                let selector = Selector::Class { line: line.to_owned(), classes: vec![class.to_owned()] };
                chosen.extend(ground.graph.resolve(&selector, issuer, day).organisations);
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        chosen.retain(|id| seen.insert(*id));
        if chosen.is_empty() { Err(ground.complain("ten", "documents-recipient-nobody")) } else { Ok(chosen) }
    }
}
