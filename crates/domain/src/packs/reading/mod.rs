//! From the texts of a pack's files to a pack. All files are read to their end before anything is refused.
//! It opens no file: names and texts are handed in.

mod codes;
mod difficulties;
mod dimensions;
mod feeds;
mod forms;
mod indicators;
mod measures;
mod outlines;
mod regimes;
mod registers;
mod table;
mod urging;

use super::{Fault, Pack, PackFault, Words};
use codes::{Codes, Known};
use dimensions::Dimensions;
use std::cell::RefCell;
use table::{Sheet, Table, nearest};
use toml::{Spanned, de::DeTable};

/// A file of a pack, as it was found.
#[derive(Debug, Clone, Copy)]
pub struct PackFile<'t> {
    /// Its name or path. The last part counts; of a file in the folders `indicators` and `registers` also the name of the
    /// folder.
    pub name: &'t str,
    /// What stands in it.
    pub text: &'t str,
}

const PACK: &str = "pack.toml";
const REGIMES: &str = "regimes.toml";
const DIMENSIONS: &str = "dimensions.toml";
const INDICATORS: &str = "indicators.toml";
const FORMS: &str = "forms.toml";
const OUTLINES: &str = "outlines.toml";
const AUDIENCES: &str = "audiences.toml";
const CHANNELS: &str = "channels.toml";
const REGISTERS: &str = "registers.toml";
const DIFFICULTIES: &str = "difficulties.toml";
const URGING: &str = "urging.toml";
/// The folders of a pack whose files all hold the same.
pub const FOLDERS: [&str; 2] = ["indicators", "registers"];
/// What the files of a folder are read as.
const ROLES: [(&str, &str); 2] = [(FOLDERS[0], INDICATORS), (FOLDERS[1], REGISTERS)];
/// The files of a pack, in the order in which faults are told.
const FILES: [&str; 11] =
    [PACK, REGIMES, DIMENSIONS, REGISTERS, INDICATORS, FORMS, OUTLINES, AUDIENCES, CHANNELS, DIFFICULTIES, URGING];
/// Those that a pack need not have.
const OPTIONAL: [&str; 7] = [DIMENSIONS, REGISTERS, OUTLINES, AUDIENCES, CHANNELS, DIFFICULTIES, URGING];

/// A file with what it is.
struct Part<'t> {
    sheet: Sheet<'t>,
    role: &'static str,
    table: Option<Spanned<DeTable<'t>>>,
}

