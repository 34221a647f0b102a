//! The numbered structure of the body and of each annex: provisions, flat, in order, with parents.
//!
//! How deep a label stands follows from the order of the styles; a sign of a list that is new below an open one stands
//! below it. Each provision ends where the next one begins that is not inside it.

use super::labels::Style;
use super::lexicon::pattern;
use super::paragraphs::{Paragraph, is_capitals};
use super::text::Page;
use super::{Provision, ProvisionKind};
use regex::Regex;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// A provision while the tree is being made.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// eId.
    pub id: String,
    /// Index of the node that holds it.
    pub parent: Option<usize>,
    /// Kind.
    pub kind: ProvisionKind,
    /// Style of its label.
    pub style: Style,
    /// Label as printed.
    pub label: String,
    /// Its title.
    pub heading: Option<String>,
    /// Whether its own paragraph is only a title.
    pub is_title: bool,
    /// Its own first paragraph.
    pub own: Range<usize>,
    /// The words of that paragraph after the label.
    pub content: Range<usize>,
    /// With everything inside it.
    pub range: Range<usize>,
}

impl Node {
    /// The label alone.
    pub fn label_at(&self) -> Range<usize> {
        self.own.start..self.content.start.max(self.own.start)
    }
}

/// The tree, and to which node each paragraph belongs.
#[derive(Debug, Default)]
pub(super) struct Structure {
    /// In order.
    pub nodes: Vec<Node>,
    /// For each paragraph, its node.
    pub holders: Vec<Option<usize>>,
}

static CLOSING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:Trong quá trình|Trên đây|Yêu cầu|Đề nghị|Nay,? |Nhận được|Căn cứ (?:Kế hoạch|Chỉ thị|Hướng dẫn)|(?:Ủy ban nhân dân|UBND|Văn phòng|Thủ tướng|Chủ tịch|Ban)[^.;:]{3,60}(?:yêu cầu|đề nghị|thông báo|giao))\b",
    )
});
static LIST_OF_ADDRESSEES: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)(?:điện|kính gửi|gửi)\s*:$"));

/// Builds the tree of one region; `prefix` is empty or names an annex.
pub(super) fn structure(page: &Page, paragraphs: &[Paragraph], prefix: &str) -> Structure {
    let mut tree = Structure::default();
    let mut open: Vec<usize> = Vec::new();
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut in_addresses = false;
    let depth = Depth::of(paragraphs);
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let words = page.seen(&paragraph.range);
        let is_dash = paragraph.label.as_ref().is_some_and(|label| matches!(label.style, Style::Dash(_)));
        in_addresses = (in_addresses && is_dash) || LIST_OF_ADDRESSEES.is_match(words) && open.is_empty();
        let label = paragraph.label.as_ref().filter(|_| !(in_addresses && is_dash));
        let Some(label) = label else {
            tree.holders.push(open.last().copied());
            continue;
        };
        while open
            .last()
            .and_then(|last| tree.nodes.get(*last))
            .is_some_and(|last| !holds(&depth, last.style, label.style, &open, &tree.nodes))
        {
            open.pop();
        }
        let inside_article =
            open.iter().filter_map(|index| tree.nodes.get(*index)).any(|node| node.style == Style::Article);
        let kind = label.style.kind(inside_article);
        let parent = open.last().copied();
        let id = eid(prefix, parent.and_then(|parent| tree.nodes.get(parent)), kind, &label.number, &mut counts);
        let content = paragraph.content();
        let is_title = is_title(page, paragraph, paragraphs.get(number + 1));
        let heading = is_title.then(|| page.words(&content).trim_end_matches([':', '.', ';']).to_owned());
        let label_range = paragraph.range.start..paragraph.range.start + label.length;
        tree.nodes.push(Node {
            id,
            parent,
            kind,
            style: label.style,
            label: match label.style {
                Style::Dash(sign) => sign.to_string(),
                _ => page.words(&label_range),
            },
            heading: heading.filter(|heading| !heading.is_empty()),
            is_title,
            own: paragraph.range.clone(),
            content,
            range: paragraph.range.clone(),
        });
        open.push(tree.nodes.len() - 1);
        tree.holders.push(open.last().copied());
    }
    let closing = closing_paragraphs(page, paragraphs, &tree);
    for holder in tree.holders.iter_mut().skip(closing) {
        *holder = None;
    }
    titles_like_their_siblings(&mut tree);
    close(&mut tree, paragraphs);
    tree
}

