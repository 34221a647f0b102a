//! Views: on which tree a question is asked. As it was: every figure on the tree of its own last day. As it is on a day:
//! all figures restated on that day's tree.
//!
//! A view is made once, then only read; it belongs to the graph of which it was made.

use crate::{
    Refusal,
    figures::Figures,
    places::{Place, Run},
    restating::{Landing, Projection},
    sheet::Sheet,
    tree::Tree,
};
use domain::{ids::OrganisationId, organisations::Graph};
use jiff::civil::Date;
use std::sync::Arc;

/// On which tree figures are added up.
#[derive(Debug)]
pub struct View {
    /// The one tree of a restated view.
    tree: Option<Arc<Tree>>,
    /// For each tree on which figures were given, the tree on which they are seen.
    seen: Vec<Seen>,
}

#[derive(Debug)]
struct Seen {
    home: Arc<Tree>,
    on: Arc<Tree>,
    /// None where both are one.
    projection: Option<Projection>,
}

/// Where the figures of a body and everyone below it stand in a sheet: runs of places, and single places of which a share
/// belongs to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ground {
    pub(crate) runs: Vec<Run>,
    pub(crate) partial: Vec<Partial>,
}

/// A place whose figures were divided, and the part that belongs to a ground.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Partial {
    pub place: Place,
    pub landings: Box<[Landing]>,
    pub inside: Run,
}

impl View {
    /// Every figure on the tree of a line as it was on the figure's own last day.
    pub fn as_was(figures: &Figures, line: &str) -> Result<Self, Refusal> {
        let seen = figures.trees().into_iter().map(|home| {
            if home.line() == line {
                return Ok(Seen { on: Arc::clone(&home), home, projection: None });
            }
            let on = Arc::new(Tree::of(figures.graph(), line, home.on())?);
            Seen::projected(figures.graph(), home, on)
        });
        Ok(View { tree: None, seen: seen.collect::<Result<_, Refusal>>()? })
    }

    /// All figures on the tree of a line as it is on a day.
    pub fn as_is(figures: &Figures, line: &str, on: Date) -> Result<Self, Refusal> {
        let tree = Arc::new(Tree::of(figures.graph(), line, on)?);
        let seen = figures.trees().into_iter().map(|home| Seen::projected(figures.graph(), home, Arc::clone(&tree)));
        let seen = seen.collect::<Result<_, Refusal>>()?;
        Ok(View { tree: Some(tree), seen })
    }

    /// The tree of a restated view.
    pub fn tree(&self) -> Option<&Arc<Tree>> {
        self.tree.as_ref()
    }

    /// The tree on which a sheet is seen; none where the view is older than the sheet.
    pub fn tree_of(&self, sheet: &Sheet) -> Option<&Arc<Tree>> {
        self.of(sheet).map(|seen| &seen.on)
    }

    /// Bodies of a sheet whose figures have no place on the tree of this view: those that ended without a successor, that
    /// were divided in words only, or that do not stand on the line. They are in no total and must be shown beside it.
    pub fn lost(&self, sheet: &Sheet) -> &[OrganisationId] {
        let projection = self.of(sheet).and_then(|seen| seen.projection.as_ref());
        projection.map(|projection| &projection.lost[..]).unwrap_or_default()
    }

    fn of(&self, sheet: &Sheet) -> Option<&Seen> {
        self.seen.iter().find(|seen| Arc::ptr_eq(&seen.home, &sheet.tree))
    }

    /// Where the figures of a body and everyone below it stand in a sheet. Empty where the body is not on the tree.
    pub fn ground(&self, sheet: &Sheet, organisation: OrganisationId) -> Ground {
        let Some(seen) = self.of(sheet) else { return Ground::default() };
        seen.on.run(organisation).map(|run| seen.ground(run)).unwrap_or_default()
    }

    /// Where the figures of a body alone stand in a sheet.
    pub fn own_ground(&self, sheet: &Sheet, organisation: OrganisationId) -> Ground {
        let Some(seen) = self.of(sheet) else { return Ground::default() };
        let alone = |place| Run { start: place, end: place + 1 };
        seen.on.place(organisation).map(|place| seen.ground(alone(place))).unwrap_or_default()
    }

    /// The same for a run of the tree on which the sheet is seen.
    pub fn ground_of_run(&self, sheet: &Sheet, run: Run) -> Ground {
        self.of(sheet).map(|seen| seen.ground(run)).unwrap_or_default()
    }

    /// Where sheets with this number of the view's trees stand: sheets with equal numbers share their grounds.
    pub fn number_of(&self, sheet: &Sheet) -> Option<usize> {
        self.seen.iter().position(|seen| Arc::ptr_eq(&seen.home, &sheet.tree))
    }
}

impl Seen {
    fn projected(graph: &Graph, home: Arc<Tree>, on: Arc<Tree>) -> Result<Self, Refusal> {
        let projection = Some(Projection::of(graph, &home, &on)?);
        Ok(Seen { home, on, projection })
    }

    fn ground(&self, run: Run) -> Ground {
        let Some(projection) = &self.projection else {
            return Ground { runs: vec![run], partial: Vec::new() };
        };
        let sources = projection.sources.get(run.start()..run.end()).unwrap_or_default();
        let mut places: Vec<Place> = sources.iter().flat_map(|places| places.iter().copied()).collect();
        places.sort_unstable();
        places.dedup();
        let mut ground = Ground::default();
        for place in places {
            let landings = projection.landings(place);
            if is_whole(landings) && landings.iter().all(|landing| run.contains(landing.place)) {
                ground.add(place);
            } else {
                ground.partial.push(Partial { place, landings: landings.into(), inside: run });
            }
        }
        ground
    }
}

/// Whether all parts of a figure have a place.
fn is_whole(landings: &[Landing]) -> bool {
    let mut sum = (0_u128, 1_u128);
    for Landing { share: (numerator, denominator), .. } in landings {
        let (numerator, denominator) = (u128::from(*numerator), u128::from(*denominator));
        let Some(product) = sum.1.checked_mul(denominator).filter(|product| *product < 1 << 80) else { return false };
        sum = (sum.0 * denominator + numerator * sum.1, product);
        if sum.0 == sum.1 {
            sum = (1, 1);
        }
    }
    sum.0 == sum.1
}

impl Ground {
    fn add(&mut self, place: Place) {
        match self.runs.last_mut().filter(|run| run.end == place) {
            Some(run) => run.end += 1,
            None => self.runs.push(Run { start: place, end: place + 1 }),
        }
    }

    /// Whether nothing stands on it.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty() && self.partial.is_empty()
    }
}
