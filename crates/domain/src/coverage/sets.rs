//! Sets of columns as bits, one row for each of many things, twice: what is taken up at least in part, and what wholly.
//! They know nothing of plans; a number beyond the rows reaches nothing.

use super::Degree;

const BITS: usize = u64::BITS as usize;

/// Rows of bits of one width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    width: usize,
    words: Vec<u64>,
}

impl Rows {
    pub fn new(rows: usize, columns: usize) -> Self {
        let width = columns.div_ceil(BITS).max(1);
        Rows { width, words: vec![0; width * rows] }
    }

    pub fn row(&self, row: usize) -> &[u64] {
        self.words.get(row * self.width..(row + 1) * self.width).unwrap_or_default()
    }

    fn row_mut(&mut self, row: usize) -> &mut [u64] {
        self.words.get_mut(row * self.width..(row + 1) * self.width).unwrap_or_default()
    }

    pub fn has(&self, row: usize, column: usize) -> bool {
        self.row(row).get(column / BITS).is_some_and(|word| word >> (column % BITS) & 1 == 1)
    }

    pub fn set(&mut self, row: usize, column: usize) {
        if let Some(word) = self.row_mut(row).get_mut(column / BITS) {
            *word |= 1 << (column % BITS);
        }
    }

    /// Adds the bits to a row; whether any was new.
    pub fn add(&mut self, row: usize, bits: &[u64]) -> bool {
        let mut is_new = false;
        for (own, more) in self.row_mut(row).iter_mut().zip(bits) {
            is_new |= more & !*own != 0;
            *own |= more;
        }
        is_new
    }

    /// Takes the bits out of a row.
    pub fn take(&mut self, row: usize, bits: &[u64]) {
        for (own, less) in self.row_mut(row).iter_mut().zip(bits) {
            *own &= !less;
        }
    }
}

/// How far many things reach the columns. What is reached wholly is reached in part too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    pub part: Rows,
    pub whole: Rows,
}

impl Reach {
    pub fn new(rows: usize, columns: usize) -> Self {
        Reach { part: Rows::new(rows, columns), whole: Rows::new(rows, columns) }
    }

    pub fn degree(&self, row: usize, column: usize) -> Degree {
        match (self.whole.has(row, column), self.part.has(row, column)) {
            (true, _) => Degree::Full,
            (false, true) => Degree::Partial,
            (false, false) => Degree::None,
        }
    }

    pub fn set_whole(&mut self, row: usize, column: usize) {
        self.part.set(row, column);
        self.whole.set(row, column);
    }

    /// A column is reached so far.
    pub fn set(&mut self, row: usize, column: usize, degree: Degree) {
        match degree {
            Degree::Full => self.set_whole(row, column),
            Degree::Partial => self.part.set(row, column),
            Degree::None => {}
        }
    }

    /// A row of this takes over what a row of another has.
    pub fn add(&mut self, row: usize, other: &Reach, from: usize) {
        self.part.add(row, other.part.row(from));
        self.whole.add(row, other.whole.row(from));
    }

    /// A row takes over what another row of the same has, through a link of a degree; whether anything was new.
    pub fn link(&mut self, row: usize, from: usize, degree: Degree) -> bool {
        let (part, whole) = (self.part.row(from).to_vec(), self.whole.row(from).to_vec());
        let more = degree != Degree::None && self.part.add(row, &part);
        (degree == Degree::Full && self.whole.add(row, &whole)) || more
    }
}
