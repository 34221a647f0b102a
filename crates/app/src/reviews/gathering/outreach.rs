//! What was done in outreach within the periods and who was reached: the same counts as on the page of the body, over what the
//! body may read.

use super::standpoint::Standpoint;
use crate::{failure::Failure, outreach::actions::rolled::roll_up};
use database::Connection;
use domain::{outreach::percent, packs::Words, reviews::Source};
use papers::writing::review::{Against, AudienceFacts, ChannelFacts, OutreachFacts};

/// The counts; none where no unit was asked and nothing was done.
pub(super) async fn facts(
    point: &Standpoint<'_>,
    connection: &mut Connection,
) -> Result<Option<OutreachFacts>, Failure> {
    let days = (point.asked.first.first_day, point.asked.last.last_day.min(point.asked.today));
    let rolled = roll_up(connection, &point.reader, point.body, days).await?;
    if rolled.asked == 0 && rolled.held.is_empty() {
        return Ok(None);
    }
    let source = Source::Outreach { organisation: point.body, first_day: days.0, last_day: days.1 };
    let pack = &rolled.pack;
    let name = |words: Option<&Words>, code: &str| words.map_or_else(|| code.to_owned(), |words| words.vi.clone());
    let channels = rolled.channels.iter().map(|(code, work, turns)| {
        let known = pack.channels.iter().find(|one| one.code == *code);
        ChannelFacts {
            name: name(known.map(|one| &one.name), code),
            unit: known.map(|one| one.unit.vi.clone()).unwrap_or_default(),
            items: whole(work.items),
            turns: whole(*turns),
            source: source.clone(),
        }
    });
    let audiences = rolled.audiences.iter().map(|one| {
        let known = pack.audiences.iter().find(|audience| audience.code == one.code);
        let against = (one.stated > 0 && one.people > 0).then(|| Against {
            persons: whole(one.measured),
            people: whole(one.people),
            percent: percent(one.measured, one.people).map(whole),
            stated: u32::try_from(one.stated).unwrap_or(u32::MAX),
        });
        AudienceFacts {
            name: crate::outreach::words::capital(&name(known.map(|audience| &audience.name), &one.code)),
            turns: whole(one.reach.turns),
            persons: whole(one.reach.persons),
            against,
            source: source.clone(),
        }
    });
    Ok(Some(OutreachFacts {
        activities: u32::try_from(rolled.held.len()).unwrap_or(u32::MAX),
        asked: u32::try_from(rolled.asked).unwrap_or(u32::MAX),
        silent: rolled.silent.iter().map(|unit| point.name_of(*unit)).collect(),
        channels: channels.collect(),
        audiences: audiences.collect(),
        source: source.clone(),
    }))
}

fn whole(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(if number < 0 { 0 } else { u32::MAX })
}
