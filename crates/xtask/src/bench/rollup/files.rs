//! The generated files: organisations, figures, history, targets and one delivery, as `scripts/bench-rollup` lays them out.
//! Plain little-endian numbers and tab-separated text; nothing here knows the roll-up.

use anyhow::Context;
use std::{
    fs::File,
    io::{BufReader, Read},
    path::{Path, PathBuf},
};

/// Sizes and constants of a scale.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct Meta {
    pub scale: String,
    pub rows: u64,
    #[serde(rename = "T")]
    pub periods: usize,
    #[serde(rename = "I")]
    pub indicators: usize,
    pub reorg: usize,
    pub y0: usize,
    pub y1: usize,
    pub plast: usize,
    pub old_prov: u32,
    pub new_prov: u32,
    #[serde(rename = "X")]
    pub known_on: i32,
}

/// A leaf of one of the two trees.
#[derive(Debug, Clone, Copy)]
pub struct Leaf {
    pub id: u32,
    pub is_new: bool,
    pub province: u32,
    /// Of the new tree the leaf itself.
    pub district: u32,
}

/// A figure that counts.
#[derive(Debug, Clone, Copy)]
pub struct FileFigure {
    pub indicator: u16,
    pub position: u16,
    pub part: u8,
    pub first: f64,
    pub second: f64,
    pub known_from: i32,
}

/// A figure that another replaced.
#[derive(Debug, Clone, Copy)]
pub struct FilePast {
    pub period: u16,
    pub indicator: u16,
    pub organisation: u32,
    pub first: f64,
    pub second: f64,
    pub known_from: i32,
    pub known_to: i32,
}

/// A folder of files.
pub struct Files {
    folder: PathBuf,
    pub meta: Meta,
}

impl Files {
    pub fn open(folder: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(folder.join("meta.json")).with_context(|| folder.display().to_string())?;
        Ok(Files { folder: folder.to_owned(), meta: serde_json::from_str(&text)? })
    }

    fn lines<const N: usize>(&self, name: &str) -> anyhow::Result<Vec<[f64; N]>> {
        let path = self.folder.join("dondoc").join(name);
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("{}: scripts/bench-rollup makes it", path.display()))?;
        let line = |line: &str| -> anyhow::Result<[f64; N]> {
            let numbers = line.split('\t').map(str::parse).collect::<Result<Vec<f64>, _>>()?;
            numbers.try_into().map_err(|_| anyhow::anyhow!("{name}: {line}"))
        };
        text.lines().map(line).collect()
    }

    pub fn leaves(&self) -> anyhow::Result<Vec<Leaf>> {
        let lines = self.lines::<4>("org.tsv")?;
        Ok(lines
            .into_iter()
            .map(|[id, tree, province, district]| Leaf {
                id: id as u32,
                is_new: tree as u32 == 1,
                province: province as u32,
                district: district as u32,
            })
            .collect())
    }

    /// Old leaf, new leaf, share in hundredths.
    pub fn successions(&self) -> anyhow::Result<Vec<(u32, u32, i64)>> {
        let lines = self.lines::<3>("succ.tsv")?;
        let row = |[old, new, share]: [f64; 3]| (old as u32, new as u32, (share * 100.0).round() as i64);
        Ok(lines.into_iter().map(row).collect())
    }

    /// Leaf, indicator, target.
    pub fn targets(&self) -> anyhow::Result<Vec<(u32, u16, f64)>> {
        let lines = self.lines::<3>("target.tsv")?;
        Ok(lines.into_iter().map(|[id, indicator, target]| (id as u32, indicator as u16, target)).collect())
    }

    /// Leaf, indicator, number: a thousand new figures of the last period.
    pub fn delta(&self) -> anyhow::Result<Vec<(u32, u16, f64)>> {
        let lines = self.lines::<3>("delta.tsv")?;
        Ok(lines.into_iter().map(|[id, indicator, number]| (id as u32, indicator as u16, number)).collect())
    }

    /// Figures of one period after the other.
    pub fn figures(&self) -> anyhow::Result<FigureReader> {
        let open = |name: &str| -> anyhow::Result<BufReader<File>> {
            let path = self.folder.join(name);
            let file = File::open(&path).with_context(|| path.display().to_string())?;
            Ok(BufReader::with_capacity(1 << 20, file))
        };
        Ok(FigureReader {
            counts: self.lines::<1>("rows.tsv")?.into_iter().map(|[rows]| rows as usize).collect(),
            indicator: open("ind.bin")?,
            position: open("pos.bin")?,
            part: open("dondoc/co.bin")?,
            first: open("num.bin")?,
            second: open("den.bin")?,
            known_from: open("kf.bin")?,
        })
    }

    /// The whole history, in the order of periods.
    pub fn past(&self) -> anyhow::Result<Vec<FilePast>> {
        let bytes = std::fs::read(self.folder.join("dondoc/hist.bin"))?;
        let row = |bytes: &[u8]| -> Option<FilePast> {
            Some(FilePast {
                period: u16::from_le_bytes(bytes.get(0..2)?.try_into().ok()?),
                indicator: u16::from_le_bytes(bytes.get(2..4)?.try_into().ok()?),
                organisation: u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?),
                first: f64::from_le_bytes(bytes.get(8..16)?.try_into().ok()?),
                second: f64::from_le_bytes(bytes.get(16..24)?.try_into().ok()?),
                known_from: i32::from_le_bytes(bytes.get(24..28)?.try_into().ok()?),
                known_to: i32::from_le_bytes(bytes.get(28..32)?.try_into().ok()?),
            })
        };
        bytes.chunks_exact(32).map(|bytes| row(bytes).context("hist.bin")).collect()
    }
}

/// Reads the figures of one period after the other.
pub struct FigureReader {
    counts: Vec<usize>,
    indicator: BufReader<File>,
    position: BufReader<File>,
    part: BufReader<File>,
    first: BufReader<File>,
    second: BufReader<File>,
    known_from: BufReader<File>,
}

impl FigureReader {
    /// The figures of the next period.
    pub fn next(&mut self, period: usize) -> anyhow::Result<Vec<FileFigure>> {
        let count = *self.counts.get(period).context("rows.tsv is too short")?;
        let indicator = numbers(&mut self.indicator, count, u16::from_le_bytes)?;
        let position = numbers(&mut self.position, count, u16::from_le_bytes)?;
        let part = numbers(&mut self.part, count, u8::from_le_bytes)?;
        let first = numbers(&mut self.first, count, f64::from_le_bytes)?;
        let second = numbers(&mut self.second, count, f64::from_le_bytes)?;
        let known_from = numbers(&mut self.known_from, count, i32::from_le_bytes)?;
        let rows = indicator.into_iter().zip(position).zip(part).zip(first).zip(second).zip(known_from);
        let row = |(((((indicator, position), part), first), second), known_from)| FileFigure {
            indicator,
            position,
            part,
            first,
            second,
            known_from,
        };
        Ok(rows.map(row).collect())
    }
}

fn numbers<T, const N: usize>(file: &mut impl Read, count: usize, of: fn([u8; N]) -> T) -> anyhow::Result<Vec<T>> {
    let mut bytes = vec![0; count * N];
    file.read_exact(&mut bytes)?;
    Ok(bytes.chunks_exact(N).filter_map(|bytes| bytes.try_into().ok()).map(of).collect())
}
