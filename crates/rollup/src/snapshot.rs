//! All figures as bytes and back, so that a start need not read every row. A snapshot is never trusted: it begins with
//! its format and with what it was made of, ends with a digest of all of it, and is refused when anything is another.
//!
//! Numbers are little-endian, lists begin with their length. Trees are not in it: they come from the graph, of which the
//! caller's digest must speak.

use crate::{
    catalogue::{Catalogue, Measure, Shape},
    column::{Column, Estimates, Kind, Past},
    figures::Figures,
    places::PlaceSet,
    row::{Marks, MeasureNumber},
    sheet::{Sheet, SheetKey},
    sums::Sums,
};
use bytes::{Reader, Writer};
use domain::{organisations::Graph, packs::Period};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::{collections::HashMap, sync::Arc};

mod bytes;

const MAGIC: &[u8; 8] = b"DDROLLUP";
/// Another layout gets another number; what has an older one is made anew.
const FORMAT: u32 = 1;
const DIGEST_BYTES: usize = 32;

/// What the figures were made of, besides the commits up to theirs: the caller's digest of graph and packs.
pub type Source = [u8; 32];

/// Why a snapshot cannot be used. The figures are to be loaded from the rows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// Not a snapshot.
    #[error("the file is no snapshot of figures")]
    NotOne,
    /// Of another version of the program.
    #[error("the snapshot has format {0}; this program reads format {FORMAT}")]
    OtherFormat(u32),
    /// Of other organisations or packs.
    #[error("the snapshot was made of other organisations or packs")]
    OtherSource,
    /// Damaged, or cut off.
    #[error("the snapshot is damaged: its digest is another")]
    Damaged,
    /// What it holds does not fit together.
    #[error("the snapshot holds what does not fit together: {0}")]
    Inconsistent(String),
}

/// Number of the last commit in a snapshot, from its first bytes; it still may be damaged.
pub fn up_to(bytes: &[u8]) -> Option<u64> {
    let mut reader = Reader::new(bytes);
    (reader.take(MAGIC.len())? == MAGIC && reader.u32()? == FORMAT).then_some(())?;
    reader.take(DIGEST_BYTES)?;
    reader.u64()
}

/// Figures as bytes.
pub fn encode(figures: &Figures, source: Source) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.bytes(MAGIC);
    writer.u32(FORMAT);
    writer.bytes(&source);
    writer.u64(figures.up_to);
    writer.text(figures.line());
    write_catalogue(&mut writer, figures.catalogue());
    writer.u32(figures.sheets.len() as u32);
    for sheet in &figures.sheets {
        write_sheet(&mut writer, sheet);
    }
    let digest = Sha256::digest(writer.as_slice());
    writer.bytes(&digest);
    writer.into_bytes()
}

/// Figures from bytes, on the graph of which they were made.
pub fn decode(bytes: &[u8], source: Source, graph: Arc<Graph>) -> Result<Figures, Unusable> {
    let mut reader = Reader::new(bytes);
    if reader.take(MAGIC.len()) != Some(MAGIC) {
        return Err(Unusable::NotOne);
    }
    let format = reader.u32().ok_or(Unusable::Damaged)?;
    if format != FORMAT {
        return Err(Unusable::OtherFormat(format));
    }
    let (content, digest) =
        bytes.split_at_checked(bytes.len().saturating_sub(DIGEST_BYTES)).ok_or(Unusable::Damaged)?;
    if Sha256::digest(content).as_slice() != digest {
        return Err(Unusable::Damaged);
    }
    if reader.take(DIGEST_BYTES) != Some(&source) {
        return Err(Unusable::OtherSource);
    }
    read(&mut reader, graph)
}

fn read(reader: &mut Reader<'_>, graph: Arc<Graph>) -> Result<Figures, Unusable> {
    let too_short = || Unusable::Inconsistent("it ends too early".to_owned());
    let up_to = reader.u64().ok_or_else(too_short)?;
    let line = reader.text().ok_or_else(too_short)?;
    let catalogue = read_catalogue(reader).ok_or_else(too_short)?;
    let mut figures = Figures::new(graph, &line, catalogue);
    figures.up_to = up_to;
    for _ in 0..reader.u32().ok_or_else(too_short)? {
        let key = read_key(reader).ok_or_else(too_short)?;
        let tree = figures.tree(key.last_day).map_err(|refusal| Unusable::Inconsistent(refusal.to_string()))?;
        let mut sheet = Sheet::new(key, tree);
        read_columns(reader, &mut sheet).ok_or_else(too_short)?;
        let places = sheet.tree.len();
        let sets = sheet.columns.iter().flatten().map(|column| &column.entries);
        if sets.chain(sheet.asked.iter().flatten().map(Arc::as_ref)).any(|set| set.rank(places) != set.len()) {
            return Err(Unusable::Inconsistent(format!("a place outside the tree of {}", sheet.key.last_day)));
        }
        figures.put(sheet);
    }
    Ok(figures)
}

