//! A correction as a change of the working copy: through the form of the page, with what that complains about.
//! No rule of its own stands here.

use super::{
    AddedDuty, AddedRecipient, ChosenBodies, DutyAddressees, DutyMerge, DutyPlace, DutyTiming, DutyWords,
    GroupOfBodies, NewTiming, ReadingChange, SendingOf, StandingDuties, StaysOf, TextPlace,
};
use crate::{
    api::unfit,
    documents::{
        actions::{Text, settling},
        forms::{ActionForm, AddingForm, AddresseesForm, Ground, HeadForm, PlaceForm, RecipientForm, TimingForm},
        review::{self, Change, Chosen, DutyChange},
    },
    look::dates,
};
use domain::problem::Problem;

/// The members of a correction by the fields of the forms.
const MEMBERS: &[(&str, &str)] = &[
    ("ngay", "due-on"),
    ("viec", "action"),
    ("ten", "names"),
    ("ngay_thang", "yearly"),
    ("ngay_trong_thang", "day"),
    ("so_thang", "confirmed-every-months"),
    ("ghi", "text"),
    ("cach", "sending"),
];

/// Those of the head.
const OF_HEAD: &[(&str, &str)] =
    &[("so", "symbol"), ("ngay", "issued-on"), ("co-quan", "issuer"), ("trich-yeu", "subject")];

/// A place from one as a place from zero.
fn index(number: usize) -> Result<usize, Problem> {
    number.checked_sub(1).ok_or(Problem::NotFound)
}

fn groups(groups: &[GroupOfBodies]) -> Vec<String> {
    groups.iter().map(|group| format!("{}:{}", group.line, group.class)).collect()
}

impl ReadingChange {
    /// The change, checked as the page checks it.
    pub fn checked(self, ground: &Ground<'_>, text: &Text) -> Result<Change, Problem> {
        let head = |field: &str, value: String| {
            let form = HeadForm { version: 0, truong: field.to_owned(), gia_tri: value };
            form.change(ground).map_err(|complaints| unfit(&complaints, OF_HEAD))
        };
        match self {
            ReadingChange::Symbol(symbol) => head("so", symbol),
            ReadingChange::IssuedOn(day) => head("ngay", dates::written(day.0)),
            ReadingChange::Issuer(issuer) => head("co-quan", issuer),
            ReadingChange::Subject(subject) => head("trich-yeu", subject),
            ReadingChange::Words(words) => words.checked(ground),
            ReadingChange::Addressees(addressees) => addressees.checked(ground, text),
            ReadingChange::Timing(timing) => timing.checked(ground),
            ReadingChange::Place(place) => place.placed(text),
            ReadingChange::Drop(of) => Ok(Change::OfDuty(index(of.duty)?, DutyChange::Drop)),
            ReadingChange::Restore(of) => Ok(Change::OfDuty(index(of.duty)?, DutyChange::Restore)),
            ReadingChange::Split(place) => {
                let cut = place.place.form(text).cut(text)?;
                review::split(&text.reviewed, &text.reading, index(place.duty)?, cut)
            }
            ReadingChange::Merge(merge) => merge.checked(text),
            ReadingChange::Add(duty) => duty.checked(ground, text),
            ReadingChange::Standing(standing) => standing.checked(ground),
            ReadingChange::Settle(question) => settling(text, question.about),
            ReadingChange::Recipient(one) => {
                let at = index(one.recipient)?;
                let form = RecipientForm {
                    muc_dich: one.purpose.map(|purpose| purpose.0.code().to_owned()).unwrap_or_default(),
                    ..one.sending.form()
                };
                let (sending, purpose) =
                    form.sending(ground, false).map_err(|complaints| unfit(&complaints, MEMBERS))?;
                Ok(Change::Recipient(at, sending, purpose))
            }
            ReadingChange::AddRecipient(one) => one.checked(ground),
        }
    }
}

impl DutyWords {
    fn checked(self, ground: &Ground<'_>) -> Result<Change, Problem> {
        let form = ActionForm {
            version: 0,
            viec: self.action,
            loai: self.kind.0.code().to_owned(),
            muc_do: self.modality.0.code().to_owned(),
            san_pham: self.outputs.join("\n"),
        };
        let change = form.change(ground).map_err(|complaints| unfit(&complaints, MEMBERS))?;
        Ok(Change::OfDuty(index(self.duty)?, change))
    }
}

impl DutyAddressees {
    fn checked(self, ground: &Ground<'_>, text: &Text) -> Result<Change, Problem> {
        let at = index(self.duty)?;
        let present = &text.reviewed.duties.get(at).ok_or(Problem::NotFound)?.addressees;
        let mut form = AddresseesForm {
            vai_tro: present.iter().map(|addressee| addressee.role.code().to_owned()).collect(),
            nhom: groups(&self.groups),
            ten: self.names,
            vai_tro_moi: self.role.map(|role| role.0.code().to_owned()).unwrap_or_default(),
            ..AddresseesForm::default()
        };
        if self.issuer {
            "1".clone_into(&mut form.co_quan_ban_hanh);
        }
        for kept in self.keep {
            let place = index(kept.number)?;
            let role = form.vai_tro.get_mut(place).ok_or(Problem::NotFound)?;
            if let Some(said) = kept.role {
                said.0.code().clone_into(role);
            }
            form.giu.push(place);
        }
        let change = form.change(ground, present).map_err(|complaints| unfit(&complaints, MEMBERS))?;
        Ok(Change::OfDuty(at, change))
    }
}

