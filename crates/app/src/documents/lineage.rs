//! From the citations of a text to the documents that it stands under: what it carries out, on what ground, and which it
//! amends or replaces.
//!
//! A pure function over a reading. It asks nothing of the database; only citations with a symbol make documents, and
//! only what the words say makes a relation. «KH 72 thực hiện CT 21» is a relation between the two cited documents.

use domain::text::fold;
use papers::reading::{Citation, Reading, Relation, Span};

/// A document that a text names, each once.
#[derive(Debug, Clone, PartialEq)]
pub struct Cited {
    /// The fullest mention of it.
    pub citation: Citation,
}

/// A relation that the text states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The cited document that stands below; `None`: the text itself.
    pub from: Option<usize>,
    /// The cited document that stands above.
    pub to: usize,
    /// How.
    pub relation: Relation,
    /// The words.
    pub cited_as: String,
    /// Where they stand, for relations of the text itself.
    pub span: Option<Span>,
}

/// Everything that a text says of the documents above it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Named {
    /// The documents.
    pub cited: Vec<Cited>,
    /// Their relations.
    pub links: Vec<Link>,
}

/// Between «KH 72 của Ban Thường vụ Tỉnh ủy» and «CT 21» stand no more characters than these.
const LONGEST_GAP: usize = 80;

/// Reads the lineage out of a reading.
pub fn named_in(reading: &Reading) -> Named {
    let mut named = Named::default();
    let mentions: Vec<(usize, &Citation)> = reading
        .citations
        .iter()
        .filter(|citation| citation.symbol.is_some() && citation.symbol != reading.document.symbol)
        .map(|citation| (named.place_of(citation), citation))
        .collect();
    let text: Vec<char> = reading.text.chars().collect();
    let chain = chain(&mentions, &text);
    for (to, citation) in &mentions {
        let carried_by_another = chain.iter().any(|link| link.to == *to) && citation.relation == Relation::Implements;
        let is_own = match citation.relation {
            Relation::Implements | Relation::Basis => !carried_by_another,
            Relation::Amends | Relation::Replaces => !is_said_of_another(&mentions, citation, &text),
            Relation::Attaches | Relation::Mentions => false,
        };
        if is_own {
            named.add(Link {
                from: None,
                to: *to,
                relation: citation.relation,
                cited_as: citation.text.clone(),
                span: Some(citation.span),
            });
        }
    }
    for link in chain {
        named.add(link);
    }
    named.only_linked()
}

impl Named {
    /// The number of the cited document; a fuller mention takes the place of a barer one.
    fn place_of(&mut self, citation: &Citation) -> usize {
        match self.cited.iter().position(|cited| same(&cited.citation, citation)) {
            Some(place) => {
                if let Some(cited) =
                    self.cited.get_mut(place).filter(|cited| fullness(citation) > fullness(&cited.citation))
                {
                    cited.citation = citation.clone();
                }
                place
            }
            None => {
                self.cited.push(Cited { citation: citation.clone() });
                self.cited.len() - 1
            }
        }
    }

    fn add(&mut self, link: Link) {
        let known = |other: &Link| other.from == link.from && other.to == link.to;
        if !self.links.iter().any(known) {
            self.links.push(link);
        }
    }

    /// Keeps what the text itself leads to, directly or through others, and numbers it anew.
    fn only_linked(self) -> Named {
        let mut reached: Vec<usize> = Vec::new();
        let mut waiting: Vec<Option<usize>> = vec![None];
        while let Some(at) = waiting.pop() {
            for link in self.links.iter().filter(|link| link.from == at) {
                if !reached.contains(&link.to) {
                    reached.push(link.to);
                    waiting.push(Some(link.to));
                }
            }
        }
        let place = |old: usize| reached.iter().position(|kept| *kept == old);
        let cited = reached.iter().filter_map(|old| self.cited.get(*old).cloned()).collect();
        let links = self.links.iter().filter_map(|link| {
            let from = match link.from {
                Some(from) => Some(place(from)?),
                None => None,
            };
            Some(Link { from, to: place(link.to)?, ..link.clone() })
        });
        let links = links.collect();
        Named { cited, links }
    }
}