fn write_catalogue(writer: &mut Writer, catalogue: &Catalogue) {
    writer.u32(catalogue.measures().len() as u32);
    for measure in catalogue.measures() {
        writer.text(&measure.indicator);
        writer.text(measure.part.as_deref().unwrap_or_default());
        let shape = match measure.shape {
            Shape::Amount => 0,
            Shape::Ratio => 1,
            Shape::Mean => 2,
            Shape::YesNo => 3,
        };
        writer.bytes(&[u8::from(measure.part.is_some()), shape, u8::from(measure.is_in_period)]);
    }
}

fn read_catalogue(reader: &mut Reader<'_>) -> Option<Catalogue> {
    let mut catalogue = Catalogue::default();
    for _ in 0..reader.u32()? {
        let (indicator, part) = (reader.text()?, reader.text()?);
        let [has_part, shape, is_in_period] = reader.take(3)? else { return None };
        let shape = match shape {
            0 => Shape::Amount,
            1 => Shape::Ratio,
            2 => Shape::Mean,
            3 => Shape::YesNo,
            _ => return None,
        };
        let part = (*has_part == 1).then_some(part);
        catalogue.number(Measure { indicator, part, shape, is_in_period: *is_in_period == 1 }).ok()?;
    }
    Some(catalogue)
}

fn write_sheet(writer: &mut Writer, sheet: &Sheet) {
    let SheetKey { period, last_day } = &sheet.key;
    writer.text(&period.regime);
    for text in [period.first_day, period.last_day, *last_day] {
        writer.text(&text.to_string());
    }
    writer.u64(period.year as u64);
    writer.u64(period.n as u64);
    let mut numbers: HashMap<*const PlaceSet, u32> = HashMap::new();
    let mut sets = Vec::new();
    for set in sheet.asked.iter().flatten() {
        numbers.entry(Arc::as_ptr(set)).or_insert_with(|| {
            sets.push(Arc::clone(set));
            sets.len() as u32 - 1
        });
    }
    writer.u32(sets.len() as u32);
    sets.iter().for_each(|set| write_set(writer, set));
    let asked = || sheet.asked.iter().enumerate().filter_map(|(measure, set)| Some((measure, set.as_ref()?)));
    writer.u32(asked().count() as u32);
    for (measure, set) in asked() {
        writer.u32(measure as u32);
        writer.u32(numbers.get(&Arc::as_ptr(set)).copied().unwrap_or_default());
    }
    let columns = || sheet.columns.iter().enumerate().filter_map(|(measure, column)| Some((measure, column.as_ref()?)));
    writer.u32(columns().count() as u32);
    for (measure, column) in columns() {
        writer.u32(measure as u32);
        write_column(writer, column);
    }
}

fn read_key(reader: &mut Reader<'_>) -> Option<SheetKey> {
    let regime = reader.text()?;
    let mut day = || reader.text()?.parse::<Date>().ok();
    let (first_day, period_ends, last_day) = (day()?, day()?, day()?);
    let (year, n) = (reader.u64()? as i64, reader.u64()? as i64);
    Some(SheetKey { period: Period { regime, year, n, first_day, last_day: period_ends }, last_day })
}

fn read_columns(reader: &mut Reader<'_>, sheet: &mut Sheet) -> Option<()> {
    let sets: Option<Vec<Arc<PlaceSet>>> = (0..reader.u32()?).map(|_| read_set(reader).map(Arc::new)).collect();
    let sets = sets?;
    for _ in 0..reader.u32()? {
        let (measure, set) = (u16::try_from(reader.u32()?).ok()?, reader.u32()?);
        sheet.put_asked(MeasureNumber(measure), Arc::clone(sets.get(set as usize)?));
    }
    for _ in 0..reader.u32()? {
        let measure = u16::try_from(reader.u32()?).ok()?;
        sheet.put_column(MeasureNumber(measure), Arc::new(read_column(reader)?));
    }
    Some(())
}

