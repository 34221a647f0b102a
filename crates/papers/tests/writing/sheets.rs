//! Papers as a printer would have them: LibreOffice lays them out, poppler tells where every word and every drop of ink is.
//!
//! Times New Roman is not on a free machine. Liberation Serif has the same widths and heights and takes its place, from
//! version 2 on with Vietnamese letters (Debian: fonts-liberation2; fonts-liberation 1.07 has none).

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

const MM_OF_A_POINT: f64 = 25.4 / 72.0;
/// How poppler draws the box of a word, in sizes of its letters; that depends on what a file says of its faces.
#[derive(Debug, Clone, Copy)]
pub struct Boxes {
    /// In all: of the upright, the bold, the italic face.
    pub heights: [f64; 3],
    /// Below the base line.
    pub below: f64,
}

/// In a file of LibreOffice.
#[allow(dead_code, reason = "these tests are part of two packages, and one of them prints no Word files")]
pub const OF_LIBREOFFICE: Boxes = Boxes { heights: [1.3; 3], below: 0.35 };

impl Boxes {
    /// The size of letters, in points, whose box is so high. Sizes are whole or half points, which tells the faces apart.
    fn size(self, height_pt: f64) -> f64 {
        let from_half = |size: &f64| (size * 2.0 - (size * 2.0).round()).abs();
        let sizes = self.heights.map(|height| height_pt / height);
        sizes.into_iter().min_by(|one, other| from_half(one).total_cmp(&from_half(other))).unwrap()
    }
}

/// Ten dots a millimetre.
const DOTS_AN_INCH: &str = "254";

/// A word on a page; millimetres from the upper left corner, size in points.
#[derive(Debug, Clone)]
pub struct Word {
    pub text: String,
    pub left: f64,
    pub right: f64,
    pub baseline: f64,
    pub size: f64,
}

/// Words that follow each other on one line.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    pub left: f64,
    pub right: f64,
    pub baseline: f64,
    pub size: f64,
}

impl Found {
    pub fn centre(&self) -> f64 {
        (self.left + self.right) / 2.0
    }

    pub fn width(&self) -> f64 {
        self.right - self.left
    }
}

/// A page.
#[derive(Debug)]
pub struct Page {
    pub width: f64,
    pub height: f64,
    pub words: Vec<Word>,
    ink: Option<Ink>,
}

/// The darkness of a page, ten dots a millimetre.
#[derive(Debug)]
struct Ink {
    columns: usize,
    dark: Vec<bool>,
}

/// A paper.
#[derive(Debug)]
pub struct Printed {
    pub pages: Vec<Page>,
    pub fonts: Vec<String>,
    /// Each piece of text with whether it is bold and whether it is italic.
    pub pieces: Vec<(String, bool, bool)>,
}

impl Page {
    /// The first place where these words follow each other on one line.
    pub fn find(&self, text: &str) -> Found {
        let wanted: Vec<&str> = text.split_whitespace().collect();
        let found = self.words.windows(wanted.len()).find(|words| {
            words.iter().zip(&wanted).all(|(word, wanted)| word.text == *wanted)
                && words.iter().all(|word| (word.baseline - words[0].baseline).abs() < 0.5)
        });
        let words = found.unwrap_or_else(|| panic!("«{text}» is not on one line of the page: {}", self.text()));
        let (first, last) = (&words[0], words.last().unwrap());
        Found { left: first.left, right: last.right, baseline: first.baseline, size: first.size }
    }

