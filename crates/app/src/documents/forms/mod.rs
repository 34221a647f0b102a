//! What the browser sends to correct a reading: checked changes, or complaints at the fields.
//!
//! It reads nothing from the database; names and groups are checked on the graph that is handed in.

mod places;
mod recipients;

pub use places::{MergeForm, PlaceForm};
pub use recipients::RecipientForm;

use super::{
    issuers,
    review::{Change, DutyChange, DutyReview},
    words,
};
use crate::{
    language::Language,
    look::{Complaints, dates},
};
use domain::{
    ids::OrganisationId,
    obligations::Timing,
    organisations::{Graph, Selector},
};
use jiff::civil::Date;
use papers::reading::{Addressee, AddresseeRole, DutyKind, Modality};
use serde::Deserialize;

/// The longest text of one field, in characters.
const FIELD_LIMIT: usize = 2000;
/// A confirmation is asked for at least this often.
const LONGEST_PERIOD_MONTHS: i64 = 24;

/// What forms are checked against.
pub struct Ground<'g> {
    /// The graph.
    pub graph: &'g Graph,
    /// Language of the complaints.
    pub language: Language,
    /// Issuer of the document.
    pub issuer: Option<OrganisationId>,
    /// Its date of issue.
    pub issued_on: Option<Date>,
    /// Today.
    pub today: Date,
}

impl Ground<'_> {
    fn complain(&self, field: &str, key: &str) -> Complaints {
        let mut complaints = Complaints::none();
        complaints.about(field, self.language.say(key));
        complaints
    }
}

/// One field of the head.
#[derive(Debug, Default, Clone, Deserialize)]
pub struct HeadForm {
    #[serde(default)]
    pub version: i64,
    #[serde(default)]
    pub truong: String,
    #[serde(default)]
    pub gia_tri: String,
}

impl HeadForm {
    /// The change, or what is wrong with the value. The name of the field in the page is that of the form's field.
    pub fn change(&self, ground: &Ground<'_>) -> Result<Change, Complaints> {
        let typed = domain::text::nfc(self.gia_tri.trim());
        if typed.chars().count() > FIELD_LIMIT {
            return Err(ground.complain(&self.truong, "documents-too-long"));
        }
        let value = (!typed.is_empty()).then_some(typed.clone());
        match self.truong.as_str() {
            "so" => Ok(Change::Symbol(value)),
            "trich-yeu" => Ok(Change::Subject(value)),
            "ngay" => self.date(ground).map(Change::DateOfIssue),
            "co-quan" => match issuers::find(ground.graph, &typed, ground.issued_on, ground.today) {
                _ if typed.is_empty() => Err(ground.complain("co-quan", "documents-issuer-missing")),
                Some(_) => Ok(Change::Issuer(value)),
                None => {
                    let mut complaints = Complaints::none();
                    complaints.about("co-quan", ground.language.say("documents-issuer-unknown").with("name", typed));
                    Err(complaints)
                }
            },
            _ => Err(ground.complain("", "documents-field-unknown")),
        }
    }

    fn date(&self, ground: &Ground<'_>) -> Result<Option<Date>, Complaints> {
        let mut complaints = Complaints::none();
        match dates::read(&self.gia_tri) {
            Ok(day) if day > ground.today => {
                let latest = dates::written(ground.today);
                complaints.about("ngay", ground.language.say("documents-date-too-late").with("latest", latest));
                Err(complaints)
            }
            Ok(day) => Ok(Some(day)),
            Err(fault) => {
                complaints.about("ngay", fault.sentence(ground.language));
                Err(complaints)
            }
        }
    }
}

/// Words, kind, modality and outputs of a duty.
#[derive(Debug, Default, Clone, Deserialize)]
pub struct ActionForm {
    #[serde(default)]
    pub version: i64,
    #[serde(default)]
    pub viec: String,
    #[serde(default)]
    pub loai: String,
    #[serde(default)]
    pub muc_do: String,
    #[serde(default)]
    pub san_pham: String,
}

impl ActionForm {
    /// What was typed, checked.
    pub fn change(&self, ground: &Ground<'_>) -> Result<DutyChange, Complaints> {
        let action = domain::text::nfc(self.viec.trim());
        if action.is_empty() {
            return Err(ground.complain("viec", "documents-action-missing"));
        }
        if action.chars().count() > FIELD_LIMIT || self.san_pham.chars().count() > FIELD_LIMIT {
            return Err(ground.complain("viec", "documents-too-long"));
        }
        let kind = DutyKind::from_code(&self.loai).unwrap_or(DutyKind::Implement);
        let modality = Modality::from_code(&self.muc_do).unwrap_or(Modality::Must);
        let outputs = self.san_pham.lines().map(str::trim).filter(|line| !line.is_empty()).map(domain::text::nfc);
        Ok(DutyChange::Action(action, kind, modality, outputs.collect()))
    }
}

