//! Where boxes and curves stand, for a wide page and for a narrow one. Only lengths are computed here.
//! What the boxes say is decided beside it.

use super::{Inherited, Told, boxes, lettering::broken};
use crate::organisations::pages::Words;

/// Sizes of letters, in the drawing's own units; so is everything below.
const NAME: f64 = 14.0;
const MORE: f64 = 12.5;
const LINE: f64 = 19.0;
const PAD: f64 = 11.0;
/// Between two boxes of a column.
const BETWEEN: f64 = 12.0;
/// Between two columns, for the curves.
const GAP: f64 = 64.0;
/// The head of an arrow.
const HEAD: f64 = 7.0;
const WIDE: f64 = 1040.0;
const SIDE: f64 = 322.0;
const NARROW: f64 = 344.0;
/// Left of the boxes of a narrow drawing runs the line that joins them.
const RAIL: f64 = 26.0;

/// Words at a place.
pub struct Text {
    pub y: f64,
    pub words: String,
    pub is_name: bool,
}

/// A box with its words.
pub struct Plate {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    pub text_x: f64,
    pub texts: Vec<Text>,
    pub is_own: bool,
    pub is_group: bool,
}

/// A line from one box to another.
pub struct Flow {
    /// As SVG writes it.
    pub path: String,
    /// The head of its arrow.
    pub head: String,
    pub is_part: bool,
}

/// The drawing.
pub struct Drawing {
    pub width: f64,
    pub height: f64,
    pub plates: Vec<Plate>,
    pub flows: Vec<Flow>,
    /// Ends the ids of its title and description.
    pub id: &'static str,
    /// On which pages it is shown.
    pub class: &'static str,
}

/// The drawing for wide pages and that for narrow ones; none where nothing came before or after.
pub fn drawings(words: &Words<'_>, name: &str, lede: &str, before: &[Inherited], after: &[Inherited]) -> Vec<Drawing> {
    if before.is_empty() && after.is_empty() {
        return Vec::new();
    }
    let own = || Told { title: name.to_owned(), more: lede.to_owned(), is_part: false, is_group: false };
    vec![
        wide(own(), boxes(words, before), boxes(words, after)),
        narrow(own(), boxes(words, before), boxes(words, after)),
    ]
}

/// A box of words at the origin, as wide as told.
fn plate(told: &Told, width: f64, is_own: bool) -> Plate {
    let room = width - 2.0 * PAD;
    let mut texts = Vec::new();
    let mut y = PAD;
    for words in broken(&told.title, room, NAME) {
        y += LINE;
        texts.push(Text { y: y - 5.0, words, is_name: true });
    }
    for words in broken(&told.more, room, MORE) {
        y += LINE - 1.5;
        texts.push(Text { y: y - 5.0, words, is_name: false });
    }
    Plate { x: 0.0, y: 0.0, width, height: y + PAD - 2.0, text_x: PAD, texts, is_own, is_group: told.is_group }
}

impl Plate {
    fn at(mut self, x: f64, y: f64) -> Self {
        for text in &mut self.texts {
            text.y += y;
        }
        self.text_x += x;
        (self.x, self.y) = (x, y);
        self
    }

    fn middle(&self) -> f64 {
        self.y + self.height / 2.0
    }
}

/// Boxes one below the other, the whole in the middle of a height.
fn column(told: &[Told], x: f64, width: f64, height: f64) -> Vec<Plate> {
    let plates: Vec<Plate> = told.iter().map(|told| plate(told, width, false)).collect();
    let mut y = (height - height_of(&plates)) / 2.0;
    let place = |plate: Plate| {
        let at = y;
        y += plate.height + BETWEEN;
        plate.at(x, at)
    };
    plates.into_iter().map(place).collect()
}

fn height_of(plates: &[Plate]) -> f64 {
    let heights: f64 = plates.iter().map(|plate| plate.height + BETWEEN).sum();
    (heights - BETWEEN).max(0.0)
}

