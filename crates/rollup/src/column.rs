//! A column: what every body of a tree said of one measure, in the order of the tree, with running sums over it, and what
//! stood before. It never changes: a later row makes a new column.

use crate::{
    Day, Marks, Statement,
    places::{Place, PlaceSet, Run},
    row::MOST_WEIGHTED,
    sums::Sums,
    tally::Tally,
};

/// What kind of statement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Number,
    NothingArose,
    Waived,
}

/// A statement at its place. Its first number is what is added up: of a mean the mean times its weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    pub place: Place,
    pub known_from: u16,
    pub kind: Kind,
    pub marks: Marks,
    pub first: i128,
    pub second: i64,
}

/// A statement that another replaced: known from a day up to, but without, another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Past {
    pub place: Place,
    pub from: u16,
    pub to: u16,
    pub kind: Kind,
    pub marks: Marks,
    /// The number as it was given: of a mean without its weight.
    pub first: i64,
    pub second: i64,
}

/// A row at its place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told {
    pub place: Place,
    pub known_from: u16,
    pub statement: Statement,
    pub marks: Marks,
}

/// Why a row is not taken, and the place of its body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotTaken {
    /// It is older than what it would replace.
    Backdated(Place),
    /// Its mean times its weight is more than can be added up.
    TooLarge(Place),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    pub is_mean: bool,
    /// Whoever said anything; the sums and days are in its order.
    pub entries: PlaceSet,
    pub first: Sums,
    pub second: Option<Sums>,
    pub known_from: Box<[u16]>,
    /// The first day on which anything was known.
    pub earliest: u16,
    /// The last day on which anything changed.
    pub latest: u16,
    pub waived: PlaceSet,
    pub nothing_arose: PlaceSet,
    pub accepted: PlaceSet,
    pub changed: PlaceSet,
    pub late: PlaceSet,
    pub estimated: Option<Box<Estimates>>,
    /// By place, then by day.
    pub past: Box<[Past]>,
}

/// The estimates of a column, and what they come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Estimates {
    pub places: PlaceSet,
    pub first: Sums,
    pub second: Sums,
}

impl Column {
    /// Nothing was said.
    pub fn empty(is_mean: bool) -> Self {
        Column::of_entries(is_mean, &[], Vec::new())
    }

    /// This column after more rows: by place, those of one place by day, those of one day as they were told.
    pub fn with(&self, rows: &[Told]) -> Result<Self, NotTaken> {
        let mut entries: Vec<Entry> = Vec::with_capacity(self.entries.len() + rows.len());
        let mut past = self.past.to_vec();
        let mut known = self.entries().peekable();
        for rows in rows.chunk_by(|one, other| one.place == other.place) {
            let Some(place) = rows.first().map(|row| row.place) else { continue };
            while let Some(entry) = known.next_if(|entry| entry.place < place) {
                entries.push(entry);
            }
            let mut stands = known.next_if(|entry| entry.place == place);
            let mut not_before = match stands {
                Some(entry) => entry.known_from,
                None => self.past_of(place).iter().map(|past| past.to).max().unwrap_or_default(),
            };
            for row in rows {
                if row.known_from < not_before {
                    return Err(NotTaken::Backdated(place));
                }
                not_before = row.known_from;
                if is_skipped(stands.as_ref(), row) {
                    continue;
                }
                if let Some(entry) = stands.filter(|entry| entry.known_from < row.known_from) {
                    past.push(self.past(&entry, row.known_from));
                }
                stands = self.entry(row);
                if stands.is_some_and(|entry| entry.first.unsigned_abs() >= MOST_WEIGHTED) {
                    return Err(NotTaken::TooLarge(place));
                }
            }
            entries.extend(stands);
        }
        entries.extend(known);
        Ok(Column::of_entries(self.is_mean, &entries, past))
    }

    fn past(&self, entry: &Entry, to: u16) -> Past {
        let given = if self.is_mean { entry.first.checked_div(i128::from(entry.second)) } else { Some(entry.first) };
        let first = given.and_then(|given| i64::try_from(given).ok()).unwrap_or_default();
        let Entry { place, known_from: from, kind, marks, second, .. } = *entry;
        Past { place, from, to, kind, marks, first, second }
    }

