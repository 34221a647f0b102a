//! From the texts of a pack's files to a pack. All files are read to their end before anything is refused.
//! It opens no file: names and texts are handed in.

mod codes;
mod forms;
mod indicators;
mod regimes;
mod table;

use super::{Fault, Pack, PackFault, Words};
use codes::Codes;
use std::cell::RefCell;
use table::{Sheet, Table, nearest};
use toml::{Spanned, de::DeTable};

/// A file of a pack, as it was found.
#[derive(Debug, Clone, Copy)]
pub struct PackFile<'t> {
    /// Its name or path; the last part counts.
    pub name: &'t str,
    /// What stands in it.
    pub text: &'t str,
}

const PACK: &str = "pack.toml";
const REGIMES: &str = "regimes.toml";
const INDICATORS: &str = "indicators.toml";
const FORMS: &str = "forms.toml";
const FILES: [&str; 4] = [PACK, REGIMES, INDICATORS, FORMS];

/// Reads a pack; or else everything that is wrong with it, in the order of its files and lines.
pub fn parse_pack(files: &[PackFile<'_>]) -> Result<Pack, Vec<PackFault>> {
    let faults = RefCell::new(Vec::new());
    refuse_other_files(files, &faults);
    let sheets = FILES.map(|name| {
        let file = files.iter().find(|file| last_part(file.name) == name).copied();
        Sheet { name: file.map_or(name, |file| file.name), text: file.map_or("", |file| file.text), faults: &faults }
    });
    let tables = sheets.each_ref().map(|sheet| read_toml(sheet, files));
    let [pack, regimes, indicators, forms] = [0, 1, 2, 3].map(|place: usize| {
        let (sheet, table) = (sheets.get(place), tables.get(place));
        sheet.zip(table.and_then(Option::as_ref)).map(|(sheet, table)| Table::new(sheet, table))
    });
    let head = pack.and_then(|table| head(&table));
    let (mut of_regimes, mut of_indicators) = (Codes::default(), Codes::default());
    let regimes = regimes.map(|table| regimes::read(&table, &mut of_regimes)).unwrap_or_default();
    let indicators = indicators.map(|table| indicators::read(&table, &mut of_indicators)).unwrap_or_default();
    let of_regimes = of_regimes.known(is_read(&tables, REGIMES));
    let of_indicators = of_indicators.known(is_read(&tables, INDICATORS));
    let forms = forms.map(|table| forms::read(&table, &of_regimes, &of_indicators)).unwrap_or_default();
    drop(tables);
    let mut faults = faults.into_inner();
    match head {
        Some(head) if faults.is_empty() => Ok(Pack { regimes, indicators, forms, ..head }),
        _ => {
            let rank = |fault: &PackFault| FILES.iter().position(|name| last_part(&fault.file) == *name);
            faults.sort_by_key(|fault| (rank(fault).unwrap_or(FILES.len()), fault.line));
            Err(faults)
        }
    }
}

fn last_part(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// Whether a file could be read as TOML; codes of one that could not are not missed.
fn is_read(tables: &[Option<Spanned<DeTable<'_>>>; 4], name: &str) -> bool {
    let place = FILES.iter().position(|file| *file == name);
    place.and_then(|place| tables.get(place)).is_some_and(Option::is_some)
}

fn refuse_other_files(files: &[PackFile<'_>], faults: &RefCell<Vec<PackFault>>) {
    for file in files.iter().filter(|file| !FILES.contains(&last_part(file.name))) {
        let fault = Fault::FileUnknown { known: FILES.join(", ") };
        faults.borrow_mut().push(PackFault { file: file.name.to_owned(), line: 1, fault });
    }
}

fn read_toml<'t>(sheet: &Sheet<'t>, files: &[PackFile<'_>]) -> Option<Spanned<DeTable<'t>>> {
    if files.iter().all(|file| file.name != sheet.name) {
        sheet.note(1, Fault::FileMissing);
        return None;
    }
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
        indicators: Vec::new(),
        forms: Vec::new(),
    })
}
