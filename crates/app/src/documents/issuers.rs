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
    [Some(wanted.as_str()), committee].into_iter().flatten().find_map(|name| only(graph, name, issued_on, today))
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
