//! The numbers that headings get in the paper, for a page that shows the blocks. Counted as the paper counts: a heading under
//! which nothing stands has none.

use super::super::paper::Level;
use super::super::profile::Profile;
use super::super::setting::numbers::Counted;
use super::StandingBlock;
use domain::reviews::BlockKind;

/// What stands before each block in the paper: «I. », «1. »; nothing before what is no heading. A part bears its number in its
/// own words.
pub fn numbers(blocks: &[StandingBlock], profile: &Profile) -> Vec<String> {
    let mut counted = Counted::default();
    let number = |(place, block): (usize, &StandingBlock)| {
        if !stands(block, blocks.get(place + 1..).unwrap_or_default()) {
            return String::new();
        }
        match block.kind {
            BlockKind::Part => {
                drop(counted.part(&profile.habits));
                String::new()
            }
            BlockKind::Section => counted.heading(Level::First, &profile.habits),
            BlockKind::Subsection => counted.heading(Level::Second, &profile.habits),
            BlockKind::Paragraph | BlockKind::List | BlockKind::Table | BlockKind::Annex => String::new(),
        }
    };
    blocks.iter().enumerate().map(number).collect()
}

/// Whether a heading stands in the paper: it has words, and something stands under it.
pub(super) fn stands(heading: &StandingBlock, behind: &[StandingBlock]) -> bool {
    let mut below = behind.iter().take_while(|block| !is_heading(block.kind) || block.kind > heading.kind);
    !heading.text.trim().is_empty() && below.any(has_content)
}

fn is_heading(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Part | BlockKind::Section | BlockKind::Subsection)
}

/// Whether a block puts something into the text; an annex stands behind it.
fn has_content(block: &StandingBlock) -> bool {
    let is_table = block.kind == BlockKind::Table && block.table.is_some();
    !is_heading(block.kind) && block.kind != BlockKind::Annex && (is_table || !block.text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::Family;

    #[test]
    fn headings_are_counted_as_in_the_paper_and_empty_ones_are_not() {
        let block = |kind, text: &str| StandingBlock::drafted(kind, text);
        let blocks = [
            block(BlockKind::Part, "Phần thứ nhất"),
            block(BlockKind::Section, "A"),
            block(BlockKind::Paragraph, " "),
            block(BlockKind::Section, "B"),
            block(BlockKind::Subsection, "B1"),
            block(BlockKind::Subsection, "B2"),
            block(BlockKind::Paragraph, "lời"),
            block(BlockKind::Section, "C"),
            block(BlockKind::Paragraph, "lời"),
            block(BlockKind::Part, "Phần thứ hai"),
            block(BlockKind::Section, "D"),
            block(BlockKind::Paragraph, "lời"),
        ];
        let profile = Profile::of(Family::Party, jiff::civil::date(2026, 11, 23));
        let numbers = numbers(&blocks, profile);
        let bare: Vec<&str> = numbers.iter().map(|number| number.trim_matches([' ', '.', '-'])).collect();
        assert_eq!(bare, ["", "", "", "I", "", "1", "", "II", "", "", "I", ""]);
    }
}
