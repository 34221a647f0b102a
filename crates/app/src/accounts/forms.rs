//! What the browser sends to accounts: checked values, or the same form with its complaints.
//! A password is never put back into a form.

pub(super) use crate::look::sentence;
use crate::{
    accounts::actions::{AskedToken, LIVES_DAYS},
    language::Language,
    look::Complaints,
    requests::{Kept, is_local_path},
};
use domain::{
    permissions::{Role, Scope, Scopes},
    problem::Problem,
};
use serde::Deserialize;

/// A kept form may fill this much of the next one; what is longer could not be sent back in full.
const KEPT_LIMIT_BYTES: usize = 900 * 1024;

/// Characters of a full name.
const NAME_LIMIT: usize = 80;
/// Characters of a reason.
const REASON_LIMIT: usize = 500;

/// Where a person goes who asked for nothing else.
const START: &str = "/viec-cua-toi";

/// One problem as the complaint of a field; an empty name means the whole form.
pub(super) fn complaint(field: &str, problem: &Problem, language: Language) -> Complaints {
    let mut complaints = Complaints::none();
    complaints.about(field, sentence(problem, language));
    complaints
}

/// The address of the sign-in page says where to go next.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Next {
    #[serde(default)]
    tiep: String,
}

impl Next {
    /// The address to go to: one of ours, or the start page.
    pub(super) fn path(self) -> String {
        own_path(self.tiep)
    }
}

fn own_path(path: String) -> String {
    let leads_back = ["/dang-nhap", "/dang-xuat"].iter().any(|own| path.starts_with(own));
    if is_local_path(&path) && !leads_back { path } else { START.to_owned() }
}

/// The sign-in form, with a form that was being sent when the session ended.
#[derive(Debug, Default, Deserialize)]
pub(super) struct SignInForm {
    #[serde(default)]
    pub login: String,
    #[serde(default)]
    pub password: String,
    #[serde(default)]
    tiep: String,
    #[serde(default)]
    giu_cho: String,
    #[serde(default)]
    giu_ten: Vec<String>,
    #[serde(default)]
    giu_noi_dung: Vec<String>,
    #[serde(default)]
    giu_tep: String,
}

impl SignInForm {
    /// Where to go after sign-in.
    pub(super) fn next(&self) -> String {
        own_path(self.tiep.clone())
    }

    /// The form that was being sent, unless there was none or it was not one of ours.
    pub(super) fn kept(&self) -> Option<Kept> {
        let whole = self.giu_ten.len() == self.giu_noi_dung.len();
        if !whole || !may_be_kept(&self.giu_cho) {
            return None;
        }
        let fields = self.giu_ten.iter().cloned().zip(self.giu_noi_dung.iter().cloned()).collect();
        Some(Kept { action: self.giu_cho.clone(), fields, had_files: !self.giu_tep.is_empty() })
    }
}

/// Signing in and out are not sent again, and nothing goes to another place.
fn may_be_kept(action: &str) -> bool {
    is_local_path(action) && own_path(action.to_owned()) == action
}

/// What of an interrupted form is carried through sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Carried {
    /// Nothing was being sent.
    Nothing,
    /// All that was typed, but never a password.
    All(Kept),
    /// It is too long; only the browser's own way back still has it.
    TooLong,
}

impl Carried {
    /// Decides for a form that arrived without a session.
    pub(super) fn of(kept: Option<Kept>) -> Self {
        let Some(mut kept) = kept.filter(|kept| may_be_kept(&kept.action)) else { return Carried::Nothing };
        kept.fields.retain(|(name, _)| !name.starts_with("password") && name != "csrf");
        let size = serde_html_form::to_string(&kept.fields).map_or(usize::MAX, |text| text.len());
        // Each field is sent back as two, with a name of its own before each.
        let size = size.saturating_add(kept.fields.len() * "&giu_ten=&giu_noi_dung=".len());
        if size > KEPT_LIMIT_BYTES { Carried::TooLong } else { Carried::All(kept) }
    }

    /// The form, when it is carried.
    pub(super) fn form(&self) -> Option<&Kept> {
        match self {
            Carried::All(kept) => Some(kept),
            _ => None,
        }
    }

    /// Whether there was a form that could not be carried.
    pub(super) fn is_too_long(&self) -> bool {
        *self == Carried::TooLong
    }
}

/// Another password for the own account.
#[derive(Debug, Default, Deserialize)]
pub(super) struct PasswordForm {
    #[serde(default)]
    pub password: String,
    #[serde(default)]
    pub password_new: String,
    #[serde(default)]
    pub password_again: String,
    pub version: i64,
}

/// An invitation to be made.
#[derive(Debug, Default, Deserialize)]
pub(super) struct InviteForm {
    #[serde(default)]
    pub ho_ten: String,
    #[serde(default)]
    pub vai_tro: String,
    /// The token that the page was given.
    #[serde(default)]
    pub ma: String,
}

/// What is checked in an [`InviteForm`].
pub(super) struct CheckedInvite {
    pub full_name: String,
    pub role: Role,
}

