//! What a person types of a target, checked: what is to be reached, for when, by which clause. Whatever has two meanings is
//! asked about at its field; nothing that was typed is lost.

use super::super::{
    actions::sourcing::{self, CITED_LIMIT, SentSource, SourceFault, is_possible},
    words,
};
use crate::{
    App,
    caller::Caller,
    documents::{self, actions as of_documents},
    failure::Failure,
    language::Language,
    look::{Choice, Complaints, Frame},
};
use domain::{
    packs::Indicator,
    problem::Problem,
    reporting::Amount,
    targets::{Bound, BoundFault, BoundKind, ReadBound, Source, read_bound},
};
use serde::Deserialize;

/// So many documents are offered, the newest.
const DOCUMENTS: usize = 100;

/// The source as it is typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct TypedSource {
    /// Identity of a document.
    pub van_ban: String,
    /// The place in it: «II.1».
    pub dieu: String,
    /// The citation of a document that is not here.
    pub can_cu: String,
}

/// What a field of an amount is read for.
pub struct Field<'f> {
    /// Name of the field.
    pub name: &'f str,
    /// What was typed.
    pub typed: &'f str,
    /// Name of the field for how it bounds.
    pub how: &'f str,
    /// What was chosen there; nothing for «as typed».
    pub chosen: &'f str,
}

/// The ways to bound one number, for a bare number.
pub fn ways(frame: &Frame) -> Vec<Choice> {
    let way = |(kind, key): (BoundKind, &str)| Choice::new(kind.code(), frame.say(key));
    let ways = [
        (BoundKind::AtLeast, "targets-way-at-least"),
        (BoundKind::Above, "targets-way-above"),
        (BoundKind::AtMost, "targets-way-at-most"),
        (BoundKind::Below, "targets-way-below"),
        (BoundKind::About, "targets-way-about"),
        (BoundKind::Exactly, "targets-way-exactly"),
    ];
    ways.into_iter().map(way).collect()
}

/// The documents that the caller may read, the newest first.
pub async fn documents(app: &App, caller: &Caller, language: Language) -> Result<Vec<Choice>, Failure> {
    let all = of_documents::list_for(app, caller, "").await?;
    let choice = |document: of_documents::Document| {
        let row = document.row;
        let named = documents::named(language, &row.document_type, row.symbol.as_deref());
        let subject: String = row.subject.chars().take(60).collect();
        Choice::new(row.id, [named, subject].join(" – "))
    };
    Ok(all.into_iter().take(DOCUMENTS).map(choice).collect())
}

/// Reads what is to be reached; says at the field what is wrong with it.
pub fn read(frame: &Frame, indicator: &Indicator, field: &Field<'_>, complaints: &mut Complaints) -> Option<Bound> {
    let unit = &indicator.unit;
    let chosen = BoundKind::from_code(field.chosen);
    let read = match read_bound(field.typed, indicator.decimals, &[unit.vietnamese(), unit.english()]) {
        Ok(ReadBound::Bound(bound)) if chosen.is_none_or(|kind| kind == bound.kind()) => Some(bound),
        Ok(ReadBound::Bound(_)) => {
            complaints.about(field.how, frame.say("targets-two-ways"));
            return None;
        }
        Ok(ReadBound::Bare(amount)) => match chosen.and_then(|kind| Bound::of(kind, amount, amount)) {
            Some(bound) => Some(bound),
            None => {
                complaints.about(field.how, frame.say("targets-say-how").with("typed", field.typed.trim()));
                return None;
            }
        },
        Err(fault) => {
            complaints.about(field.name, said(frame, indicator, &fault));
            return None;
        }
    };
    let bound = read?;
    if !is_possible(indicator, &bound) {
        complaints.about(field.name, frame.say("targets-impossible"));
        return None;
    }
    Some(bound)
}

fn said(frame: &Frame, indicator: &Indicator, fault: &BoundFault) -> String {
    let written = |amount: Amount| words::amount(frame.language, indicator, amount);
    match fault {
        BoundFault::Empty => frame.say("targets-empty").to_string(),
        BoundFault::Ambiguous { as_whole, as_decimal } => frame
            .say("targets-ambiguous")
            .with("whole", written(*as_whole))
            .with("decimal", written(*as_decimal))
            .to_string(),
        BoundFault::OtherUnit { .. } => {
            let unit = words::of(&indicator.unit, frame.language);
            frame.say("targets-other-unit").with("unit", unit).to_string()
        }
        BoundFault::NotInOrder => frame.say("targets-not-in-order").to_string(),
        BoundFault::Unreadable => frame.say("targets-unreadable").to_string(),
    }
}

/// Reads the source; says at the field what is missing.
pub async fn read_source(
    app: &App,
    caller: &Caller,
    frame: &Frame,
    typed: &TypedSource,
    complaints: &mut Complaints,
) -> Result<Option<Source>, Failure> {
    let sent = SentSource {
        document: (!typed.van_ban.is_empty()).then(|| typed.van_ban.parse().ok()),
        place: typed.dieu.clone(),
        cited: typed.can_cu.clone(),
    };
    match sourcing::find_source(app, caller, sent).await? {
        Ok(source) => return Ok(Some(source)),
        Err(SourceFault::TooLong) => {
            let limit = i64::try_from(CITED_LIMIT).unwrap_or(i64::MAX);
            let problem = Problem::TooLong { field: "can_cu".to_owned(), limit };
            complaints.about("can_cu", super::sentence(&problem, frame.language));
        }
        Err(SourceFault::None | SourceFault::DocumentUnknown) => {
            complaints.about("van_ban", frame.say("targets-no-source"));
        }
        Err(SourceFault::ClauseUnknown { clauses }) => {
            complaints.about("dieu", frame.say("targets-no-clause").with("clauses", clauses));
        }
    }
    Ok(None)
}
