//! «6 rõ» and what a document must say: what is missing in a draft, where, and whether it stands in the way.
//! Nothing is repaired; each finding leads to its place.

use super::{
    Draft,
    deadline::{self, Meant},
    people::{self, Ground, Meaning},
};
use crate::{look::dates, plans::actions::money};
use domain::text::fold;
use jiff::civil::Date;

/// Where something is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// Head and foot.
    Head,
    /// The plan as a whole.
    Whole,
    /// A clause, by its key.
    Clause(u32),
}

/// What is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// No document is carried out.
    Parents,
    /// It is not said what the plan is about.
    Subject,
    /// There is no clause.
    Clauses,
    /// The number and symbol are not known yet.
    Symbol,
    /// The date of issue is not known yet.
    IssuedOn,
    /// The date of issue cannot be read.
    IssuedOnUnreadable(String),
    /// The date of issue lies ahead.
    IssuedOnAhead,
    /// The issuer is not the body, nor one that it carries on for.
    Issuer(String),
    /// Nobody gets it.
    Recipients,
    /// What is to be done.
    Text,
    /// Who leads.
    Lead,
    /// Words that mean no body.
    LeadUnknown(String),
    /// A body that the plan cannot bind.
    LeadOutside(String),
    /// A supporter whose words mean no body.
    SupporterUnknown(String),
    /// When.
    Deadline,
    /// The deadline cannot be read.
    DeadlineUnreadable(String),
    /// The deadline is before the date of issue.
    DeadlinePast(String),
    /// What it brings forth.
    Product,
    /// An amount cannot be read.
    Money(String),
    /// An amount without its source.
    MoneySource,
    /// It is not confirmed what the clause takes up.
    Unconfirmed,
    /// A part is taken up, and it is not said which.
    PartialReason,
    /// It takes up nothing of the documents above.
    TakesUpNothing,
}

impl What {
    /// Whether the plan cannot become a document with it.
    pub fn blocks(&self) -> bool {
        !matches!(
            self,
            What::Symbol
                | What::IssuedOn
                | What::Recipients
                | What::Lead
                | What::LeadUnknown(_)
                | What::LeadOutside(_)
                | What::SupporterUnknown(_)
                | What::Deadline
                | What::DeadlinePast(_)
                | What::Product
                | What::MoneySource
                | What::TakesUpNothing
        )
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Where.
    pub at: At,
    /// What.
    pub what: What,
}

/// The date of issue as typed; an error where it cannot be read.
pub fn issued_on(draft: &Draft) -> Result<Option<Date>, ()> {
    let typed = draft.head.issued_on.trim();
    if typed.is_empty() { Ok(None) } else { dates::read(typed).map(Some).map_err(drop) }
}

/// Everything that is missing, in the order of the plan.
pub fn check(draft: &Draft, ground: Ground<'_>, today: Date) -> Vec<Missing> {
    let mut missing = head(draft, ground, today);
    let issued = issued_on(draft).ok().flatten();
    if draft.clauses().next().is_none() {
        missing.push(Missing { at: At::Whole, what: What::Clauses });
    }
    for (_, clause) in draft.clauses() {
        let mut add = |what: What| missing.push(Missing { at: At::Clause(clause.key), what });
        if clause.text.trim().is_empty() {
            add(What::Text);
        }
        who(clause, ground, &mut add);
        when(clause, issued, &mut add);
        if clause.product.trim().is_empty() {
            add(What::Product);
        }
        for line in &clause.money {
            if money::read(&line.amount).is_none() {
                add(What::Money(line.amount.clone()));
            } else if line.source.trim().is_empty() {
                add(What::MoneySource);
            }
        }
        if clause.takes_up.is_empty() {
            add(What::TakesUpNothing);
        }
        if clause.takes_up.iter().any(|up| !up.confirmed) {
            add(What::Unconfirmed);
        }
        if clause.takes_up.iter().any(|up| up.degree == super::Degree::Partial && up.reason.trim().is_empty()) {
            add(What::PartialReason);
        }
    }
    missing
}

fn head(draft: &Draft, ground: Ground<'_>, today: Date) -> Vec<Missing> {
    let mut missing = Vec::new();
    let mut add = |at, what| missing.push(Missing { at, what });
    if draft.parents.is_empty() {
        add(At::Head, What::Parents);
    }
    if draft.head.subject.trim().is_empty() {
        add(At::Head, What::Subject);
    }
    if draft.head.symbol.trim().is_empty() {
        add(At::Head, What::Symbol);
    }
    match issued_on(draft) {
        Err(()) => add(At::Head, What::IssuedOnUnreadable(draft.head.issued_on.clone())),
        Ok(None) => add(At::Head, What::IssuedOn),
        Ok(Some(day)) if day > today => add(At::Head, What::IssuedOnAhead),
        Ok(Some(_)) => {}
    }
    let issuer = draft.head.issuer.trim();
    if !is_issuer(ground, issuer) {
        add(At::Head, What::Issuer(issuer.to_owned()));
    }
    if draft.recipients().is_empty() {
        add(At::Head, What::Recipients);
    }
    missing
}

/// A plan is issued by the body itself, under the name that it bore.
fn is_issuer(ground: Ground<'_>, issuer: &str) -> bool {
    ground.graph.names(ground.body).any(|row| fold(&row.name) == fold(issuer))
}

fn who(clause: &super::Clause, ground: Ground<'_>, add: &mut impl FnMut(What)) {
    let lead = clause.lead.trim();
    if lead.is_empty() {
        add(What::Lead);
    } else {
        match people::meaning_of(ground, lead) {
            Meaning::Words => add(What::LeadUnknown(lead.to_owned())),
            Meaning::Outside(_) => add(What::LeadOutside(lead.to_owned())),
            Meaning::Itself | Meaning::Below(_) | Meaning::Group(..) => {}
        }
    }
    for name in clause.supporting() {
        if people::meaning_of(ground, &name) == Meaning::Words {
            add(What::SupporterUnknown(name));
        }
    }
}

fn when(clause: &super::Clause, issued: Option<Date>, add: &mut impl FnMut(What)) {
    match deadline::read(&clause.deadline) {
        None => add(What::DeadlineUnreadable(clause.deadline.clone())),
        Some(Meant::Nothing) => add(What::Deadline),
        Some(Meant::On(day, _)) if issued.is_some_and(|issued| day < issued) => {
            add(What::DeadlinePast(clause.deadline.clone()));
        }
        Some(_) => {}
    }
}