    pub fn text(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The word whose base line is the highest on the page: the page number where there is one.
    pub fn highest(&self) -> &Word {
        self.words.iter().min_by(|one, other| one.baseline.total_cmp(&other.baseline)).unwrap()
    }

    /// The highest word of the left half below the page number.
    pub fn highest_left(&self) -> &Word {
        let left = self.words.iter().filter(|word| word.right < 100.0 && word.baseline > 18.0);
        left.min_by(|one, other| one.baseline.total_cmp(&other.baseline)).unwrap()
    }

    /// The length of the longest line of the issuing body: the lines of the left column down to `to` in bold are not told
    /// apart here, so the last of them counts.
    pub fn longest_left(&self, to: f64) -> f64 {
        let own: Vec<&Word> =
            self.words.iter().filter(|word| word.right < 98.0 && (word.baseline - to).abs() < 0.5).collect();
        let left = own.iter().map(|word| word.left).fold(f64::MAX, f64::min);
        own.iter().map(|word| word.right).fold(0.0, f64::max) - left
    }

    /// The middle of the line that some words begin; a gap of 20 mm ends it.
    pub fn middle_of_line(&self, found: &Found) -> f64 {
        let mut own: Vec<&Word> = self
            .words
            .iter()
            .filter(|word| (word.baseline - found.baseline).abs() < 0.3 && word.left >= found.left - 0.1)
            .collect();
        own.sort_by(|one, other| one.left.total_cmp(&other.left));
        let mut right = found.right;
        for word in own {
            if word.left - right < 20.0 {
                right = right.max(word.right);
            }
        }
        (found.left + right) / 2.0
    }

    /// The ends of the first horizontal line above `from`, within `within` millimetres, at this place.
    pub fn line_above(&self, from: f64, within: f64, at: f64) -> Option<(f64, f64)> {
        let ink = self.ink.as_ref()?;
        let row = (0..dots(within)).map(|step| dots(from) - step).find(|row| ink.run(*row, dots(at)).is_some())?;
        let (left, right) = ink.run(row, dots(at))?;
        Some((millimetres(left), millimetres(right + 1)))
    }

    /// The first horizontal line below `from`, within `within` millimetres, at this place: its left and right ends, its
    /// upper edge and its thickness.
    pub fn line_below(&self, from: f64, within: f64, at: f64) -> Option<(f64, f64, f64, f64)> {
        let ink = self.ink.as_ref()?;
        let top = (0..dots(within)).map(|step| dots(from) + step).find(|row| ink.run(*row, dots(at)).is_some())?;
        let (left, right) = ink.run(top, dots(at))?;
        let thickness = (top..).take_while(|row| ink.run(*row, dots(at)).is_some()).count();
        Some((millimetres(left), millimetres(right + 1), millimetres(top), millimetres(thickness)))
    }

    /// Whether its ink is known.
    pub fn has_picture(&self) -> bool {
        self.ink.is_some()
    }

    /// The outermost ink, or words where no picture was taken: left, right, bottom.
    pub fn outermost(&self) -> [f64; 3] {
        let Some(ink) = &self.ink else {
            let (lefts, rights) = (self.words.iter().map(|word| word.left), self.words.iter().map(|word| word.right));
            let lowest = self.words.iter().map(|word| word.baseline).fold(0.0, f64::max);
            return [lefts.fold(f64::MAX, f64::min), rights.fold(0.0, f64::max), lowest];
        };
        let dark = || ink.dark.iter().enumerate().filter(|(_, dark)| **dark).map(|(index, _)| index);
        let (mut left, mut right) = (usize::MAX, 0);
        for column in dark().map(|index| index % ink.columns) {
            (left, right) = (left.min(column), right.max(column + 1));
        }
        [left, right, dark().next_back().unwrap() / ink.columns + 1].map(millimetres)
    }
}

impl Ink {
    /// The ends of the dark dots around a place, when they make a line of 5 mm at least.
    fn run(&self, row: usize, at: usize) -> Option<(usize, usize)> {
        let row = self.dark.get(row * self.columns..(row + 1) * self.columns)?;
        let left = (0..=at).rev().take_while(|column| row[*column]).last()?;
        let right = (at..self.columns).take_while(|column| row[*column]).last()?;
        (right - left > 50).then_some((left, right))
    }
}

fn dots(millimetres: f64) -> usize {
    (millimetres * 10.0).round() as usize
}

fn millimetres(dots: usize) -> f64 {
    dots as f64 / 10.0
}

/// Why papers cannot be printed and measured here, if so.
pub fn lacks(more: &[&'static str]) -> Option<String> {
    let programs = ["pdftotext", "pdftoppm", "pdffonts", "pdftohtml"];
    let missing: Vec<&str> = programs
        .into_iter()
        .chain(more.iter().copied())
        .filter(|program| Command::new(program).arg("--version").output().is_err())
        .collect();
    let font = Command::new("fc-list").args([":lang=vi:family=Liberation Serif", "family"]).output();
    let font_missing = font.map_or(true, |found| found.stdout.is_empty());
    match (missing.is_empty(), font_missing) {
        (true, false) => None,
        (true, true) => Some("Liberation Serif with Vietnamese letters is missing (fonts-liberation2)".to_owned()),
        _ => Some(format!("{} missing (libreoffice-writer, poppler-utils)", missing.join(", "))),
    }
}

/// Prints Word files, all in one run of LibreOffice with a profile of its own.
pub fn print_word_files(papers: &[(&str, Vec<u8>)]) -> Vec<Printed> {
    let folder = tempfile::tempdir().unwrap();
    let mut files: Vec<PathBuf> = Vec::new();
    for (name, bytes) in papers {
        let file = folder.path().join(name).with_extension("docx");
        std::fs::write(&file, bytes).unwrap();
        files.push(file);
    }
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let office = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder.path())
        .args(&files)
        .output()
        .unwrap();
    files
        .iter()
        .map(|file| file.with_extension("pdf"))
        .map(|file| {
            assert!(file.exists(), "LibreOffice did not open {}: {office:?}", file.display());
            printed(&file, OF_LIBREOFFICE)
        })
        .collect()
}

/// What is on the pages of a PDF that was not printed from a Word file.
#[allow(dead_code, reason = "these tests are part of two packages, and one of them has no PDF of its own")]
pub fn open_pdf(bytes: &[u8], boxes: Boxes) -> Printed {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, bytes).unwrap();
    printed(&file, boxes)
}

