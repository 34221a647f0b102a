//! From the name of an issuer in a text to an organisation of the register, where exactly one bears it.
//!
//! Nothing is guessed: no match or more than one gives nothing, and that becomes a question.

use domain::{ids::OrganisationId, organisations::Graph, text::fold};
use jiff::civil::Date;

/// Boards through which a committee acts; what they issue, the committee issues. Folded.
const ACTING_BOARDS: &[&str] = &["ban thuong vu ", "thuong truc ", "ban chap hanh "];

/// The organisation that bears the name on the day of issue; without a day, the only one that ever did.
pub fn find(graph: &Graph, name: &str, issued_on: Option<Date>, today: Date) -> Option<OrganisationId> {
    let wanted = fold(name);
    let committee = ACTING_BOARDS.iter().find_map(|board| wanted.strip_prefix(board));
    let named = || [Some(wanted.as_str()), committee].into_iter().flatten();
    named()
        .find_map(|name| only(graph, name, issued_on, today))
        .or_else(|| named().find_map(|name| with_place(graph, name, issued_on.unwrap_or(today))))
}

/// A body that the register names without the place of its committee:
/// «Ban Tổ chức Tỉnh ủy Lam Giang» is the «Ban Tổ chức Tỉnh ủy» under the «Tỉnh ủy Lam Giang».
fn with_place(graph: &Graph, wanted: &str, on: Date) -> Option<OrganisationId> {
    let bears = |id: &OrganisationId| {
        let place = graph.name(*id, on).and_then(|name| wanted.strip_prefix(&fold(name))?.strip_prefix(' '));
        let committee = graph.name(graph.committee_of(*id, on), on).map(fold).unwrap_or_default();
        place.is_some_and(|place| committee.strip_suffix(place).is_some_and(|rest| rest.ends_with(' ')))
    };
    let mut found = graph.alive(on).into_iter().filter(bears);
    found.next().filter(|_| found.next().is_none())
}

fn only(graph: &Graph, name: &str, issued_on: Option<Date>, today: Date) -> Option<OrganisationId> {
    let found = match issued_on {
        Some(day) => graph.find_by_name(name, day),
        None => graph.all().filter(|id| graph.last_name(*id, today).is_some_and(|last| fold(last) == name)).collect(),
    };
    match found.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}
