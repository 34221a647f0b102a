//! Whether an activity can be what somebody recorded: its day, channel and audiences against the campaign, its numbers against
//! how many people there are. Everything that is wrong is told at once, each with what to do next.

use super::{COUNT_LIMIT, Counting};
use crate::problem::{OutreachProblem, Problem};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// An activity as somebody wants to record it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewActivity {
    /// The day on which it took place.
    pub held_on: Date,
    /// The channel, by its code.
    pub channel: String,
    /// What it was, in few words; may be empty.
    pub name: String,
    /// How many of what the channel counts.
    pub items: i64,
    /// What the numbers are.
    pub counting: Counting,
    /// How many of which audience.
    pub reach: Vec<(String, i64)>,
    /// Why more were reached than there are said to be.
    pub above_why: String,
}

/// What a campaign leaves room for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounds {
    /// Its first day.
    pub first_day: Date,
    /// Its last day.
    pub last_day: Date,
    /// Its channels, by their codes.
    pub channels: BTreeSet<String>,
    /// Its audiences, by their codes.
    pub audiences: BTreeSet<String>,
}

/// Everything that is wrong with it. `people` says how many there are of an audience, where that was stated.
pub fn check(new: &NewActivity, bounds: &Bounds, people: &BTreeMap<String, i64>, today: Date) -> Vec<Problem> {
    let mut found: Vec<Problem> = Vec::new();
    let mut say = |problem: OutreachProblem| found.push(problem.into());
    if new.held_on > today {
        say(OutreachProblem::DayInFuture { today: written(today) });
    } else if new.held_on < bounds.first_day || new.held_on > bounds.last_day {
        say(OutreachProblem::DayOutside { first: written(bounds.first_day), last: written(bounds.last_day) });
    }
    if !bounds.channels.contains(&new.channel) {
        say(OutreachProblem::ChannelUnknown { channel: new.channel.clone() });
    }
    if !(1..=COUNT_LIMIT).contains(&new.items) {
        say(OutreachProblem::NotACount { typed: new.items.to_string() });
    }
    for (audience, count) in &new.reach {
        if !bounds.audiences.contains(audience) {
            say(OutreachProblem::AudienceUnknown { audience: audience.clone() });
        } else if !(0..=COUNT_LIMIT).contains(count) {
            say(OutreachProblem::NotACount { typed: count.to_string() });
        }
    }
    let named: BTreeSet<&String> = new.reach.iter().map(|(audience, _)| audience).collect();
    if named.len() < new.reach.len() || new.reach.iter().all(|(_, count)| *count == 0) {
        say(OutreachProblem::NobodyCounted);
    }
    if new.counting == Counting::Persons && new.above_why.trim().is_empty() {
        let above = new.reach.iter().find(|(audience, count)| people.get(audience).is_some_and(|all| count > all));
        if let Some((audience, count)) = above {
            let people = people.get(audience).copied().unwrap_or_default();
            say(OutreachProblem::MoreThanThereAre { audience: audience.clone(), count: *count, people });
        }
    }
    found
}

/// Whether two activities of one unit in one campaign look the same to whoever reads them.
pub fn same_activity(one: &NewActivity, other: &NewActivity) -> bool {
    let reach = |activity: &NewActivity| -> BTreeMap<String, i64> {
        activity.reach.iter().filter(|(_, count)| *count > 0).cloned().collect()
    };
    (one.held_on, &one.channel, &one.name, one.items, one.counting)
        == (other.held_on, &other.channel, &other.name, other.items, other.counting)
        && reach(one) == reach(other)
}

/// Reads a count as people type it: «1250», «1.250», «1 250», «1,250». Nothing for an empty field.
///
/// # Errors
/// Where it is no whole number of people.
pub fn read_count(typed: &str) -> Result<Option<i64>, OutreachProblem> {
    let fault = || OutreachProblem::NotACount { typed: typed.trim().chars().take(40).collect() };
    let bare: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    if bare.is_empty() {
        return Ok(None);
    }
    let groups: Vec<&str> = bare.split(['.', ',']).collect();
    let is_grouped = groups.iter().skip(1).all(|group| group.len() == 3)
        && (groups.len() == 1 || groups.first().is_some_and(|first| (1..=3).contains(&first.len())));
    let has_one_mark = !(bare.contains('.') && bare.contains(','));
    let digits = groups.concat();
    if !is_grouped || !has_one_mark || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(fault());
    }
    digits.parse().ok().filter(|count| *count <= COUNT_LIMIT).map(Some).ok_or_else(fault)
}

/// dd/mm/yyyy.
fn written(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}