/// Number of the first paragraph that closes the whole and belongs to no provision.
fn closing_paragraphs(page: &Page, paragraphs: &[Paragraph], tree: &Structure) -> usize {
    let last_labelled =
        tree.nodes.last().and_then(|last| paragraphs.iter().position(|paragraph| paragraph.range == last.own));
    let Some(after) = last_labelled.map(|last| last + 1) else { return paragraphs.len() };
    let closes = |paragraph: &Paragraph| CLOSING.is_match(page.seen(&paragraph.range));
    paragraphs.iter().skip(after).position(closes).map(|at| after + at).unwrap_or(paragraphs.len())
}

/// A numbered line that ends with a full stop is a title all the same where most of its siblings are titles and it, too,
/// has provisions inside it.
fn titles_like_their_siblings(tree: &mut Structure) {
    let has_children: HashSet<usize> = tree.nodes.iter().filter_map(|node| node.parent).collect();
    let mut counts: HashMap<(Option<usize>, Style), (usize, usize)> = HashMap::new();
    for node in &tree.nodes {
        let (all, titles) = counts.entry((node.parent, node.style)).or_default();
        *all += 1;
        *titles += usize::from(node.is_title);
    }
    for (index, node) in tree.nodes.iter_mut().enumerate() {
        let (all, titles) = counts.get(&(node.parent, node.style)).copied().unwrap_or_default();
        let most = all >= 4 && titles * 3 >= all * 2;
        if most && has_children.contains(&index) && !matches!(node.style, Style::Dash(_)) && node.content.len() < 300 {
            node.is_title = true;
        }
    }
}

/// How deep styles stand in one document.
struct Depth {
    /// Roman numbers and capital letters stand inside articles: none comes before the first article.
    in_articles: bool,
}

impl Depth {
    fn of(paragraphs: &[Paragraph]) -> Depth {
        let styles = || paragraphs.iter().filter_map(|paragraph| paragraph.label.as_ref()).map(|label| label.style);
        let is_lettered = |style: Style| matches!(style, Style::Roman | Style::Letter);
        let before = styles().take_while(|style| *style != Style::Article).any(is_lettered);
        Depth { in_articles: !before && styles().any(|style| style == Style::Article) }
    }

    fn rank(&self, style: Style) -> (Style, u8) {
        match style {
            Style::Letter if self.in_articles => (Style::Article, 1),
            Style::Roman if self.in_articles => (Style::Article, 2),
            other => (other, 0),
        }
    }
}

/// Whether a label of the second style can stand inside one of the first.
fn holds(depth: &Depth, outer: Style, inner: Style, open: &[usize], nodes: &[Node]) -> bool {
    match (outer, inner) {
        (Style::Dash(own), Style::Dash(sign)) => {
            let is_known =
                open.iter().filter_map(|index| nodes.get(*index)).any(|node| node.style == Style::Dash(sign));
            own != sign && !is_known
        }
        (outer, inner) => depth.rank(outer) < depth.rank(inner),
    }
}

