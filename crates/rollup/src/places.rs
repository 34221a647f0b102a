//! Sets of places in a tree, with the number of members before any place: how many of a subtree are in the set is two
//! look-ups, for a subtree is a run of places.
//!
//! Where members are many, a set is bits with counts; where they are few, a list. It does not change once it is made.

/// A place in the order of a tree.
pub type Place = u16;

/// A list is used where it takes less memory than bits: two bytes a member against ten for each 64 places.
const PLACES_OF_A_LISTED_MEMBER: usize = 12;
const BITS: usize = 64;

/// A set of places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PlaceSet {
    /// Members in order.
    List(Box<[Place]>),
    /// Words of 64 places from a first one, with the members before each word.
    Bits { first_word: u16, words: Box<[u64]>, before: Box<[u16]>, members: u32 },
}

impl Default for PlaceSet {
    fn default() -> Self {
        PlaceSet::List(Box::default())
    }
}

impl PlaceSet {
    /// From members in ascending order without repetition.
    pub fn of_ascending(members: &[Place]) -> Self {
        let (Some(first), Some(last)) = (members.first(), members.last()) else { return PlaceSet::default() };
        let span = usize::from(*last) - usize::from(*first) + 1;
        if members.len() * PLACES_OF_A_LISTED_MEMBER < span {
            return PlaceSet::List(members.into());
        }
        let first_word = usize::from(*first) / BITS;
        let mut words = vec![0_u64; usize::from(*last) / BITS - first_word + 1];
        for member in members {
            if let Some(word) = words.get_mut(usize::from(*member) / BITS - first_word) {
                *word |= 1 << (usize::from(*member) % BITS);
            }
        }
        PlaceSet::of_words(first_word, words)
    }

    /// From words of 64 places, of which the first has this number.
    pub fn of_words(first_word: usize, words: Vec<u64>) -> Self {
        let mut members = 0_u32;
        let before = words.iter().map(|word| {
            let here = members;
            members += word.count_ones();
            u16::try_from(here).unwrap_or(u16::MAX)
        });
        let before: Box<[u16]> = before.collect();
        let first_word = u16::try_from(first_word).unwrap_or(u16::MAX);
        PlaceSet::Bits { first_word, words: words.into(), before, members }
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        match self {
            PlaceSet::List(members) => members.len(),
            PlaceSet::Bits { members, .. } => *members as usize,
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many members stand before a place.
    #[inline]
    pub fn rank(&self, place: usize) -> usize {
        match self {
            PlaceSet::List(members) => members.partition_point(|member| usize::from(*member) < place),
            PlaceSet::Bits { first_word, words, before, members } => {
                let Some(word) = (place / BITS).checked_sub(usize::from(*first_word)) else { return 0 };
                match (words.get(word), before.get(word)) {
                    (Some(bits), Some(before)) => {
                        let below = bits & ((1_u64 << (place % BITS)) - 1);
                        usize::from(*before) + below.count_ones() as usize
                    }
                    _ => *members as usize,
                }
            }
        }
    }

    /// How many members lie in a run.
    #[inline]
    pub fn count(&self, run: Run) -> usize {
        self.rank(run.end()) - self.rank(run.start())
    }

    /// Whether a place is a member.
    pub fn contains(&self, place: Place) -> bool {
        match self {
            PlaceSet::List(members) => members.binary_search(&place).is_ok(),
            PlaceSet::Bits { .. } => {
                let (word, bit) = (usize::from(place) / BITS, usize::from(place) % BITS);
                self.word(word) >> bit & 1 == 1
            }
        }
    }

    /// The 64 places from `64 × number` as bits.
    pub fn word(&self, number: usize) -> u64 {
        match self {
            PlaceSet::List(members) => {
                let from = members.partition_point(|member| usize::from(*member) < number * BITS);
                let here = members.get(from..).unwrap_or_default().iter();
                let here = here.take_while(|member| usize::from(**member) < (number + 1) * BITS);
                here.fold(0, |bits, member| bits | 1 << (usize::from(*member) % BITS))
            }
            PlaceSet::Bits { first_word, words, .. } => {
                let word = number.checked_sub(usize::from(*first_word)).and_then(|word| words.get(word));
                word.copied().unwrap_or_default()
            }
        }
    }

    /// The members in order.
    pub fn iter(&self) -> impl Iterator<Item = Place> + '_ {
        let (listed, bits) = match self {
            PlaceSet::List(members) => (&members[..], None),
            PlaceSet::Bits { first_word, words, .. } => (&[][..], Some((usize::from(*first_word), words))),
        };
        let bits = bits.into_iter().flat_map(|(first, words)| {
            words.iter().enumerate().flat_map(move |(number, word)| members_of(*word, (first + number) * BITS))
        });
        listed.iter().copied().chain(bits)
    }

    /// For each place of a tree, and for its end, the members before it. Taken for whole trees: cheaper than as many
    /// single ranks.
    pub fn ranks(&self, places: usize, into: &mut Vec<u16>) {
        into.clear();
        into.reserve(places + BITS + 1);
        let mut rank = 0_u16;
        let mut number = 0;
        while into.len() <= places {
            let word = self.word(number);
            for bit in 0..BITS {
                into.push(rank);
                rank += (word >> bit & 1) as u16;
            }
            number += 1;
        }
        into.truncate(places + 1);
    }

    /// Bytes in memory beside the value itself.
    pub fn size_bytes(&self) -> usize {
        match self {
            PlaceSet::List(members) => members.len() * 2,
            PlaceSet::Bits { words, before, .. } => words.len() * 8 + before.len() * 2,
        }
    }
}

/// The places of a word's bits.
pub(crate) fn members_of(mut word: u64, from: usize) -> impl Iterator<Item = Place> {
    std::iter::from_fn(move || {
        if word == 0 {
            return None;
        }
        let bit = word.trailing_zeros() as usize;
        word &= word - 1;
        Some((from + bit) as Place)
    })
}

/// A run of places: a body and everyone below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Run {
    pub(crate) start: Place,
    pub(crate) end: Place,
}

impl Run {
    #[inline]
    pub(crate) fn start(self) -> usize {
        usize::from(self.start)
    }

    #[inline]
    pub(crate) fn end(self) -> usize {
        usize::from(self.end)
    }

    /// Whether a place lies in it.
    #[inline]
    pub(crate) fn contains(self, place: Place) -> bool {
        self.start <= place && place < self.end
    }

    /// How many places it has: the body itself and everyone below.
    pub fn bodies(self) -> usize {
        self.end() - self.start()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_as_list_or_bits_counts_as_its_members_do() {
        let cases: [Vec<u16>; 6] = [
            vec![],
            vec![0],
            vec![63, 64, 65, 127, 128],
            (0..3000).filter(|place| place % 3 != 1).collect(),
            (0..60_000).step_by(977).collect(),
            vec![65_534],
        ];
        for members in cases {
            let set = PlaceSet::of_ascending(&members);
            assert_eq!(set.iter().collect::<Vec<_>>(), members);
            let mut ranks = Vec::new();
            set.ranks(3100, &mut ranks);
            for place in (0..3101).chain([59_999, 65_535]) {
                let rank = members.iter().filter(|member| usize::from(**member) < place).count();
                assert_eq!(set.rank(place), rank, "{place}");
                assert_eq!(set.contains(place as u16), members.contains(&(place as u16)));
                assert!(ranks.get(place).is_none_or(|known| usize::from(*known) == rank));
            }
        }
    }
}