fn run(program: &str, arguments: &[&str], file: &Path) -> Vec<u8> {
    let (before, after) = arguments.split_at(arguments.iter().position(|word| *word == "-").unwrap_or(arguments.len()));
    let output = Command::new(program).args(before).arg(file).args(after).output().unwrap();
    assert!(output.status.success(), "{program}: {output:?}");
    output.stdout
}

fn printed(file: &Path, letters: Boxes) -> Printed {
    let boxes = String::from_utf8(run("pdftotext", &["-bbox", "-"], file)).unwrap();
    let mut pages = pages(&boxes, letters);
    for index in worth_a_picture(&pages) {
        let number = (index + 1).to_string();
        let picture = run("pdftoppm", &["-r", DOTS_AN_INCH, "-gray", "-f", &number, "-l", &number], file);
        pages[index].ink = Some(ink(&picture));
    }
    let fonts = String::from_utf8(run("pdffonts", &[], file)).unwrap();
    let pieces = String::from_utf8(run("pdftohtml", &["-xml", "-i", "-stdout"], file)).unwrap();
    Printed { pages, fonts: fonts.lines().skip(2).map(str::to_owned).collect(), pieces: looks(&pieces) }
}

/// Pages and words of `pdftotext -bbox`.
fn pages(boxes: &str, letters: Boxes) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    each_element(boxes, |start, text| {
        let length = |name: &str| attribute(start, name) * MM_OF_A_POINT;
        match start.name().as_ref() {
            "page" => {
                pages.push(Page { width: length("width"), height: length("height"), words: Vec::new(), ink: None })
            }
            "word" => {
                let size = letters.size((length("yMax") - length("yMin")) / MM_OF_A_POINT);
                pages.last_mut().unwrap().words.push(Word {
                    text: text.to_owned(),
                    left: length("xMin"),
                    right: length("xMax"),
                    baseline: length("yMax") - letters.below * size * MM_OF_A_POINT,
                    size,
                });
            }
            _ => {}
        }
    });
    pages
}

/// Pieces of `pdftohtml -xml` with their look.
fn looks(xml: &str) -> Vec<(String, bool, bool)> {
    let inside = |line: &str| Some(line.strip_prefix("<text ")?.split_once('>')?.1.strip_suffix("</text>")?.to_owned());
    let bare = |piece: &str| piece.replace("<b>", "").replace("</b>", "").replace("<i>", "").replace("</i>", "");
    xml.lines()
        .filter_map(inside)
        .map(|piece| {
            (
                bare(&piece).split_whitespace().collect::<Vec<_>>().join(" "),
                piece.contains("<b>"),
                piece.contains("<i>"),
            )
        })
        .collect()
}

/// Calls with every element and the text right after it.
fn each_element(xml: &str, mut call: impl FnMut(&BytesStart<'_>, &str)) {
    let mut reader = Reader::from_str(xml);
    let mut open: Option<(BytesStart<'static>, String)> = None;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) | Event::Empty(start) => {
                if let Some((start, text)) = open.take() {
                    call(&start, &text);
                }
                open = Some((start.into_owned(), String::new()));
            }
            Event::Text(words) => {
                if let Some((_, text)) = &mut open {
                    text.push_str(words.as_ref());
                }
            }
            Event::End(_) => {
                if let Some((start, text)) = open.take() {
                    call(&start, &text);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> f64 {
    let value = start.try_get_attribute(name).unwrap().unwrap_or_else(|| panic!("{name} is missing"));
    value.value.parse().unwrap()
}

/// The first page, the one with the signature and the first on its side: lines are measured on these.
fn worth_a_picture(pages: &[Page]) -> BTreeSet<usize> {
    let signed = pages.iter().position(|page| page.text().contains("Nơi nhận:"));
    let on_its_side = pages.iter().position(|page| page.width > page.height);
    [Some(0), signed, on_its_side].into_iter().flatten().collect()
}

/// The picture of `pdftoppm -gray`: three numbers as words, then the dots.
fn ink(picture: &[u8]) -> Ink {
    let blanks = picture.iter().enumerate().filter(|(_, byte)| byte.is_ascii_whitespace());
    let (header, dots) = picture.split_at(blanks.map(|(index, _)| index + 1).nth(3).unwrap());
    let columns = String::from_utf8_lossy(header).split_whitespace().nth(1).unwrap().parse().unwrap();
    Ink { columns, dark: dots.iter().map(|dot| *dot < 128).collect() }
}