    fn entry(&self, row: &Told) -> Option<Entry> {
        let (kind, first, second) = match row.statement {
            Statement::Number { first, second } => (Kind::Number, first.micro(), second.map_or(0, |two| two.micro())),
            Statement::NothingArose => (Kind::NothingArose, 0, 0),
            Statement::Waived => (Kind::Waived, 0, 0),
            Statement::Withdrawn => return None,
        };
        let first = self.added_up(first, second);
        Some(Entry { place: row.place, known_from: row.known_from, kind, marks: row.marks, first, second })
    }

    /// What a number as it was given adds to a sum.
    fn added_up(&self, first: i64, second: i64) -> i128 {
        if self.is_mean { i128::from(first) * i128::from(second) } else { i128::from(first) }
    }

    /// From entries in the order of their places.
    pub fn of_entries(is_mean: bool, entries: &[Entry], mut past: Vec<Past>) -> Self {
        past.sort_by_key(|past| (past.place, past.from));
        let mut places = Vec::with_capacity(entries.len());
        let mut sets: [Vec<Place>; 5] = Default::default();
        for entry in entries {
            places.push(entry.place);
            let holds = [
                entry.kind == Kind::Waived,
                entry.kind == Kind::NothingArose,
                entry.marks.has(Marks::ACCEPTED),
                entry.marks.has(Marks::CHANGED),
                entry.marks.has(Marks::LATE),
            ];
            for (set, _) in sets.iter_mut().zip(holds).filter(|(_, holds)| *holds) {
                set.push(entry.place);
            }
        }
        let [waived, nothing_arose, accepted, changed, late] = sets.map(|set| PlaceSet::of_ascending(&set));
        let has_second = entries.iter().any(|entry| entry.second != 0);
        let days = entries.iter().map(|entry| entry.known_from);
        Column {
            is_mean,
            entries: PlaceSet::of_ascending(&places),
            first: Sums::of(entries.iter().map(|entry| entry.first)),
            second: has_second.then(|| Sums::of(entries.iter().map(|entry| i128::from(entry.second)))),
            earliest: days.clone().chain(past.iter().map(|past| past.from)).min().unwrap_or_default(),
            latest: days.clone().chain(past.iter().map(|past| past.to)).max().unwrap_or_default(),
            known_from: days.collect(),
            waived,
            nothing_arose,
            accepted,
            changed,
            late,
            estimated: Estimates::of(entries),
            past: past.into(),
        }
    }

