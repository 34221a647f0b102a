//! Words gathered into rows, and rows into cells where a gap is wider than between words.
//! It knows places and words, and nothing of what they say.

/// A word and its place on a sheet, in points from the upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::doors) struct Word {
    /// As printed.
    pub text: String,
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Lower edge.
    pub bottom: f32,
    /// Words that the source holds together as one line have the same number.
    pub line: u32,
}

impl Word {
    pub(super) fn height(&self) -> f32 {
        self.bottom - self.top
    }

    fn middle(&self) -> f32 {
        (self.top + self.bottom) / 2.0
    }
}

/// One page.
#[derive(Debug, Clone, Default)]
pub(in crate::doors) struct Sheet {
    /// In points.
    pub width: f32,
    /// In points.
    pub height: f32,
    /// Whether the words were read from a picture.
    pub is_recognised: bool,
    /// In any order.
    pub words: Vec<Word>,
}

/// Words beside each other, from left to right.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// Never empty.
    pub words: Vec<Word>,
}

impl Row {
    pub fn left(&self) -> f32 {
        self.words.first().map(|word| word.left).unwrap_or_default()
    }

    pub fn right(&self) -> f32 {
        self.words.iter().map(|word| word.right).fold(0.0, f32::max)
    }

    pub fn top(&self) -> f32 {
        median(self.words.iter().map(|word| word.top))
    }

    pub fn bottom(&self) -> f32 {
        median(self.words.iter().map(|word| word.bottom))
    }

    pub fn height(&self) -> f32 {
        median(self.words.iter().map(Word::height))
    }

    pub fn text(&self) -> String {
        text_of(&self.words)
    }

    /// The parts of the row between wide gaps, each with its words.
    pub fn cells(&self) -> Vec<Row> {
        let wide = self.height() * 1.4;
        let mut cells: Vec<Row> = Vec::new();
        for word in &self.words {
            let parts = cells.last().and_then(|cell| cell.words.last()).is_none_or(|before| {
                let gap = word.left - before.right;
                gap > wide || before.line != word.line && gap > wide * 0.4
            });
            match cells.last_mut() {
                Some(open) if !parts => open.words.push(word.clone()),
                _ => cells.push(Row { words: vec![word.clone()] }),
            }
        }
        cells
    }
}

/// The words with one blank between them.
pub(super) fn text_of(words: &[Word]) -> String {
    words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The middle one of the values; 0 for none.
pub(super) fn median(values: impl Iterator<Item = f32>) -> f32 {
    let mut values: Vec<f32> = values.filter(|value| value.is_finite()).collect();
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// The rows of a sheet from top to bottom. Words belong to one row when their middles are less than half a height apart.
pub(super) fn rows_of(words: &[Word]) -> Vec<Row> {
    let mut sorted: Vec<&Word> = words.iter().filter(|word| !word.text.trim().is_empty()).collect();
    sorted.sort_by(|a, b| a.middle().total_cmp(&b.middle()).then(a.left.total_cmp(&b.left)));
    let mut rows: Vec<Row> = Vec::new();
    let mut middle = f32::NEG_INFINITY;
    for word in sorted {
        let reach = rows.last().map(|row| row.height().min(word.height().max(4.0)) * 0.5).unwrap_or_default();
        match rows.last_mut() {
            Some(row) if word.middle() - middle <= reach.max(1.5) => row.words.push(word.clone()),
            _ => {
                middle = word.middle();
                rows.push(Row { words: vec![word.clone()] });
            }
        }
    }
    for row in &mut rows {
        row.words.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    rows
}