fn eid(
    prefix: &str,
    parent: Option<&Node>,
    kind: ProvisionKind,
    number: &str,
    counts: &mut HashMap<String, usize>,
) -> String {
    let name = match kind {
        ProvisionKind::Part => "part",
        ProvisionKind::Chapter => "chp",
        ProvisionKind::Section => "sec",
        ProvisionKind::Article => "art",
        ProvisionKind::Clause => "cl",
        ProvisionKind::Point => "point",
        ProvisionKind::Paragraph => "para",
        ProvisionKind::Indent => "indent",
    };
    let within = parent.map(|parent| format!("{}__", parent.id)).unwrap_or_else(|| prefix.to_owned());
    if kind == ProvisionKind::Indent {
        let count = counts.entry(format!("{within}indent")).or_default();
        *count += 1;
        return format!("{within}indent_{count}");
    }
    let number = number.rsplit('.').next().unwrap_or(number);
    let id = format!("{within}{name}_{number}");
    let count = counts.entry(id.clone()).or_default();
    *count += 1;
    if *count == 1 { id } else { format!("{id}_{count}") }
}

/// A paragraph whose words are only a title: in capitals, or short of a sentence's end before something numbered or a
/// paragraph of its own.
fn is_title(page: &Page, paragraph: &Paragraph, next: Option<&Paragraph>) -> bool {
    let words = page.seen(&paragraph.content());
    if words.is_empty() {
        return false;
    }
    if is_capitals(words) {
        return true;
    }
    let ends = words.trim_end_matches(['”', '"', ')', ' ']);
    let unfinished = !ends.ends_with(['.', ';', ',', '…']);
    let is_list_of_words =
        matches!(paragraph.label.as_ref().map(|label| label.style), Some(Style::Dash(_))) && !ends.ends_with(':');
    let own = paragraph.label.as_ref().map(|label| label.style);
    let beside = next.and_then(|next| next.label.as_ref()).map(|label| label.style);
    // What stands beside its like and has nothing below it is a text that lost its stop, and no title.
    let is_alone = matches!(own, Some(Style::Point | Style::Bracketed | Style::BracketedLetter)) && own == beside;
    unfinished && next.is_some() && words.len() < 700 && !is_list_of_words && !is_alone
}

/// Gives each provision its end: the last word before the next one that is not inside it.
fn close(tree: &mut Structure, paragraphs: &[Paragraph]) {
    for (paragraph, holder) in paragraphs.iter().zip(&tree.holders) {
        let mut at = *holder;
        let mut steps = 0;
        while let Some(node) = at.and_then(|index| tree.nodes.get_mut(index)) {
            node.range.end = node.range.end.max(paragraph.range.end);
            at = node.parent;
            steps += 1;
            if steps > 64 {
                break;
            }
        }
    }
}

impl Structure {
    /// The provisions of the reading.
    pub fn provisions(&self, page: &Page) -> Vec<Provision> {
        self.nodes
            .iter()
            .map(|node| Provision {
                id: node.id.clone(),
                parent: node.parent.and_then(|parent| self.nodes.get(parent)).map(|parent| parent.id.clone()),
                kind: node.kind,
                label: node.label.clone(),
                heading: node.heading.clone(),
                span: page.span(&node.range),
            })
            .collect()
    }
}

impl Structure {
    /// A label alone in its paragraph has its title in the next one.
    pub fn title_from_next(&mut self, page: &Page, paragraphs: &[Paragraph]) {
        for node in &mut self.nodes {
            let at = paragraphs.partition_point(|paragraph| paragraph.range.start <= node.own.start);
            if let Some(next) = paragraphs.get(at).filter(|_| node.content.is_empty()) {
                node.heading = Some(page.words(&next.range));
                node.is_title = true;
            }
        }
    }

    /// The innermost node that holds a place. Nodes stand in the order of the text, so it is the last one that begins
    /// before the place, or one that holds that one.
    pub fn holding(&self, range: &Range<usize>) -> Option<&Node> {
        let after = self.nodes.partition_point(|node| node.range.start <= range.start);
        let mut at = after.checked_sub(1);
        while let Some(node) = at.and_then(|at| self.nodes.get(at)) {
            if range.end <= node.range.end {
                return Some(node);
            }
            at = node.parent;
        }
        None
    }

    /// The node that holds a node.
    pub fn parent_of(&self, holder: Option<usize>) -> Option<usize> {
        holder.and_then(|holder| self.nodes.get(holder)).and_then(|node| node.parent)
    }
}
