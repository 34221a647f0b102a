//! Outlines, audiences and channels, each from its own file: what they name must be in the pack.
//! A heading stands at most one level below the one before it.

use super::{
    super::{Audience, Channel, Fault, Heading, Occasion, Outline, Source},
    Codes, Table,
    codes::Known,
};

pub(super) fn read(table: &Table<'_, '_>, indicators: &Known, narratives: &Known) -> Vec<Outline> {
    table.only(&["outline"]);
    let mut codes = Codes::default();
    let entries = table.some_tables("outline");
    entries.iter().filter_map(|entry| outline(entry, &mut codes, indicators, narratives)).collect()
}

fn outline(table: &Table<'_, '_>, codes: &mut Codes, indicators: &Known, narratives: &Known) -> Option<Outline> {
    table.only(&["code", "name", "occasion", "heading"]);
    let (code, name) = (codes.of(table), table.words("name"));
    let occasion = table.word("occasion", &Occasion::ALL, |occasion| occasion.code());
    let (mut headings, mut before) = (Vec::new(), 0);
    for entry in table.some_tables("heading") {
        if let Some(heading) = heading(&entry, before, indicators, narratives) {
            before = heading.level;
            headings.push(heading);
        }
    }
    Some(Outline { code: code?, name: name?, occasion: occasion?, headings })
}

fn heading(table: &Table<'_, '_>, before: i64, indicators: &Known, narratives: &Known) -> Option<Heading> {
    table.only(&["level", "title", "indicators", "narratives", "draws"]);
    let (level, title) = (table.whole("level", 1..7), table.words("title"));
    if level.is_some_and(|level| level > before + 1) {
        table.note("level", Fault::HeadingJumps { most: before + 1 });
    }
    let indicators = indicators.listed(table, "indicators");
    let narratives = narratives.listed(table, "narratives");
    let draws = table.words_of_list("draws", &Source::ALL, |source| source.code());
    Some(Heading { level: level?, title: title?, indicators, narratives, draws })
}

pub(super) fn audiences(table: &Table<'_, '_>) -> Vec<Audience> {
    table.only(&["audience"]);
    let mut codes = Codes::default();
    let mut audience = |table: &Table<'_, '_>| {
        table.only(&["code", "name", "note"]);
        let (code, name, note) = (codes.of(table), table.words("name"), table.optional_words("note"));
        Some(Audience { code: code?, name: name?, note })
    };
    table.some_tables("audience").iter().filter_map(&mut audience).collect()
}

pub(super) fn channels(table: &Table<'_, '_>) -> Vec<Channel> {
    table.only(&["channel"]);
    let mut codes = Codes::default();
    let mut channel = |table: &Table<'_, '_>| {
        table.only(&["code", "name", "unit"]);
        let (code, name, unit) = (codes.of(table), table.words("name"), table.words("unit"));
        Some(Channel { code: code?, name: name?, unit: unit? })
    };
    table.some_tables("channel").iter().filter_map(&mut channel).collect()
}
