//! The ground of marked cells. It is a format that depends on a condition which always holds: so no cell's own format is touched,
//! and it is found again and taken away by its condition.

use super::{
    broken,
    outline::{Outline, outline, spliced},
    parts::Parts,
};
use crate::{
    doors::DoorFault,
    tables::{Mark, column_letters},
};

/// The condition, as it stands in the part: true, and said by nobody else.
const CONDITION: &str = "\"dondoc\"=\"dondoc\"";
const CONDITION_ESCAPED: &str = "&quot;dondoc&quot;=&quot;dondoc&quot;";
/// Cells in one element: programs read long lists slowly.
const CELLS_AT_ONCE: usize = 400;
const GROUND: &str = "FFFFC9C4";
/// What may stand behind a sheet's conditional formats, in the order of the standard.
const BEHIND: &[&str] = &[
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
];

/// Numbers of the formats that were added.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Styles {
    /// The ground; nothing where the workbook has no formats at all.
    pub(super) ground: Option<usize>,
    /// Text of the list.
    pub(super) text: Option<usize>,
}

/// Adds the formats.
pub(super) fn add_styles(parts: &mut Parts<'_>) -> Result<Styles, DoorFault> {
    let Some(part) = parts.of_workbook("styles")? else { return Ok(Styles::default()) };
    let text = parts.text(&part)?;
    let of_part = outline(&text)?;
    let p = of_part.prefix.clone();
    let ground = format!(
        "<{p}dxf><{p}fill><{p}patternFill patternType=\"solid\"><{p}fgColor rgb=\"{GROUND}\"/><{p}bgColor rgb=\"{GROUND}\"/>\
         </{p}patternFill></{p}fill></{p}dxf>"
    );
    let plain = format!(
        "<{p}xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\" \
         applyNumberFormat=\"1\" applyAlignment=\"1\"><{p}alignment vertical=\"top\" wrapText=\"1\"/></{p}xf>"
    );
    let (formats, text_number) = one_more(&text, &of_part, "cellXfs", &plain)?.ok_or_else(|| broken("no formats"))?;
    let (grounds, ground_number) = match one_more(&text, &of_part, "dxfs", &ground)? {
        Some(found) => found,
        None => {
            let before =
                ["cellStyles", "cellXfs"].iter().find_map(|name| of_part.children.iter().find(|it| it.name == *name));
            let at = before.map_or(of_part.inside_end, |child| child.at.end);
            ((at..at, format!("<{p}dxfs count=\"1\">{ground}</{p}dxfs>")), 0)
        }
    };
    let text = spliced(&text, vec![formats, grounds])?;
    parts.put(&part, text);
    Ok(Styles { ground: Some(ground_number), text: Some(text_number) })
}

type Piece = (std::ops::Range<usize>, String);

/// A list of formats with one more at its end, and the number of that; nothing where there is no such list.
fn one_more(text: &str, of_part: &Outline, name: &str, piece: &str) -> Result<Option<(Piece, usize)>, DoorFault> {
    let Some(list) = of_part.children.iter().find(|child| child.name == name) else { return Ok(None) };
    let own = text.get(list.at.clone()).unwrap_or_default();
    let inner = outline(own)?;
    let p = &inner.prefix;
    let count = inner.children.len();
    let inside: String = inner.children.iter().filter_map(|child| own.get(child.at.clone())).collect();
    let written = format!("<{p}{name} count=\"{}\">{inside}{piece}</{p}{name}>", count + 1);
    Ok(Some(((list.at.clone(), written), count)))
}

/// Takes the grounds of an earlier time away and paints these cells.
pub(super) fn paint(
    parts: &mut Parts<'_>,
    part: &str,
    marks: &[&Mark],
    ground: Option<usize>,
) -> Result<(), DoorFault> {
    let text = parts.text(part)?;
    let of_sheet = outline(&text)?;
    let is_earlier = |own: &str| own.contains(CONDITION) || own.contains(CONDITION_ESCAPED);
    let mut pieces: Vec<Piece> = Vec::new();
    for child in of_sheet.children.iter().filter(|child| child.name == "conditionalFormatting") {
        if text.get(child.at.clone()).is_some_and(is_earlier) {
            pieces.push((child.at.clone(), String::new()));
        }
    }
    if let Some(ground) = ground.filter(|_| !marks.is_empty()) {
        let p = &of_sheet.prefix;
        let behind = of_sheet.children.iter().find(|child| BEHIND.contains(&child.name.as_str()));
        let at = behind.map_or(of_sheet.inside_end, |child| child.at.start);
        let painted = |marks: &[&Mark]| {
            let cells: Vec<String> = marks.iter().map(|mark| address(mark)).collect();
            format!(
                "<{p}conditionalFormatting sqref=\"{}\"><{p}cfRule type=\"expression\" dxfId=\"{ground}\" priority=\"1\">\
                 <{p}formula>{CONDITION}</{p}formula></{p}cfRule></{p}conditionalFormatting>",
                cells.join(" ")
            )
        };
        pieces.push((at..at, marks.chunks(CELLS_AT_ONCE).map(painted).collect()));
    }
    if !pieces.is_empty() {
        let text = spliced(&text, pieces)?;
        parts.put(part, text);
    }
    Ok(())
}

/// The address of a mark in its sheet.
pub(super) fn address(mark: &Mark) -> String {
    format!("{}{}", column_letters(mark.place.column), mark.place.row.max(1))
}
