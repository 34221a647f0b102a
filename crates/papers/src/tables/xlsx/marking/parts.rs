//! The parts of a workbook's zip: read as text, changed or added, and packed again. Parts that nobody changed are copied as they
//! are packed.

use super::{
    broken, escaped,
    outline::{Child, attribute, outline, spliced},
};
use crate::doors::DoorFault;
use domain::text::nfc;
use std::{
    collections::BTreeMap,
    io::{Cursor, Read, Write},
};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

const WORKBOOK: &str = "xl/workbook.xml";
const TYPES: &str = "[Content_Types].xml";
/// Links of a part to others stand under this name.
pub(super) const LINKS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts.
pub(super) struct Parts<'c> {
    archive: ZipArchive<Cursor<&'c [u8]>>,
    names: Vec<String>,
    changed: BTreeMap<String, String>,
}

/// A sheet of the workbook.
pub(super) struct SheetPart {
    /// Its name.
    pub(super) name: String,
    /// Its part.
    pub(super) part: String,
}

/// A link of a part.
pub(super) struct Link {
    /// Its identity in the part.
    pub(super) id: String,
    /// The last word of its kind.
    pub(super) kind: String,
    /// The part that it leads to.
    pub(super) part: String,
}

impl<'c> Parts<'c> {
    /// Opens the zip.
    pub(super) fn open(content: &'c [u8]) -> Result<Self, DoorFault> {
        let archive = ZipArchive::new(Cursor::new(content)).map_err(|fault| broken(&fault.to_string()))?;
        let names = archive.file_names().flatten().map(|name| name.into_owned()).collect();
        Ok(Parts { archive, names, changed: BTreeMap::new() })
    }

    /// A part as text, as it is by now.
    pub(super) fn text(&mut self, name: &str) -> Result<String, DoorFault> {
        if let Some(text) = self.changed.get(name) {
            return Ok(text.clone());
        }
        let mut text = String::new();
        let mut part = self.archive.by_name(name).map_err(|fault| broken(&format!("{name}: {fault}")))?;
        part.read_to_string(&mut text).map_err(|fault| broken(&format!("{name}: {fault}")))?;
        Ok(text.trim_start_matches('\u{feff}').to_owned())
    }

