//! Running sums of whole numbers: what a run of a column comes to is the difference of two of them, and so is each single
//! number. Nothing is rounded.
//!
//! They are kept in eight bytes where everything fits, in sixteen where it does not; no sum is ever wrong.

/// Running sums over the entries of a column, beginning with zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sums {
    /// Every run fits in 64 bits.
    Narrow(Box<[i64]>),
    /// It does not.
    Wide(Box<[i128]>),
}

impl Sums {
    /// Of numbers in the order of their places.
    pub fn of(numbers: impl Iterator<Item = i128> + Clone) -> Self {
        // Any run lies between the sum of what is below zero and that of what is above.
        let (below, above) = numbers.clone().fold((0_i128, 0_i128), |(below, above), number| {
            if number < 0 { (below + number, above) } else { (below, above + number) }
        });
        let fits = below >= i128::from(i64::MIN / 2) && above <= i128::from(i64::MAX / 2);
        if fits {
            let mut sum = 0_i64;
            let later = numbers.map(|number| {
                sum += number as i64;
                sum
            });
            return Sums::Narrow(std::iter::once(0).chain(later).collect());
        }
        let mut sum = 0_i128;
        let later = numbers.map(|number| {
            sum += number;
            sum
        });
        Sums::Wide(std::iter::once(0).chain(later).collect())
    }

    /// What the entries from one number up to, but without, another come to.
    #[inline]
    pub fn between(&self, start: usize, end: usize) -> i128 {
        match self {
            Sums::Narrow(sums) => match (sums.get(start), sums.get(end)) {
                (Some(start), Some(end)) => i128::from(end - start),
                _ => 0,
            },
            Sums::Wide(sums) => match (sums.get(start), sums.get(end)) {
                (Some(start), Some(end)) => end - start,
                _ => 0,
            },
        }
    }

    /// How many running sums there are: one more than numbers.
    pub fn len(&self) -> usize {
        match self {
            Sums::Narrow(sums) => sums.len(),
            Sums::Wide(sums) => sums.len(),
        }
    }

    /// A single number.
    #[inline]
    pub fn at(&self, entry: usize) -> i128 {
        self.between(entry, entry + 1)
    }

    /// Bytes in memory beside the value itself.
    pub fn size_bytes(&self) -> usize {
        match self {
            Sums::Narrow(sums) => sums.len() * 8,
            Sums::Wide(sums) => sums.len() * 16,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_kept_wide_and_comes_out_the_same() {
        for numbers in [vec![], vec![5, -7, 0, 12], vec![i128::from(i64::MAX), 1, -3], vec![i128::from(i64::MIN); 4]] {
            let sums = Sums::of(numbers.iter().copied());
            for start in 0..=numbers.len() {
                for end in start..=numbers.len() {
                    assert_eq!(sums.between(start, end), numbers[start..end].iter().sum::<i128>());
                }
            }
        }
    }
}
