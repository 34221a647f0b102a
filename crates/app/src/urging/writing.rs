//! The mail of a day in words: how many things, what each is called, when it is due, where it is. No figure, no narrative and no
//! name of a person ever stands in it.

use super::{actions::digests::NoticeOfDigest, words};
use crate::{language::Language, look::dates};
use domain::{ids::AccountId, time::Moment};

/// So many things are named; further ones are counted.
const NAMED: usize = 25;

/// A mail to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// What its identity is made of: the same for the same person and day.
    pub key: String,
    /// The address.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its words.
    pub body: String,
    /// Its moment.
    pub at: Moment,
}

/// The mail of a person.
pub fn letter(
    language: Language,
    site: &str,
    (person, to): (AccountId, &str),
    at: Moment,
    notices: &[NoticeOfDigest],
) -> Letter {
    let today = at.day();
    let late = notices.iter().filter(|notice| notice.due_on < today).count();
    let subject = language.say("urging-mail-subject").with("count", notices.len()).with("late", late);
    let mut lines = vec![
        language
            .say("urging-mail-opening")
            .with("count", notices.len())
            .with("date", dates::written(today))
            .to_string(),
        String::new(),
    ];
    for notice in notices.iter().take(NAMED) {
        let named = words::named(language, &notice.thing, &notice.named);
        let distance = dates::due(notice.due_on, today, language);
        let line = language.say("urging-mail-line").with("named", named).with("date", distance.written);
        lines.push(line.with("distance", distance.distance).to_string());
        lines.push(format!("  {site}{}", notice.path));
    }
    if let Some(more) = notices.len().checked_sub(NAMED).filter(|more| *more > 0) {
        lines.push(language.say("urging-mail-more").with("count", more).to_string());
    }
    lines.extend([
        String::new(),
        language.say("urging-mail-all").to_string(),
        format!("  {site}/thong-bao"),
        language.say("urging-mail-off").to_string(),
        format!("  {site}/tai-khoan/nhac-viec"),
        String::new(),
    ]);
    Letter {
        key: format!("digest.{today}.{person}"),
        to: to.to_owned(),
        subject: subject.to_string(),
        body: lines.join("\r\n"),
        at,
    }
}
