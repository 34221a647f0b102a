//! How a body appears on its papers: the lines at the head, its letters in the symbol, the authority that signs.
//!
//! By class, from `packs/organisations/offices.tsv`; a body of another class issues no paper in the Party's layout here.
//! Who signs, number and date stay blank for the office.

use domain::{ids::OrganisationId, organisations::Graph};
use jiff::civil::Date;
use papers::writing::{Family, Office, Signing};

const OFFICES: &str = include_str!("../../../../../packs/organisations/offices.tsv");

/// The line on which a staff body stands under its committee.
const PARTY_LINE: &str = "party";

/// What the file says of one class.
struct Entry {
    /// What a staff body is called without its committee; empty for a committee.
    body: &'static str,
    /// Its letters in a symbol.
    symbol: &'static str,
    /// The authority that signs.
    signing: &'static str,
    /// What stands before the place in a committee's name.
    prefix: &'static str,
    /// What stands before the place in the name of the organisation that the committee leads.
    leads: &'static str,
}

fn entry(class: &str) -> Option<Entry> {
    OFFICES.lines().skip(1).find_map(|line| match line.split('\t').collect::<Vec<_>>().as_slice() {
        [of, body, symbol, signing, prefix, leads] if *of == class => {
            Some(Entry { body, symbol, signing, prefix, leads })
        }
        _ => None,
    })
}

/// A body as its papers show it on a day; none for a body that issues no such papers.
pub fn office(graph: &Graph, body: OrganisationId, on: Date) -> Option<Office> {
    let of_body = entry(graph.class(body, on)?)?;
    let own = graph.name(body, on)?;
    let above = graph.parent(body, PARTY_LINE, on);
    let above = above.and_then(|above| Some((graph.name(above, on)?, entry(graph.class(above, on)?)?)));
    let signing = Signing { authority: of_body.signing.to_owned(), office: None, name: None };
    let (superior, body, place) = match above {
        Some((committee, of_committee)) if !of_body.body.is_empty() => {
            (Some(committee.to_owned()), of_body.body, after(committee, of_committee.prefix))
        }
        Some((committee, of_committee)) => {
            let led = [of_committee.leads, after(committee, of_committee.prefix)].concat();
            (Some(led), own, after(own, of_body.prefix))
        }
        None => (None, own, after(own, of_body.prefix)),
    };
    Some(Office {
        family: Family::Party,
        superior,
        body: body.to_owned(),
        body_in_full: own.to_owned(),
        body_symbol: of_body.symbol.to_owned(),
        unit_symbol: None,
        place: place.to_owned(),
        signing,
        archive: own.to_owned(),
        contact: None,
    })
}

fn after<'n>(name: &'n str, prefix: &str) -> &'n str {
    name.strip_prefix(prefix).unwrap_or(name)
}
