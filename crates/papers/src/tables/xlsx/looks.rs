//! How cells of a workbook for people look. What may be typed into stands on a light ground inside a frame, so that it is seen on
//! the screen and on paper; everything else is locked.

use crate::tables::Look;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};
use std::collections::HashMap;

/// Has Vietnamese letters on every machine that has a spreadsheet program.
const FONT: &str = "Times New Roman";
const SIZE: f64 = 12.0;
const INK: u32 = 0x21_25_29;
const QUIET: u32 = 0x5B_64_6D;
const LINE: u32 = 0xB8_BF_C6;
const OPEN: u32 = 0xFF_F8_DC;
const CLOSED: u32 = 0xEC_EE_F0;
const HEAD: u32 = 0xE3_E8_EE;

/// Formats, each made once.
#[derive(Default)]
pub(super) struct Looks(HashMap<(Look, bool), Format>);

impl Looks {
    /// The format of a look; `is_quoted` for text that a program would take for something else.
    pub(super) fn of(&mut self, look: Look, is_quoted: bool) -> &Format {
        self.0.entry((look, is_quoted)).or_insert_with(|| {
            let format = format(look);
            if is_quoted { format.set_quote_prefix() } else { format }
        })
    }
}

/// The pattern of a number, with Vietnamese marks where the program follows the pattern's language.
fn pattern(decimals: u8) -> String {
    match decimals {
        0 => "[$-42A]#,##0".to_owned(),
        decimals => format!("[$-42A]#,##0.{}", "0".repeat(usize::from(decimals))),
    }
}

fn format(look: Look) -> Format {
    let plain = Format::new().set_font_name(FONT).set_font_size(SIZE).set_font_color(Color::RGB(INK));
    let plain = plain.set_align(FormatAlign::Top);
    let framed = |format: Format| format.set_border(FormatBorder::Thin).set_border_color(Color::RGB(LINE));
    let quiet = |format: Format| format.set_font_color(Color::RGB(QUIET));
    let open = |format: Format| framed(format).set_background_color(Color::RGB(OPEN)).set_unlocked();
    match look {
        Look::Plain => plain.set_num_format("@"),
        Look::Title => plain.set_bold().set_font_size(15.0).set_text_wrap(),
        Look::Said => quiet(plain).set_text_wrap(),
        Look::Head => {
            let head = framed(plain).set_bold().set_text_wrap().set_background_color(Color::RGB(HEAD));
            head.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter)
        }
        Look::Group => framed(plain).set_bold().set_text_wrap().set_background_color(Color::RGB(CLOSED)),
        Look::Label => framed(plain).set_text_wrap(),
        Look::SubLabel => framed(plain).set_text_wrap().set_align(FormatAlign::Left).set_indent(2),
        Look::Small => quiet(framed(plain)).set_text_wrap(),
        Look::Was(decimals) => quiet(framed(plain)).set_num_format(pattern(decimals)).set_align(FormatAlign::Right),
        Look::Number(decimals) => open(plain).set_num_format(pattern(decimals)).set_align(FormatAlign::Right),
        Look::Words => open(plain).set_num_format("@").set_text_wrap(),
        Look::Choice => open(plain).set_align(FormatAlign::Left),
        Look::Closed => framed(plain).set_background_color(Color::RGB(CLOSED)).set_align(FormatAlign::Right),
    }
}
