//! Registers of a pack («sổ theo dõi»): what a row says, field by field, by which fields it is known again, whether it stands
//! from a day to a day, who keeps it, and how figures are made of rows.
//!
//! It is the shape alone: rows and their rules are in [`registers`](crate::registers).

use super::{Member, Words};
use crate::reporting::Amount;
use serde::{Deserialize, Serialize};

/// A register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register {
    /// Code, such as `institutions`.
    pub code: String,
    /// What it is called.
    pub name: Words,
    /// What belongs into it, if the pack says so.
    pub note: Option<Words>,
    /// Classes of the bodies that keep it; empty where every unit may.
    pub kept_by: Vec<String>,
    /// Its fields, in order.
    pub fields: Vec<Field>,
    /// Code of the field by which a row is called.
    pub title: String,
    /// Codes of the fields by which a row is known again.
    pub key: Vec<String>,
    /// Rows have a first and perhaps a last day.
    pub has_validity: bool,
    /// Rows of the same key may stand at the same time.
    pub allows_overlap: bool,
    /// Rows are merged, divided and dissolved, and it is kept who succeeds whom.
    pub has_succession: bool,
    /// Codes of the fields that a list adds up.
    pub sums: Vec<String>,
}

/// A field of a register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Code, unique in its register.
    pub code: String,
    /// What it is called.
    pub name: Words,
    /// What is written in it, if the pack says so.
    pub note: Option<Words>,
    /// Of which kind.
    pub sort: Sort,
    /// It must be filled in.
    pub is_required: bool,
}

/// Of which kind a field is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// Words.
    Text,
    /// A number, with so many decimals at the most.
    Number {
        /// Decimals: none for a whole number.
        decimals: u8,
        /// In which unit; nothing where there is none.
        unit: Option<Words>,
        /// It is money.
        is_money: bool,
    },
    /// A day.
    Day,
    /// Yes or no.
    YesNo,
    /// One of several.
    Choice {
        /// Code of the dimension whose members they are; none for members of this field alone.
        dimension: Option<String>,
        /// They.
        members: Vec<Member>,
    },
    /// An organisation of the system.
    Organisation,
    /// A document of the system, perhaps a clause of it.
    Document,
    /// A row of another register of the same pack.
    Record {
        /// Code of that register.
        register: String,
    },
}

/// How one number of an indicator is made of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Take {
    /// Code of the register.
    pub register: String,
    /// What is taken of the rows.
    pub what: What,
    /// Which rows count: those that meet every condition.
    pub conditions: Vec<Condition>,
    /// The field that says on which day a row happened; none where its first day does.
    pub day: Option<String>,
}

/// What is taken of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// How many there are.
    Count,
    /// How many different values of a field there are.
    Different(String),
    /// The sum of a field.
    Sum(String),
    /// The values of a field as keys, each of which counts once however many units name it.
    Keys(String),
}

/// What is asked of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Of which field.
    pub field: String,
    /// What.
    pub test: Test,
}

/// What is asked of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// It is one of these codes or words.
    OneOf(Vec<String>),
    /// It is yes, or it is no.
    Says(bool),
    /// It is this or more.
    AtLeast(Amount),
    /// It is this or less.
    AtMost(Amount),
}

impl Register {
    /// The field with this code.
    pub fn field(&self, code: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.code == code)
    }

    /// Whether a body of this class keeps it.
    pub fn is_kept_by(&self, class: Option<&str>) -> bool {
        self.kept_by.is_empty() || class.is_some_and(|class| self.kept_by.iter().any(|kept| kept == class))
    }

    /// The field by which a row is called.
    pub fn title_field(&self) -> Option<&Field> {
        self.field(&self.title)
    }

    /// Whether a row is known again by this field.
    pub fn is_key(&self, code: &str) -> bool {
        self.key.iter().any(|key| key == code)
    }
}

impl Field {
    /// Decimals of a number; none of anything else.
    pub fn decimals(&self) -> Option<u8> {
        if let Sort::Number { decimals, .. } = &self.sort { Some(*decimals) } else { None }
    }

    /// What may be chosen; nothing where it is no choice.
    pub fn members(&self) -> &[Member] {
        if let Sort::Choice { members, .. } = &self.sort { members } else { &[] }
    }
}

impl Sort {
    /// The word of the pack language.
    pub const fn code(&self) -> &'static str {
        match self {
            Sort::Text => "text",
            Sort::Number { is_money: true, .. } => "money",
            Sort::Number { decimals: 0, .. } => "whole",
            Sort::Number { .. } => "decimal",
            Sort::Day => "date",
            Sort::YesNo => "yes-no",
            Sort::Choice { .. } => "choice",
            Sort::Organisation => "organisation",
            Sort::Document => "document",
            Sort::Record { .. } => "record",
        }
    }
}