fn write_column(writer: &mut Writer, column: &Column) {
    writer.bytes(&[u8::from(column.is_mean), u8::from(column.second.is_some()), u8::from(column.estimated.is_some())]);
    writer.u32(u32::from(column.earliest) << 16 | u32::from(column.latest));
    let sets = [&column.waived, &column.nothing_arose, &column.accepted, &column.changed, &column.late];
    std::iter::once(&column.entries).chain(sets).for_each(|set| write_set(writer, set));
    write_sums(writer, &column.first);
    column.second.iter().for_each(|second| write_sums(writer, second));
    writer.u16s(&column.known_from);
    if let Some(estimates) = &column.estimated {
        write_set(writer, &estimates.places);
        write_sums(writer, &estimates.first);
        write_sums(writer, &estimates.second);
    }
    writer.u32(column.past.len() as u32);
    for past in &column.past {
        let kind = match past.kind {
            Kind::Number => 0,
            Kind::NothingArose => 1,
            Kind::Waived => 2,
        };
        [past.place, past.from, past.to].iter().for_each(|number| writer.bytes(&number.to_le_bytes()));
        writer.bytes(&[kind, past.marks.0]);
        writer.u64(past.first as u64);
        writer.u64(past.second as u64);
    }
}

fn read_column(reader: &mut Reader<'_>) -> Option<Column> {
    let [is_mean, has_second, has_estimates] = *reader.take(3)? else { return None };
    let days = reader.u32()?;
    let mut set = || read_set(reader);
    let (entries, waived, nothing_arose) = (set()?, set()?, set()?);
    let (accepted, changed, late) = (set()?, set()?, set()?);
    let first = read_sums(reader, entries.len())?;
    let second = if has_second == 1 { Some(read_sums(reader, entries.len())?) } else { None };
    let known_from = reader.u16s()?;
    if known_from.len() != entries.len() {
        return None;
    }
    let estimated = if has_estimates == 1 {
        let places = read_set(reader)?;
        let (first, second) = (read_sums(reader, places.len())?, read_sums(reader, places.len())?);
        Some(Box::new(Estimates { places, first, second }))
    } else {
        None
    };
    let past: Option<Vec<Past>> = (0..reader.u32()?).map(|_| read_past(reader)).collect();
    Some(Column {
        is_mean: is_mean == 1,
        entries,
        first,
        second,
        known_from: known_from.into(),
        earliest: (days >> 16) as u16,
        latest: days as u16,
        waived,
        nothing_arose,
        accepted,
        changed,
        late,
        estimated,
        past: past?.into(),
    })
}

fn read_past(reader: &mut Reader<'_>) -> Option<Past> {
    let (place, from, to) = (reader.u16()?, reader.u16()?, reader.u16()?);
    let [kind, marks] = *reader.take(2)? else { return None };
    let kind = match kind {
        0 => Kind::Number,
        1 => Kind::NothingArose,
        2 => Kind::Waived,
        _ => return None,
    };
    let (first, second) = (reader.u64()? as i64, reader.u64()? as i64);
    Some(Past { place, from, to, kind, marks: Marks(marks), first, second })
}

fn write_set(writer: &mut Writer, set: &PlaceSet) {
    match set {
        PlaceSet::List(members) => {
            writer.bytes(&[0]);
            writer.u16s(members);
        }
        PlaceSet::Bits { first_word, words, .. } => {
            writer.bytes(&[1]);
            writer.bytes(&first_word.to_le_bytes());
            writer.u64s(words);
        }
    }
}

fn read_set(reader: &mut Reader<'_>) -> Option<PlaceSet> {
    match reader.take(1)? {
        [0] => Some(PlaceSet::List(reader.u16s()?.into())),
        [1] => {
            let first_word = usize::from(reader.u16()?);
            Some(PlaceSet::of_words(first_word, reader.u64s()?))
        }
        _ => None,
    }
}

fn write_sums(writer: &mut Writer, sums: &Sums) {
    match sums {
        Sums::Narrow(sums) => {
            writer.bytes(&[0]);
            writer.i64s(sums);
        }
        Sums::Wide(sums) => {
            writer.bytes(&[1]);
            writer.i128s(sums);
        }
    }
}

fn read_sums(reader: &mut Reader<'_>, entries: usize) -> Option<Sums> {
    let sums = match reader.take(1)? {
        [0] => Sums::Narrow(reader.i64s()?.into()),
        [1] => Sums::Wide(reader.i128s()?.into()),
        _ => return None,
    };
    (sums.len() == entries + 1).then_some(sums)
}
