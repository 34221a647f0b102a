//! What every paper asks of the one who wants it: the office, the day, the period.
//!
//! Plain values. Names come in ordinary letters («Ban Tuyên giáo và Dân vận Tỉnh ủy»); the layout puts them into
//! capitals and spells them where its rule does. Dates are days in Viet Nam.

use super::paper::{Dated, Issuer, Paper, Symbol};
use super::profile::{Family, Profile};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The office that issues the paper, as it wants to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Office {
    /// Whose rules lay its papers out.
    pub family: Family,
    /// The line above the body at the top left: «Tỉnh uỷ Lam Giang» for a staff body, «Đảng bộ tỉnh Lam Giang» for a
    /// committee of a commune, nothing for the committee of a province.
    pub superior: Option<String>,
    /// The issuing body at the top left, without its superior: «Ban Tuyên giáo và Dân vận».
    pub body: String,
    /// The body as sentences call it: «Ban Tuyên giáo và Dân vận Tỉnh uỷ».
    pub body_in_full: String,
    /// The body in the symbol, after the stroke: «BTGDVTU».
    pub body_symbol: String,
    /// The unit that drafts, in the symbol of a letter of the State: «VX».
    pub unit_symbol: Option<String>,
    /// The place before the date: «Lam Giang».
    pub place: String,
    /// Who signs.
    pub signing: Signing,
    /// Where the paper is kept, after «Lưu»: «Văn phòng Ban».
    pub archive: String,
    /// Whom to ask, with telephone; printed at the foot of the last page when given.
    pub contact: Option<String>,
}

/// The lines above and below the signature. A line that is not known stays blank on the paper.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Signing {
    /// The authority: «T/M Ban Thường vụ», «K/T Trưởng ban», or the office itself when it stands alone («Trưởng ban»). The
    /// marks of either family are read and written as the layout has them. Several lines are told by line breaks.
    pub authority: String,
    /// The office under T/M, K/T or T/L: «Phó Trưởng ban». Nothing when the authority stands alone.
    pub office: Option<String>,
    /// The name; blank until the office knows who signs.
    pub name: Option<String>,
}

/// What the office's register and the signing give a paper, as far as known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Papered {
    /// The number in the office's register. Without it the place stays blank and the paper says that it is a draft.
    pub number: Option<u32>,
    /// The day of signing; without it the day and month stay blank.
    pub issued_on: Option<Date>,
    /// The day of drafting: chooses the layout and gives the year while the day of signing is not known.
    pub drafted_on: Date,
    /// Which draft this is, from 1; printed only while there is no number.
    pub draft: u32,
    /// The lines of «Nơi nhận» without «Như trên» and without the archive: «Thường trực Tỉnh uỷ (để báo cáo)».
    pub recipients: Vec<String>,
}

impl Papered {
    /// A first draft of this day, without number, date and recipients.
    pub fn drafted(drafted_on: Date) -> Self {
        Papered { number: None, issued_on: None, drafted_on, draft: 1, recipients: Vec::new() }
    }

    /// The day whose rules lay the paper out.
    pub fn day_of_layout(&self) -> Date {
        self.issued_on.unwrap_or(self.drafted_on)
    }

    /// The day of signing as far as known.
    pub(super) fn dated(&self) -> Dated {
        self.issued_on.map_or(Dated::InYear(self.drafted_on.year()), Dated::On)
    }

    /// A paper says that it is a draft until its number was entered.
    pub(super) fn draft_to_print(&self) -> Option<u32> {
        self.number.is_none().then_some(self.draft.max(1))
    }
}

impl Office {
    /// The layout of a paper of this office.
    pub fn layout(&self, papered: &Papered) -> &'static Profile {
        Profile::of(self.family, papered.day_of_layout())
    }

    pub(super) fn issuer(&self) -> Issuer {
        Issuer {
            superior: self.superior.clone(),
            body: self.body.clone(),
            in_full: self.body_in_full.clone(),
            together_with: Vec::new(),
        }
    }

    pub(super) fn symbol(&self, kind: &str, number: Option<u32>) -> Symbol {
        Symbol { number, kind: kind.to_owned(), body: self.body_symbol.clone(), unit: self.unit_symbol.clone() }
    }
}

/// From one day to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

/// A period of reporting with the words it goes by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedPeriod {
    /// As it stands in a sentence: «6 tháng đầu năm 2026».
    pub name: String,
    /// Its days.
    pub days: Days,
}

/// A paper that is to be set as PDF, as a program asks another for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedPdf {
    /// Whose rules lay it out.
    pub family: Family,
    /// The day of issue, or of drafting.
    pub day: Date,
    /// The paper.
    pub paper: Paper,
}
