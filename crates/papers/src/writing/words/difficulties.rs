//! The sentences of a review about difficulties and proposals.
//! What they say comes from facts with sources; nothing is judged here.

use super::super::review::{DifficultyFacts, RaisedFacts, UnitFacts};
use super::review::{Part, Sentence};
use domain::reviews::Source;

/// Before the main ones.
pub const MAIN: &str = "Những khó khăn, vướng mắc chủ yếu:";
/// Before what was proposed to bodies above.
pub const TO_SUPERIORS: &str = "Kiến nghị, đề xuất với cấp trên:";

fn say<'a>(words: impl Into<String>) -> Part<'a> {
    Part { words: words.into(), source: None }
}

fn number<'a>(count: u32, source: &'a Source) -> Part<'a> {
    Part { words: super::counted(count), source: Some(source) }
}

/// How many were raised and what became of them.
pub fn counts<'a>(facts: &DifficultyFacts, source: &'a Source) -> Sentence<'a> {
    let mut sentence = vec![
        say("Trong kỳ đã phát hiện, nêu "),
        number(facts.raised, source),
        say(" khó khăn, kiến nghị; "),
        number(facts.answered, source),
        say(" đã có trả lời, "),
        number(facts.solved, source),
        say(" đã giải quyết"),
    ];
    if facts.waiting > 0 {
        sentence.extend([say("; "), number(facts.waiting, source), say(" đang chờ trả lời")]);
    }
    if facts.overdue > 0 {
        sentence.extend([say(", trong đó "), number(facts.overdue, source), say(" quá hạn")]);
    }
    sentence.push(say("."));
    sentence
}

/// Where they wait.
pub fn holders(holders: &[UnitFacts]) -> Sentence<'_> {
    let mut sentence = vec![say("Đang chờ trả lời ở: ")];
    for (place, one) in holders.iter().enumerate() {
        if place > 0 {
            sentence.push(say("; "));
        }
        sentence.extend([say([one.unit.as_str(), " ("].concat()), number(one.count, &one.source), say(")")]);
    }
    sentence.push(say("."));
    sentence
}

/// One of them, with the number of units where they are several.
pub fn raised(one: &RaisedFacts) -> Sentence<'_> {
    let words = one.words.trim().trim_end_matches(['.', ';']).to_owned();
    match one.units {
        0 | 1 => vec![say(words), say(".")],
        units => vec![say(words), say(" ("), number(units, &one.source), say(" đơn vị nêu).")],
    }
}
