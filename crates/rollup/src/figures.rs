//! All figures at one moment: sheets in the order of their periods, the catalogue, the graph. It never changes; a commit
//! makes another that shares with it what it did not touch.

use crate::{
    Refusal,
    catalogue::Catalogue,
    row::{MeasureNumber, Row},
    sheet::{Sheet, SheetKey},
    tree::Tree,
};
use domain::{ids::OrganisationId, organisations::Graph, packs::Period};
use jiff::civil::Date;
use std::{collections::BTreeMap, sync::Arc};

/// Something that a commit changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Bodies said something.
    Say {
        /// In which sheet.
        sheet: SheetKey,
        /// What, in the order in which it was told.
        rows: Vec<Row>,
    },
    /// Bodies are asked, beside those that were asked before.
    Ask {
        /// In which sheet.
        sheet: SheetKey,
        /// For what.
        measures: Vec<MeasureNumber>,
        /// Who.
        organisations: Vec<OrganisationId>,
    },
}

impl Change {
    fn sheet(&self) -> &SheetKey {
        match self {
            Change::Say { sheet, .. } | Change::Ask { sheet, .. } => sheet,
        }
    }
}

/// All figures at one moment.
#[derive(Debug, Clone)]
pub struct Figures {
    graph: Arc<Graph>,
    /// The line on whose trees figures are kept.
    line: Arc<str>,
    catalogue: Arc<Catalogue>,
    /// By key.
    pub(crate) sheets: Vec<Arc<Sheet>>,
    /// The number of the last commit that is in it.
    pub(crate) up_to: u64,
}

impl Figures {
    /// None yet. Figures are kept in the order of this line's trees.
    pub fn new(graph: Arc<Graph>, line: &str, catalogue: Catalogue) -> Self {
        Figures { graph, line: line.into(), catalogue: Arc::new(catalogue), sheets: Vec::new(), up_to: 0 }
    }

    /// The organisations through time.
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// The same, to be shared.
    pub fn shared_graph(&self) -> Arc<Graph> {
        Arc::clone(&self.graph)
    }

    /// The line on whose trees figures are kept.
    pub fn line(&self) -> &str {
        &self.line
    }

    /// The measures.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The number of the last commit that is in it.
    pub fn up_to(&self) -> u64 {
        self.up_to
    }

    /// The sheets, in the order of their periods.
    pub fn sheets(&self) -> &[Arc<Sheet>] {
        &self.sheets
    }

    /// The sheet with this key.
    pub fn sheet(&self, key: &SheetKey) -> Option<&Arc<Sheet>> {
        let at = self.sheets.binary_search_by(|sheet| sheet.key.cmp(key)).ok()?;
        self.sheets.get(at)
    }

    /// The sheets of a period that count for a measure: those of part reports only where it adds up over days.
    pub fn sheets_of(&self, period: &Period, is_in_period: bool) -> impl Iterator<Item = &Arc<Sheet>> {
        let from = self.sheets.partition_point(|sheet| sheet.key.period < *period);
        let sheets = self.sheets.get(from..).unwrap_or_default().iter();
        let sheets = sheets.take_while(move |sheet| sheet.key.period == *period);
        sheets.filter(move |sheet| is_in_period || !sheet.key.is_part())
    }

    /// The trees on which figures were given, each once.
    pub(crate) fn trees(&self) -> Vec<Arc<Tree>> {
        let mut trees: Vec<Arc<Tree>> = Vec::new();
        for sheet in &self.sheets {
            if !trees.iter().any(|known| Arc::ptr_eq(known, &sheet.tree)) {
                trees.push(Arc::clone(&sheet.tree));
            }
        }
        trees
    }

    /// The tree of a day, shared with the sheets of days between which nothing happened.
    pub(crate) fn tree(&self, on: Date) -> Result<Arc<Tree>, Refusal> {
        let trees = self.trees();
        if let Some(known) = trees.iter().find(|tree| tree.on() == on) {
            return Ok(Arc::clone(known));
        }
        let fresh = Tree::of(&self.graph, &self.line, on)?;
        let is_same = |tree: &&Arc<Tree>| ***tree == fresh && !self.differs_between(tree.on(), on);
        Ok(trees.iter().find(is_same).map_or_else(|| Arc::new(fresh.clone()), Arc::clone))
    }

