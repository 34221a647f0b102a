//! Charts as drawings for a page: whole-number geometry from amounts. Colours, fonts and words are the page's; a chart
//! holds no number that was not handed in, and no clock, no chance and no script.

pub mod bars;
pub mod line;
pub mod scale;
pub mod shades;
pub mod strip;

#[cfg(test)]
mod tests;

/// Tenths of a pixel: geometry is whole.
pub type Tenths = i64;

/// A place as SVG writes it.
pub fn written(tenths: Tenths) -> String {
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    let sign = if tenths < 0 { "-" } else { "" };
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}
