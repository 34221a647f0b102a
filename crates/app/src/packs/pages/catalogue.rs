//! What a pack holds, as lists: indicators with a filter, forms, regimes, dimensions, outlines, audiences, channels, registers.
//! Rows are made of the pack alone.

use super::{
    registers::{self, RegisterLine},
    words::{self, of},
};
use crate::{
    language::Language,
    look::{Choice, Frame},
};
use domain::{
    difficulties::Counts,
    packs::{Form, Indicator, Pack},
    text::fold,
};
use serde::Deserialize;

/// What of a pack is asked for.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Words to look for.
    pub q: String,
    /// A way to add up.
    #[serde(rename = "cach")]
    pub aggregation: String,
    /// Code of a form.
    #[serde(rename = "bieu")]
    pub form: String,
    /// A version.
    #[serde(rename = "ban")]
    pub version: Option<String>,
}

/// An indicator of the catalogue.
pub struct IndicatorLine {
    pub code: String,
    pub name: String,
    pub unit: String,
    pub kind: String,
    pub aggregation: String,
    pub numbers: Vec<String>,
    pub frequency: String,
    pub note: String,
}

/// A form, with what each of its sections asks for.
pub struct FormLine {
    pub code: String,
    pub name: String,
    pub version: i64,
    pub regime: String,
    pub count: usize,
    pub sections: Vec<(String, String)>,
    pub narratives: Vec<String>,
}

/// A list of names under a name.
pub struct Group {
    pub code: String,
    pub name: String,
    pub members: Vec<String>,
}

/// A heading of an outline.
pub struct HeadingLine {
    pub level: i64,
    pub title: String,
    pub draws: String,
}

/// An outline.
pub struct OutlineLine {
    pub code: String,
    pub name: String,
    pub occasion: String,
    pub headings: Vec<HeadingLine>,
}

/// Everything that the page lists.
pub struct Catalogue {
    pub indicators: Vec<IndicatorLine>,
    pub all: usize,
    pub aggregations: Vec<Choice>,
    pub of_forms: Vec<Choice>,
    pub forms: Vec<FormLine>,
    pub regimes: Vec<Group>,
    pub dimensions: Vec<Group>,
    pub outlines: Vec<OutlineLine>,
    pub audiences: Vec<Group>,
    pub channels: Vec<Group>,
    pub difficulties: Vec<Group>,
    pub urging: Vec<Group>,
    pub registers: Vec<RegisterLine>,
}

impl Catalogue {
    /// Of a pack, the indicators those that the filter lets through.
    pub fn of(frame: &Frame, pack: &Pack, filter: &Filter) -> Self {
        let shown = pack.indicators.iter().filter(|indicator| is_shown(pack, indicator, filter));
        let mut ways: Vec<&'static str> = pack.indicators.iter().map(Indicator::aggregation).collect();
        ways.sort_unstable();
        ways.dedup();
        let way = |way: &'static str| Choice::new(way, frame.say(words::aggregation_key(way)).to_string());
        Catalogue {
            indicators: shown.map(|indicator| indicator_line(frame, pack, indicator)).collect(),
            all: pack.indicators.len(),
            aggregations: ways.into_iter().map(way).collect(),
            of_forms: pack.forms.iter().map(|form| Choice::new(&form.code, of(frame, &form.name))).collect(),
            forms: pack.forms.iter().map(|form| form_line(frame, pack, form)).collect(),
            regimes: regimes(frame, pack),
            dimensions: dimensions(frame, pack),
            outlines: outlines(frame, pack),
            audiences: pack.audiences.iter().map(|it| group(&it.code, of(frame, &it.name), Vec::new())).collect(),
            channels: channels(frame, pack),
            difficulties: difficulties(frame, pack),
            urging: urging(frame, pack),
            registers: registers::lines(frame, pack),
        }
    }
}

fn group(code: &str, name: String, members: Vec<String>) -> Group {
    Group { code: code.to_owned(), name, members }
}

fn regimes(frame: &Frame, pack: &Pack) -> Vec<Group> {
    let period = |rule: &domain::packs::PeriodRule| {
        let (first, last) = (rule.first_day, rule.last_day);
        let name = of(frame, &rule.name.with("{year}", "…"));
        format!("{name}: {}/{} – {}/{}", first.day, first.month, last.day, last.month)
    };
    let regimes = pack.regimes.iter();
    regimes.map(|it| group(&it.code, of(frame, &it.name), it.periods.iter().map(&period).collect())).collect()
}

fn dimensions(frame: &Frame, pack: &Pack) -> Vec<Group> {
    let members = |it: &domain::packs::Dimension| it.members.iter().map(|member| of(frame, &member.name)).collect();
    pack.dimensions.iter().map(|it| group(&it.code, of(frame, &it.name), members(it))).collect()
}

fn channels(frame: &Frame, pack: &Pack) -> Vec<Group> {
    let of_it = |it: &domain::packs::Channel| group(&it.code, of(frame, &it.name), vec![of(frame, &it.unit)]);
    pack.channels.iter().map(of_it).collect()
}