impl DutyTiming {
    fn checked(self, ground: &Ground<'_>) -> Result<Change, Problem> {
        let in_month = |day: Option<i64>| day.map(|day| day.to_string()).unwrap_or_default();
        let mut form = TimingForm::default();
        let way = match self.timing {
            NewTiming::DueOn(day) => {
                form.ngay = dates::written(day.0);
                "ngay"
            }
            NewTiming::Yearly(on) => {
                form.ngay_thang = format!("{}/{}", on.day, on.month);
                "hang-nam"
            }
            NewTiming::Monthly(on) => {
                form.ngay_trong_thang = in_month(on.day);
                "hang-thang"
            }
            NewTiming::Quarterly(on) => {
                form.ngay_trong_thang = in_month(on.day);
                "hang-quy"
            }
            NewTiming::HalfYearly(on) => {
                form.ngay_trong_thang = in_month(on.day);
                "nua-nam"
            }
            NewTiming::ConfirmedEveryMonths(months) => {
                form.so_thang = months.to_string();
                "thuong-xuyen"
            }
        };
        way.clone_into(&mut form.kieu);
        let change = form.change(ground).map_err(|complaints| unfit(&complaints, MEMBERS))?;
        Ok(Change::OfDuty(index(self.duty)?, change))
    }
}

impl TextPlace {
    /// As the page sends it, of the text that was seen.
    fn form(self, text: &Text) -> PlaceForm {
        let mut form = PlaceForm { doan: self.words, ban: text.id.to_string(), ..PlaceForm::default() };
        if let Some([from, to]) = self.span {
            (form.tu, form.den) = (from.to_string(), to.to_string());
        }
        if self.may_overlap {
            "1".clone_into(&mut form.van_giu);
        }
        form
    }
}

impl DutyPlace {
    fn placed(self, text: &Text) -> Result<Change, Problem> {
        let at = index(self.duty)?;
        text.reviewed.kept_duty(at)?;
        let span = self.place.form(text).free_span(text, Some(at))?;
        Ok(Change::OfDuty(at, DutyChange::Place(span, PlaceForm::provision(text, span))))
    }
}

impl From<StaysOf> for Chosen {
    fn from(of: StaysOf) -> Self {
        match of {
            StaysOf::First => Chosen::First,
            StaysOf::Second => Chosen::Second,
            StaysOf::Both => Chosen::Both,
        }
    }
}

impl DutyMerge {
    fn checked(self, text: &Text) -> Result<Change, Problem> {
        let (first, second) = (index(self.duty)?, index(self.with)?);
        review::merge(&text.reviewed, first, second, self.addressees.into(), self.timing.into())
    }
}

impl AddedDuty {
    fn checked(self, ground: &Ground<'_>, text: &Text) -> Result<Change, Problem> {
        let chosen = self.place.map(|place| place.form(text).free_span(text, None)).transpose()?;
        let form = AddingForm {
            muc: self.provision,
            viec: self.action,
            loai: self.kind.0.code().to_owned(),
            muc_do: self.modality.0.code().to_owned(),
            ..AddingForm::default()
        };
        let change = form.change(ground, &text.reading.provisions, chosen);
        change.map_err(|complaints| unfit(&complaints, MEMBERS))
    }
}

impl StandingDuties {
    fn checked(self, ground: &Ground<'_>) -> Result<Change, Problem> {
        let form = TimingForm {
            kieu: "thuong-xuyen".to_owned(),
            so_thang: self.confirmed_every_months.to_string(),
            ..TimingForm::default()
        };
        form.change(ground).map_err(|complaints| unfit(&complaints, MEMBERS))?;
        let duties = self.duties.into_iter().map(index).collect::<Result<_, _>>()?;
        Ok(Change::Standing(duties, self.confirmed_every_months))
    }
}

impl SendingOf {
    fn form(self) -> RecipientForm {
        let mut form = RecipientForm::default();
        let way = match self {
            SendingOf::AsRead {} => "theo-van-ban",
            SendingOf::Outside {} => "khong-gui",
            SendingOf::To(ChosenBodies { names, groups: chosen }) => {
                (form.ten, form.nhom) = (names, groups(&chosen));
                "chon"
            }
        };
        way.clone_into(&mut form.cach);
        form
    }
}

impl AddedRecipient {
    fn checked(self, ground: &Ground<'_>) -> Result<Change, Problem> {
        let form = RecipientForm {
            ghi: self.text,
            muc_dich: self.purpose.map(|purpose| purpose.0.code().to_owned()).unwrap_or_default(),
            ..self.sending.form()
        };
        let (sending, purpose) = form.sending(ground, true).map_err(|complaints| unfit(&complaints, MEMBERS))?;
        Ok(Change::AddRecipient(domain::text::nfc(form.ghi.trim()), sending, purpose))
    }
}