/// Whether two mentions name one document: the same symbol, and no two different dates.
fn same(one: &Citation, other: &Citation) -> bool {
    let symbol = |citation: &Citation| citation.symbol.as_deref().map(fold);
    symbol(one) == symbol(other) && (one.date.is_none() || other.date.is_none() || one.date == other.date)
}

fn fullness(citation: &Citation) -> usize {
    usize::from(citation.date.is_some()) * 2 + usize::from(citation.issuer.is_some())
}

/// Words with which one cited document amends another, folded.
const AMENDING: [&str; 3] = ["sua doi", "thay the", "bai bo"];

/// «Luật số 2 sửa đổi Luật số 1»: said of the document named just before, not of the text itself.
fn is_said_of_another(mentions: &[(usize, &Citation)], citation: &Citation, text: &[char]) -> bool {
    mentions.iter().any(|(_, other)| {
        let gap = text.get(other.span[1]..citation.span[0]).unwrap_or_default();
        let is_near = other.span[1] <= citation.span[0] && gap.len() <= LONGEST_GAP;
        let words = if is_near { gap.iter().collect::<String>() } else { String::new() };
        let is_one_sentence = !words.contains(['.', ';', '\n']);
        is_near && is_one_sentence && AMENDING.iter().any(|verb| fold(&words).contains(verb))
    })
}

/// Relations between cited documents: one carries out the other where «thực hiện» joins the two mentions.
fn chain(mentions: &[(usize, &Citation)], text: &[char]) -> Vec<Link> {
    let mut ordered: Vec<&(usize, &Citation)> = mentions.iter().collect();
    ordered.sort_by_key(|(_, citation)| citation.span);
    let joined = ordered.windows(2).filter_map(|pair| {
        let [(below, lower), (above, upper)] = pair else { return None };
        let gap: String = text.get(lower.span[1]..upper.span[0])?.iter().collect();
        let is_join = gap.chars().count() <= LONGEST_GAP
            && !gap.contains([',', ';', '.', '\n', ')'])
            && fold(&gap).ends_with("thuc hien");
        (is_join && below != above).then(|| Link {
            from: Some(*below),
            to: *above,
            relation: Relation::Implements,
            cited_as: upper.text.clone(),
            span: None,
        })
    });
    joined.collect()
}

/// A document that a text says it carries out or rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarriedOut {
    /// Its symbol, as it is searched by.
    symbol: String,
    /// Its date, where it is told.
    date: Option<jiff::civil::Date>,
    /// The words that name it.
    pub words: String,
}

impl CarriedOut {
    /// Whether a document of this symbol and date is meant.
    pub fn means(&self, symbol: Option<&str>, date: Option<jiff::civil::Date>) -> bool {
        let same_day = self.date.is_none() || date.is_none() || self.date == date;
        symbol.is_some_and(|symbol| fold(symbol) == self.symbol) && same_day
    }
}

/// The documents that a text itself carries out; where it names none so, those that it rests on.
pub fn carried_out(opened: &super::actions::Opened) -> Vec<CarriedOut> {
    let Some(text) = &opened.text else { return Vec::new() };
    let named = named_in(&text.reading);
    let by = |relation: Relation| -> Vec<CarriedOut> {
        let own = named.links.iter().filter(|link| link.from.is_none() && link.relation == relation);
        let cited = own.filter_map(|link| Some((link, &named.cited.get(link.to)?.citation)));
        cited
            .filter_map(|(link, citation)| {
                let symbol = fold(citation.symbol.as_deref()?);
                Some(CarriedOut { symbol, date: citation.date, words: link.cited_as.clone() })
            })
            .collect()
    };
    let carried = by(Relation::Implements);
    if carried.is_empty() { by(Relation::Basis) } else { carried }
}