/// How long difficulties may wait, level by level, and how long for an opinion.
fn difficulties(frame: &Frame, pack: &Pack) -> Vec<Group> {
    let Some(clock) = &pack.difficulties else { return Vec::new() };
    let key = match clock.counts {
        Counts::WorkingDays => "packs-working-days",
        Counts::CalendarDays => "packs-calendar-days",
    };
    let days = |count: i64| vec![frame.say(key).with("count", count).to_string()];
    let level = |(code, count): &(String, i64)| {
        let name = crate::organisations::classes().level(code).map(|entry| match frame.language {
            Language::Vi => entry.name_vi.clone(),
            Language::En => entry.name_en.clone(),
        });
        group(code, name.unwrap_or_default(), days(*count))
    };
    let others = group("", frame.say("packs-other-levels").to_string(), days(clock.days));
    let silence = group("", frame.say("packs-silence").to_string(), days(clock.silence_days));
    clock.levels.iter().map(level).chain([others, silence]).collect()
}

/// When units are reminded of what they owe, and when it goes up.
fn urging(frame: &Frame, pack: &Pack) -> Vec<Group> {
    let Some(steps) = &pack.urging else { return Vec::new() };
    let days = |days: &mut dyn Iterator<Item = i64>| -> Vec<String> {
        days.map(|count| frame.say("packs-calendar-days").with("count", count).to_string()).collect()
    };
    let line = |key: &str, members: Vec<String>| group("", frame.say(key).to_string(), members);
    let all = [
        line("urging-steps-before", days(&mut steps.before.iter().rev().copied())),
        line("urging-steps-after", days(&mut steps.after.iter().copied())),
        line("urging-steps-again", days(&mut steps.again_every.into_iter())),
        line("urging-steps-head", days(&mut steps.to_head_after.into_iter())),
        line("urging-steps-body", days(&mut steps.to_tracking_body_after.into_iter())),
    ];
    all.into_iter().filter(|line| !line.members.is_empty()).collect()
}

fn is_shown(pack: &Pack, indicator: &Indicator, filter: &Filter) -> bool {
    let wanted = fold(filter.q.trim());
    let names = [Some(&indicator.name), indicator.note.as_ref()].into_iter().flatten();
    let texts = names.flat_map(|words| [words.vietnamese(), words.english()]).chain([indicator.code.as_str()]);
    let is_found = wanted.is_empty() || texts.map(fold).any(|text| text.contains(&wanted));
    let is_added_so = filter.aggregation.is_empty() || indicator.aggregation() == filter.aggregation;
    let is_asked =
        filter.form.is_empty() || pack.form(&filter.form).is_none_or(|form| form.indicators.contains(&indicator.code));
    is_found && is_added_so && is_asked
}

fn indicator_line(frame: &Frame, pack: &Pack, indicator: &Indicator) -> IndicatorLine {
    let regime = |code: &String| pack.regime(code).map(|regime| of(frame, &regime.name));
    let tolerance = indicator.tolerance_percent;
    let tolerance = tolerance.map(|percent| frame.say("packs-tolerance").with("percent", percent).to_string());
    IndicatorLine {
        code: indicator.code.clone(),
        name: of(frame, &indicator.name),
        unit: of(frame, &indicator.unit),
        kind: words::kind(frame, indicator.kind),
        aggregation: frame.say(words::aggregation_key(indicator.aggregation())).to_string(),
        numbers: words::numbers(frame, indicator).into_iter().chain(tolerance).collect(),
        frequency: indicator.frequency.iter().filter_map(regime).collect::<Vec<_>>().join(", "),
        note: indicator.note.as_ref().map(|note| of(frame, note)).unwrap_or_default(),
    }
}

fn form_line(frame: &Frame, pack: &Pack, form: &Form) -> FormLine {
    let regime = pack.regime(&form.regime).map(|regime| of(frame, &regime.name));
    let section = |section: &domain::packs::FormSection| {
        let name = section.name.as_ref().map(|name| of(frame, name)).unwrap_or_default();
        (name, section.indicators.join(", "))
    };
    FormLine {
        code: form.code.clone(),
        name: of(frame, &form.name),
        version: form.version,
        regime: regime.unwrap_or_default(),
        count: form.indicators.len(),
        sections: form.sections().iter().map(section).collect(),
        narratives: form.narratives.iter().map(|narrative| of(frame, &narrative.question)).collect(),
    }
}

fn outlines(frame: &Frame, pack: &Pack) -> Vec<OutlineLine> {
    let heading = |heading: &domain::packs::Heading| {
        let sources = heading.draws.iter().map(|source| frame.say(words::source_key(*source)).to_string());
        let asked = |code: &String| pack.forms.iter().find_map(|form| form.narrative(code));
        let answers = heading.narratives.iter().filter_map(asked).map(|it| of(frame, &it.question));
        let answers = answers.map(|question| format!("«{question}»"));
        let draws = heading.indicators.iter().cloned().chain(answers).chain(sources);
        let draws = draws.collect::<Vec<_>>().join(", ");
        HeadingLine { level: heading.level, title: of(frame, &heading.title), draws }
    };
    let outline = |outline: &domain::packs::Outline| OutlineLine {
        code: outline.code.clone(),
        name: of(frame, &outline.name),
        occasion: frame.say(words::occasion_key(outline.occasion)).to_string(),
        headings: outline.headings.iter().map(&heading).collect(),
    };
    pack.outlines.iter().map(outline).collect()
}