impl InviteForm {
    /// The name in one line and a role out of those that may be given.
    pub(super) fn checked(&self, language: Language) -> Result<CheckedInvite, Complaints> {
        let mut complaints = Complaints::none();
        let full_name = line("ho_ten", &self.ho_ten, NAME_LIMIT, language, &mut complaints);
        let role = Role::from_code(&self.vai_tro);
        if role.is_none() {
            complaints.about("vai_tro", sentence(&Problem::Missing { field: "vai_tro".to_owned() }, language));
        }
        match role {
            Some(role) if complaints.is_empty() => Ok(CheckedInvite { full_name, role }),
            _ => Err(complaints),
        }
    }
}

/// What an invited person chooses.
#[derive(Debug, Default, Deserialize)]
pub(super) struct TakeForm {
    #[serde(default)]
    pub login: String,
    #[serde(default)]
    pub password_new: String,
    #[serde(default)]
    pub password_again: String,
}

/// A suspension with its reason.
#[derive(Debug, Default, Deserialize)]
pub(super) struct SuspendForm {
    #[serde(default)]
    pub ly_do: String,
}

impl SuspendForm {
    /// The reason in one line.
    pub(super) fn checked(&self, language: Language) -> Result<String, Complaints> {
        let mut complaints = Complaints::none();
        let reason = line("ly_do", &self.ly_do, REASON_LIMIT, language, &mut complaints);
        if complaints.is_empty() { Ok(reason) } else { Err(complaints) }
    }
}

/// To whom work is handed over.
#[derive(Debug, Default, Deserialize)]
pub(super) struct HandOverForm {
    #[serde(default)]
    pub nguoi_nhan: String,
}

/// An access token to be made. What is ticked is its scopes beside reading.
#[derive(Debug, Default, Deserialize)]
pub(super) struct TokenForm {
    #[serde(default)]
    pub ten: String,
    #[serde(default)]
    pub quyen: Vec<String>,
    #[serde(default)]
    pub han: String,
}

impl TokenForm {
    /// A name in one line, known scopes, and one of the lives that are offered.
    pub(super) fn checked(&self, language: Language) -> Result<AskedToken, Complaints> {
        let mut complaints = Complaints::none();
        let name = line("ten", &self.ten, NAME_LIMIT, language, &mut complaints);
        let lives_days = self.han.parse().ok().filter(|days| LIVES_DAYS.contains(days));
        if lives_days.is_none() {
            complaints.about("han", sentence(&Problem::Missing { field: "han".to_owned() }, language));
        }
        let scopes = Scopes::of(self.quyen.iter().filter_map(|code| Scope::from_code(code)));
        match lives_days {
            Some(lives_days) if complaints.is_empty() => Ok(AskedToken { name, scopes, lives_days }),
            _ => Err(complaints),
        }
    }

    /// Whether a scope is ticked.
    pub(super) fn has(&self, scope: &Scope) -> bool {
        self.quyen.iter().any(|code| code == scope.code())
    }
}

/// A text that must be there, its white space folded, within a limit of characters.
fn line(field: &str, typed: &str, limit: usize, language: Language, complaints: &mut Complaints) -> String {
    let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let field = field.to_owned();
    if text.is_empty() {
        complaints.about(field.clone(), sentence(&Problem::Missing { field }, language));
    } else if text.chars().count() > limit {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        complaints.about(field.clone(), sentence(&Problem::TooLong { field, limit }, language));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(action: &str, fields: &[(&str, &str)]) -> Kept {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Kept { action: action.to_owned(), fields, had_files: false }
    }

    #[test]
    fn what_was_typed_is_carried_but_no_password_and_nothing_foreign() {
        let form = kept("/phan-viec/1/tien-do", &[("noi_dung", "Đã làm"), ("password_new", "bí mật"), ("csrf", "x")]);
        let carried = Carried::of(Some(form));
        let fields = &carried.form().unwrap().fields;
        assert_eq!(fields, &[("noi_dung".to_owned(), "Đã làm".to_owned())]);
        for action in ["//evil.example/x", "https://evil.example/", "/dang-nhap", "/dang-xuat", "/\\evil"] {
            assert_eq!(Carried::of(Some(kept(action, &[("a", "b")]))), Carried::Nothing, "{action}");
        }
        assert_eq!(Carried::of(Some(kept("/x", &[("a", &"ạ".repeat(200_000))]))), Carried::TooLong);
    }

    #[test]
    fn a_carried_form_comes_back_as_it_was_or_not_at_all() {
        let read = |text: &str| serde_html_form::from_str::<SignInForm>(text).unwrap();
        let form = read("giu_cho=/x&giu_ten=a&giu_noi_dung=1&giu_ten=a&giu_noi_dung=2%0D%0A3&tiep=/y");
        assert_eq!(form.kept(), Some(kept("/x", &[("a", "1"), ("a", "2\r\n3")])));
        assert_eq!(form.next(), "/y");
        assert_eq!(read("giu_cho=/x&giu_ten=a").kept(), None);
        assert_eq!(read("giu_cho=//x&giu_ten=a&giu_noi_dung=1").kept(), None);
        assert_eq!(read("tiep=//evil.example").next(), START);
        assert_eq!(read("tiep=/dang-nhap?tiep=/").next(), START);
    }
}
