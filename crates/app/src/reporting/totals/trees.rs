//! By which units a total can be divided: as they are today, or as the districts were before they ended.
//!
//! The choice stands in the address. A register in which no body of the level ever ended offers only today's units.

use crate::look::Frame;
use domain::{organisations::Graph, reporting::Grouping};
use jiff::civil::Date;

/// The level that ended, and the line on which its units stood above those that report.
const LEVEL: &str = "district";
const LINE: &str = "party";

/// A way of dividing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tree {
    /// By the units of today.
    AsIs {
        /// Today.
        on: Date,
    },
    /// By the districts of the last day on which there were any.
    AsWas {
        /// That day.
        on: Date,
    },
}

/// A way of dividing, as a link.
#[derive(Debug, Clone)]
pub struct TreeLink {
    /// The address.
    pub path: String,
    /// Its words.
    pub words: String,
    /// It is the one shown.
    pub is_shown: bool,
}

impl Tree {
    /// What there is to choose from, today's units first.
    pub fn all(graph: &Graph, today: Date) -> Vec<Tree> {
        let mut trees = vec![Tree::AsIs { on: today }];
        trees.extend(last_day_of_level(graph, today).map(|on| Tree::AsWas { on }));
        trees
    }

    /// The one that the address names.
    pub fn named(word: &str, graph: &Graph, today: Date) -> Option<Tree> {
        Tree::all(graph, today).into_iter().find(|tree| tree.word() == word)
    }

    /// Its word in the address.
    pub fn word(self) -> &'static str {
        match self {
            Tree::AsIs { .. } => "hien-nay",
            Tree::AsWas { .. } => "truoc-sap-xep",
        }
    }

    /// The day whose units they are.
    pub fn on(self) -> Date {
        match self {
            Tree::AsIs { on } | Tree::AsWas { on } => on,
        }
    }

    /// The division.
    pub fn grouping(self) -> Grouping {
        match self {
            Tree::AsIs { on } => Grouping::by_unit(on),
            Tree::AsWas { on } => Grouping::by_level(on, LEVEL, LINE),
        }
    }

    /// Its words, with its day.
    pub fn words(self, frame: &Frame) -> String {
        let key = match self {
            Tree::AsIs { .. } => "reporting-totals-as-is",
            Tree::AsWas { .. } => "reporting-totals-as-was",
        };
        frame.say(key).with("date", frame.date(&self.on())).to_string()
    }

    /// All of them as links from one base address.
    pub fn links(frame: &Frame, graph: &Graph, base: &str, shown: Option<Tree>) -> Vec<TreeLink> {
        let link = |tree: Tree| TreeLink {
            path: format!("{base}?nhom={}", tree.word()),
            words: tree.words(frame),
            is_shown: shown == Some(tree),
        };
        Tree::all(graph, frame.today()).into_iter().map(link).collect()
    }
}

/// The last day on which a body of the level lived, where none lives today.
fn last_day_of_level(graph: &Graph, today: Date) -> Option<Date> {
    let is_of_level = |id, on| graph.level(id, on) == Some(LEVEL);
    if graph.alive(today).into_iter().any(|id| is_of_level(id, today)) {
        return None;
    }
    let last_day = |id| graph.life(id)?.1?.yesterday().ok().filter(|last_day| is_of_level(id, *last_day));
    graph.all().filter_map(last_day).max()
}