/// Who is to do a duty: those kept, and those added by group, by name or as the issuer itself.
#[derive(Debug, Default, Clone, Deserialize)]
pub struct AddresseesForm {
    #[serde(default)]
    pub version: i64,
    /// An answer to a question: it takes the place of the addressees that mean nobody yet.
    #[serde(default)]
    pub thay: String,
    #[serde(default)]
    pub giu: Vec<usize>,
    #[serde(default)]
    pub vai_tro: Vec<String>,
    #[serde(default)]
    pub nhom: Vec<String>,
    #[serde(default)]
    pub ten: Vec<String>,
    #[serde(default)]
    pub co_quan_ban_hanh: String,
    #[serde(default)]
    pub vai_tro_moi: String,
}

impl AddresseesForm {
    /// The addressees, checked on the graph as of the date of issue.
    pub fn change(&self, ground: &Ground<'_>, present: &[Addressee]) -> Result<DutyChange, Complaints> {
        let mut addressees: Vec<Addressee> = Vec::new();
        let answers = !self.thay.is_empty();
        let keeps = |index: usize, addressee: &Addressee| {
            if answers { addressee.selector.is_some() } else { self.giu.contains(&index) }
        };
        for (index, addressee) in present.iter().enumerate().filter(|(index, addressee)| keeps(*index, addressee)) {
            let role = self.vai_tro.get(index).and_then(|code| AddresseeRole::from_code(code));
            addressees.push(Addressee { role: role.unwrap_or(addressee.role), ..addressee.clone() });
        }
        let replaced = present.iter().find(|addressee| answers && addressee.selector.is_none());
        let role = AddresseeRole::from_code(&self.vai_tro_moi)
            .or(replaced.map(|addressee| addressee.role))
            .unwrap_or(AddresseeRole::Lead);
        let added = self.groups(ground).into_iter().chain(self.named(ground)?).chain(self.issuer(ground));
        for (text, selector) in added {
            addressees.push(Addressee { text, role, selector: Some(selector) });
        }
        if addressees.iter().all(|addressee| addressee.role != AddresseeRole::Lead) {
            return Err(ground.complain("ten", "documents-addressees-missing"));
        }
        Ok(DutyChange::Addressees(addressees))
    }

    /// The three places for names, with what was typed.
    pub fn names(&self) -> Vec<String> {
        (0..3).map(|at| self.ten.get(at).cloned().unwrap_or_default()).collect()
    }

    /// Groups come as «line:class»; those of one line make one selector.
    fn groups(&self, ground: &Ground<'_>) -> Vec<(String, Selector)> {
        let mut selectors: Vec<(String, Vec<String>)> = Vec::new();
        for (line, class) in self.nhom.iter().filter_map(|group| group.split_once(':')) {
            match selectors.iter_mut().find(|(known, _)| known == line) {
                Some((_, classes)) => classes.push(class.to_owned()),
                None => selectors.push((line.to_owned(), vec![class.to_owned()])),
            }
        }
        let told = |(line, classes): (String, Vec<String>)| {
            let selector = Selector::Class { line, classes };
            (words::selector(ground.language, ground.graph, &selector), selector)
        };
        selectors.into_iter().map(told).collect()
    }

    fn named(&self, ground: &Ground<'_>) -> Result<Vec<(String, Selector)>, Complaints> {
        let mut found = Vec::new();
        for name in self.ten.iter().map(|name| domain::text::nfc(name.trim())).filter(|name| !name.is_empty()) {
            let selector = Selector::Named { name: name.clone() };
            if let (Some(issuer), Some(day)) = (ground.issuer, ground.issued_on)
                && ground.graph.resolve(&selector, issuer, day).organisations.is_empty()
            {
                let mut complaints = Complaints::none();
                let words = ground.language.say("documents-name-unknown");
                complaints.about("ten", words.with("name", name).with("date", dates::written(day)));
                return Err(complaints);
            }
            found.push((name, selector));
        }
        Ok(found)
    }

    fn issuer(&self, ground: &Ground<'_>) -> Option<(String, Selector)> {
        let words = || words::selector(ground.language, ground.graph, &Selector::Issuer);
        (!self.co_quan_ban_hanh.is_empty()).then(|| (words(), Selector::Issuer))
    }
}

/// When a duty is due.
#[derive(Debug, Default, Clone, Deserialize)]
pub struct TimingForm {
    #[serde(default)]
    pub version: i64,
    #[serde(default)]
    pub kieu: String,
    #[serde(default)]
    pub ngay: String,
    #[serde(default)]
    pub ngay_thang: String,
    #[serde(default)]
    pub ngay_trong_thang: String,
    #[serde(default)]
    pub so_thang: String,
}

