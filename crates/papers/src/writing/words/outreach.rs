//! Sentences about outreach: how much was done, who was reached against how many there are, who did nothing.

use super::super::review::{AudienceFacts, OutreachFacts};
use super::review::{Part, Sentence};
use super::{counted, listed};
use domain::reviews::Source;

/// Title of an annex.
pub const SILENT: &str = "Danh sách đơn vị chưa có hoạt động tuyên truyền";

fn say<'a>(words: impl Into<String>) -> Part<'a> {
    Part { words: words.into(), source: None }
}

fn of<'a>(figure: String, source: &'a Source) -> Part<'a> {
    Part { words: figure, source: Some(source) }
}

/// How many activities, channel by channel.
pub fn activities(facts: &OutreachFacts) -> Sentence<'_> {
    if facts.activities == 0 {
        let asked = counted(facts.asked);
        return vec![
            of(format!("{asked} đơn vị"), &facts.source),
            say(" được mời tham gia; chưa ghi hoạt động tuyên truyền nào."),
        ];
    }
    let mut sentence =
        vec![say("Đã tổ chức "), of(counted(facts.activities), &facts.source), say(" hoạt động tuyên truyền")];
    for (place, channel) in facts.channels.iter().enumerate() {
        let items = format!("{} {}", counted(channel.items), channel.unit);
        sentence.extend([say(if place == 0 { ": " } else { "; " }), of(items, &channel.source)]);
        sentence.push(say(format!(" ({}", channel.name)));
        if channel.turns > 0 {
            sentence.push(say(format!(", {} lượt người", counted(channel.turns))));
        }
        sentence.push(say(")"));
    }
    sentence.push(say("."));
    sentence
}

/// Who was reached of an audience; a share only with both of its numbers.
pub fn audience(facts: &AudienceFacts, asked: u32) -> Sentence<'_> {
    let mut sentence =
        vec![say(format!("{}: ", facts.name)), of(format!("{} lượt", counted(facts.turns)), &facts.source)];
    match facts.against {
        Some(against) => {
            let share = against.percent.map(|percent| format!(" ({percent} %)")).unwrap_or_default();
            let told = format!("{}/{} người{share}", counted(against.persons), counted(against.people));
            sentence.extend([say("; "), of(told, &facts.source)]);
            sentence.push(say(format!(" ở {}/{} đơn vị đã nêu tổng số.", counted(against.stated), counted(asked))));
        }
        None => {
            if facts.persons > 0 {
                sentence.extend([say("; "), of(format!("{} người", counted(facts.persons)), &facts.source)]);
            }
            sentence.push(say("; chưa có tổng số để tính tỷ lệ."));
        }
    }
    sentence
}

/// Units without any activity.
pub fn silent<'a>(count: usize, names: &[String], source: &'a Source) -> Sentence<'a> {
    vec![
        of(format!("{} đơn vị", counted(count)), source),
        say(format!(" chưa có hoạt động tuyên truyền: {}.", listed(names.iter().map(String::as_str)))),
    ]
}
