//! Automatic numbering of a Word file, turned into the words that Word shows: «1.», «a)», «Điều 3.».
//!
//! Lists that stand on the same definition count together, unless a list says that it begins anew.

use super::styles::Styles;
use crate::doors::{DoorFault, xml::Xml};
use std::collections::{HashMap, HashSet};

/// Levels of a list.
const LEVELS: usize = 9;
/// The sign of every list of points.
const POINT: &str = "-";

#[derive(Debug, Clone)]
struct Level {
    start: i64,
    format: String,
    text: String,
    space: bool,
    legal: bool,
    restart: Option<i64>,
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        let (format, text) = ("decimal".to_owned(), String::new());
        Level { start: 1, format, text, space: true, legal: false, restart: None, style: None }
    }
}

#[derive(Debug, Clone, Default)]
struct Definition {
    levels: [Level; LEVELS],
    defined_by: Option<String>,
}

#[derive(Debug, Clone, Default)]
struct List {
    definition: i64,
    levels: HashMap<usize, Level>,
    starts: HashMap<usize, i64>,
}

/// The lists of a file with what they have counted so far.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: HashMap<i64, Definition>,
    lists: HashMap<i64, List>,
    counted: HashMap<i64, [Option<i64>; LEVELS]>,
    begun: HashSet<(i64, usize)>,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub fn read(part: &str) -> Result<Self, DoorFault> {
        let mut numbering = Numbering::default();
        let mut xml = Xml::new(part);
        if xml.child()?.is_none() {
            return Ok(numbering);
        }
        while let Some(tag) = xml.child()? {
            match tag.name.as_str() {
                "abstractNum" => {
                    let id = tag.number("abstractNumId").unwrap_or_default();
                    numbering.definitions.insert(id, definition(&mut xml)?);
                }
                "num" => {
                    let id = tag.number("numId").unwrap_or_default();
                    numbering.lists.insert(id, list(&mut xml)?);
                }
                _ => xml.skip()?,
            }
        }
        Ok(numbering)
    }

    /// The label of the next paragraph of a list, with the blank that follows it; `None` when it shows none.
    pub fn next(&mut self, number: i64, level: usize, styles: &Styles) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let list = self.lists.get(&number)?;
        let definition_id = self.definition_of(list, styles);
        let definition = self.definitions.get(&definition_id)?;
        let at = |level: usize| list.levels.get(&level).or_else(|| definition.levels.get(level));
        let counters = self.counted.entry(definition_id).or_default();
        if let Some(start) = list.starts.get(&level)
            && self.begun.insert((number, level))
            && let Some(counter) = counters.get_mut(level)
        {
            *counter = Some(start - 1);
        }
        let shown = at(level)?;
        if let Some(counter) = counters.get_mut(level) {
            *counter = Some(counter.map_or(shown.start, |count| count.saturating_add(1)));
        }
        for (deeper, counter) in counters.iter_mut().enumerate().skip(level + 1) {
            let restart = at(deeper).and_then(|level| level.restart);
            if restart.is_none_or(|after| (level as i64) < after) {
                *counter = None;
            }
        }
        label(shown, counters, at)
    }

    /// The level of a list that a style of paragraphs is tied to.
    pub fn level_of_style(&self, number: i64, style: &str, styles: &Styles) -> Option<usize> {
        let definition = self.definitions.get(&self.definition_of(self.lists.get(&number)?, styles))?;
        definition.levels.iter().position(|level| level.style.as_deref() == Some(style))
    }

    /// A definition may point to a style, whose list has the real one.
    fn definition_of(&self, list: &List, styles: &Styles) -> i64 {
        let named = self.definitions.get(&list.definition).and_then(|definition| definition.defined_by.as_deref());
        let through = named.and_then(|style| styles.list_named(style)).and_then(|number| self.lists.get(&number));
        through.map_or(list.definition, |list| list.definition)
    }
}