    /// Whether anybody handed anything on, or moved on any line, after the earlier day and up to the later: other lines and
    /// restated views ask for the tree's day.
    fn differs_between(&self, one: Date, other: Date) -> bool {
        let Ok(from) = one.min(other).tomorrow() else { return true };
        let events = self.graph.events_between(from, one.max(other));
        events.iter().any(|event| matches!(event.kind.as_str(), "merge" | "split" | "move"))
    }

    /// These figures, as they were loaded with all commits up to this one.
    #[must_use]
    pub fn known_up_to(self, up_to: u64) -> Self {
        Figures { up_to, ..self }
    }

    /// These figures after a commit. On a refusal nothing has changed.
    pub fn after(&self, changes: &[Change], up_to: u64) -> Result<Self, Refusal> {
        let mut by_sheet: BTreeMap<&SheetKey, (Vec<Row>, Vec<&Change>)> = BTreeMap::new();
        for change in changes {
            let (rows, asks) = by_sheet.entry(change.sheet()).or_default();
            match change {
                Change::Say { rows: said, .. } => rows.extend(said.iter().copied()),
                Change::Ask { .. } => asks.push(change),
            }
        }
        let mut figures = self.clone();
        for (key, (rows, asks)) in by_sheet {
            let mut sheet = figures.open(key)?;
            for ask in asks {
                if let Change::Ask { measures, organisations, .. } = ask {
                    sheet.ask(measures, organisations)?;
                }
            }
            sheet.take(&rows, &self.catalogue)?;
            figures.put(sheet);
        }
        figures.up_to = up_to;
        Ok(figures)
    }

    /// A whole sheet at once, as it is loaded: its rows in the order in which they were told, and who is asked for what.
    pub fn load(
        &mut self,
        key: &SheetKey,
        rows: &[Row],
        asked: &[(Vec<MeasureNumber>, Vec<OrganisationId>)],
    ) -> Result<(), Refusal> {
        let mut sheet = self.open(key)?;
        for (measures, organisations) in asked {
            sheet.ask(measures, organisations)?;
        }
        sheet.take(rows, &self.catalogue)?;
        self.put(sheet);
        Ok(())
    }

    fn open(&self, key: &SheetKey) -> Result<Sheet, Refusal> {
        match self.sheet(key) {
            Some(sheet) => Ok(Sheet::clone(sheet)),
            None => Ok(Sheet::new(key.clone(), self.tree(key.last_day)?)),
        }
    }

    pub(crate) fn put(&mut self, sheet: Sheet) {
        match self.sheets.binary_search_by(|known| known.key.cmp(&sheet.key)) {
            Ok(at) => {
                if let Some(known) = self.sheets.get_mut(at) {
                    *known = Arc::new(sheet);
                }
            }
            Err(at) => self.sheets.insert(at, Arc::new(sheet)),
        }
    }

    /// The same figures on another graph, such as after a reorganisation: whatever stands on a tree that is now another is
    /// laid out anew. Refused where a body that said something no longer existed on the day; one that was only asked and
    /// no longer existed is asked no more.
    pub fn on_graph(&self, graph: Arc<Graph>) -> Result<Self, Refusal> {
        let mut figures = Figures { graph, sheets: Vec::with_capacity(self.sheets.len()), ..self.clone() };
        for sheet in &self.sheets {
            let tree = figures.tree(sheet.key.last_day)?;
            figures.sheets.push(Arc::new(sheet.on_tree(tree)?));
        }
        Ok(figures)
    }

    /// Bytes in memory: columns, who is asked, trees.
    pub fn size_bytes(&self) -> usize {
        let sheets = self.sheets.iter().map(|sheet| sheet.size_bytes()).sum::<usize>();
        sheets + self.trees().iter().map(|tree| tree.size_bytes()).sum::<usize>()
    }

    /// How many statements stand, and how many were replaced.
    pub fn statements(&self) -> (usize, usize) {
        let columns = || self.sheets.iter().flat_map(|sheet| sheet.columns.iter().flatten());
        (columns().map(|column| column.entries.len()).sum(), columns().map(|column| column.past.len()).sum())
    }
}