    /// Whether there is such a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.changed.contains_key(name) || self.names.iter().any(|known| known == name)
    }

    /// Puts a part in its place.
    pub(super) fn put(&mut self, name: &str, text: String) {
        self.changed.insert(name.to_owned(), text);
    }

    /// A name that no part has yet.
    pub(super) fn free_name(&self, before: &str, after: &str) -> String {
        let mut names = (1_u32..).map(|number| format!("{before}{number}{after}"));
        names.find(|name| !self.has(name)).unwrap_or_default()
    }

    /// The sheets of the workbook.
    pub(super) fn sheets(&mut self) -> Result<Vec<SheetPart>, DoorFault> {
        let links = self.links(WORKBOOK)?;
        let text = self.text(WORKBOOK)?;
        let of_book = outline(&text)?;
        let list = of_book.children.iter().find(|child| child.name == "sheets");
        let list = outline(list.and_then(|child| text.get(child.at.clone())).unwrap_or("<sheets/>"))?;
        let sheet = |child: &Child| {
            let id = child.attributes.iter().find(|(key, _)| key.ends_with(":id")).map(|(_, id)| id)?;
            let link = links.iter().find(|link| link.id == *id && link.kind == "worksheet")?;
            Some(SheetPart { name: nfc(child.attribute("name")?), part: link.part.clone() })
        };
        Ok(list.children.iter().filter_map(sheet).collect())
    }

    /// The part to which the workbook has a link of this kind.
    pub(super) fn of_workbook(&mut self, kind: &str) -> Result<Option<String>, DoorFault> {
        Ok(self.links(WORKBOOK)?.into_iter().find(|link| link.kind == kind).map(|link| link.part))
    }

    /// The links of a part.
    pub(super) fn links(&mut self, part: &str) -> Result<Vec<Link>, DoorFault> {
        let name = links_of(part);
        if !self.has(&name) {
            return Ok(Vec::new());
        }
        let text = self.text(&name)?;
        let link = |child: &Child| {
            let kind = child.attribute("Type")?.rsplit('/').next()?.to_owned();
            let part = resolved(part, child.attribute("Target")?);
            Some(Link { id: child.attribute("Id")?.to_owned(), kind, part })
        };
        Ok(outline(&text)?.children.iter().filter_map(link).collect())
    }

    /// Adds a link of a part; tells its identity.
    pub(super) fn add_link(&mut self, part: &str, kind: &str, to: &str) -> Result<String, DoorFault> {
        let name = links_of(part);
        if !self.has(&name) {
            let empty = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";
            self.put(&name, format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>{empty}"));
        }
        let known: Vec<String> = self.links(part)?.into_iter().map(|link| link.id).collect();
        let id = (1_u32..).map(|number| format!("rIdM{number}")).find(|id| !known.contains(id)).unwrap_or_default();
        let link = format!("Relationship Id=\"{id}\" Type=\"{LINKS}/{kind}\" Target=\"/{}\"/>", escaped(to));
        self.append(&name, |prefix| format!("<{prefix}{link}"))?;
        Ok(id)
    }

    /// Says of what kind an added part is.
    pub(super) fn add_kind(&mut self, part: &str, kind: &str) -> Result<(), DoorFault> {
        let piece = format!("Override PartName=\"/{}\" ContentType=\"{kind}\"/>", escaped(part));
        self.append(TYPES, |prefix| format!("<{prefix}{piece}"))
    }

    /// Says of what kind parts with an ending are, unless it is said.
    pub(super) fn add_ending(&mut self, ending: &str, kind: &str) -> Result<(), DoorFault> {
        let text = self.text(TYPES)?;
        let is_it =
            |child: &Child| attribute(&child.attributes, "Extension").is_some_and(|it| it.eq_ignore_ascii_case(ending));
        let types = outline(&text)?;
        if types.children.iter().any(is_it) {
            return Ok(());
        }
        let at = types.children.first().map_or(types.inside_end, |child| child.at.start);
        let piece = format!("<{}Default Extension=\"{ending}\" ContentType=\"{kind}\"/>", types.prefix);
        let text = spliced(&text, vec![(at..at, piece)])?;
        self.put(TYPES, text);
        Ok(())
    }

    /// Adds a sheet at the end of the workbook.
    pub(super) fn add_sheet(&mut self, name: &str, text: String) -> Result<(), DoorFault> {
        const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
        let part = self.free_name("xl/worksheets/sheetM", ".xml");
        self.put(&part, text);
        self.add_kind(&part, KIND)?;
        let id = self.add_link(WORKBOOK, "worksheet", &part)?;
        let book = self.text(WORKBOOK)?;
        let of_book = outline(&book)?;
        let list = of_book.children.iter().find(|child| child.name == "sheets").ok_or_else(|| broken("no sheets"))?;
        let inner = outline(book.get(list.at.clone()).unwrap_or_default())?;
        let numbers = inner.children.iter().filter_map(|child| child.attribute("sheetId")?.parse::<u32>().ok());
        let number = numbers.max().unwrap_or(0).saturating_add(1);
        let piece = format!(
            "<{}sheet xmlns:m=\"{LINKS}\" name=\"{}\" sheetId=\"{number}\" m:id=\"{id}\"/>",
            inner.prefix,
            escaped(name)
        );
        let at = list.at.start + inner.inside_end;
        let book = spliced(&book, vec![(at..at, piece)])?;
        self.put(WORKBOOK, book);
        Ok(())
    }

    /// Puts a piece at the end of the inside of a part's first element.
    fn append(&mut self, name: &str, piece: impl Fn(&str) -> String) -> Result<(), DoorFault> {
        let text = self.text(name)?;
        let of_part = outline(&text)?;
        if of_part.is_empty {
            return Err(broken(&format!("{name} is empty")));
        }
        let text = spliced(&text, vec![(of_part.inside_end..of_part.inside_end, piece(&of_part.prefix))])?;
        self.put(name, text);
        Ok(())
    }

    /// All parts packed again.
    pub(super) fn packed(mut self) -> Result<Vec<u8>, DoorFault> {
        let fault = |fault: zip::result::ZipError| broken(&fault.to_string());
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for number in 0..self.archive.len() {
            let part = self.archive.by_index_raw(number).map_err(fault)?;
            let is_changed = part.name().is_ok_and(|name| self.changed.contains_key(name.as_ref()));
            if !is_changed {
                writer.raw_copy_file(part).map_err(fault)?;
            }
        }
        for (name, text) in &self.changed {
            writer.start_file(name.as_str(), SimpleFileOptions::default()).map_err(fault)?;
            writer.write_all(text.as_bytes()).map_err(|fault| broken(&fault.to_string()))?;
        }
        Ok(writer.finish().map_err(fault)?.into_inner())
    }
}

/// Where the links of a part stand.
fn links_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    format!("{folder}/_rels/{name}.rels")
}

/// The part that a link of another part means.
fn resolved(part: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut folders: Vec<&str> = part.split('/').collect();
    folders.pop();
    for step in target.split('/') {
        match step {
            ".." => drop(folders.pop()),
            "." => {}
            step => folders.push(step),
        }
    }
    folders.join("/")
}
