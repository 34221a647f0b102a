//! The provisions as a tree of ranges. A provision that does not lie inside its parent and behind its elder siblings is
//! left out of the tree; its text stays where it is.

use crate::reading::{Provision, ProvisionKind};
use std::{collections::HashMap, ops::Range};

/// One provision with those inside it.
pub(super) struct Node<'r> {
    /// The provision.
    pub provision: &'r Provision,
    /// Its characters, those of the nodes inside it too.
    pub range: Range<usize>,
    /// In order, without overlap, inside the range.
    pub inside: Vec<Node<'r>>,
}

impl Node<'_> {
    /// The element of Akoma Ntoso.
    pub fn element(&self) -> &'static str {
        match self.provision.kind {
            ProvisionKind::Part => "part",
            ProvisionKind::Chapter => "chapter",
            ProvisionKind::Section => "section",
            ProvisionKind::Article => "article",
            ProvisionKind::Clause => "clause",
            ProvisionKind::Point => "point",
            ProvisionKind::Paragraph => "paragraph",
            ProvisionKind::Indent => "indent",
        }
    }
}

/// The tree of the provisions that lie in a range.
pub(super) fn grow(provisions: &[Provision], within: Range<usize>) -> Vec<Node<'_>> {
    let mut held: HashMap<Option<&str>, Vec<&Provision>> = HashMap::new();
    for provision in provisions {
        held.entry(provision.parent.as_deref()).or_default().push(provision);
    }
    branches(&mut held, None, within)
}

fn branches<'r>(
    held: &mut HashMap<Option<&'r str>, Vec<&'r Provision>>,
    parent: Option<&'r str>,
    within: Range<usize>,
) -> Vec<Node<'r>> {
    let mut nodes = Vec::new();
    let mut at = within.start;
    // Taken out of the map, so that a parent that holds itself ends here.
    for provision in held.remove(&parent).unwrap_or_default() {
        let [start, end] = provision.span;
        if start < at || end > within.end || start >= end {
            continue;
        }
        at = end;
        let inside = branches(held, Some(&provision.id), start..end);
        nodes.push(Node { provision, range: start..end, inside });
    }
    nodes
}