    /// What stands, in the order of places.
    pub fn entries(&self) -> impl Iterator<Item = Entry> + '_ {
        self.entries.iter().enumerate().map(|(number, place)| self.entry_at(number, place))
    }

    /// What stands in a run.
    pub fn entries_in(&self, run: Run) -> impl Iterator<Item = Entry> + '_ {
        let first = self.entries.rank(run.start());
        let words = run.start() / 64..run.end().div_ceil(64);
        let places = words.flat_map(|word| crate::places::members_of(self.entries.word(word), word * 64));
        let places = places.filter(move |place| run.contains(*place));
        places.enumerate().map(move |(number, place)| self.entry_at(first + number, place))
    }

    fn entry_at(&self, number: usize, place: Place) -> Entry {
        let is_among = |places: &PlaceSet| !places.is_empty() && places.contains(place);
        let kind = if is_among(&self.waived) {
            Kind::Waived
        } else if is_among(&self.nothing_arose) {
            Kind::NothingArose
        } else {
            Kind::Number
        };
        let mut marks = Marks::default();
        let estimated = self.estimated.as_ref().map(|estimates| &estimates.places);
        let sets = [(estimated, Marks::ESTIMATED), (Some(&self.accepted), Marks::ACCEPTED)];
        let more = [(Some(&self.changed), Marks::CHANGED), (Some(&self.late), Marks::LATE)];
        for (places, mark) in sets.into_iter().chain(more) {
            if places.is_some_and(is_among) {
                marks = marks.with(mark);
            }
        }
        let second = self.second.as_ref().map_or(0, |sums| sums.at(number)) as i64;
        let known_from = self.known_from.get(number).copied().unwrap_or_default();
        Entry { place, known_from, kind, marks, first: self.first.at(number), second }
    }

    /// What stood before, in a run.
    pub fn past_in(&self, run: Run) -> &[Past] {
        let start = self.past.partition_point(|past| past.place < run.start);
        let end = self.past.partition_point(|past| past.place < run.end);
        self.past.get(start..end).unwrap_or_default()
    }

    fn past_of(&self, place: Place) -> &[Past] {
        let start = self.past.partition_point(|past| past.place < place);
        let end = self.past.partition_point(|past| past.place <= place);
        self.past.get(start..end).unwrap_or_default()
    }

    /// What was known at the end of a day, in a run, in no order.
    pub fn entries_as_known(&self, run: Run, day: Day) -> impl Iterator<Item = Entry> + '_ {
        let now = self.entries_in(run).filter(move |entry| entry.known_from <= day.0);
        let past = self.past_in(run).iter().filter(move |past| past.from <= day.0 && day.0 < past.to);
        now.chain(past.map(|past| {
            let Past { place, from: known_from, kind, marks, second, .. } = *past;
            Entry { place, known_from, kind, marks, first: self.added_up(past.first, second), second }
        }))
    }

    /// What a run comes to.
    pub fn tally(&self, run: Run) -> Tally {
        let (start, end) = (self.entries.rank(run.start()), self.entries.rank(run.end()));
        let mut tally = Tally {
            first: self.first.between(start, end),
            second: self.second.as_ref().map_or(0, |sums| sums.between(start, end)),
            waived: self.waived.count(run) as u32,
            nothing_arose: self.nothing_arose.count(run) as u32,
            accepted: self.accepted.count(run) as u32,
            changed: self.changed.count(run) as u32,
            late: self.late.count(run) as u32,
            ..Tally::default()
        };
        tally.reported = (end - start) as u32 - tally.waived;
        if let Some(estimates) = &self.estimated {
            let (start, end) = (estimates.places.rank(run.start()), estimates.places.rank(run.end()));
            tally.estimated = (end - start) as u32;
            tally.estimated_first = estimates.first.between(start, end);
            tally.estimated_second = estimates.second.between(start, end);
        }
        tally
    }

    /// What a run came to, as it was known at the end of a day.
    pub fn tally_as_known(&self, run: Run, day: Day) -> Tally {
        if self.earliest > day.0 {
            return Tally::default();
        }
        if self.latest <= day.0 {
            return self.tally(run);
        }
        self.entries_as_known(run, day).map(|entry| Tally::of(&entry)).sum()
    }

    /// Bytes in memory.
    pub fn size_bytes(&self) -> usize {
        let sets = [&self.entries, &self.waived, &self.nothing_arose, &self.accepted, &self.changed, &self.late];
        let estimates = self.estimated.as_ref().map_or(0, |estimates| {
            size_of::<Estimates>()
                + estimates.places.size_bytes()
                + estimates.first.size_bytes()
                + estimates.second.size_bytes()
        });
        size_of::<Column>()
            + sets.iter().map(|set| set.size_bytes()).sum::<usize>()
            + self.first.size_bytes()
            + self.second.as_ref().map_or(0, Sums::size_bytes)
            + self.known_from.len() * 2
            + self.past.len() * size_of::<Past>()
            + estimates
    }
}

impl Estimates {
    fn of(entries: &[Entry]) -> Option<Box<Self>> {
        let estimated = || entries.iter().filter(|entry| entry.marks.has(Marks::ESTIMATED));
        let places: Vec<Place> = estimated().map(|entry| entry.place).collect();
        (!places.is_empty()).then(|| {
            Box::new(Estimates {
                places: PlaceSet::of_ascending(&places),
                first: Sums::of(estimated().map(|entry| entry.first)),
                second: Sums::of(estimated().map(|entry| i128::from(entry.second))),
            })
        })
    }
}

/// Only with the planted fault: a correction that is forgotten.
fn is_skipped(stands: Option<&Entry>, row: &Told) -> bool {
    let is_correction = stands.is_some_and(|entry| entry.kind == Kind::Number);
    cfg!(feature = "skip-a-correction")
        && is_correction
        && row.place % 5 == 3
        && matches!(row.statement, Statement::Number { .. })
}