fn wide(own: Told, before: Vec<Told>, after: Vec<Told>) -> Drawing {
    let middle = WIDE - 2.0 * (SIDE + GAP);
    let measured = |told: &[Told]| height_of(&told.iter().map(|told| plate(told, SIDE, false)).collect::<Vec<_>>());
    let own = plate(&own, middle, true);
    let height = measured(&before).max(measured(&after)).max(own.height) + 4.0;
    // Without one side, the organisation stands at that edge.
    let own_x = if before.is_empty() { 2.0 } else { SIDE + GAP };
    let own_y = (height - own.height) / 2.0;
    let own = own.at(own_x, own_y);
    let left = column(&before, 2.0, SIDE - 2.0, height);
    let right = column(&after, own_x + middle + GAP, SIDE - 2.0, height);
    let inward = left.iter().zip(&before).map(|(plate, told)| {
        across(plate.x + plate.width, plate.middle(), own.x, spread(&own, plate.middle(), height), told.is_part)
    });
    let outward = right.iter().zip(&after).map(|(plate, told)| {
        across(own.x + own.width, spread(&own, plate.middle(), height), plate.x, plate.middle(), told.is_part)
    });
    let flows = inward.chain(outward).collect();
    let is_whole = !before.is_empty() && !after.is_empty();
    let width = if is_whole { WIDE } else { WIDE - SIDE - GAP + 2.0 };
    let class = if is_whole { "lineage wide-only" } else { "lineage wide-only two-columns" };
    let plates = left.into_iter().chain([own]).chain(right).collect();
    Drawing { width, height, plates, flows, id: "rong", class }
}

/// Curves reach the organisation along its edge in the order of the boxes, not all at one point.
fn spread(own: &Plate, other: f64, height: f64) -> f64 {
    own.y + own.height * (0.2 + 0.6 * (other / height).clamp(0.0, 1.0))
}

fn across(from_x: f64, from_y: f64, to_x: f64, to_y: f64, is_part: bool) -> Flow {
    let (end, half) = (to_x - HEAD, (to_x - from_x) / 2.0);
    let path = format!(
        "M{from_x:.1} {from_y:.1}C{:.1} {from_y:.1} {:.1} {to_y:.1} {end:.1} {to_y:.1}",
        from_x + half,
        end - half
    );
    let head = format!("M{end:.1} {:.1}L{to_x:.1} {to_y:.1}L{end:.1} {:.1}Z", to_y - 4.0, to_y + 4.0);
    Flow { path, head, is_part }
}

fn narrow(own: Told, before: Vec<Told>, after: Vec<Told>) -> Drawing {
    let width = NARROW - RAIL - 2.0;
    let mut y = 2.0;
    let mut place = |told: &Told, is_own: bool| {
        let (x, width) = if is_own { (2.0, NARROW - 4.0) } else { (RAIL, width) };
        let plate = plate(told, width, is_own).at(x, y);
        y += plate.height + BETWEEN;
        plate
    };
    let above: Vec<Plate> = before.iter().map(|told| place(told, false)).collect();
    let own = place(&own, true);
    let below: Vec<Plate> = after.iter().map(|told| place(told, false)).collect();
    let rail = RAIL / 2.0;
    let mut flows = Vec::new();
    for (plate, told) in above.iter().zip(&before) {
        let (middle, end) = (plate.middle(), own.y - HEAD);
        let path = format!("M{:.1} {middle:.1}H{rail:.1}V{end:.1}", plate.x);
        let head = format!("M{:.1} {end:.1}L{rail:.1} {:.1}L{:.1} {end:.1}Z", rail - 4.0, own.y, rail + 4.0);
        flows.push(Flow { path, head, is_part: told.is_part });
    }
    for (plate, told) in below.iter().zip(&after) {
        let (middle, end) = (plate.middle(), plate.x - HEAD);
        let path = format!("M{rail:.1} {:.1}V{middle:.1}H{end:.1}", own.y + own.height);
        let head = format!("M{end:.1} {:.1}L{:.1} {middle:.1}L{end:.1} {:.1}Z", middle - 4.0, plate.x, middle + 4.0);
        flows.push(Flow { path, head, is_part: told.is_part });
    }
    let height = y - BETWEEN + 2.0;
    let plates = above.into_iter().chain([own]).chain(below).collect();
    Drawing { width: NARROW, height, plates, flows, id: "hep", class: "lineage narrow-only" }
}