/// Reads a pack; or else everything that is wrong with it, in the order of its files and lines.
pub fn parse_pack(files: &[PackFile<'_>]) -> Result<Pack, Vec<PackFault>> {
    let faults = RefCell::new(Vec::new());
    let parts = parts_of(files, &faults);
    let pack = read(&parts);
    drop(parts);
    let mut faults = faults.into_inner();
    match pack {
        Some(pack) if faults.is_empty() => Ok(pack),
        _ => {
            let rank = |fault: &PackFault| role_of(&fault.file).and_then(place_of).unwrap_or(FILES.len());
            faults.sort_by_key(|fault| (rank(fault), fault.file.clone(), fault.line));
            Err(faults)
        }
    }
}

fn read(parts: &[Part<'_>]) -> Option<Pack> {
    let of = |role| parts.iter().filter(move |part| part.role == role);
    let tables = |role| of(role).filter_map(|part| Some(Table::new(&part.sheet, part.table.as_ref()?)));
    let is_read = |role| of(role).all(|part| part.table.is_some());
    let head = tables(PACK).next().and_then(|table| head(&table));
    let mut codes = Codes::default();
    let regimes = tables(REGIMES).flat_map(|table| regimes::read(&table, &mut codes)).collect();
    let of_regimes = codes.known(is_read(REGIMES));
    let mut codes = Codes::default();
    let list = tables(DIMENSIONS).flat_map(|table| dimensions::read(&table, &mut codes)).collect();
    let dimensions = Dimensions { list, known: codes.known(is_read(DIMENSIONS)) };
    let named = tables(REGISTERS).flat_map(|table| registers::codes_of(&table)).collect();
    let of_registers = Known { is_read: is_read(REGISTERS), codes: named };
    let around = registers::Around { dimensions: &dimensions, registers: &of_registers };
    let mut codes = Codes::default();
    let registers: Vec<_> = tables(REGISTERS).flat_map(|table| registers::read(&table, &mut codes, &around)).collect();
    let ground = indicators::Ground {
        regimes: &of_regimes,
        dimensions: &dimensions,
        registers: &registers,
        of_registers: &of_registers,
    };
    let (mut codes, mut indicators) = (Codes::default(), Vec::new());
    for table in tables(INDICATORS) {
        indicators::read(&table, &mut codes, &ground, &mut indicators);
    }
    let of_indicators = codes.known(is_read(INDICATORS));
    let forms: Vec<_> =
        tables(FORMS).flat_map(|table| forms::read(&table, &of_regimes, &of_indicators, &indicators)).collect();
    let narratives = forms.iter().flat_map(|form| &form.narratives).map(|narrative| narrative.code.clone());
    let of_narratives = Known { is_read: is_read(FORMS) && !forms.is_empty(), codes: narratives.collect() };
    let outlines = tables(OUTLINES).flat_map(|table| outlines::read(&table, &of_indicators, &of_narratives)).collect();
    let audiences = tables(AUDIENCES).flat_map(|table| outlines::audiences(&table)).collect();
    let channels = tables(CHANNELS).flat_map(|table| outlines::channels(&table)).collect();
    let difficulties = tables(DIFFICULTIES).find_map(|table| difficulties::read(&table));
    let urging = tables(URGING).find_map(|table| urging::read(&table));
    let dimensions = dimensions.list;
    Some(Pack {
        regimes,
        dimensions,
        indicators,
        forms,
        outlines,
        audiences,
        channels,
        registers,
        difficulties,
        urging,
        ..head?
    })
}

/// The last part of a path, and the name of the folder before it.
fn last_parts(name: &str) -> (&str, &str) {
    let mut parts = name.rsplit(['/', '\\']);
    let last = parts.next().unwrap_or(name);
    (last, parts.next().unwrap_or_default())
}

/// Which file of a pack this is.
fn role_of(name: &str) -> Option<&'static str> {
    let (last, folder) = last_parts(name);
    if let Some((_, role)) = ROLES.into_iter().find(|(name, _)| *name == folder) {
        return last.ends_with(".toml").then_some(role);
    }
    FILES.into_iter().find(|file| *file == last)
}

fn place_of(role: &str) -> Option<usize> {
    FILES.iter().position(|file| *file == role)
}

/// The files as TOML, with a part for each one that is missing; the files of indicators in the order of their names.
fn parts_of<'t>(files: &[PackFile<'t>], faults: &'t RefCell<Vec<PackFault>>) -> Vec<Part<'t>> {
    let mut parts = Vec::new();
    let mut sorted: Vec<&PackFile<'t>> = files.iter().collect();
    sorted.sort_by_key(|file| file.name);
    for file in sorted {
        let sheet = Sheet { name: file.name, text: file.text, faults };
        match role_of(file.name) {
            Some(role) => parts.push(Part { role, table: read_toml(&sheet), sheet }),
            None => sheet.note(1, Fault::FileUnknown { known: known_files() }),
        }
    }
    for role in FILES.into_iter().filter(|role| !OPTIONAL.contains(role)) {
        if parts.iter().all(|part: &Part<'_>| part.role != role) {
            let sheet = Sheet { name: role, text: "", faults };
            sheet.note(1, Fault::FileMissing);
            parts.push(Part { role, table: None, sheet });
        }
    }
    parts
}

/// The files that a pack may have, for an author who called one otherwise.
fn known_files() -> String {
    let folders = FOLDERS.map(|name| format!("{name}/….toml"));
    FILES.into_iter().map(str::to_owned).chain(folders).collect::<Vec<_>>().join(", ")
}

fn read_toml<'t>(sheet: &Sheet<'t>) -> Option<Spanned<DeTable<'t>>> {
    let (table, errors) = DeTable::parse_recoverable(sheet.text);
    for error in &errors {
        let line = error.span().map_or(1, |span| sheet.line(span.start));
        sheet.note(line, Fault::NotToml { message: error.message().trim_end_matches('.').to_owned() });
    }
    errors.is_empty().then_some(table)
}

/// What `pack.toml` says.
fn head(table: &Table<'_, '_>) -> Option<Pack> {
    table.only(&["code", "version", "name", "change_percent", "change_from"]);
    let code = table.code("code");
    let version = table.whole("version", 1..1_000_000);
    let name: Option<Words> = table.words("name");
    let change_percent = table.optional_whole("change_percent", 1..10_001);
    let change_from = table.optional_whole("change_from", 0..1_000_001);
    Some(Pack {
        code: code?,
        version: version?,
        name: name?,
        change_percent: change_percent.unwrap_or(30),
        change_from: change_from.unwrap_or(0),
        regimes: Vec::new(),
        dimensions: Vec::new(),
        indicators: Vec::new(),
        forms: Vec::new(),
        outlines: Vec::new(),
        audiences: Vec::new(),
        channels: Vec::new(),
        registers: Vec::new(),
        difficulties: None,
        urging: None,
    })
}