impl TimingForm {
    /// The timing, checked.
    pub fn change(&self, ground: &Ground<'_>) -> Result<DutyChange, Complaints> {
        let timing = match self.kieu.as_str() {
            "ngay" => self.once(ground)?,
            "hang-nam" => self.yearly(ground)?,
            "hang-thang" => self.in_months(ground, 1)?,
            "hang-quy" => self.in_months(ground, 3)?,
            "nua-nam" => self.in_months(ground, 6)?,
            "thuong-xuyen" => self.standing(ground)?,
            _ => return Err(ground.complain("kieu", "documents-timing-missing")),
        };
        Ok(DutyChange::Timing(timing))
    }

    fn once(&self, ground: &Ground<'_>) -> Result<Timing, Complaints> {
        let mut complaints = Complaints::none();
        match dates::read(&self.ngay) {
            Ok(due_on) if ground.issued_on.is_some_and(|issued_on| due_on < issued_on) => {
                Err(ground.complain("ngay", "documents-due-before-issue"))
            }
            Ok(due_on) => Ok(Timing::Once { due_on, time: None }),
            Err(fault) => {
                complaints.about("ngay", fault.sentence(ground.language));
                Err(complaints)
            }
        }
    }

    /// «30/11»: every year, on the day that exists in a leap year.
    fn yearly(&self, ground: &Ground<'_>) -> Result<Timing, Complaints> {
        const LEAP_YEAR: i16 = 2024;
        let parts: Vec<i8> =
            self.ngay_thang.trim().split(['/', '-', '.']).filter_map(|part| part.trim().parse().ok()).collect();
        match parts.as_slice() {
            [day, month] if Date::new(LEAP_YEAR, *month, *day).is_ok() => {
                Ok(Timing::Recurring { rule: format!("FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}") })
            }
            _ => Err(ground.complain("ngay_thang", "documents-day-month-wrong")),
        }
    }

    /// Every month, quarter or half-year; on a day of the month or, without one, on the last.
    fn in_months(&self, ground: &Ground<'_>, months: u8) -> Result<Timing, Complaints> {
        let mut rule = "FREQ=MONTHLY".to_owned();
        if months > 1 {
            rule.push_str(&format!(";INTERVAL={months}"));
        }
        let typed = self.ngay_trong_thang.trim();
        match typed.parse::<u8>() {
            Ok(day @ 1..=31) => rule.push_str(&format!(";BYMONTHDAY={day}")),
            _ if typed.is_empty() => {}
            _ => return Err(ground.complain("ngay_trong_thang", "documents-day-of-month-wrong")),
        }
        Ok(Timing::Recurring { rule })
    }

    fn standing(&self, ground: &Ground<'_>) -> Result<Timing, Complaints> {
        match self.so_thang.trim().parse() {
            Ok(months) if (1..=LONGEST_PERIOD_MONTHS).contains(&months) => {
                Ok(Timing::Standing { confirm_every_months: months })
            }
            _ => Err(ground.complain("so_thang", "documents-months-wrong")),
        }
    }
}

/// A duty added by hand: its words, where it stands, who and when.
#[derive(Debug, Default, Clone, Deserialize)]
pub struct AddingForm {
    #[serde(default)]
    pub version: i64,
    #[serde(default)]
    pub muc: String,
    #[serde(default)]
    pub viec: String,
    #[serde(default)]
    pub loai: String,
    #[serde(default)]
    pub muc_do: String,
    #[serde(default)]
    pub ban: String,
    #[serde(default)]
    pub tu: String,
    #[serde(default)]
    pub den: String,
    #[serde(default)]
    pub van_giu: String,
}

impl AddingForm {
    /// The place of the text that was chosen for it.
    pub fn place(&self) -> Option<PlaceForm> {
        let form = self.clone();
        (!self.tu.is_empty()).then(|| PlaceForm {
            ban: form.ban,
            tu: form.tu,
            den: form.den,
            van_giu: form.van_giu,
            ..PlaceForm::default()
        })
    }

    /// The duty, without addressees: these are asked for next. Without a chosen place it stands at its provision.
    pub fn change(
        &self,
        ground: &Ground<'_>,
        provisions: &[papers::reading::Provision],
        chosen: Option<papers::reading::Span>,
    ) -> Result<Change, Complaints> {
        let words = ActionForm {
            viec: self.viec.clone(),
            loai: self.loai.clone(),
            muc_do: self.muc_do.clone(),
            ..ActionForm::default()
        };
        let DutyChange::Action(action, kind, modality, outputs) = words.change(ground)? else {
            return Err(ground.complain("", "documents-field-unknown"));
        };
        let provision = provisions.iter().find(|provision| provision.id == self.muc);
        let span = chosen.or(provision.map(|provision| provision.span)).unwrap_or([0, 0]);
        Ok(Change::Add(Box::new(DutyReview {
            provision: provision.map(|provision| provision.id.clone()),
            span,
            addressees: Vec::new(),
            action,
            kind,
            modality,
            timing: None,
            outputs,
            found: false,
            dropped: false,
        })))
    }
}
