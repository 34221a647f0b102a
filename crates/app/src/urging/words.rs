//! How what is owed, and a step of urging, are called. Neutral words: they stand in mails and calendars too.
//! No figure, no narrative and no name of a person is among them.

use crate::{language::Language, reporting::packs::newest};
use domain::{
    packs::{Period, Words},
    urging::Step,
};

/// A thing as reminders keep it: a symbol and a clause, or a form and a period as codes. Of a difficulty it is said that it is one.
pub fn named(language: Language, kind: &str, named: &str) -> String {
    match (kind, named) {
        ("difficulty", "") => language.say("urging-difficulty").to_string(),
        ("difficulty", named) => language.say("urging-difficulty-of").with("named", named).to_string(),
        (_, "") => language.say("urging-unnamed").to_string(),
        (_, named) => report(language, named).unwrap_or_else(|| named.to_owned()),
    }
}

/// «Báo cáo kết quả…, 6 tháng đầu năm 2026».
fn report(language: Language, named: &str) -> Option<String> {
    let mut parts = named.split('/');
    let (pack, form, year, number) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let pack = &newest(pack).ok()?.pack;
    let form = pack.form(form)?;
    let period = pack.regime(&form.regime)?.period(year.parse().ok()?, number.parse().ok()?)?;
    Some(format!("{}, {}", of(language, &form.name), period_name(language, pack.regime(&form.regime)?, &period)))
}

fn period_name(language: Language, regime: &domain::packs::Regime, period: &Period) -> String {
    of(language, &regime.name_of(period))
}

fn of(language: Language, words: &Words) -> String {
    match language {
        Language::Vi => words.vietnamese().to_owned(),
        Language::En => words.english().to_owned(),
    }
}

/// What a step says.
pub fn step(language: Language, step: Step) -> String {
    match step {
        Step::Before(days) => language.say("urging-step-before").with("count", days).to_string(),
        Step::After(days) => language.say("urging-step-after").with("count", days).to_string(),
        Step::ToHead(days) => language.say("urging-step-to-head").with("count", days).to_string(),
        Step::ToTrackingBody(days) => language.say("urging-step-to-body").with("count", days).to_string(),
        Step::ByHand(_) => language.say("urging-step-by-hand").to_string(),
    }
}
