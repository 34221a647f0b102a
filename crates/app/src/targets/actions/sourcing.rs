//! By which clause a target is set: a document of the system and its place in it, or the citation of one that is not here.
//! Whether an amount is possible for an indicator is told here too. What is wrong is told as a value; nothing is written.

use super::finding;
use crate::{App, caller::Caller, documents::actions as of_documents, failure::Failure};
use domain::{
    ids::{DocumentId, ProvisionId},
    packs::{Indicator, Measure},
    problem::Problem,
    reporting::Amount,
    targets::{Bound, Source},
    text::{fold, nfc},
};

/// Characters of a citation.
pub const CITED_LIMIT: usize = 500;
/// So many clauses are named where none fits.
const CLAUSES: usize = 12;

/// A source as it is sent.
#[derive(Debug, Clone, Default)]
pub struct SentSource {
    /// A document, and which; nothing inside where what was sent names none.
    pub document: Option<Option<DocumentId>>,
    /// The place in it: «II.1».
    pub place: String,
    /// The citation of a document that is not here.
    pub cited: String,
}

/// Why something is no source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceFault {
    /// Nothing was said.
    None,
    /// The citation is too long.
    TooLong,
    /// There is no such document that the person may read.
    DocumentUnknown,
    /// The document has no such provision, or several.
    ClauseUnknown {
        /// Some that it has.
        clauses: String,
    },
}

impl From<SourceFault> for Problem {
    fn from(fault: SourceFault) -> Self {
        let missing = |field: &str| Problem::Missing { field: field.to_owned() };
        match fault {
            SourceFault::None => missing("source"),
            SourceFault::TooLong => {
                Problem::TooLong { field: "cited".to_owned(), limit: i64::try_from(CITED_LIMIT).unwrap_or(i64::MAX) }
            }
            SourceFault::DocumentUnknown => missing("document"),
            SourceFault::ClauseUnknown { clauses } => Problem::ClauseUnknown { clauses },
        }
    }
}

/// Finds what a source means.
pub async fn find_source(app: &App, caller: &Caller, sent: SentSource) -> Result<Result<Source, SourceFault>, Failure> {
    let cited = nfc(sent.cited.trim());
    if cited.chars().count() > CITED_LIMIT {
        return Ok(Err(SourceFault::TooLong));
    }
    let Some(document) = sent.document else {
        return Ok(if cited.is_empty() { Err(SourceFault::None) } else { Ok(Source { cited, ..Source::default() }) });
    };
    let Some(document) = readable(app, caller, document).await? else { return Ok(Err(SourceFault::DocumentUnknown)) };
    let clauses = finding::clauses_of(&mut app.database().read().await?, document).await?;
    let place = nfc(sent.place.trim());
    if clauses.is_empty() || place.is_empty() {
        return Ok(Ok(Source { document: Some(document), provision: None, cited: place }));
    }
    let Some(provision) = clause_of(&place, clauses.iter().map(|(row, path)| (row.id, path.as_str()))) else {
        let some: Vec<&str> = clauses.iter().map(|(_, path)| path.as_str()).filter(|path| !path.is_empty()).collect();
        let clauses = some.iter().take(CLAUSES).copied().collect::<Vec<_>>().join("; ");
        return Ok(Err(SourceFault::ClauseUnknown { clauses }));
    };
    Ok(Ok(Source { document: Some(document), provision: Some(provision), cited: String::new() }))
}

async fn readable(app: &App, caller: &Caller, id: Option<DocumentId>) -> Result<Option<DocumentId>, Failure> {
    let Some(id) = id else { return Ok(None) };
    let mut connection = app.database().read().await?;
    let found = of_documents::find_for_reader(&mut connection, &app.organisations(), caller, id, app.today()).await;
    match found {
        Ok(_) => Ok(Some(id)),
        Err(failure) => failure.into_problem().map(|_| None),
    }
}

/// A share is no more than all, and most numbers are not below zero.
pub fn is_possible(indicator: &Indicator, bound: &Bound) -> bool {
    let (from, to) = bound.ends();
    let is_share = matches!(&indicator.measure, Measure::Ratio { is_share: true, .. });
    let all = Amount::whole(100).unwrap_or(Amount::ZERO);
    (indicator.allows_negative || !from.is_negative()) && (!is_share || to <= all)
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
