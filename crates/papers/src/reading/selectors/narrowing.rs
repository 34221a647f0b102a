//! Words that narrow a set: «(trừ Sở Y tế)», «ngoại trừ …», «trên địa bàn thị xã Bến Sậy cũ».
//!
//! Only what names bodies one by one is taken out; for «trừ các đơn vị sự nghiệp» there is no selector, and a person must
//! say.

use super::{Selector, names_a_body, whole_set};

/// Words after which stands what is taken out, the longer before those that they hold.
const EXCEPT: [&str; 7] = ["không bao gồm ", "không kể ", "không gồm ", "ngoại trừ ", "trừ ra ", "trừ: ", "trừ "];
/// Words after which stands a place.
const WITHIN: [&str; 3] = [" trên địa bàn ", " thuộc địa bàn ", " thuộc "];
/// Places that have come to an end, or bodies of which others carry on.
const DISTRICTS: [&str; 4] = ["huyện ", "thị xã ", "thành phố ", "quận "];
const COMMUNES: [&str; 3] = ["xã ", "phường ", "thị trấn "];

/// «các sở, ban, ngành (trừ Sở Y tế)»: a set, and bodies of it one by one.
pub(super) fn except(text: &str) -> Option<Selector> {
    let (at, words) = EXCEPT.iter().find_map(|words| Some((found(text, words)?, *words)))?;
    let before = text.get(..at)?.trim_end();
    let bracketed = before.ends_with('(');
    let set = before.trim_end_matches(['(', ',', ' ']);
    let rest = text.get(at + words.len()..)?.trim();
    let listed = match (bracketed, rest.split_once(')')) {
        (true, Some((listed, after))) if after.trim_matches([' ', ',', ';', '.']).is_empty() => listed,
        (false, None) => rest,
        // The end of an addressee stands before the bracket that would close it.
        (true, None) => rest,
        _ => return None,
    };
    let of = within(set).or_else(|| whole_set(set)).filter(is_a_set)?;
    let parts: Option<Vec<Selector>> = bodies(listed).into_iter().map(|body| one(body, &of)).collect();
    let mut parts = parts.filter(|parts| !parts.is_empty())?;
    let except = if parts.len() == 1 { parts.pop()? } else { Selector::Union { of: parts } };
    Some(Selector::Except { of: Box::new(of), except: Box::new(except) })
}

/// «các xã, phường trên địa bàn thị xã Bến Sậy (cũ)»: those of a district, also of one that is no more.
pub(super) fn within(text: &str) -> Option<Selector> {
    let (at, words) = WITHIN.iter().find_map(|words| Some((found(text, words)?, *words)))?;
    let (set, place) = (text.get(..at)?, text.get(at + words.len()..)?);
    let place = place.trim_end_matches([',', ';', '.', ' ']);
    let place = ["(cũ)", "cũ", "trước đây"].iter().find_map(|end| place.strip_suffix(end)).unwrap_or(place).trim();
    let named = DISTRICTS.iter().find_map(|kind| place.strip_prefix(kind))?;
    if !is_a_proper_name(named) {
        return None;
    }
    let of = whole_set(set).filter(is_a_set)?;
    Some(Selector::Within { of: Box::new(of), place: place.to_owned() })
}

/// Where words stand as such, in any letters.
fn found(text: &str, words: &str) -> Option<usize> {
    let low = text.to_lowercase();
    // A letter may be longer in the other case; then a person must say.
    let at = low.find(words).filter(|_| low.len() == text.len())?;
    let before = low.get(..at)?.chars().next_back();
    (words.starts_with(' ') || before.is_some_and(|before| !before.is_alphanumeric())).then_some(at)
}

fn is_a_set(selector: &Selector) -> bool {
    match selector {
        Selector::Class { .. } | Selector::Within { .. } => true,
        Selector::Union { of } => of.iter().all(is_a_set),
        _ => false,
    }
}

/// «Bến Sậy»: every word begins with a capital; «Bến Sậy và các xã lân cận» is more than a name.
fn is_a_proper_name(words: &str) -> bool {
    let mut words = words.split(' ').peekable();
    words.peek().is_some()
        && words.all(|word| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphanumeric))
}

/// Bodies of a list, cut where the next one begins: «Sở Văn hóa, Thể thao và Du lịch» is one.
fn bodies(listed: &str) -> Vec<&str> {
    let mut bodies = vec![];
    let mut rest = listed.trim_matches([' ', ',', ';', '.']);
    while !rest.is_empty() {
        let cuts = [", ", "; ", " và "].iter().flat_map(|cut| rest.match_indices(cut));
        let next = |(at, cut): (usize, &str)| Some((at, rest.get(at + cut.len()..).filter(|next| begins(next))?));
        match cuts.filter_map(next).min_by_key(|(at, _)| *at) {
            Some((at, next)) => {
                bodies.extend(rest.get(..at).map(str::trim));
                rest = next;
            }
            None => {
                bodies.push(rest.trim());
                rest = "";
            }
        }
    }
    bodies
}

/// Another body of a list: a name, a place, or a whole class, which is then refused.
fn begins(words: &str) -> bool {
    let low = words.to_lowercase();
    let place = DISTRICTS.iter().chain(&COMMUNES).any(|kind| low.starts_with(kind));
    place
        || low.starts_with("các ")
        || low.starts_with("và ")
        || words.starts_with(char::is_uppercase) && names_a_body(words)
}

/// One body by its name, or by its place among bodies that are named after places.
fn one(body: &str, of: &Selector) -> Option<Selector> {
    let named = |name: String| Selector::Named { name };
    let low = body.to_lowercase();
    let is_commune = COMMUNES.iter().any(|kind| low.strip_prefix(kind).is_some());
    if is_commune && body.split_once(' ').is_some() {
        return office_of_communes(of).map(|office| named([office, body].join(" ")));
    }
    match whole_set(body) {
        Some(found @ Selector::Named { .. }) => Some(found),
        _ => None,
    }
}

/// What bodies of a set of communes are called before the name of the place.
fn office_of_communes(of: &Selector) -> Option<&'static str> {
    match of {
        Selector::Within { of, .. } => office_of_communes(of),
        Selector::Class { classes, .. } => match classes.first().map(String::as_str) {
            Some("ubnd-xa") => Some("Ủy ban nhân dân"),
            Some("dang-uy-xa" | "dang-uy-phuong") => Some("Đảng ủy"),
            _ => None,
        },
        _ => None,
    }
}
