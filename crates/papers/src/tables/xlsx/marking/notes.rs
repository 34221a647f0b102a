//! Notes at marked cells. Each stands twice in a workbook: its words in one part, its frame in a drawing of another. People's own
//! notes stay; notes of an earlier time go. Where a sheet's drawing holds more than notes, it is left alone.

use super::{
    colours::address,
    escaped,
    outline::{Child, outline, spliced},
    parts::{LINKS, Parts},
};
use crate::{doors::DoorFault, tables::Mark};
use std::collections::BTreeSet;

/// Further marks of a sheet have their ground and their line in the list only: a drawing numbers so many frames, and programs
/// open thousands of notes slowly.
const MOST: usize = 1000;
const WORDS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const FRAMES: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";
const BEHIND: &[&str] =
    &["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"];

/// Writes the notes of a sheet.
pub(super) fn write(parts: &mut Parts<'_>, part: &str, marks: &[&Mark], author: &str) -> Result<(), DoorFault> {
    let links = parts.links(part)?;
    let words_part = links.iter().find(|link| link.kind == "comments").map(|link| link.part.clone());
    if words_part.is_none() && marks.is_empty() {
        return Ok(());
    }
    let frames_part = links.iter().find(|link| link.kind == "vmlDrawing").map(|link| link.part.clone());
    if let Some(frames) = &frames_part {
        let text = parts.text(frames)?;
        let others = text.matches("ObjectType=\"").count() > text.matches("ObjectType=\"Note\"").count();
        if others {
            return Ok(());
        }
    }
    let kept = match &words_part {
        Some(words) if parts.has(words) => kept(&parts.text(words)?, author)?,
        _ => Kept::default(),
    };
    let own: Vec<&Mark> = marks.iter().filter(|mark| !kept.at.contains(&address(mark))).take(MOST).copied().collect();
    put_words(parts, part, words_part, &kept, &own, author)?;
    let at: Vec<String> = kept.at.iter().cloned().chain(own.iter().map(|mark| address(mark))).collect();
    put_frames(parts, part, frames_part, &at)
}

/// People's own notes.
#[derive(Default)]
struct Kept {
    authors: Vec<String>,
    notes: Vec<String>,
    at: BTreeSet<String>,
}

fn kept(text: &str, author: &str) -> Result<Kept, DoorFault> {
    let of_part = outline(text)?;
    let inside =
        |name: &str| of_part.children.iter().find(|child| child.name == name).and_then(|it| text.get(it.at.clone()));
    let mut kept = Kept::default();
    if let Some(authors) = inside("authors") {
        let written = |child: &Child| authors.get(child.at.clone()).map(str::to_owned);
        kept.authors = outline(authors)?.children.iter().filter_map(written).collect();
    }
    let said = format!("{}:", escaped(author));
    if let Some(notes) = inside("commentList") {
        for child in outline(notes)?.children {
            let note = notes.get(child.at.clone()).unwrap_or_default();
            if !note.contains(&said) {
                kept.at.extend(child.attribute("ref").map(str::to_owned));
                kept.notes.push(note.to_owned());
            }
        }
    }
    Ok(kept)
}

fn put_words(
    parts: &mut Parts<'_>,
    sheet: &str,
    known: Option<String>,
    kept: &Kept,
    own: &[&Mark],
    author: &str,
) -> Result<(), DoorFault> {
    let number = kept.authors.len();
    let note = |mark: &&Mark| {
        let words = escaped(&format!("{author}: {}", mark.words));
        let at = address(mark);
        format!(
            "<comment ref=\"{at}\" authorId=\"{number}\"><text><r><t xml:space=\"preserve\">{words}</t></r></text></comment>"
        )
    };
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors>{}<author>{}</author></authors>\
         <commentList>{}{}</commentList></comments>",
        kept.authors.concat(),
        escaped(author),
        kept.notes.concat(),
        own.iter().map(note).collect::<String>()
    );
    let part = match known {
        Some(part) => part,
        None => {
            let part = parts.free_name("xl/commentsM", ".xml");
            parts.add_link(sheet, "comments", &part)?;
            parts.add_kind(&part, WORDS)?;
            part
        }
    };
    parts.put(&part, text);
    Ok(())
}

fn put_frames(parts: &mut Parts<'_>, sheet: &str, known: Option<String>, at: &[String]) -> Result<(), DoorFault> {
    let frames: String = (1025_u32..).zip(at).filter_map(|(number, at)| frame(number, at)).collect();
    let text = format!(
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
         xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\">\
         <o:idmap v:ext=\"edit\" data=\"1\"/></o:shapelayout><v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" \
         o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>\
         <v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>{frames}</xml>"
    );
    if let Some(part) = known {
        parts.put(&part, text);
        return Ok(());
    }
    let part = parts.free_name("xl/drawings/vmlDrawingM", ".vml");
    parts.put(&part, text);
    parts.add_ending("vml", FRAMES)?;
    let id = parts.add_link(sheet, "vmlDrawing", &part)?;
    let text = parts.text(sheet)?;
    let of_sheet = outline(&text)?;
    let behind = of_sheet.children.iter().find(|child| BEHIND.contains(&child.name.as_str()));
    let place = behind.map_or(of_sheet.inside_end, |child| child.at.start);
    let piece = format!("<{}legacyDrawing xmlns:m=\"{LINKS}\" m:id=\"{id}\"/>", of_sheet.prefix);
    let text = spliced(&text, vec![(place..place, piece)])?;
    parts.put(sheet, text);
    Ok(())
}

/// The frame of a note, closed until somebody points at the cell.
fn frame(number: u32, at: &str) -> Option<String> {
    let digits = at.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, row) = at.split_at_checked(digits)?;
    let column = letters.bytes().fold(0_u32, |sum, letter| {
        sum.saturating_mul(26).saturating_add(u32::from(letter.to_ascii_uppercase().saturating_sub(b'A')) + 1)
    });
    let (row, column) = (row.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?);
    let (right, below) = (column.saturating_add(4), row.saturating_add(6));
    let (left, above) = (column.saturating_add(1), row.saturating_sub(1));
    Some(format!(
        "<v:shape id=\"_x0000_s{number}\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:80pt;margin-top:2pt;\
         width:260pt;height:96pt;z-index:1;visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">\
         <v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>\
         <v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox>\
         <x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>\
         <x:Anchor>{left}, 12, {above}, 4, {right}, 12, {below}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>\
         <x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    ))
}