fn label<'l>(
    shown: &Level,
    counters: &[Option<i64>; LEVELS],
    at: impl Fn(usize) -> Option<&'l Level>,
) -> Option<String> {
    if shown.format == "bullet" {
        let sign = shown.text.trim();
        let sign = if matches!(sign, "+" | "*") { sign } else { POINT };
        return Some([sign, " "].concat());
    }
    let mut text = String::new();
    let mut letters = shown.text.chars().peekable();
    while let Some(letter) = letters.next() {
        let digit = (letter == '%').then(|| letters.peek().and_then(|next| next.to_digit(10))).flatten();
        match digit.filter(|digit| *digit > 0).map(|digit| digit as usize - 1) {
            Some(level) => {
                letters.next();
                let of = at(level)?;
                let count = counters.get(level).copied().flatten().unwrap_or(of.start);
                let is_plain = shown.legal && of.format != "decimalZero";
                text.push_str(&written(count, if is_plain { "decimal" } else { &of.format }));
            }
            None => text.push(letter),
        }
    }
    if text.trim().is_empty() {
        return None;
    }
    if shown.space {
        text.push(' ');
    }
    Some(text)
}

/// A number as a format writes it.
fn written(count: i64, format: &str) -> String {
    match format {
        "none" => String::new(),
        "decimalZero" => format!("{count:02}"),
        "lowerRoman" => roman(count).to_lowercase(),
        "upperRoman" => roman(count),
        "lowerLetter" => letters(count),
        "upperLetter" => letters(count).to_uppercase(),
        "bullet" => POINT.to_owned(),
        _ => count.to_string(),
    }
}

/// a, b … z, aa, bb …
fn letters(count: i64) -> String {
    let Some(place) = count.checked_sub(1).and_then(|place| u32::try_from(place).ok()) else {
        return count.to_string();
    };
    let letter = char::from_u32('a' as u32 + place % 26).unwrap_or('a');
    std::iter::repeat_n(letter, (place / 26 + 1).min(9) as usize).collect()
}

fn roman(count: i64) -> String {
    match usize::try_from(count) {
        Ok(number @ 1..4000) => crate::roman::roman(number),
        _ => count.to_string(),
    }
}

fn definition(xml: &mut Xml<'_>) -> Result<Definition, DoorFault> {
    let mut found = Definition::default();
    while let Some(tag) = xml.child()? {
        match tag.name.as_str() {
            "lvl" => {
                let at = tag.number("ilvl").and_then(|at| usize::try_from(at).ok()).unwrap_or_default();
                let level = level(xml)?;
                if let Some(place) = found.levels.get_mut(at) {
                    *place = level;
                }
            }
            "numStyleLink" => {
                found.defined_by = tag.get("val").map(str::to_owned);
                xml.skip()?;
            }
            _ => xml.skip()?,
        }
    }
    Ok(found)
}

fn list(xml: &mut Xml<'_>) -> Result<List, DoorFault> {
    let mut found = List::default();
    while let Some(tag) = xml.child()? {
        match tag.name.as_str() {
            "abstractNumId" => {
                found.definition = tag.number("val").unwrap_or_default();
                xml.skip()?;
            }
            "lvlOverride" => {
                let at = tag.number("ilvl").and_then(|at| usize::try_from(at).ok()).unwrap_or_default();
                while let Some(inner) = xml.child()? {
                    match inner.name.as_str() {
                        "startOverride" => {
                            found.starts.insert(at, inner.number("val").unwrap_or(1));
                            xml.skip()?;
                        }
                        "lvl" => {
                            found.levels.insert(at, level(xml)?);
                        }
                        _ => xml.skip()?,
                    }
                }
            }
            _ => xml.skip()?,
        }
    }
    Ok(found)
}

fn level(xml: &mut Xml<'_>) -> Result<Level, DoorFault> {
    let mut found = Level::default();
    while let Some(tag) = xml.child()? {
        match tag.name.as_str() {
            "start" => found.start = tag.number("val").unwrap_or(1),
            "numFmt" => found.format = tag.get("val").unwrap_or("decimal").to_owned(),
            "lvlText" => found.text = tag.get("val").unwrap_or_default().to_owned(),
            "suff" => found.space = tag.get("val") != Some("nothing"),
            "isLgl" => found.legal = tag.is_on(),
            "lvlRestart" => found.restart = tag.number("val"),
            "pStyle" => found.style = tag.get("val").map(str::to_owned),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(found)
}
