//! What a person types of a target, checked: what is to be reached, for when, by which clause. Whatever has two meanings is
//! asked about at its field; nothing that was typed is lost.

use super::super::{actions::finding, words};
use crate::{
    App,
    caller::Caller,
    documents::{self, actions as of_documents},
    failure::Failure,
    language::Language,
    look::{Choice, Complaints, Frame},
};
use domain::{
    ids::{DocumentId, ProvisionId},
    packs::Indicator,
    problem::Problem,
    reporting::Amount,
    targets::{Bound, BoundFault, BoundKind, ReadBound, Source, read_bound},
    text::{fold, nfc},
};
use serde::Deserialize;

/// Years for which a target can be set.
pub const YEARS: std::ops::RangeInclusive<i64> = 2000..=2100;
/// Characters of a citation.
pub const CITED_LIMIT: usize = 500;
/// So many documents are offered, the newest.
const DOCUMENTS: usize = 100;
/// So many clauses are named where none fits.
const CLAUSES: usize = 12;

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

/// A share is no more than all, and most numbers are not below zero.
fn is_possible(indicator: &Indicator, bound: &Bound) -> bool {
    let (from, to) = bound.ends();
    let is_share = matches!(&indicator.measure, domain::packs::Measure::Ratio { is_share: true, .. });
    let all = Amount::whole(100).unwrap_or(Amount::ZERO);
    (indicator.allows_negative || !from.is_negative()) && (!is_share || to <= all)
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
    let cited = nfc(typed.can_cu.trim());
    if cited.chars().count() > CITED_LIMIT {
        let limit = i64::try_from(CITED_LIMIT).unwrap_or(i64::MAX);
        let problem = Problem::TooLong { field: "can_cu".to_owned(), limit };
        complaints.about("can_cu", super::sentence(&problem, frame.language));
        return Ok(None);
    }
    if typed.van_ban.is_empty() {
        if cited.is_empty() {
            complaints.about("van_ban", frame.say("targets-no-source"));
        }
        return Ok((!cited.is_empty()).then_some(Source { cited, ..Source::default() }));
    }
    let Some(document) = readable(app, caller, &typed.van_ban).await? else {
        complaints.about("van_ban", frame.say("targets-no-source"));
        return Ok(None);
    };
    let clauses = finding::clauses_of(&mut app.database().read().await?, document).await?;
    let place = nfc(typed.dieu.trim());
    if clauses.is_empty() || place.is_empty() {
        return Ok(Some(Source { document: Some(document), provision: None, cited: place }));
    }
    let provision = clause_of(&place, clauses.iter().map(|(row, path)| (row.id, path.as_str())));
    if provision.is_none() {
        let some: Vec<&str> = clauses.iter().map(|(_, path)| path.as_str()).filter(|path| !path.is_empty()).collect();
        let shown = some.iter().take(CLAUSES).copied().collect::<Vec<_>>().join("; ");
        complaints.about("dieu", frame.say("targets-no-clause").with("clauses", shown));
    }
    Ok(provision.map(|provision| Source { document: Some(document), provision: Some(provision), cited: String::new() }))
}

async fn readable(app: &App, caller: &Caller, typed: &str) -> Result<Option<DocumentId>, Failure> {
    let Ok(id) = typed.parse::<DocumentId>() else { return Ok(None) };
    let mut connection = app.database().read().await?;
    let found = of_documents::find_for_reader(&mut connection, &app.organisations(), caller, id, app.today()).await;
    match found {
        Ok(_) => Ok(Some(id)),
        Err(failure) => failure.into_problem().map(|_| None),
    }
}

/// Words that stand before the number of a provision.
const KINDS: &[&str] = &["muc", "dieu", "khoan", "diem", "phan", "chuong", "tiet", "gach", "dau", "dong"];

/// The parts of a place, in lower case; «d» and «đ» differ.
fn parts(place: &str) -> Vec<String> {
    let parts = place.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
    parts
        .filter(|part| part.chars().count() == 1 || !KINDS.contains(&fold(part).as_str()))
        .map(str::to_lowercase)
        .collect()
}

/// The one provision that a place names: in full, or by its last parts where no other ends so.
fn clause_of<'p>(place: &str, clauses: impl Iterator<Item = (ProvisionId, &'p str)>) -> Option<ProvisionId> {
    let wanted = parts(place);
    let ending: Vec<(ProvisionId, Vec<String>)> =
        clauses.map(|(id, path)| (id, parts(path))).filter(|(_, path)| path.ends_with(&wanted)).collect();
    let whole: Vec<ProvisionId> = ending.iter().filter(|(_, path)| *path == wanted).map(|(id, _)| *id).collect();
    match (wanted.is_empty(), whole.as_slice(), ending.as_slice()) {
        (true, ..) => None,
        (false, [one], _) | (false, [], [(one, _)]) => Some(*one),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_clause_is_found_as_people_name_it() {
        let paths = ["I", "I.1", "II", "II.1", "II.1.a", "II.1.d", "II.1.đ", "II.2", "III"];
        let id = |number: usize| ProvisionId::from(Uuid::from_u128(number as u128));
        let found = |place: &str| clause_of(place, paths.iter().enumerate().map(|(at, path)| (id(at), *path)));
        let at = |path: &str| paths.iter().position(|other| *other == path).map(id);
        let cases = [
            ("II.1", "II.1"),
            ("mục II.1", "II.1"),
            ("Mục II, điểm 1", "II.1"),
            ("II.1.đ", "II.1.đ"),
            ("điểm đ", "II.1.đ"),
            ("điểm d khoản", "II.1.d"),
            ("ii", "II"),
            ("2", "II.2"),
        ];
        for (place, path) in cases {
            assert_eq!(found(place), at(path), "{place}");
        }
        for place in ["1", "IV", "mục", "", "II.3"] {
            assert_eq!(found(place), None, "{place}");
        }
    }
}
