//! The pages of registers: those of a body, the list of one, a row with its history, the forms, workbooks, the rows behind a figure.
//! What may be seen or done is asked of the actions; nothing here knows SQL.

pub mod ending;
pub mod entering;
pub mod fed;
pub mod filter;
pub mod list;
pub mod overview;
pub mod show;
pub mod upload;

use super::actions::keeping::{EFFECTIVE, Faults};
use crate::{language::Language, look::Complaints};
use domain::registers::{FROM, RowFault, TO};

/// The name of a field in a form.
pub fn field_name(code: &str) -> String {
    match code {
        FROM => "tu_ngay".to_owned(),
        TO => "den_het_ngay".to_owned(),
        EFFECTIVE => "hieu_luc_tu".to_owned(),
        code => format!("f-{code}"),
    }
}

/// What is said of a fault.
pub fn sentence(fault: &RowFault, language: Language) -> String {
    let said = match language {
        Language::Vi => fault.vietnamese(),
        Language::En => fault.english(),
    };
    format!("{} {}", said.what, said.next)
}

/// Each fault at its field.
pub fn complain(faults: &Faults, language: Language) -> Complaints {
    let mut complaints = Complaints::none();
    for (code, fault) in faults {
        if code.is_empty() {
            complaints.about_all(sentence(fault, language));
        } else {
            complaints.about(field_name(code), sentence(fault, language));
        }
    }
    complaints
}
