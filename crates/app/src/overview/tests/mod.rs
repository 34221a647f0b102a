//! Stories of the pages of one thing.

mod clause;
mod large;
mod unit;
mod whole;

/// What a part counts, as the line of parts says it.
fn counted(html: &str, part: &str) -> usize {
    let (_, rest) = html.split_once(&format!("<a href=\"#{part}\"><b class=\"num\">")).expect("the part is counted");
    rest.split_once('<').unwrap().0.parse().expect("a count")
}
