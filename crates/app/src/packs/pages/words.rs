//! The words for what a pack says in codes: kinds, ways to add up, what is drawn into a heading, what changed.
//! Every code has its words; none is shown as it is.

use crate::{look::Frame, reporting};
use domain::packs::{Indicator, Kind, Measure, Occasion, Source, Words};

/// The words of a pack in the language of the page.
pub fn of(frame: &Frame, words: &Words) -> String {
    reporting::words::of(words, frame.language)
}

/// Over which time.
pub fn kind(frame: &Frame, kind: Kind) -> String {
    match kind {
        Kind::InPeriod => frame.say("packs-kind-in-period").to_string(),
        Kind::Cumulative { since } => frame.say("packs-kind-cumulative").with("date", frame.date(&since)).to_string(),
        Kind::AtDate => frame.say("packs-kind-at-date").to_string(),
    }
}

/// The key of a way to add up, by its word in the pack language.
pub fn aggregation_key(word: &str) -> &'static str {
    match word {
        "ratio" => "packs-aggregation-ratio",
        "mean" => "packs-aggregation-mean",
        "yes-no" => "packs-aggregation-yes-no",
        "keys" => "packs-aggregation-keys",
        "derived" => "packs-aggregation-derived",
        "latest" => "packs-aggregation-latest",
        _ => "packs-aggregation-sum",
    }
}

/// Of what an indicator consists, in one line for each.
pub fn numbers(frame: &Frame, indicator: &Indicator) -> Vec<String> {
    match &indicator.measure {
        Measure::Amount { .. } => parts(frame, indicator),
        Measure::Ratio { numerator, denominator, .. } => {
            vec![format!("{} / {}", of(frame, numerator), of(frame, denominator))]
        }
        Measure::Mean { weight, .. } => {
            vec![frame.say("packs-weighted-by").with("weight", of(frame, weight)).to_string()]
        }
        Measure::Keys { key } => vec![frame.say("packs-keys-of").with("key", of(frame, key)).to_string()],
        Measure::Derived { formula, operands } => {
            let sign = match formula.code() {
                "sum" => " + ",
                "difference" => " − ",
                _ => " / ",
            };
            vec![operands.iter().map(|operand| operand.code.as_str()).collect::<Vec<_>>().join(sign)]
        }
        Measure::YesNo => Vec::new(),
    }
}

fn parts(frame: &Frame, indicator: &Indicator) -> Vec<String> {
    let named = |is_division: bool| {
        let parts = indicator.parts().iter().filter(|part| part.is_division == is_division);
        parts.map(|part| of(frame, &part.name)).collect::<Vec<_>>().join("; ")
    };
    let line = |key, names: String| (!names.is_empty()).then(|| frame.say(key).with("name", names).to_string());
    [line("packs-of-which", named(false)), line("packs-divided-into", named(true))].into_iter().flatten().collect()
}

/// For which review.
pub fn occasion_key(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Interim => "packs-occasion-interim",
        Occasion::Final => "packs-occasion-final",
    }
}

/// What is drawn into a heading.
pub fn source_key(source: Source) -> &'static str {
    match source {
        Source::Documents => "packs-source-documents",
        Source::Obligations => "packs-source-obligations",
        Source::Inspections => "packs-source-inspections",
        Source::Difficulties => "packs-source-difficulties",
        Source::Outreach => "packs-source-outreach",
        Source::OwnWords => "packs-source-own-words",
    }
}
